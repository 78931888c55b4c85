//! Pictures of the portal for its documentation, and the portal that holds everything that can burst a page.
//!
//! **Invariant:** pictures have fixed names and a fixed day, so that two runs of one state differ in nothing.
//!
//! Deliberately absent: judging the pictures; the browser suite measures, people look.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use xtask::mirror;

/// The day for which the pictured portal is built.
const TODAY: &str = "2026-11-24";

/// Copies `tests/sites/stress` to a folder and gives it a language that runs from right to left.
///
/// # Errors
/// When a file cannot be read or written.
pub fn stress(root: &Path, to: &Path) -> Result<()> {
    copy(&root.join("tests/sites/stress"), to)?;
    let german = fs::read_to_string(root.join("themes/default/i18n/de.ftl"))?;
    let texts = to.join("themes/default/i18n");
    fs::create_dir_all(&texts)?;
    fs::write(texts.join("ar.ftl"), mirror::arabic(&german))?;
    Ok(())
}

/// Builds both portals and writes `docs/screens`.
///
/// # Errors
/// When a portal is not built, or when Node, Chromium or the scripts' packages are missing.
pub fn run() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("the workspace has no folder")?;
    let work = root.join("target/screens");
    let site = work.join("stress-site");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    stress(root, &site)?;
    build(root, root, &work.join("portal"))?;
    build(root, &site, &work.join("stress"))?;
    let scripts = root.join("tests/browser");
    let done = Command::new("node")
        .arg(scripts.join("screens.mjs"))
        .arg(work.join("portal"))
        .arg(work.join("stress"))
        .arg(root.join("docs/screens"))
        .current_dir(&scripts)
        .status()
        .context("Node 20 is needed")?;
    ensure!(done.success(), "the pictures were not taken");
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
