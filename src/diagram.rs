//! Diagrams: who stands under whom, and what goes from one to the other.
//!
//! Owns: the model of a diagram, and where its boxes, lines and arrows are.
//! In: nodes and edges, already checked. Out: SVG that shows them in levels from the top down.
//! **Invariant:** lines run between rows and beside boxes, never through a box; an arrow says what it means by its number, and
//! the words stand in a list below, where they have room on every screen.
//! Deliberately absent: reading TOML (that is `check`), addresses of links, colours. Sizes are those of [`crate::chart`].

mod draw;
mod layout;
#[cfg(test)]
mod tests;

use crate::lang::Lang;
use crate::site::Target;

pub use draw::svg;

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
