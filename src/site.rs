//! The checked model of a portal.
//!
//! Owns: the vocabulary of the field (HSDS: organization, service, location, service area, eligibility,
//! taxonomy term) and the order in which things are shown.
//! In: built by `check` alone. Out: read by `index` and `render`.
//! **Invariant:** every id in a `Site` resolves, every route is unique, every contact has its proper form;
//! nobody downstream asks again. Collections are sorted or in the order of their file, never in hash order.
//! It stands on small modules alone: days, hours, telephone numbers, languages, and places in files for what is asked later.
//! Deliberately absent: TOML, Markdown source, drawing, HTML templates.

pub mod calculator;
mod entry;
mod features;
pub mod figure;
mod fragment;
mod gap;
mod journey;
mod question;
mod rule;
mod settings;
mod target;
mod taxonomy;

use std::collections::BTreeMap;

use crate::date::{Date, Interval, PartialDate};
use crate::diag::Span;
use crate::hours::Hours;
use crate::keyword::keywords;
use crate::lang::{Lang, Language, Languages, Text};
use crate::phone::Phone;

pub use calculator::Calculator;
pub use entry::{Entry, Reach, ServiceArea, Standing};
pub use features::Features;
pub use fragment::{Fragment, Heading, Piece};
pub use gap::{Gap, GapState};
pub use journey::{Answer, Sphere, Step};
pub use question::Question;
pub use rule::{
    Bounds, Conflicts, Criteria, Eligibility, Precedence, Scale, TargetGroup, Tier, Traits,
    Validity,
};
pub use settings::{DEFAULT_THEME, Doorway, Legal, Settings};
pub use target::{OwnPage, Target};
pub use taxonomy::{Taxonomy, Term, Vocabulary, VocabularyName};

/// Stable id of a record, service, location, area or term: `[a-z0-9-]`.
pub type Id = String;

/// A whole portal, free of errors.
#[derive(Debug)]
pub struct Site {
    /// What `lotse.toml` says.
    pub settings: Settings,
    /// Every language that the theme describes; the settings name those it is built in.
    pub languages: Languages,
    /// The day the site is built for; decides what is overdue.
    pub today: Date,
    /// All vocabularies.
    pub taxonomy: Taxonomy,
    /// Sorted by id.
    pub organizations: Vec<Organization>,
    /// Sorted by id.
    pub gaps: Vec<Gap>,
    /// Sorted by address; the home page (`""`) is first.
    pub pages: Vec<Page>,
    /// Former id of a record → id it has now. An id of an ended record is no redirect.
    pub redirects: BTreeMap<Id, Id>,
    /// Questions that its search must answer, in the order of their file.
    pub questions: Vec<Question>,
    /// Files beside pages (data, pictures), by their address.
    pub assets: BTreeMap<String, Vec<u8>>,
}

/// One organization with its locations and services: one file, one record page.
#[derive(Clone, Debug)]
pub struct Organization {
    /// Id, also the file's name.
    pub id: Id,
    /// Folder the file is in.
    pub category: Id,
    /// Path of the file in the repository, with slashes, for the edit link.
    pub file: String,
    /// What it is.
    pub kind: Id,
    /// Ids it had before, with the places that say so.
    pub formerly: Vec<(Id, Span)>,
    /// Short name that people use.
    pub short_name: Option<String>,
    /// Who runs it.
    pub operator: Option<String>,
    /// Parent organization.
    pub part_of: Option<Id>,
    /// Related organizations.
    pub see_also: Vec<Id>,
    /// What it offers as a whole.
    pub offer: Offer,
    /// Where and how it is reached.
    pub locations: Vec<Location>,
    /// Offers with facts of their own.
    pub services: Vec<Service>,
}

