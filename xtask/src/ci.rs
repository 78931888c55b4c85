//! The gate, step by step, as one local command.
//!
//! **Invariant:** `.ci/run` runs this and adds nothing to what is checked; it only installs.

use std::process::Command;

/// Each step with its arguments to cargo.
const STEPS: [&[&str]; 9] = [
    &["fmt", "--all", "--check"],
    &[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ],
    &["xtask", "engine", "--check"],
    &["test", "--workspace"],
    &["xtask", "fuzz", "--runs", "2000", "--seconds", "60"],
    &["xtask", "hosting"],
    &["doc", "--workspace", "--no-deps", "--quiet"],
    // Builds the program as it is released; the step after it takes the same one.
    &["xtask", "budgets"],
    &["run", "--release", "--", "build", "--strict"],
];

/// Runs every step; stops at the first that fails.
///
/// # Errors
/// Names the step.
pub fn run() -> Result<(), String> {
    STEPS.iter().try_for_each(|step| cargo(step))?;
    deny()
}

/// Checks licences, sources and doubles of the dependencies (deny.toml) where cargo-deny is installed. To build it takes four
/// minutes on two cores, longer than most steps; so a machine without it says that it left this out, and goes on. The
/// database of advisories would come from the network, and is left to whoever has it.
fn deny() -> Result<(), String> {
    let asked = Command::new(env!("CARGO"))
        .args(["deny", "--version"])
        .output();
    if !asked.is_ok_and(|answer| answer.status.success()) {
        println!(
            "==> cargo deny: LEFT OUT, since it is not installed here; `cargo install cargo-deny --locked` brings it"
        );
        return Ok(());
    }
    cargo(&["deny", "check", "licenses", "bans", "sources"])
}

/// Measures search on a large directory. It is a program, not a test: it has no limits to pass.
///
/// # Errors
/// When the program cannot be built or run.
pub fn bench() -> Result<(), String> {
    cargo(&[
        "run",
        "--release",
        "--package",
        "lotse-search",
        "--example",
        "scale",
    ])
}

fn cargo(arguments: &[&str]) -> Result<(), String> {
    let name = format!("cargo {}", arguments.join(" "));
    println!("==> {name}");
    let status = Command::new(env!("CARGO"))
        .args(arguments)
        .env("RUSTDOCFLAGS", "-D warnings")
        .status()
        .map_err(|error| format!("{name}: {error}"))?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{name} failed")),
    }
}
