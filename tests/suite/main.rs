//! Everything that is tested from outside, in one binary. `tests/README.md` says how to add a test.

mod bm25;
mod browser;
mod canaries;
mod checks;
mod cli;
mod entries;
mod faults;
mod features;
mod fuzz;
#[path = "../../search/tests/common/guest.rs"]
mod guest;
mod hostile;
mod hosting;
mod init;
mod languages;
mod offline;
mod promises;
#[path = "../../fuzz/src/lib.rs"]
mod properties;
mod referral;
mod schema;
mod search;
mod sheets;
mod structure;
mod support;
mod theme;
