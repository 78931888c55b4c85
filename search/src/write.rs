//! Writing a pack: documents and terms in, bytes out. Native only.
//!
//! In: documents, terms and areas in any order. Out: the pack, and the texts that belong to it.
//!
//! **Invariant:** the bytes depend on what went in alone: not on its order, the process or the machine. tantivy names
//! segments at random, so they are renamed here, and documents go in sorted by id.
//!
//! Deliberately absent: incremental writing. A pack is small, and written anew with the site.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use serde::{Deserialize, Serialize};
use tantivy::directory::{Directory, RamDirectory};
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::store::Compressor;
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexSettings, TantivyDocument};

use crate::dictionary::{IS_NAMED, IS_PART, Rank, merged};
use crate::index::{META, SEGMENT};
use crate::model::{Area, Document, Facet, Kind, Language, Term};
use crate::pack::{PACK, PackError, TEXTS, pack};
use crate::schema::{
    ALIAS, BODY, IMPACT, PART, PLACE, Running, SATURATION, SUMMARY, TITLE, WHOLE_NAME, schema,
    tags_field, words_field,
};
use crate::text::{Analysis, Parts, Stemmer, Word, words};
use crate::{cards, terms};

/// What tantivy may use before it would start a second segment; it grows beyond if it must.
const MEMORY: usize = 50_000_000;

/// The shortest noun of a running text of which longer words may be made: shorter ones split too much.
const MIN_NOUN: usize = 6;

/// The longest chain of hyphenated words that is also found written as one.
const MAX_CHAIN: usize = 3;

/// What a search is made from.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Corpus {
    /// Everything that can be found.
    pub documents: Vec<Document>,
    /// The terms that documents refer to by id, with all names.
    pub terms: Vec<Term>,
    /// The places that questions may name.
    pub areas: Vec<Area>,
    /// What is to be known of languages, by their codes.
    pub languages: BTreeMap<String, Language>,
}

/// The two files that an engine reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// What is needed to find and to show.
    pub pack: Vec<u8>,
    /// The running text that excerpts are cut from; the engine works without it.
    pub texts: Vec<u8>,
}

/// Writes the files of a site in `lang`. The same corpus gives the same bytes.
///
/// # Errors
/// If two documents have one id, or one has none.
pub fn write_pack(lang: &str, mut corpus: Corpus) -> Result<Pack, PackError> {
    corpus.documents.sort_by(|one, two| one.id.cmp(&two.id));
    corpus
        .terms
        .sort_by(|one, two| (one.facet, &one.id).cmp(&(two.facet, &two.id)));
    check_ids(&corpus)?;
    keep_used(&mut corpus);
    let analysis = Analysis::new(lang, &corpus.languages);
    let parts = part_candidates(&corpus, &analysis);
    let mut writer = Writer {
        parts: Parts::from_words(parts.iter().map(String::as_str)),
        splits: HashMap::new(),
        words: HashMap::new(),
        forms: Forms::of(&corpus, &analysis),
        analysis: &analysis,
    };
    let documents = writer.documents(&corpus.documents);
    let terms_first = writer.terms(&corpus.terms);
    let rows: Vec<Row> = terms_first.into_iter().chain(documents).collect();
    // What was noted on the way and is in no row is no word of the dictionary.
    let indexed: HashSet<&str> = rows
        .iter()
        .flat_map(|row| row.impacts.keys().map(String::as_str))
        .collect();
    let mut indexed: Vec<&str> = indexed.into_iter().collect();
    indexed.sort_unstable();
    let flags = indexed.iter().map(|word| {
        let part = if parts.contains(*word) { IS_PART } else { 0 };
        writer.words.get(*word).copied().unwrap_or_default() | part
    });
    let flags: Vec<u8> = flags.collect();
    let index = index(rows)?;
    let about = crate::index::About {
        lang: lang.to_string(),
        languages: corpus.languages,
        areas: corpus.areas,
    };
    let about = serde_json::to_vec(&about).map_err(inconsistent)?;
    let mut sections = vec![
        ("about".to_string(), about),
        ("flags".to_string(), flags),
        ("terms".to_string(), terms::encode(&corpus.terms)),
        ("cards".to_string(), cards::encode(&corpus.documents)),
    ];
    sections.extend(index);
    let pack = pack(PACK, &sections);
    let texts = vec![(
        "texts".to_string(),
        cards::encode_texts(&corpus.documents, &pack),
    )];
    Ok(Pack {
        texts: crate::pack::pack(TEXTS, &texts),
        pack,
    })
}

