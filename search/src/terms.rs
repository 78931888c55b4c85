//! Terms: the controlled vocabulary of the directory, as documents of the index that stand for it.
//!
//! A person types "oturma izni"; no record has these words, but the term "immigration office" has them among its names.
//! So each term is a document of its own, with its names in all languages, numbered before the real ones. A hit on it is
//! handed on to all documents that carry the term.
//!
//! In: what the writer knows of the terms. Out: for the number of such a document, the facet, the id and the label.
//!
//! **Invariant:** the documents of terms come first in the index, so that their numbers are small: most words of a pack
//! stand in their names alone.
//!
//! Deliberately absent: the names themselves; they are in the index like any other words. Nor does it matter which
//! language a name is in: the same word in two languages nearly always means the same thing here.

use crate::bytes::Reader;
#[cfg(feature = "write")]
use crate::bytes::{put_bytes, put_number};
use crate::model::Facet;
#[cfg(feature = "write")]
use crate::model::Term;

/// A term, as the reader knows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meaning {
    pub facet: Facet,
    pub id: String,
    pub label: String,
}

/// The terms of a pack, in the order of their documents.
#[derive(Default)]
pub(crate) struct Terms {
    pub meanings: Vec<Meaning>,
}

/// Encodes terms.
#[cfg(feature = "write")]
pub(crate) fn encode(terms: &[Term]) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(terms.len() as u64, &mut out);
    for term in terms {
        out.push(term.facet.letter() as u8);
        put_bytes(term.id.as_bytes(), &mut out);
        put_bytes(term.label.as_bytes(), &mut out);
    }
    out
}

impl Terms {
    /// Decodes what [`encode`] wrote; nothing if it did not write this.
    pub fn decode(bytes: &[u8]) -> Option<Terms> {
        let mut reader = Reader::new(bytes);
        let mut terms = Terms::default();
        for _ in 0..reader.number()? {
            terms.meanings.push(Meaning {
                facet: Facet::of(char::from(reader.byte()?))?,
                id: reader.text()?.to_string(),
                label: reader.text()?.to_string(),
            });
        }
        reader.is_empty().then_some(terms)
    }

    /// How many documents stand for terms.
    pub fn documents(&self) -> u32 {
        self.meanings.len() as u32
    }
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn terms_come_back() {
        let term = |id: &str| Term {
            facet: Facet::Topic,
            id: id.into(),
            label: format!("Das {id}"),
            names: Default::default(),
        };
        let bytes = encode(&[term("a"), term("b")]);
        let back = Terms::decode(&bytes).expect("own bytes");
        assert_eq!(back.meanings[1].label, "Das b");
        assert_eq!(back.documents(), 2);
        for cut in 0..bytes.len() {
            assert!(Terms::decode(&bytes[..cut]).is_none());
        }
    }
}
