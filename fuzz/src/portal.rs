//! Everything that a person writes: one file of the portal in `fuzz/portal` is replaced by the input.
//!
//! What must hold: the portal is refused exactly when an error is reported; every problem lies in its file and can be
//! printed; pages hold nothing active that comes from text; the same input gives the same report and the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use lotse::check::check;
use lotse::date::Date;
use lotse::diag::{Diagnostic, Format, Report, Sources, Span};
use lotse::lang::Lang;
use lotse::load::{self, ReadFile};
use lotse::markdown::{self, Context, data_table};
use lotse::output::Output;
use lotse::render::render;
use lotse::site::figure::DataTable;
use lotse::site::{Fragment, Piece, Site};
use lotse::theme::Theme;
use lotse_search::refer::Rules;

use super::html;

/// The files of the portal, read once, and the one that is replaced.
struct Replaced<'a> {
    path: PathBuf,
    bytes: &'a [u8],
}

impl ReadFile for Replaced<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match path == self.path {
            true => Ok(self.bytes.to_vec()),
            false => files()
                .get(path)
                .cloned()
                .ok_or(io::ErrorKind::NotFound.into()),
        }
    }
}

/// The folder `fuzz/`, as the fuzz targets and the tests of Lotse, which are packages of their own, both find it.
pub fn folder() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let below = package.join("fuzz");
    match below.is_dir() {
        true => below,
        false => package.to_owned(),
    }
}

fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| folder().join("portal"))
}

fn files() -> &'static BTreeMap<PathBuf, Vec<u8>> {
    static FILES: OnceLock<BTreeMap<PathBuf, Vec<u8>>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut files = BTreeMap::new();
        let mut folders = vec![root().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("fuzz/portal") {
                let path = entry.expect("a file of fuzz/portal").path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => drop(files.insert(path.clone(), std::fs::read(path).expect("a file"))),
                }
            }
        }
        files
    })
}

fn theme() -> &'static Theme {
    static THEME: OnceLock<Theme> = OnceLock::new();
    THEME.get_or_init(|| {
        let (mut sources, report) = (Sources::default(), Report::default());
        Theme::load(Vec::new(), &mut sources, &report).expect("the theme of Lotse")
    })
}

/// What came of the portal with one file replaced.
pub struct Seen {
    pub site: Option<Site>,
    sources: Sources,
    report: Report,
}

/// Reads and checks the portal with one file replaced.
pub fn see(path: &str, bytes: &[u8]) -> Seen {
    let disk = Replaced {
        path: root().join(path),
        bytes,
    };
    let (mut sources, report) = (Sources::default(), Report::default());
    let draft = load::load(root(), None, &disk, &mut sources, &report);
    let today = Date::parse("2026-11-22").expect("a day");
    let checked = check(draft, theme().languages(), today, &sources, &report);
    theme().icons().check(&checked.icons, &report);
    report.sort(&sources);
    Seen {
        site: checked.site.filter(|_| !report.has_errors()),
        sources,
        report,
    }
}

/// The pages of a site.
pub fn drawn(site: &Site) -> (Output, Report) {
    let report = Report::default();
    let prepared = lotse::prepare(site, theme(), Some("https://portal.example/"), true);
    let output = render(&prepared, false, &report).output;
    (output, report)
}

/// The rules of referral of the portal as it is.
pub fn rules(lang: Lang) -> Rules {
    let site = see("none", b"").site.expect("a sound portal");
    lotse::export::rules::rules(&site, theme().messages(), lang)
}

/// Where a problem is must be in its file, on the borders of characters, and not backwards.
fn is_inside(sources: &Sources, span: Span, problem: &Diagnostic) {
    let (text, start, end) = (
        sources.text(span.file),
        span.start as usize,
        span.end as usize,
    );
    assert!(
        start <= end && text.is_char_boundary(start) && text.is_char_boundary(end),
        "{start}..{end} of {} bytes in {}: {problem:?}",
        text.len(),
        sources.path(span.file),
    );
}

fn is_sound(sources: &Sources, report: &Report) -> String {
    for problem in report.problems().iter() {
        let spans = problem
            .span
            .into_iter()
            .chain(problem.other.as_ref().map(|(span, _)| *span));
        for span in spans {
            is_inside(sources, span, problem);
        }
    }
    let mut printed = Vec::new();
    for format in [Format::Human, Format::Short, Format::Json] {
        let printing = report.print(sources, format, true, &mut printed);
        printing.expect("a report can be printed into memory");
    }
    String::from_utf8(printed).expect("a report is text")
}

/// Elements on the pages of the portal as it is, and of Markdown.
fn known_elements() -> &'static BTreeSet<String> {
    static KNOWN: OnceLock<BTreeSet<String>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let seen = see("none", b"");
        let site = seen
            .site
            .unwrap_or_else(|| panic!("{}", seen.report.to_text(&seen.sources)));
        let mut known: BTreeSet<String> = html::OF_MARKDOWN.map(str::to_owned).into();
        for (path, body) in drawn(&site).0.iter() {
            if path.as_str().ends_with(".html") {
                known.extend(html::elements(&String::from_utf8_lossy(body)));
            }
        }
        known
    })
}

