//! What every page has around its content: head, navigation, way back, languages, legal links.

use serde::Serialize;
use tera::{Context, Value};

use super::routes::{file_of, from_root, root_of};
use super::words::{Link, Txt};
use super::{Scope, qr, report, value};
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::theme::Theme;

/// What a page is called and where it is.
pub(super) struct Head {
    /// Name of the kind of page, which is also the name of its template.
    pub(super) template: &'static str,
    /// Path from the site's root.
    pub(super) path: String,
    pub(super) title: Txt,
    pub(super) description: String,
    /// The way from the home page to the page, both left out.
    pub(super) crumbs: Vec<Link>,
    /// Whether search engines should list it.
    pub(super) indexed: bool,
}

/// A page that is ready to be drawn.
pub(super) struct Sheet {
    pub(super) head: Head,
    context: Context,
    /// Whether a reader may have to hide the page quickly from somebody in the room.
    discreet: bool,
}

impl Sheet {
    pub(super) fn new(head: Head) -> Sheet {
        Sheet {
            head,
            context: Context::new(),
            discreet: false,
        }
    }

    /// Gives the page the button that leaves it at once.
    pub(super) fn discreet(mut self, discreet: bool) -> Sheet {
        self.discreet = discreet;
        self
    }

    /// Whether a reader may have to hide the page quickly.
    pub(super) fn is_discreet(&self) -> bool {
        self.discreet
    }

    pub(super) fn with(mut self, name: &'static str, value: Value) -> Sheet {
        self.context.insert_value(name, value);
        self
    }

    /// The file and its content.
    pub(super) fn draw(mut self, scope: &Scope<'_>) -> Result<(String, String), Diagnostic> {
        let root = root_of(&self.head.path);
        self.context
            .insert_value("root", Value::from(root.as_str()));
        self.frame(scope);
        let file = format!("{}.html", self.head.template);
        let html = scope.theme.draw(&file, &self.context)?;
        Ok((file_of(&self.head.path), html))
    }

    /// Everything around the content.
    fn frame(&mut self, scope: &Scope<'_>) {
        let head = &self.head;
        let context = &mut self.context;
        for (name, shared) in &scope.shared {
            context.insert_value(*name, shared.clone());
        }
        let texts = [
            ("template", head.template),
            ("path", &head.path),
            ("description", &head.description),
        ];
        for (name, text) in texts {
            context.insert_value(name, Value::from(text));
        }
        context.insert_value("title", value::of(&head.title));
        context.insert_value("crumbs", value::of(&head.crumbs));
        context.insert_value("indexed", Value::from(head.indexed));
        let languages = languages(&head.path, scope);
        context.insert_value("languages", value::of(&languages));
        if let Some(base) = &scope.options.base_url {
            let url = absolute(base, &head.path);
            if ON_PAPER.contains(&head.template) {
                context.insert_value("qr", value::of(&qr::picture(&url)));
            }
            context.insert_value("canonical", Value::from(url));
        }
        let about = report::About {
            title: &head.title.text,
            path: &head.path,
            section: None,
        };
        context.insert_value("report", Value::from(report::link(&about, scope)));
        if self.discreet {
            context.insert_value("leave_url", Value::from(scope.site.settings.way_out()));
        }
    }
}

/// Kinds of pages that people print and hand on; on paper they carry their address as a QR code.
const ON_PAPER: [&str; 5] = ["record", "list", "page", "journey", "decision"];

/// The same page in another language.
#[derive(Serialize)]
struct Language {
    code: &'static str,
    name: &'static str,
    dir: &'static str,
    /// Relative to the site's root.
    url: String,
    absolute: Option<String>,
    current: bool,
}

fn languages(path: &str, scope: &Scope<'_>) -> Vec<Language> {
    in_all_languages(path, scope)
        .map(|(lang, url)| Language {
            code: lang.code(),
            name: lang.endonym(),
            dir: lang.dir(),
            absolute: scope
                .options
                .base_url
                .as_ref()
                .map(|base| absolute(base, &url)),
            current: lang == scope.lang,
            url,
        })
        .collect()
}

/// Paths are the same in every language but for the prefix.
pub(super) fn in_all_languages<'s>(
    path: &str,
    scope: &'s Scope<'_>,
) -> impl Iterator<Item = (Lang, String)> + 's {
    let home = scope.routes.home();
    let local = path.strip_prefix(home.as_str()).unwrap_or(path).to_owned();
    let default = scope.default_lang();
    scope.site.settings.languages.iter().map(move |&lang| {
        (
            lang,
            super::routes::Routes::new(lang, default).page_path(&local),
        )
    })
}

/// An address of the site with its host.
pub(super) fn absolute(base: &str, path: &str) -> String {
    format!("{}/{path}", base.trim_end_matches('/'))
}

/// A page that leads on to another address at once.
pub(super) fn redirect(
    from: &str,
    to: &str,
    name: &Txt,
    scope: &Scope<'_>,
) -> Result<(String, String), Diagnostic> {
    let root = root_of(from);
    let mut context = Context::new();
    for (key, shared) in &scope.shared {
        context.insert_value(*key, shared.clone());
    }
    context.insert_value("root", Value::from(root.as_str()));
    context.insert_value("target", Value::from(from_root(&root, to)));
    context.insert_value("name", value::of(name));
    if let Some(base) = &scope.options.base_url {
        context.insert_value("canonical", Value::from(absolute(base, to)));
    }
    let html = scope.theme.draw("redirect.html", &context)?;
    Ok((file_of(from), html))
}

