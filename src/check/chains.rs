//! Chains of records: what lies in what, what follows what, and who comes after whom.
//!
//! **Invariant:** no chain comes back to where it began, and nobody comes before whom an earlier tier sends people to.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Report, Spanned};
use crate::keyword::Keyword;
use crate::site::{Id, Organization, Status, Tier};

use super::references::Pending;

/// Reports chains of records that come back to where they began.
pub(super) fn check_circles(organizations: &[Spanned<Organization>], report: &Report) {
    let by_id: BTreeMap<&str, &Organization> = organizations
        .iter()
        .map(|o| (o.value.id.as_str(), &o.value))
        .collect();
    let successor = |o: &Organization| match o.entry().status() {
        Status::Ended { successor, .. } => successor.clone(),
        _ => None,
    };
    type Next<'a> = &'a dyn Fn(&Organization) -> Option<Id>;
    let chains: [(&str, Next<'_>); 2] = [
        ("part_of", &|o: &Organization| o.part_of.clone()),
        ("successor", &successor),
    ];
    for (key, next) in chains {
        for start in organizations {
            // A record that names itself is reported where it does so.
            let mut at = next(&start.value).filter(|id| *id != start.value.id);
            for _ in 0..organizations.len() {
                let Some(id) = at else { break };
                if id == start.value.id {
                    report.push(
                        Diagnostic::new(
                            Code::Cycle,
                            format!("`{id}` comes back to itself by `{key}`"),
                        )
                        .at(start.span)
                        .help(format!("change `{key}` in one of the records on the way")),
                    );
                    break;
                }
                at = by_id
                    .get(id.as_str())
                    .and_then(|o| next(o))
                    .filter(|next| *next != id);
            }
        }
    }
}

/// Who comes after whom, with the tier of the offer that says so and the place where it does.
type Edge<'a> = (&'a str, Tier, &'a Spanned<Id>);

/// Reports orders that contradict each other: circles, and somebody who is to come after an offer of a later tier.
pub(super) fn check_order(
    pending: &[Pending],
    organizations: &[Spanned<Organization>],
    report: &Report,
) {
    let edges: Vec<Edge<'_>> = pending
        .iter()
        .filter_map(|reference| match reference {
            Pending::After(itself, tier, id) if *itself != id.value => {
                Some((itself.as_str(), *tier, id))
            }
            _ => None,
        })
        .collect();
    let mut by_id: BTreeMap<&str, Vec<&Spanned<Id>>> = BTreeMap::new();
    for (itself, _, id) in &edges {
        by_id.entry(itself).or_default().push(id);
    }
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (itself, _, id) in &edges {
        let Some(way) = way(&id.value, itself, &by_id) else {
            continue;
        };
        if !told.contains(itself) {
            let circle = way.iter().chain([itself]).copied().collect::<Vec<_>>();
            report.push(
                Diagnostic::new(
                    Code::ContradictoryOrder,
                    format!("`{itself}` comes after itself: {}", circle.join(" after ")),
                )
                .at(id.span)
                .help("take one of them out of `after`"),
            );
        }
        told.extend(way);
        told.insert(itself);
    }
    check_tiers(&edges, organizations, report);
}

/// A way from one record to another along `after`, by ids, without the last.
fn way<'a>(
    from: &'a str,
    to: &str,
    edges: &BTreeMap<&'a str, Vec<&'a Spanned<Id>>>,
) -> Option<Vec<&'a str>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == to {
            let mut way = vec![];
            let mut step = at;
            while step != from {
                step = before[step];
                way.push(step);
            }
            way.reverse();
            return Some(way);
        }
        for next in edges.get(at).into_iter().flatten() {
            let next = next.value.as_str();
            if next != from && !before.contains_key(next) {
                before.insert(next, at);
                open.push(next);
            }
        }
    }
    None
}

fn check_tiers(edges: &[Edge<'_>], organizations: &[Spanned<Organization>], report: &Report) {
    let tiers: BTreeMap<&str, Tier> = organizations
        .iter()
        .map(|o| (o.value.id.as_str(), o.value.entry().tier()))
        .collect();
    for (itself, own, id) in edges {
        let Some(other) = tiers.get(id.value.as_str()) else {
            continue;
        };
        if other > own {
            report.push(
                Diagnostic::new(
                    Code::ContradictoryOrder,
                    format!("`{}` always comes after `{itself}`", id.value),
                )
                .at(id.span)
                .label(format!(
                    "its tier is {}, that of `{itself}` is {}",
                    other.word(),
                    own.word()
                ))
                .help("change the `tier` of one of them, or take it out of `after`"),
            );
        }
    }
}
