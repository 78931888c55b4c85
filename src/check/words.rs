//! Words in further languages: `directory/taxonomy/words/*.toml`, one file a language.
//!
//! A term's own file holds German and English. How a term is called in other languages, and with what words people look
//! for it, stands in one file for each of them: whoever translates sees only that language. A language needs no interface
//! to be searched in; the vocabulary of spoken languages says which there are. Its table `[language]` says what the search must know of
//! it: a stemmer by name, words that are passed over, and letters that read as others.

use std::collections::BTreeMap;

use lotse_search::{Language as Searched, STEMMERS};

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::fields::{Fields, Names};
use crate::keyword::Keyword;
use crate::lang::{Lang, Languages};
use crate::load::Document;
use crate::schema::translated_term;
use crate::site::{Taxonomy, Term, Vocabulary, VocabularyName};

/// The table that says what the search must know of the language.
const HEAD: &str = "language";
/// Its keys.
const KEYS: [&str; 3] = ["stemmer", "stop_words", "letters"];

/// Adds the words to the terms that they name.
pub(super) fn read(
    documents: &BTreeMap<String, Document>,
    languages: &Languages,
    taxonomy: &mut Taxonomy,
    report: &Report,
) {
    let mut letters = BTreeMap::new();
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
        let names = Names::of(&document.tree, report);
        for (name, terms) in names.all_names() {
            if name.value == HEAD {
                let head = head(&terms, code, &mut letters);
                taxonomy.searched.insert(code.clone(), head);
                continue;
            }
            match VocabularyName::from_word(&name.value) {
                Some(own) => {
                    let vocabulary = taxonomy.vocabulary_mut(own);
                    add_all(vocabulary, (&name.value, code), lang, &terms);
                }
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

/// Letters that languages have brought along so far, what they read as, and where it says so.
type Letters = BTreeMap<char, (String, Span)>;

/// What the search must know of the language beside its words.
fn head(table: &Names<'_>, code: &str, letters: &mut Letters) -> Searched {
    for name in table
        .names()
        .filter(|name| !KEYS.contains(&name.value.as_str()))
    {
        table.report(
            Diagnostic::new(Code::UnknownKey, format!("unknown key `{}`", name.value))
                .at(name.span)
                .did_you_mean(&name.value, KEYS),
        );
    }
    let place = |key: &str| {
        table
            .names()
            .find(|name| name.value == key)
            .map(|name| name.span)
    };
    let stemmer = table.text("stemmer").filter(|stemmer| {
        let known = STEMMERS.contains(&stemmer.as_str());
        if known && code != Lang::DE.code() {
            return true;
        }
        let problem = match known {
            true => Diagnostic::new(Code::InvalidValue, "German keeps its own stemmer")
                .help("delete it: compounds are read by it, too"),
            false => {
                let unknown = format!("there is no stemmer `{stemmer}`");
                Diagnostic::new(Code::InvalidValue, unknown)
                    .did_you_mean(stemmer, STEMMERS)
                    .help(format!("use one of: {}", STEMMERS.join(", ")))
            }
        };
        table.report(match place("stemmer") {
            Some(span) => problem.at(span),
            None => problem,
        });
        false
    });
    let mut own = BTreeMap::new();
    if let Some(listed) = table.below_name("letters") {
        for letter in listed.names() {
            let stands = listed.text(&letter.value).unwrap_or_default();
            if let Some(known) = new_letter(letter, &listed) {
                match letters.get(&known).filter(|(other, _)| *other != stands) {
                    Some((other, span)) => listed.report(
                        Diagnostic::new(
                            Code::InvalidValue,
                            format!("`{}` reads as `{other}` in another language", letter.value),
                        )
                        .at(letter.span)
                        .also(*span, "here")
                        .help("people type all languages into one box: a letter has one meaning there"),
                    ),
                    None => drop(letters.insert(known, (stands.clone(), letter.span))),
                }
                own.insert(letter.value.clone(), stands);
            }
        }
    }
    Searched {
        stemmer,
        stop_words: table.texts("stop_words"),
        letters: own,
    }
}

/// The letter of a line of `letters`, if it is one and not read as another one anyway.
fn new_letter(letter: &Spanned<String>, listed: &Names<'_>) -> Option<char> {
    let mut chars = letter.value.chars();
    let single = chars.next().filter(|_| chars.next().is_none());
    let known = single.and_then(|single| lotse_search::Letters::default().of(single));
    let problem = match (single, known) {
        (Some(single), Some(known)) if known == letter.value => {
            if single.to_lowercase().eq([single]) {
                return Some(single);
            }
            format!("`{single}` is a capital letter")
        }
        (Some(single), Some(known)) => format!("`{single}` reads as `{known}` anyway"),
        _ => format!("`{}` is no letter", letter.value),
    };
    listed.report(
        Diagnostic::new(Code::InvalidValue, problem)
            .at(letter.span)
            .help("name one letter in lower case and what it reads as: \"ڵ\" = \"ل\""),
    );
    None
}

/// Adds the words of one vocabulary.
fn add_all(
    vocabulary: &mut Vocabulary,
    (name, code): (&str, &str),
    lang: Option<Lang>,
    terms: &Names<'_>,
) {
    for (id, words) in terms.tables(&translated_term::TABLE) {
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
        words.plain_text(&translated_term::LABEL);
        words.texts(&translated_term::WORDS);
        words.finish();
    }
}

fn add(term: &mut Term, code: &str, lang: Option<Lang>, words: &Fields<'_>) {
    let label = words.text(&translated_term::LABEL);
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
    all.extend(words.texts(&translated_term::WORDS));
    term.words.insert(code.to_owned(), all);
}
