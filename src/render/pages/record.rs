//! The page of a record.

use serde::Serialize;
use tera::Value;

use crate::diag::Diagnostic;
use crate::export::jsonld;
use crate::render::parts::{
    alternatives::Alternatives,
    contact::{self, LocationView},
    fragment,
    frame::{Head, PageView},
    offer::{self, FactsView, StatusView},
    report, value,
    verified::{self, VerifiedView},
};
use crate::render::scope::Scope;
use crate::site::{Location, Offer, Organization, Service, Standing};
use crate::words::{Link, Txt};

/// A record as its page shows it; descriptions are apart, since their links depend on the page.
#[derive(Serialize)]
struct RecordView {
    id: String,
    name: Txt,
    short_name: Option<Txt>,
    kind: Txt,
    category: Link,
    operator: Option<Txt>,
    aliases: Vec<Txt>,
    summary: Txt,
    facts: FactsView,
    places: Vec<LocationView>,
    /// The website of the whole stands above the places; with one place it stands among its contacts.
    website_apart: bool,
    /// What has ended and has no contact needs no box for it.
    shows_contact: bool,
    /// Neither telephone, e-mail, website nor street.
    unreachable: bool,
    /// Whom to ask where there is no contact.
    ask_instead: Vec<Link>,
    services: Vec<ServiceView>,
    status: Option<StatusView>,
    part_of: Option<Link>,
    parts: Vec<Link>,
    see_also: Vec<Link>,
    alternatives: Alternatives,
    verified: VerifiedView,
    only_german: bool,
    machine: bool,
    edit_url: Option<String>,
    reports: Reports,
}

/// Where an error in each part of the page is reported; absent where reports go nowhere.
#[derive(Serialize)]
struct Reports {
    contact: Option<String>,
    overview: Option<String>,
    description: Option<String>,
    related: Option<String>,
}

/// An offer with facts of its own.
#[derive(Serialize)]
struct ServiceView {
    id: String,
    name: Txt,
    aliases: Vec<Txt>,
    summary: Txt,
    facts: FactsView,
    contact: Option<LocationView>,
    at: Vec<Link>,
    status: Option<StatusView>,
    /// Only if it differs from the record's.
    verified: Option<VerifiedView>,
    /// Whether its date differs too.
    own_date: bool,
    report: Option<String>,
}

/// The page of the record at this position.
pub(crate) fn view(number: usize, scope: &Scope<'_>) -> Result<PageView, Diagnostic> {
    let record = &scope.site.organizations[number];
    let path = scope.routes.record(&record.id);
    let root = crate::routes::root_of(&path);
    let view = record_view(record, scope);
    let jsonld = value::script(&jsonld::record(
        record,
        &jsonld::Setting {
            site: scope.site,
            language: scope.words.language,
            routes: &scope.routes,
            words: scope.words,
            base_url: scope.base_url,
        },
    ));
    let longer = description(&record.offer, &root, scope)?;
    let services: Vec<Value> = record
        .services
        .iter()
        .map(|service| description_of_service(service, record, &root, scope))
        .collect::<Result<_, _>>()?;
    let category = &record.category;
    let crumbs = vec![
        scope.crumb("nav-categories", scope.routes.categories()),
        scope.category_link(category),
    ];
    let head = Head {
        template: "record",
        title: view.name.clone(),
        description: view.summary.text.clone(),
        crumbs,
        path,
        indexed: true,
    };
    Ok(PageView::new(head)
        .discreet(is_discreet(record, scope))
        .with("record", value::of(&view))
        .with("longer", longer)
        .with("service_descriptions", Value::from(services))
        .with("jsonld", Value::safe_string(&jsonld)))
}

