//! Diagrams: who stands under whom, and what goes from one to the other.
//!
//! Owns: where the boxes, lines and arrows are.
//! In: nodes and edges, already checked. Out: SVG that shows them in levels from the top down.
//! **Invariant:** lines run between rows and beside boxes, never through a box; an arrow says what it means by its number, and
//! the words stand in a list below, where they have room on every screen.
//! Deliberately absent: reading TOML (that is `check`), addresses of links, colours. Sizes are those of [`crate::drawing`].

mod layout;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use crate::characters::escape;
use crate::drawing::{Labels, float, frame, number};
use crate::site::figure::Diagram;

use layout::{LINE, Route, Slot, layout};

/// The drawing of a diagram.
pub fn svg(diagram: &Diagram, labels: &Labels<'_>) -> String {
    let layout = layout(diagram);
    let id = labels.id;
    let mut parts = format!(
        "<defs><path id=\"{id}-ab\" d=\"M-5 -9H5L0 0Z\"/><path id=\"{id}-auf\" d=\"M-5 9H5L0 0Z\"/></defs>"
    );
    for route in &layout.routes {
        lines(route, id, &mut parts);
    }
    for place in &layout.places {
        node(place, &mut parts);
    }
    for route in &layout.routes {
        // Last, so that a number lies on every line that crosses its own.
        if let Some(n) = route.number {
            let (x, y) = route.at;
            let _ = write!(
                parts,
                "<circle class=\"number\" cx=\"{0}%\" cy=\"{1}em\" r=\"0.78em\"/><text class=\"letter\" x=\"{0}%\" y=\"{2}em\" text-anchor=\"middle\">{n}</text>",
                number(x),
                number(y),
                number(y + 0.36)
            );
        }
    }
    frame(labels, "figure-diagram", layout.height, &parts)
}

fn lines(route: &Route, id: &str, parts: &mut String) {
    let class = match route.number {
        Some(_) => "arrow",
        None => "axis",
    };
    for pair in route.corners.windows(2) {
        let [(x1, y1), (x2, y2)] = [pair[0], pair[1]];
        let _ = write!(
            parts,
            "<line class=\"{class}\" x1=\"{}%\" y1=\"{}em\" x2=\"{}%\" y2=\"{}em\"/>",
            number(x1),
            number(y1),
            number(x2),
            number(y2)
        );
    }
    if let (Some(_), [.., before, last]) = (route.number, route.corners.as_slice()) {
        let head = if last.1 > before.1 { "ab" } else { "auf" };
        let _ = write!(
            parts,
            "<use class=\"head\" href=\"#{id}-{head}\" x=\"{}%\" y=\"{}em\"/>",
            number(last.0),
            number(last.1)
        );
    }
}

fn node(place: &Slot, parts: &mut String) {
    let _ = write!(
        parts,
        "<rect class=\"node\" x=\"{}%\" y=\"{}em\" width=\"{}%\" height=\"{}em\" rx=\"5\"/>",
        number(place.left),
        number(place.top),
        number(place.right - place.left),
        number(place.bottom - place.top)
    );
    let middle = number((place.left + place.right) / 2.0);
    let count = place.label.len() + place.note.len();
    let used = LINE * float(count);
    let mut y = (place.top + place.bottom - used) / 2.0 + 1.02;
    let labels = place.label.iter().map(|line| ("letter", line));
    let notes = place.note.iter().map(|line| ("tick", line));
    for (class, line) in labels.chain(notes) {
        let _ = write!(
            parts,
            "<text class=\"{class}\" x=\"{middle}%\" y=\"{}em\" text-anchor=\"middle\">{}</text>",
            number(y),
            escape(line)
        );
        y += LINE;
    }
}
