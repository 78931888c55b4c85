//! Building the engine: the search package as one WebAssembly module.
//!
//! In: the checkout and a toolchain that knows `wasm32-unknown-unknown`. Out: `search/dist/engine.wasm` and its stamp.
//!
//! **Invariant:** the same sources and the same compiler give the same bytes, whatever the machine's paths are.
//!
//! Deliberately absent: installing a toolchain. What is missing is named, with the command that brings it.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::stamp::{self, ENGINE, PROFILE, STAMP, Stamp};

const TARGET: &str = "wasm32-unknown-unknown";
/// What to do where nothing can build the module.
const MISSING: &str = "\
no compiler for wasm32-unknown-unknown was found. Either of these brings one:
  rustup target add wasm32-unknown-unknown
  apt-get install rustc-web rust-web-src lld-19     (Debian; needs no rustup)";

/// A compiler that can build the module.
struct Toolchain {
    rustc: PathBuf,
    /// Debian's compiler comes with the sources of the standard library, and builds it on the way.
    builds_std: Option<Linker>,
}

struct Linker(PathBuf);

/// Builds the module and writes it with its stamp.
pub fn build() -> Result<(), String> {
    let root = root()?;
    let toolchain = toolchain().ok_or(MISSING)?;
    let version = output(Command::new(&toolchain.rustc).arg("-V"))?
        .trim()
        .to_string();
    if let Ok(old) = stamp::read(&root)
        && old.toolchain != version
    {
        eprintln!(
            "note: the engine was built by {}; with {version} its bytes will differ",
            old.toolchain
        );
    }
    let target = target_folder(&root).join("engine-build");
    let module = compile(&root, &toolchain, &target)?;
    let bytes = fs::read(&module).map_err(|error| format!("{}: {error}", module.display()))?;
    refuse_paths(&bytes, &root)?;
    let packages = packages(&root)?;
    let stamp = Stamp {
        abi: abi(&root)?,
        toolchain: version,
        sha256: stamp::hex(&bytes),
        sources: stamp::sources(&root, &packages)?,
        packages,
    };
    let mut json = serde_json::to_string_pretty(&stamp).map_err(|error| error.to_string())?;
    json.push('\n');
    fs::create_dir_all(root.join("search/dist")).map_err(|error| error.to_string())?;
    fs::write(root.join(ENGINE), &bytes).map_err(|error| format!("{ENGINE}: {error}"))?;
    fs::write(root.join(STAMP), json).map_err(|error| format!("{STAMP}: {error}"))?;
    eprintln!("{ENGINE}: {} bytes, sha256 {}", bytes.len(), stamp.sha256);
    Ok(())
}

/// Says whether the committed engine is current.
pub fn check() -> Result<(), String> {
    let stamp = stamp::check(&root()?)?;
    eprintln!(
        "{ENGINE} is current: {}, interface {}",
        stamp.toolchain, stamp.abi
    );
    Ok(())
}

fn compile(root: &Path, toolchain: &Toolchain, target: &Path) -> Result<PathBuf, String> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root).args([
        "build",
        "--package",
        "lotse-search",
        "--lib",
        "--no-default-features",
    ]);
    cargo
        .args(["--profile", "engine", "--target", TARGET, "--target-dir"])
        .arg(target);
    for setting in PROFILE {
        cargo.args(["--config", setting]);
    }
    if let Some(Linker(linker)) = &toolchain.builds_std {
        cargo
            .args(["-Z", "build-std=std,panic_abort"])
            .env("RUSTC_BOOTSTRAP", "1");
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    }
    cargo.env("RUSTC", &toolchain.rustc);
    // Flags of the caller would make the bytes his own.
    cargo
        .env_remove("RUSTFLAGS")
        .env_remove("RUSTC_WRAPPER")
        .env_remove("RUSTC_WORKSPACE_WRAPPER");
    cargo.env(
        "CARGO_ENCODED_RUSTFLAGS",
        flags(root, toolchain, target)?.join("\u{1f}"),
    );
    let status = cargo.status().map_err(|error| format!("cargo: {error}"))?;
    if !status.success() {
        return Err("cargo could not build the engine".to_string());
    }
    Ok(target.join(TARGET).join("engine/lotse_search.wasm"))
}

