//! Three ways to print a report: for people, for grep and for programs.

use std::borrow::Cow;
use std::io::{self, Write};

use codespan_reporting::diagnostic as codespan;
use codespan_reporting::term::{self, termcolor};
use serde::Serialize;

use super::{Diagnostic, FileId, Report, Severity, Sources, Span};
use crate::characters::is_forbidden;
use crate::keyword::{Keyword, keywords};

/// How a report is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the line underlined.
    #[default]
    Human,
    /// `file:line:column: severity[code]: message`.
    Short,
    /// One JSON object a line.
    Json,
}

keywords!(Format: Human "human", Short "short", Json "json");

impl Report {
    /// Prints every problem; `colour` matters for [`Format::Human`] only.
    ///
    /// # Errors
    /// Only what the writer itself reports.
    pub fn print(
        &self,
        sources: &Sources,
        format: Format,
        colour: bool,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for diagnostic in self.problems().iter() {
            match format {
                Format::Human => out.write_all(human(diagnostic, sources, colour).as_bytes())?,
                Format::Short => writeln!(out, "{}", short(diagnostic, sources))?,
                Format::Json => {
                    let line = JsonDiagnostic::new(diagnostic, sources);
                    writeln!(out, "{}", serde_json::to_string(&line)?)?;
                }
            }
        }
        Ok(())
    }

    /// The report as people see it, without colours.
    pub fn to_text(&self, sources: &Sources) -> String {
        let problems = self.problems();
        let printed = problems.iter().map(|d| human(d, sources, false));
        printed.collect()
    }
}

fn human(diagnostic: &Diagnostic, sources: &Sources, colour: bool) -> String {
    let mut labels = Vec::new();
    if let Some(span) = diagnostic.span {
        labels.push(
            codespan::Label::primary(span.file, sources.clamp(span))
                .with_message(visible(&diagnostic.label)),
        );
    }
    if let Some((span, label)) = &diagnostic.other {
        labels.push(
            codespan::Label::secondary(span.file, sources.clamp(*span))
                .with_message(visible(label)),
        );
    }
    let mut notes: Vec<String> = Vec::new();
    if diagnostic.span.is_none() {
        notes.extend(
            diagnostic
                .path
                .iter()
                .map(|path| format!("in {}", visible(path))),
        );
    }
    notes.push(format!("why: {}", diagnostic.code.why()));
    notes.extend(
        diagnostic
            .help
            .iter()
            .map(|help| format!("help: {}", visible(help))),
    );
    let severity = match diagnostic.severity() {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
    };
    let drawn = codespan::Diagnostic::new(severity)
        .with_code(diagnostic.code.word())
        .with_message(visible(&diagnostic.message))
        .with_labels(labels)
        .with_notes(notes);
    let config = term::Config::default();
    let mut buffer = if colour {
        termcolor::Buffer::ansi()
    } else {
        termcolor::Buffer::no_color()
    };
    // Drawing can only fail on a missing file or a bad span; both are excluded above. Should it fail
    // all the same, the short form still says everything but the line.
    match term::emit_to_write_style(&mut buffer, &config, sources, &drawn) {
        Ok(()) => without_trailing_spaces(&String::from_utf8_lossy(buffer.as_slice())),
        Err(_) => short(diagnostic, sources) + "\n",
    }
}

/// A text that no terminal obeys: what is invisible shows as something of the same length, so that all positions hold.
fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_forbidden) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| match c.len_utf8() {
        _ if !is_forbidden(c) => c,
        1 => '?',
        2 => '¿',
        _ => '\u{FFFD}',
    });
    Cow::Owned(shown.collect())
}

fn without_trailing_spaces(text: &str) -> String {
    text.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

fn short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = match (diagnostic.span, &diagnostic.path) {
        (Some(span), _) => {
            let (line, column) = sources.line_column(span.file, sources.clamp(span).start);
            format!("{}:{line}:{column}: ", sources.path(span.file))
        }
        (None, Some(path)) => format!("{path}: "),
        (None, None) => String::new(),
    };
    let label = match diagnostic.label.as_str() {
        "" => String::new(),
        label => format!(" ({label})"),
    };
    let said = format!(
        "{place}{}[{}]: {}{label}",
        diagnostic.severity().word(),
        diagnostic.code.word(),
        diagnostic.message
    );
    visible(&said).into_owned()
}

/// A diagnostic as `--format json` prints it. Lines and columns count from one, columns in characters.
#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    label: &'a str,
    why: &'a str,
    help: &'a [String],
}

impl<'a> JsonDiagnostic<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: &'a Sources) -> JsonDiagnostic<'a> {
        let position = |span: Span, byte: usize| sources.line_column(span.file, byte);
        let range = diagnostic.span.map(|span| (span, sources.clamp(span)));
        let start = range
            .clone()
            .map(|(span, range)| position(span, range.start));
        let end = range.map(|(span, range)| position(span, range.end));
        JsonDiagnostic {
            code: diagnostic.code.word(),
            severity: diagnostic.severity().word(),
            message: &diagnostic.message,
            file: match diagnostic.span {
                Some(span) => Some(sources.path(span.file)),
                None => diagnostic.path.as_deref(),
            },
            line: start.map(|(line, _)| line),
            column: start.map(|(_, column)| column),
            end_line: end.map(|(line, _)| line),
            end_column: end.map(|(_, column)| column),
            label: &diagnostic.label,
            why: diagnostic.code.why(),
            help: &diagnostic.help,
        }
    }
}

impl<'a> codespan_reporting::files::Files<'a> for Sources {
    type FileId = FileId;
    type Name = Cow<'a, str>;
    type Source = Cow<'a, str>;

    fn name(&'a self, id: FileId) -> Result<Cow<'a, str>, codespan_reporting::files::Error> {
        Ok(visible(self.path(id)))
    }

    fn source(&'a self, id: FileId) -> Result<Cow<'a, str>, codespan_reporting::files::Error> {
        Ok(match self.files[id.0 as usize].is_odd {
            true => visible(self.text(id)),
            false => Cow::Borrowed(self.text(id)),
        })
    }

    fn line_index(
        &'a self,
        id: FileId,
        byte: usize,
    ) -> Result<usize, codespan_reporting::files::Error> {
        Ok(self.line_column(id, byte).0 - 1)
    }

    fn line_range(
        &'a self,
        id: FileId,
        line: usize,
    ) -> Result<std::ops::Range<usize>, codespan_reporting::files::Error> {
        let file = &self.files[id.0 as usize];
        let missing = codespan_reporting::files::Error::LineTooLarge {
            given: line,
            max: file.lines.len(),
        };
        let start = *file.lines.get(line).ok_or(missing)?;
        let end = file.lines.get(line + 1).copied().unwrap_or(file.text.len());
        Ok(start..end)
    }
}