impl Organization {
    /// The organization as a whole.
    pub fn entry(&self) -> Entry<'_> {
        Entry {
            organization: self,
            service: None,
        }
    }

    /// One of its services.
    pub fn service<'s>(&'s self, service: &'s Service) -> Entry<'s> {
        Entry {
            organization: self,
            service: Some(service),
        }
    }

    /// The organization as a whole, then each of its services.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let services = self.services.iter();
        std::iter::once(self.entry()).chain(services.map(|service| self.service(service)))
    }

    /// An office without anything but an offer, for tests.
    #[cfg(test)]
    pub(crate) fn sample(id: &str, offer: Offer) -> Organization {
        Organization {
            id: id.to_owned(),
            category: "aemter".to_owned(),
            file: format!("directory/aemter/{id}.toml"),
            kind: "amt".to_owned(),
            formerly: Vec::new(),
            short_name: None,
            operator: None,
            part_of: None,
            see_also: Vec::new(),
            offer,
            locations: Vec::new(),
            services: Vec::new(),
        }
    }

    /// The contacts of all its locations and services.
    pub fn all_contacts(&self) -> impl Iterator<Item = &Contacts> {
        let services = self.services.iter();
        let of_services = services.filter_map(|service| service.contacts.as_ref());
        let locations = self.locations.iter();
        locations.map(|place| &place.contacts).chain(of_services)
    }

    /// The organization as a whole, or one of its services by its id.
    pub fn find(&self, service: Option<&str>) -> Option<Entry<'_>> {
        self.entries()
            .find(|entry| entry.service.map(|service| service.id.as_str()) == service)
    }
}

/// What an organization or a service offers, to whom and how: as its own file says it.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// Its name.
    pub name: Text,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it does for whom, one or two sentences.
    pub summary: Text,
    /// More about it.
    pub description: BTreeMap<Lang, Fragment>,
    /// Whom it is for, in words.
    pub audience_note: Text,
    /// About the service area, in words.
    pub service_area_note: Option<String>,
    /// Languages whose translation was made by a machine.
    pub machine_translated: Vec<Lang>,
    /// Its own facts; [`Entry`] says what holds.
    pub facts: Facts,
}

/// The facts of an offer that its own file says. What is `None`, a service takes from its organization, and what says the
/// same as there is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Whom it is for.
    pub audience: Option<Vec<Id>>,
    /// What it is about.
    pub topics: Option<Vec<Id>>,
    /// For which areas it is responsible.
    pub service_area: Option<ServiceArea>,
    /// Languages spoken there.
    pub languages: Option<Vec<Id>>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// Its website (http or https).
    pub website: Option<String>,
    /// Whether it is still there.
    pub status: Option<Status>,
    /// Who may use it.
    pub eligibility: Option<Eligibility>,
    /// How one gets in.
    pub access: Option<Vec<Access>>,
    /// Who comes first.
    pub precedence: Option<Precedence>,
    /// How fresh and by which sources.
    pub verified: Option<Verified>,
}

/// What it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Free of charge.
    pub free: bool,
    /// More about it.
    pub note: Option<String>,
}

/// Whether an offer is still there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It is.
    #[default]
    Active,
    /// It rests.
    Paused {
        /// Since when.
        since: Option<PartialDate>,
    },
    /// It is over.
    Ended {
        /// Since when.
        since: Option<PartialDate>,
        /// Who does it now.
        successor: Option<Id>,
    },
}

/// A way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// Only professionals may take it.
    pub professional: bool,
    /// How.
    pub how: AccessHow,
    /// Through which contact.
    pub uses: Option<Contact>,
    /// What to bring.
    pub documents: Vec<Id>,
    /// How soon one is answered.
    pub reply_within: Option<String>,
    /// More about it.
    pub note: Option<String>,
}

/// How one gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessHow {
    /// Without an appointment.
    WalkIn,
    /// By telephone.
    Phone,
    /// By e-mail.
    Email,
    /// With an appointment.
    Appointment,
    /// On the web.
    Online,
    /// Sent by another office.
    Referral,
}

keywords!(
    AccessHow:
    WalkIn "walk-in", Phone "phone", Email "email",
    Appointment "appointment", Online "online", Referral "referral"
);

/// A contact that an access route may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A website.
    Website,
    /// A street address.
    Address,
    /// Opening hours.
    Hours,
}

