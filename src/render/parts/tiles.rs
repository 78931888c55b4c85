//! Ways on: links to lists and pages, each with how much is behind it.

use serde::Serialize;

use crate::catalog::EntryNo;
use crate::lang::Text;
use crate::render::parts::{
    cards,
    tilemap::{self, TileMap},
};
use crate::render::scope::Scope;
use crate::site::Term;
use crate::words::Txt;

/// A link with how much is behind it.
#[derive(Serialize)]
pub(crate) struct Tile {
    pub(crate) text: Txt,
    pub(crate) url: String,
    pub(crate) note: Option<Txt>,
    pub(crate) count: usize,
    /// The name of its icon in the theme.
    pub(crate) icon: Option<String>,
}

impl Tile {
    pub(crate) fn new(text: Txt, url: String) -> Tile {
        Tile {
            text,
            url,
            note: None,
            count: 0,
            icon: None,
        }
    }
}

/// What a term says about itself.
pub(crate) fn note(term: &Term, scope: &Scope<'_>) -> Option<Txt> {
    let note = scope.words.text(&term.note);
    (!note.text.is_empty()).then_some(note)
}

/// All topics.
pub(crate) fn topics(scope: &Scope<'_>) -> Vec<Tile> {
    let terms = scope.site.taxonomy.topics.iter();
    terms
        .map(|term| Tile {
            note: note(term, scope),
            count: scope.catalog.with_topic(&term.id).len(),
            icon: term.icon.clone(),
            ..Tile::new(scope.words.text(&term.label), scope.routes.topic(&term.id))
        })
        .collect()
}

/// The places below the area of the portal.
pub(crate) fn areas(scope: &Scope<'_>) -> Vec<Tile> {
    let places = scope.site.places();
    places.map(|term| area(term, scope)).collect()
}

/// One place.
pub(crate) fn area(term: &Term, scope: &Scope<'_>) -> Tile {
    Tile {
        count: scope.catalog.serving(&term.id).len(),
        ..Tile::new(scope.words.text(&term.label), scope.routes.area(&term.id))
    }
}

/// The places below the area of the portal, as a map.
pub(crate) fn area_map(scope: &Scope<'_>) -> Option<TileMap> {
    tilemap::of(scope.site.places(), scope)
}

/// All categories.
pub(crate) fn categories(scope: &Scope<'_>) -> Vec<Tile> {
    let terms = scope.site.taxonomy.categories.iter();
    terms
        .map(|term| Tile {
            note: note(term, scope),
            count: scope.catalog.in_category(&term.id).len(),
            icon: term.icon.clone(),
            ..Tile::new(
                scope.words.text(&term.label),
                scope.routes.category(&term.id),
            )
        })
        .collect()
}

/// The places in which there is something for a topic.
pub(crate) fn places_of_topic(topic: &str, scope: &Scope<'_>) -> Vec<Tile> {
    let places = scope.site.taxonomy.areas.iter();
    places
        .filter(|area| area.id != scope.site.settings.area)
        .filter_map(|area| topic_in_place(&area.id, topic, &area.label, scope))
        .collect()
}

/// The list of a topic in a place, under the name of either; none where nothing serves both.
pub(crate) fn topic_in_place(
    area: &str,
    topic: &str,
    label: &Text,
    scope: &Scope<'_>,
) -> Option<Tile> {
    let count = scope.catalog.serving_with_topic(area, topic).len();
    (count > 0).then(|| Tile {
        count,
        ..Tile::new(
            scope.words.text(label),
            scope.routes.area_topic(area, topic),
        )
    })
}

/// Pages of prose about a topic; journeys in their version for the place, if there is one.
pub(crate) fn pages_about(topic: &str, area: Option<&str>, scope: &Scope<'_>) -> Vec<Tile> {
    let area = area.filter(|area| scope.site.places().any(|place| place.id == *area));
    let pages = scope.catalog.pages_about(topic).iter();
    let tiles = pages.map(|&number| {
        let mut tile = page(number, scope);
        let address = &scope.site.pages[number].address;
        if let Some(link) = scope.page_link_in(address, area) {
            tile.url = link.url;
        }
        tile
    });
    tiles.collect()
}

/// The journeys through a place, in the order of their chapter.
pub(crate) fn journeys(area: &str, scope: &Scope<'_>) -> Vec<Tile> {
    if !scope.site.places().any(|place| place.id == area) {
        return Vec::new();
    }
    let pages = scope.site.pages.iter().enumerate();
    let mut journeys: Vec<usize> = pages
        .filter(|(_, page)| page.is_journey())
        .map(|(number, _)| number)
        .collect();
    journeys.sort_by_key(|&number| scope.site.pages[number].weight);
    let tiles = journeys.into_iter().map(|number| Tile {
        url: scope
            .routes
            .journey(&scope.site.pages[number].address, area),
        note: None,
        ..page(number, scope)
    });
    tiles.collect()
}

/// A page of prose, by its number in the site.
pub(crate) fn page(number: usize, scope: &Scope<'_>) -> Tile {
    let page = &scope.site.pages[number];
    let (text, lang) = page.text(scope.words.language);
    Tile {
        note: (!text.summary.is_empty()).then(|| scope.words.marked(&text.summary, lang)),
        ..Tile::new(
            scope.words.marked(&text.title, lang),
            scope.routes.page(&page.address),
        )
    }
}

/// All records by the letter they begin with, in the order of the language.
pub(crate) fn by_letter(scope: &Scope<'_>) -> Vec<(char, Vec<EntryNo>)> {
    let mut records = scope.catalog.records.clone();
    let collator = cards::collator(scope.lang);
    records.sort_by(|&a, &b| {
        let (x, y) = (scope.cards.name(a), scope.cards.name(b));
        collator.compare(x, y).then(a.cmp(&b))
    });
    let mut groups: Vec<(char, Vec<EntryNo>)> = Vec::new();
    for entry in records {
        let letter = initial(scope.cards.name(entry));
        match groups.last_mut() {
            Some((last, entries)) if *last == letter => entries.push(entry),
            _ => groups.push((letter, vec![entry])),
        }
    }
    groups
}

/// Where the list from A to Z has its groups.
pub(crate) fn letter_anchor(group: usize) -> String {
    format!("buchstabe-{}", group + 1)
}

/// The letters of the list from A to Z.
pub(crate) fn letters(scope: &Scope<'_>) -> Vec<Tile> {
    let groups = by_letter(scope).into_iter().enumerate();
    groups
        .map(|(number, (letter, entries))| Tile {
            count: entries.len(),
            ..Tile::new(
                scope.words.own(letter.to_string()),
                format!("{}#{}", scope.routes.directory(), letter_anchor(number)),
            )
        })
        .collect()
}

/// The letter under which a name is looked up: without its mark, figures together.
fn initial(name: &str) -> char {
    let first = name.chars().find(|c| c.is_alphanumeric()).unwrap_or('#');
    let upper = first.to_uppercase().next().unwrap_or(first);
    match upper {
        'Ä' => 'A',
        'Ö' => 'O',
        'Ü' => 'U',
        c if c.is_numeric() => '#',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::initial;

    #[test]
    fn umlauts_stand_with_their_letter() {
        assert_eq!(initial("Ärztehaus"), 'A');
        assert_eq!(initial("„Neue Wege“"), 'N');
        assert_eq!(initial("1. Hilfe"), '#');
        assert_eq!(initial(""), '#');
    }
}
