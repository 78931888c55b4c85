//! Data tables: CSV files beside pages.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, FileId, Report, Span};
use crate::lang::Lang;

/// A CSV file as a table: a row of headings, and rows that begin with a heading.
#[derive(Clone, Debug)]
pub struct DataTable {
    /// What it shows.
    pub caption: String,
    /// The language of the text it stands in.
    pub lang: Lang,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// Rows; the first cell is the heading of its row.
    pub rows: Vec<Vec<Cell>>,
    /// Address of the file.
    pub asset: String,
    /// Where the row of headings is written.
    pub header: Span,
    /// Where each row is written.
    places: Vec<Span>,
    /// Where each cell is written, from the beginning of its row.
    cells: Vec<Vec<Range<u32>>>,
}

impl DataTable {
    /// A table that is still to be read.
    pub(super) fn empty(file: FileId) -> DataTable {
        DataTable {
            caption: String::new(),
            lang: Lang::DE,
            columns: Vec::new(),
            rows: Vec::new(),
            asset: String::new(),
            header: Span::new(file, 0..0),
            places: Vec::new(),
            cells: Vec::new(),
        }
    }

    /// Where a cell is written; its row, if it has no such cell.
    pub fn cell_span(&self, row: usize, column: usize) -> Span {
        let place = self.places.get(row).copied().unwrap_or(self.header);
        let cell = self.cells.get(row).and_then(|cells| cells.get(column));
        cell.map_or(place, |cell| {
            place.part(cell.start as usize..cell.end as usize, 0)
        })
    }
}

/// A cell of a data table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// No value is known.
    Gap,
    /// A number as in the file: `1234`, `12.5`.
    Number(String),
    /// Anything else.
    Text(String),
}

/// Reads a CSV text as a table. The first row holds the headings; every row has as many columns as it.
pub fn data_table(text: &str, file: FileId, asset: &str, report: &mut Report) -> DataTable {
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
