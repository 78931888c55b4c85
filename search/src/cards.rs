//! Cards: what a result shows, apart from the index that finds it.
//!
//! In: documents in the order of the index. Out: the card of one of them, and its text once the texts are there. Kept
//! outside tantivy's document store, whose blocks and generic values would cost more in the module than this reader
//! does, and compress worse. Texts are two fifths of all bytes and needed for excerpts only, so they are a file apart.
//!
//! **Invariant:** the number of cards is the number of documents in the index, without those that stand for terms.
//!
//! Deliberately absent: compression; the pack is compressed as a whole on its way.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::bytes::Reader;
#[cfg(feature = "write")]
use crate::bytes::{put_bytes, put_number};
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
    /// The document that took its place.
    pub successor: Option<u32>,
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
        let successor = document
            .successor
            .as_ref()
            .and_then(|id| documents.binary_search_by(|other| other.id.cmp(id)).ok());
        put_number(successor.map_or(0, |number| number as u64 + 1), &mut out);
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
        for field in [id, url, title, summary, label, place, lang] {
            put_bytes(field.as_bytes(), &mut out);
        }
    }
    out
}

/// Encodes the texts that belong to a pack.
#[cfg(feature = "write")]
pub(crate) fn encode_texts(documents: &[Document], pack: &[u8]) -> Vec<u8> {
    let mut out = crate::pack::checksum(pack).to_le_bytes().to_vec();
    for (number, document) in documents.iter().enumerate() {
        if document.kind == Kind::Page && !document.body.is_empty() {
            let text: String = document.body.chars().take(PAGE_TEXT).collect();
            put_number(number as u64, &mut out);
            put_bytes(text.as_bytes(), &mut out);
        }
    }
    out
}

/// The texts of a pack, by the number of their document.
#[derive(Default)]
pub(crate) struct Texts(BTreeMap<u32, String>);

impl Texts {
    /// Decodes what [`encode_texts`] wrote for a pack with this checksum; nothing if it did not write this, or for another.
    pub fn decode(bytes: &[u8], checksum: u32) -> Option<Texts> {
        let (own, rest) = bytes.split_first_chunk::<4>()?;
        if u32::from_le_bytes(*own) != checksum {
            return None;
        }
        let mut reader = Reader::new(rest);
        let mut texts = Texts::default();
        while !reader.is_empty() {
            let number = u32::try_from(reader.number()?).ok()?;
            texts.0.insert(number, reader.text()?.to_string());
        }
        Some(texts)
    }

    /// How many there are.
    #[cfg(target_arch = "wasm32")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The text of a document; empty if there is none.
    pub fn of(&self, doc: u32) -> &str {
        self.0.get(&doc).map_or("", String::as_str)
    }
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
    let successor = reader.number()?.checked_sub(1);
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
        successor: successor.and_then(|number| u32::try_from(number).ok()),
    })
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
                successor: Some("b".into()),
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
        let card = |doc| cards.card(&bytes, doc).expect("a card");
        assert_eq!((card(1).kind, card(1).successor), (Kind::Page, None));
        assert_eq!(card(0).successor, Some(1));
        assert_eq!(cards.card(&bytes, 2), None);
        for cut in 0..bytes.len() {
            assert!(Cards::index(&bytes[..cut]).is_none());
        }
    }

    #[test]
    fn texts_know_their_pack() {
        let page = Document {
            kind: Kind::Page,
            body: "Text".into(),
            ..Document::default()
        };
        let documents = [Document::default(), page];
        let mut pack = vec![0; 24];
        pack[20] = 7;
        let bytes = encode_texts(&documents, &pack);
        let texts = Texts::decode(&bytes, 7).expect("own bytes");
        assert_eq!((texts.of(0), texts.of(1), texts.of(2)), ("", "Text", ""));
        assert!(Texts::decode(&bytes, 8).is_none());
        assert!(Texts::decode(&bytes[..bytes.len() - 1], 7).is_none());
    }
}
