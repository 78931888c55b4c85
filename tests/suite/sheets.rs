//! The sheets of all records: one file, the same for all languages.

use serde_json::{Value, json};

use crate::support::{Site, options, repository};

fn sheets(built: &lotse::Built) -> Value {
    let output = built.output.as_ref().expect("no errors");
    let manifest = |lang: &str| -> Value {
        let body = output.get(&format!("search/{lang}.json")).expect("a file");
        serde_json::from_slice(body).expect("JSON")
    };
    let site = built.checked.site.as_ref().expect("a site");
    let languages = site.settings.languages.iter();
    let mut names: Vec<Value> = languages
        .map(|lang| manifest(lang.code())["records"].clone())
        .collect();
    names.dedup();
    let [name] = &names[..] else {
        panic!("not one file for all languages: {names:?}");
    };
    let path = format!("search/{}", name.as_str().expect("a name"));
    serde_json::from_slice(output.get(&path).expect("the file")).expect("JSON")
}

#[test]
fn every_record_and_service_has_a_sheet_and_every_term_a_label() {
    let built = lotse::build(repository(), &options(), &lotse::load::RealFiles).expect("packs");
    let sheets = sheets(&built);
    let site = built.checked.site.as_ref().expect("a site");
    for record in &site.organizations {
        let sheet = &sheets["records"][&record.id];
        assert_eq!(sheet["name"]["de"], *record.offer.name.in_german());
        assert!(sheets["terms"]["kinds"][&record.kind]["uk"].is_string());
        assert_eq!(
            sheet["locations"].as_array().map_or(0, Vec::len),
            record.locations.len()
        );
        for (place, location) in record.locations.iter().enumerate() {
            if location.confidential {
                let sheet = &sheet["locations"][place];
                assert_eq!(
                    (&sheet["street"], &sheet["postal_code"]),
                    (&Value::Null, &Value::Null)
                );
            }
        }
        for service in &record.services {
            assert!(sheet["services"][&service.id]["name"]["de"].is_string());
        }
    }
    for (former, now) in sheets["former"].as_object().expect("a table") {
        let now = now.as_str().expect("an id");
        assert!(sheets["records"][now].is_object(), "{former} leads nowhere");
    }
    assert_eq!(sheets["prefixes"], json!({"de": "", "en": "en/"}));
}

#[test]
fn a_service_says_only_what_its_record_does_not() {
    let site = Site::from("minimal").with(
        "directory/aemter/amt.toml",
        r#"
name         = "Amt"
kind         = "amt"
summary      = "Hilft."
topics       = ["beratung"]
service_area = ["musterkreis"]
formerly     = ["altes-amt"]
cost         = { kind = "free" }

[verified]
on = "2024-03"

[[locations]]
id    = "haus"
city  = "Adorf"
hours = "Mo 08:00-12:00; Tu 09:00+; PH off"

[[access]]
by  = "person"
how = "walk-in"

[[services]]
id      = "kurs"
name    = "Kurs"
summary = "Ein Kurs."
hours   = "24/7"
"#,
    );
    let report = site.report();
    let built = site.build();
    assert!(built.output.is_some(), "{report}");
    let sheets = sheets(&built);
    let record = &sheets["records"]["amt"];
    assert_eq!(sheets["former"], json!({"altes-amt": "amt"}));
    assert_eq!(record["verified"], "2024-03");
    assert_eq!(record["access"], json!([{"how": "walk-in"}]));
    let hours = &record["locations"][0]["hours"];
    assert_eq!(hours["week"][0], json!([{"from": 480, "to": 720}]));
    assert_eq!(hours["week"][1][0]["open_end"], true);
    assert_eq!(hours["week"][6], json!([]));
    assert_eq!(
        record["services"]["kurs"],
        json!({
            "name": {"de": "Kurs"},
            "summary": {"de": "Ein Kurs."},
            "contact": {"hours": {"always": true}},
        })
    );
}
