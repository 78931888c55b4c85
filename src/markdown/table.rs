//! Data tables: CSV files beside pages.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, FileId, Report, Span};
use crate::site::figure::{Cell, DataTable};

/// Reads a CSV text as a table. The first row holds the headings; every row has as many columns as it.
pub fn data_table(text: &str, file: FileId, asset: &str, report: &Report) -> DataTable {
    let mut table = DataTable {
        asset: asset.to_owned(),
        header: Span::new(file, 0..end_of_line(text, 0)),
        ..DataTable::empty(file)
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                report.push(
                    Diagnostic::new(Code::BadTable, format!("not valid CSV: {error}"))
                        .at(Span::new(file, 0..0)),
                );
                return table;
            }
        };
        let at = record
            .position()
            .map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        if table.columns.is_empty() {
            table.columns = record.iter().map(|c| c.trim().to_owned()).collect();
            table.header = Span::new(file, at..end_of_line(text, at));
            continue;
        }
        table
            .places
            .push(Span::new(file, at..end_of_line(text, at)));
        table.cells.push(cells_of(&text[at..]));
        let row = table.rows.len();
        for (column, dotted) in record.iter().enumerate().skip(1) {
            if is_ambiguous(dotted.trim()) {
                report.push(
                    Diagnostic::new(Code::BadTable, format!("`{dotted}` could be a thousand or a fraction"))
                        .at(table.cell_span(row, column))
                        .help("write thousands without a dot (1234) and fractions with one or two places (1.23)"),
                );
                break;
            }
        }
        if record.len() != table.columns.len() {
            report.push(
                Diagnostic::new(
                    Code::BadTable,
                    format!(
                        "this row has {} columns, the first row has {}",
                        record.len(),
                        table.columns.len()
                    ),
                )
                .at(Span::new(file, at..end_of_line(text, at)))
                .help("leave a gap as an empty field, so that the columns stay in line"),
            );
        }
        table.rows.push(record.iter().map(cell).collect());
    }
    let header = table.header;
    if let [only] = table.columns.as_slice()
        && only.contains(';')
    {
        report.push(
            Diagnostic::new(Code::BadTable, "the columns are separated by semicolons")
                .at(header)
                .help("save the table with commas between its columns"),
        );
    } else if table.columns.is_empty() || table.rows.is_empty() {
        report.push(Diagnostic::new(Code::BadTable, "the table has no rows").at(header));
    }
    table
}

/// Where the cells of the row are that the text begins with: without the blanks and quotation marks around them.
fn cells_of(text: &str) -> Vec<Range<u32>> {
    let mut cells = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    let mut end_cell = |start: usize, end: usize| {
        let cell = &text[start..end];
        let around = |c: char| c.is_whitespace() || c == '"';
        let inside = cell.trim_matches(around);
        let from = start + (cell.len() - cell.trim_start_matches(around).len());
        let from = if inside.is_empty() { start } else { from };
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        cells.push(clip(from)..clip(from + inside.len()));
    };
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => {
                end_cell(start, at);
                start = at + 1;
            }
            '\n' | '\r' if !is_quoted => {
                end_cell(start, at);
                return cells;
            }
            _ => {}
        }
    }
    end_cell(start, text.len());
    cells
}

fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i)
}

/// Whether a number is written as Germans write thousands: `1.234`.
fn is_ambiguous(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('.').is_some_and(|(whole, rest)| {
        digits(whole) && !whole.starts_with('0') && digits(rest) && rest.len() == 3
    })
}

/// A number is `1234`, `-5` or `12.5`. What begins with a zero is an id, such as a telephone area code.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

fn cell(text: &str) -> Cell {
    let text = text.trim();
    match text {
        "" => Cell::Gap,
        text if is_number(text) => Cell::Number(text.to_owned()),
        text => Cell::Text(text.to_owned()),
    }
}
