//! Who is sent where: `tests/referral/*.toml` holds people with the answers that the concept asks for, and every combination of
//! place, age, status and topic keeps its promises.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use lotse::lang::Lang;
use lotse_search::refer::{Answer, Inquiry, Rules, Status, Tier, Verdict};
use rayon::prelude::*;
use serde::Deserialize;

use crate::guest::Guest;
use crate::support::{options, repository};

/// A file of `tests/referral`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    person: Vec<Person>,
}

/// Somebody, and what they should be told.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    id: String,
    story: String,
    section: String,
    #[serde(default)]
    facts: toml::Table,
    #[serde(default)]
    needs: Vec<String>,
    day: Option<String>,
    /// How the answer begins, exactly: "id verdict".
    #[serde(default)]
    first: Vec<String>,
    /// What comes later, in this order, with others between.
    #[serde(default)]
    then: Vec<String>,
    /// What is no answer: listed as not fitting, or not at all.
    #[serde(default)]
    no: Vec<String>,
}

impl Person {
    fn inquiry(&self) -> Inquiry {
        let mut facts = serde_json::to_value(&self.facts).expect("facts are plain");
        facts["needs"] = self.needs.clone().into();
        if let Some(day) = &self.day {
            facts["day"] = day.as_str().into();
        }
        serde_json::from_value(facts).unwrap_or_else(|error| panic!("{}: {error}", self.id))
    }
}

fn people() -> Vec<Person> {
    let mut people = Vec::new();
    for entry in fs::read_dir(repository().join("tests/referral")).expect("the lists") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("text");
        let list: List =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        people.extend(list.person);
    }
    people
}

fn rules() -> Rules {
    let checked = lotse::check_site(repository(), &options(), &lotse::load::RealFiles);
    let site = checked.site.expect("the real portal has no errors");
    let theme = checked.theme.expect("the default theme has no errors");
    lotse::export::rules::rules(&site, theme.messages(), Lang::DE)
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fits => "fits",
        Verdict::Ask => "ask",
        Verdict::No => "no",
    }
}

fn line(answer: &Answer) -> String {
    format!("{} {}", answer.id, word(answer.verdict))
}

/// Writes down what some people are told, one JSON object a line, for `tests/browser/finder.mjs`.
pub fn write_people(expected: &Path) {
    let rules = rules();
    // The page asks for today; whoever is about another day is left to the tests above.
    let people = people().into_iter().filter(|person| person.day.is_none());
    let mut lines = String::new();
    let mut written = 0;
    for person in people.step_by(7) {
        let answers = rules.refer(&person.inquiry()).answers;
        let open = answers
            .iter()
            .filter(|answer| answer.verdict != Verdict::No);
        let mut inquiry = serde_json::to_value(&person.facts).expect("facts are plain");
        inquiry["needs"] = person.needs.clone().into();
        // The page offers one language, and only those that somebody speaks there.
        if inquiry.get("languages").is_some() {
            continue;
        }
        let line = serde_json::json!({
            "id": person.id, "inquiry": inquiry, "answers": open.map(line).collect::<Vec<_>>(),
        });
        lines.push_str(&format!("{line}\n"));
        written += 1;
    }
    assert!(written >= 10, "{written}");
    fs::write(expected, lines).expect("a file");
}

