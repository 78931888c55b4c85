//! Words of a language that nobody speaks, for synthetic directories; `xtask/src/corpus/synthetic.rs` includes this file, too.
//!
//! **Invariant:** the same numbers give the same words, on every machine.

/// Words that are spread like those of a language: few are common, most are rare.
pub struct Lexicon(Vec<String>);

impl Lexicon {
    pub fn new(dice: &mut Dice, size: usize) -> Lexicon {
        let onsets = [
            "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "w", "z", "sch", "st",
            "br", "gr",
        ];
        let cores = ["a", "e", "i", "o", "u", "au", "ei", "ie", "ä", "ö", "ü"];
        let codas = ["", "n", "r", "l", "t", "s", "ng", "ch", "cht", "rt"];
        let syllable = |dice: &mut Dice| {
            let (onset, core, coda) = (*dice.one(&onsets), *dice.one(&cores), *dice.one(&codas));
            format!("{onset}{core}{coda}")
        };
        let word = |dice: &mut Dice| (0..1 + dice.below(4)).map(|_| syllable(dice)).collect();
        Lexicon((0..size).map(|_| word(dice)).collect())
    }

    pub fn word(&self, dice: &mut Dice) -> &str {
        // The cube of an even number prefers the front of the list.
        let share = dice.below(1_000_000) as f64 / 1_000_000.0;
        &self.0[((share * share * share) * self.0.len() as f64) as usize]
    }
}

/// Numbers that look random and are the same every time.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    /// One of a list that is not empty.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }
}
