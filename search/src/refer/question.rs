//! The next question: which unknown fact would decide most.
//!
//! In: judged offers. Out: one fact, and for how many of them it matters.
//!
//! **Invariant:** only facts that are not known, that the person has not refused, and on which some offer hangs are asked for.
//!
//! Deliberately absent: an interview. The person may tell anything in any order, and stop at any time.

use super::judge::Judged;
use super::model::{Fact, Inquiry, Question, Rules, Verdict};
use super::person::Person;
use super::rank::organization;

/// How much a fact is worth is counted in offers, times this: an offer that hangs on three facts is settled by one of them
/// to a third only.
const WHOLE: usize = 840;

pub(super) fn next(
    rules: &Rules,
    judged: &[Judged<'_>],
    person: &Person<'_>,
    inquiry: &Inquiry,
) -> Option<Question> {
    let wanted = Fact::ALL
        .into_iter()
        .filter(|fact| !inquiry.skip.contains(fact) && !is_told(*fact, inquiry));
    let weighed = wanted.map(|fact| {
        let (weight, matters) = match fact {
            Fact::Need => of_need(rules, judged, person),
            _ => of_fact(fact, judged),
        };
        (weight, std::cmp::Reverse(fact), matters)
    });
    let (weight, std::cmp::Reverse(fact), matters) = weighed.max()?;
    let text = rules.texts.get(fact.question().word());
    (weight > 0).then(|| Question {
        fact,
        matters,
        text: text.cloned().unwrap_or_default(),
    })
}

/// Whoever told a fact less exactly than some offer asks for it knows no better; they are not asked again.
fn is_told(fact: Fact, inquiry: &Inquiry) -> bool {
    match fact {
        Fact::Need => false,
        Fact::Area => inquiry.area.is_some(),
        Fact::Age => inquiry.age.is_some(),
        Fact::Residence => inquiry.residence.is_some(),
        Fact::Benefits => inquiry.benefits.is_some(),
        Fact::Children => inquiry.children.is_some(),
        Fact::Months => inquiry.months.is_some(),
        Fact::German => inquiry.german.is_some(),
    }
}

fn of_fact(fact: Fact, judged: &[Judged<'_>]) -> (usize, usize) {
    let hanging = judged.iter().filter(|one| one.asks.has(fact));
    let mut last = "";
    hanging.fold((0, 0), |(weight, matters), one| {
        let share = WHOLE / one.asks.len() as usize;
        // Offers of one organization are neighbours, and it answers once.
        let organization = organization(one.offer);
        let is_new = organization != std::mem::replace(&mut last, organization);
        (weight + share, matters + usize::from(is_new))
    })
}

/// Without a need every offer answers. A need that is told leaves the offers of its topic: as many as the average of all.
fn of_need(rules: &Rules, judged: &[Judged<'_>], person: &Person<'_>) -> (usize, usize) {
    if !person.needs.is_empty() || rules.topics.is_empty() {
        return (0, 0);
    }
    let open: Vec<_> = judged
        .iter()
        .filter(|one| one.verdict != Verdict::No)
        .collect();
    let topics: usize = open.iter().map(|one| one.offer.topics.len()).sum();
    let decided = open.len().saturating_sub(topics / rules.topics.len());
    (decided * WHOLE, decided)
}
