//! One offer and one person: every criterion has one of three answers.
//!
//! In: rules and an inquiry. Out: findings, and a verdict that is the worst of them.
//!
//! **Invariant:** a missing fact never gives "does not fit"; it gives "ask", and the finding says which fact it was.
//!
//! Deliberately absent: order, and sentences. A finding names a text and what goes into its slots, and borrows both, so that
//! ten thousand offers can be judged without writing a word.

use super::model::{
    Audience, Criterion, Fact, Group, Offer, Rule, Rules, Span, Status, Tier, Verdict,
};
use super::person::{Person, excludes};

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
    Terms(Vocabulary, &'a [String]),
    Term(Vocabulary, &'a str),
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

/// Every offer that can answer these needs, compared.
pub(super) fn all<'a>(rules: &'a Rules, person: &Person<'a>) -> Vec<Judged<'a>> {
    let answers_need = |offer: &&Offer| {
        let needed = |topic: &String| person.needs.contains(&topic.as_str());
        let subsidiary = offer.tier == Tier::Subsidiary;
        person.needs.is_empty() || subsidiary || offer.topics.iter().any(needed)
    };
    let for_people = |offer: &&Offer| {
        let helpers = |id: &String| audience(rules, id).is_some_and(|term| term.helpers);
        offer.audience.is_empty() || !offer.audience.iter().all(helpers)
    };
    let offers = rules.offers.iter();
    let candidates = offers.filter(answers_need).filter(for_people);
    candidates
        .map(|offer| {
            let mut judged = Judged {
                offer,
                verdict: Verdict::Fits,
                asks: Facts::default(),
            };
            each(offer, person, &mut |finding| {
                judged.verdict = judged.verdict.max(finding.verdict);
                judged.asks = judged.asks.with(finding.asks);
            });
            if judged.verdict != Verdict::Ask {
                judged.asks = Facts::default();
            }
            judged
        })
        .collect()
}

/// Every finding about an offer, in the order in which people ask.
pub(super) fn each<'a>(offer: &'a Offer, person: &Person<'a>, found: &mut dyn FnMut(Finding<'a>)) {
    status(offer).into_iter().for_each(&mut *found);
    dated(offer, person).into_iter().for_each(&mut *found);
    found(area(offer, person));
    rule(&offer.rule, person, found);
    group(&offer.groups, person)
        .into_iter()
        .for_each(&mut *found);
    audiences(offer, person).into_iter().for_each(&mut *found);
    languages(offer, person).into_iter().for_each(&mut *found);
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
    let is_root = |id: &str| {
        let mut areas = person.rules.areas.iter();
        areas.any(|area| area.root && area.id == id)
    };
    let everywhere = offer.areas.iter().find(|id| is_root(id));
    let Some(&own) = person.places.first() else {
        return match everywhere {
            Some(root) => finding(Verdict::Fits, "area-all")
                .slot("area", Slot::Term(Vocabulary::Places, root)),
            None => finding(Verdict::Ask, "area-ask")
                .slot("areas", areas)
                .asks(Facts::one(Fact::Area)),
        };
    };
    let own_slot = Slot::Term(Vocabulary::Places, own);
    if offer.areas.iter().any(|id| id == own) {
        return finding(Verdict::Fits, "area-here").slot("area", own_slot);
    }
    let above = person
        .places
        .iter()
        .find(|id| offer.areas.iter().any(|area| area == *id));
    if let Some(above) = above {
        let above = Slot::Term(Vocabulary::Places, above);
        return finding(Verdict::Fits, "area-all").slot("area", above);
    }
    // The person told only a larger area, of which the offer serves a part.
    let within = |id: &String| person.chain_of_area(id).contains(&own);
    if offer.areas.iter().any(within) {
        let ask = finding(Verdict::Ask, "area-ask").slot("areas", areas);
        return ask.asks(Facts::one(Fact::Area));
    }
    match offer.areas_open {
        true => finding(Verdict::Ask, "area-open")
            .slot("areas", areas)
            .slot("area", own_slot),
        false => finding(Verdict::No, "area-no").slot("areas", areas),
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

fn rule<'a>(rule: &'a Rule, person: &Person<'a>, found: &mut dyn FnMut(Finding<'a>)) {
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
        let (verdict, is_unknown) = within(span, value);
        let key = match verdict {
            Verdict::Fits => keys[0],
            Verdict::No => keys[1],
            Verdict::Ask if is_unknown => keys[2],
            Verdict::Ask => keys[3],
        };
        let mut finding =
            Finding::new(criterion, verdict, key).slot("rule", Slot::Text(&span.text));
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
        found(benefits(&rule.benefits, person));
    }
    if let Some(wanted) = rule.children {
        found(children(wanted, person));
    }
}

