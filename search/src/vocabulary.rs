//! The vocabulary: every spelling that occurs, for prefixes, typos and compounds.
//!
//! In: folded words with where they occur. Out: the words that start with, or nearly are, what was typed; and the words
//! that compounds are made of. In the pack it is a sorted list in which each word stores only what differs from the
//! word before.
//!
//! **Invariant:** words are unique and ascend by their bytes; decoding rejects everything else.
//!
//! Deliberately absent: postings. A word leads to its stems, and those are looked up in the index.

use crate::cards::Reader;
#[cfg(feature = "write")]
use crate::cards::{put_bytes, put_number};

/// Where a word occurs at its best; higher is weightier.
pub(crate) type Rank = u8;

const RANK_MASK: u8 = 0b0111;
const PART_FLAG: u8 = 0b1000;

/// All spellings of a pack.
#[derive(Default)]
pub(crate) struct Vocabulary {
    text: String,
    ends: Vec<u32>,
    /// How many bytes a word shares with the one before, on a character boundary.
    shared: Vec<u8>,
    flags: Vec<u8>,
}

/// A word that is near to what was typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Near<'a> {
    pub word: &'a str,
    pub distance: u8,
    pub rank: Rank,
}

/// Encodes words with their rank and whether compounds are made of them. The words must ascend.
#[cfg(feature = "write")]
pub(crate) fn encode<'a>(words: impl ExactSizeIterator<Item = (&'a str, Rank, bool)>) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(words.len() as u64, &mut out);
    let mut previous = "";
    for (word, rank, part) in words {
        let shared = common_prefix(previous, word);
        put_number(shared as u64, &mut out);
        out.push((rank & RANK_MASK) | if part { PART_FLAG } else { 0 });
        put_bytes(&word.as_bytes()[shared..], &mut out);
        previous = word;
    }
    out
}

#[cfg(feature = "write")]
fn common_prefix(one: &str, two: &str) -> usize {
    let same = one.chars().zip(two.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

impl Vocabulary {
    /// Decodes what [`encode`] wrote; nothing if it did not write this.
    pub fn decode(bytes: &[u8]) -> Option<Vocabulary> {
        let mut reader = Reader::new(bytes);
        let count = reader.number()? as usize;
        let mut found = Vocabulary::default();
        let mut start = 0;
        for _ in 0..count {
            let shared = reader.number()? as usize;
            let flags = reader.byte()?;
            let rest = reader.text()?;
            let prefix = found.text.get(start..)?.get(..shared)?.to_string();
            start = found.text.len();
            found.text.push_str(&prefix);
            found.text.push_str(rest);
            found.ends.push(u32::try_from(found.text.len()).ok()?);
            found.shared.push(u8::try_from(shared).ok()?);
            found.flags.push(flags);
        }
        let ascending = (1..found.len()).all(|i| found.word(i - 1) < found.word(i));
        (reader.is_empty() && ascending).then_some(found)
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn word(&self, index: usize) -> &str {
        let start = if index == 0 {
            0
        } else {
            self.ends[index - 1] as usize
        };
        &self.text[start..self.ends[index] as usize]
    }

    fn lower_bound(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.word(middle) < word {
                low = middle + 1
            } else {
                high = middle
            }
        }
        low
    }

    /// Whether this very spelling occurs.
    pub fn contains(&self, word: &str) -> bool {
        let at = self.lower_bound(word);
        at < self.len() && self.word(at) == word
    }

    /// The words that compounds are made of.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        (0..self.len())
            .filter(|&i| self.flags[i] & PART_FLAG != 0)
            .map(|i| self.word(i))
    }

    /// Up to `limit` words that start with what was typed and go on, the weightiest and shortest first.
    pub fn starting_with(&self, prefix: &str, limit: usize) -> Vec<Near<'_>> {
        let from = self.lower_bound(prefix);
        let mut found: Vec<Near> = (from..self.len())
            .map(|i| Near {
                word: self.word(i),
                distance: 0,
                rank: self.flags[i] & RANK_MASK,
            })
            .take_while(|near| near.word.starts_with(prefix))
            .filter(|near| near.word.len() > prefix.len())
            .collect();
        found.sort_by_key(|near| (std::cmp::Reverse(near.rank), near.word.len()));
        found.truncate(limit);
        found
    }

    /// How many typos lie between two words, if not more than `limit`.
    pub fn distance(typed: &str, word: &str, limit: u8) -> Option<u8> {
        let mut table = Table::new(typed, limit);
        table.step(word, 0);
        table.reached(false)
    }

    /// Up to `limit` words within `distance` typos of what was typed, the nearest and weightiest first. A typo is a
    /// letter too many, too few, or wrong, or two neighbours swapped. With `open_end` the word may go on.
    pub fn near(&self, typed: &str, distance: u8, open_end: bool, limit: usize) -> Vec<Near<'_>> {
        let mut table = Table::new(typed, distance);
        let mut found = Vec::new();
        for i in 0..self.len() {
            let word = self.word(i);
            table.step(word, usize::from(self.shared[i]));
            let reached = table.reached(open_end);
            if let Some(distance) = reached.filter(|d| *d > 0) {
                found.push(Near {
                    word,
                    distance,
                    rank: self.flags[i] & RANK_MASK,
                });
            }
        }
        found.sort_by_key(|near| (near.distance, std::cmp::Reverse(near.rank), near.word.len()));
        if let Some(nearest) = found.first().map(|near| near.distance) {
            found.retain(|near| near.distance == nearest);
        }
        found.truncate(limit);
        found
    }
}

