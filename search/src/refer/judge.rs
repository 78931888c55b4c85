//! One offer and one person: every criterion has one of three answers.
//!
//! In: rules and an inquiry. Out: findings, and a verdict that is the worst of them.
//!
//! **Invariant:** a missing fact never gives "does not fit"; it gives "ask", and the finding says which fact it was.
//!
//! Deliberately absent: order, and sentences. A finding names a text and what goes into its slots, and borrows both, so that
//! ten thousand offers can be judged without writing a word.

use super::model::{
    Audience, Criterion, Fact, Group, Offer, Position, Rule, Span, Status, Tier, Verdict, at,
};
use super::person::{Kin, Person, excludes, position_of};

/// Facts, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts(u16);

impl Facts {
    fn one(fact: Fact) -> Facts {
        Facts(1 << fact as u16)
    }

    fn with(self, other: Facts) -> Facts {
        Facts(self.0 | other.0)
    }

    pub(super) fn has(self, fact: Fact) -> bool {
        self.0 & Facts::one(fact).0 != 0
    }

    pub(super) fn len(self) -> u32 {
        self.0.count_ones()
    }
}

/// What goes into a slot of a text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot<'a> {
    Text(&'a str),
    /// A day, `YYYY-MM-DD`.
    Date(&'a str),
    Number(u16),
    /// The labels of terms.
    Terms(Vocabulary, &'a [Position]),
    Place(Position),
}

/// Where labels stand.
#[derive(Clone, Copy, Debug)]
pub(super) enum Vocabulary {
    Places,
    Residence,
    Benefits,
    Audiences,
    Languages,
}

/// One criterion and its answer; `key` names the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finding<'a> {
    pub(super) criterion: Criterion,
    pub(super) verdict: Verdict,
    pub(super) key: &'static str,
    pub(super) slots: [Option<(&'static str, Slot<'a>)>; 2],
    /// Unknown facts that would settle it.
    asks: Facts,
}

impl<'a> Finding<'a> {
    fn new(criterion: Criterion, verdict: Verdict, key: &'static str) -> Finding<'a> {
        Finding {
            criterion,
            verdict,
            key,
            slots: [None; 2],
            asks: Facts::default(),
        }
    }

    fn slot(mut self, name: &'static str, slot: Slot<'a>) -> Finding<'a> {
        let free = usize::from(self.slots[0].is_some());
        self.slots[free] = Some((name, slot));
        self
    }

    fn asks(mut self, facts: Facts) -> Finding<'a> {
        self.asks = facts;
        self
    }
}

/// An offer that was compared with a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged<'a> {
    pub(super) offer: &'a Offer,
    pub(super) verdict: Verdict,
    /// Unknown facts on which an "ask" hangs.
    pub(super) asks: Facts,
}

/// What is compared again and again while offers are judged, once for a person.
pub(super) struct Judge<'p, 'a> {
    person: &'p Person<'a>,
    /// Whether the person belongs to each audience; none for those who do not seek help for themselves.
    belongs: Vec<Option<Answer>>,
    /// How each benefit stands to the person's own.
    claims: Vec<Claim<'a>>,
}

/// Whether a benefit can be had.
#[derive(Clone, Copy)]
struct Claim<'a> {
    is_own: bool,
    /// The residence status that excludes it.
    excluded: Option<&'a str>,
    /// One of the person's own excludes it.
    clashes: bool,
}

impl<'p, 'a> Judge<'p, 'a> {
    pub(super) fn new(person: &'p Person<'a>) -> Judge<'p, 'a> {
        let own = person.benefits.as_deref().unwrap_or_default();
        let (audiences, benefits) = (&person.rules.audiences, &person.rules.benefits);
        let claims = benefits.iter().map(|benefit| Claim {
            is_own: own.iter().any(|own| own.id == benefit.id),
            excluded: person.excluded_by_residence(benefit),
            clashes: own.iter().any(|own| excludes(own, benefit)),
        });
        Judge {
            person,
            belongs: audiences
                .iter()
                .map(|term| (!term.helpers).then(|| belongs(term, person)))
                .collect(),
            claims: claims.collect(),
        }
    }

