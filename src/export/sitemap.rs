//! `sitemap.xml` and `robots.txt`, for sites that know their own address.

use crate::catalog::Catalog;
use crate::characters::escape;
use crate::lang::Lang;
use crate::output::Files;
use crate::prepared::Prepared;
use crate::routes::Routes;
use crate::routes::absolute;
use crate::site::Site;

/// Both files; none without an address. Every page is listed in every language, each with its other languages.
pub(super) fn files(prepared: &Prepared<'_>) -> Files {
    let Prepared { site, catalog, .. } = prepared;
    let Some(base) = prepared.base_url else {
        return Files::new();
    };
    let languages = &site.settings.languages;
    let default = site.settings.default_lang();
    let paths = paths(site, catalog);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for path in &paths {
        let url = |lang: Lang| {
            let path = Routes::new(lang, default).page_path(path);
            escape(&absolute(base, &path))
        };
        let mut others = String::new();
        if languages.len() > 1 {
            for &lang in languages {
                others.push_str(&format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>",
                    url(lang)
                ));
            }
        }
        for &lang in languages {
            xml.push_str(&format!("<url><loc>{}</loc>{others}</url>\n", url(lang)));
        }
    }
    xml.push_str("</urlset>\n");
    let robots = format!(
        "User-agent: *\nAllow: /\nSitemap: {}\n",
        absolute(base, "sitemap.xml")
    );
    vec![
        ("sitemap.xml".to_owned(), xml.into_bytes()),
        ("robots.txt".to_owned(), robots.into_bytes()),
    ]
}

/// Paths without their language. Redirects are no content of their own.
fn paths(site: &Site, catalog: &Catalog) -> Vec<String> {
    // The prefix of the default language is empty.
    let routes = Routes::new(Lang::DE, Lang::DE);
    let taxonomy = &site.taxonomy;
    let mut paths = vec![
        routes.home(),
        routes.search(),
        routes.finder(),
        routes.directory(),
        routes.topics(),
        routes.areas(),
        routes.categories(),
        routes.gaps(),
    ];
    paths.extend(taxonomy.topics.ids().map(|id| routes.topic(id)));
    paths.extend(taxonomy.areas.ids().map(|id| routes.area(id)));
    paths.extend(taxonomy.categories.ids().map(|id| routes.category(id)));
    let both = catalog.areas_with_topics();
    paths.extend(both.map(|(area, topic)| routes.area_topic(area, topic)));
    paths.extend(site.places().map(|area| routes.decision(&area.id)));
    paths.extend(
        site.organizations
            .iter()
            .map(|record| routes.record(&record.id)),
    );
    let prose = site.pages.iter().filter(|page| !page.address.is_empty());
    for page in prose {
        paths.push(routes.page(&page.address));
        if page.is_journey() {
            let places = site.places();
            paths.extend(places.map(|area| routes.journey(&page.address, &area.id)));
        }
    }
    paths
}
