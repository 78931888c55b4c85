//! The languages a portal can be read in.
//!
//! Owns: what names a language, and a text in several of them.
//! In: a language code from a file or an argument. Out: a [`Lang`].
//! **Invariant:** a [`Lang`] is one of [`Lang::all`], and a language has one spelling only.
//! Deliberately absent: texts (they are in the theme), spoken languages of offices (they are a vocabulary).

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

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
        for code in [
            "",
            "d",
            "DE",
            "sr_Latn",
            "sr-latn",
            "und",
            "deutschland",
            "x-eigen",
            "de-1901-1996-x",
        ] {
            assert_eq!(Lang::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn readers_get_what_they_can_read() {
        let [ku, ar, en] = ["ku", "ar", "en"].map(|code| code.parse().unwrap());
        let mut kurdish = Language::undescribed(ku);
        kurdish.order = Language::order(ku, [ar, en, ar]);
        assert_eq!(kurdish.order, [ku, ar, en, Lang::DE]);
        let mut text = Text::german("Amt");
        assert_eq!(text.get(&kurdish), ("Amt", Lang::DE));
        text.0.insert(en, "office".to_owned());
        assert_eq!(text.get(&kurdish), ("office", en));
        assert_eq!(text.get(&Language::undescribed(ar)), ("Amt", Lang::DE));
    }

    #[test]
    fn direction_is_known_of_scripts() {
        for (code, dir) in [
            ("ckb", Direction::Rtl),
            ("ku", Direction::Ltr),
            ("ps", Direction::Rtl),
            ("ti", Direction::Ltr),
        ] {
            assert_eq!(
                Language::undescribed(code.parse().unwrap()).dir,
                dir,
                "{code}"
            );
        }
    }

    #[test]
    fn numbers_have_the_separators_of_their_language() {
        let german = Language::undescribed(Lang::DE);
        assert_eq!(german.number("1234567.5"), "1.234.567,5");
        assert_eq!(german.number("999"), "999");
        assert_eq!(german.number("-1000"), "\u{2212}1.000");
        let english = Language {
            separators: (",".to_owned(), ".".to_owned()),
            ..german
        };
        assert_eq!(english.number("1234567.5"), "1,234,567.5");
    }
}
