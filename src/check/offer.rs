//! What an organization and a service have in common: text, audience, area, cost, eligibility, access, precedence, sources.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Spanned};
use crate::fields::Fields;
use crate::lang::{Lang, Text};
use crate::markdown::{self, Context};
use crate::schema::{
    Activity, Field, access, cost, of, offer as field, source, translation, verified,
};
use crate::site::{
    Access, AccessHow, Cost, Facts, Fragment, Offer, ServiceArea, Source, Status, Verified,
};

use super::context::Shared;
use super::language::Spoken;
use super::readers::{german, interval, terms};
use super::references::Pending;
use super::{contact, rule};

/// Whose offer is read.
pub(super) struct Scope<'a> {
    /// The id of the record.
    pub record: &'a str,
    /// What stands before the ids of its texts: `kurs-` for a service, which shares its page with others.
    pub id_prefix: &'a str,
    pub shared: &'a Shared<'a>,
}

/// Reads the fields of an offer.
pub(super) fn read(fields: &Fields<'_>, scope: &Scope<'_>, pending: &mut Vec<Pending>) -> Offer {
    let (itself, shared) = (scope.record, scope.shared);
    let taxonomy = shared.taxonomy;
    let mut offer = Offer {
        name: german(fields, &field::NAME),
        aliases: fields.texts(&field::ALIASES),
        summary: german(fields, &field::SUMMARY),
        audience_note: german(fields, &field::AUDIENCE_NOTE),
        service_area_note: fields.plain_text(&field::SERVICE_AREA_NOTE),
        ..Offer::default()
    };
    let area = ServiceArea {
        areas: terms(fields, &field::SERVICE_AREA, taxonomy),
        open: fields.flag(&field::SERVICE_AREA_OPEN),
    };
    let audience = terms(fields, &field::AUDIENCE, taxonomy);
    let says_audience = fields.has(&field::AUDIENCE) || fields.has(&field::AUDIENCE_NOTE);
    let topics = terms(fields, &field::TOPICS, taxonomy);
    let languages = terms(fields, &field::LANGUAGES, taxonomy);
    let status = status(fields, itself, pending);
    let access = access(fields, shared);
    offer.facts = Facts {
        // A note on whom it is for says it, too.
        audience: says_audience.then_some(audience),
        topics: fields.has(&field::TOPICS).then_some(topics),
        service_area: fields.has(&field::SERVICE_AREA).then_some(area),
        languages: fields.has(&field::LANGUAGES).then_some(languages),
        cost: cost(fields),
        website: contact::web(fields, &field::WEBSITE),
        status: fields.has(&field::STATUS).then_some(status),
        eligibility: rule::eligibility(fields, shared),
        access: fields.has(&field::ACCESS).then_some(access),
        precedence: rule::precedence(fields, itself, pending),
        verified: verified(fields, &field::VERIFIED),
    };
    if let Some(text) = fields.written(&field::DESCRIPTION) {
        let (fragment, links) = describe(Lang::DE, &text, scope, fields);
        offer.description.insert(Lang::DE, fragment);
        pending.extend(links);
    }
    translations(&mut offer, fields, scope, pending);
    offer
}

fn cost(fields: &Fields<'_>) -> Option<Cost> {
    let table = fields.table(&field::COST)?;
    let free = table.word(&cost::KIND);
    let note = table.plain_text(&cost::NOTE);
    table.finish();
    free.map(|free| Cost { free, note })
}

fn status(fields: &Fields<'_>, itself: &str, pending: &mut Vec<Pending>) -> Status {
    let word = fields.word(&field::STATUS).unwrap_or(Activity::Active);
    let since = fields.date(&field::SINCE).map(|date| date.value);
    let successor = fields.written(&field::SUCCESSOR);
    if let Some(successor) = &successor {
        pending.push(Pending::Record(successor.clone(), Some(itself.to_owned())));
    }
    for (key, fits) in [
        (field::SINCE.key, word != Activity::Active),
        (field::SUCCESSOR.key, word == Activity::Ended),
    ] {
        if let Some(span) = fields.key_span(key).filter(|_| !fits) {
            fields.report(
                Diagnostic::new(
                    Code::InvalidValue,
                    format!("`{key}` does not go with this status"),
                )
                .at(span)
                .help("`since` goes with \"ended\" and \"paused\", `successor` with \"ended\""),
            );
        }
    }
    match word {
        Activity::Active => Status::Active,
        Activity::Paused => Status::Paused { since },
        Activity::Ended => Status::Ended {
            since,
            successor: successor.map(|id| id.value),
        },
    }
}

fn access(fields: &Fields<'_>, shared: &Shared<'_>) -> Vec<Access> {
    let tables = fields.list(&field::ACCESS).into_iter();
    tables
        .map(|table| {
            let access = Access {
                professional: table.word(&access::BY).unwrap_or(false),
                how: table.word(&access::HOW).unwrap_or(AccessHow::WalkIn),
                uses: table.word(&access::USES),
                documents: terms(&table, &access::DOCUMENTS, shared.taxonomy),
                reply_within: table.plain_text(&access::REPLY_WITHIN),
                note: table.plain_text(&access::NOTE),
            };
            table.finish();
            access
        })
        .collect()
}

