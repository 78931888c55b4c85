//! Words in further languages: `directory/taxonomy/words/*.toml`, one file a language.
//!
//! A term's own file holds German and English. How a term is called in other languages, and with what words people look
//! for it, stands in one file for each of them: whoever translates sees only that language. A language needs no interface
//! to be searched in; the vocabulary of spoken languages says which there are.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Report};
use crate::fields::{Fields, Names};
use crate::keyword::Keyword;
use crate::lang::Lang;
use crate::load::Document;
use crate::schema::translated_term;
use crate::site::{Taxonomy, Term, Vocabulary, VocabularyName};

/// Adds the words to the terms that they name.
pub(super) fn read(
    documents: &BTreeMap<String, Document>,
    taxonomy: &mut Taxonomy,
    report: &Report,
) {
    for (code, document) in documents {
        if Lang::from_code(code).is_none() && !taxonomy.languages.contains(code) {
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
        let names = Names::of(&document.tree, report);
        for (name, terms) in names.all_names() {
            match VocabularyName::from_word(&name.value) {
                Some(own) => add_all(taxonomy.vocabulary_mut(own), &name.value, code, &terms),
                None => terms.report(
                    Diagnostic::new(
                        Code::UnknownReference,
                        format!("there is no vocabulary `{}`", name.value),
                    )
                    .at(name.span)
                    .did_you_mean(&name.value, VocabularyName::words()),
                ),
            }
        }
    }
}

/// Adds the words of one vocabulary.
fn add_all(vocabulary: &mut Vocabulary, name: &str, code: &str, terms: &Names<'_>) {
    for (id, words) in terms.tables(&translated_term::TABLE) {
        match vocabulary.get_mut(&id.value) {
            Some(term) => add(term, code, &words),
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
        words.plain_text(&translated_term::LABEL);
        words.texts(&translated_term::WORDS);
        words.finish();
    }
}

fn add(term: &mut Term, code: &str, words: &Fields<'_>) {
    let label = words.text(&translated_term::LABEL);
    let mut all: Vec<String> = Vec::new();
    if let Some(label) = label {
        match Lang::from_code(code) {
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
    all.extend(words.texts(&translated_term::WORDS));
    term.words.insert(code.to_owned(), all);
}
