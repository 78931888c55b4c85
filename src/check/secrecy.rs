//! What must not be published: protected addresses, and facts that nobody is sure of.
//!
//! **Invariant:** a record with a confidential location holds no address but in the address fields of its other locations,
//! in no text, no link and no comment, since the file itself is public.

use crate::diag::{Code, Diagnostic, Span, Spanned};
use crate::fields::Fields;
use crate::load::RecordFile;
use crate::schema::{self, location, of, verified};
use crate::site::{Location, Organization};

use super::context::Shared;
use super::hidden::Values;

/// A confidential location says at most in which municipality it is.
pub(super) fn check_location(table: &Fields<'_>, location: &Location, shared: &Shared<'_>) {
    if !location.confidential {
        return;
    }
    let help = "delete the line, also from the history of the repository if it was ever published";
    // Where it lies is no field of any location; whoever writes it down has given it away all the same.
    let forbidden = [
        location::STREET.key,
        location::POSTAL_CODE.key,
        location::DIRECTIONS.key,
        location::WEBSITE.key,
        "latitude",
        "longitude",
    ];
    for key in forbidden {
        let Some(span) = table.key_span(key) else {
            continue;
        };
        table.report(
            Diagnostic::new(
                Code::ConfidentialAddress,
                format!("a confidential location must not say its `{key}`"),
            )
            .at(span)
            .help(help),
        );
    }
    let city = table.text(&location::CITY);
    if let Some(city) = city.filter(|city| shared.taxonomy.areas.by_label(&city.value).is_none()) {
        table.report(
            Diagnostic::new(
                Code::ConfidentialAddress,
                "the `city` of a confidential location must be the plain name of an area",
            )
            .at(city.span)
            .help(help),
        );
    }
}

/// Looks for addresses in every text and comment of a record with a confidential location.
pub(super) fn check(
    fields: &Fields<'_>,
    file: &RecordFile,
    organization: &Organization,
    shared: &Shared<'_>,
) {
    if !organization
        .locations
        .iter()
        .any(|location| location.confidential)
    {
        return;
    }
    let report = |span: Span| {
        fields.report(
            Diagnostic::new(
                Code::ConfidentialAddress,
                "this reads like an address, and the record has a confidential location",
            )
            .at(span)
            .help("delete it; the address of another location belongs into that location's street, postal_code and city"),
        );
    };
    // Its name is part of the page's address.
    if address_line(&link_words(&file.id)).is_some() {
        report(fields.span);
    }
    let texts = file.document.tree.value.texts();
    for (path, text) in &texts {
        let is_address_field = matches!(
            path.as_slice(),
            ["locations", "street" | "postal_code" | "city"]
        );
        if is_address_field {
            continue;
        }
        let is_telephone = matches!(path.as_slice(), [.., "number" | "fax"]);
        if let Some(found) = address_line(text.value) {
            let text = Spanned::new(text.value.to_owned(), text.span);
            report(shared.inside(&text, found));
        } else if address_line(&link_words(text.value)).is_some()
            || address_line(&read_aloud(text.value)).is_some()
            || (!is_telephone && is_number_alone(text.value))
        {
            report(text.span);
        }
    }
    let id = file.document.file;
    let values = texts.iter().map(|(_, text)| text.span);
    let comments = comments(shared.sources.text(id), values);
    let mut start = 0;
    while let Some(found) = address_line(&comments[start..]) {
        report(Span::new(id, start + found.start..start + found.end));
        start += found.end;
    }
}

/// The comments of a file, each where it stands, and blanks for all else, so that what is spread over the lines of one comment
/// is read as one. A bar stands for lines without any.
fn comments(file: &str, values: impl Iterator<Item = Span>) -> String {
    let values = Values::new(values);
    let mut found = String::with_capacity(file.len());
    let mut start = 0;
    for line in file.split_inclusive('\n') {
        let mut marks = line.match_indices('#').map(|(at, _)| at);
        match marks.find(|at| !values.hold(start + at)) {
            Some(at) => {
                found.extend(std::iter::repeat_n(' ', at + 1));
                found.push_str(&line[at + 1..]);
            }
            None if line.trim().is_empty() => found.push_str(line),
            None => {
                found.push('|');
                found.extend(std::iter::repeat_n(' ', line.len() - 1));
            }
        }
        start += line.len();
    }
    found
}

