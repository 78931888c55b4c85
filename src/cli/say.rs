//! What several commands print.

use std::io::{self, IsTerminal, Write};

use crate::diag::{Format, Report, Severity, Sources};
use crate::keyword::Keyword;

/// The end of a complaint about an id: what may have been meant.
pub(super) fn hint<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> String {
    let near = crate::diag::closest(id, known);
    near.map(|near| format!(", did you mean `{near}`?"))
        .unwrap_or_default()
}

/// Colours are for people at a terminal who have not said otherwise (<https://no-color.org>).
pub(super) fn wants_colour(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

pub(super) fn print_report(report: &Report, sources: &Sources) -> io::Result<()> {
    let mut out = io::stderr().lock();
    let (errors, warnings) = report.counts();
    if errors == 0 && warnings > SHOWN_WARNINGS {
        return print_summary(report, &mut out);
    }
    report.print(
        sources,
        Format::Human,
        wants_colour(&io::stderr()),
        &mut out,
    )
}

/// More warnings than these are counted by kind instead of shown one by one; `check` shows them all.
const SHOWN_WARNINGS: usize = 20;

fn print_summary(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut kinds = std::collections::BTreeMap::new();
    for diagnostic in report
        .problems()
        .iter()
        .filter(|d| d.severity() == Severity::Warning)
    {
        *kinds.entry(diagnostic.code.word()).or_insert(0_usize) += 1;
    }
    for (kind, number) in kinds {
        writeln!(out, "warning[{kind}]: {number}")?;
    }
    writeln!(out, "run `lotse check` to see each of them")
}

pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
