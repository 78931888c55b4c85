//! The vocabularies: `directory/taxonomy/*.toml`.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::fields::{Fields, Names};
use crate::keyword::Keyword;
use crate::lang::Lang;
use crate::load::Document;
use crate::schema::{
    abbreviation, area, audience, benefit, iconic, kind, noted, of, private, term, term_of, tile,
};
use crate::site::{Taxonomy, Term, Vocabulary, VocabularyName};

use super::contact::checked_postal_code;
use super::ids::{bad_id, is_id};
use super::language::Spoken;
use super::readers::target;
use super::references::Pending;
use super::{limit, rule};

/// Reads all vocabularies. Records refer to most of them, so their files must be there.
pub(super) fn read(
    documents: &BTreeMap<String, Document>,
    spoken: &Spoken<'_>,
    pending: &mut Vec<Pending>,
    report: &Report,
) -> Taxonomy {
    let mut taxonomy = Taxonomy::default();
    for name in VocabularyName::all() {
        let document = documents.get(name.word());
        *taxonomy.vocabulary_mut(name) = vocabulary(name, document, spoken, report, pending);
    }
    for (name, document) in documents {
        if VocabularyName::from_word(name).is_none() {
            let names = VocabularyName::words();
            report.push(
                Diagnostic::new(
                    Code::UnexpectedFile,
                    format!("there is no vocabulary `{name}`"),
                )
                .at(document.tree.span)
                .did_you_mean(name, names.clone())
                .help(format!(
                    "the vocabularies are {}",
                    names.collect::<Vec<_>>().join(", ")
                )),
            );
        }
    }
    taxonomy
}

/// Vocabularies without which no record can be complete.
const NEEDED: [VocabularyName; 4] = [
    VocabularyName::Areas,
    VocabularyName::Categories,
    VocabularyName::Kinds,
    VocabularyName::Topics,
];

fn vocabulary(
    name: VocabularyName,
    document: Option<&Document>,
    spoken: &Spoken<'_>,
    report: &Report,
    pending: &mut Vec<Pending>,
) -> Vocabulary {
    let Some(document) = document else {
        if NEEDED.contains(&name) {
            let file = name.word();
            report.push(
                Diagnostic::new(
                    Code::MissingVocabulary,
                    format!("there is no vocabulary `{file}`"),
                )
                .in_file(format!("directory/taxonomy/{file}.toml"))
                .help("create the file with one table for each term"),
            );
        }
        return Vocabulary::default();
    };
    // Of its own, since how deep terms lie can be asked only where no term lies within itself.
    let own = Report::default();
    let names = Names::of(&document.tree, &own);
    let mut terms = Vec::new();
    let mut parents = Vec::new();
    let mut spans = BTreeMap::new();
    for (key, table) in names.tables(term_of(name)) {
        if !is_id(&key.value) {
            table.report(bad_id(&key.value).at(key.span));
        }
        let parent = table.written(&term::IN);
        parents.extend(parent.clone().map(|parent| (key.value.clone(), parent)));
        terms.push(Term {
            parent: parent.map(|parent| parent.value),
            ..read_term(name, key, &table, spoken, pending)
        });
        spans.insert(key.value.clone(), key.span);
        table.finish();
    }
    let keys: Vec<Span> = names.names().map(|key| key.span).collect();
    limit::count("terms", &keys, Vocabulary::MAX_TERMS, &own);
    let vocabulary = Vocabulary::new(terms);
    check_tree(&vocabulary, &parents, &own);
    check_tiles(&vocabulary, &spans, &own);
    report.extend(own);
    vocabulary
}

fn read_term(
    vocabulary: VocabularyName,
    key: &Spanned<String>,
    table: &Fields<'_>,
    spoken: &Spoken<'_>,
    pending: &mut Vec<Pending>,
) -> Term {
    let mut term = Term {
        id: key.value.clone(),
        label: spoken.localized(table, &term::LABEL),
        plural: spoken.localized(table, &term::PLURAL),
        synonyms: synonyms(table, spoken),
        note: match vocabulary {
            VocabularyName::Abbreviations => spoken.localized(table, &abbreviation::TEXT),
            _ => spoken.localized(table, &noted::NOTE),
        },
        ..Term::default()
    };
    match vocabulary {
        VocabularyName::Topics => {
            term.icon = icon(table, pending);
            term.discreet = table.flag(&private::DISCREET);
            term.statutory = rule::statutory(table, &key.value, pending);
        }
        VocabularyName::Categories => term.icon = icon(table, pending),
        VocabularyName::Audiences => {
            term.helpers = table.has(&audience::CLIENT) && !table.flag(&audience::CLIENT);
            term.fits = rule::traits(table, &audience::FITS, pending);
            let perhaps = rule::traits(table, &audience::PERHAPS, pending);
            term.perhaps = perhaps.unwrap_or_default();
        }
        VocabularyName::Benefits => {
            term.none = table.flag(&benefit::NONE);
            term.conflicts = rule::conflicts(table, pending);
        }
        VocabularyName::Areas => {
            term.tile = place_on_map(table);
            term.ags = municipality_key(table);
            term.area_type = table.word(&area::TYPE).map(str::to_owned);
            term.districts = table.texts(&area::DISTRICTS);
            let codes = table.all_written(&area::POSTAL_CODES).into_iter();
            term.postal_codes = codes
                .filter_map(|code| checked_postal_code(table, code))
                .collect();
            // Where districts and postal codes are known from; for whoever edits them.
            table.texts(&area::SOURCES);
        }
        VocabularyName::Kinds => {
            // For editors only: in which folder a new record of this kind usually goes.
            let category = table.written(&kind::CATEGORY);
            let of::Term(categories) = kind::CATEGORY.of;
            pending.extend(category.map(|category| Pending::Term(categories, category)));
            term.discreet = table.flag(&private::DISCREET);
        }
        VocabularyName::Abbreviations => {
            term.expansion = spoken.localized(table, &abbreviation::EXPANSION);
            term.link = target(table, &abbreviation::LINK, pending);
        }
        VocabularyName::Residence | VocabularyName::Languages | VocabularyName::Documents => {}
    }
    term
}

fn icon(table: &Fields<'_>, pending: &mut Vec<Pending>) -> Option<String> {
    let icon = table.written(&iconic::ICON)?;
    pending.push(Pending::Icon(icon.clone()));
    Some(icon.value)
}

fn synonyms(table: &Fields<'_>, spoken: &Spoken<'_>) -> BTreeMap<Lang, Vec<String>> {
    let mut synonyms = BTreeMap::new();
    if let Some(words) = table.names(&term::SYNONYMS) {
        for name in words.names() {
            if let Some(lang) = spoken.find(name, &words) {
                synonyms.insert(lang, words.texts(&name.value));
            }
        }
    }
    synonyms
}

/// Where an area stands on the tile map of its siblings.
fn place_on_map(table: &Fields<'_>) -> Option<(u8, u8)> {
    let table = table.table(&area::TILE)?;
    let number = |field| {
        let number = table.number(field)?;
        u8::try_from(number.value).ok()
    };
    let place = (number(&tile::COLUMN), number(&tile::ROW));
    table.finish();
    place.0.zip(place.1)
}

/// Of two siblings on one tile, one would hide the other.
fn check_tiles(areas: &Vocabulary, spans: &BTreeMap<String, Span>, report: &Report) {
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
    let key = table.written(&area::AGS)?;
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
fn check_tree(vocabulary: &Vocabulary, parents: &[(String, Spanned<String>)], report: &Report) {
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
