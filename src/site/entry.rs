//! An entry of the directory: an organization as a whole or one of its services, with what holds for it.
//!
//! Owns: what a service takes from its organization, where an entry is held, whether it is there on a day, and which areas it
//! reaches. Search, referral, coverage, lists and journeys all ask here.
//! In: an organization and perhaps a service. Out: facts by reference; nothing is copied.
//! **Invariant:** no service is there whose organization has ended, whatever the service says of itself.
//! Deliberately absent: words, and the order in which entries are shown.

use std::collections::BTreeMap;

use super::{
    Access, Cost, Eligibility, Facts, Id, Location, Offer, Organization, Precedence, Service, Site,
    Status, Tier, Validity, Verified, Vocabulary,
};
use crate::date::Date;

/// An organization as a whole, or one of its services.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'s> {
    /// The organization.
    pub organization: &'s Organization,
    /// One of its services.
    pub service: Option<&'s Service>,
}

/// Whether an entry is there on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is there.
    Active,
    /// It rests.
    Paused,
    /// It has not begun.
    NotBegun,
    /// It is over.
    Ended,
}

/// How an offer reaches an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// It names the area.
    Here,
    /// It serves the area as a part of a larger one.
    Wide,
}

/// The areas that an offer is responsible for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceArea {
    /// Those it names; all that lies in them is served, too.
    pub areas: Vec<Id>,
    /// The sources name these areas, but do not say that these are all.
    pub open: bool,
}

static NOWHERE: ServiceArea = ServiceArea {
    areas: Vec::new(),
    open: false,
};

impl ServiceArea {
    /// How it reaches an area, if it does.
    pub fn reach(&self, area: &str, vocabulary: &Vocabulary) -> Option<Reach> {
        if self.areas.iter().any(|named| named == area) {
            return Some(Reach::Here);
        }
        let mut named = self.areas.iter();
        let is_wider = named.any(|named| vocabulary.is_within(area, named));
        is_wider.then_some(Reach::Wide)
    }

    /// Every area that it reaches.
    pub fn reached<'v>(&'v self, vocabulary: &'v Vocabulary) -> BTreeMap<&'v str, Reach> {
        let below = self
            .areas
            .iter()
            .flat_map(|named| vocabulary.subtree(named));
        let mut reached: BTreeMap<&str, Reach> =
            below.map(|term| (term.id.as_str(), Reach::Wide)).collect();
        reached.extend(self.areas.iter().map(|named| (named.as_str(), Reach::Here)));
        reached
    }
}

static UNVERIFIED: Verified = Verified {
    on: None,
    every: None,
    sources: Vec::new(),
    doubtful: Vec::new(),
};

impl<'s> Entry<'s> {
    /// What search, referral and lists call it: `organization` or `organization/service`.
    pub fn id(&self) -> Id {
        match self.service {
            Some(service) => format!("{}/{}", self.organization.id, service.id),
            None => self.organization.id.clone(),
        }
    }

