//! Pages: from the checked site to finished files.
//!
//! Owns: which pages there are, where they are, and what each of them shows. How it looks is the theme's.
//! In: a [`Prepared`] site. Out: an [`Output`] with every page and asset, and which pages browsers may keep.
//! **Invariant:** pure and deterministic: the same input gives the same bytes, whatever the number of threads; every
//! link is relative, and leads to a page or file of the same output.
//! Deliberately absent: search packs (that is `index`), writing (that is `publish`), HTML (that is in templates).

mod cards;
mod pages;
mod parts;
mod scope;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::assembly::offline::{Keep, Pages};
use crate::coverage::By;
use crate::diag::{Diagnostic, Report};
use crate::output::Output;
use crate::prepared::Prepared;
use crate::site::Vocabulary;
use pages::{
    components, coverage, finder, freshness, gaps, home, journey, lists, offline, places, prose,
    record, search, shortlist,
};
use parts::frame;
use scope::Scope;

/// A rendered site.
pub struct Rendered {
    /// Every page and file.
    pub output: Output,
    /// Which of the pages may stay on a device.
    pub pages: Pages,
}

/// Draws every page in every language, and adds the theme's assets and the site's files.
///
/// Faults of templates are reported; a page that cannot be drawn is missing from the output.
pub fn render(prepared: &Prepared<'_>, preview: bool, report: &Report) -> Rendered {
    let Prepared { site, theme, .. } = prepared;
    let mut output = Output::default();
    let mut pages = Pages::new();
    for asset in theme.assets().iter() {
        output.add(&asset.path, asset.bytes.clone(), report);
    }
    for (address, bytes) in &site.assets {
        output.add(address, bytes.clone(), report);
    }
    for &lang in &site.settings.languages {
        let mut scope = Scope::new(prepared, preview, lang);
        scope.cards = parts::cards::draw(&scope);
        scope.shared = frame::shared(&scope);
        draw_all(&scope, &mut output, &mut pages, report);
    }
    Rendered { output, pages }
}

fn draw_all(scope: &Scope<'_>, output: &mut Output, pages: &mut Pages, report: &Report) {
    let jobs = jobs(scope);
    let drawn: Vec<_> = jobs.par_iter().map(|job| job.draw(scope)).collect();
    let mut said = BTreeSet::new();
    for result in drawn {
        match result {
            Ok(Drawn { path, html, keep }) => {
                output.add(&path, html.into_bytes(), report);
                pages.insert(path, keep);
            }
            // One fault in a template breaks thousands of pages; it is told once.
            Err(problem) if said.insert(problem.span) => report.push(problem),
            Err(_) => {}
        }
    }
}

/// A page that was drawn.
struct Drawn {
    /// From the site's root.
    path: String,
    html: String,
    keep: Keep,
}

impl Drawn {
    /// A page that stands for another, or for none.
    fn aside((path, html): (String, String)) -> Drawn {
        Drawn {
            path,
            html,
            keep: Keep::Never,
        }
    }
}

/// A page to be drawn.
enum Job {
    Home,
    Search,
    Finder,
    Shortlist,
    Offline,
    Directory,
    Topics,
    Areas,
    Categories,
    Freshness,
    Coverage,
    Lacking(By),
    Gaps,
    Topic(usize),
    Area(usize),
    Category(usize),
    AreaTopic(String, String),
    /// Who is responsible in a place.
    Decision(String),
    Record(usize),
    Prose(usize),
    /// A journey, for a place or for none.
    Journey(usize, Option<String>),
    Redirect(String, String),
    NotFound,
    Components,
}

