//! The languages that a text may be in.
//!
//! Owns: what counts as a known language, and texts in several of them. In: the languages of the theme, and the names of the files
//! of words. Out: a [`Lang`], or a report with those there are.
//! **Invariant:** a text is in a language that pages, hand-outs or the search can have.
//! Deliberately absent: which of them the portal is built in; that is a setting.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Spanned};
use crate::fields::{Fields, Names};
use crate::lang::{Lang, Languages, Text};
use crate::load::Document;
use crate::schema::{Field, of, settings};

/// The languages that a text may be in.
pub(super) struct Spoken<'a> {
    /// Those of the theme.
    pub described: &'a Languages,
    /// Those that have words to be searched by and that the theme has nothing in.
    searched: Vec<Lang>,
}

impl<'a> Spoken<'a> {
    /// The languages of the theme and of these files of words.
    pub fn new(described: &'a Languages, words: &BTreeMap<String, Document>) -> Spoken<'a> {
        let searched = words.keys().filter_map(|code| Lang::from_code(code));
        Spoken {
            described,
            searched: searched
                .filter(|lang| described.find(*lang).is_none())
                .collect(),
        }
    }

    fn all(&self) -> impl Iterator<Item = Lang> {
        let described = self.described.iter().map(|language| language.lang);
        described.chain(self.searched.iter().copied())
    }

    /// The language that a text is said to be in; an unknown one is reported.
    pub fn find(&self, code: &Spanned<String>, names: &Names<'_>) -> Option<Lang> {
        let found = self.all().find(|lang| lang.code() == code.value);
        if found.is_none() {
            names.report(self.unknown(code));
        }
        found
    }

    /// The language that something is translated into, or what is wrong with it: German is no translation.
    pub fn translation(&self, code: &Spanned<String>) -> Result<Lang, Diagnostic> {
        match self.all().find(|lang| lang.code() == code.value) {
            Some(Lang::DE) => Err(
                Diagnostic::new(Code::InvalidValue, "German is no translation")
                    .at(code.span)
                    .help("the German text stands in the file itself"),
            ),
            Some(lang) => Ok(lang),
            None => Err(self.unknown(code)),
        }
    }

    fn unknown(&self, code: &Spanned<String>) -> Diagnostic {
        let all: Vec<Lang> = self.all().collect();
        let codes: Vec<&str> = all.iter().map(Lang::code).collect();
        Diagnostic::new(
            Code::UnknownReference,
            format!("unknown language `{}`", code.value),
        )
        .at(code.span)
        .did_you_mean(&code.value, codes.iter().copied())
        .help(format!("the languages are {}", codes.join(", ")))
        .help("another one begins with a file in the theme's i18n/ or handout/, or in directory/taxonomy/words/")
    }

    /// A text, or a table of texts by language.
    pub fn localized(&self, fields: &Fields<'_>, field: &Field<of::Localized>) -> Text {
        if !fields.is_table(field) {
            let text = fields.written(field);
            return text.map_or_else(Text::default, |text| Text::german(text.value));
        }
        let mut text = Text::default();
        if let Some(table) = fields.names(field) {
            table.require("de", "every text exists in German");
            for name in table.names() {
                if let Some(lang) = self.find(name, &table)
                    && let Some(value) = table.text(&name.value)
                {
                    text.0.insert(lang, value);
                }
            }
        }
        text
    }

    /// The languages that `languages = […]` names: each is one that the theme has pages in, German first.
    pub fn built(&self, fields: &Fields<'_>) -> Vec<Lang> {
        let interfaces = self.described.iter().filter(|language| language.interface);
        let codes: Vec<&str> = interfaces.map(|language| language.lang.code()).collect();
        let mut languages = Vec::new();
        for name in fields.all_written(&settings::LANGUAGES) {
            match Lang::from_code(&name.value).filter(|lang| codes.contains(&lang.code())) {
                Some(lang) => languages.push(lang),
                None => fields.report(
                    Diagnostic::new(
                        Code::UnknownReference,
                        format!("the theme has no texts in `{}`", name.value),
                    )
                    .at(name.span)
                    .did_you_mean(&name.value, codes.iter().copied())
                    .help(format!("the languages of the interface are {}", codes.join(", ")))
                    .help("another one is a file in the portal's own theme: themes/NAME/i18n/CODE.ftl"),
                ),
            }
        }
        if languages.first().is_some_and(|first| *first != Lang::DE) {
            fields.report(
                Diagnostic::new(Code::InvalidValue, "the first language must be `de`")
                    .at(fields
                        .key_span(settings::LANGUAGES.key)
                        .unwrap_or(fields.span))
                    .help("every text exists in German; the first language stands at the root"),
            );
        }
        languages
    }
}
