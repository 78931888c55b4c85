//! From the site to what search needs: documents, packs and the list of suggestions.
//!
//! Owns: which text of a record, a service or a page goes into which field of the index.
//! In: a [`Site`]. Out: a pack and a list of suggestions for each language; `export` writes them.
//! **Invariant:** each record, each of its services and each page is in every language's pack exactly once, in its own
//! translation or in German.
//! Deliberately absent: analysis, ranking and the format of a pack; they belong to `lotse-search`.

use std::collections::{BTreeMap, BTreeSet};

use lotse_search::{
    Area, Corpus, Document, Engine, Facet, Kind, Letters, Pack, PackError, Term as SearchTerm,
    write_pack,
};
use rayon::prelude::*;
use serde::Serialize;

use crate::lang::{Lang, Language, Text};
use crate::routes::Routes;
use crate::site::{
    Entry, Features, Id, Location, Page, PageText, Site, Standing, Status, Term, Vocabulary,
};

/// What the search of one language is served from.
pub struct Search {
    pub(crate) pack: Pack,
    pub(crate) suggestions: Vec<u8>,
}

/// The search of each language.
///
/// # Errors
/// When a pack cannot be written, which content cannot cause.
pub fn index(site: &Site) -> Result<BTreeMap<Lang, Search>, PackError> {
    let languages = site.settings.languages.par_iter();
    let written = languages.map(|&lang| {
        let corpus = corpus(site, lang);
        let suggestions = suggestions(site, site.languages.get(lang), &corpus.documents);
        let pack = write_pack(lang.code(), corpus)?;
        Ok((lang, Search { pack, suggestions }))
    });
    written.collect()
}

impl Search {
    /// Opens the search, as a browser would.
    ///
    /// # Errors
    /// When it cannot be opened, which content cannot cause.
    pub fn open(&self) -> Result<Engine, PackError> {
        opened(self.pack.clone())
    }
}

/// The search of one language, as a browser would open it.
///
/// # Errors
/// When its files cannot be written or opened, which content cannot cause.
pub fn engine(site: &Site, lang: Lang) -> Result<Engine, PackError> {
    opened(write_pack(lang.code(), corpus(site, lang))?)
}

fn opened(Pack { pack, texts }: Pack) -> Result<Engine, PackError> {
    let mut engine = Engine::open(pack)?;
    engine.open_texts(&texts)?;
    Ok(engine)
}

/// Everything that a search in `lang` is made from.
pub fn corpus(site: &Site, lang: Lang) -> Corpus {
    let language = site.languages.get(lang);
    Corpus {
        documents: documents(site, language),
        terms: terms(site, language),
        areas: areas(site),
        languages: site.taxonomy.searched.clone(),
    }
}

fn areas(site: &Site) -> Vec<Area> {
    let areas = site.taxonomy.areas.iter();
    areas
        .map(|term| Area {
            id: term.id.clone(),
            names: words(term),
            postal_codes: term.postal_codes.clone(),
            parent: term.parent.clone(),
            root: term.id == site.settings.area,
        })
        .collect()
}

/// The terms that documents carry, with all that they are called.
fn terms(site: &Site, language: &Language) -> Vec<SearchTerm> {
    let taxonomy = &site.taxonomy;
    let vocabularies = [
        (Facet::Kind, &taxonomy.kinds),
        (Facet::Topic, &taxonomy.topics),
        (Facet::Audience, &taxonomy.audiences),
        (Facet::Language, &taxonomy.languages),
        (Facet::Residence, &taxonomy.residence),
        (Facet::Benefit, &taxonomy.benefits),
    ];
    let terms = vocabularies.into_iter().flat_map(|(facet, vocabulary)| {
        vocabulary.iter().map(move |term| SearchTerm {
            facet,
            id: term.id.clone(),
            label: term.label.in_lang(language).to_owned(),
            names: names(term),
        })
    });
    terms.collect()
}

