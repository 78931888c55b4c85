//! `[[steps]]` of a page: what makes it a journey.

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::fields::Fields;
use crate::markdown::Link;
use crate::schema::{answer, of, page, step};
use crate::site::{Answer, Id, Page, Sphere, Step, Target};

use super::context::Shared;
use super::ids::{bad_id, is_id};
use super::readers::{known, terms};
use super::references::Pending;

/// A heading that the texts of a page must have, and where the file asks for it.
pub(super) struct Wanted {
    id: Spanned<Id>,
    level: u8,
}

/// The steps of a page and the headings that they need.
pub(super) fn read(
    fields: &Fields<'_>,
    shared: &Shared<'_>,
    pending: &mut Vec<Pending>,
) -> (Vec<Step>, Vec<Wanted>) {
    let mut steps: Vec<Step> = Vec::new();
    let mut wanted: Vec<Wanted> = Vec::new();
    for table in fields.list(&page::STEPS) {
        let id = table.written(&step::ID);
        let answer = read_answer(&table, shared, pending);
        let spheres = spheres(&table, shared, pending);
        table.finish();
        let Some(id) = id else { continue };
        if !is_id(&id.value) {
            fields.report(bad_id(&id.value).at(id.span));
            continue;
        }
        if let Some(first) = wanted.iter().find(|other| other.id.value == id.value) {
            let twice = format!("there are two steps `{}`", id.value);
            fields.report(
                Diagnostic::new(Code::DuplicateId, twice)
                    .at(id.span)
                    .also(first.id.span, "the other one is here"),
            );
            continue;
        }
        let step = Step {
            id: id.value.clone(),
            answer,
            spheres: spheres.iter().map(|(sphere, _)| sphere.clone()).collect(),
        };
        wanted.push(Wanted { id, level: 2 });
        wanted.extend(spheres.iter().map(|(sphere, at)| Wanted {
            id: Spanned::new(step.sphere_id(sphere), *at),
            level: 3,
        }));
        steps.push(step);
    }
    (steps, wanted)
}

/// The Rechtskreise of a step, with the places that name them.
fn spheres(
    fields: &Fields<'_>,
    shared: &Shared<'_>,
    pending: &mut Vec<Pending>,
) -> Vec<(Sphere, Span)> {
    let Some(names) = fields.names(&step::SPHERES) else {
        return Vec::new();
    };
    let of::ByTerm(vocabulary, table) = step::SPHERES.of;
    let mut spheres = Vec::new();
    for (benefit, table) in names.tables(table) {
        let answer = read_answer(&table, shared, pending);
        table.finish();
        if known(fields, benefit, vocabulary, shared.taxonomy) {
            let benefit_id = benefit.value.clone();
            let sphere = Sphere {
                benefit: benefit_id,
                answer,
            };
            spheres.push((sphere, benefit.span));
        }
    }
    spheres
}

fn read_answer(fields: &Fields<'_>, shared: &Shared<'_>, pending: &mut Vec<Pending>) -> Answer {
    let records = fields.all_written(&answer::RECORDS).into_iter();
    let records = records.map(|written| {
        let (record, service) = match written.value.split_once('/') {
            Some((record, service)) => (record.to_owned(), Some(service.to_owned())),
            None => (written.value.clone(), None),
        };
        let target = Target::Record(record.clone(), service.clone());
        pending.push(Pending::Answer(Link::apart(target, written.span)));
        (record, service)
    });
    Answer {
        records: records.collect(),
        kinds: terms(fields, &answer::KINDS, shared.taxonomy),
        topics: terms(fields, &answer::TOPICS, shared.taxonomy),
    }
}

/// Reports steps that have no words in one of the texts of their page.
pub(super) fn check_headings(page: &Page, wanted: &[Wanted], report: &Report) {
    for Wanted { id, level } in wanted {
        for text in page.texts.values() {
            let headings = text.body.headings.iter();
            let fitting = headings.filter(|heading| heading.level == *level && !heading.nested);
            let mut ids = fitting.map(|heading| heading.id.as_str());
            if ids.clone().any(|found| found == id.value) {
                continue;
            }
            let marks = "#".repeat(usize::from(*level));
            let missing = format!("{} has no section for this step", text.file);
            report.push(
                Diagnostic::new(Code::MissingStep, missing)
                    .at(id.span)
                    .did_you_mean(&id.value, &mut ids)
                    .help(format!(
                        "write a heading {marks} … {{#{}}} that stands in no list and no quotation",
                        id.value
                    )),
            );
        }
    }
}
