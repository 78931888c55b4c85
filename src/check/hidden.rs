//! Characters that nobody sees, where no field looks for them: in comments and keys, in the text of pages, in tables of data.
//!
//! In: the draft and its sources. Out: diagnostics at the characters, one a file.
//! **Invariant:** whatever order a person reads a file in is the order in which it is read here (the attack is known as "Trojan
//! Source", CVE-2021-42574).
//! Deliberately absent: the values of TOML files, whose fields say themselves what is wrong with them (`fields`).

use crate::characters::is_forbidden;
use crate::diag::{Code, Diagnostic, FileId, Report, Sources, Span};
use crate::fields::Tree;
use crate::load::Draft;

/// Looks through every text of the site.
pub(super) fn check(draft: &Draft, sources: &Sources, report: &Report) {
    let documents = draft
        .settings
        .iter()
        .chain(draft.vocabularies.values())
        .chain(draft.words.values())
        .chain(draft.questions.iter())
        .chain(draft.gaps.values())
        .chain(draft.diagrams.values())
        .chain(draft.records.iter().map(|record| &record.document));
    for document in documents {
        look(
            document.file,
            &values(&document.tree.value),
            sources,
            report,
        );
    }
    for page in &draft.pages {
        let front = page.front.as_ref();
        let values = front.map_or_else(|| Values(Vec::new()), |(tree, _)| values(&tree.value));
        look(page.file, &values, sources, report);
    }
    for file in draft.assets.values().filter_map(|asset| asset.file) {
        look(file, &Values(Vec::new()), sources, report);
    }
}

/// Where the values of a TOML file stand.
pub(super) struct Values(Vec<Span>);

impl Values {
    /// From their places, in any order.
    pub(super) fn new(spans: impl Iterator<Item = Span>) -> Values {
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_by_key(|span| span.start);
        Values(spans)
    }

    /// Whether a byte is part of one of them.
    pub(super) fn hold(&self, at: usize) -> bool {
        let before = self.0.partition_point(|span| span.start as usize <= at);
        before > 0 && at < self.0[before - 1].end as usize
    }
}

fn values(tree: &Tree) -> Values {
    Values::new(tree.texts().into_iter().map(|(_, text)| text.span))
}

fn look(file: FileId, values: &Values, sources: &Sources, report: &Report) {
    let text = sources.text(file);
    let found = text.char_indices();
    let mut found = found.filter(|(at, c)| is_forbidden(*c) && !values.hold(*at));
    let Some((at, c)) = found.next() else { return };
    let more = match found.count() {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let problem = format!(
        "here is the invisible character U+{:04X}{more}",
        u32::from(c)
    );
    report.push(
        Diagnostic::new(Code::ControlCharacter, problem)
            .at(Span::new(file, at..at + c.len_utf8()))
            .help("delete it and type the place anew"),
    );
}
