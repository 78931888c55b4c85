//! Figures in prose: tables of data, charts with the table they are drawn from, and diagrams with the same in words.
//!
//! A figure speaks the language of the text it stands in, not that of the page around it: a German table on an English
//! page is German as a whole, numbers and all.

use tera::{Context, Value};

use crate::characters::escape;
use crate::chart;
use crate::diag::Diagnostic;
use crate::diagram;
use crate::drawing::Labels;
use crate::lang::Lang;
use crate::render::parts::value;
use crate::render::scope::Scope;
use crate::routes::from_root;
use crate::site::figure::{Cell, Chart, ChartKind, DataTable, Diagram, Number, Series};
use crate::theme::Arg;
use crate::words::Words;

/// Rows of a table that a page shows; the file has all of them.
const MOST_ROWS: usize = 1000;

/// Where a figure stands: the how many-th of its page it is, and where that page sees the root.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'a> {
    pub(crate) number: usize,
    pub(crate) root: &'a str,
    pub(crate) scope: &'a Scope<'a>,
}

impl Spot<'_> {
    /// What every figure needs to be drawn.
    fn context(&self, lang: Lang, caption: &str) -> Context {
        let mut context = Context::new();
        context.insert("lang", lang.code());
        context.insert("root", self.root);
        context.insert("number", &self.number);
        context.insert("caption", caption);
        context
    }

    /// What every id in the drawing begins with.
    fn id(&self) -> String {
        format!("abbildung-{}", self.number)
    }

    fn words(&self, lang: Lang) -> Words<'_> {
        Words::new(lang, self.scope.theme.messages())
    }
}

/// A table of data.
pub(crate) fn table(data: &DataTable, spot: Spot<'_>) -> Result<String, Diagnostic> {
    let context = table_context(data, spot);
    spot.scope.theme.draw("data-table.html", &context)
}

/// A chart, and its table behind a disclosure.
pub(crate) fn chart(data: &DataTable, chart: &Chart, spot: Spot<'_>) -> Result<String, Diagnostic> {
    let id = spot.id();
    let words = spot.words(data.lang);
    let description = describe(chart, words);
    let labels = Labels {
        id: &id,
        title: &data.caption,
        description: &description,
        number: &|written| words.language.number(written),
    };
    let legend = if chart.series.len() > 1 {
        legend(chart, &id)
    } else {
        Vec::new()
    };
    let mut context = table_context(data, spot);
    context.insert_value("svg", Value::safe_string(&chart::svg(chart, &labels)));
    context.insert_value("legend", Value::from(legend));
    spot.scope.theme.draw("chart.html", &context)
}

/// A diagram, what its arrows mean, and the whole as a list.
pub(crate) fn diagram(diagram: &Diagram, spot: Spot<'_>) -> Result<String, Diagnostic> {
    let id = spot.id();
    let levels = diagram.nodes.iter().map(|node| node.level + 1).max();
    let of = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let args = [
        ("nodes", of(diagram.nodes.len())),
        ("levels", of(levels.unwrap_or(0))),
        ("arrows", of(diagram.edges.len())),
    ];
    let labels = Labels {
        id: &id,
        title: &diagram.caption,
        description: &spot.words(diagram.lang).with("diagram-description", &args),
        number: &str::to_owned,
    };
    let arrows = diagram.edges.iter().map(|edge| {
        let name = |node: usize| Value::from(diagram.nodes[node].label.as_str());
        value::map([
            ("from", name(edge.from)),
            ("to", name(edge.to)),
            ("label", Value::from(edge.label.as_str())),
        ])
    });
    let list = list(diagram, None, spot);
    let mut context = spot.context(diagram.lang, &diagram.caption);
    context.insert_value("svg", Value::safe_string(&diagram::svg(diagram, &labels)));
    context.insert_value("arrows", Value::from(arrows.collect::<Vec<_>>()));
    context.insert_value("list", Value::safe_string(&list));
    spot.scope.theme.draw("diagram.html", &context)
}

