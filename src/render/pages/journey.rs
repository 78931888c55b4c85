//! Journeys: a page whose sections are steps, once without a place and once for every place.
//!
//! Each step lists who answers it there: what serves the place itself before what serves a larger area, nothing that
//! rests or has ended. Without a place it lists what serves all of them, and says where the answer depends on it.

use serde::Serialize;
use tera::Value;

use crate::catalog::EntryNo;
use crate::diag::Diagnostic;
use crate::render::pages::prose;
use crate::render::parts::{
    fragment,
    frame::{Head, PageView},
    tiles::Tile,
    value,
};
use crate::render::scope::Scope;
use crate::site::{Answer, Fragment, Page, Piece, Reach, Standing, Step, Target, Tier};
use crate::theme::Arg;
use crate::words::{Link, Txt};

/// So many answers of a step can be read under stress; lists have the rest.
const HANDFUL: usize = 5;

/// The journey at this position of the site's pages, for one place or for none.
pub(crate) fn view(
    number: usize,
    area: Option<&str>,
    scope: &Scope<'_>,
) -> Result<PageView, Diagnostic> {
    let words = scope.words;
    let page = &scope.site.pages[number];
    let (text, lang) = page.text(scope.words.language);
    let place = area.map(|area| scope.area_link(area));
    let path = match area {
        Some(area) => scope.routes.journey(&page.address, area),
        None => scope.routes.page(&page.address),
    };
    let title = match &place {
        Some(place) => words.own(words.with(
            "journey-title",
            &[
                ("title", Arg::Text(text.title.clone())),
                ("place", Arg::Text(place.text.text.clone())),
            ],
        )),
        None => words.marked(&text.title, lang),
    };
    let mut crumbs = prose::crumbs(page, scope);
    crumbs.extend(area.and_then(|_| scope.page_link(&page.address)));
    let root = crate::routes::root_of(&path);
    let body = area.map(|area| in_place(&text.body, area, scope));
    let html = fragment::html(body.as_ref().unwrap_or(&text.body), &root, scope)?;
    let sections = Sections::of(&html, &text.body, &page.steps);
    let steps = page.steps.iter();
    let steps: Vec<Value> = steps
        .map(|step| step_view(step, &sections, area, scope))
        .collect();
    let head = Head {
        template: "journey",
        title,
        description: text.summary.clone(),
        crumbs,
        path,
        indexed: true,
    };
    let untranslated = (lang != scope.lang).then(|| fragment::untranslated_note(lang, scope));
    Ok(PageView::new(head)
        .discreet(scope.is_discreet(&page.topics))
        .with("untranslated", Value::from(untranslated))
        .with("summary", value::of(&words.marked(&text.summary, lang)))
        .with("intro", Value::safe_string(sections.intro))
        .with("outro", Value::safe_string(&sections.outro))
        .with("contents", contents(&text.body, &page.steps))
        .with("steps", Value::from(steps))
        .with("place", value::of(&place))
        .with("places", value::of(&switch(page, area, scope)))
        .with("siblings", value::of(&prose::siblings(page, area, scope)))
        .with("verified", value::of(&prose::verified_view(page, scope)))
        .with("edit_url", Value::from(scope.edit_url(&text.file))))
}

/// A text whose links to journeys lead to their version for the place: whoever has said where they live is not asked
/// again.
fn in_place(body: &Fragment, area: &str, scope: &Scope<'_>) -> Fragment {
    let mut body = body.clone();
    for piece in &mut body.pieces {
        if let Piece::Href(Target::Page(address, _)) = piece
            && scope.site.page(address).is_some_and(Page::is_journey)
        {
            *address = format!("{address}/{area}");
        }
    }
    body
}

/// The same journey in each place; the present one has no address.
fn switch(page: &Page, here: Option<&str>, scope: &Scope<'_>) -> Vec<Tile> {
    scope
        .site
        .places()
        .map(|area| {
            let url = match here == Some(area.id.as_str()) {
                true => String::new(),
                false => scope.routes.journey(&page.address, &area.id),
            };
            Tile::new(scope.words.text(&area.label), url)
        })
        .collect()
}

/// The steps at a glance, each with its anchor.
fn contents(body: &Fragment, steps: &[Step]) -> Value {
    let headings = steps.iter().filter_map(|step| {
        let heading = body.headings.iter().find(|heading| heading.id == step.id)?;
        Some(value::map([
            ("id", Value::from(heading.id.as_str())),
            ("text", Value::from(heading.text.as_str())),
        ]))
    });
    Value::from(headings.collect::<Vec<_>>())
}

