//! Gaps: what people need and nobody offers, as somebody has reported it.

use std::collections::BTreeMap;

use super::fragment::Fragment;
use super::{Id, Source};
use crate::date::PartialDate;
use crate::keyword::keywords;
use crate::lang::{Lang, Text};

/// Something that is missing somewhere for somebody.
#[derive(Clone, Debug, Default)]
pub struct Gap {
    /// Id, also the file's name and the end of its anchor.
    pub id: Id,
    /// Path of the file in the repository, with slashes, for the edit link.
    pub file: String,
    /// What is missing, in a few words.
    pub title: Text,
    /// The same in one or two sentences.
    pub summary: Text,
    /// More about it.
    pub description: BTreeMap<Lang, Fragment>,
    /// Where.
    pub areas: Vec<Id>,
    /// What it is about; empty = it is not about one topic more than about others.
    pub topics: Vec<Id>,
    /// For whom.
    pub audience: Vec<Id>,
    /// For whom, in words: age, residence status and the like.
    pub audience_note: Text,
    /// When it was reported; `None` only in a file with faults.
    pub reported: Option<PartialDate>,
    /// Which body or document reported it.
    pub reported_by: String,
    /// What has become of it.
    pub state: GapState,
    /// Since when that is so; `None` = since it was reported.
    pub since: Option<PartialDate>,
    /// Which body decided so.
    pub decided_by: Option<String>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// Records that have to do with it.
    pub see_also: Vec<Id>,
}

/// What has become of a gap, in the order in which they are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapState {
    /// Reported; nobody has decided anything.
    #[default]
    Open,
    /// Somebody wants to close it.
    Planned,
    /// Somebody is closing it.
    BeingSolved,
    /// It is closed.
    Solved,
    /// It stays, by decision.
    Declined,
}

keywords!(
    GapState:
    Open "open", Planned "planned", BeingSolved "being-solved",
    Solved "solved", Declined "declined"
);

impl GapState {
    /// Whether people still go without.
    pub fn is_felt(self) -> bool {
        self != GapState::Solved
    }
}
