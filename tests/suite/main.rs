//! Everything that is tested from outside, in one binary. `tests/README.md` says how to add a test.

mod browser;
mod checks;
mod cli;
mod faults;
mod promises;
mod support;
