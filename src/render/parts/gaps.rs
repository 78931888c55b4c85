//! Lines about gaps on the lists of places, and the order of all gaps.

use crate::keyword::Keyword;
use crate::render::parts::tiles::Tile;
use crate::render::scope::Scope;
use crate::site::Gap;
use crate::theme::Arg;

/// Gaps by the first place they name, in the order of the places, then by title.
pub(crate) fn in_order<'s>(scope: &Scope<'s>) -> Vec<&'s Gap> {
    let areas = &scope.site.taxonomy.areas;
    let mut gaps: Vec<&Gap> = scope.site.gaps.iter().collect();
    gaps.sort_by_key(|gap| {
        let places = gap.areas.iter().map(|id| areas.position(id));
        (
            places.min(),
            gap.title.in_lang(scope.words.language),
            gap.id.as_str(),
        )
    });
    gaps
}

/// What is missing in a place, and in no larger one around it, whose own list has the rest.
pub(crate) fn of_place(area: &str, scope: &Scope<'_>) -> Vec<Tile> {
    lines(scope, |gap| gap.areas.iter().any(|id| id == area))
}

/// What is missing for a topic in a place, or everywhere around it.
pub(crate) fn about(topic: &str, area: &str, scope: &Scope<'_>) -> Vec<Tile> {
    let areas = &scope.site.taxonomy.areas;
    lines(scope, |gap| {
        gap.topics.iter().any(|id| id == topic)
            && gap.areas.iter().any(|wide| areas.is_within(area, wide))
    })
}

fn lines(scope: &Scope<'_>, fits: impl Fn(&Gap) -> bool) -> Vec<Tile> {
    let gaps = in_order(scope).into_iter();
    gaps.filter(|gap| gap.state.is_felt() && fits(gap))
        .map(|gap| {
            let state = scope.words.tr(&format!("gap-{}", gap.state.word()));
            let since = gap.since.or(gap.reported);
            let date = since.map(|since| scope.words.date(since));
            let both = [
                ("state", Arg::Text(state)),
                ("date", Arg::Text(date.unwrap_or_default())),
            ];
            Tile {
                note: Some(scope.words.own(scope.words.with("gap-state-since", &both))),
                ..Tile::new(scope.words.text(&gap.title), scope.routes.gap(&gap.id))
            }
        })
        .collect()
}
