//! The built portal in a real browser, through the scripts of `tests/browser`.
//!
//! They need Chromium, Node and the packages of `tests/browser/package-lock.json`. Where one is missing, the suite says
//! so and does not run; with `LOTSE_BROWSER=must`, as the gate sets it, that is a failure.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use lotse::Options;
use lotse::date::Date;
use lotse::lang::Lang;
use lotse::output::Output;
use lotse_search::Request;
use tempfile::TempDir;

use crate::support::{Site, options, repository};

/// Which portal a check looks at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Portal {
    /// The real one, as it is published anywhere.
    Real,
    /// The real one that knows its own address.
    Addressed,
    /// `tests/sites/stress`: what bursts pages, and an interface that runs from right to left.
    Stress,
    /// The real one as it lies on a stick.
    Portable,
}

/// Each check with its portal and arguments, those that take longest first; what they measure stands in their `--help`.
const CHECKS: [(&str, Portal, &[&str]); 22] = [
    (
        "keyboard.mjs",
        Portal::Real,
        &[
            "--pages",
            "/verzeichnis/auslaenderbehoerde-rhein-kreis-neuss/,/ort/juechen/,/konzept/fallmanagement-anteile/,/wegweiser/",
        ],
    ),
    ("states.mjs", Portal::Real, &[]),
    ("axe.mjs", Portal::Real, &["--max", "12", "--strict"]),
    ("axe.mjs", Portal::Stress, &["--max", "12", "--strict"]),
    ("shortlist.mjs", Portal::Real, &[]),
    ("degraded.mjs", Portal::Real, &[]),
    ("vnu.mjs", Portal::Real, &["--max", "250"]),
    ("links.mjs", Portal::Real, &[]),
    ("csp.mjs", Portal::Real, &[]),
    ("nojs.mjs", Portal::Real, &[]),
    ("keyboard.mjs", Portal::Stress, &RIGHT_TO_LEFT),
    ("layout.mjs", Portal::Real, &["--max", "14"]),
    ("layout.mjs", Portal::Stress, &["--max", "16"]),
    ("vnu.mjs", Portal::Stress, &[]),
    ("record.mjs", Portal::Real, &["--leave"]),
    ("searchkeys.mjs", Portal::Real, &[]),
    ("searchkeys.mjs", Portal::Real, &["--old"]),
    ("searchlog.mjs", Portal::Real, &[]),
    ("calculator.mjs", Portal::Real, &[]),
    ("fileurl.mjs", Portal::Portable, &[]),
    ("weight.mjs", Portal::Real, &[]),
    ("lighthouse.mjs", Portal::Addressed, &[]),
];

/// What measures time has the machine for itself.
const ALONE: [&str; 2] = ["lighthouse.mjs", "finder.mjs"];

/// What waits for a limited time shares it with its like only: they wait for silences and for a worker, and need little.
const CALM: [&str; 2] = ["degraded.mjs", "offline.mjs"];

/// How many of the others run at once, since they spend most of their time waiting. On two cores three take three quarters of the time of two.
const LANES: usize = 3;

