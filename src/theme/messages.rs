//! The texts of the interface, in Fluent files.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::diag::{Code, Diagnostic, FileId, Report, Sources, Span, Spanned};
use crate::lang::{Lang, Languages};

/// The terms of a file by their names; `None` for one that is no plain text.
pub(super) type Terms = BTreeMap<String, Spanned<Option<String>>>;

/// A value that a message may use.
#[derive(Clone, Debug)]
pub enum Arg {
    /// A text.
    Text(String),
    /// A whole number; the message may choose its plural by it.
    Number(i64),
}

/// What a script may fill into a message.
const SLOTS: [&str; 7] = ["contact", "date", "first", "from", "how", "last", "to"];

/// How many missing messages are named; the others are counted.
const NAMED: usize = 8;

/// All messages in all languages of the theme.
pub struct Messages {
    by_lang: BTreeMap<Lang, Texts>,
    languages: Languages,
}

/// The texts of one language.
pub(super) struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// Most messages take no arguments; they are formatted once.
    plain: BTreeMap<String, String>,
    keys: BTreeMap<String, Span>,
    /// What the file says of itself.
    pub(super) terms: Terms,
    /// The first of its files.
    pub(super) file: FileId,
}

impl Messages {
    /// Reads the files of a folder, later ones over earlier ones, and reports what cannot be read.
    pub(super) fn load(files: Vec<(Lang, FileId)>, sources: &Sources, report: &Report) -> Messages {
        let mut by_lang: BTreeMap<Lang, Texts> = BTreeMap::new();
        for (lang, file) in files {
            let texts = by_lang.entry(lang);
            let texts = texts.or_insert_with(|| Texts::new(lang, file));
            texts.add(file, sources, report);
        }
        for texts in by_lang.values_mut() {
            texts.format_plain_ones();
        }
        Messages {
            by_lang,
            languages: Languages::default(),
        }
    }

    /// Takes the description of the languages, and reports what German has and another one lacks, and the other way round.
    pub(super) fn describe(&mut self, languages: &Languages, report: &Report) {
        self.languages = languages.clone();
        let Some(german) = self.by_lang.get(&Lang::DE) else {
            return;
        };
        for (lang, texts) in &self.by_lang {
            let lacks = |key: &&String| !texts.keys.contains_key(*key);
            let missing: Vec<&str> = german
                .keys
                .keys()
                .filter(lacks)
                .map(String::as_str)
                .collect();
            if !missing.is_empty() {
                let order = &self.languages.get(*lang).order[1..];
                let order: Vec<&str> = order.iter().map(Lang::code).collect();
                report.push(untranslated(&missing, texts.file).help(format!(
                    "until they are there, they are taken from {}",
                    order.join(", else from ")
                )));
            }
            for (key, span) in texts
                .keys
                .iter()
                .filter(|(key, _)| !german.keys.contains_key(*key))
            {
                let unknown =
                    Diagnostic::new(Code::UnknownKey, format!("there is no message `{key}`"));
                let known = german.keys.keys().map(String::as_str);
                report.push(unknown.at(*span).did_you_mean(key, known));
            }
        }
    }

    /// The languages there are texts in.
    pub(super) fn codes(&self) -> impl Iterator<Item = Lang> {
        self.by_lang.keys().copied()
    }

    /// Whether there are texts in this language.
    pub fn has(&self, lang: Lang) -> bool {
        self.by_lang.contains_key(&lang)
    }

    /// The texts of a language.
    pub(super) fn texts(&self, lang: Lang) -> Option<&Texts> {
        self.by_lang.get(&lang)
    }

    /// What is known of the languages.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// All messages with their slots left open, for a script to fill: `{name}`. Each language has them all, as its readers
    /// get them.
    pub(super) fn templates(&self) -> BTreeMap<Lang, BTreeMap<String, String>> {
        let slots = SLOTS.map(|name| (name, Arg::Text(format!("{{{name}}}"))));
        let Some(german) = self.by_lang.get(&Lang::DE) else {
            return BTreeMap::new();
        };
        let all = self.codes().map(|lang| {
            let texts = german.keys.keys().map(|key| {
                // A message that wants another slot shows its key, which points at the fault.
                let text = self.format(lang, key, &slots);
                (key.clone(), text.unwrap_or_else(|_| key.clone()))
            });
            (lang, texts.collect())
        });
        all.collect()
    }

    /// A message in `lang`, else in the next language that its readers know.
    ///
    /// # Errors
    /// In words, if there is no such message or an argument is missing.
    pub fn format(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Result<String, String> {
        let order = self.languages.get(lang).order.iter();
        let found = order.filter_map(|lang| Some((*lang, self.by_lang.get(lang)?)));
        let found = found.filter(|(_, texts)| texts.keys.contains_key(key));
        let missing = || format!("there is no message `{key}`");
        let (shown, texts) = found.clone().next().ok_or_else(missing)?;
        if let Some(text) = texts.plain.get(key) {
            return Ok(text.clone());
        }
        let pattern = texts
            .bundle
            .get_message(key)
            .and_then(|message| message.value());
        let pattern = pattern.ok_or_else(missing)?;
        let mut values = FluentArgs::with_capacity(args.len() + 1);
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, text.as_str()),
                Arg::Number(number) => {
                    values.set(*name, *number);
                    values.set(
                        "count",
                        self.languages.get(shown).number(&number.to_string()),
                    );
                }
            }
        }
        let mut errors = Vec::new();
        let text = texts
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors);
        match errors.first() {
            Some(error) => Err(format!("message `{key}`: {error}")),
            None => Ok(text.into_owned()),
        }
    }
}

