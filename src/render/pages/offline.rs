//! The page on what of the portal is on the device: it prepares for a journey without a network, and stands in for a page
//! that was never visited, with what the sheets of all records say.

use serde_json::json;
use tera::Value;

use crate::render::parts::{
    frame::{Head, PageView},
    value,
};
use crate::render::scope::Scope;

pub(crate) fn view(scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    let head = Head {
        template: "offline",
        path: scope.routes.offline(),
        title: words.own(words.tr("offline-title")),
        description: words.tr("offline-lead"),
        crumbs: Vec::new(),
        indexed: false,
    };
    PageView::new(head)
        .with("texts", Value::safe_string(&texts(scope)))
        .with("way_out", Value::from(scope.site.settings.way_out()))
}

/// What the script says.
fn texts(scope: &Scope<'_>) -> String {
    let tr = |key: &str| scope.words.tr(&format!("offline-{key}"));
    let slots =
        |key: &str, names: &[&'static str]| scope.words.template(&format!("offline-{key}"), names);
    value::script(&json!({
        "nothing": tr("nothing"),
        "some": slots("some", &["number", "all"]),
        "everything": slots("everything", &["number"]),
        "unable": tr("unable"),
        "carried": tr("carried"),
        "start": slots("start", &["size"]),
        "all": slots("all", &["size"]),
        "progress": slots("progress", &["number", "all"]),
        "stopped": tr("stopped"),
        "failed": tr("failed"),
        "cleared": tr("cleared"),
        "sheet": tr("sheet"),
        "missing": tr("missing"),
    }))
}
