//! Stems: one string for the forms of a word.
//!
//! In: a folded word. Out: its stem, which is looked up and never shown.
//!
//! **Invariant:** a stem depends on the word alone.
//!
//! Deliberately absent: dictionaries of whole languages. Snowball does the bulk; the tables here hold what it gets
//! wrong in words that a service directory lives on. Languages without a table keep their words as they are.

use frostem::{Algorithm, Stemmer};

/// The language of a pack, as far as its stems go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Own {
    German,
    English,
    Other,
}

impl Own {
    /// The stems for a language code.
    pub fn of(lang: &str) -> Own {
        match lang {
            "de" => Own::German,
            "en" => Own::English,
            _ => Own::Other,
        }
    }

    /// The stem of a plain word in this language.
    pub fn stem(self, plain: &str) -> String {
        match self {
            Own::German => german(plain),
            Own::English if is_latin(plain) => english(plain),
            _ => other(plain),
        }
    }
}

/// The German stem of a folded word; words in other scripts go their own way.
pub(crate) fn german(folded: &str) -> String {
    if !is_latin(folded) {
        return other(folded);
    }
    let base = masculine(folded);
    if let Some(stem) = exception(GERMAN, base) {
        return stem.to_string();
    }
    // Snowball leaves a double s behind: Zeugnis, Zeugnisse.
    for ending in ["se", "ses", "sen"] {
        if let Some(stem) = base.strip_suffix(ending)
            && stem.ends_with("nis")
        {
            return stem.to_string();
        }
    }
    Stemmer::new(Algorithm::German).stem(base).into_owned()
}

fn english(plain: &str) -> String {
    match exception(ENGLISH, plain) {
        Some(stem) => stem.to_string(),
        None => Stemmer::new(Algorithm::English).stem(plain).into_owned(),
    }
}

/// Arabic words drop the article and what is written together with it; all others stay.
fn other(word: &str) -> String {
    for prefix in ["وال", "بال", "فال", "کال", "ال", "لل"] {
        if let Some(rest) = word.strip_prefix(prefix)
            && rest.chars().count() >= 3
        {
            return rest.to_string();
        }
    }
    word.to_string()
}

/// "Beraterinnen" and "Beraterin" are found as "Berater".
fn masculine(folded: &str) -> &str {
    if let Some(base) = folded.strip_suffix("innen")
        && base.len() >= 5
    {
        return base;
    }
    if let Some(base) = folded.strip_suffix("in")
        && base.len() >= 6
        && ["er", "ant", "ent", "ist"]
            .iter()
            .any(|ending| base.ends_with(ending))
    {
        return base;
    }
    folded
}

fn is_latin(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c < '\u{250}')
}

fn exception<'a>(table: &[(&'a str, &[&str])], word: &str) -> Option<&'a str> {
    table
        .iter()
        .find(|(stem, forms)| *stem == word || forms.contains(&word))
        .map(|(stem, _)| *stem)
}

/// Stem, and the forms that Snowball would send elsewhere.
const GERMAN: &[(&str, &[&str])] = &[
    ("amt", &["amter", "amtern", "amts", "amtes"]),
    (
        "anwalt",
        &["anwalte", "anwalten", "anwalts", "anwaltes", "anwaltin"],
    ),
    (
        "arzt",
        &["arzte", "arzten", "arztes", "arztin", "arztinnen"],
    ),
    ("ausweis", &["ausweise", "ausweisen", "ausweises"]),
    ("bus", &["busse", "bussen"]),
    ("gymnasium", &["gymnasien", "gymnasiums"]),
    ("kita", &["kitas"]),
    ("konto", &["konten", "kontos"]),
    ("kurs", &["kurse", "kursen", "kurses"]),
    ("museum", &["museen", "museums"]),
    ("praktikum", &["praktika", "praktikums"]),
    ("praxis", &["praxen"]),
    ("schuler", &["schulers", "schulern", "schulerin"]),
    ("studium", &["studien", "studiums"]),
    ("thema", &["themen", "themas"]),
    ("verein", &["vereine", "vereinen", "vereins"]),
    ("visum", &["visa", "visums"]),
    ("zentrum", &["zentren", "zentrums"]),
];

const ENGLISH: &[(&str, &[&str])] = &[
    ("child", &["children", "childrens"]),
    ("man", &["men", "mens"]),
    ("visa", &["visas"]),
    ("woman", &["women", "womens"]),
];
