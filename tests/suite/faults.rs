//! What a disk can do to a portal: every case is said clearly, and nothing panics.

use std::fs;
use std::io;
use std::path::Path;

use lotse::load::ReadFile;

use crate::support::Site;

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
