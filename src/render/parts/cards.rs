//! Entries of lists: each record and service is put into words once per language and shared by all its lists.

use icu_collator::CollatorBorrowed;
use icu_collator::options::{AlternateHandling, CollatorOptions};
use serde::Serialize;

use crate::catalog::EntryNo;
use crate::lang::Lang;
use crate::render::cards::Cards;
use crate::render::parts::{contact, value};
use crate::render::scope::Scope;
use crate::site::{Entry, Location, Standing, Tier};
use crate::words::Txt;

/// An entry of a list.
#[derive(Serialize)]
struct Card {
    /// What it is marked by.
    id: String,
    name: Txt,
    url: String,
    kind: Txt,
    /// Services: whose they are.
    provider: Option<Txt>,
    /// Where it is.
    town: Option<String>,
    /// Address and telephone, which a list shows on paper, where no link leads on.
    reach: Option<String>,
    /// For whom it is responsible, in a few words.
    serves: String,
    summary: Txt,
    /// "Eingestellt", "Pausiert".
    status: Option<String>,
}

/// All cards of a language.
pub(crate) fn draw(scope: &Scope<'_>) -> Cards {
    let entries = &scope.catalog.entries;
    let mut names = Vec::with_capacity(entries.len());
    let mut cards = Vec::with_capacity(entries.len());
    let mut ended = Vec::with_capacity(entries.len());
    let mut office = Vec::with_capacity(entries.len());
    for &entry in entries {
        let standing = entry.standing(scope.site.today);
        ended.push(standing == Standing::Ended);
        office.push(entry.tier() == Tier::Statutory && standing == Standing::Active);
        names.push(entry.own().name.in_lang(scope.words.language).to_owned());
        cards.push(value::of(&card(entry, scope)));
    }
    let collator = collator(scope.lang);
    let mut order: Vec<EntryNo> = (0..entries.len()).collect();
    order.sort_by(|&a, &b| {
        ended[a]
            .cmp(&ended[b])
            .then_with(|| collator.compare(&names[a], &names[b]))
            .then(a.cmp(&b))
    });
    let mut rank = vec![0; order.len()];
    for (position, &entry) in order.iter().enumerate() {
        rank[entry] = position;
    }
    Cards {
        cards,
        names,
        rank,
        office,
    }
}

fn card(entry: Entry<'_>, scope: &Scope<'_>) -> Card {
    let words = scope.words;
    let offer = entry.own();
    let record = entry.organization;
    let places = places(entry, scope);
    Card {
        id: entry.id(),
        name: words.text(&offer.name),
        url: scope.routes.entry(entry),
        kind: match entry.service {
            Some(_) => words.own(words.tr("kind-service")),
            None => scope.term(&scope.site.taxonomy.kinds, &record.kind),
        },
        provider: entry.service.map(|_| words.text(&record.offer.name)),
        town: town(&places),
        reach: reach(&places),
        serves: serves(entry, scope),
        summary: words.text(&offer.summary),
        status: match entry.standing(scope.site.today) {
            Standing::Active | Standing::NotBegun => None,
            Standing::Paused => Some(words.tr("status-paused-short")),
            Standing::Ended => Some(words.tr("status-ended-short")),
        },
    }
}

/// The places of an entry that may be shown and are its own: a town hall's general contact is only that of a service which
/// says so.
fn places<'s>(entry: Entry<'s>, scope: &Scope<'s>) -> Vec<&'s Location> {
    let mut places = entry.locations(scope.site);
    let is_named = !entry.held_at().is_empty();
    places.retain(|place| !place.confidential && (!place.central || is_named));
    places
}

/// How to get there and whom to call, of the first place that says so.
fn reach(places: &[&Location]) -> Option<String> {
    places.iter().find_map(|place| {
        let address = contact::address(place);
        let phone = place.contacts.phones.first();
        let phone = phone.map(|phone| phone.number.display());
        let parts: Vec<&str> = address.as_deref().into_iter().chain(phone).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    })
}

/// The towns it is in, if they are few enough to help.
fn town(places: &[&Location]) -> Option<String> {
    let mut towns: Vec<String> = places
        .iter()
        .filter_map(|place| place.city.clone())
        .collect();
    towns.sort();
    towns.dedup();
    (1..=3).contains(&towns.len()).then(|| towns.join(", "))
}

/// So many names of places still read well in a card; more are counted.
const NAMED: usize = 6;

/// "Kaarst und Jüchen", or how many places there are.
fn serves(entry: Entry<'_>, scope: &Scope<'_>) -> String {
    let words = scope.words;
    let names = entry.service_area().areas.iter();
    let names: Vec<String> = names
        .map(|id| scope.term(&scope.site.taxonomy.areas, id).text)
        .collect();
    match names.len() {
        0..=NAMED => words.list(&names),
        more => words.count("places-count", more),
    }
}

/// How the names of a language are sorted.
pub(crate) fn collator(lang: Lang) -> CollatorBorrowed<'static> {
    let locale = match lang.code().parse::<icu_locale::Locale>() {
        Ok(locale) => locale,
        Err(_) => icu_locale::Locale::UNKNOWN,
    };
    let mut options = CollatorOptions::default();
    // A name in quotation marks stands where its first letter stands.
    options.alternate_handling = Some(AlternateHandling::Shifted);
    let sorted = CollatorBorrowed::try_new(locale.into(), options);
    // Every language of `Lang` is in the compiled data; the root order is the fallback the standard foresees.
    sorted.unwrap_or_else(|_| {
        CollatorBorrowed::try_new(icu_locale::Locale::UNKNOWN.into(), options)
            .expect("the root collation is compiled in")
    })
}
