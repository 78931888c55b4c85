//! Rules of referral: who may use an offer, who comes first, and whether all of it can be true at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::diag::{Code, Diagnostic, Report, Spanned};
use crate::fields::Fields;
use crate::keyword::Keyword;
use crate::site::{
    Bounds, Conflicts, Criteria, Eligibility, Id, Organization, Precedence, Scale, Standing,
    TargetGroup, Taxonomy, Term, Tier, Traits, Validity,
};

use super::offer::terms;
use super::{Pending, Shared};

/// Nobody is older.
const MAX_AGE: i64 = 120;
/// As many months.
const MAX_MONTHS: i64 = MAX_AGE * 12;

/// Reads `[eligibility]`.
pub(super) fn eligibility(fields: &Fields<'_>, shared: &Shared<'_>) -> Option<Eligibility> {
    let taxonomy = shared.taxonomy;
    let table = fields.fields("eligibility")?;
    let criteria = criteria(&table, taxonomy);
    let groups = table.list("groups").into_iter();
    let groups = groups.map(|table| {
        let group = group(&table, shared);
        if let Some(why) = nobody(&criteria, Some(&group.criteria), taxonomy) {
            unreachable(&table, why);
        }
        table.finish();
        group
    });
    let eligibility = Eligibility {
        groups: groups.collect(),
        note: table.plain_text("note"),
        criteria: criteria.clone(),
    };
    match nobody(&criteria, None, taxonomy) {
        Some(why) => unreachable(&table, why),
        None => check_audience(fields, &table, &criteria, taxonomy),
    }
    table.finish();
    Some(eligibility)
}

fn group(table: &Fields<'_>, shared: &Shared<'_>) -> TargetGroup {
    table.require("name", "what the group is called, for people");
    TargetGroup {
        name: shared.spoken.localized(table, "name"),
        valid: validity(table),
        discretion: table.flag("discretion"),
        criteria: criteria(table, shared.taxonomy),
        note: table.plain_text("note"),
    }
}

fn criteria(table: &Fields<'_>, taxonomy: &Taxonomy) -> Criteria {
    let residence = &taxonomy.residence;
    Criteria {
        age: bounds(table, "age", &Unit::Number(MAX_AGE)),
        german: bounds(table, "german", &Unit::German),
        months: bounds(table, "months", &Unit::Number(MAX_MONTHS)),
        children: table.has("children").then(|| table.flag("children")),
        residence: terms(table, "residence", "residence status", residence),
        benefits: terms(table, "benefits", "benefit", &taxonomy.benefits),
    }
}

/// What bounds are written in.
enum Unit {
    /// Whole numbers up to this one.
    Number(i64),
    /// Levels of German.
    German,
}

impl Unit {
    fn value(&self, table: &Fields<'_>, key: &str) -> Option<Spanned<u16>> {
        match self {
            Unit::Number(most) => {
                let number = table.integer(key, 0..=*most)?;
                let value = u16::try_from(number.value).ok()?;
                Some(Spanned::new(value, number.span))
            }
            Unit::German => {
                let level = table.text(key)?;
                self.level(table, &level)
                    .map(|at| Spanned::new(at, level.span))
            }
        }
    }

    fn values(&self, table: &Fields<'_>, key: &str) -> Vec<u16> {
        match self {
            Unit::Number(most) => {
                let numbers = table.integers(key, 0..=*most).into_iter();
                numbers
                    .filter_map(|number| u16::try_from(number.value).ok())
                    .collect()
            }
            Unit::German => {
                let levels = table.texts(key);
                levels
                    .iter()
                    .filter_map(|level| self.level(table, level))
                    .collect()
            }
        }
    }

    fn level(&self, table: &Fields<'_>, level: &Spanned<String>) -> Option<u16> {
        let found = Scale::german(&level.value);
        if found.is_none() {
            table.report(
                Diagnostic::new(
                    Code::InvalidValue,
                    format!("`{}` is no level of German", level.value),
                )
                .at(level.span)
                .did_you_mean(&level.value, Scale::GERMAN)
                .help(format!("use one of: {}", Scale::GERMAN.join(", "))),
            );
        }
        found
    }
}

