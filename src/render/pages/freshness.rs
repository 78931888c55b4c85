//! How fresh the directory is as a whole: what was checked last, and all that is due to be checked, for whoever keeps it.

use std::collections::BTreeMap;

use crate::render::parts::{
    frame::PageView,
    freshness::{due_of, is_due, newest, present, tile},
    list::{self, Dated, List},
    tiles::Tile,
};
use crate::render::scope::Scope;
use crate::site::Organization;

/// So many of the newest it shows.
const ON_PAGE: usize = 20;

/// The page: the newest, then what is due, what waits longest first. Search engines need not keep a day's count.
pub(crate) fn view(scope: &Scope<'_>) -> PageView {
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
    let mut head = list::head(scope.routes.freshness(), title, lead, Vec::new());
    head.indexed = false;
    list::view(head, list)
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
