//! The vocabulary of referral: rules, persons, answers.
//!
//! In and out: plain data with serde on it; the JSON of the browser is exactly these types.
//!
//! **Invariant:** what a rule leaves out restricts nobody, and what an inquiry leaves out is not known.
//!
//! Deliberately absent: behaviour, and the names and contacts of offers beyond what an answer must say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::message::Message;
use crate::model::Area;

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// All that a portal knows about who is for whom, in one language.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// [`RULES_VERSION`](super::RULES_VERSION).
    pub version: u32,
    /// The language of all texts (BCP 47).
    pub lang: String,
    /// It is read from right to left.
    #[serde(default, skip_serializing_if = "is_default")]
    pub from_right: bool,
    /// A day on which the same rules hold as on that of the build, `YYYY-MM-DD`; an inquiry may name another.
    pub day: String,
    /// The address of a record with `{organization}` in it, relative to the site's root, without a leading slash.
    pub record: String,
    /// The same of a service, with `{organization}` and `{service}`.
    pub service: String,
    /// The areas as a tree.
    pub areas: Vec<Area>,
    /// Labels of the areas, in the same order.
    pub places: Vec<Name>,
    /// Residence statuses as a tree.
    pub residence: Vec<Name>,
    /// Rechtskreise.
    pub benefits: Vec<Benefit>,
    /// Groups of people.
    pub audiences: Vec<Audience>,
    /// What help may be needed with.
    pub topics: Vec<Name>,
    /// Languages that are spoken.
    pub languages: Vec<Name>,
    /// The texts of messages, by their words.
    pub texts: BTreeMap<String, String>,
    /// What bounds say in words, each once.
    pub phrases: Vec<String>,
    /// Records, each followed by its services.
    pub offers: Vec<Offer>,
}

/// Where a term stands in its vocabulary in [`Rules`], from 0. Offers name terms by it: ten thousand offers are read and compared
/// several times as fast as with ids, and the file is smaller.
pub type Position = u32;

/// What stands at a position; nothing beyond the end.
pub(super) fn at<T>(list: &[T], position: Position) -> Option<&T> {
    list.get(usize::try_from(position).ok()?)
}

/// A term and what it is called.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct Name {
    /// The id that rules and inquiries use.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// The term above, which stands for this one as well.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parent: Option<String>,
}

/// A kind of benefit.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct Benefit {
    /// The id that rules and inquiries use.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// It is none: who has it may be entitled to any other.
    #[serde(default, skip_serializing_if = "is_default")]
    pub none: bool,
    /// Benefits that the law excludes beside this one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub excludes: Vec<String>,
    /// Residence statuses with which the law excludes this one; each stands for its subtree.
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_with: Vec<String>,
}

/// A group of people that an offer is meant for. It is softer than a rule: whoever may belong should ask.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct Audience {
    /// The id that offers use.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// They do not seek help for themselves: professionals, schools, companies.
    #[serde(default, skip_serializing_if = "is_default")]
    pub helpers: bool,
    /// Who surely belongs; none if that cannot be told from facts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub fits: Option<Traits>,
    /// Who may belong; whoever is in neither does not.
    #[serde(default, skip_serializing_if = "is_default")]
    pub perhaps: Traits,
}

/// What makes a person a member of an audience; all that is given must hold.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Traits {
    /// Age in full years.
    #[serde(skip_serializing_if = "is_default")]
    pub age: Option<Bounds>,
    /// Months in Germany.
    #[serde(skip_serializing_if = "is_default")]
    pub months: Option<Bounds>,
    /// One of these residence statuses, each with its subtree.
    #[serde(skip_serializing_if = "is_default")]
    pub residence: Vec<String>,
    /// Whether there are children to care for.
    #[serde(skip_serializing_if = "is_default")]
    pub children: Option<bool>,
}