/// Half-open bounds: `{ from = 12, below = 27, unclear = [27] }`.
fn bounds(fields: &Fields<'_>, key: &str, unit: &Unit) -> Option<Bounds> {
    let table = fields.fields(key)?;
    let (from, below) = (unit.value(&table, "from"), unit.value(&table, "below"));
    if let (Some(from), Some(below)) = (&from, &below)
        && from.value >= below.value
    {
        let (code, message) = match (key, unit) {
            ("age", _) => (
                Code::EmptyAgeSpan,
                format!(
                    "nobody is at least {} and below {}",
                    from.value, below.value
                ),
            ),
            _ => (
                Code::UnreachableRule,
                format!("nothing lies within these bounds of `{key}`"),
            ),
        };
        let help = match key {
            "age" => {
                "`below` is the birthday on which it ends: 12 to 26 years is from = 12, below = 27"
            }
            _ => "`below` is the first value that is not meant any more",
        };
        table.report(
            Diagnostic::new(code, message)
                .at(below.span)
                .also(
                    from.span,
                    if key == "age" {
                        "from this age"
                    } else {
                        "from here"
                    },
                )
                .help(help),
        );
    }
    let bounds = Bounds {
        from: from.map_or(0, |from| from.value),
        below: below.map(|below| below.value),
        unclear: unit.values(&table, "unclear"),
        text: 0,
    };
    table.finish();
    Some(bounds)
}

