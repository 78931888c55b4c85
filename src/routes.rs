//! Addresses: where each page is, and how one page names another.
//!
//! Paths are relative to the site's root and end in `/`; the first language has no prefix, all others have theirs.
//! Links are made relative where they are written, so that the site works below any path.

use crate::lang::Lang;
use crate::site::{Entry, OwnPage, Site, Target};

/// The addresses of one language.
#[derive(Clone, Debug)]
pub(crate) struct Routes {
    prefix: String,
}

impl Routes {
    pub(crate) fn new(lang: Lang, default: Lang) -> Routes {
        Routes {
            prefix: match lang == default {
                true => String::new(),
                false => format!("{lang}/"),
            },
        }
    }

    fn below(&self, path: std::fmt::Arguments<'_>) -> String {
        format!("{}{path}", self.prefix)
    }

    pub(crate) fn home(&self) -> String {
        self.prefix.clone()
    }

    /// A path without its language, in this language.
    pub(crate) fn page_path(&self, local: &str) -> String {
        self.below(format_args!("{local}"))
    }

    pub(crate) fn search(&self) -> String {
        self.below(format_args!("suche/"))
    }

    /// What a person marked.
    pub(crate) fn shortlist(&self) -> String {
        self.below(format_args!("merkliste/"))
    }

    /// What of the portal is on the device.
    pub(crate) fn offline(&self) -> String {
        self.below(format_args!("offline/"))
    }

    /// What the portal is as an app.
    pub(crate) fn manifest(&self) -> String {
        self.below(format_args!("portal.webmanifest"))
    }

    pub(crate) fn finder(&self) -> String {
        self.below(format_args!("wegweiser/"))
    }

    /// Who is responsible in a place, without questions.
    pub(crate) fn decision(&self, area: &str) -> String {
        self.below(format_args!("wegweiser/{area}/"))
    }

    pub(crate) fn directory(&self) -> String {
        self.below(format_args!("verzeichnis/"))
    }

    pub(crate) fn record(&self, id: &str) -> String {
        self.below(format_args!("verzeichnis/{id}/"))
    }

    pub(crate) fn service(&self, id: &str, service: &str) -> String {
        self.below(format_args!("verzeichnis/{id}/#service-{service}"))
    }

    pub(crate) fn entry(&self, entry: Entry<'_>) -> String {
        let record = &entry.organization.id;
        match entry.service {
            Some(service) => self.service(record, &service.id),
            None => self.record(record),
        }
    }

    pub(crate) fn location(&self, id: &str, location: &str) -> String {
        self.below(format_args!("verzeichnis/{id}/#standort-{location}"))
    }

    pub(crate) fn topics(&self) -> String {
        self.below(format_args!("thema/"))
    }

    pub(crate) fn topic(&self, id: &str) -> String {
        self.below(format_args!("thema/{id}/"))
    }

    pub(crate) fn areas(&self) -> String {
        self.below(format_args!("ort/"))
    }

    pub(crate) fn area(&self, id: &str) -> String {
        self.below(format_args!("ort/{id}/"))
    }

    pub(crate) fn area_topic(&self, area: &str, topic: &str) -> String {
        self.below(format_args!("ort/{area}/{topic}/"))
    }

    pub(crate) fn categories(&self) -> String {
        self.below(format_args!("kategorie/"))
    }

    pub(crate) fn category(&self, id: &str) -> String {
        self.below(format_args!("kategorie/{id}/"))
    }

    /// What was checked last and what is due.
    pub(crate) fn freshness(&self) -> String {
        self.below(format_args!("aktuell/"))
    }

    /// What there is for each topic in each place.
    pub(crate) fn coverage(&self) -> String {
        self.below(format_args!("abdeckung/"))
    }

    /// What records lack, by category.
    pub(crate) fn lacking_by_category(&self) -> String {
        self.below(format_args!("abdeckung/kategorie/"))
    }

    /// The same by who runs them.
    pub(crate) fn lacking_by_owner(&self) -> String {
        self.below(format_args!("abdeckung/traeger/"))
    }

    /// What was reported as missing.
    pub(crate) fn gaps(&self) -> String {
        self.below(format_args!("luecken/"))
    }

    /// One gap on the page of all.
    pub(crate) fn gap(&self, id: &str) -> String {
        self.below(format_args!("luecken/#luecke-{id}"))
    }

