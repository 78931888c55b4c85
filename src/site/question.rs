//! Questions that a portal's search must answer.

use crate::diag::Span;
use crate::lang::Lang;

/// A question and its answers.
#[derive(Clone, Debug)]
pub struct Question {
    /// As people type it.
    pub q: String,
    /// Where it stands.
    pub at: Span,
    /// Ids of which one must be found; none means that nothing must be.
    pub finds: Vec<String>,
    /// Among how many first hits.
    pub within: usize,
    /// In which language's index.
    pub lang: Lang,
}
