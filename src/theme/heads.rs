//! What a theme's files say of their own languages: the terms at the head of `i18n/LANG.ftl` or `handout/LANG.ftl`.
//!
//! Owns: the names of these terms and what they may hold. In: the terms of all files. Out: [`Languages`], and a diagnostic at
//! each term that is missing or wrong.
//! **Invariant:** a language whose script and direction contradict each other is never described without an error.
//! Deliberately absent: messages, and whether they are complete.

use std::collections::{BTreeMap, BTreeSet};

use icu_locale::subtags::Script;

use super::messages::{Messages, Texts};
use crate::diag::{Code, Diagnostic, FileId, Report, Span, Spanned};
use crate::keyword::Keyword;
use crate::lang::{Direction, Lang, Language, Languages};

/// What a file may say of its language, with an example. Terms of other names are a theme's own affair.
const TERMS: [(&str, &str); 8] = [
    ("language-name", "its name in itself: کوردی"),
    ("language-script", "its script by ISO 15924: Arab"),
    ("language-direction", "ltr or rtl"),
    (
        "language-fallback",
        "what its readers read next, before German: ku, ar, en",
    ),
    (
        "language-font",
        "families of fonts that come first: Noto Sans Ethiopic, Abyssinica SIL",
    ),
    (
        "language-order",
        "in German only: the order in which languages are offered",
    ),
    ("number-group", "what stands between three digits: ."),
    ("number-point", "what stands before a fraction: ,"),
];

/// Describes every language that the theme has texts in.
pub(super) fn read(interface: &Messages, handout: &Messages, report: &Report) -> Languages {
    let codes: BTreeSet<Lang> = interface.codes().chain(handout.codes()).collect();
    let mut languages: Vec<Language> = codes
        .iter()
        .filter_map(|&lang| {
            let (pages, sheets) = (interface.texts(lang), handout.texts(lang));
            // What the pages say holds for the hand-out, too, and takes the place of what that says of itself.
            let said = [sheets, pages].into_iter().flatten();
            let head = Head {
                terms: said.flat_map(|texts| &texts.terms).collect(),
                file: pages.or(sheets)?.file,
                report,
            };
            Some(head.describe(lang, pages.is_some(), &codes))
        })
        .collect();
    let order = interface
        .texts(Lang::DE)
        .map(|texts| order(texts, &codes, report));
    let order = order.unwrap_or_default();
    let place = |lang: Lang| order.iter().position(|known| *known == lang);
    languages.sort_by_key(|language| (place(language.lang).unwrap_or(order.len()), language.lang));
    Languages::new(languages)
}

fn is_head(name: &str) -> bool {
    name.starts_with("language-") || name.starts_with("number-")
}

/// What is said of one language, and where to complain of it.
struct Head<'a> {
    terms: BTreeMap<&'a String, &'a Spanned<Option<String>>>,
    file: FileId,
    report: &'a Report,
}

