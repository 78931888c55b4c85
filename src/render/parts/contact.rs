//! Where and how a record is reached.

use serde::Serialize;

use crate::render::parts::report;
use crate::render::scope::Scope;
use crate::site::{Accessible, Contacts, Features, Location};
use crate::words::times::{self, HoursView};
use crate::words::{Link, Txt, Words};

/// A place with its contacts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct LocationView {
    pub(crate) id: String,
    pub(crate) name: Option<Txt>,
    /// The general contact of the town hall.
    pub(crate) central: bool,
    pub(crate) confidential: bool,
    pub(crate) street: Option<String>,
    /// `41515 Grevenbroich`.
    pub(crate) town: Option<String>,
    /// The town is known and should be visited, but where in it is not known.
    pub(crate) town_only: bool,
    pub(crate) area: Option<Link>,
    pub(crate) directions: Option<Txt>,
    pub(crate) phones: Vec<PhoneView>,
    pub(crate) fax: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) website: Option<Website>,
    /// Shows the address on a map.
    pub(crate) route: Option<String>,
    pub(crate) hours: Option<HoursView>,
    pub(crate) hours_note: Option<Txt>,
    pub(crate) phone_hours: Option<HoursView>,
    pub(crate) by_appointment: bool,
    pub(crate) accessible: Option<String>,
    pub(crate) access_note: Option<Txt>,
    pub(crate) features: Vec<FeaturesView>,
}

/// Facts of one kind that are known of a place, each in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct FeaturesView {
    pub(crate) label: String,
    pub(crate) known: Vec<String>,
    pub(crate) note: Option<Txt>,
}

/// A number that can be dialled.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PhoneView {
    pub(crate) display: String,
    pub(crate) href: String,
    pub(crate) label: Option<Txt>,
}

/// An address on the web and the short form that is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Website {
    pub(crate) url: String,
    pub(crate) shown: String,
}

impl Website {
    pub(crate) fn new(url: &str) -> Website {
        Website {
            url: url.to_owned(),
            shown: host_and_path(url),
        }
    }
}

/// `https://www.example.de/a/b?x` → `example.de/a/b`; long paths are cut, for the link leads there anyway.
pub(crate) fn host_and_path(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let shown = rest.split(['?', '#']).next().unwrap_or(rest);
    let shown = shown.trim_end_matches('/');
    match shown.char_indices().nth(48) {
        Some((cut, _)) => format!("{}…", &shown[..cut]),
        None => shown.to_owned(),
    }
}

/// The host alone, for sources without a title.
pub(crate) fn host(url: &str) -> String {
    let shown = host_and_path(url);
    shown.split('/').next().unwrap_or(&shown).to_owned()
}

/// A location as its page shows it.
pub(crate) fn location(location: &Location, scope: &Scope<'_>) -> LocationView {
    let words = scope.words;
    let german = |text: &Option<String>| text.as_deref().map(|text| words.german(text));
    let town = town(location);
    LocationView {
        id: location.id.clone(),
        town_only: town.is_some()
            && location.street.is_none()
            && !location.central
            && !location.confidential,
        name: german(&location.name),
        central: location.central,
        confidential: location.confidential,
        street: location.street.clone(),
        town,
        area: location.area.as_deref().map(|area| scope.area_link(area)),
        directions: german(&location.directions),
        fax: location.fax.as_ref().map(|fax| fax.display().to_owned()),
        website: location.website.as_deref().map(Website::new),
        route: route(location, scope),
        phone_hours: location
            .phone_hours
            .as_ref()
            .map(|hours| times::view(hours, words, None)),
        accessible: accessible(location.accessible).map(|key| words.tr(key)),
        access_note: german(&location.access_note),
        features: location
            .features
            .iter()
            .map(|of| features(of, words))
            .collect(),
        ..contacts(&location.contacts, scope)
    }
}

