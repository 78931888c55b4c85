//! The promises of the design, each under its own name.

use std::collections::BTreeSet;

use lotse::keyword::Keyword;
use lotse::output::Output;
use lotse_search::Request;

use crate::support::{Site, options, repository};

fn real() -> lotse::Built {
    let mut options = options();
    options.engine = Some(std::borrow::Cow::Borrowed(b"\0asm of a test"));
    lotse::build(repository(), &options, &lotse::load::RealFiles).expect("packs can be written")
}

#[test]
fn the_real_portal_has_only_known_warnings() {
    let built = real();
    let unknown =
        lotse::check::unknown_warnings(&built.checked.report, &built.checked.known_warnings);
    assert!(
        built.output.is_some(),
        "{}",
        built.checked.report.to_text(&built.checked.sources)
    );
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn same_input_same_bytes() {
    let (one, two) = (
        real().output.expect("no errors"),
        real().output.expect("no errors"),
    );
    assert_eq!(one.len(), two.len());
    for ((path, body), (other_path, other_body)) in one.iter().zip(two.iter()) {
        assert_eq!(path, other_path);
        assert!(body == other_body, "{path} differs between two builds");
    }
}

#[test]
fn every_id_of_the_first_directory_leads_to_a_page() {
    let output = real().output.expect("no errors");
    let ids = include_str!("../fixtures/first-ids.txt");
    let missing: Vec<&str> = ids
        .lines()
        .filter(|id| {
            output
                .get(&format!("verzeichnis/{id}/index.html"))
                .is_none()
        })
        .collect();
    assert_eq!(ids.lines().count(), 116);
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_calculator_loads_on_its_page_only() {
    let output = real().output.expect("no errors");
    let pages = || {
        output
            .iter()
            .filter(|(path, _)| path.as_str().ends_with(".html"))
    };
    let holds = |body: &[u8], mark: &str| String::from_utf8_lossy(body).contains(mark);
    let with_form: Vec<_> = pages()
        .filter(|(_, body)| holds(body, "data-calculator"))
        .map(|(path, _)| path.to_string())
        .collect();
    let with_script: Vec<_> = pages()
        .filter(|(_, body)| holds(body, "assets/calculator."))
        .map(|(path, _)| path.to_string())
        .collect();
    let wanted = ["en/", ""].map(|lang| format!("{lang}konzept/fallmanagement-anteile/index.html"));
    assert_eq!(with_form, wanted);
    assert_eq!(with_script, wanted);
}

#[test]
fn untrusted_text_stays_text() {
    let attack = "<script>alert(1)</script><img src=x onerror=alert(1)>\\\" onload=alert(1) x=\\\"";
    let record = format!(
        "name = \"{attack}\"\nshort_name = \"{attack}\"\nkind = \"amt\"\noperator = \"{attack}\"\naliases = [\"{attack}\"]\n\
         summary = \"{attack}\"\ndescription = \"{attack}\"\naudience_note = \"{attack}\"\nservice_area_note = \"{attack}\"\n\
         topics = [\"beratung\"]\nservice_area = [\"adorf\"]\ncost = {{ kind = \"fee\", note = \"{attack}\" }}\n\
         [verified]\non = \"2026\"\nsources = [{{ title = \"{attack}\", section = \"{attack}\", facts = [\"{attack}\"] }}]\n\
         [eligibility]\nnote = \"{attack}\"\n\
         [[locations]]\nid = \"a\"\nname = \"{attack}\"\nstreet = \"{attack}\"\npostal_code = \"41460\"\ncity = \"{attack}\"\ndirections = \"{attack}\"\nhours_note = \"{attack}\"\naccess_note = \"{attack}\"\n\
         phones = [{{ number = \"02131 905757\", label = \"{attack}\" }}]\n\
         [[access]]\nhow = \"walk-in\"\nnote = \"{attack}\"\nreply_within = \"{attack}\"\n\
         [[services]]\nid = \"s\"\nname = \"{attack}\"\nsummary = \"{attack}\"\ndescription = \"{attack}\"\n"
    );
    let page = format!(
        "+++\ntitle = \"{attack}\"\nsummary = \"{attack}\"\naliases = [\"{attack}\"]\nsuperseded_by = \"{attack}\"\n+++\n\
         ## <script>alert(1)</script>\n\n{}\n\n![<script>alert(1)</script>](t.csv)\n",
        attack.replace('\\', "")
    );
    let gap = format!(
        "title = \"{attack}\"\nsummary = \"{attack}\"\ndescription = \"{attack}\"\nareas = [\"adorf\"]\ntopics = [\"beratung\"]\n\
         audience_note = \"{attack}\"\nstate = \"planned\"\nsince = \"2026\"\ndecided_by = \"{attack}\"\n\
         reported = {{ on = \"2026\", by = \"{attack}\" }}\nsources = [{{ title = \"{attack}\", section = \"{attack}\" }}]\n"
    );
    let site = Site::from("minimal")
        .with("directory/aemter/boese.toml", record)
        .with("directory/gaps/boese.toml", gap)
        .with("content/boese.md", page)
        .with(
            "content/t.csv",
            "<script>alert(1)</script>,\"<img src=x onerror=alert(1)>\"\n<b>,<i>\n",
        );
    let built = site.build();
    let output = built.output.unwrap_or_else(|| panic!("{}", site.report()));
    let mut pages = 0;
    for (path, body) in output
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".html"))
    {
        let html = String::from_utf8_lossy(body);
        pages += usize::from(html.contains("&lt;script&gt;alert(1)"));
        for tag in tags(&html) {
            let name = tag.split([' ', '\n', '>']).next().unwrap_or_default();
            assert!(!["<b", "<i"].contains(&name), "{path}: {tag}");
            assert!(!tag.starts_with("<img src=x"), "{path}: {tag}");
            assert!(
                name != "<script" || tag.contains("src=\"") || tag.contains("type=\"application/"),
                "{path}: {tag}"
            );
            assert!(!outside_quotes(tag).contains(" on"), "{path}: {tag}");
        }
    }
    assert!(pages >= 3, "the attack is on {pages} pages only");
}