/// Reads `[verified]`.
pub(super) fn verified(fields: &Fields<'_>, field: &Field<of::Sub>) -> Option<Verified> {
    let written = fields.has(field);
    let Some(table) = fields.table(field) else {
        return written.then(Verified::default);
    };
    let doubtful = table.all_written(&verified::DOUBTFUL).into_iter();
    let verified = Verified {
        on: table.date(&verified::ON).map(|date| date.value),
        every: interval(&table, &verified::EVERY),
        sources: sources(&table, &verified::SOURCES),
        doubtful: doubtful.map(|fact| fact.value).collect(),
    };
    table.finish();
    Some(verified)
}

/// Reads a list of sources.
pub(super) fn sources(table: &Fields<'_>, field: &Field<of::List>) -> Vec<Source> {
    let sources = table.list(field).into_iter().map(|table| {
        let read = Source {
            url: contact::web(&table, &source::URL),
            title: table.plain_text(&source::TITLE),
            section: table.plain_text(&source::SECTION),
            date: table.date(&source::DATE).map(|date| date.value),
            facts: table.texts(&source::FACTS),
        };
        if !table.has(&source::URL) && !table.has(&source::TITLE) {
            table.report(
                Diagnostic::new(Code::MissingKey, "the source has neither `url` nor `title`")
                    .at(table.span)
                    .help("say where the facts come from"),
            );
        }
        table.finish();
        read
    });
    sources.collect()
}

/// The description in one language. Where the text is written with escapes, positions in it cannot be told, and
/// everything that is wrong with it points at all of it.
pub(super) fn describe(
    lang: Lang,
    text: &Spanned<String>,
    scope: &Scope<'_>,
    fields: &Fields<'_>,
) -> (Fragment, Vec<Pending>) {
    let shared = scope.shared;
    let start = shared.verbatim(text);
    let none = BTreeMap::new();
    let context = Context {
        file: text.span.file,
        offset: start.unwrap_or(0),
        lang,
        folder: "",
        address: None,
        id_prefix: scope.id_prefix,
        abbreviations: shared.abbreviations.get(&lang).unwrap_or(&none),
        blanks: &BTreeMap::new(),
        tables: &BTreeMap::new(),
        diagrams: &BTreeMap::new(),
    };
    let report = crate::diag::Report::default();
    let (fragment, mut links) = markdown::parse(&text.value, &context, &report);
    for diagnostic in report.problems().iter() {
        // Raw HTML was reported with the text itself.
        if diagnostic.code == Code::RawHtml {
            continue;
        }
        let diagnostic = diagnostic.clone();
        fields.report(match start {
            Some(_) => diagnostic,
            None => diagnostic.at(text.span),
        });
    }
    if start.is_none() {
        links.iter_mut().for_each(|link| link.span = text.span);
    }
    (fragment, links.into_iter().map(Pending::Link).collect())
}

/// The tables below `[translations]`, each with its language; others than the known ones are reported.
pub(super) fn translated<'a>(
    fields: &Fields<'a>,
    field: &Field<of::ByLanguage>,
    spoken: &Spoken<'_>,
) -> Vec<(Lang, Fields<'a>)> {
    let Some(all) = fields.names(field) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (code, table) in all.tables(field.of.0) {
        match spoken.translation(code) {
            Ok(lang) => found.push((lang, table)),
            Err(problem) => all.report(problem),
        }
    }
    found
}

fn translations(
    offer: &mut Offer,
    fields: &Fields<'_>,
    scope: &Scope<'_>,
    pending: &mut Vec<Pending>,
) {
    for (lang, table) in translated(fields, &field::TRANSLATIONS, scope.shared.spoken) {
        let mut original: Vec<String> = Vec::new();
        let put = |text: &mut Text, field: &Field<of::Text>, original: &mut Vec<String>| {
            if let Some(translated) = table.plain_text(field) {
                original.push(text.0.get(&Lang::DE).cloned().unwrap_or_default());
                text.0.insert(lang, translated);
            }
        };
        put(&mut offer.name, &translation::NAME, &mut original);
        put(&mut offer.summary, &translation::SUMMARY, &mut original);
        if let Some(text) = table.written(&translation::DESCRIPTION) {
            let german = fields.written(&field::DESCRIPTION);
            original.push(german.map(|german| german.value).unwrap_or_default());
            let (fragment, links) = describe(lang, &text, scope, &table);
            offer.description.insert(lang, fragment);
            pending.extend(links);
        }
        let note = &mut offer.audience_note;
        put(note, &translation::AUDIENCE_NOTE, &mut original);
        if table.word(&translation::BY) == Some(true) {
            offer.machine_translated.push(lang);
        }
        stale(&table, &original);
        table.finish();
    }
}

/// Warns of a translation whose German text has changed since. Its mark is the SHA-256 of the German texts it
/// translates, in the order name, summary, description, audience_note, each followed by a line feed.
fn stale(table: &Fields<'_>, original: &[String]) {
    let Some(of) = table.text(&translation::OF) else {
        return;
    };
    let original: String = original.iter().map(|text| format!("{text}\n")).collect();
    let now = format!("sha256:{}", crate::hash::hex(original.as_bytes()));
    if of.value != now {
        table.report(
            Diagnostic::new(Code::StaleTranslation, "the German text has changed since")
                .at(of.span)
                .help(format!("check the translation, then write of = \"{now}\"")),
        );
    }
}
