//! The languages a portal can be read in.
//!
//! Owns: what names a language, how it is read, and a text in several of them.
//! In: what the files of the theme say of their languages (`theme::heads` reads it). Out: [`Languages`], of which pages, search
//! and scripts are told the same.
//! **Invariant:** a language has one code in one spelling; whoever reads it reads German as a last resort.
//! Deliberately absent: any list of languages. Texts are in the theme; what offices speak is a vocabulary.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use icu_locale::subtags::Script;
use icu_locale::{LanguageIdentifier, LocaleDirectionality};
use serde::{Serialize, Serializer};
use tinystr::{TinyAsciiStr, tinystr};

use crate::keyword::keywords;

/// A language, by its BCP 47 code as in `<html lang>` and in paths.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(TinyAsciiStr<12>);

impl Lang {
    /// German, the language every text exists in.
    pub const DE: Lang = Lang(tinystr!(12, "de"));

    /// The BCP 47 code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The language of a code, if it is well formed and in its usual spelling: `sr-Latn`, not `sr_latn`.
    pub fn from_code(code: &str) -> Option<Lang> {
        let identifier = LanguageIdentifier::try_from_str(code).ok()?;
        let is_usual = !identifier.language.is_unknown() && identifier.to_string() == code;
        TinyAsciiStr::try_from_str(code)
            .ok()
            .filter(|_| is_usual)
            .map(Lang)
    }

    /// The script, if the code says it.
    pub(crate) fn script(self) -> Option<Script> {
        self.identifier().script
    }

    fn identifier(self) -> LanguageIdentifier {
        LanguageIdentifier::try_from_str(self.code()).unwrap_or(LanguageIdentifier::UNKNOWN)
    }
}

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
    type Err = &'static str;

    fn from_str(code: &str) -> Result<Lang, &'static str> {
        Lang::from_code(code).ok_or("write a language's code, such as de, ckb or sr-Latn")
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// From which side a script is read, as in `<html dir>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

keywords!(Direction: Ltr "ltr", Rtl "rtl");

impl Direction {
    /// The direction of a script (ISO 15924, such as `Arab`), if Unicode's CLDR knows it.
    pub(crate) fn of_script(script: Script) -> Option<Direction> {
        Direction::of(&LanguageIdentifier::from(Some(script)))
    }

    fn of(identifier: &LanguageIdentifier) -> Option<Direction> {
        match LocaleDirectionality::new_extended().get(identifier)? {
            icu_locale::Direction::RightToLeft => Some(Direction::Rtl),
            icu_locale::Direction::LeftToRight => Some(Direction::Ltr),
            _ => None,
        }
    }
}

/// What the theme says of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its code.
    pub lang: Lang,
    /// Its name in itself.
    pub name: String,
    /// From which side it is read.
    pub dir: Direction,
    /// Families of fonts it wants before the usual ones, as CSS lists them.
    pub font: Option<String>,
    /// Whether pages can be in it; else hand-outs only.
    pub interface: bool,
    /// The languages in which a text is looked for, this one first and German last.
    pub order: Vec<Lang>,
    /// What stands between groups of three digits, and before a fraction.
    pub separators: (String, String),
}

impl Language {
    /// A language of which nobody has said more than the code.
    pub fn undescribed(lang: Lang) -> Language {
        Language {
            lang,
            name: lang.to_string(),
            dir: Direction::of(&lang.identifier()).unwrap_or(Direction::Ltr),
            font: None,
            interface: false,
            order: Language::order(lang, []),
            separators: (".".to_owned(), ",".to_owned()),
        }
    }

    /// A language, then those that its readers know, then German; each once.
    pub(crate) fn order(lang: Lang, fallback: impl IntoIterator<Item = Lang>) -> Vec<Lang> {
        let mut order = vec![lang];
        for next in fallback.into_iter().chain([Lang::DE]) {
            if !order.contains(&next) {
                order.push(next);
            }
        }
        order
    }

    /// Of several things by language, the first that a reader of this one can use, with the language it is in.
    pub fn pick<'a, T>(&self, of: &'a BTreeMap<Lang, T>) -> Option<(&'a T, Lang)> {
        let mut order = self.order.iter();
        order.find_map(|lang| Some((of.get(lang)?, *lang)))
    }

    /// A number as in a file (`1234`, `-12.5`), as it is written in the language.
    pub(crate) fn number(&self, written: &str) -> String {
        let (group, point) = &self.separators;
        let (sign, digits) = match written.strip_prefix('-') {
            Some(rest) => ("\u{2212}", rest),
            None => ("", written),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mut text = sign.to_owned();
        for (i, digit) in whole.chars().enumerate() {
            let left = whole.chars().count() - i;
            if i > 0 && left % 3 == 0 {
                text.push_str(group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push_str(point);
            text.push_str(fraction);
        }
        text
    }
}

/// Every language that the theme describes, in the order in which they are offered.
#[derive(Clone, Debug)]
pub struct Languages {
    all: Arc<[Language]>,
}

impl Default for Languages {
    /// German alone.
    fn default() -> Languages {
        Languages::new(vec![Language::undescribed(Lang::DE)])
    }
}

impl Languages {
    /// These languages; without German there is none to fall back to, so it is added where it is missing.
    pub fn new(mut languages: Vec<Language>) -> Languages {
        if !languages.iter().any(|language| language.lang == Lang::DE) {
            languages.insert(0, Language::undescribed(Lang::DE));
        }
        Languages {
            all: languages.into(),
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Language> {
        self.all.iter()
    }

    /// A language, if it is described.
    pub fn find(&self, lang: Lang) -> Option<&Language> {
        self.iter().find(|language| language.lang == lang)
    }

    /// A language; German for one that is not described.
    pub fn get(&self, lang: Lang) -> &Language {
        let german = || self.find(Lang::DE).unwrap_or(&self.all[0]);
        self.find(lang).unwrap_or_else(german)
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

    /// The German text.
    pub fn in_german(&self) -> &str {
        self.0.get(&Lang::DE).map_or("", String::as_str)
    }

    /// The text as a reader of `language` gets it, else in the first language there is; with the language it is really
    /// in. Empty texts answer `""`.
    pub fn get(&self, language: &Language) -> (&str, Lang) {
        let any = || self.0.iter().next().map(|(lang, text)| (text, *lang));
        let found = language.pick(&self.0).or_else(any);
        found.map_or(("", language.lang), |(text, lang)| (text, lang))
    }

    /// The text in `language` or its fallback, without saying which.
    pub fn in_lang(&self, language: &Language) -> &str {
        self.get(language).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_one_spelling() {
        for code in ["de", "ckb", "sr-Latn", "de-simple", "ca-valencia"] {
            assert_eq!(
                Lang::from_code(code)
                    .map(|lang| lang.to_string())
                    .as_deref(),
                Some(code)
            );
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