/// The words of a link: `?q=Lange+Stra%C3%9Fe+7` → `q Lange Straße 7`.
fn link_words(link: &str) -> String {
    let decoded = url::form_urlencoded::parse(link.as_bytes())
        .fold(String::new(), |all, (key, value)| {
            format!("{all} {key} {value}")
        });
    decoded.replace(['/', '-', '_', ',', '@'], " ")
}

/// A text as its reader sees it, if it is Markdown: `Lange&nbsp;Straße **7**` → `Lange Straße 7`.
fn read_aloud(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser};
    let mut words = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => {
                // The end of an emphasis ends no word.
                let is_inline = matches!(
                    event,
                    Event::End(pulldown_cmark::TagEnd::Emphasis | pulldown_cmark::TagEnd::Strong)
                );
                if !is_inline {
                    words.push(' ');
                }
            }
            _ => {}
        }
    }
    words
}

/// A house number has at most three digits and a letter; a year or a telephone number has more.
fn is_number(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && word.len() <= 8
}

/// Whether a text is a house number or a postal code and nothing else: half of an address whose other half stands elsewhere.
fn is_number_alone(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.next_if(|word| {
        matches!(
            *word,
            "Nr." | "Nr" | "Nummer" | "Hausnummer" | "No." | "PLZ"
        )
    });
    let (Some(word), rest) = (words.next(), words.next()) else {
        return false;
    };
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_code = word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    let letter = rest.is_none_or(|rest| rest.len() == 1 && rest.is_ascii());
    words.next().is_none() && letter && (is_code || (is_number(word) && word.len() <= 5))
}

/// What names of streets end in.
const STREETS: [&str; 34] = [
    "straße",
    "strasse",
    "str",
    "weg",
    "platz",
    "allee",
    "gasse",
    "ring",
    "ufer",
    "damm",
    "markt",
    "hof",
    "steig",
    "pfad",
    "chaussee",
    "wall",
    "graben",
    "kamp",
    "stieg",
    "promenade",
    "zeile",
    "bogen",
    "winkel",
    "feld",
    "busch",
    "heide",
    "aue",
    "höhe",
    "siedlung",
    "tor",
    "berg",
    "bruch",
    "garten",
    "park",
];

fn is_street(word: &str) -> bool {
    let bare = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    STREETS.iter().any(|street| bare.ends_with(street))
}

/// The part of a text that reads like an address: a street with a number, or a postal code with a town.
fn address_line(text: &str) -> Option<std::ops::Range<usize>> {
    let words: Vec<(usize, &str)> = text
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    for (i, &(start, word)) in words.iter().enumerate() {
        let end = |j: usize| words[j].0 + words[j].1.len();
        let next = words.get(i + 1).map_or("", |(_, word)| *word);
        // Oberstr.91, Oberweg91
        if let Some(at) = word.find(|c: char| c.is_ascii_digit())
            && at > 0
            && is_street(&word[..at])
            && is_number(&word[at..])
        {
            return Some(start..end(i));
        }
        if is_street(word) && is_number(next) {
            return Some(start..end(i + 1));
        }
        // 7, Lange-Straße: as addresses are written in other countries. "Linie 841, Hauptbahnhof" is none.
        let is_long = next.chars().count() > 6 && next.starts_with(char::is_uppercase);
        if is_number(word) && is_long && is_street(next) && !next.contains("bahnhof") {
            return Some(start..end(i + 1));
        }
        let after = words.get(i + 2).map_or("", |(_, word)| *word);
        if is_street(word)
            && matches!(next, "Nr." | "Nr" | "Nummer" | "Hausnummer" | "No.")
            && is_number(after)
        {
            return Some(start..end(i + 2));
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_code = bare.len() == 5 && bare.bytes().all(|b| b.is_ascii_digit());
        if is_code && next.starts_with(char::is_uppercase) {
            return Some(start..end(i + 1));
        }
    }
    None
}

/// A doubtful fact is not published: neither of the record nor, as `location/fact`, of one location.
pub(super) fn check_doubtful(fields: &Fields<'_>, organization: &Organization) {
    let Some(table) = fields.table(&schema::offer::VERIFIED) else {
        return;
    };
    let of::Facts(facts) = verified::DOUBTFUL.of;
    for name in table.all_written(&verified::DOUBTFUL) {
        let (location, fact) = match name.value.split_once('/') {
            Some((location, fact)) => (Some(location), fact),
            None => (None, name.value.as_str()),
        };
        let ids = organization.locations.iter().map(|l| l.id.as_str());
        if let Some(location) = location
            && !ids.clone().any(|id| id == location)
        {
            fields.report(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("there is no location `{location}`"),
                )
                .at(name.span)
                .did_you_mean(location, ids),
            );
        } else if !facts.contains(&fact) {
            fields.report(
                Diagnostic::new(
                    Code::InvalidValue,
                    format!("`{fact}` is no fact that can be doubtful"),
                )
                .at(name.span)
                .did_you_mean(fact, facts.iter().copied())
                .help(format!("use one of: {}", facts.join(", "))),
            );
        } else if publishes(organization, location, fact) {
            fields.report(
                Diagnostic::new(
                    Code::DoubtfulPublished,
                    format!("`{}` is doubtful, and published", name.value),
                )
                .at(name.span)
                .help("delete the value, or take the fact off this list")
                .help("\"LOCATION/FACT\" means one location only"),
            );
        }
    }
}

