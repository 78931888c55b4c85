//! The stamp of the built engine: which sources, packages and toolchain it was made from.
//!
//! In: a checkout. Out: `search/dist/engine.json`, or what about it is no longer true.
//!
//! **Invariant:** the stamp depends on what decides the engine and on nothing else: not on line endings, not on the
//! order of files, and not on packages of the workspace that the engine does not contain.
//!
//! Deliberately absent: building; that is the command's.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Where the built engine lies in a checkout.
pub const ENGINE: &str = "search/dist/engine.wasm";
/// Where its stamp lies.
pub const STAMP: &str = "search/dist/engine.json";

/// How the engine is built, apart from paths: the profile, as cargo takes it on the command line. Part of the stamp.
pub const PROFILE: &[&str] = &[
    "profile.engine.inherits=\"release\"",
    "profile.engine.opt-level=\"z\"",
    "profile.engine.lto=true",
    "profile.engine.codegen-units=1",
    "profile.engine.panic=\"abort\"",
    "profile.engine.strip=true",
    "profile.engine.debug=false",
    "profile.engine.debug-assertions=false",
    "profile.engine.overflow-checks=false",
    "profile.engine.incremental=false",
];

/// What is written beside the engine.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Stamp {
    /// The number of the interface that the module offers.
    pub abi: u32,
    /// The compiler, as `rustc -V` names it.
    pub toolchain: String,
    /// Hash of the module.
    pub sha256: String,
    /// Hash of the sources, the recipe and the packages.
    pub sources: String,
    /// The packages in it, with versions.
    pub packages: Vec<String>,
}

/// Reads the stamp of a checkout.
pub fn read(root: &Path) -> Result<Stamp, String> {
    let path = root.join(STAMP);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Whether the engine of a checkout is the one its stamp describes, built from the sources that are there.
pub fn check(root: &Path) -> Result<Stamp, String> {
    let stamp = read(root)?;
    let engine = root.join(ENGINE);
    let bytes = fs::read(&engine).map_err(|error| format!("{}: {error}", engine.display()))?;
    let rebuild = "run `cargo xtask engine`";
    if hex(&bytes) != stamp.sha256 {
        return Err(format!(
            "{ENGINE} is not the module that {STAMP} describes: {rebuild}"
        ));
    }
    if sources(root, &stamp.packages)? != stamp.sources {
        return Err(format!(
            "{ENGINE} was built from other sources or packages: {rebuild}"
        ));
    }
    Ok(stamp)
}

/// The hash of what decides the engine: its sources, its manifest, the recipe, and the packages as they are locked.
pub fn sources(root: &Path, packages: &[String]) -> Result<String, String> {
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    let search = root.join("search");
    let mut files = Vec::new();
    collect(&search.join("src"), &mut files).map_err(|error| format!("search/src: {error}"))?;
    files.push(search.join("Cargo.toml"));
    for path in files {
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.strip_prefix(root).unwrap_or(&path).components();
        let name: Vec<_> = name
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        parts.insert(name.join("/"), hex(text.replace("\r\n", "\n").as_bytes()));
    }
    let lock = root.join("Cargo.lock");
    let lock = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let locked = locked(&lock);
    for package in packages {
        let checksum = locked.get(package).map_or("not locked", String::as_str);
        parts.insert(format!("package {package}"), checksum.to_string());
    }
    parts.insert("profile".to_string(), hex(PROFILE.join("\n").as_bytes()));
    let listing: String = parts
        .iter()
        .map(|(name, hash)| format!("{hash} {name}\n"))
        .collect();
    Ok(hex(listing.as_bytes()))
}

/// SHA-256 in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// "name version" to checksum, for every package of a lock file. The format is cargo's own and has one key a line.
fn locked(lock: &str) -> BTreeMap<String, String> {
    let mut packages = BTreeMap::new();
    for block in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = block
                .lines()
                .find_map(|line| line.strip_prefix(key)?.trim().strip_prefix('='))?;
            Some(line.trim().trim_matches('"').to_string())
        };
        if let (Some(name), Some(version)) = (value("name"), value("version")) {
            packages.insert(
                format!("{name} {version}"),
                value("checksum").unwrap_or_default(),
            );
        }
    }
    packages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lock_files_are_read() {
        let lock = "version = 4\r\n\r\n[[package]]\r\nname = \"a\"\r\nversion = \"1.0.0\"\r\nchecksum = \"12\"\r\n\
                    dependencies = [\r\n \"b\",\r\n]\r\n\n[[package]]\nname = \"b\"\nversion = \"2.0.0\"\n";
        let expected = [("a 1.0.0", "12"), ("b 2.0.0", "")];
        assert_eq!(
            locked(lock),
            expected.map(|(k, v)| (k.to_string(), v.to_string())).into()
        );
    }

    /// A checkout in miniature, gone when the test is.
    struct Checkout(PathBuf);

    impl Checkout {
        fn new(name: &str, source: &str, lock: &str) -> Checkout {
            let root = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
            fs::create_dir_all(root.join("search/src/text")).expect("creates folders");
            fs::write(root.join("search/src/text/a.rs"), source).expect("writes");
            fs::write(root.join("search/src/lib.rs"), source).expect("writes");
            fs::write(root.join("search/Cargo.toml"), "[package]\n").expect("writes");
            fs::write(root.join("Cargo.lock"), lock).expect("writes");
            Checkout(root)
        }

        fn sources(&self) -> String {
            sources(&self.0, &["a 1.0.0".to_string()]).expect("is complete")
        }
    }

    impl Drop for Checkout {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn only_what_decides_the_engine_changes_the_hash() {
        let package = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"12\"\n";
        let other = "[[package]]\nname = \"b\"\nversion = \"9.0.0\"\nchecksum = \"34\"\n";
        let base = Checkout::new("base", "one\ntwo\n", package).sources();
        let windows = Checkout::new("windows", "one\r\ntwo\r\n", &package.replace('\n', "\r\n"));
        assert_eq!(windows.sources(), base, "line endings");
        let unrelated = Checkout::new("unrelated", "one\ntwo\n", &format!("{other}\n{package}"));
        assert_eq!(unrelated.sources(), base, "an unrelated package");
        let changed = Checkout::new("changed", "one\nthree\n", package);
        assert_ne!(changed.sources(), base, "another source");
        let bumped = Checkout::new("bumped", "one\ntwo\n", &package.replace("1.0.0", "1.0.1"));
        assert_ne!(bumped.sources(), base, "another version");
    }
}