/// Everything that can be found, as a reader of `language` gets it.
pub fn documents(site: &Site, language: &Language) -> Vec<Document> {
    let routes = Routes::new(language.lang, site.settings.default_lang());
    let records = site.organizations.par_iter().flat_map_iter(|organization| {
        let entries = organization.entries();
        let entries = entries.map(|entry| match entry.service {
            None => record(site, entry, language, &routes),
            Some(_) => service(site, entry, language, &routes),
        });
        entries.collect::<Vec<_>>()
    });
    let mut documents: Vec<Document> = records.collect();
    documents.extend(site.pages.iter().map(|p| page(site, p, language, &routes)));
    documents
}

/// A term's labels, plurals and synonyms by language.
fn names(term: &Term) -> BTreeMap<String, Vec<String>> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |code: &str, name: &String| {
        let names = names.entry(code.to_owned()).or_default();
        if !names.contains(name) {
            names.push(name.clone());
        }
    };
    for (lang, name) in term.label.0.iter().chain(&term.plural.0) {
        add(lang.code(), name);
    }
    for (lang, words) in &term.synonyms {
        words.iter().for_each(|word| add(lang.code(), word));
    }
    for (code, words) in &term.words {
        words.iter().for_each(|word| add(code, word));
    }
    names
}

/// All that a term is called, German first, and the names of its parts.
fn words(term: &Term) -> Vec<String> {
    let names = names(term);
    let german = names.get(Lang::DE.code()).into_iter().flatten();
    let others = names.iter().filter(|(code, _)| *code != Lang::DE.code());
    let others = others.flat_map(|(_, names)| names);
    let all = german.chain(&term.districts).chain(others);
    let mut seen = BTreeSet::new();
    all.filter(|word| seen.insert(word.as_str()))
        .cloned()
        .collect()
}

/// Texts in languages other than the one shown: a German name typed on the Arabic site must find.
fn other_languages<'a>(
    text: &'a Text,
    language: &Language,
) -> impl Iterator<Item = String> + use<'a> {
    let shown = text.get(language).1;
    let others = text.0.iter().filter(move |(other, _)| **other != shown);
    others.map(|(_, text)| text.clone())
}

/// The ids with all that lies below them.
fn with_subtrees(vocabulary: &Vocabulary, ids: &[Id]) -> Vec<Id> {
    let mut found: BTreeSet<Id> = BTreeSet::new();
    for id in ids {
        found.extend(vocabulary.subtree(id).map(|term| term.id.clone()));
    }
    found.into_iter().collect()
}

/// The ids with all that lies above them.
fn with_ancestors(vocabulary: &Vocabulary, ids: &BTreeSet<&str>) -> Vec<Id> {
    let within = |term: &&Term| ids.iter().any(|id| vocabulary.is_within(id, &term.id));
    let found = vocabulary.iter().filter(within);
    found.map(|term| term.id.clone()).collect()
}

/// What a record and a service have in common.
fn document(site: &Site, entry: Entry<'_>, language: &Language) -> Document {
    let taxonomy = &site.taxonomy;
    let offer = entry.own();
    let (title, shown) = offer.name.get(language);
    let mut aliases = offer.aliases.clone();
    aliases.extend(other_languages(&offer.name, language));
    let eligibility = entry.eligibility();
    let criteria = eligibility.map(|rules| &rules.criteria);
    let description = language.pick(&offer.description);
    let mut body: Vec<String> = Vec::new();
    body.extend(description.map(|(text, _)| text.plain.clone()));
    body.push(offer.audience_note.in_lang(language).to_owned());
    body.extend(offer.service_area_note.clone());
    body.extend(eligibility.and_then(|rules| rules.note.clone()));
    body.extend(entry.cost().and_then(|cost| cost.note.clone()));
    body.extend(other_languages(&offer.summary, language));
    let locations = entry.locations(site);
    Document {
        id: entry.id(),
        category: entry.organization.category.clone(),
        title: title.to_owned(),
        aliases,
        lang: shown.code().to_owned(),
        summary: offer.summary.in_lang(language).to_owned(),
        body: body.join("\n"),
        place: place(site, &locations, entry, language),
        located: located(site, &locations),
        areas: with_subtrees(&taxonomy.areas, &entry.service_area().areas),
        topics: entry.topics().to_vec(),
        audience: entry.audience().to_vec(),
        languages: entry.languages().to_vec(),
        residence: criteria.map_or_else(Vec::new, |rule| {
            with_subtrees(&taxonomy.residence, &rule.residence)
        }),
        benefits: criteria.map_or_else(Vec::new, |rule| rule.benefits.clone()),
        features: features(&locations),
        ended: entry.standing(site.today) == Standing::Ended,
        successor: match entry.status() {
            Status::Ended { successor, .. } => successor.clone(),
            _ => None,
        },
        ..Document::default()
    }
}