keywords!(Contact: Phone "phone", Email "email", Website "website", Address "address", Hours "hours");

/// How fresh a text is and what it rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verified {
    /// When it was last known to be true; `None` = undated.
    pub on: Option<PartialDate>,
    /// How often it is to be checked; `None` = the site's default.
    pub every: Option<Interval>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// Facts that are known but not published, by their names.
    pub doubtful: Vec<String>,
}

impl Verified {
    /// When it is to be checked again, with the site's interval where it has none of its own; `None` when undated.
    pub fn due_on(&self, review_every: Interval) -> Option<Date> {
        let every = self.every.unwrap_or(review_every);
        self.on.map(|on| on.last_day().plus(every))
    }
}

/// A source of facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its address (http or https).
    pub url: Option<String>,
    /// Its title; where absent, the address's host is shown.
    pub title: Option<String>,
    /// Section of a document.
    pub section: Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// The facts it carries.
    pub facts: Vec<String>,
}

/// Where and how an organization is reached.
#[derive(Clone, Debug, Default)]
pub struct Location {
    /// Unique in its organization.
    pub id: Id,
    /// Name of the place.
    pub name: Option<String>,
    /// The town hall's general contact, not this office's.
    pub central: bool,
    /// Street and number.
    pub street: Option<String>,
    /// Five digits.
    pub postal_code: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Area it sits in.
    pub area: Option<Id>,
    /// How to find it.
    pub directions: Option<String>,
    /// How it is reached, and when.
    pub contacts: Contacts,
    /// Fax number.
    pub fax: Option<Phone>,
    /// Website of this location.
    pub website: Option<String>,
    /// When the telephone is answered.
    pub phone_hours: Option<Hours>,
    /// The address must not be known.
    pub confidential: bool,
    /// Step-free access.
    pub accessible: Accessible,
    /// About step-free access, in words.
    pub access_note: Option<String>,
    /// What else is known of it.
    pub features: Vec<Features>,
}

impl Location {
    /// What one calls it in a list of several: its name, its street, or its town; the record's name where these are not
    /// known or not to be told.
    pub fn title(&self, record: &Organization) -> String {
        let address = match (&self.street, &self.city) {
            _ if self.confidential => None,
            (Some(street), Some(city)) => Some(format!("{street}, {city}")),
            (_, city) => city.clone(),
        };
        let name = self.name.clone().or(address);
        name.unwrap_or_else(|| record.offer.name.in_german().to_owned())
    }

    /// Whether one can call, write or go there.
    pub fn is_reachable(&self) -> bool {
        let written = self.contacts.email.is_some() || self.website.is_some() || self.fax.is_some();
        written || !self.contacts.phones.is_empty() || self.street.is_some()
    }
}

/// How a location or a service is reached, and when.
#[derive(Clone, Debug, Default)]
pub struct Contacts {
    /// Telephone numbers.
    pub phones: Vec<LabelledPhone>,
    /// E-mail address.
    pub email: Option<String>,
    /// Opening hours.
    pub hours: Option<Hours>,
    /// About the hours, in words.
    pub hours_note: Option<String>,
    /// Only with an appointment.
    pub by_appointment: bool,
}

impl Contacts {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        let unwritten = self.email.is_none() && self.hours_note.is_none();
        unwritten && self.phones.is_empty() && self.hours.is_none() && !self.by_appointment
    }
}

/// A telephone number and what it is for.
#[derive(Clone, Debug)]
pub struct LabelledPhone {
    /// The number.
    pub number: Phone,
    /// What it is for.
    pub label: Option<String>,
}

/// Step-free access.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Accessible {
    /// Without steps.
    Yes,
    /// In part.
    Partly,
    /// With steps.
    No,
    /// Not known.
    #[default]
    Unknown,
}

keywords!(Accessible: Yes "yes", Partly "partly", No "no", Unknown "unknown");

