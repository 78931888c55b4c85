//! Pictures that are texts: SVG files beside pages.
//!
//! In: the draft. Out: diagnostics for whatever in them runs or leads out of the portal.
//! **Invariant:** an SVG file that is published draws, and does nothing else, however it is opened.
//! Deliberately absent: pictures made of pixels, and the theme's own icons (`theme`).

use roxmltree::{Document, Node};

use crate::diag::{Code, Diagnostic, Report};
use crate::load::Draft;

/// Looks into every SVG file.
pub(super) fn check(draft: &Draft, report: &Report) {
    let pictures = draft.assets.iter();
    for (path, asset) in pictures.filter(|(path, _)| path.to_ascii_lowercase().ends_with(".svg")) {
        let found = match std::str::from_utf8(&asset.bytes) {
            Ok(text) => active(text),
            Err(_) => Some("it is not UTF-8".to_owned()),
        };
        if let Some(found) = found {
            let problem = format!("`{path}` does more than draw: {found}");
            report.push(
                Diagnostic::new(Code::ActivePicture, problem)
                    .in_file(format!("content/{path}"))
                    .help(
                        "save it as plain SVG, without scripts, events, links and a document type",
                    ),
            );
        }
    }
}

/// The first thing in a picture that does more than draw. An XML file with a document type is not read at all.
fn active(text: &str) -> Option<String> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return Some(error.to_string()),
    };
    let mut nodes = document.descendants();
    nodes.find_map(|node| {
        of_node(node).map(|what| format!("{what} (line {})", line(&document, node)))
    })
}

fn line(document: &Document<'_>, node: Node<'_, '_>) -> u32 {
    document.text_pos_at(node.range().start).row
}

fn of_node(node: Node<'_, '_>) -> Option<String> {
    if node.is_pi() {
        return Some("an instruction, such as a style sheet".to_owned());
    }
    let name = node.tag_name().name();
    let runs = [
        "script",
        "foreignobject",
        "iframe",
        "object",
        "embed",
        "handler",
        "set",
        "animate",
        "a",
    ];
    if node.is_element() && runs.contains(&name.to_ascii_lowercase().as_str()) {
        return Some(format!("<{name}>"));
    }
    let leaves = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.contains("@import")
            || text.split("url(").skip(1).any(|rest| {
                let rest = rest.trim_start_matches([' ', '"', '\'']);
                !rest.starts_with('#')
            })
    };
    if name == "style" && node.descendants().filter_map(|n| n.text()).any(leaves) {
        return Some("a style that loads something".to_owned());
    }
    node.attributes().find_map(|attribute| {
        let (name, value) = (
            attribute.name().to_ascii_lowercase(),
            attribute.value().trim(),
        );
        let is_inner = value.starts_with('#')
            || value.starts_with("data:image/png")
            || value.starts_with("data:image/jpeg");
        let is_bad = name.starts_with("on")
            || (matches!(name.as_str(), "href" | "src") && !is_inner)
            || leaves(value);
        is_bad.then(|| format!("`{}`", attribute.name()))
    })
}

#[cfg(test)]
mod tests {
    use super::active;

    fn picture(inside: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
        )
    }

    #[test]
    fn drawings_are_allowed() {
        for inside in [
            "<path d=\"M0 0h1\" fill=\"url(#a)\"/><use xlink:href=\"#a\"/>",
            "<style>.a { fill: url('#b') }</style><title>onload = x</title>",
        ] {
            assert_eq!(active(&picture(inside)), None, "{inside}");
        }
    }

    #[test]
    fn whatever_runs_or_leads_away_is_found() {
        for inside in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<g onload=\"alert(1)\"/>",
            "<foreignObject><p>x</p></foreignObject>",
            "<a href=\"javascript:alert(1)\"/>",
            "<image href=\"https://evil.example/x.png\"/>",
            "<use xlink:href=\"data:image/svg+xml;base64,x\"/>",
            "<style>@import 'https://evil.example';</style>",
            "<path fill=\"url( 'https://evil.example')\"/>",
            "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<?xml-stylesheet href=\"https://evil.example\"?>",
            "<g",
        ] {
            assert!(active(&picture(inside)).is_some(), "{inside}");
        }
        assert!(active("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a/>").is_some());
    }
}
