//! Readers of what files of several kinds hold: texts in languages, ids of terms, addresses in the portal, intervals.

use crate::date::Interval;
use crate::diag::{Code, Diagnostic, Spanned};
use crate::fields::Fields;
use crate::lang::Text;
use crate::markdown::{self, Link};
use crate::schema::{Field, of};
use crate::site::{Id, Target, Taxonomy, VocabularyName};

use super::references::Pending;

/// A text in German.
pub(super) fn german(fields: &Fields<'_>, field: &Field<of::Text>) -> Text {
    let text = fields.plain_text(field);
    text.map(Text::german).unwrap_or_default()
}

/// Ids, each of which must be a term of the field's vocabulary.
pub(super) fn terms(fields: &Fields<'_>, field: &Field<of::Terms>, taxonomy: &Taxonomy) -> Vec<Id> {
    let ids = fields.all_written(field).into_iter();
    ids.filter(|id| known(fields, id, field.of.0, taxonomy))
        .map(|id| id.value)
        .collect()
}

/// An id, which must be a term of the field's vocabulary.
pub(super) fn term(
    fields: &Fields<'_>,
    field: &Field<of::Term>,
    taxonomy: &Taxonomy,
) -> Option<Id> {
    let id = fields.written(field)?;
    known(fields, &id, field.of.0, taxonomy).then_some(id.value)
}

/// Reports an id that is no term.
pub(super) fn known(
    fields: &Fields<'_>,
    id: &Spanned<String>,
    name: VocabularyName,
    taxonomy: &Taxonomy,
) -> bool {
    let (what, vocabulary) = (name.noun(), taxonomy.vocabulary(name));
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
    field: &Field<of::Link>,
    pending: &mut Vec<Pending>,
) -> Option<Target> {
    let link = table.written(field)?;
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

/// An interval of checking.
pub(super) fn interval(fields: &Fields<'_>, field: &Field<of::Interval>) -> Option<Interval> {
    let text = fields.written(field)?;
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
