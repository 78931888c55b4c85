//! Promises about all pages together, on a small site made by hand.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::date::{Date, PartialDate};
use crate::diag::Sources;
use crate::export;
use crate::hours::Hours;
use crate::lang::{Lang, Languages, Text};
use crate::site::{
    Answer, Contacts, Doorway, Facts, Fragment, Gap, GapState, Heading, Location, Offer,
    Organization, Page, PageTemplate, PageText, Piece, Precedence, Service, ServiceArea, Settings,
    Site, Sphere, Status, Step, Target, Taxonomy, Term, Tier, Verified,
};
use crate::theme::Theme;

const EVIL: &str = "</script><b>\"&'";

fn term(id: &str, label: &str, parent: Option<&str>) -> Term {
    Term {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        label: Text::german(label),
        ..Term::default()
    }
}

fn taxonomy() -> Taxonomy {
    Taxonomy {
        areas: Vocabulary::new(vec![
            term("kreis", "Kreis", None),
            term("kaarst", "Kaarst", Some("kreis")),
            term("neuss", "Neuss", Some("kreis")),
        ]),
        categories: Vocabulary::new(vec![term("aemter", "Ämter", None)]),
        kinds: Vocabulary::new(vec![term("amt", "Amt", None)]),
        topics: Vocabulary::new(vec![
            term("asyl", "Asyl", None),
            term("arbeit", "Arbeit", None),
        ]),
        ..Taxonomy::default()
    }
}

fn offer(name: &str, topics: &[&str], areas: &[&str]) -> Offer {
    let owned = |ids: &[&str]| -> Vec<String> { ids.iter().map(|id| (*id).to_owned()).collect() };
    Offer {
        name: Text::german(name),
        summary: Text::german("Hilft."),
        facts: Facts {
            topics: Some(owned(topics)),
            service_area: Some(ServiceArea {
                areas: owned(areas),
                open: false,
            }),
            ..Facts::default()
        },
        ..Offer::default()
    }
}

fn page(address: &str, title: &str) -> Page {
    let text = PageText {
        title: title.to_owned(),
        summary: "Kurz.".to_owned(),
        body: Fragment::default(),
        file: format!("content/{address}.md"),
    };
    Page {
        address: address.to_owned(),
        is_index: false,
        weight: 0,
        aliases: Vec::new(),
        headings_only: false,
        topics: vec!["asyl".to_owned()],
        state_of: PartialDate::parse("2021-08-27"),
        superseded_by: None,
        template: PageTemplate::Page,
        steps: Vec::new(),
        calculator: None,
        verified: Verified::default(),
        texts: BTreeMap::from([(Lang::DE, text)]),
    }
}

fn languages() -> Languages {
    let theme = Theme::load(Vec::new(), &mut Sources::default(), &Report::default());
    theme.expect("a sound theme").languages().clone()
}

fn site() -> Site {
    let mut office =
        Organization::sample("amt-kaarst", offer(EVIL, &["asyl"], &["kaarst", "neuss"]));
    office.locations.push(Location {
        id: "haus".to_owned(),
        street: Some("Am Markt 1".to_owned()),
        city: Some("Kaarst".to_owned()),
        contacts: Contacts {
            hours: Hours::parse("Mo-Fr 08:00-12:00").ok(),
            ..Contacts::default()
        },
        ..Location::default()
    });
    office.services.push(Service {
        id: "sprechstunde".to_owned(),
        offer: offer("Sprechstunde", &["asyl", "arbeit"], &["kaarst"]),
        at: vec![("amt-kaarst".to_owned(), "haus".to_owned())],
        contacts: None,
    });
    let mut shelter = Organization::sample("schutz", offer("Schutzhaus", &["asyl"], &["kreis"]));
    shelter.locations.push(Location {
        id: "geheim".to_owned(),
        city: Some("Geheimstadt".to_owned()),
        confidential: true,
        ..Location::default()
    });
    shelter.offer.facts.status = Some(Status::Ended {
        since: PartialDate::parse("2024-02"),
        successor: Some("amt-kaarst".to_owned()),
    });
    Site {
        settings: Settings {
            title: Text::german("Portal"),
            languages: vec![Lang::DE, "en".parse().unwrap()],
            region: "DE-NW".to_owned(),
            area: "kreis".to_owned(),
            fallback: Some("amt-kaarst".to_owned()),
            nav: vec!["konzept".to_owned()],
            ..Settings::default()
        },
        languages: languages(),
        today: Date::parse("2026-11-22").expect("a day"),
        taxonomy: taxonomy(),
        organizations: vec![office, shelter],
        gaps: Vec::new(),
        pages: vec![
            page("", "Start"),
            page("konzept", "Konzept"),
            page("konzept/ziele", "Ziele"),
        ],
        redirects: BTreeMap::from([("altes-amt".to_owned(), "amt-kaarst".to_owned())]),
        questions: Vec::new(),
        assets: BTreeMap::from([("konzept/zahlen.csv".to_owned(), b"a,b\n".to_vec())]),
    }
}

