//! `directory/gaps/<id>.toml`: what people need and nobody offers, one gap a file.
//!
//! **Invariant:** no line of such a file holds an e-mail address or a telephone number, not even a comment: whoever reports
//! a gap may know a person who suffers from it, and the file is public. Names cannot be told from other words; the handbook asks to
//! leave them out.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::date::PartialDate;
use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::fields::Fields;
use crate::lang::Lang;
use crate::load::Document;
use crate::schema::{Field, gap as field, gap_translation, of, reported};
use crate::site::{Gap, GapState};

use super::context::Shared;
use super::ids::{bad_id, is_id};
use super::offer;
use super::readers::{german, terms};
use super::references::Pending;

/// Reads all gaps, in the order of their ids.
pub(super) fn read(
    documents: &BTreeMap<String, Document>,
    shared: &Shared<'_>,
    pending: &mut Vec<Pending>,
    report: &Report,
) -> Vec<Gap> {
    let gaps = documents.iter();
    gaps.map(|(id, document)| gap(id, document, shared, report, pending))
        .collect()
}

fn gap(
    id: &str,
    document: &Document,
    shared: &Shared<'_>,
    report: &Report,
    pending: &mut Vec<Pending>,
) -> Gap {
    let fields = Fields::of(&field::TABLE, &document.tree, report);
    if !is_id(id) {
        let bad = bad_id(id).at(fields.span);
        fields.report(bad.label("this is the file's name"));
    }
    if document.whole {
        fields.complete();
    }
    let taxonomy = shared.taxonomy;
    let mut gap = Gap {
        id: id.to_owned(),
        file: shared.sources.path(document.file).to_owned(),
        title: german(&fields, &field::TITLE),
        summary: german(&fields, &field::SUMMARY),
        areas: terms(&fields, &field::AREAS, taxonomy),
        topics: terms(&fields, &field::TOPICS, taxonomy),
        audience: terms(&fields, &field::AUDIENCE, taxonomy),
        audience_note: german(&fields, &field::AUDIENCE_NOTE),
        sources: offer::sources(&fields, &field::SOURCES),
        ..Gap::default()
    };
    for id in fields.all_written(&field::SEE_ALSO) {
        pending.push(Pending::Record(id.clone(), None));
        gap.see_also.push(id.value);
    }
    let reported = reported(&mut gap, &fields, shared);
    state(&mut gap, reported, &fields, shared);
    words(&mut gap, &fields, shared, pending);
    if gap.sources.is_empty() {
        fields.report(
            Diagnostic::new(Code::MissingSource, format!("`{id}` names no source"))
                .at(fields.span)
                .help("add sources = [{ title = \"…\", date = \"…\" }]"),
        );
    }
    check_private(document, &fields, shared);
    fields.finish();
    gap
}

/// When it was reported and by which body; gives the date with its place.
fn reported(
    gap: &mut Gap,
    fields: &Fields<'_>,
    shared: &Shared<'_>,
) -> Option<Spanned<PartialDate>> {
    let table = fields.table(&field::REPORTED)?;
    let on = table.date(&reported::ON);
    not_ahead(on.as_ref(), &table, shared);
    gap.reported = on.as_ref().map(|on| on.value);
    gap.reported_by = table.plain_text(&reported::BY).unwrap_or_default();
    table.finish();
    on
}

/// What has become of it: whatever is no longer open has a day, and a refusal has somebody who answers for it.
fn state(
    gap: &mut Gap,
    reported: Option<Spanned<PartialDate>>,
    fields: &Fields<'_>,
    shared: &Shared<'_>,
) {
    let state = fields.word(&field::STATE);
    let since = fields.date(&field::SINCE);
    gap.state = state.unwrap_or_default();
    gap.since = since.as_ref().map(|since| since.value);
    gap.decided_by = fields.plain_text(&field::DECIDED_BY);
    not_ahead(since.as_ref(), fields, shared);
    if let (Some(reported), Some(since)) = (reported, &since)
        && since.value.last_day() < reported.value.first_day()
    {
        fields.report(
            Diagnostic::new(Code::BadDate, "this was before the gap was reported")
                .at(since.span)
                .also(reported.span, "reported here")
                .help("one of the two dates is wrong"),
        );
    }
    match state {
        None => {}
        Some(GapState::Open) => {
            if let Some(span) = fields.key_span(field::DECIDED_BY.key) {
                let unfit = "`decided_by` does not go with an open gap";
                fields.report(
                    Diagnostic::new(Code::InvalidValue, unfit)
                        .at(span)
                        .help("name what was decided: planned, being-solved, solved or declined"),
                );
            }
        }
        Some(state) => {
            fields.require(&field::SINCE, "the date from which this state holds");
            if state == GapState::Declined {
                let help = "the body that decided so, never a person";
                fields.require(&field::DECIDED_BY, help);
            }
        }
    }
}