/// Every tag of a page as a browser would see it: a `>` inside a quoted attribute does not end it.
pub fn tags(html: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let mut quote = None;
        let end = rest[start..].char_indices().find(|&(_, c)| {
            match quote {
                Some(q) if c == q => quote = None,
                Some(_) => {}
                None if c == '"' || c == '\'' => quote = Some(c),
                None => return c == '>',
            }
            false
        });
        let end = end.map_or(rest.len(), |(at, _)| start + at + 1);
        tags.push(&rest[start..end]);
        rest = &rest[end..];
    }
    tags
}

/// A tag without the values of its attributes.
fn outside_quotes(tag: &str) -> String {
    tag.split('"').step_by(2).collect()
}

#[test]
fn internal_links_are_relative_and_lead_somewhere() {
    let output = real().output.expect("no errors");
    let broken = broken_links(&output, true);
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn links_of_the_portable_build_lead_to_files() {
    let output = real().output.expect("no errors");
    let portable = lotse::assembly::portable::portable(&output).expect("plain scripts");
    let broken = broken_links(&portable, false);
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_archive_of_the_portable_build_is_the_same_twice() {
    let site = Site::from("stress");
    let built = lotse::build(site.root(), &options(), &lotse::load::RealFiles)
        .expect("packs can be written");
    let portable = lotse::assembly::portable::portable(&built.output.expect("no errors"));
    let (portable, site) = (portable.expect("plain scripts"), built.checked.site);
    let site = site.expect("no errors");
    let zipped = || lotse::assembly::portable::zipped(&portable, &site).expect("a small site");
    let once = zipped();
    assert_eq!(once, zipped());
    let (name, bytes) = once.iter().next().expect("one file");
    let folder = name.as_str().strip_suffix(".zip").expect("an archive");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    assert_eq!((once.len(), archive.len()), (1, portable.len()));
    for (path, body) in portable.iter() {
        let file = archive.by_name(&format!("{folder}/{path}"));
        let mut file = file.expect("every file of the site");
        let mut read = Vec::new();
        std::io::copy(&mut file, &mut read).expect("a sound archive");
        assert!(read == body, "{path}");
    }
}

/// Links to no file of the site, and those to folders if a server has to say what they mean.
fn broken_links(output: &Output, served: bool) -> BTreeSet<String> {
    let files: BTreeSet<&str> = output.iter().map(|(path, _)| path.as_str()).collect();
    let mut broken = BTreeSet::new();
    for (path, body) in output
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".html"))
    {
        let html = String::from_utf8_lossy(body);
        for attribute in ["href=\"", "src=\"", "action=\""] {
            for (at, _) in html.match_indices(attribute) {
                let value = html[at + attribute.len()..]
                    .split('"')
                    .next()
                    .unwrap_or_default();
                let is_outside = ["http:", "https:", "mailto:", "tel:", "data:"]
                    .iter()
                    .any(|scheme| value.starts_with(scheme));
                if is_outside {
                    continue;
                }
                let target = value.split(['#', '?']).next().unwrap_or_default();
                let folder = target.ends_with('/') || target.ends_with('.');
                if (folder && !served)
                    || !target.is_empty()
                        && !files.contains(resolve(path.as_str(), target).as_str())
                {
                    broken.insert(format!("{path}: {value}"));
                }
            }
        }
    }
    broken
}

