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
        if record.len() != table.columns.len() {
            let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
            report.push(
                Diagnostic::new(
                    Code::BadTable,
                    format!(
                        "this row has {} columns, the first row has {}",
                        record.len(),
                        table.columns.len()
                    ),
                )
                .at(Span::new(file, at..end))
                .help("leave a gap as an empty field, so that the columns stay in line"),
            );
        }
        table.rows.push(record.iter().map(cell).collect());
    }
    table
}

fn cell(text: &str) -> Cell {
    let text = text.trim();
    let is_number = !text.is_empty()
        && text.parse::<f64>().is_ok_and(f64::is_finite)
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    match text {
        "" => Cell::Gap,
        text if is_number => Cell::Number(text.to_owned()),
        text => Cell::Text(text.to_owned()),
    }
}
