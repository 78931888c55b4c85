//! Gazetteer: which words of a question name an area.
//!
//! In: the areas of the pack, and the folded words of a question. Out: the area, and which words name it.
//!
//! **Invariant:** at most one area is recognised, the most specific one: a municipality goes before the root, a longer
//! name before a shorter one, an earlier one before a later. Words that name the same area again, or the root around it,
//! are taken too.
//!
//! Deliberately absent: what follows from a place; that is the ranking's.

use crate::dictionary::Dictionary;
use crate::model::Area;
use crate::text::{Analysis, words};

/// The shortest beginning of a name that is taken for it.
const MIN_PREFIX: usize = 4;
/// The shortest names that may have one typo, and two: "Neues" is not Neuss, "Karst" is Kaarst.
const MIN_ONE_TYPO: usize = 6;
const MIN_TWO_TYPOS: usize = 9;

/// The areas of a pack by their names.
#[derive(Default)]
pub(crate) struct Gazetteer {
    areas: Vec<Area>,
    /// Folded words of each name or postal code, and whose it is.
    names: Vec<(Vec<String>, usize)>,
}

/// An area that was named.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named<'a> {
    pub area: &'a Area,
    /// Which words name it, ascending.
    pub words: Vec<usize>,
    /// The folded words of its name.
    pub name: &'a [String],
}

impl Gazetteer {
    /// Learns the names of areas.
    pub fn new(areas: Vec<Area>, analysis: &Analysis) -> Gazetteer {
        let mut names: Vec<(Vec<String>, usize)> = Vec::new();
        for (number, area) in areas.iter().enumerate() {
            for name in area.names.iter().chain(&area.postal_codes) {
                let folded: Vec<String> = words(name)
                    .iter()
                    .map(|word| analysis.fold(word.text))
                    .collect();
                let letters: usize = folded.iter().map(|word| word.chars().count()).sum();
                if letters >= 3 && !folded.iter().all(|word| analysis.is_stop_word(word)) {
                    names.push((folded, number));
                }
            }
        }
        // Longer names first, so that "Rhein-Kreis Neuss" is not taken for "Neuss"; else in the order of the areas.
        names.sort_by_key(|(name, area)| (std::cmp::Reverse(name.len()), *area));
        Gazetteer { areas, names }
    }

    /// The area that the words name. A name may be inflected ("Neusser"); a word that occurs nowhere in the pack may
    /// also be the beginning of a name, if it is the last word, or a misspelt name.
    pub fn named_by(&self, folded: &[String], dictionary: &Dictionary) -> Option<Named<'_>> {
        let mentions = self.mentions(folded, dictionary);
        let root = |mention: &Mention| self.areas[mention.area].root;
        let best = mentions.iter().enumerate().min_by_key(|(at, mention)| {
            (
                mention.guessed,
                root(mention),
                std::cmp::Reverse(mention.len),
                *at,
            )
        });
        let (_, best) = best?;
        let same = mentions
            .iter()
            .filter(|mention| mention.area == best.area || root(mention));
        Some(Named {
            area: &self.areas[best.area],
            words: same
                .flat_map(|mention| mention.at..mention.at + mention.len)
                .collect(),
            name: self.name(best.area),
        })
    }

    /// The area that the whole directory is about.
    pub fn root(&self) -> Option<&str> {
        self.areas
            .iter()
            .find(|area| area.root)
            .map(|area| area.id.as_str())
    }

    /// The folded words of the usual name of an area.
    fn name(&self, area: usize) -> &[String] {
        let usual = self.areas[area].names.first().map(|name| words(name).len());
        let names = self.names.iter().filter(|(_, other)| *other == area);
        let mut fitting = names.filter(|(name, _)| usual.is_none_or(|len| name.len() == len));
        fitting.next().map_or(&[], |(name, _)| name)
    }

    fn mentions(&self, folded: &[String], dictionary: &Dictionary) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < folded.len() {
            let exact = self
                .names
                .iter()
                .find(|(name, _)| starts_with_name(&folded[at..], name));
            let mention = match exact {
                Some((name, area)) => Some(Mention {
                    area: *area,
                    at,
                    len: name.len(),
                    guessed: false,
                }),
                None => self.guess(folded, at, dictionary),
            };
            at += mention.as_ref().map_or(1, |mention| mention.len);
            found.extend(mention);
        }
        found
    }

    fn guess(&self, folded: &[String], at: usize, dictionary: &Dictionary) -> Option<Mention> {
        let word = folded[at].as_str();
        let code = word.chars().all(|c| c.is_ascii_digit());
        if code || word.chars().count() < MIN_PREFIX || dictionary.contains(word) {
            return None;
        }
        let last = at + 1 == folded.len();
        let beginning = |name: &str| last && name.starts_with(word);
        let typo = |name: &str| {
            let allowed = match name.chars().count() {
                0..MIN_ONE_TYPO => return false,
                MIN_ONE_TYPO..MIN_TWO_TYPOS => 1,
                _ => 2,
            };
            Dictionary::distance(word, name, allowed).is_some()
        };
        let area = self.only(beginning).or_else(|| self.only(typo))?;
        Some(Mention {
            area,
            at,
            len: 1,
            guessed: true,
        })
    }

    /// The area whose name of one word fits, if no other area's does.
    fn only(&self, fits: impl Fn(&str) -> bool) -> Option<usize> {
        let mut fitting = self
            .names
            .iter()
            .filter(|(name, _)| name.len() == 1 && fits(&name[0]));
        let (_, area) = fitting.next()?;
        fitting.all(|(_, other)| other == area).then_some(*area)
    }
}

