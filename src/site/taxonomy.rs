//! Vocabularies: the controlled words of a portal, flat or as trees.

use std::collections::BTreeMap;

use lotse_search::Language as Searched;

use super::{Conflicts, Id, Target, Traits};
use crate::keyword::keywords;
use crate::lang::{Lang, Language, Text};

/// The vocabularies of a site.
#[derive(Clone, Debug, Default)]
pub struct Taxonomy {
    /// Where people live; a tree.
    pub areas: Vocabulary,
    /// Groups of records; one folder each.
    pub categories: Vocabulary,
    /// What an organization is.
    pub kinds: Vocabulary,
    /// What it is about.
    pub topics: Vocabulary,
    /// Whom it is for.
    pub audiences: Vocabulary,
    /// Residence statuses; a tree.
    pub residence: Vocabulary,
    /// Rechtskreise.
    pub benefits: Vocabulary,
    /// Languages spoken in offices.
    pub languages: Vocabulary,
    /// What to bring.
    pub documents: Vocabulary,
    /// Abbreviations of the field.
    pub abbreviations: Vocabulary,
    /// What files of words say of their languages, for the search; by code.
    pub searched: BTreeMap<String, Searched>,
}

/// Names a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VocabularyName {
    /// Where people live.
    Areas,
    /// Groups of records.
    Categories,
    /// What an organization is.
    Kinds,
    /// What it is about.
    Topics,
    /// Whom it is for.
    Audiences,
    /// Residence statuses.
    Residence,
    /// Rechtskreise.
    Benefits,
    /// Spoken languages.
    Languages,
    /// What to bring.
    Documents,
    /// Abbreviations of the field.
    Abbreviations,
}

keywords!(VocabularyName:
    Areas "areas", Categories "categories", Kinds "kinds", Topics "topics", Audiences "audiences",
    Residence "residence", Benefits "benefits", Languages "languages", Documents "documents",
    Abbreviations "abbreviations",
);

impl VocabularyName {
    /// What diagnostics call one of its terms.
    pub fn noun(self) -> &'static str {
        match self {
            VocabularyName::Areas => "area",
            VocabularyName::Categories => "category",
            VocabularyName::Kinds => "kind",
            VocabularyName::Topics => "topic",
            VocabularyName::Audiences => "audience",
            VocabularyName::Residence => "residence status",
            VocabularyName::Benefits => "benefit",
            VocabularyName::Languages => "language",
            VocabularyName::Documents => "document",
            VocabularyName::Abbreviations => "abbreviation",
        }
    }
}

impl Taxonomy {
    /// The vocabulary of this name.
    pub fn vocabulary(&self, name: VocabularyName) -> &Vocabulary {
        match name {
            VocabularyName::Areas => &self.areas,
            VocabularyName::Categories => &self.categories,
            VocabularyName::Kinds => &self.kinds,
            VocabularyName::Topics => &self.topics,
            VocabularyName::Audiences => &self.audiences,
            VocabularyName::Residence => &self.residence,
            VocabularyName::Benefits => &self.benefits,
            VocabularyName::Languages => &self.languages,
            VocabularyName::Documents => &self.documents,
            VocabularyName::Abbreviations => &self.abbreviations,
        }
    }

    /// The same, to add words to its terms.
    pub fn vocabulary_mut(&mut self, name: VocabularyName) -> &mut Vocabulary {
        match name {
            VocabularyName::Areas => &mut self.areas,
            VocabularyName::Categories => &mut self.categories,
            VocabularyName::Kinds => &mut self.kinds,
            VocabularyName::Topics => &mut self.topics,
            VocabularyName::Audiences => &mut self.audiences,
            VocabularyName::Residence => &mut self.residence,
            VocabularyName::Benefits => &mut self.benefits,
            VocabularyName::Languages => &mut self.languages,
            VocabularyName::Documents => &mut self.documents,
            VocabularyName::Abbreviations => &mut self.abbreviations,
        }
    }
}

/// Terms in the order of their file.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    terms: Vec<Term>,
    by_id: BTreeMap<Id, usize>,
    /// Of each term: itself and every term below it, in the order of the file.
    subtrees: Vec<Vec<usize>>,
}

