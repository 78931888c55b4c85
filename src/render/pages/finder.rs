//! The referral finder: the questions and the texts its script needs; and, without a script, who is responsible in a place.
//!
//! Owns: which facts are asked for, and in which order they stand. In: the rules of referral, the vocabularies. Out: the page
//! `/wegweiser/` and one page for each place.
//! **Invariant:** the pages for places answer by the same rules as the finder, for a person of whom only the place is known.
//! Deliberately absent: answers to persons. They are given in the browser, and nowhere else.

use lotse_search::refer::{Answer, Inquiry, Scale, Tier, Verdict};
use serde::Serialize;
use serde_json::json;
use tera::Value;

use crate::render::parts::{
    frame::{Head, PageView},
    value,
};
use crate::render::scope::Scope;
use crate::site::Vocabulary;
use crate::words::{Link, Txt};

/// A value that can be chosen.
#[derive(Serialize)]
struct Choice {
    id: String,
    text: Txt,
    /// What explains it, in a sentence.
    note: Option<Txt>,
    /// How deep it lies in its tree.
    depth: usize,
}

pub(crate) fn view(scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    let taxonomy = &scope.site.taxonomy;
    let head = Head {
        template: "finder",
        path: scope.routes.finder(),
        title: words.own(words.tr("finder-title")),
        description: words.tr("finder-lead"),
        crumbs: Vec::new(),
        indexed: true,
    };
    let places = scope
        .site
        .places()
        .map(|term| choice(&term.id, &taxonomy.areas, scope));
    let languages = spoken(scope)
        .into_iter()
        .map(|id| choice(id, &taxonomy.languages, scope));
    let overview = scope
        .site
        .places()
        .map(|term| decision_link(&term.id, scope));
    PageView::new(head)
        .with("needs", value::of(&choices(&taxonomy.topics, scope)))
        .with("places", value::of(&places.collect::<Vec<_>>()))
        .with("residence", value::of(&choices(&taxonomy.residence, scope)))
        .with("benefits", value::of(&choices(&taxonomy.benefits, scope)))
        .with("spoken", value::of(&languages.collect::<Vec<_>>()))
        .with("levels", value::of(&&Scale::GERMAN[1..]))
        .with("overview", value::of(&overview.collect::<Vec<_>>()))
        .with("texts", Value::safe_string(&texts(scope)))
}

fn choices(vocabulary: &Vocabulary, scope: &Scope<'_>) -> Vec<Choice> {
    in_order(vocabulary, None)
        .map(|id| choice(id, vocabulary, scope))
        .collect()
}

/// The terms of a tree, each followed by those below it.
fn in_order<'a>(
    vocabulary: &'a Vocabulary,
    parent: Option<&'a str>,
) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    let terms = vocabulary
        .iter()
        .filter(move |term| term.parent.as_deref() == parent);
    Box::new(terms.flat_map(|term| {
        std::iter::once(term.id.as_str()).chain(in_order(vocabulary, Some(&term.id)))
    }))
}

fn choice(id: &str, vocabulary: &Vocabulary, scope: &Scope<'_>) -> Choice {
    let term = vocabulary.get(id);
    let note = term.map(|term| scope.words.text(&term.note));
    let above = |id: &str| vocabulary.get(id).and_then(|term| term.parent.clone());
    Choice {
        id: id.to_owned(),
        text: scope.term(vocabulary, id),
        note: note.filter(|note| !note.text.is_empty()),
        depth: std::iter::successors(above(id), |id| above(id)).count(),
    }
}

/// Languages that somebody speaks in some office: asking for others would settle nothing.
fn spoken<'a>(scope: &Scope<'a>) -> Vec<&'a str> {
    let entries = scope.site.entries();
    let mut languages: Vec<&str> = entries
        .flat_map(|entry| entry.languages())
        .map(String::as_str)
        .collect();
    let vocabulary = &scope.site.taxonomy.languages;
    languages.sort_unstable_by_key(|id| vocabulary.position(id));
    languages.dedup();
    languages
}

fn decision_link(area: &str, scope: &Scope<'_>) -> Link {
    Link {
        text: scope.term(&scope.site.taxonomy.areas, area),
        url: scope.routes.decision(area),
    }
}

/// Keys of the texts that the script fills.
const TEXTS: [&str; 26] = [
    "tier-statutory",
    "tier-specialised",
    "tier-open",
    "tier-subsidiary",
    "verdict-fits",
    "verdict-ask",
    "verdict-no",
    "count",
    "count-none",
    "start",
    "reach",
    "also",
    "more",
    "matters",
    "reset-done",
    "age-wrong",
    "postcode-wrong",
    "months-wrong",
    "link-unknown",
    "link-copied",
    "link-copy-failed",
    "trouble",
    "retry",
    "loading",
    "link-taken",
    "no-title",
];