/// The HTML of a text, cut before the headings of its steps and spheres.
struct Sections<'h> {
    /// What stands before the first step.
    intro: &'h str,
    /// What stands behind the steps, under headings of its own.
    outro: String,
    /// By the id of its heading.
    parts: Vec<(String, &'h str)>,
}

impl<'h> Sections<'h> {
    /// Text is escaped, so that only a heading can look like one; and `check` has seen that each is there, once.
    fn of(html: &'h str, body: &Fragment, steps: &[Step]) -> Sections<'h> {
        let chapters = body.headings.iter().filter(|h| h.level == 2 && !h.nested);
        let chapters = chapters.map(|heading| (2, heading.id.clone()));
        let spheres = steps.iter().flat_map(|step| {
            let spheres = step.spheres.iter();
            spheres.map(|sphere| (3, step.sphere_id(sphere)))
        });
        let mut cuts: Vec<(usize, String)> = chapters
            .chain(spheres)
            .filter_map(|(level, id)| {
                let at = html.find(&format!("<h{level} id=\"{id}\""))?;
                Some((at, id))
            })
            .collect();
        cuts.sort();
        let is_step = |id: &str| steps.iter().any(|step| id == step.id);
        let first = cuts.iter().find(|(_, id)| is_step(id));
        let begin = first.map_or(html.len(), |(at, _)| *at);
        let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([html.len()]);
        let mut sections = Sections {
            intro: &html[..begin],
            outro: String::new(),
            parts: Vec::new(),
        };
        for ((at, id), end) in cuts.iter().zip(ends).filter(|((at, _), _)| *at >= begin) {
            let belongs = steps.iter().any(|step| {
                let mut spheres = step.spheres.iter();
                *id == step.id || spheres.any(|sphere| *id == step.sphere_id(sphere))
            });
            match belongs {
                true => sections.parts.push((id.clone(), &html[*at..end])),
                false => sections.outro.push_str(&html[*at..end]),
            }
        }
        sections
    }

    fn part(&self, id: &str) -> Value {
        let part = self.parts.iter().find(|(found, _)| found == id);
        Value::safe_string(part.map_or("", |(_, html)| html))
    }
}

fn step_view(step: &Step, sections: &Sections<'_>, area: Option<&str>, scope: &Scope<'_>) -> Value {
    let spheres = step.spheres.iter().map(|sphere| {
        let benefit = scope.term(&scope.site.taxonomy.benefits, &sphere.benefit);
        value::map([
            ("benefit", value::of(&benefit)),
            ("body", sections.part(&step.sphere_id(sphere))),
            ("answer", answer_view(&sphere.answer, area, scope)),
        ])
    });
    value::map([
        ("body", sections.part(&step.id)),
        ("answer", answer_view(&step.answer, area, scope)),
        ("spheres", Value::from(spheres.collect::<Vec<_>>())),
    ])
}

/// Answers that serve the same area.
struct ServedGroup {
    heading: Option<String>,
    entries: Vec<EntryNo>,
}

/// A list with more of them.
#[derive(Serialize)]
struct More {
    text: Txt,
    url: String,
}

fn answer_view(answer: &Answer, area: Option<&str>, scope: &Scope<'_>) -> Value {
    let words = scope.words;
    let whole = scope.site.settings.area.as_str();
    let candidates = candidates(answer, scope);
    let areas = &scope.site.taxonomy.areas;
    let served = |reach: Reach| {
        let serving = candidates.iter().copied().filter(|&entry| {
            let entry = scope.catalog.entries[entry];
            entry.reach(area.unwrap_or(whole), areas) == Some(reach)
        });
        serving.collect::<Vec<EntryNo>>()
    };
    let (mut own, mut wide) = (served(Reach::Here), served(Reach::Wide));
    let found = own.len() + wide.len();
    own.truncate(HANDFUL);
    wide.truncate(HANDFUL - own.len());
    let place = area.map(|area| scope.area_link(area).text.text);
    let of_place = |key: &str| place.as_ref().map(|place| words.of(key, "place", place));
    let groups = [
        ServedGroup {
            heading: of_place("area-topic-own").or_else(|| Some(words.tr("journey-everywhere"))),
            entries: own,
        },
        ServedGroup {
            heading: of_place("journey-wide"),
            entries: wide,
        },
    ];
    let groups: Vec<Value> = groups
        .into_iter()
        .filter(|group| !group.entries.is_empty())
        .map(|ServedGroup { heading, entries }| {
            let cards = entries.into_iter().map(|entry| scope.cards.one(entry));
            value::map([
                ("heading", Value::from(heading)),
                ("cards", Value::from(cards.collect::<Vec<_>>())),
            ])
        })
        .collect();
    let more = more(answer, area, found > HANDFUL, scope);
    // A list is no office: where an office was asked for and is not known, that is said even beside a list.
    let asks = !answer.records.is_empty() || !answer.kinds.is_empty() || more.is_empty();
    let nothing = !answer.is_empty() && asks && found == 0;
    value::map([
        ("groups", Value::from(groups)),
        ("more", value::of(&more)),
        (
            "missing",
            Value::from(of_place("journey-none").filter(|_| nothing)),
        ),
        (
            "depends",
            Value::from(area.is_none() && candidates.len() > found),
        ),
    ])
}

/// Everything that could answer somewhere, each once: what is named, in its order; then each kind, by the alphabet.
fn candidates(answer: &Answer, scope: &Scope<'_>) -> Vec<EntryNo> {
    let Scope { site, catalog, .. } = scope;
    let named = answer.records.iter().filter_map(|(record, service)| {
        let mut entries = catalog.entries.iter();
        entries.position(|entry| {
            let own = entry.service.map(|service| &service.id);
            entry.organization.id == *record && own == service.as_ref()
        })
    });
    let mut candidates: Vec<EntryNo> = named.collect();
    for kind in &answer.kinds {
        let mut of_kind: Vec<EntryNo> = catalog.records.clone();
        of_kind.retain(|&entry| {
            catalog.entries[entry].organization.kind == *kind && !candidates.contains(&entry)
        });
        of_kind.sort_by_key(|&entry| scope.cards.rank(entry));
        candidates.extend(of_kind);
    }
    candidates.retain(|&entry| catalog.entries[entry].standing(site.today) == Standing::Active);
    // Who steps in only where nobody else does comes after all others.
    candidates.sort_by_key(|&entry| catalog.entries[entry].tier() == Tier::Subsidiary);
    candidates
}

/// The lists with the rest: of the topics, or of the place if there is more than fits.
fn more(answer: &Answer, area: Option<&str>, cut: bool, scope: &Scope<'_>) -> Vec<More> {
    let topics = answer.topics.iter().filter_map(|topic| {
        let Link { text, url } = scope.topic_link(topic);
        let Some(area) = area else {
            return Some(More { text, url });
        };
        let listed = !scope.catalog.serving_with_topic(area, topic).is_empty();
        listed.then(|| {
            let both = [
                ("topic", Arg::Text(text.text)),
                ("place", Arg::Text(scope.area_link(area).text.text)),
            ];
            More {
                text: scope.words.own(scope.words.with("area-topic-title", &both)),
                url: scope.routes.area_topic(area, topic),
            }
        })
    });
    let mut more: Vec<More> = topics.collect();
    if let (Some(area), true, true) = (area, cut, more.is_empty()) {
        let Link { text, url } = scope.area_link(area);
        let text = scope.words.of("area-title", "place", text.text);
        more.push(More {
            text: scope.words.own(text),
            url,
        });
    }
    more
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Heading;
    use crate::site::Sphere;

    #[test]
    fn a_text_is_cut_at_its_steps() {
        let heading = |level, id: &str| Heading {
            level,
            id: id.to_owned(),
            text: id.to_owned(),
            nested: false,
        };
        let body = Fragment {
            headings: vec![
                heading(2, "vor"),
                heading(2, "a"),
                heading(3, "a-sgb2"),
                heading(2, "nach"),
            ],
            ..Fragment::default()
        };
        let step = Step {
            id: "a".to_owned(),
            answer: Answer::default(),
            spheres: vec![Sphere {
                benefit: "sgb2".to_owned(),
                answer: Answer::default(),
            }],
        };
        let html = "0<h2 id=\"vor\">v</h2>1<h2 id=\"a\">a</h2>2<h3 id=\"a-sgb2\">s</h3>3<h2 id=\"nach\">n</h2>4";
        let sections = Sections::of(html, &body, &[step]);
        assert_eq!(sections.intro, "0<h2 id=\"vor\">v</h2>1");
        assert_eq!(sections.outro, "<h2 id=\"nach\">n</h2>4");
        let parts: Vec<&str> = sections.parts.iter().map(|(_, html)| *html).collect();
        assert_eq!(parts, ["<h2 id=\"a\">a</h2>2", "<h3 id=\"a-sgb2\">s</h3>3"]);
    }
}
