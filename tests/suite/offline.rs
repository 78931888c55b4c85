//! What a device may keep of a portal.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use lotse::assembly::offline::{LIST, WORKER};
use lotse::date::Date;
use lotse::output::Output;
use serde_json::Value;

use crate::support::{Site, options, repository};

/// The real portal on this day.
fn built(day: &str) -> Output {
    let mut options = options();
    options.today = Date::parse(day).expect("a day");
    options.engine = Some(std::borrow::Cow::Borrowed(b"\0asm of a test"));
    let built = lotse::build(repository(), &options, &lotse::load::RealFiles);
    let built = built.expect("packs can be written");
    built.output.expect("no errors")
}

/// The real portal as all fixtures are built, once for all tests.
fn real() -> &'static Output {
    static REAL: OnceLock<Output> = OnceLock::new();
    REAL.get_or_init(|| built("2026-11-22"))
}

fn list(output: &Output) -> Value {
    let bytes = output.get(LIST).expect("a list");
    serde_json::from_slice(bytes).expect("JSON")
}

fn text<'a>(output: &'a Output, path: &str) -> &'a str {
    std::str::from_utf8(output.get(path).expect("a file")).expect("UTF-8")
}

#[test]
fn pages_that_readers_may_have_to_hide_are_not_named() {
    let output = real();
    let list = list(output);
    let files = list["files"].as_object().expect("a table");
    let pages = output
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| path.ends_with(".html"));
    let (mut discreet, mut kept) = (0, 0);
    for path in pages {
        let html = text(output, path);
        let head = html.split_once("<head>").map_or(html, |(head, _)| head);
        let aside = head.contains("data-discreet")
            || html.contains("http-equiv=\"refresh\"")
            || path == "404.html";
        discreet += usize::from(head.contains("data-discreet"));
        kept += usize::from(!aside);
        assert_eq!(files.contains_key(path), !aside, "{path}");
    }
    assert!(discreet > 20 && kept > 500, "{discreet} and {kept}");
}

#[test]
fn all_that_is_needed_to_begin_with_is_there() {
    let output = real();
    let list = list(output);
    let named = |value: &Value| -> Vec<String> {
        let names = value.as_array().expect("a list").iter();
        names
            .map(|name| name.as_str().expect("a name").to_owned())
            .collect()
    };
    let mut all = named(&list["common"]);
    for language in list["languages"].as_array().expect("a list") {
        let start = named(&language["start"]);
        let prefix = language["prefix"].as_str().expect("a prefix");
        assert_eq!(start[0], format!("{prefix}index.html"));
        for page in [
            "suche",
            "wegweiser",
            "merkliste",
            "offline",
            "thema",
            "ort",
            "verzeichnis",
        ] {
            assert!(
                start.contains(&format!("{prefix}{page}/index.html")),
                "{prefix}{page}"
            );
        }
        all.extend(start);
    }
    let files = list["files"].as_object().expect("a table");
    for path in &all {
        let body = output
            .get(path)
            .unwrap_or_else(|| panic!("{path} is named, and not there"));
        let day = path.ends_with(".html").then(|| {
            let html = text(output, path);
            let start = html.find("<p data-built>").expect("the day");
            start..start + html[start..].find("</p>").expect("its end")
        });
        let mut body = body.to_vec();
        body.drain(day.unwrap_or(0..0));
        assert_eq!(files[path][0], body.len(), "{path}");
        assert_eq!(files[path][1], lotse::hash::short(&body), "{path}");
    }
    let once: BTreeSet<&String> = all.iter().collect();
    assert_eq!(once.len(), all.len(), "a file is named twice");
}

#[test]
fn another_page_is_another_version() {
    let (one, two) = (
        minimal("").build(),
        minimal("description = \"Anders\"").build(),
    );
    let (one, two) = (one.output.expect("sound"), two.output.expect("sound"));
    assert_ne!(list(&one)["version"], list(&two)["version"]);
    let version = list(&one)["version"].to_string();
    assert!(text(&one, WORKER).contains(&version), "{version}");
}

#[test]
fn a_night_without_changes_is_no_other_version() {
    let (one, next) = (real(), built("2026-11-23"));
    assert_ne!(one.get("index.html"), next.get("index.html"));
    assert_eq!(one.get(LIST), next.get(LIST));
    assert_eq!(one.get(WORKER), next.get(WORKER));
}

#[test]
fn a_preview_takes_a_worker_back() {
    let mut options = options();
    options.preview = true;
    let built = lotse::build(
        Site::from("minimal").root(),
        &options,
        &lotse::load::RealFiles,
    );
    let output = built.expect("packs").output.expect("no errors");
    assert!(text(&output, WORKER).contains("unregister()"));
    assert!(output.get(LIST).is_none());
    assert!(output.get("offline/index.html").is_none());
    assert!(!text(&output, "index.html").contains("data-offline"));
}

fn minimal(line: &str) -> Site {
    let site = Site::from("minimal");
    let settings = std::fs::read_to_string(site.path("lotse.toml")).expect("settings");
    site.with("lotse.toml", format!("{line}\n{settings}"))
}

#[test]
fn settings_switch_it_off() {
    let kept = minimal("").build().output.expect("no errors");
    assert!(kept.get(LIST).is_some() && kept.get("portal.webmanifest").is_some());
    let output = minimal("offline = false")
        .build()
        .output
        .expect("no errors");
    assert!(text(&output, WORKER).contains("unregister()"));
    for (path, body) in output.iter() {
        let page = String::from_utf8_lossy(body);
        let is_page = path.as_str().ends_with(".html");
        assert!(!is_page || !page.contains("data-offline"), "{path}");
        assert!(!is_page || !page.contains("rel=\"manifest\""), "{path}");
        let names = ["offline/index.html", "portal.webmanifest", LIST];
        assert!(!names.contains(&path.as_str()), "{path}");
    }
    let report = minimal("offline = \"nein\"").report();
    assert!(report.contains("lotse.toml:1:11"), "{report}");
}

#[test]
fn files_of_a_page_to_hide_are_not_named() {
    let page = |topic: &str| {
        format!(
            "+++\ntitle = \"Seite\"\nsummary = \"S.\"\ntopics = [\"{topic}\"]\n+++\n[Blatt](blatt.pdf)\n"
        )
    };
    let named = |topic: &str| {
        let site = Site::from("minimal");
        let topics = std::fs::read_to_string(site.path("directory/taxonomy/topics.toml"));
        let hidden = "\n[schutz]\nlabel = { de = \"Schutz\" }\ndiscreet = true\n";
        let site = site
            .with(
                "directory/taxonomy/topics.toml",
                &(topics.expect("topics") + hidden),
            )
            .with("content/schutz/seite.md", page(topic))
            .with("content/schutz/blatt.pdf", "%PDF-1.4\n");
        let output = site
            .build()
            .output
            .unwrap_or_else(|| panic!("{}", site.report()));
        let list = list(&output);
        [
            "schutz/blatt.pdf",
            "schutz/seite/index.html",
            "portal.webmanifest",
        ]
        .map(|path| list["files"].get(path).is_some())
    };
    assert_eq!(named("beratung"), [true, true, true]);
    assert_eq!(named("schutz"), [false, false, true]);
}
