//! Readers of what files of several kinds hold: texts in languages, ids of terms, addresses in the portal, intervals.

use crate::date::Interval;
use crate::diag::{Code, Diagnostic, Spanned};
use crate::fields::Fields;
use crate::lang::{Lang, Text};
use crate::markdown::{self, Link};
use crate::site::{Id, Target, Vocabulary};

use super::references::Pending;

/// A text in German under `key`.
pub(super) fn german(fields: &Fields<'_>, key: &str) -> Text {
    fields.plain_text(key).map(Text::german).unwrap_or_default()
}

/// A text, or a table of texts by language.
pub(super) fn localized(fields: &Fields<'_>, key: &str) -> Text {
    if !fields.is_table(key) {
        return fields.plain_text(key).map(Text::german).unwrap_or_default();
    }
    let mut text = Text::default();
    if let Some(table) = fields.fields(key) {
        table.require("de", "every text exists in German");
        for name in table.keys() {
            match Lang::from_code(&name.value) {
                Some(lang) => {
                    if let Some(value) = table.plain_text(&name.value) {
                        text.0.insert(lang, value);
                    }
                }
                None => table.report(unknown_language(name)),
            }
        }
    }
    text
}

/// The interface has no such language.
pub(super) fn unknown_language(name: &Spanned<String>) -> Diagnostic {
    let codes: Vec<String> = Lang::all().map(|lang| lang.to_string()).collect();
    Diagnostic::new(
        Code::UnknownReference,
        format!("unknown language `{}`", name.value),
    )
    .at(name.span)
    .help(format!(
        "the languages of the interface are {}",
        codes.join(", ")
    ))
}

/// The ids under `key`, each of which must be a term.
pub(super) fn terms(
    fields: &Fields<'_>,
    key: &str,
    what: &str,
    vocabulary: &Vocabulary,
) -> Vec<Id> {
    let ids = fields.texts(key).into_iter();
    ids.filter(|id| known(fields, id, what, vocabulary))
        .map(|id| id.value)
        .collect()
}

/// Reports an id that is no term.
pub(super) fn known(
    fields: &Fields<'_>,
    id: &Spanned<String>,
    what: &str,
    vocabulary: &Vocabulary,
) -> bool {
    let found = vocabulary.contains(&id.value);
    if !found {
        fields.report(
            Diagnostic::new(
                Code::UnknownReference,
                format!("unknown {what} `{}`", id.value),
            )
            .at(id.span)
            .did_you_mean(&id.value, vocabulary.ids())
            .help(format!(
                "the {what} must be a term of its file in directory/taxonomy/"
            )),
        );
    }
    found
}

/// Where `@/…` leads, to be resolved when everything is known.
pub(super) fn target(
    table: &Fields<'_>,
    link: &Spanned<String>,
    pending: &mut Vec<Pending>,
) -> Option<Target> {
    let target = link.value.strip_prefix("@/").and_then(markdown::target);
    match &target {
        Some(target) => pending.push(Pending::Link(Link::apart(target.clone(), link.span))),
        None => table.report(
            Diagnostic::new(Code::BrokenLink, format!("`{}` is no address", link.value))
                .at(link.span)
                .help("write @/directory/ID or @/folder/page.md"),
        ),
    }
    target
}

/// An interval of checking under `key`.
pub(super) fn interval(fields: &Fields<'_>, key: &str) -> Option<Interval> {
    let text = fields.text(key)?;
    let interval = Interval::parse(&text.value);
    if interval.is_none() {
        fields.report(
            Diagnostic::new(
                Code::BadInterval,
                format!("`{}` is no interval", text.value),
            )
            .at(text.span)
            .help("write it as \"6 months\" or \"2 years\""),
        );
    }
    interval
}
