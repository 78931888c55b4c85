//! Runs the fuzz targets of `fuzz/`.
//!
//! In: for how many seconds or inputs, and which targets. Out: a table of figures; what a target stumbled over lies in
//! `fuzz/artifacts/<target>/`.
//!
//! **Invariant:** nothing is installed, and the corpora of the repository are only read: what is found new is kept in
//! `target/fuzz/corpus`.
//!
//! Deliberately absent: cargo-fuzz and sanitizers. The targets are those of cargo-fuzz and run under it; but libFuzzer needs only
//! a few flags of stable Rust. What sanitizers find is outside of safe Rust.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const HELP: &str =
    "usage: cargo xtask fuzz [--seconds N] [--runs N] [--jobs N] [--seed N] [TARGET...]";

/// What cargo-fuzz gives with `--sanitizer none`: libFuzzer then sees which branches an input takes, and what is compared.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=16";
/// Longer inputs are slower and find little more.
const LONGEST_INPUT: usize = 8_192;
/// An input that takes longer, in seconds, is a fault. One takes a tenth of a second; the rest is for a machine with other work.
const LONGEST_RUN: usize = 25;
/// So much memory a target may ask for, in kilobytes: whoever allocates what a length in the input says fails here.
const MOST_MEMORY: usize = 3_000_000;

struct Wishes {
    seconds: u64,
    /// At most so many inputs, so that a slow machine judges as many as a fast one. With one seed they are nearly the same
    /// each time; not quite, since libFuzzer follows coverage, which differs a little from run to run.
    runs: Option<u32>,
    jobs: usize,
    /// A fixed one by default, so that a run can be repeated.
    seed: u32,
    targets: Vec<String>,
}

/// Builds and runs the targets.
///
/// # Errors
/// When the arguments are wrong, something is missing, or a property does not hold.
pub fn run(arguments: &[&str]) -> Result<(), String> {
    let root = crate::engine::root()?;
    let known = targets(&root)?;
    let wishes = wishes(arguments, &known)?;
    let built = build(&root)?;
    let next = AtomicUsize::new(0);
    let lines = Mutex::new(vec![None; wishes.targets.len()]);
    std::thread::scope(|scope| {
        for _ in 0..wishes.jobs {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(target) = wishes.targets.get(at) else {
                        break;
                    };
                    let line = fuzz(&root, &built, target, &wishes);
                    let text = line.as_ref().unwrap_or_else(|failure| failure);
                    println!("{text}");
                    lines.lock().expect("no thread panics")[at] = Some(line);
                }
            });
        }
    });
    let lines = lines.into_inner().expect("no thread panics");
    let failed = lines.into_iter().flatten().filter(Result::is_err).count();
    match failed {
        0 => Ok(()),
        _ => Err(format!(
            "{failed} of the targets found something. Make each input a test: move it from fuzz/artifacts/TARGET/ to \
             fuzz/regressions/TARGET/, see it fail in `cargo test --test suite fuzz`, and mend the cause"
        )),
    }
}

fn wishes(arguments: &[&str], known: &[String]) -> Result<Wishes, String> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut wishes = Wishes {
        seconds: 10,
        runs: None,
        jobs: cores,
        seed: 1,
        targets: Vec::new(),
    };
    let mut rest = arguments.iter();
    while let Some(&argument) = rest.next() {
        let mut number = || {
            let value = rest.next().and_then(|value| value.parse::<u32>().ok());
            value.ok_or_else(|| format!("{argument} takes a number\n{HELP}"))
        };
        match argument {
            "--seconds" => wishes.seconds = u64::from(number()?.max(1)),
            "--runs" => wishes.runs = Some(number()?.max(1)),
            "--jobs" => wishes.jobs = usize::try_from(number()?.max(1)).unwrap_or(1),
            "--seed" => wishes.seed = number()?,
            name if known.iter().any(|target| target == name) => {
                wishes.targets.push(name.to_owned())
            }
            name => {
                return Err(format!(
                    "there is no target `{name}`\nknown: {}\n{HELP}",
                    known.join(", ")
                ));
            }
        }
    }
    if wishes.targets.is_empty() {
        wishes.targets = known.to_vec();
    }
    Ok(wishes)
}

fn targets(root: &Path) -> Result<Vec<String>, String> {
    let folder = root.join("fuzz/fuzz_targets");
    let entries =
        std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let names = entries.filter_map(|entry| {
        let path = entry.ok()?.path();
        Some(path.file_stem()?.to_str()?.to_owned())
    });
    let mut names: Vec<String> = names.collect();
    names.sort();
    Ok(names)
}