fn check_ids(corpus: &Corpus) -> Result<(), PackError> {
    let documents = &corpus.documents;
    if documents.iter().any(|document| document.id.is_empty())
        || corpus.areas.iter().any(|area| area.id.is_empty())
        || corpus.terms.iter().any(|term| term.id.is_empty())
    {
        return Err(PackError::MissingId);
    }
    match documents.windows(2).find(|pair| pair[0].id == pair[1].id) {
        Some(pair) => Err(PackError::DuplicateId(pair[0].id.clone())),
        None => Ok(()),
    }
}

/// A term that no document has leads nowhere, and need not travel.
fn keep_used(corpus: &mut Corpus) {
    let used: BTreeSet<(Facet, &str)> = corpus.documents.iter().flat_map(facets).collect();
    let keep: Vec<bool> = corpus
        .terms
        .iter()
        .map(|term| used.contains(&(term.facet, term.id.as_str())))
        .collect();
    let mut keep = keep.into_iter();
    corpus.terms.retain(|_| keep.next().unwrap_or(false));
}

/// The words of names in German, and the nouns of what records say of themselves, of which longer words may be made.
fn part_candidates(corpus: &Corpus, analysis: &Analysis) -> BTreeSet<String> {
    let records = corpus
        .documents
        .iter()
        .filter(|document| document.kind != Kind::Page && document.lang == "de");
    let texts = records.flat_map(|document| [&document.summary, &document.body]);
    let nouns = texts.flat_map(|text| words(text)).filter(|word| {
        word.text.starts_with(char::is_uppercase) && word.text.chars().count() >= MIN_NOUN
    });
    let names = corpus
        .documents
        .iter()
        .flat_map(|document| std::iter::once(&document.title).chain(&document.aliases));
    let terms = corpus.terms.iter().filter_map(|term| term.names.get("de"));
    let found = names
        .chain(terms.flatten())
        .flat_map(|text| words(text))
        .chain(nouns)
        .map(|word| analysis.fold(word.text));
    found
        .filter(|word| Parts::accepts(word) && !analysis.is_stop_word(word))
        .collect()
}

/// A document of the index: its words with what they are worth, and its tags. Some stand for terms.
#[derive(Default)]
struct Row {
    impacts: BTreeMap<String, f32>,
    tags: Vec<String>,
}

struct Writer<'a> {
    analysis: &'a Analysis,
    parts: Parts,
    /// Parts of words seen before: a directory repeats itself.
    splits: HashMap<String, Vec<String>>,
    /// Every word with its flags.
    words: HashMap<String, u8>,
    forms: Forms,
}

/// How often the words of a running text occur.
#[derive(Default)]
struct Counts {
    words: BTreeMap<String, f32>,
    parts: BTreeMap<String, f32>,
    total: f32,
}