fn resolve(page: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    match path.as_str() {
        "" => "index.html".to_owned(),
        path if path.ends_with('/') => format!("{path}index.html"),
        path => path.to_owned(),
    }
}

#[test]
fn one_search_engine_answers_everywhere() {
    let site = real().checked.site.expect("no errors");
    let engine = lotse::index::engine(&site, lotse::lang::Lang::DE).expect("a pack");
    let ask = |q: &str| {
        let request = Request {
            q: q.to_owned(),
            ..Request::default()
        };
        engine
            .search(&request)
            .hits
            .into_iter()
            .map(|hit| hit.id)
            .collect::<Vec<_>>()
    };
    assert!(
        ask("jugendmigrationsdienst")[..2]
            .iter()
            .all(|id| id.starts_with("jmd-"))
    );
    assert_eq!(
        ask("Ausländerbehörde Jüchen")[0],
        "auslaenderbehoerde-rhein-kreis-neuss"
    );
    assert_eq!(
        ask("Auslaenderbehoerde Kaarst")[0],
        "auslaenderbehoerde-rhein-kreis-neuss"
    );
    assert_eq!(
        ask("Griffbereit")[0],
        "kommunales-integrationszentrum/griffbereit"
    );
}

#[test]
fn confidential_addresses_cannot_leak() {
    let site = Site::from("minimal").with(
        "directory/aemter/schutzhaus.toml",
        "name = \"Schutzhaus\"\nkind = \"amt\"\nsummary = \"Schutz.\"\ntopics = [\"beratung\"]\nservice_area = [\"adorf\"]\n\
         # frueher: Lange Straße 7\n\
         [verified]\non = \"2026\"\nsources = [{ title = \"x\" }]\n\
         [[locations]]\nid = \"haus\"\ncity = \"Adorf\"\nstreet = \"Lange Straße 7\"\nconfidential = true\n",
    );
    assert_eq!(
        site.codes(),
        ["confidential-address", "confidential-address"]
    );
    assert!(site.build().output.is_none());
}

#[test]
fn a_number_of_the_coverage_is_the_length_of_its_list() {
    let built = real();
    let (site, output) = (
        built.checked.site.expect("no errors"),
        built.output.expect("no errors"),
    );
    let coverage = lotse::coverage::of(&site, lotse::lang::Lang::DE);
    let page = |path: &str| output.get(path).map(String::from_utf8_lossy);
    let matrix = page("abdeckung/index.html").expect("the page");
    for cell in &coverage.matrix {
        let path = format!("ort/{}/{}/", cell.place, cell.topic);
        let list = page(&format!("{path}index.html"));
        // Cards of what has ended or rests are marked, and no offer.
        let listed = list.map_or(0, |html| html.matches("<li class=\"card\">").count());
        assert_eq!(cell.entries(), listed, "{path}");
        let shown = format!("<a href=\"../{path}\"><span class=\"heat-mark\"");
        assert_eq!(matrix.contains(&shown), listed > 0, "{path}");
    }
    let people: usize = coverage.matrix.iter().map(|cell| cell.offers()).sum();
    assert!(
        people > 500,
        "{people} offers are too few to prove anything"
    );
}

#[test]
fn what_is_due_is_the_same_on_every_page_that_counts_it() {
    let built = real();
    let site = built.checked.site.expect("no errors");
    let coverage = lotse::coverage::of(&site, lotse::lang::Lang::DE);
    let of = |word: &str| {
        let mut missing = coverage.missing.iter();
        missing
            .find(|of| of.fact.word() == word)
            .expect("a fact")
            .records
    };
    let said = |code: &str| {
        let problems = built.checked.report.problems();
        let problems = problems.iter();
        problems.filter(|said| said.code.word() == code).count()
    };
    assert_eq!(of("check"), said("overdue"));
    assert_eq!(of("date"), said("undated"));
    assert_eq!(of("source"), said("missing-source"));
}

