//! Writing a pack: documents in, bytes out. Native only.
//!
//! In: documents and areas in any order. Out: the pack.
//!
//! **Invariant:** the bytes depend on the documents and areas alone: not on their order, the process or the machine.
//! tantivy names segments at random, so they are renamed here, and documents go in sorted by id.
//!
//! Deliberately absent: incremental writing. A pack is small, and written anew with the site.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use tantivy::directory::{Directory, RamDirectory};
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::store::Compressor;
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexSettings, TantivyDocument};

use crate::index::{META, SEGMENT};
use crate::model::{Area, Document};
use crate::pack::{PackError, pack};
use crate::schema::{FIELDS, Group, schema, tags_field, text_field, vocabulary_rank};
use crate::text::{Analyzer, Parts, Source, Word, fold_word, is_stop_word, words};
use crate::{cards, vocabulary};

/// What tantivy may use before it would start a second segment; it grows beyond if it must.
const MEMORY: usize = 50_000_000;

/// The longest chain of hyphenated words that is also found written as one.
const MAX_CHAIN: usize = 3;

/// Writes a pack for a site in `lang`. The same documents and areas give the same bytes.
pub fn write_pack(
    lang: &str,
    mut documents: Vec<Document>,
    areas: Vec<Area>,
) -> Result<Vec<u8>, PackError> {
    documents.sort_by(|one, two| one.id.cmp(&two.id));
    check_ids(&documents, &areas)?;
    let parts: BTreeSet<String> = documents.iter().flat_map(part_candidates).collect();
    let analyzer = Analyzer::new(lang, Parts::from_words(parts.iter().map(String::as_str)));
    let mut writer = Writer {
        analyzer,
        stems: HashMap::new(),
        vocabulary: BTreeMap::new(),
    };
    let index = writer.index(&documents)?;
    let words = writer
        .vocabulary
        .iter()
        .map(|(word, rank)| (word.as_str(), *rank, parts.contains(word)));
    let about = crate::index::About {
        lang: lang.to_string(),
        areas,
    };
    let about = serde_json::to_vec(&about).map_err(inconsistent)?;
    let mut sections = vec![
        ("about".to_string(), about),
        ("words".to_string(), vocabulary::encode(words)),
        ("cards".to_string(), cards::encode(&documents)),
    ];
    sections.extend(index);
    Ok(pack(&sections))
}

fn check_ids(documents: &[Document], areas: &[Area]) -> Result<(), PackError> {
    if documents.iter().any(|document| document.id.is_empty())
        || areas.iter().any(|area| area.id.is_empty())
    {
        return Err(PackError::MissingId);
    }
    match documents.windows(2).find(|pair| pair[0].id == pair[1].id) {
        Some(pair) => Err(PackError::DuplicateId(pair[0].id.clone())),
        None => Ok(()),
    }
}

/// The words of names and terms, of which longer words may be made.
fn part_candidates(document: &Document) -> Vec<String> {
    let texts = std::iter::once(&document.title)
        .chain(&document.aliases)
        .chain(&document.terms);
    let found = texts
        .flat_map(|text| words(text))
        .map(|word| fold_word(word.text));
    found
        .filter(|word| Parts::accepts(word) && !is_stop_word(word))
        .collect()
}

struct Writer {
    analyzer: Analyzer,
    /// Stems of words seen before: a directory repeats itself.
    stems: HashMap<(String, Source), Vec<String>>,
    vocabulary: BTreeMap<String, u8>,
}

