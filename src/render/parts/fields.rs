//! What files may hold, as the handbook shows it.
//!
//! In: the tables that `schema` declares, and what the theme calls their fields. Out: a section for each table.
//! **Invariant:** each table stands there once, behind the first file that has it, and each link leads to one of them.
//! Deliberately absent: the fields themselves.

use serde::Serialize;

use crate::keyword::Keyword;
use crate::lang::Lang;
use crate::render::scope::Scope;
use crate::schema::{Declared, FILES, Kind, Table, term_of};
use crate::theme::Arg;
use crate::words::{Txt, Words};

/// The sections, all in one language, which the theme may have in fewer languages than the page.
#[derive(Serialize)]
pub(crate) struct View {
    /// Says the language of all the rest, if it is not that of the page.
    marks: Txt,
    contents: String,
    required: String,
    all_required: String,
    also: String,
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct Section {
    to: Anchor,
    help: String,
    /// Where such files lie, if this is what a file holds.
    path: Option<&'static str>,
    required: Vec<&'static str>,
    also: Vec<Anchor>,
    rows: Vec<Row>,
}

/// A section, to be linked to.
#[derive(Serialize)]
struct Anchor {
    id: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Row {
    id: String,
    key: &'static str,
    name: String,
    help: String,
    required: bool,
    form: String,
    words: Vec<&'static str>,
    to: Option<Anchor>,
}

pub(crate) fn view(scope: &Scope<'_>) -> View {
    let messages = scope.theme.fields();
    let mut order = scope.words.language.order.iter().copied();
    let lang = order.find(|lang| messages.has(*lang)).unwrap_or(Lang::DE);
    let words = Words::new(lang, messages);
    let mut sections: Vec<Section> = Vec::new();
    for file in &FILES {
        for table in file.table.all() {
            if sections.iter().all(|section| section.to.id != table.name) {
                let path = (table.name == file.table.name).then_some(file.path);
                sections.push(section(table, path, words));
            }
        }
    }
    View {
        marks: scope.words.marked("", lang),
        contents: words.tr("fields-contents"),
        required: words.tr("fields-required"),
        all_required: words.tr("fields-required-here"),
        also: words.tr("fields-also"),
        sections,
    }
}

fn section(table: &'static Table, path: Option<&'static str>, words: Words<'_>) -> Section {
    let required = table.required().into_iter().map(|(key, _)| key);
    let required: Vec<_> = required.collect();
    let rows = table
        .own()
        .iter()
        .map(|field| row(table, field, &required, words));
    Section {
        to: anchor(table, words),
        help: words.tr(&format!("{}-help", table.name)),
        path,
        also: table
            .parts()
            .iter()
            .map(|part| anchor(part, words))
            .collect(),
        rows: rows.collect(),
        required,
    }
}

fn anchor(table: &'static Table, words: Words<'_>) -> Anchor {
    Anchor {
        id: table.name,
        text: words.tr(table.name),
    }
}

fn row(table: &Table, field: &'static Declared, required: &[&str], words: Words<'_>) -> Row {
    let message = table.message(field);
    let kind = &field.kind;
    let form = format!("form-{}", kind.name());
    let terms = kind.vocabulary().map(|name| Anchor {
        id: term_of(name).name,
        text: format!("{}.toml", name.word()),
    });
    Row {
        key: field.key,
        name: words.tr(&message),
        help: words.tr(&format!("{message}-help")),
        required: required.contains(&field.key),
        form: match kind {
            Kind::Number(from, to) | Kind::Numbers(from, to) => words.with(
                &form,
                &[
                    ("from", Arg::Text(from.to_string())),
                    ("to", Arg::Text(to.to_string())),
                ],
            ),
            _ => words.tr(&form),
        },
        words: kind.words(),
        to: terms.or_else(|| kind.table().map(|table| anchor(table, words))),
        id: message,
    }
}
