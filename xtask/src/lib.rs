//! What the commands for working on Lotse share with its tests.
//!
//! **Invariant:** the command that writes a stamp and the test that checks it run the same code.
//!
//! Deliberately absent: everything a user of Lotse needs; that is the binary `lotse`.

pub mod stamp;
