//! The index: tantivy's dictionary and postings, read straight from the pack.
//!
//! In: the sections of a pack. Out: for a word, the documents and what it is worth there; for a document, its tags.
//!
//! **Invariant:** the sections are not copied; everything reads from the one buffer the pack came in.
//!
//! Deliberately absent: tantivy's queries and collectors. Ranking here needs to know which word matched where, and
//! must give the same bits natively and in the browser; both are simpler on the postings themselves, and the module is
//! a third smaller.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, OwnedBytes, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::postings::{Postings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

use crate::dictionary::Dictionary;
use crate::model::{Area, Facet, Language};
use crate::pack::PackError;
use crate::schema::{tags_field, words_field};

/// The name of every segment: a UUID of zeros.
#[cfg(feature = "write")]
pub(crate) const SEGMENT: &str = "00000000000000000000000000000000";
/// tantivy's list of segments.
#[cfg(feature = "write")]
pub(crate) const META: &str = "meta.json";

/// What a pack says about itself.
#[derive(Serialize, Deserialize, Default)]
pub(crate) struct About {
    pub lang: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub languages: BTreeMap<String, Language>,
    pub areas: Vec<Area>,
}

/// The opened index.
pub(crate) struct Index {
    inverted: Arc<InvertedIndexReader>,
    /// Where the postings of each word are, by its number.
    infos: Vec<TermInfo>,
    tags: Vec<Tags>,
    documents: u32,
}

/// The values of one facet for every document, and the other way round.
#[derive(Default)]
pub(crate) struct Tags {
    /// The ids, ascending.
    pub ids: Vec<String>,
    /// Where the values of a document start; one more than there are documents.
    starts: Vec<u32>,
    values: Vec<u32>,
    /// The documents of each value, ascending.
    documents: Vec<Vec<u32>>,
}

impl Index {
    /// Opens the index among the sections of a pack, and its dictionary, of whose words these are the flags. The first
    /// documents stand for terms; tags are of the real ones, and count from the first of those.
    pub fn open(
        sections: Vec<(String, OwnedBytes)>,
        flags: Vec<u8>,
        terms: u32,
    ) -> Result<(Index, Dictionary), PackError> {
        let index = tantivy::Index::open(PackDirectory {
            files: Arc::new(sections),
        })
        .map_err(inconsistent)?;
        let segments = index.searchable_segments().map_err(inconsistent)?;
        let [segment] = segments.as_slice() else {
            return Err(PackError::Inconsistent(
                "it must have one segment".to_string(),
            ));
        };
        let reader = SegmentReader::open(segment).map_err(inconsistent)?;
        if reader.schema() != &crate::schema::schema() {
            return Err(PackError::Inconsistent("its schema".to_string()));
        }
        let inverted = reader.inverted_index(words_field()).map_err(inconsistent)?;
        let (infos, dictionary) = read_words(&inverted, flags).map_err(inconsistent)?;
        if !dictionary.is_complete() {
            return Err(PackError::Inconsistent("words and flags".to_string()));
        }
        let index = Index {
            inverted,
            infos,
            tags: read_tags(&reader, terms).map_err(inconsistent)?,
            documents: reader.max_doc(),
        };
        Ok((index, dictionary))
    }

    /// How many documents there are, terms included.
    pub fn documents(&self) -> u32 {
        self.documents
    }

    /// The values of a facet.
    pub fn tags(&self, facet: Facet) -> &Tags {
        &self.tags[facet as usize]
    }

    /// Calls back with each document that has the word, ascending, and with its impact there.
    pub fn postings(&self, word: u32, mut found: impl FnMut(u32, u32)) {
        let Some(info) = self.infos.get(word as usize) else {
            return;
        };
        let Ok(mut postings) = self
            .inverted
            .read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)
        else {
            return;
        };
        while postings.doc() != TERMINATED {
            found(postings.doc(), postings.term_freq());
            postings.advance();
        }
    }
}

fn read_words(
    inverted: &InvertedIndexReader,
    flags: Vec<u8>,
) -> tantivy::Result<(Vec<TermInfo>, Dictionary)> {
    let mut infos = Vec::with_capacity(flags.len());
    let mut dictionary = Dictionary::with_flags(flags);
    let mut words = inverted.terms().stream()?;
    while let Some((word, info)) = words.next() {
        let accepted = std::str::from_utf8(word).is_ok_and(|word| dictionary.push(word));
        if !accepted {
            return Err(tantivy::TantivyError::InvalidArgument(
                "the dictionary".to_string(),
            ));
        }
        infos.push(info.clone());
    }
    Ok((infos, dictionary))
}