/// One term of a vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// Its broader term.
    pub parent: Option<Id>,
    /// How it is called.
    pub label: Text,
    /// How several of it are called, if that differs.
    pub plural: Text,
    /// Other words for it, in all languages: everyday, official, abbreviated.
    pub synonyms: BTreeMap<Lang, Vec<String>>,
    /// Words for it in further languages, by code (BCP 47); the interface need not speak them.
    pub words: BTreeMap<String, Vec<String>>,
    /// One sentence that explains it.
    pub note: Text,
    /// Topics and categories: the name of its icon in the theme.
    pub icon: Option<String>,
    /// Areas only: its place on the tile map, column and row from one.
    pub tile: Option<(u8, u8)>,
    /// Areas only: Amtlicher Gemeindeschlüssel.
    pub ags: Option<String>,
    /// Areas only: district, city, municipality, quarter.
    pub area_type: Option<String>,
    /// Areas only: names of its parts, which stand for it.
    pub districts: Vec<String>,
    /// Areas only: postal codes that lie in it as a whole.
    pub postal_codes: Vec<String>,
    /// Topics and kinds only: whoever reads about it may have to hide it quickly from somebody in the room.
    pub discreet: bool,
    /// Topics only: in every place somebody is responsible for it by law.
    pub statutory: bool,
    /// Audiences only: they do not seek help for themselves.
    pub helpers: bool,
    /// Audiences only: who surely belongs; none if facts about a person cannot tell.
    pub fits: Option<Traits>,
    /// Audiences only: who may belong.
    pub perhaps: Traits,
    /// Benefits only: it stands for having none.
    pub none: bool,
    /// Benefits only: what the law excludes beside it.
    pub conflicts: Conflicts,
    /// Abbreviations only: what it stands for.
    pub expansion: Text,
    /// Abbreviations only: where to read more.
    pub link: Option<Target>,
}

impl Vocabulary {
    /// How many terms there may be: more are no vocabulary that people could choose from.
    pub const MAX_TERMS: usize = 10_000;
    /// How many levels a tree of terms may have.
    pub const MAX_DEPTH: usize = 12;

    /// How many levels a term lies deep, itself included; no more than one beyond the most that is allowed.
    pub fn depth(&self, id: &str) -> usize {
        let above = |term: &&Term| term.parent.as_deref().and_then(|above| self.get(above));
        let chain = std::iter::successors(self.get(id), above);
        chain.take(Vocabulary::MAX_DEPTH + 1).count()
    }

    /// A vocabulary of these terms; the ids must be unique and parents must exist.
    pub fn new(terms: Vec<Term>) -> Vocabulary {
        let by_id = terms
            .iter()
            .enumerate()
            .map(|(i, term)| (term.id.clone(), i))
            .collect();
        let mut vocabulary = Vocabulary {
            subtrees: vec![Vec::new(); terms.len()],
            terms,
            by_id,
        };
        for term in 0..vocabulary.terms.len() {
            for above in vocabulary.chain(term) {
                vocabulary.subtrees[above].push(term);
            }
        }
        vocabulary
    }

    /// A term and every term above it. A checked vocabulary has no cycle and is not deeper; the bound protects the check
    /// itself, which asks before it knows.
    fn chain(&self, term: usize) -> Vec<usize> {
        let mut chain = vec![term];
        let above = |at: usize| self.by_id.get(self.terms[at].parent.as_deref()?).copied();
        while let Some(next) = chain.last().and_then(|at| above(*at))
            && chain.len() <= Vocabulary::MAX_DEPTH
            && !chain.contains(&next)
        {
            chain.push(next);
        }
        chain
    }

    /// A term, to add words to it.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Term> {
        let number = *self.by_id.get(id)?;
        self.terms.get_mut(number)
    }

    /// The terms in the order of their file.
    pub fn iter(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter()
    }

    /// Every id, in the order of the file.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|term| term.id.as_str())
    }

    /// The term with this id.
    pub fn get(&self, id: &str) -> Option<&Term> {
        self.by_id.get(id).map(|&i| &self.terms[i])
    }

    /// The term with this label in any language.
    pub fn by_label(&self, label: &str) -> Option<&Term> {
        let mut terms = self.terms.iter();
        terms.find(|term| term.label.0.values().any(|found| found == label))
    }

    /// Whether the id exists.
    pub fn contains(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// The position of a term in its file, for sorting; unknown ids come last.
    pub fn position(&self, id: &str) -> usize {
        self.by_id.get(id).copied().unwrap_or(usize::MAX)
    }

    /// The label of a term for a reader of `language`; the id itself where there is no such term.
    pub fn label<'a>(&'a self, id: &'a str, language: &Language) -> &'a str {
        self.get(id).map_or(id, |term| term.label.in_lang(language))
    }

    /// Terms directly below `id`.
    pub fn children<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Term> {
        self.terms
            .iter()
            .filter(move |term| term.parent.as_deref() == Some(id))
    }

    /// Whether `id` is `ancestor` or lies below it.
    pub fn is_within(&self, id: &str, ancestor: &str) -> bool {
        let mut at = Some(id);
        // A checked vocabulary has no cycle and is not deeper; the bound protects the check itself, which asks before it knows.
        for _ in 0..=Vocabulary::MAX_DEPTH {
            match at {
                Some(here) if here == ancestor => return true,
                Some(here) => at = self.get(here).and_then(|term| term.parent.as_deref()),
                None => return false,
            }
        }
        false
    }

    /// `id` and every term below it, in the order of the file.
    pub fn subtree(&self, id: &str) -> impl Iterator<Item = &Term> {
        let subtree = self.by_id.get(id).map(|&at| &self.subtrees[at]);
        subtree.into_iter().flatten().map(|&at| &self.terms[at])
    }
}
