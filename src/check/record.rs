//! `directory/<category>/<id>.toml`: one organization with its locations and services.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::fields::Fields;
use crate::keyword::Keyword;
use crate::load::{Draft, RecordFile};
use crate::schema::{self, access, location, part, phone, reach, record, service, verified};
use crate::site::{
    AccessHow, Contact, Contacts, LabelledPhone, Location, Offer, Organization, Service, Standing,
};

use super::context::Shared;
use super::ids::{bad_id, is_id};
use super::readers::term;
use super::references::Pending;
use super::{contact, offer, secrecy};

/// Reads all records, side by side.
pub(super) fn read_all(
    draft: &Draft,
    shared: &Shared<'_>,
    pending: &mut Vec<Pending>,
    report: &Report,
) -> Vec<Spanned<Organization>> {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for file in &draft.records {
        let span = file.document.tree.span;
        if let Some(other) = first.insert(&file.id, span) {
            report.push(
                Diagnostic::new(
                    Code::DuplicateId,
                    format!("there are two records `{}`", file.id),
                )
                .at(span)
                .also(other, "the other one is here")
                .help("the file's name is the id: rename one of the files"),
            );
        }
    }
    let read: Vec<_> = draft
        .records
        .par_iter()
        .map(|file| {
            let (mut pending, report) = (Vec::new(), Report::default());
            let organization = read(file, shared, &mut pending, &report);
            let span = file.document.tree.span;
            (Spanned::new(organization, span), pending, report)
        })
        .collect();
    let read = read.into_iter().map(|(organization, own, said)| {
        pending.extend(own);
        report.extend(said);
        organization
    });
    read.collect()
}

/// Reads a record as far as it can be understood; faults are in the report.
fn read(
    file: &RecordFile,
    shared: &Shared<'_>,
    pending: &mut Vec<Pending>,
    report: &Report,
) -> Organization {
    let fields = Fields::of(&record::TABLE, &file.document.tree, report);
    if !is_id(&file.id) {
        fields.report(
            bad_id(&file.id)
                .at(fields.span)
                .label("this is the file's name"),
        );
    }
    category(file, &fields, shared);
    if file.document.whole {
        fields.complete();
    }
    let scope = offer::Scope {
        record: &file.id,
        id_prefix: "",
        shared,
    };
    let offer = offer::read(&fields, &scope, pending);
    let kind = term(&fields, &record::KIND, shared.taxonomy);
    let mut another = |id: Spanned<String>| {
        pending.push(Pending::Record(id.clone(), Some(file.id.clone())));
        id.value
    };
    let part_of = fields.written(&record::PART_OF).map(&mut another);
    let see_also = fields.all_written(&record::SEE_ALSO).into_iter();
    let see_also = see_also.map(another).collect();
    let locations = locations(&fields, shared);
    let services = services(&fields, file, &offer, shared, pending);
    let organization = Organization {
        id: file.id.clone(),
        category: file.category.clone(),
        file: shared.sources.path(file.document.file).to_owned(),
        kind: kind.unwrap_or_default(),
        formerly: formerly(&fields),
        short_name: fields.plain_text(&record::SHORT_NAME),
        operator: fields.plain_text(&record::OPERATOR),
        part_of,
        see_also,
        offer,
        locations,
        services,
    };
    check_contacts(&fields, &organization);
    secrecy::check(&fields, file, &organization, shared);
    secrecy::check_doubtful(&fields, &organization);
    check_sources(&fields, &organization, shared);
    fields.finish();
    organization
}

fn category(file: &RecordFile, fields: &Fields<'_>, shared: &Shared<'_>) {
    let categories = &shared.taxonomy.categories;
    if !categories.contains(&file.category) {
        fields.report(
            Diagnostic::new(
                Code::UnknownReference,
                format!("unknown category `{}`", file.category),
            )
            .at(fields.span)
            .did_you_mean(&file.category, categories.ids())
            .help("the folder's name must be a term of directory/taxonomy/categories.toml"),
        );
    }
}

fn formerly(fields: &Fields<'_>) -> Vec<(String, Span)> {
    let ids = fields.all_written(&record::FORMERLY).into_iter();
    ids.filter(|id| {
        let valid = is_id(&id.value);
        if !valid {
            fields.report(bad_id(&id.value).at(id.span));
        }
        valid
    })
    .map(|id| (id.value, id.span))
    .collect()
}

