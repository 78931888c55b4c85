//! What is known of a place, from its record to its page, the hand-out, the data for other programs and the filter of the search.

use lotse::lang::Lang;
use lotse_search::{Engine, Request};

use crate::support::Site;

const PLACE: &str = "[[locations]]\nid = \"haus\"\nstreet = \"Am Markt 1\"\npostal_code = \"41460\"\ncity = \"Adorf\"\n";

/// A portal whose office has a place of which this is known.
fn site(wheelchair: &str) -> Site {
    let record = format!(
        "name = \"Haus\"\nkind = \"amt\"\nsummary = \"Hilft.\"\ntopics = [\"beratung\"]\nservice_area = [\"adorf\"]\n\
         [verified]\non = \"2026\"\nsources = [{{ title = \"Flyer\" }}]\n{PLACE}{wheelchair}\n"
    );
    let minimal = Site::from("minimal");
    let settings = std::fs::read_to_string(minimal.path("lotse.toml")).expect("settings");
    let languages = "languages = [\"de\", \"en\", \"ar\"]";
    minimal.with("directory/aemter/haus.toml", record).with(
        "lotse.toml",
        settings.replace("languages = [\"de\"]", languages),
    )
}

/// A file of the built portal; behind a dot at the end of its path stands a hash.
fn file(site: &Site, path: &str) -> String {
    let built = site.build();
    let output = built.output.unwrap_or_else(|| panic!("{}", site.report()));
    let mut files = output.iter();
    let found = files.find(|(name, _)| {
        name.as_str() == path || (path.ends_with('.') && name.as_str().starts_with(path))
    });
    let (_, bytes) = found.expect("the file");
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

const KNOWN: &str = "[locations.wheelchair]\nentrance = \"yes\"\ntoilet = \"no\"\nlift = \"unknown\"\nnote = \"Bitte klingeln.\"";

#[test]
fn a_page_says_what_is_known_and_nothing_else() {
    let site = site(KNOWN);
    for (path, there, not_there, label) in [
        (
            "",
            "Rollstuhlgerechter Eingang",
            "Kein rollstuhlgerechtes WC",
            "Mit dem Rollstuhl",
        ),
        (
            "en/",
            "Entrance accessible by wheelchair",
            "No toilet accessible by wheelchair",
            "By wheelchair",
        ),
        (
            "ar/",
            "مدخل مناسب للكرسي المتحرك",
            "لا يوجد مرحاض مناسب للكرسي المتحرك",
            "بالكرسي المتحرك",
        ),
    ] {
        let html = file(&site, &format!("{path}verzeichnis/haus/index.html"));
        for said in [
            &format!("<dt>{label}</dt>"),
            &format!("<li>{there}</li>"),
            &format!("<li>{not_there}</li>"),
            "Bitte klingeln.",
        ] {
            assert!(html.contains(said), "{path}: {said}");
        }
        // Nobody has found out about the lift, and nobody has looked for a parking space.
        for unknown in ["Aufzug", "Lift", "مصعد", "arkplatz", "arking", "feature-"] {
            assert!(!html.contains(unknown), "{path}: {unknown}");
        }
    }
}

#[test]
fn other_programs_and_the_hand_out_get_the_same() {
    let site = site(KNOWN);
    let html = file(&site, "verzeichnis/haus/index.html");
    let data = r#""amenityFeature":[{"@type":"LocationFeatureSpecification","name":"Rollstuhlgerechter Eingang","value":true},{"@type":"LocationFeatureSpecification","name":"Rollstuhlgerechtes WC","value":false}]"#;
    assert!(html.contains(data), "{html}");
    let records = file(&site, "search/records.");
    let sheet = r#""features":[{"about":"wheelchair","known":[["entrance",true],["toilet",false]],"note":"Bitte klingeln."}]"#;
    assert!(records.contains(sheet), "{records}");
    // In the languages that clients read.
    for words in ["Giriş tekerlekli sandalyeye uygun", "Ліфта немає", "Winda"] {
        assert!(records.contains(words), "{words}");
    }
}

#[test]
fn the_search_filters_by_what_is_there() {
    let known = site(KNOWN);
    let html = file(&known, "suche/index.html");
    assert!(html.contains("data-filter=\"feature\""), "{html}");
    assert!(
        html.contains("<option value=\"wheelchair-entrance\">Rollstuhlgerechter Eingang</option>"),
        "{html}"
    );
    assert!(!html.contains("wheelchair-toilet"), "nothing has it");
    let checked = known.check();
    let engine: Engine =
        lotse::index::engine(&checked.site.expect("a site"), Lang::DE).expect("a pack");
    let found = |feature: &str| {
        let request = Request {
            feature: Some(feature.to_owned()),
            ..Request::default()
        };
        let hits = engine.search(&request).hits;
        hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    assert_eq!(found("wheelchair-entrance"), ["haus"]);
    assert!(found("wheelchair-toilet").is_empty());
    for nothing in [
        "",
        "[locations.wheelchair]\ntoilet = \"no\"\nlift = \"unknown\"",
        "[locations.wheelchair]\nlift = \"unknown\"",
    ] {
        let html = file(&site(nothing), "suche/index.html");
        assert!(!html.contains("data-filter=\"feature\""), "{nothing}");
    }
}

#[test]
fn what_is_not_known_is_no_fact() {
    let html = file(
        &site("[locations.wheelchair]\nlift = \"unknown\""),
        "verzeichnis/haus/index.html",
    );
    assert!(
        !html.contains("Rollstuhl") && !html.contains("amenityFeature"),
        "{html}"
    );
    let report = site("[locations.wheelchair]\nlift = \"maybe\"\nramp = \"yes\"").report();
    assert!(report.contains("`maybe` is no value of `lift`"), "{report}");
    assert!(report.contains("unknown key `ramp`"), "{report}");
}
