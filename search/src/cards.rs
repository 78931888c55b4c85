//! Cards: what a result shows, apart from the index that finds it.
//!
//! In: documents in the order of the index. Out: the card of one of them. Kept outside tantivy's document store, whose
//! blocks and generic values would cost more in the module than this reader does, and compress worse.
//!
//! **Invariant:** the number of cards is the number of documents in the index.
//!
//! Deliberately absent: compression; the pack is compressed as a whole on its way.

use std::ops::Range;

#[cfg(feature = "write")]
use crate::model::Document;
use crate::model::Kind;

/// How much text of a page is kept for excerpts, in characters. Records show their summary instead.
#[cfg(feature = "write")]
const PAGE_TEXT: usize = 8_000;

const ENDED: u8 = 0b100;

/// One card, borrowed from the pack.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Card<'a> {
    pub kind: Kind,
    pub ended: bool,
    pub id: &'a str,
    pub url: &'a str,
    pub title: &'a str,
    pub summary: &'a str,
    pub label: &'a str,
    pub place: &'a str,
    pub lang: &'a str,
    pub text: &'a str,
}

/// Encodes the cards of all documents, which are in the order of the index.
#[cfg(feature = "write")]
pub(crate) fn encode(documents: &[Document]) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(documents.len() as u64, &mut out);
    for document in documents {
        let kind = match document.kind {
            Kind::Organization => 0,
            Kind::Service => 1,
            Kind::Page => 2,
        };
        out.push(kind | if document.ended { ENDED } else { 0 });
        let text: String = match document.kind {
            Kind::Page => document.body.chars().take(PAGE_TEXT).collect(),
            _ => String::new(),
        };
        let Document {
            id,
            url,
            title,
            summary,
            label,
            place,
            lang,
            ..
        } = document;
        for field in [id, url, title, summary, label, place, lang, &text] {
            put_bytes(field.as_bytes(), &mut out);
        }
    }
    out
}

/// The cards of a pack: where each one is. The bytes stay in the pack.
#[derive(Default)]
pub(crate) struct Cards {
    ranges: Vec<Range<usize>>,
    flags: Vec<u8>,
}

impl Cards {
    /// Finds the cards in what [`encode`] wrote, and checks each; nothing if it did not write this.
    pub fn index(bytes: &[u8]) -> Option<Cards> {
        let mut reader = Reader::new(bytes);
        let count = reader.number()?;
        let mut cards = Cards::default();
        for _ in 0..count {
            let start = reader.at;
            let card = read(&mut reader)?;
            cards
                .flags
                .push(card.kind as u8 | if card.ended { ENDED } else { 0 });
            cards.ranges.push(start..reader.at);
        }
        reader.is_empty().then_some(cards)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ranges.len()
    }

    /// Whether a document has ended.
    pub fn is_ended(&self, doc: u32) -> bool {
        self.flags
            .get(doc as usize)
            .is_some_and(|flags| flags & ENDED != 0)
    }

    /// What a document is.
    pub fn kind(&self, doc: u32) -> Kind {
        kind(self.flags.get(doc as usize).copied().unwrap_or(0))
    }

    /// The card of a document, out of the bytes that were indexed.
    pub fn card<'a>(&self, bytes: &'a [u8], doc: u32) -> Option<Card<'a>> {
        let range = self.ranges.get(doc as usize)?.clone();
        read(&mut Reader::new(bytes.get(range)?))
    }
}

fn kind(flags: u8) -> Kind {
    match flags & !ENDED {
        1 => Kind::Service,
        2 => Kind::Page,
        _ => Kind::Organization,
    }
}

fn read<'a>(reader: &mut Reader<'a>) -> Option<Card<'a>> {
    let flags = reader.byte()?;
    Some(Card {
        kind: kind(flags),
        ended: flags & ENDED != 0,
        id: reader.text()?,
        url: reader.text()?,
        title: reader.text()?,
        summary: reader.text()?,
        label: reader.text()?,
        place: reader.text()?,
        lang: reader.text()?,
        text: reader.text()?,
    })
}

/// Writes a number, seven bits a byte, the lowest first.
#[cfg(feature = "write")]
pub(crate) fn put_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Writes bytes behind their length.
#[cfg(feature = "write")]
pub(crate) fn put_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    put_number(bytes.len() as u64, out);
    out.extend_from_slice(bytes);
}

/// Reads what the two functions above wrote; every read may find the end, and says so.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, at: 0 }
    }

    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// One byte.
    pub fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// A number.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// Bytes behind their length.
    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let len = usize::try_from(self.number()?).ok()?;
        let bytes = self.bytes.get(self.at..self.at.checked_add(len)?)?;
        self.at += len;
        Some(bytes)
    }

    /// Text behind its length.
    pub fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn cards_come_back() {
        let documents = vec![
            Document {
                id: "a".into(),
                title: "Ämter".into(),
                ended: true,
                ..Document::default()
            },
            Document {
                id: "b".into(),
                kind: Kind::Page,
                body: "Text".into(),
                ..Document::default()
            },
        ];
        let bytes = encode(&documents);
        let cards = Cards::index(&bytes).expect("own bytes");
        assert_eq!(cards.len(), 2);
        assert!(cards.is_ended(0) && !cards.is_ended(1) && !cards.is_ended(7));
        assert_eq!(cards.card(&bytes, 0).map(|card| card.title), Some("Ämter"));
        assert_eq!(
            cards.card(&bytes, 1).map(|card| (card.kind, card.text)),
            Some((Kind::Page, "Text"))
        );
        assert_eq!(cards.card(&bytes, 2), None);
        for cut in 0..bytes.len() {
            assert!(Cards::index(&bytes[..cut]).is_none());
        }
    }
}
