//! What a disk can do to a portal: every case is said clearly, and nothing panics.

use std::fs;
use std::io;
use std::path::Path;

use lotse::load::ReadFile;

use crate::support::{Site, program};

/// The codes of a report with their files, one a line.
fn said(checked: &lotse::Checked) -> Vec<String> {
    let mut out = Vec::new();
    checked
        .report
        .print(
            &checked.sources,
            lotse::diag::Format::Short,
            false,
            &mut out,
        )
        .expect("memory can be written");
    let text = String::from_utf8(out).expect("UTF-8");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_file_that_is_not_utf8_is_shown_at_its_byte() {
    let site = Site::from("minimal").with(
        "directory/aemter/latin.toml",
        b"name = \"x\"\nkind = \"B\xFCro\"\n",
    );
    let said = said(&site.check());
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("directory/aemter/latin.toml:2:10: error[not-utf8]"),
        "{said:?}"
    );
}

#[test]
fn a_byte_order_mark_is_no_obstacle_but_is_mentioned() {
    let record = fs::read(Site::from("minimal").path("directory/aemter/sozialamt-adorf.toml"))
        .expect("fixture");
    let mut marked = b"\xEF\xBB\xBF".to_vec();
    marked.extend(record);
    let site = Site::from("minimal").with("directory/aemter/sozialamt-adorf.toml", marked);
    assert_eq!(site.codes(), ["byte-order-mark"]);
    assert!(site.build().output.is_some());
}

#[test]
fn windows_line_ends_change_no_position() {
    let path = "directory/aemter/sozialamt-adorf.toml";
    let text = fs::read_to_string(Site::from("minimal").path(path)).expect("fixture");
    let text = text.replace("topics", "topixs").replace('\n', "\r\n");
    let page =
        "+++\r\ntitle = \"T\"\r\nsummary = \"S\"\r\n+++\r\n## Kopf\r\n\r\n[x](@/fehlt.md)\r\n";
    let site = Site::from("minimal")
        .with(path, text)
        .with("content/crlf.md", page);
    let said = said(&site.check());
    assert!(
        said[0].starts_with("content/crlf.md:7:5: error[broken-link]"),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|s| s.starts_with(&format!("{path}:4:1: error[unknown-key]"))),
        "{said:?}"
    );
}

#[test]
fn a_record_of_20_mb_is_refused_unread() {
    let huge = format!("name = \"{}\"\n", "x".repeat(20_000_000));
    let site = Site::from("minimal").with("directory/aemter/riesig.toml", huge);
    assert_eq!(site.codes(), ["file-too-large"]);
}

#[test]
fn a_control_character_is_named() {
    let path = "directory/aemter/sozialamt-adorf.toml";
    let text = fs::read_to_string(Site::from("minimal").path(path)).expect("fixture");
    let site = Site::from("minimal").with(path, text.replace("Hilft bei", "Hilft\\u0000 bei"));
    assert_eq!(site.codes(), ["control-character"]);
    let site = Site::from("minimal").with(path, text.replace("Hilft bei", "Hilft\u{202E} bei"));
    assert_eq!(site.codes(), ["control-character"]);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_is_not_followed() {
    let outside = tempfile::TempDir::new().expect("a folder");
    fs::write(outside.path().join("geheim.toml"), "name = \"geheim\"").expect("a file");
    let site = Site::from("minimal");
    let link =
        |from: &Path, to: &str| std::os::unix::fs::symlink(from, site.path(to)).expect("a link");
    link(
        &outside.path().join("geheim.toml"),
        "directory/aemter/geheim.toml",
    );
    link(outside.path(), "content/draussen");
    let said = said(&site.check());
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].starts_with("content/draussen: error[symlink-outside]"),
        "{said:?}"
    );
    assert!(
        said[1].starts_with("directory/aemter/geheim.toml: error[symlink-outside]"),
        "{said:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_inside_the_site_is_an_ordinary_file() {
    let site = Site::from("minimal");
    std::os::unix::fs::symlink("impressum.md", site.path("content/anbieter.md")).expect("a link");
    assert_eq!(site.codes(), [""; 0]);
    let output = site.build().output.expect("no errors");
    assert!(output.get("anbieter/index.html").is_some());
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends() {
    let site = Site::from("minimal");
    std::os::unix::fs::symlink("..", site.path("content/kreis")).expect("a link");
    std::os::unix::fs::symlink("nirgends", site.path("content/tot.md")).expect("a link");
    let said = said(&site.check());
    assert!(
        said.iter().any(|s| s.contains("error[symlink-loop]")),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|s| s.starts_with("content/tot.md: error[unreadable-file]")),
        "{said:?}"
    );
}

struct Unreadable(&'static str);

impl ReadFile for Unreadable {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match path.ends_with(self.0) {
            true => Err(io::Error::from(io::ErrorKind::PermissionDenied)),
            false => fs::read(path),
        }
    }
}

