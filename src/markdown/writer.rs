//! From events of the parser to HTML with open addresses and figures.
//!
//! **Invariant:** what is written from a text is escaped, by the parser's own writer of HTML or here.
//! Deliberately absent: what a link may look like (`link`), and figures (`figure`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag, TagEnd, html};

use super::context::Context;
use super::ids::{RESERVED_IDS, unique_id};
use super::link::{Address, Link, resolve};
use crate::characters::{escape, slug};
use crate::diag::{Code, Diagnostic, Report, Span};
use crate::lang::Lang;
use crate::site::figure::{DataTable, Diagram};
use crate::site::{Fragment, Heading, Piece, Target};

/// How deep lists, quotations and notes may lie in each other. Browsers stop at some hundreds, people long before.
const MAX_DEPTH: usize = 12;

// What stands for an open address in the HTML. Text cannot forge it: in text `"` is escaped.
const SLOT: &str = "lotse-slot-";

/// What stands for a figure in the HTML. Text cannot forge it: in text `<` is escaped.
pub(super) const FIGURE: &str = "<!--lotse-figure-";

/// A file that stands in the text as a figure, while its caption is being read.
pub(super) struct Embedded {
    pub(super) file: Figure,
    pub(super) caption: String,
    /// What the title of the image says about a chart.
    pub(super) title: String,
    pub(super) range: Range<usize>,
    /// How many pictures within the caption have not ended.
    pub(super) inner: usize,
}

/// What stands in the file.
pub(super) enum Figure {
    Table(DataTable),
    Diagram(Diagram),
    /// There is no such file, which was said.
    Missing,
}

/// Whether headings inside it are not headings of the text itself.
fn holds_blocks(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition
    )
}

/// Writes a text event by event.
pub(super) struct Writer<'a, 'r> {
    pub(super) text: &'a str,
    pub(super) context: &'a Context<'a>,
    pub(super) report: &'r Report,
    pub(super) events: Vec<Event<'a>>,
    targets: Vec<Target>,
    /// Tables and charts, open until they are drawn.
    pub(super) figures: Vec<Piece>,
    links: Vec<Link>,
    headings: Vec<Heading>,
    /// Ids of headings so far, and how often each wish for one was made.
    ids: BTreeMap<String, usize>,
    pub(super) plain: String,
    /// Abbreviations already explained on this page.
    said: BTreeSet<String>,
    /// Depth of elements in which abbreviations are not explained.
    quiet: usize,
    /// Depth of lists, quotations and notes.
    depth: usize,
    /// Whether it has been said that the text is nested too deeply.
    deep: bool,
    /// Index of the event that opens the current heading, and its words.
    heading: Option<(usize, String)>,
    /// A figure whose caption is being read.
    pub(super) caption: Option<Embedded>,
    /// How many tables there were so far, to tell them apart by name.
    table_count: usize,
}

impl<'a, 'r> Writer<'a, 'r> {
    pub(super) fn new(
        text: &'a str,
        context: &'a Context<'a>,
        report: &'r Report,
    ) -> Writer<'a, 'r> {
        Writer {
            text,
            context,
            report,
            events: Vec::new(),
            targets: Vec::new(),
            figures: Vec::new(),
            links: Vec::new(),
            headings: Vec::new(),
            ids: RESERVED_IDS
                .iter()
                .map(|id| ((*id).to_owned(), 1))
                .collect(),
            plain: String::new(),
            said: BTreeSet::new(),
            quiet: 0,
            depth: 0,
            deep: false,
            heading: None,
            caption: None,
            table_count: 0,
        }
    }

