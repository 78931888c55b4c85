//! Markdown to HTML in pieces.
//!
//! Owns: the dialect (CommonMark, tables, footnotes, definition lists, heading ids), what links may look like, data tables
//! beside a page, abbreviations and blanks.
//! In: a text and what it may refer to. Out: a [`Fragment`]; the internal links it holds, to be checked; diagnostics.
//! **Invariant:** no byte of the text reaches the HTML unescaped: raw HTML becomes text, and only addresses with an allowed
//! scheme become links.
//! Deliberately absent: addresses of pages (a fragment holds targets, `render` writes relative links), files, templates.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{
    CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html,
};

use crate::diag::{Code, Diagnostic, FileId, Report, Span};
use crate::lang::Lang;
use crate::site::Target;

/// Markdown as HTML whose internal addresses are still open.
#[derive(Clone, Debug, Default)]
pub struct Fragment {
    /// The HTML, in order.
    pub pieces: Vec<Piece>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its words, for search.
    pub plain: String,
}

/// A part of a fragment.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Finished HTML.
    Html(String),
    /// The value of an `href` or `src` attribute.
    Href(Target),
    /// A table of data.
    Table(DataTable),
}

/// A heading of a fragment.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Unique on its page.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// A CSV file as a table: a row of headings, and rows that begin with a heading.
#[derive(Clone, Debug, Default)]
pub struct DataTable {
    /// What it shows.
    pub caption: String,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// Rows; the first cell is the heading of its row.
    pub rows: Vec<Vec<Cell>>,
    /// Address of the file.
    pub asset: String,
}

/// A cell of a data table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// No value is known.
    Gap,
    /// A number as in the file: `1234`, `12.5`.
    Number(String),
    /// Anything else.
    Text(String),
}

impl Fragment {
    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

/// What a text may refer to.
pub struct Context<'a> {
    /// The file the text stands in.
    pub file: FileId,
    /// Byte at which the text begins in its file.
    pub offset: usize,
    /// Language of the text.
    pub lang: Lang,
    /// Folder of the page, for files beside it: `konzept/` or empty.
    pub folder: &'a str,
    /// Address of the page itself, for links to its own headings.
    pub address: Option<&'a str>,
    /// Abbreviation → what it stands for.
    pub abbreviations: &'a BTreeMap<String, String>,
    /// Name of a blank → what it is called, and its value.
    pub blanks: &'a BTreeMap<String, (String, String)>,
    /// Data tables by their address; the caption is still empty.
    pub tables: &'a BTreeMap<String, DataTable>,
}

/// A link in a text, to be checked once everything is known.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Where it is written.
    pub span: Span,
    /// As it is written.
    pub written: String,
}

/// Turns Markdown into a fragment. Faults are reported; the fragment is usable all the same.
pub fn parse(text: &str, context: &Context<'_>, report: &mut Report) -> (Fragment, Vec<Link>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let events = TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter());
    let mut writer = Writer {
        text,
        context,
        report,
        events: Vec::new(),
        targets: Vec::new(),
        tables: Vec::new(),
        links: Vec::new(),
        headings: Vec::new(),
        plain: String::new(),
        said: BTreeSet::new(),
        quiet: 0,
        heading: None,
        caption: None,
    };
    for (event, range) in events {
        writer.event(event, range);
    }
    let mut html = String::new();
    html::push_html(&mut html, writer.events.into_iter());
    let pieces = split(&html, &writer.targets, &writer.tables);
    let fragment = Fragment {
        pieces,
        headings: writer.headings,
        plain: writer.plain.trim().to_owned(),
    };
    (fragment, writer.links)
}

/// A stable heading id: lower case, `ä` → `ae`, `ß` → `ss`, everything else that is no letter or digit → `-`.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            c if c.is_alphanumeric() => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

// What stands for an open address and for a table in the HTML. Text cannot forge them: in text `"` and `<` are escaped.
const SLOT: &str = "lotse-slot-";
const TABLE: &str = "<!--lotse-table-";