/// Panic messages carry paths of sources: each folder that differs between machines gets a name.
fn flags(root: &Path, toolchain: &Toolchain, target: &Path) -> Result<Vec<String>, String> {
    let mut flags = vec![
        "--cfg".to_string(),
        "getrandom_backend=\"custom\"".to_string(),
    ];
    let sysroot = output(Command::new(&toolchain.rustc).args(["--print", "sysroot"]))?;
    let sysroot = PathBuf::from(sysroot.trim());
    let mut names = vec![
        (cargo_home()?.join("registry/src"), "/registry"),
        (root.to_path_buf(), "/lotse"),
        (target.to_path_buf(), "/target"),
        (sysroot.join("lib/rustlib/src/rust"), "/rust"),
    ];
    // The registry's folder has a hash in its name that depends on the address of the index.
    if let Ok(entries) = fs::read_dir(cargo_home()?.join("registry/src")) {
        let mut indexes: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        indexes.sort();
        names.extend(indexes.into_iter().map(|path| (path, "/registry")));
    }
    if let Ok(sources) = sysroot.join("lib/rustlib/src/rust").canonicalize() {
        names.push((sources, "/rust"));
    }
    for (path, name) in names {
        flags.push(format!("--remap-path-prefix={}={name}", path.display()));
    }
    Ok(flags)
}

/// The compiler in use if it has the target, else Debian's.
fn toolchain() -> Option<Toolchain> {
    let rustc = PathBuf::from(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let sysroot = |rustc: &Path| output(Command::new(rustc).args(["--print", "sysroot"])).ok();
    let has_target = |sysroot: &str| {
        Path::new(sysroot.trim())
            .join("lib/rustlib")
            .join(TARGET)
            .join("lib")
            .is_dir()
    };
    if sysroot(&rustc).is_some_and(|sysroot| has_target(&sysroot)) {
        return Some(Toolchain {
            rustc,
            builds_std: None,
        });
    }
    let debian = PathBuf::from("/usr/bin/rustc");
    let sources = Path::new(sysroot(&debian)?.trim()).join("lib/rustlib/src/rust/library/std");
    let linker = in_path("wasm-ld").or_else(|| {
        (14..40)
            .rev()
            .find_map(|n| in_path(&format!("wasm-ld-{n}")))
    })?;
    sources.is_dir().then_some(Toolchain {
        rustc: debian,
        builds_std: Some(Linker(linker)),
    })
}

fn in_path(name: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// Every package in the module, or run while it was built, with its version.
fn packages(root: &Path) -> Result<Vec<String>, String> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root).args([
        "tree",
        "--package",
        "lotse-search",
        "--no-default-features",
        "--target",
        TARGET,
    ]);
    cargo.args([
        "--edges",
        "normal,build",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let listing = output(&mut cargo)?;
    let mut packages = BTreeSet::new();
    for line in listing.lines() {
        let mut words = line.split_whitespace();
        if let (Some(name), Some(version)) = (words.next(), words.next())
            && name != "lotse-search"
        {
            packages.insert(format!("{name} {}", version.trim_start_matches('v')));
        }
    }
    Ok(packages.into_iter().collect())
}

/// The number of the interface, as the sources state it.
fn abi(root: &Path) -> Result<u32, String> {
    let path = root.join("search/src/lib.rs");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let number = text
        .split_once("ABI_VERSION: u32 = ")
        .and_then(|(_, rest)| rest.split(';').next()?.parse().ok());
    number.ok_or_else(|| "search/src/lib.rs states no ABI_VERSION".to_string())
}

/// A path of this machine in the module would be a leak, and different bytes on the next machine.
fn refuse_paths(module: &[u8], root: &Path) -> Result<(), String> {
    let home = env::var_os("HOME").unwrap_or_default();
    for path in [root.as_os_str(), cargo_home()?.as_os_str(), &home] {
        let path = path.to_string_lossy();
        if path.len() > 4
            && module
                .windows(path.len())
                .any(|window| window == path.as_bytes())
        {
            return Err(format!("the module would carry the path {path}"));
        }
    }
    Ok(())
}

/// The checkout.
pub fn root() -> Result<PathBuf, String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent()
        .map(Path::to_path_buf)
        .ok_or_else(|| "xtask must lie in a checkout".to_string())
}

fn target_folder(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

fn cargo_home() -> Result<PathBuf, String> {
    let home = || {
        Some(
            PathBuf::from(env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?)
                .join(".cargo"),
        )
    };
    let found = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home);
    found.ok_or_else(|| "neither CARGO_HOME nor HOME is set".to_string())
}

fn output(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_owned();
    let name = OsStr::to_string_lossy(&name);
    let output = command
        .output()
        .map_err(|error| format!("{name}: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "{name}: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{name}: {error}"))
}
