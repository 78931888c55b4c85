//! Diagnostics: what is wrong, where, why it matters and how to mend it.
//!
//! Owns: the one type for every problem a person can cause, the texts they point into, and the three ways to print them.
//! In: problems in any order from any stage. Out: all of them, sorted by file and place, each once.
//! **Invariant:** printing never fails on a position: spans are clamped to their text and to character boundaries.
//! Deliberately absent: knowledge of what is being checked. The rules are in `check`, their names in [`Code`].

mod code;
mod print;
mod suggest;

pub use code::{Code, Severity};
pub use print::Format;
pub use suggest::closest;

use crate::characters::is_forbidden;
use std::cell::{Ref, RefCell};
use std::ops::Range;

/// Names a file in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// A range in a file; positions beyond 4 GiB are cut, files of that size are refused long before.
    pub fn new(file: FileId, range: Range<usize>) -> Span {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span {
            file,
            start: clip(range.start),
            end: clip(range.end),
        }
    }

    /// A range inside this one, given relative to `offset` bytes after its start.
    pub fn part(self, range: Range<usize>, offset: usize) -> Span {
        let start = self.start as usize + offset;
        Span::new(self.file, start + range.start..start + range.end)
    }
}

/// A value with the place it was written at.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

/// The texts that diagnostics point into.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

#[derive(Debug)]
struct SourceFile {
    path: String,
    text: String,
    /// Byte at which each line starts.
    lines: Vec<usize>,
    /// Whether it has characters that a terminal would obey.
    is_odd: bool,
}

impl Sources {
    /// Adds a text under the path that a person knows it by.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(i, _)| i + 1))
            .collect();
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than four billion files"));
        self.files.push(SourceFile {
            path: path.into(),
            is_odd: text.contains(is_forbidden),
            text,
            lines,
        });
        id
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }

    /// The path of a file, with slashes, below the site's root.
    pub fn path(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].path
    }

    /// The range of a span, inside its text and on character boundaries.
    pub fn clamp(&self, span: Span) -> Range<usize> {
        let text = self.text(span.file);
        let start = text.floor_char_boundary(span.start as usize);
        let end = text.ceil_char_boundary((span.end as usize).min(text.len()));
        start..end.max(start)
    }

    /// Line and column of a byte, both counted from one, the column in characters.
    pub fn line_column(&self, file: FileId, byte: usize) -> (usize, usize) {
        let source = &self.files[file.0 as usize];
        let byte = source.text.floor_char_boundary(byte);
        let line = source.lines.partition_point(|&start| start <= byte).max(1);
        let column = source.text[source.lines[line - 1]..byte].chars().count() + 1;
        (line, column)
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub code: Code,
    /// What is wrong, in a few words.
    pub message: String,
    /// Where: the words to underline.
    pub span: Option<Span>,
    /// Where, if there is no text to point into: a path.
    pub path: Option<String>,
    /// What to say under the line.
    pub label: String,
    /// A second place that explains the first.
    pub other: Option<(Span, String)>,
    /// How to mend it.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A problem without a place; add one with [`Diagnostic::at`] or [`Diagnostic::in_file`].
    pub fn new(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            message: message.into(),
            span: None,
            path: None,
            label: String::new(),
            other: None,
            help: Vec::new(),
        }
    }

    /// Where it is.
    pub fn at(mut self, span: Span) -> Diagnostic {
        self.span = Some(span);
        self
    }

    /// Which file, when there is no text to point into.
    pub fn in_file(mut self, path: impl Into<String>) -> Diagnostic {
        self.path = Some(path.into());
        self
    }

    /// What to say under the line.
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    /// A second place that explains the first.
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Diagnostic {
        self.other = Some((span, label.into()));
        self
    }

    /// How to mend it.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help.push(help.into());
        self
    }

    /// `did you mean …?` if one of the candidates is close to what was written.
    pub fn did_you_mean<'a>(
        self,
        written: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Diagnostic {
        match closest(written, candidates) {
            Some(found) => self.label(format!("did you mean `{found}`?")),
            None => self,
        }
    }

    /// Error or warning.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// All problems of a run. Whoever may add to it has `&Report`, so that many readers of one file can hold it at once; work
/// that runs side by side has a report of its own each.
#[derive(Debug, Default)]
pub struct Report {
    problems: RefCell<Vec<Diagnostic>>,
}

impl Report {
    /// Adds a problem.
    pub fn push(&self, problem: Diagnostic) {
        self.problems.borrow_mut().push(problem);
    }

    /// Adds the problems of another run.
    pub fn extend(&self, other: Report) {
        let others = other.problems.into_inner();
        self.problems.borrow_mut().extend(others);
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.counts().0 > 0
    }

    /// How many errors and warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let problems = self.problems();
        let errors = problems.iter().filter(|d| d.severity() == Severity::Error);
        let errors = errors.count();
        (errors, problems.len() - errors)
    }

    /// The problems in their present order. None can be added while they are looked at.
    pub fn problems(&self) -> Ref<'_, Vec<Diagnostic>> {
        self.problems.borrow()
    }

    /// Sorts by file, place and code, and drops what was said twice.
    pub fn sort(&self, sources: &Sources) {
        let place = |d: &Diagnostic| {
            let path = match (d.span, &d.path) {
                (Some(span), _) => sources.path(span.file).to_owned(),
                (None, Some(path)) => path.clone(),
                (None, None) => String::new(),
            };
            (
                path,
                d.span.map(|s| (s.start, s.end)),
                d.code,
                d.message.clone(),
            )
        };
        let mut problems = self.problems.borrow_mut();
        problems.sort_by_cached_key(place);
        problems.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let mut sources = Sources::default();
        let file = sources.add("a.toml", "ä = 1\nüö = 2\n");
        assert_eq!(sources.line_column(file, 0), (1, 1));
        assert_eq!(sources.line_column(file, "ä = 1\nüö".len()), (2, 3));
        assert_eq!(sources.line_column(file, 10_000), (3, 1));
    }

    #[test]
    fn spans_are_clamped() {
        let mut sources = Sources::default();
        let file = sources.add("a.toml", "ä");
        let clamp = |start, end| sources.clamp(Span { file, start, end });
        assert_eq!(clamp(1, 1), 0..2);
        assert_eq!(clamp(7, 9), 2..2);
        assert_eq!(clamp(1, 0), 0..0);
    }

    #[test]
    fn reports_are_sorted_and_say_things_once() {
        let mut sources = Sources::default();
        let b = sources.add("b.toml", "b");
        let a = sources.add("a.toml", "aaa");
        let report = Report::default();
        for (file, at) in [(b, 0), (a, 2), (a, 1), (a, 2)] {
            let span = Span::new(file, at..at + 1);
            report.push(Diagnostic::new(Code::UnknownKey, "x").at(span));
        }
        report.sort(&sources);
        let problems = report.problems();
        let order: Vec<_> = problems.iter().map(|d| d.span.unwrap()).collect();
        assert_eq!(
            order,
            [Span::new(a, 1..2), Span::new(a, 2..3), Span::new(b, 0..1)]
        );
    }
}