/// What is reported or decided lies in the past.
fn not_ahead(date: Option<&Spanned<PartialDate>>, fields: &Fields<'_>, shared: &Shared<'_>) {
    let Some(date) = date.filter(|date| date.value.first_day() > shared.today) else {
        return;
    };
    fields.report(
        Diagnostic::new(Code::BadDate, format!("{} is still to come", date.value))
            .at(date.span)
            .help("write down what has happened, with its date"),
    );
}

/// Its description, and all of its texts in other languages.
fn words(gap: &mut Gap, fields: &Fields<'_>, shared: &Shared<'_>, pending: &mut Vec<Pending>) {
    let prefix = format!("luecke-{}-", gap.id);
    let scope = offer::Scope {
        record: &gap.id,
        id_prefix: &prefix,
        shared,
    };
    let describe = |lang, text: &Spanned<String>, fields: &Fields<'_>| {
        offer::describe(lang, text, &scope, fields)
    };
    if let Some(text) = fields.written(&field::DESCRIPTION) {
        let (fragment, links) = describe(Lang::DE, &text, fields);
        gap.description.insert(Lang::DE, fragment);
        pending.extend(links);
    }
    for (lang, table) in offer::translated(fields, &field::TRANSLATIONS, shared.spoken) {
        let texts: [(&Field<of::Text>, _); 3] = [
            (&gap_translation::TITLE, &mut gap.title),
            (&gap_translation::SUMMARY, &mut gap.summary),
            (&gap_translation::AUDIENCE_NOTE, &mut gap.audience_note),
        ];
        for (field, text) in texts {
            if let Some(translated) = table.plain_text(field) {
                text.0.insert(lang, translated);
            }
        }
        if let Some(text) = table.written(&gap_translation::DESCRIPTION) {
            let (fragment, links) = describe(lang, &text, &table);
            gap.description.insert(lang, fragment);
            pending.extend(links);
        }
        table.finish();
    }
}

/// Looks for e-mail addresses and telephone numbers in every line of the file.
fn check_private(document: &Document, fields: &Fields<'_>, shared: &Shared<'_>) {
    let mut start = 0;
    for line in shared.sources.text(document.file).split_inclusive('\n') {
        if let Some((what, found)) = private(line) {
            fields.report(
                Diagnostic::new(Code::PersonalData, format!("this reads like {what}"))
                    .at(Span::new(
                        document.file,
                        start + found.start..start + found.end,
                    ))
                    .help("delete it, and name a body or a record instead"),
            );
        }
        start += line.len();
    }
}

/// The part of a line that leads to a person: an e-mail address, or a telephone number. Web addresses hold many digits and
/// are passed over.
fn private(line: &str) -> Option<(&'static str, Range<usize>)> {
    let mut open = line.to_owned();
    for word in line.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')) {
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        if word.contains("://") {
            open.replace_range(start..start + word.len(), &" ".repeat(word.len()));
        } else if is_email(word) {
            return Some(("an e-mail address", start..start + word.len()));
        }
    }
    phone(&open).map(|found| ("a telephone number", found))
}

fn is_email(word: &str) -> bool {
    let Some((name, host)) = word.split_once('@') else {
        return false;
    };
    name.ends_with(char::is_alphanumeric)
        && host.starts_with(char::is_alphanumeric)
        && host.trim_end_matches('.').contains('.')
}

/// A number that begins with `0` or `+` and goes on for at least seven digits, in groups or not.
fn phone(line: &str) -> Option<Range<usize>> {
    let bytes = line.as_bytes();
    let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/');
    (0..bytes.len()).find_map(|start| {
        let begins = matches!(bytes[start], b'0' | b'+');
        if !begins || (start > 0 && is_inside(bytes[start - 1])) {
            return None;
        }
        let goes_on = |byte: &u8| {
            byte.is_ascii_digit() || matches!(byte, b'+' | b' ' | b'-' | b'/' | b'(' | b')')
        };
        let length = bytes[start..]
            .iter()
            .take_while(|byte| goes_on(byte))
            .count();
        let digits = bytes[start..start + length]
            .iter()
            .filter(|byte| byte.is_ascii_digit());
        let end = start + line[start..start + length].trim_end().len();
        (digits.count() >= 7).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::private;

    #[test]
    fn what_leads_to_a_person_is_found() {
        for line in [
            "by = \"a.b@example.org\"",
            "Melden bei x@example.org.",
            "# Tel. 02131 905757",
            "+49 2131 905757",
            "0049-2131/905757",
            "(02131) 90 57 57",
        ] {
            assert!(private(line).is_some(), "{line}");
        }
        for line in [
            "on = \"2021-08-27\"",
            "since = 2021-08-27",
            "[KIM](@/directory/kim) und mehr",
            "url = \"https://example.org/a_aid-0293650771?x=y@z.de\"",
            "ab 01.01.2021, 0,5 Stellen, 0 von 8",
            "§ 24 oder 110",
        ] {
            assert_eq!(private(line), None, "{line}");
        }
    }
}