fn validity(fields: &Fields<'_>) -> Validity {
    let Some(valid) = fields.fields("valid") else {
        return Validity::default();
    };
    let (from, until) = (valid.date("from"), valid.date("until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value.last_day() < from.value.first_day()
    {
        valid.report(
            Diagnostic::new(Code::BadDate, "the rule ends before it begins")
                .at(until.span)
                .also(from.span, "begins here"),
        );
    }
    valid.finish();
    Validity {
        from: from.map(|date| date.value),
        until: until.map(|date| date.value),
    }
}

/// Reads `[precedence]`.
pub(super) fn precedence(
    fields: &Fields<'_>,
    itself: &str,
    pending: &mut Vec<Pending>,
) -> Option<Precedence> {
    let table = fields.fields("precedence")?;
    let mut precedence = Precedence {
        tier: table.word("tier").unwrap_or_default(),
        valid: validity(&table),
        after: Vec::new(),
    };
    for id in table.texts("after") {
        pending.push(Pending::After(
            itself.to_owned(),
            precedence.tier,
            id.clone(),
        ));
        precedence.after.push(id.value);
    }
    table.finish();
    Some(precedence)
}

/// Reads what makes a person a member of an audience.
pub(super) fn traits(fields: &Fields<'_>, key: &str, pending: &mut Vec<Pending>) -> Option<Traits> {
    let table = fields.fields(key)?;
    let traits = Traits {
        age: bounds(&table, "age", &Unit::Number(MAX_AGE)),
        months: bounds(&table, "months", &Unit::Number(MAX_MONTHS)),
        residence: later(&table, "residence", Pending::Status, pending),
        children: table.has("children").then(|| table.flag("children")),
    };
    table.finish();
    Some(traits)
}

/// Reads what a benefit cannot go together with.
pub(super) fn conflicts(fields: &Fields<'_>, pending: &mut Vec<Pending>) -> Conflicts {
    let Some(table) = fields.fields("conflicts") else {
        return Conflicts::default();
    };
    let conflicts = Conflicts {
        benefits: later(&table, "benefits", Pending::Benefit, pending),
        residence: later(&table, "residence", Pending::Status, pending),
    };
    table.finish();
    conflicts
}

/// Ids of terms, to be resolved when every vocabulary has been read.
fn later(
    table: &Fields<'_>,
    key: &str,
    reference: impl Fn(Spanned<Id>) -> Pending,
    pending: &mut Vec<Pending>,
) -> Vec<Id> {
    let ids = table.texts(key);
    pending.extend(ids.iter().cloned().map(reference));
    ids.into_iter().map(|id| id.value).collect()
}

fn unreachable(table: &Fields<'_>, why: String) {
    table.report(
        Diagnostic::new(Code::UnreachableRule, "nobody can meet this rule")
            .at(table.span)
            .label(why)
            .help("delete one of the conditions, or make two groups of it"),
    );
}

/// Why nobody can meet all of these conditions, if nobody can. Empty bounds are reported where they stand.
fn nobody(one: &Criteria, other: Option<&Criteria>, taxonomy: &Taxonomy) -> Option<String> {
    let none = Criteria::default();
    let other = other.unwrap_or(&none);
    let spans = [
        ("age", &one.age, &other.age),
        ("german", &one.german, &other.german),
        ("months", &one.months, &other.months),
    ];
    for (key, one, other) in spans {
        if let (Some(one), Some(other)) = (one, other)
            && !meet(one, other)
        {
            return Some(format!(
                "its `{key}` and that of the whole offer have nothing in common"
            ));
        }
    }
    if one.children.is_some() && other.children.is_some() && one.children != other.children {
        return Some("its `children` contradicts that of the whole offer".to_owned());
    }
    let tree = &taxonomy.residence;
    let overlap = |a: &Id, b: &Id| tree.is_within(a, b) || tree.is_within(b, a);
    let (statuses, others) = (&one.residence, &other.residence);
    let apart = |a: &Id| !others.iter().any(|b| overlap(a, b));
    if !statuses.is_empty() && !others.is_empty() && statuses.iter().all(apart) {
        return Some(
            "its `residence` and that of the whole offer have nothing in common".to_owned(),
        );
    }
    let statuses = if others.is_empty() { statuses } else { others };
    let benefits = if other.benefits.is_empty() {
        &one.benefits
    } else {
        &other.benefits
    };
    let excluded = |benefit: &Id| {
        let term = taxonomy.benefits.get(benefit);
        let not_with = term.map_or(&[][..], |term| &term.conflicts.residence);
        let is_excluded = |status: &Id| not_with.iter().any(|not| tree.is_within(status, not));
        statuses.iter().all(is_excluded)
    };
    let clash = !statuses.is_empty() && !benefits.is_empty() && benefits.iter().all(excluded);
    clash.then(|| {
        "with this residence status nobody gets these benefits (directory/taxonomy/benefits.toml)".to_owned()
    })
}

/// Whether some value is in both, or may be: at unclear ones people are told to ask.
fn meet(one: &Bounds, other: &Bounds) -> bool {
    let below = |bounds: &Bounds| bounds.below.unwrap_or(u16::MAX);
    let unclear = |one: &Bounds, other: &Bounds| {
        let mut values = one.unclear.iter();
        values.any(|value| other.holds(*value) || other.unclear.contains(value))
    };
    let both = one.from.max(other.from) < below(one).min(below(other));
    both || unclear(one, other) || unclear(other, one)
}

/// An audience that nobody of the right age belongs to.
fn check_audience(
    fields: &Fields<'_>,
    table: &Fields<'_>,
    criteria: &Criteria,
    taxonomy: &Taxonomy,
) {
    let Some(age) = &criteria.age else { return };
    let audience: Vec<&Term> = fields
        .plain_texts("audience")
        .iter()
        .filter_map(|id| taxonomy.audiences.get(id))
        .collect();
    let admits = |term: &&Term| {
        let Some(fits) = &term.fits else { return true };
        let Some(surely) = &fits.age else { return true };
        let perhaps = term.perhaps.age.as_ref();
        meet(age, surely) || perhaps.is_some_and(|perhaps| meet(age, perhaps))
    };
    let people = audience.iter().filter(|term| !term.helpers);
    if people.clone().count() > 0 && !people.into_iter().any(admits) {
        unreachable(
            table,
            "nobody of this age belongs to its `audience`".to_owned(),
        );
    }
}

/// Who comes after whom, with the tier of the offer that says so and the place where it does.
type Edge<'a> = (&'a str, Tier, &'a Spanned<Id>);

/// Reports orders that contradict each other: circles, and somebody who is to come after an offer of a later tier.
pub(super) fn check_order(
    pending: &[Pending],
    organizations: &[Spanned<Organization>],
    report: &mut Report,
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

fn check_tiers(edges: &[Edge<'_>], organizations: &[Spanned<Organization>], report: &mut Report) {
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

/// Reports places in which nobody is responsible for a topic for which somebody must be.
pub(super) fn check_served(
    pending: &[Pending],
    organizations: &[Spanned<Organization>],
    taxonomy: &Taxonomy,
    (area, today): (&str, Date),
    report: &mut Report,
) {
    let topics = pending.iter().filter_map(|reference| match reference {
        Pending::Statutory(topic) => Some(topic),
        _ => None,
    });
    for topic in topics {
        let entries = organizations
            .iter()
            .flat_map(|organization| organization.value.entries());
        let serving: Vec<_> = entries
            .filter(|entry| entry.tier() == Tier::Statutory)
            .filter(|entry| entry.standing(today) == Standing::Active)
            .filter(|entry| entry.topics().contains(&topic.value))
            .collect();
        let is_served = |place: &&Term| {
            let mut reach = serving.iter();
            reach.any(|entry| entry.reach(&place.id, &taxonomy.areas).is_some())
        };
        let unserved: Vec<&str> = taxonomy
            .areas
            .children(area)
            .filter(|place| !is_served(place))
            .map(|place| place.id.as_str())
            .collect();
        if !unserved.is_empty() {
            report.push(
                Diagnostic::new(
                    Code::UnservedTopic,
                    format!("nobody is responsible for `{}` in: {}", topic.value, unserved.join(", ")),
                )
                .at(topic.span)
                .help("enter who is: a record with this topic, this service_area and tier = \"statutory\" in [precedence]"),
            );
        }
    }
}

/// The place of the key that makes a topic one of the law.
pub(super) fn statutory(fields: &Fields<'_>, topic: &str, pending: &mut Vec<Pending>) -> bool {
    let is_statutory = fields.flag("statutory");
    if is_statutory {
        let span = fields.key_span("statutory").unwrap_or(fields.span);
        pending.push(Pending::Statutory(Spanned::new(topic.to_owned(), span)));
    }
    is_statutory
}
