//! From a draft to a site: every rule that content must keep.
//!
//! Owns: the only way to make a [`Site`], and with it the meaning of every key in every file.
//! In: a [`Draft`] and today's date. Out: a [`Site`], or nothing if the report has errors.
//! **Invariant:** all rules run over all files before anything is refused, so that one run shows all problems.
//! Deliberately absent: reading and writing, HTML, the clock.

mod contact;
mod diagram;
mod gap;
mod hidden;
mod journey;
mod language;
mod limit;
mod offer;
mod page;
mod pattern;
mod picture;
mod questions;
mod record;
mod rule;
mod secrecy;
mod settings;
mod taxonomy;
mod tool;
mod words;

use std::cell::RefCell;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::date::{Date, Interval};
use crate::diag::{Code, Diagnostic, Report, Severity, Sources, Span, Spanned};
use crate::diagram::Diagram;
use crate::lang::{Lang, Language, Languages};
use crate::load::Draft;
use crate::markdown::{self, DataTable, Link};
use crate::site::{Id, Organization, Page, Site, Status, Target, Taxonomy, Tier, Vocabulary};

use language::Spoken;
pub use settings::REGIONS;

/// What came of a check.
pub struct Checked {
    /// `None` exactly when the report has errors.
    pub site: Option<Site>,
    /// Warnings that the settings list as known; whoever prints the report needs them even then.
    pub known_warnings: Vec<Code>,
    /// The icons that the content asks the theme for.
    pub icons: Vec<Spanned<String>>,
}

/// Takes the files of the theme that the settings name out of a draft, by their paths.
pub fn theme_files(draft: &mut Draft) -> Vec<(String, Vec<u8>)> {
    let folder = format!("themes/{}/", settings::theme_name(draft));
    let own = draft.theme_files.iter_mut();
    let own = own.filter(|(path, _)| path.starts_with(&folder));
    own.map(|(path, bytes)| (path.clone(), std::mem::take(bytes)))
        .collect()
}

/// Checks a draft, whose texts may be in these languages.
pub fn check(
    draft: Draft,
    languages: &Languages,
    today: Date,
    sources: &Sources,
    report: &mut Report,
) -> Checked {
    limit::check(&draft, report);
    hidden::check(&draft, sources, report);
    picture::check(&draft, report);
    let spoken = Spoken::new(languages, &draft.words);
    let settings = settings::read(&draft, &spoken, sources, report);
    let mut taxonomy = taxonomy::read(&draft.vocabularies, &spoken, report);
    words::read(&draft.words, languages, &mut taxonomy.value, report);
    let tables = tables(&draft, sources, report);
    let (diagrams, diagram_links) = diagram::read(&draft, report);
    let shared = Shared {
        sources,
        today,
        review_every: settings.value.review_every,
        taxonomy: &taxonomy.value,
        spoken: &spoken,
        blanks: &settings.blanks,
        abbreviations: abbreviations(&taxonomy.value.abbreviations, languages),
        tables: &tables,
        diagrams: &diagrams,
    };
    let (organizations, mut pending) = records(&draft, &shared, report);
    let (gaps, gap_links) = gap::read(&draft.gaps, &shared, report);
    pending.extend(gap_links);
    let (pages, page_links) = page::read(&draft, &shared, report);
    pending.extend(page_links);
    pending.extend(diagram_links);
    pending.extend(taxonomy.pending);
    pending.extend(settings.pending.iter().cloned());

    check_chains(&organizations, report);
    rule::check_order(&pending, &organizations, report);
    rule::check_served(
        &pending,
        &organizations,
        &taxonomy.value,
        (&settings.value.area, today),
        report,
    );
    let former = former_ids(&organizations, report);
    let built = settings.value.languages.iter();
    let built = built.map(|lang| languages.get(*lang));
    let known = Known {
        organizations: organizations
            .iter()
            .map(|o| (o.value.id.as_str(), &o.value))
            .collect(),
        former: &former,
        pages: pages
            .iter()
            .map(|p| (p.value.address.as_str(), &p.value))
            .collect(),
        taxonomy: &taxonomy.value,
        languages: built.collect(),
        draft: &draft,
    };
    for reference in &pending {
        known.resolve(reference, report);
    }
    let ids = findable_ids(&organizations, &pages);
    let questions = questions::read(draft.questions.as_ref(), &settings.value, &ids, report);
    let known_warnings = settings.value.known_warnings.clone();
    let site = Site {
        settings: settings.value,
        languages: languages.clone(),
        today,
        redirects: former
            .iter()
            .map(|(old, (new, _))| (old.clone(), new.clone()))
            .collect(),
        taxonomy: taxonomy.value,
        organizations: sorted(organizations, |o| &o.id),
        gaps,
        pages: sorted(pages, |p| &p.address),
        questions,
        assets: draft
            .assets
            .into_iter()
            .map(|(path, asset)| (path, asset.bytes))
            .collect(),
    };
    let icons = pending.into_iter().filter_map(|reference| match reference {
        Pending::Icon(name) => Some(name),
        _ => None,
    });
    Checked {
        icons: icons.collect(),
        site: (!report.has_errors()).then_some(site),
        known_warnings,
    }
}

