//! Search tests: questions with the ids that answer them, asked of a portal's own index.
//!
//! Owns: what it means that a question is answered: one of its ids is among the first hits.
//! In: a checked site with its list (`directory/search-tests.toml`). Out: a warning for each question that went wrong.
//! **Invariant:** the answer judged is the one that the command line and the browser give.
//! Deliberately absent: how the list is written (`check`), and the search itself.

use std::collections::{BTreeMap, btree_map};

use lotse_search::{Engine, PackError, Request};

use serde::Deserialize;

use crate::diag::{Code, Diagnostic, Report};
use crate::lang::Lang;
use crate::site::{Question, Site};

/// Among how many first hits an answer must be, unless the question says otherwise.
pub const WITHIN: usize = 3;

/// Asks every question of the site; `open` gives the search of a language, and is called once for each that is asked in.
///
/// # Errors
/// Those of `open`.
pub fn ask(
    site: &Site,
    open: impl Fn(Lang) -> Result<Engine, PackError>,
) -> Result<Report, PackError> {
    let report = Report::default();
    let mut engines: BTreeMap<Lang, Engine> = BTreeMap::new();
    for question in &site.questions {
        let engine = match engines.entry(question.lang) {
            btree_map::Entry::Occupied(known) => known.into_mut(),
            btree_map::Entry::Vacant(new) => new.insert(open(question.lang)?),
        };
        if let Some(problem) = judge(question, engine) {
            report.push(problem);
        }
    }
    Ok(report)
}

fn judge(question: &Question, engine: &Engine) -> Option<Diagnostic> {
    let response = engine.search(&Request {
        q: question.q.clone(),
        limit: question.within,
        ..Request::default()
    });
    let found: Vec<&str> = response.hits.iter().map(|hit| hit.id.as_str()).collect();
    let answered = match question.finds.as_slice() {
        [] => found.is_empty(),
        finds => finds.iter().any(|id| found.contains(&id.as_str())),
    };
    if answered {
        return None;
    }
    let instead = match found.as_slice() {
        [] => "nothing is found".to_owned(),
        found => format!("found instead: {}", found.join(", ")),
    };
    let message = match question.finds.as_slice() {
        [] => format!("`{}` should find nothing", question.q),
        finds => format!("`{}` does not find `{}`", question.q, finds.join("` or `")),
    };
    Some(
        Diagnostic::new(Code::UnansweredQuestion, message)
            .at(question.at)
            .label(instead)
            .help(format!(
                "lotse search --explain '{}' says why; often the record lacks an alias, or its kind or topic a synonym",
                question.q
            )),
    )
}

/// A list of questions outside of a portal, as `tests/search/*.toml` holds them; the form is that of
/// `directory/search-tests.toml`.
#[derive(Deserialize, Debug, Default)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// The questions.
    pub question: Vec<ListedQuestion>,
}

/// A question of such a list.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct ListedQuestion {
    /// As people type it.
    pub q: String,
    /// Ids of which one must be found.
    pub finds: Vec<String>,
}

impl List {
    /// Reads a list.
    ///
    /// # Errors
    /// When it is not of the form.
    pub fn parse(text: &str) -> Result<List, toml::de::Error> {
        toml::from_str(text)
    }
}

/// How well a list is answered: success@k is the share of questions with an answer among the first k hits, MRR the mean
/// of 1 / rank of the first answer (Voorhees 1999), over the first ten.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Questions asked.
    pub asked: usize,
    /// Answered by the first hit.
    pub first: usize,
    /// Answered among the first three.
    pub three: usize,
    /// The sum of 1 / rank.
    pub reciprocal: f64,
}

impl Score {
    /// Adds a question whose first answer has this rank, counted from 1.
    pub fn add(&mut self, rank: Option<usize>) {
        self.asked += 1;
        self.first += usize::from(rank == Some(1));
        self.three += usize::from(rank.is_some_and(|rank| rank <= WITHIN));
        self.reciprocal += rank.map_or(0.0, |rank| 1.0 / rank as f64);
    }

    /// Adds another score.
    pub fn merge(&mut self, other: Score) {
        self.asked += other.asked;
        self.first += other.first;
        self.three += other.three;
        self.reciprocal += other.reciprocal;
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let asked = self.asked.max(1) as f64;
        write!(
            f,
            "{:4} asked  success@1 {:5.1} %  success@3 {:5.1} %  MRR {:.3}",
            self.asked,
            100.0 * self.first as f64 / asked,
            100.0 * self.three as f64 / asked,
            self.reciprocal / asked
        )
    }
}

/// The rank of the first answer to a question, counted from 1, if it is among the first ten hits.
pub fn rank(engine: &Engine, entry: &ListedQuestion) -> Option<usize> {
    let response = engine.search(&Request {
        q: entry.q.clone(),
        ..Request::default()
    });
    let answer = response
        .hits
        .iter()
        .position(|hit| entry.finds.contains(&hit.id));
    answer.map(|at| at + 1)
}
