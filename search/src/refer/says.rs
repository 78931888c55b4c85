//! Sentences: from findings to what people read.
//!
//! In: a ranked offer, the texts of the rules. Out: answers and notices in the language of the rules.
//!
//! **Invariant:** a text that is missing gives its word, never nothing: a reason without words would be an answer without one.
//!
//! Deliberately absent: grammar. Every sentence is a text of the theme with slots for whole phrases.

use super::judge::{Finding, Judge, Value, Vocabulary};
use super::message::{Message, Slot};
use super::model::{
    Answer, Criterion, Member, Notice, Offer, Position, Reason, Rules, Verdict, at,
};
use super::person::Fault;
use super::rank::Ranked;

pub(super) fn answer<'a>(rules: &Rules, found: &Ranked<'a>, judge: &Judge<'_, 'a>) -> Answer {
    let mut reasons = reasons_of(rules, found.offer, judge);
    if !found.before.is_empty() {
        let names = joined(rules, found.before.iter().copied());
        reasons.push(Reason {
            criterion: Criterion::Precedence,
            verdict: Verdict::Ask,
            text: fill(rules, Message::Precedence, &[(Slot::Names, names)]),
        });
    }
    let others = found.others.iter();
    Answer {
        id: found.offer.id.clone(),
        title: found.offer.title.clone(),
        url: url(rules, &found.offer.id),
        tier: found.offer.tier,
        verdict: found.verdict,
        reasons: sorted(reasons),
        note: found.offer.note.clone(),
        offers: others
            .map(|other| Member {
                id: other.offer.id.clone(),
                title: other.offer.title.clone(),
                url: url(rules, &other.offer.id),
                verdict: other.verdict,
                reasons: sorted(reasons_of(rules, other.offer, judge)),
            })
            .collect(),
    }
}

/// Where an offer stands, relative to the site's root.
fn url(rules: &Rules, id: &str) -> String {
    match id.split_once('/') {
        None => rules.record.replace("{organization}", id),
        Some((organization, service)) => rules
            .service
            .replace("{organization}", organization)
            .replace("{service}", service),
    }
}

fn reasons_of<'a>(rules: &Rules, offer: &'a Offer, judge: &Judge<'_, 'a>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    judge.each(offer, &mut |finding: Finding<'_>| {
        reasons.push(Reason {
            criterion: finding.criterion,
            verdict: finding.verdict,
            text: sentence(rules, &finding),
        });
    });
    reasons
}

/// What speaks against it is read first; within that, the order in which people ask.
fn sorted(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.verdict));
    reasons
}

pub(super) fn notice(rules: &Rules, fault: &Fault<'_>) -> Notice {
    let (message, slots) = match fault {
        Fault::Unknown(id) => (Message::NoticeUnknown, vec![(Slot::Id, (*id).to_owned())]),
        Fault::PostalCode(code) => (
            Message::NoticePostalCode,
            vec![(Slot::Code, (*code).to_owned())],
        ),
        Fault::Age(age) => (Message::NoticeAge, vec![(Slot::Age, age.to_string())]),
        Fault::Months { age, months } => (
            Message::NoticeMonths,
            vec![
                (Slot::Age, age.to_string()),
                (Slot::Months, months.to_string()),
            ],
        ),
        Fault::Contradiction(first, second) => (
            Message::NoticeContradiction,
            vec![
                (Slot::First, (*first).to_owned()),
                (Slot::Second, (*second).to_owned()),
            ],
        ),
    };
    Notice {
        code: message.word().trim_start_matches("notice-").to_owned(),
        text: fill(rules, message, &slots),
    }
}

fn sentence(rules: &Rules, finding: &Finding<'_>) -> String {
    let slots = finding.slots.iter().flatten();
    let slots: Vec<_> = slots
        .map(|(slot, value)| (*slot, phrase(rules, *value)))
        .collect();
    fill(rules, finding.message, &slots)
}

fn phrase(rules: &Rules, value: Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_owned(),
        Value::Date(day) => date(rules, day),
        Value::Number(number) => number.to_string(),
        Value::Place(at) => label(rules, Vocabulary::Places, at).to_owned(),
        Value::Terms(vocabulary, terms) => {
            let people = terms
                .iter()
                .filter(|at| !is_helper(rules, vocabulary, **at));
            joined(rules, people.map(|at| label(rules, vocabulary, *at)))
        }
    }
}

/// Those who do not seek help themselves are not named to those who do.
fn is_helper(rules: &Rules, vocabulary: Vocabulary, term: Position) -> bool {
    let audience = at(&rules.audiences, term);
    matches!(vocabulary, Vocabulary::Audiences) && audience.is_some_and(|term| term.helpers)
}

fn date(rules: &Rules, day: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, day] = parts[..] else {
        return day.to_owned();
    };
    let slots = [(Slot::Year, year), (Slot::Month, month), (Slot::Day, day)];
    fill(
        rules,
        Message::Date,
        &slots.map(|(slot, part)| (slot, part.to_owned())),
    )
}

fn label(rules: &Rules, vocabulary: Vocabulary, term: Position) -> &str {
    let found = match vocabulary {
        Vocabulary::Places => at(&rules.places, term).map(|name| &name.label),
        Vocabulary::Residence => at(&rules.residence, term).map(|name| &name.label),
        Vocabulary::Languages => at(&rules.languages, term).map(|name| &name.label),
        Vocabulary::Benefits => at(&rules.benefits, term).map(|term| &term.label),
        Vocabulary::Audiences => at(&rules.audiences, term).map(|term| &term.label),
    };
    found.map_or("", String::as_str)
}

/// "A", "A oder B", "A, B oder C".
fn joined<'a>(rules: &Rules, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let comma = rules
        .texts
        .get(Message::ListComma.word())
        .map_or(", ", String::as_str);
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => {
            let rest = rest.join(comma);
            fill(
                rules,
                Message::ListOr,
                &[(Slot::Rest, rest), (Slot::Last, (*last).to_owned())],
            )
        }
    }
}

/// What keeps a text's direction from the sentence around it (Unicode UAX 9).
const FIRST_STRONG: &str = "\u{2068}";
const POP: &str = "\u{2069}";

/// A text with its `{slots}` filled. What is put in is not looked at again, so that a name with braces stays a name.
fn fill(rules: &Rules, message: Message, slots: &[(Slot, String)]) -> String {
    let Some(mut rest) = rules.texts.get(message.word()).map(String::as_str) else {
        return message.word().to_owned();
    };
    let mut filled = String::new();
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        let end = rest[start..].find('}').map(|end| start + end);
        let slot = end.and_then(|end| {
            let wanted = &rest[start + 1..end];
            let found = slots.iter().find(|(slot, _)| slot.word() == wanted)?;
            Some((end, &found.1))
        });
        let Some((end, value)) = slot else {
            filled.push('{');
            rest = &rest[start + 1..];
            continue;
        };
        // A name in Latin letters would turn the order of a sentence that is read from the right.
        if rules.from_right {
            filled.extend([FIRST_STRONG, value.as_str(), POP]);
        } else {
            filled.push_str(value);
        }
        rest = &rest[end + 1..];
    }
    filled.push_str(rest);
    filled
}