    /// Every offer that can answer these needs, compared.
    pub(super) fn all(&self) -> Vec<Judged<'a>> {
        let needs = &self.person.needs;
        let answers_need = |offer: &&Offer| {
            let subsidiary = offer.tier == Tier::Subsidiary;
            let needed = |topic: &Position| needs.contains(topic);
            needs.is_empty() || subsidiary || offer.topics.iter().any(needed)
        };
        let is_helper = |audience: &Position| at(&self.belongs, *audience) == Some(&None);
        let for_people =
            |offer: &&Offer| offer.audience.is_empty() || !offer.audience.iter().all(is_helper);
        let offers = self.person.rules.offers.iter();
        let candidates = offers.filter(answers_need).filter(for_people);
        candidates.map(|offer| self.one(offer)).collect()
    }

    fn one(&self, offer: &'a Offer) -> Judged<'a> {
        let mut judged = Judged {
            offer,
            verdict: Verdict::Fits,
            asks: Facts::default(),
        };
        self.each(offer, &mut |finding| {
            judged.verdict = judged.verdict.max(finding.verdict);
            judged.asks = judged.asks.with(finding.asks);
        });
        if judged.verdict != Verdict::Ask {
            judged.asks = Facts::default();
        }
        judged
    }

    /// Every finding about an offer, in the order in which people ask.
    pub(super) fn each(&self, offer: &'a Offer, found: &mut dyn FnMut(Finding<'a>)) {
        let person = self.person;
        status(offer).into_iter().for_each(&mut *found);
        dated(offer, person).into_iter().for_each(&mut *found);
        found(area(offer, person));
        self.rule(&offer.rule, found);
        self.group(&offer.groups).into_iter().for_each(&mut *found);
        self.audiences(offer).into_iter().for_each(&mut *found);
        languages(offer, person).into_iter().for_each(&mut *found);
    }

    fn rule(&self, rule: &'a Rule, found: &mut dyn FnMut(Finding<'a>)) {
        let person = self.person;
        let spans = [
            (&rule.age, person.age, Criterion::Age, Fact::Age, AGE),
            (
                &rule.german,
                person.german,
                Criterion::German,
                Fact::German,
                GERMAN,
            ),
            (
                &rule.months,
                person.months,
                Criterion::Months,
                Fact::Months,
                MONTHS,
            ),
        ];
        for (span, value, criterion, fact, keys) in spans {
            let Some(span) = span else { continue };
            let phrase = at(&person.rules.phrases, span.text);
            let phrase = phrase.map_or("", String::as_str);
            let (verdict, is_unknown) = within(span, value);
            let key = match verdict {
                Verdict::Fits => keys[0],
                Verdict::No => keys[1],
                Verdict::Ask if is_unknown => keys[2],
                Verdict::Ask => keys[3],
            };
            let mut finding =
                Finding::new(criterion, verdict, key).slot("rule", Slot::Text(phrase));
            if is_unknown {
                finding = finding.asks(Facts::one(fact));
            } else if let Some(value) = value {
                finding = finding.slot("value", Slot::Number(value));
            }
            found(finding);
        }
        if !rule.residence.is_empty() {
            found(residence(&rule.residence, person));
        }
        if !rule.benefits.is_empty() {
            found(self.benefits(&rule.benefits));
        }
        if let Some(wanted) = rule.children {
            found(children(wanted, person));
        }
    }

    /// Benefits that are received or needed: having another one does not exclude, unless the law says so.
    fn benefits(&self, wanted: &'a [Position]) -> Finding<'a> {
        let slot = Slot::Terms(Vocabulary::Benefits, wanted);
        let finding =
            |verdict, key| Finding::new(Criterion::Benefits, verdict, key).slot("benefits", slot);
        let claims = || wanted.iter().filter_map(|term| at(&self.claims, *term));
        if claims().any(|claim| claim.is_own) {
            return finding(Verdict::Fits, "benefits-fits");
        }
        if let Some(status) = claims().next().and_then(|claim| claim.excluded)
            && claims().all(|claim| claim.excluded.is_some())
        {
            return finding(Verdict::No, "benefits-residence")
                .slot("residence", Slot::Text(status));
        }
        if self.person.benefits.is_none() {
            return finding(Verdict::Ask, "benefits-ask").asks(Facts::one(Fact::Benefits));
        }
        match claims().all(|claim| claim.clashes) {
            true => finding(Verdict::No, "benefits-no"),
            false => finding(Verdict::Ask, "benefits-perhaps"),
        }
    }

    fn audiences(&self, offer: &'a Offer) -> Option<Finding<'a>> {
        let belongs = |audience: &Position| *at(&self.belongs, *audience)?;
        let answers = offer.audience.iter().filter_map(belongs);
        let (verdict, asks) = answers.reduce(either)?;
        let key = match verdict {
            Verdict::Fits => "audience-fits",
            // A fact that is still to come would settle it; else only the office can.
            Verdict::Ask if asks != Facts::default() => "audience-open",
            Verdict::Ask => "audience-ask",
            Verdict::No => "audience-no",
        };
        let meant = Slot::Terms(Vocabulary::Audiences, &offer.audience);
        let finding = Finding::new(Criterion::Audience, verdict, key).slot("audience", meant);
        Some(finding.asks(asks))
    }

    /// The best of the groups whose rule holds on that day.
    fn group(&self, groups: &'a [Group]) -> Option<Finding<'a>> {
        if groups.is_empty() {
            return None;
        }
        let mut best: Option<(Answer, &Group)> = None;
        for group in groups {
            if !holds(
                group.from.as_deref(),
                group.until.as_deref(),
                self.person.day,
            ) {
                continue;
            }
            let mut answer = (Verdict::Fits, Facts::default());
            self.rule(&group.rule, &mut |finding| {
                answer = both(answer, (finding.verdict, finding.asks));
            });
            if group.discretion {
                answer.0 = answer.0.max(Verdict::Ask);
            }
            best = Some(match best {
                None => (answer, group),
                Some((known, name)) => {
                    let name = if answer.0 < known.0 { group } else { name };
                    (either(known, answer), name)
                }
            });
        }
        let Some(((verdict, asks), group)) = best else {
            return Some(Finding::new(Criterion::Group, Verdict::No, "group-none"));
        };
        let key = match verdict {
            Verdict::Fits => "group-fits",
            Verdict::Ask if group.discretion && asks == Facts::default() => "group-discretion",
            Verdict::Ask => "group-ask",
            Verdict::No => "group-no",
        };
        let finding = Finding::new(Criterion::Group, verdict, key);
        Some(finding.slot("group", Slot::Text(&group.name)).asks(asks))
    }
}

fn status(offer: &Offer) -> Option<Finding<'_>> {
    let no = |key| Finding::new(Criterion::Status, Verdict::No, key);
    match &offer.status {
        Status::Active => None,
        Status::Paused => Some(no("status-paused")),
        Status::Ended(None) => Some(no("status-ended")),
        Status::Ended(Some(successor)) => {
            Some(no("status-successor").slot("successor", Slot::Text(successor)))
        }
    }
}

fn holds(from: Option<&str>, until: Option<&str>, day: &str) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

fn dated<'a>(offer: &'a Offer, person: &Person<'a>) -> Option<Finding<'a>> {
    let (from, until) = (offer.from.as_deref(), offer.until.as_deref());
    if holds(from, until, person.day) {
        return None;
    }
    let (key, date) = match from {
        Some(from) if person.day < from => ("valid-later", from),
        _ => ("valid-over", until.unwrap_or_default()),
    };
    let no = Finding::new(Criterion::Valid, Verdict::No, key);
    Some(no.slot("date", Slot::Date(date)))
}

fn area<'a>(offer: &'a Offer, person: &Person<'a>) -> Finding<'a> {
    let finding = |verdict, key| Finding::new(Criterion::Area, verdict, key);
    let areas = Slot::Terms(Vocabulary::Places, &offer.areas);
    if offer.areas.is_empty() {
        return finding(Verdict::Ask, "area-unstated");
    }
    let Some(own) = person.place.own else {
        let is_root =
            |area: &&Position| at(&person.rules.areas, **area).is_some_and(|area| area.root);
        return match offer.areas.iter().find(is_root) {
            Some(root) => finding(Verdict::Fits, "area-all").slot("area", Slot::Place(*root)),
            None => finding(Verdict::Ask, "area-ask")
                .slot("areas", areas)
                .asks(Facts::one(Fact::Area)),
        };
    };
    match person.place.nearest(&offer.areas) {
        Some((Kin::Above(0), _)) => {
            finding(Verdict::Fits, "area-here").slot("area", Slot::Place(own))
        }
        Some((Kin::Above(_), above)) => {
            finding(Verdict::Fits, "area-all").slot("area", Slot::Place(above))
        }
        // The person told only a larger area, of which the offer serves a part.
        Some((Kin::Below, _)) => finding(Verdict::Ask, "area-ask")
            .slot("areas", areas)
            .asks(Facts::one(Fact::Area)),
        _ if offer.areas_open => finding(Verdict::Ask, "area-open")
            .slot("areas", areas)
            .slot("area", Slot::Place(own)),
        _ => finding(Verdict::No, "area-no").slot("areas", areas),
    }
}

/// Where a value stands to a span.
fn within(span: &Span, value: Option<u16>) -> (Verdict, bool) {
    match value {
        None => (Verdict::Ask, true),
        Some(value) if span.unclear.contains(&value) => (Verdict::Ask, false),
        Some(value) if span.holds(value) => (Verdict::Fits, false),
        Some(_) => (Verdict::No, false),
    }
}

const AGE: [&str; 4] = ["age-fits", "age-no", "age-ask", "age-unclear"];
const GERMAN: [&str; 4] = ["german-fits", "german-no", "german-ask", "german-unclear"];
const MONTHS: [&str; 4] = ["months-fits", "months-no", "months-ask", "months-unclear"];

/// Whether the person's status is among these, each standing for its subtree. Who told only a broader status than is
/// asked for may have it.
fn has_status(statuses: &[Position], person: &Person<'_>) -> (Verdict, bool) {
    if person.residence.own.is_none() {
        return (Verdict::Ask, true);
    }
    match person.residence.nearest(statuses) {
        Some((Kin::Above(_), _)) => (Verdict::Fits, false),
        Some((Kin::Below, _)) => (Verdict::Ask, true),
        Some((Kin::Apart, _)) | None => (Verdict::No, false),
    }
}

fn residence<'a>(statuses: &'a [Position], person: &Person<'a>) -> Finding<'a> {
    let (verdict, is_unknown) = has_status(statuses, person);
    let key = match verdict {
        Verdict::Fits => "residence-fits",
        Verdict::Ask => "residence-ask",
        Verdict::No => "residence-no",
    };
    let finding = Finding::new(Criterion::Residence, verdict, key)
        .slot("statuses", Slot::Terms(Vocabulary::Residence, statuses));
    match is_unknown {
        true => finding.asks(Facts::one(Fact::Residence)),
        false => finding,
    }
}

fn children<'a>(wanted: bool, person: &Person<'a>) -> Finding<'a> {
    let (verdict, key) = match (person.children, wanted) {
        (None, true) => (Verdict::Ask, "children-ask"),
        (None, false) => (Verdict::Ask, "childless-ask"),
        (Some(own), true) if own => (Verdict::Fits, "children-fits"),
        (Some(_), true) => (Verdict::No, "children-no"),
        (Some(own), false) if !own => (Verdict::Fits, "childless-fits"),
        (Some(_), false) => (Verdict::No, "childless-no"),
    };
    let finding = Finding::new(Criterion::Children, verdict, key);
    match person.children {
        None => finding.asks(Facts::one(Fact::Children)),
        Some(_) => finding,
    }
}

