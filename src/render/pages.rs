//! The pages: each module says what one kind of page shows, and gives its view to the frame.

pub(super) mod components;
pub(super) mod coverage;
pub(super) mod finder;
pub(super) mod freshness;
pub(super) mod gaps;
pub(super) mod home;
pub(super) mod journey;
pub(super) mod lists;
pub(super) mod offline;
pub(super) mod places;
pub(super) mod prose;
pub(super) mod record;
pub(super) mod search;
pub(super) mod shortlist;