fn draw(
    site: &Site,
    base_url: Option<&str>,
    own: &[(&str, &str)],
) -> (BTreeMap<String, String>, String) {
    draw_with(site, base_url, own, false)
}

fn draw_with(
    site: &Site,
    base_url: Option<&str>,
    own: &[(&str, &str)],
    preview: bool,
) -> (BTreeMap<String, String>, String) {
    let mut sources = Sources::default();
    let report = Report::default();
    let own = own
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect();
    let theme = Theme::load(own, &mut sources, &report).expect("a sound theme");
    let prepared = crate::prepare(site, &theme, base_url, !preview);
    let mut output = render(&prepared, preview, &report).output;
    let exports = export::Source {
        prepared: &prepared,
        searches: BTreeMap::new(),
        engine: None,
    };
    for (path, bytes) in export::files(exports) {
        output.add(&path, bytes, &report);
    }
    let files = output.iter().map(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        (path.as_str().to_owned(), text)
    });
    (files.collect(), report.to_text(&sources))
}

fn pages() -> BTreeMap<String, String> {
    let (mut files, report) = draw(&site(), None, &[]);
    assert_eq!(report, "");
    files.retain(|path, _| path.ends_with(".html"));
    files
}

/// Values of an attribute, as written.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let start = format!(" {attribute}=\"");
    let parts = html.split(start.as_str()).skip(1);
    parts.filter_map(|rest| rest.split('"').next()).collect()
}

/// The file and the fragment that a relative link on a page leads to.
fn target(page: &str, link: &str) -> (String, String) {
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let mut at: Vec<&str> = page.split('/').collect();
    let name = at.pop().unwrap_or_default();
    if path.is_empty() {
        return (page.to_owned(), fragment.to_owned());
    }
    for step in path.split('/') {
        match step {
            ".." => assert!(at.pop().is_some(), "{page}: {link} leaves the site"),
            "." | "" => {}
            step => at.push(step),
        }
    }
    let mut file = at.join("/");
    if path.ends_with('/') || path == "." || path == ".." {
        file = format!("{file}/index.html")
            .trim_start_matches('/')
            .to_owned();
    }
    assert!(!name.is_empty());
    (file, fragment.to_owned())
}

#[test]
fn every_link_leads_somewhere() {
    let (files, _) = draw(&site(), None, &[]);
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for link in [
            values(html, "href"),
            values(html, "src"),
            values(html, "action"),
        ]
        .concat()
        {
            if link.contains(':') {
                continue;
            }
            let (file, fragment) = target(path, link);
            let found = files
                .get(&file)
                .unwrap_or_else(|| panic!("{path}: {link} → {file}"));
            let id = format!(" id=\"{fragment}\"");
            assert!(fragment.is_empty() || found.contains(&id), "{path}: {link}");
        }
    }
}

