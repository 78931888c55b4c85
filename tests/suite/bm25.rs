//! Our ranking against tantivy's own: the same documents and questions, its tokenizers, stemmers and stop words, its
//! `QueryParser`, and BM25 over fields with boosts.
//!
//! tantivy gets what a portal would give it: title, aliases, summary, text and place of each document, the names of all its
//! terms in a field for each language with the stemmer for it, the names of the places it serves. The boosts, the folding of
//! accents and the order of attempts are those with the best MRR on these very questions, of some hundred that were tried.

use std::collections::BTreeMap;

use lotse::index::corpus;
use lotse::lang::Lang;
use lotse::questions::{ListedQuestion, Score, rank};
use lotse_search::{Corpus, Document, Facet, Term};
use rayon::prelude::*;
use tantivy::collector::TopDocs;
use tantivy::directory::RamDirectory;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::query::QueryParser;
use tantivy::schema::{
    Field, IndexRecordOption, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer,
    StopWordFilter, TextAnalyzer, TokenizerManager,
};
use tantivy::{Index, Searcher, TantivyDocument};

use crate::search::{lists, opened, site};

/// The language of the pack, and of most texts in it.
const OWN: &str = "de";

const TITLE: f32 = 2.9;
const ALIASES: f32 = 1.5;
const SUMMARY: f32 = 2.7;
const BODY: f32 = 2.0;
const PLACE: f32 = 1.8;
const AREAS: f32 = 9.0;
const TERMS: f32 = 6.0;

/// The language of a code, as far as tantivy stems it.
fn language(code: &str) -> Option<Language> {
    Some(match code {
        "ar" => Language::Arabic,
        "de" => Language::German,
        "en" => Language::English,
        "fr" => Language::French,
        "ro" => Language::Romanian,
        "ru" => Language::Russian,
        "tr" => Language::Turkish,
        _ => return None,
    })
}

fn analyzer(code: &str) -> TextAnalyzer {
    let words = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(40))
        .filter(LowerCaser)
        .dynamic();
    let Some(language) = language(code) else {
        return words.build();
    };
    let words = match StopWordFilter::new(language) {
        Some(stop_words) => words.filter_dynamic(stop_words),
        None => words,
    };
    let words = words.filter_dynamic(AsciiFoldingFilter);
    words.filter_dynamic(Stemmer::new(language)).build()
}

/// The fields of an index, each with what a match in it is worth.
struct Fields {
    schema: SchemaBuilder,
    tokenizers: TokenizerManager,
    boosts: Vec<(Field, f32)>,
}

impl Fields {
    fn add(&mut self, name: &str, code: &str, boost: f32) -> Field {
        self.tokenizers.register(name, analyzer(code));
        // Positions, too: the parser takes hyphenated words for phrases.
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(name)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let options = TextOptions::default().set_indexing_options(indexing);
        let field = self.schema.add_text_field(name, options);
        self.boosts.push((field, boost));
        field
    }
}

/// An index of tantivy over a corpus.
struct Rival {
    index: Index,
    searcher: Searcher,
    boosts: Vec<(Field, f32)>,
    /// By the numbers of the documents.
    ids: Vec<String>,
}

impl Rival {
    fn new(corpus: &Corpus) -> Rival {
        let mut fields = Fields {
            schema: Schema::builder(),
            tokenizers: TokenizerManager::default(),
            boosts: Vec::new(),
        };
        let title = fields.add("title", OWN, TITLE);
        let aliases = fields.add("aliases", OWN, ALIASES);
        let summary = fields.add("summary", OWN, SUMMARY);
        let body = fields.add("body", OWN, BODY);
        let place = fields.add("place", OWN, PLACE);
        let areas = fields.add("areas", OWN, AREAS);
        let mut terms: BTreeMap<&str, Field> = BTreeMap::new();
        let others = fields.add("terms", "", TERMS);
        for code in corpus.terms.iter().flat_map(|term| term.names.keys()) {
            let name = format!("terms-{code}");
            terms.entry(code).or_insert_with(|| match language(code) {
                Some(_) => fields.add(&name, code, TERMS),
                None => others,
            });
        }
        let builder = Index::builder()
            .schema(fields.schema.build())
            .tokenizers(fields.tokenizers);
        let mut writer: SingleSegmentIndexWriter = builder
            .single_segment_index_writer(RamDirectory::create(), 50_000_000)
            .expect("an index");
        for document in &corpus.documents {
            let mut entry = TantivyDocument::default();
            entry.add_text(title, &document.title);
            for alias in &document.aliases {
                entry.add_text(aliases, alias);
            }
            entry.add_text(summary, &document.summary);
            entry.add_text(body, &document.body);
            entry.add_text(place, &document.place);
            for name in places(document, corpus) {
                entry.add_text(areas, name);
            }
            for (code, names) in carried(document, corpus).flat_map(|term| &term.names) {
                for name in names {
                    entry.add_text(terms[code.as_str()], name);
                }
            }
            writer.add_document(entry).expect("a document");
        }
        let index = writer.finalize().expect("an index");
        Rival {
            searcher: index.reader().expect("a reader").searcher(),
            index,
            boosts: fields.boosts,
            ids: corpus.documents.iter().map(|d| d.id.clone()).collect(),
        }
    }

