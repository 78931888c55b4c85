//! The vocabularies: `directory/taxonomy/*.toml`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::fields::Fields;
use crate::lang::Lang;
use crate::load::Document;
use crate::markdown::{self, Link};
use crate::site::{Taxonomy, Term, Vocabulary};

use super::contact::checked_postal_code;
use super::language::Spoken;
use super::{Pending, Read, bad_id, is_id, limit, rule};

/// Reads all vocabularies. Records refer to most of them, so their files must be there.
pub(super) fn read(
    documents: &BTreeMap<String, Document>,
    spoken: &Spoken<'_>,
    report: &mut Report,
) -> Read<Taxonomy> {
    let mut pending = Vec::new();
    let mut vocabulary =
        |name: &str| vocabulary(name, documents.get(name), spoken, report, &mut pending);
    let value = Taxonomy {
        areas: vocabulary("areas"),
        categories: vocabulary("categories"),
        kinds: vocabulary("kinds"),
        topics: vocabulary("topics"),
        audiences: vocabulary("audiences"),
        residence: vocabulary("residence"),
        benefits: vocabulary("benefits"),
        languages: vocabulary("languages"),
        documents: vocabulary("documents"),
        abbreviations: vocabulary("abbreviations"),
        searched: BTreeMap::new(),
    };
    for (name, document) in documents {
        if !NAMES.contains(&name.as_str()) {
            report.push(
                Diagnostic::new(
                    Code::UnexpectedFile,
                    format!("there is no vocabulary `{name}`"),
                )
                .at(document.tree.span)
                .did_you_mean(name, NAMES)
                .help(format!("the vocabularies are {}", NAMES.join(", "))),
            );
        }
    }
    Read { value, pending }
}

/// The vocabularies, by the names of their files.
pub(super) const NAMES: [&str; 10] = [
    "areas",
    "categories",
    "kinds",
    "topics",
    "audiences",
    "residence",
    "benefits",
    "languages",
    "documents",
    "abbreviations",
];

/// Files without which no record can be complete.
const NEEDED: [&str; 4] = ["areas", "categories", "kinds", "topics"];

fn vocabulary(
    name: &str,
    document: Option<&Document>,
    spoken: &Spoken<'_>,
    report: &mut Report,
    pending: &mut Vec<Pending>,
) -> Vocabulary {
    let Some(document) = document else {
        if NEEDED.contains(&name) {
            report.push(
                Diagnostic::new(
                    Code::MissingVocabulary,
                    format!("there is no vocabulary `{name}`"),
                )
                .in_file(format!("directory/taxonomy/{name}.toml"))
                .help("create the file with one table for each term"),
            );
        }
        return Vocabulary::default();
    };
    let own = RefCell::new(Report::default());
    let fields = Fields::new(&document.tree, &own);
    let mut terms = Vec::new();
    let mut parents = Vec::new();
    let mut spans = BTreeMap::new();
    for key in fields.keys() {
        let Some(table) = fields.fields(&key.value) else {
            continue;
        };
        if !is_id(&key.value) {
            table.report(bad_id(&key.value).at(key.span));
        }
        let parent = table.text("in");
        parents.extend(parent.clone().map(|parent| (key.value.clone(), parent)));
        terms.push(Term {
            parent: parent.map(|parent| parent.value),
            ..term(name, key, &table, spoken, pending)
        });
        spans.insert(key.value.clone(), key.span);
        table.finish();
    }
    let keys: Vec<Span> = fields.keys().map(|key| key.span).collect();
    limit::count("terms", &keys, Vocabulary::MAX_TERMS, &own);
    fields.finish();
    let vocabulary = Vocabulary::new(terms);
    let mut own = own.into_inner();
    check_tree(&vocabulary, &parents, &mut own);
    check_tiles(&vocabulary, &spans, &mut own);
    report.extend(own);
    vocabulary
}

fn term(
    vocabulary: &str,
    key: &Spanned<String>,
    table: &Fields<'_>,
    spoken: &Spoken<'_>,
    pending: &mut Vec<Pending>,
) -> Term {
    table.require("label", "how the term is called: label = { de = \"…\" }");
    let label = spoken.localized(table, "label");
    let is_abbreviation = vocabulary == "abbreviations";
    let mut term = Term {
        id: key.value.clone(),
        label,
        plural: spoken.localized(table, "plural"),
        synonyms: synonyms(table, spoken),
        note: spoken.localized(table, if is_abbreviation { "text" } else { "note" }),
        ..Term::default()
    };
    match vocabulary {
        "topics" | "categories" => {
            let icon = table.text("icon");
            term.icon = icon.as_ref().map(|icon| icon.value.clone());
            pending.extend(icon.map(Pending::Icon));
            if vocabulary == "topics" {
                term.discreet = table.flag("discreet");
                term.statutory = rule::statutory(table, &key.value, pending);
            }
        }
        "audiences" => {
            term.helpers = table.has("client") && !table.flag("client");
            term.fits = rule::traits(table, "fits", pending);
            term.perhaps = rule::traits(table, "perhaps", pending).unwrap_or_default();
        }
        "benefits" => {
            term.none = table.flag("none");
            term.conflicts = rule::conflicts(table, pending);
        }
        "areas" => {
            term.tile = tile(table);
            term.ags = municipality_key(table);
            const TYPES: [(&str, &str); 4] = [
                ("district", "district"),
                ("city", "city"),
                ("municipality", "municipality"),
                ("quarter", "quarter"),
            ];
            term.area_type = table.one_of("type", &TYPES).map(str::to_owned);
            term.districts = table.plain_texts("districts");
            let codes = table.texts("postal_codes").into_iter();
            term.postal_codes = codes
                .filter_map(|code| checked_postal_code(table, code))
                .collect();
            // Where districts and postal codes are known from; for whoever edits them.
            table.plain_texts("sources");
        }
        "kinds" => {
            // For editors only: in which folder a new record of this kind usually goes.
            table.text("category");
            term.discreet = table.flag("discreet");
        }
        "abbreviations" => {
            table.require(
                "expansion",
                "what it stands for: expansion = { de = \"…\" }",
            );
            term.expansion = spoken.localized(table, "expansion");
            term.link = table
                .text("link")
                .and_then(|link| target(table, &link, pending));
        }
        _ => {}
    }
    term
}

