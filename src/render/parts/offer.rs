//! What a record or a service offers, to whom and how, in words.

use serde::Serialize;

use crate::lang::{Lang, Language};
use crate::render::parts::contact::Website;
use crate::render::scope::Scope;
use crate::site::{
    Access, AccessHow, Contact, Cost, Criteria, Eligibility, Entry, Facts, Id, Offer, Organization,
    Service, ServiceArea, Standing, Status,
};
use crate::theme::Arg;
use crate::words::{Link, Txt};

/// The facts of an offer. What is not known is absent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct FactsView {
    pub(crate) audience: Vec<Txt>,
    pub(crate) audience_note: Option<Txt>,
    pub(crate) topics: Vec<Link>,
    pub(crate) areas: Vec<Link>,
    pub(crate) areas_note: Option<Txt>,
    pub(crate) languages: Vec<Txt>,
    pub(crate) cost: Option<CostView>,
    pub(crate) website: Option<Website>,
    pub(crate) eligibility: Vec<Line>,
    pub(crate) access: Vec<AccessView>,
}

/// A labelled line of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Line {
    pub(crate) label: Option<String>,
    pub(crate) items: Vec<Txt>,
}

/// What it costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct CostView {
    pub(crate) free: bool,
    pub(crate) note: Option<Txt>,
}

/// A way in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct AccessView {
    pub(crate) professional: bool,
    /// "Mit Termin, über die E-Mail-Adresse".
    pub(crate) way: String,
    pub(crate) documents: Vec<Txt>,
    pub(crate) reply_within: Option<Txt>,
    pub(crate) note: Option<Txt>,
}

/// That it has ended or rests.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct StatusView {
    pub(crate) ended: bool,
    pub(crate) text: String,
    pub(crate) successor: Option<Link>,
}

impl FactsView {
    /// All that holds for an organization.
    pub(crate) fn of_organization(entry: Entry<'_>, scope: &Scope<'_>) -> FactsView {
        let offer = entry.own();
        let mut view = FactsView::new(&offer.facts, scope);
        view.audience_note = audience_note(offer, scope);
        view.areas_note = areas_note(offer, scope);
        view
    }

    /// What a service says itself: it need not repeat what its organization says.
    pub(crate) fn of_service(service: &Service, of: &Organization, scope: &Scope<'_>) -> FactsView {
        let offer = &service.offer;
        let mut view = FactsView::new(&offer.facts, scope);
        // Who reads a note on them wants to see the places and people it is about, too.
        let entry = of.service(service);
        let note =
            |own: Option<Txt>, others: Option<Txt>| own.filter(|own| others.as_ref() != Some(own));
        view.audience_note = note(audience_note(offer, scope), audience_note(&of.offer, scope));
        view.areas_note = note(areas_note(offer, scope), areas_note(&of.offer, scope));
        if view.areas_note.is_some() {
            view.areas = areas(entry.service_area(), scope);
        }
        view
    }

    fn new(facts: &Facts, scope: &Scope<'_>) -> FactsView {
        let taxonomy = &scope.site.taxonomy;
        let terms = |vocabulary: &crate::site::Vocabulary, ids: &Option<Vec<Id>>| -> Vec<Txt> {
            let ids = ids.iter().flatten();
            ids.map(|id| scope.term(vocabulary, id)).collect()
        };
        let topics = facts.topics.iter().flatten();
        let rules = facts.eligibility.as_ref();
        let ways = facts.access.iter().flatten();
        FactsView {
            audience: terms(&taxonomy.audiences, &facts.audience),
            audience_note: None,
            topics: topics.map(|id| scope.topic_link(id)).collect(),
            areas: facts
                .service_area
                .as_ref()
                .map_or_else(Vec::new, |area| areas(area, scope)),
            areas_note: None,
            languages: terms(&taxonomy.languages, &facts.languages),
            cost: facts.cost.as_ref().map(|cost| cost_view(cost, scope)),
            website: facts.website.as_deref().map(Website::new),
            eligibility: rules.map_or_else(Vec::new, |rules| eligibility(rules, scope)),
            access: ways.map(|way| access(way, scope)).collect(),
        }
    }
}

fn areas(area: &ServiceArea, scope: &Scope<'_>) -> Vec<Link> {
    area.areas.iter().map(|id| scope.area_link(id)).collect()
}

fn audience_note(offer: &Offer, scope: &Scope<'_>) -> Option<Txt> {
    Some(scope.words.text(&offer.audience_note)).filter(|note| !note.text.is_empty())
}

fn areas_note(offer: &Offer, scope: &Scope<'_>) -> Option<Txt> {
    let note = offer.service_area_note.as_deref();
    note.map(|note| scope.words.german(note))
}

fn cost_view(cost: &Cost, scope: &Scope<'_>) -> CostView {
    CostView {
        free: cost.free,
        note: cost.note.as_deref().map(|note| scope.words.german(note)),
    }
}