impl Writer<'_> {
    fn documents(&mut self, documents: &[Document]) -> Vec<Row> {
        let counted: Vec<[Counts; 3]> = documents
            .iter()
            .map(|document| {
                let stemmer = self.analysis.stemmer(&document.lang);
                [
                    self.count(&document.place, Stemmer::None, true),
                    self.count(&document.summary, stemmer, true),
                    self.count(&document.body, stemmer, document.kind != Kind::Page),
                ]
            })
            .collect();
        let average = |field: usize| {
            let total: f32 = counted.iter().map(|counts| counts[field].total).sum();
            (total / counted.len().max(1) as f32).max(1.0)
        };
        let fields = [
            (PLACE, average(0)),
            (SUMMARY, average(1)),
            (BODY, average(2)),
        ];
        let rows = documents.iter().zip(&counted);
        rows.map(|(document, counts)| {
            let mut row = Row::default();
            let title = std::iter::once(&document.title);
            self.names(title, TITLE, &mut row.impacts);
            self.names(document.aliases.iter(), ALIAS, &mut row.impacts);
            for ((field, average), counts) in fields.iter().zip(counts) {
                add_running(field, *average, counts, &mut row.impacts);
            }
            for impact in row.impacts.values_mut() {
                *impact *= IMPACT;
            }
            row.tags = tags(document);
            row
        })
        .collect()
    }

    /// One row for each term.
    fn terms(&mut self, terms: &[Term]) -> Vec<Row> {
        let rows = terms.iter().map(|term| {
            let rank = match term.facet {
                Facet::Kind | Facet::Topic => Rank::Core,
                _ => Rank::Term,
            };
            let mut row = Row::default();
            for (lang, names) in &term.names {
                let stemmer = self.analysis.stemmer(lang);
                for name in names {
                    self.term_name(name, stemmer, rank, &mut row.impacts);
                }
            }
            row
        });
        rows.collect()
    }

    /// The words of one name of a term share its worth. Stop words take a share too, though half of one: "deutsch werden"
    /// is more than "deutsch".
    fn term_name(
        &mut self,
        name: &str,
        stemmer: Stemmer,
        rank: Rank,
        impacts: &mut BTreeMap<String, f32>,
    ) {
        let found = words(name);
        let content = content(&found, self.analysis);
        let passed_over = found.len() - content.len();
        let share = WHOLE_NAME / (content.len() as f32 + 0.5 * passed_over as f32).max(1.0);
        for word in content {
            let word = self.forms.one_for(stemmer, word);
            if stemmer == Stemmer::German {
                for part in self.split(&word) {
                    keep_best(impacts, part, PART * share);
                }
            }
            self.note(&word, rank as u8 | IS_NAMED);
            keep_best(impacts, word, share);
        }
    }

    /// The words of the names of a document; each counts where it is worth most.
    fn names<'a>(
        &mut self,
        names: impl Iterator<Item = &'a String>,
        weight: f32,
        impacts: &mut BTreeMap<String, f32>,
    ) {
        for name in names {
            let found = words(name);
            let folded = content(&found, self.analysis);
            let worth = weight / (folded.len().max(1) as f32).sqrt();
            let analysis = self.analysis;
            let chains = chains(&found)
                .into_iter()
                .map(|chain| analysis.fold(&chain));
            for word in folded.into_iter().chain(chains) {
                for part in self.split(&word) {
                    keep_best(impacts, part, PART * worth);
                }
                self.note(&word, Rank::Name as u8);
                keep_best(impacts, word, worth);
            }
        }
    }

    fn count(&mut self, text: &str, stemmer: Stemmer, parts_too: bool) -> Counts {
        let mut counts = Counts::default();
        let found = words(text);
        let analysis = self.analysis;
        let folded = found.iter().map(|word| analysis.fold(word.text));
        let folded = folded.filter(|word| !analysis.is_stop_word(word));
        let chains = chains(&found)
            .into_iter()
            .map(|chain| analysis.fold(&chain));
        for word in folded.chain(chains) {
            let word = self.forms.one_for(stemmer, word);
            for part in self.split(&word).into_iter().filter(|_| parts_too) {
                *counts.parts.entry(part).or_default() += 1.0;
            }
            self.note(&word, Rank::Text as u8);
            *counts.words.entry(word).or_default() += 1.0;
            counts.total += 1.0;
        }
        counts
    }

    /// The parts of a compound; they are words of the dictionary from then on.
    fn split(&mut self, word: &str) -> Vec<String> {
        if let Some(known) = self.splits.get(word) {
            return known.clone();
        }
        let parts: Vec<String> = self
            .parts
            .split(word)
            .into_iter()
            .map(str::to_string)
            .collect();
        for part in &parts {
            self.note(part, Rank::Text as u8);
        }
        self.splits.insert(word.to_string(), parts.clone());
        parts
    }

    fn note(&mut self, word: &str, flags: u8) {
        match self.words.get_mut(word) {
            Some(known) => *known = merged(*known, flags),
            None => {
                self.words.insert(word.to_string(), flags);
            }
        }
    }
}

/// One form for all forms of a word, in the names of terms and in running text. Whoever asks for another form finds it
/// by the stem, and the dictionary has a third of its words less. Names of documents keep their own.
#[derive(Default)]
struct Forms {
    /// Of each stemmer and stem: the form.
    by_stem: HashMap<(Stemmer, String), String>,
    /// Of each stemmer and word: its stem. A directory repeats itself, and stemming costs.
    stems: HashMap<Stemmer, HashMap<String, String>>,
}

impl Forms {
    /// Chooses a form that stands in names of documents anyway, else the shortest.
    fn of(corpus: &Corpus, analysis: &Analysis) -> Forms {
        let documents = &corpus.documents;
        let names = documents
            .iter()
            .flat_map(|document| std::iter::once(&document.title).chain(&document.aliases));
        let kept: HashSet<String> = names.flat_map(|name| folded(name, analysis)).collect();
        let mut forms = Forms::default();
        for document in documents {
            let stemmer = analysis.stemmer(&document.lang);
            for text in [&document.summary, &document.body] {
                folded(text, analysis).for_each(|word| forms.add(stemmer, word, &kept));
            }
        }
        for (lang, names) in corpus.terms.iter().flat_map(|term| &term.names) {
            let words = names.iter().flat_map(|name| folded(name, analysis));
            words.for_each(|word| forms.add(analysis.stemmer(lang), word, &kept));
        }
        forms
    }

