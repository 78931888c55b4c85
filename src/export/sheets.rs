//! What a hand-out says about each record: one file of plain facts for the pages that put sheets together in the browser.
//!
//! Owns: the format of `search/records.<hash>.json`, which `search/<lang>.json` names as `records`.
//! In: a [`Site`] and the words of the theme's hand-out. Out: one JSON text for all languages.
//! **Invariant:** the same site gives the same bytes; a protected place carries no address; what is not known is absent.
//! Deliberately absent: search, HTML, and facts that no sheet shows (sources, audiences, areas).
//!
//! The file is fetched whole, whatever was marked or asked for, so that no request tells what a person needs.
//! `themes/default/assets/records.js` is its twin. Its format, every field but those marked `!` absent where it is empty:
//!
//! ```text
//! { languages!: [{code!: "ar", dir!: "rtl", then!: ["en", "de"]}],   all that the theme describes, as they are offered: their
//!                                              direction, and what their readers read next
//!   prefixes!: {"de": "", "en": "en/"},        the portal's languages, the first at the root, each with its way from there
//!   words!: {"de": {"phone": "Telefon", …}},   words of the hand-out, in all its languages; slots as {from}
//!   terms!: {"kinds": {"amt": {"de": …, "en": …}}, "documents": …, "languages": …},   every term that is used
//!   former!: {"old-id": "id"},
//!   records!: {"id": Record} }
//!
//! Record   { name!: Text, kind!: id, summary: Text, url!: "verzeichnis/id/" below a prefix, verified: "2024-03",
//!            Offer…, locations: [Place],
//!            services: {"id": {name!: Text, summary: Text, Offer… (absent: as its record's), verified (likewise),
//!                              at: ["record/location"], contact: Place}} }
//! Offer    { status: {is!: "paused" | "ended", since: "2024", successor: id}, website, cost: {free!: bool, note},
//!            languages: [id], access: [{how!: "walk-in" | …, uses: "phone" | …, professional: true, documents: [id],
//!            reply_within, note}] }
//! Place    { id, name, central: true, confidential: true, street, postal_code, city, directions,
//!            phones: [{number!, href!, label}], fax, email, website, hours: Hours, hours_note, phone_hours: Hours,
//!            by_appointment: true, features: [Features] }
//! Hours    { always: true } or { week: [7 × [TimeRange]], Monday first, no range = closed; lines: [text] } — without `week`
//!          the hours change with the season, and the lines say all there is to say
//! Features { about!: "wheelchair", known: [["entrance", true]], note }
//! TimeRange{ from!, to! in minutes of the day (to > 1440: on the next day), open_end: true, maybe: true, comment }
//! Text     {"de": …, "en": …}. All other texts are German.
//! ```

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::hours::{self, Hours};
use crate::keyword::Keyword;
use crate::lang::{Direction, Lang, Text};
use crate::routes::Routes;
use crate::site::{
    Access, Contacts, Facts, Features, Id, LabelledPhone, Location, Organization, Service, Site,
    Status, Verified, Vocabulary,
};
use crate::theme::Theme;

/// The file of a site.
pub fn json(site: &Site, theme: &Theme) -> Vec<u8> {
    serde_json::to_vec(&sheets(site, theme)).expect("sheets are plain data")
}

type Texts<'a> = BTreeMap<Lang, &'a str>;
type Labels<'a> = BTreeMap<&'a str, Texts<'a>>;

#[derive(Serialize)]
struct Sheets<'a> {
    languages: Vec<Spoken<'a>>,
    prefixes: BTreeMap<Lang, String>,
    words: BTreeMap<Lang, BTreeMap<String, String>>,
    terms: Terms<'a>,
    former: &'a BTreeMap<Id, Id>,
    records: BTreeMap<&'a str, RecordSheet<'a>>,
}

#[derive(Serialize)]
struct Spoken<'a> {
    code: Lang,
    dir: Direction,
    then: &'a [Lang],
}

#[derive(Serialize)]
struct Terms<'a> {
    kinds: Labels<'a>,
    documents: Labels<'a>,
    languages: Labels<'a>,
}

#[derive(Serialize)]
struct RecordSheet<'a> {
    name: Texts<'a>,
    kind: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    summary: Texts<'a>,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<String>,
    #[serde(flatten)]
    offer: OfferSheet<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<LocationSheet<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    services: BTreeMap<&'a str, ServiceSheet<'a>>,
}

