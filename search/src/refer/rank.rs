//! Who is asked first.
//!
//! In: offers with their verdicts. Out: one answer for each organization, in order.
//!
//! **Invariant:** the order is total: tier, verdict, relations, place, main topic, freshness, id. What does not fit comes last.
//!
//! Deliberately absent: reasons; and scores, which nobody could explain to a person.

use super::judge::Judged;
use super::model::{Offer, Tier, Verdict};
use super::person::Person;

/// An organization with the best of its offers.
pub(super) struct Ranked<'a> {
    pub(super) offer: &'a Offer,
    pub(super) verdict: Verdict,
    /// Its other offers that were looked at.
    pub(super) others: Vec<Judged<'a>>,
    /// Who comes before a subsidiary offer: their names, the first few.
    pub(super) before: Vec<&'a str>,
}

/// How many names are said of those that come before.
const BEFORE: usize = 3;

pub(super) fn organization(offer: &Offer) -> &str {
    let id = &offer.id;
    id.split_once('/')
        .map_or(id, |(organization, _)| organization)
}

pub(super) fn rank<'a>(judged: Vec<Judged<'a>>, person: &Person<'a>) -> Vec<Ranked<'a>> {
    let mut found = by_organization(judged);
    found.sort_by_cached_key(|one| key(one, person));
    if stand_back(&mut found) {
        found.sort_by_cached_key(|one| key(one, person));
    }
    respect_relations(&mut found);
    found
}

/// One for each organization. Services follow their record, so those of one organization are neighbours.
fn by_organization(judged: Vec<Judged<'_>>) -> Vec<Ranked<'_>> {
    let mut found: Vec<Ranked<'_>> = Vec::new();
    for one in judged {
        let is_same = |last: &Ranked<'_>| organization(last.offer) == organization(one.offer);
        match found.last_mut().filter(|last| is_same(last)) {
            None => found.push(Ranked {
                offer: one.offer,
                verdict: one.verdict,
                others: Vec::new(),
                before: Vec::new(),
            }),
            Some(last) => {
                let rank = |verdict, offer: &Offer| (verdict == Verdict::No, offer.tier, verdict);
                let mut other = one;
                if rank(one.verdict, one.offer) < rank(last.verdict, last.offer) {
                    other = Judged {
                        offer: last.offer,
                        verdict: last.verdict,
                        ..one
                    };
                    (last.offer, last.verdict) = (one.offer, one.verdict);
                }
                last.others.push(other);
            }
        }
    }
    found
}

/// The lower, the earlier.
fn key<'a>(found: &Ranked<'a>, person: &Person<'_>) -> impl Ord + use<'a> {
    let offer = found.offer;
    let own = person.place.own;
    let names_place = own.is_some_and(|own| offer.areas.contains(&own));
    let main = offer.topics.first();
    let is_main = main.is_some_and(|topic| person.needs.contains(topic));
    (
        found.verdict == Verdict::No,
        offer.tier,
        found.verdict,
        !names_place,
        !is_main,
        std::cmp::Reverse(offer.verified),
        offer.id.as_str(),
    )
}

/// Within one tier and verdict, whoever is to be asked after somebody else stands behind them. `check` refuses circles; the
/// budget keeps one that came by another way from turning for ever.
fn respect_relations(found: &mut [Ranked<'_>]) {
    let same = |one: &Ranked<'_>, other: &Ranked<'_>| {
        one.offer.tier == other.offer.tier && one.verdict == other.verdict
    };
    let related = found.iter().filter(|one| !one.offer.after.is_empty());
    let mut budget = related.count().pow(2);
    let mut at = 0;
    while at < found.len() {
        let (one, rest) = (&found[at], &found[at + 1..]);
        let named = |id: &String| {
            let mut rest = rest.iter();
            rest.rposition(|other| same(one, other) && id == organization(other.offer))
        };
        let behind = one.offer.after.iter().filter_map(named).max();
        match behind.filter(|_| budget > 0) {
            Some(distance) => {
                found[at..=at + 1 + distance].rotate_left(1);
                budget -= 1;
            }
            None => at += 1,
        }
    }
}

/// A subsidiary offer is at best one to ask as long as somebody of an earlier tier, with a duty or with a case management of
/// their own, fits or may fit. Whether anybody stood back.
fn stand_back(found: &mut [Ranked<'_>]) -> bool {
    let is_earlier =
        |one: &&Ranked<'_>| one.offer.tier <= Tier::Specialised && one.verdict != Verdict::No;
    let earlier: Vec<_> = found
        .iter()
        .filter(is_earlier)
        .map(|one| one.offer)
        .collect();
    let is_subsidiary =
        |one: &&mut Ranked<'_>| one.offer.tier == Tier::Subsidiary && one.verdict != Verdict::No;
    let mut stood_back = false;
    for one in found.iter_mut().filter(is_subsidiary) {
        let is_named = |offer: &&&Offer| {
            let mut named = one.offer.after.iter();
            named.any(|id| id == organization(offer))
        };
        // Those whom the record itself names are said first.
        let named = earlier.iter().filter(is_named);
        let others = earlier.iter().filter(|offer| !is_named(offer));
        let names = named.chain(others).map(|offer| offer.title.as_str());
        one.before = names.take(BEFORE).collect();
        if !one.before.is_empty() {
            one.verdict = Verdict::Ask;
            stood_back = true;
        }
    }
    stood_back
}
