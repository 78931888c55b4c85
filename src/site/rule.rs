//! Rules: who may use an offer, and who comes first.

use super::Id;
use crate::date::{Date, PartialDate};
use crate::keyword::keywords;
use crate::lang::Text;

pub use lotse_search::refer::{Bounds, Scale, Tier, Traits};

/// What must hold, with terms by their ids.
pub type Criteria = lotse_search::refer::Rule<Id>;

/// Who may use an offer. What is absent restricts nobody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Eligibility {
    /// What must hold; the texts of its bounds are told by the rules only.
    pub criteria: Criteria,
    /// Target groups; if there are any, one of them must hold as well.
    pub groups: Vec<TargetGroup>,
    /// In words.
    pub note: Option<String>,
}

/// A target group of an offer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TargetGroup {
    /// What it is called.
    pub name: Text,
    /// When it is one.
    pub valid: Validity,
    /// The office decides in the single case.
    pub discretion: bool,
    /// Who is in it.
    pub criteria: Criteria,
    /// In words.
    pub note: Option<String>,
}

/// When a rule holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// From when.
    pub from: Option<PartialDate>,
    /// Until when, inclusive.
    pub until: Option<PartialDate>,
}

impl Validity {
    /// Whether the rule holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.has_begun(day) && self.until.is_none_or(|until| day <= until.last_day())
    }

    /// Whether it holds on a day, or did before.
    pub fn has_begun(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from.first_day() <= day)
    }
}

/// Who comes first when several could help.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Precedence {
    /// The tier.
    pub tier: Tier,
    /// When the rule holds.
    pub valid: Validity,
    /// Organizations to be asked before.
    pub after: Vec<Id>,
}

keywords!(Tier: Statutory "statutory", Specialised "specialised", Open "open", Subsidiary "subsidiary");

/// What a benefit cannot go together with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conflicts {
    /// Other benefits.
    pub benefits: Vec<Id>,
    /// Residence statuses, each with its subtree.
    pub residence: Vec<Id>,
}