    /// The fragment, and the links in it.
    pub(super) fn finish(self) -> (Fragment, Vec<Link>) {
        let mut html = String::new();
        html::push_html(&mut html, self.events.into_iter());
        let pieces = split(&html, &self.targets, &self.figures);
        let fragment = Fragment {
            pieces,
            headings: self.headings,
            plain: self.plain.trim().to_owned(),
        };
        (fragment, self.links)
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let offset = self.context.offset;
        Span::new(self.context.file, range.start + offset..range.end + offset)
    }

    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.caption.is_some() {
            return self.caption_event(event);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(&text, range),
            Event::Html(html) => self.raw(&html, range, true),
            Event::InlineHtml(html) => self.raw(&html, range, false),
            Event::Code(code) => {
                self.say(&code);
                self.events.push(Event::Code(code));
            }
            Event::FootnoteReference(name) => {
                let name = self.footnote(&name);
                self.events.push(Event::FootnoteReference(name));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.plain.push(' ');
                self.events.push(event);
            }
            other => self.events.push(other),
        }
    }

    fn too_deep(&mut self, at: usize) {
        let problem = format!("lists and quotations lie more than {MAX_DEPTH} levels deep");
        let end = at + self.text[at..].chars().next().map_or(0, char::len_utf8);
        self.report.push(
            Diagnostic::new(Code::TooDeep, problem)
                .at(self.span(at..end))
                .label("this is the first that is too deep")
                .help("make a section with a heading of it, or a page of its own"),
        );
    }

    fn start(&mut self, mut tag: Tag<'a>, range: Range<usize>) {
        self.depth += usize::from(holds_blocks(tag.to_end()));
        if self.depth > MAX_DEPTH && !self.deep {
            self.deep = true;
            self.too_deep(range.start);
        }
        match &mut tag {
            // The HTML itself follows as text.
            Tag::HtmlBlock => return,
            Tag::Heading {
                level,
                classes,
                attrs,
                ..
            } => {
                self.quiet += 1;
                self.heading = Some((self.events.len(), String::new()));
                // The title of the page is its only h1.
                *level = (*level).max(HeadingLevel::H2);
                classes.clear();
                attrs.clear();
            }
            Tag::Link { dest_url, .. } => {
                self.quiet += 1;
                *dest_url = self.address(dest_url, range, false);
            }
            Tag::Image {
                dest_url, title, ..
            } if dest_url.ends_with(".csv") => {
                return self.open_table(dest_url, title, range);
            }
            Tag::Image { dest_url, .. } if dest_url.ends_with(".toml") => {
                return self.open_diagram(dest_url, range);
            }
            Tag::Image { dest_url, .. } => {
                self.quiet += 1;
                *dest_url = self.address(dest_url, range, true);
            }
            Tag::FootnoteDefinition(name) => *name = self.footnote(name),
            Tag::CodeBlock(_) => self.quiet += 1,
            Tag::Table(alignment) => {
                // Alignment would become an inline style, which the policy of the pages forbids.
                alignment.fill(Alignment::None);
                self.open_scroll();
            }
            _ => {}
        }
        self.events.push(Event::Start(tag));
    }

    /// A wide table scrolls by itself, and by keyboard too, instead of the page.
    fn open_scroll(&mut self) {
        self.table_count += 1;
        let label = match self.context.lang {
            Lang::DE => "Tabelle",
            _ => "Table",
        };
        let open = format!(
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label} {}\">",
            self.table_count
        );
        self.events.push(Event::Html(open.into()));
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth -= usize::from(holds_blocks(tag));
        match tag {
            TagEnd::HtmlBlock => return,
            TagEnd::Heading(level) => {
                self.quiet -= 1;
                self.close_heading(level.max(HeadingLevel::H2));
                return;
            }
            TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock => self.quiet -= 1,
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell => self.plain.push(' '),
            _ => {}
        }
        self.events.push(Event::End(tag));
        if tag == TagEnd::Table {
            self.events.push(Event::Html("</div>".into()));
        }
    }

    /// The id of a footnote, which no heading and no other text of the page can have.
    fn footnote(&self, name: &str) -> CowStr<'a> {
        format!("{}fn-{}", self.context.id_prefix, slug(name)).into()
    }

    fn close_heading(&mut self, level: HeadingLevel) {
        let Some((index, text)) = self.heading.take() else {
            return;
        };
        if let Some(Event::Start(Tag::Heading { id, .. })) = self.events.get_mut(index) {
            let wanted = match id.as_deref() {
                Some(id) => id.to_owned(),
                None => slug(&text),
            };
            let unique = unique_id(format!("{}{wanted}", self.context.id_prefix), &mut self.ids);
            *id = Some(CowStr::from(unique.clone()));
            self.headings.push(Heading {
                level: level as u8,
                id: unique,
                text,
                nested: self.depth > 0,
            });
        }
        self.plain.push(' ');
        self.events.push(Event::End(TagEnd::Heading(level)));
    }

    pub(super) fn say(&mut self, words: &str) {
        self.plain.push_str(words);
        if let Some((_, text)) = &mut self.heading {
            text.push_str(words);
        }
    }

    /// Text: blanks are filled, abbreviations explained where they first occur.
    fn words(&mut self, text: &str, range: Range<usize>) {
        let mut rest = text;
        // Where the next `{{` can be found as it is written, which differs from the text by its escapes.
        let mut written = range;
        while let Some(open) = rest.find("{{") {
            let Some(length) = rest[open..].find("}}") else {
                break;
            };
            let name = rest[open + 2..open + length].trim();
            self.plain_words(&rest[..open]);
            let raw = &self.text[written.clone()];
            let start = raw.find("{{").unwrap_or(0);
            let end = raw[start..].find("}}").map_or(raw.len(), |i| start + i + 2);
            self.blank(name, written.start + start..written.start + end);
            written.start += end;
            rest = &rest[open + length + 2..];
        }
        self.plain_words(rest);
    }

    fn blank(&mut self, name: &str, range: Range<usize>) {
        match self.context.blanks.get(name) {
            Some((label, value)) if value.is_empty() => {
                let missing = match self.context.lang {
                    Lang::DE => "noch einzutragen",
                    _ => "still missing",
                };
                let html = format!(
                    "<mark class=\"blank\">[{missing}: {}]</mark>",
                    escape(label)
                );
                self.events.push(Event::InlineHtml(html.into()));
            }
            Some((_, value)) => {
                self.say(value);
                self.events.push(Event::Text(value.clone().into()));
            }
            None => {
                let known = self.context.blanks.keys().map(String::as_str);
                self.report.push(
                    Diagnostic::new(Code::UnknownBlank, format!("there is no blank `{name}`"))
                        .at(self.span(range))
                        .did_you_mean(name, known)
                        .help("add it to [blanks] in lotse.toml, or write it as code if it is meant literally"),
                );
            }
        }
    }

    fn plain_words(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.say(text);
        if self.quiet > 0 {
            self.events.push(Event::Text(text.to_owned().into()));
            return;
        }
        let mut rest = text;
        let mut done = 0;
        while let Some((range, name)) = self.next_abbreviation(text, done) {
            self.said.insert(name.clone());
            let before = &text[done..range.start];
            self.events.push(Event::Text(before.to_owned().into()));
            let html = format!(
                "<abbr title=\"{}\">{}</abbr>",
                escape(&self.context.abbreviations[&name]),
                escape(&name)
            );
            self.events.push(Event::InlineHtml(html.into()));
            done = range.end;
            rest = &text[done..];
        }
        self.events.push(Event::Text(rest.to_owned().into()));
    }

    /// The next abbreviation from byte `from` on that has not been explained; the longest one where several begin.
    fn next_abbreviation(&self, text: &str, from: usize) -> Option<(Range<usize>, String)> {
        let is_word = |c: char| c.is_alphanumeric();
        let unsaid = self.context.abbreviations.keys();
        let unsaid = unsaid.filter(|name| !self.said.contains(*name));
        let found = unsaid.filter_map(|name| {
            let mut places = text[from..].match_indices(name.as_str());
            places.find_map(|(at, _)| {
                let (start, end) = (from + at, from + at + name.len());
                let before = text[..start].chars().next_back();
                let after = text[end..].chars().next();
                let is_alone = !before.is_some_and(is_word) && !after.is_some_and(is_word);
                is_alone.then_some((start..end, name))
            })
        });
        let first = found.min_by_key(|(range, _)| (range.start, Reverse(range.len())));
        first.map(|(range, name)| (range, name.clone()))
    }

    fn raw(&mut self, html: &str, range: Range<usize>, block: bool) {
        let line = html.trim_end();
        if line.is_empty() {
            return;
        }
        self.report.push(
            Diagnostic::new(Code::RawHtml, format!("HTML in the text: `{}`", line.lines().next().unwrap_or(line)))
                .at(self.span(range.start..range.start + line.len()))
                .label("it will be shown as text")
                .help("use Markdown: **bold**, *italic*, lists, tables; or put it between backticks to show code"),
        );
        self.say(html);
        let text = Event::Text(html.to_owned().into());
        if block {
            self.events.push(Event::Start(Tag::Paragraph));
            self.events.push(text);
            self.events.push(Event::End(TagEnd::Paragraph));
        } else {
            self.events.push(text);
        }
    }

    /// What to write into `href` or `src`: an open slot for places inside, the address itself for allowed ones outside.
    fn address(&mut self, written: &str, range: Range<usize>, is_image: bool) -> CowStr<'a> {
        let span = self.address_span(written, range);
        match resolve(written, self.context, is_image) {
            Ok(Address::Outside(url)) => url.into(),
            Ok(Address::Inside(target)) => {
                self.links.push(Link {
                    target: target.clone(),
                    span,
                    lang: self.context.lang,
                    page: self.context.address.map(str::to_owned),
                });
                self.targets.push(target);
                format!("{SLOT}{}", self.targets.len() - 1).into()
            }
            Err(diagnostic) => {
                self.report.push(diagnostic.at(span));
                "#".into()
            }
        }
    }

    /// Where the address itself is written inside its link.
    pub(super) fn address_span(&self, written: &str, range: Range<usize>) -> Span {
        let inside = &self.text[range.clone()];
        match inside.rfind(written) {
            Some(at) if !written.is_empty() => {
                self.span(range.start + at..range.start + at + written.len())
            }
            _ => self.span(range),
        }
    }
}