fn publishes(organization: &Organization, location: Option<&str>, fact: &str) -> bool {
    let (central, fact) = match fact.strip_prefix("central contact") {
        Some(rest) => (true, rest.trim()),
        None => (false, fact),
    };
    let mut places = organization
        .locations
        .iter()
        .filter(|place| location.map_or(place.central == central, |id| place.id == id));
    match fact {
        "" => places.next().is_some(),
        "address" => places.any(|place| place.street.is_some() || place.postal_code.is_some()),
        "phone" => places.any(|place| !place.contacts.phones.is_empty()),
        "fax" => places.any(|place| place.fax.is_some()),
        "email" => places.any(|place| place.contacts.email.is_some()),
        "website" => {
            places.any(|place| place.website.is_some()) || organization.entry().website().is_some()
        }
        "hours" => places.any(|place| place.contacts.hours.is_some()),
        "phone hours" => places.any(|place| place.phone_hours.is_some()),
        "cost" => organization.entry().cost().is_some(),
        // A name and an offer are always there; the list says that something more is told of them.
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_lines_are_recognised() {
        for text in [
            "in der Oberstr. 91",
            "Oberstr.91",
            "in der Kölner Straße 30, Dormagen",
            "Lange Straße Nr. 7",
            "Lange Straße\n  7",
            "(41460 Neuss)",
            "Am Markt 1",
            "Oberweg7",
            "Oberstraße7a,",
            "7 Langestraße",
            "Lange Straße (7)",
        ] {
            assert!(address_line(text).is_some(), "{text}");
        }
        for text in [
            "seit 2015 in Neuss",
            "02131 150225",
            "rund um die Uhr 24",
            "auf dem Weg zu 3 Kindern im Jahr 41460",
            "der Markt 2015",
            "Linie 841, Hauptbahnhof",
            "Nach 3 Wegen zum 4. Ring2023",
        ] {
            assert!(address_line(text).is_none(), "{text}");
        }
    }

    #[test]
    fn addresses_hide_in_links_too() {
        for link in [
            "https://maps.example.org/?q=Lange+Stra%C3%9Fe+7",
            "https://maps.example.org/Lange-Strasse-7",
        ] {
            assert!(address_line(&link_words(link)).is_some(), "{link}");
        }
        assert!(address_line(&link_words("https://example.org/das-haus_aid-14029107")).is_none());
    }

    #[test]
    fn markdown_does_not_hide_an_address() {
        for text in [
            "Lange&nbsp;Straße&nbsp;7",
            "Lange Straße **7**",
            "Lange *Stra*ße 7",
            "Lange Straße\\\n7",
            "Lange Straße &#55;",
            "| Lange Straße | 7 |\n|---|---|\n",
        ] {
            assert!(address_line(&read_aloud(text)).is_some(), "{text}");
        }
    }

    #[test]
    fn half_an_address_is_a_number_alone() {
        for text in [
            "7",
            "7a",
            "17 b",
            "Nr. 7",
            "Hausnummer 12",
            "41460",
            "PLZ 41460.",
        ] {
            assert!(is_number_alone(text), "{text}");
        }
        for text in [
            "2022",
            "7 Frauen",
            "02131 150225",
            "bis 18",
            "3 bis 6 Uhr",
            "Nr.",
        ] {
            assert!(!is_number_alone(text), "{text}");
        }
    }

    #[test]
    fn comments_are_what_stands_behind_a_mark_outside_of_texts() {
        let mut sources = crate::diag::Sources::default();
        let text = "a = \"x # y\" # eins\n# zwei\nb = 1\n";
        let file = sources.add("a.toml", text);
        let found = comments(text, [Span::new(file, 4..11)].into_iter());
        assert_eq!(found, "              eins\n  zwei\n|     ");
        assert_eq!(found.len(), text.len());
    }
}
