//! `tests/checks/*.md`: one rule a file, as prose, files and the report they must give.
//!
//! A fenced block whose info string is a path is a file laid over the fixture `minimal`; an empty one deletes it.
//! The block `report` holds what `lotse check` prints. `BLESS=1 cargo test` writes the present report into it.

use std::fs;
use std::path::PathBuf;

use lotse::diag::Code;

use lotse::keyword::Keyword;

use crate::support::{Site, repository};

/// Codes that no text file can cause; `faults.rs` and `promises.rs` test them.
const TESTED_ELSEWHERE: [Code; 9] = [
    Code::NotUtf8,
    Code::ByteOrderMark,
    Code::FileTooLarge,
    Code::TooMany,
    Code::UnreadableFile,
    Code::SymlinkOutside,
    Code::SymlinkLoop,
    Code::MissingEngine,
    Code::ControlCharacter,
];

struct Case {
    path: PathBuf,
    text: String,
    files: Vec<(String, String)>,
    report: String,
}

fn cases() -> Vec<Case> {
    let folder = repository().join("tests/checks");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("tests/checks")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    paths.sort();
    paths.into_iter().map(read).collect()
}

fn read(path: PathBuf) -> Case {
    let text = fs::read_to_string(&path).expect("a case");
    let mut files = Vec::new();
    let mut report = String::new();
    let mut block: Option<(String, String)> = None;
    for line in text.split_inclusive('\n') {
        match (&mut block, line.strip_prefix("~~~")) {
            (None, Some(name)) => block = Some((name.trim().to_owned(), String::new())),
            (Some(_), Some(_)) => {
                let (name, content) = block.take().expect("an open block");
                match name.as_str() {
                    "report" => report = content,
                    _ => files.push((name, content)),
                }
            }
            (Some((_, content)), None) => content.push_str(line),
            (None, None) => {}
        }
    }
    assert!(block.is_none(), "{}: a block is not closed", path.display());
    Case {
        path,
        text,
        files,
        report,
    }
}

fn run(case: &Case) -> String {
    let mut site = Site::from("minimal");
    for (path, content) in &case.files {
        site = match content.is_empty() {
            true => site.without(path),
            false => site.with(path, content),
        };
    }
    site.report()
}

#[test]
fn every_rule_says_what_its_case_expects() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let found = run(&case);
        if found == case.report {
            continue;
        }
        if bless {
            let (before, rest) = case.text.split_once("~~~report\n").expect("a report block");
            let (_, after) = rest.split_once("~~~").expect("its end");
            fs::write(&case.path, format!("{before}~~~report\n{found}~~~{after}")).expect("a case");
        } else {
            wrong.push(format!(
                "{}\n--- expected\n{}--- found\n{found}",
                case.path.display(),
                case.report
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_rule_has_a_case() {
    let reports: String = cases().into_iter().map(|case| case.report).collect();
    let untested: Vec<&str> = Code::all()
        .filter(|code| !TESTED_ELSEWHERE.contains(code))
        .map(|code| code.word())
        .filter(|name| !reports.contains(&format!("[{name}]")))
        .collect();
    assert!(
        untested.is_empty(),
        "no case in tests/checks for: {untested:?}"
    );
}

#[test]
fn the_fixture_itself_is_clean() {
    assert_eq!(Site::from("minimal").report(), "");
}
