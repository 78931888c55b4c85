//! Places: which words of a question name an area.
//!
//! In: the areas of the pack, and the folded words of a question. Out: the area, and which words name it.
//!
//! **Invariant:** at most one area is recognised, the most specific one: a municipality goes before the root, a longer
//! name before a shorter one, an earlier one before a later.
//!
//! Deliberately absent: what follows from a place; that is the ranking's.

use std::ops::Range;

use crate::model::Area;
use crate::text::{fold_word, is_stop_word, words};
use crate::vocabulary::Vocabulary;

/// The shortest beginning of a name that is taken for it.
const MIN_PREFIX: usize = 4;
/// The shortest names that may have one typo, and two: "Neues" is not Neuss, "Karst" is Kaarst.
const MIN_ONE_TYPO: usize = 6;
const MIN_TWO_TYPOS: usize = 9;

/// The areas of a pack by their names.
#[derive(Default)]
pub(crate) struct Places {
    areas: Vec<Area>,
    /// Folded words of each name, and whose name it is.
    names: Vec<(Vec<String>, usize)>,
}

/// An area that was named.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named<'a> {
    pub area: &'a Area,
    /// Which words name it.
    pub words: Range<usize>,
    /// The folded words of its name.
    pub name: &'a [String],
}

impl Places {
    /// Learns the names of areas.
    pub fn new(areas: Vec<Area>) -> Places {
        let mut names: Vec<(Vec<String>, usize)> = Vec::new();
        for (number, area) in areas.iter().enumerate() {
            for name in &area.names {
                let folded: Vec<String> = words(name)
                    .iter()
                    .map(|word| fold_word(word.text))
                    .collect();
                let too_short = folded
                    .iter()
                    .map(|word| word.chars().count())
                    .sum::<usize>()
                    < 3;
                if !too_short && !folded.iter().all(|word| is_stop_word(word)) {
                    names.push((folded, number));
                }
            }
        }
        // Longer names first, so that "Rhein-Kreis Neuss" is not taken for "Neuss"; else in the order of the areas.
        names.sort_by_key(|(name, area)| (std::cmp::Reverse(name.len()), *area));
        Places { areas, names }
    }

    /// The area that the words name. A name may be inflected ("Neusser"); a word that occurs nowhere in the pack may
    /// also be the beginning of a name, if it is the last word, or a misspelt name.
    pub fn named_by(&self, folded: &[String], vocabulary: &Vocabulary) -> Option<Named<'_>> {
        self.exact(folded)
            .or_else(|| self.guessed(folded, vocabulary))
    }

    fn exact(&self, folded: &[String]) -> Option<Named<'_>> {
        let mut found: Option<Named> = None;
        let mut at = 0;
        while at < folded.len() {
            let Some((name, area)) = self
                .names
                .iter()
                .find(|(name, _)| starts_with_name(&folded[at..], name))
            else {
                at += 1;
                continue;
            };
            let named = Named {
                area: &self.areas[*area],
                words: at..at + name.len(),
                name,
            };
            at = named.words.end;
            let better = found
                .as_ref()
                .is_none_or(|old| match (named.area.root, old.area.root) {
                    (false, true) => true,
                    (true, false) => false,
                    _ => named.words.len() > old.words.len(),
                });
            if better {
                found = Some(named);
            }
        }
        found
    }

    fn guessed(&self, folded: &[String], vocabulary: &Vocabulary) -> Option<Named<'_>> {
        for (at, word) in folded.iter().enumerate() {
            if word.chars().count() < MIN_PREFIX || vocabulary.contains(word) {
                continue;
            }
            let last = at + 1 == folded.len();
            let beginning = |name: &str| last && name.starts_with(word.as_str());
            let typo = |name: &str| {
                let allowed = match name.chars().count() {
                    0..MIN_ONE_TYPO => return false,
                    MIN_ONE_TYPO..MIN_TWO_TYPOS => 1,
                    _ => 2,
                };
                Vocabulary::distance(word, name, allowed).is_some()
            };
            if let Some(named) = self.only(at, beginning).or_else(|| self.only(at, typo)) {
                return Some(named);
            }
        }
        None
    }

    /// The area whose name of one word fits, if no other area's does.
    fn only(&self, at: usize, fits: impl Fn(&str) -> bool) -> Option<Named<'_>> {
        let mut fitting = self
            .names
            .iter()
            .filter(|(name, _)| name.len() == 1 && fits(&name[0]));
        let (name, area) = fitting.next()?;
        fitting.all(|(_, other)| other == area).then(|| Named {
            area: &self.areas[*area],
            words: at..at + 1,
            name,
        })
    }
}

fn starts_with_name(folded: &[String], name: &[String]) -> bool {
    if folded.len() < name.len() {
        return false;
    }
    let last = name.len() - 1;
    folded[..last] == name[..last]
        && (folded[last] == name[last] || inflected(&folded[last], &name[last]))
}

/// "Neusser" and "Grevenbroichs" name the place too.
fn inflected(word: &str, name: &str) -> bool {
    let rest = word.strip_prefix(name);
    name.len() >= 4 && rest.is_some_and(|ending| ["er", "s", "ern", "erin"].contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let area = |id: &str, names: &[&str], root| Area {
            id: id.into(),
            names: names.iter().map(|name| name.to_string()).collect(),
            parent: None,
            root,
        };
        Places::new(vec![
            area("rhein-kreis-neuss", &["Rhein-Kreis Neuss", "RKN"], true),
            area("neuss", &["Neuss", "نویس"], false),
            area("juechen", &["Jüchen"], false),
            area("grevenbroich", &["Grevenbroich"], false),
        ])
    }

    fn named(question: &str) -> Option<(String, Range<usize>)> {
        let folded: Vec<String> = words(question)
            .iter()
            .map(|word| fold_word(word.text))
            .collect();
        let places = places();
        let named = places.named_by(&folded, &Vocabulary::default())?;
        Some((named.area.id.clone(), named.words))
    }

    #[test]
    fn names_are_recognised() {
        for (question, area, words) in [
            ("Jugendamt Neuss", "neuss", 1..2),
            ("Jugendamt Rhein-Kreis Neuss", "rhein-kreis-neuss", 1..4),
            ("Neusser Jugendamt", "neuss", 0..1),
            ("Rhein-Kreis Neuss Juechen", "juechen", 3..4),
            ("Sozialamt Grevenbroch", "grevenbroich", 1..2),
            ("Sozialamt Greve", "grevenbroich", 1..2),
            ("مکتب نويس", "neuss", 1..2),
        ] {
            assert_eq!(
                named(question),
                Some((area.to_string(), words)),
                "{question}"
            );
        }
        assert_eq!(named("Sozialamt"), None);
        assert_eq!(named("Neues"), None);
        assert_eq!(named(""), None);
    }
}
