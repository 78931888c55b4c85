//! The tile map: where places lie to each other, one tile each, drawn as SVG with links.
//!
//! Owns: the measures of the drawing and how a name is fitted into a tile.
//! In: areas with a column and a row. Out: what the template needs to draw them.
//! **Invariant:** only what the taxonomy says is drawn; no border, no distance, no size of a place is invented.
//! Deliberately absent: the list beside it, which has all places, also those without a tile, in letters that grow.

use serde::Serialize;

use crate::render::scope::Scope;
use crate::site::Term;
use crate::words::Txt;

/// Width, height and gap of tiles, in the units of the drawing. Three columns make 320, the width of the narrowest telephone.
const WIDTH: usize = 104;
const HEIGHT: usize = 56;
const GAP: usize = 4;

/// A line of a name has so many letters; a single word may have a few more.
const LETTERS: usize = 12;
const WORD: usize = 15;
const LINES: usize = 3;

/// A map, ready to be drawn.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct TileMap {
    view: String,
    /// Size of all letters, so that the longest line fits.
    letters: f32,
    tiles: Vec<MapTile>,
}

#[derive(Debug, PartialEq, Serialize)]
struct MapTile {
    name: Txt,
    url: String,
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    lines: Vec<Line>,
    /// The name did not fit.
    shortened: bool,
}

#[derive(Debug, PartialEq, Serialize)]
struct Line {
    text: String,
    x: usize,
    y: f32,
}

/// The map of the areas that have a tile; none if there are fewer than two.
pub(crate) fn of<'t>(areas: impl Iterator<Item = &'t Term>, scope: &Scope<'_>) -> Option<TileMap> {
    let mut placed: Vec<(&Term, (usize, usize))> = areas
        .filter_map(|area| {
            let (column, row) = area.tile?;
            Some((area, (usize::from(column), usize::from(row))))
        })
        .collect();
    // Whoever goes from tile to tile by keyboard goes as one reads.
    placed.sort_by_key(|&(_, (column, row))| (row, column));
    if placed.len() < 2 {
        return None;
    }
    let column = |&(_, (column, _)): &(&Term, (usize, usize))| column;
    let row = |&(_, (_, row)): &(&Term, (usize, usize))| row;
    let (left, right) = ends(placed.iter().map(column))?;
    let (top, bottom) = ends(placed.iter().map(row))?;
    let names: Vec<(Vec<String>, bool)> = placed
        .iter()
        .map(|(area, _)| fitted(&scope.words.text(&area.label).text))
        .collect();
    let letters = size(names.iter().flat_map(|(lines, _)| lines));
    let tiles = placed
        .iter()
        .zip(names)
        .map(|((area, (column, row)), (lines, shortened))| {
            let (x, y) = (
                (column - left) * (WIDTH + GAP),
                (row - top) * (HEIGHT + GAP),
            );
            MapTile {
                name: scope.words.text(&area.label),
                url: scope.routes.area(&area.id),
                x,
                y,
                width: WIDTH,
                height: HEIGHT,
                lines: placed_lines(lines, (x + WIDTH / 2, y + HEIGHT / 2), letters),
                shortened,
            }
        });
    let along = |tiles: usize, measure: usize| tiles * (measure + GAP) - GAP;
    Some(TileMap {
        view: format!(
            "0 0 {} {}",
            along(right - left + 1, WIDTH),
            along(bottom - top + 1, HEIGHT)
        ),
        letters,
        tiles: tiles.collect(),
    })
}

fn ends(numbers: impl Iterator<Item = usize> + Clone) -> Option<(usize, usize)> {
    Some((numbers.clone().min()?, numbers.max()?))
}

/// A name in lines, broken between words and after hyphens, and whether something was left out.
fn fitted(name: &str) -> (Vec<String>, bool) {
    let mut lines: Vec<String> = Vec::new();
    let mut shortened = false;
    for word in name.split_inclusive([' ', '-']) {
        let length = word.trim_end().chars().count();
        let (word, length) = match length > WORD {
            true => {
                shortened = true;
                let kept: String = word.chars().take(WORD - 1).collect();
                (format!("{kept}…"), WORD)
            }
            false => (word.to_owned(), length),
        };
        match lines.last_mut() {
            Some(line) if line.chars().count() + length <= LETTERS => line.push_str(&word),
            _ => lines.push(word),
        }
    }
    if lines.len() > LINES {
        shortened = true;
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            *last = format!("{}…", last.trim_end_matches([' ', '…']));
        }
    }
    let lines = lines.iter().map(|line| line.trim_end().to_owned());
    (lines.collect(), shortened)
}

/// The size at which the widest line fits into a tile.
fn size<'l>(lines: impl Iterator<Item = &'l String>) -> f32 {
    let widest = lines.map(|line| hundredths(line)).max().unwrap_or_default();
    let widest = f32::from(u16::try_from(widest.max(1)).unwrap_or(u16::MAX)) / 100.0;
    let space = f32::from(u8::try_from(WIDTH - 4).unwrap_or(u8::MAX));
    // One digit behind the point is enough, and the same on every machine.
    ((space / widest).clamp(9.0, 16.0) * 10.0).floor() / 10.0
}

/// How wide a line is in bold letters, in hundredths of their size; rather too wide, since every device has its own font.
fn hundredths(line: &str) -> usize {
    let width = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ' ' => 33,
        'f' | 'r' | 't' | '-' => 45,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 54,
        'm' | 'w' | 'M' | 'W' | '…' => 97,
        letter if letter.is_lowercase() => 63,
        _ => 72,
    };
    line.chars().map(width).sum()
}

/// Lines one below the other around the middle of their tile.
fn placed_lines(lines: Vec<String>, (x, y): (usize, usize), letters: f32) -> Vec<Line> {
    let step = letters * 1.15;
    let count = u16::try_from(lines.len()).map_or(1.0, f32::from);
    let middle = u16::try_from(y).map_or(0.0, f32::from);
    let first = middle - step * (count - 1.0) / 2.0 + letters * 0.35;
    let tenths = |y: f32| (y * 10.0).round() / 10.0;
    lines
        .into_iter()
        .zip(0_u16..)
        .map(|(text, number)| Line {
            text,
            x,
            y: tenths(first + step * f32::from(number)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{fitted, size};

    #[test]
    fn names_are_broken_between_words_and_shortened_last() {
        assert_eq!(
            fitted("Korschenbroich"),
            (vec!["Korschenbroich".to_owned()], false)
        );
        let (lines, shortened) = fitted("Mönchengladbach-Rheydt am Fluss");
        assert_eq!(
            lines,
            ["Mönchengladbac…", "Rheydt am", "Fluss"]
                .map(str::to_owned)
                .to_vec()
        );
        assert!(shortened);
        let (lines, shortened) = fitted(&"Bad Langen ".repeat(20));
        assert_eq!(lines.len(), 3);
        assert!(shortened && lines[2].ends_with('…'), "{lines:?}");
        let (lines, _) = fitted(&"x".repeat(80));
        assert_eq!(lines[0].chars().count(), 15);
    }

    #[test]
    fn letters_are_as_large_as_the_longest_line_allows() {
        let lines = |text: &str| size([text.to_owned()].iter());
        assert!(lines("Neuss") > lines("Korschenbroich"));
        assert!(lines("Rommerskirchen") >= 11.5);
        assert!(lines("") <= 16.0);
    }
}