fn record(site: &Site, entry: Entry<'_>, language: &Language, routes: &Routes) -> Document {
    let organization = entry.organization;
    let kinds = &site.taxonomy.kinds;
    let mut document = document(site, entry, language);
    document.url = routes.record(&organization.id);
    document.kind = Kind::Organization;
    document.label = kinds.label(&organization.kind, language).to_owned();
    document.aliases.extend(organization.short_name.clone());
    document.organization_kind.clone_from(&organization.kind);
    let mut more: Vec<&str> = vec![&document.body];
    more.extend(organization.operator.as_deref());
    for location in &organization.locations {
        more.extend(location.name.as_deref());
        more.extend(location.directions.as_deref());
        more.extend(location.street.as_deref());
        more.extend(location.city.as_deref());
    }
    for service in &organization.services {
        more.push(service.offer.name.in_lang(language));
    }
    document.body = more.join("\n");
    document
}

fn service(site: &Site, entry: Entry<'_>, language: &Language, routes: &Routes) -> Document {
    let organization = entry.organization;
    let mut document = document(site, entry, language);
    document.url = routes.entry(entry);
    document.kind = Kind::Service;
    document.label = organization.offer.name.in_lang(language).to_owned();
    let names = organization.offer.name.0.values();
    let names: Vec<&str> = names
        .chain(&organization.short_name)
        .map(String::as_str)
        .collect();
    document.body = format!("{}\n{}", document.body, names.join("\n"));
    document
}

fn page(site: &Site, page: &Page, language: &Language, routes: &Routes) -> Document {
    let (text, shown) = page.text(language);
    let chapter = page.address.split('/').next().unwrap_or_default();
    let chapter = site
        .page(chapter)
        .filter(|chapter| chapter.address != page.address);
    let mut aliases = page.aliases.clone();
    let others = page.texts.iter().filter(|(other, _)| **other != shown);
    aliases.extend(others.map(|(_, text)| text.title.clone()));
    Document {
        id: format!("page:{}", page.address),
        url: routes.page(&page.address),
        kind: Kind::Page,
        title: text.title.clone(),
        aliases,
        label: chapter
            .map(|chapter| chapter.text(language).0.title.clone())
            .unwrap_or_default(),
        lang: shown.code().to_owned(),
        summary: text.summary.clone(),
        body: page_words(page, text, shown == language.lang),
        areas: with_subtrees(
            &site.taxonomy.areas,
            std::slice::from_ref(&site.settings.area),
        ),
        topics: page.topics.clone(),
        ..Document::default()
    }
}

/// The words of a page that are searched, beside its title and its aliases. Every word travels to every telephone: of a
/// journey its steps are enough, since the records say the rest better; of a page that the reader's language lacks, its
/// headings, since who cannot read a text does not look for its words; and so of a page that asks for it.
fn page_words(page: &Page, text: &PageText, readable: bool) -> String {
    if !page.is_journey() && !page.headings_only && readable {
        return text.body.plain.clone();
    }
    let headings = text
        .body
        .headings
        .iter()
        .map(|heading| heading.text.as_str());
    headings.collect::<Vec<_>>().join("\n")
}

/// Where an offer is, in words: its towns; if there are none, the places it serves.
fn place(site: &Site, locations: &[&Location], entry: Entry<'_>, language: &Language) -> String {
    let mut towns: Vec<&str> = Vec::new();
    for town in locations.iter().filter_map(|l| l.city.as_deref()) {
        if !towns.contains(&town) {
            towns.push(town);
        }
    }
    if towns.is_empty() {
        let areas = entry.service_area().areas.iter();
        towns.extend(areas.map(|id| site.taxonomy.areas.label(id, language)));
    }
    towns.join(", ")
}

