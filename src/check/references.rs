//! References: from one file to what another one holds.
//!
//! Owns: the kinds of reference that files make, and what each may lead to.
//! In: references, gathered while files are read; everything that can be referred to. Out: diagnostics.
//! **Invariant:** each reference is looked at once, when every file has been read; so no order of reading matters.
//! Deliberately absent: chains of references (`chains`), and who is responsible where (`rule`).

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::lang::Language;
use crate::load::Draft;
use crate::markdown::Link;
use crate::site::{
    Id, Organization, Page, Status, Target, Taxonomy, Tier, Vocabulary, VocabularyName,
};

/// A reference to something that is known only when every file has been read.
#[derive(Clone, Debug)]
pub(super) enum Pending {
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
    /// A term of a vocabulary.
    Term(VocabularyName, Spanned<Id>),
    /// A topic for which somebody must be responsible by law in every place.
    Statutory(Spanned<Id>),
    /// The name of an icon. The theme alone knows whether there is one.
    Icon(Spanned<String>),
}

/// Everything that can be referred to.
pub(super) struct Known<'a> {
    pub organizations: &'a [Spanned<Organization>],
    /// Former id → present id and the place that says so.
    pub former: &'a BTreeMap<Id, (Id, Span)>,
    pub pages: &'a [Spanned<Page>],
    pub taxonomy: &'a Taxonomy,
    /// The languages that the portal is built in.
    pub languages: &'a [&'a Language],
    pub draft: &'a Draft,
}

/// Reports the references that lead nowhere, or to what they must not lead to.
pub(super) fn resolve(pending: &[Pending], known: &Known<'_>, report: &Report) {
    let organizations = known.organizations.iter().map(|o| &o.value);
    let pages = known.pages.iter().map(|page| &page.value);
    let resolver = Resolver {
        known,
        organizations: organizations.map(|o| (o.id.as_str(), o)).collect(),
        pages: pages.map(|page| (page.address.as_str(), page)).collect(),
    };
    for reference in pending {
        resolver.resolve(reference, report);
    }
}

struct Resolver<'a> {
    known: &'a Known<'a>,
    organizations: BTreeMap<&'a str, &'a Organization>,
    pages: BTreeMap<&'a str, &'a Page>,
}

impl Resolver<'_> {
    fn resolve(&self, reference: &Pending, report: &Report) {
        match reference {
            Pending::Record(id, itself) => self.resolve_record(id, itself.as_deref(), report),
            Pending::After(itself, _, id) => self.resolve_record(id, Some(itself), report),
            Pending::Location(place) => self.resolve_location(place, report),
            Pending::Term(name, id) => {
                resolve_term(self.known.taxonomy.vocabulary(*name), id, report);
            }
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

    fn resolve_record(&self, id: &Spanned<Id>, itself: Option<&str>, report: &Report) {
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
        match self.known.former.get(id) {
            Some((now, _)) => unknown.label(format!("it is called `{now}` now")),
            None => unknown.did_you_mean(id, self.organizations.keys().copied()),
        }
    }

    fn resolve_location(&self, place: &Spanned<String>, report: &Report) {
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
            Target::Topic(id) => term(&self.known.taxonomy.topics, "topic", id),
            Target::Area(id) => term(&self.known.taxonomy.areas, "area", id),
            Target::Category(id) => term(&self.known.taxonomy.categories, "category", id),
            Target::Asset(path) => (!self.known.draft.assets.contains_key(path)).then(|| {
                Diagnostic::new(
                    Code::BrokenLink,
                    format!("there is no file `content/{path}`"),
                )
                .did_you_mean(path, self.known.draft.assets.keys().map(String::as_str))
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

    /// The languages in which the text that holds a link is shown. Of texts of records it is not asked whether there is a
    /// better one.
    fn shown_in(&self, link: &Link) -> impl Iterator<Item = &'_ Language> {
        let source = link
            .page
            .as_deref()
            .and_then(|address| self.pages.get(address));
        let own = link.lang;
        let languages = self.known.languages.iter().copied();
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

fn resolve_term(vocabulary: &Vocabulary, id: &Spanned<Id>, report: &Report) {
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