/// What the reading of single files needs of the rest.
struct Shared<'a> {
    sources: &'a Sources,
    today: Date,
    review_every: Interval,
    taxonomy: &'a Taxonomy,
    spoken: &'a Spoken<'a>,
    blanks: &'a BTreeMap<String, (String, String)>,
    /// By language of the text they are explained in.
    abbreviations: BTreeMap<Lang, BTreeMap<String, String>>,
    tables: &'a BTreeMap<String, DataTable>,
    diagrams: &'a BTreeMap<String, Diagram>,
}

impl Shared<'_> {
    /// The byte at which a text begins in its file, if it is written there as it is, without escapes.
    fn verbatim(&self, text: &Spanned<String>) -> Option<usize> {
        let range = self.sources.clamp(text.span);
        let written = &self.sources.text(text.span.file)[range.clone()];
        written.find(text.value.as_str()).map(|at| range.start + at)
    }

    /// The place of a part of a text, if the text stands in the file as it is; else the place of all of it.
    fn inside(&self, text: &Spanned<String>, range: std::ops::Range<usize>) -> Span {
        match self.verbatim(text) {
            Some(start) => Span::new(text.span.file, start + range.start..start + range.end),
            None => text.span,
        }
    }
}

/// A reference to something that is known only when every file has been read.
#[derive(Clone, Debug)]
enum Pending {
    /// The id of a record; must not be the record itself if that is named.
    Record(Spanned<Id>, Option<Id>),
    /// The record that must be asked before another, which comes first here.
    After(Id, Tier, Spanned<Id>),
    /// `organization/location`.
    Location(Spanned<String>),
    /// A link in a text or a setting.
    Link(Link),
    /// A record or service that a journey names as the one to go to.
    Answer(Link),
    /// A residence status.
    Status(Spanned<Id>),
    /// A kind of benefit.
    Benefit(Spanned<Id>),
    /// A topic for which somebody must be responsible by law in every place.
    Statutory(Spanned<Id>),
    /// The name of an icon. The theme alone knows whether there is one.
    Icon(Spanned<String>),
}

/// A result and the references it makes.
struct Read<T> {
    value: T,
    pending: Vec<Pending>,
}

fn sorted<T, K: Ord + ?Sized>(items: Vec<Spanned<T>>, key: impl Fn(&T) -> &K) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().map(|item| item.value).collect();
    items.sort_by(|a, b| key(a).cmp(key(b)));
    items
}

fn tables(draft: &Draft, sources: &Sources, report: &mut Report) -> BTreeMap<String, DataTable> {
    let files = draft
        .assets
        .iter()
        .filter_map(|(path, asset)| asset.file.map(|file| (path, file)));
    files
        .map(|(path, file)| {
            let table = markdown::data_table(sources.text(file), file, path, report);
            (path.clone(), table)
        })
        .collect()
}

fn abbreviations(
    terms: &Vocabulary,
    languages: &Languages,
) -> BTreeMap<Lang, BTreeMap<String, String>> {
    languages
        .iter()
        .map(|language| {
            let words = terms.iter().map(|term| {
                let label = term.label.in_lang(language).to_owned();
                (label, term.expansion.in_lang(language).to_owned())
            });
            (
                language.lang,
                words
                    .filter(|(_, expansion)| !expansion.is_empty())
                    .collect(),
            )
        })
        .collect()
}