#[derive(Serialize)]
struct ServiceSheet<'a> {
    name: Texts<'a>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    summary: Texts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<String>,
    #[serde(flatten)]
    offer: OfferSheet<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    at: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<LocationSheet<'a>>,
}

#[derive(Serialize)]
struct OfferSheet<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<StatusSheet<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<CostSheet<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    languages: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    access: Vec<Way<'a>>,
}

#[derive(PartialEq, Serialize)]
struct StatusSheet<'a> {
    is: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    successor: Option<&'a str>,
}

#[derive(PartialEq, Serialize)]
struct CostSheet<'a> {
    free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(PartialEq, Serialize)]
struct Way<'a> {
    how: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    uses: Option<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    professional: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_within: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Default, PartialEq, Serialize)]
struct LocationSheet<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    central: bool,
    #[serde(skip_serializing_if = "is_false")]
    confidential: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    directions: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phones: Vec<Line<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fax: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<Times>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours_note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone_hours: Option<Times>,
    #[serde(skip_serializing_if = "is_false")]
    by_appointment: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    features: Vec<FeaturesSheet<'a>>,
}

#[derive(PartialEq, Serialize)]
struct FeaturesSheet<'a> {
    about: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    known: &'a [(&'static str, bool)],
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(PartialEq, Serialize)]
struct Line<'a> {
    number: &'a str,
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
}

#[derive(Default, PartialEq, Serialize)]
struct Times {
    #[serde(skip_serializing_if = "is_false")]
    always: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    week: Option<[Vec<TimeSheet>; 7]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<String>,
}

#[derive(PartialEq, Serialize)]
struct TimeSheet {
    from: u16,
    to: u16,
    #[serde(skip_serializing_if = "is_false")]
    open_end: bool,
    #[serde(skip_serializing_if = "is_false")]
    maybe: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
}

// The form that serde's attribute asks for.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}

fn sheets<'a>(site: &'a Site, theme: &Theme) -> Sheets<'a> {
    let default = site.settings.default_lang();
    let prefixes = site.settings.languages.iter();
    let prefixes = prefixes.map(|&lang| (lang, Routes::new(lang, default).home()));
    let records = site.organizations.iter();
    let languages = site.languages.iter().map(|language| Spoken {
        code: language.lang,
        dir: language.dir,
        then: &language.order[1..],
    });
    Sheets {
        languages: languages.collect(),
        prefixes: prefixes.collect(),
        words: theme.handout(),
        terms: terms(site),
        former: &site.redirects,
        records: records.map(|o| (o.id.as_str(), record(o))).collect(),
    }
}

/// The terms that some record uses. A hand-out may need them in any language.
fn terms(site: &Site) -> Terms<'_> {
    let taxonomy = &site.taxonomy;
    let (mut documents, mut languages) = (BTreeSet::new(), BTreeSet::new());
    for entry in site.entries() {
        languages.extend(entry.languages().iter().map(String::as_str));
        let ways = entry.access().iter();
        documents.extend(ways.flat_map(|way| way.documents.iter().map(String::as_str)));
    }
    let kinds = site.organizations.iter();
    let kinds = kinds.map(|record| record.kind.as_str()).collect();
    Terms {
        kinds: labels(&taxonomy.kinds, &kinds),
        documents: labels(&taxonomy.documents, &documents),
        languages: labels(&taxonomy.languages, &languages),
    }
}

fn labels<'a>(vocabulary: &'a Vocabulary, used: &BTreeSet<&str>) -> Labels<'a> {
    let terms = vocabulary.iter();
    terms
        .filter(|term| used.contains(term.id.as_str()))
        .map(|term| (term.id.as_str(), texts(&term.label)))
        .collect()
}

fn texts(text: &Text) -> Texts<'_> {
    let all = text.0.iter();
    all.map(|(lang, text)| (*lang, text.as_str())).collect()
}

fn record(organization: &Organization) -> RecordSheet<'_> {
    let offer = &organization.offer;
    let services = organization.services.iter();
    // Below any prefix the address is the same; German has none where it stands at the root.
    let routes = Routes::new(Lang::DE, Lang::DE);
    RecordSheet {
        name: texts(&offer.name),
        kind: &organization.kind,
        summary: texts(&offer.summary),
        url: routes.record(&organization.id),
        verified: verified(offer.facts.verified.as_ref()),
        offer: offer_sheet(&offer.facts),
        locations: organization.locations.iter().map(place).collect(),
        services: services
            .map(|own| (own.id.as_str(), service(own, organization)))
            .collect(),
    }
}

