//! The page of a record.

use serde::Serialize;
use tera::Value;

use super::contact::{self, Place};
use super::offer::{self, Facts, StatusView};
use super::page::{Head, Sheet};
use super::verified::{self, VerifiedView};
use super::words::{Link, Txt};
use super::{Scope, fragment, jsonld, value};
use crate::diag::Diagnostic;
use crate::site::{Offer, Organization, Service};

/// A record as its page shows it; descriptions are apart, since their links depend on the page.
#[derive(Serialize)]
struct RecordView {
    name: Txt,
    short_name: Option<Txt>,
    kind: Txt,
    category: Link,
    operator: Option<Txt>,
    aliases: Vec<Txt>,
    summary: Txt,
    facts: Facts,
    places: Vec<Place>,
    services: Vec<ServiceView>,
    status: Option<StatusView>,
    part_of: Option<Link>,
    parts: Vec<Link>,
    see_also: Vec<Link>,
    verified: VerifiedView,
    only_german: bool,
    machine: bool,
    edit_url: Option<String>,
    report_url: Option<String>,
}

/// An offer with facts of its own.
#[derive(Serialize)]
struct ServiceView {
    id: String,
    name: Txt,
    aliases: Vec<Txt>,
    summary: Txt,
    facts: Facts,
    contact: Option<Place>,
    at: Vec<Link>,
    status: Option<StatusView>,
    /// Only if it differs from the record's.
    verified: Option<VerifiedView>,
}

/// The page of the record at this position.
pub(super) fn sheet(number: usize, scope: &Scope<'_>) -> Result<Sheet, Diagnostic> {
    let record = &scope.site.organizations[number];
    let path = scope.routes.record(&record.id);
    let root = super::routes::root_of(&path);
    let view = view(record, scope);
    let jsonld = jsonld::record(record, scope);
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
    Ok(Sheet::new(head)
        .with("record", value::of(&view))
        .with("longer", longer)
        .with("service_descriptions", Value::from(services))
        .with("jsonld", Value::safe_string(&jsonld)))
}

fn view(record: &Organization, scope: &Scope<'_>) -> RecordView {
    let words = scope.words;
    let offer = &record.offer;
    let facts = Facts::new(offer, scope);
    let verified = verified::view(&offer.verified, scope);
    let services = record
        .services
        .iter()
        .map(|own| service(own, &facts, &verified, scope))
        .collect();
    let german = |text: &Option<String>| text.as_deref().map(|text| words.german(text));
    let parts = scope.catalog.parts_of(&record.id);
    RecordView {
        name: words.text(&offer.name),
        short_name: german(&record.short_name),
        kind: scope.term(&scope.site.taxonomy.kinds, &record.kind),
        category: scope.category_link(&record.category),
        operator: german(&record.operator),
        aliases: offer
            .aliases
            .iter()
            .map(|name| words.german(name))
            .collect(),
        summary: words.text(&offer.summary),
        places: record
            .locations
            .iter()
            .map(|location| contact::place(location, scope))
            .collect(),
        services,
        status: offer::status(offer, scope),
        part_of: record
            .part_of
            .as_deref()
            .and_then(|id| scope.record_link(id)),
        parts: parts
            .iter()
            .filter_map(|&part| scope.record_link(&scope.site.organizations[part].id))
            .collect(),
        see_also: related(record, scope),
        only_german: offer::only_german(offer, scope.lang),
        machine: offer.machine_translated.contains(&scope.lang),
        edit_url: scope.edit_url(&record.file),
        report_url: scope.report_url(&record.id),
        facts,
        verified,
    }
}

/// Related records, without those that the page names as its whole or its parts anyway.
fn related(record: &Organization, scope: &Scope<'_>) -> Vec<Link> {
    let is_part = |id: &str| {
        let parts = scope.catalog.parts_of(&record.id).iter();
        parts
            .clone()
            .any(|&part| scope.site.organizations[part].id == id)
    };
    record
        .see_also
        .iter()
        .filter(|id| record.part_of.as_ref() != Some(id) && !is_part(id))
        .filter_map(|id| scope.record_link(id))
        .collect()
}

fn service(
    service: &Service,
    facts_of_record: &Facts,
    verified_of_record: &VerifiedView,
    scope: &Scope<'_>,
) -> ServiceView {
    let words = scope.words;
    let offer = &service.offer;
    let verified = verified::view(&offer.verified, scope);
    let place = contact::place(&service.contact, scope);
    ServiceView {
        id: service.id.clone(),
        name: words.text(&offer.name),
        aliases: offer
            .aliases
            .iter()
            .map(|name| words.german(name))
            .collect(),
        summary: words.text(&offer.summary),
        facts: Facts::new(offer, scope).without(facts_of_record),
        contact: (!place.is_empty()).then_some(place),
        at: service
            .at
            .iter()
            .filter_map(|(record, location)| scope.location_link(record, location))
            .collect(),
        status: offer::status(offer, scope),
        verified: (verified != *verified_of_record).then_some(verified),
    }
}

/// The longer text in the language of the page or in German; undefined if there is none.
fn description(offer: &Offer, root: &str, scope: &Scope<'_>) -> Result<Value, Diagnostic> {
    let found = [scope.lang, crate::lang::Lang::De]
        .into_iter()
        .find_map(|lang| Some((offer.description.get(&lang)?, lang)))
        .filter(|(fragment, _)| !fragment.is_empty());
    let Some((text, lang)) = found else {
        return Ok(Value::none());
    };
    let marks = scope.words.marked("", lang);
    Ok(value::map([
        (
            "html",
            Value::safe_string(&fragment::html(text, root, scope)?),
        ),
        ("lang", Value::from(marks.lang)),
        ("dir", Value::from(marks.dir)),
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