/// Half-open bounds of whole numbers: from the first, below the last.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Bounds {
    /// The least that is in it.
    #[serde(skip_serializing_if = "is_default")]
    pub from: u16,
    /// The least that is not in it any more.
    #[serde(skip_serializing_if = "is_default")]
    pub below: Option<u16>,
    /// Values about which sources differ, or say "as a rule".
    #[serde(skip_serializing_if = "is_default")]
    pub unclear: Vec<u16>,
    /// In words, for people: where they stand in [`Rules::phrases`].
    #[serde(skip_serializing_if = "is_default")]
    pub text: Position,
}

impl Bounds {
    /// Whether it holds for a value.
    pub fn holds(&self, value: u16) -> bool {
        value >= self.from && self.below.is_none_or(|below| value < below)
    }
}

/// Levels of German as rules count them, by the Common European Framework of Reference.
pub struct Scale;

impl Scale {
    /// Every level, the lowest first; its position is what bounds hold.
    pub const GERMAN: [&'static str; 7] = ["none", "A1", "A2", "B1", "B2", "C1", "C2"];

    /// The position of a level.
    pub fn german(level: &str) -> Option<u16> {
        let mut levels = Self::GERMAN.iter();
        let at = levels.position(|known| known.eq_ignore_ascii_case(level))?;
        u16::try_from(at).ok()
    }
}

/// Who comes first: the order of the concept.
#[derive(
    Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash,
)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Providers under SGB II, III, VIII, XII and other law.
    Statutory,
    /// Services with case management of their own.
    Specialised,
    /// All others.
    #[default]
    Open,
    /// Only where none of the others applies, and then for every need.
    Subsidiary,
}

impl Tier {
    /// What says which it is.
    pub fn message(self) -> Message {
        match self {
            Tier::Statutory => Message::TierStatutory,
            Tier::Specialised => Message::TierSpecialised,
            Tier::Open => Message::TierOpen,
            Tier::Subsidiary => Message::TierSubsidiary,
        }
    }
}

/// What somebody offers, as far as it decides who is referred there.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Offer {
    /// `organization` or `organization/service`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Who comes first.
    #[serde(skip_serializing_if = "is_default")]
    pub tier: Tier,
    /// Areas it serves; each stands for its subtree. Empty: not known.
    #[serde(skip_serializing_if = "is_default")]
    pub areas: Vec<Position>,
    /// The areas are those that are known; there may be more.
    #[serde(skip_serializing_if = "is_default")]
    pub areas_open: bool,
    /// What it is about, the main topic first.
    #[serde(skip_serializing_if = "is_default")]
    pub topics: Vec<Position>,
    /// Whom it is for.
    #[serde(skip_serializing_if = "is_default")]
    pub audience: Vec<Position>,
    /// Languages spoken there; empty: not known.
    #[serde(skip_serializing_if = "is_default")]
    pub languages: Vec<Position>,
    /// What must hold.
    #[serde(skip_serializing_if = "is_default")]
    pub rule: Rule,
    /// Target groups; if there are any, one of them must hold as well.
    #[serde(skip_serializing_if = "is_default")]
    pub groups: Vec<TargetGroup>,
    /// From this day, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "is_default")]
    pub from: Option<String>,
    /// Until this day, inclusive.
    #[serde(skip_serializing_if = "is_default")]
    pub until: Option<String>,
    /// Whether it is still there.
    #[serde(skip_serializing_if = "is_default")]
    pub status: Status,
    /// Organizations to be asked before.
    #[serde(skip_serializing_if = "is_default")]
    pub after: Vec<String>,
    /// When its facts were last known to be true, as the number `YYYYMMDD`; 0: undated.
    #[serde(skip_serializing_if = "is_default")]
    pub verified: u32,
    /// About eligibility, in words, as the record says it (in German).
    #[serde(skip_serializing_if = "is_default")]
    pub note: String,
}

/// Whether an offer is still there.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is.
    #[default]
    Active,
    /// It rests.
    Paused,
    /// It is over; the name of who does it now, if anybody.
    Ended(Option<String>),
}

