//! Rules of referral: who may use an offer, who comes first, and whether all of it can be true at once.

use crate::date::Date;
use crate::diag::{Code, Diagnostic, Report, Spanned};
use crate::fields::Fields;
use crate::schema::{
    self, Field, age, benefit, conflicts, criteria, german, group, months, of, precedence, topic,
    traits, valid,
};
use crate::site::{
    Bounds, Conflicts, Criteria, Eligibility, Id, Organization, Precedence, Scale, Standing,
    TargetGroup, Taxonomy, Term, Tier, Traits, Validity,
};

use super::context::Shared;
use super::readers::terms;
use super::references::Pending;

/// Reads `[eligibility]`.
pub(super) fn eligibility(fields: &Fields<'_>, shared: &Shared<'_>) -> Option<Eligibility> {
    let taxonomy = shared.taxonomy;
    let table = fields.table(&schema::offer::ELIGIBILITY)?;
    let criteria = read_criteria(&table, taxonomy);
    let groups = table.list(&schema::eligibility::GROUPS).into_iter();
    let groups = groups.map(|table| {
        let group = read_group(&table, shared);
        if let Some(why) = nobody(&criteria, Some(&group.criteria), taxonomy) {
            unreachable(&table, why);
        }
        table.finish();
        group
    });
    let eligibility = Eligibility {
        groups: groups.collect(),
        note: table.plain_text(&schema::eligibility::NOTE),
        criteria: criteria.clone(),
    };
    match nobody(&criteria, None, taxonomy) {
        Some(why) => unreachable(&table, why),
        None => check_audience(fields, &table, &criteria, taxonomy),
    }
    table.finish();
    Some(eligibility)
}

fn read_group(table: &Fields<'_>, shared: &Shared<'_>) -> TargetGroup {
    TargetGroup {
        name: shared.spoken.localized(table, &group::NAME),
        valid: validity(table, &group::VALID),
        discretion: table.flag(&group::DISCRETION),
        criteria: read_criteria(table, shared.taxonomy),
        note: table.plain_text(&group::NOTE),
    }
}

fn read_criteria(table: &Fields<'_>, taxonomy: &Taxonomy) -> Criteria {
    Criteria {
        age: ages(table, &criteria::AGE),
        german: levels(table, &criteria::GERMAN),
        months: stay(table, &criteria::MONTHS),
        children: either(table, &criteria::CHILDREN),
        residence: terms(table, &criteria::RESIDENCE, taxonomy),
        benefits: terms(table, &criteria::BENEFITS, taxonomy),
    }
}

/// Yes or no, or nothing where it is not said.
fn either(table: &Fields<'_>, field: &Field<of::Flag>) -> Option<bool> {
    table.has(field).then(|| table.flag(field))
}

/// Half-open bounds as they are written: `{ from = 12, below = 27, unclear = [27] }`.
struct Ends {
    from: Option<Spanned<u16>>,
    below: Option<Spanned<u16>>,
    unclear: Vec<u16>,
}

/// Years of age.
fn ages(fields: &Fields<'_>, field: &Field<of::Sub>) -> Option<Bounds> {
    bounds(fields, field, |table| Ends {
        from: number(table, &age::FROM),
        below: number(table, &age::BELOW),
        unclear: numbers(table, &age::UNCLEAR),
    })
}

/// Months in Germany.
fn stay(fields: &Fields<'_>, field: &Field<of::Sub>) -> Option<Bounds> {
    bounds(fields, field, |table| Ends {
        from: number(table, &months::FROM),
        below: number(table, &months::BELOW),
        unclear: numbers(table, &months::UNCLEAR),
    })
}

/// Levels of German.
fn levels(fields: &Fields<'_>, field: &Field<of::Sub>) -> Option<Bounds> {
    bounds(fields, field, |table| {
        let unclear = table.all_written(&german::UNCLEAR).into_iter();
        let of::Choices(names) = german::UNCLEAR.of;
        let unclear = unclear.filter_map(|text| level(table, text, names));
        let single = |field: &Field<of::Choice>| level(table, table.written(field)?, field.of.0);
        Ends {
            from: single(&german::FROM),
            below: single(&german::BELOW),
            unclear: unclear.map(|level| level.value).collect(),
        }
    })
}

fn number(table: &Fields<'_>, field: &Field<of::Number>) -> Option<Spanned<u16>> {
    let number = table.number(field)?;
    let value = u16::try_from(number.value).ok()?;
    Some(Spanned::new(value, number.span))
}

fn numbers(table: &Fields<'_>, field: &Field<of::Numbers>) -> Vec<u16> {
    let numbers = table.numbers(field).into_iter();
    numbers
        .filter_map(|number| u16::try_from(number.value).ok())
        .collect()
}

