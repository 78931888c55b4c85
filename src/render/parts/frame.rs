//! What every page has around its content: head, navigation, way back, languages, legal links.

use serde::Serialize;
use tera::{Context, Value};

use crate::diag::Diagnostic;
use crate::lang::{Direction, Lang};
use crate::render::parts::{qr, report, value};
use crate::render::scope::Scope;
use crate::routes::{Routes, absolute, file_of, from_root, path_of, root_of};
use crate::theme::FONTS;
use crate::words::{Link, Txt};

/// What a page is called and where it is.
pub(crate) struct Head {
    /// Name of the kind of page, which is also the name of its template.
    pub(crate) template: &'static str,
    /// Path from the site's root.
    pub(crate) path: String,
    pub(crate) title: Txt,
    pub(crate) description: String,
    /// The way from the home page to the page, both left out.
    pub(crate) crumbs: Vec<Link>,
    /// Whether search engines should list it.
    pub(crate) indexed: bool,
}

/// A page that is ready to be drawn.
pub(crate) struct PageView {
    pub(crate) head: Head,
    context: Context,
    /// Whether a reader may have to hide the page quickly from somebody in the room.
    discreet: bool,
}

impl PageView {
    pub(crate) fn new(head: Head) -> PageView {
        PageView {
            head,
            context: Context::new(),
            discreet: false,
        }
    }

    /// Gives the page the button that leaves it at once.
    pub(crate) fn discreet(mut self, discreet: bool) -> PageView {
        self.discreet = discreet;
        self
    }

    /// Whether a reader may have to hide the page quickly.
    pub(crate) fn is_discreet(&self) -> bool {
        self.discreet
    }

    pub(crate) fn with(mut self, name: &'static str, value: Value) -> PageView {
        self.context.insert_value(name, value);
        self
    }

    /// The file and its content.
    pub(crate) fn draw(mut self, scope: &Scope<'_>) -> Result<(String, String), Diagnostic> {
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
        if let Some(base) = &scope.base_url {
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
struct Language<'a> {
    code: Lang,
    name: &'a str,
    dir: Direction,
    /// Relative to the site's root.
    url: String,
    absolute: Option<String>,
    current: bool,
}

fn languages<'s>(path: &str, scope: &Scope<'s>) -> Vec<Language<'s>> {
    let all = in_all_languages(path, scope).map(|(lang, url)| {
        let language = scope.site.languages.get(lang);
        Language {
            code: lang,
            name: &language.name,
            dir: language.dir,
            absolute: scope.base_url.map(|base| absolute(base, &url)),
            current: lang == scope.lang,
            url,
        }
    });
    all.collect()
}

/// Paths are the same in every language but for the prefix.
pub(crate) fn in_all_languages<'s>(
    path: &str,
    scope: &'s Scope<'_>,
) -> impl Iterator<Item = (Lang, String)> + 's {
    let home = scope.routes.home();
    let local = path.strip_prefix(home.as_str()).unwrap_or(path).to_owned();
    let default = scope.default_lang();
    scope
        .site
        .settings
        .languages
        .iter()
        .map(move |&lang| (lang, Routes::new(lang, default).page_path(&local)))
}

/// A page that leads on to another address at once.
pub(crate) fn redirect(
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
    if let Some(base) = &scope.base_url {
        context.insert_value("canonical", Value::from(absolute(base, to)));
    }
    let html = scope.theme.draw("redirect.html", &context)?;
    Ok((file_of(from), html))
}

/// The page for addresses that do not exist. A server shows it under any address, so relative links would lead
/// anywhere: it has links and style only where the site knows its own path.
pub(crate) fn not_found(scope: &Scope<'_>) -> Result<(String, String), Diagnostic> {
    let words = scope.words;
    let head = Head {
        template: "page",
        path: "404.html".to_owned(),
        title: words.own(words.tr("not-found-title")),
        description: words.tr("not-found-text"),
        crumbs: Vec::new(),
        indexed: false,
    };
    let mut view = PageView::new(head);
    view.frame(scope);
    let root = scope.base_url.map(path_of);
    view.context
        .insert_value("linked", Value::from(root.is_some()));
    view.context
        .insert_value("root", Value::from(root.unwrap_or_default()));
    let html = scope.theme.draw("404.html", &view.context)?;
    Ok(("404.html".to_owned(), html))
}

/// How many pages of `[[nav]]` the header shows, so that its menu stays one line; the footer shows all of them.
const IN_HEADER: usize = 4;

/// What readers of a language read next, for scripts; nothing if that is German alone.
fn then(language: &crate::lang::Language) -> Option<String> {
    let next = &language.order[1..];
    let codes: Vec<&str> = next.iter().map(Lang::code).collect();
    (!matches!(next, [] | [Lang::DE])).then(|| codes.join(" "))
}

/// Values that all pages of a language share.
pub(crate) fn shared(scope: &Scope<'_>) -> Vec<(&'static str, Value)> {
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
        ("worker", Value::from(crate::assembly::offline::WORKER)),
        ("engine", Value::from(format!("search/{}.json", scope.lang))),
    ]);
    let fallback = settings
        .fallback
        .as_deref()
        .and_then(|id| scope.record_link(id));
    vec![
        ("lang", Value::from(scope.lang.code())),
        ("dir", value::of(&words.language.dir)),
        (
            "fonts",
            Value::from(scope.theme.assets().path(FONTS).is_some()),
        ),
        ("then", value::of(&then(words.language))),
        ("site_title", value::of(&words.text(&settings.title))),
        (
            "site_description",
            value::of(&words.text(&settings.description)),
        ),
        ("offline", Value::from(scope.offline)),
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
            ready: page.is_some_and(|page| !page.german().body.is_empty()),
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