fn locations(fields: &Fields<'_>, shared: &Shared<'_>) -> Vec<Location> {
    let mut seen: Vec<Spanned<String>> = Vec::new();
    let tables = fields.list(&record::LOCATIONS).into_iter();
    tables
        .map(|table| {
            let id = part_id(&table, &mut seen, "location");
            let location = read_location(&table, id, shared);
            table.finish();
            location
        })
        .collect()
}

/// The id of a part of a record, unique among its kind.
fn part_id(table: &Fields<'_>, seen: &mut Vec<Spanned<String>>, what: &str) -> String {
    let Some(id) = table.written(&part::ID) else {
        return String::new();
    };
    if !is_id(&id.value) {
        table.report(bad_id(&id.value).at(id.span));
    }
    if let Some(first) = seen.iter().find(|other| other.value == id.value) {
        table.report(
            Diagnostic::new(
                Code::DuplicateId,
                format!("there are two {what}s `{}`", id.value),
            )
            .at(id.span)
            .also(first.span, "the other one is here"),
        );
    }
    seen.push(id.clone());
    id.value
}

fn read_location(table: &Fields<'_>, id: String, shared: &Shared<'_>) -> Location {
    let area = term(table, &location::AREA, shared.taxonomy);
    let city = table.plain_text(&location::CITY);
    let accessible = table.word(&location::ACCESSIBLE);
    let location = Location {
        id,
        name: table.plain_text(&location::NAME),
        central: table.word(&location::SCOPE).unwrap_or(false),
        street: table.plain_text(&location::STREET),
        postal_code: contact::postal_code(table, &location::POSTAL_CODE),
        area: area.or_else(|| area_of_city(city.as_deref(), shared)),
        city,
        directions: table.plain_text(&location::DIRECTIONS),
        fax: contact::phone(table, &location::FAX),
        website: contact::web(table, &location::WEBSITE),
        phone_hours: contact::hours(table, &location::PHONE_HOURS, shared),
        confidential: table.flag(&location::CONFIDENTIAL),
        accessible: accessible.unwrap_or_default(),
        access_note: table.plain_text(&location::ACCESS_NOTE),
        features: Vec::new(),
        contacts: contacts(table, shared),
    };
    let has_address = table.has(&location::STREET) || table.has(&location::POSTAL_CODE);
    if has_address && !location.confidential {
        table.require(&location::CITY, "an address needs a town");
    }
    secrecy::check_location(table, &location, shared);
    location
}

/// The contacts of a location or a service.
fn contacts(table: &Fields<'_>, shared: &Shared<'_>) -> Contacts {
    let phones = table.list(&reach::PHONES).into_iter().filter_map(|table| {
        let number = contact::phone(&table, &phone::NUMBER);
        let label = table.plain_text(&phone::LABEL);
        table.finish();
        number.map(|number| LabelledPhone { number, label })
    });
    Contacts {
        phones: phones.collect(),
        email: contact::email(table, &reach::EMAIL),
        hours: contact::hours(table, &reach::HOURS, shared),
        hours_note: table.plain_text(&reach::HOURS_NOTE),
        by_appointment: table.flag(&reach::BY_APPOINTMENT),
    }
}

/// The area whose label is the name of the town.
fn area_of_city(city: Option<&str>, shared: &Shared<'_>) -> Option<String> {
    let found = shared.taxonomy.areas.by_label(city?);
    found.map(|area| area.id.clone())
}

fn services(
    fields: &Fields<'_>,
    file: &RecordFile,
    parent: &Offer,
    shared: &Shared<'_>,
    pending: &mut Vec<Pending>,
) -> Vec<Service> {
    let mut seen = Vec::new();
    let tables = fields.list(&record::SERVICES).into_iter();
    tables
        .map(|table| {
            let id = part_id(&table, &mut seen, "service");
            let scope = offer::Scope {
                record: &file.id,
                id_prefix: &format!("{id}-"),
                shared,
            };
            let mut own = offer::read(&table, &scope, pending);
            own.facts = own.facts.beside(&parent.facts);
            let contacts = contacts(&table, shared);
            let at = table.all_written(&service::AT);
            pending.extend(at.iter().cloned().map(Pending::Location));
            let at = at.iter().filter_map(|place| place.value.split_once('/'));
            let at = at.map(|(o, l)| (o.to_owned(), l.to_owned())).collect();
            table.finish();
            Service {
                id,
                offer: own,
                at,
                contacts: Some(contacts).filter(|own| !own.is_empty()),
            }
        })
        .collect()
}

