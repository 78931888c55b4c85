//! What the pages of one language are drawn from, and the links they share.
//!
//! **Invariant:** a scope is filled once, before the first page is drawn: cards and the values that all pages share are drawn from
//! the rest of it.
//! Deliberately absent: what a page shows.

use std::collections::BTreeMap;

use lotse_search::refer::Rules;
use tera::Value;

use super::cards::Cards;
use crate::catalog::Catalog;
use crate::coverage::Coverage;
use crate::lang::{Direction, Lang};
use crate::prepared::Prepared;
use crate::routes::Routes;
use crate::site::{OwnPage, Page, Site, Target, Vocabulary};
use crate::theme::Theme;
use crate::words::times::OpenNow;
use crate::words::{Link, Txt, Words};

/// All that is needed to draw the pages of one language.
pub(crate) struct Scope<'a> {
    pub(crate) site: &'a Site,
    pub(crate) catalog: &'a Catalog<'a>,
    pub(crate) theme: &'a Theme,
    pub(crate) base_url: Option<&'a str>,
    /// Whether browsers may keep the site.
    pub(crate) offline: bool,
    /// Whether the page that shows every component of the theme is drawn, too. A portal does not have it.
    pub(crate) preview: bool,
    pub(crate) open_now: &'a OpenNow,
    pub(crate) lang: Lang,
    pub(crate) words: Words<'a>,
    pub(crate) routes: Routes,
    pub(crate) cards: Cards,
    pub(crate) rules: &'a Rules,
    pub(crate) coverage: Coverage,
    pub(crate) shared: Vec<(&'static str, Value)>,
}

impl<'a> Scope<'a> {
    pub(crate) fn new(prepared: &'a Prepared<'a>, preview: bool, lang: Lang) -> Scope<'a> {
        let Prepared {
            site,
            theme,
            catalog,
            ..
        } = prepared;
        Scope {
            site,
            catalog,
            theme,
            base_url: prepared.base_url,
            offline: prepared.offline,
            preview,
            open_now: &prepared.open_now,
            lang,
            words: Words::new(lang, theme.messages()),
            routes: Routes::new(lang, site.settings.default_lang()),
            cards: Cards::default(),
            rules: &prepared.rules[&lang],
            coverage: crate::coverage::count(site, catalog, site.languages.get(lang)),
            shared: Vec::new(),
        }
    }

    pub(crate) fn default_lang(&self) -> Lang {
        self.site.settings.default_lang()
    }

    /// From which side each language is read that a text of this portal may be shown in, for scripts.
    pub(crate) fn directions(&self) -> BTreeMap<Lang, Direction> {
        let languages = self.site.languages.iter();
        languages
            .map(|language| (language.lang, language.dir))
            .collect()
    }

    /// The label of a term.
    pub(crate) fn term(&self, vocabulary: &Vocabulary, id: &str) -> Txt {
        match vocabulary.get(id) {
            Some(term) => self.words.text(&term.label),
            None => self.words.own(id),
        }
    }

    pub(crate) fn topic_link(&self, id: &str) -> Link {
        Link {
            text: self.term(&self.site.taxonomy.topics, id),
            url: self.routes.topic(id),
        }
    }

    pub(crate) fn area_link(&self, id: &str) -> Link {
        Link {
            text: self.term(&self.site.taxonomy.areas, id),
            url: self.routes.area(id),
        }
    }

    pub(crate) fn category_link(&self, id: &str) -> Link {
        Link {
            text: self.term(&self.site.taxonomy.categories, id),
            url: self.routes.category(id),
        }
    }

    pub(crate) fn record_link(&self, id: &str) -> Option<Link> {
        let record = self.site.organization(id)?;
        Some(Link {
            text: self.words.text(&record.offer.name),
            url: self.routes.record(id),
        })
    }

    pub(crate) fn location_link(&self, record: &str, location: &str) -> Option<Link> {
        let host = self.site.organization(record)?;
        let place = host.locations.iter().find(|place| place.id == location)?;
        let name = self.words.text(&host.offer.name).text;
        let place = place.title(host);
        let text = match place == name {
            true => name,
            false => format!("{name}, {place}"),
        };
        Some(Link {
            text: self.words.german(&text),
            url: self.routes.location(record, location),
        })
    }

    pub(crate) fn page_link(&self, address: &str) -> Option<Link> {
        let page = self.site.page(address)?;
        let (text, lang) = page.text(self.words.language);
        Some(Link {
            text: self.words.marked(&text.title, lang),
            url: self.routes.page(address),
        })
    }

    /// A page, in its version for a place if it is a journey.
    pub(crate) fn page_link_in(&self, address: &str, area: Option<&str>) -> Option<Link> {
        let mut link = self.page_link(address)?;
        let is_journey = self.site.page(address).is_some_and(Page::is_journey);
        if let (Some(area), true) = (area, is_journey) {
            link.url = self.routes.journey(address, area);
        }
        Some(link)
    }

    /// A link to anything inside the portal, by its own name.
    pub(crate) fn target_link(&self, target: &Target) -> Option<Link> {
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

    pub(crate) fn own_link(&self, page: OwnPage) -> Link {
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
    pub(crate) fn crumb(&self, key: &str, url: String) -> Link {
        Link {
            text: self.words.own(self.words.tr(key)),
            url,
        }
    }

    pub(crate) fn edit_url(&self, file: &str) -> Option<String> {
        let template = self.site.settings.edit_url.as_deref()?;
        Some(template.replace("{path}", file))
    }

    /// Whether one of these topics is such that a reader may have to hide the page quickly.
    pub(crate) fn is_discreet(&self, topics: &[String]) -> bool {
        let vocabulary = &self.site.taxonomy.topics;
        let mut terms = topics.iter().filter_map(|id| vocabulary.get(id));
        terms.any(|term| term.discreet)
    }
}
