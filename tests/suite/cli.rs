//! The command line as a person types it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Output, Stdio};

use lotse::keyword::Keyword;

use crate::support::{Site, program, repository};

fn lotse(site: &Site, arguments: &[&str]) -> Output {
    program(site, arguments).output().expect("lotse runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("not killed")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn build_writes_the_portal_and_says_so() {
    let site = Site::from("minimal").with("public/.gitignore", "*\n");
    let output = lotse(&site, &["build"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    for path in [
        "index.html",
        "verzeichnis/sozialamt-adorf/index.html",
        "search/de.json",
        ".gitignore",
    ] {
        assert!(site.path("public").join(path).exists(), "{path}");
    }
    let again = lotse(&site, &["build"]);
    assert!(stderr(&again).contains(" 0 written"), "{}", stderr(&again));
}

#[test]
fn build_writes_a_portal_for_a_disk_or_its_archive() {
    let site = Site::from("minimal");
    assert_eq!(code(&lotse(&site, &["build"])), 0);
    let output = lotse(&site, &["build", "--portable"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(site.path("portable/search/de.json.js").exists());
    assert!(!site.path("portable/search/de.json").exists());
    let output = lotse(&site, &["build", "--portable", "--zip"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let files = fs::read_dir(site.path("portable")).expect("a folder");
    let names: Vec<_> = files
        .map(|file| file.expect("a file").file_name())
        .filter(|name| name != ".lotse-manifest")
        .collect();
    assert!(
        names.len() == 1 && names[0].to_string_lossy().ends_with(".zip"),
        "{names:?}"
    );
    // What lies in that folder is no part of the portal, and the ordinary one is untouched.
    let again = lotse(&site, &["build"]);
    assert!(stderr(&again).contains(" 0 written"), "{}", stderr(&again));
}

#[test]
fn build_with_errors_leaves_the_old_portal() {
    let site = Site::from("minimal");
    assert_eq!(code(&lotse(&site, &["build"])), 0);
    let before = fs::read(site.path("public/index.html")).expect("a page");
    site.write("content/kaputt.md", "kein Kopf");
    let output = lotse(&site, &["build"]);
    assert_eq!(code(&output), 1);
    assert!(
        stderr(&output).contains("error[missing-front-matter]"),
        "{}",
        stderr(&output)
    );
    assert_eq!(
        fs::read(site.path("public/index.html")).expect("a page"),
        before
    );
}

#[test]
fn strict_fails_on_warnings_that_are_not_known() {
    let site = Site::from("minimal").with(
        "content/leer.md",
        "+++\ntitle = \"Leer\"\nsummary = \"Leer.\"\n+++\n",
    );
    assert_eq!(code(&lotse(&site, &["build"])), 0);
    assert_eq!(code(&lotse(&site, &["build", "--strict"])), 1);
    let settings = fs::read_to_string(site.path("lotse.toml")).expect("settings");
    site.write(
        "lotse.toml",
        settings + "\n[known]\nwarnings = [\"empty-page\"]\n",
    );
    assert_eq!(code(&lotse(&site, &["build", "--strict"])), 0);
    assert_eq!(code(&lotse(&site, &["check"])), 0);
    assert_eq!(code(&lotse(&site, &["check", "--deny", "warnings"])), 1);
}

#[test]
fn check_prints_three_formats() {
    let site = Site::from("minimal").with(
        "content/x.md",
        "+++\ntitle = \"Ä\"\nsumary = \"x\"\nsummary = \"y\"\n+++\nText\n",
    );
    let human = lotse(&site, &["check"]);
    assert_eq!(code(&human), 1);
    assert!(
        stdout(&human).contains("^^^^^^ did you mean `summary`?"),
        "{}",
        stdout(&human)
    );
    let short = lotse(&site, &["check", "--format", "short"]);
    assert_eq!(
        stdout(&short),
        "content/x.md:3:1: error[unknown-key]: unknown key `sumary` (did you mean `summary`?)\n"
    );
    let json = lotse(&site, &["check", "--format", "json"]);
    let line: serde_json::Value =
        serde_json::from_str(stdout(&json).trim()).expect("one JSON object");
    assert_eq!(line["code"], "unknown-key");
    assert_eq!(
        (
            line["line"].as_u64(),
            line["column"].as_u64(),
            line["end_column"].as_u64()
        ),
        (Some(3), Some(1), Some(7))
    );
}

#[test]
fn search_prints_one_json_object_a_line() {
    let site = Site::from("minimal");
    let output = lotse(&site, &["search", "--json", "sozialamt"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    let first: serde_json::Value =
        serde_json::from_str(text.lines().next().expect("a hit")).expect("JSON");
    assert_eq!(first["id"], "sozialamt-adorf");
    assert_eq!(first["url"], "verzeichnis/sozialamt-adorf/");
    assert!(first["score"].is_number() && first["title"].is_string());
}

#[test]
fn search_explains_and_says_what_it_understood() {
    let site = Site::from("minimal");
    let output = lotse(&site, &["search", "--explain", "sozialmat", "Adorf"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = stdout(&output);
    for part in [
        "sozialmat",
        "\"sozialamt\" typo",
        "the place: serves it",
        "    = ",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let said = stderr(&output);
    for part in [
        "place: adorf",
        "searched for Sozialamt instead of sozialmat",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let both = lotse(&site, &["search", "--explain", "--json", "sozialamt"]);
    assert_eq!(code(&both), 2, "one or the other");
}

#[test]
fn search_reads_a_built_pack() {
    let site = Site::from("minimal");
    assert_eq!(code(&lotse(&site, &["build"])), 0);
    let packs = fs::read_dir(site.path("public/search")).expect("search files");
    let pack = packs
        .map(|entry| entry.expect("a file").path())
        .find(|path| path.extension().is_some_and(|e| e == "pack"))
        .expect("a pack");
    let indexed = lotse(&site, &["search", "--json", "wohnen"]);
    let built = lotse(
        &site,
        &[
            "search",
            "--json",
            "--pack",
            &pack.display().to_string(),
            "wohnen",
        ],
    );
    assert_eq!(stdout(&indexed), stdout(&built));
    assert!(!stdout(&built).is_empty());
    site.write("cut.pack", &fs::read(&pack).expect("the pack")[..100]);
    let cut = lotse(&site, &["search", "--pack", "cut.pack", "wohnen"]);
    assert_eq!(code(&cut), 2, "{}", stderr(&cut));
}

/// A portal with an age limit, a target group and somebody who comes last.
fn with_rules() -> Site {
    Site::from("minimal")
        .with(
            "directory/taxonomy/residence.toml",
            "[duldung]\nlabel = { de = \"Duldung\" }\n[erlaubnis]\nlabel = { de = \"Erlaubnis\" }\n",
        )
        .with(
            "directory/aemter/jugend.toml",
            "name = \"Jugenddienst\"\nkind = \"amt\"\nsummary = \"Hilft.\"\ntopics = [\"beratung\"]\nservice_area = [\"musterkreis\"]\n\
             [verified]\non = \"2026\"\nsources = [{ title = \"x\" }]\n[precedence]\ntier = \"specialised\"\n\
             [eligibility]\nage = { from = 12, below = 27, unclear = [27] }\n",
        )
        .with(
            "directory/aemter/zuletzt.toml",
            "name = \"Zuletzt\"\nkind = \"amt\"\nsummary = \"Hilft.\"\ntopics = [\"wohnen\"]\nservice_area = [\"musterkreis\"]\n\
             [verified]\non = \"2026\"\nsources = [{ title = \"x\" }]\n[precedence]\ntier = \"subsidiary\"\nafter = [\"jugend\"]\n\
             [[eligibility.groups]]\nname = \"Stufe 2\"\nvalid = { from = \"2026-12\" }\nresidence = [\"duldung\"]\n",
        )
}

#[test]
fn refer_says_who_comes_first_and_why() {
    let site = with_rules();
    let output = lotse(
        &site,
        &[
            "refer", "--area", "adorf", "--need", "beratung", "--age", "20",
        ],
    );
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let said = stdout(&output);
    for part in [
        "1. Jugenddienst\n   Passt · Beratung, die länger begleitet · jugend\n   + Ist für das ganze Gebiet Musterkreis da.\n   \
         + Das Alter passt: von 12 bis 26 Jahre (bis zum 27. Geburtstag).\n2. Sozialamt Adorf\n   Passt",
        "3. Zuletzt\n   Passt nicht · wenn niemand sonst hilft · zuletzt\n   - Zurzeit nimmt das Angebot niemanden auf.",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let later = lotse(
        &site,
        &[
            "refer",
            "--area",
            "adorf",
            "--need",
            "beratung",
            "--today",
            "2026-12-01",
            "--lang",
            "de",
        ],
    );
    let said = stdout(&later);
    for part in [
        "? Es kommt auf das Alter an",
        "? Kann zur Zielgruppe gehören: Stufe 2.",
        "? Vorher zu fragen: Jugenddienst.",
        "\n\nWie alt ist die Person? (--age)\n",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn refer_prints_one_json_object_a_line_and_reads_built_rules() {
    let site = with_rules();
    let asked = [
        "refer",
        "--json",
        "--age",
        "27",
        "--no-children",
        "--months",
        "3",
        "--german",
        "a1",
    ];
    let output = lotse(&site, &asked);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let lines: Vec<serde_json::Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let found: Vec<_> = lines
        .iter()
        .map(|line| format!("{} {} {}", line["id"], line["verdict"], line["tier"]))
        .collect();
    assert_eq!(
        found,
        [
            r#""jugend" "ask" "specialised""#,
            r#""sozialamt-adorf" "ask" "open""#,
            r#""zuletzt" "no" "subsidiary""#
        ]
    );
    assert_eq!(lines[0]["reasons"][0]["criterion"], "age");
    assert_eq!(code(&lotse(&site, &["build", "--today", "2026-11-22"])), 0);
    let mut files = fs::read_dir(site.path("public/search")).expect("search files");
    let rules = files.find_map(|entry| {
        let path = entry.expect("a file").path().display().to_string();
        path.ends_with(".rules.json").then_some(path)
    });
    let rules = rules.expect("rules");
    let built = lotse(&site, &[&asked[..], &["--rules", &rules]].concat());
    assert_eq!(stdout(&built), stdout(&output));
    let other_day = [
        &asked[..],
        &[
            "--rules",
            &rules,
            "--residence",
            "duldung",
            "--today",
            "2026-12-01",
        ],
    ]
    .concat();
    assert!(stdout(&lotse(&site, &other_day)).contains(r#""id":"zuletzt","title":"Zuletzt","url":"verzeichnis/zuletzt/","tier":"subsidiary","verdict":"ask""#));
    site.write("cut.json", &fs::read(&rules).expect("rules")[..100]);
    assert_eq!(code(&lotse(&site, &["refer", "--rules", "cut.json"])), 2);
}

#[test]
fn refer_refuses_what_it_does_not_know() {
    let site = with_rules();
    for (arguments, part) in [
        (
            ["--area", "adrof"],
            "there is no area `adrof`, did you mean `adorf`?",
        ),
        (
            ["--residence", "visum"],
            "there is no residence status `visum`",
        ),
        (["--need", "geld"], "there is no topic `geld`"),
        (["--benefits", "sgb2"], "there is no benefit `sgb2`"),
        (["--language", "xx"], "there is no language `xx`"),
        (["--age", "150"], "150 is not in 0..=120"),
        (["--german", "D1"], "use one of: none, A1"),
        (["--postcode", "4146"], "a postal code has five digits"),
    ] {
        let output = lotse(&site, &[&["refer"][..], &arguments].concat());
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(
            stderr(&output).contains(part),
            "{part} in {}",
            stderr(&output)
        );
    }
    let elsewhere = lotse(
        &site,
        &["refer", "--postcode", "99999", "--need", "beratung"],
    );
    assert_eq!(code(&elsewhere), 0);
    assert!(
        stderr(&elsewhere).contains("note: Die Postleitzahl 99999 ist hier nicht bekannt"),
        "{}",
        stderr(&elsewhere)
    );
    assert!(!stdout(&elsewhere).is_empty());
}

/// A portal with a course for professionals, an office of the law, a paused offer and a gap.
fn covered() -> Site {
    Site::from("minimal")
        .with(
            "directory/aemter/kreis.toml",
            "name = \"Kreisamt\"\nkind = \"amt\"\nsummary = \"Hilft allen.\"\ntopics = [\"beratung\"]\nservice_area = [\"musterkreis\"]\noperator = \"Musterkreis\"\n\
             [verified]\non = \"2020\"\nsources = [{ title = \"x\" }]\n[precedence]\ntier = \"statutory\"\n\
             [[locations]]\nid = \"haus\"\ncity = \"Bstadt\"\nphones = [{ number = \"02131 905757\" }]\n",
        )
        .with(
            "directory/aemter/pause.toml",
            "name = \"Pause\"\nkind = \"amt\"\nsummary = \"Ruht.\"\ntopics = [\"wohnen\"]\nservice_area = [\"bstadt\"]\nstatus = \"paused\"\n\
             [verified]\non = \"2026\"\nsources = [{ title = \"x\" }]\n",
        )
        .with(
            "directory/gaps/abendkurs.toml",
            "title = \"Kein Kurs am Abend\"\nsummary = \"Wer am Tag arbeitet, findet keinen Kurs.\"\nareas = [\"adorf\"]\ntopics = [\"beratung\"]\nstate = \"open\"\n\
             reported = { on = \"2026-03\", by = \"Konzept\" }\nsources = [{ title = \"Konzept\", date = \"2026-03\" }]\n",
        )
}

#[test]
fn coverage_prints_a_matrix_and_lists() {
    let site = covered();
    let output = lotse(&site, &["coverage", "--by", "owner"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let matrix = "                                      Adorf   Bstadt\n\
                  Beratung                               1+1§     1+0§\n\
                  Wohnen                                  1+0        -\n\
                  3+5: 3 offers in the place, 5 from elsewhere; §: a statutory office among all that serve it\n";
    let facts = "\n3 records lack\n     2   67 %  phone\n     3  100 %  email\n     2   67 %  address\n     3  100 %  hours\n     \
                 0    0 %  source\n     0    0 %  date\n     1   33 %  check\n";
    let lists = "\n-\n  pause: phone, email, address, hours\n  sozialamt-adorf: phone, email, hours\n\
                 \nMusterkreis\n  kreis: email, address, hours, check\n\
                 \ngaps\n  open: Kein Kurs am Abend (abendkurs)\n";
    assert_eq!(stdout(&output), [matrix, facts, lists].concat());
}

#[test]
fn coverage_prints_one_json_document() {
    let site = covered();
    let output = lotse(&site, &["coverage", "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let document: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let keys: Vec<&String> = document.as_object().expect("an object").keys().collect();
    let all = [
        "today", "area", "places", "topics", "matrix", "records", "missing", "lacking", "gaps",
    ];
    assert!(
        all.iter().all(|key| document.get(key).is_some()) && keys.len() == all.len(),
        "{keys:?}"
    );
    assert_eq!(document["today"], "2026-11-22");
    assert_eq!(
        document["places"][0],
        serde_json::json!({ "id": "adorf", "label": "Adorf" })
    );
    assert_eq!(
        document["matrix"][1],
        serde_json::json!({ "topic": "beratung", "place": "bstadt", "here": 1, "elsewhere": 0, "professionals": 0, "statutory": ["kreis"] })
    );
    assert_eq!(
        document["lacking"][0],
        serde_json::json!({
            "id": "kreis", "name": "Kreisamt", "file": "directory/aemter/kreis.toml", "category": "aemter", "operator": "Musterkreis",
            "missing": ["email", "address", "hours", "check"]
        })
    );
    assert_eq!(
        document["missing"][0],
        serde_json::json!({ "fact": "phone", "records": 2, "share": 0.6667 })
    );
    assert_eq!(
        document["gaps"][0],
        serde_json::json!({ "id": "abendkurs", "title": "Kein Kurs am Abend", "state": "open", "areas": ["adorf"], "topics": ["beratung"], "reported": "2026-03" })
    );
    site.write("content/kaputt.md", "kein Kopf");
    let wrong = lotse(&site, &["coverage", "--json"]);
    assert_eq!((code(&wrong), stdout(&wrong).as_str()), (1, ""));
}

#[test]
fn usage_and_environment_are_exit_code_two() {
    let site = Site::from("minimal");
    for arguments in [
        &["bauen"][..],
        &["build", "--today", "morgen"],
        &["build", "--base-url", "ftp://x"],
        &["build", "--zip"],
        &["--root", "gibt-es-nicht", "build"],
        &["search", "--area", "addorf", "amt"],
        &["check", "--format", "xml"],
        &["coverage", "--lang", "xx"],
        &["coverage", "--by", "town"],
    ] {
        let output = lotse(&site, arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", stderr(&output));
        assert!(!stderr(&output).is_empty());
    }
    let output = lotse(&site, &["search", "--area", "addorf", "amt"]);
    assert!(
        stderr(&output).contains("did you mean `adorf`"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn an_output_folder_that_would_cost_files_is_refused() {
    let site = Site::from("minimal").with("datei", "meins");
    for (folder, word) in [
        ("content", "content"),
        ("content/neu", "content"),
        (".", "folder"),
        ("datei", "datei"),
    ] {
        let output = lotse(&site, &["build", "--output-dir", folder]);
        assert_eq!(code(&output), 2, "{folder}: {}", stderr(&output));
        assert!(
            stderr(&output).contains(word),
            "{folder}: {}",
            stderr(&output)
        );
    }
    assert_eq!(
        fs::read_to_string(site.path("datei")).expect("still there"),
        "meins"
    );
    assert!(site.path("content/impressum.md").exists());
}

#[test]
fn foreign_files_in_the_output_folder_survive() {
    let site = Site::from("minimal")
        .with("public/notiz.txt", "meins")
        .with("public/eigen/bild.png", "bild");
    assert_eq!(code(&lotse(&site, &["build"])), 0);
    assert_eq!(
        fs::read_to_string(site.path("public/notiz.txt")).expect("kept"),
        "meins"
    );
    assert_eq!(
        fs::read_to_string(site.path("public/eigen/bild.png")).expect("kept"),
        "bild"
    );
    site.write("public/index.html", "von Hand");
    let output = lotse(&site, &["build", "--today", "2026-12-24"]);
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert!(
        stderr(&output).contains("index.html"),
        "{}",
        stderr(&output)
    );
    assert_eq!(
        fs::read_to_string(site.path("public/index.html")).expect("kept"),
        "von Hand"
    );
}

#[test]
fn a_portal_without_engine_still_builds() {
    let site = Site::from("minimal");
    let built = site.build();
    let problems = built.checked.report.problems();
    let said: Vec<&str> = problems.iter().map(|d| d.code.word()).collect();
    assert_eq!(said, ["missing-engine"]);
    let manifest = built
        .output
        .expect("no errors")
        .get("search/de.json")
        .expect("a manifest")
        .to_vec();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    assert!(manifest["engine"].is_null());
}

/// A preview that ends with the test.
struct Preview {
    process: std::process::Child,
    address: String,
}

impl Preview {
    fn of(site: &Site) -> Preview {
        let mut process = Command::new(env!("CARGO_BIN_EXE_lotse"))
            .args(["serve", "--port", "0"])
            .current_dir(site.root())
            .stderr(Stdio::piped())
            .spawn()
            .expect("lotse runs");
        let mut lines = BufReader::new(process.stderr.take().expect("piped")).lines();
        let address = lines
            .find_map(|line| {
                let line = line.expect("UTF-8");
                let (_, rest) = line.split_once("http://")?;
                rest.split_once('/').map(|(address, _)| address.to_owned())
            })
            .expect("the preview says where it is");
        Preview { process, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it answers");
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn serve_shows_the_portal_and_nothing_else() {
    let site = Site::from("minimal");
    let preview = Preview::of(&site);
    let home = preview.get("/");
    assert!(
        home.starts_with("HTTP/1.1 200") && home.contains("Musterkreis"),
        "{home}"
    );
    assert!(
        home.contains("content-type: text/html; charset=utf-8"),
        "{home}"
    );
    let record = preview.get("/verzeichnis/sozialamt-adorf");
    assert!(
        record.contains("location: /verzeichnis/sozialamt-adorf/"),
        "{record}"
    );
    for (name, value) in lotse::assembly::hosting::HEADERS {
        let header = format!("{}: {value}", name.to_lowercase());
        assert!(home.contains(&header) && record.contains(&header), "{name}");
    }
    for path in [
        "/../lotse.toml",
        "/%2e%2e/lotse.toml",
        "/lotse.toml",
        "//etc/passwd",
        "/%ff",
    ] {
        let answer = preview.get(path);
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        assert!(
            !answer.contains("review_every") && !answer.contains("root:"),
            "{path}"
        );
    }
    let port = preview.address.rsplit(':').next().expect("a port");
    let taken = lotse(&site, &["serve", "--port", port]);
    assert_eq!(code(&taken), 2);
    assert!(
        stderr(&taken).contains("choose another --port"),
        "{}",
        stderr(&taken)
    );
    assert!(!site.path("public").exists(), "a preview writes nothing");
}

#[test]
fn every_command_shows_an_example() {
    for command in ["build", "serve", "check", "search", "refer", "coverage"] {
        let output = lotse(&Site::empty(), &[command, "--help"]);
        assert_eq!(code(&output), 0);
        assert!(
            stdout(&output).contains(&format!("Example:\n  lotse {command}")),
            "{command}"
        );
    }
}

#[test]
fn the_readme_names_the_two_commands() {
    let readme = fs::read_to_string(repository().join("README.md")).expect("a README");
    for command in ["cargo run --release -- build", "cargo test --workspace"] {
        assert!(readme.contains(command), "{command}");
    }
}