    fn add(&mut self, stemmer: Stemmer, word: String, kept: &HashSet<String>) {
        let stems = self.stems.entry(stemmer).or_default();
        if stems.contains_key(&word) {
            return;
        }
        let stem = stemmer.stem(&word);
        stems.insert(word.clone(), stem.clone());
        let price = |word: &String| (!kept.contains(word), word.chars().count(), word.clone());
        let form = self
            .by_stem
            .entry((stemmer, stem))
            .or_insert_with(|| word.clone());
        if price(&word) < price(form) {
            *form = word;
        }
    }

    fn one_for(&self, stemmer: Stemmer, word: String) -> String {
        let stem = self.stems.get(&stemmer).and_then(|stems| stems.get(&word));
        let form = stem.and_then(|stem| self.by_stem.get(&(stemmer, stem.clone())));
        form.cloned().unwrap_or(word)
    }
}

fn folded(text: &str, analysis: &Analysis) -> impl Iterator<Item = String> {
    words(text).into_iter().map(|word| analysis.fold(word.text))
}

/// The folded words of a name without its stop words, unless it has no others.
fn content(found: &[Word], analysis: &Analysis) -> Vec<String> {
    let all: Vec<String> = found.iter().map(|word| analysis.fold(word.text)).collect();
    let content: Vec<String> = all
        .iter()
        .filter(|word| !analysis.is_stop_word(word))
        .cloned()
        .collect();
    if content.is_empty() { all } else { content }
}

fn keep_best(impacts: &mut BTreeMap<String, f32>, word: String, worth: f32) {
    let best = impacts.entry(word).or_default();
    *best = best.max(worth);
}

/// A word counts more the oftener it stands in a text, but less and less so, and less in a long text.
fn add_running(
    field: &Running,
    average: f32,
    counts: &Counts,
    impacts: &mut BTreeMap<String, f32>,
) {
    let relative = counts.total / average;
    let damping = SATURATION * (1.0 - field.length + field.length * relative);
    let words = counts.words.iter().map(|(word, times)| (word, times, 1.0));
    let parts = counts.parts.iter().map(|(word, times)| (word, times, PART));
    for (word, times, factor) in words.chain(parts) {
        *impacts.entry(word.clone()).or_default() +=
            factor * field.weight * times / (times + damping);
    }
}

/// The files of a tantivy index over the rows, under names of our own.
fn index(rows: Vec<Row>) -> Result<Vec<(String, Vec<u8>)>, PackError> {
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
    for row in rows {
        let words = row.impacts.into_iter().flat_map(|(word, impact)| {
            let times = (impact.round() as usize).max(1);
            std::iter::repeat_n(word, times)
        });
        let mut document = TantivyDocument::default();
        document.add_pre_tokenized_text(words_field(), tokens(words.collect()));
        document.add_pre_tokenized_text(tags_field(), tokens(row.tags));
        writer.add_document(document).map_err(inconsistent)?;
    }
    let index = writer.finalize().map_err(inconsistent)?;
    files(&directory, &index)
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

/// Each facet of a document with each of its ids.
fn facets(document: &Document) -> Vec<(Facet, &str)> {
    let mut found = Vec::new();
    for facet in Facet::ALL {
        let ids: &[String] = match facet {
            Facet::Area => &document.areas,
            Facet::Located => &document.located,
            Facet::Kind => std::slice::from_ref(&document.organization_kind),
            Facet::Topic => &document.topics,
            Facet::Category => std::slice::from_ref(&document.category),
            Facet::Audience => &document.audience,
            Facet::Language => &document.languages,
            Facet::Residence => &document.residence,
            Facet::Benefit => &document.benefits,
            Facet::Feature => &document.features,
        };
        let ids = ids.iter().filter(|id| !id.is_empty());
        found.extend(ids.map(|id| (facet, id.as_str())));
    }
    found
}

fn tags(document: &Document) -> Vec<String> {
    let mut tags = Vec::new();
    for (facet, id) in facets(document) {
        let tag = format!("{}:{id}", facet.letter());
        if !tags.contains(&tag) {
            tags.push(tag);
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
