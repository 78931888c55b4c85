//! The page of what a person marked. All of it is drawn in the browser; without a script it says so and leads on.

use serde::Serialize;
use serde_json::json;
use tera::Value;

use crate::lang::{Direction, Lang};
use crate::render::parts::{
    frame::{Head, PageView},
    value,
};
use crate::render::scope::Scope;

/// A language that a hand-out can have beside German.
#[derive(Serialize)]
struct SheetLanguage<'a> {
    code: Lang,
    name: &'a str,
    dir: Direction,
    /// Whoever reads the page in it probably wants the sheet in it.
    chosen: bool,
}

pub(crate) fn view(scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    let head = Head {
        template: "shortlist",
        path: scope.routes.shortlist(),
        title: words.own(words.tr("shortlist-title")),
        description: words.tr("shortlist-lead"),
        crumbs: Vec::new(),
        indexed: false,
    };
    let languages = scope.theme.handout_languages();
    let languages = languages.filter(|language| language.lang != Lang::DE);
    let languages: Vec<SheetLanguage> = languages
        .map(|language| SheetLanguage {
            code: language.lang,
            name: &language.name,
            dir: language.dir,
            chosen: language.lang == scope.lang,
        })
        .collect();
    let base = scope.base_url;
    let base = base.map(|base| crate::routes::absolute(base, ""));
    PageView::new(head)
        .with("sheet_languages", value::of(&languages))
        .with("base", value::of(&base))
        .with("texts", Value::safe_string(&texts(scope)))
}

/// What the script says, as JSON that can stand in a page. `{name}` is filled in by it, so these texts carry no plural.
fn texts(scope: &Scope<'_>) -> String {
    let tr = |key: &str| scope.words.tr(&format!("shortlist-{key}"));
    let slots = |key: &str, names: &[&'static str]| {
        scope.words.template(&format!("shortlist-{key}"), names)
    };
    value::script(&json!({
        "note": tr("note"),
        "up": tr("up"),
        "down": tr("down"),
        "remove": tr("remove"),
        "removed": slots("removed", &["name"]),
        "cleared": tr("cleared"),
        "undone": tr("undone"),
        "moved": slots("moved", &["name", "place", "number"]),
        "gone": slots("gone", &["id"]),
        "renamed": slots("renamed", &["names"]),
        "taken": slots("taken", &["number"]),
        "unknown": slots("unknown", &["ids"]),
        "linkEmpty": tr("link-empty"),
        "copied": tr("copied"),
        "copyFailed": tr("copy-failed"),
        "keptNow": tr("kept-now"),
        "keptNoMore": tr("kept-no-more"),
        "keepFailed": tr("keep-failed"),
        "idle": tr("idle"),
        "broken": tr("broken"),
        "failed": tr("failed"),
        "again": scope.words.tr("search-again"),
        "file": tr("file"),
    }))
}
