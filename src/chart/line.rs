//! Lines: amounts from month to month, or from row to row.

use std::fmt::Write as _;

use super::svg;
use crate::characters::escape;
use crate::drawing::{LEAST_WIDTH, Labels, float, frame, number, width};
use crate::site::figure::{Chart, Number};

/// Height of the plot, of what is above it, and of what is below it.
const PLOT: f64 = 17.0;
const TOP: f64 = 1.6;
const FOOT: f64 = 2.0;
/// Where the last point is; right of it stand letters.
const RIGHT: f64 = 94.0;
/// A line of more points is thinned out: more than the dots of a telephone nobody sees.
const MOST_POINTS: usize = 360;
/// Words below the axis.
const MOST_LABELS: usize = 5;

struct Plot<'a> {
    chart: &'a Chart,
    ticks: Vec<f64>,
    left: f64,
}

impl Plot<'_> {
    /// How far right a row is, in percent.
    fn x(&self, row: usize) -> f64 {
        let (at, last) = match &self.chart.months {
            Some(months) => {
                let from_first = |row: usize| f64::from(months[row] - months[0]);
                (from_first(row), from_first(months.len() - 1))
            }
            None => (float(row), float(self.chart.labels.len() - 1)),
        };
        self.left + (RIGHT - self.left) * at / last.max(1.0)
    }

    /// How far down a value is, in heights of the type.
    fn y(&self, value: f64) -> f64 {
        let (low, high) = (self.ticks[0], self.ticks[self.ticks.len() - 1]);
        TOP + PLOT * (high - value) / (high - low)
    }
}

pub(super) fn draw(chart: &Chart, labels: &Labels<'_>) -> String {
    let (low, high) = chart.range();
    let ticks = svg::ticks(low, high);
    let words: Vec<String> = ticks
        .iter()
        .map(|tick| (labels.number)(&svg::plain(*tick)))
        .collect();
    // The numbers stand on their lines, left of the first point.
    let widest = words.iter().map(|word| width(word)).fold(0.0, f64::max);
    let left = ((widest + 0.6) / LEAST_WIDTH * 100.0).min(45.0);
    let plot = Plot { chart, ticks, left };

    let mut parts = svg::marks(labels.id, chart.series.len());
    for (tick, word) in plot.ticks.iter().zip(&words) {
        let y = plot.y(*tick);
        let class = if *tick == 0.0 { "axis" } else { "grid" };
        let _ = write!(
            parts,
            "<line class=\"{class}\" x2=\"100%\" y1=\"{0}em\" y2=\"{0}em\"/><text class=\"tick\" y=\"{1}em\">{2}</text>",
            number(y),
            number(y - 0.3),
            escape(word)
        );
    }
    below(&plot, &mut parts);
    lines(&plot, labels, &mut parts);
    if chart.series.len() > 1 {
        letters(&plot, &mut parts);
    }
    frame(labels, "figure-line", TOP + PLOT + FOOT, &parts)
}

/// The axis of time: years where there are any, else a few of the labels.
fn below(plot: &Plot<'_>, parts: &mut String) {
    let (foot, word) = (TOP + PLOT, TOP + PLOT + 1.4);
    let mut write = |x: f64, text: &str, anchor: &str| {
        let _ = write!(
            parts,
            "<line class=\"axis\" x1=\"{0}%\" x2=\"{0}%\" y1=\"{1}em\" y2=\"{2}em\"/><text class=\"tick\" x=\"{0}%\" y=\"{3}em\" text-anchor=\"{anchor}\">{4}</text>",
            number(x),
            number(foot),
            number(foot + 0.4),
            number(word),
            escape(text)
        );
    };
    let chart = plot.chart;
    let last = chart.labels.len() - 1;
    let january = |months: &[i32]| {
        let (first, last) = (months[0], months[months.len() - 1]);
        let years: Vec<i32> = ((first + 11) / 12..=last / 12).collect();
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
            .into_iter()
            .find(|step| years.iter().filter(|year| *year % step == 0).count() <= MOST_LABELS);
        let kept = years
            .into_iter()
            .filter(|year| year % step.unwrap_or(10_000) == 0);
        let width = f64::from(last - first);
        kept.map(|year| (f64::from(year * 12 - first) / width, year))
            .collect::<Vec<_>>()
    };
    let years = chart.months.as_deref().map(january).unwrap_or_default();
    if years.len() >= 2 {
        for (share, year) in years {
            write(
                plot.left + (RIGHT - plot.left) * share,
                &year.to_string(),
                "middle",
            );
        }
        return;
    }
    // Only as many labels as there is room for, the first and the last always.
    let widest = chart
        .labels
        .iter()
        .map(|label| width(label))
        .fold(1.0, f64::max);
    let room = LEAST_WIDTH * (RIGHT - plot.left) / 100.0 / (widest + 1.0);
    let most = (2..MOST_LABELS)
        .rev()
        .find(|n| float(*n) <= room)
        .unwrap_or(2)
        .min(last + 1);
    for n in 0..most {
        let row = n * last / (most - 1).max(1);
        let anchor = match row {
            0 => "start",
            row if row == last => "end",
            _ => "middle",
        };
        write(plot.x(row), &short(&chart.labels[row]), anchor);
    }
}

