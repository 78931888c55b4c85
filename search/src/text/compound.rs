//! Compounds: the parts of a German word, found with the pack's own words.
//!
//! In: a folded word, and a list of words grown from the pack's titles, aliases and terms. Out: the parts the word is
//! made of; the word as a whole is the caller's.
//!
//! **Invariant:** a word is split only if parts and linking elements cover it without a gap; every part has at least
//! four letters, or stands in the built-in list.
//!
//! Deliberately absent: frequencies and meaning. Fewest parts win; issues of taste are left to the word list.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use super::fold::Letters;

/// The words that compounds are made of, by their hashes: a large directory has tens of thousands, all of which are
/// learned before the first answer. Two words of one hash (FNV-1a, 64 bits) would make one wrong split, on both sides.
#[derive(Default)]
pub(crate) struct Parts {
    /// Whole words: may stand anywhere.
    words: Hashes,
    /// Words without their final e ("sprach", "schul"): may stand anywhere but at the end.
    heads: Hashes,
}

type Hashes = HashSet<u64, BuildHasherDefault<AsItIs>>;

/// Hashes are hashed already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(EMPTY, |hash, byte| extended(hash, *byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

fn extended(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

fn hash(word: &str) -> u64 {
    word.bytes().fold(EMPTY, extended)
}

/// The shortest word worth splitting, and the shortest part that is not built in.
const MIN_WORD: usize = 7;
const MIN_PART: usize = 4;
const MAX_PART: usize = 24;
/// Longer words are left whole: nobody writes them, and the time to split grows with the square.
const MAX_SPLIT: usize = 40;

/// What may stand between two parts, the likeliest first.
const LINKS: &[&str] = &["", "s", "n", "en", "er", "es", "e"];
/// How the last part may be inflected ("-kursen", "-ämter").
const ENDINGS: &[&str] = &[
    "", "e", "n", "s", "en", "er", "es", "em", "ern", "in", "innen",
];

impl Parts {
    /// Collects parts from words, and adds the built-in ones.
    pub fn from_words<'a>(words: impl Iterator<Item = &'a str>) -> Parts {
        let mut parts = Parts::default();
        for word in BUILT_IN.split_ascii_whitespace() {
            parts.add(word);
        }
        for word in words {
            if Parts::accepts(word) {
                parts.add(word);
                continue;
            }
            let folded = Letters::default().word(word);
            if Parts::accepts(&folded) {
                parts.add(&folded);
            }
        }
        parts
    }

    /// Whether a folded word may be a part.
    pub fn accepts(folded: &str) -> bool {
        (MIN_PART..=MAX_PART).contains(&folded.len())
            && folded.bytes().all(|b| b.is_ascii_lowercase())
    }

    fn add(&mut self, folded: &str) {
        if let Some(head) = folded.strip_suffix('e')
            && head.len() >= MIN_PART
        {
            self.heads.insert(hash(head));
        }
        self.words.insert(hash(folded));
    }

    /// The parts of a folded word, outermost first, parts of parts included; empty if it is simple.
    pub fn split<'a>(&self, folded: &'a str) -> Vec<&'a str> {
        let mut found = Vec::new();
        self.split_into(folded, &mut found);
        found
    }

    /// The parts that have no parts themselves, from left to right.
    pub fn smallest<'a>(&self, folded: &'a str) -> Vec<&'a str> {
        let mut parts = self.split(folded);
        parts.retain(|part| self.split(part).is_empty());
        parts
    }

    fn split_into<'a>(&self, word: &'a str, found: &mut Vec<&'a str>) {
        if !(MIN_WORD..=MAX_SPLIT).contains(&word.len())
            || !word.bytes().all(|b| b.is_ascii_lowercase())
        {
            return;
        }
        for part in self.fewest(word) {
            found.push(part);
            self.split_into(part, found);
        }
    }

    /// The split with the fewest parts, or nothing. Going from the left, `best[i]` is the best way to reach letter i:
    /// how many parts, where the last part starts, and where it ends before its linking element.
    fn fewest<'a>(&self, word: &'a str) -> Vec<&'a str> {
        let len = word.len();
        let mut best: Vec<Option<(usize, usize, usize)>> = vec![None; len + 1];
        best[0] = Some((0, 0, 0));
        for start in 0..len.saturating_sub(2) {
            let Some((count, ..)) = best[start] else {
                continue;
            };
            let mut known = EMPTY;
            for end in start + 1..=len.min(start + MAX_PART) {
                known = extended(known, word.as_bytes()[end - 1]);
                if end < start + 3 || end - start == len {
                    continue;
                }
                if end == len {
                    if self.is_last(&word[start..end]) {
                        better(&mut best[len], (count + 1, start, end));
                    }
                } else if self.words.contains(&known) || self.heads.contains(&known) {
                    for link in LINKS {
                        if word[end..].starts_with(link) && end + link.len() < len {
                            better(&mut best[end + link.len()], (count + 1, start, end));
                        }
                    }
                }
            }
        }
        let mut parts = Vec::new();
        let mut at = len;
        while let Some((_, start, end)) = best[at]
            && at > 0
        {
            parts.push(&word[start..end]);
            at = start;
        }
        parts.reverse();
        parts
    }

    fn is_last(&self, part: &str) -> bool {
        let mut bases = ENDINGS
            .iter()
            .filter_map(|ending| part.strip_suffix(ending));
        bases.any(|base| base.len() >= 3 && self.words.contains(&hash(base)))
    }
}