fn texts(scope: &Scope<'_>) -> String {
    let slots = ["fits", "ask", "n", "id"];
    let texts = TEXTS.iter().map(|key| {
        let text = scope.words.template(&format!("finder-{key}"), &slots);
        ((*key).to_owned(), json!(text))
    });
    let texts = texts.chain([("directions".to_owned(), json!(scope.directions()))]);
    value::script(&serde_json::Value::Object(texts.collect()))
}

/// Who is responsible in a place, topic by topic.
#[derive(Serialize)]
struct Topic {
    id: String,
    text: Txt,
    icon: Option<String>,
    tiers: Vec<Step>,
    /// The list of everything there is, if there is more than is shown.
    more: Option<Link>,
}

/// Those who are asked at the same time.
#[derive(Serialize)]
struct Step {
    heading: String,
    rows: Vec<Row>,
}

/// One organization, and on what it depends.
#[derive(Serialize)]
struct Row {
    link: Link,
    fits: bool,
    conditions: Vec<String>,
}

/// As many of the further offers are named; the list of the topic has them all.
const FURTHER: usize = 5;

/// The page of a place.
pub(crate) fn decision(area: &str, scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    let place = scope.term(&scope.site.taxonomy.areas, area);
    let head = Head {
        template: "decision",
        path: scope.routes.decision(area),
        title: words.own(words.of("decision-title", "place", place.text.as_str())),
        description: words.of("decision-lead", "place", place.text.as_str()),
        crumbs: vec![scope.crumb("finder-title", scope.routes.finder())],
        indexed: true,
    };
    let topics = scope.site.taxonomy.topics.iter();
    let topics: Vec<Topic> = topics
        .filter_map(|term| topic(area, &term.id, scope))
        .collect();
    let lead = Value::from(head.description.as_str());
    PageView::new(head)
        .with("lead", lead)
        .with("topics", value::of(&topics))
}

fn topic(area: &str, id: &str, scope: &Scope<'_>) -> Option<Topic> {
    let inquiry = Inquiry {
        area: Some(area.to_owned()),
        needs: vec![id.to_owned()],
        ..Inquiry::default()
    };
    let answers = scope.rules.refer(&inquiry).answers;
    let open: Vec<&Answer> = answers
        .iter()
        .filter(|answer| answer.verdict != Verdict::No)
        .collect();
    let term = scope.site.taxonomy.topics.get(id)?;
    let more = open
        .iter()
        .filter(|answer| answer.tier == Tier::Open)
        .count()
        > FURTHER;
    let tiers = [
        Tier::Statutory,
        Tier::Specialised,
        Tier::Open,
        Tier::Subsidiary,
    ];
    let tiers = tiers
        .into_iter()
        .filter_map(|tier| step(tier, &open, scope));
    (!open.is_empty()).then(|| Topic {
        id: id.to_owned(),
        text: scope.term(&scope.site.taxonomy.topics, id),
        icon: term.icon.clone(),
        tiers: tiers.collect(),
        more: more.then(|| Link {
            text: scope.words.own(scope.words.tr("decision-more")),
            url: scope.routes.area_topic(area, id),
        }),
    })
}

fn step(tier: Tier, answers: &[&Answer], scope: &Scope<'_>) -> Option<Step> {
    let shown = if tier == Tier::Open {
        FURTHER
    } else {
        usize::MAX
    };
    let rows = answers
        .iter()
        .filter(|answer| answer.tier == tier)
        .take(shown);
    let rows: Vec<Row> = rows.map(|answer| row(answer, scope)).collect();
    (!rows.is_empty()).then(|| Step {
        heading: scope.words.tr(&format!("finder-{}", tier.message().word())),
        rows,
    })
}

fn row(answer: &Answer, scope: &Scope<'_>) -> Row {
    let (id, service) = match answer.id.split_once('/') {
        Some((id, service)) => (id, Some(service)),
        None => (answer.id.as_str(), None),
    };
    let record = scope.site.organization(id).filter(|_| service.is_none());
    let conditions = answer
        .reasons
        .iter()
        .filter(|reason| reason.verdict == Verdict::Ask);
    Row {
        link: Link {
            text: match record {
                Some(record) => scope.words.text(&record.offer.name),
                None => scope.words.own(&answer.title),
            },
            url: answer.url.clone(),
        },
        fits: answer.verdict == Verdict::Fits,
        conditions: conditions.map(|reason| reason.text.clone()).collect(),
    }
}