    /// A page of prose by its address; the empty one is home.
    pub(crate) fn page(&self, address: &str) -> String {
        match address {
            "" => self.home(),
            address => self.below(format_args!("{address}/")),
        }
    }

    /// A journey in one place.
    pub(crate) fn journey(&self, address: &str, area: &str) -> String {
        self.below(format_args!("{address}/{area}/"))
    }

    pub(crate) fn target(&self, target: &Target) -> String {
        match target {
            Target::Record(id, None) => self.record(id),
            Target::Record(id, Some(service)) => self.service(id, service),
            Target::Page(address, None) => self.page(address),
            Target::Page(address, Some(anchor)) => format!("{}#{anchor}", self.page(address)),
            Target::Topic(id) => self.topic(id),
            Target::Area(id) => self.area(id),
            Target::Category(id) => self.category(id),
            Target::Own(OwnPage::Finder) => self.finder(),
            Target::Own(OwnPage::Shortlist) => self.shortlist(),
            Target::Own(OwnPage::Freshness) => self.freshness(),
            Target::Own(OwnPage::Coverage) => self.coverage(),
            Target::Own(OwnPage::Gaps) => self.gaps(),
            // Files are the same in every language and stand once, without a prefix.
            Target::Asset(address) => address.clone(),
        }
    }
}

/// The way from a page up to the site's root: `""`, `"../"`, `"../../"` …
pub(crate) fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The address of `path` as written on a page with this root.
pub(crate) fn from_root(root: &str, path: &str) -> String {
    match (root, path) {
        ("", "") => "./".to_owned(),
        (root, path) => format!("{root}{path}"),
    }
}

/// The file in which the page at this path stands.
pub(crate) fn file_of(path: &str) -> String {
    match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    }
}

/// An address of the site with its host.
pub(crate) fn absolute(base: &str, path: &str) -> String {
    format!("{}/{path}", base.trim_end_matches('/'))
}

/// `https://example.org/a` → `/a/`: where the site begins on its host.
pub(crate) fn path_of(base: &str) -> String {
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    match path.trim_end_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

/// Addresses that records once had, each with the one it has now, in every language.
pub(crate) fn moved(site: &Site) -> Vec<(String, String)> {
    let settings = &site.settings;
    let each = settings.languages.iter();
    let each = each.map(|&lang| Routes::new(lang, settings.default_lang()));
    let pairs = each.flat_map(|routes| {
        let pair = |(old, new): (&String, &String)| (routes.record(old), routes.record(new));
        site.redirects.iter().map(pair).collect::<Vec<_>>()
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_up_to_the_root_and_down_again() {
        let german = Routes::new(Lang::DE, Lang::DE);
        let english = Routes::new("en".parse().unwrap(), Lang::DE);
        let here = english.area_topic("kaarst", "asyl");
        assert_eq!(here, "en/ort/kaarst/asyl/");
        let root = root_of(&here);
        assert_eq!(
            from_root(&root, &german.record("x")),
            "../../../../verzeichnis/x/"
        );
        assert_eq!(from_root(&root, &english.home()), "../../../../en/");
        assert_eq!(from_root(&root_of(""), &german.home()), "./");
        assert_eq!(from_root(&root_of("en/"), &german.home()), "../");
    }

    #[test]
    fn targets_have_anchors() {
        let routes = Routes::new(Lang::DE, Lang::DE);
        let service = Target::Record("a".to_owned(), Some("b".to_owned()));
        assert_eq!(routes.target(&service), "verzeichnis/a/#service-b");
        let home = Target::Page(String::new(), Some("x".to_owned()));
        assert_eq!(routes.target(&home), "#x");
        assert_eq!(file_of("ort/"), "ort/index.html");
        assert_eq!(file_of(""), "index.html");
        assert_eq!(file_of("404.html"), "404.html");
    }

    #[test]
    fn the_site_knows_where_it_begins() {
        assert_eq!(path_of("https://example.org"), "/");
        assert_eq!(path_of("https://example.org/"), "/");
        assert_eq!(path_of("https://example.org/a/b/"), "/a/b/");
        assert_eq!(
            absolute("https://example.org/a/", "ort/"),
            "https://example.org/a/ort/"
        );
    }
}