/// Keeps the way with fewer parts; among equals the one whose last part starts further left, the longer one.
fn better(best: &mut Option<(usize, usize, usize)>, way: (usize, usize, usize)) {
    if best.is_none_or(|old| (way.0, way.1) < (old.0, old.1)) {
        *best = Some(way);
    }
}

/// Folded words that service directories are full of, so that a small pack splits well too.
const BUILT_IN: &str = "amt arzt asyl bad bau geld hilfe kita kurs pass rat recht spiel sport stadt tag zeit \
    agentur alter altern angebot anerkennung antrag anwalt arbeit arbeits aufenthalt ausbildung auslander ausweis \
    beauftragte begleitung begegnung behinderung behorde beratung beratungs beruf betreuung bewerbung bildung buro \
    burger cafe daten deutsch dienst ehrenamt einburgerung eltern erlaubnis erziehung fach familie familien forderung \
    frau frauen freizeit fluchtling fluchtlings gemeinde geburt gesundheit gewalt gruppe grund haus hauser heim \
    insolvenz integration jugend jugendliche kammer kind kinder kirche kranken kranke kreis leistung lehrer leitung \
    lern manner mann medizin mensch mieter migration mutter netzwerk not ordnung partner pflege platz praktikum \
    programm projekt psychologie rathaus rente schuld schulden schule schuler schulung schutz schwanger selbst senioren \
    sicherung sozial sprach sprache stelle studium suche sucht telefon teilhabe titel treff treffpunkt unterhalt \
    unterkunft unterricht verband verein vermittlung versicherung vater wohnung wohnungs wohnen wohn zentrum zentren \
    zentrale zulassung";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_with_linking_elements() {
        let parts = Parts::from_words(["Grundsicherung", "Migrant"].into_iter());
        assert_eq!(parts.split("schulamt"), ["schul", "amt"]);
        assert_eq!(parts.split("migrantenberatung"), ["migrant", "beratung"]);
        assert_eq!(parts.split("wohnungslosenhilfe"), Vec::<&str>::new());
        assert_eq!(parts.split("auslanderbehorden"), ["auslander", "behorden"]);
        assert_eq!(
            parts.split("grundsicherungsamt"),
            ["grundsicherung", "grund", "sicherung", "amt"]
        );
    }

    #[test]
    fn simple_words_stay_whole() {
        let parts = Parts::from_words(std::iter::empty());
        for word in [
            "verwaltung",
            "beratung",
            "gesundheit",
            "einrichtung",
            "organisation",
            "sparkasse",
        ] {
            assert_eq!(parts.split(word), Vec::<&str>::new(), "{word}");
        }
    }
}
