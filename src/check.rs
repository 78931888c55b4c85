//! From a draft to a site: every rule that content must keep.
//!
//! Owns: the only way to make a [`Site`], and with it the meaning of every key in every file.
//! In: a [`Draft`] and today's date. Out: a [`Site`], or nothing if the report has errors.
//! **Invariant:** all rules run over all files before anything is refused, so that one run shows all problems.
//! Deliberately absent: reading and writing, HTML, the clock.

mod calculator;
mod chains;
mod contact;
mod context;
mod diagram;
mod formula;
mod gap;
mod hidden;
mod ids;
mod journey;
mod language;
mod limit;
mod offer;
mod page;
mod pattern;
mod picture;
mod questions;
mod readers;
mod record;
mod references;
mod rule;
mod secrecy;
mod settings;
mod taxonomy;
mod words;

use std::collections::BTreeMap;

use crate::date::Date;
use crate::diag::{Code, Diagnostic, Report, Severity, Sources, Spanned};
use crate::lang::{Language, Languages};
use crate::load::Draft;
use crate::markdown;
use crate::site::Site;
use crate::site::figure::DataTable;

use context::Shared;
use language::Spoken;
use references::{Known, Pending};

pub(crate) use ids::is_id;

/// What came of a check.
pub struct Findings {
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
    report: &Report,
) -> Findings {
    limit::check(&draft, report);
    hidden::check(&draft, sources, report);
    picture::check(&draft, report);

    let spoken = Spoken::new(languages, &draft.words);
    let settings::Read {
        value: settings,
        blanks,
        mut pending,
    } = settings::read(&draft, &spoken, sources, report);
    let mut taxonomy = taxonomy::read(&draft.vocabularies, &spoken, &mut pending, report);
    words::read(&draft.words, languages, &mut taxonomy, report);
    let tables = tables(&draft, sources, report);
    let diagrams = diagram::read(&draft, &mut pending, report);
    let shared = Shared {
        sources,
        today,
        review_every: settings.review_every,
        taxonomy: &taxonomy,
        spoken: &spoken,
        blanks: &blanks,
        abbreviations: context::abbreviations(&taxonomy.abbreviations, languages),
        tables: &tables,
        diagrams: &diagrams,
    };
    let organizations = record::read_all(&draft, &shared, &mut pending, report);
    let gaps = gap::read(&draft.gaps, &shared, &mut pending, report);
    let pages = page::read(&draft, &shared, &mut pending, report);

    chains::check_circles(&organizations, report);
    chains::check_order(&pending, &organizations, report);
    let place_and_day = (settings.area.as_str(), today);
    rule::check_served(&pending, &organizations, &taxonomy, place_and_day, report);
    let former = ids::former_ids(&organizations, report);
    let built = settings.languages.iter();
    let built: Vec<&Language> = built.map(|lang| languages.get(*lang)).collect();
    let known = Known {
        organizations: &organizations,
        former: &former,
        pages: &pages,
        taxonomy: &taxonomy,
        languages: &built,
        draft: &draft,
    };
    references::resolve(&pending, &known, report);
    let ids = ids::findable_ids(&organizations, &pages);
    let questions = questions::read(draft.questions.as_ref(), &settings, &ids, report);

    let known_warnings = settings.known_warnings.clone();
    let assets = draft.assets.into_iter();
    let site = Site {
        settings,
        languages: languages.clone(),
        today,
        redirects: former
            .into_iter()
            .map(|(old, (now, _))| (old, now))
            .collect(),
        taxonomy,
        organizations: sorted(organizations, |o| &o.id),
        gaps,
        pages: sorted(pages, |p| &p.address),
        questions,
        assets: assets.map(|(path, asset)| (path, asset.bytes)).collect(),
    };
    let icons = pending.into_iter().filter_map(|reference| match reference {
        Pending::Icon(name) => Some(name),
        _ => None,
    });
    Findings {
        icons: icons.collect(),
        site: (!report.has_errors()).then_some(site),
        known_warnings,
    }
}

fn sorted<T, K: Ord + ?Sized>(items: Vec<Spanned<T>>, key: impl Fn(&T) -> &K) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().map(|item| item.value).collect();
    items.sort_by(|a, b| key(a).cmp(key(b)));
    items
}

fn tables(draft: &Draft, sources: &Sources, report: &Report) -> BTreeMap<String, DataTable> {
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

/// The warnings of a report that a strict build does not allow.
pub fn unknown_warnings(report: &Report, known: &[Code]) -> Vec<Diagnostic> {
    let is_unknown =
        |d: &&Diagnostic| d.severity() == Severity::Warning && !known.contains(&d.code);
    let problems = report.problems();
    problems.iter().filter(is_unknown).cloned().collect()
}
