//! Data tables: CSV files beside pages.

use crate::diag::{Code, Diagnostic, FileId, Report, Span};

/// A CSV file as a table: a row of headings, and rows that begin with a heading.
#[derive(Clone, Debug, Default)]
pub struct DataTable {
    /// What it shows.
    pub caption: String,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// Rows; the first cell is the heading of its row.
    pub rows: Vec<Vec<Cell>>,
    /// Address of the file.
    pub asset: String,
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
        ..DataTable::default()
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
            continue;
        }
        if let Some(dotted) = record.iter().skip(1).find(|cell| is_ambiguous(cell.trim())) {
            report.push(
                Diagnostic::new(Code::BadTable, format!("`{dotted}` could be a thousand or a fraction"))
                    .at(Span::new(file, at..end_of_line(text, at)))
                    .help("write thousands without a dot (1234) and fractions with one or two places (1.23)"),
            );
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
    let header = Span::new(file, 0..end_of_line(text, 0));
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
