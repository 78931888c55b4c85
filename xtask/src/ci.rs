//! The gate, step by step, as one local command.
//!
//! **Invariant:** `.ci/run` runs this and adds nothing to what is checked; it only installs.

use std::process::Command;

/// Each step with its arguments to cargo.
const STEPS: [&[&str]; 6] = [
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
    &["doc", "--workspace", "--no-deps", "--quiet"],
    &["run", "--release", "--", "build", "--strict"],
];

/// Runs every step; stops at the first that fails.
///
/// # Errors
/// Names the step.
pub fn run() -> Result<(), String> {
    for step in STEPS {
        let name = format!("cargo {}", step.join(" "));
        println!("==> {name}");
        let status = Command::new(env!("CARGO"))
            .args(step)
            .env("RUSTDOCFLAGS", "-D warnings")
            .status()
            .map_err(|error| format!("{name}: {error}"))?;
        if !status.success() {
            return Err(format!("{name} failed"));
        }
    }
    Ok(())
}
