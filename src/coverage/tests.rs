//! The counts, on a small site made by hand.

use std::collections::BTreeMap;

use super::*;
use crate::date::{Date, PartialDate};
use crate::keyword::Keyword;
use crate::lang::{Language, Languages, Text};
use crate::site::{
    Contacts, Facts, Location, Offer, Organization, Precedence, Service, ServiceArea, Settings,
    Source, Status, Taxonomy, Validity, Verified, Vocabulary,
};

fn term(id: &str, parent: Option<&str>) -> Term {
    Term {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        label: Text::german(id.to_uppercase()),
        ..Term::default()
    }
}

fn ids(ids: &[&str]) -> Vec<Id> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn offer(topics: &[&str], areas: &[&str]) -> Offer {
    Offer {
        name: Text::german("Stelle"),
        summary: Text::german("Hilft."),
        facts: Facts {
            topics: Some(ids(topics)),
            service_area: area(areas),
            ..Facts::default()
        },
        ..Offer::default()
    }
}

fn area(areas: &[&str]) -> Option<ServiceArea> {
    Some(ServiceArea {
        areas: ids(areas),
        open: false,
    })
}

fn at(id: &str, area: &str) -> Location {
    Location {
        id: id.to_owned(),
        area: Some(area.to_owned()),
        ..Location::default()
    }
}

fn record(id: &str, offer: Offer, locations: Vec<Location>) -> Organization {
    Organization {
        locations,
        ..Organization::sample(id, offer)
    }
}

fn service(id: &str, offer: Offer, at: &[(&str, &str)]) -> Service {
    let at = at.iter().map(|(o, l)| ((*o).to_owned(), (*l).to_owned()));
    Service {
        id: id.to_owned(),
        offer,
        at: at.collect(),
        contacts: None,
    }
}

/// A site of these records; they stand in the order of their ids.
fn site(organizations: Vec<Organization>) -> Site {
    assert!(organizations.is_sorted_by_key(|of| of.id.clone()));
    Site {
        settings: Settings {
            languages: vec![Lang::DE, "en".parse().unwrap()],
            area: "kreis".to_owned(),
            ..Settings::default()
        },
        languages: Languages::new(vec![Language::undescribed("en".parse().unwrap())]),
        today: Date::parse("2026-11-22").expect("a day"),
        taxonomy: Taxonomy {
            audiences: Vocabulary::new(
                ["fachkraefte", "schulen"]
                    .map(|id| Term {
                        helpers: true,
                        ..term(id, None)
                    })
                    .into(),
            ),
            areas: Vocabulary::new(vec![
                term("kreis", None),
                term("adorf", Some("kreis")),
                term("am-see", Some("adorf")),
                term("bstadt", Some("kreis")),
            ]),
            topics: Vocabulary::new(vec![term("asyl", None), term("arbeit", None)]),
            ..Taxonomy::default()
        },
        organizations,
        gaps: Vec::new(),
        pages: Vec::new(),
        redirects: BTreeMap::new(),
        questions: Vec::new(),
        assets: BTreeMap::new(),
    }
}

/// The cell as "here+elsewhere (professionals)".
fn shown(site: &Site, topic: &str, place: &str) -> String {
    let coverage = of(site, Lang::DE);
    let mut cells = coverage.matrix.iter();
    let cell = cells.find(|cell| cell.topic == topic && cell.place == place);
    let cell = cell.expect("every pair has a cell");
    format!("{}+{} ({})", cell.here, cell.elsewhere, cell.professionals)
}

#[test]
fn an_offer_is_where_one_of_its_locations_is() {
    let site = site(vec![
        record(
            "a",
            offer(&["asyl"], &["kreis"]),
            vec![at("haus", "am-see"), at("amt", "adorf")],
        ),
        record("b", offer(&["asyl"], &["bstadt"]), Vec::new()),
    ]);
    assert_eq!(shown(&site, "asyl", "adorf"), "1+0 (0)");
    assert_eq!(shown(&site, "asyl", "bstadt"), "0+2 (0)");
    assert_eq!(shown(&site, "arbeit", "bstadt"), "0+0 (0)");
    assert_eq!(of(&site, Lang::DE).matrix.len(), 4);
}

#[test]
fn a_service_is_where_it_is_held_else_where_its_record_is() {
    let mut record_a = record("a", offer(&["asyl"], &["kreis"]), vec![at("haus", "adorf")]);
    record_a.services = vec![
        service("kurs", offer(&["arbeit"], &["kreis"]), &[("b", "saal")]),
        service("rat", offer(&["arbeit"], &["kreis"]), &[]),
    ];
    let host = record(
        "b",
        offer(&[], &["kreis"]),
        vec![at("saal", "bstadt"), at("x", "adorf")],
    );
    let site = site(vec![record_a, host]);
    assert_eq!(shown(&site, "arbeit", "adorf"), "1+1 (0)");
    assert_eq!(shown(&site, "arbeit", "bstadt"), "1+1 (0)");
}

