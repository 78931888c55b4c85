//! How fresh records are: the newest of them, and how many are due, counted on the day the site is built for.
//!
//! **Invariant:** the same records are due here as `lotse check` names. What has ended is never due.

use std::cmp::Reverse;

use serde::Serialize;

use crate::date::PartialDate;
use crate::render::parts::tiles::Tile;
use crate::render::scope::Scope;
use crate::site::{Organization, Standing, Verified};
use crate::theme::Arg;

/// So many of the newest the home page shows.
const ON_HOME: usize = 5;

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

/// "93 von 108 Einträgen …"
pub(crate) fn due_of(due: usize, total: usize, scope: &Scope<'_>) -> String {
    let total = scope.words.language.number(&total.to_string());
    let numbers = [
        ("n", Arg::Number(i64::try_from(due).unwrap_or(i64::MAX))),
        ("total", Arg::Text(total)),
    ];
    scope.words.with("fresh-due-count", &numbers)
}

/// Records that are still true in some way.
pub(crate) fn present<'s>(scope: &Scope<'s>) -> Vec<&'s Organization> {
    let ended = |of: &&Organization| of.entry().standing(scope.site.today) == Standing::Ended;
    scope
        .site
        .organizations
        .iter()
        .filter(|of| !ended(of))
        .collect()
}

pub(crate) fn is_due(record: &Organization, scope: &Scope<'_>) -> bool {
    scope.site.is_due(record.entry().verified())
}

/// The newest first. A year alone says less than a day in it, so it counts from its beginning.
pub(crate) fn newest(records: &[&Organization], most: usize, scope: &Scope<'_>) -> Vec<Tile> {
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

fn beginning(date: PartialDate) -> (i32, u32, u32) {
    match date {
        PartialDate::Year(year) => (i32::from(year), 0, 0),
        PartialDate::Month(year, month) => (i32::from(year), month.unsigned_abs().into(), 0),
        PartialDate::Day(day) => day.ymd(),
    }
}

/// A record with the day of its facts.
pub(crate) fn tile(record: &Organization, scope: &Scope<'_>) -> Tile {
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
