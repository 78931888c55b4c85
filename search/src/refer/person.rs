//! A person, as an inquiry describes them, checked against the rules.
//!
//! In: rules and an inquiry. Out: what is known about the person, and what is wrong with the inquiry.
//!
//! **Invariant:** what nobody knows, or cannot be, is told and counts as not known; facts that contradict each other are told and
//! both kept, since only the person knows which of them is wrong.
//!
//! Deliberately absent: offers.

use super::model::{Benefit, Inquiry, Name, Rules, Scale};

/// Nobody is older.
const MAX_AGE: u16 = 120;

/// What an inquiry says about a person, checked against the rules.
pub(super) struct Person<'a> {
    pub(super) rules: &'a Rules,
    /// The area and all above it; empty when it is not known.
    pub(super) places: Vec<&'a str>,
    pub(super) age: Option<u16>,
    /// The status and all above it; empty when it is not known.
    pub(super) residence: Vec<&'a str>,
    pub(super) benefits: Option<Vec<&'a Benefit>>,
    pub(super) months: Option<u16>,
    pub(super) german: Option<u16>,
    pub(super) languages: Vec<&'a str>,
    pub(super) children: Option<bool>,
    /// Topics they need help with that there are; empty: not known.
    pub(super) needs: Vec<&'a str>,
    pub(super) day: &'a str,
}

/// What is wrong with an inquiry: the key of a text, and what goes into its slots.
pub(super) struct Fault<'a> {
    pub(super) code: &'static str,
    pub(super) slots: Vec<(&'static str, String)>,
    pub(super) labels: Vec<(&'static str, &'a str)>,
}

impl<'a> Fault<'a> {
    fn unknown(id: &str) -> Fault<'a> {
        Fault {
            code: "unknown",
            slots: vec![("id", id.to_owned())],
            labels: Vec::new(),
        }
    }

    fn clash(first: &'a str, second: &'a str) -> Fault<'a> {
        Fault {
            code: "contradiction",
            slots: Vec::new(),
            labels: vec![("first", first), ("second", second)],
        }
    }
}

/// A term and all above it, from the bottom; nothing for an unknown one. `parent` of the last is none, unless the tree is
/// broken, which ends it as well.
fn chain<'a>(id: &str, find: impl Fn(&str) -> Option<(&'a str, Option<&'a str>)>) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut next = find(id);
    while let Some((id, parent)) = next {
        if found.contains(&id) {
            break;
        }
        found.push(id);
        next = parent.and_then(&find);
    }
    found
}

pub(super) fn name<'a>(names: &'a [Name], id: &str) -> Option<&'a Name> {
    names.iter().find(|name| name.id == id)
}

impl<'a> Person<'a> {
    pub(super) fn new(rules: &'a Rules, inquiry: &'a Inquiry) -> (Person<'a>, Vec<Fault<'a>>) {
        let mut faults = Vec::new();
        let mut person = Person {
            rules,
            places: Vec::new(),
            age: inquiry.age.filter(|age| *age <= MAX_AGE),
            residence: Vec::new(),
            benefits: None,
            months: inquiry.months,
            german: None,
            languages: Vec::new(),
            children: inquiry.children,
            needs: Vec::new(),
            day: inquiry.day.as_deref().unwrap_or(&rules.day),
        };
        if let Some(age) = inquiry.age.filter(|age| *age > MAX_AGE) {
            faults.push(Fault {
                code: "age",
                slots: vec![("age", age.to_string())],
                labels: Vec::new(),
            });
        }
        person.read_place(inquiry, &mut faults);
        person.read_terms(inquiry, &mut faults);
        person.compare(&mut faults);
        (person, faults)
    }

