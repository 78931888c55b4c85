//! The spanned tree of a TOML text, in the order in which it was written.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diag::{Code, Diagnostic, FileId, Report, Span, Spanned};

/// A table in the order in which it was written.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub(super) entries: Vec<(Spanned<String>, Spanned<Value>)>,
}

/// A TOML value.
#[derive(Clone, Debug)]
pub enum Value {
    /// A string, with its escapes resolved.
    Text(String),
    /// An integer; `None` if it does not fit 64 bits.
    Integer(Option<i64>),
    /// A float. No field of Lotse takes one; it is kept to be named in a message.
    Float,
    /// `true` or `false`.
    Boolean(bool),
    /// A date or time in TOML's own form, as written.
    Datetime(String),
    /// A list.
    Array(Vec<Spanned<Value>>),
    /// A table.
    Table(Tree),
}

impl Tree {
    pub(super) fn get(&self, key: &str) -> Option<&Spanned<Value>> {
        let entry = self.entries.iter().find(|(name, _)| name.value == key);
        entry.map(|(_, value)| value)
    }

    /// Its keys, in the order of the file.
    pub(super) fn names(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.entries.iter().map(|(name, _)| name)
    }

    /// Every text in it, at any depth, with the keys that lead to it.
    pub fn texts(&self) -> Vec<(Vec<&str>, Spanned<&str>)> {
        let mut found = Vec::new();
        for (key, value) in &self.entries {
            collect(
                &value.value,
                value.span,
                &mut vec![key.value.as_str()],
                &mut found,
            );
        }
        found
    }
}

fn collect<'a>(
    value: &'a Value,
    span: Span,
    path: &mut Vec<&'a str>,
    found: &mut Vec<(Vec<&'a str>, Spanned<&'a str>)>,
) {
    match value {
        Value::Text(text) => found.push((path.clone(), Spanned::new(text.as_str(), span))),
        Value::Array(items) => {
            for item in items {
                collect(&item.value, item.span, path, found);
            }
        }
        Value::Table(tree) => {
            for (key, value) in &tree.entries {
                path.push(&key.value);
                collect(&value.value, value.span, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

impl Value {
    pub(super) fn type_name(&self) -> &'static str {
        match self {
            Value::Text(_) => "a text",
            Value::Integer(_) | Value::Float => "a number",
            Value::Boolean(_) => "true or false",
            Value::Datetime(_) => "a date",
            Value::Array(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

/// How many syntax errors of one file are reported: after the first few, a parser that has lost its way only guesses.
const MAX_SYNTAX_ERRORS: usize = 3;

/// Parses a TOML text that starts `offset` bytes into its file. Faults are reported; what could be understood is returned,
/// with `false` if something could not.
pub fn parse(text: &str, file: FileId, offset: usize, report: &Report) -> (Spanned<Tree>, bool) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let shift = |range: Range<usize>| Span::new(file, range.start + offset..range.end + offset);
    let mut said_lines = Vec::new();
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let line = text[..text.floor_char_boundary(span.start)]
            .matches('\n')
            .count();
        if said_lines.len() >= MAX_SYNTAX_ERRORS || said_lines.contains(&line) {
            continue;
        }
        said_lines.push(line);
        let (code, help) = match error.message() {
            "duplicate key" => (Code::TomlSyntax, "give every key only once in its table"),
            _ => (
                Code::TomlSyntax,
                "look at this place and at the line before it",
            ),
        };
        report.push(
            Diagnostic::new(code, format!("not valid TOML: {}", error.message()))
                .at(shift(span))
                .help(help),
        );
    }
    let tree = convert_table(table.get_ref(), &shift);
    // The root has no place of its own; what is missing in it is shown on the first line.
    let first_line = text.find('\n').unwrap_or(text.len());
    let span = shift(0..first_line.min(text.len()));
    (Spanned::new(tree, span), errors.is_empty())
}

fn convert_table(table: &DeTable<'_>, shift: &dyn Fn(Range<usize>) -> Span) -> Tree {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| {
            (
                Spanned::new(key.get_ref().to_string(), shift(key.span())),
                Spanned::new(convert(value.get_ref(), shift), shift(value.span())),
            )
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.span);
    Tree { entries }
}

fn convert(value: &DeValue<'_>, shift: &dyn Fn(Range<usize>) -> Span) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => {
            Value::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok())
        }
        DeValue::Float(_) => Value::Float,
        DeValue::Boolean(flag) => Value::Boolean(*flag),
        DeValue::Datetime(date) => Value::Datetime(date.to_string()),
        DeValue::Array(items) => Value::Array(
            items
                .iter()
                .map(|item| Spanned::new(convert(item.get_ref(), shift), shift(item.span())))
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(convert_table(table, shift)),
    }
}
