//! The dictionary: every word of a pack, for prefixes, typos, forms and compounds.
//!
//! In: the words of tantivy's dictionary in order, with a byte of flags for each. Out: the words that start with,
//! nearly are, or are another form of what was typed; and the words that compounds are made of.
//!
//! **Invariant:** the number of a word is its ordinal there, so it leads to the postings.
//!
//! Deliberately absent: postings.

/// Where a word occurs at its best; higher is weightier. It stands in the lowest bits of the word's flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Rank {
    /// In running text.
    Text,
    /// In the name of a term.
    Term,
    /// In that of a kind or a topic.
    Core,
    /// In the name of a document.
    Name,
}

impl Rank {
    const MASK: u8 = 0b0000_0011;

    fn of(flags: u8) -> Rank {
        match flags & Rank::MASK {
            0 => Rank::Text,
            1 => Rank::Term,
            2 => Rank::Core,
            _ => Rank::Name,
        }
    }
}

/// Compounds are made of it.
pub(crate) const IS_PART: u8 = 0b0000_0100;
/// It stands in the name of a term, in any language.
pub(crate) const IS_NAMED: u8 = 0b0000_1000;

/// The flags of a word that occurs in two places: its higher rank, and whatever else is known of it.
#[cfg(feature = "write")]
pub(crate) fn merged(one: u8, other: u8) -> u8 {
    let rank = Rank::of(one).max(Rank::of(other)) as u8;
    (one | other) & !Rank::MASK | rank
}

/// All words of a pack.
#[derive(Default)]
pub(crate) struct Dictionary {
    text: String,
    ends: Vec<u32>,
    /// How many bytes a word shares with the one before, on a character boundary.
    shared: Vec<u8>,
    flags: Vec<u8>,
}

/// A word that is near to what was typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Near<'a> {
    pub number: u32,
    pub word: &'a str,
    pub distance: u8,
    pub rank: Rank,
}

fn common_prefix(one: &str, two: &str) -> usize {
    let same = one.chars().zip(two.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

impl Dictionary {
    /// Starts with the flags of all words that [`Dictionary::push`] will bring.
    pub fn with_flags(flags: Vec<u8>) -> Dictionary {
        Dictionary {
            ends: Vec::with_capacity(flags.len()),
            shared: Vec::with_capacity(flags.len()),
            flags,
            text: String::new(),
        }
    }

    /// Adds the next word; says whether it comes after the one before and has flags.
    #[must_use]
    pub fn push(&mut self, word: &str) -> bool {
        let number = self.ends.len();
        let shared = if number == 0 {
            0
        } else {
            let before = self.word(number - 1);
            if before >= word {
                return false;
            }
            common_prefix(before, word)
        };
        if number >= self.flags.len() {
            return false;
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.shared.push(u8::try_from(shared).unwrap_or(u8::MAX));
        true
    }

    /// Whether all words that have flags are there.
    pub fn is_complete(&self) -> bool {
        self.ends.len() == self.flags.len()
    }

    /// The word of a number.
    pub fn text(&self, number: u32) -> &str {
        self.word(number as usize)
    }

    /// The number of a word, if this very spelling occurs.
    pub fn find(&self, word: &str) -> Option<u32> {
        let at = self.lower_bound(word);
        (at < self.len() && self.word(at) == word).then_some(at as u32)
    }

    fn near_by_number(&self, number: usize, distance: u8) -> Near<'_> {
        Near {
            number: number as u32,
            word: self.word(number),
            distance,
            rank: Rank::of(self.flags[number]),
        }
    }

    /// The words that have the stem, as far as the function tells; `named_only` leaves out all others before it is
    /// asked. They share all but the last two letters of the stem, and three at least, and are not much longer.
    pub fn forms(
        &self,
        stem: &str,
        named_only: bool,
        is_form: impl Fn(&str) -> bool,
    ) -> Vec<Near<'_>> {
        let letters = stem.chars().count();
        let kept = letters.saturating_sub(2).max(3).min(letters);
        let beginning = stem
            .char_indices()
            .nth(kept)
            .map_or(stem, |(end, _)| &stem[..end]);
        let longest = stem.len() + 2 * MAX_ENDING;
        (self.lower_bound(beginning)..self.len())
            .take_while(|&i| self.word(i).starts_with(beginning))
            .filter(|&i| !named_only || self.flags[i] & IS_NAMED != 0)
            .filter(|&i| self.word(i).len() <= longest)
            .filter(|&i| is_form(self.word(i)))
            .map(|i| self.near_by_number(i, 0))
            .collect()
    }

    /// The longest word, of `least` letters or more, that the typed word starts with; at most `rest` letters may follow.
    pub fn longest_beginning(&self, typed: &str, least: usize, rest: usize) -> Option<Near<'_>> {
        let ends: Vec<usize> = typed.char_indices().map(|(at, _)| at).collect();
        let shortest = least.max(ends.len().saturating_sub(rest));
        (shortest..ends.len())
            .rev()
            .find_map(|letters| self.find(&typed[..ends[letters]]))
            .map(|number| self.near_by_number(number as usize, 0))
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
        self.find(word).is_some()
    }

    /// The words that compounds are made of.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        (0..self.len())
            .filter(|&i| self.flags[i] & IS_PART != 0)
            .map(|i| self.word(i))
    }

    /// Up to `limit` words that start with what was typed and go on, the weightiest and shortest first.
    pub fn starting_with(&self, prefix: &str, limit: usize) -> Vec<Near<'_>> {
        let from = self.lower_bound(prefix);
        let mut found: Vec<Near> = (from..self.len())
            .map(|i| self.near_by_number(i, 0))
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
    /// letter too many, too few, or wrong, or two neighbours swapped. With `open_end` the word may go on. More than one
    /// typo spares the first letter, or leaves one that sounds like it: that is so nearly always, and twenty times as
    /// fast.
    pub fn near(&self, typed: &str, distance: u8, open_end: bool, limit: usize) -> Vec<Near<'_>> {
        let mut found = Vec::new();
        self.near_in(
            0..self.len(),
            typed,
            (distance.min(1), open_end),
            &mut found,
        );
        if found.is_empty() && distance > 1 {
            for first in sounds_like(typed) {
                let start = self.lower_bound(first);
                let end = (start..self.len()).find(|&i| !self.word(i).starts_with(first));
                let range = start..end.unwrap_or(self.len());
                self.near_in(range, typed, (distance, open_end), &mut found);
            }
        }
        found.sort_by_key(|near| {
            let rank = std::cmp::Reverse(near.rank);
            (near.distance, rank, near.word.len(), near.number)
        });
        if let Some(nearest) = found.first().map(|near| near.distance) {
            found.retain(|near| near.distance == nearest);
        }
        found.truncate(limit);
        found
    }

    fn near_in<'a>(
        &'a self,
        range: std::ops::Range<usize>,
        typed: &str,
        (distance, open_end): (u8, bool),
        found: &mut Vec<Near<'a>>,
    ) {
        let mut table = Table::new(typed, distance);
        let first = range.start;
        for i in range {
            let shared = if i == first {
                0
            } else {
                usize::from(self.shared[i])
            };
            table.step(self.word(i), shared);
            if let Some(distance) = table.reached(open_end).filter(|distance| *distance > 0) {
                found.push(self.near_by_number(i, distance));
            }
        }
    }
}

