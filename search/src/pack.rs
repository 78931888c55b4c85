//! The pack: one file that holds everything the engine needs to answer.
//!
//! In and out: named sections of bytes. The file is a header (magic, version, length, checksum) and a payload (a table
//! of names and lengths, then the sections). The texts that excerpts are cut from are a second file of the same form.
//!
//! **Invariant:** [`unpack`] gives back exactly what [`pack`] was given, or a [`PackError`] that says what is wrong;
//! no other part of the crate sees bytes that failed the checksum.
//!
//! Deliberately absent: compression (hosts and browsers do that) and compatibility across versions. A pack is built
//! with the site and the engine it belongs to, so the version has one number and both sides must agree.

use std::fmt;
use std::ops::Range;

use crate::bytes::Reader;
#[cfg(feature = "write")]
use crate::bytes::{put_bytes, put_number};

/// Changes with every change of the pack's layout or of the analysis of words.
pub const PACK_VERSION: u32 = 2;

/// What a file starts with.
type Magic = [u8; 8];
/// A pack.
pub(crate) const PACK: Magic = *b"lotse\0pk";
/// The texts of a pack.
pub(crate) const TEXTS: Magic = *b"lotse\0tx";
const HEADER: usize = 24;

/// The checksum in the header of a pack, by which its texts know it.
pub(crate) fn checksum(pack: &[u8]) -> u32 {
    number(pack, 20, 4).unwrap_or(0) as u32
}

/// Why a pack cannot be written or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PackError {
    /// The bytes are something else altogether.
    NotAPack,
    /// The pack was written by another version.
    Version {
        /// What the pack says.
        found: u32,
        /// What this engine reads.
        expected: u32,
    },
    /// Bytes are missing at the end, or there are some too many.
    Length {
        /// How many there are.
        found: u64,
        /// How many the header announces.
        expected: u64,
    },
    /// The bytes are not those that were written.
    Damaged,
    /// The sections do not fit together, although the checksum does: a fault in the writer.
    Inconsistent(String),
    /// Two documents have the same id.
    DuplicateId(String),
    /// A document or an area has no id.
    MissingId,
}

impl PackError {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            PackError::NotAPack => "not-a-pack",
            PackError::Version { .. } => "pack-version",
            PackError::Length { .. } => "pack-cut-off",
            PackError::Damaged => "pack-damaged",
            PackError::Inconsistent(_) => "pack-inconsistent",
            PackError::DuplicateId(_) => "duplicate-id",
            PackError::MissingId => "missing-id",
        }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackError::NotAPack => write!(f, "this is not a search pack"),
            PackError::Version { found, expected } => {
                write!(
                    f,
                    "the search pack has version {found}, this engine reads version {expected}"
                )
            }
            PackError::Length { found, expected } => {
                write!(f, "the search pack is cut off: {found} bytes of {expected}")
            }
            PackError::Damaged => {
                write!(f, "the search pack is damaged: its checksum does not match")
            }
            PackError::Inconsistent(what) => write!(f, "the search pack is inconsistent: {what}"),
            PackError::DuplicateId(id) => write!(f, "two documents have the id \"{id}\""),
            PackError::MissingId => write!(f, "a document or an area has no id"),
        }
    }
}

impl std::error::Error for PackError {}

/// Writes sections into one file.
#[cfg(feature = "write")]
pub(crate) fn pack(magic: Magic, sections: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut payload = Vec::new();
    put_number(sections.len() as u64, &mut payload);
    for (name, bytes) in sections {
        put_bytes(name.as_bytes(), &mut payload);
        put_number(bytes.len() as u64, &mut payload);
    }
    for (_, bytes) in sections {
        payload.extend_from_slice(bytes);
    }
    let mut out = Vec::with_capacity(HEADER + payload.len());
    out.extend_from_slice(&magic);
    out.extend_from_slice(&PACK_VERSION.to_le_bytes());
    out.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    out.extend_from_slice(&crc32fast::hash(&payload).to_le_bytes());
    out.extend_from_slice(&payload);
    out
}

/// Checks a file and says where its sections are.
pub(crate) fn unpack(magic: Magic, bytes: &[u8]) -> Result<Vec<(String, Range<usize>)>, PackError> {
    let known = bytes.len().min(magic.len());
    if bytes.is_empty() || bytes[..known] != magic[..known] {
        return Err(PackError::NotAPack);
    }
    let (Some(version), Some(length), Some(checksum)) = (
        number(bytes, 8, 4),
        number(bytes, 12, 8),
        number(bytes, 20, 4),
    ) else {
        return Err(PackError::Length {
            found: bytes.len() as u64,
            expected: HEADER as u64,
        });
    };
    if version != u64::from(PACK_VERSION) {
        return Err(PackError::Version {
            found: version as u32,
            expected: PACK_VERSION,
        });
    }
    let payload = &bytes[HEADER..];
    if payload.len() as u64 != length {
        let expected = length.saturating_add(HEADER as u64);
        return Err(PackError::Length {
            found: bytes.len() as u64,
            expected,
        });
    }
    if u64::from(crc32fast::hash(payload)) != checksum {
        return Err(PackError::Damaged);
    }
    table(payload).ok_or_else(|| PackError::Inconsistent("its table of contents".to_string()))
}

fn number(bytes: &[u8], at: usize, len: usize) -> Option<u64> {
    let slice = bytes.get(at..at + len)?;
    Some(
        slice
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u64::from(*byte)),
    )
}

fn table(payload: &[u8]) -> Option<Vec<(String, Range<usize>)>> {
    let mut reader = Reader::new(payload);
    let count = reader.number()?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let name = reader.text()?.to_string();
        entries.push((name, usize::try_from(reader.number()?).ok()?));
    }
    let mut start = reader.at;
    let mut sections = Vec::with_capacity(entries.len());
    for (name, len) in entries {
        let end = start.checked_add(len).filter(|end| *end <= payload.len())?;
        sections.push((name, HEADER + start..HEADER + end));
        start = end;
    }
    (start == payload.len()).then_some(sections)
}

#[cfg(all(test, feature = "write"))]
mod tests {
    use super::*;

    #[test]
    fn sections_come_back() {
        let sections = vec![
            ("a".to_string(), vec![1, 2, 3]),
            ("b".to_string(), vec![]),
            ("c".to_string(), vec![4]),
        ];
        let bytes = pack(PACK, &sections);
        let found = unpack(PACK, &bytes).expect("own bytes");
        let back: Vec<_> = found
            .into_iter()
            .map(|(name, range)| (name, bytes[range].to_vec()))
            .collect();
        assert_eq!(back, sections);
    }

    #[test]
    fn every_fault_has_its_name() {
        let bytes = pack(PACK, &[("a".to_string(), vec![1, 2, 3])]);
        let code = |bytes: &[u8]| unpack(PACK, bytes).map_err(|error| error.code()).err();
        assert_eq!(code(b""), Some("not-a-pack"));
        assert_eq!(code(b"<!doctype html>"), Some("not-a-pack"));
        assert_eq!(code(&bytes[..5]), Some("pack-cut-off"));
        assert_eq!(code(&bytes[..bytes.len() - 1]), Some("pack-cut-off"));
        assert_eq!(code(&[&bytes[..], b"x"].concat()), Some("pack-cut-off"));
        let mut other = bytes.clone();
        other[8] = 99;
        assert_eq!(code(&other), Some("pack-version"));
        let mut flipped = bytes.clone();
        flipped[HEADER + 2] ^= 1;
        assert_eq!(code(&flipped), Some("pack-damaged"));
    }
}