/// The table of edit distances between what was typed and one word after the other; rows for a shared prefix are
/// kept, and words below a prefix that is already too far are passed over.
struct Table {
    typed: Vec<char>,
    limit: u8,
    /// Row `i` holds the distances of the first `i` letters of the word to each prefix of `typed`.
    rows: Vec<u8>,
    letters: Vec<char>,
    /// The word is too far from here on.
    dead: bool,
}

impl Table {
    fn new(typed: &str, limit: u8) -> Table {
        let typed: Vec<char> = typed.chars().take(crate::text::MAX_WORD).collect();
        let rows = (0..=typed.len() as u8).collect();
        Table {
            typed,
            limit,
            rows,
            letters: Vec::new(),
            dead: false,
        }
    }

    fn width(&self) -> usize {
        self.typed.len() + 1
    }

    fn step(&mut self, word: &str, shared_bytes: usize) {
        let shared = word[..shared_bytes].chars().count();
        if self.dead && shared >= self.letters.len() {
            return;
        }
        let keep = shared.min(self.letters.len());
        self.dead = false;
        self.letters.truncate(keep);
        self.rows.truncate((keep + 1) * self.width());
        for letter in word.chars().skip(keep) {
            self.letters.push(letter);
            if self.push_row() > self.limit {
                self.dead = true;
                return;
            }
        }
    }

    /// Adds the row for the last letter; answers with its least distance.
    fn push_row(&mut self) -> u8 {
        let (width, depth) = (self.width(), self.letters.len());
        let letter = self.letters[depth - 1];
        let above = (depth - 1) * width;
        let mut least = self.rows[above] + 1;
        self.rows.push(least);
        for j in 1..width {
            let differs = u8::from(self.typed[j - 1] != letter);
            let mut cost = (self.rows[above + j - 1] + differs).min(self.rows[above + j] + 1);
            cost = cost.min(self.rows[depth * width + j - 1] + 1);
            if depth > 1
                && j > 1
                && self.typed[j - 1] == self.letters[depth - 2]
                && self.typed[j - 2] == letter
            {
                cost = cost.min(self.rows[above - width + j - 2] + 1);
            }
            least = least.min(cost);
            self.rows.push(cost);
        }
        least
    }

    fn reached(&self, open_end: bool) -> Option<u8> {
        let width = self.width();
        let mut ends = self.rows.chunks_exact(width).map(|row| row[width - 1]);
        let distance = if open_end {
            ends.min()
        } else if self.dead {
            None
        } else {
            ends.next_back()
        };
        distance.filter(|d| *d <= self.limit)
    }
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let mut words = words.to_vec();
        words.sort_unstable();
        Vocabulary::decode(&encode(words.iter().map(|word| (*word, 1, word.len() > 4))))
            .expect("decodes")
    }

    fn near<'a>(
        vocabulary: &'a Vocabulary,
        typed: &str,
        distance: u8,
        open_end: bool,
    ) -> Vec<&'a str> {
        vocabulary
            .near(typed, distance, open_end, 10)
            .iter()
            .map(|near| near.word)
            .collect()
    }

    #[test]
    fn prefixes_and_parts() {
        let words = vocabulary(&["kurs", "kursleiter", "kurse", "kunst", "اقامه", "öl"]);
        assert!(words.contains("kurs") && !words.contains("kur"));
        let found: Vec<_> = words
            .starting_with("kurs", 9)
            .iter()
            .map(|near| near.word)
            .collect();
        assert_eq!(found, ["kurse", "kursleiter"]);
        assert_eq!(
            words.parts().collect::<Vec<_>>(),
            ["kunst", "kurse", "kursleiter", "اقامه"]
        );
    }

    #[test]
    fn typos_are_found_with_any_neighbourhood() {
        let words = vocabulary(&[
            "beratung",
            "beratungen",
            "beraten",
            "betreuung",
            "verwaltung",
            "aa",
            "ab",
            "zz",
        ]);
        assert_eq!(near(&words, "bertaung", 1, false), ["beratung"]);
        assert_eq!(near(&words, "beratunk", 1, false), ["beratung"]);
        assert_eq!(near(&words, "ferwaltunk", 2, false), ["verwaltung"]);
        assert_eq!(near(&words, "bretreu", 1, true), ["betreuung"]);
        assert_eq!(near(&words, "xxxxxxxx", 2, false), Vec::<&str>::new());
    }

    #[test]
    fn agrees_with_the_plain_definition() {
        let list = [
            "a", "ab", "abc", "abd", "acb", "b", "ba", "bac", "cab", "cabbage", "cabin", "caban",
        ];
        let words = vocabulary(&list);
        for typed in list {
            for word in list {
                let found = words.near(typed, 2, false, 99);
                let nearest = list
                    .iter()
                    .filter(|w| **w != typed)
                    .map(|w| plain(typed, w))
                    .min()
                    .unwrap_or(9);
                let expected = word != typed && plain(typed, word) == nearest && nearest <= 2;
                assert_eq!(
                    found.iter().any(|near| near.word == word),
                    expected,
                    "{typed} {word}"
                );
            }
        }
    }

    fn plain(one: &str, two: &str) -> u8 {
        let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
        let mut d = vec![vec![0u8; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = match (i, j) {
                    (0, _) => j as u8,
                    (_, 0) => i as u8,
                    _ => {
                        let mut cost = d[i - 1][j - 1] + u8::from(a[i - 1] != b[j - 1]);
                        cost = cost.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            cost = cost.min(d[i - 2][j - 2] + 1);
                        }
                        cost
                    }
                };
            }
        }
        d[a.len()][b.len()]
    }

    #[test]
    fn damage_is_no_panic() {
        let bytes = encode([("aa", 1, true), ("ab", 1, false)].into_iter());
        for cut in 0..bytes.len() {
            assert!(Vocabulary::decode(&bytes[..cut]).is_none());
        }
    }
}
