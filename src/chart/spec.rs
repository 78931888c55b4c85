//! What the title of an image says about a chart: `chart: line; columns: A | B; without: C; turned`.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::keyword::Keyword;
use crate::site::figure::ChartKind;

/// How many series can be told apart.
pub(super) fn most_series(kind: ChartKind) -> usize {
    match kind {
        ChartKind::Line => 6,
        ChartKind::Bars => 4,
        ChartKind::Stacked => 5,
    }
}

/// A chart as it was asked for.
#[derive(Clone, Debug)]
pub struct Spec {
    pub(super) kind: ChartKind,
    /// Columns to draw; empty = all that hold numbers.
    pub(super) columns: Vec<Spanned<String>>,
    /// Rows to draw; empty = all.
    pub(super) rows: Vec<Spanned<String>>,
    /// Rows and columns to leave out.
    pub(super) without: Vec<Spanned<String>>,
    /// Whether a column becomes a bar and a row a series.
    pub(super) turned: bool,
    /// Where it is written.
    pub(super) span: Span,
}

const OPTIONS: [&str; 4] = ["columns", "rows", "without", "turned"];
const HELP: &str = "write ![Caption](file.csv \"chart: line\"), or bars or stacked; after it may follow ; columns: A | B ; rows: A | B ; without: A ; turned";

impl Spec {
    /// Reads a title; `place` says where a part of it is written.
    pub fn parse(
        title: &str,
        place: &dyn Fn(Range<usize>) -> Span,
        report: &Report,
    ) -> Option<Spec> {
        let mut parts = split(title, 0..title.len(), ';');
        let first = parts.remove(0);
        let (key, kind) = pair(title, first.clone());
        if &title[key] != "chart" || title[kind.clone()].is_empty() {
            let message = "the title of a data file says which chart to draw";
            let problem = Diagnostic::new(Code::BadChart, message).at(place(first));
            report.push(problem.help(HELP));
            return None;
        }
        let word = &title[kind.clone()];
        let Some(known) = ChartKind::from_word(word) else {
            let message = format!("there is no chart of kind `{word}`");
            let problem = Diagnostic::new(Code::BadChart, message).at(place(kind));
            report.push(problem.did_you_mean(word, ChartKind::words()).help(HELP));
            return None;
        };
        let mut spec = Spec {
            kind: known,
            columns: Vec::new(),
            rows: Vec::new(),
            without: Vec::new(),
            turned: false,
            span: place(0..title.len()),
        };
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            let (key, value) = pair(title, part);
            let names = split(title, value, '|').into_iter();
            let names = names.filter(|range| !range.is_empty());
            let names =
                names.map(|range| Spanned::new(title[range.clone()].to_owned(), place(range)));
            match &title[key.clone()] {
                "columns" => spec.columns.extend(names),
                "rows" => spec.rows.extend(names),
                "without" => spec.without.extend(names),
                "turned" => spec.turned = true,
                other => {
                    let message = format!("a chart has no option `{other}`");
                    let problem = Diagnostic::new(Code::BadChart, message).at(place(key));
                    report.push(problem.did_you_mean(other, OPTIONS).help(HELP));
                    return None;
                }
            }
        }
        Some(spec)
    }
}

/// The parts of a range between the marks, without the blanks around them.
fn split(text: &str, range: Range<usize>, mark: char) -> Vec<Range<usize>> {
    let mut at = range.start;
    let parts = text[range].split(mark).map(|part| {
        let start = at + (part.len() - part.trim_start().len());
        at += part.len() + mark.len_utf8();
        start..start + part.trim().len()
    });
    parts.collect()
}

/// `key: value`; the value is empty where there is no colon.
fn pair(text: &str, range: Range<usize>) -> (Range<usize>, Range<usize>) {
    match text[range.clone()].find(':') {
        Some(colon) => {
            let value = split(text, range.start + colon + 1..range.end, '\0').remove(0);
            let key = split(text, range.start..range.start + colon, '\0').remove(0);
            (key, value)
        }
        None => (range.clone(), range.end..range.end),
    }
}

/// The places of these names in a list, and what to call them. The beginning of a name is enough if no other one begins
/// like this; then the drawing says no more than that.
pub(super) fn find(
    wanted: &[Spanned<String>],
    names: &[&str],
    what: &str,
    report: &Report,
) -> Option<Vec<(usize, String)>> {
    let mut found = Vec::new();
    let mut is_whole = true;
    for name in wanted {
        let exact: Vec<usize> = (0..names.len())
            .filter(|&at| names[at] == name.value)
            .collect();
        let near: Vec<usize> = (0..names.len())
            .filter(|&at| names[at].starts_with(&name.value))
            .collect();
        let problem = match (exact.as_slice(), near.as_slice()) {
            ([], &[only]) => {
                found.push((only, name.value.clone()));
                continue;
            }
            ([], []) => format!("the table has no {what} `{}`", name.value),
            ([], _) => format!("several names of a {what} begin with `{}`", name.value),
            (exact, _) => {
                found.extend(exact.iter().map(|&at| (at, name.value.clone())));
                continue;
            }
        };
        is_whole = false;
        report.push(
            Diagnostic::new(Code::BadChart, problem)
                .at(name.span)
                .did_you_mean(&name.value, names.iter().copied())
                .help("write the name as in the file, or as much of its beginning as no other name has"),
        );
    }
    is_whole.then_some(found)
}