/// What is wrong with the answers to a person, if anything.
fn differs(person: &Person, answers: &[Answer]) -> Option<String> {
    let open = answers
        .iter()
        .filter(|answer| answer.verdict != Verdict::No);
    let open: Vec<String> = open.map(line).collect();
    if !open.starts_with(&person.first) {
        return Some(format!(
            "begins with {:?}",
            &open[..open.len().min(person.first.len() + 2)]
        ));
    }
    let mut rest = open[person.first.len()..].iter();
    for wanted in &person.then {
        if !rest.any(|found| found == wanted) {
            return Some(format!("{wanted} does not come later in {open:#?}"));
        }
    }
    let is_no = |id: &String| {
        let organization = id.split('/').next().unwrap_or_default();
        let whole = id == organization;
        !answers.iter().any(|answer| {
            let lead = answer.id.as_str();
            let named = lead == id || (whole && lead.split('/').next() == Some(organization));
            let member = answer
                .offers
                .iter()
                .any(|other| other.id == *id && other.verdict != Verdict::No);
            (named && answer.verdict != Verdict::No) || member
        })
    };
    let wrong: Vec<_> = person.no.iter().filter(|id| !is_no(id)).collect();
    (!wrong.is_empty()).then(|| format!("{wrong:?} are answers"))
}

