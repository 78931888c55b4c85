//! What an organization and a service have in common: text, audience, area, cost, eligibility, access, precedence, sources.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Spanned};
use crate::fields::Fields;
use crate::keyword::keywords;
use crate::lang::{Lang, Text};
use crate::markdown::{self, Context, Fragment};
use crate::site::{
    Access, AccessHow, Cost, Facts, Id, Offer, ServiceArea, Source, Status, Verified, Vocabulary,
};

use super::language::Spoken;
use super::settings::interval;
use super::{Pending, Shared, contact, rule};

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
        name: german(fields, "name"),
        aliases: fields.plain_texts("aliases"),
        summary: german(fields, "summary"),
        audience_note: german(fields, "audience_note"),
        service_area_note: fields.plain_text("service_area_note"),
        ..Offer::default()
    };
    let said = |key: &str| fields.has(key);
    let area = ServiceArea {
        areas: terms(fields, "service_area", "area", &taxonomy.areas),
        open: fields.flag("service_area_open"),
    };
    let audience = terms(fields, "audience", "audience", &taxonomy.audiences);
    let topics = terms(fields, "topics", "topic", &taxonomy.topics);
    let languages = terms(fields, "languages", "language", &taxonomy.languages);
    let status = status(fields, itself, pending);
    let access = access(fields, shared);
    offer.facts = Facts {
        // A note on whom it is for says it, too.
        audience: (said("audience") || said("audience_note")).then_some(audience),
        topics: said("topics").then_some(topics),
        service_area: said("service_area").then_some(area),
        languages: said("languages").then_some(languages),
        cost: cost(fields),
        website: contact::web(fields, "website"),
        status: said("status").then_some(status),
        eligibility: rule::eligibility(fields, shared),
        access: said("access").then_some(access),
        precedence: rule::precedence(fields, itself, pending),
        verified: said("verified").then(|| verified(fields)),
    };
    if let Some(text) = fields.text("description") {
        let (fragment, links) = describe(Lang::DE, &text, scope, fields);
        offer.description.insert(Lang::DE, fragment);
        pending.extend(links);
    }
    translations(&mut offer, fields, scope, pending);
    offer
}

pub(super) fn german(fields: &Fields<'_>, key: &str) -> Text {
    fields.plain_text(key).map(Text::german).unwrap_or_default()
}

/// The ids under `key`, each of which must be a term.
pub(super) fn terms(
    fields: &Fields<'_>,
    key: &str,
    what: &str,
    vocabulary: &Vocabulary,
) -> Vec<Id> {
    let ids = fields.texts(key).into_iter();
    ids.filter(|id| known(fields, id, what, vocabulary))
        .map(|id| id.value)
        .collect()
}

/// Reports an id that is no term.
pub(super) fn known(
    fields: &Fields<'_>,
    id: &Spanned<String>,
    what: &str,
    vocabulary: &Vocabulary,
) -> bool {
    let found = vocabulary.contains(&id.value);
    if !found {
        fields.report(
            Diagnostic::new(
                Code::UnknownReference,
                format!("unknown {what} `{}`", id.value),
            )
            .at(id.span)
            .did_you_mean(&id.value, vocabulary.ids())
            .help(format!(
                "the {what} must be a term of its file in directory/taxonomy/"
            )),
        );
    }
    found
}

fn cost(fields: &Fields<'_>) -> Option<Cost> {
    let table = fields.fields("cost")?;
    table.require("kind", "free or fee");
    let free = table.one_of("kind", &[("free", true), ("fee", false)]);
    let note = table.plain_text("note");
    table.finish();
    free.map(|free| Cost { free, note })
}