    fn read_place(&mut self, inquiry: &'a Inquiry, faults: &mut Vec<Fault<'a>>) {
        let by_code = inquiry.postal_code.as_deref().and_then(|code| {
            let mut areas = self.rules.areas.iter();
            let found = areas.find(|area| area.postal_codes.iter().any(|known| known == code));
            if found.is_none() {
                faults.push(Fault {
                    code: "postal-code",
                    slots: vec![("code", code.to_owned())],
                    labels: Vec::new(),
                });
            }
            found.map(|area| area.id.as_str())
        });
        let known = |area: &&str| !self.chain_of_area(area).is_empty();
        let area = inquiry.area.as_deref();
        faults.extend(area.filter(|area| !known(area)).map(Fault::unknown));
        let area = area.filter(known);
        if let (Some(area), Some(by_code)) = (area, by_code)
            && self.chain_of_area(area).first() != self.chain_of_area(by_code).first()
        {
            let label = |id| name(&self.rules.places, id).map_or("", |place| place.label.as_str());
            faults.push(Fault::clash(label(area), label(by_code)));
        }
        if let Some(area) = area.or(by_code) {
            self.places = self.chain_of_area(area);
        }
    }

    pub(super) fn chain_of_area(&self, id: &str) -> Vec<&'a str> {
        let areas = &self.rules.areas;
        chain(id, |id| {
            let area = areas.iter().find(|area| area.id == id)?;
            Some((area.id.as_str(), area.parent.as_deref()))
        })
    }

    pub(super) fn chain_of_residence(&self, id: &str) -> Vec<&'a str> {
        let names = &self.rules.residence;
        chain(id, |id| {
            name(names, id).map(|term| (term.id.as_str(), term.parent.as_deref()))
        })
    }

    fn read_terms(&mut self, inquiry: &'a Inquiry, faults: &mut Vec<Fault<'a>>) {
        if let Some(id) = &inquiry.residence {
            self.residence = self.chain_of_residence(id);
            if self.residence.is_empty() {
                faults.push(Fault::unknown(id));
            }
        }
        if let Some(ids) = &inquiry.benefits {
            let mut known = Vec::new();
            for id in ids {
                match self.rules.benefits.iter().find(|term| term.id == *id) {
                    Some(term) => known.push(term),
                    None => faults.push(Fault::unknown(id)),
                }
            }
            // Of benefits that nobody knows, nothing is known.
            self.benefits = (!known.is_empty()).then_some(known);
        }
        if let Some(level) = &inquiry.german {
            self.german = Scale::german(level);
            if self.german.is_none() {
                faults.push(Fault::unknown(level));
            }
        }
        for id in &inquiry.languages {
            match name(&self.rules.languages, id) {
                Some(language) => self.languages.push(&language.id),
                None => faults.push(Fault::unknown(id)),
            }
        }
        for id in &inquiry.needs {
            match name(&self.rules.topics, id) {
                Some(topic) => self.needs.push(&topic.id),
                None => faults.push(Fault::unknown(id)),
            }
        }
    }

    /// What cannot go together. Both stay as they were told: only the person knows which of them is wrong.
    fn compare(&self, faults: &mut Vec<Fault<'a>>) {
        if let (Some(age), Some(months)) = (self.age, self.months)
            && months / 12 > age
        {
            faults.push(Fault {
                code: "months",
                slots: vec![("age", age.to_string()), ("months", months.to_string())],
                labels: Vec::new(),
            });
        }
        let benefits = self.benefits.as_deref().unwrap_or_default();
        for (at, first) in benefits.iter().enumerate() {
            for second in &benefits[at + 1..] {
                if first.none || second.none || excludes(first, second) {
                    faults.push(Fault::clash(&first.label, &second.label));
                }
            }
            if let Some(residence) = self.excluded_by_residence(first) {
                faults.push(Fault::clash(residence, &first.label));
            }
        }
    }

    /// The label of the residence status with which the law excludes this benefit, if the person has it.
    pub(super) fn excluded_by_residence(&self, benefit: &Benefit) -> Option<&'a str> {
        let mut own = self.residence.iter();
        own.find(|id| benefit.not_with.iter().any(|not| not == *id))?;
        let status = name(&self.rules.residence, self.residence.first()?)?;
        Some(&status.label)
    }

    pub(super) fn benefit(&self, id: &str) -> Option<&'a Benefit> {
        self.rules.benefits.iter().find(|term| term.id == id)
    }
}

/// Whether one of two benefits excludes the other.
pub(super) fn excludes(one: &Benefit, other: &Benefit) -> bool {
    one.excludes.contains(&other.id) || other.excludes.contains(&one.id)
}