fn languages<'a>(offer: &'a Offer, person: &Person<'a>) -> Option<Finding<'a>> {
    if offer.languages.is_empty() || person.languages.is_empty() {
        return None;
    }
    let shared = |language: &Position| person.languages.contains(language);
    let (verdict, key) = match offer.languages.iter().any(shared) {
        true => (Verdict::Fits, "languages-fits"),
        false => (Verdict::Ask, "languages-ask"),
    };
    let spoken = Slot::Terms(Vocabulary::Languages, &offer.languages);
    Some(Finding::new(Criterion::Languages, verdict, key).slot("languages", spoken))
}

type Answer = (Verdict, Facts);

/// The better of two, with all that might still settle it.
fn either((one, asks): Answer, (other, others): Answer) -> Answer {
    let verdict = one.min(other);
    match verdict {
        Verdict::Ask => (verdict, asks.with(others)),
        Verdict::Fits | Verdict::No => (verdict, Facts::default()),
    }
}

/// The worse of two.
fn both((one, asks): Answer, (other, others): Answer) -> Answer {
    let verdict = one.max(other);
    match verdict {
        Verdict::Ask => (verdict, asks.with(others)),
        Verdict::Fits | Verdict::No => (verdict, Facts::default()),
    }
}

fn belongs(audience: &Audience, person: &Person<'_>) -> Answer {
    let Some(fits) = &audience.fits else {
        return (Verdict::Ask, Facts::default());
    };
    let perhaps = &audience.perhaps;
    let mut answer = (Verdict::Fits, Facts::default());
    let mut add = |fact, (surely, is_unknown): (Verdict, bool), maybe: bool| {
        let verdict = match surely {
            Verdict::No if maybe => Verdict::Ask,
            other => other,
        };
        let asks = match is_unknown {
            true => Facts::one(fact),
            false => Facts::default(),
        };
        answer = both(answer, (verdict, asks));
    };
    let spans = [
        (Fact::Age, person.age, &fits.age, &perhaps.age),
        (Fact::Months, person.months, &fits.months, &perhaps.months),
    ];
    for (fact, value, surely, maybe) in spans {
        if let Some(surely) = surely {
            let maybe = maybe.as_ref().zip(value);
            add(
                fact,
                within(surely, value),
                maybe.is_some_and(|(span, value)| span.holds(value)),
            );
        }
    }
    let statuses = |ids: &[String]| -> Vec<Position> {
        let known = &person.rules.residence;
        let known = ids.iter().filter_map(|id| position_of(known, id));
        known.collect()
    };
    if !fits.residence.is_empty() {
        let maybe = !perhaps.residence.is_empty()
            && has_status(&statuses(&perhaps.residence), person).0 != Verdict::No;
        let surely = has_status(&statuses(&fits.residence), person);
        add(Fact::Residence, surely, maybe);
    }
    if let Some(wanted) = fits.children {
        let surely = match person.children {
            None => (Verdict::Ask, true),
            Some(own) if own == wanted => (Verdict::Fits, false),
            Some(_) => (Verdict::No, false),
        };
        add(
            Fact::Children,
            surely,
            perhaps.children == person.children && person.children.is_some(),
        );
    }
    answer
}