fn level(table: &Fields<'_>, level: Spanned<String>, names: &[&str]) -> Option<Spanned<u16>> {
    let found = Scale::german(&level.value);
    if found.is_none() {
        table.report(
            Diagnostic::new(
                Code::InvalidValue,
                format!("`{}` is no level of German", level.value),
            )
            .at(level.span)
            .did_you_mean(&level.value, names.iter().copied())
            .help(format!("use one of: {}", names.join(", "))),
        );
    }
    found.map(|found| Spanned::new(found, level.span))
}

/// Bounds between which there is something.
fn bounds(
    fields: &Fields<'_>,
    field: &Field<of::Sub>,
    read: impl Fn(&Fields<'_>) -> Ends,
) -> Option<Bounds> {
    let table = fields.table(field)?;
    let ends = read(&table);
    let key = field.key;
    let crossed = ends.from.as_ref().zip(ends.below.as_ref());
    if let Some((from, below)) = crossed.filter(|(from, below)| from.value >= below.value) {
        let (code, message, begins, help) = match key {
            "age" => (
                Code::EmptyAgeSpan,
                format!(
                    "nobody is at least {} and below {}",
                    from.value, below.value
                ),
                "from this age",
                "`below` is the birthday on which it ends: 12 to 26 years is from = 12, below = 27",
            ),
            _ => (
                Code::UnreachableRule,
                format!("nothing lies within these bounds of `{key}`"),
                "from here",
                "`below` is the first value that is not meant any more",
            ),
        };
        table.report(
            Diagnostic::new(code, message)
                .at(below.span)
                .also(from.span, begins)
                .help(help),
        );
    }
    table.finish();
    Some(Bounds {
        from: ends.from.map_or(0, |from| from.value),
        below: ends.below.map(|below| below.value),
        unclear: ends.unclear,
        text: 0,
    })
}

fn validity(fields: &Fields<'_>, field: &Field<of::Sub>) -> Validity {
    let Some(table) = fields.table(field) else {
        return Validity::default();
    };
    let (from, until) = (table.date(&valid::FROM), table.date(&valid::UNTIL));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value.last_day() < from.value.first_day()
    {
        table.report(
            Diagnostic::new(Code::BadDate, "the rule ends before it begins")
                .at(until.span)
                .also(from.span, "begins here"),
        );
    }
    table.finish();
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
    let table = fields.table(&schema::offer::PRECEDENCE)?;
    let mut precedence = Precedence {
        tier: table.word(&precedence::TIER).unwrap_or_default(),
        valid: validity(&table, &precedence::VALID),
        after: Vec::new(),
    };
    for id in table.all_written(&precedence::AFTER) {
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
pub(super) fn traits(
    fields: &Fields<'_>,
    field: &Field<of::Sub>,
    pending: &mut Vec<Pending>,
) -> Option<Traits> {
    let table = fields.table(field)?;
    let traits = Traits {
        age: ages(&table, &traits::AGE),
        months: stay(&table, &traits::MONTHS),
        residence: later(&table, &traits::RESIDENCE, pending),
        children: either(&table, &traits::CHILDREN),
    };
    table.finish();
    Some(traits)
}

/// Reads what a benefit cannot go together with.
pub(super) fn conflicts(fields: &Fields<'_>, pending: &mut Vec<Pending>) -> Conflicts {
    let Some(table) = fields.table(&benefit::CONFLICTS) else {
        return Conflicts::default();
    };
    let conflicts = Conflicts {
        benefits: later(&table, &conflicts::BENEFITS, pending),
        residence: later(&table, &conflicts::RESIDENCE, pending),
    };
    table.finish();
    conflicts
}

/// Ids of terms, to be resolved when every vocabulary has been read.
fn later(table: &Fields<'_>, field: &Field<of::Terms>, pending: &mut Vec<Pending>) -> Vec<Id> {
    let ids = table.all_written(field);
    let terms = ids.iter().cloned();
    pending.extend(terms.map(|id| Pending::Term(field.of.0, id)));
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
        .all_written(&schema::offer::AUDIENCE)
        .iter()
        .filter_map(|id| taxonomy.audiences.get(&id.value))
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

/// Reports places in which nobody is responsible for a topic for which somebody must be.
pub(super) fn check_served(
    pending: &[Pending],
    organizations: &[Spanned<Organization>],
    taxonomy: &Taxonomy,
    (area, today): (&str, Date),
    report: &Report,
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
    let is_statutory = fields.flag(&topic::STATUTORY);
    if is_statutory {
        let span = fields.key_span(topic::STATUTORY.key).unwrap_or(fields.span);
        pending.push(Pending::Statutory(Spanned::new(topic.to_owned(), span)));
    }
    is_statutory
}
