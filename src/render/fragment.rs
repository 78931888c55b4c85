//! Prose: a fragment becomes HTML once it is known on which page it stands.

use tera::Value;

use super::Scope;
use super::routes::from_root;
use super::value;
use crate::diag::Diagnostic;
use crate::markdown::{Cell, DataTable, Fragment, Piece, escape};
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
                html.push_str(&escape(&url));
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
    let years = year_columns(data);
    let rows: Vec<Value> = data
        .rows
        .iter()
        .map(|row| {
            Value::from(
                row.iter()
                    .enumerate()
                    .map(|(column, cell)| cell_value(cell, years.contains(&column), scope))
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

/// The columns that hold nothing but years: a year is written without a separator.
fn year_columns(data: &DataTable) -> Vec<usize> {
    let is_year = |cell: &Cell| match cell {
        Cell::Number(number) => number
            .parse()
            .is_ok_and(|year: u16| (1900..=2100).contains(&year)),
        Cell::Gap => true,
        Cell::Text(_) => false,
    };
    let columns = 0..data.columns.len();
    columns
        .filter(|&column| {
            data.rows
                .iter()
                .all(|row| row.get(column).is_some_and(is_year))
        })
        .collect()
}

fn cell_value(cell: &Cell, is_year: bool, scope: &Scope<'_>) -> Value {
    let (kind, text) = match cell {
        Cell::Gap => ("gap", scope.words.tr("table-gap")),
        Cell::Number(year) if is_year => ("number", year.clone()),
        Cell::Number(number) => ("number", grouped(number, scope.lang)),
        Cell::Text(text) => ("text", text.clone()),
    };
    value::map([("kind", Value::from(kind)), ("text", Value::from(text))])
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
