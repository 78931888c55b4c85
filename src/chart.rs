//! Charts: a data table as lines or bars.
//!
//! Owns: what the title of an image may say about a chart, what may be drawn of a table, and the drawing itself.
//! In: a title, a [`DataTable`]. Out: a [`Chart`], whose numbers are those of the table; from it SVG.
//! **Invariant:** nothing is drawn that the table does not say: a gap stays a gap, and an axis of amounts has its zero.
//! Deliberately absent: words of a language and forms of numbers (the caller's), colours (the theme's), and sizes that depend on
//! a screen ([`crate::drawing`]).

mod bars;
mod line;
mod spec;
mod svg;
#[cfg(test)]
mod tests;
mod time;

use crate::diag::{Code, Diagnostic, Report, Span};
use crate::drawing::Labels;
use crate::site::figure::{Cell, Chart, ChartKind, DataTable, Number, Series};

pub use spec::Spec;
pub use svg::{letter, swatch};

/// More bars than this are a wall.
const MAX_BARS: usize = 40;
/// Beyond this a number is a slip of the keyboard, and floating point would not tell it exactly.
const MAX_NUMBER: f64 = 1e15;
/// How many faulty cells of one table are told: who sees three knows what to do about the others.
const MAX_FAULTY_CELLS: usize = 3;

/// What the title asks for of this table; `at` is where the title is written.
/// Nothing, if it cannot be drawn; then the report says why.
pub fn read(spec: &Spec, table: &DataTable, report: &Report) -> Option<Chart> {
    let columns: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    let rows: Vec<&str> = table.rows.iter().map(|row| written(row.first())).collect();
    let named = |from: usize, names: &[&str]| -> Vec<(usize, String)> {
        let all = names.iter().enumerate().skip(from);
        all.map(|(at, name)| (at, (*name).to_owned())).collect()
    };
    let mut picked_columns = match spec.columns.as_slice() {
        [] => named(1, &columns),
        names => spec::find(names, &columns, "column", report)?,
    };
    let mut picked_rows = match spec.rows.as_slice() {
        [] => named(0, &rows),
        names => spec::find(names, &rows, "row", report)?,
    };
    let both: Vec<&str> = columns.iter().chain(&rows).copied().collect();
    let without = spec::find(&spec.without, &both, "row or column", report)?;
    let is_left_out = |wanted: usize| without.iter().any(|(at, _)| *at == wanted);
    picked_columns.retain(|(column, _)| !is_left_out(*column));
    picked_rows.retain(|(row, _)| !is_left_out(row + columns.len()));
    // A column of words, such as remarks, is not asked to be drawn unless it is named.
    if spec.columns.is_empty() {
        let is_number = |cell: Option<&Cell>| matches!(cell, Some(Cell::Number(_)));
        picked_columns.retain(|(column, _)| {
            let mut cells = picked_rows
                .iter()
                .map(|(row, _)| table.rows[*row].get(*column));
            cells.any(is_number)
        });
    }
    if picked_columns.is_empty() || picked_rows.is_empty() {
        let problem = Diagnostic::new(Code::BadChart, "the table has no column of numbers to draw")
            .at(table.header)
            .help("write numbers without units and without a dot for thousands: 1234, 12.5");
        report.push(problem);
        return None;
    }
    let numbers = numbers(table, &picked_rows, &picked_columns, report)?;
    let column = |at: usize| numbers.iter().map(|row| row[at].clone()).collect();
    let chart = if spec.turned {
        of(spec.kind, picked_columns, picked_rows, numbers)
    } else {
        let turned = (0..picked_columns.len()).map(column).collect();
        of(spec.kind, picked_rows, picked_columns, turned)
    };
    is_legible(&chart, (spec.span, table.header), report).then_some(chart)
}

fn of(
    kind: ChartKind,
    labels: Vec<(usize, String)>,
    names: Vec<(usize, String)>,
    numbers: Vec<Vec<Option<Number>>>,
) -> Chart {
    let labels: Vec<String> = labels.into_iter().map(|(_, label)| label).collect();
    let series = names.into_iter().zip(numbers);
    Chart {
        kind,
        months: time::months(&labels),
        series: series
            .map(|((_, name), values)| Series { name, values })
            .collect(),
        labels,
    }
}

/// Whether the drawing would be readable.
fn is_legible(chart: &Chart, (title, header): (Span, Span), report: &Report) -> bool {
    let limit = spec::most_series(chart.kind);
    let refuse = |report: &Report, message: String, help: &str| {
        let problem = Diagnostic::new(Code::BadChart, message).at(title);
        report.push(problem.also(header, "the table").help(help));
        false
    };
    if chart.series.len() > limit {
        return refuse(
            report,
            format!(
                "{} series in one chart cannot be told apart; {limit} can",
                chart.series.len()
            ),
            "name those to be drawn: columns: A | B, or leave some out: without: A | B",
        );
    }
    if chart.kind == ChartKind::Line && chart.labels.len() < 2 {
        return refuse(report, "a line needs two points".to_owned(), "draw bars");
    }
    if chart.kind != ChartKind::Line && chart.labels.len() > MAX_BARS {
        return refuse(
            report,
            format!(
                "{} rows of bars cannot be read; {MAX_BARS} can",
                chart.labels.len()
            ),
            "name the rows to be drawn: rows: A | B, or draw a line, which is thinned out",
        );
    }
    let has_negative = |series: &Series| series.known().any(|(_, n)| n.value < 0.0);
    if chart.kind == ChartKind::Stacked && chart.series.iter().any(has_negative) {
        return refuse(
            report,
            "a negative number cannot be stacked".to_owned(),
            "draw bars beside each other: chart: bars",
        );
    }
    true
}

/// The drawing.
pub fn svg(chart: &Chart, labels: &Labels<'_>) -> String {
    match chart.kind {
        ChartKind::Line => line::draw(chart, labels),
        ChartKind::Bars => bars::grouped(chart, labels),
        ChartKind::Stacked => bars::stacked(chart, labels),
    }
}
fn written(cell: Option<&Cell>) -> &str {
    match cell {
        Some(Cell::Number(text) | Cell::Text(text)) => text,
        Some(Cell::Gap) | None => "",
    }
}

/// The numbers of these rows and columns, row by row, unless there are words among them.
fn numbers(
    table: &DataTable,
    rows: &[(usize, String)],
    columns: &[(usize, String)],
    report: &Report,
) -> Option<Vec<Vec<Option<Number>>>> {
    let mut faults = 0;
    let mut read = |row: usize, column: usize| {
        let (problem, help) = match table.rows[row].get(column) {
            Some(Cell::Gap) | None => return None,
            Some(Cell::Number(written)) => match written.parse::<f64>() {
                Ok(value) if value.abs() <= MAX_NUMBER => {
                    let written = written.clone();
                    return Some(Number { value, written });
                }
                _ => (
                    format!("`{written}` is too large for a chart"),
                    "count in thousands or millions, and say so in the heading of the column",
                ),
            },
            Some(Cell::Text(text)) => (
                format!("`{text}` is no number"),
                "leave the field empty where nothing is known; write 1234 and 12.5, and units into the heading",
            ),
        };
        faults += 1;
        if faults <= MAX_FAULTY_CELLS {
            let problem = Diagnostic::new(Code::BadChart, problem).help(help);
            report.push(problem.at(table.cell_span(row, column)));
        }
        None
    };
    let mut read_row = |row: usize| {
        columns
            .iter()
            .map(|(column, _)| read(row, *column))
            .collect()
    };
    let numbers = rows.iter().map(|(row, _)| read_row(*row)).collect();
    (faults == 0).then_some(numbers)
}