#[test]
fn what_rests_has_ended_or_serves_no_clients_is_no_offer() {
    let with = |id: &str, change: &dyn Fn(&mut Facts)| {
        let mut offer = offer(&["asyl"], &["kreis"]);
        change(&mut offer.facts);
        record(id, offer, Vec::new())
    };
    let ended = Status::Ended {
        since: None,
        successor: None,
    };
    let site = site(vec![
        with("a", &|facts| facts.status = Some(ended.clone())),
        with("b", &|facts| {
            facts.status = Some(Status::Paused { since: None })
        }),
        with("c", &|facts| {
            facts.audience = Some(ids(&["fachkraefte", "schulen"]))
        }),
        with("d", &|facts| {
            facts.audience = Some(ids(&["fachkraefte", "eltern"]))
        }),
    ]);
    assert_eq!(shown(&site, "asyl", "adorf"), "0+1 (1)");
}

#[test]
fn what_has_ended_has_no_services_whatever_they_say() {
    let mut over = record("a", offer(&["asyl"], &["kreis"]), Vec::new());
    over.services = vec![service("s", offer(&["arbeit"], &["kreis"]), &[])];
    over.services[0].offer.facts.status = Some(Status::Active);
    assert_eq!(
        shown(&site(vec![over.clone()]), "arbeit", "adorf"),
        "0+1 (0)"
    );
    over.offer.facts.status = Some(Status::Ended {
        since: None,
        successor: None,
    });
    assert_eq!(shown(&site(vec![over]), "arbeit", "adorf"), "0+0 (0)");
}

#[test]
fn the_law_charges_an_office_for_as_long_as_its_rule_holds() {
    let office = |id: &str, from: Option<&str>, until: Option<&str>| {
        let mut offer = offer(&["asyl"], &["adorf"]);
        offer.facts.precedence = Some(Precedence {
            tier: Tier::Statutory,
            valid: Validity {
                from: from.and_then(PartialDate::parse),
                until: until.and_then(PartialDate::parse),
            },
            after: Vec::new(),
        });
        record(id, offer, Vec::new())
    };
    let mut office_d = office("d", None, None);
    office_d.services = vec![service("s", office_d.offer.clone(), &[])];
    office_d.services[0].offer.facts.service_area = area(&["adorf", "bstadt"]);
    let site = site(vec![
        office("a", None, Some("2026-10")),
        office("b", Some("2027"), None),
        office("c", Some("2026-11-22"), Some("2026")),
        office_d,
    ]);
    let coverage = of(&site, Lang::DE);
    let statutory = |place: &str| {
        let mut cells = coverage.matrix.iter();
        let cell = cells.find(|cell| cell.topic == "asyl" && cell.place == place);
        cell.expect("a cell").statutory.clone()
    };
    assert_eq!(statutory("adorf"), ["c", "d"]);
    assert_eq!(statutory("bstadt"), ["d"], "by its service alone");
}

#[test]
fn what_a_record_lacks_is_told() {
    let whole = Location {
        street: Some("Am Markt 1".to_owned()),
        contacts: Contacts {
            email: Some("post@example.org".to_owned()),
            by_appointment: true,
            ..Contacts::default()
        },
        ..at("haus", "adorf")
    };
    let mut complete = record("a", offer(&["asyl"], &["adorf"]), vec![whole]);
    complete
        .offer
        .summary
        .0
        .insert("en".parse().expect("a language"), "Helps.".to_owned());
    complete.offer.facts.verified = Some(Verified {
        on: PartialDate::parse("2026-11"),
        sources: vec![Source::default()],
        ..Verified::default()
    });
    let mut shelter = record("b", offer(&["asyl"], &["adorf"]), vec![at("haus", "adorf")]);
    shelter.locations[0].confidential = true;
    let mut old = record("c", offer(&["asyl"], &["adorf"]), Vec::new());
    old.offer.facts.verified = Some(Verified {
        on: PartialDate::parse("2020"),
        ..Verified::default()
    });
    let mut over = record("d", offer(&["asyl"], &["adorf"]), Vec::new());
    over.offer.facts.status = Some(Status::Ended {
        since: None,
        successor: None,
    });
    let mut site = site(vec![complete, shelter, old, over]);
    let lacking = |site: &Site| {
        let lacking = of(site, Lang::DE).lacking.into_iter();
        let words = lacking.map(|of| {
            let words: Vec<&str> = of.missing.iter().map(|fact| fact.word()).collect();
            words.join(" ")
        });
        words.collect::<Vec<String>>()
    };
    assert_eq!(
        lacking(&site),
        [
            "phone",
            "phone email source date translation",
            "phone email address hours source check translation",
        ]
    );
    let coverage = of(&site, Lang::DE);
    assert_eq!(coverage.records, 3, "what has ended needs no facts");
    let phone = &coverage.missing[0];
    assert_eq!(
        (phone.fact, phone.records, phone.share),
        (Fact::Phone, 3, 1.0)
    );
    assert_eq!(coverage.missing[1].share, 0.6667);
    site.settings.languages = vec![Lang::DE];
    assert!(
        lacking(&site)
            .iter()
            .all(|words| !words.contains("translation"))
    );
    let words = of(&site, Lang::DE).missing.into_iter();
    assert!(
        words
            .map(|of| of.fact)
            .all(|fact| fact != Fact::Translation)
    );
}

#[test]
fn the_document_has_the_words_of_its_facts() {
    for &(word, fact) in Fact::KEYWORDS {
        assert_eq!(serde_json::to_value(fact).expect("a word"), word);
    }
}