fn records(
    draft: &Draft,
    shared: &Shared<'_>,
    report: &mut Report,
) -> (Vec<Spanned<Organization>>, Vec<Pending>) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for file in &draft.records {
        let span = file.document.tree.span;
        if let Some(other) = first.insert(&file.id, span) {
            report.push(
                Diagnostic::new(
                    Code::DuplicateId,
                    format!("there are two records `{}`", file.id),
                )
                .at(span)
                .also(other, "the other one is here")
                .help("the file's name is the id: rename one of the files"),
            );
        }
    }
    let read: Vec<_> = draft
        .records
        .par_iter()
        .map(|file| {
            let report = RefCell::new(Report::default());
            let read = record::read(file, shared, &report);
            (file.document.tree.span, read, report.into_inner())
        })
        .collect();
    let mut organizations = Vec::new();
    let mut pending = Vec::new();
    for (span, read, said) in read {
        report.extend(said);
        pending.extend(read.pending);
        organizations.push(Spanned::new(read.value, span));
    }
    (organizations, pending)
}

/// Everything that the search can find, by the ids it gives, sorted.
fn findable_ids(organizations: &[Spanned<Organization>], pages: &[Spanned<Page>]) -> Vec<String> {
    let records = organizations.iter().flat_map(|organization| {
        let organization = &organization.value;
        let services = organization.services.iter();
        let services = services.map(|service| format!("{}/{}", organization.id, service.id));
        std::iter::once(organization.id.clone()).chain(services)
    });
    let pages = pages
        .iter()
        .map(|page| format!("page:{}", page.value.address));
    let mut ids: Vec<String> = records.chain(pages).collect();
    ids.sort_unstable();
    ids
}

/// Former id → present id and the place where it says so. Conflicts are reported.
fn former_ids(
    organizations: &[Spanned<Organization>],
    report: &mut Report,
) -> BTreeMap<Id, (Id, Span)> {
    let present: BTreeMap<&str, Span> = organizations
        .iter()
        .map(|o| (o.value.id.as_str(), o.span))
        .collect();
    let mut former: BTreeMap<Id, (Id, Span)> = BTreeMap::new();
    for organization in organizations {
        for (old, span) in &organization.value.formerly {
            if *old == organization.value.id {
                report.push(
                    Diagnostic::new(
                        Code::SelfReference,
                        format!("`{old}` is the present id of this record"),
                    )
                    .at(*span)
                    .help("delete it from `formerly`"),
                );
                continue;
            }
            let taken = present.get(old.as_str()).copied();
            let taken = taken.or_else(|| former.get(old).map(|(_, span)| *span));
            match taken {
                Some(other) => report.push(
                    Diagnostic::new(
                        Code::DuplicateId,
                        format!("the former id `{old}` belongs to another record"),
                    )
                    .at(*span)
                    .also(other, "to this one"),
                ),
                None => {
                    former.insert(old.clone(), (organization.value.id.clone(), *span));
                }
            }
        }
    }
    former
}

/// Everything that can be referred to.
struct Known<'a> {
    organizations: BTreeMap<&'a str, &'a Organization>,
    former: &'a BTreeMap<Id, (Id, Span)>,
    pages: BTreeMap<&'a str, &'a Page>,
    taxonomy: &'a Taxonomy,
    languages: Vec<&'a Language>,
    draft: &'a Draft,
}