impl Writer {
    /// The files of a tantivy index over the documents, under names of our own.
    fn index(&mut self, documents: &[Document]) -> Result<Vec<(String, Vec<u8>)>, PackError> {
        let directory = RamDirectory::create();
        let settings = IndexSettings {
            docstore_compression: Compressor::None,
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
        let builder = Index::builder().schema(schema()).settings(settings);
        let mut writer: SingleSegmentIndexWriter = builder
            .single_segment_index_writer(directory.clone(), MEMORY)
            .map_err(inconsistent)?;
        for document in documents {
            writer
                .add_document(self.document(document))
                .map_err(inconsistent)?;
        }
        let index = writer.finalize().map_err(inconsistent)?;
        files(&directory, &index)
    }

    fn document(&mut self, document: &Document) -> TantivyDocument {
        let own = self.analyzer.source(&document.lang);
        let mut out = TantivyDocument::default();
        for (number, kind) in FIELDS.iter().enumerate() {
            let mut stems = Vec::new();
            let (texts, source): (&[String], Source) = match kind.name {
                "title" => (std::slice::from_ref(&document.title), own),
                "aliases" => (&document.aliases, Source::Mixed),
                "terms" => (&document.terms, Source::Mixed),
                "place" => (std::slice::from_ref(&document.place), Source::Mixed),
                "summary" => (std::slice::from_ref(&document.summary), own),
                _ => (std::slice::from_ref(&document.body), own),
            };
            // Names keep their stop words, since some consist of nothing else; running text does not.
            let running = matches!(kind.name, "summary" | "body");
            for text in texts {
                self.collect(text, source, vocabulary_rank(number), running, &mut stems);
            }
            if !stems.is_empty() {
                out.add_pre_tokenized_text(text_field(number), tokens(stems));
            }
        }
        let tags = tags(document);
        out.add_pre_tokenized_text(tags_field(), tokens(tags));
        out
    }

    fn collect(
        &mut self,
        text: &str,
        source: Source,
        rank: u8,
        running: bool,
        stems: &mut Vec<String>,
    ) {
        let found = words(text);
        for word in &found {
            if !(running && is_stop_word(&fold_word(word.text))) {
                self.add(word.text, source, rank, stems);
            }
        }
        for chain in chains(&found) {
            self.add(&chain, source, rank, stems);
        }
    }

    fn add(&mut self, word: &str, source: Source, rank: u8, stems: &mut Vec<String>) {
        for surface in self.analyzer.surfaces(word) {
            let best = self.vocabulary.entry(surface).or_default();
            *best = (*best).max(rank);
        }
        let analyzer = &self.analyzer;
        let found = self
            .stems
            .entry((word.to_string(), source))
            .or_insert_with(|| analyzer.index_stems(word, source));
        stems.extend(found.iter().cloned());
    }
}

/// Hyphenated words written as one: "Job-Paten" is found as "Jobpaten".
fn chains(found: &[Word]) -> Vec<String> {
    let mut chains = Vec::new();
    let mut start = 0;
    for end in 1..=found.len() {
        if end < found.len() && found[end].hyphenated {
            continue;
        }
        if (2..=MAX_CHAIN).contains(&(end - start)) {
            let joined: String = found[start..end].iter().map(|word| word.text).collect();
            if joined.chars().all(char::is_alphabetic)
                && joined.chars().count() <= crate::text::MAX_WORD
            {
                chains.push(joined);
            }
        }
        start = end;
    }
    chains
}

fn tags(document: &Document) -> Vec<String> {
    let mut tags = Vec::new();
    for group in Group::ALL {
        let ids: &[String] = match group {
            Group::Area => &document.areas,
            Group::Located => &document.located,
            Group::Topic => &document.topics,
            Group::Category => std::slice::from_ref(&document.category),
            Group::Audience => &document.audience,
            Group::Language => &document.languages,
            Group::Residence => &document.residence,
        };
        for id in ids.iter().filter(|id| !id.is_empty()) {
            let tag = format!("{}:{id}", group.letter());
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    }
    tags
}

fn tokens(texts: Vec<String>) -> PreTokenizedString {
    let tokens = texts.into_iter().enumerate().map(|(position, text)| Token {
        position,
        text,
        ..Token::default()
    });
    PreTokenizedString {
        text: String::new(),
        tokens: tokens.collect(),
    }
}

/// Takes the files of the one segment out of the directory, with the random name replaced everywhere.
fn files(directory: &RamDirectory, index: &Index) -> Result<Vec<(String, Vec<u8>)>, PackError> {
    let metas = index.load_metas().map_err(inconsistent)?;
    let [segment] = metas.segments.as_slice() else {
        return Err(PackError::Inconsistent(format!(
            "{} segments instead of one",
            metas.segments.len()
        )));
    };
    let id = segment.id();
    let meta = directory
        .atomic_read(Path::new(META))
        .map_err(inconsistent)?;
    let meta = String::from_utf8(meta).map_err(inconsistent)?;
    let canonical = canonical_id()?;
    let meta = meta.replace(&hyphenated(&id.uuid_string()), &hyphenated(&canonical));
    let mut files = vec![(META.to_string(), meta.into_bytes())];
    let mut paths: Vec<_> = metas.list_segment_files().into_iter().collect();
    paths.sort();
    for path in paths {
        if !directory.exists(&path).map_err(inconsistent)? {
            continue;
        }
        let extension = path
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or_default();
        let bytes = directory.atomic_read(&path).map_err(inconsistent)?;
        files.push((format!("{SEGMENT}.{extension}"), bytes));
    }
    Ok(files)
}

/// The name that every segment gets, as tantivy would write it.
fn canonical_id() -> Result<String, PackError> {
    let id = tantivy::index::SegmentId::from_uuid_string(SEGMENT).map_err(inconsistent)?;
    Ok(id.uuid_string())
}

/// tantivy names files by the bare digits, and writes the id with hyphens in its list of segments.
fn hyphenated(digits: &str) -> String {
    let mut out = String::with_capacity(36);
    for (i, digit) in digits.chars().enumerate() {
        if matches!(i, 8 | 12 | 16 | 20) {
            out.push('-');
        }
        out.push(digit);
    }
    out
}

fn inconsistent(error: impl std::fmt::Display) -> PackError {
    PackError::Inconsistent(error.to_string())
}
