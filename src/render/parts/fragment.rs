//! Prose: a fragment becomes HTML once it is known on which page it stands.

use tera::Value;

use crate::characters::escape;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::render::parts::{
    figure::{self, Spot},
    value,
};
use crate::render::scope::Scope;
use crate::routes::from_root;
use crate::site::{Fragment, Heading, Piece};
use crate::theme::Arg;

/// The HTML of a fragment on the page with this root. The fragment itself is already escaped; what is added here
/// is addresses, which are escaped, and figures, which templates draw.
pub(crate) fn html(
    fragment: &Fragment,
    root: &str,
    scope: &Scope<'_>,
) -> Result<String, Diagnostic> {
    let mut html = String::new();
    let mut number = 0;
    let mut spot = || {
        number += 1;
        Spot {
            number,
            root,
            scope,
        }
    };
    for piece in &fragment.pieces {
        match piece {
            Piece::Html(text) => html.push_str(text),
            Piece::Href(target) => {
                let url = from_root(root, &scope.routes.target(target));
                html.push_str(&escape(&url));
            }
            Piece::Table(data) => html.push_str(&figure::table(data, spot())?),
            Piece::Chart(data, chart) => html.push_str(&figure::chart(data, chart, spot())?),
            Piece::Diagram(diagram) => html.push_str(&figure::diagram(diagram, spot())?),
        }
    }
    Ok(html)
}

/// A list of contents for texts with at least three sections.
pub(crate) fn contents(fragment: &Fragment) -> Value {
    let sections: Vec<&Heading> = fragment.headings.iter().filter(|h| h.level == 2).collect();
    if sections.len() < 3 {
        return Value::from(Vec::<Value>::new());
    }
    let entries: Vec<Value> = sections
        .iter()
        .map(|heading| {
            value::map([
                ("id", Value::from(heading.id.as_str())),
                ("text", Value::from(heading.text.as_str())),
            ])
        })
        .collect();
    Value::from(entries)
}

/// Says that the text of a page is in another language than the page.
pub(crate) fn untranslated_note(lang: Lang, scope: &Scope<'_>) -> String {
    let language = match lang {
        Lang::DE => scope.words.tr("language-de"),
        _ => scope.site.languages.get(lang).name.clone(),
    };
    scope
        .words
        .with("note-untranslated", &[("language", Arg::Text(language))])
}
