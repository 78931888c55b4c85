//! Bars from the left, a row below the other: beside each other or end to end.

use std::fmt::Write as _;
use std::ops::Range;

use super::svg;
use crate::characters::escape;
use crate::drawing::{CHARACTER, LEAST_WIDTH, Labels, frame, number, width, wrap};
use crate::site::figure::Chart;

/// Heights of a line of words, a bar, and the room below a row.
const LINE: f64 = 1.35;
const BAR: f64 = 1.25;
const ROOM: f64 = 0.9;

/// Characters in a line across the whole drawing.
fn across() -> usize {
    // The number is small and positive.
    (LEAST_WIDTH / CHARACTER) as usize
}

/// The words of a row above its bars; returns where the bars begin.
fn heading(label: &str, mut y: f64, parts: &mut String) -> f64 {
    for line in wrap(label, across()) {
        let _ = write!(
            parts,
            "<text y=\"{}em\">{}</text>",
            number(y + 1.0),
            escape(&line)
        );
        y += LINE;
    }
    y
}

fn rect(x: f64, y: f64, width: f64, fill: &str) -> String {
    format!(
        "<rect x=\"{}%\" y=\"{}em\" width=\"{}%\" height=\"{}em\" {fill}/>",
        number(x),
        number(y),
        number(width),
        number(BAR)
    )
}

pub(super) fn grouped(chart: &Chart, labels: &Labels<'_>) -> String {
    let (low, high) = chart.range();
    let span = if high > low { high - low } else { 1.0 };
    let is_one = chart.series.len() == 1;
    let name = |series: usize| match is_one {
        true => String::new(),
        false => format!("{} ", svg::letter(series)),
    };
    let numbers = chart.series.iter().flat_map(|series| series.known());
    let widest = numbers
        .map(|(_, n)| width(&(labels.number)(&n.written)))
        .fold(0.0, f64::max);
    let beside = if is_one { 1.0 } else { 2.2 };
    let most = (100.0 - (widest + beside) / LEAST_WIDTH * 100.0).max(30.0);
    let x = |value: f64| (value - low) / span * most;
    let mut parts = svg::hatches(labels.id, chart.series.len());
    let mut y = 0.0;
    for (row, label) in chart.labels.iter().enumerate() {
        y = heading(label, y, &mut parts);
        let top = y;
        for (number_of, series) in chart.series.iter().enumerate() {
            let Some(amount) = &series.values[row] else {
                let _ = write!(
                    parts,
                    "<text class=\"tick\" x=\"{}%\" dx=\"0.4em\" y=\"{}em\">{}–</text>",
                    number(x(0.0)),
                    number(y + 0.95),
                    name(number_of)
                );
                y += BAR + 0.15;
                continue;
            };
            let (start, end) = (x(amount.value.min(0.0)), x(amount.value.max(0.0)));
            parts.push_str(&rect(
                start,
                y,
                end - start,
                &svg::fill(labels.id, number_of),
            ));
            let _ = write!(
                parts,
                "<text x=\"{}%\" dx=\"0.4em\" y=\"{}em\">{}{}</text>",
                number(end),
                number(y + 0.95),
                name(number_of),
                escape(&(labels.number)(&amount.written))
            );
            y += BAR + 0.15;
        }
        base(x(0.0), top..y, &mut parts);
        y += ROOM;
    }
    frame(labels, "figure-bars", y, &parts)
}

pub(super) fn stacked(chart: &Chart, labels: &Labels<'_>) -> String {
    let total = |row: usize| -> f64 {
        let values = chart.series.iter().filter_map(|s| s.values[row].as_ref());
        values.map(|number| number.value).sum()
    };
    let most = (0..chart.labels.len()).map(total).fold(0.0, f64::max);
    let most = if most > 0.0 { most } else { 1.0 };
    let mut parts = svg::hatches(labels.id, chart.series.len());
    let mut y = 0.0;
    for (row, label) in chart.labels.iter().enumerate() {
        y = heading(label, y, &mut parts);
        let mut x = 0.0;
        let mut words = Vec::new();
        for (number_of, series) in chart.series.iter().enumerate() {
            let amount = match &series.values[row] {
                Some(amount) => {
                    let width = amount.value / most * 100.0;
                    if width > 0.0 {
                        parts.push_str(&rect(x, y, width, &svg::fill(labels.id, number_of)));
                    }
                    x += width;
                    (labels.number)(&amount.written)
                }
                None => "–".to_owned(),
            };
            // A letter and its number stay together.
            words.push(format!("{}\u{a0}{amount}", svg::letter(number_of)));
        }
        y += BAR;
        for line in lines(&words) {
            let _ = write!(
                parts,
                "<text class=\"tick\" y=\"{}em\">{}</text>",
                number(y + 1.05),
                escape(&line)
            );
            y += LINE;
        }
        y += ROOM;
    }
    frame(labels, "figure-bars", y, &parts)
}

/// Words in as few lines as hold them, none of them broken.
fn lines(words: &[String]) -> Vec<String> {
    const BETWEEN: &str = "\u{2003}";
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + width(word) + 1.0 <= LEAST_WIDTH => {
                line.push_str(BETWEEN);
                line.push_str(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    lines
}

/// The line at zero beside the bars of a row, where bars go both ways.
fn base(x: f64, down: Range<f64>, parts: &mut String) {
    if x <= 0.0 {
        return;
    }
    let _ = write!(
        parts,
        "<line class=\"axis\" x1=\"{0}%\" x2=\"{0}%\" y1=\"{1}em\" y2=\"{2}em\"/>",
        number(x),
        number(down.start),
        number(down.end)
    );
}