fn jobs(scope: &Scope<'_>) -> Vec<Job> {
    let Scope { site, catalog, .. } = scope;
    let taxonomy = &site.taxonomy;
    let mut jobs = vec![
        Job::Home,
        Job::Search,
        Job::Finder,
        Job::Shortlist,
        Job::Directory,
        Job::Topics,
        Job::Areas,
        Job::Categories,
        Job::Freshness,
        Job::Coverage,
        Job::Lacking(By::Category),
        Job::Lacking(By::Owner),
        Job::Gaps,
    ];
    jobs.extend((0..taxonomy.topics.ids().count()).map(Job::Topic));
    jobs.extend((0..taxonomy.areas.ids().count()).map(Job::Area));
    jobs.extend((0..taxonomy.categories.ids().count()).map(Job::Category));
    jobs.extend(
        catalog
            .areas_with_topics()
            .map(|(area, topic)| Job::AreaTopic(area.to_owned(), topic.to_owned())),
    );
    jobs.extend(site.places().map(|area| Job::Decision(area.id.clone())));
    jobs.extend((0..site.organizations.len()).map(Job::Record));
    let prose = site
        .pages
        .iter()
        .enumerate()
        .filter(|(_, page)| !page.address.is_empty());
    for (number, page) in prose {
        if !page.is_journey() {
            jobs.push(Job::Prose(number));
            continue;
        }
        let places = site.places().map(|area| Some(area.id.clone()));
        let pages = std::iter::once(None).chain(places);
        jobs.extend(pages.map(|area| Job::Journey(number, area)));
    }
    let redirects = site.redirects.iter();
    jobs.extend(redirects.map(|(from, to)| Job::Redirect(from.clone(), to.clone())));
    if scope.lang == scope.default_lang() {
        jobs.push(Job::NotFound);
    }
    if scope.offline {
        jobs.push(Job::Offline);
    }
    if scope.preview {
        jobs.push(Job::Components);
    }
    jobs
}

impl Job {
    /// Whether others are found from this page, so that a device keeps it from the first search on.
    fn is_start(&self) -> bool {
        !matches!(
            self,
            Job::Freshness
                | Job::Lacking(_)
                | Job::Gaps
                | Job::AreaTopic(..)
                | Job::Record(_)
                | Job::Prose(_)
                | Job::Journey(..)
        )
    }

    fn draw(&self, scope: &Scope<'_>) -> Result<Drawn, Diagnostic> {
        let taxonomy = &scope.site.taxonomy;
        let view = match self {
            Job::Home => home::view(scope)?,
            Job::Search => search::view(scope),
            Job::Finder => finder::view(scope),
            Job::Decision(area) => finder::decision(area, scope),
            Job::Shortlist => shortlist::view(scope),
            Job::Offline => offline::view(scope),
            Job::Directory => lists::directory(scope),
            Job::Topics => lists::topics(scope),
            Job::Areas => lists::areas(scope),
            Job::Categories => lists::categories(scope),
            Job::Freshness => freshness::view(scope),
            Job::Coverage => coverage::view(scope),
            Job::Lacking(by) => coverage::lacking(*by, scope),
            Job::Gaps => gaps::view(scope)?,
            Job::Topic(number) => lists::topic(nth(&taxonomy.topics, *number), scope),
            Job::Area(number) => places::area(nth(&taxonomy.areas, *number), scope),
            Job::Category(number) => lists::category(nth(&taxonomy.categories, *number), scope),
            Job::AreaTopic(area, topic) => places::area_topic(area, topic, scope),
            Job::Record(number) => record::view(*number, scope)?,
            Job::Prose(number) => prose::view(*number, scope)?,
            Job::Journey(number, area) => journey::view(*number, area.as_deref(), scope)?,
            Job::Redirect(from, to) => return redirect(from, to, scope).map(Drawn::aside),
            Job::NotFound => return frame::not_found(scope).map(Drawn::aside),
            Job::Components => components::view(scope),
        };
        let keep = match (view.is_discreet(), self.is_start()) {
            (true, _) => Keep::Never,
            (false, true) => Keep::Start,
            (false, false) => Keep::Visited,
        };
        let (path, html) = view.draw(scope)?;
        Ok(Drawn { path, html, keep })
    }
}

fn nth(vocabulary: &Vocabulary, number: usize) -> &str {
    vocabulary.ids().nth(number).unwrap_or_default()
}

fn redirect(from: &str, to: &str, scope: &Scope<'_>) -> Result<(String, String), Diagnostic> {
    let name = match scope.site.organization(to) {
        Some(record) => scope.words.text(&record.offer.name),
        None => scope.words.own(to),
    };
    let from = scope.routes.record(from);
    frame::redirect(&from, &scope.routes.record(to), &name, scope)
}