#[test]
fn people_are_sent_where_the_concept_sends_them() {
    let (rules, people) = (rules(), people());
    assert!(people.len() >= 60);
    let known: BTreeSet<&str> = rules.offers.iter().map(|offer| offer.id.as_str()).collect();
    let mut ids = BTreeSet::new();
    let mut wrong = Vec::new();
    for person in &people {
        assert!(ids.insert(&person.id), "there are two {}", person.id);
        assert!(
            !person.story.is_empty() && !person.section.is_empty(),
            "{}",
            person.id
        );
        let expected = person
            .first
            .iter()
            .chain(&person.then)
            .map(|line| line.split(' ').next().unwrap());
        for id in expected.chain(person.no.iter().map(String::as_str)) {
            assert!(known.contains(id), "{}: there is no {id}", person.id);
        }
        let answers = rules.refer(&person.inquiry()).answers;
        wrong.extend(differs(person, &answers).map(|how| format!("{}: {how}", person.id)));
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        people.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_browser_sends_them_to_the_same_places() {
    let rules = rules();
    let module = fs::read(repository().join("search/dist/engine.wasm")).expect("the engine");
    let mut guest = Guest::new(&module);
    assert!(guest.refer("{}").contains(r#""code":"not-open""#));
    assert!(guest.rules(b"<html>").contains(r#""code":"rules-damaged""#));
    let bytes = serde_json::to_vec(&rules).expect("rules are plain");
    let opened = guest.rules(&bytes);
    assert_eq!(
        opened,
        format!(r#"{{"offers":{},"lang":"de"}}"#, rules.offers.len())
    );
    for person in people() {
        let inquiry = serde_json::to_string(&person.inquiry()).expect("inquiries are plain");
        assert_eq!(
            guest.refer(&inquiry),
            rules.refer_json(&inquiry),
            "{}",
            person.id
        );
    }
    for broken in ["", "[]", r#"{"age":-1}"#, r#"{"agge":1}"#] {
        assert_eq!(guest.refer(broken), rules.refer_json(broken), "{broken}");
    }
}

/// Who is responsible for a municipality, by the concept: 3.7 for immigration, 2.4 and 3.1 for youth.
fn responsible() -> BTreeMap<&'static str, [&'static str; 2]> {
    let district = "auslaenderbehoerde-rhein-kreis-neuss";
    let youth = "jugendamt-rhein-kreis-neuss";
    BTreeMap::from([
        (
            "dormagen",
            ["auslaenderbehoerde-dormagen", "jugendamt-dormagen"],
        ),
        ("grevenbroich", [district, "jugendamt-grevenbroich"]),
        ("juechen", [district, youth]),
        ("kaarst", [district, "jugendamt-kaarst"]),
        ("korschenbroich", [district, youth]),
        ("meerbusch", [district, "jugendamt-meerbusch"]),
        ("neuss", ["auslaenderbehoerde-neuss", "jugendamt-neuss"]),
        ("rommerskirchen", [district, youth]),
    ])
}

/// What is wrong with the answers to one person, if anything.
fn broken_promise(
    rules: &Rules,
    ended: &BTreeSet<&str>,
    inquiry: &Inquiry,
    offices: [&str; 2],
) -> Option<String> {
    let answers = rules.refer(inquiry).answers;
    let open: Vec<&Answer> = answers
        .iter()
        .filter(|answer| answer.verdict != Verdict::No)
        .collect();
    let offers = open.iter().flat_map(|answer| {
        let others = answer
            .offers
            .iter()
            .filter(|other| other.verdict != Verdict::No);
        std::iter::once(answer.id.as_str()).chain(others.map(|other| other.id.as_str()))
    });
    for id in offers {
        let organization = id.split('/').next().unwrap_or_default();
        if ended.contains(id) || ended.contains(organization) {
            return Some(format!("{id} has ended"));
        }
    }
    let last = |tier| open.iter().rposition(|answer| answer.tier <= tier);
    let kim = open
        .iter()
        .position(|answer| answer.id.split('/').next() == Some("kim"));
    if kim.is_some_and(|kim| last(Tier::Specialised).is_some_and(|last| kim < last)) {
        return Some("KIM stands above somebody who comes first".to_owned());
    }
    let [immigration, youth] = offices;
    let of_kind = |kind: &str, office: &str| {
        let mut others = open
            .iter()
            .filter(|answer| answer.id.starts_with(kind) && !answer.id.starts_with(office))
            // They are there for the whole district, whoever the youth office is.
            .filter(|answer| answer.id != "jugendamt-rhein-kreis-neuss/verfahrenslotsen");
        let other = others
            .next()
            .map(|other| format!("{} is not responsible there", other.id));
        let there = open.iter().any(|answer| answer.id.starts_with(office));
        (other, there)
    };
    let (wrong, has_immigration) = of_kind("auslaenderbehoerde-", immigration);
    let (wrong_youth, has_youth) = of_kind("jugendamt-", youth);
    if let Some(wrong) = wrong.or(wrong_youth) {
        return Some(wrong);
    }
    let foreigner = inquiry.residence.as_deref() != Some("deutsch");
    let minor = inquiry.age.is_some_and(|age| age < 18);
    match inquiry.needs[0].as_str() {
        "aufenthalt-einbuergerung" if foreigner && !has_immigration => {
            Some(format!("{immigration} is missing"))
        }
        "kita-familie" if minor && !has_youth => Some(format!("{youth} is missing")),
        _ => None,
    }
}

/// Every municipality × age (0–90) × residence status × topic.
#[test]
fn whoever_asks_for_whatever_nobody_is_sent_wrong() {
    let rules = rules();
    let site = lotse::check_site(repository(), &options(), &lotse::load::RealFiles)
        .site
        .expect("no errors");
    let ended: BTreeSet<&str> = rules
        .offers
        .iter()
        .filter(|offer| matches!(offer.status, Status::Ended(_)))
        .map(|offer| offer.id.as_str())
        .collect();
    assert!(
        ended.contains("durchstarten") && ended.contains("friedrich-spee-kolleg"),
        "{ended:?}"
    );
    let statuses: Vec<&str> = site.taxonomy.residence.ids().collect();
    let topics: Vec<&str> = site.taxonomy.topics.ids().collect();
    let places: Vec<_> = responsible().into_iter().collect();
    assert_eq!(site.places().count(), places.len());
    let asked: usize = (0..=90u16)
        .into_par_iter()
        .map(|age| {
            let mut asked = 0;
            for (area, offices) in &places {
                for status in &statuses {
                    for topic in &topics {
                        let inquiry = Inquiry {
                            area: Some((*area).to_owned()),
                            age: Some(age),
                            residence: Some((*status).to_owned()),
                            needs: vec![(*topic).to_owned()],
                            ..Inquiry::default()
                        };
                        let wrong = broken_promise(&rules, &ended, &inquiry, *offices);
                        assert_eq!(wrong, None, "{inquiry:?}");
                        asked += 1;
                    }
                }
            }
            asked
        })
        .sum();
    assert_eq!(asked, 91 * places.len() * statuses.len() * topics.len());
}
