//! Gaps: the page of all that was reported as missing.
//!
//! Owns: the order of states, and the text with which somebody reports a new one.
//! In: the gaps of a site. Out: a page with an anchor for each gap.
//! **Invariant:** nothing is sent from here: the text is there to be copied, or opens in the reader's own mail program.
//! Deliberately absent: forms of our own, which would need a server; who reported a gap, beyond a body or a document.

use serde::Serialize;
use tera::Value;

use crate::diag::Diagnostic;
use crate::keyword::Keyword;
use crate::render::parts::{
    fragment,
    frame::{Head, PageView},
    gaps::in_order,
    report, value,
    verified::{self, SourceView},
};
use crate::render::scope::Scope;
use crate::routes;
use crate::site::{Gap, GapState};
use crate::words::{Link, Txt};

/// A place with the gaps that name it.
#[derive(Serialize)]
struct AtPlace {
    place: Txt,
    links: Vec<Link>,
}

/// A gap in full.
#[derive(Serialize)]
struct GapView {
    id: String,
    title: Txt,
    summary: Txt,
    places: Vec<Link>,
    topics: Vec<Link>,
    audience: Vec<Txt>,
    audience_note: Option<Txt>,
    /// When, and by which body or document.
    reported: Option<String>,
    by: Txt,
    since: Option<String>,
    decided_by: Option<Txt>,
    see_also: Vec<Link>,
    sources: Vec<SourceView>,
    edit_url: Option<String>,
}

pub(crate) fn view(scope: &Scope<'_>) -> Result<PageView, Diagnostic> {
    let words = scope.words;
    let path = scope.routes.gaps();
    let root = routes::root_of(&path);
    let mut groups = Vec::new();
    for &(word, state) in GapState::KEYWORDS {
        let of_state: Vec<&Gap> = in_order(scope)
            .into_iter()
            .filter(|gap| gap.state == state)
            .collect();
        if of_state.is_empty() {
            continue;
        }
        let mut gaps = Vec::new();
        for gap in of_state {
            gaps.push(value::map([
                ("of", value::of(&gap_view(gap, scope))),
                ("text", description(gap, &root, scope)?),
            ]));
        }
        groups.push(value::map([
            ("id", Value::from(word)),
            ("heading", Value::from(words.tr(&format!("gap-{word}")))),
            ("count", Value::from(gaps.len())),
            ("gaps", Value::from(gaps)),
        ]));
    }
    let lead = words.tr("gaps-lead");
    let head = Head {
        template: "gaps",
        path,
        title: words.own(words.tr("gaps-title")),
        description: lead,
        crumbs: vec![scope.crumb("cover-title", scope.routes.coverage())],
        indexed: true,
    };
    let discreet = scope
        .site
        .gaps
        .iter()
        .any(|gap| scope.is_discreet(&gap.topics));
    Ok(PageView::new(head)
        .with("groups", Value::from(groups))
        .with("by_place", value::of(&by_place(scope)))
        .with("form", Value::from(form(scope)))
        .with("mailto", Value::from(mailto(scope)))
        .discreet(discreet))
}

/// Every place that a gap names, in the order of the places.
fn by_place(scope: &Scope<'_>) -> Vec<AtPlace> {
    let areas = scope.site.taxonomy.areas.iter();
    let at_places = areas.map(|area| {
        let gaps = in_order(scope).into_iter();
        AtPlace {
            place: scope.words.text(&area.label),
            links: gaps
                .filter(|gap| gap.areas.contains(&area.id))
                .map(|gap| link(gap, scope))
                .collect(),
        }
    });
    at_places.filter(|at| !at.links.is_empty()).collect()
}

fn link(gap: &Gap, scope: &Scope<'_>) -> Link {
    Link {
        text: scope.words.text(&gap.title),
        url: scope.routes.gap(&gap.id),
    }
}

fn gap_view(gap: &Gap, scope: &Scope<'_>) -> GapView {
    let words = scope.words;
    let taxonomy = &scope.site.taxonomy;
    let audience = gap.audience.iter();
    let note = &gap.audience_note;
    GapView {
        id: gap.id.clone(),
        title: words.text(&gap.title),
        summary: words.text(&gap.summary),
        places: gap.areas.iter().map(|id| scope.area_link(id)).collect(),
        topics: gap.topics.iter().map(|id| scope.topic_link(id)).collect(),
        audience: audience
            .map(|id| scope.term(&taxonomy.audiences, id))
            .collect(),
        audience_note: (!note.is_empty()).then(|| words.text(note)),
        reported: gap.reported.map(|on| words.date(on)),
        by: words.german(&gap.reported_by),
        since: gap.since.map(|on| words.date(on)),
        decided_by: gap.decided_by.as_deref().map(|body| words.german(body)),
        see_also: gap
            .see_also
            .iter()
            .filter_map(|id| scope.record_link(id))
            .collect(),
        sources: gap
            .sources
            .iter()
            .map(|source| verified::source(source, scope))
            .collect(),
        edit_url: scope.edit_url(&gap.file),
    }
}

/// The longer text as a reader of the page gets it.
fn description(gap: &Gap, root: &str, scope: &Scope<'_>) -> Result<Value, Diagnostic> {
    let Some((text, lang)) = scope.words.language.pick(&gap.description) else {
        return Ok(Value::none());
    };
    let html = fragment::html(text, root, scope)?;
    let marks = scope.words.marked("", lang);
    Ok(value::map([
        ("html", Value::safe_string(&html)),
        ("lang", value::of(&marks.lang)),
        ("dir", value::of(&marks.dir)),
    ]))
}

/// The questions that a report should answer, each with room below it.
const QUESTIONS: [&str; 6] = [
    "gaps-form-what",
    "gaps-form-where",
    "gaps-form-whom",
    "gaps-form-since",
    "gaps-form-tried",
    "gaps-form-by",
];

/// The text with which a gap is reported, as plain lines.
fn form(scope: &Scope<'_>) -> String {
    let words = scope.words;
    let questions = QUESTIONS.map(|key| format!("{}\n\n\n", words.tr(key)));
    let text = format!("{}\n\n{}", words.tr("gaps-form-names"), questions.concat());
    text.trim_end().to_owned()
}

/// The same as a message, where the settings say to whom.
fn mailto(scope: &Scope<'_>) -> Option<String> {
    let email = scope.site.settings.report_email.as_deref()?;
    let subject = report::encoded(&scope.words.tr("gaps-report"));
    // Line breaks in a mail address are CR LF (RFC 6068).
    let body = report::encoded(&form(scope).replace('\n', "\r\n"));
    Some(format!("mailto:{email}?subject={subject}&body={body}"))
}
