//! The search page: the form, its filters, the texts its script needs, and what there is to browse without it.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::json;
use tera::Value;

use crate::render::parts::{
    cards,
    frame::{Head, PageView},
    tiles, value,
};
use crate::render::scope::Scope;
use crate::site::{Features, Id, Vocabulary};
use crate::words::{Txt, Words};

/// A filter of the search.
#[derive(Serialize)]
struct Filter {
    /// Its name in the request.
    name: &'static str,
    /// Its name in the address, as people see it.
    param: &'static str,
    label: String,
    all: String,
    options: Vec<Choice>,
}

/// A value of a filter.
#[derive(Serialize)]
struct Choice {
    id: String,
    text: Txt,
}

pub(crate) fn view(scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    let head = Head {
        template: "search",
        path: scope.routes.search(),
        title: words.own(words.tr("search-title")),
        description: words.tr("search-description"),
        crumbs: Vec::new(),
        indexed: true,
    };
    PageView::new(head)
        .with("filters", value::of(&filters(scope)))
        .with("texts", Value::safe_string(&texts(scope)))
        .with("areas", value::of(&tiles::areas(scope)))
        .with("topics", value::of(&tiles::topics(scope)))
        .with("letters", value::of(&tiles::letters(scope)))
}

fn filters(scope: &Scope<'_>) -> Vec<Filter> {
    let taxonomy = &scope.site.taxonomy;
    let (mut audiences, mut languages) = (Vec::new(), Vec::new());
    for entry in scope.site.entries() {
        audiences.extend(entry.audience().iter().map(String::as_str));
        languages.extend(entry.languages().iter().map(String::as_str));
    }
    for used in [&mut audiences, &mut languages] {
        used.sort_unstable();
        used.dedup();
    }
    let all = |vocabulary: &Vocabulary| -> Vec<Choice> { choices(vocabulary, |_| true, scope) };
    let filter = |name, param, options| Filter {
        name,
        param,
        label: scope.words.tr(&format!("filter-{name}")),
        all: scope.words.tr(&format!("filter-{name}-all")),
        options,
    };
    let mut filters = vec![
        filter("area", "ort", all(&taxonomy.areas)),
        filter("topic", "thema", all(&taxonomy.topics)),
        filter("category", "kategorie", all(&taxonomy.categories)),
        filter(
            "audience",
            "zielgruppe",
            choices(
                &taxonomy.audiences,
                |id| audiences.binary_search(&id).is_ok(),
                scope,
            ),
        ),
        filter(
            "language",
            "sprache",
            choices(
                &taxonomy.languages,
                |id| languages.binary_search(&id).is_ok(),
                scope,
            ),
        ),
    ];
    // What no place is known to have is nothing to look for.
    let features = features(scope);
    if !features.is_empty() {
        filters.push(filter("feature", "merkmal", features));
    }
    filters
}

/// What some place has, in the order of its words.
fn features(scope: &Scope<'_>) -> Vec<Choice> {
    let records = scope.site.organizations.iter();
    let places = records.flat_map(|record| &record.locations);
    let facts = places
        .flat_map(|place| &place.features)
        .flat_map(Features::facts);
    let there = facts.filter(|(_, is_there)| *is_there);
    let ids: BTreeSet<Id> = there.map(|(id, _)| id).collect();
    let choice = |id: Id| Choice {
        text: scope.words.own(scope.words.tr(&format!("feature-{id}"))),
        id,
    };
    let mut choices: Vec<Choice> = ids.into_iter().map(choice).collect();
    let collator = cards::collator(scope.lang);
    choices.sort_by(|one, two| collator.compare(&one.text.text, &two.text.text));
    choices
}

fn choices(vocabulary: &Vocabulary, used: impl Fn(&str) -> bool, scope: &Scope<'_>) -> Vec<Choice> {
    vocabulary
        .iter()
        .filter(|term| used(&term.id))
        .map(|term| Choice {
            id: term.id.clone(),
            text: scope.words.text(&term.label),
        })
        .collect()
}

/// What may stand before the name of a place, in every language of the portal: people type the one that they know.
fn before(scope: &Scope<'_>) -> String {
    let languages = scope.site.settings.languages.iter();
    let words =
        languages.map(|lang| Words::new(*lang, scope.theme.messages()).tr("search-place-before"));
    words.collect::<Vec<_>>().join(" ")
}

/// What the script says. `{name}` is filled in by it, so these texts carry no plural.
fn texts(scope: &Scope<'_>) -> String {
    let slot = |key: &str, name: &'static str| scope.words.template(key, &[name]);
    let tr = |key: &str| scope.words.tr(key);
    value::script(&json!({
        "count": slot("search-count", "number"),
        "countOne": tr("search-count-one"),
        "none": slot("search-none", "query"),
        "nothing": tr("search-none-filters"),
        "leftOut": slot("search-left-out", "words"),
        "place": slot("search-place", "place"),
        "only": slot("search-place-only", "place"),
        "corrected": slot("search-corrected", "words"),
        "didYouMean": slot("search-did-you-mean", "words"),
        "via": slot("search-via", "terms"),
        "ended": tr("status-ended-short"),
        "successor": tr("status-successor"),
        "more": scope.words.template("search-more", &["shown", "number"]),
        "remove": slot("filters-remove", "name"),
        "clearAll": tr("filters-reset"),
        "plain": tr("search-plain"),
        "unable": tr("search-unable"),
        "restricted": tr("search-restricted"),
        "renewed": tr("search-renewed"),
        "failed": tr("search-failed"),
        "again": tr("search-again"),
        "reload": tr("search-reload"),
        "loading": tr("search-loading"),
        "before": before(scope),
        "directions": scope.directions(),
    }))
}