/// An offer with facts of its own.
#[derive(Clone, Debug)]
pub struct Service {
    /// Unique in its organization; the anchor is `service-<id>`.
    pub id: Id,
    /// What it is.
    pub offer: Offer,
    /// Held at these locations: organization id, location id.
    pub at: Vec<(Id, Id)>,
    /// Its own contacts and hours; none: those of its organization.
    pub contacts: Option<Contacts>,
}

/// A page of prose.
#[derive(Clone, Debug)]
pub struct Page {
    /// Address below the language, without slashes at the ends: `konzept/ziele`; home is `""`.
    pub address: String,
    /// Whether it is the index of a folder and lists the pages below it.
    pub is_index: bool,
    /// Place among its siblings.
    pub weight: i64,
    /// Other words that should find it.
    pub aliases: Vec<String>,
    /// The search knows its headings only: it is for few people, and its words would travel to everybody.
    pub headings_only: bool,
    /// Topics whose lists show it.
    pub topics: Vec<Id>,
    /// The page describes the state of this day.
    pub state_of: Option<PartialDate>,
    /// Law or concept has moved on.
    pub superseded_by: Option<Superseded>,
    /// What fills its end.
    pub template: PageTemplate,
    /// The steps that make it a journey; most pages have none.
    pub steps: Vec<Step>,
    /// A calculator below its text; the page says the same without it.
    pub calculator: Option<Calculator>,
    /// How fresh and by which sources.
    pub verified: Verified,
    /// The texts; German is always there.
    pub texts: BTreeMap<Lang, PageText>,
}

/// What has taken a page's place.
#[derive(Clone, Debug)]
pub enum Superseded {
    /// In words.
    Note(String),
    /// Another page or record.
    Link(Target),
}

/// What a page shows below its own text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageTemplate {
    /// Nothing more.
    #[default]
    Page,
    /// The abbreviations.
    Glossary,
    /// The codes of all diagnostics.
    Diagnostics,
    /// What files may hold.
    Fields,
}

keywords!(PageTemplate: Page "page", Glossary "glossary", Diagnostics "diagnostics", Fields "fields");

/// A page's text in one language.
#[derive(Clone, Debug)]
pub struct PageText {
    /// Title, the h1.
    pub title: String,
    /// One sentence for lists and search.
    pub summary: String,
    /// The text; empty = still to be written.
    pub body: Fragment,
    /// Path of the file in the repository.
    pub file: String,
}

impl Page {
    /// Whether its sections are steps, each with those who answer it.
    pub fn is_journey(&self) -> bool {
        !self.steps.is_empty()
    }

    /// The text as a reader of `language` gets it, with the language it is in.
    pub fn text(&self, language: &Language) -> (&PageText, Lang) {
        let found = language.pick(&self.texts);
        found.unwrap_or_else(|| (self.german(), Lang::DE))
    }

    /// The German text.
    pub fn german(&self) -> &PageText {
        &self.texts[&Lang::DE]
    }
}

impl Site {
    /// The places that people live in: the parts of the area that the portal is about.
    pub fn places(&self) -> impl Iterator<Item = &Term> {
        self.taxonomy.areas.children(&self.settings.area)
    }

    /// Every organization, each before its services.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.organizations.iter().flat_map(Organization::entries)
    }

    /// The record with this id.
    pub fn organization(&self, id: &str) -> Option<&Organization> {
        self.organizations
            .binary_search_by(|o| o.id.as_str().cmp(id))
            .ok()
            .map(|i| &self.organizations[i])
    }

    /// The page at this address.
    pub fn page(&self, address: &str) -> Option<&Page> {
        self.pages
            .binary_search_by(|p| p.address.as_str().cmp(address))
            .ok()
            .map(|i| &self.pages[i])
    }

    /// When a text is to be checked again; `None` when it is undated.
    pub fn due_on(&self, verified: &Verified) -> Option<Date> {
        verified.due_on(self.settings.review_every)
    }

    /// Whether a text is to be checked: its interval is over, or it has no date.
    pub fn is_due(&self, verified: &Verified) -> bool {
        self.due_on(verified).is_none_or(|due| due < self.today)
    }
}