#[test]
fn every_unreadable_file_is_said() {
    let site = Site::from("minimal");
    for path in [
        "lotse.toml",
        "directory/taxonomy/areas.toml",
        "directory/aemter/sozialamt-adorf.toml",
        "content/impressum.md",
    ] {
        let checked = site.check_with(&Unreadable(path));
        let said = said(&checked);
        let expected =
            format!("{path}: error[unreadable-file]: cannot read `{path}`: permission denied");
        assert!(
            said.iter().any(|s| s.starts_with(&expected)),
            "{path}: {said:?}"
        );
        assert!(checked.site.is_none());
    }
}

#[test]
fn a_folder_that_is_no_portal_says_so() {
    assert_eq!(
        Site::empty().codes(),
        [
            "missing-settings",
            "missing-vocabulary",
            "missing-vocabulary",
            "missing-vocabulary",
            "missing-vocabulary"
        ]
    );
}

#[test]
fn an_empty_portal_is_not_built() {
    let site = Site::from("minimal")
        .without("content")
        .without("directory/aemter");
    let codes = site.codes();
    assert!(codes.contains(&"empty-site"), "{codes:?}");
    assert!(site.build().output.is_none());
}

#[test]
fn many_errors_in_many_files_are_all_shown_in_order() {
    let site = Site::from("minimal")
        .with("directory/aemter/a.toml", "name = 7\nkind = \"quatsch\"\nsummary = \"\"\ntopics = [\"x\"]\nservice_area = \"adorf\"\n")
        .with("directory/aemter/b.toml", "name = \"B\n")
        .with("content/c.md", "kein Kopf\n");
    let said = said(&site.check());
    let files: Vec<&str> = said.iter().filter_map(|s| s.split(':').next()).collect();
    assert!(files.is_sorted(), "{said:?}");
    for code in [
        "wrong-type",
        "unknown-reference",
        "empty-value",
        "toml-syntax",
        "missing-front-matter",
    ] {
        assert!(
            said.iter().any(|s| s.contains(&format!("error[{code}]"))),
            "{code}: {said:?}"
        );
    }
}

/// The program, on the day that its clock says, with its words to be read.
fn lotse(site: &Site, arguments: &[&str]) -> std::process::Command {
    let mut command = program(site, arguments);
    command
        .env_remove("SOURCE_DATE_EPOCH")
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped());
    command
}

/// Runs the program to its end: whether it succeeded, and what it said.
fn ran(site: &Site, arguments: &[&str]) -> (Option<i32>, String) {
    let done = lotse(site, arguments).output().expect("lotse runs");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    (done.status.code(), said)
}

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter();
    let found = entries.map(|entry| entry.expect("an entry"));
    found
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below");
            let bytes = fs::read(entry.path()).expect("a file");
            (path.display().to_string(), bytes)
        })
        .collect()
}

/// The hidden names beside the output folder.
fn left_over(site: &Site) -> Vec<String> {
    let entries = fs::read_dir(site.root()).expect("the portal");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name.contains(".lotse-"))
        .collect()
}

#[test]
fn two_builds_at_once_wait_for_each_other() {
    let site = Site::from("minimal");
    let days = ["2026-11-22", "2030-01-01"];
    let [one, other] = days.map(|day| {
        assert_eq!(ran(&site, &["build", "--today", day]).0, Some(0));
        files(&site.path("public"))
    });
    assert!(one != other, "both days look the same");
    for _ in 0..4 {
        let both = days.map(|day| {
            let mut command = lotse(&site, &["build", "--today", day]);
            command.spawn().expect("lotse runs")
        });
        for child in both {
            let done = child.wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success(), "{said}");
        }
        let found = files(&site.path("public"));
        assert!(found == one || found == other, "pages of two builds");
        assert_eq!(left_over(&site), [""; 0]);
    }
}

#[test]
fn the_lock_of_a_process_that_is_gone_stops_nobody() {
    let site = Site::from("minimal")
        .with(".public.lotse-lock", "")
        .with(".public.lotse-new/.lotse-unpublished", "")
        .with(".public.lotse-new/half.html", "<p>ha");
    assert_eq!(ran(&site, &["build", "--durable"]).0, Some(0));
    assert_eq!(left_over(&site), [""; 0]);
    assert!(!site.path("public/half.html").exists());
}

