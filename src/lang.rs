//! The languages a portal can be read in.
//!
//! Owns: what names a language, and a text in several of them.
//! In: a language code from a file or an argument. Out: a [`Lang`].
//! **Invariant:** a [`Lang`] is one of [`Lang::all`], and a language has one spelling only.
//! Deliberately absent: texts (they are in the theme), spoken languages of offices (they are a vocabulary).

use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};
use tinystr::{TinyAsciiStr, tinystr};

/// A language, by its BCP 47 code as in `<html lang>` and in paths.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(TinyAsciiStr<12>);

impl Lang {
    /// German, the language every text exists in.
    pub const DE: Lang = Lang(tinystr!(12, "de"));

    /// Every language of the interface, in display order.
    pub fn all() -> impl Iterator<Item = Lang> {
        KNOWN.iter().map(|(lang, _)| *lang)
    }

    /// The BCP 47 code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The language's name in itself.
    pub fn endonym(self) -> &'static str {
        let known = KNOWN.iter().find(|(lang, _)| *lang == self);
        known.map_or("", |(_, endonym)| endonym)
    }

    /// The writing direction, as in `<html dir>`.
    pub fn dir(self) -> &'static str {
        match self.code() {
            "ar" | "fa" => "rtl",
            _ => "ltr",
        }
    }

    /// The language of a code, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::all().find(|lang| lang.code() == code)
    }
}

const KNOWN: [(Lang, &str); 10] = [
    (Lang(tinystr!(12, "de")), "Deutsch"),
    (Lang(tinystr!(12, "en")), "English"),
    (Lang(tinystr!(12, "ar")), "العربية"),
    (Lang(tinystr!(12, "fa")), "فارسی"),
    (Lang(tinystr!(12, "tr")), "Türkçe"),
    (Lang(tinystr!(12, "uk")), "Українська"),
    (Lang(tinystr!(12, "ru")), "Русский"),
    (Lang(tinystr!(12, "fr")), "Français"),
    (Lang(tinystr!(12, "ro")), "Română"),
    (Lang(tinystr!(12, "pl")), "Polski"),
];

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::str::FromStr for Lang {
    type Err = String;

    fn from_str(code: &str) -> Result<Lang, String> {
        Lang::from_code(code).ok_or_else(|| {
            let codes: Vec<String> = Lang::all().map(|lang| lang.to_string()).collect();
            format!("use one of {}", codes.join(", "))
        })
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A text in one or more languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub BTreeMap<Lang, String>);

impl Text {
    /// A text that exists in German only.
    pub fn german(text: impl Into<String>) -> Text {
        Text(BTreeMap::from([(Lang::DE, text.into())]))
    }

    /// Whether it says nothing in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text in `lang`, else in German, else in the first language there is;
    /// with the language it is really in. Empty texts answer `("", lang)`.
    pub fn get(&self, lang: Lang) -> (&str, Lang) {
        for candidate in [lang, Lang::DE] {
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