/// The pages of the interface that runs from right to left, and a word that is on one of them.
const RIGHT_TO_LEFT: [&str; 6] = [
    "--home",
    "/ar/",
    "--search",
    "/ar/suche/",
    "--query",
    "مركز",
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
    let at = |portal| {
        folder.path().join(match portal {
            Portal::Real => "public",
            Portal::Addressed => "addressed",
            Portal::Stress => "stress",
            Portal::Portable => "portable",
        })
    };
    let expected = folder.path().join("expected.jsonl");
    let (site, output) = built(repository(), None);
    publish(&output, &at(Portal::Real));
    let portable = lotse::assembly::portable::portable(&output).expect("plain scripts");
    publish(&portable, &at(Portal::Portable));
    write_hits(&site, &expected);
    let address = Some("https://lotse.example.org".to_owned());
    build(repository(), address, &at(Portal::Addressed));
    let stress = Site::from("stress");
    build(stress.root(), None, &at(Portal::Stress));
    let hits = expected.display().to_string();
    let people = folder.path().join("people.jsonl");
    crate::referral::write_people(&people);
    let people = people.display().to_string();
    let next = folder.path().join("next");
    publish(&a_year_later(repository()), &next);
    let next = next.display().to_string();
    let last = [
        ("offline.mjs", Portal::Real, &["--next", &next][..]),
        ("hits.mjs", Portal::Real, &["--expected", &hits][..]),
        ("finder.mjs", Portal::Real, &["--expected", &people][..]),
    ];
    let checks: Vec<_> = CHECKS
        .into_iter()
        .chain(last)
        .filter(|(script, ..)| *script != "vnu.mjs" || java_runs())
        .collect();
    let (alone, others): (Vec<_>, Vec<_>) = checks
        .into_iter()
        .partition(|(script, ..)| ALONE.contains(script));
    let (calm, together): (Vec<_>, Vec<_>) = others
        .into_iter()
        .partition(|(script, ..)| CALM.contains(script));
    let mut failed = Vec::new();
    for (checks, lanes) in [(together, LANES), (calm, CALM.len()), (alone, 1)] {
        failed.extend(side_by_side(checks, lanes, &at));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

/// Runs checks, so many at once; gives what those say that fail.
fn side_by_side(
    checks: Vec<(&str, Portal, &[&str])>,
    lanes: usize,
    at: &(impl Fn(Portal) -> PathBuf + Sync),
) -> Vec<String> {
    let waiting = Mutex::new(checks.into_iter());
    let next = || waiting.lock().expect("no check panics").next();
    let lane = || -> Vec<String> {
        std::iter::from_fn(next)
            .filter_map(|(script, portal, arguments)| fault(script, &at(portal), arguments))
            .collect()
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..lanes).map(|_| scope.spawn(lane)).collect();
        let done = running.into_iter();
        done.flat_map(|lane| lane.join().expect("a lane ends"))
            .collect()
    })
}

/// Runs a check; gives what it says if it fails.
fn fault(script: &str, portal: &Path, arguments: &[&str]) -> Option<String> {
    let start = std::time::Instant::now();
    let output = Command::new("node")
        .arg(scripts().join(script))
        .arg(portal)
        .args(arguments)
        .current_dir(scripts())
        .output()
        .expect("node runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let said = text.lines().last().unwrap_or(script);
    eprintln!("{:4} s  {said}", start.elapsed().as_secs());
    let failed = !output.status.success();
    failed.then(|| format!("{text}{}", String::from_utf8_lossy(&output.stderr)))
}

/// Whether the Nu checker can run; where it must, it is a fault if it cannot.
fn java_runs() -> bool {
    if has_java() {
        return true;
    }
    eprintln!("vnu.mjs did not run: this is missing: Java 11");
    let must = std::env::var("LOTSE_BROWSER").is_ok_and(|value| value == "must");
    assert!(!must, "the Nu checker must run, but Java is missing");
    false
}

fn has_java() -> bool {
    let java = Command::new("java").arg("-version").output();
    java.is_ok_and(|output| output.status.success())
}

/// Builds a portal with the committed engine, and publishes it.
fn build(root: &Path, base_url: Option<String>, public: &Path) -> lotse::site::Site {
    let (site, output) = built(root, base_url);
    publish(&output, public);
    site
}

fn built(root: &Path, base_url: Option<String>) -> (lotse::site::Site, Output) {
    let mut options = options();
    options.base_url = base_url;
    built_with(root, options)
}

/// The next edition of a portal: every page says another day, and most records are due.
fn a_year_later(root: &Path) -> Output {
    let mut options = options();
    options.today = Date::parse("2027-12-22").expect("a day");
    built_with(root, options).1
}

fn built_with(root: &Path, mut options: Options) -> (lotse::site::Site, Output) {
    let engine =
        fs::read(repository().join("search/dist/engine.wasm")).expect("the committed engine");
    options.engine = Some(engine.into());
    let built =
        lotse::build(root, &options, &lotse::load::RealFiles).expect("packs can be written");
    let report = built.checked.report.to_text(&built.checked.sources);
    let output = built.output.unwrap_or_else(|| panic!("{report}"));
    (built.checked.site.expect("a built site"), output)
}

fn publish(output: &Output, public: &Path) {
    lotse::publish::publish(&lotse::fs::RealDisk::default(), output, public, &[])
        .expect("a free folder");
}

/// Writes down the hits that the command line gives for some questions.
fn write_hits(site: &lotse::site::Site, expected: &Path) {
    let questions = [
        (Lang::DE, "jugendmigrationsdienst"),
        (Lang::DE, "Ausländerbehörde Kaarst"),
        (Lang::DE, "deutschkurs"),
        (Lang::DE, "Griffb"),
        ("en".parse().expect("a language"), "residence permit"),
    ];
    let mut lines = String::new();
    for (lang, q) in questions {
        let engine = lotse::index::engine(site, lang).expect("a pack");
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