/// The nodes under another one, each with what goes out from it and what is under it.
fn list(diagram: &Diagram, under: Option<usize>, spot: Spot<'_>) -> String {
    let mut items = String::new();
    let all = diagram.nodes.iter().enumerate();
    for (at, node) in all.filter(|(_, node)| node.under == under) {
        let label = match &node.link {
            Some(target) => {
                let url = from_root(spot.root, &spot.scope.routes.target(target));
                format!("<a href=\"{}\">{}</a>", escape(&url), escape(&node.label))
            }
            None => escape(&node.label),
        };
        let note = match node.note.as_str() {
            "" => String::new(),
            note => format!(": {}", escape(note)),
        };
        let out = diagram.edges.iter().filter(|edge| edge.from == at);
        let out: String = out
            .map(|edge| {
                let to = escape(&diagram.nodes[edge.to].label);
                format!("<li>→ {to}: {}</li>", escape(&edge.label))
            })
            .collect();
        let inner = list(diagram, Some(at), spot);
        let inner = inner
            .strip_prefix("<ul>")
            .and_then(|l| l.strip_suffix("</ul>"));
        let inner = out + inner.unwrap_or_default();
        let inner = match inner.is_empty() {
            true => inner,
            false => format!("<ul>{inner}</ul>"),
        };
        items += &format!("<li><strong>{label}</strong>{note}{inner}</li>");
    }
    match items.is_empty() {
        true => items,
        false => format!("<ul>{items}</ul>"),
    }
}

fn table_context(data: &DataTable, spot: Spot<'_>) -> Context {
    let words = spot.words(data.lang);
    let years = year_columns(data);
    let shown = data.rows.iter().take(MOST_ROWS);
    let rows: Vec<Value> = shown
        .map(|row| {
            Value::from(
                row.iter()
                    .enumerate()
                    .map(|(column, cell)| cell_value(cell, years.contains(&column), words))
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    let number_of = |n: usize| Arg::Text(words.language.number(&n.to_string()));
    let cut = (data.rows.len() > MOST_ROWS).then(|| {
        let args = [
            ("shown", number_of(MOST_ROWS)),
            ("all", number_of(data.rows.len())),
        ];
        words.with("table-cut", &args)
    });
    let mut context = spot.context(data.lang, &data.caption);
    context.insert("columns", &data.columns);
    context.insert("asset", &data.asset);
    context.insert_value("cut", Value::from(cut));
    context.insert_value("rows", Value::from(rows));
    context
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

fn cell_value(cell: &Cell, is_year: bool, words: Words<'_>) -> Value {
    let (kind, text) = match cell {
        Cell::Gap => ("gap", words.tr("table-gap")),
        Cell::Number(year) if is_year => ("number", year.clone()),
        Cell::Number(number) => ("number", words.language.number(number)),
        Cell::Text(text) => ("text", text.clone()),
    };
    value::map([("kind", Value::from(kind)), ("text", Value::from(text))])
}

fn legend(chart: &Chart, id: &str) -> Vec<Value> {
    let is_line = chart.kind == ChartKind::Line;
    let entry = |(number, series): (usize, &Series)| {
        let swatch = chart::swatch(id, number, is_line);
        value::map([
            ("swatch", Value::safe_string(&swatch)),
            ("letter", Value::from(chart::letter(number).to_string())),
            ("name", Value::from(series.name.as_str())),
        ])
    };
    chart.series.iter().enumerate().map(entry).collect()
}

/// What a chart shows, for who cannot see it: how far it goes, and the ends of each series.
fn describe(chart: &Chart, words: Words<'_>) -> String {
    let text = |text: &str| Arg::Text(text.to_owned());
    let number = |number: &Number| Arg::Text(words.language.number(&number.written));
    let is_line = chart.kind == ChartKind::Line;
    let ends = (chart.labels.first(), chart.labels.last());
    let (Some(first), Some(last)) = ends else {
        return String::new();
    };
    let opening = if is_line {
        words.with("chart-line", &[("from", text(first)), ("to", text(last))])
    } else {
        words.count("chart-bars", chart.labels.len())
    };
    let mut sentences = vec![opening];
    for series in &chart.series {
        let (Some(low), Some(high)) = (series.lowest(), series.highest()) else {
            continue;
        };
        let mut args = vec![
            ("name", text(&series.name)),
            ("low", number(low.1)),
            ("low_at", text(&chart.labels[low.0])),
            ("high", number(high.1)),
            ("high_at", text(&chart.labels[high.0])),
        ];
        let mut known = series.known();
        if let (true, Some(first)) = (is_line, known.next()) {
            let last = known.next_back().unwrap_or(first);
            args.extend([
                ("first", number(first.1)),
                ("first_at", text(&chart.labels[first.0])),
                ("last", number(last.1)),
                ("last_at", text(&chart.labels[last.0])),
            ]);
        }
        let key = if is_line {
            "chart-line-series"
        } else {
            "chart-bars-series"
        };
        sentences.push(words.with(key, &args));
    }
    sentences.join(" ")
}
