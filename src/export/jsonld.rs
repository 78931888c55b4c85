//! schema.org data of a record, for search engines and other programs.
//!
//! What is not known is left out: an empty property would be read as a fact. Addresses of confidential places and
//! general contacts of a town hall are not this record's, so they are left out too.

use serde_json::{Map, Value, json};

use crate::hours::State;
use crate::lang::Language;
use crate::routes::{Routes, absolute};
use crate::site::{Entry, Features, Location, Organization, Service, Site, Tier};
use crate::words::Words;

/// What a record's data are said in.
pub(crate) struct Setting<'a> {
    pub(crate) site: &'a Site,
    pub(crate) language: &'a Language,
    pub(crate) routes: &'a Routes,
    pub(crate) words: Words<'a>,
    /// Where the site will be published, if that is known.
    pub(crate) base_url: Option<&'a str>,
}

/// A document with the `@graph` of a record.
pub(crate) fn record(record: &Organization, setting: &Setting<'_>) -> Value {
    let mut graph = vec![organization(record, setting)];
    for service in &record.services {
        graph.push(offer_node(service, record, setting));
    }
    json!({ "@context": "https://schema.org", "@graph": graph })
}

fn organization(record: &Organization, setting: &Setting<'_>) -> Value {
    let offer = &record.offer;
    let page = page_url(record, setting);
    let kind = match record.entry().tier() {
        Tier::Statutory => "GovernmentOffice",
        _ => "Organization",
    };
    let mut node = object(json!({
        "@type": kind,
        "@id": format!("{page}#organization"),
        "name": offer.name.in_lang(setting.language),
    }));
    if setting.base_url.is_some() {
        node.insert("mainEntityOfPage".to_owned(), json!(page));
    }
    common(&mut node, record.entry(), setting);
    add(&mut node, "alternateName", offer.aliases.clone());
    let languages = record.entry().languages().iter();
    let languages: Vec<&str> = languages.map(String::as_str).collect();
    add(&mut node, "knowsLanguage", languages);
    if let Some(operator) = &record.operator
        && operator != offer.name.in_german()
    {
        let parent = json!({ "@type": "Organization", "name": operator });
        node.insert("parentOrganization".to_owned(), parent);
    }
    let own: Vec<&Location> = record.locations.iter().filter(|l| !l.central).collect();
    let places: Vec<Value> = own.iter().filter_map(|l| place(l, setting)).collect();
    add(&mut node, "location", places);
    let contacts: Vec<Value> = own.iter().filter_map(|l| contact(l)).collect();
    add(&mut node, "contactPoint", contacts);
    Value::Object(node)
}

fn offer_node(service: &Service, record: &Organization, setting: &Setting<'_>) -> Value {
    let page = page_url(record, setting);
    let mut node = object(json!({
        "@type": match record.entry().tier() {
            Tier::Statutory => "GovernmentService",
            _ => "Service",
        },
        "@id": format!("{page}#service-{}", service.id),
        "name": service.offer.name.in_lang(setting.language),
        "provider": { "@id": format!("{page}#organization") },
    }));
    let entry = record.service(service);
    common(&mut node, entry, setting);
    if let Some(cost) = entry.cost()
        && cost.free
    {
        let price = json!({ "@type": "Offer", "price": 0, "priceCurrency": "EUR" });
        node.insert("offers".to_owned(), price);
    }
    Value::Object(node)
}

/// What organizations and services have in common.
fn common(node: &mut Map<String, Value>, entry: Entry<'_>, setting: &Setting<'_>) {
    let summary = entry.own().summary.in_lang(setting.language);
    if !summary.is_empty() {
        node.insert("description".to_owned(), json!(summary));
    }
    if let Some(website) = entry.website() {
        node.insert("url".to_owned(), json!(website));
    }
    let areas = entry.service_area().areas.iter();
    let areas: Vec<Value> = areas.map(|id| area(id, setting)).collect();
    add(node, "areaServed", areas);
}

fn area(id: &str, setting: &Setting<'_>) -> Value {
    let areas = &setting.site.taxonomy.areas;
    let mut node = object(json!({
        "@type": "AdministrativeArea",
        "name": areas.label(id, setting.language),
    }));
    if let Some(ags) = areas.get(id).and_then(|term| term.ags.as_deref()) {
        let key = json!({ "@type": "PropertyValue", "propertyID": "AGS", "value": ags });
        node.insert("identifier".to_owned(), key);
    }
    Value::Object(node)
}

fn place(location: &Location, setting: &Setting<'_>) -> Option<Value> {
    if location.confidential {
        return None;
    }
    let mut address = Map::new();
    for (key, value) in [
        ("streetAddress", &location.street),
        ("postalCode", &location.postal_code),
        ("addressLocality", &location.city),
    ] {
        if let Some(value) = value {
            address.insert(key.to_owned(), json!(value));
        }
    }
    let mut node = object(json!({ "@type": "Place" }));
    if let Some(name) = &location.name {
        node.insert("name".to_owned(), json!(name));
    }
    if !address.is_empty() {
        address.insert("@type".to_owned(), json!("PostalAddress"));
        address.insert("addressCountry".to_owned(), json!("DE"));
        node.insert("address".to_owned(), Value::Object(address));
    }
    add(&mut node, "openingHoursSpecification", hours(location));
    add(&mut node, "amenityFeature", features(location, setting));
    (node.len() > 1).then_some(Value::Object(node))
}

/// What is known of the place, by the name of what is there or not.
fn features(location: &Location, setting: &Setting<'_>) -> Vec<Value> {
    let facts = location.features.iter().flat_map(Features::facts);
    let facts = facts.map(|(id, is_there)| {
        json!({
            "@type": "LocationFeatureSpecification",
            "name": setting.words.tr(&format!("feature-{id}")),
            "value": is_there,
        })
    });
    facts.collect()
}

/// Only hours that are certain and the same every week can be said in schema.org without lying.
fn hours(location: &Location) -> Vec<Value> {
    const DAYS: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let Some(hours) = location.contacts.hours.as_ref().filter(|h| h.regular()) else {
        return Vec::new();
    };
    let clock = |minutes: u16| format!("{:02}:{:02}", (minutes / 60) % 24, minutes % 60);
    let week = hours.week();
    let mut found = Vec::new();
    for (day, spans) in DAYS.iter().zip(&week) {
        let certain = spans
            .iter()
            .filter(|s| s.state == State::Open && !s.open_end);
        for span in certain {
            found.push(json!({
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": format!("https://schema.org/{day}"),
                "opens": clock(span.from),
                "closes": if span.to == 1440 { "23:59".to_owned() } else { clock(span.to) },
            }));
        }
    }
    found
}

fn contact(location: &Location) -> Option<Value> {
    let mut node = object(json!({ "@type": "ContactPoint" }));
    if let Some(phone) = location.contacts.phones.first() {
        let number = phone.number.e164().unwrap_or(phone.number.display());
        node.insert("telephone".to_owned(), json!(number));
    }
    if let Some(email) = &location.contacts.email {
        node.insert("email".to_owned(), json!(email));
    }
    (node.len() > 1).then_some(Value::Object(node))
}

fn page_url(record: &Organization, setting: &Setting<'_>) -> String {
    match setting.base_url {
        Some(base) => absolute(base, &setting.routes.record(&record.id)),
        None => String::new(),
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn add<T: Into<Value>>(node: &mut Map<String, Value>, key: &str, values: Vec<T>) {
    if !values.is_empty() {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        node.insert(key.to_owned(), Value::Array(values));
    }
}
