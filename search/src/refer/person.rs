//! A person, as an inquiry describes them, checked against the rules.
//!
//! In: rules and an inquiry. Out: what is known about the person, and what is wrong with the inquiry.
//!
//! **Invariant:** what nobody knows, or cannot be, is told and counts as not known; facts that contradict each other are told and
//! both kept, since only the person knows which of them is wrong.
//!
//! Deliberately absent: offers.

use crate::model::Area;

use super::model::{Benefit, Inquiry, Name, Position, Rules, Scale, at};

/// Nobody is older.
const MAX_AGE: u16 = 120;

/// What an inquiry says about a person, checked against the rules. Terms stand here by their positions.
pub(super) struct Person<'a> {
    pub(super) rules: &'a Rules,
    pub(super) place: Lineage,
    pub(super) age: Option<u16>,
    pub(super) residence: Lineage,
    pub(super) benefits: Option<Vec<&'a Benefit>>,
    pub(super) months: Option<u16>,
    pub(super) german: Option<u16>,
    pub(super) languages: Vec<Position>,
    pub(super) children: Option<bool>,
    /// Topics they need help with that there are; empty: not known.
    pub(super) needs: Vec<Position>,
    pub(super) day: &'a str,
}

/// How a term lies to the person's own in a tree, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kin {
    /// It is their own, 0, or so many steps above, and stands for it as well.
    Above(usize),
    /// It is below: theirs may be it, or another.
    Below,
    /// It is another.
    Apart,
}

/// A person's own term in a tree, and how all others lie to it.
#[derive(Default)]
pub(super) struct Lineage {
    /// Not known without one.
    pub(super) own: Option<Position>,
    kin: Vec<Kin>,
}

impl Lineage {
    /// Of a tree: its terms by their ids, each with the id of the term above.
    fn new<'t>(
        own: Position,
        tree: impl Iterator<Item = (&'t str, Option<&'t str>)> + Clone,
    ) -> Lineage {
        let ids = || tree.clone().map(|(id, _)| id);
        let parents = tree.clone().map(|(_, parent)| position(ids(), parent?));
        let parents: Vec<_> = parents.collect();
        let kin = |term: Position| {
            let steps = |from, to| above(from, &parents).position(|found| found == to);
            match steps(own, term) {
                Some(steps) => Kin::Above(steps),
                None if steps(term, own).is_some() => Kin::Below,
                None => Kin::Apart,
            }
        };
        Lineage {
            own: Some(own),
            kin: (0..).take(parents.len()).map(kin).collect(),
        }
    }

    pub(super) fn kin(&self, term: Position) -> Kin {
        at(&self.kin, term).copied().unwrap_or(Kin::Apart)
    }

    /// Which of these terms is nearest to the person's own, and how it lies to it.
    pub(super) fn nearest(&self, terms: &[Position]) -> Option<(Kin, Position)> {
        let terms = terms.iter().map(|term| (self.kin(*term), *term));
        terms.min_by_key(|(kin, _)| *kin)
    }
}

/// A term and all above it, from the bottom. A tree that is broken ends after as many steps as it has terms.
fn above(from: Position, parents: &[Option<Position>]) -> impl Iterator<Item = Position> {
    let parent = |term: &Position| at(parents, *term).copied().flatten();
    std::iter::successors(Some(from), parent).take(parents.len())
}

/// What is wrong with an inquiry.
pub(super) enum Fault<'a> {
    /// There is no such term.
    Unknown(&'a str),
    /// No area has this postal code.
    PostalCode(&'a str),
    /// Nobody is that old.
    Age(u16),
    /// Longer in the country than alive.
    Months { age: u16, months: u16 },
    /// Two things that do not go together, by their labels.
    Contradiction(&'a str, &'a str),
}

/// Where an id stands.
fn position<'t>(mut ids: impl Iterator<Item = &'t str>, id: &str) -> Option<Position> {
    let found = ids.position(|known| known == id)?;
    Position::try_from(found).ok()
}

pub(super) fn position_of(names: &[Name], id: &str) -> Option<Position> {
    position(names.iter().map(|name| name.id.as_str()), id)
}

impl<'a> Person<'a> {
    pub(super) fn new(rules: &'a Rules, inquiry: &'a Inquiry) -> (Person<'a>, Vec<Fault<'a>>) {
        let mut faults = Vec::new();
        let mut person = Person {
            rules,
            place: Lineage::default(),
            age: inquiry.age.filter(|age| *age <= MAX_AGE),
            residence: Lineage::default(),
            benefits: None,
            months: inquiry.months,
            german: None,
            languages: Vec::new(),
            children: inquiry.children,
            needs: Vec::new(),
            day: inquiry.day.as_deref().unwrap_or(&rules.day),
        };
        if let Some(age) = inquiry.age.filter(|age| *age > MAX_AGE) {
            faults.push(Fault::Age(age));
        }
        person.read_place(inquiry, &mut faults);
        person.read_terms(inquiry, &mut faults);
        person.compare(&mut faults);
        (person, faults)
    }