/// A journey with one step for each way to answer.
fn with_journey() -> Site {
    let mut site = site();
    let html = "<p>Vorab</p><h2 id=\"amt\">Zum Amt</h2><p>Gehen Sie.</p><h3 id=\"amt-sgb2\">Mit SGB II</h3>\
                <h2 id=\"kurs\">Zum Kurs</h2><h2 id=\"nur-text\">Nur Text</h2>";
    let headings = [(2, "amt"), (3, "amt-sgb2"), (2, "kurs"), (2, "nur-text")];
    let answer = |records: &[&str], kinds: &[&str]| Answer {
        records: records.iter().map(|id| ((*id).to_owned(), None)).collect(),
        kinds: kinds.iter().map(|id| (*id).to_owned()).collect(),
        topics: Vec::new(),
    };
    let step = |id: &str, answer: Answer| Step {
        id: id.to_owned(),
        answer,
        spheres: Vec::new(),
    };
    let mut journey = page("wege/ankommen", "Ankommen");
    let text = journey.texts.get_mut(&Lang::DE).expect("German");
    text.body = Fragment {
        pieces: vec![
            Piece::Html(html.to_owned()),
            Piece::Html("<p><a href=\"".to_owned()),
            Piece::Href(Target::Page(
                "wege/ankommen".to_owned(),
                Some("amt".to_owned()),
            )),
            Piece::Html("\">x</a></p>".to_owned()),
        ],
        headings: headings
            .map(|(level, id)| Heading {
                level,
                id: id.to_owned(),
                text: id.to_owned(),
                nested: false,
            })
            .into(),
        plain: String::new(),
    };
    journey.steps = vec![
        Step {
            spheres: vec![Sphere {
                benefit: "sgb2".to_owned(),
                answer: answer(&["schutz"], &[]),
            }],
            ..step("amt", answer(&[], &["amt"]))
        },
        step("kurs", answer(&["schutz"], &[])),
        step("nur-text", Answer::default()),
    ];
    site.organizations[0].offer.facts.service_area = Some(ServiceArea {
        areas: vec!["kaarst".to_owned()],
        open: false,
    });
    site.pages.push(journey);
    // The fallback is linked where nobody is known, which is not what is tested here.
    site.settings.fallback = None;
    site
}

#[test]
fn a_journey_names_the_offices_of_each_place() {
    let (files, report) = draw(&with_journey(), Some("https://example.org"), &[]);
    assert_eq!(report, "");
    let kaarst = &files["wege/ankommen/kaarst/index.html"];
    assert!(kaarst.contains("<h1>Ankommen in Kaarst</h1>"), "{kaarst}");
    let (_, steps) = kaarst.split_once("<ol class=\"steps\">").expect("steps");
    let first = steps.split("<h2").nth(1).expect("a step");
    assert!(first.contains("verzeichnis/amt-kaarst/"), "{first}");
    // The shelter has ended: it answers nowhere, and that nobody is known is said.
    assert!(!steps.contains("verzeichnis/schutz/"), "{steps}");
    assert!(steps.contains("Für Kaarst kennen wir dazu keine Stelle."));
    // Links to journeys keep the place.
    assert!(
        steps.contains("href=\"../../../wege/ankommen/kaarst/#amt\""),
        "{steps}"
    );
    let neuss = &files["wege/ankommen/neuss/index.html"];
    let (_, steps) = neuss.split_once("<ol class=\"steps\">").expect("steps");
    let first = steps.split("<h2").nth(1).expect("a step");
    assert!(!first.contains("verzeichnis/amt-kaarst/"), "{first}");
    assert!(
        first.contains("Für Neuss kennen wir dazu keine Stelle."),
        "{first}"
    );
    let without = &files["wege/ankommen/index.html"];
    assert!(without.contains("hängt von Ihrem Wohnort ab"), "{without}");
    assert!(without.contains("href=\"../../wege/ankommen/neuss/\""));
    assert!(!files.contains_key("wege/ankommen/kreis/index.html"));
    assert!(files["sitemap.xml"].contains("https://example.org/en/wege/ankommen/kaarst/"));
    assert!(files["ort/kaarst/index.html"].contains("wege/ankommen/kaarst/"));
    assert!(files["ort/kaarst/asyl/index.html"].contains("wege/ankommen/kaarst/"));
}