/// A label of an axis that would run into its neighbour is cut; the table has it whole.
fn short(label: &str) -> String {
    const MOST: usize = 14;
    match label.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", label[..end].trim_end()),
        None => label.to_owned(),
    }
}

fn lines(plot: &Plot<'_>, labels: &Labels<'_>, parts: &mut String) {
    // Percent and type heights do not mix in a path; so the paths are in a box of their own, stretched over the plot.
    let _ = write!(
        parts,
        "<svg y=\"{}em\" width=\"100%\" height=\"{}em\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" overflow=\"visible\">",
        number(TOP),
        number(PLOT)
    );
    let stretched =
        |row: usize, value: f64| (plot.x(row) * 10.0, (plot.y(value) - TOP) / PLOT * 1000.0);
    for (number_of, series) in plot.chart.series.iter().enumerate() {
        let mut path = String::new();
        for stretch in stretches(&series.values) {
            for (n, &(row, value)) in stretch.iter().enumerate() {
                let (x, y) = stretched(row, value);
                let step = if n == 0 { 'M' } else { 'L' };
                let _ = write!(path, "{step}{} {}", number(x), number(y));
            }
        }
        let _ = write!(
            parts,
            "<path class=\"stroke c{}\" d=\"{path}\"{} vector-effect=\"non-scaling-stroke\"/>",
            number_of + 1,
            svg::dashes(number_of)
        );
    }
    parts.push_str("</svg>");
    let step = plot.chart.labels.len().div_ceil(9).max(1);
    for (number_of, series) in plot.chart.series.iter().enumerate() {
        for (row, value) in series.known() {
            let is_alone = |other: Option<usize>| {
                other.is_none_or(|other| series.values.get(other).is_none_or(Option::is_none))
            };
            // A point between two gaps has no line to show it.
            let is_island = is_alone(row.checked_sub(1)) && is_alone(Some(row + 1));
            if (row + number_of) % step != 0 && !is_island {
                continue;
            }
            let _ = write!(
                parts,
                "<use class=\"fill c{}\" href=\"#{}\" x=\"{}%\" y=\"{}em\"/>",
                number_of + 1,
                svg::mark_id(labels.id, number_of),
                number(plot.x(row)),
                number(plot.y(value.value))
            );
        }
    }
}

/// The unbroken parts of a line. Where there are too many points, the lowest and the highest of each few are kept.
fn stretches(values: &[Option<Number>]) -> Vec<Vec<(usize, f64)>> {
    let few = (2 * values.len()).div_ceil(MOST_POINTS);
    let mut stretches = Vec::new();
    let mut start = 0;
    for stretch in values.split(Option::is_none) {
        let points: Vec<(usize, f64)> = stretch
            .iter()
            .enumerate()
            .filter_map(|(at, number)| number.as_ref().map(|n| (start + at, n.value)))
            .collect();
        start += stretch.len() + 1;
        if few <= 2 {
            stretches.push(points);
            continue;
        }
        let thinned = points.chunks(few).flat_map(|chunk| {
            let low = chunk.iter().min_by(|a, b| a.1.total_cmp(&b.1));
            let high = chunk.iter().max_by(|a, b| a.1.total_cmp(&b.1));
            let mut kept: Vec<(usize, f64)> = low.into_iter().chain(high).copied().collect();
            kept.sort_by_key(|point| point.0);
            kept.dedup_by_key(|point| point.0);
            kept
        });
        stretches.push(thinned.collect());
    }
    stretches.retain(|points| !points.is_empty());
    stretches
}

/// A letter at the end of each line, moved apart where ends are close.
fn letters(plot: &Plot<'_>, parts: &mut String) {
    const APART: f64 = 1.15;
    let mut ends: Vec<(f64, usize)> = Vec::new();
    for (number_of, series) in plot.chart.series.iter().enumerate() {
        if let Some((_, last)) = series.known().next_back() {
            ends.push((plot.y(last.value), number_of));
        }
    }
    ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    // From the bottom up, so that none leaves the plot below; then down again from the top.
    let mut limit = TOP + PLOT;
    for end in ends.iter_mut().rev() {
        end.0 = end.0.min(limit);
        limit = end.0 - APART;
    }
    let mut limit = TOP;
    for end in &mut ends {
        end.0 = end.0.max(limit);
        limit = end.0 + APART;
    }
    for (y, series) in ends {
        let _ = write!(
            parts,
            "<text class=\"letter\" x=\"{}%\" y=\"{}em\">{}</text>",
            number(RIGHT + 2.0),
            number(y + 0.35),
            svg::letter(series)
        );
    }
}
