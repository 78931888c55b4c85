//! How fresh the directory is as a whole: what was checked last, and what is due to be checked.
//!
//! Owns: the order of both, counted on the day the site is built for. In: the records. Out: a few lines for the home
//! page, and a page with all that is due, for whoever keeps the directory.
//! **Invariant:** the same records are due here as `lotse check` names. What has ended is never due.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::date::PartialDate;
use crate::render::pages::lists::{self, Dated, List, Tile};
use crate::render::parts::frame::Sheet;
use crate::render::scope::Scope;
use crate::site::{Organization, Standing, Verified};
use crate::theme::Arg;

/// So many of the newest the home page shows, and so many the page about it.
const ON_HOME: usize = 5;
const ON_PAGE: usize = 20;

/// What the home page says about it.
#[derive(Serialize)]
pub(crate) struct Freshness {
    newest: Vec<Tile>,
    /// How many are due, in words.
    due: String,
    url: String,
}

pub(crate) fn summary(scope: &Scope<'_>) -> Freshness {
    let present = present(scope);
    let due = present.iter().filter(|of| is_due(of, scope)).count();
    Freshness {
        newest: newest(&present, ON_HOME, scope),
        due: due_of(due, present.len(), scope),
        url: scope.routes.freshness(),
    }
}

/// The page: the newest, then what is due, what waits longest first. Search engines need not keep a day's count.
pub(crate) fn sheet(scope: &Scope<'_>) -> Sheet {
    let words = scope.words;
    let present = present(scope);
    let mut due = 0;
    let mut undated = Vec::new();
    let mut by_year: BTreeMap<i32, Vec<&Organization>> = BTreeMap::new();
    for record in present.iter().copied().filter(|of| is_due(of, scope)) {
        due += 1;
        match scope.site.due_on(record.entry().verified()) {
            Some(date) => by_year.entry(date.ymd().0).or_default().push(record),
            None => undated.push(record),
        }
    }
    let mut groups = vec![Dated {
        id: "neu".to_owned(),
        heading: words.tr("fresh-newest"),
        links: newest(&present, ON_PAGE, scope),
    }];
    for (year, records) in by_year {
        groups.push(Dated {
            id: format!("seit-{year}"),
            heading: words.of("fresh-due-since", "year", year.to_string()),
            links: by_due(records, scope),
        });
    }
    groups.push(Dated {
        id: "ohne-datum".to_owned(),
        heading: words.tr("fresh-undated"),
        links: by_due(undated, scope),
    });
    groups.retain(|group| !group.links.is_empty());
    let lead = words.tr("fresh-lead");
    let list = List {
        lead: Some(words.own(lead.clone())),
        count: Some(due_of(due, present.len(), scope)),
        dated: groups,
        pages: vec![Tile {
            note: Some(words.own(words.tr("cover-lead"))),
            ..Tile::new(words.own(words.tr("cover-title")), scope.routes.coverage())
        }],
        ..List::default()
    };
    let title = words.own(words.tr("fresh-title"));
    let mut head = lists::head(scope.routes.freshness(), title, lead, Vec::new());
    head.indexed = false;
    lists::sheet(head, list)
}

/// "93 von 108 Einträgen …"
fn due_of(due: usize, total: usize, scope: &Scope<'_>) -> String {
    let total = scope.words.language.number(&total.to_string());
    let numbers = [
        ("n", Arg::Number(i64::try_from(due).unwrap_or(i64::MAX))),
        ("total", Arg::Text(total)),
    ];
    scope.words.with("fresh-due-count", &numbers)
}

/// Records that are still true in some way.
fn present<'s>(scope: &Scope<'s>) -> Vec<&'s Organization> {
    let ended = |of: &&Organization| of.entry().standing(scope.site.today) == Standing::Ended;
    scope
        .site
        .organizations
        .iter()
        .filter(|of| !ended(of))
        .collect()
}

fn is_due(record: &Organization, scope: &Scope<'_>) -> bool {
    scope.site.is_due(record.entry().verified())
}

/// The newest first. A year alone says less than a day in it, so it counts from its beginning.
fn newest(records: &[&Organization], most: usize, scope: &Scope<'_>) -> Vec<Tile> {
    let mut dated: Vec<(_, &Organization)> = records
        .iter()
        .filter_map(|&record| Some((beginning(record.entry().verified().on?), record)))
        .collect();
    dated.sort_by_key(|&(day, record)| (Reverse(day), record.id.as_str()));
    dated.truncate(most);
    dated
        .into_iter()
        .map(|(_, record)| tile(record, scope))
        .collect()
}

fn by_due(mut records: Vec<&Organization>, scope: &Scope<'_>) -> Vec<Tile> {
    records.sort_by_key(|record| {
        (
            scope.site.due_on(record.entry().verified()),
            record.id.as_str(),
        )
    });
    records
        .into_iter()
        .map(|record| tile(record, scope))
        .collect()
}

fn beginning(date: PartialDate) -> (i32, u32, u32) {
    match date {
        PartialDate::Year(year) => (i32::from(year), 0, 0),
        PartialDate::Month(year, month) => (i32::from(year), month.unsigned_abs().into(), 0),
        PartialDate::Day(day) => day.ymd(),
    }
}

fn tile(record: &Organization, scope: &Scope<'_>) -> Tile {
    Tile {
        note: Some(scope.words.own(stand(record.entry().verified(), scope))),
        ..Tile::new(
            scope.words.text(&record.offer.name),
            scope.routes.record(&record.id),
        )
    }
}

/// "Stand: März 2024."
fn stand(verified: &Verified, scope: &Scope<'_>) -> String {
    match verified.on {
        Some(on) => scope.words.of("verified-on", "date", scope.words.date(on)),
        None => scope.words.tr("verified-undated"),
    }
}