fn record_view(record: &Organization, scope: &Scope<'_>) -> RecordView {
    let words = scope.words;
    let offer = &record.offer;
    let entry = record.entry();
    let ended = entry.standing(scope.site.today) == Standing::Ended;
    let mut facts = FactsView::of_organization(entry, scope);
    let mut verified = verified::view(entry.verified(), &record.locations, scope);
    let services = record
        .services
        .iter()
        .map(|own| service(own, record, &verified, scope))
        .collect();
    if ended {
        // What is no more is responsible for nobody, and its last state stays what it was.
        facts.areas.clear();
        facts.areas_note = None;
        verified = verified.never_due();
    }
    let german = |text: &Option<String>| text.as_deref().map(|text| words.german(text));
    let mut places: Vec<LocationView> = record
        .locations
        .iter()
        .map(|location| contact::location(location, scope))
        .collect();
    let mut website_apart = facts.website.is_some();
    if let [only] = places.as_mut_slice()
        && (only.website.is_none() || only.website == facts.website)
        && !only.central
    {
        only.website = facts.website.clone();
        website_apart = false;
    }
    let unreachable = !is_reachable(record);
    let (in_title, as_alias) = match &record.short_name {
        Some(short) if fits_title(words.text(&offer.name).text.as_str(), short) => {
            (record.short_name.clone(), None)
        }
        short => (None, short.clone()),
    };
    let parts = scope.catalog.parts_of(&record.id);
    let alternatives = Alternatives::new(record, scope);
    RecordView {
        id: record.id.clone(),
        name: words.text(&offer.name),
        short_name: german(&in_title),
        kind: scope.term(&scope.site.taxonomy.kinds, &record.kind),
        category: scope.category_link(&record.category),
        operator: german(&record.operator),
        aliases: as_alias
            .iter()
            .filter(|short| !offer.name.in_german().contains(short.as_str()))
            .filter(|short| !offer.aliases.contains(short))
            .chain(&offer.aliases)
            .map(|name| words.german(name))
            .collect(),
        summary: words.text(&offer.summary),
        website_apart,
        shows_contact: !(ended && unreachable && places.is_empty()),
        unreachable,
        ask_instead: match unreachable && !ended {
            true => ask_instead(record, scope),
            false => Vec::new(),
        },
        places,
        services,
        status: offer::status(entry, scope),
        part_of: record
            .part_of
            .as_deref()
            .and_then(|id| scope.record_link(id)),
        parts: parts
            .iter()
            .filter_map(|part| scope.record_link(&part.id))
            .collect(),
        see_also: related(record, &alternatives, scope),
        alternatives,
        only_german: offer::only_german(offer, scope.words.language),
        machine: offer.machine_translated.contains(&scope.lang),
        edit_url: scope.edit_url(&record.file),
        reports: reports(record, scope),
        facts,
        verified,
    }
}

/// A short name stands behind the name in the heading where it is an abbreviation that the name does not hold.
fn fits_title(name: &str, short: &str) -> bool {
    !short.contains(' ') && !name.contains(short) && !name.ends_with(')')
}

/// Whether any contact of a record is known.
fn is_reachable(record: &Organization) -> bool {
    record.entry().website().is_some() || record.locations.iter().any(Location::is_reachable)
}

/// Whom to ask about a record without a contact: the whole it is part of and related records, as far as they are
/// there and can be reached themselves; else whoever helps where nothing is found.
fn ask_instead(record: &Organization, scope: &Scope<'_>) -> Vec<Link> {
    let can_help = |id: &&String| {
        let other = scope.site.organization(id);
        other.is_some_and(|other| {
            let standing = other.entry().standing(scope.site.today);
            standing == Standing::Active && is_reachable(other)
        })
    };
    let near = record.part_of.iter().chain(&record.see_also);
    let mut ids: Vec<&String> = near.filter(can_help).collect();
    if ids.is_empty() {
        ids.extend(scope.site.settings.fallback.iter().filter(can_help));
    }
    ids.dedup();
    ids.iter().filter_map(|id| scope.record_link(id)).collect()
}

