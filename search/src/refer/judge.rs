//! One offer and one person: every criterion has one of three answers.
//!
//! In: rules and an inquiry. Out: findings, and a verdict that is the worst of them.
//!
//! **Invariant:** a missing fact never gives "does not fit"; it gives "ask", and the finding says which fact it was.
//!
//! Deliberately absent: order, and sentences. A finding names a message and what goes into its slots, and borrows both, so that
//! ten thousand offers can be judged without writing a word.

use super::message::{Message, Slot};
use super::model::{
    Audience, Bounds, Criterion, Fact, Offer, Position, Rule, Status, TargetGroup, Tier, Verdict,
    at,
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

/// What goes into a slot of a message.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
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

/// One criterion and its answer, with what says so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finding<'a> {
    pub(super) criterion: Criterion,
    pub(super) verdict: Verdict,
    pub(super) message: Message,
    pub(super) slots: [Option<(Slot, Value<'a>)>; 2],
    /// Unknown facts that would settle it.
    asks: Facts,
}

impl<'a> Finding<'a> {
    fn new(criterion: Criterion, verdict: Verdict, message: Message) -> Finding<'a> {
        Finding {
            criterion,
            verdict,
            message,
            slots: [None; 2],
            asks: Facts::default(),
        }
    }

    fn slot(mut self, slot: Slot, value: Value<'a>) -> Finding<'a> {
        let free = usize::from(self.slots[0].is_some());
        self.slots[free] = Some((slot, value));
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
        let all = [
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
        for (bounds, value, criterion, fact, messages) in all {
            let Some(bounds) = bounds else { continue };
            let phrase = at(&person.rules.phrases, bounds.text);
            let phrase = phrase.map_or("", String::as_str);
            let (verdict, is_unknown) = within(bounds, value);
            let message = match verdict {
                Verdict::Fits => messages[0],
                Verdict::No => messages[1],
                Verdict::Ask if is_unknown => messages[2],
                Verdict::Ask => messages[3],
            };
            let mut finding =
                Finding::new(criterion, verdict, message).slot(Slot::Rule, Value::Text(phrase));
            if is_unknown {
                finding = finding.asks(Facts::one(fact));
            } else if let Some(value) = value {
                finding = finding.slot(Slot::Value, Value::Number(value));
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
        let meant = Value::Terms(Vocabulary::Benefits, wanted);
        let finding = |verdict, message| {
            Finding::new(Criterion::Benefits, verdict, message).slot(Slot::Benefits, meant)
        };
        let claims = || wanted.iter().filter_map(|term| at(&self.claims, *term));
        if claims().any(|claim| claim.is_own) {
            return finding(Verdict::Fits, Message::BenefitsFits);
        }
        if let Some(status) = claims().next().and_then(|claim| claim.excluded)
            && claims().all(|claim| claim.excluded.is_some())
        {
            return finding(Verdict::No, Message::BenefitsResidence)
                .slot(Slot::Residence, Value::Text(status));
        }
        if self.person.benefits.is_none() {
            return finding(Verdict::Ask, Message::BenefitsAsk).asks(Facts::one(Fact::Benefits));
        }
        match claims().all(|claim| claim.clashes) {
            true => finding(Verdict::No, Message::BenefitsNo),
            false => finding(Verdict::Ask, Message::BenefitsPerhaps),
        }
    }

    fn audiences(&self, offer: &'a Offer) -> Option<Finding<'a>> {
        let belongs = |audience: &Position| *at(&self.belongs, *audience)?;
        let answers = offer.audience.iter().filter_map(belongs);
        let (verdict, asks) = answers.reduce(either)?;
        let message = match verdict {
            Verdict::Fits => Message::AudienceFits,
            // A fact that is still to come would settle it; else only the office can.
            Verdict::Ask if asks != Facts::default() => Message::AudienceOpen,
            Verdict::Ask => Message::AudienceAsk,
            Verdict::No => Message::AudienceNo,
        };
        let meant = Value::Terms(Vocabulary::Audiences, &offer.audience);
        let finding =
            Finding::new(Criterion::Audience, verdict, message).slot(Slot::Audience, meant);
        Some(finding.asks(asks))
    }

    /// The best of the groups whose rule holds on that day.
    fn group(&self, groups: &'a [TargetGroup]) -> Option<Finding<'a>> {
        if groups.is_empty() {
            return None;
        }
        let mut best: Option<(Answer, &TargetGroup)> = None;
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
            return Some(Finding::new(
                Criterion::Group,
                Verdict::No,
                Message::GroupNone,
            ));
        };
        let message = match verdict {
            Verdict::Fits => Message::GroupFits,
            Verdict::Ask if group.discretion && asks == Facts::default() => {
                Message::GroupDiscretion
            }
            Verdict::Ask => Message::GroupAsk,
            Verdict::No => Message::GroupNo,
        };
        let finding = Finding::new(Criterion::Group, verdict, message);
        Some(
            finding
                .slot(Slot::Group, Value::Text(&group.name))
                .asks(asks),
        )
    }
}

fn status(offer: &Offer) -> Option<Finding<'_>> {
    let no = |message| Finding::new(Criterion::Status, Verdict::No, message);
    match &offer.status {
        Status::Active => None,
        Status::Paused => Some(no(Message::StatusPaused)),
        Status::Ended(None) => Some(no(Message::StatusEnded)),
        Status::Ended(Some(successor)) => {
            Some(no(Message::StatusSuccessor).slot(Slot::Successor, Value::Text(successor)))
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
    let (message, date) = match from {
        Some(from) if person.day < from => (Message::ValidLater, from),
        _ => (Message::ValidOver, until.unwrap_or_default()),
    };
    let no = Finding::new(Criterion::Valid, Verdict::No, message);
    Some(no.slot(Slot::Date, Value::Date(date)))
}

fn area<'a>(offer: &'a Offer, person: &Person<'a>) -> Finding<'a> {
    let finding = |verdict, message| Finding::new(Criterion::Area, verdict, message);
    let areas = Value::Terms(Vocabulary::Places, &offer.areas);
    if offer.areas.is_empty() {
        return finding(Verdict::Ask, Message::AreaUnstated);
    }
    let Some(own) = person.place.own else {
        let is_root =
            |area: &&Position| at(&person.rules.areas, **area).is_some_and(|area| area.root);
        return match offer.areas.iter().find(is_root) {
            Some(root) => {
                finding(Verdict::Fits, Message::AreaAll).slot(Slot::Area, Value::Place(*root))
            }
            None => finding(Verdict::Ask, Message::AreaAsk)
                .slot(Slot::Areas, areas)
                .asks(Facts::one(Fact::Area)),
        };
    };
    match person.place.nearest(&offer.areas) {
        Some((Kin::Above(0), _)) => {
            finding(Verdict::Fits, Message::AreaHere).slot(Slot::Area, Value::Place(own))
        }
        Some((Kin::Above(_), above)) => {
            finding(Verdict::Fits, Message::AreaAll).slot(Slot::Area, Value::Place(above))
        }
        // The person told only a larger area, of which the offer serves a part.
        Some((Kin::Below, _)) => finding(Verdict::Ask, Message::AreaAsk)
            .slot(Slot::Areas, areas)
            .asks(Facts::one(Fact::Area)),
        _ if offer.areas_open => finding(Verdict::Ask, Message::AreaOpen)
            .slot(Slot::Areas, areas)
            .slot(Slot::Area, Value::Place(own)),
        _ => finding(Verdict::No, Message::AreaNo).slot(Slot::Areas, areas),
    }
}

/// Where a value stands to a bounds.
fn within(bounds: &Bounds, value: Option<u16>) -> (Verdict, bool) {
    match value {
        None => (Verdict::Ask, true),
        Some(value) if bounds.unclear.contains(&value) => (Verdict::Ask, false),
        Some(value) if bounds.holds(value) => (Verdict::Fits, false),
        Some(_) => (Verdict::No, false),
    }
}

const AGE: [Message; 4] = [
    Message::AgeFits,
    Message::AgeNo,
    Message::AgeAsk,
    Message::AgeUnclear,
];
const GERMAN: [Message; 4] = [
    Message::GermanFits,
    Message::GermanNo,
    Message::GermanAsk,
    Message::GermanUnclear,
];
const MONTHS: [Message; 4] = [
    Message::MonthsFits,
    Message::MonthsNo,
    Message::MonthsAsk,
    Message::MonthsUnclear,
];

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
    let message = match verdict {
        Verdict::Fits => Message::ResidenceFits,
        Verdict::Ask => Message::ResidenceAsk,
        Verdict::No => Message::ResidenceNo,
    };
    let finding = Finding::new(Criterion::Residence, verdict, message).slot(
        Slot::Statuses,
        Value::Terms(Vocabulary::Residence, statuses),
    );
    match is_unknown {
        true => finding.asks(Facts::one(Fact::Residence)),
        false => finding,
    }
}

fn children<'a>(wanted: bool, person: &Person<'a>) -> Finding<'a> {
    let (verdict, message) = match (person.children, wanted) {
        (None, true) => (Verdict::Ask, Message::ChildrenAsk),
        (None, false) => (Verdict::Ask, Message::ChildlessAsk),
        (Some(own), true) if own => (Verdict::Fits, Message::ChildrenFits),
        (Some(_), true) => (Verdict::No, Message::ChildrenNo),
        (Some(own), false) if !own => (Verdict::Fits, Message::ChildlessFits),
        (Some(_), false) => (Verdict::No, Message::ChildlessNo),
    };
    let finding = Finding::new(Criterion::Children, verdict, message);
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
    let (verdict, message) = match offer.languages.iter().any(shared) {
        true => (Verdict::Fits, Message::LanguagesFits),
        false => (Verdict::Ask, Message::LanguagesAsk),
    };
    let spoken = Value::Terms(Vocabulary::Languages, &offer.languages);
    Some(Finding::new(Criterion::Languages, verdict, message).slot(Slot::Languages, spoken))
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
    let all = [
        (Fact::Age, person.age, &fits.age, &perhaps.age),
        (Fact::Months, person.months, &fits.months, &perhaps.months),
    ];
    for (fact, value, surely, maybe) in all {
        if let Some(surely) = surely {
            let maybe = maybe.as_ref().zip(value);
            add(
                fact,
                within(surely, value),
                maybe.is_some_and(|(bounds, value)| bounds.holds(value)),
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
