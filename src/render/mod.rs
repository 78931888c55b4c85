//! Pages: from the checked site to finished files.
//!
//! Owns: which pages there are, where they are, and what each of them shows. How it looks is the theme's.
//! In: a [`Site`], a [`Theme`], whether the site knows its own address. Out: an [`Output`] with every page and asset.
//! **Invariant:** pure and deterministic: the same input gives the same bytes, whatever the number of threads; every
//! link is relative, and leads to a page or file of the same output.
//! Deliberately absent: search packs (that is `index`), writing (that is `publish`), HTML (that is in templates).

mod alternatives;
mod cards;
mod components;
mod contact;
mod coverage;
mod figure;
mod finder;
mod fragment;
mod freshness;
mod gaps;
mod home;
mod journey;
mod jsonld;
mod lists;
mod manifest;
mod offer;
mod offline;
mod page;
mod places;
mod prose;
mod qr;
mod record;
mod report;
pub(crate) mod routes;
mod rules;
mod search;
mod shortlist;
mod sitemap;
#[cfg(test)]
mod tests;
mod tilemap;
mod times;
mod tool;
mod value;
mod verified;
mod words;

use std::collections::BTreeSet;

use lotse_search::refer::Rules;
use rayon::prelude::*;
use tera::Value;

use crate::catalog::{self, Catalog};
use crate::coverage::{By, Coverage};
use crate::diag::{Code, Diagnostic, Report};
use crate::lang::Lang;
use crate::offline::{Keep, Pages};
use crate::output::{OutPath, Output};
use crate::site::{OwnPage, Page, Site, Target, Vocabulary};
use crate::theme::Theme;
use cards::Cards;
pub use page::path_of;
use routes::Routes;
pub use rules::rules;
use times::OpenNow;
use words::{Link, Txt, Words};

/// How a site is rendered.
#[derive(Clone, Debug, Default)]
pub struct RenderOptions {
    /// Where the site will be published. Canonical links, `hreflang` and `sitemap.xml` need it and exist only with it.
    pub base_url: Option<String>,
    /// Whether the page that shows every component of the theme is drawn, too. A portal does not have it.
    pub preview: bool,
    /// Whether browsers may keep the site.
    pub offline: bool,
}

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
pub fn render(
    site: &Site,
    theme: &Theme,
    options: &RenderOptions,
    report: &mut Report,
) -> Rendered {
    let mut output = Output::default();
    let mut pages = Pages::new();
    for asset in theme.assets().iter() {
        add(&mut output, &asset.path, asset.bytes.clone(), report);
    }
    for (address, bytes) in &site.assets {
        add(&mut output, address, bytes.clone(), report);
    }
    let catalog = Catalog::new(site);
    let open_now = OpenNow::new(site);
    for &lang in &site.settings.languages {
        if !page::speaks(theme, lang) {
            let message = format!("the theme has no texts in {lang}; pages fall back to German");
            report
                .push(Diagnostic::new(Code::Template, message).in_file(format!("i18n/{lang}.ftl")));
        }
        let scope = Scope::new(site, &catalog, theme, options, &open_now, lang);
        if options.offline {
            let (path, text) = manifest::file(&scope);
            add(&mut output, &path, text.into_bytes(), report);
        }
        draw_all(&scope, &mut output, &mut pages, report);
    }
    if let Some(base) = &options.base_url {
        for (path, text) in sitemap::files(base, site, &catalog) {
            add(&mut output, &path, text.into_bytes(), report);
        }
    }
    Rendered { output, pages }
}

/// A checked site has one page per address. Should a theme's asset or a file beside a page want the place of
/// another, that is a fault to be told, not a file to be lost.
fn add(output: &mut Output, path: &str, bytes: Vec<u8>, report: &mut Report) {
    let added = OutPath::new(path)
        .map_err(|error| error.to_string())
        .and_then(|path| {
            output
                .insert(path, bytes)
                .map_err(|error| error.to_string())
        });
    if let Err(problem) = added {
        report.push(Diagnostic::new(Code::AddressConflict, problem).in_file(path));
    }
}