/// What must hold; all that is given. Terms are named by their ids in records, and by their positions in [`Rules`].
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct Rule<Term: Default + PartialEq = Position> {
    /// Age in full years.
    #[serde(skip_serializing_if = "is_default")]
    pub age: Option<Bounds>,
    /// Level of German, by its place in [`Scale::GERMAN`].
    #[serde(skip_serializing_if = "is_default")]
    pub german: Option<Bounds>,
    /// Months in Germany.
    #[serde(skip_serializing_if = "is_default")]
    pub months: Option<Bounds>,
    /// Whether there must be children to care for.
    #[serde(skip_serializing_if = "is_default")]
    pub children: Option<bool>,
    /// One of these residence statuses, each with its subtree.
    #[serde(skip_serializing_if = "is_default")]
    pub residence: Vec<Term>,
    /// One of these benefits, received or needed.
    #[serde(skip_serializing_if = "is_default")]
    pub benefits: Vec<Term>,
}

/// A target group of an offer.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
#[serde(default)]
pub struct TargetGroup {
    /// What it is called.
    pub name: String,
    /// From this day, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "is_default")]
    pub from: Option<String>,
    /// Until this day, inclusive.
    #[serde(skip_serializing_if = "is_default")]
    pub until: Option<String>,
    /// The office decides in the single case.
    #[serde(skip_serializing_if = "is_default")]
    pub discretion: bool,
    /// Who is in it.
    #[serde(skip_serializing_if = "is_default")]
    pub rule: Rule,
}

/// A person and what they need. What is left out is not known.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Inquiry {
    /// Where they live: the id of an area.
    pub area: Option<String>,
    /// Where they live, if only the postal code is known.
    pub postal_code: Option<String>,
    /// Age in full years.
    pub age: Option<u16>,
    /// Residence status.
    pub residence: Option<String>,
    /// Benefits they receive.
    pub benefits: Option<Vec<String>>,
    /// Months in Germany.
    pub months: Option<u16>,
    /// Level of German: `none`, `A1` … `C2`.
    pub german: Option<String>,
    /// Languages they speak.
    pub languages: Vec<String>,
    /// Whether they care for children.
    pub children: Option<bool>,
    /// Topics they need help with; empty: not known.
    pub needs: Vec<String>,
    /// The day it is about, `YYYY-MM-DD`; without it that of the rules.
    pub day: Option<String>,
    /// Facts that they do not want to tell: not asked for again.
    pub skip: Vec<Fact>,
    /// How many answers to give.
    pub limit: usize,
    /// How many answers to leave out before.
    pub offset: usize,
}

impl Default for Inquiry {
    fn default() -> Self {
        Inquiry {
            area: None,
            postal_code: None,
            age: None,
            residence: None,
            benefits: None,
            months: None,
            german: None,
            languages: Vec::new(),
            children: None,
            needs: Vec::new(),
            day: None,
            skip: Vec::new(),
            limit: 1_000,
            offset: 0,
        }
    }
}

/// A fact about a person.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    /// What they need.
    Need,
    /// Where they live.
    Area,
    /// Age.
    Age,
    /// Residence status.
    Residence,
    /// Benefits.
    Benefits,
    /// Children.
    Children,
    /// Time in Germany.
    Months,
    /// Level of German.
    German,
}

impl Fact {
    /// Every fact that may be asked for, in the order in which a tie is broken.
    pub const ALL: [Fact; 8] = [
        Fact::Need,
        Fact::Area,
        Fact::Age,
        Fact::Residence,
        Fact::Benefits,
        Fact::Children,
        Fact::Months,
        Fact::German,
    ];

