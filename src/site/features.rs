//! What a place has beside the ways to reach it: facts that are yes or no, listed once for its page, the hand-out, the data
//! for other programs and the filter of the search.
//!
//! **Invariant:** what is not known is not in the list, so that nobody shows it as a fact.

/// Facts of one kind about a place, by the key of the table that holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Features {
    /// What they are about.
    pub about: &'static str,
    /// What is known, in the order in which it is shown, each by its key and whether it is there.
    pub known: Vec<(&'static str, bool)>,
    /// More about them, in words.
    pub note: Option<String>,
}

impl Features {
    /// Each of them by its id, which names its messages (`feature-<id>`) and its filter, and whether it is there.
    pub fn facts(&self) -> impl Iterator<Item = (String, bool)> {
        let known = self.known.iter();
        known.map(|(key, is_there)| (format!("{}-{key}", self.about), *is_there))
    }
}
