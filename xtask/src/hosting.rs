//! The portal in real web servers: what `lotse hosting` prints is tried in nginx, Apache and Caddy.
//!
//! In: the checkout, and the servers of this machine. Out: one table; a fault when a server answers otherwise than it should.
//! **Invariant:** everything runs on loopback, in a temporary folder, as the settings are printed; only what they leave to
//! their keeper (port, folder, modules) is added.
//! Deliberately absent: installing servers, and what is tested of the settings' text beside the code.

mod checks;
mod servers;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use checks::{Found, Site};
use servers::{Case, Running};

/// The portal below a folder of its host; its address is only written into pages.
const BELOW: &str = "/lotse/";

/// So many faults of a case are shown; one wrong line makes thousands.
const SHOWN: usize = 15;

/// Builds the portal twice, at the root of a host and below a folder, and asks every server for it.
///
/// # Errors
/// When a server answers wrongly; with `LOTSE_HOSTING=must` also when one is missing.
pub fn run() -> Result<()> {
    let must = std::env::var_os("LOTSE_HOSTING").is_some_and(|value| value == "must");
    let folder = tempfile::tempdir()?;
    // Servers that are started by root read as somebody else.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
    let work = Work {
        folder: folder.path().to_owned(),
        root: folder.path().join("root"),
        below: folder.path().join("below"),
    };
    work.build()?;
    let sites = [
        Site::read("/", &work.root)?,
        Site::read(BELOW, &work.below.join("lotse"))?,
    ];
    let mut faults = 0;
    let mut missing = Vec::new();
    println!(
        "{:<30} {:>7} {:>9} {:>8} {:>7}",
        "server", "files", "checks", "faults", "time"
    );
    for case in Case::all() {
        if let Some(lack) = case.lacks() {
            println!("{:<30} not tried: {lack} is missing", case.to_string());
            missing.push(lack);
            continue;
        }
        let site = &sites[usize::from(case.below)];
        let started = Instant::now();
        let found = try_case(&case, site, &work).with_context(|| format!("{case}"))?;
        println!(
            "{:<30} {:>7} {:>9} {:>8} {:>6.1}s",
            case.to_string(),
            site.files.len(),
            found.checks,
            found.faults.len(),
            started.elapsed().as_secs_f32()
        );
        for fault in found.faults.iter().take(SHOWN) {
            eprintln!("{case}: {fault}");
        }
        faults += found.faults.len();
    }
    ensure!(faults == 0, "{faults} faults");
    if must && !missing.is_empty() {
        bail!("LOTSE_HOSTING=must, and there is no {}", missing.join(", "));
    }
    Ok(())
}

fn try_case(case: &Case, site: &Site, work: &Work) -> Result<Found> {
    let text = work.settings(case)?;
    let root = match case.below {
        true => &work.below,
        false => &work.root,
    };
    let running = Running::start(case, &text, root, &work.folder)?;
    checks::all(site, &running.address(), case.brotli)
}

/// The folders of a run.
struct Work {
    folder: PathBuf,
    root: PathBuf,
    below: PathBuf,
}

impl Work {
    fn build(&self) -> Result<()> {
        lotse(&["build", "--precompress", "--output-dir"], &[&self.root])?;
        fs::create_dir(&self.below)?;
        let below = self.below.join("lotse");
        let address = format!("https://portal.example{BELOW}");
        lotse(
            &["build", "--base-url", &address, "--output-dir"],
            &[&below],
        )?;
        // What is hidden and what is not: a certificate's proof is asked for below this name.
        for (path, text) in checks::PLANTED {
            let path = self.root.join(path);
            fs::create_dir_all(path.parent().context("a file is in a folder")?)?;
            fs::write(path, text)?;
        }
        Ok(())
    }

    fn settings(&self, case: &Case) -> Result<String> {
        let address = format!("https://portal.example{BELOW}");
        let mut arguments = vec!["hosting", case.server.name()];
        if case.below {
            arguments.extend(["--base-url", &address]);
        }
        lotse(&arguments, &[])
    }
}

/// Runs the program of this checkout and gives what it prints.
fn lotse(arguments: &[&str], paths: &[&Path]) -> Result<String> {
    let root = crate::engine::root().map_err(anyhow::Error::msg)?;
    let done = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--"])
        .args(arguments)
        .args(paths)
        .current_dir(root)
        .output()?;
    ensure!(
        done.status.success(),
        "lotse {} failed: {}",
        arguments.join(" "),
        String::from_utf8_lossy(&done.stderr)
    );
    Ok(String::from_utf8(done.stdout)?)
}
