//! `cargo xtask`: commands for working on Lotse.
//!
//! In: a command line. Out: 0 if it was done, 1 if a check failed, 2 if the command line or the environment is at fault.
//!
//! **Invariant:** no command changes anything outside the checkout, cargo's target folder and a temporary one; none installs anything.
//!
//! Deliberately absent: a library for the command line; there are too few commands.

mod budgets;
mod ci;
mod corpus;
mod engine;
mod fuzz;
mod hosting;
mod screens;

use std::process::ExitCode;

const HELP: &str = "\
Commands for working on Lotse.

Usage: cargo xtask <COMMAND>

Commands:
  engine           Build search/dist/engine.wasm and its stamp
  bench            Time writing, opening and asking a pack of 10,000 documents
  ci               Everything the gate checks: format, lints, tests, documentation, engine, budgets, strict build
  ci --quick       Format, lints and tests, without browsers and the long series; says what it leaves out
  fuzz [TARGET]    Run the fuzz targets, each for some seconds (--seconds N); fuzz/README.md says more
  budgets          Measure what a build costs, and compare it with tests/budgets.toml
  corpus FROM TO   Turn a synthetic corpus into a portal, for measuring; FROM is its folder, or a number of records
  hosting          Try what `lotse hosting` prints in nginx, Apache and Caddy, where they are installed
  screens          Take the pictures of docs/screens (needs Node, Chromium and the packages of tests/browser)
  engine --check   Say whether the committed engine was built from the present sources
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["engine"] => engine::build().map_err(|message| (2, message)),
        ["engine", "--check"] => engine::check().map_err(|message| (1, message)),
        ["bench"] => ci::bench().map_err(|message| (2, message)),
        ["ci"] => ci::run().map_err(|message| (1, message)),
        ["ci", "--quick"] => ci::quick().map_err(|message| (1, message)),
        ["fuzz", rest @ ..] => fuzz::run(rest).map_err(|message| (1, message)),
        ["corpus", from, to] => {
            corpus::run(from, to.as_ref()).map_err(|error| (2, format!("{error:#}")))
        }
        ["budgets"] => budgets::run().map_err(|error| (1, format!("{error:#}"))),
        // For `budgets` alone, which times it in a process of its own.
        ["yardstick"] => {
            budgets::work();
            Ok(())
        }
        ["hosting"] => hosting::run().map_err(|error| (1, format!("{error:#}"))),
        ["screens"] => screens::run().map_err(|error| (2, format!("{error:#}"))),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        other => Err((2, format!("unknown command: {}\n\n{HELP}", other.join(" ")))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err((code, message)) => {
            eprintln!("error: {}", message.trim_end());
            ExitCode::from(code)
        }
    }
}