/// The letters that a word which sounds like what was typed may begin with.
fn sounds_like(typed: &str) -> Vec<&str> {
    const GROUPS: [&[&str]; 6] = [
        &["f", "v", "w", "p"],
        &["c", "g", "k", "q"],
        &["c", "s", "z", "t"],
        &["i", "j", "y"],
        &["b", "p"],
        &["d", "t"],
    ];
    let Some(first) = typed.chars().next() else {
        return Vec::new();
    };
    let own = &typed[..first.len_utf8()];
    let mut letters = vec![own];
    for group in GROUPS.iter().filter(|group| group.contains(&own)) {
        letters.extend(group.iter().copied());
    }
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// How many letters a form may be longer than its stem.
const MAX_ENDING: usize = 6;

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

    fn dictionary(words: &[&str]) -> Dictionary {
        let mut words = words.to_vec();
        words.sort_unstable();
        let flags = words
            .iter()
            .map(|word| Rank::Term as u8 | if word.len() > 4 { IS_PART } else { 0 });
        let mut dictionary = Dictionary::with_flags(flags.collect());
        assert!(words.iter().all(|word| dictionary.push(word)) && dictionary.is_complete());
        dictionary
    }

    fn near<'a>(
        dictionary: &'a Dictionary,
        typed: &str,
        distance: u8,
        open_end: bool,
    ) -> Vec<&'a str> {
        dictionary
            .near(typed, distance, open_end, 10)
            .iter()
            .map(|near| near.word)
            .collect()
    }

    #[test]
    fn prefixes_and_parts() {
        let words = dictionary(&["kurs", "kursleiter", "kurse", "kunst", "اقامه", "öl"]);
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
        let words = dictionary(&[
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
        let words = dictionary(&list);
        for typed in list {
            // Where the first letters differ, two typos are not looked for.
            for word in list.iter().filter(|word| word[..1] == typed[..1]) {
                let found = words.near(typed, 2, false, 99);
                let nearest = list
                    .iter()
                    .filter(|w| **w != typed)
                    .map(|w| (plain(typed, w), w[..1] == typed[..1]))
                    .filter(|(distance, same)| *distance == 1 || *same)
                    .map(|(distance, _)| distance)
                    .min()
                    .unwrap_or(9);
                let expected = *word != typed && plain(typed, word) == nearest && nearest <= 2;
                assert_eq!(
                    found.iter().any(|near| near.word == *word),
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
    fn forms_and_beginnings() {
        let words = dictionary(&["kind", "kinder", "kindergarten", "kunde", "schul", "schule"]);
        let forms = words.forms("kind", false, |word| {
            word.starts_with("kind") && word.len() < 7
        });
        let forms: Vec<_> = forms.iter().map(|near| near.word).collect();
        assert_eq!(forms, ["kind", "kinder"]);
        let longest = |typed| words.longest_beginning(typed, 4, 4).map(|near| near.word);
        assert_eq!(longest("kinderlar"), Some("kinder"));
        assert_eq!(longest("kinderlerimizden"), None);
        assert_eq!(longest("schu"), None);
    }

    #[test]
    fn words_out_of_order_are_refused() {
        let mut words = Dictionary::with_flags(vec![0; 2]);
        assert!(words.push("b"));
        assert!(!words.push("a") && !words.push("b") && !words.is_complete());
        assert!(words.push("c") && !words.push("d") && words.is_complete());
    }
}