    /// Its word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Fact::Need => "need",
            Fact::Area => "area",
            Fact::Age => "age",
            Fact::Residence => "residence",
            Fact::Benefits => "benefits",
            Fact::Children => "children",
            Fact::Months => "months",
            Fact::German => "german",
        }
    }
    /// What asks for it.
    pub(super) fn question(self) -> Message {
        match self {
            Fact::Need => Message::QuestionNeed,
            Fact::Area => Message::QuestionArea,
            Fact::Age => Message::QuestionAge,
            Fact::Residence => Message::QuestionResidence,
            Fact::Benefits => Message::QuestionBenefits,
            Fact::Children => Message::QuestionChildren,
            Fact::Months => Message::QuestionMonths,
            Fact::German => Message::QuestionGerman,
        }
    }
}

/// What is compared.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Criterion {
    /// Whether the offer is still there.
    Status,
    /// Whether its rule holds on that day.
    Valid,
    /// Where the person lives.
    Area,
    /// Age.
    Age,
    /// Residence status.
    Residence,
    /// Benefits.
    Benefits,
    /// Level of German.
    German,
    /// Time in Germany.
    Months,
    /// Children.
    Children,
    /// Languages spoken there.
    Languages,
    /// Whom it is meant for.
    Audience,
    /// Its target groups.
    Group,
    /// Who comes before.
    Precedence,
}

/// One of three answers, the best first.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It fits.
    Fits,
    /// It may fit: a fact is missing, or the office decides.
    Ask,
    /// It does not fit.
    No,
}

impl Verdict {
    /// What says which it is.
    pub fn message(self) -> Message {
        match self {
            Verdict::Fits => Message::VerdictFits,
            Verdict::Ask => Message::VerdictAsk,
            Verdict::No => Message::VerdictNo,
        }
    }
}

/// Who is there for a person.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq)]
pub struct Referral {
    /// A window of the answers, who should be asked first coming first; those that do not fit come last.
    pub answers: Vec<Answer>,
    /// How many answers there are.
    pub counts: Counts,
    /// What to ask the person next; none if nothing more would help.
    pub next: Option<Question>,
    /// What is wrong with the inquiry.
    pub notices: Vec<Notice>,
}

/// How many answers of each verdict there are.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// They fit.
    pub fits: usize,
    /// They may fit.
    pub ask: usize,
    /// They do not fit.
    pub no: usize,
}

impl Counts {
    pub(super) fn of(verdicts: impl Iterator<Item = Verdict>) -> Counts {
        let mut counts = Counts::default();
        for verdict in verdicts {
            match verdict {
                Verdict::Fits => counts.fits += 1,
                Verdict::Ask => counts.ask += 1,
                Verdict::No => counts.no += 1,
            }
        }
        counts
    }
}

/// An organization, with the best that it has for a person.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Answer {
    /// The id of its best offer: `organization` or `organization/service`.
    pub id: String,
    /// The name of that offer.
    pub title: String,
    /// Its address, relative to the site's root.
    pub url: String,
    /// Who comes first.
    pub tier: Tier,
    /// Whether it fits.
    pub verdict: Verdict,
    /// Why, the worst first.
    pub reasons: Vec<Reason>,
    /// About eligibility, in words, in German; may be empty.
    pub note: String,
    /// Other offers of the same organization that were looked at.
    pub offers: Vec<Member>,
}

/// Another offer of the same organization.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Member {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its address, relative to the site's root.
    pub url: String,
    /// Whether it fits.
    pub verdict: Verdict,
    /// Why, the worst first.
    pub reasons: Vec<Reason>,
}

/// One criterion and its answer.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Reason {
    /// What was compared.
    pub criterion: Criterion,
    /// With which answer.
    pub verdict: Verdict,
    /// In a sentence.
    pub text: String,
}

/// What to ask the person.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Question {
    /// The fact to ask for.
    pub fact: Fact,
    /// For how many answers it matters.
    pub matters: usize,
    /// The question in words.
    pub text: String,
}

/// Something in an inquiry that cannot be, or does not go together.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Notice {
    /// What is wrong, by a word that programs can compare.
    pub code: String,
    /// In a sentence.
    pub text: String,
}