fn eligibility(rules: &Eligibility, scope: &Scope<'_>) -> Vec<Line> {
    let words = scope.words;
    let mut lines = criteria(&rules.criteria, scope);
    for group in &rules.groups {
        let mut items = vec![words.text(&group.name)];
        items.extend(
            criteria(&group.criteria, scope)
                .into_iter()
                .flat_map(|line| line.items),
        );
        items.extend(group.note.as_deref().map(|note| words.german(note)));
        if group.discretion {
            items.push(words.own(words.tr("eligibility-discretion")));
        }
        let dated = words.validity(&group.valid);
        items.extend(dated.map(|dates| words.own(dates)));
        lines.push(Line {
            label: Some(words.tr("eligibility-group")),
            items,
        });
    }
    if let Some(note) = &rules.note {
        lines.push(Line {
            label: None,
            items: vec![words.german(note)],
        });
    }
    lines
}

fn criteria(rules: &Criteria, scope: &Scope<'_>) -> Vec<Line> {
    let words = scope.words;
    let taxonomy = &scope.site.taxonomy;
    let bounds = [
        (
            "eligibility-age",
            rules.age.as_ref().and_then(|age| words.age(age)),
        ),
        (
            "eligibility-german",
            rules
                .german
                .as_ref()
                .and_then(|level| words.german_level(level)),
        ),
        (
            "eligibility-months",
            rules
                .months
                .as_ref()
                .and_then(|months| words.months(months)),
        ),
    ];
    let mut lines: Vec<Line> = bounds
        .into_iter()
        .filter_map(|(key, text)| {
            Some(Line {
                label: Some(words.tr(key)),
                items: vec![words.own(text?)],
            })
        })
        .collect();
    let terms = [
        (
            "eligibility-residence",
            &taxonomy.residence,
            &rules.residence,
        ),
        ("eligibility-benefits", &taxonomy.benefits, &rules.benefits),
    ];
    for (key, vocabulary, ids) in terms {
        if !ids.is_empty() {
            lines.push(Line {
                label: Some(words.tr(key)),
                items: ids.iter().map(|id| scope.term(vocabulary, id)).collect(),
            });
        }
    }
    if let Some(children) = rules.children {
        let key = if children {
            "eligibility-children"
        } else {
            "eligibility-childless"
        };
        lines.push(Line {
            label: None,
            items: vec![words.own(words.tr(key))],
        });
    }
    lines
}

fn access(way: &Access, scope: &Scope<'_>) -> AccessView {
    let words = scope.words;
    let how = words.tr(match way.how {
        AccessHow::WalkIn => "access-walk-in",
        AccessHow::Phone => "access-phone",
        AccessHow::Email => "access-email",
        AccessHow::Appointment => "access-appointment",
        AccessHow::Online => "access-online",
        AccessHow::Referral => "access-referral",
    });
    let german = |text: &Option<String>| text.as_deref().map(|text| words.german(text));
    AccessView {
        professional: way.professional,
        way: match way
            .uses
            .filter(|contact| !says_it_already(way.how, *contact))
        {
            Some(contact) => words.with(
                "access-through",
                &[
                    ("how", Arg::Text(how)),
                    ("contact", Arg::Text(words.tr(contact_key(contact)))),
                ],
            ),
            None => how,
        },
        documents: way
            .documents
            .iter()
            .map(|id| scope.term(&scope.site.taxonomy.documents, id))
            .collect(),
        reply_within: german(&way.reply_within),
        note: german(&way.note),
    }
}

/// "By telephone, through the telephone number" says one thing twice.
fn says_it_already(how: AccessHow, contact: Contact) -> bool {
    matches!(
        (how, contact),
        (AccessHow::Phone, Contact::Phone)
            | (AccessHow::Email, Contact::Email)
            | (AccessHow::Online, Contact::Website)
            | (AccessHow::WalkIn, Contact::Address | Contact::Hours)
    )
}

fn contact_key(contact: Contact) -> &'static str {
    match contact {
        Contact::Phone => "contact-by-phone",
        Contact::Email => "contact-by-email",
        Contact::Website => "contact-by-website",
        Contact::Address => "contact-by-address",
        Contact::Hours => "contact-by-hours",
    }
}

/// What the banner says; `None` for what is active.
pub(crate) fn status(entry: Entry<'_>, scope: &Scope<'_>) -> Option<StatusView> {
    let words = scope.words;
    let dated = |bare: &str, since: &Option<crate::date::PartialDate>| match since {
        Some(date) => words.of(&format!("{bare}-since"), "date", words.date(*date)),
        None => words.tr(bare),
    };
    let (since, successor) = match entry.status() {
        Status::Active => (&entry.validity().until, None),
        Status::Paused { since } => (since, None),
        Status::Ended { since, successor } => (since, successor.as_deref()),
    };
    let (ended, key) = match entry.standing(scope.site.today) {
        Standing::Active | Standing::NotBegun => return None,
        Standing::Paused => (false, "status-paused"),
        Standing::Ended => (true, "status-ended"),
    };
    Some(StatusView {
        ended,
        text: dated(key, since),
        successor: successor.and_then(|id| scope.record_link(id)),
    })
}

/// Whether readers of a language other than German get nothing but German of the offer's own text.
pub(crate) fn only_german(offer: &Offer, language: &Language) -> bool {
    let shown = language.pick(&offer.summary.0).map(|(_, lang)| lang);
    language.lang != Lang::DE && shown.is_none_or(|shown| shown == Lang::DE)
}