/// Where `@/…` leads, to be resolved when everything is known.
pub(super) fn target(
    table: &Fields<'_>,
    link: &Spanned<String>,
    pending: &mut Vec<Pending>,
) -> Option<crate::site::Target> {
    let target = link.value.strip_prefix("@/").and_then(markdown::target);
    match &target {
        Some(target) => pending.push(Pending::Link(Link::apart(target.clone(), link.span))),
        None => table.report(
            Diagnostic::new(Code::BrokenLink, format!("`{}` is no address", link.value))
                .at(link.span)
                .help("write @/directory/ID or @/folder/page.md"),
        ),
    }
    target
}

fn synonyms(table: &Fields<'_>, spoken: &Spoken<'_>) -> BTreeMap<Lang, Vec<String>> {
    let mut synonyms = BTreeMap::new();
    if let Some(words) = table.fields("synonyms") {
        for name in words.keys() {
            if let Some(lang) = spoken.find(name, &words) {
                synonyms.insert(lang, words.plain_texts(&name.value));
            }
        }
    }
    synonyms
}

/// Where an area stands on the tile map of its siblings.
fn tile(table: &Fields<'_>) -> Option<(u8, u8)> {
    let tile = table.fields("tile")?;
    tile.require("column", "the column on the map, counted from the west: 1");
    tile.require("row", "the row on the map, counted from the north: 1");
    let number = |key| {
        let number = tile.integer(key, 1..=TILES)?;
        u8::try_from(number.value).ok()
    };
    let place = (number("column"), number("row"));
    tile.finish();
    place.0.zip(place.1)
}

/// More columns or rows than this no screen can show legibly.
const TILES: i64 = 12;

/// Of two siblings on one tile, one would hide the other.
fn check_tiles(areas: &Vocabulary, spans: &BTreeMap<String, Span>, report: &mut Report) {
    let mut taken: BTreeMap<(Option<&str>, (u8, u8)), &String> = BTreeMap::new();
    for term in areas.iter() {
        let Some((column, row)) = term.tile else {
            continue;
        };
        let place = (term.parent.as_deref(), (column, row));
        if let Some(other) = taken.insert(place, &term.id) {
            report.push(
                Diagnostic::new(
                    Code::InvalidValue,
                    format!("`{}` and `{other}` are on the same tile", term.id),
                )
                .at(spans[&term.id])
                .also(spans[other], "the other one is here")
                .help(format!(
                    "column {column}, row {row} is taken: choose another"
                )),
            );
        }
    }
}

fn municipality_key(table: &Fields<'_>) -> Option<String> {
    let key = table.text("ags")?;
    let is_valid =
        matches!(key.value.len(), 5 | 8) && key.value.bytes().all(|b| b.is_ascii_digit());
    if !is_valid {
        table.report(
            Diagnostic::new(
                Code::BadMunicipalityKey,
                format!("`{}` is no Amtlicher Gemeindeschlüssel", key.value),
            )
            .at(key.span)
            .help("eight digits for a municipality, five for a district, in quotation marks"),
        );
        return None;
    }
    Some(key.value)
}

/// Every parent exists and no term is above itself.
fn check_tree(vocabulary: &Vocabulary, parents: &[(String, Spanned<String>)], report: &mut Report) {
    for (id, parent) in parents {
        let above = vocabulary.get(&parent.value);
        if above.is_none() {
            report.push(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("there is no term `{}` in this file", parent.value),
                )
                .at(parent.span)
                .did_you_mean(&parent.value, vocabulary.ids()),
            );
        } else if vocabulary.is_within(&parent.value, id) {
            report.push(
                Diagnostic::new(Code::Cycle, format!("`{id}` lies within itself"))
                    .at(parent.span)
                    .label(format!("`{}` already lies within `{id}`", parent.value))
                    .help("a tree needs a top: change one of the two"),
            );
        }
    }
    let deep = |(id, _): &&(String, _)| vocabulary.depth(id) > Vocabulary::MAX_DEPTH;
    if let Some((id, parent)) = parents.iter().find(deep).filter(|_| !report.has_errors()) {
        let most = Vocabulary::MAX_DEPTH;
        report.push(
            Diagnostic::new(
                Code::TooDeep,
                format!("`{id}` lies more than {most} levels deep"),
            )
            .at(parent.span)
            .help("leave levels out: a term may lie directly in one further up"),
        );
    }
}