/// What a service has in common with its record is not said twice.
fn service<'a>(service: &'a Service, organization: &'a Organization) -> ServiceSheet<'a> {
    let Service { offer, at, .. } = service;
    let own = verified(offer.facts.verified.as_ref());
    let of_organization = verified(organization.offer.facts.verified.as_ref());
    ServiceSheet {
        name: texts(&offer.name),
        summary: texts(&offer.summary),
        verified: own.filter(|own| of_organization.as_ref() != Some(own)),
        offer: offer_sheet(&offer.facts),
        at: at
            .iter()
            .map(|(record, place)| format!("{record}/{place}"))
            .collect(),
        contact: service.contacts.as_ref().map(contacts),
    }
}

fn verified(verified: Option<&Verified>) -> Option<String> {
    verified
        .and_then(|verified| verified.on)
        .map(|on| on.to_string())
}

fn offer_sheet(facts: &Facts) -> OfferSheet<'_> {
    let languages = facts.languages.iter().flatten();
    OfferSheet {
        status: facts.status.as_ref().and_then(status),
        website: facts.website.as_deref(),
        cost: facts.cost.as_ref().map(|cost| CostSheet {
            free: cost.free,
            note: cost.note.as_deref(),
        }),
        languages: languages.map(String::as_str).collect(),
        access: facts.access.iter().flatten().map(way).collect(),
    }
}

fn status(status: &Status) -> Option<StatusSheet<'_>> {
    let (is, since, successor) = match status {
        Status::Active => return None,
        Status::Paused { since } => ("paused", since, None),
        Status::Ended { since, successor } => ("ended", since, successor.as_deref()),
    };
    Some(StatusSheet {
        is,
        since: since.map(|since| since.to_string()),
        successor,
    })
}

fn way(access: &Access) -> Way<'_> {
    Way {
        how: access.how.word(),
        uses: access.uses.map(Keyword::word),
        professional: access.professional,
        documents: access.documents.iter().map(String::as_str).collect(),
        reply_within: access.reply_within.as_deref(),
        note: access.note.as_deref(),
    }
}

fn place(location: &Location) -> LocationSheet<'_> {
    LocationSheet {
        id: &location.id,
        name: location.name.as_deref(),
        central: location.central,
        confidential: location.confidential,
        street: location.street.as_deref(),
        postal_code: location.postal_code.as_deref(),
        city: location.city.as_deref(),
        directions: location.directions.as_deref(),
        fax: location.fax.as_ref().map(|fax| fax.display()),
        website: location.website.as_deref(),
        phone_hours: location.phone_hours.as_ref().map(times),
        features: location.features.iter().map(features).collect(),
        ..contacts(&location.contacts)
    }
}

fn contacts(contacts: &Contacts) -> LocationSheet<'_> {
    LocationSheet {
        phones: contacts.phones.iter().map(line).collect(),
        email: contacts.email.as_deref(),
        hours: contacts.hours.as_ref().map(times),
        hours_note: contacts.hours_note.as_deref(),
        by_appointment: contacts.by_appointment,
        ..LocationSheet::default()
    }
}

fn features(features: &Features) -> FeaturesSheet<'_> {
    FeaturesSheet {
        about: features.about,
        known: &features.known,
        note: features.note.as_deref(),
    }
}

fn line(phone: &LabelledPhone) -> Line<'_> {
    Line {
        number: phone.number.display(),
        href: phone.number.href(),
        label: phone.label.as_deref(),
    }
}

fn times(hours: &Hours) -> Times {
    if hours.always_open() {
        return Times {
            always: true,
            ..Times::default()
        };
    }
    let regular = hours.regular();
    Times {
        always: false,
        week: regular.then(|| hours.week().map(|day| day.into_iter().map(span).collect())),
        lines: hours.lines(),
    }
}

fn span(span: hours::TimeRange) -> TimeSheet {
    TimeSheet {
        from: span.from,
        to: span.to,
        open_end: span.open_end,
        maybe: span.state == hours::State::Unknown,
        comment: span.comment,
    }
}