#[test]
fn a_journey_is_left_printed_and_reported_like_other_pages() {
    let mut site = with_journey();
    site.settings.report_email = Some("post@example.org".to_owned());
    let asylum = site.taxonomy.topics.get_mut("asyl").expect("a topic");
    asylum.discreet = true;
    let (files, _) = draw(&site, Some("https://example.org"), &[]);
    for path in [
        "wege/ankommen/index.html",
        "wege/ankommen/kaarst/index.html",
    ] {
        for mark in [
            "data-leave>",
            "class=\"print-address\"",
            "class=\"correct\"",
        ] {
            assert!(files[path].contains(mark), "{path}: {mark}");
        }
    }
}

#[test]
fn every_link_of_a_journey_leads_somewhere() {
    let (files, _) = draw(&with_journey(), None, &[]);
    for (path, html) in files.iter().filter(|(path, _)| path.contains("wege/")) {
        for link in values(html, "href") {
            if link.contains(':') {
                continue;
            }
            let (file, fragment) = target(path, link);
            let found = files.get(&file).unwrap_or_else(|| panic!("{path}: {link}"));
            let id = format!(" id=\"{fragment}\"");
            assert!(fragment.is_empty() || found.contains(&id), "{path}: {link}");
        }
    }
}

#[test]
fn every_page_has_a_strict_policy_and_one_search_field() {
    for (path, html) in pages() {
        assert!(html.contains("default-src 'none'"), "{path}");
        for forbidden in [
            "<style",
            " style=",
            " onclick",
            "<script>",
            "javascript:",
            "<base",
        ] {
            assert!(!html.contains(forbidden), "{path}: {forbidden}");
        }
        let redirected = html.contains("http-equiv=\"refresh\"");
        let fields = html.matches("type=\"search\"").count();
        assert_eq!(
            fields,
            usize::from(!redirected && path != "404.html"),
            "{path}"
        );
        assert!(!html.contains("name=\"q\""), "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
    }
}

#[test]
fn gaps_stand_where_they_are_felt() {
    let gap = |id: &str, area: &str, state| Gap {
        id: id.to_owned(),
        title: Text::german(EVIL),
        areas: vec![area.to_owned()],
        topics: vec!["asyl".to_owned()],
        reported: PartialDate::parse("2026-03"),
        state,
        ..Gap::default()
    };
    let mut site = site();
    site.gaps = vec![
        gap("gross", "kreis", GapState::Planned),
        gap("klein", "kaarst", GapState::Open),
        gap("vorbei", "kaarst", GapState::Solved),
    ];
    site.settings.report_email = Some("post@example.org".to_owned());
    let (pages, report) = draw(&site, None, &[]);
    assert_eq!(report, "");
    let named = |page: &str| {
        let links = values(&pages[page], "href").into_iter();
        let ids = links.filter_map(|link| link.split_once("luecken/#luecke-"));
        ids.map(|(_, id)| id).collect::<Vec<_>>()
    };
    assert_eq!(named("ort/kaarst/index.html"), ["klein"]);
    assert_eq!(named("ort/kreis/index.html"), ["gross"]);
    assert_eq!(named("ort/kaarst/asyl/index.html"), ["gross", "klein"]);
    assert_eq!(named("ort/kaarst/arbeit/index.html"), [""; 0]);
    let all = &pages["luecken/index.html"];
    let order = [
        "id=\"open\"",
        "luecke-klein",
        "id=\"planned\"",
        "luecke-gross",
        "id=\"solved\"",
        "luecke-vorbei",
    ];
    let main = &all[all.find("<section").expect("a part")..];
    let places = order.map(|mark| main.find(mark).expect(mark));
    assert!(places.is_sorted(), "{places:?}");
    assert!(!all.contains("</script><b>") && all.contains("mailto:post@example.org?subject="));
}

#[test]
fn names_of_records_stay_text() {
    for (path, html) in pages() {
        assert!(!html.contains("</script><b>"), "{path}");
    }
    let html = &pages()["verzeichnis/amt-kaarst/index.html"];
    assert!(html.contains("\\u003c/script>"), "JSON-LD is escaped");
}

#[test]
fn a_confidential_place_is_not_named() {
    let html = &pages()["verzeichnis/schutz/index.html"];
    assert!(html.contains("wird nicht veröffentlicht"));
    for (path, html) in pages() {
        assert!(!html.contains("Geheimstadt"), "{path}");
    }
}

#[test]
fn lists_hold_what_belongs_there() {
    let pages = pages();
    // Below every list stands who helps if it does not.
    let list = |path: &str| -> String {
        let (list, _) = pages[path]
            .split_once("<section class=\"help\"")
            .unwrap_or((&pages[path], ""));
        list.to_owned()
    };
    let holds = |path: &str, link: &str| list(path).contains(&format!("{link}\""));
    let service = "verzeichnis/amt-kaarst/#service-sprechstunde";
    assert!(
        holds("ort/kaarst/index.html", service),
        "its area is its own"
    );
    assert!(!holds("ort/neuss/index.html", service));
    let reach = "<p class=\"reach-line\" dir=\"auto\">Am Markt 1, Kaarst";
    assert!(pages["ort/kaarst/index.html"].contains(reach), "for paper");
    assert!(
        holds("ort/neuss/index.html", "verzeichnis/schutz/"),
        "district-wide"
    );
    assert!(!holds("ort/kreis/index.html", "verzeichnis/amt-kaarst/"));
    assert!(
        holds("thema/arbeit/index.html", service),
        "its topic is its own"
    );
    assert!(
        !holds("thema/asyl/index.html", service),
        "its record is there already"
    );
    assert!(pages.contains_key("ort/kaarst/arbeit/index.html"));
    assert!(
        !pages.contains_key("ort/neuss/arbeit/index.html"),
        "nothing is there"
    );
}

#[test]
fn a_place_tells_its_own_offices_before_those_for_the_rest() {
    let mut site = site();
    for (id, areas, tier) in [
        ("a-verein", &["kaarst"], Tier::Open),
        ("kreisamt", &["kreis"], Tier::Statutory),
        ("stadtamt", &["kaarst"], Tier::Statutory),
    ] {
        let mut of = Organization::sample(id, offer(id, &["arbeit"], areas));
        of.offer.facts.precedence = Some(Precedence {
            tier,
            ..Precedence::default()
        });
        site.organizations.push(of);
    }
    site.organizations.sort_by(|a, b| a.id.cmp(&b.id));
    let (pages, report) = draw(&site, None, &[]);
    assert_eq!(report, "");
    let html = &pages["ort/kaarst/index.html"];
    let at = |text: &str| {
        html.find(text)
            .unwrap_or_else(|| panic!("no {text} in {html}"))
    };
    assert!(at("id=\"amt-hier\"") < at("id=\"amt-kreis\""));
    assert!(at("stadtamt/") < at("kreisamt/"));
    assert!(at("id=\"amt-kreis\"") < at("id=\"hier\""));
    assert!(at("id=\"hier\"") < at("id=\"kreis\""));
    let here = &html[at("id=\"hier\"")..at("id=\"kreis\"")];
    let inside = |text: &str| here.find(text).expect(text);
    assert!(inside("stadtamt/") < inside("a-verein/"), "offices first");
    assert!(!here.contains("kreisamt/"));
    let both = &pages["ort/kaarst/arbeit/index.html"];
    assert!(
        both.contains("href=\"../../../ort/kaarst/asyl/\""),
        "other topics"
    );
    assert!(
        both.contains("href=\"../../../ort/neuss/arbeit/\""),
        "other places"
    );
    assert!(!pages.contains_key("ort/neuss/sport/index.html"));
}

#[test]
fn places_with_tiles_are_drawn_and_all_are_listed() {
    let mut site = site();
    let place = |id: &str, label: &str, tile| Term {
        tile,
        ..term(id, label, Some("kreis"))
    };
    site.taxonomy.areas = Vocabulary::new(vec![
        term("kreis", "Kreis", None),
        place("kaarst", EVIL, Some((5, 3))),
        place("neuss", "Neuss", Some((4, 2))),
        place("fern", "Fern", None),
    ]);
    let (pages, report) = draw(&site, None, &[]);
    assert_eq!(report, "");
    for path in ["index.html", "en/index.html", "ort/index.html"] {
        let html = &pages[path];
        assert!(html.contains("viewBox=\"0 0 212 116\""), "{path}: {html}");
        assert_eq!(html.matches("class=\"map-tile\"").count(), 2, "{path}");
        let tile = |id: &str| html.find(&format!("ort/{id}/\"")).expect("a tile");
        assert!(tile("neuss") < tile("kaarst"), "{path}: as one reads");
        assert!(html.contains(">Fern</a>"), "{path}");
        assert!(!html.contains(EVIL), "{path}");
    }
    site.taxonomy.areas = taxonomy().areas;
    let (pages, _) = draw(&site, None, &[]);
    assert!(
        !pages["index.html"].contains("tile-map"),
        "no tiles, no map"
    );
    assert!(pages["index.html"].contains(">Neuss</a>"));
}

#[test]
fn the_home_page_has_ways_in() {
    let mut site = site();
    site.settings.entries = vec![Doorway {
        title: Text::german("Neu & hier"),
        text: Text::german("Fangen Sie an."),
        icon: Some("compass".to_owned()),
        links: vec![
            Target::Topic("asyl".to_owned()),
            Target::Page("konzept/ziele".to_owned(), None),
        ],
    }];
    let (pages, report) = draw(&site, None, &[]);
    assert_eq!(report, "");
    let html = &pages["index.html"];
    assert!(html.contains("Neu &amp; hier"), "{html}");
    assert!(html.contains("<a href=\"thema/asyl/\">Asyl</a>"), "{html}");
    assert!(
        html.contains("<a href=\"konzept/ziele/\">Ziele</a>"),
        "{html}"
    );
    let english = &pages["en/index.html"];
    assert!(
        english.contains("<a href=\"../en/thema/asyl/\" lang=\"de\">"),
        "{english}"
    );
}

#[test]
fn what_is_due_is_counted_on_the_day_of_the_build() {
    let mut site = site();
    site.organizations[0].offer.facts.verified = Some(Verified {
        on: PartialDate::parse("2026-06"),
        ..Verified::default()
    });
    site.settings.review_every = crate::date::Interval::parse("12 months").expect("an interval");
    let due = |site: &Site| {
        let (pages, _) = draw(site, None, &[]);
        pages["aktuell/index.html"].clone()
    };
    assert!(due(&site).contains("Kein Eintrag ist zur Prüfung fällig."));
    site.today = Date::parse("2027-07-01").expect("a day");
    let html = due(&site);
    assert!(
        html.contains("Einer von 1 Einträgen"),
        "what has ended is not counted: {html}"
    );
    assert!(html.contains("Fällig seit 2027"), "{html}");
    assert!(html.contains("noindex"));
}

#[test]
fn untranslated_text_says_its_language() {
    let html = &pages()["en/verzeichnis/schutz/index.html"];
    assert!(html.contains("<html lang=\"en\" dir=\"ltr\""));
    assert!(html.contains("<h1 lang=\"de\">Schutzhaus"), "{html}");
    assert!(html.contains("available in German only"));
    let html = &pages()["en/konzept/index.html"];
    assert!(
        html.contains("This page is available in German only."),
        "{html}"
    );
}

#[test]
fn addresses_with_a_host_need_a_base_url() {
    let (plain, _) = draw(&site(), None, &[]);
    assert!(!plain.contains_key("sitemap.xml"));
    assert!(!plain["index.html"].contains("canonical"));
    assert!(
        !plain["404.html"].contains("<a "),
        "a link without a base could lead anywhere"
    );
    let (based, _) = draw(&site(), Some("https://example.org/a"), &[]);
    assert!(based["sitemap.xml"].contains("<loc>https://example.org/a/en/ort/kaarst/</loc>"));
    let record = &based["en/verzeichnis/schutz/index.html"];
    assert!(
        record.contains("rel=\"canonical\" href=\"https://example.org/a/en/verzeichnis/schutz/\"")
    );
    assert!(record.contains("hreflang=\"de\" href=\"https://example.org/a/verzeichnis/schutz/\""));
    assert!(based["404.html"].contains("href=\"/a/suche/\""));
}

#[test]
fn former_ids_lead_on() {
    let html = &pages()["verzeichnis/altes-amt/index.html"];
    assert!(
        html.contains("content=\"0; url=../../verzeichnis/amt-kaarst/\""),
        "{html}"
    );
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let once = draw(&site(), None, &[]);
    assert_eq!(once, draw(&site(), None, &[]));
}

#[test]
fn a_fault_in_a_template_is_told_once() {
    let broken =
        "{% extends \"base.html\" %}\n{% block main %}{{ record.nothing }}{% endblock %}\n";
    let (files, report) = draw(&site(), None, &[("templates/record.html", broken)]);
    assert!(!files.contains_key("verzeichnis/schutz/index.html"));
    let places: BTreeSet<&str> = report
        .lines()
        .filter(|line| line.contains("record.html:2:"))
        .collect();
    assert_eq!(places.len(), 1, "{report}");
}

#[test]
fn every_message_that_is_asked_for_exists() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let theme = Theme::load(Vec::new(), &mut Sources::default(), &Report::default());
    let theme = theme.expect("a sound theme");
    for file in std::fs::read_dir(folder).expect("the templates") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("UTF-8");
        let keys = text
            .split("tr(key=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        for key in keys {
            let problem = theme
                .messages()
                .format(Lang::DE, key, &[])
                .err()
                .unwrap_or_default();
            assert!(!problem.contains("no message"), "{key}");
        }
    }
}