/// The page for addresses that do not exist. A server shows it under any address, so relative links would lead
/// anywhere: it has links and style only where the site knows its own path.
pub(super) fn not_found(scope: &Scope<'_>) -> Result<(String, String), Diagnostic> {
    let words = scope.words;
    let head = Head {
        template: "page",
        path: "404.html".to_owned(),
        title: words.own(words.tr("not-found-title")),
        description: words.tr("not-found-text"),
        crumbs: Vec::new(),
        indexed: false,
    };
    let mut sheet = Sheet::new(head);
    sheet.frame(scope);
    let root = scope.options.base_url.as_deref().map(path_of);
    sheet
        .context
        .insert_value("linked", Value::from(root.is_some()));
    sheet
        .context
        .insert_value("root", Value::from(root.unwrap_or_default()));
    let html = scope.theme.draw("404.html", &sheet.context)?;
    Ok(("404.html".to_owned(), html))
}

/// `https://example.org/a` → `/a/`: where the site begins on its host.
pub fn path_of(base: &str) -> String {
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    match path.trim_end_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

/// How many pages of `[[nav]]` the header shows, so that its menu stays one line; the footer shows all of them.
const IN_HEADER: usize = 4;

/// Values that all pages of a language share.
pub(super) fn shared(scope: &Scope<'_>) -> Vec<(&'static str, Value)> {
    let words = scope.words;
    let settings = &scope.site.settings;
    let routes = &scope.routes;
    let nav = [
        scope.crumb("nav-finder", routes.finder()),
        scope.crumb("nav-areas", routes.areas()),
        scope.crumb("nav-topics", routes.topics()),
        scope.crumb("nav-directory", routes.directory()),
    ];
    let chapters = settings
        .nav
        .iter()
        .filter_map(|address| scope.page_link(address));
    let chapters: Vec<Link> = chapters.collect();
    let (header, _) = chapters.split_at(chapters.len().min(IN_HEADER));
    let urls = value::map([
        ("home", Value::from(routes.home())),
        ("search", Value::from(routes.search())),
        ("finder", Value::from(routes.finder())),
        ("shortlist", Value::from(routes.shortlist())),
        ("directory", Value::from(routes.directory())),
        ("topics", Value::from(routes.topics())),
        ("areas", Value::from(routes.areas())),
        ("categories", Value::from(routes.categories())),
        ("freshness", Value::from(routes.freshness())),
        ("coverage", Value::from(routes.coverage())),
        ("gaps", Value::from(routes.gaps())),
        ("offline", Value::from(routes.offline())),
        ("manifest", Value::from(routes.manifest())),
        ("worker", Value::from(crate::offline::WORKER)),
        ("engine", Value::from(format!("search/{}.json", scope.lang))),
    ]);
    let fallback = settings
        .fallback
        .as_deref()
        .and_then(|id| scope.record_link(id));
    vec![
        ("lang", Value::from(scope.lang.code())),
        ("dir", Value::from(scope.lang.dir())),
        ("site_title", value::of(&words.text(&settings.title))),
        (
            "site_description",
            value::of(&words.text(&settings.description)),
        ),
        ("offline", Value::from(scope.options.offline)),
        ("nav", value::of(&nav)),
        ("header_chapters", value::of(header)),
        ("chapters", value::of(&chapters)),
        ("urls", urls),
        ("legal", value::of(&legal(scope))),
        (
            "area_name",
            value::of(&scope.term(&scope.site.taxonomy.areas, &settings.area)),
        ),
        ("fallback", value::of(&fallback)),
        ("built", Value::from(words.day(scope.site.today))),
    ]
}

/// The pages that the law asks for. Where Leichte Sprache or sign language are still missing, that is said.
#[derive(Serialize)]
struct LegalView {
    imprint: Option<Link>,
    privacy: Option<Link>,
    accessibility: Option<Link>,
    easy_language: Duty,
    sign_language: Duty,
}

/// A page that must exist; `ready` tells whether it already says something.
#[derive(Serialize)]
struct Duty {
    url: Option<String>,
    ready: bool,
}

fn legal(scope: &Scope<'_>) -> LegalView {
    let legal = &scope.site.settings.legal;
    let link = |address: &Option<String>| address.as_deref().and_then(|a| scope.page_link(a));
    let duty = |address: &Option<String>| {
        let page = address.as_deref().and_then(|a| scope.site.page(a));
        Duty {
            url: page.map(|page| scope.routes.page(&page.address)),
            ready: page.is_some_and(|page| !page.text(Lang::De).0.body.is_empty()),
        }
    };
    LegalView {
        imprint: link(&legal.imprint),
        privacy: link(&legal.privacy),
        accessibility: link(&legal.accessibility),
        easy_language: duty(&legal.easy_language),
        sign_language: duty(&legal.sign_language),
    }
}

/// Whether the theme can write in this language at all.
pub(super) fn speaks(theme: &Theme, lang: Lang) -> bool {
    theme.messages().has(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

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
