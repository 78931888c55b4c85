//! Pages of prose: concept pages, legal pages, glossary, codes of diagnostics, fields of files.

use serde::Serialize;
use tera::Value;

use crate::diag::{Code, Diagnostic, Severity};
use crate::keyword::Keyword;
use crate::render::parts::{
    calculator, fields, fragment,
    frame::{Head, PageView},
    tiles::{self, Tile},
    value, verified,
};
use crate::render::scope::Scope;
use crate::site::{Page, PageTemplate, Superseded, Target};
use crate::words::{Link, Txt};

/// An abbreviation and what it stands for.
#[derive(Serialize)]
struct Abbreviation {
    id: String,
    short: Txt,
    expansion: Txt,
    note: Option<Txt>,
    link: Option<Link>,
}

/// What has taken the page's place.
#[derive(Serialize)]
struct SupersededView {
    note: Option<Txt>,
    link: Option<Link>,
}

/// A diagnostic's code, explained.
#[derive(Serialize)]
struct Explained {
    code: &'static str,
    error: bool,
    title: Txt,
    text: Txt,
}

/// The page at this position of the site.
pub(crate) fn view(number: usize, scope: &Scope<'_>) -> Result<PageView, Diagnostic> {
    let words = scope.words;
    let page = &scope.site.pages[number];
    let (text, lang) = page.text(scope.words.language);
    let path = scope.routes.page(&page.address);
    let root = crate::routes::root_of(&path);
    let html = fragment::html(&text.body, &root, scope)?;
    let head = Head {
        template: "page",
        title: words.marked(&text.title, lang),
        description: text.summary.clone(),
        crumbs: crumbs(page, scope),
        path,
        indexed: true,
    };
    let untranslated = (lang != scope.lang).then(|| fragment::untranslated_note(lang, scope));
    let marks = words.marked(&text.summary, lang);
    let children: Vec<Tile> = match page.is_index {
        true => scope.catalog.children_of(&page.address),
        false => &[],
    }
    .iter()
    .map(|&child| tiles::page(child, scope))
    .collect();
    Ok(PageView::new(head)
        .discreet(scope.is_discreet(&page.topics))
        .with("summary", value::of(&marks))
        .with("body", Value::safe_string(&html))
        .with("contents", fragment::contents(&text.body))
        .with(
            "unwritten",
            Value::from(text.body.is_empty() && children.is_empty()),
        )
        .with("untranslated", Value::from(untranslated))
        .with(
            "state_of",
            Value::from(page.state_of.map(|date| words.date(date))),
        )
        .with("superseded", value::of(&superseded(page, scope)))
        .with("children", value::of(&children))
        .with("siblings", value::of(&siblings(page, None, scope)))
        .with("glossary", value::of(&glossary(page, scope)))
        .with("codes", value::of(&codes(page, scope)))
        .with("fields", value::of(&fields(page, scope)))
        .with(
            "calculator",
            value::of(
                &page
                    .calculator
                    .as_ref()
                    .map(|of| calculator::view(of, scope)),
            ),
        )
        .with("verified", value::of(&verified_view(page, scope)))
        .with("edit_url", Value::from(scope.edit_url(&text.file))))
}

/// Pages that rest on nothing that can age (imprint, help) have nothing to say about freshness.
pub(crate) fn verified_view(page: &Page, scope: &Scope<'_>) -> Option<verified::VerifiedView> {
    let known = page.verified.on.is_some() || !page.verified.sources.is_empty();
    let view = known.then(|| verified::view(&page.verified, &[], scope))?;
    // A page about a day of the past says so at its top, and stays true.
    let past = page.state_of.is_some() || page.superseded_by.is_some();
    Some(if past { view.never_due() } else { view })
}