fn split(html: &str, targets: &[Target], figures: &[Piece]) -> Vec<Piece> {
    let slot = format!("\"{SLOT}");
    let paragraph = format!("<p>{FIGURE}");
    let slots = html.match_indices(&slot).map(|(at, mark)| (at, mark, true));
    let blocks = html
        .match_indices(&paragraph)
        .map(|(at, mark)| (at, mark, false));
    let mut marks: Vec<(usize, &str, bool)> = slots.chain(blocks).collect();
    marks.sort_unstable();
    let mut pieces = Vec::new();
    let mut done = 0;
    for (at, mark, is_slot) in marks {
        let start = at + mark.len();
        let digits = html[start..].find(|c: char| !c.is_ascii_digit());
        let end = digits.map_or(html.len(), |digits| start + digits);
        let index: usize = html[start..end].parse().unwrap_or(usize::MAX);
        if is_slot {
            pieces.push(Piece::Html(html[done..=at].to_owned()));
            pieces.extend(targets.get(index).cloned().map(Piece::Href));
            done = end;
        } else {
            pieces.push(Piece::Html(html[done..at].to_owned()));
            pieces.extend(figures.get(index).cloned());
            let rest = &html[end..];
            done = html.len() - rest.strip_prefix("--></p>").unwrap_or(rest).len();
        }
    }
    if !html[done..].trim().is_empty() {
        pieces.push(Piece::Html(html[done..].to_owned()));
    }
    pieces
}