struct Writer<'a, 'r> {
    text: &'a str,
    context: &'a Context<'a>,
    report: &'r mut Report,
    events: Vec<Event<'a>>,
    targets: Vec<Target>,
    tables: Vec<DataTable>,
    links: Vec<Link>,
    headings: Vec<Heading>,
    plain: String,
    /// Abbreviations already explained on this page.
    said: BTreeSet<String>,
    /// Depth of elements in which abbreviations are not explained.
    quiet: usize,
    /// Index of the event that opens the current heading, and its words.
    heading: Option<(usize, String)>,
    /// A data table whose caption is being read.
    caption: Option<(DataTable, Range<usize>)>,
}

impl<'a> Writer<'a, '_> {
    fn span(&self, range: Range<usize>) -> Span {
        let offset = self.context.offset;
        Span::new(self.context.file, range.start + offset..range.end + offset)
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.caption.is_some() {
            return self.caption_event(event);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(&text),
            Event::Html(html) => self.raw(&html, range, true),
            Event::InlineHtml(html) => self.raw(&html, range, false),
            Event::Code(code) => {
                self.say(&code);
                self.events.push(Event::Code(code));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.plain.push(' ');
                self.events.push(event);
            }
            other => self.events.push(other),
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let tag = match tag {
            // The HTML itself follows as text.
            Tag::HtmlBlock => return,
            Tag::Heading { level, id, .. } => {
                self.quiet += 1;
                self.heading = Some((self.events.len(), String::new()));
                // The title of the page is its only h1.
                let level = level.max(HeadingLevel::H2);
                Tag::Heading {
                    level,
                    id,
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }
            }
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => {
                self.quiet += 1;
                let dest_url = self.address(&dest_url, range, false);
                Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }
            }
            Tag::Image { ref dest_url, .. } if dest_url.ends_with(".csv") => {
                return self.open_table(&dest_url.clone(), range);
            }
            Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            } => {
                self.quiet += 1;
                let dest_url = self.address(&dest_url, range, true);
                Tag::Image {
                    link_type,
                    dest_url,
                    title,
                    id,
                }
            }
            Tag::CodeBlock(kind) => {
                self.quiet += 1;
                Tag::CodeBlock(kind)
            }
            Tag::Table(alignment) => {
                // A wide table scrolls by itself, and by keyboard too, instead of the page.
                let label = match self.context.lang {
                    Lang::De => "Tabelle",
                    _ => "Table",
                };
                let open = format!(
                    "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">"
                );
                self.events.push(Event::Html(open.into()));
                Tag::Table(alignment)
            }
            other => other,
        };
        self.events.push(Event::Start(tag));
    }

    fn end(&mut self, tag: TagEnd) {
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

    fn close_heading(&mut self, level: HeadingLevel) {
        let Some((index, text)) = self.heading.take() else {
            return;
        };
        if let Some(Event::Start(Tag::Heading { id, .. })) = self.events.get_mut(index) {
            let wanted = match id.as_deref() {
                Some(id) => id.to_owned(),
                None => slug(&text),
            };
            let taken = |name: &str| self.headings.iter().any(|h| h.id == name);
            let mut unique = wanted.clone();
            let mut count = 2;
            while unique.is_empty() || taken(&unique) {
                unique = format!("{wanted}-{count}");
                count += 1;
            }
            *id = Some(CowStr::from(unique.clone()));
            self.headings.push(Heading {
                level: level as u8,
                id: unique,
                text,
            });
        }
        self.plain.push(' ');
        self.events.push(Event::End(TagEnd::Heading(level)));
    }

    fn say(&mut self, words: &str) {
        self.plain.push_str(words);
        if let Some((_, text)) = &mut self.heading {
            text.push_str(words);
        }
    }

    /// Text: blanks are filled, abbreviations explained where they first occur.
    fn words(&mut self, text: &str) {
        let mut rest = text;
        while let Some(open) = rest.find("{{") {
            let Some(length) = rest[open..].find("}}") else {
                break;
            };
            let name = rest[open + 2..open + length].trim();
            self.plain_words(&rest[..open]);
            self.blank(name);
            rest = &rest[open + length + 2..];
        }
        self.plain_words(rest);
    }

    fn blank(&mut self, name: &str) {
        match self.context.blanks.get(name) {
            Some((label, value)) if value.is_empty() => {
                let missing = match self.context.lang {
                    Lang::De => "noch einzutragen",
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
                let written = format!("{{{{{name}}}}}");
                let at = self.text.find(&written).unwrap_or(0);
                let known = self.context.blanks.keys().map(String::as_str);
                self.report.push(
                    Diagnostic::new(Code::UnknownBlank, format!("there is no blank `{name}`"))
                        .at(self.span(at..at + written.len()))
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
        let mut best: Option<(Range<usize>, String)> = None;
        for name in self.context.abbreviations.keys() {
            if self.said.contains(name) {
                continue;
            }
            let found = text[from..].match_indices(name.as_str()).find(|(at, _)| {
                let (start, end) = (from + at, from + at + name.len());
                let before = text[..start].chars().next_back();
                let after = text[end..].chars().next();
                !before.is_some_and(is_word) && !after.is_some_and(is_word)
            });
            let Some((at, _)) = found else { continue };
            let range = from + at..from + at + name.len();
            let is_better = best.as_ref().is_none_or(|(other, _)| {
                (range.start, usize::MAX - range.len()) < (other.start, usize::MAX - other.len())
            });
            if is_better {
                best = Some((range, name.clone()));
            }
        }
        best
    }

    fn raw(&mut self, html: &str, range: Range<usize>, block: bool) {
        let line = html.trim_end();
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
                    written: written.to_owned(),
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
    fn address_span(&self, written: &str, range: Range<usize>) -> Span {
        let inside = &self.text[range.clone()];
        match inside.rfind(written) {
            Some(at) if !written.is_empty() => {
                self.span(range.start + at..range.start + at + written.len())
            }
            _ => self.span(range),
        }
    }

    fn open_table(&mut self, written: &str, range: Range<usize>) {
        let address = format!("{}{written}", self.context.folder);
        match self.context.tables.get(&address) {
            Some(table) => self.caption = Some((table.clone(), range)),
            None => {
                let near = self.context.tables.keys().map(String::as_str);
                let span = self.address_span(written, range.clone());
                self.report.push(
                    Diagnostic::new(
                        Code::BrokenLink,
                        format!("there is no data file `{address}`"),
                    )
                    .at(span)
                    .did_you_mean(&address, near)
                    .help("put the CSV file beside the page"),
                );
                self.caption = Some((DataTable::default(), range));
            }
        }
    }

    fn caption_event(&mut self, event: Event<'a>) {
        match event {
            Event::Text(text) | Event::Code(text) => {
                if let Some((table, _)) = &mut self.caption {
                    table.caption.push_str(&text);
                }
            }
            Event::SoftBreak => {
                if let Some((table, _)) = &mut self.caption {
                    table.caption.push(' ');
                }
            }
            Event::End(TagEnd::Image) => {
                if let Some((table, range)) = self.caption.take() {
                    self.close_table(table, range);
                }
            }
            _ => {}
        }
    }

    fn close_table(&mut self, table: DataTable, range: Range<usize>) {
        // The table replaces its paragraph; a paragraph with other words cannot hold one.
        let line_start = self.text[..range.start].rfind("\n\n").map_or(0, |i| i + 2);
        let line_end = self.text[range.end..]
            .find("\n\n")
            .map_or(self.text.len(), |i| range.end + i);
        let is_alone = self.text[line_start..range.start].trim().is_empty()
            && self.text[range.end..line_end].trim().is_empty();
        if !is_alone {
            self.report.push(
                Diagnostic::new(
                    Code::BadTable,
                    "a data table must be alone in its paragraph",
                )
                .at(self.span(range))
                .help("put an empty line before and after it"),
            );
            return;
        }
        self.say(&table.caption);
        self.plain.push(' ');
        self.tables.push(table);
        let mark = format!("{TABLE}{}-->", self.tables.len() - 1);
        self.events.push(Event::InlineHtml(mark.into()));
    }
}

enum Address {
    Outside(String),
    Inside(Target),
}

/// Checks an address written by a person and says where it leads.
fn resolve(written: &str, context: &Context<'_>, is_image: bool) -> Result<Address, Diagnostic> {
    if let Some(path) = written.strip_prefix("@/") {
        return target(path).map(Address::Inside).ok_or_else(|| {
            Diagnostic::new(Code::BrokenLink, format!("`{written}` is no address")).help(
                "write @/directory/ID, @/thema/ID, @/ort/ID, @/kategorie/ID or @/folder/page.md",
            )
        });
    }
    if let (Some(anchor), Some(address)) = (written.strip_prefix('#'), context.address) {
        let target = Target::Page(address.to_owned(), Some(anchor.to_owned()));
        return Ok(Address::Inside(target));
    }
    if let Ok(url) = url::Url::parse(written) {
        let allowed = match url.scheme() {
            "https" | "http" => url.host_str().is_some(),
            "mailto" | "tel" => true,
            scheme => {
                return Err(Diagnostic::new(
                    Code::ForbiddenScheme,
                    format!("links with `{scheme}:` are not allowed"),
                )
                .help("use https:, mailto: or tel:"));
            }
        };
        if is_image {
            return Err(Diagnostic::new(
                Code::BrokenLink,
                "a picture from another site would tell it who reads this page",
            )
            .help("put the file beside the page"));
        }
        if allowed {
            return Ok(Address::Outside(written.to_owned()));
        }
    }
    let is_file = !written.is_empty()
        && !written.starts_with('/')
        && !written
            .split('/')
            .any(|part| part == ".." || part.is_empty())
        && !written.contains(['\\', ':', '?', '#'])
        && !written.ends_with(".md");
    if is_file {
        let address = format!("{}{written}", context.folder);
        return Ok(Address::Inside(Target::Asset(address)));
    }
    Err(
        Diagnostic::new(Code::BrokenLink, format!("`{written}` is no address")).help(
            "pages are linked as @/folder/page.md, records as @/directory/ID, other sites with https://",
        ),
    )
}

/// The target of what follows `@/`: `directory/ID#service`, `thema/ID`, `konzept/ziele.md#heading`.
pub fn target(path: &str) -> Option<Target> {
    let (path, anchor) = match path.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (path, None),
    };
    if let Some(page) = path.strip_suffix(".md") {
        let address = match page.strip_suffix("index") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => {
                folder.trim_end_matches('/')
            }
            _ => page,
        };
        return Some(Target::Page(address.to_owned(), anchor));
    }
    let (kind, id) = path.split_once('/')?;
    let id = id.to_owned();
    match kind {
        "directory" => Some(Target::Record(id, anchor)),
        "thema" => Some(Target::Topic(id)),
        "ort" => Some(Target::Area(id)),
        "kategorie" => Some(Target::Category(id)),
        _ => None,
    }
}

fn split(html: &str, targets: &[Target], tables: &[DataTable]) -> Vec<Piece> {
    let slot = format!("\"{SLOT}");
    let paragraph = format!("<p>{TABLE}");
    let mut pieces = Vec::new();
    let mut rest = html;
    loop {
        let next_slot = rest.find(&slot).map(|at| (at, true));
        let next_table = rest.find(&paragraph).map(|at| (at, false));
        let Some((at, is_slot)) = [next_slot, next_table].into_iter().flatten().min() else {
            break;
        };
        let start = if is_slot {
            at + slot.len()
        } else {
            at + paragraph.len()
        };
        let digits = rest[start..]
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len() - start);
        let index: usize = rest[start..start + digits].parse().unwrap_or(usize::MAX);
        let after = start + digits;
        if is_slot {
            pieces.push(Piece::Html(rest[..=at].to_owned()));
            pieces.extend(targets.get(index).cloned().map(Piece::Href));
            rest = &rest[after..];
        } else {
            pieces.push(Piece::Html(rest[..at].to_owned()));
            pieces.extend(tables.get(index).cloned().map(Piece::Table));
            rest = rest[after..]
                .strip_prefix("--></p>")
                .unwrap_or(&rest[after..]);
        }
    }
    if !rest.trim().is_empty() {
        pieces.push(Piece::Html(rest.to_owned()));
    }
    pieces
}

/// A text for HTML, in and out of attributes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Reads a CSV text as a table. The first row holds the headings; every row has as many columns as it.
pub fn data_table(text: &str, file: FileId, asset: &str, report: &mut Report) -> DataTable {
    let mut table = DataTable {
        asset: asset.to_owned(),
        ..DataTable::default()
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                report.push(
                    Diagnostic::new(Code::BadTable, format!("not valid CSV: {error}"))
                        .at(Span::new(file, 0..0)),
                );
                return table;
            }
        };
        let at = record
            .position()
            .map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        if table.columns.is_empty() {
            table.columns = record.iter().map(|c| c.trim().to_owned()).collect();
            continue;
        }
        if record.len() != table.columns.len() {
            let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
            report.push(
                Diagnostic::new(
                    Code::BadTable,
                    format!(
                        "this row has {} columns, the first row has {}",
                        record.len(),
                        table.columns.len()
                    ),
                )
                .at(Span::new(file, at..end))
                .help("leave a gap as an empty field, so that the columns stay in line"),
            );
        }
        table.rows.push(record.iter().map(cell).collect());
    }
    table
}

