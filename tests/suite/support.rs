//! A portal in a temporary folder, made from a fixture and a few more files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use lotse::date::Date;
use lotse::keyword::Keyword;
use lotse::load::{ReadFile, RealFiles};
use lotse::{Built, Checked, Options};
use tempfile::TempDir;

/// The day on which all fixtures are built.
pub fn options() -> Options {
    Options {
        today: Date::parse("2026-11-22").expect("a day"),
        base_url: None,
        preview: false,
        engine: None,
        output_dir: None,
    }
}

/// The repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program in a process of its own: in the folder of a portal, on the day of [`options`], with no engine but its own.
pub fn program(site: &Site, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lotse"));
    command
        .args(arguments)
        .current_dir(site.root())
        .env_remove("LOTSE_ENGINE")
        .env("SOURCE_DATE_EPOCH", "1795305600");
    command
}

/// A portal of its own for one test; deleted with it.
pub struct Site {
    folder: TempDir,
}

impl Site {
    /// A copy of `tests/sites/NAME`.
    pub fn from(name: &str) -> Site {
        let site = Site::empty();
        copy(&repository().join("tests/sites").join(name), site.root());
        site
    }

    /// Lays the files of `tests/sites/NAME` over it.
    pub fn with_overlay(self, name: &str) -> Site {
        copy(&repository().join("tests/sites").join(name), self.root());
        self
    }

    /// A folder with nothing in it.
    pub fn empty() -> Site {
        Site {
            folder: TempDir::new().expect("a temporary folder"),
        }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file, or replaces it.
    pub fn with(self, path: &str, content: impl AsRef<[u8]>) -> Site {
        self.write(path, content);
        self
    }

    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let full = self.path(path);
        fs::create_dir_all(full.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(full, content).expect("a file");
    }

    pub fn without(self, path: &str) -> Site {
        let full = self.path(path);
        match full.is_dir() {
            true => fs::remove_dir_all(full).expect("a folder"),
            false => fs::remove_file(full).expect("a file"),
        }
        self
    }

    pub fn check(&self) -> Checked {
        self.check_with(&RealFiles)
    }

    pub fn check_with(&self, disk: &dyn ReadFile) -> Checked {
        lotse::check_site(self.root(), &options(), disk)
    }

    pub fn build(&self) -> Built {
        lotse::build(self.root(), &options(), &RealFiles).expect("packs can be written")
    }

    /// The report as people see it, without the path of the temporary folder.
    pub fn report(&self) -> String {
        let checked =
            lotse::check_all(self.root(), &options(), &RealFiles).expect("packs can be written");
        let text = checked.report.to_text(&checked.sources);
        text.replace(&self.root().display().to_string(), "SITE")
    }

    /// The codes of all problems, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        let report = self.check().report;
        let problems = report.problems();
        problems.iter().map(|d| d.code.word()).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a fixture") {
        let entry = entry.expect("a file of the fixture");
        let target = to.join(entry.file_name());
        match entry.file_type().expect("its type").is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("a copy")),
        }
    }
}
