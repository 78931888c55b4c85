//! What one build of the synthetic portal costs.
//!
//! In: the checkout. Out: a figure for each budget. **Invariant:** the day, the records and the number of threads are fixed, and both
//! pieces of work take turns, so that what slows the machine down slows both.
//! Deliberately absent: time by the clock, and time that the system spends; other programs decide on those.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use crate::corpus::Corpus;

/// What was measured, by the names of the budgets.
pub(super) type Figures = BTreeMap<&'static str, f64>;

const RECORDS: usize = 2_000;
/// So often each is timed; the best counts.
const ROUNDS: usize = 3;
const TODAY: &str = "2026-01-15";
/// A tick is a hundredth of a second; with fewer, one more or less would be seen in the ratio.
const FEWEST_TICKS: u64 = 50;

/// Builds the program, and measures it.
pub(super) fn measure(root: &Path) -> Result<Figures> {
    let (lotse, yardstick) = (released(root)?, std::env::current_exe()?);
    let folder = tempfile::tempdir()?;
    let (portal, public) = (folder.path().join("portal"), folder.path().join("public"));
    Corpus::synthetic(RECORDS).write(&portal)?;
    let (mut build, mut work) = (u64::MAX, u64::MAX);
    for _ in 0..ROUNDS {
        work = work.min(user_time(Command::new(&yardstick).arg("yardstick"))?);
        if public.exists() {
            fs::remove_dir_all(&public)?;
        }
        let mut command = Command::new(&lotse);
        command
            .args(["build", "--today", TODAY, "--root"])
            .args([&portal, Path::new("--output-dir"), &public])
            .env_remove("LOTSE_ENGINE");
        build = build.min(user_time(&mut command)?);
    }
    ensure!(
        work >= FEWEST_TICKS,
        "the fixed piece of work is done in {work} ticks, too few to compare with"
    );
    println!("{RECORDS} records: {build} ticks to build, {work} for the fixed piece of work");
    let mut figures = sizes(&public)?;
    figures.insert("build_time", build as f64 / work as f64);
    Ok(figures)
}

/// Builds the program as it is released; gives where it is.
fn released(root: &Path) -> Result<PathBuf> {
    let done = Command::new(env!("CARGO"))
        .args(["build", "--release", "--package", "lotse", "--bin", "lotse"])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(done.status.success(), "the program cannot be built");
    let said = String::from_utf8(done.stdout)?;
    let messages = said.lines().map(serde_json::from_str::<serde_json::Value>);
    let mut built =
        messages.filter_map(|message| message.ok()?["executable"].as_str().map(PathBuf::from));
    built
        .next()
        .context("cargo does not say where the program is")
}

/// How long a program computes itself, on one thread.
fn user_time(command: &mut Command) -> Result<u64> {
    let before = children()?;
    let done = command.env("RAYON_NUM_THREADS", "1").output()?;
    let said = String::from_utf8_lossy(&done.stderr);
    ensure!(done.status.success(), "{command:?} failed: {said}");
    Ok(children()? - before)
}

/// The user time of all programs that were run so far, in ticks of the kernel: `cutime` of proc_pid_stat(5). Everything that asks the
/// kernel without reading a file would be `unsafe`, or a crate that changes what many others are built with.
fn children() -> Result<u64> {
    let file = "/proc/self/stat";
    let stat = fs::read_to_string(file)
        .with_context(|| format!("{file}: time is measured on Linux only"))?;
    cutime(&stat).with_context(|| format!("{file} has another form: {stat}"))
}

/// Its name stands in brackets, and may hold anything; `cutime` is the fourteenth word behind it.
fn cutime(stat: &str) -> Option<u64> {
    let (_, words) = stat.rsplit_once(')')?;
    words.split_whitespace().nth(13)?.parse().ok()
}

/// The sizes of a portal of [`RECORDS`] records.
fn sizes(public: &Path) -> Result<Figures> {
    let mut files = Vec::new();
    list(public, &mut files)?;
    let some = |start: &str, end: &str| {
        let start = public.join(start).display().to_string();
        let ours = files
            .iter()
            .filter(move |(path, _)| path.starts_with(&start) && path.ends_with(end));
        ours.map(|(_, bytes)| *bytes).collect::<Vec<u64>>()
    };
    let pages = some("verzeichnis/stelle-", "/index.html");
    let (packs, texts) = (some("search/", ".pack"), some("search/", ".texts"));
    let counts = (pages.len(), packs.len(), texts.len());
    ensure!(
        counts == (RECORDS, 1, 1),
        "so many record pages, packs and files of texts are in the output: {counts:?}; has their place changed?"
    );
    let each = |bytes: &[u64]| bytes.iter().sum::<u64>() as f64 / RECORDS as f64;
    Ok(Figures::from([
        ("output_bytes", each(&some("", ""))),
        ("output_files", files.len() as f64 / RECORDS as f64),
        ("pack_bytes", each(&packs)),
        ("texts_bytes", each(&texts)),
        ("record_page_bytes", each(&pages)),
    ]))
}

fn list(folder: &Path, into: &mut Vec<(String, u64)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.metadata()?;
        match kind.is_dir() {
            true => list(&entry.path(), into)?,
            false => into.push((entry.path().display().to_string(), kind.len())),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_children_is_found_behind_any_name() {
        let stat = "7 (a) b (c)) S 1 7 7 0 -1 4194560 9 8 0 0 11 12 13 14 20 0 1 0 5 6";
        assert_eq!(cutime(stat), Some(13));
        assert_eq!(cutime("7 (a) S 1"), None);
        assert_eq!(cutime(""), None);
    }

    #[test]
    fn what_a_program_computes_is_counted() {
        let mut busy = Command::new("sh");
        busy.args(["-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"]);
        assert!(user_time(&mut busy).expect("it runs") > 0);
        assert!(user_time(&mut Command::new("false")).is_err());
    }
}