/// The pages whose address is the beginning of this one's.
pub(crate) fn crumbs(page: &Page, scope: &Scope<'_>) -> Vec<Link> {
    let mut crumbs = Vec::new();
    let mut address = page.address.as_str();
    while let Some((parent, _)) = address.rsplit_once('/') {
        crumbs.extend(scope.page_link(parent));
        address = parent;
    }
    crumbs.reverse();
    crumbs
}

/// The pages before and after this one in its chapter.
#[derive(Serialize)]
pub(crate) struct Siblings {
    previous: Option<Link>,
    next: Option<Link>,
}

/// Journeys lead on to the next one in the same place.
pub(crate) fn siblings(page: &Page, area: Option<&str>, scope: &Scope<'_>) -> Option<Siblings> {
    let (parent, _) = page.address.rsplit_once('/')?;
    let chapter = scope.catalog.children_of(parent);
    let address = |number: usize| scope.site.pages[number].address.as_str();
    let here = chapter
        .iter()
        .position(|&number| address(number) == page.address)?;
    let link = |position: Option<usize>| {
        let number = *chapter.get(position?)?;
        scope.page_link_in(address(number), area)
    };
    Some(Siblings {
        previous: link(here.checked_sub(1)),
        next: link(here.checked_add(1)),
    })
}

fn superseded(page: &Page, scope: &Scope<'_>) -> Option<SupersededView> {
    Some(match page.superseded_by.as_ref()? {
        Superseded::Note(note) => SupersededView {
            note: Some(scope.words.german(note)),
            link: None,
        },
        Superseded::Link(target) => SupersededView {
            note: None,
            link: target_link(target, scope),
        },
    })
}

/// A link named by what it leads to.
fn target_link(target: &Target, scope: &Scope<'_>) -> Option<Link> {
    let text = match target {
        Target::Record(id, service) => {
            let record = scope.site.organization(id)?;
            let entry = record.find(service.as_deref());
            let entry = entry.unwrap_or_else(|| record.entry());
            scope.words.text(&entry.own().name)
        }
        Target::Page(address, _) => scope.page_link(address)?.text,
        Target::Topic(id) => scope.topic_link(id).text,
        Target::Area(id) => scope.area_link(id).text,
        Target::Category(id) => scope.category_link(id).text,
        Target::Own(page) => scope.own_link(*page).text,
        Target::Asset(address) => scope.words.own(address.as_str()),
    };
    Some(Link {
        text,
        url: scope.routes.target(target),
    })
}

fn glossary(page: &Page, scope: &Scope<'_>) -> Vec<Abbreviation> {
    if page.template != PageTemplate::Glossary {
        return Vec::new();
    }
    let collator = crate::render::parts::cards::collator(scope.lang);
    let mut terms: Vec<_> = scope.site.taxonomy.abbreviations.iter().collect();
    terms.sort_by(|a, b| {
        let label = |term: &crate::site::Term| term.label.in_lang(scope.words.language).to_owned();
        collator.compare(&label(a), &label(b)).then(a.id.cmp(&b.id))
    });
    terms
        .into_iter()
        .map(|term| {
            let note = scope.words.text(&term.note);
            Abbreviation {
                id: term.id.clone(),
                short: scope.words.text(&term.label),
                expansion: scope.words.text(&term.expansion),
                note: (!note.text.is_empty()).then_some(note),
                link: term
                    .link
                    .as_ref()
                    .and_then(|target| target_link(target, scope)),
            }
        })
        .collect()
}

fn fields(page: &Page, scope: &Scope<'_>) -> Option<fields::View> {
    (page.template == PageTemplate::Fields).then(|| fields::view(scope))
}

fn codes(page: &Page, scope: &Scope<'_>) -> Vec<Explained> {
    if page.template != PageTemplate::Diagnostics {
        return Vec::new();
    }
    Code::all()
        .map(|code| Explained {
            code: code.word(),
            error: code.severity() == Severity::Error,
            title: scope.words.german(code.title()),
            text: scope.words.german(code.explain()),
        })
        .collect()
}
