//! How much of everything there may be.
//!
//! Owns: the numbers of records and pages, and the sentence for whatever is beyond a number. In: spans. Out: diagnostics at
//! the first thing that is too much.
//! **Invariant:** what is within the limits is never mentioned.
//! Deliberately absent: sizes of files (`load`), depths (beside what is deep), and the meaning of anything.

use crate::diag::{Code, Diagnostic, Report, Span};
use crate::load::Draft;

/// All offices of Germany would fit.
const MAX_RECORDS: usize = 50_000;
const MAX_PAGES: usize = 20_000;

/// Counts what has a file of its own.
pub(super) fn check(draft: &Draft, report: &Report) {
    let records = draft.records.iter().map(|file| file.document.tree.span);
    count("records", &records.collect::<Vec<_>>(), MAX_RECORDS, report);
    let pages = draft.pages.iter().map(|page| Span::new(page.file, 0..0));
    count("pages", &pages.collect::<Vec<_>>(), MAX_PAGES, report);
}

/// Reports the first of `things` that is too much.
pub(super) fn count(what: &str, things: &[Span], most: usize, report: &Report) {
    if let Some(first) = things.get(most) {
        let problem = format!("there are {} {what}, more than {most}", things.len());
        report.push(
            Diagnostic::new(Code::TooMany, problem)
                .at(*first)
                .label("this is the first that is too much")
                .help("delete what nobody needs, or make two portals of it"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    #[test]
    fn the_limit_itself_is_allowed() {
        let mut sources = Sources::default();
        let file = sources.add("a.toml", "abc");
        let spans = [0, 1, 2].map(|at| Span::new(file, at..at + 1));
        let report = Report::default();
        count("records", &spans, 3, &report);
        assert_eq!(report.problems().len(), 0);
        count("records", &spans, 2, &report);
        let text = report.to_text(&sources);
        assert!(text.contains("there are 3 records, more than 2"), "{text}");
        assert!(text.contains("a.toml:1:3"), "{text}");
    }
}
