//! Figures: files beside a page that stand in its text as tables, charts and diagrams.
//!
//! Owns: the image that names such a file, with its caption and what its title asks for.
//! In: events of an image. Out: pieces that `render` draws, and a mark in the HTML where each of them stands.
//! **Invariant:** a figure is alone in its paragraph, and has a caption.
//! Deliberately absent: what is in the files (that is `table` and `check::diagram`), and drawing.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::writer::{Embedded, FIGURE, Figure, Writer};
use crate::chart::{self, Spec};
use crate::diag::{Code, Diagnostic, Span};
use crate::site::Piece;
use crate::site::figure::{Chart, DataTable, Diagram};

impl<'a> Writer<'a, '_> {
    /// A data table, or a chart of it if the image has a title.
    pub(super) fn open_table(&mut self, written: &str, title: &str, range: Range<usize>) {
        let help = "put the CSV file beside the page";
        let found = self.beside(self.context.tables, ("data file", help), written, &range);
        self.embed(found.map_or(Figure::Missing, Figure::Table), title, range);
    }

    pub(super) fn open_diagram(&mut self, written: &str, range: Range<usize>) {
        let help = "put the TOML file beside the page, with [[nodes]] and [[edges]]";
        let found = self.beside(self.context.diagrams, ("diagram", help), written, &range);
        self.embed(found.map_or(Figure::Missing, Figure::Diagram), "", range);
    }

    /// The file beside the page that an image names; that there is none is reported as `what` with its help.
    fn beside<T: Clone>(
        &mut self,
        files: &BTreeMap<String, T>,
        (what, help): (&str, &'static str),
        written: &str,
        range: &Range<usize>,
    ) -> Option<T> {
        let address = format!("{}{written}", self.context.folder);
        let found = files.get(&address).cloned();
        if found.is_none() {
            let near = files.keys().map(String::as_str);
            let problem =
                Diagnostic::new(Code::BrokenLink, format!("there is no {what} `{address}`"));
            let span = self.address_span(written, range.clone());
            let problem = problem.at(span).did_you_mean(&address, near);
            self.report.push(problem.help(help));
        }
        found
    }

    fn embed(&mut self, file: Figure, title: &str, range: Range<usize>) {
        self.caption = Some(Embedded {
            file,
            caption: String::new(),
            title: title.to_owned(),
            range,
            inner: 0,
        });
    }

    pub(super) fn caption_event(&mut self, event: Event<'a>) {
        let Some(embedded) = &mut self.caption else {
            return;
        };
        match event {
            Event::Text(text) | Event::Code(text) => embedded.caption.push_str(&text),
            Event::SoftBreak => embedded.caption.push(' '),
            // A picture within the caption has an end of its own.
            Event::Start(Tag::Image { .. }) => embedded.inner += 1,
            Event::End(TagEnd::Image) if embedded.inner > 0 => embedded.inner -= 1,
            Event::End(TagEnd::Image) => {
                if let Some(embedded) = self.caption.take() {
                    self.close_figure(embedded);
                }
            }
            _ => {}
        }
    }

    fn close_figure(&mut self, embedded: Embedded) {
        let Embedded {
            file,
            caption,
            title,
            range,
            ..
        } = embedded;
        let what = match file {
            Figure::Diagram(_) => "diagram",
            _ => "data table",
        };
        if !self.is_alone(range.clone(), what) {
            return;
        }
        if caption.trim().is_empty() {
            let example =
                "say between the brackets what it shows, and of when: ![Caption](file.csv)";
            let problem = Diagnostic::new(Code::BadTable, format!("the {what} has no caption"));
            let problem = problem.at(self.span(range.clone())).help(example);
            self.report.push(problem);
        }
        self.say(&caption);
        self.plain.push(' ');
        let lang = self.context.lang;
        let piece = match file {
            Figure::Missing => return,
            Figure::Diagram(diagram) => Piece::Diagram(Diagram {
                caption,
                lang,
                ..diagram
            }),
            Figure::Table(mut table) => {
                (table.caption, table.lang) = (caption, lang);
                match self.chart(&table, &title, range) {
                    Some(chart) => Piece::Chart(table, chart),
                    None => Piece::Table(table),
                }
            }
        };
        self.figures.push(piece);
        // The figure leaves a mark of its place.
        let mark = format!("{FIGURE}{}-->", self.figures.len() - 1);
        self.events.push(Event::InlineHtml(mark.into()));
    }

    /// The chart that the title of an image asks for.
    fn chart(&mut self, table: &DataTable, title: &str, range: Range<usize>) -> Option<Chart> {
        if title.is_empty() {
            return None;
        }
        // With escapes in it, the title is not found as it reads; then the whole image is pointed at.
        let found = self.text[range.clone()].rfind(title);
        let whole = self.span(range.clone());
        let (file, start) = (self.context.file, self.context.offset + range.start);
        let place = |part: Range<usize>| match found {
            Some(at) => Span::new(file, start + at + part.start..start + at + part.end),
            None => whole,
        };
        let spec = Spec::parse(title, &place, self.report)?;
        chart::read(&spec, table, self.report)
    }

    /// A figure replaces its paragraph; a paragraph with other words cannot hold one.
    fn is_alone(&mut self, range: Range<usize>, what: &str) -> bool {
        let line_start = self.text[..range.start].rfind("\n\n").map_or(0, |i| i + 2);
        let line_end = self.text[range.end..]
            .find("\n\n")
            .map_or(self.text.len(), |i| range.end + i);
        let is_alone = self.text[line_start..range.start].trim().is_empty()
            && self.text[range.end..line_end].trim().is_empty();
        if !is_alone {
            self.report.push(
                Diagnostic::new(
                    Code::BadTable,
                    format!("a {what} must be alone in its paragraph"),
                )
                .at(self.span(range))
                .help("put an empty line before and after it"),
            );
        }
        is_alone
    }
}
