//! Pictures of the portal for its documentation.
//!
//! **Invariant:** pictures have fixed names and a fixed day, so that two runs of one state differ in nothing.
//!
//! Deliberately absent: judging the pictures; the browser suite measures, people look.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The day for which the pictured portal is built.
const TODAY: &str = "2026-11-24";

/// Builds the portal, and once more with Arabic beside its languages, and writes `docs/screens`.
///
/// # Errors
/// When a portal is not built, or when Node, Chromium or the scripts' packages are missing.
pub fn run() -> Result<()> {
    let root = &crate::engine::root().map_err(anyhow::Error::msg)?;
    let work = root.join("target/screens");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let arabic = work.join("arabic-site");
    with_arabic(root, &arabic)?;
    build(root, root, &work.join("portal"))?;
    build(root, &arabic, &work.join("arabic"))?;
    let scripts = root.join("tests/browser");
    let done = Command::new("node")
        .arg(scripts.join("screens.mjs"))
        .arg(work.join("portal"))
        .arg(work.join("arabic"))
        .arg(root.join("docs/screens"))
        .current_dir(&scripts)
        .status()
        .context("Node 20 is needed")?;
    ensure!(done.success(), "the pictures were not taken");
    Ok(())
}

/// The portal with one language more.
fn with_arabic(root: &Path, to: &Path) -> Result<()> {
    for part in ["content", "directory"] {
        copy(&root.join(part), &to.join(part))?;
    }
    let settings = fs::read_to_string(root.join("lotse.toml"))?;
    let more = settings.replacen("\"en\"]", "\"en\", \"ar\"]", 1);
    ensure!(
        more != settings,
        "lotse.toml does not end its languages in \"en\""
    );
    fs::write(to.join("lotse.toml"), more)?;
    Ok(())
}

fn build(root: &Path, site: &Path, to: &Path) -> Result<()> {
    let done = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--", "build", "--today", TODAY, "--root"])
        .arg(site)
        .arg("--output-dir")
        .arg(to)
        .current_dir(root)
        .status()?;
    ensure!(done.success(), "{} was not built", site.display());
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
