//! `content/**/*.md`: pages of prose and their translations.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::fields::Fields;
use crate::lang::{Lang, Languages};
use crate::load::{Draft, PageFile};
use crate::markdown::{self, Context, Link};
use crate::schema::{page, page_text};
use crate::site::{Page, PageTemplate, PageText, Superseded};

use super::context::Shared;
use super::ids::{bad_id, is_id};
use super::readers::terms;
use super::references::Pending;
use super::{calculator, journey, offer};

/// First parts of addresses that the portal itself needs.
const RESERVED: [&str; 14] = [
    "suche",
    "verzeichnis",
    "thema",
    "ort",
    "kategorie",
    "aktuell",
    "merkliste",
    "abdeckung",
    "luecken",
    "wegweiser",
    "offline",
    "assets",
    "search",
    "404",
];

/// Reads all pages, German ones first, then their translations.
pub(super) fn read(
    draft: &Draft,
    shared: &Shared<'_>,
    pending: &mut Vec<Pending>,
    report: &Report,
) -> Vec<Spanned<Page>> {
    let mut reader = Reader {
        shared,
        report,
        pending,
        wanted: BTreeMap::new(),
    };
    let mut pages: BTreeMap<String, Spanned<Page>> = BTreeMap::new();
    for file in draft.pages.iter().filter(|file| file.lang.is_none()) {
        let Some(page) = reader.page(file) else {
            continue;
        };
        let address = page.value.address.clone();
        match pages.get(&address) {
            Some(other) => report.push(
                Diagnostic::new(
                    Code::AddressConflict,
                    format!("two pages are at /{address}/"),
                )
                .at(page.span)
                .also(other.span, "the other one is here")
                .help("rename one of the files"),
            ),
            None => drop(pages.insert(address, page)),
        }
    }
    for file in draft.pages.iter().filter(|file| file.lang.is_some()) {
        reader.translation(file, &mut pages);
    }
    for (address, wanted) in &reader.wanted {
        if let Some(page) = pages.get(address) {
            journey::check_headings(&page.value, wanted, report);
            check_places(&page.value, &pages, shared, report);
        }
    }
    pages.into_values().collect()
}

/// `konzept/index` → `konzept`, `index` → ``, `konzept/ziele` → itself.
fn address(stem: &str) -> (&str, bool) {
    match stem.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => {
            (folder.trim_end_matches('/'), true)
        }
        _ => (stem, false),
    }
}

/// What the reading of one page after the other needs and gathers.
struct Reader<'a> {
    shared: &'a Shared<'a>,
    report: &'a Report,
    pending: &'a mut Vec<Pending>,
    /// Address of a journey → the headings that its steps need.
    wanted: BTreeMap<String, Vec<journey::Wanted>>,
}

