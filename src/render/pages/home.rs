//! The home page.

use serde::Serialize;
use tera::Value;

use crate::diag::Diagnostic;
use crate::render::parts::{
    fragment,
    frame::{Head, PageView},
    freshness,
    tiles::{self, Tile},
    value,
};
use crate::render::scope::Scope;
use crate::words::{Link, Txt};

/// A way in for one group of people.
#[derive(Serialize)]
struct DoorwayView {
    title: Txt,
    text: Txt,
    icon: Option<String>,
    links: Vec<Link>,
}

pub(crate) fn view(scope: &Scope<'_>) -> Result<PageView, Diagnostic> {
    let settings = &scope.site.settings;
    let path = scope.routes.home();
    let root = crate::routes::root_of(&path);
    let title = scope.words.text(&settings.title);
    let mut body = Value::none();
    if let Some(page) = scope.site.page("") {
        let (text, lang) = page.text(scope.words.language);
        if !text.body.is_empty() {
            let marks = scope.words.marked("", lang);
            body = value::map([
                (
                    "html",
                    Value::safe_string(&fragment::html(&text.body, &root, scope)?),
                ),
                ("lang", value::of(&marks.lang)),
                ("dir", value::of(&marks.dir)),
            ]);
        }
    }
    let chapters: Vec<Tile> = settings
        .nav
        .iter()
        .filter_map(|address| {
            let number = scope
                .site
                .pages
                .iter()
                .position(|p| p.address == *address)?;
            Some(tiles::page(number, scope))
        })
        .collect();
    let entries: Vec<DoorwayView> = settings
        .entries
        .iter()
        .map(|entry| DoorwayView {
            title: scope.words.text(&entry.title),
            text: scope.words.text(&entry.text),
            icon: entry.icon.clone(),
            links: entry
                .links
                .iter()
                .filter_map(|target| scope.target_link(target))
                .collect(),
        })
        .collect();
    let whole = scope.area_link(&settings.area);
    let head = Head {
        template: "home",
        path,
        title,
        description: scope.words.text(&settings.description).text,
        crumbs: Vec::new(),
        indexed: true,
    };
    Ok(PageView::new(head)
        .with("map", value::of(&tiles::area_map(scope)))
        .with("areas", value::of(&tiles::areas(scope)))
        .with("whole", value::of(&whole))
        .with("topics", value::of(&tiles::topics(scope)))
        .with("categories", value::of(&tiles::categories(scope)))
        .with("chapter_tiles", value::of(&chapters))
        .with("entries", value::of(&entries))
        .with("fresh", value::of(&freshness::summary(scope)))
        .with("body", body))
}
