//! Prose: a fragment becomes HTML once it is known on which page it stands.

use tera::Value;

use super::Scope;
use super::routes::from_root;
use super::value;
use crate::diag::Diagnostic;
use crate::markdown::{Cell, DataTable, Fragment, Piece};
use crate::theme::{Arg, grouped};

/// The HTML of a fragment on the page with this root. The fragment itself is already escaped; what is added here
/// is addresses, which are escaped, and tables, which a template draws.
pub(super) fn html(
    fragment: &Fragment,
    root: &str,
    scope: &Scope<'_>,
) -> Result<String, Diagnostic> {
    let mut html = String::new();
    let mut tables = 0;
    for piece in &fragment.pieces {
        match piece {
            Piece::Html(text) => html.push_str(text),
            Piece::Href(target) => {
                let url = from_root(root, &scope.routes.target(target));
                html.push_str(&escaped(&url));
            }
            Piece::Table(data) => {
                tables += 1;
                html.push_str(&table(data, tables, root, scope)?);
            }
        }
    }
    Ok(html)
}

fn table(
    data: &DataTable,
    number: usize,
    root: &str,
    scope: &Scope<'_>,
) -> Result<String, Diagnostic> {
    let rows: Vec<Value> = data
        .rows
        .iter()
        .map(|row| {
            Value::from(
                row.iter()
                    .map(|cell| cell_value(cell, scope))
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    let mut context = tera::Context::new();
    context.insert("lang", scope.lang.code());
    context.insert("root", root);
    context.insert("number", &number);
    context.insert("caption", &data.caption);
    context.insert("columns", &data.columns);
    context.insert("asset", &data.asset);
    context.insert_value("rows", Value::from(rows));
    scope.theme.draw("data-table.html", &context)
}

fn cell_value(cell: &Cell, scope: &Scope<'_>) -> Value {
    let (kind, text) = match cell {
        Cell::Gap => ("gap", scope.words.tr("table-gap")),
        Cell::Number(number) => ("number", grouped(number, scope.lang)),
        Cell::Text(text) => ("text", text.clone()),
    };
    value::map([("kind", Value::from(kind)), ("text", Value::from(text))])
}

/// For the inside of a double-quoted attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A list of contents for texts with at least three sections.
pub(super) fn contents(fragment: &Fragment) -> Value {
    let sections: Vec<&crate::markdown::Heading> =
        fragment.headings.iter().filter(|h| h.level == 2).collect();
    if sections.len() < 3 {
        return Value::from(Vec::<Value>::new());
    }
    let entries: Vec<Value> = sections
        .iter()
        .map(|heading| {
            value::map([
                ("id", Value::from(heading.id.as_str())),
                ("text", Value::from(heading.text.as_str())),
            ])
        })
        .collect();
    Value::from(entries)
}

/// The number of a page's words that a message about it can use.
pub(super) fn untranslated_note(scope: &Scope<'_>) -> String {
    let language = scope
        .words
        .tr(&format!("language-{}", crate::lang::Lang::De));
    scope
        .words
        .with("note-untranslated", &[("language", Arg::Text(language))])
}
