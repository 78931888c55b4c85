//! Closed sets of values, each with its one word in files, documents and arguments.
//!
//! Owns: how a value is told from its word and the other way round. In: `keywords!` beside the type. Out: [`Keyword`].
//! **Invariant:** each value of a type has exactly one word, and the order of the words is that of the values as they are shown.
//! Deliberately absent: what the words mean, and their translations.

/// A value that files name by one word.
pub trait Keyword: Copy + PartialEq + 'static {
    /// Every value with its word.
    const KEYWORDS: &'static [(&'static str, Self)];

    /// Every value.
    fn all() -> impl Iterator<Item = Self> {
        Self::KEYWORDS.iter().map(|(_, value)| *value)
    }

    /// Every word.
    fn words() -> impl Iterator<Item = &'static str> + Clone {
        Self::KEYWORDS.iter().map(|(word, _)| *word)
    }

    /// The word of this value.
    fn word(self) -> &'static str {
        let found = Self::KEYWORDS.iter().find(|(_, value)| *value == self);
        found.map_or("", |(word, _)| word)
    }

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        let found = Self::KEYWORDS.iter().find(|(known, _)| *known == word);
        found.map(|(_, value)| *value)
    }
}

/// Gives a type its words: `keywords!(State: Open "open", Solved "solved");`.
macro_rules! keywords {
    ($type:ident: $($value:ident $word:literal),+ $(,)?) => {
        impl $crate::keyword::Keyword for $type {
            const KEYWORDS: &'static [(&'static str, $type)] = &[$(($word, $type::$value)),+];
        }
    };
}

pub(crate) use keywords;
