//! The small program of a page: what its template needs to draw the form.

use serde::Serialize;
use serde_json::json;

use crate::render::parts::value;
use crate::render::scope::Scope;
use crate::site::{Page, Tool};
use crate::words::Txt;

/// A field for one municipality.
#[derive(Serialize)]
struct Place {
    id: String,
    name: Txt,
}

/// The calculator of shares.
#[derive(Serialize)]
pub(crate) struct ToolView {
    positions: u16,
    places: Vec<Place>,
    texts: String,
}

/// The tool of this page. The municipalities are those of the portal's own area.
pub(crate) fn view(page: &Page, scope: &Scope<'_>) -> Option<ToolView> {
    let Tool::CaseManagementShares { positions } = page.tool.as_ref()?;
    let places = scope
        .site
        .places()
        .map(|area| Place {
            id: area.id.clone(),
            name: scope.words.text(&area.label),
        })
        .collect();
    Some(ToolView {
        positions: *positions,
        places,
        texts: texts(scope),
    })
}

/// What the script says, as JSON that can stand in a page. `{name}` is filled in by it, so these texts carry no plural.
fn texts(scope: &Scope<'_>) -> String {
    let tr = |key: &str| scope.words.tr(&format!("shares-{key}"));
    let slots =
        |key: &str, names: &[&'static str]| scope.words.template(&format!("shares-{key}"), names);
    let fault = |name: &str| slots(&format!("error-{name}"), &["field"]);
    value::script(&json!({
        "faults": {
            "empty": fault("empty"),
            "negative": fault("negative"),
            "number": fault("number"),
            "whole": fault("whole"),
            "precise": fault("precise"),
            "large": fault("large"),
            "zero": fault("zero"),
            "none": tr("error-none"),
            "total": tr("error-total"),
            "more": slots("error-more", &["sum", "total"]),
        },
        "rest": tr("rest"),
        "sum": tr("sum"),
        "status": slots("status", &["sum", "count", "positions"]),
        "step": slots("step", &["place", "persons", "total", "percent", "positions", "exact", "share"]),
        "check": slots("check", &["listed", "positions"]),
        "drift": slots("drift", &["drift"]),
        "gap": slots("gap", &["sum", "total"]),
    }))
}
