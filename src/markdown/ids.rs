//! Ids of headings: each once on its page, and none that a template needs.

use std::collections::BTreeMap;

/// Ids that the templates of pages need for themselves.
pub(super) const RESERVED_IDS: [&str; 25] = [
    "",
    "angebote",
    "dateien",
    "hilfe",
    "hintergrund",
    "inhalt",
    "inhaltsverzeichnis",
    "kapitel",
    "kategorien",
    "kontakt",
    "mehr",
    "quellen",
    "rechner",
    "stoebern",
    "suchfeld",
    "themen",
    "ueber",
    "ueberblick",
    "unterseiten",
    "verwandt",
    "wohnort",
    "zustaendig",
    "orte-liste",
    "einstiege",
    "neueste-angaben",
];

/// How ids begin that templates make for services, locations, filters, data tables, figures, the
/// calculator, coverage, gaps, shortlist and finder.
const RESERVED_STARTS: [&str; 12] = [
    "abdeckung-",
    "abbildung-",
    "auswahl-",
    "filter-",
    "luecke-",
    "merkliste-",
    "offline-",
    "wegweiser-",
    "service-",
    "standort-",
    "tabelle-",
    "rechner-",
];

/// `wanted`, or with the first number from 2 on that makes it new. Remembers where it stopped counting.
pub(super) fn unique_id(wanted: String, ids: &mut BTreeMap<String, usize>) -> String {
    let is_reserved = RESERVED_STARTS
        .iter()
        .any(|start| wanted.starts_with(start));
    let mut count = ids.get(&wanted).copied().unwrap_or(0);
    if count == 0 && is_reserved {
        return unique_id(format!("text-{wanted}"), ids);
    }
    if count == 0 {
        ids.insert(wanted.clone(), 1);
        return wanted;
    }
    loop {
        count += 1;
        let candidate = format!("{wanted}-{count}");
        if !ids.contains_key(&candidate) {
            ids.insert(wanted, count);
            ids.insert(candidate.clone(), 1);
            return candidate;
        }
    }
}