    /// What its own file says of it; the words of an organization are not those of its services.
    pub fn own(&self) -> &'s Offer {
        self.service
            .map_or(&self.organization.offer, |service| &service.offer)
    }

    /// A fact: its own, else that of its organization.
    fn fact<T>(&self, of: impl Fn(&'s Facts) -> &'s Option<T>) -> Option<&'s T> {
        let of_organization = || of(&self.organization.offer.facts).as_ref();
        of(&self.own().facts).as_ref().or_else(of_organization)
    }

    fn list<T>(&self, of: impl Fn(&'s Facts) -> &'s Option<Vec<T>>) -> &'s [T] {
        self.fact(of).map_or(&[], Vec::as_slice)
    }

    /// Whom it is for; nobody named = everyone.
    pub fn audience(&self) -> &'s [Id] {
        self.list(|facts| &facts.audience)
    }

    /// What it is about.
    pub fn topics(&self) -> &'s [Id] {
        self.list(|facts| &facts.topics)
    }

    /// For which areas it is responsible.
    pub fn service_area(&self) -> &'s ServiceArea {
        self.fact(|facts| &facts.service_area).unwrap_or(&NOWHERE)
    }

    /// How it reaches an area, if it does.
    pub fn reach(&self, area: &str, vocabulary: &Vocabulary) -> Option<Reach> {
        self.service_area().reach(area, vocabulary)
    }

    /// Languages spoken there.
    pub fn languages(&self) -> &'s [Id] {
        self.list(|facts| &facts.languages)
    }

    /// What it costs.
    pub fn cost(&self) -> Option<&'s Cost> {
        self.fact(|facts| &facts.cost)
    }

    /// Its website.
    pub fn website(&self) -> Option<&'s str> {
        self.fact(|facts| &facts.website).map(String::as_str)
    }

    /// Who may use it; nothing = everyone.
    pub fn eligibility(&self) -> Option<&'s Eligibility> {
        self.fact(|facts| &facts.eligibility)
    }

    /// How one gets in.
    pub fn access(&self) -> &'s [Access] {
        self.list(|facts| &facts.access)
    }

    /// Who comes first.
    pub fn precedence(&self) -> Option<&'s Precedence> {
        self.fact(|facts| &facts.precedence)
    }

    /// Its tier of precedence.
    pub fn tier(&self) -> Tier {
        self.precedence()
            .map_or_else(Tier::default, |rule| rule.tier)
    }

    /// When its precedence holds.
    pub fn validity(&self) -> Validity {
        self.precedence()
            .map_or_else(Validity::default, |rule| rule.valid)
    }

    /// How fresh it is and by which sources.
    pub fn verified(&self) -> &'s Verified {
        self.fact(|facts| &facts.verified).unwrap_or(&UNVERIFIED)
    }

    /// What is said of its end: what nobody offers any more has no services either.
    pub fn status(&self) -> &'s Status {
        let of_organization = self.organization.offer.facts.status.as_ref();
        of_organization
            .filter(|status| matches!(status, Status::Ended { .. }))
            .or_else(|| self.fact(|facts| &facts.status))
            .unwrap_or(&Status::Active)
    }

    /// Whether it is there on a day. This is the one policy; whoever counts, ranks, lists or refers asks it.
    pub fn standing(&self, day: Date) -> Standing {
        let valid = self.validity();
        match self.status() {
            Status::Ended { .. } => Standing::Ended,
            _ if !valid.has_begun(day) => Standing::NotBegun,
            _ if !valid.holds(day) => Standing::Ended,
            Status::Paused { .. } => Standing::Paused,
            Status::Active => Standing::Active,
        }
    }

    /// Where it is held: a service at the locations it names, else at those of its organization.
    pub fn locations(&self, site: &'s Site) -> Vec<&'s Location> {
        let named = self.held_at();
        if named.is_empty() {
            return self.organization.locations.iter().collect();
        }
        let locations = named.iter().filter_map(|(host, id)| {
            let mut locations = site.organization(host)?.locations.iter();
            locations.find(|location| location.id == *id)
        });
        locations.collect()
    }

    /// The locations that a service names: organization and location.
    pub fn held_at(&self) -> &'s [(Id, Id)] {
        self.service.map_or(&[], |service| &service.at)
    }
}

impl Facts {
    /// These facts without what says the same as others: what a service says again is no fact of its own.
    pub fn beside(self, others: &Facts) -> Facts {
        fn own<T: PartialEq>(fact: Option<T>, other: &Option<T>) -> Option<T> {
            fact.filter(|fact| other.as_ref() != Some(fact))
        }
        Facts {
            audience: own(self.audience, &others.audience),
            topics: own(self.topics, &others.topics),
            service_area: own(self.service_area, &others.service_area),
            languages: own(self.languages, &others.languages),
            cost: own(self.cost, &others.cost),
            website: own(self.website, &others.website),
            status: own(self.status, &others.status),
            eligibility: own(self.eligibility, &others.eligibility),
            access: own(self.access, &others.access),
            precedence: own(self.precedence, &others.precedence),
            verified: own(self.verified, &others.verified),
        }
    }
}