fn with_settings(change: impl Fn(&mut Settings)) -> BTreeMap<String, String> {
    let mut site = site();
    change(&mut site.settings);
    let (files, report) = draw(&site, Some("https://example.org/"), &[]);
    assert_eq!(report, "");
    files
}

const OFFICE: &str = "verzeichnis/amt-kaarst/index.html";

#[test]
fn errors_are_reported_by_section_where_the_settings_say() {
    let files = with_settings(|_| {});
    assert!(!files[OFFICE].contains("Fehler melden"));

    let files = with_settings(|settings| {
        settings.report_email = Some("redaktion@example.org".to_owned());
    });
    let mails: Vec<&str> = values(&files[OFFICE], "href");
    let mails: Vec<&&str> = mails.iter().filter(|l| l.starts_with("mailto:")).collect();
    let about = |text: &str| mails.iter().filter(|mail| mail.contains(text)).count();
    assert!(about("%28Kontakt%29") == 1 && about("%28Sprechstunde%29") == 1);
    assert!(about("%28ganze%20Seite%29") >= 1);
    // The name of the record is evil, and stays data.
    assert!(
        mails
            .iter()
            .all(|mail| !mail.contains(['<', '\'', '+']) && mail.contains("%3C%2Fscript%3E"))
    );
    assert_eq!(
        about("example.org%2Fverzeichnis%2Famt-kaarst%2F"),
        mails.len()
    );

    let files = with_settings(|settings| {
        settings.report_email = Some("redaktion@example.org".to_owned());
        settings.report_url =
            Some("https://git.example/new?t={title}&i={id}&s={section}".to_owned());
    });
    let html = &files["verzeichnis/schutz/index.html"];
    let form = "https://git.example/new?t=Schutzhaus&amp;i=schutz&amp;s=Auf%20einen%20Blick";
    assert!(html.contains(form), "{html}");
    assert!(!html.contains("mailto:"));
}