/// The contact that a way in cannot do without.
fn needed_by(how: AccessHow) -> Option<Contact> {
    match how {
        AccessHow::Phone => Some(Contact::Phone),
        AccessHow::Email => Some(Contact::Email),
        AccessHow::Online => Some(Contact::Website),
        AccessHow::WalkIn | AccessHow::Appointment | AccessHow::Referral => None,
    }
}

/// Every access route leads to a contact that the record has.
fn check_contacts(fields: &Fields<'_>, organization: &Organization) {
    let has = |contact: Contact, extra: Option<&Service>| {
        let mut places = organization.locations.iter();
        let of_places = organization.locations.iter().map(|place| &place.contacts);
        let mut contacts = of_places.chain(extra.and_then(|service| service.contacts.as_ref()));
        match contact {
            Contact::Phone => contacts.any(|of| !of.phones.is_empty()),
            Contact::Email => contacts.any(|of| of.email.is_some()),
            Contact::Website => {
                let entry = organization.entry();
                let entry = extra.map_or(entry, |service| organization.service(service));
                entry.website().is_some() || places.any(|place| place.website.is_some())
            }
            Contact::Address => {
                places.any(|place| place.street.is_some())
                    || extra.is_some_and(|service| !service.at.is_empty())
            }
            Contact::Hours => contacts.any(|of| of.hours.is_some()),
        }
    };
    let check = |fields: &Fields<'_>, extra: Option<&Service>| {
        for table in fields.list(&schema::offer::ACCESS) {
            let uses = table.has(&access::USES);
            let (contact, span) = match uses {
                true => (table.word(&access::USES), table.span_of(&access::USES)),
                false => (
                    table.word(&access::HOW).and_then(needed_by),
                    table.span_of(&access::HOW),
                ),
            };
            if let Some(contact) = contact.filter(|contact| !has(*contact, extra)) {
                let name = contact.word();
                fields.report(
                    Diagnostic::new(
                        Code::MissingContact,
                        format!("this way in needs the {name}, but the record has none"),
                    )
                    .at(span.unwrap_or(table.span))
                    .help(format!(
                        "add the {name} to a location, or choose another way"
                    )),
                );
            }
        }
    };
    check(fields, None);
    let tables = fields.list(&record::SERVICES);
    for (table, service) in tables.iter().zip(&organization.services) {
        check(table, Some(service));
    }
}

/// Every record has a source and a date, and is checked again in time. What is over cannot become outdated.
fn check_sources(fields: &Fields<'_>, organization: &Organization, shared: &Shared<'_>) {
    let id = &organization.id;
    let verified = organization.entry().verified();
    let table = fields.table(&schema::offer::VERIFIED);
    let place = table.as_ref().map_or(fields.span, |table| table.span);
    if verified.sources.is_empty() {
        fields.report(
            Diagnostic::new(Code::MissingSource, format!("`{id}` names no source"))
                .at(place)
                .help("add sources = [{ url = \"…\", date = \"…\" }] to [verified]"),
        );
    }
    if organization.entry().standing(shared.today) == Standing::Ended {
        return;
    }
    let help = "check it, then set `on` in [verified]";
    match verified.due_on(shared.review_every) {
        // A date that cannot be read was reported as such.
        None if table.is_some_and(|table| table.has(&verified::ON)) => {}
        None => fields.report(
            Diagnostic::new(Code::Undated, format!("`{id}` has no date"))
                .at(place)
                .help(help),
        ),
        Some(due) if due < shared.today => fields.report(
            Diagnostic::new(
                Code::Overdue,
                format!("`{id}` was due to be checked on {due}"),
            )
            .at(place)
            .help(help),
        ),
        Some(_) => {}
    }
}
