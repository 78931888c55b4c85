//! The texts of the interface, in Fluent files.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::diag::{Code, Diagnostic, FileId, Report, Sources, Span};
use crate::lang::Lang;

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

/// All messages in all languages of the theme.
pub struct Messages {
    by_lang: BTreeMap<Lang, Texts>,
}

struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// Most messages take no arguments; they are formatted once.
    plain: BTreeMap<String, String>,
    keys: BTreeMap<String, FileId>,
}

impl Messages {
    /// Reads the files of a folder, later ones over earlier ones, and reports what German has and another language lacks.
    pub(super) fn load(
        folder: &str,
        files: Vec<(Lang, FileId)>,
        sources: &Sources,
        report: &mut Report,
    ) -> Option<Messages> {
        let mut by_lang: BTreeMap<Lang, Texts> = BTreeMap::new();
        let mut sound = true;
        for (lang, file) in files {
            let texts = by_lang.entry(lang).or_insert_with(|| Texts::new(lang));
            sound &= texts.add(file, sources, report);
        }
        for texts in by_lang.values_mut() {
            texts.format_plain_ones();
        }
        let german = by_lang.get(&Lang::DE)?;
        for (lang, texts) in &by_lang {
            let missing: Vec<&str> = german
                .keys
                .keys()
                .filter(|key| !texts.keys.contains_key(*key))
                .map(String::as_str)
                .collect();
            if !missing.is_empty() {
                sound = false;
                let path = format!("themes/default/{folder}/{lang}.ftl");
                let message = format!("messages are missing: {}", missing.join(", "));
                report.push(Diagnostic::new(Code::Template, message).in_file(path));
            }
        }
        sound.then_some(Messages { by_lang })
    }

    /// Whether the theme speaks this language.
    pub fn has(&self, lang: Lang) -> bool {
        self.by_lang.contains_key(&lang)
    }

    /// All messages with their slots left open, for a script to fill: `{name}`.
    pub(super) fn templates(&self) -> BTreeMap<Lang, BTreeMap<String, String>> {
        let slots = SLOTS.map(|name| (name, Arg::Text(format!("{{{name}}}"))));
        let all = self.by_lang.iter().map(|(&lang, texts)| {
            let texts = texts.keys.keys().map(|key| {
                // A message that wants another slot shows its key, which points at the fault.
                let text = self.format(lang, key, &slots);
                (key.clone(), text.unwrap_or_else(|_| key.clone()))
            });
            (lang, texts.collect())
        });
        all.collect()
    }

    /// A message in `lang`, or in German where the theme does not speak it.
    ///
    /// # Errors
    /// In words, if there is no such message or an argument is missing.
    pub fn format(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Result<String, String> {
        let texts = self
            .by_lang
            .get(&lang)
            .or_else(|| self.by_lang.get(&Lang::DE))
            .ok_or("the theme has no texts")?;
        if let Some(text) = texts.plain.get(key) {
            return Ok(text.clone());
        }
        let pattern = texts
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
            .ok_or_else(|| format!("there is no message `{key}`"))?;
        let mut values = FluentArgs::with_capacity(args.len() + 1);
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => values.set(*name, text.as_str()),
                Arg::Number(number) => {
                    values.set(*name, *number);
                    values.set("count", grouped(&number.to_string(), lang));
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

impl Texts {
    fn new(lang: Lang) -> Texts {
        let identifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks around every argument would end up in titles, links and the search field.
        bundle.set_use_isolating(false);
        Texts {
            bundle,
            plain: BTreeMap::new(),
            keys: BTreeMap::new(),
        }
    }

    fn add(&mut self, file: FileId, sources: &Sources, report: &mut Report) -> bool {
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
        for entry in resource.entries() {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                self.keys.insert(message.id.name.to_owned(), file);
            }
        }
        self.bundle.add_resource_overriding(resource);
        errors.is_empty()
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

/// A number as in a file (`1234`, `-12.5`) with the separators of a language.
pub(crate) fn grouped(number: &str, lang: Lang) -> String {
    let (group, point) = match lang.code() {
        "en" | "ar" | "fa" => (',', '.'),
        "fr" | "uk" | "ru" | "pl" => ('\u{a0}', ','),
        _ => ('.', ','),
    };
    let (sign, digits) = match number.strip_prefix('-') {
        Some(rest) => ("\u{2212}", rest),
        None => ("", number),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        let left = whole.chars().count() - i;
        if i > 0 && left % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
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

    fn load(files: &[(Lang, &str)]) -> (Option<Messages>, String) {
        let mut sources = Sources::default();
        let mut report = Report::default();
        let ids = files
            .iter()
            .map(|(lang, text)| (*lang, sources.add(format!("i18n/{lang}.ftl"), *text)))
            .collect();
        let messages = Messages::load("i18n", ids, &sources, &mut report);
        (messages, report.to_text(&sources))
    }

    fn en() -> Lang {
        "en".parse().unwrap()
    }

    #[test]
    fn numbers_have_the_separators_of_their_language() {
        assert_eq!(grouped("1234567.5", Lang::DE), "1.234.567,5");
        assert_eq!(grouped("1234567.5", en()), "1,234,567.5");
        assert_eq!(grouped("999", Lang::DE), "999");
        assert_eq!(grouped("-1000", Lang::DE), "\u{2212}1.000");
    }

    #[test]
    fn messages_choose_their_plural() {
        let text = "n = { $n ->\n    [one] ein Treffer\n   *[other] { $count } Treffer\n }\n";
        let (messages, _) = load(&[(Lang::DE, text)]);
        let say = |n| {
            let messages = messages.as_ref().unwrap();
            messages.format(Lang::DE, "n", &[("n", Arg::Number(n))])
        };
        assert_eq!(say(1).unwrap(), "ein Treffer");
        assert_eq!(say(1234).unwrap(), "1.234 Treffer");
    }

    #[test]
    fn missing_messages_are_reported() {
        let (messages, report) = load(&[(Lang::DE, "a = A\nb = B\n"), (en(), "a = A\n")]);
        assert!(messages.is_none());
        assert!(report.contains("messages are missing: b"), "{report}");
    }

    #[test]
    fn errors_in_texts_are_pointed_at() {
        let (messages, report) = load(&[(Lang::DE, "a = A\nb { c\n")]);
        assert!(messages.is_none());
        assert!(report.contains("de.ftl:2:"), "{report}");
    }
}
