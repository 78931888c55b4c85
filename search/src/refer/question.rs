//! The next question: which unknown fact would decide most.
//!
//! In: judged offers. Out: one fact, and for how many of them it matters.
//!
//! **Invariant:** only facts that are not known, that the person has not refused, and on which some offer hangs are asked for.
//!
//! Deliberately absent: an interview. The person may tell anything in any order, and stop at any time.

use super::judge::Judged;
use super::model::{Fact, Inquiry, Question, Rules, Verdict};

/// How much a fact is worth is counted in offers, times this: an offer that hangs on three facts is settled by one of them
/// to a third only.
const WHOLE: usize = 840;

pub(super) fn next(rules: &Rules, judged: &[Judged<'_>], inquiry: &Inquiry) -> Option<Question> {
    let wanted = Fact::ALL
        .into_iter()
        .filter(|fact| !inquiry.skip.contains(fact));
    let weighed = wanted.map(|fact| {
        let (weight, matters) = match fact {
            Fact::Need => of_need(rules, judged, inquiry),
            _ => of_fact(fact, judged),
        };
        (weight, std::cmp::Reverse(fact), matters)
    });
    let (weight, std::cmp::Reverse(fact), matters) = weighed.max()?;
    let text = rules.texts.get(&format!("question-{}", fact.word()));
    (weight > 0).then(|| Question {
        fact,
        matters,
        text: text.cloned().unwrap_or_default(),
    })
}

fn of_fact(fact: Fact, judged: &[Judged<'_>]) -> (usize, usize) {
    let hanging = judged.iter().filter(|one| one.asks.has(fact));
    hanging.fold((0, 0), |(weight, matters), one| {
        let share = WHOLE / one.asks.len() as usize;
        (weight + share, matters + 1)
    })
}

/// Without a need every offer answers. A need that is told leaves the offers of its topic: as many as the average of all.
fn of_need(rules: &Rules, judged: &[Judged<'_>], inquiry: &Inquiry) -> (usize, usize) {
    if !inquiry.needs.is_empty() || rules.topics.is_empty() {
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
