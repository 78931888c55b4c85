//! Journeys: pages of prose whose sections are steps, each with those who answer it.
//!
//! Owns: what a step asks of the directory. The words of a step are a section of the page's text.
//! **Invariant:** each step and each sphere has its heading at the top level of every text of its page.
//! Deliberately absent: who answers in which place; that follows from the records, and `render` finds it.

use super::Id;

/// A step of a journey. Its words are the section `## … {#id}` of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The id of its heading.
    pub id: Id,
    /// Who answers it.
    pub answer: Answer,
    /// What changes with the law from which somebody gets money (Rechtskreis).
    pub spheres: Vec<Sphere>,
}

/// A Rechtskreis within a step. Its words are the section `### … {#step-benefit}` of the step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sphere {
    /// A term of the benefits.
    pub benefit: Id,
    /// Who answers those who are in it.
    pub answer: Answer,
}

/// Who answers, each time for one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Records or services of theirs, where they serve the place, in the order of the file.
    pub records: Vec<(Id, Option<Id>)>,
    /// Kinds of which every record that serves the place answers.
    pub kinds: Vec<Id>,
    /// Topics whose lists have the rest.
    pub topics: Vec<Id>,
}

impl Step {
    /// The id of the heading of one of its spheres.
    pub fn sphere_id(&self, sphere: &Sphere) -> String {
        format!("{}-{}", self.id, sphere.benefit)
    }
}

impl Answer {
    /// Whether the directory is asked for nothing.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.kinds.is_empty() && self.topics.is_empty()
    }
}