impl Reader<'_> {
    fn page(&mut self, file: &PageFile) -> Option<Spanned<Page>> {
        let (tree, whole) = file.front.as_ref()?;
        let fields = Fields::of(&page::TABLE, tree, self.report);
        let (address, is_index) = address(&file.stem);
        check_address(address, &fields, self.shared.spoken.described);
        let text = self.text(file, Lang::DE, &fields, *whole)?;
        let (steps, wanted) = journey::read(&fields, self.shared, self.pending);
        if !steps.is_empty() && address.is_empty() {
            let home = Diagnostic::new(Code::InvalidValue, "the home page cannot be a journey");
            let span = fields.key_span(page::STEPS.key).unwrap_or(fields.span);
            fields.report(
                home.at(span)
                    .help("write it as a page of its own and link to it"),
            );
        } else if !steps.is_empty() {
            self.wanted.insert(address.to_owned(), wanted);
        }
        let page = Page {
            address: address.to_owned(),
            is_index,
            weight: fields
                .number(&page::WEIGHT)
                .map_or(0, |weight| weight.value),
            aliases: fields.texts(&page_text::ALIASES),
            headings_only: fields.word(&page::SEARCH).unwrap_or_default(),
            topics: terms(&fields, &page::TOPICS, self.shared.taxonomy),
            state_of: fields.date(&page::STATE_OF).map(|date| date.value),
            superseded_by: superseded(&fields, self.pending),
            template: fields.word(&page::TEMPLATE).unwrap_or_default(),
            steps,
            calculator: calculator::read(&fields, self.shared),
            verified: offer::verified(&fields, &page::VERIFIED).unwrap_or_default(),
            texts: BTreeMap::from([(Lang::DE, text)]),
        };
        let is_empty = page.texts[&Lang::DE].body.is_empty();
        if is_empty && page.template == PageTemplate::Page && !page.is_index {
            fields.report(
                Diagnostic::new(Code::EmptyPage, format!("/{address}/ has no text yet"))
                    .at(fields.span)
                    .help("write it below the front matter, or delete the file"),
            );
        }
        let span = fields.span;
        fields.finish();
        Some(Spanned::new(page, span))
    }

    /// The text of one file.
    fn text(
        &mut self,
        file: &PageFile,
        lang: Lang,
        fields: &Fields<'_>,
        whole: bool,
    ) -> Option<PageText> {
        let shared = self.shared;
        if whole {
            fields.complete();
        }
        let title = fields.plain_text(&page_text::TITLE);
        let summary = fields.plain_text(&page_text::SUMMARY);
        let (address, _) = address(&file.stem);
        let folder = file.stem.rfind('/').map_or("", |i| &file.stem[..=i]);
        let none = BTreeMap::new();
        let context = Context {
            file: file.file,
            offset: file.body_start,
            lang,
            folder,
            address: Some(address),
            id_prefix: "",
            abbreviations: shared.abbreviations.get(&lang).unwrap_or(&none),
            blanks: shared.blanks,
            tables: shared.tables,
            diagrams: shared.diagrams,
        };
        let body = &shared.sources.text(file.file)[file.body_start..];
        let (fragment, links) = markdown::parse(body, &context, self.report);
        self.pending.extend(links.into_iter().map(Pending::Link));
        Some(PageText {
            title: title?,
            summary: summary?,
            body: fragment,
            file: shared.sources.path(file.file).to_owned(),
        })
    }

    fn translation(&mut self, file: &PageFile, pages: &mut BTreeMap<String, Spanned<Page>>) {
        let Some((tree, whole)) = file.front.as_ref() else {
            return;
        };
        let fields = Fields::of(&page_text::TABLE, tree, self.report);
        let code = file.lang.as_deref().unwrap_or_default();
        let start = Span::new(file.file, 0..3);
        let name = Spanned::new(code.to_owned(), start);
        let lang = match self.shared.spoken.translation(&name) {
            Ok(lang) => lang,
            Err(problem) => return fields.report(problem),
        };
        let (address, _) = address(&file.stem);
        let text = self.text(file, lang, &fields, *whole);
        let aliases = fields.texts(&page_text::ALIASES);
        // What is true of the page stands in the German file; a translation repeats none of it.
        fields.finish();
        match (pages.get_mut(address), text) {
            (Some(page), Some(text)) => {
                page.value.texts.insert(lang, text);
                page.value.aliases.extend(aliases);
            }
            (Some(_), None) => {}
            (None, _) => self.report.push(
                Diagnostic::new(
                    Code::MissingTranslationBase,
                    format!("there is no German page content/{}.md", file.stem),
                )
                .at(start)
                .help("write the German page first, or rename this one"),
            ),
        }
    }
}

/// Each journey has a page for every place below its address, which no other page may take.
fn check_places(
    journey: &Page,
    pages: &BTreeMap<String, Spanned<Page>>,
    shared: &Shared<'_>,
    report: &Report,
) {
    for area in shared.taxonomy.areas.ids() {
        let address = format!("{}/{area}", journey.address);
        if let Some(other) = pages.get(&address) {
            let taken = format!("the journey `{}` needs /{address}/", journey.address);
            report.push(
                Diagnostic::new(Code::AddressConflict, taken)
                    .at(other.span)
                    .help("rename this file: each journey has a page for every place"),
            );
        }
    }
}

fn check_address(address: &str, fields: &Fields<'_>, languages: &Languages) {
    if address.is_empty() {
        return;
    }
    for part in address.split('/') {
        if !is_id(part) {
            fields.report(
                bad_id(part)
                    .at(fields.span)
                    .label("this is part of the file's path"),
            );
        }
    }
    let first = address.split('/').next().unwrap_or_default();
    let is_language = Lang::from_code(first).is_some_and(|lang| languages.find(lang).is_some());
    if RESERVED.contains(&first) || is_language {
        fields.report(
            Diagnostic::new(
                Code::AddressConflict,
                format!("the portal itself needs the address /{first}/"),
            )
            .at(fields.span)
            .help("rename the file or its folder"),
        );
    }
}

fn superseded(fields: &Fields<'_>, pending: &mut Vec<Pending>) -> Option<Superseded> {
    let text = fields.written(&page::SUPERSEDED_BY)?;
    let Some(path) = text.value.strip_prefix("@/") else {
        return Some(Superseded::Note(text.value));
    };
    let Some(target) = markdown::target(path) else {
        fields.report(
            Diagnostic::new(Code::BrokenLink, format!("`{}` is no address", text.value))
                .at(text.span)
                .help("write @/folder/page.md, or say it in words"),
        );
        return None;
    };
    pending.push(Pending::Link(Link::apart(target.clone(), text.span)));
    Some(Superseded::Link(target))
}