impl Known<'_> {
    fn resolve(&self, reference: &Pending, report: &mut Report) {
        match reference {
            Pending::Record(id, itself) => self.resolve_record(id, itself.as_deref(), report),
            Pending::After(itself, _, id) => self.resolve_record(id, Some(itself), report),
            Pending::Location(place) => self.resolve_location(place, report),
            Pending::Status(id) => resolve_term(&self.taxonomy.residence, id, report),
            Pending::Benefit(id) => resolve_term(&self.taxonomy.benefits, id, report),
            Pending::Statutory(_) | Pending::Icon(_) => {}
            Pending::Link(link) => {
                if let Some(diagnostic) = self.broken(link) {
                    report.push(diagnostic.at(link.span));
                }
            }
            Pending::Answer(link) => {
                let problem = self.broken(link).or_else(|| self.ended(&link.target));
                if let Some(diagnostic) = problem {
                    report.push(diagnostic.at(link.span));
                }
            }
        }
    }

    fn resolve_record(&self, id: &Spanned<Id>, itself: Option<&str>, report: &mut Report) {
        if itself == Some(id.value.as_str()) {
            report.push(
                Diagnostic::new(Code::SelfReference, "a record cannot refer to itself")
                    .at(id.span)
                    .help("name another record, or delete the reference"),
            );
        } else if !self.organizations.contains_key(id.value.as_str()) {
            let unknown = self.unknown_record(Code::UnknownReference, &id.value);
            report.push(unknown.at(id.span));
        }
    }

    /// Why nobody can be sent to a record or service, if it has ended.
    fn ended(&self, target: &Target) -> Option<Diagnostic> {
        let Target::Record(id, service) = target else {
            return None;
        };
        let record = self.organizations.get(id.as_str())?;
        let Status::Ended { successor, .. } = record.find(service.as_deref())?.status() else {
            return None;
        };
        let ended = Diagnostic::new(
            Code::EndedAnswer,
            format!("`{id}` has ended, or this part of it"),
        );
        Some(match successor {
            Some(now) => ended.help(format!("`{now}` does it now: name that one")),
            None => ended.help("delete it from the step, or name who does it now"),
        })
    }

    fn unknown_record(&self, code: Code, id: &str) -> Diagnostic {
        let unknown = Diagnostic::new(code, format!("there is no record `{id}`"));
        match self.former.get(id) {
            Some((now, _)) => unknown.label(format!("it is called `{now}` now")),
            None => unknown.did_you_mean(id, self.organizations.keys().copied()),
        }
    }

    fn resolve_location(&self, place: &Spanned<String>, report: &mut Report) {
        let (organization, location) = place.value.split_once('/').unwrap_or((&place.value, ""));
        let Some(organization) = self.organizations.get(organization) else {
            let unknown = self.unknown_record(Code::UnknownReference, organization);
            report.push(
                unknown
                    .at(place.span)
                    .help("write \"organization/location\""),
            );
            return;
        };
        let ids = organization.locations.iter().map(|l| l.id.as_str());
        if !ids.clone().any(|id| id == location) {
            report.push(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("`{}` has no location `{location}`", organization.id),
                )
                .at(place.span)
                .did_you_mean(location, ids.clone())
                .help(format!(
                    "its locations: {}",
                    ids.collect::<Vec<_>>().join(", ")
                )),
            );
        }
    }

    /// Why a link leads nowhere, if it does.
    fn broken(&self, link: &Link) -> Option<Diagnostic> {
        let term = |vocabulary: &Vocabulary, what: &str, id: &str| {
            (!vocabulary.contains(id)).then(|| {
                Diagnostic::new(Code::BrokenLink, format!("there is no {what} `{id}`"))
                    .did_you_mean(id, vocabulary.ids())
            })
        };
        match &link.target {
            Target::Own(_) => None,
            Target::Topic(id) => term(&self.taxonomy.topics, "topic", id),
            Target::Area(id) => term(&self.taxonomy.areas, "area", id),
            Target::Category(id) => term(&self.taxonomy.categories, "category", id),
            Target::Asset(path) => (!self.draft.assets.contains_key(path)).then(|| {
                Diagnostic::new(
                    Code::BrokenLink,
                    format!("there is no file `content/{path}`"),
                )
                .did_you_mean(path, self.draft.assets.keys().map(String::as_str))
            }),
            Target::Record(id, service) => match self.organizations.get(id.as_str()) {
                None => Some(self.unknown_record(Code::BrokenLink, id)),
                Some(found) => {
                    let wanted = service.as_deref()?;
                    let ids = found.services.iter().map(|s| s.id.as_str());
                    (!ids.clone().any(|id| id == wanted)).then(|| {
                        Diagnostic::new(
                            Code::BrokenAnchor,
                            format!("`{id}` has no service `{wanted}`"),
                        )
                        .did_you_mean(wanted, ids)
                    })
                }
            },
            Target::Page(address, anchor) => self.broken_page(address, anchor.as_deref(), link),
        }
    }

    /// The languages in which the text that holds a link is shown. Of texts of records it is not asked whether there is a better one.
    fn shown_in(&self, link: &Link) -> impl Iterator<Item = &'_ Language> {
        let source = link
            .page
            .as_deref()
            .and_then(|address| self.pages.get(address));
        let own = link.lang;
        let languages = self.languages.iter().copied();
        languages.filter(move |language| match source {
            Some(page) => page.text(language).1 == own,
            None => language.order.contains(&own),
        })
    }

    fn broken_page(&self, address: &str, anchor: Option<&str>, link: &Link) -> Option<Diagnostic> {
        let Some(page) = self.pages.get(address) else {
            return Some(
                Diagnostic::new(Code::BrokenLink, format!("there is no page `{address}`"))
                    .did_you_mean(address, self.pages.keys().copied()),
            );
        };
        let wanted = anchor?;
        self.shown_in(link).find_map(|language| {
            let (text, in_lang) = page.text(language);
            let ids = text.body.headings.iter().map(|h| h.id.as_str());
            (!ids.clone().any(|id| id == wanted)).then(|| {
                Diagnostic::new(
                    Code::BrokenAnchor,
                    format!("`{address}` has no heading `#{wanted}` in its text in `{in_lang}`"),
                )
                .did_you_mean(wanted, ids.clone())
                .help(format!(
                    "its headings: {}",
                    ids.collect::<Vec<_>>().join(", ")
                ))
                .help("a heading gets an id for all languages with {#id} at its end")
            })
        })
    }
}