    fn read_place(&mut self, inquiry: &'a Inquiry, faults: &mut Vec<Fault<'a>>) {
        let areas = &self.rules.areas;
        let by_code = inquiry.postal_code.as_deref().and_then(|code| {
            let has_code = |area: &Area| area.postal_codes.iter().any(|known| known == code);
            let found = areas.iter().position(has_code);
            if found.is_none() {
                faults.push(Fault::PostalCode(code));
            }
            found.and_then(|at| Position::try_from(at).ok())
        });
        let by_name = inquiry.area.as_deref().and_then(|id| {
            let found = position(areas.iter().map(|area| area.id.as_str()), id);
            if found.is_none() {
                faults.push(Fault::Unknown(id));
            }
            found
        });
        if let (Some(one), Some(other)) = (by_name, by_code)
            && one != other
        {
            let label = |place| label(&self.rules.places, place);
            faults.push(Fault::Contradiction(label(one), label(other)));
        }
        if let Some(own) = by_name.or(by_code) {
            let tree = areas.iter();
            let tree = tree.map(|area| (area.id.as_str(), area.parent.as_deref()));
            self.place = Lineage::new(own, tree);
        }
    }

    fn read_terms(&mut self, inquiry: &'a Inquiry, faults: &mut Vec<Fault<'a>>) {
        if let Some(id) = &inquiry.residence {
            let statuses = &self.rules.residence;
            let tree = statuses.iter();
            let tree = tree.map(|term| (term.id.as_str(), term.parent.as_deref()));
            match position_of(statuses, id) {
                Some(own) => self.residence = Lineage::new(own, tree),
                None => faults.push(Fault::Unknown(id)),
            }
        }
        if let Some(ids) = &inquiry.benefits {
            let mut known = Vec::new();
            for id in ids {
                match self.rules.benefits.iter().find(|term| term.id == *id) {
                    Some(term) => known.push(term),
                    None => faults.push(Fault::Unknown(id)),
                }
            }
            // Of benefits that nobody knows, nothing is known.
            self.benefits = (!known.is_empty()).then_some(known);
        }
        if let Some(level) = &inquiry.german {
            self.german = Scale::german(level);
            if self.german.is_none() {
                faults.push(Fault::Unknown(level));
            }
        }
        for id in &inquiry.languages {
            match position_of(&self.rules.languages, id) {
                Some(language) => self.languages.push(language),
                None => faults.push(Fault::Unknown(id)),
            }
        }
        for id in &inquiry.needs {
            match position_of(&self.rules.topics, id) {
                Some(topic) => self.needs.push(topic),
                None => faults.push(Fault::Unknown(id)),
            }
        }
    }

    /// What cannot go together. Both stay as they were told: only the person knows which of them is wrong.
    fn compare(&self, faults: &mut Vec<Fault<'a>>) {
        if let (Some(age), Some(months)) = (self.age, self.months)
            && months / 12 > age
        {
            faults.push(Fault::Months { age, months });
        }
        let benefits = self.benefits.as_deref().unwrap_or_default();
        for (at, first) in benefits.iter().enumerate() {
            for second in &benefits[at + 1..] {
                if first.none || second.none || excludes(first, second) {
                    faults.push(Fault::Contradiction(&first.label, &second.label));
                }
            }
            if let Some(residence) = self.excluded_by_residence(first) {
                faults.push(Fault::Contradiction(residence, &first.label));
            }
        }
    }

    /// The label of the residence status with which the law excludes this benefit, if the person has it.
    pub(super) fn excluded_by_residence(&self, benefit: &Benefit) -> Option<&'a str> {
        let statuses = &self.rules.residence;
        let own = self.residence.own?;
        let mut not = benefit.not_with.iter();
        let has = |id: &String| {
            let status = position_of(statuses, id);
            status.is_some_and(|at| matches!(self.residence.kin(at), Kin::Above(_)))
        };
        not.any(has).then(|| label(statuses, own))
    }
}

fn label(names: &[Name], position: Position) -> &str {
    at(names, position).map_or("", |name| name.label.as_str())
}

/// Whether one of two benefits excludes the other.
pub(super) fn excludes(one: &Benefit, other: &Benefit) -> bool {
    one.excludes.contains(&other.id) || other.excludes.contains(&one.id)
}