fn draw_all(scope: &Scope<'_>, output: &mut Output, pages: &mut Pages, report: &mut Report) {
    let jobs = jobs(scope);
    let drawn: Vec<_> = jobs.par_iter().map(|job| job.draw(scope)).collect();
    let mut said = BTreeSet::new();
    for result in drawn {
        match result {
            Ok(Drawn { path, html, keep }) => {
                add(output, &path, html.into_bytes(), report);
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
    if scope.options.offline {
        jobs.push(Job::Offline);
    }
    if scope.options.preview {
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
        let sheet = match self {
            Job::Home => home::sheet(scope)?,
            Job::Search => search::sheet(scope),
            Job::Finder => finder::sheet(scope),
            Job::Decision(area) => finder::decision(area, scope),
            Job::Shortlist => shortlist::sheet(scope),
            Job::Offline => offline::sheet(scope),
            Job::Directory => lists::directory(scope),
            Job::Topics => lists::topics(scope),
            Job::Areas => lists::areas(scope),
            Job::Categories => lists::categories(scope),
            Job::Freshness => freshness::sheet(scope),
            Job::Coverage => coverage::sheet(scope),
            Job::Lacking(by) => coverage::lacking(*by, scope),
            Job::Gaps => gaps::sheet(scope)?,
            Job::Topic(number) => lists::topic(nth(&taxonomy.topics, *number), scope),
            Job::Area(number) => places::area(nth(&taxonomy.areas, *number), scope),
            Job::Category(number) => lists::category(nth(&taxonomy.categories, *number), scope),
            Job::AreaTopic(area, topic) => places::area_topic(area, topic, scope),
            Job::Record(number) => record::sheet(*number, scope)?,
            Job::Prose(number) => prose::sheet(*number, scope)?,
            Job::Journey(number, area) => journey::sheet(*number, area.as_deref(), scope)?,
            Job::Redirect(from, to) => return redirect(from, to, scope).map(Drawn::aside),
            Job::NotFound => return page::not_found(scope).map(Drawn::aside),
            Job::Components => components::sheet(scope),
        };
        let keep = match (sheet.is_discreet(), self.is_start()) {
            (true, _) => Keep::Never,
            (false, true) => Keep::Start,
            (false, false) => Keep::Visited,
        };
        let (path, html) = sheet.draw(scope)?;
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
    page::redirect(&from, &scope.routes.record(to), &name, scope)
}

/// Addresses that records once had, each with the one it has now, in every language.
pub fn moved(site: &Site) -> Vec<(String, String)> {
    let settings = &site.settings;
    let each = settings.languages.iter();
    let each = each.map(|&lang| Routes::new(lang, settings.default_lang()));
    let pairs = each.flat_map(|routes| {
        let pair = |(old, new): (&String, &String)| (routes.record(old), routes.record(new));
        site.redirects.iter().map(pair).collect::<Vec<_>>()
    });
    pairs.collect()
}

/// All that is needed to draw the pages of one language.
struct Scope<'a> {
    site: &'a Site,
    catalog: &'a Catalog,
    theme: &'a Theme,
    options: &'a RenderOptions,
    open_now: &'a OpenNow,
    lang: Lang,
    words: Words<'a>,
    routes: Routes,
    cards: Cards,
    rules: Rules,
    coverage: Coverage,
    shared: Vec<(&'static str, Value)>,
}

impl<'a> Scope<'a> {
    fn new(
        site: &'a Site,
        catalog: &'a Catalog,
        theme: &'a Theme,
        options: &'a RenderOptions,
        open_now: &'a OpenNow,
        lang: Lang,
    ) -> Scope<'a> {
        let mut scope = Scope {
            site,
            catalog,
            theme,
            options,
            open_now,
            lang,
            words: Words::new(lang, theme.messages()),
            routes: Routes::new(lang, site.settings.default_lang()),
            cards: Cards::default(),
            rules: rules(site, theme.messages(), lang),
            coverage: crate::coverage::count(site, catalog, lang),
            shared: Vec::new(),
        };
        scope.cards = Cards::new(&scope);
        scope.shared = page::shared(&scope);
        scope
    }

    fn default_lang(&self) -> Lang {
        self.site.settings.default_lang()
    }

    /// The label of a term.
    fn term(&self, vocabulary: &Vocabulary, id: &str) -> Txt {
        match vocabulary.get(id) {
            Some(term) => self.words.text(&term.label),
            None => self.words.own(id),
        }
    }

    fn topic_link(&self, id: &str) -> Link {
        Link {
            text: self.term(&self.site.taxonomy.topics, id),
            url: self.routes.topic(id),
        }
    }

    fn area_link(&self, id: &str) -> Link {
        Link {
            text: self.term(&self.site.taxonomy.areas, id),
            url: self.routes.area(id),
        }
    }

    fn category_link(&self, id: &str) -> Link {
        Link {
            text: self.term(&self.site.taxonomy.categories, id),
            url: self.routes.category(id),
        }
    }

    fn record_link(&self, id: &str) -> Option<Link> {
        let record = self.site.organization(id)?;
        Some(Link {
            text: self.words.text(&record.offer.name),
            url: self.routes.record(id),
        })
    }

    fn location_link(&self, record: &str, location: &str) -> Option<Link> {
        let host = self.site.organization(record)?;
        let place = host.locations.iter().find(|place| place.id == location)?;
        let name = self.words.text(&host.offer.name).text;
        let place = contact::place_name(host, place);
        let text = match place == name {
            true => name,
            false => format!("{name}, {place}"),
        };
        Some(Link {
            text: self.words.german(&text),
            url: self.routes.location(record, location),
        })
    }

    fn page_link(&self, address: &str) -> Option<Link> {
        let page = self.site.page(address)?;
        let (text, lang) = page.text(self.lang);
        Some(Link {
            text: self.words.marked(&text.title, lang),
            url: self.routes.page(address),
        })
    }

    /// A page, in its version for a place if it is a journey.
    fn page_link_in(&self, address: &str, area: Option<&str>) -> Option<Link> {
        let mut link = self.page_link(address)?;
        let is_journey = self.site.page(address).is_some_and(Page::is_journey);
        if let (Some(area), true) = (area, is_journey) {
            link.url = self.routes.journey(address, area);
        }
        Some(link)
    }

    /// A link to anything inside the portal, by its own name.
    fn target_link(&self, target: &Target) -> Option<Link> {
        let named = match target {
            Target::Record(id, _) => self.record_link(id)?,
            Target::Page(address, _) => self.page_link(address)?,
            Target::Topic(id) => self.topic_link(id),
            Target::Area(id) => self.area_link(id),
            Target::Category(id) => self.category_link(id),
            Target::Own(page) => self.own_link(*page),
            Target::Asset(_) => return None,
        };
        Some(Link {
            url: self.routes.target(target),
            ..named
        })
    }

    fn own_link(&self, page: OwnPage) -> Link {
        let key = match page {
            OwnPage::Finder => "finder-title",
            OwnPage::Shortlist => "shortlist-title",
            OwnPage::Freshness => "fresh-title",
            OwnPage::Coverage => "cover-title",
            OwnPage::Gaps => "gaps-title",
        };
        self.crumb(key, self.routes.target(&Target::Own(page)))
    }

    /// A step on the way back, named by the interface.
    fn crumb(&self, key: &str, url: String) -> Link {
        Link {
            text: self.words.own(self.words.tr(key)),
            url,
        }
    }

    fn edit_url(&self, file: &str) -> Option<String> {
        let template = self.site.settings.edit_url.as_deref()?;
        Some(template.replace("{path}", file))
    }

    /// Whether one of these topics is such that a reader may have to hide the page quickly.
    fn is_discreet(&self, topics: &[String]) -> bool {
        let vocabulary = &self.site.taxonomy.topics;
        let mut terms = topics.iter().filter_map(|id| vocabulary.get(id));
        terms.any(|term| term.discreet)
    }
}
