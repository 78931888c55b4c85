//! Words in further languages: `directory/taxonomy/words/*.toml`, one file a language.
//!
//! A term's own file holds German and English. How a term is called in other languages, and with what words people look
//! for it, stands in one file for each of them: whoever translates sees only that language. A language needs no interface
//! to be searched in; the vocabulary of spoken languages says which there are.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Report};
use crate::fields::Fields;
use crate::lang::{Lang, Languages};
use crate::load::Document;
use crate::site::{Taxonomy, Term, Vocabulary};

use super::taxonomy::NAMES;

/// Adds the words to the terms that they name.
pub(super) fn read(
    documents: &BTreeMap<String, Document>,
    languages: &Languages,
    taxonomy: &mut Taxonomy,
    report: &mut Report,
) {
    for (code, document) in documents {
        let lang = Lang::from_code(code).filter(|lang| languages.find(*lang).is_some());
        if lang.is_none() && !taxonomy.languages.contains(code) {
            report.push(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("there is no language `{code}`"),
                )
                .at(document.tree.span)
                .did_you_mean(code, taxonomy.languages.ids())
                .help("name the file after a term of directory/taxonomy/languages.toml"),
            );
            continue;
        }
        let own = RefCell::new(Report::default());
        let fields = Fields::new(&document.tree, &own);
        for name in fields.keys() {
            let Some(table) = fields.fields(&name.value) else {
                continue;
            };
            match taxonomy.by_name(&name.value) {
                Some(vocabulary) => add_all(vocabulary, (&name.value, code), lang, table),
                None => table.report(
                    Diagnostic::new(
                        Code::UnknownReference,
                        format!("there is no vocabulary `{}`", name.value),
                    )
                    .at(name.span)
                    .did_you_mean(&name.value, NAMES),
                ),
            }
        }
        fields.finish();
        report.extend(own.into_inner());
    }
}

/// Adds the words of one vocabulary.
fn add_all(
    vocabulary: &mut Vocabulary,
    (name, code): (&str, &str),
    lang: Option<Lang>,
    table: Fields<'_>,
) {
    for id in table.keys() {
        let Some(words) = table.fields(&id.value) else {
            continue;
        };
        match vocabulary.get_mut(&id.value) {
            Some(term) => add(term, code, lang, &words),
            None => words.report(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("there is no term `{}`", id.value),
                )
                .at(id.span)
                .did_you_mean(&id.value, vocabulary.ids())
                .help(format!("the terms stand in directory/taxonomy/{name}.toml")),
            ),
        }
        // An unknown term has reported all there is to say.
        words.plain_text("label");
        words.plain_texts("words");
        words.finish();
    }
    table.finish();
}

fn add(term: &mut Term, code: &str, lang: Option<Lang>, words: &Fields<'_>) {
    let label = words.text("label");
    let mut all: Vec<String> = Vec::new();
    if let Some(label) = label {
        match lang {
            Some(lang) if term.label.0.contains_key(&lang) => words.report(
                Diagnostic::new(
                    Code::DuplicateValue,
                    format!("`{}` has a label in this language already", term.id),
                )
                .at(label.span)
                .help("keep it in the vocabulary's own file, or here"),
            ),
            Some(lang) => {
                term.label.0.insert(lang, label.value);
            }
            None => all.push(label.value),
        }
    }
    all.extend(words.plain_texts("words"));
    term.words.insert(code.to_owned(), all);
}