fn cell(text: &str) -> Cell {
    let text = text.trim();
    let is_number = !text.is_empty()
        && text.parse::<f64>().is_ok_and(f64::is_finite)
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    match text {
        "" => Cell::Gap,
        text if is_number => Cell::Number(text.to_owned()),
        text => Cell::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    fn render(text: &str) -> (String, Vec<String>) {
        let mut sources = Sources::default();
        let file = sources.add("a.md", text);
        let abbreviations = BTreeMap::from([
            (
                "KI".to_owned(),
                "Kommunales <Integrationszentrum>".to_owned(),
            ),
            ("KIM".to_owned(), "Integrationsmanagement".to_owned()),
        ]);
        let blanks = BTreeMap::from([
            ("name".to_owned(), ("Name".to_owned(), String::new())),
            ("ort".to_owned(), ("Ort".to_owned(), "<Neuss>".to_owned())),
        ]);
        let tables = BTreeMap::from([("k/t.csv".to_owned(), DataTable::default())]);
        let context = Context {
            file,
            offset: 0,
            lang: Lang::De,
            folder: "k/",
            address: Some("k/a"),
            abbreviations: &abbreviations,
            blanks: &blanks,
            tables: &tables,
        };
        let mut report = Report::default();
        let (fragment, _) = parse(text, &context, &mut report);
        let html = fragment
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Html(html) => html.trim().to_owned(),
                Piece::Href(target) => format!("{target:?}"),
                Piece::Table(table) => format!("[table {}]", table.caption),
            })
            .collect();
        let said = report
            .iter()
            .map(|d| {
                format!(
                    "{} {:?}",
                    d.code.as_str(),
                    &text[sources.clamp(d.span.unwrap())]
                )
            })
            .collect();
        (html, said)
    }

    #[test]
    fn html_becomes_text() {
        let (html, said) = render("a <b onclick=x>b</b>\n\n<script>alert(1)</script>\n");
        assert!(!html.contains("<b") && !html.contains("<script"), "{html}");
        assert!(
            html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
            "{html}"
        );
        assert_eq!(said.len(), 3);
        assert!(said.iter().all(|s| s.starts_with("raw-html")));
    }

    #[test]
    fn only_allowed_schemes_become_links() {
        for bad in [
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
        ] {
            let (html, said) = render(&format!("[x]({bad})"));
            assert!(html.contains("href=\"#\""), "{html}");
            assert_eq!(said, [format!("forbidden-scheme {bad:?}")]);
        }
        let (html, said) = render("[x](https://a.de/?b&c) [y](mailto:a@b.de) <tel:115>");
        assert!(html.contains("href=\"https://a.de/?b&amp;c\""), "{html}");
        assert_eq!(said.len(), 0);
    }

    #[test]
    fn internal_links_stay_open() {
        let (html, said) = render(
            "[a](@/konzept/ziele.md#x) [b](@/directory/ki#s) [c](d.pdf) [e](#f) [i](@/k/index.md)",
        );
        for part in [
            "Page(\"konzept/ziele\", Some(\"x\"))",
            "Record(\"ki\", Some(\"s\"))",
            "Asset(\"k/d.pdf\")",
            "Page(\"k/a\", Some(\"f\"))",
            "Page(\"k\", None)",
        ] {
            assert!(html.contains(part), "{html}");
        }
        assert_eq!(said.len(), 0);
        let (_, said) = render("[a](/ziele/) [b](../x.md) [c](@/quatsch)");
        assert_eq!(said.len(), 3);
    }

    #[test]
    fn abbreviations_are_explained_once_and_never_in_headings() {
        let (html, _) = render("## KIM\n\nKIM und KI, KIM, SKI.");
        assert_eq!(html.matches("<abbr").count(), 2, "{html}");
        assert!(html.contains("<h2 id=\"kim\">KIM</h2>"), "{html}");
        assert!(
            html.contains("title=\"Kommunales &lt;Integrationszentrum&gt;\""),
            "{html}"
        );
    }

    #[test]
    fn blanks_are_filled_or_marked() {
        let (html, said) = render("{{name}}, {{ort}}, {{nmae}} `{{name}}`");
        assert!(
            html.contains("<mark class=\"blank\">[noch einzutragen: Name]</mark>, &lt;Neuss&gt;"),
            "{html}"
        );
        assert!(html.contains("<code>{{name}}</code>"), "{html}");
        assert_eq!(said, ["unknown-blank \"{{nmae}}\""]);
    }

    #[test]
    fn tables_stand_alone() {
        let (html, said) = render("Vor\n\n![Zahlen *2021*](t.csv)\n\nNach");
        assert_eq!(html, "<p>Vor</p>[table Zahlen 2021]<p>Nach</p>");
        assert_eq!(said.len(), 0);
        let (_, said) = render("x ![y](t.csv)");
        assert_eq!(said, ["bad-table \"![y](t.csv)\""]);
        let (_, said) = render("![y](u.csv)");
        assert_eq!(said, ["broken-link \"u.csv\""]);
    }

    #[test]
    fn heading_ids_are_unique() {
        let (html, _) = render("## Für wen?\n\n## Für wen?\n\n# Groß {#gross}");
        for id in ["fuer-wen", "fuer-wen-2", "gross"] {
            assert!(html.contains(&format!("<h2 id=\"{id}\">")), "{html}");
        }
    }

    #[test]
    fn rows_of_a_table_are_equally_long() {
        let mut report = Report::default();
        let mut sources = Sources::default();
        let text = "Monat,A,B\nJan,1,\nFeb,2\nMrz,1.5,-3\nApr,k. A.,1e3\n";
        let file = sources.add("t.csv", text);
        let table = data_table(text, file, "t.csv", &mut report);
        assert_eq!(table.rows[0][2], Cell::Gap);
        assert_eq!(table.rows[2][2], Cell::Number("-3".to_owned()));
        assert_eq!(table.rows[3][2], Cell::Text("1e3".to_owned()));
        let spans: Vec<_> = report
            .iter()
            .map(|d| &text[sources.clamp(d.span.unwrap())])
            .collect();
        assert_eq!(spans, ["Feb,2"]);
    }
}