/// What one of its places has.
fn features(locations: &[&Location]) -> Vec<Id> {
    let all = locations.iter().flat_map(|location| &location.features);
    let there = all
        .flat_map(Features::facts)
        .filter(|(_, is_there)| *is_there);
    there
        .map(|(id, _)| id)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

fn located(site: &Site, locations: &[&Location]) -> Vec<Id> {
    let areas = locations.iter().filter_map(|l| l.area.as_deref());
    with_ancestors(&site.taxonomy.areas, &areas.collect())
}

/// The list of suggestions as the page reads it.
#[derive(Serialize, Default)]
struct Suggestions {
    /// What letters read as that do not stand for themselves, so that what is typed is folded as the forms are.
    letters: BTreeMap<String, String>,
    /// The words of each kind of record, in all languages; rows point here, since many records are of one kind.
    words: Vec<Vec<String>>,
    rows: Vec<Suggestion>,
}

/// One suggestion: title, address, label, the folded words it is found by, and which of `words` it is found by as well.
type Suggestion = (String, String, String, Vec<String>, Option<usize>);

/// What the box in the header offers before the engine is there: places, topics, categories, records, services, pages.
fn suggestions(site: &Site, language: &Language, documents: &[Document]) -> Vec<u8> {
    let routes = Routes::new(language.lang, site.settings.default_lang());
    let taxonomy = &site.taxonomy;
    let letters = Letters::new(&taxonomy.searched);
    let mut list = Suggestions {
        letters: letters.table(),
        ..Suggestions::default()
    };
    for area in taxonomy.areas.iter() {
        list.rows.push(term_suggestion(
            area,
            routes.area(&area.id),
            language,
            &letters,
        ));
    }
    for topic in taxonomy.topics.iter() {
        list.rows.push(term_suggestion(
            topic,
            routes.topic(&topic.id),
            language,
            &letters,
        ));
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for document in documents.iter().filter(|document| !document.ended) {
        let Document {
            title, url, label, ..
        } = document;
        let record = site.organization(&document.id);
        let kind = record.and_then(|record| taxonomy.kinds.get(&record.kind));
        let number = kind.map(|kind| {
            *kinds.entry(&kind.id).or_insert_with(|| {
                list.words
                    .push(forms("", first_words(kind, language).iter(), &letters));
                list.words.len() - 1
            })
        });
        let forms = forms(title, document.aliases.iter().take(MAX_ALIASES), &letters);
        list.rows
            .push((title.clone(), url.clone(), label.clone(), forms, number));
    }
    serde_json::to_vec(&list).expect("suggestions are plain data")
}

fn term_suggestion(term: &Term, url: String, language: &Language, letters: &Letters) -> Suggestion {
    let label = term.label.in_lang(language).to_owned();
    let forms = forms(&label, first_words(term, language).iter(), letters);
    (label, url, String::new(), forms, None)
}

/// How many words of a term the list holds in German and the page's language, and how many in each other one; the search
/// knows them all.
const NEAR_WORDS: usize = 8;
const FAR_WORDS: usize = 2;

/// The likeliest words of a term, by language.
fn first_words(term: &Term, language: &Language) -> Vec<String> {
    let names = names(term).into_iter().flat_map(|(code, names)| {
        let near = code == Lang::DE.code() || code == language.lang.code();
        names
            .into_iter()
            .take(if near { NEAR_WORDS } else { FAR_WORDS })
    });
    names.chain(term.districts.iter().cloned()).collect()
}

/// At most this many other names of one entry, so that the list stays small enough for a telephone.
const MAX_ALIASES: usize = 8;

/// Folded words beside the title, which the page folds itself.
fn forms<'a>(
    title: &str,
    words: impl Iterator<Item = &'a String>,
    letters: &Letters,
) -> Vec<String> {
    let title = letters.fold(title);
    let mut forms: Vec<String> = Vec::new();
    for form in words.map(|word| letters.fold(word)) {
        if !form.is_empty() && !title.contains(&form) && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}