impl Head<'_> {
    fn describe(mut self, lang: Lang, interface: bool, known: &BTreeSet<Lang>) -> Language {
        self.check_names();
        let undescribed = Language::undescribed(lang);
        let name = self.require("language-name").map(|name| name.value);
        let script = self.script(lang);
        let dir = self.direction(script);
        let fallback = self.text("language-fallback");
        let fallback = fallback.map(|list| codes(&list, known, self.report));
        let separators = interface.then(|| {
            let group = self.require("number-group")?.value;
            Some((group, self.require("number-point")?.value))
        });
        Language {
            lang,
            name: name.unwrap_or(undescribed.name),
            dir: dir.unwrap_or(undescribed.dir),
            font: self.font(),
            interface,
            order: Language::order(lang, fallback.unwrap_or_default()),
            separators: separators.flatten().unwrap_or(undescribed.separators),
        }
    }

    fn text(&mut self, term: &str) -> Option<Spanned<String>> {
        let said = self.terms.get(&term.to_owned())?;
        match &said.value {
            Some(text) => Some(Spanned::new(text.clone(), said.span)),
            None => {
                let message = format!("`-{term}` must be plain text");
                self.report.push(wrong(message).at(said.span));
                None
            }
        }
    }

    fn require(&mut self, term: &str) -> Option<Spanned<String>> {
        if !self.terms.contains_key(&term.to_owned()) {
            let what = TERMS.iter().find(|(known, _)| *known == term);
            let missing = wrong(format!("the language does not say its `-{term}`"))
                .at(Span::new(self.file, 0..0))
                .help(format!("write -{term} = … at the head of the file"));
            self.report.push(match what {
                Some((_, what)) => missing.help(format!("it is {what}")),
                None => missing,
            });
        }
        self.text(term)
    }

    /// A misspelt term of the head would be passed over.
    fn check_names(&mut self) {
        for (name, said) in &self.terms {
            if is_head(name) && !TERMS.iter().any(|(known, _)| known == name) {
                self.report.push(
                    wrong(format!("`-{name}` says nothing of a language"))
                        .at(said.span)
                        .did_you_mean(name, TERMS.iter().map(|(known, _)| *known)),
                );
            }
        }
    }

    fn script(&mut self, lang: Lang) -> Option<Script> {
        let said = self.require("language-script")?;
        let script = Script::try_from_str(&said.value).ok();
        let script = script.filter(|script| script.as_str() == said.value);
        let problem = match (script, lang.script()) {
            (None, _) => format!("`{}` is no script", said.value),
            (Some(script), Some(own)) if own != script => {
                format!("`{lang}` is written in {own}, as its code says")
            }
            _ => return script,
        };
        let help = "write the script's code of ISO 15924, such as Latn, Arab, Cyrl or Ethi";
        self.report.push(wrong(problem).at(said.span).help(help));
        None
    }

    fn direction(&mut self, script: Option<Script>) -> Option<Direction> {
        let said = self.require("language-direction")?;
        let dir = Direction::from_word(&said.value);
        let right = script.and_then(Direction::of_script);
        let problem = match (dir, script, right) {
            (None, ..) => format!("`{}` is no direction", said.value),
            (Some(dir), Some(script), Some(right)) if dir != right => {
                format!("{script} is read {} and not {}", right.word(), dir.word())
            }
            _ => return dir,
        };
        let help = "write ltr, from left to right, or rtl, from right to left";
        self.report.push(wrong(problem).at(said.span).help(help));
        right
    }

    /// As CSS lists families; whatever could end the rule is refused.
    fn font(&mut self) -> Option<String> {
        let said = self.text("language-font")?;
        let families: Vec<&str> = said.value.split(',').map(str::trim).collect();
        let is_name = |family: &&str| {
            let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-');
            !family.is_empty() && family.chars().all(plain)
        };
        if !families.iter().all(is_name) {
            let message = format!("`{}` are no names of fonts", said.value);
            let help =
                "write names of families, with commas between them and without quotation marks";
            self.report.push(wrong(message).at(said.span).help(help));
            return None;
        }
        let quoted = families.iter().map(|family| format!("\"{family}\""));
        Some(quoted.collect::<Vec<_>>().join(", "))
    }
}

/// The order in which languages are offered; those that it leaves out come after it, by their codes.
fn order(german: &Texts, known: &BTreeSet<Lang>, report: &Report) -> Vec<Lang> {
    let said = german.terms.get("language-order");
    let said = said.and_then(|said| Some(Spanned::new(said.value.clone()?, said.span)));
    said.map(|list| codes(&list, known, report))
        .unwrap_or_default()
}

/// `ar, en`: languages that the theme has texts in.
fn codes(list: &Spanned<String>, known: &BTreeSet<Lang>, report: &Report) -> Vec<Lang> {
    let written = list.value.split(',').map(str::trim);
    let mut found = Vec::new();
    for code in written {
        match Lang::from_code(code).filter(|lang| known.contains(lang)) {
            Some(lang) => found.push(lang),
            None => report.push(
                wrong(format!("the theme has no texts in `{code}`"))
                    .at(list.span)
                    .did_you_mean(code, known.iter().map(Lang::code))
                    .help(
                        "name languages with a file in i18n/ or handout/, with commas between them",
                    ),
            ),
        }
    }
    found
}

fn wrong(message: String) -> Diagnostic {
    Diagnostic::new(Code::LanguageHead, message)
}