/// How a location or a service is reached, and when; no place is named.
pub(crate) fn contacts(contacts: &Contacts, scope: &Scope<'_>) -> LocationView {
    let words = scope.words;
    let note = contacts.hours_note.as_deref();
    // "By appointment only" stands there anyway.
    let note = note.filter(|note| !(contacts.by_appointment && says_appointment(note, words)));
    LocationView {
        phones: phones(contacts, scope),
        email: contacts.email.clone(),
        hours: contacts
            .hours
            .as_ref()
            .map(|hours| times::view(hours, words, Some(scope.open_now))),
        hours_note: note.map(|note| words.german(note)),
        by_appointment: contacts.by_appointment,
        ..LocationView::default()
    }
}

fn features(features: &Features, words: Words<'_>) -> FeaturesView {
    let known = features.facts().map(|(id, is_there)| match is_there {
        true => words.tr(&format!("feature-{id}")),
        false => words.tr(&format!("feature-{id}-no")),
    });
    FeaturesView {
        label: words.tr(&format!("feature-{}", features.about)),
        known: known.collect(),
        note: features.note.as_deref().map(|note| words.german(note)),
    }
}

/// `41515 Grevenbroich`, as far as it is known.
fn town(location: &Location) -> Option<String> {
    let parts = [&location.postal_code, &location.city];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The address in one line, where the street is known and may be told.
pub(crate) fn address(location: &Location) -> Option<String> {
    let street = location.street.as_ref();
    let street = street.filter(|_| !location.confidential)?;
    Some(match town(location) {
        Some(town) => format!("{street}, {town}"),
        None => street.clone(),
    })
}

/// An address that leads to the place on a map: on the map that the settings name, else on the device's own. Nothing is
/// asked for before it is followed. A town alone is no place to go to, and a protected place is none to be found.
fn route(location: &Location, scope: &Scope<'_>) -> Option<String> {
    let address = address(location)?;
    let map = scope.site.settings.map_url.as_deref();
    let pattern = map.unwrap_or("geo:0,0?q={address}");
    Some(report::fill(pattern, &[("address", &address)]))
}

/// Whether a note says nothing but that one needs an appointment.
fn says_appointment(note: &str, words: Words<'_>) -> bool {
    let said = words.german_tr("place-by-appointment");
    note.trim().trim_end_matches('.').to_lowercase() == said.to_lowercase()
}

fn phones(contacts: &Contacts, scope: &Scope<'_>) -> Vec<PhoneView> {
    contacts
        .phones
        .iter()
        .map(|phone| PhoneView {
            display: phone.number.display().to_owned(),
            href: phone.number.href(),
            label: phone
                .label
                .as_deref()
                .map(|label| scope.words.german(label)),
        })
        .collect()
}

fn accessible(value: Accessible) -> Option<&'static str> {
    match value {
        Accessible::Yes => Some("accessible-yes"),
        Accessible::Partly => Some("accessible-partly"),
        Accessible::No => Some("accessible-no"),
        Accessible::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_as_long_as_it_is_known() {
        let mut place = Location {
            street: Some("Am Markt 1".to_owned()),
            ..Location::default()
        };
        assert_eq!(address(&place).as_deref(), Some("Am Markt 1"));
        place.city = Some("Kaarst".to_owned());
        assert_eq!(address(&place).as_deref(), Some("Am Markt 1, Kaarst"));
        place.confidential = true;
        assert_eq!(address(&place), None);
    }

    #[test]
    fn addresses_on_the_web_are_shown_short() {
        assert_eq!(host_and_path("https://www.example.de/"), "example.de");
        assert_eq!(host_and_path("https://example.de/a/?q=1#x"), "example.de/a");
        assert_eq!(
            host("http://session.example.de/bi/vo0050.php?x=1"),
            "session.example.de"
        );
        assert!(host_and_path(&format!("https://example.de/{}", "ä".repeat(90))).ends_with('…'));
    }
}