#[test]
fn a_build_waits_for_a_lock_that_is_held() {
    let site = Site::from("minimal");
    let lock = fs::File::create(site.path(".public.lotse-lock")).expect("a file");
    lock.lock().expect("nobody else has it");
    let mut waiting = lotse(&site, &["build"]).spawn().expect("lotse runs");
    // It says what it waits for, and only then is the lock given back: whoever waits silently, waits for ever.
    let mut said = std::io::BufReader::new(waiting.stderr.take().expect("its words"));
    let mut told = String::new();
    while !told.contains("waiting for another build") {
        let read = std::io::BufRead::read_line(&mut said, &mut told).expect("its words");
        assert!(read > 0, "{told}");
    }
    assert!(told.contains(".public.lotse-lock"), "{told}");
    assert!(waiting.try_wait().expect("it is ours").is_none());
    assert!(!site.path("public").exists());
    fs::remove_file(site.path(".public.lotse-lock")).expect("our file");
    drop(lock);
    std::io::Read::read_to_string(&mut said, &mut told).expect("its words");
    assert!(waiting.wait().expect("it ends").success(), "{told}");
    assert_eq!(told.matches("waiting for").count(), 1, "{told}");
    assert!(site.path("public/index.html").exists());
    assert_eq!(left_over(&site), [""; 0]);
}

#[test]
fn a_wrong_clock_breaks_nothing() {
    let site = Site::from("minimal");
    let age = |seconds: u64| {
        let then = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        for entry in walkdir::WalkDir::new(site.root()) {
            let entry = entry.expect("an entry");
            let file = fs::File::open(entry.path()).expect("a file");
            file.set_modified(then).expect("our file");
        }
    };
    let mut seen = Vec::new();
    for (day, seconds) in [("1970-01-01", "0"), ("2100-12-31", "4133894400")] {
        age(seconds.parse().expect("a number"));
        let (code, said) = ran(&site, &["build", "--today", day]);
        assert_eq!(code, Some(0), "{said}");
        let named = files(&site.path("public"));
        let mut command = lotse(&site, &["build"]);
        let done = command.env("SOURCE_DATE_EPOCH", seconds).output();
        assert!(done.expect("lotse runs").status.success());
        assert!(
            named == files(&site.path("public")),
            "{day} is not {seconds}"
        );
        seen.push(said);
    }
    // In 1970 nothing is due, in 2100 everything is.
    assert!(!seen[0].contains("overdue"), "{}", seen[0]);
    assert!(seen[1].contains("overdue"), "{}", seen[1]);
    for (day, expected) in [("1900-01-01", 0), ("9999-12-31", 0), ("0001-01-01", 2)] {
        let (code, said) = ran(&site, &["build", "--today", day]);
        assert_eq!(code, Some(expected), "{day}: {said}");
    }
    for (epoch, told) in [
        ("soon", "SOURCE_DATE_EPOCH must be a number of seconds"),
        ("99999999999999999999", "SOURCE_DATE_EPOCH must be"),
        ("9223372036854775807", "out of range"),
    ] {
        let mut command = lotse(&site, &["build"]);
        let done = command.env("SOURCE_DATE_EPOCH", epoch).output();
        let done = done.expect("lotse runs");
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{epoch}: {said}");
        assert!(said.contains(told), "{epoch}: {said}");
    }
}

#[test]
fn more_terms_than_allowed_are_refused() {
    let path = "directory/taxonomy/topics.toml";
    let topics = fs::read_to_string(Site::from("minimal").path(path)).expect("fixture");
    let more = |count: usize| {
        let terms = (0..count).map(|n| format!("[t{n}]\nlabel = {{ de = \"T\" }}\n"));
        topics.clone() + "\n" + &terms.collect::<String>()
    };
    assert_eq!(
        Site::from("minimal").with(path, more(9_998)).codes(),
        [""; 0]
    );
    let said = said(&Site::from("minimal").with(path, more(9_999)).check());
    assert_eq!(said.len(), 1, "{said:?}");
    let expected = ": error[too-many]: there are 10001 terms, more than 10000";
    assert!(
        said[0].starts_with(path) && said[0].contains(expected),
        "{said:?}"
    );
}

/// What a parser may choke on: each is answered, in time and without a panic.
#[test]
fn deep_nesting_ends_in_a_sentence() {
    let record = "directory/aemter/tief.toml";
    for text in [
        format!("x = {}", "[".repeat(300_000)),
        format!("x = {}", "{a=".repeat(100_000)),
        format!("[{}a]", "a.".repeat(100_000)),
        format!("{}a = 1", "a.".repeat(5_000)),
    ] {
        let site = Site::from("minimal").with(record, text);
        assert!(site.check().report.has_errors());
    }
    let head = "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n";
    for text in [
        "> ".repeat(100_000),
        "- ".repeat(20_000),
        "1. ".repeat(20_000),
    ] {
        let site = Site::from("minimal").with("content/tief.md", format!("{head}{text}x"));
        assert_eq!(site.codes(), ["too-deep"]);
    }
    let chain =
        (1..9_000).map(|n| format!("[t{n}]\nin = \"t{}\"\nlabel = {{ de = \"T\" }}\n", n - 1));
    let path = "directory/taxonomy/topics.toml";
    let topics = fs::read_to_string(Site::from("minimal").path(path)).expect("fixture");
    let chain = topics + "\n[t0]\nlabel = { de = \"T\" }\n" + &chain.collect::<String>();
    assert_eq!(
        Site::from("minimal").with(path, chain).codes(),
        ["too-deep"]
    );
}