/// Related records, without those that the page names as its whole, its parts or its alternatives anyway.
fn related(record: &Organization, others: &Alternatives, scope: &Scope<'_>) -> Vec<Link> {
    let is_part = |id: &str| {
        let mut parts = scope.catalog.parts_of(&record.id).iter();
        parts.any(|part| part.id == id)
    };
    record
        .see_also
        .iter()
        .filter(|id| record.part_of.as_ref() != Some(id) && !is_part(id))
        .filter_map(|id| scope.record_link(id))
        .filter(|link| !others.contains(link))
        .collect()
}

fn service(
    service: &Service,
    record: &Organization,
    verified_of_record: &VerifiedView,
    scope: &Scope<'_>,
) -> ServiceView {
    let words = scope.words;
    let offer = &service.offer;
    let entry = record.service(service);
    let mut verified = verified::view(entry.verified(), &[], scope);
    if entry.standing(scope.site.today) == Standing::Ended {
        verified = verified.never_due();
    }
    let name = words.text(&offer.name);
    ServiceView {
        id: service.id.clone(),
        aliases: offer
            .aliases
            .iter()
            .map(|name| words.german(name))
            .collect(),
        summary: words.text(&offer.summary),
        facts: FactsView::of_service(service, record, scope),
        contact: service
            .contacts
            .as_ref()
            .map(|own| contact::contacts(own, scope)),
        at: service
            .at
            .iter()
            .filter_map(|(record, location)| scope.location_link(record, location))
            .collect(),
        status: offer::status(entry, scope),
        own_date: verified.on != verified_of_record.on,
        verified: (verified != *verified_of_record).then_some(verified),
        report: report_part(record, &name.text, scope),
        name,
    }
}

/// Whether its kind, its topics or those of a service are such that a reader may have to hide the page quickly.
fn is_discreet(record: &Organization, scope: &Scope<'_>) -> bool {
    let kind = scope.site.taxonomy.kinds.get(&record.kind);
    kind.is_some_and(|kind| kind.discreet)
        || record
            .entries()
            .any(|entry| scope.is_discreet(entry.topics()))
}

fn reports(record: &Organization, scope: &Scope<'_>) -> Reports {
    let part = |key: &str| report_part(record, &scope.words.tr(key), scope);
    Reports {
        contact: part("record-contact"),
        overview: part("record-overview"),
        description: part("record-description"),
        related: part("record-related"),
    }
}

/// Where an error in the part with this heading is reported.
fn report_part(record: &Organization, heading: &str, scope: &Scope<'_>) -> Option<String> {
    let about = report::About {
        title: &scope.words.text(&record.offer.name).text,
        path: &scope.routes.record(&record.id),
        section: Some(heading),
    };
    report::link(&about, scope)
}

/// The longer text as a reader of the page gets it; undefined if there is none.
fn description(offer: &Offer, root: &str, scope: &Scope<'_>) -> Result<Value, Diagnostic> {
    let found = scope.words.language.pick(&offer.description);
    let found = found.filter(|(fragment, _)| !fragment.is_empty());
    let Some((text, lang)) = found else {
        return Ok(Value::none());
    };
    let marks = scope.words.marked("", lang);
    Ok(value::map([
        (
            "html",
            Value::safe_string(&fragment::html(text, root, scope)?),
        ),
        ("lang", value::of(&marks.lang)),
        ("dir", value::of(&marks.dir)),
    ]))
}

/// A service without a text of its own got its record's; that is not said twice.
fn description_of_service(
    service: &Service,
    record: &Organization,
    root: &str,
    scope: &Scope<'_>,
) -> Result<Value, Diagnostic> {
    let plain = |offer: &Offer| -> Vec<String> {
        let texts = offer.description.values();
        texts.map(|fragment| fragment.plain.clone()).collect()
    };
    match plain(&service.offer) == plain(&record.offer) {
        true => Ok(Value::none()),
        false => description(&service.offer, root, scope),
    }
}
