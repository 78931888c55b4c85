//! What must hold for every input: the properties that the fuzz targets and `tests/suite/fuzz.rs` share.
//!
//! In: bytes, as a fuzzer or a file of a corpus has them. Out: nothing, or a panic that says which property does not hold.
//!
//! **Invariant:** a property depends on its bytes alone, so that whatever a fuzzer finds fails again as a test.
//!
//! Deliberately absent: anything of a fuzzer; `fuzz_targets/` has three lines for each. The product knows nothing of this.

mod engine;
mod html;
mod portal;

pub use portal::folder;

/// A target, and what must hold for its input.
pub type Property = fn(&[u8]);

/// Every target by the name of its corpus.
pub const TARGETS: [(&str, Property); 12] = [
    ("record", portal::record),
    ("gap", portal::gap),
    ("page", portal::page),
    ("markdown", portal::markdown),
    ("taxonomy", portal::taxonomy),
    ("settings", portal::settings),
    ("table", portal::table),
    ("diagram", portal::diagram),
    ("pack", engine::pack),
    ("request", engine::request),
    ("rules", engine::rules),
    ("inquiry", engine::inquiry),
];

/// Runs the property of a target.
pub fn holds(target: &str, input: &[u8]) {
    let found = TARGETS.iter().find(|(name, _)| *name == target);
    let (_, property) = found.unwrap_or_else(|| panic!("there is no target `{target}`"));
    property(input);
}