fn resolve_term(vocabulary: &Vocabulary, id: &Spanned<Id>, report: &mut Report) {
    if !vocabulary.contains(&id.value) {
        report.push(
            Diagnostic::new(
                Code::UnknownReference,
                format!("there is no term `{}`", id.value),
            )
            .at(id.span)
            .did_you_mean(&id.value, vocabulary.ids())
            .help("it must be a term of its file in directory/taxonomy/"),
        );
    }
}

/// Reports chains of records that come back to where they began.
fn check_chains(organizations: &[Spanned<Organization>], report: &mut Report) {
    let by_id: BTreeMap<&str, &Organization> = organizations
        .iter()
        .map(|o| (o.value.id.as_str(), &o.value))
        .collect();
    let successor = |o: &Organization| match o.entry().status() {
        Status::Ended { successor, .. } => successor.clone(),
        _ => None,
    };
    type Next<'a> = &'a dyn Fn(&Organization) -> Option<Id>;
    let chains: [(&str, Next<'_>); 2] = [
        ("part_of", &|o: &Organization| o.part_of.clone()),
        ("successor", &successor),
    ];
    for (key, next) in chains {
        for start in organizations {
            // A record that names itself is reported where it does so.
            let mut at = next(&start.value).filter(|id| *id != start.value.id);
            for _ in 0..organizations.len() {
                let Some(id) = at else { break };
                if id == start.value.id {
                    report.push(
                        Diagnostic::new(
                            Code::Cycle,
                            format!("`{id}` comes back to itself by `{key}`"),
                        )
                        .at(start.span)
                        .help(format!("change `{key}` in one of the records on the way")),
                    );
                    break;
                }
                at = by_id
                    .get(id.as_str())
                    .and_then(|o| next(o))
                    .filter(|next| *next != id);
            }
        }
    }
}

/// Whether a text can be an id: `[a-z0-9-]`, at most 80 bytes, no hyphen at its ends.
pub(crate) fn is_id(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=80).contains(&text.len())
        && text.bytes().all(allowed)
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !crate::load::is_device(text)
}

fn bad_id(id: &str) -> Diagnostic {
    Diagnostic::new(Code::BadId, format!("`{id}` cannot be an id"))
        .help("use only a-z, 0-9 and hyphens, at most 80 of them; names of devices, such as aux and con, cannot be files on Windows")
}

/// The warnings of a report that a strict build does not allow.
pub fn unknown_warnings<'a>(
    report: &'a Report,
    known: &'a [Code],
) -> impl Iterator<Item = &'a Diagnostic> {
    report
        .iter()
        .filter(|d| d.severity() == Severity::Warning && !known.contains(&d.code))
}
