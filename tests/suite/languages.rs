//! Languages are files: `tests/sites/sorani` adds one to a portal that the program and the theme have never heard of.

use lotse::lang::Lang;
use lotse_search::Request;
use serde_json::{Value, json};

use crate::support::Site;

fn sorani() -> Site {
    Site::from("minimal").with_overlay("sorani")
}

fn ckb() -> Lang {
    "ckb".parse().expect("a code")
}

#[test]
fn a_language_of_which_the_program_knows_nothing_has_pages() {
    let site = sorani();
    assert_eq!(site.codes(), ["missing-message", "missing-message"]);
    let built = site.build();
    let output = built.output.expect("no errors");
    let page = |path: &str| {
        let body = output.get(path).unwrap_or_else(|| panic!("no {path}"));
        String::from_utf8(body.to_vec()).expect("text")
    };
    let german = page("verzeichnis/index.html");
    let menu = "hreflang=\"ckb\" lang=\"ckb\" dir=\"rtl\">کوردیی ناوەندی</a>";
    assert!(german.contains(menu), "{german}");
    assert!(
        german.contains("<html lang=\"de\" dir=\"ltr\" data-template"),
        "{german}"
    );

    let own = page("ckb/verzeichnis/index.html");
    assert!(
        own.contains("<html lang=\"ckb\" dir=\"rtl\" data-then=\"ar en de\""),
        "{own}"
    );
    assert!(own.contains("بچۆ بۆ ناوەڕۆک"), "its own message: {own}");
    assert!(
        own.contains("الأماكن"),
        "an Arabic one, where it has none: {own}"
    );

    let record = page("ckb/verzeichnis/sozialamt-adorf/index.html");
    assert!(
        record.contains("<h1>فەرمانگەی کۆمەڵایەتی ئادۆرف</h1>"),
        "{record}"
    );
    // Its readers are given Arabic before German, from the same side.
    assert!(
        record.contains("lang=\"ar\">يساعد في أمور المال والسكن."),
        "{record}"
    );
    assert!(!record.contains("Hilft bei Geld und Wohnung."), "{record}");

    let mut paths = output.iter().map(|(path, _)| path.as_str());
    let styles = paths.find(|path| path.contains("/languages."));
    let styles = page(styles.expect("a style"));
    let wish = "[lang|=\"ckb\"] { font-family: \"Noto Naskh Arabic\", \"Vazirmatn\", system-ui, sans-serif; }";
    assert_eq!(styles.trim(), wish);
    assert!(own.contains("languages.") && german.contains("languages."));
}

#[test]
fn its_words_are_found_in_the_letters_that_people_have() {
    let site = sorani();
    let checked = site.check();
    let site = checked.site.expect("no errors");
    let engine = lotse::index::engine(&site, ckb()).expect("a pack");
    let found = |q: &str| {
        let request = Request {
            q: q.to_owned(),
            ..Request::default()
        };
        let response = engine.search(&request);
        assert!(response.left_out.is_empty(), "{q}: {:?}", response.left_out);
        response
            .hits
            .into_iter()
            .map(|hit| hit.id)
            .collect::<Vec<_>>()
    };
    // As its file of words spells it; on an Arabic keyboard; with a stop word of the language.
    for q in ["ڕاوێژکاری", "راويژكاري", "بۆ نیشتەجێبوون", "فەرمانگە"]
    {
        assert_eq!(
            found(q).first().map(String::as_str),
            Some("sozialamt-adorf"),
            "{q}"
        );
    }
}

#[test]
fn suggestions_hand_outs_and_referral_know_it() {
    let built = sorani().build();
    let output = built.output.as_ref().expect("no errors");
    let read = |path: &str| -> Value {
        let body = output.get(path).unwrap_or_else(|| panic!("no {path}"));
        serde_json::from_slice(body).expect("JSON")
    };
    let manifest = read("search/ckb.json");
    let named = |key: &str| {
        read(&format!(
            "search/{}",
            manifest[key].as_str().expect("a name")
        ))
    };

    let letters = &named("suggest")["letters"];
    assert!(
        letters["ر"].as_str().is_some_and(|all| all.contains('ڕ')),
        "{letters}"
    );
    assert_eq!(named("rules")["from_right"], json!(true));
    let sheets = named("records");
    let spoken = sheets["languages"].as_array().expect("a list");
    let own = json!({"code": "ckb", "dir": "rtl", "then": ["ar", "en", "de"]});
    assert_eq!(
        spoken.last(),
        Some(&own),
        "what the theme's order leaves out comes last"
    );
    let words = &sheets["words"]["ckb"];
    assert_eq!(words["phone"], json!("تەلەفۆن"));
    assert_eq!(words["email"], sheets["words"]["ar"]["email"]);

    let list = output.get("merkliste/index.html").expect("the list");
    let list = std::str::from_utf8(list).expect("text");
    let offered = "<option value=\"ckb\" lang=\"ckb\" dir=\"rtl\">کوردیی ناوەندی</option>";
    assert!(list.contains(offered), "{list}");
}

#[test]
fn a_message_that_is_broken_or_unknown_is_pointed_at() {
    let path = "themes/eigen/i18n/ckb.ftl";
    let text = std::fs::read_to_string(sorani().path(path)).expect("the file");
    let report = sorani()
        .with(path, text.clone() + "nav-hoem = x\n")
        .report();
    assert!(
        report.contains("there is no message `nav-hoem`"),
        "{report}"
    );
    assert!(report.contains("did you mean `nav-home`"), "{report}");
    let report = sorani().with(path, text + "nav-areas { x\n").report();
    assert!(report.contains("themes/eigen/i18n/ckb.ftl:"), "{report}");
    assert!(report.contains("error[template]"), "{report}");
    assert!(
        !report.contains("unknown language"),
        "one fault, one report: {report}"
    );
}
