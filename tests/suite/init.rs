//! New portals.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::{Site, program};

fn lotse(site: &Site, arguments: &[&str]) -> Output {
    let mut command = program(site, arguments);
    // No page is asked for its search; an engine of a few bytes keeps an unoptimized program quick.
    let engine = site.root().with_extension("wasm");
    fs::write(&engine, "engine").expect("a file");
    let output = command.env("LOTSE_ENGINE", &engine).output();
    fs::remove_file(engine).expect("it was there");
    output.expect("lotse runs")
}

/// What it says.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn done(site: &Site, arguments: &[&str]) -> String {
    let output = lotse(site, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn new(area: &str) -> Site {
    let site = Site::empty();
    done(&site, &["init", "--area", area, "--region", "DE-NI"]);
    site
}

/// All files below a folder, with their texts.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name();
    let files = files.into_iter().map(|entry| entry.expect("readable"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).expect("text");
            (entry.path().display().to_string(), text)
        })
        .collect()
}

#[test]
fn a_new_portal_can_be_published_and_its_readme_is_right() {
    let site = new("Kreis Musterland");
    done(&site, &["build", "--strict"]);
    assert!(site.path("public/ort/kreis-musterland/index.html").exists());
    let readme = fs::read_to_string(site.path("README.md")).expect("a text");
    let (_, sample) = readme.split_once("```toml\n").expect("a sample");
    let (sample, _) = sample.split_once("```").expect("its end");
    let path = "directory/kommunale-aemter/sozialamt-musterstadt.toml";
    assert!(readme.contains(path), "{readme}");
    let site = site.with(path, sample.replace("\n   ", "\n"));
    done(&site, &["build", "--strict", "--today", "2026-12-01"]);
    let found = done(&site, &["search", "--json", "Sozialamt Kreis Musterland"]);
    assert!(found.contains("sozialamt-musterstadt"), "{found}");
    // Words of other languages are there, too.
    let found = done(&site, &["search", "--json", "соціальна допомога"]);
    assert!(found.contains("sozialamt-musterstadt"), "{found}");
}

#[test]
fn a_new_portal_says_nothing_about_another_region() {
    for (path, text) in texts(new("Kreis Musterland").root()) {
        assert!(!text.contains("Neuss"), "{path}");
        assert!(!text.contains("__"), "{path}: something was not filled in");
    }
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let site = Site::empty().with("content/index.md", "mine");
    let output = lotse(&site, &["init", "--area", "Musterland"]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(said.contains("content/index.md"), "{said}");
    assert_eq!(texts(site.root()).len(), 1, "nothing else was written");
}

#[test]
fn names_may_have_any_sign_but_need_an_id() {
    let strange = "Köln \"am\" Rhein\\Main\n__TITLE__ __ {{x}} & < 3";
    let site = new(strange);
    done(&site, &["build", "--strict"]);
    for name in ["Жмеринка", "", "---", "con"] {
        let site = Site::empty();
        let output = lotse(&site, &["init", &format!("--area={name}")]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(said(&output).contains("no id can be made"), "{name}");
        assert!(texts(site.root()).is_empty(), "{name}");
    }
    for title in ["", " ", "a\u{202E}b", "a\u{7}b"] {
        let site = Site::empty();
        let output = lotse(&site, &["init", "--area", "X", "--title", title]);
        assert_eq!(output.status.code(), Some(2), "{title:?}");
        assert!(said(&output).contains("visible text"), "{title:?}");
        assert!(texts(site.root()).is_empty(), "{title:?}");
    }
    let output = lotse(&Site::empty(), &["init", "--area", "X", "--region", "NW"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("DE-NW"), "{}", said(&output));
}