fn untranslated(missing: &[&str], file: FileId) -> Diagnostic {
    let named = missing[..missing.len().min(NAMED)].join(", ");
    let more = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!("messages are missing: {named}{more}");
    Diagnostic::new(Code::MissingMessage, message).at(Span::new(file, 0..0))
}

impl Texts {
    fn new(lang: Lang, file: FileId) -> Texts {
        let identifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks around every argument would end up in titles, links and the search field.
        bundle.set_use_isolating(false);
        Texts {
            bundle,
            plain: BTreeMap::new(),
            keys: BTreeMap::new(),
            terms: Terms::new(),
            file,
        }
    }

    fn add(&mut self, file: FileId, sources: &Sources, report: &Report) {
        let (resource, errors) = match FluentResource::try_new(sources.text(file).to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err(partly) => partly,
        };
        for error in &errors {
            report.push(
                Diagnostic::new(Code::Template, error.kind.to_string())
                    .at(Span::new(file, error.pos.clone())),
            );
        }
        // Names are slices of the text, which tells where they stand.
        let place = |name: &str| {
            let start = name.as_ptr() as usize - resource.source().as_ptr() as usize;
            Span::new(file, start..start + name.len())
        };
        for entry in resource.entries() {
            match entry {
                Entry::Message(message) => {
                    let name = message.id.name;
                    self.keys.insert(name.to_owned(), place(name));
                }
                Entry::Term(term) => {
                    let name = term.id.name;
                    let text = Spanned::new(plain_text(&term.value), place(name));
                    self.terms.insert(name.to_owned(), text);
                }
                _ => {}
            }
        }
        self.bundle.add_resource_overriding(resource);
    }

    fn format_plain_ones(&mut self) {
        for key in self.keys.keys() {
            let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
                continue;
            };
            let mut errors = Vec::new();
            let text = self.bundle.format_pattern(pattern, None, &mut errors);
            if errors.is_empty() {
                self.plain.insert(key.clone(), text.into_owned());
            }
        }
    }
}

/// A pattern that is a text, `{ "\u00A0" }` included.
fn plain_text(pattern: &Pattern<&str>) -> Option<String> {
    let elements = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => Some(Cow::from(*value)),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => Some(unescape_unicode_to_string(value)),
        PatternElement::Placeable { .. } => None,
    });
    elements.collect()
}

impl From<Arg> for FluentValue<'static> {
    fn from(arg: Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text),
            Arg::Number(number) => FluentValue::from(number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    fn load(files: &[(Lang, &str)]) -> (Messages, String) {
        let mut sources = Sources::default();
        let report = Report::default();
        let ids = files
            .iter()
            .map(|(lang, text)| (*lang, sources.add(format!("i18n/{lang}.ftl"), *text)))
            .collect();
        let mut messages = Messages::load(ids, &sources, &report);
        let languages = files.iter().map(|(lang, _)| Language::undescribed(*lang));
        messages.describe(&Languages::new(languages.collect()), &report);
        (messages, report.to_text(&sources))
    }

    #[test]
    fn messages_choose_their_plural() {
        let text = "n = { $n ->\n    [one] ein Treffer\n   *[other] { $count } Treffer\n }\n";
        let (messages, _) = load(&[(Lang::DE, text)]);
        let say = |n| messages.format(Lang::DE, "n", &[("n", Arg::Number(n))]);
        assert_eq!(say(1).unwrap(), "ein Treffer");
        assert_eq!(say(1234).unwrap(), "1.234 Treffer");
    }

    #[test]
    fn missing_messages_are_reported_and_taken_from_the_next_language() {
        let en: Lang = "en".parse().unwrap();
        let (messages, report) = load(&[(Lang::DE, "a = A\nb = B\n"), (en, "a = O\n")]);
        assert!(report.contains("messages are missing: b"), "{report}");
        assert!(report.contains("taken from de"), "{report}");
        assert_eq!(messages.format(en, "a", &[]).unwrap(), "O");
        assert_eq!(messages.format(en, "b", &[]).unwrap(), "B");
    }

    #[test]
    fn messages_that_german_lacks_are_reported() {
        let en = "en".parse().unwrap();
        let (_, report) = load(&[(Lang::DE, "search = A\n"), (en, "search = A\nserach = A\n")]);
        assert!(report.contains("there is no message `serach`"), "{report}");
        assert!(report.contains("did you mean `search`"), "{report}");
    }

    #[test]
    fn errors_in_texts_are_pointed_at() {
        let (_, report) = load(&[(Lang::DE, "a = A\nb { c\n")]);
        assert!(report.contains("de.ftl:2:"), "{report}");
    }
}