#[test]
fn an_address_leads_to_a_map_and_a_protected_one_does_not() {
    let files = with_settings(|_| {});
    assert!(values(&files[OFFICE], "href").contains(&"geo:0,0?q=Am%20Markt%201%2C%20Kaarst"));
    let map = "https://map.example/?q={address}";
    let files = with_settings(|settings| settings.map_url = Some(map.to_owned()));
    let html = &files[OFFICE];
    assert!(values(html, "href").contains(&"https://map.example/?q=Am%20Markt%201%2C%20Kaarst"));
    assert!(!files["verzeichnis/schutz/index.html"].contains("map.example"));
}

#[test]
fn only_a_preview_shows_the_components() {
    let (files, report) = draw_with(&site(), None, &[], true);
    assert_eq!(report, "");
    for path in ["_components/index.html", "en/_components/index.html"] {
        assert!(files[path].contains("class=\"swatches\""), "{path}");
        assert!(!pages().contains_key(path), "{path}");
    }
}

#[test]
fn pages_about_what_is_discreet_can_be_left_at_once() {
    let mut site = site();
    let asylum = site.taxonomy.topics.get_mut("asyl").expect("a topic");
    asylum.discreet = true;
    let (files, _) = draw(&site, None, &[]);
    let can = |path: &str| files[path].contains("data-leave>");
    for path in [
        OFFICE,
        "en/verzeichnis/amt-kaarst/index.html",
        "thema/asyl/index.html",
        "ort/kaarst/asyl/index.html",
        "konzept/index.html",
    ] {
        assert!(can(path), "{path}");
        assert!(
            files[path].contains("href=\"https://www.dwd.de/\""),
            "{path}"
        );
    }
    for path in [
        "index.html",
        "thema/arbeit/index.html",
        "ort/kaarst/index.html",
    ] {
        assert!(!can(path), "{path}");
    }
    site.settings.leave_url = Some("https://news.example/".to_owned());
    let (files, _) = draw(&site, None, &[]);
    assert!(values(&files[OFFICE], "href").contains(&"https://news.example/"));
}

