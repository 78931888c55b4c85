//! The built portal in a real browser, through the scripts of `tests/browser`.
//!
//! They need Chromium, Node and the packages of `tests/browser/package-lock.json`. Where one is missing, the suite says
//! so and does not run; with `LOTSE_BROWSER=must`, as the gate sets it, that is a failure.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use lotse::lang::Lang;
use lotse_search::Request;
use tempfile::TempDir;

use crate::support::{options, repository};

/// Each check with its arguments; what they measure stands in their `--help`.
const CHECKS: [(&str, &[&str]); 13] = [
    ("links.mjs", &[]),
    ("csp.mjs", &[]),
    ("nojs.mjs", &[]),
    ("keyboard.mjs", &[]),
    ("axe.mjs", &["--max", "14"]),
    ("vnu.mjs", &[]),
    ("record.mjs", &["--leave"]),
    ("states.mjs", &[]),
    ("searchkeys.mjs", &[]),
    ("searchkeys.mjs", &["--old"]),
    ("searchlog.mjs", &[]),
    ("degraded.mjs", &[]),
    ("calculator.mjs", &[]),
];

fn scripts() -> PathBuf {
    repository().join("tests/browser")
}

fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let path = named.unwrap_or_else(|| PathBuf::from("/usr/bin/chromium"));
    path.exists().then_some(path)
}

/// Why the suite cannot run here, if it cannot.
fn missing() -> Option<&'static str> {
    let node = Command::new("node").arg("--version").output();
    if !node.is_ok_and(|output| output.status.success()) {
        return Some("Node 20");
    }
    if chromium().is_none() {
        return Some("Chromium (Debian's package chromium, or CHROMIUM=path)");
    }
    if !scripts().join("node_modules").exists() {
        return Some("the scripts' packages (run `npm ci` in tests/browser)");
    }
    None
}

#[test]
fn the_portal_passes_its_browser_checks() {
    if let Some(missing) = missing() {
        let must = std::env::var("LOTSE_BROWSER").is_ok_and(|value| value == "must");
        assert!(
            !must,
            "the browser suite must run, but this is missing: {missing}"
        );
        eprintln!("the browser suite did not run: this is missing: {missing}");
        return;
    }
    let folder = TempDir::new().expect("a temporary folder");
    let public = folder.path().join("public");
    let expected = folder.path().join("expected.jsonl");
    build(&public, &expected);
    let mut failed = Vec::new();
    let hits = expected.display().to_string();
    let checks = CHECKS
        .iter()
        .map(|(script, arguments)| (*script, arguments.to_vec()));
    for (script, arguments) in checks.chain([("hits.mjs", vec!["--expected", hits.as_str()])]) {
        if script == "vnu.mjs" && !has_java() {
            eprintln!("vnu.mjs did not run: this is missing: Java 11");
            let must = std::env::var("LOTSE_BROWSER").is_ok_and(|value| value == "must");
            assert!(!must, "the Nu checker must run, but Java is missing");
            continue;
        }
        let output = Command::new("node")
            .arg(scripts().join(script))
            .arg(&public)
            .args(&arguments)
            .current_dir(scripts())
            .output()
            .expect("node runs");
        let text = String::from_utf8_lossy(&output.stdout);
        eprintln!("{}", text.lines().last().unwrap_or(script));
        if !output.status.success() {
            failed.push(format!("{text}{}", String::from_utf8_lossy(&output.stderr)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

fn has_java() -> bool {
    let java = Command::new("java").arg("-version").output();
    java.is_ok_and(|output| output.status.success())
}

/// Builds the real portal with the committed engine, and the hits that the command line gives for some questions.
fn build(public: &Path, expected: &Path) {
    let mut options = options();
    let engine =
        fs::read(repository().join("search/dist/engine.wasm")).expect("the committed engine");
    options.engine = Some(engine.into());
    let built =
        lotse::build(repository(), &options, &lotse::load::Disk).expect("packs can be written");
    let output = built.output.expect("the real portal has no errors");
    lotse::publish::publish(&lotse::fs::RealDisk::default(), &output, public, &[])
        .expect("a free folder");
    let site = built.checked.site.expect("a built site");
    let questions = [
        (Lang::De, "jugendmigrationsdienst"),
        (Lang::De, "Ausländerbehörde Kaarst"),
        (Lang::De, "deutschkurs"),
        (Lang::De, "Griffb"),
        (Lang::En, "residence permit"),
    ];
    let mut lines = String::new();
    for (lang, q) in questions {
        let engine = lotse::index::engine(&site, lang).expect("a pack");
        let request = Request {
            q: q.to_owned(),
            ..Request::default()
        };
        let urls: Vec<String> = engine
            .search(&request)
            .hits
            .into_iter()
            .map(|hit| hit.url)
            .collect();
        assert!(!urls.is_empty(), "{q} finds nothing");
        let line = serde_json::json!({ "q": q, "lang": lang.code(), "urls": urls });
        writeln!(lines, "{line}").expect("memory can be written");
    }
    fs::write(expected, lines).expect("a file");
}
