//! Facts that a record should have, and lacks.

use serde::Serialize;

use crate::keyword::{Keyword, keywords};
use crate::lang::Language;
use crate::site::{Contacts, Id, Organization, Site, Standing};

/// A fact that people look for in a record, or that says how far it can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A street address.
    Address,
    /// When somebody is there, or answers the telephone.
    Hours,
    /// What the record rests on.
    Source,
    /// When it was last known to be true.
    Date,
    /// A check that should have been done by now.
    Check,
    /// A summary in every language of the portal.
    Translation,
}

keywords!(
    Fact:
    Phone "phone", Email "email", Address "address",
    Hours "hours", Source "source", Date "date",
    Check "check", Translation "translation"
);

/// How many records lack a fact.
#[derive(Debug, Serialize)]
pub struct Missing {
    /// The fact.
    pub fact: Fact,
    /// How many lack it.
    pub records: usize,
    /// Their share of all records that have not ended, from 0 to 1.
    pub share: f64,
}

/// A record and the facts it lacks.
#[derive(Debug, Serialize)]
pub struct Lacking {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its file in the repository.
    pub file: String,
    /// Its category.
    pub category: Id,
    /// Who runs it.
    pub operator: Option<String>,
    /// What it lacks; most often something.
    pub missing: Vec<Fact>,
}

/// Every record that has not ended, in the order of the site.
pub(super) fn of_all(site: &Site, language: &Language) -> Vec<Lacking> {
    let records = site.organizations.iter();
    let present = records.filter(|of| of.entry().standing(site.today) != Standing::Ended);
    present
        .map(|record| Lacking {
            id: record.id.clone(),
            name: record.offer.name.in_lang(language).to_owned(),
            file: record.file.clone(),
            category: record.category.clone(),
            operator: record.operator.clone(),
            missing: missing(record, site),
        })
        .collect()
}

/// How many of these records lack which fact, in the order of the facts. A portal in one language needs no translation.
pub(super) fn totals(site: &Site, lacking: &[Lacking]) -> Vec<Missing> {
    let monolingual = site.settings.languages.len() < 2;
    let facts = Fact::all();
    facts
        .filter(|fact| !(monolingual && *fact == Fact::Translation))
        .map(|fact| {
            let records = lacking.iter().filter(|of| of.missing.contains(&fact));
            let records = records.count();
            Missing {
                fact,
                records,
                share: share(records, lacking.len()),
            }
        })
        .collect()
}

/// To four digits, so that the document has no tails of fractions.
fn share(part: usize, whole: usize) -> f64 {
    let tenths_of_per_mille = (part * 10_000 + whole / 2).checked_div(whole);
    tenths_of_per_mille.map_or(0.0, |share| share as f64 / 10_000.0)
}

fn missing(record: &Organization, site: &Site) -> Vec<Fact> {
    let facts = Fact::all();
    facts.filter(|fact| lacks(record, *fact, site)).collect()
}

fn lacks(record: &Organization, fact: Fact, site: &Site) -> bool {
    let verified = record.entry().verified();
    let mut places = record.locations.iter();
    let mut contacts = record.all_contacts();
    // A town hall's general contact counts, too: it is better than none.
    // Where the address must not be known, nobody can go, and nothing is missing.
    let mut protected = record.locations.iter().filter(|place| place.confidential);
    match fact {
        Fact::Phone => contacts.all(|of| of.phones.is_empty()),
        Fact::Email => contacts.all(|of| of.email.is_none()),
        Fact::Address => protected.next().is_none() && places.all(|place| place.street.is_none()),
        Fact::Hours => {
            let by_telephone = places.any(|place| place.phone_hours.is_some());
            protected.next().is_none() && !by_telephone && contacts.all(is_without_hours)
        }
        Fact::Source => verified.sources.is_empty(),
        Fact::Date => verified.on.is_none(),
        Fact::Check => verified.on.is_some() && site.is_due(verified),
        Fact::Translation => {
            let mut languages = site.settings.languages.iter();
            languages.any(|lang| !record.offer.summary.0.contains_key(lang))
        }
    }
}

/// Hours by appointment or in words are hours.
fn is_without_hours(contacts: &Contacts) -> bool {
    contacts.hours.is_none() && contacts.hours_note.is_none() && !contacts.by_appointment
}
