//! Referral: which offers are there for this person, in which order, and why.
//!
//! Owns: the three answers to each criterion (fits, ask, does not fit), their order, and the question that would help
//! most. In: the [`Rules`] of a portal in one language, then an [`Inquiry`]. Out: a [`Referral`].
//!
//! **Invariant:** a fact that is not known excludes nobody. An answer of an earlier tier that fits or may fit never stands
//! behind one of a later tier. The same rules and the same inquiry give the same referral, natively and as WebAssembly.
//!
//! Deliberately absent: rules. Who is for whom stands in the records; what the tiers mean stands in [`Tier`]. Also absent:
//! a clock (the day is an input), and any memory of what was asked.

mod judge;
mod message;
mod model;
mod person;
mod question;
mod rank;
mod says;

pub use message::{Message, Slot};
pub use model::{
    Answer, Audience, Benefit, Bounds, Counts, Criterion, Fact, Inquiry, Member, Name, Notice,
    Offer, Position, Question, Reason, Referral, Rule, Rules, Scale, Status, TargetGroup, Tier,
    Traits, Verdict,
};

/// The number of the form of [`Rules`]; other numbers are refused.
pub const RULES_VERSION: u32 = 2;

/// What rules of every version have.
#[derive(serde::Deserialize)]
struct Version {
    version: u32,
}

/// Why rules cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesError {
    /// The bytes are not rules, with what is wrong.
    Malformed(String),
    /// They are of another version.
    Version(u32),
}

impl std::fmt::Display for RulesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            RulesError::Malformed(what) => write!(f, "these are no rules: {what}"),
            RulesError::Version(found) => {
                write!(f, "the rules have version {found}, not {RULES_VERSION}")
            }
        }
    }
}

impl std::error::Error for RulesError {}

impl RulesError {
    /// The code by which callers of the JSON interface tell failures apart.
    pub fn code(&self) -> &'static str {
        match self {
            RulesError::Malformed(_) => "rules-damaged",
            RulesError::Version(_) => "rules-version",
        }
    }
}

impl Rules {
    /// Reads rules as a portal has them in `search/`.
    ///
    /// # Errors
    /// If the bytes are no rules, rules of another version, or name a term that they do not hold.
    pub fn open(bytes: &[u8]) -> Result<Rules, RulesError> {
        // One look for broken characters beforehand is cheaper than one at every string.
        let text =
            std::str::from_utf8(bytes).map_err(|error| RulesError::Malformed(error.to_string()))?;
        let rules: Rules = serde_json::from_str(text).map_err(|error| {
            // Rules of another version may well have another form.
            let version = serde_json::from_str(text).map(|Version { version }| version);
            match version.ok().filter(|found| *found != RULES_VERSION) {
                Some(other) => RulesError::Version(other),
                None => RulesError::Malformed(error.to_string()),
            }
        })?;
        if rules.version != RULES_VERSION {
            return Err(RulesError::Version(rules.version));
        }
        match rules.dangling() {
            None => Ok(rules),
            Some(id) => {
                let what = format!("`{id}` names a term that is in no vocabulary");
                Err(RulesError::Malformed(what))
            }
        }
    }

    /// The id of an offer that names a term beyond the end of its vocabulary, if there is one.
    fn dangling(&self) -> Option<&str> {
        let lacks = |positions: &[Position], len: usize| {
            let mut positions = positions.iter();
            positions.any(|position| usize::try_from(*position).map_or(true, |at| at >= len))
        };
        let broken = |rule: &Rule| {
            lacks(&rule.residence, self.residence.len())
                || lacks(&rule.benefits, self.benefits.len())
        };
        let areas = self.areas.len().min(self.places.len());
        let mut offers = self.offers.iter();
        let found = offers.find(|offer| {
            lacks(&offer.areas, areas)
                || lacks(&offer.topics, self.topics.len())
                || lacks(&offer.audience, self.audiences.len())
                || lacks(&offer.languages, self.languages.len())
                || broken(&offer.rule)
                || offer.groups.iter().any(|group| broken(&group.rule))
        })?;
        Some(&found.id)
    }

    /// Who is there for this person.
    pub fn refer(&self, inquiry: &Inquiry) -> Referral {
        let (person, notices) = person::Person::new(self, inquiry);
        let judge = judge::Judge::new(&person);
        let judged = judge.all();
        let next = question::next(self, &judged, &person, inquiry);
        let ranked = rank::rank(judged, &person);
        let counts = Counts::of(ranked.iter().map(|found| found.verdict));
        let shown = ranked.iter().skip(inquiry.offset).take(inquiry.limit);
        let answers = shown
            .map(|found| says::answer(self, found, &judge))
            .collect();
        Referral {
            answers,
            counts,
            next,
            notices: notices
                .into_iter()
                .map(|notice| says::notice(self, &notice))
                .collect(),
        }
    }

    /// The same in JSON: an [`Inquiry`] in, a [`Referral`] or an error out.
    pub fn refer_json(&self, inquiry: &str) -> String {
        match serde_json::from_str::<Inquiry>(inquiry) {
            Err(error) => crate::engine::failure("bad-request", error.to_string()),
            Ok(inquiry) => serde_json::to_string(&self.refer(&inquiry))
                .unwrap_or_else(|error| crate::engine::failure("internal", error.to_string())),
        }
    }
}
