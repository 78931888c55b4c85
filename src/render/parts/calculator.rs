//! The calculator of a page: what its template needs to draw the form, and what its script needs to calculate.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::render::parts::value;
use crate::render::scope::Scope;
use crate::site::calculator::Calculator;

/// What the script says. `{name}` is filled in by it, so these texts carry no plural.
const TEXTS: [&str; 16] = [
    "empty",
    "negative",
    "number",
    "whole",
    "precise",
    "large",
    "above",
    "none",
    "total",
    "more",
    "undefined",
    "sum",
    "status",
    "check",
    "drift",
    "gap",
];
const SLOTS: [&str; 10] = [
    "field", "decimals", "above", "each", "sum", "total", "count", "label", "whole", "drift",
];

/// The form, its table and its program. The places are those of the portal's own area.
pub(crate) fn view(calculator: &Calculator, scope: &Scope<'_>) -> Value {
    let words = scope.words;
    let places = scope.site.places();
    let places: Vec<Value> = places
        .map(|area| json!({ "id": area.id, "name": words.text(&area.label) }))
        .collect();
    let fields = calculator.inputs.iter().map(|input| {
        json!({
            "name": input.name,
            "label": words.text(&input.label),
            "hint": words.text(&input.hint),
            "decimal": input.decimals > 0,
            "default": input.default,
            "places": input.each.then_some(&places),
        })
    });
    let lines = calculator.inputs.iter().filter(|input| input.each);
    let values = calculator.values.iter().map(|value| &value.label);
    let columns = lines.map(|input| &input.column).chain(values);
    let columns = columns.filter(|label| !label.is_empty());
    let texts = TEXTS.map(|key| (key, words.template(&format!("calculator-{key}"), &SLOTS)));
    json!({
        "caption": words.text(&calculator.caption),
        "line": words.text(&calculator.line),
        "note": words.text(&calculator.note),
        "fields": fields.collect::<Vec<_>>(),
        "columns": columns.map(|label| words.text(label)).collect::<Vec<_>>(),
        "program": value::script(&json!({ "of": calculator, "texts": BTreeMap::from(texts) })),
    })
}