fn portal_holds(path: &str, input: &[u8]) {
    let seen = see(path, input);
    let printed = is_sound(&seen.sources, &seen.report);
    assert_eq!(seen.site.is_none(), seen.report.has_errors(), "{printed}");
    // Drawing takes ten times as long as checking, and what depends on chance shows soon enough: so some inputs are drawn, and
    // some of these twice. Which they are depends on their bytes alone.
    let sum = input.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte));
    if sum % 4 != 0 {
        return;
    }
    let pages = seen.site.as_ref().map(drawn);
    if let Some((output, report)) = &pages {
        let printed = is_sound(&seen.sources, report);
        assert!(
            !report.has_errors(),
            "a sound site cannot be drawn: {printed}"
        );
        let known = known_elements();
        for (path, body) in output.iter() {
            let path = path.as_str();
            if path.ends_with(".html") {
                let page = std::str::from_utf8(body).expect("pages are text");
                let own = html::elements(page);
                assert!(own.is_subset(known), "{path}: {:?}", own.difference(known));
            }
            if path.ends_with(".json") || path.ends_with(".webmanifest") {
                let json: Result<serde_json::Value, _> = serde_json::from_slice(body);
                assert!(json.is_ok(), "{path} is no JSON");
            }
        }
    }
    if sum % 16 == 0 {
        let again = see(path, input);
        assert!(
            printed == is_sound(&again.sources, &again.report),
            "another report"
        );
        let twice = again.site.as_ref().map(drawn);
        let first = pages.iter().flat_map(|(output, _)| output.iter());
        let second = twice.iter().flat_map(|(output, _)| output.iter());
        assert!(first.eq(second), "other bytes");
    }
}

/// A record.
pub fn record(input: &[u8]) {
    portal_holds("directory/aemter/fuzz.toml", input);
}

/// A reported gap.
pub fn gap(input: &[u8]) {
    portal_holds("directory/gaps/fuzz.toml", input);
}

/// A page with its front matter.
pub fn page(input: &[u8]) {
    portal_holds("content/fuzz.md", input);
}

/// A vocabulary; the first byte says which.
pub fn taxonomy(input: &[u8]) {
    const NAMES: [&str; 10] = [
        "abbreviations",
        "areas",
        "audiences",
        "benefits",
        "categories",
        "documents",
        "kinds",
        "languages",
        "residence",
        "topics",
    ];
    let Some((first, rest)) = input.split_first() else {
        return;
    };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    portal_holds(&format!("directory/taxonomy/{name}.toml"), rest);
}

/// The settings.
pub fn settings(input: &[u8]) {
    portal_holds("lotse.toml", input);
}

/// A diagram.
pub fn diagram(input: &[u8]) {
    portal_holds("content/fuzz-diagram.toml", input);
}

/// A data table: the first line is the title of an image, which may ask for a chart, the rest is the file.
pub fn table(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let (title, csv) = text.split_once('\n').unwrap_or(("", text));
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    let page = format!("![Tabelle](t.csv)\n\n![Bild](t.csv \"{title}\")\n");
    let (mut sources, report) = (Sources::default(), Report::default());
    let file = sources.add("content/t.csv", csv);
    let table = data_table(csv, file, "t.csv", &report);
    for (row, cells) in table.rows.iter().enumerate() {
        for column in 0..cells.len() {
            let span = table.cell_span(row, column);
            let range = span.start as usize..span.end as usize;
            assert!(
                csv.get(range).is_some(),
                "cell {row}/{column} is at {span:?}"
            );
        }
    }
    let tables = BTreeMap::from([("t.csv".to_owned(), table)]);
    text_holds(&page, &tables, &mut sources, report);
    portal_holds("content/fuzz.csv", csv.as_bytes());
}

/// Markdown alone, which is much faster than a page.
pub fn markdown(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let (mut sources, report) = (Sources::default(), Report::default());
    let csv = "Jahr,Kinder\n2020,12\n2021,13\n";
    let file = sources.add("content/t.csv", csv);
    let table = data_table(csv, file, "t.csv", &report);
    let tables = BTreeMap::from([("t.csv".to_owned(), table)]);
    text_holds(text, &tables, &mut sources, report);
}

fn text_holds(
    text: &str,
    tables: &BTreeMap<String, DataTable>,
    sources: &mut Sources,
    report: Report,
) {
    let file = sources.add("content/fuzz.md", text);
    let context = Context {
        file,
        offset: 0,
        lang: Lang::DE,
        folder: "",
        address: Some("fuzz"),
        id_prefix: "",
        abbreviations: &BTreeMap::from([("SGB".to_owned(), "Sozialgesetzbuch".to_owned())]),
        blanks: &BTreeMap::from([("telefon".to_owned(), ("Telefon".to_owned(), "1".to_owned()))]),
        tables,
        diagrams: &BTreeMap::new(),
    };
    let (fragment, links) = markdown::parse(text, &context, &report);
    is_sound(sources, &report);
    for link in links {
        let range = link.span.start as usize..link.span.end as usize;
        assert!(text.get(range.clone()).is_some(), "a link is at {range:?}");
    }
    let ids: BTreeSet<&str> = fragment.headings.iter().map(|h| h.id.as_str()).collect();
    assert_eq!(
        ids.len(),
        fragment.headings.len(),
        "two headings have one id"
    );
    let html = joined(&fragment);
    let known: BTreeSet<String> = html::OF_MARKDOWN.map(str::to_owned).into();
    let own = html::elements(&html);
    assert!(own.is_subset(&known), "{:?}", own.difference(&known));
    let again = Report::default();
    let (twice, _) = markdown::parse(text, &context, &again);
    assert_eq!(html, joined(&twice));
}

/// The HTML of a fragment, whose open addresses lead home.
fn joined(fragment: &Fragment) -> String {
    let pieces = fragment.pieces.iter().map(|piece| match piece {
        Piece::Html(html) => html.as_str(),
        Piece::Href(_) => "./",
        Piece::Table(_) | Piece::Chart(..) | Piece::Diagram(_) => "<div></div>",
    });
    pieces.collect()
}