/// Builds all targets and says in which folder they are.
fn build(root: &Path) -> Result<PathBuf, String> {
    let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
    let has_compiler = Command::new(&compiler)
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if !has_compiler.is_ok_and(|status| status.success()) {
        return Err(format!(
            "libFuzzer is written in C++, and there is no `{compiler}`: install one (apt-get install g++), or name it with CXX"
        ));
    }
    let host = host()?;
    let folder = root.join("target/fuzz");
    // Without --target, the flags would hold for build scripts and macros, too, which have no libFuzzer.
    let status = Command::new(env!("CARGO"))
        .args([
            "build",
            "--release",
            "--locked",
            "--bins",
            "--target",
            &host,
            "--manifest-path",
        ])
        .arg(root.join("fuzz/Cargo.toml"))
        .arg("--target-dir")
        .arg(&folder)
        .env("RUSTFLAGS", FLAGS)
        .status()
        .map_err(|error| format!("cargo: {error}"))?;
    match status.success() {
        true => Ok(folder.join(host).join("release")),
        false => Err("the fuzz targets cannot be built".to_owned()),
    }
}

fn host() -> Result<String, String> {
    let said = Command::new("rustc")
        .arg("-vV")
        .output()
        .map_err(|error| format!("rustc: {error}"))?;
    let said = String::from_utf8_lossy(&said.stdout);
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .ok_or_else(|| "rustc does not name its host".to_owned())
}

/// Runs one target; a line of figures, or what it stumbled over.
fn fuzz(root: &Path, built: &Path, target: &str, wishes: &Wishes) -> Result<String, String> {
    let below = |folder: &str| root.join(folder).join(target);
    let (mut found, artifacts) = (below("target/fuzz/corpus"), below("fuzz/artifacts"));
    if wishes.runs.is_some() {
        // What an earlier run has found would change which inputs come.
        found = below("target/fuzz/anew");
        if found.exists() {
            std::fs::remove_dir_all(&found)
                .map_err(|error| format!("{}: {error}", found.display()))?;
        }
    }
    for folder in [&found, &artifacts] {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("ulimit -v {MOST_MEMORY}; exec \"$@\""), "sh"])
        .arg(built.join(target))
        .arg(format!("-max_total_time={}", wishes.seconds))
        .arg(format!("-seed={}", wishes.seed))
        .arg(format!("-max_len={LONGEST_INPUT}"))
        .arg(format!("-timeout={LONGEST_RUN}"))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg("-print_final_stats=1")
        // One input at a time is judged; more threads would only get in the way of the other targets.
        .env("RAYON_NUM_THREADS", "1")
        // What panicked where is enough to begin with; a test says the rest.
        .env("RUST_BACKTRACE", "0");
    if let Some(runs) = wishes.runs {
        command.arg(format!("-runs={runs}"));
    }
    let dictionary = below("fuzz/dictionaries").with_extension("dict");
    if dictionary.exists() {
        command.arg(format!("-dict={}", dictionary.display()));
    }
    command.arg(&found);
    let corpora = ["fuzz/corpus", "fuzz/regressions"].map(below);
    command.args(corpora.iter().filter(|folder| folder.is_dir()));
    let started = std::time::Instant::now();
    let done = command
        .output()
        .map_err(|error| format!("{target}: {error}"))?;
    let said = String::from_utf8_lossy(&done.stderr);
    match done.status.success() {
        true => Ok(figures(target, &said, started.elapsed())),
        false => {
            let lines: Vec<&str> = said.lines().collect();
            let end = lines[lines.len().saturating_sub(24)..].join("\n");
            Err(format!("{end}\n==> {target} found something\n"))
        }
    }
}

/// The figures of a run, out of what libFuzzer says.
fn figures(target: &str, said: &str, time: Duration) -> String {
    let after = |mark: &str| {
        let rest = said.rsplit_once(mark).map_or("", |(_, rest)| rest);
        rest.split_whitespace().next().unwrap_or("?").to_owned()
    };
    format!(
        "{target:9} {:>6} s {:>9} executions {:>6} a second, coverage {:>6}, {:>5} inputs kept, {:>4} MB",
        time.as_secs(),
        after("stat::number_of_executed_units:"),
        after("stat::average_exec_per_sec:"),
        after(" cov: "),
        after(" corp: ").split('/').next().unwrap_or("?"),
        after("stat::peak_rss_mb:"),
    )
}
