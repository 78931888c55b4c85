//! The cards of all entries, drawn once a language and shared by all its lists, and their alphabetical order.

use tera::Value;

use crate::catalog::EntryNo;

/// All cards of a language and their alphabetical order.
#[derive(Default)]
pub(crate) struct Cards {
    pub(crate) cards: Vec<Value>,
    pub(crate) names: Vec<String>,
    /// Position of each entry in the order of the alphabet, what has ended last.
    pub(crate) rank: Vec<usize>,
    /// Whether it is an office that the law charges with the matter, and still is there.
    pub(crate) office: Vec<bool>,
}

impl Cards {
    /// The cards of these entries in alphabetical order, each once.
    pub(crate) fn of(&self, entries: impl IntoIterator<Item = EntryNo>) -> Value {
        self.sorted(entries, |entry| self.rank[entry])
    }

    /// The same, but whoever must help stands before whoever may.
    pub(crate) fn offices_first(&self, entries: impl IntoIterator<Item = EntryNo>) -> Value {
        self.sorted(entries, |entry| (!self.office[entry], self.rank[entry]))
    }

    fn sorted<K: Ord>(
        &self,
        entries: impl IntoIterator<Item = EntryNo>,
        key: impl Fn(EntryNo) -> K,
    ) -> Value {
        let mut entries: Vec<EntryNo> = entries.into_iter().collect();
        entries.sort_by_key(|&entry| key(entry));
        entries.dedup();
        let cards: Vec<Value> = entries.iter().map(|&e| self.cards[e].clone()).collect();
        Value::from(cards)
    }

    /// The card of one entry.
    pub(crate) fn one(&self, entry: EntryNo) -> Value {
        self.cards[entry].clone()
    }

    pub(crate) fn name(&self, entry: EntryNo) -> &str {
        &self.names[entry]
    }

    pub(crate) fn rank(&self, entry: EntryNo) -> usize {
        self.rank[entry]
    }
}
