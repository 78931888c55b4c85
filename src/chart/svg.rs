//! What tells the series of a chart apart, and the numbers on its axis.

use std::fmt::Write as _;

use crate::drawing::decimal;

/// Marks that tell lines apart without colour, about 9 units across.
const MARKS: [&str; 6] = [
    "M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0Z",
    "M-4 -4H4V4H-4Z",
    "M0 -5L5 4H-5Z",
    "M0 -5.5L5.5 0L0 5.5L-5.5 0Z",
    "M-5 -4H5L0 5Z",
    "M-1.5 -5H1.5V-1.5H5V1.5H1.5V5H-1.5V1.5H-5V-1.5H-1.5Z",
];
/// How lines are broken, for the same end.
const DASHES: [&str; 6] = ["", "7 4", "2 4", "10 4 2 4", "14 5", "5 3 1 3 1 3"];
/// How bars are hatched.
const HATCHES: [&str; 5] = [
    "",
    "M-2 10L10 -2M-2 2L2 -2M6 10L10 6",
    "M4 0V8",
    "M4 4h.01",
    "M0 4H8",
];

/// The letter that stands at a series: A, B, C …
pub fn letter(series: usize) -> char {
    u8::try_from(series).map_or('?', |series| char::from(b'A' + series % 26))
}

/// The dashes of a line, as an attribute.
pub(super) fn dashes(series: usize) -> String {
    match DASHES[series % DASHES.len()] {
        "" => String::new(),
        dashes => format!(" stroke-dasharray=\"{dashes}\""),
    }
}

/// The marks of the first lines, to be used by [`mark_id`].
pub(super) fn marks(id: &str, count: usize) -> String {
    let mut defs = String::from("<defs>");
    for series in 0..count {
        let _ = write!(
            defs,
            "<path id=\"{}\" d=\"{}\"/>",
            mark_id(id, series),
            MARKS[series % MARKS.len()]
        );
    }
    defs + "</defs>"
}

pub(super) fn mark_id(id: &str, series: usize) -> String {
    format!("{id}-m{series}")
}

/// The hatches of the first bars, to be used by [`fill`].
pub(super) fn hatches(id: &str, count: usize) -> String {
    let mut defs = String::from("<defs>");
    for series in 1..count {
        let _ = write!(defs, "{}", hatch(&format!("{id}-p{series}"), series));
    }
    defs + "</defs>"
}

fn hatch(id: &str, series: usize) -> String {
    format!(
        "<pattern id=\"{id}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
         <path class=\"fill c{}\" d=\"M0 0H8V8H0Z\"/><path class=\"hatch\" d=\"{}\"/></pattern>",
        series + 1,
        HATCHES[series % HATCHES.len()]
    )
}

/// How a bar is filled: its class, or its pattern.
pub(super) fn fill(id: &str, series: usize) -> String {
    match series {
        0 => "class=\"bar fill c1\"".to_owned(),
        _ => format!("class=\"bar\" fill=\"url(#{id}-p{series})\""),
    }
}

/// The key to a series in a legend.
pub fn swatch(id: &str, series: usize, is_line: bool) -> String {
    let inside = if is_line {
        format!(
            "<path class=\"stroke\" d=\"M0 8H40\"{}/><path class=\"fill\" transform=\"translate(20 8)\" d=\"{}\"/>",
            dashes(series),
            MARKS[series % MARKS.len()]
        )
    } else {
        // The swatch has a pattern of its own, since one that is in another drawing would be lost with it.
        let own = format!("{id}-k{series}");
        let defs = match series {
            0 => String::new(),
            _ => format!("<defs>{}</defs>", hatch(&own, series)),
        };
        let fill = match series {
            0 => "class=\"bar fill\"".to_owned(),
            _ => format!("class=\"bar\" fill=\"url(#{own})\""),
        };
        format!("{defs}<path {fill} d=\"M0 0H40V16H0Z\"/>")
    };
    format!(
        "<svg class=\"swatch c{}\" aria-hidden=\"true\" width=\"40\" height=\"16\">{inside}</svg>",
        series + 1
    )
}

/// Round numbers from at or below the lowest to at or above the highest, zero among them; three to seven.
pub(super) fn ticks(low: f64, high: f64) -> Vec<f64> {
    let span = high - low;
    if span <= 0.0 {
        return vec![0.0, 1.0];
    }
    let power = 10f64.powf((span / 4.0).log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * power);
    let fits = |step: &f64| (high / step).ceil() - (low / step).floor() <= 5.0;
    let step = steps.into_iter().find(fits).unwrap_or(10.0 * power);
    let (mut at, last) = ((low / step).floor(), (high / step).ceil());
    let mut ticks = Vec::new();
    while at <= last {
        ticks.push(at * step);
        at += 1.0;
    }
    ticks
}

/// A tick as a number in a file would be written.
pub(super) fn plain(value: f64) -> String {
    // Steps are powers of ten times 1, 2, 2.5 or 5: six places hold them where numbers are of any use.
    decimal(value, 6)
}
