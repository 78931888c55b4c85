//! The index: tantivy's dictionary, postings and lengths, read straight from the pack.
//!
//! In: the sections of a pack. Out: for a field and a stem, the documents and how well they match; for a document, its
//! tags.
//!
//! **Invariant:** the sections are not copied; everything reads from the one buffer the pack came in.
//!
//! Deliberately absent: tantivy's queries and collectors. Ranking here needs to know which word matched where, and
//! must give the same bits natively and in the browser; both are simpler on the postings themselves, and the module is
//! a third smaller.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, OwnedBytes, WatchCallback, WatchHandle, WritePtr,
};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term};

use crate::model::Area;
use crate::pack::PackError;
use crate::schema::{FIELDS, Group, tags_field, text_field};

/// The name of every segment: a UUID of zeros.
#[cfg(feature = "write")]
pub(crate) const SEGMENT: &str = "00000000000000000000000000000000";
/// tantivy's list of segments.
#[cfg(feature = "write")]
pub(crate) const META: &str = "meta.json";

/// How fast further occurrences in the same field count less.
const SATURATION: f32 = 1.0;

/// What a pack says about itself.
#[derive(Serialize, Deserialize, Default)]
pub(crate) struct About {
    pub lang: String,
    pub areas: Vec<Area>,
}

/// The opened index.
pub(crate) struct Index {
    fields: Vec<FieldReader>,
    tags: Vec<Tags>,
    documents: u32,
}

struct FieldReader {
    inverted: Arc<InvertedIndexReader>,
    norms: FieldNormReader,
    /// For each of the 256 encoded lengths: what the occurrences are weighed against.
    damping: Vec<f32>,
}

/// The values of one group for every document.
#[derive(Default)]
pub(crate) struct Tags {
    /// The ids, ascending.
    pub ids: Vec<String>,
    /// Where the values of a document start; one more than there are documents.
    starts: Vec<u32>,
    values: Vec<u32>,
}

impl Index {
    /// Opens the index among the sections of a pack.
    pub fn open(sections: Vec<(String, OwnedBytes)>) -> Result<Index, PackError> {
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
        let fields = (0..FIELDS.len())
            .map(|number| FieldReader::open(&reader, number))
            .collect::<Result<_, _>>();
        let tags = read_tags(&reader).map_err(inconsistent)?;
        Ok(Index {
            fields: fields.map_err(inconsistent)?,
            tags,
            documents: reader.max_doc(),
        })
    }

    /// How many documents there are.
    pub fn documents(&self) -> u32 {
        self.documents
    }

    /// The values of a group.
    pub fn tags(&self, group: Group) -> &Tags {
        &self.tags[group as usize]
    }

    /// Calls back with each document that has the stem in a field, and how well it matches there (below 1).
    pub fn matches(&self, field: usize, stem: &str, mut found: impl FnMut(u32, f32)) {
        let reader = &self.fields[field];
        let term = Term::from_field_text(text_field(field), stem);
        let Ok(Some(mut postings)) = reader
            .inverted
            .read_postings(&term, IndexRecordOption::WithFreqs)
        else {
            return;
        };
        let mut doc = postings.doc();
        while doc != TERMINATED {
            let times = postings.term_freq() as f32;
            let damping = reader.damping[usize::from(reader.norms.fieldnorm_id(doc))];
            found(doc, times / (times + damping));
            doc = postings.advance();
        }
    }
}

impl FieldReader {
    fn open(reader: &SegmentReader, number: usize) -> tantivy::Result<FieldReader> {
        let inverted = reader.inverted_index(text_field(number))?;
        let norms = reader.get_fieldnorms_reader(text_field(number))?;
        let documents = reader.max_doc().max(1) as f32;
        let average = (inverted.total_num_tokens() as f32 / documents).max(1.0);
        let length = FIELDS[number].length;
        let damping = (0..=u8::MAX)
            .map(|id| FieldNormReader::id_to_fieldnorm(id) as f32 / average)
            .map(|relative| SATURATION * (1.0 - length + length * relative))
            .collect();
        Ok(FieldReader {
            inverted,
            norms,
            damping,
        })
    }
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

    /// The index of an id, if any document has it.
    pub fn find(&self, id: &str) -> Option<u32> {
        self.ids
            .binary_search_by(|other| other.as_str().cmp(id))
            .ok()
            .map(|index| index as u32)
    }

    fn new(ids: Vec<String>, mut pairs: Vec<(u32, u32)>, documents: u32) -> Tags {
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
        }
    }
}

/// Turns the postings of the tags around: from documents of a value to values of a document.
fn read_tags(reader: &SegmentReader) -> tantivy::Result<Vec<Tags>> {
    let mut ids: Vec<Vec<String>> = vec![Vec::new(); Group::ALL.len()];
    let mut pairs: Vec<Vec<(u32, u32)>> = vec![Vec::new(); Group::ALL.len()];
    let inverted = reader.inverted_index(tags_field())?;
    let mut terms = inverted.terms().stream()?;
    while let Some((term, info)) = terms.next() {
        let Some((letter, id)) = std::str::from_utf8(term)
            .ok()
            .and_then(|term| term.split_once(':'))
        else {
            continue;
        };
        let Some(group) = Group::ALL
            .iter()
            .position(|group| letter.chars().eq([group.letter()]))
        else {
            continue;
        };
        let value = ids[group].len() as u32;
        ids[group].push(id.to_string());
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        while postings.doc() != TERMINATED {
            pairs[group].push((postings.doc(), value));
            postings.advance();
        }
    }
    let documents = reader.max_doc();
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
