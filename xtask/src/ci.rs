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

/// Tests that the quick loop leaves out, by their names: browsers, the long series of properties and faults, and questions
/// asked of an engine that is interpreted.
const LONG: [&str; 12] = [
    "the_portal_passes_its_browser_checks",
    "pairs_of_fields_hide_no_address",
    "a_protected_address_in_any_field_is_refused_where_it_stands",
    "what_is_not_published_is_in_no_byte",
    "what_is_not_published_is_in_no_answer_of_the_program",
    "hostile_strings_stay_text_in_every_output",
    "every_question_is_answered_alike_by_the_committed_engine",
    "ten_thousand_strangers_do_not_crowd_out_the_right_office",
    "any_operation_may_fail",
    "any_operation_may_be_interrupted",
    "the_process_may_end_before_any_operation",
    "our_ranking_is_not_worse_than_that_of_tantivy",
];

/// The loop of whoever works on the code: format, lints, and the tests without [`LONG`] ones, which it names.
///
/// # Errors
/// Names the step.
pub fn quick() -> Result<(), String> {
    STEPS[..3].iter().try_for_each(|step| cargo(step))?;
    let skipped = LONG.iter().flat_map(|name| ["--skip", name]);
    let tests = ["test", "--workspace", "--lib", "--bins", "--tests", "--"].into_iter();
    cargo(&tests.chain(skipped).collect::<Vec<_>>())?;
    println!(
        "==> LEFT OUT here and run by `cargo xtask ci`: {}",
        LONG.join(", ")
    );
    Ok(())
}

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

#[cfg(test)]
mod tests {
    use super::LONG;

    #[test]
    fn whatever_is_left_out_is_a_test() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let folders = ["tests/suite", "src/publish"].map(|folder| root.join(folder));
        let files = folders
            .iter()
            .flat_map(|folder| std::fs::read_dir(folder).expect("a folder"));
        let texts = files.map(|file| std::fs::read_to_string(file.expect("a file").path()));
        let code: String = texts.map(|text| text.expect("a text")).collect();
        for name in LONG {
            assert!(
                code.contains(&format!("fn {name}()")),
                "there is no test {name}"
            );
        }
    }
}
