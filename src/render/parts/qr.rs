//! A page's own address as a QR code, for paper.
//!
//! In: an absolute address. Out: the path of an SVG picture, one unit a module.
//! **Invariant:** the same address gives the same picture; the light margin that scanners need is part of it.
//! Deliberately absent: where the picture stands and how large it is (that is the theme's).

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;
use std::fmt::Write as _;

/// The light margin that the standard asks for, in modules.
const MARGIN: usize = 4;

/// A QR code, ready to be drawn.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Picture {
    /// Width and height, margin included.
    size: usize,
    /// Its dark modules: one line a row, to be stroked with a width of 1.
    path: String,
}

/// The code of an address; `None` if it is longer than a code can hold.
pub(crate) fn picture(address: &str) -> Option<Picture> {
    // M stays readable with an eighth of it folded or stained, and is one size larger than L at most.
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                // Halfway down the row, where a stroke of width 1 fills it.
                let (left, middle) = (x + MARGIN, y + MARGIN);
                write!(path, "M{left} {middle}.5h{}", run.len()).ok()?;
            }
            x += run.len();
        }
    }
    Some(Picture {
        size: width + 2 * MARGIN,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_begins_with_its_first_finder() {
        let found = picture("https://example.org/verzeichnis/amt/").expect("a code");
        assert_eq!(found.size, 29 + 8);
        // The upper edges of both finders: seven dark modules from the margin on, and seven before the other margin.
        assert!(found.path.starts_with("M4 4.5h7"), "{}", found.path);
        assert!(found.path.contains("M26 4.5h7"), "{}", found.path);
        assert_eq!(picture("https://example.org/verzeichnis/amt/"), Some(found));
    }

    #[test]
    fn an_address_without_end_has_no_code() {
        assert_eq!(picture(&"a".repeat(5000)), None);
    }
}
