//! How fresh a text is and what it rests on.

use serde::Serialize;

use crate::render::parts::contact;
use crate::render::scope::Scope;
use crate::site::{Location, Source, Verified};
use crate::words::Txt;

/// Freshness and sources on a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct VerifiedView {
    /// When it was last known to be true, in words.
    pub(crate) on: Option<String>,
    /// From which day it is to be checked, in words and as a date. The page compares it with today.
    pub(crate) due: Option<String>,
    pub(crate) due_date: Option<String>,
    /// Whether that day had passed when the page was built.
    pub(crate) is_due: bool,
    pub(crate) sources: Vec<SourceView>,
    pub(crate) doubtful: Vec<Txt>,
}

/// A source of facts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct SourceView {
    pub(crate) title: Txt,
    pub(crate) url: Option<String>,
    pub(crate) section: Option<Txt>,
    pub(crate) date: Option<String>,
    pub(crate) facts: Vec<Txt>,
}

/// `locations` are those of the record, so that a doubt about one of them can name it.
pub(crate) fn view(verified: &Verified, locations: &[Location], scope: &Scope<'_>) -> VerifiedView {
    let words = scope.words;
    let due = scope.site.due_on(verified);
    VerifiedView {
        on: verified.on.map(|on| words.date(on)),
        due: due.map(|due| words.day(due)),
        due_date: due.map(|due| due.to_string()),
        is_due: scope.site.is_due(verified),
        sources: verified.sources.iter().map(|s| source(s, scope)).collect(),
        doubtful: verified
            .doubtful
            .iter()
            .map(|name| doubt(name, locations, scope))
            .collect(),
    }
}

impl VerifiedView {
    /// What describes a day of the past, or what has ended, need not be checked again.
    pub(crate) fn never_due(mut self) -> VerifiedView {
        self.due = None;
        self.due_date = None;
        self.is_due = false;
        self
    }
}

pub(crate) fn source(source: &Source, scope: &Scope<'_>) -> SourceView {
    let words = scope.words;
    let title = match (&source.title, &source.url) {
        (Some(title), _) => words.german(title),
        (None, Some(url)) => words.own(contact::host(url)),
        (None, None) => words.own(words.tr("source-unnamed")),
    };
    SourceView {
        title,
        url: source.url.clone(),
        section: source.section.as_deref().map(|text| words.german(text)),
        date: source.date.map(|date| words.date(date)),
        facts: source.facts.iter().map(|name| fact(name, scope)).collect(),
    }
}

/// Facts have short names in the files; those the theme knows are shown in words, others as they are.
/// `address` → "Anschrift", `dormagen/address` → "Anschrift (Dormagen)".
fn doubt(name: &str, locations: &[Location], scope: &Scope<'_>) -> Txt {
    let Some((id, name)) = name.split_once('/') else {
        return fact(name, scope);
    };
    let place = locations.iter().find(|location| location.id == id);
    let place = place.and_then(|place| place.name.as_deref().or(place.city.as_deref()));
    let mut text = fact(name, scope);
    text.text = format!("{} ({})", text.text, place.unwrap_or(id));
    text
}

fn fact(name: &str, scope: &Scope<'_>) -> Txt {
    let key = format!("known-{}", name.replace([' ', '_'], "-"));
    match scope.theme.messages().format(scope.lang, &key, &[]) {
        Ok(text) => scope.words.own(text),
        Err(_) => scope.words.german(name),
    }
}