/// Words of a question that name an area.
struct Mention {
    area: usize,
    at: usize,
    len: usize,
    guessed: bool,
}

fn starts_with_name(folded: &[String], name: &[String]) -> bool {
    if folded.len() < name.len() {
        return false;
    }
    let last = name.len() - 1;
    folded[..last] == name[..last]
        && (folded[last] == name[last] || inflected(&folded[last], &name[last]))
}

/// What may follow the name of a place: "Neusser", "Grevenbroichs", "Нойсе", "Neussta".
const ENDINGS: &[&str] = &[
    "er",
    "s",
    "ern",
    "erin",
    "da",
    "de",
    "ta",
    "te",
    "dan",
    "den",
    "tan",
    "ten",
    "a",
    "e",
    "u",
    "а",
    "е",
    "у",
    "и",
    "і",
    "ом",
    "і",
    "ському",
    "ском",
];
/// What is written together with a name in Arabic: "in", "to", "and".
const PREFIXES: &[&str] = &["ب", "ل", "و", "ال"];

fn inflected(word: &str, name: &str) -> bool {
    let rest = word.strip_prefix(name);
    let ends = name.len() >= 4 && rest.is_some_and(|ending| ENDINGS.contains(&ending));
    ends || PREFIXES
        .iter()
        .any(|prefix| word.strip_prefix(prefix) == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> Gazetteer {
        let area = |id: &str, names: &[&str], root| Area {
            id: id.into(),
            names: names.iter().map(|name| name.to_string()).collect(),
            postal_codes: if id == "neuss" {
                vec!["41460".into()]
            } else {
                Vec::new()
            },
            parent: None,
            root,
        };
        Gazetteer::new(
            vec![
                area("rhein-kreis-neuss", &["Rhein-Kreis Neuss", "RKN"], true),
                area("neuss", &["Neuss", "نویس"], false),
                area("juechen", &["Jüchen"], false),
                area("grevenbroich", &["Grevenbroich"], false),
            ],
            &Analysis::default(),
        )
    }

    fn named(question: &str) -> Option<(String, Vec<usize>)> {
        let folded: Vec<String> = words(question)
            .iter()
            .map(|word| Analysis::default().fold(word.text))
            .collect();
        let gazetteer = gazetteer();
        let named = gazetteer.named_by(&folded, &Dictionary::default())?;
        Some((named.area.id.clone(), named.words))
    }

    #[test]
    fn names_are_recognised() {
        for (question, area, words) in [
            ("Jugendamt Neuss", "neuss", vec![1]),
            (
                "Jugendamt Rhein-Kreis Neuss",
                "rhein-kreis-neuss",
                vec![1, 2, 3],
            ),
            ("Neusser Jugendamt", "neuss", vec![0]),
            ("Rhein-Kreis Neuss Juechen", "juechen", vec![0, 1, 2, 3]),
            ("Sozialamt Grevenbroch", "grevenbroich", vec![1]),
            ("41460 Neuss Jugendamt", "neuss", vec![0, 1]),
            ("Sozialamt Greve", "grevenbroich", vec![1]),
            ("مکتب نويس", "neuss", vec![1]),
            ("مکتب بنويس", "neuss", vec![1]),
        ] {
            assert_eq!(
                named(question),
                Some((area.to_string(), words)),
                "{question}"
            );
        }
        assert_eq!(named("Sozialamt"), None);
        assert_eq!(named("Neues"), None);
        assert_eq!(named("4146"), None);
        assert_eq!(named(""), None);
    }
}
