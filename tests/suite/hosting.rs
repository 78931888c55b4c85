//! Publishing: the settings of servers, compressed files, what hosts of static files read, and workflows.

use std::fs;
use std::process::Output;

use lotse::assembly::hosting;
use yaml_rust2::{Yaml, YamlLoader};

use crate::support::{Site, options, program, repository};

/// A record that was called otherwise before.
const MOVED: &str = "name = \"Amt\"\nkind = \"amt\"\nsummary = \"Ein Amt.\"\nformerly = [\"altes-amt\"]\ntopics = [\"beratung\"]\nservice_area = [\"adorf\"]\n";

fn lotse(site: &Site, arguments: &[&str]) -> Output {
    // A small engine: packing the real one takes an unoptimized program seconds.
    let engine = site.path("engine.wasm");
    fs::write(&engine, "engine ".repeat(200)).expect("a file");
    let mut command = program(site, arguments);
    command
        .env("LOTSE_ENGINE", engine)
        .output()
        .expect("lotse runs")
}

/// What it prints, and what it says beside that.
fn done(site: &Site, arguments: &[&str]) -> (String, String) {
    let output = lotse(site, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    (String::from_utf8_lossy(&output.stdout).into_owned(), said)
}

fn moved() -> Site {
    Site::from("minimal").with("directory/aemter/neues-amt.toml", MOVED)
}

#[test]
fn settings_know_the_path_and_what_has_moved() {
    let site = moved();
    let line =
        "location = /portal/verzeichnis/altes-amt/ { return 301 /portal/verzeichnis/neues-amt/; }";
    let address = "https://example.org/portal";
    let (text, _) = done(&site, &["hosting", "nginx", "--base-url", address]);
    assert!(text.contains(line), "{text}");
    assert!(!site.path("public").exists(), "settings are only printed");
}

#[test]
fn settings_need_no_portal_but_no_broken_one_either() {
    for server in ["nginx", "apache", "caddy", "github-pages", "gitlab-pages"] {
        let (text, said) = done(&Site::empty(), &["hosting", server]);
        assert!(text.len() > 500 && said.is_empty(), "{server}: {said}");
    }
    let broken = moved().with("directory/aemter/kaputt.toml", "name = ");
    let output = lotse(&broken, &["hosting", "caddy"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let address = "https://example.org/ä;b/";
    let output = lotse(&moved(), &["hosting", "caddy", "--base-url", address]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("only letters, digits"), "{said}");
}

#[test]
fn hosts_of_static_files_are_told_the_headers_and_what_has_moved() {
    let site = moved();
    done(&site, &["build"]);
    let rules = fs::read_to_string(site.path("public/_headers")).expect("written");
    for (name, value) in hosting::HEADERS {
        assert!(rules.contains(&format!("  {name}: {value}\n")), "{rules}");
    }
    assert_eq!(rules.matches("/assets/").count(), 1, "{rules}");
    assert!(!rules.contains("/search/de.json\n"), "{rules}");
    let moves = fs::read_to_string(site.path("public/_redirects")).expect("written");
    assert!(
        moves.starts_with("/verzeichnis/altes-amt/ /verzeichnis/neues-amt/ 301\n"),
        "{moves}"
    );
    fs::remove_file(site.path("directory/aemter/neues-amt.toml")).expect("a file");
    done(&site, &["build"]);
    assert!(!site.path("public/_redirects").exists());
    done(&site, &["build", "--portable"]);
    assert!(!site.path("portable/_headers").exists());
    let with_own = site.with("content/_headers/index.md", "+++\ntitle = \"x\"\n+++\n");
    let output = lotse(&with_own, &["build"]);
    assert!(!output.status.success());
}

#[test]
fn an_asset_without_a_hash_is_not_kept_for_ever() {
    let site = Site::from("minimal");
    let mut output = site.build().output.expect("no errors");
    let path = lotse::output::OutPath::new("assets/plain.txt").expect("plain");
    output.insert(path, b"x".to_vec()).expect("free");
    let portal = hosting::Portal::new("/", Vec::new()).expect("plain");
    hosting::files(&mut output, &portal).expect("free");
    let rules = String::from_utf8_lossy(output.get("_headers").expect("written")).into_owned();
    assert!(!rules.contains("/assets/*"), "{rules}");
    assert!(rules.contains("/assets/site."), "{rules}");
    assert!(!rules.contains("plain.txt"), "{rules}");
}

#[test]
fn compressed_files_come_and_go_with_the_portal() {
    let site = moved();
    done(&site, &["build", "--precompress"]);
    let public = site.path("public");
    for twin in [
        "index.html.br",
        "index.html.gz",
        "verzeichnis/neues-amt/index.html.br",
    ] {
        let twin = public.join(twin);
        let plain = twin.with_extension("");
        let size = |path| fs::metadata(path).expect("a file").len();
        assert!(size(&twin) * 2 < size(&plain), "{}", twin.display());
    }
    let (_, again) = done(&site, &["build", "--precompress"]);
    assert!(again.contains(" 0 written"), "{again}");
    done(&site, &["build"]);
    assert!(!public.join("index.html.br").exists());
    let output = lotse(&site, &["build", "--precompress", "--portable"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("'--precompress' cannot be used with '--portable'"),
        "{said}"
    );
    assert!(!site.path("portable").exists());
}

#[test]
fn every_kind_of_file_has_a_media_type() {
    let mut with_address = options();
    with_address.base_url = Some("https://example.org/".to_owned());
    let built = lotse::build(repository(), &with_address, &lotse::load::RealFiles).expect("packs");
    let output = built.output.expect("no errors");
    let without: Vec<_> = output
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| hosting::media_type(path).is_none())
        .collect();
    assert!(without.is_empty(), "{without:?}");
    for (file, media_type) in [
        ("sw.js", "text/javascript; charset=utf-8"),
        ("en/manifest.webmanifest", "application/manifest+json"),
    ] {
        assert_eq!(hosting::media_type(file), Some(media_type));
        assert_eq!(hosting::cache(file), "no-cache", "{file}");
    }
}

/// Every text in a document of YAML.
fn texts(yaml: &Yaml, all: &mut Vec<String>) {
    match yaml {
        Yaml::String(text) => all.push(text.clone()),
        Yaml::Array(items) => items.iter().for_each(|item| texts(item, all)),
        Yaml::Hash(pairs) => pairs.iter().for_each(|(_, value)| texts(value, all)),
        _ => {}
    }
}

/// The workflows are YAML, their steps are in order, and what they ask of Lotse is something that it does.
#[test]
fn workflows_build_a_portal() {
    for (host, address) in [
        ("github-pages", "${{ steps.pages.outputs.base_url }}"),
        ("gitlab-pages", "$CI_PAGES_URL"),
    ] {
        let site = Site::from("minimal");
        let (text, _) = done(&Site::empty(), &["hosting", host]);
        let documents = YamlLoader::load_from_str(&text).expect("YAML");
        let mut all = Vec::new();
        texts(&documents[0], &mut all);
        let commands: Vec<&str> = all
            .iter()
            .flat_map(|text| text.lines())
            .filter_map(|line| line.split_once("lotse build"))
            .map(|(_, arguments)| arguments)
            .collect();
        assert_eq!(commands.len(), 1, "{host}");
        let arguments = commands[0].replace(address, "https://example.org/portal");
        let arguments = arguments.replace('"', "");
        assert!(!arguments.contains('$'), "{arguments}");
        let arguments = ["build"].into_iter().chain(arguments.split_whitespace());
        done(&site, &arguments.collect::<Vec<_>>());
        let map = fs::read_to_string(site.path("public/sitemap.xml")).expect("written");
        assert!(map.contains("https://example.org/portal/"), "{map}");
        let installed: Vec<_> = all.iter().filter(|text| text.contains("cargo")).collect();
        assert!(
            installed
                .iter()
                .any(|text| text.contains("install --locked")),
            "{host}"
        );
        assert_eq!(all.iter().filter(|text| *text == "--path .").count(), 1);
    }
}

/// The commands of a workflow: what stands at `run` or in `script`.
fn commands(yaml: &Yaml, all: &mut Vec<String>) {
    match yaml {
        Yaml::Array(items) => items.iter().for_each(|item| commands(item, all)),
        Yaml::Hash(pairs) => {
            for (key, value) in pairs {
                match key.as_str() {
                    Some("run" | "script" | "before_script" | "after_script") => texts(value, all),
                    _ => commands(value, all),
                }
            }
        }
        _ => {}
    }
}

/// What a forge checks is what a person can check: `.ci/run`. The workflows that Lotse prints for portals are others.
#[test]
fn forges_run_the_gate_and_nothing_else() {
    for file in [
        ".github/workflows/ci.yml",
        ".gitlab-ci.yml",
        ".forgejo/workflows/ci.yml",
    ] {
        let text = fs::read_to_string(repository().join(file)).expect("a workflow");
        let documents = YamlLoader::load_from_str(&text).expect("YAML");
        let mut all = Vec::new();
        commands(&documents[0], &mut all);
        // There a checkout is a script for Node, which the image lacks.
        all.retain(|command| !(file.starts_with(".forgejo") && command.ends_with(" nodejs")));
        assert_eq!(all, [".ci/run"], "{file}");
        assert!(!text.contains("lotse "), "{file} publishes nothing");
    }
}
