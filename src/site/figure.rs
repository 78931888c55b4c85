//! Figures in texts: tables of data, charts of them, and diagrams.
//!
//! **Invariant:** a chart holds the numbers of its table and none else; the nodes and edges of a diagram know each other.
//! Deliberately absent: how a figure is written (`markdown`, `check`) and drawn (`chart`, `diagram`).

use std::ops::Range;

use super::target::Target;
use crate::diag::{FileId, Span};
use crate::keyword::keywords;
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
    pub(crate) places: Vec<Span>,
    /// Where each cell is written, from the beginning of its row.
    pub(crate) cells: Vec<Vec<Range<u32>>>,
}

impl DataTable {
    /// A table that is still to be read.
    pub(crate) fn empty(file: FileId) -> DataTable {
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

/// In which form a table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// A line for each column, from row to row.
    Line,
    /// Bars from the left; those of a row below each other.
    Bars,
    /// Bars from the left; those of a row end to end.
    Stacked,
}

keywords!(ChartKind: Line "line", Bars "bars", Stacked "stacked");

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    /// In which form.
    pub kind: ChartKind,
    /// What each point or bar stands for, in order.
    pub labels: Vec<String>,
    /// Lines, or the bars of each label. Never empty.
    pub series: Vec<Series>,
    /// Months since the year 0, if every label is a month or a year, each later than the one before.
    pub(crate) months: Option<Vec<i32>>,
}

/// A column of the table, or a row of a turned one.
#[derive(Clone, Debug)]
pub struct Series {
    /// What is counted.
    pub name: String,
    /// As many as there are labels.
    pub values: Vec<Option<Number>>,
}

/// A number, and how it is written in the file.
#[derive(Clone, Debug)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// As in the file: `12.5`.
    pub written: String,
}

impl Series {
    /// The numbers that are known, with their places.
    pub fn known(&self) -> impl DoubleEndedIterator<Item = (usize, &Number)> {
        self.values
            .iter()
            .enumerate()
            .filter_map(|(at, number)| number.as_ref().map(|number| (at, number)))
    }

    /// The first of the highest numbers.
    pub fn highest(&self) -> Option<(usize, &Number)> {
        self.known()
            .rev()
            .max_by(|a, b| a.1.value.total_cmp(&b.1.value))
    }

    /// The first of the lowest numbers.
    pub fn lowest(&self) -> Option<(usize, &Number)> {
        self.known().min_by(|a, b| a.1.value.total_cmp(&b.1.value))
    }
}

impl Chart {
    /// Lowest and highest value on the axis of amounts, zero among them.
    pub(crate) fn range(&self) -> (f64, f64) {
        let ends = self.series.iter().flat_map(|s| [s.lowest(), s.highest()]);
        let values = ends.flatten().map(|(_, number)| number.value);
        values.fold((0.0, 0.0), |(low, high): (f64, f64), value| {
            (low.min(value), high.max(value))
        })
    }
}

/// A diagram whose ids are known, and whose levels have a top.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// What it shows.
    pub caption: String,
    /// The language of the text it stands in.
    pub lang: Lang,
    /// Boxes, each after those above it.
    pub nodes: Vec<Node>,
    /// Arrows, in the order of their numbers.
    pub edges: Vec<Edge>,
}

impl Default for Diagram {
    /// Without boxes.
    fn default() -> Diagram {
        Diagram {
            caption: String::new(),
            lang: Lang::DE,
            nodes: Vec::new(),
            edges: Vec::new(),
        }
    }
}

/// A box.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is called.
    pub label: String,
    /// What it does or where it belongs; may be empty.
    pub note: String,
    /// The box above it.
    pub under: Option<usize>,
    /// 0 at the top.
    pub level: usize,
    /// Where one can read more.
    pub link: Option<Target>,
}

/// An arrow.
#[derive(Clone, Debug)]
pub struct Edge {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What goes along it.
    pub label: String,
}
