//! `themes/README.md` names every file of the default theme, and says which of them need which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::repository;

/// What is described: other files (texts, words, terms of others) are told apart by their folders.
const KINDS: [&str; 5] = ["css", "html", "js", "png", "svg"];
/// Folders whose files pages load, beside the theme's own: they must fit the engine and the build.
const BESIDE: [&str; 2] = ["search/web", "src/assembly/offline"];

/// A style that is made from what languages say of themselves (`src/theme.rs`).
const MADE: &str = "languages.css";

fn files(folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
            continue;
        }
        let name = path.file_name().expect("a name").to_string_lossy();
        if is_described(&name) {
            let text = String::from_utf8_lossy(&fs::read(&path).expect("a file")).into_owned();
            let before = found.insert(name.to_string(), text);
            assert!(before.is_none(), "{name} is there twice");
        }
    }
}

fn is_described(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(stem, end)| !stem.is_empty() && KINDS.contains(&end))
}

/// The texts between two of these signs that are names of files.
fn named<'a>(text: &'a str, sign: &[char]) -> BTreeSet<&'a str> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c);
    let parts = text.split(|c| sign.contains(&c));
    let parts = parts.map(|part| part.strip_prefix("./").unwrap_or(part));
    parts
        .filter(|part| part.chars().all(plain) && is_described(part))
        .collect()
}

/// Those of a row, if it is about a file: which one, and what stands in its last column.
fn row(line: &str) -> Option<(&str, BTreeSet<&str>)> {
    let cells: Vec<&str> = line
        .strip_prefix("| `")?
        .strip_suffix('|')?
        .split('|')
        .collect();
    let name = cells.first()?.trim().strip_suffix('`')?;
    let last = cells.last().filter(|_| cells.len() == 3)?;
    is_described(name).then(|| (name, named(last, &['`'])))
}

#[test]
fn the_readme_of_themes_names_every_file_and_none_that_is_not_there() {
    let mut there = BTreeMap::new();
    files(&repository().join("themes/default"), &mut there);
    let theme: BTreeSet<String> = there.keys().cloned().collect();
    for folder in BESIDE {
        files(&repository().join(folder), &mut there);
    }
    let readme = fs::read_to_string(repository().join("themes/README.md")).expect("text");
    let told = named(&readme, &['`']);
    let missing: Vec<_> = theme
        .iter()
        .filter(|name| !told.contains(name.as_str()))
        .collect();
    assert!(missing.is_empty(), "themes/README.md lacks {missing:?}");
    let gone: Vec<_> = told
        .iter()
        .filter(|name| **name != MADE && !there.contains_key(**name))
        .collect();
    assert!(
        gone.is_empty(),
        "themes/README.md names {gone:?}, which there are not"
    );
}

#[test]
fn the_readme_of_themes_says_what_each_script_and_template_needs() {
    let mut there = BTreeMap::new();
    files(&repository().join("themes/default"), &mut there);
    let readme = fs::read_to_string(repository().join("themes/README.md")).expect("text");
    let rows: BTreeMap<&str, BTreeSet<&str>> = readme.lines().filter_map(row).collect();
    for (name, text) in &there {
        let is_needing = name.ends_with(".js") || name.ends_with(".html");
        if !is_needing {
            continue;
        }
        let told = rows
            .get(name.as_str())
            .unwrap_or_else(|| panic!("{name} has no row of three columns in themes/README.md"));
        let needs = named(text, &['"', '\'']);
        assert_eq!(
            *told, needs,
            "what {name} needs, on the left as themes/README.md says"
        );
    }
}
