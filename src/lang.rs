//! The languages a portal can be read in.
//!
//! Owns: the closed list of interface languages, their codes, names and direction.
//! In: a language code from a file or an argument. Out: a [`Lang`].
//! **Invariant:** [`Lang::ALL`] is the display order, German first, and `Ord` follows it.
//! Deliberately absent: texts (they are in the theme), spoken languages of offices (they are a vocabulary).

use std::collections::BTreeMap;
use std::fmt;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// German, the language every text exists in.
    De,
    /// English.
    En,
    /// Arabic.
    Ar,
    /// Persian.
    Fa,
    /// Turkish.
    Tr,
    /// Ukrainian.
    Uk,
    /// Russian.
    Ru,
    /// French.
    Fr,
    /// Romanian.
    Ro,
    /// Polish.
    Pl,
}

impl Lang {
    /// Every language, in display order.
    pub const ALL: [Lang; 10] = [
        Lang::De,
        Lang::En,
        Lang::Ar,
        Lang::Fa,
        Lang::Tr,
        Lang::Uk,
        Lang::Ru,
        Lang::Fr,
        Lang::Ro,
        Lang::Pl,
    ];

    /// The BCP 47 code, as in `<html lang>` and in paths.
    pub fn code(self) -> &'static str {
        match self {
            Lang::De => "de",
            Lang::En => "en",
            Lang::Ar => "ar",
            Lang::Fa => "fa",
            Lang::Tr => "tr",
            Lang::Uk => "uk",
            Lang::Ru => "ru",
            Lang::Fr => "fr",
            Lang::Ro => "ro",
            Lang::Pl => "pl",
        }
    }

    /// The language's name in itself.
    pub fn endonym(self) -> &'static str {
        match self {
            Lang::De => "Deutsch",
            Lang::En => "English",
            Lang::Ar => "العربية",
            Lang::Fa => "فارسی",
            Lang::Tr => "Türkçe",
            Lang::Uk => "Українська",
            Lang::Ru => "Русский",
            Lang::Fr => "Français",
            Lang::Ro => "Română",
            Lang::Pl => "Polski",
        }
    }

    /// The writing direction, as in `<html dir>`.
    pub fn dir(self) -> &'static str {
        match self {
            Lang::Ar | Lang::Fa => "rtl",
            _ => "ltr",
        }
    }

    /// The language of a code, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text in one or more languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub BTreeMap<Lang, String>);

impl Text {
    /// A text that exists in German only.
    pub fn german(text: impl Into<String>) -> Text {
        Text(BTreeMap::from([(Lang::De, text.into())]))
    }

    /// Whether it says nothing in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text in `lang`, else in German, else in the first language there is;
    /// with the language it is really in. Empty texts answer `("", lang)`.
    pub fn get(&self, lang: Lang) -> (&str, Lang) {
        for candidate in [lang, Lang::De] {
            if let Some(text) = self.0.get(&candidate) {
                return (text, candidate);
            }
        }
        match self.0.iter().next() {
            Some((found, text)) => (text, *found),
            None => ("", lang),
        }
    }

    /// The text in `lang` or its fallback, without saying which.
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.get(lang).0
    }
}