fn status(fields: &Fields<'_>, itself: &str, pending: &mut Vec<Pending>) -> Status {
    #[derive(Clone, Copy, PartialEq)]
    enum Word {
        Active,
        Paused,
        Ended,
    }
    keywords!(Word: Active "active", Paused "paused", Ended "ended");
    let word = fields.word("status").unwrap_or(Word::Active);
    let since = fields.date("since").map(|date| date.value);
    let successor = fields.text("successor");
    if let Some(successor) = &successor {
        pending.push(Pending::Record(successor.clone(), Some(itself.to_owned())));
    }
    for key in ["since", "successor"] {
        let needs_end = key == "successor" && word == Word::Paused;
        if (word == Word::Active || needs_end) && fields.has(key) {
            let span = fields.key_span(key).unwrap_or(fields.span);
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
        Word::Active => Status::Active,
        Word::Paused => Status::Paused { since },
        Word::Ended => Status::Ended {
            since,
            successor: successor.map(|id| id.value),
        },
    }
}

fn access(fields: &Fields<'_>, shared: &Shared<'_>) -> Vec<Access> {
    let tables = fields.list("access").into_iter();
    tables
        .map(|table| {
            table.require(
                "how",
                "walk-in, phone, email, appointment, online or referral",
            );
            let words = [("person", false), ("professional", true)];
            let access = Access {
                professional: table.one_of("by", &words).unwrap_or(false),
                how: table.word("how").unwrap_or(AccessHow::WalkIn),
                uses: table.word("uses"),
                documents: terms(&table, "documents", "document", &shared.taxonomy.documents),
                reply_within: table.plain_text("reply_within"),
                note: table.plain_text("note"),
            };
            table.finish();
            access
        })
        .collect()
}

/// Reads `[verified]`.
pub(super) fn verified(fields: &Fields<'_>) -> Verified {
    let Some(table) = fields.fields("verified") else {
        return Verified::default();
    };
    let verified = Verified {
        on: table.date("on").map(|date| date.value),
        every: interval(&table, "every"),
        sources: sources(&table),
        doubtful: table.plain_texts("doubtful"),
    };
    table.finish();
    verified
}

/// Reads a list of sources.
pub(super) fn sources(table: &Fields<'_>) -> Vec<Source> {
    let sources = table.list("sources").into_iter().map(|source| {
        let read = Source {
            url: contact::web(&source, "url"),
            title: source.plain_text("title"),
            section: source.plain_text("section"),
            date: source.date("date").map(|date| date.value),
            facts: source.plain_texts("facts"),
        };
        if !source.has("url") && !source.has("title") {
            source.report(
                Diagnostic::new(Code::MissingKey, "the source has neither `url` nor `title`")
                    .at(source.span)
                    .help("say where the facts come from"),
            );
        }
        source.finish();
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
    let mut report = crate::diag::Report::default();
    let (fragment, mut links) = markdown::parse(&text.value, &context, &mut report);
    for diagnostic in report.iter() {
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
pub(super) fn translated<'a>(fields: &Fields<'a>, spoken: &Spoken<'_>) -> Vec<(Lang, Fields<'a>)> {
    let Some(all) = fields.fields("translations") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for code in all.keys() {
        let Some(table) = all.fields(&code.value) else {
            continue;
        };
        if let Some(lang) = spoken.translation(code, &all) {
            found.push((lang, table));
        }
    }
    found
}

/// Text fields that a translation may hold.
const TRANSLATED: [&str; 4] = ["name", "summary", "description", "audience_note"];

fn translations(
    offer: &mut Offer,
    fields: &Fields<'_>,
    scope: &Scope<'_>,
    pending: &mut Vec<Pending>,
) {
    for (lang, table) in translated(fields, &scope.shared.spoken) {
        let mut original = String::new();
        for key in TRANSLATED {
            let Some(text) = table.text(key) else {
                continue;
            };
            original.push_str(&fields.plain_text(key).unwrap_or_default());
            original.push('\n');
            match key {
                "name" => drop(offer.name.0.insert(lang, text.value)),
                "summary" => drop(offer.summary.0.insert(lang, text.value)),
                "audience_note" => drop(offer.audience_note.0.insert(lang, text.value)),
                _ => {
                    let (fragment, links) = describe(lang, &text, scope, &table);
                    offer.description.insert(lang, fragment);
                    pending.extend(links);
                }
            }
        }
        if table.one_of("by", &[("machine", true), ("human", false)]) == Some(true) {
            offer.machine_translated.push(lang);
        }
        stale(&table, &original);
        table.finish();
    }
}

/// Warns of a translation whose German text has changed since. Its mark is the SHA-256 of the German texts it
/// translates, in the order name, summary, description, audience_note, each followed by a line feed.
pub(super) fn stale(table: &Fields<'_>, original: &str) {
    let Some(of) = table.text("of") else { return };
    let now = format!("sha256:{}", crate::hash::hex(original.as_bytes()));
    if of.value != now {
        table.report(
            Diagnostic::new(Code::StaleTranslation, "the German text has changed since")
                .at(of.span)
                .help(format!("check the translation, then write of = \"{now}\"")),
        );
    }
}