#[test]
fn every_gap_has_an_anchor_that_its_places_lead_to() {
    let built = real();
    let (site, output) = (
        built.checked.site.expect("no errors"),
        built.output.expect("no errors"),
    );
    let page = |path: &str| {
        let bytes = output.get(path).unwrap_or_else(|| panic!("{path}"));
        String::from_utf8_lossy(bytes)
    };
    assert!((5..=20).contains(&site.gaps.len()));
    for gap in &site.gaps {
        assert!(!gap.sources.is_empty(), "{}", gap.id);
        for lang in ["", "en/"] {
            let all = page(&format!("{lang}luecken/index.html"));
            assert!(
                all.contains(&format!("id=\"luecke-{}\"", gap.id)),
                "{}",
                gap.id
            );
            for area in &gap.areas {
                let place = page(&format!("{lang}ort/{area}/index.html"));
                let link = format!("/{lang}luecken/#luecke-{}\"", gap.id);
                assert!(place.contains(&link), "{} in {area}", gap.id);
            }
        }
    }
}

/// Without a script, too, a place tells who is asked first: the page of a place agrees with the function that the finder asks.
#[test]
fn pages_of_places_answer_as_the_finder_does() {
    let built = real();
    let site = built.checked.site.as_ref().expect("no errors");
    let theme = built.checked.theme.as_ref().expect("a theme");
    let rules = lotse::export::rules::rules(site, theme.messages(), lotse::lang::Lang::DE);
    let output = built.output.as_ref().expect("no errors");
    assert_eq!(site.places().count(), 8);
    for place in site.places() {
        let file = format!("wegweiser/{}/index.html", place.id);
        let html = String::from_utf8(output.get(&file).expect("a page").to_vec()).expect("text");
        for topic in site.taxonomy.topics.ids() {
            let inquiry = lotse_search::refer::Inquiry {
                area: Some(place.id.clone()),
                needs: vec![topic.to_owned()],
                ..Default::default()
            };
            let answers = rules.refer(&inquiry).answers;
            let Some(start) = html.find(&format!("<h2 id=\"{topic}\"")) else {
                assert!(
                    answers
                        .iter()
                        .all(|answer| answer.verdict == lotse_search::refer::Verdict::No),
                    "{topic}"
                );
                continue;
            };
            let section = &html[start..start + html[start..].find("</section>").expect("it ends")];
            let mut at = 0;
            let first = answers
                .iter()
                .take_while(|answer| answer.tier < lotse_search::refer::Tier::Open);
            for answer in first.filter(|answer| answer.verdict != lotse_search::refer::Verdict::No)
            {
                let link = format!("href=\"../../{}\"", answer.url);
                let found = section[at..]
                    .find(&link)
                    .unwrap_or_else(|| panic!("{link} in {file}#{topic}"));
                at += found + 1;
            }
        }
    }
}

/// Only the interface of the WebAssembly module is `unsafe`: nothing else has the word or a lint that lets it in.
#[test]
fn unsafe_code_stands_in_the_interface_of_the_module_alone() {
    let word = ["un", "safe"].concat();
    let folders =
        ["src", "search", "xtask", "tests", "examples", "fuzz"].map(|f| repository().join(f));
    let mut seen = Vec::new();
    for folder in folders.iter().filter(|folder| folder.exists()) {
        let entries = walkdir::WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| {
                entry.file_name() != "target" && entry.file_name() != "node_modules"
            });
        for entry in entries {
            let entry = entry.expect("a file of the repository");
            if entry.path().extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).expect("source");
            let is_code = |line: &&str| {
                !line.trim_start().starts_with("//") && {
                    let parts =
                        line.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-'));
                    parts
                        .clone()
                        .any(|part| part == word || part == format!("{word}_code"))
                }
            };
            if text.lines().any(|line| is_code(&line)) {
                let path = entry.path().strip_prefix(repository()).expect("below");
                seen.push(path.display().to_string().replace('\\', "/"));
            }
        }
    }
    // The second holds the sentence that forbids it for the whole crate.
    assert_eq!(seen, ["search/src/abi.rs", "search/src/lib.rs"]);
    let read = |path: &str| std::fs::read_to_string(repository().join(path)).expect(path);
    assert!(read("Cargo.toml").contains(&format!("\n{word}_code = \"deny\"\n")));
    for member in ["Cargo.toml", "search/Cargo.toml", "xtask/Cargo.toml"] {
        assert!(
            read(member).contains("[lints]\nworkspace = true"),
            "{member}"
        );
    }
    let lib = read("search/src/lib.rs");
    assert!(lib.contains(&format!("#![deny({word}_code)]")));
    assert!(!lib.contains(&format!("allow({word}_code)")));
}
