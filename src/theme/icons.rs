//! The icons of a theme: symbols of one SVG file, written into the pages that show them.
//!
//! A reference to another file (`<use href="icons.svg#x">`) would cost a request and is refused by browsers when a page is
//! opened as a file; so each icon stands in its page. Names are those of the symbols.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use crate::diag::{Code, Diagnostic, FileId, Report, Sources, Span, Spanned, closest};

/// All icons by name, each as the `<svg>` that stands in a page.
#[derive(Debug, Default)]
pub struct Icons {
    by_name: BTreeMap<String, String>,
}

impl Icons {
    /// Reads the files, later ones over earlier ones, symbol by symbol.
    /// `None` if one of them cannot be read; the report says why.
    pub(super) fn load(files: &[FileId], sources: &Sources, report: &Report) -> Option<Icons> {
        let mut icons = Icons::default();
        let mut sound = true;
        for &file in files {
            if let Err(problem) = icons.add(sources.text(file), file) {
                report.push(problem);
                sound = false;
            }
        }
        sound.then_some(icons)
    }

    fn add(&mut self, text: &str, file: FileId) -> Result<(), Diagnostic> {
        let document = Document::parse(text).map_err(|error| unreadable(&error, text, file))?;
        let root = document.root_element();
        for symbol in root.children().filter(|node| node.has_tag_name(SYMBOL)) {
            let part = |what: &str| {
                symbol.attribute(what).ok_or_else(|| {
                    Diagnostic::new(Code::Template, format!("a symbol has no `{what}`"))
                        .at(Span::new(file, symbol.range()))
                        .help("write <symbol id=\"name\" viewBox=\"0 0 24 24\">…</symbol>")
                })
            };
            let (name, view) = (part("id")?, part("viewBox")?);
            let drawn = svg(view, &text[inside(symbol)]);
            self.by_name.insert(name.to_owned(), drawn);
        }
        Ok(())
    }

    /// The icon with this name, ready to stand in a page. It is hidden from screen readers: the text beside it says
    /// what it means.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(String::as_str)
    }

    /// The names of all icons, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Why there is no icon for a template.
    pub(super) fn missing(&self, name: &str) -> String {
        let nearest = closest(name, self.by_name.keys().map(String::as_str));
        match nearest {
            Some(nearest) => format!("the theme has no icon `{name}`; did you mean `{nearest}`?"),
            None => format!("the theme has no icon `{name}`"),
        }
    }

    /// Reports every name in the content that the theme has no icon for.
    pub fn check(&self, wanted: &[Spanned<String>], report: &Report) {
        let names = || self.by_name.keys().map(String::as_str);
        for name in wanted.iter().filter(|name| self.get(&name.value).is_none()) {
            let message = format!("the theme has no icon `{}`", name.value);
            let all = names().collect::<Vec<_>>().join(", ");
            report.push(
                Diagnostic::new(Code::UnknownReference, message)
                    .at(name.span)
                    .did_you_mean(&name.value, names())
                    .help(format!("the icons are {all}")),
            );
        }
    }
}

const SYMBOL: (&str, &str) = ("http://www.w3.org/2000/svg", "symbol");

/// Size, colour and line are set here too, so that an icon without a style sheet is no black square.
fn svg(view: &str, shapes: &str) -> String {
    format!(
        "<svg class=\"icon\" viewBox=\"{view}\" width=\"24\" height=\"24\" fill=\"none\" stroke=\"currentColor\" \
         stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\" \
         focusable=\"false\">{shapes}</svg>"
    )
}

/// What stands between the tags of an element, in bytes of its file.
fn inside(node: Node<'_, '_>) -> std::ops::Range<usize> {
    match (node.first_child(), node.last_child()) {
        (Some(first), Some(last)) => first.range().start..last.range().end,
        _ => 0..0,
    }
}

fn unreadable(error: &roxmltree::Error, text: &str, file: FileId) -> Diagnostic {
    let at = error.pos();
    let line: usize = text
        .split_inclusive('\n')
        .take(at.row as usize - 1)
        .map(str::len)
        .sum();
    let rest = text[line..]
        .chars()
        .take((at.col as usize).saturating_sub(1));
    let byte = line + rest.map(char::len_utf8).sum::<usize>();
    Diagnostic::new(Code::Template, format!("this is no SVG: {error}"))
        .at(Span::new(file, byte..byte + 1))
        .help("write <svg xmlns=\"http://www.w3.org/2000/svg\"> with one <symbol> for each icon")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(texts: &[&str]) -> (Option<Icons>, String) {
        let mut sources = Sources::default();
        let report = Report::default();
        let files: Vec<FileId> = texts
            .iter()
            .map(|text| sources.add("icons.svg", *text))
            .collect();
        let icons = Icons::load(&files, &sources, &report);
        (icons, report.to_text(&sources))
    }

    const OPEN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\">";

    #[test]
    fn symbols_become_drawings_and_later_files_replace_them() {
        let first = format!(
            "{OPEN}<symbol id=\"a\" viewBox=\"0 0 9 9\"><path d=\"M1 1\"/></symbol>\n</svg>"
        );
        let second = format!(
            "{OPEN}<symbol id=\"a\" viewBox=\"0 0 8 8\"><path d=\"M2 2\"/><g/></symbol></svg>"
        );
        let (icons, report) = load(&[&first]);
        assert_eq!(report, "");
        let drawn = icons.unwrap().get("a").unwrap().to_owned();
        assert!(
            drawn.contains("viewBox=\"0 0 9 9\"") && drawn.ends_with("><path d=\"M1 1\"/></svg>"),
            "{drawn}"
        );
        let (icons, _) = load(&[&first, &second]);
        let drawn = icons.unwrap().get("a").unwrap().to_owned();
        assert!(drawn.ends_with("><path d=\"M2 2\"/><g/></svg>"), "{drawn}");
    }

    #[test]
    fn broken_files_are_pointed_at() {
        let (icons, report) = load(&[&format!("{OPEN}\n<symbol id=\"ä\">\n</svg>")]);
        assert!(icons.is_none());
        assert!(report.contains("icons.svg:3:"), "{report}");
        let (icons, report) = load(&[&format!("{OPEN}\n<symbol id=\"a\"/></svg>")]);
        assert!(icons.is_none());
        assert!(report.contains("a symbol has no `viewBox`"), "{report}");
        assert!(load(&[""]).0.is_none());
    }

    #[test]
    fn a_wrong_name_is_told_the_nearest() {
        let (icons, _) = load(&[&format!(
            "{OPEN}<symbol id=\"house\" viewBox=\"0 0 9 9\"/></svg>"
        )]);
        let icons = icons.unwrap();
        assert_eq!(
            icons.missing("hous"),
            "the theme has no icon `hous`; did you mean `house`?"
        );
        assert_eq!(icons.missing("x"), "the theme has no icon `x`");
    }
}