const AGE: [&str; 4] = ["age-fits", "age-no", "age-ask", "age-unclear"];
const GERMAN: [&str; 4] = ["german-fits", "german-no", "german-ask", "german-unclear"];
const MONTHS: [&str; 4] = ["months-fits", "months-no", "months-ask", "months-unclear"];

/// Whether the person's status is among these, each standing for its subtree. Who told only a broader status than is
/// asked for may have it.
fn has_status(statuses: &[String], person: &Person<'_>) -> (Verdict, bool) {
    let Some(&own) = person.residence.first() else {
        return (Verdict::Ask, true);
    };
    let among = |id: &&str| statuses.iter().any(|status| status == *id);
    if person.residence.iter().any(among) {
        return (Verdict::Fits, false);
    }
    let mut narrower = statuses.iter();
    match narrower.any(|id| person.chain_of_residence(id).contains(&own)) {
        true => (Verdict::Ask, true),
        false => (Verdict::No, false),
    }
}

fn residence<'a>(statuses: &'a [String], person: &Person<'a>) -> Finding<'a> {
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

/// Benefits that are received or needed: having another one does not exclude, unless the law says so.
fn benefits<'a>(wanted: &'a [String], person: &Person<'a>) -> Finding<'a> {
    let slot = Slot::Terms(Vocabulary::Benefits, wanted);
    let finding =
        |verdict, key| Finding::new(Criterion::Benefits, verdict, key).slot("benefits", slot);
    let own = person.benefits.as_deref();
    let has = |id: &String| own.is_some_and(|own| own.iter().any(|benefit| benefit.id == *id));
    if wanted.iter().any(has) {
        return finding(Verdict::Fits, "benefits-fits");
    }
    let excluded = |id: &String| {
        person
            .benefit(id)
            .and_then(|b| person.excluded_by_residence(b))
    };
    if let Some(status) = wanted.first().and_then(excluded)
        && wanted.iter().all(|id| excluded(id).is_some())
    {
        return finding(Verdict::No, "benefits-residence").slot("residence", Slot::Text(status));
    }
    let Some(own) = own else {
        return finding(Verdict::Ask, "benefits-ask").asks(Facts::one(Fact::Benefits));
    };
    let clashes = |id: &String| {
        let wanted = person.benefit(id);
        wanted.is_some_and(|wanted| own.iter().any(|own| excludes(own, wanted)))
    };
    match wanted.iter().all(clashes) {
        true => finding(Verdict::No, "benefits-no"),
        false => finding(Verdict::Ask, "benefits-perhaps"),
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
    let shared = |id: &String| person.languages.contains(&id.as_str());
    let (verdict, key) = match offer.languages.iter().any(shared) {
        true => (Verdict::Fits, "languages-fits"),
        false => (Verdict::Ask, "languages-ask"),
    };
    let spoken = Slot::Terms(Vocabulary::Languages, &offer.languages);
    Some(Finding::new(Criterion::Languages, verdict, key).slot("languages", spoken))
}

fn audience<'a>(rules: &'a Rules, id: &str) -> Option<&'a Audience> {
    rules.audiences.iter().find(|term| term.id == id)
}

fn audiences<'a>(offer: &'a Offer, person: &Person<'a>) -> Option<Finding<'a>> {
    let terms = offer
        .audience
        .iter()
        .filter_map(|id| audience(person.rules, id));
    let people = terms.filter(|term| !term.helpers);
    let (verdict, asks) = people.map(|term| belongs(term, person)).reduce(either)?;
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
    if !fits.residence.is_empty() {
        let maybe = !perhaps.residence.is_empty()
            && has_status(&perhaps.residence, person).0 != Verdict::No;
        add(Fact::Residence, has_status(&fits.residence, person), maybe);
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

/// The best of the groups whose rule holds on that day.
fn group<'a>(groups: &'a [Group], person: &Person<'a>) -> Option<Finding<'a>> {
    if groups.is_empty() {
        return None;
    }
    let mut best: Option<(Answer, &Group)> = None;
    for group in groups {
        if !holds(group.from.as_deref(), group.until.as_deref(), person.day) {
            continue;
        }
        let mut answer = (Verdict::Fits, Facts::default());
        rule(&group.rule, person, &mut |finding| {
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