    /// A parser over all fields, which joins words by "or".
    fn parser(&self) -> QueryParser {
        let fields = self.boosts.iter().map(|(field, _)| *field);
        let mut parser = QueryParser::for_index(&self.index, fields.collect());
        for &(field, boost) in &self.boosts {
            parser.set_field_boost(field, boost);
        }
        parser
    }

    /// The numbers of the best ten documents.
    fn ask(&self, parser: &QueryParser, q: &str) -> Vec<u32> {
        let (query, _) = parser.parse_query_lenient(q);
        let best = TopDocs::with_limit(10).order_by_score();
        let hits = self.searcher.search(&query, &best).expect("an answer");
        hits.into_iter().map(|(_, at)| at.doc_id).collect()
    }

    /// The rank of the first answer, counted from 1.
    fn rank(&self, hits: &[u32], entry: &ListedQuestion) -> Option<usize> {
        let is_answer = |doc: &u32| entry.finds.contains(&self.ids[*doc as usize]);
        hits.iter().position(is_answer).map(|at| at + 1)
    }
}

/// The two ways of asking tantivy.
struct Asking<'a> {
    rival: &'a Rival,
    any_word: QueryParser,
    all_words: QueryParser,
    /// Takes words for beginnings, and forgives a typo.
    forgiving: QueryParser,
}

impl Asking<'_> {
    fn new(rival: &Rival) -> Asking<'_> {
        let mut all_words = rival.parser();
        all_words.set_conjunction_by_default();
        let mut forgiving = rival.parser();
        for &(field, _) in &rival.boosts {
            forgiving.set_field_fuzzy(field, true, 1, true);
        }
        Asking {
            any_word: rival.parser(),
            rival,
            all_words,
            forgiving,
        }
    }

    /// The rank of the first answer if any word will do, and if all words are tried first, and what is near to them last.
    fn ranks(&self, entry: &ListedQuestion) -> [Option<usize>; 2] {
        // Nothing that people type is meant as syntax.
        let plain = |c: char| if c.is_alphanumeric() { c } else { ' ' };
        let q: String = entry.q.chars().map(plain).collect();
        let any = self.rival.ask(&self.any_word, &q);
        let mut best = match q.split_whitespace().count() {
            0 | 1 => any.clone(),
            _ => self.rival.ask(&self.all_words, &q),
        };
        if best.is_empty() {
            best.clone_from(&any);
        }
        if best.is_empty() {
            best = self.rival.ask(&self.forgiving, &q);
        }
        [any, best].map(|hits| self.rival.rank(&hits, entry))
    }
}

/// What the places are called that a document serves or sits in.
fn places<'a>(document: &Document, corpus: &'a Corpus) -> impl Iterator<Item = &'a String> {
    let is_near = |id: &String| document.areas.contains(id) || document.located.contains(id);
    let areas = corpus.areas.iter().filter(move |area| is_near(&area.id));
    areas.flat_map(|area| area.names.iter().chain(&area.postal_codes))
}

/// The terms that a document carries.
fn carried<'a>(document: &Document, corpus: &'a Corpus) -> impl Iterator<Item = &'a Term> {
    corpus.terms.iter().filter(|term| match term.facet {
        Facet::Kind => document.organization_kind == term.id,
        Facet::Topic => document.topics.contains(&term.id),
        Facet::Audience => document.audience.contains(&term.id),
        Facet::Language => document.languages.contains(&term.id),
        Facet::Residence => document.residence.contains(&term.id),
        Facet::Benefit => document.benefits.contains(&term.id),
        Facet::Category => document.category == term.id,
        Facet::Area | Facet::Located | Facet::Feature => false,
    })
}

fn assert_not_worse(list: &str, [ours, any, best]: [Score; 3]) {
    for theirs in [any, best] {
        let is_worse = ours.first < theirs.first
            || ours.three < theirs.three
            || ours.reciprocal < theirs.reciprocal;
        assert!(!is_worse, "{list}\n    ours: {ours}\n tantivy: {theirs}");
    }
}

#[test]
fn our_ranking_is_not_worse_than_that_of_tantivy() {
    let mut corpus = corpus(&site(), Lang::DE);
    // Equal scores are ordered by id, as ours are.
    corpus.documents.sort_by(|one, two| one.id.cmp(&two.id));
    let rival = Rival::new(&corpus);
    let asking = Asking::new(&rival);
    let engine = opened(corpus);
    let lists = lists();
    let judged = lists.par_iter().map(|(name, list)| {
        let mut scores = [Score::default(); 3];
        for entry in &list.question {
            let [any, best] = asking.ranks(entry);
            for (score, rank) in scores.iter_mut().zip([rank(&engine, entry), any, best]) {
                score.add(rank);
            }
        }
        (name, scores)
    });
    let judged: Vec<_> = judged.collect();
    let mut totals = [Score::default(); 3];
    for (name, scores) in judged {
        print(name, &scores);
        for (total, score) in totals.iter_mut().zip(scores) {
            total.merge(score);
        }
        assert_not_worse(name, scores);
    }
    print("all", &totals);
    assert_not_worse("all lists", totals);
}

fn print(list: &str, [ours, any, best]: &[Score; 3]) {
    println!("{list:14} ours              {ours}");
    println!("{list:14} tantivy, any word {any}");
    println!("{list:14} tantivy, at best  {best}");
}
