//! One policy for what is there: search, referral, coverage and lists say the same of every entry.

use std::collections::BTreeMap;

use lotse::coverage;
use lotse::index;
use lotse::lang::Lang;
use lotse_search::refer::{Inquiry, Verdict};

use crate::support::Site;

/// A record whose one service is called "Sprechstunde" and is the only one about `wohnen`; the portal's own record has another topic.
fn portal(of_record: &str, of_service: &str) -> Site {
    let own = "name = \"Sozialamt Adorf\"\nkind = \"amt\"\nsummary = \"Hilft.\"\ntopics = [\"beratung\"]\nservice_area = [\"adorf\"]\n\n[verified]\non = \"2026-06\"\nsources = [{ title = \"Rathaus\", date = \"2026-06\" }]\n\n[[locations]]\nid = \"rathaus\"\nphones = [{ number = \"02131 90-0\" }]\n";
    let record = format!(
        "name = \"Verein\"\nkind = \"amt\"\nsummary = \"Hilft.\"\ntopics = [\"beratung\"]\nservice_area = [\"adorf\"]\n{of_record}\n[verified]\non = \"2026-06\"\nsources = [{{ title = \"Rathaus\", date = \"2026-06\" }}]\n\n[[locations]]\nid = \"haus\"\nphones = [{{ number = \"02131 90-1\" }}]\n\n[[services]]\nid = \"sprechstunde\"\nname = \"Sprechstunde\"\ntopics = [\"wohnen\"]\n{of_service}\n"
    );
    Site::from("minimal")
        .with("directory/aemter/sozialamt-adorf.toml", own)
        .with("directory/aemter/verein.toml", record)
}

/// What each part of the portal says of the service: whether it is there.
fn said(site: &Site) -> BTreeMap<&'static str, bool> {
    const ID: &str = "verein/sprechstunde";
    let built = site.build();
    let checked = &built.checked;
    let (Some(model), Some(theme), Some(output)) = (&checked.site, &checked.theme, &built.output)
    else {
        panic!("{}", checked.report.to_text(&checked.sources));
    };
    let documents = index::documents(model, model.languages.get(Lang::DE));
    let document = documents.iter().find(|document| document.id == ID);
    let rules = lotse::export::rules::rules(model, theme.messages(), Lang::DE);
    let inquiry = Inquiry {
        area: Some("adorf".to_owned()),
        needs: vec!["wohnen".to_owned()],
        day: Some("2026-11-22".to_owned()),
        ..Inquiry::default()
    };
    let referral = rules.refer(&inquiry);
    let recommended = referral
        .answers
        .iter()
        .any(|answer| answer.id == ID && answer.verdict != Verdict::No);
    let coverage = coverage::of(model, Lang::DE);
    let mut cells = coverage.matrix.iter();
    let cell = cells.find(|cell| cell.topic == "wohnen" && cell.place == "adorf");
    let list = output.get("ort/adorf/wohnen/index.html").expect("a list");
    let list = String::from_utf8_lossy(list);
    BTreeMap::from([
        ("search", !document.expect("a document").ended),
        ("referral", recommended),
        ("coverage", cell.expect("a cell").entries() > 0),
        ("list", !list.contains("beendet")),
    ])
}

#[test]
fn what_is_there_is_there_everywhere() {
    for (of_record, of_service) in [
        ("", ""),
        ("", "status = \"active\""),
        ("status = \"active\"", ""),
        ("[precedence]\nvalid = { until = \"2026-11-22\" }\n", ""),
        ("[precedence]\nvalid = { from = \"2026-11-22\" }\n", ""),
        (
            "[precedence]\nvalid = { until = \"2020\" }\n",
            "[services.precedence]\ntier = \"open\"",
        ),
    ] {
        let said = said(&portal(of_record, of_service));
        assert!(
            said.values().all(|there| *there),
            "{of_record:?} {of_service:?}: {said:?}"
        );
    }
}

#[test]
fn what_has_ended_has_ended_everywhere() {
    for (of_record, of_service) in [
        ("status = \"ended\"", ""),
        (
            "status = \"ended\"\nsince = \"2024\"",
            "status = \"active\"",
        ),
        ("status = \"ended\"", "status = \"paused\""),
        ("", "status = \"ended\""),
        ("status = \"paused\"", "status = \"ended\""),
        ("[precedence]\nvalid = { until = \"2026-11-21\" }\n", ""),
        ("", "[services.precedence]\nvalid = { until = \"2023\" }"),
    ] {
        let said = said(&portal(of_record, of_service));
        assert!(
            !said.values().any(|there| *there),
            "{of_record:?} {of_service:?}: {said:?}"
        );
    }
}

#[test]
fn what_rests_or_has_not_begun_is_no_offer_yet() {
    for (of_record, of_service) in [
        ("status = \"paused\"", ""),
        ("", "status = \"paused\"\nsince = \"2026\""),
        ("[precedence]\nvalid = { from = \"2027\" }\n", ""),
        (
            "",
            "[services.precedence]\nvalid = { from = \"2026-11-23\" }",
        ),
    ] {
        let said = said(&portal(of_record, of_service));
        assert!(!said["coverage"], "{of_record:?} {of_service:?}: {said:?}");
        assert!(said["search"], "{of_record:?} {of_service:?}: {said:?}");
    }
}