#[test]
fn pages_that_know_their_address_carry_it_on_paper() {
    let (without, _) = draw(&site(), None, &[]);
    let with = with_settings(|_| {});
    for path in [OFFICE, "thema/asyl/index.html", "konzept/index.html"] {
        assert!(!without[path].contains("print-address"), "{path}");
        assert_eq!(
            with[path].matches("class=\"print-address\"").count(),
            1,
            "{path}"
        );
    }
    for path in ["index.html", "suche/index.html", "404.html"] {
        assert!(!with[path].contains("print-address"), "{path}");
    }
}

#[test]
fn other_offices_of_the_kind_are_named_with_their_places() {
    let mut site = site();
    let mut wide = Organization::sample("amt-kreis", offer("Kreisamt", &["asyl"], &["kreis"]));
    wide.part_of = None;
    let mut neuss = Organization::sample("amt-neuss", offer("Amt Neuss", &["asyl"], &["neuss"]));
    neuss.see_also = vec!["amt-solo".to_owned(), "amt-kreis".to_owned()];
    let mut solo = Organization::sample("amt-solo", offer("Solo", &["asyl"], &["kaarst"]));
    solo.see_also = vec!["amt-neuss".to_owned()];
    site.organizations = vec![wide, neuss, solo];
    site.redirects.clear();
    site.settings.fallback = None;
    let (files, report) = draw(&site, None, &[]);
    assert_eq!(report, "");
    let html = &files["verzeichnis/amt-neuss/index.html"];
    let (elsewhere, here) = html.split_once("Andere Stellen dieser Art").expect("both");
    assert!(elsewhere.contains("Wohnen Sie woanders?"));
    let solo =
        "<a href=\"../../verzeichnis/amt-solo/\">Solo</a> <span class=\"card-meta\">Kaarst</span>";
    assert!(elsewhere.contains(solo), "{elsewhere}");
    // The district serves Neuss too, so it needs no place; and nothing is named twice.
    assert!(
        here.contains("<a href=\"../../verzeichnis/amt-kreis/\">Kreisamt</a></li>"),
        "{here}"
    );
    assert!(!html.contains("Siehe auch"));
    // What serves only a part is named with it.
    let html = &files["verzeichnis/amt-kreis/index.html"];
    assert!(html.contains("<span class=\"card-meta\">Neuss</span>") && !html.contains("woanders"));
}