impl Tags {
    /// The values of a document, as indices into `ids`.
    pub fn of(&self, doc: u32) -> &[u32] {
        let doc = doc as usize;
        match (self.starts.get(doc), self.starts.get(doc + 1)) {
            (Some(&start), Some(&end)) => &self.values[start as usize..end as usize],
            _ => &[],
        }
    }

    /// The documents of a value, ascending.
    pub fn documents(&self, value: u32) -> &[u32] {
        self.documents
            .get(value as usize)
            .map_or(&[], Vec::as_slice)
    }

    /// The index of an id, if any document has it.
    pub fn find(&self, id: &str) -> Option<u32> {
        self.ids
            .binary_search_by(|other| other.as_str().cmp(id))
            .ok()
            .map(|index| index as u32)
    }

    fn new(ids: Vec<String>, mut pairs: Vec<(u32, u32)>, documents: u32) -> Tags {
        let mut by_value = vec![Vec::new(); ids.len()];
        for &(doc, value) in &pairs {
            by_value[value as usize].push(doc);
        }
        pairs.sort_unstable();
        let mut starts = vec![0; documents as usize + 1];
        for &(doc, _) in &pairs {
            starts[doc as usize + 1] += 1;
        }
        for doc in 0..documents as usize {
            starts[doc + 1] += starts[doc];
        }
        Tags {
            ids,
            starts,
            values: pairs.into_iter().map(|(_, value)| value).collect(),
            documents: by_value,
        }
    }
}

/// Turns the postings of the tags around: from documents of a value to values of a document.
fn read_tags(reader: &SegmentReader, terms: u32) -> tantivy::Result<Vec<Tags>> {
    let mut ids: Vec<Vec<String>> = vec![Vec::new(); Facet::ALL.len()];
    let mut pairs: Vec<Vec<(u32, u32)>> = vec![Vec::new(); Facet::ALL.len()];
    let inverted = reader.inverted_index(tags_field())?;
    let mut tags = inverted.terms().stream()?;
    while let Some((tag, info)) = tags.next() {
        let Some((letter, id)) = std::str::from_utf8(tag)
            .ok()
            .and_then(|tag| tag.split_once(':'))
        else {
            continue;
        };
        let Some(facet) = letter.chars().next().and_then(Facet::of) else {
            continue;
        };
        let facet = facet as usize;
        let value = ids[facet].len() as u32;
        ids[facet].push(id.to_string());
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        while postings.doc() != TERMINATED {
            // A damaged pack fails its checksum; a document of a term has no tags.
            pairs[facet].extend(postings.doc().checked_sub(terms).map(|doc| (doc, value)));
            postings.advance();
        }
    }
    let documents = reader.max_doc().saturating_sub(terms);
    Ok(ids
        .into_iter()
        .zip(pairs)
        .map(|(ids, pairs)| Tags::new(ids, pairs, documents))
        .collect())
}

fn inconsistent(error: impl fmt::Display) -> PackError {
    PackError::Inconsistent(error.to_string())
}

/// The sections of a pack as a directory that tantivy can read, and only read.
#[derive(Clone)]
struct PackDirectory {
    files: Arc<Vec<(String, OwnedBytes)>>,
}

impl fmt::Debug for PackDirectory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PackDirectory")
    }
}

impl PackDirectory {
    fn find(&self, path: &Path) -> Option<OwnedBytes> {
        self.files
            .iter()
            .find(|(name, _)| Path::new(name) == path)
            .map(|(_, bytes)| bytes.clone())
    }
}

fn read_only() -> io::Error {
    io::Error::from(io::ErrorKind::Unsupported)
}

impl Directory for PackDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        match self.find(path) {
            Some(bytes) => Ok(Arc::new(bytes)),
            None => Err(OpenReadError::FileDoesNotExist(PathBuf::from(path))),
        }
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError {
            io_error: Arc::new(read_only()),
            filepath: PathBuf::from(path),
        })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.find(path).is_some())
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(
            read_only(),
            PathBuf::from(path),
        ))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        match self.find(path) {
            Some(bytes) => Ok(bytes.as_slice().to_vec()),
            None => Err(OpenReadError::FileDoesNotExist(PathBuf::from(path))),
        }
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(read_only())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        // Nothing can change under a reader of bytes in memory.
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
