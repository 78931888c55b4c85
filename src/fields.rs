//! TOML with positions, and its typed reading.
//!
//! Owns: the spanned tree of a TOML text, and the rules that hold for every field of every file: known keys,
//! right types, no empty texts, no control characters, no HTML.
//! In: a text. Out: a [`Tree`]; from it, through [`Fields`], values with their spans and a diagnostic for each fault.
//! **Invariant:** whoever reads a table through [`Fields`] and calls [`Fields::finish`] has accounted for each of its
//! keys: it was asked for, or it is reported as unknown, with the nearest key that was asked for.
//! Deliberately absent: the meaning of any key.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::characters::is_forbidden;
use crate::date::PartialDate;
use crate::diag::{Code, Diagnostic, FileId, Report, Span, Spanned};
use crate::keyword::Keyword;

/// A table in the order in which it was written.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    entries: Vec<(Spanned<String>, Spanned<Value>)>,
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
    fn type_name(&self) -> &'static str {
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

/// Typed access to one table.
pub struct Fields<'a> {
    tree: &'a Tree,
    /// Where the table begins: its header or its first line.
    pub span: Span,
    report: &'a Report,
    asked: RefCell<Vec<String>>,
}

impl<'a> Fields<'a> {
    /// Reads a table; faults go into `report`.
    pub fn new(tree: &'a Spanned<Tree>, report: &'a Report) -> Fields<'a> {
        Fields {
            tree: &tree.value,
            span: tree.span,
            report,
            asked: RefCell::default(),
        }
    }

    /// Reports a problem.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }

    /// The keys of the table, in the order of the file, all of them counted as known.
    pub fn keys(&self) -> impl Iterator<Item = &'a Spanned<String>> {
        self.asked
            .borrow_mut()
            .extend(self.tree.entries.iter().map(|(key, _)| key.value.clone()));
        self.tree.entries.iter().map(|(key, _)| key)
    }

    /// Where a key is written.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        let entry = self.tree.entries.iter().find(|(k, _)| k.value == key);
        entry.map(|(k, _)| k.span)
    }

    /// Whether the table has this key, whatever its value.
    pub fn has(&self, key: &str) -> bool {
        self.value(key).is_some()
    }

    fn value(&self, key: &str) -> Option<&'a Spanned<Value>> {
        let mut asked = self.asked.borrow_mut();
        if !asked.iter().any(|k| k == key) {
            asked.push(key.to_owned());
        }
        let entry = self.tree.entries.iter().find(|(k, _)| k.value == key);
        entry.map(|(_, value)| value)
    }

    fn wrong_type(&self, key: &str, value: &Spanned<Value>, wanted: &str) {
        self.report(
            Diagnostic::new(
                Code::WrongType,
                format!("`{key}` must be {wanted}, not {}", value.value.type_name()),
            )
            .at(value.span)
            .label(format!("{wanted} is expected here")),
        );
    }

    /// A text that must not be empty.
    pub fn text(&self, key: &str) -> Option<Spanned<String>> {
        let value = self.value(key)?;
        self.as_text(key, value)
    }

    fn as_text(&self, key: &str, value: &Spanned<Value>) -> Option<Spanned<String>> {
        let Value::Text(text) = &value.value else {
            self.wrong_type(key, value, "a text in quotation marks");
            return None;
        };
        if text.trim().is_empty() {
            self.report(
                Diagnostic::new(Code::EmptyValue, format!("`{key}` is empty"))
                    .at(value.span)
                    .help("leave the key out where nothing is known"),
            );
            return None;
        }
        if let Some(found) = text.chars().find(|c| is_forbidden(*c)) {
            let code_point = u32::from(found);
            self.report(
                Diagnostic::new(
                    Code::ControlCharacter,
                    format!("`{key}` contains the invisible character U+{code_point:04X}"),
                )
                .at(value.span)
                .help("delete it and type the place anew"),
            );
            return None;
        }
        if let Some(tag) = looks_like_html(text) {
            self.report(
                Diagnostic::new(Code::RawHtml, format!("`{key}` contains HTML: `{tag}`"))
                    .at(value.span)
                    .label("it will be shown as text")
                    .help("delete the tag"),
            );
        }
        Some(Spanned::new(text.trim().to_owned(), value.span))
    }

    /// A text that may be empty or absent, for values that are still to be filled in.
    pub fn optional_text(&self, key: &str) -> String {
        match self.value(key).map(|value| &value.value) {
            Some(Value::Text(text)) if text.trim().is_empty() => String::new(),
            _ => self.plain_text(key).unwrap_or_default(),
        }
    }

    /// Whether the key holds a table.
    pub fn is_table(&self, key: &str) -> bool {
        self.value(key)
            .is_some_and(|value| matches!(value.value, Value::Table(_)))
    }

    /// A list of texts, none of them empty or said twice.
    pub fn texts(&self, key: &str) -> Vec<Spanned<String>> {
        let mut found: Vec<Spanned<String>> = Vec::new();
        let mut first: BTreeMap<String, Span> = BTreeMap::new();
        for item in self.array(key, "a list of texts in square brackets") {
            let Some(text) = self.as_text(key, item) else {
                continue;
            };
            match first.get(&text.value) {
                Some(first) => self.report(
                    Diagnostic::new(
                        Code::DuplicateValue,
                        format!("`{}` is in `{key}` twice", text.value),
                    )
                    .at(text.span)
                    .also(*first, "first here"),
                ),
                None => {
                    first.insert(text.value.clone(), text.span);
                    found.push(text);
                }
            }
        }
        found
    }

    /// The same without positions.
    pub fn plain_texts(&self, key: &str) -> Vec<String> {
        self.texts(key).into_iter().map(|t| t.value).collect()
    }

    /// The text without its position.
    pub fn plain_text(&self, key: &str) -> Option<String> {
        self.text(key).map(|t| t.value)
    }

    fn array(&self, key: &str, wanted: &str) -> &'a [Spanned<Value>] {
        match self.value(key) {
            None => &[],
            Some(Spanned {
                value: Value::Array(items),
                ..
            }) => items,
            Some(other) => {
                self.wrong_type(key, other, wanted);
                &[]
            }
        }
    }

    /// `true` or `false`; absent = `false`.
    pub fn flag(&self, key: &str) -> bool {
        match self.value(key) {
            None => false,
            Some(Spanned {
                value: Value::Boolean(flag),
                ..
            }) => *flag,
            Some(other) => {
                self.wrong_type(key, other, "true or false");
                false
            }
        }
    }

    /// A whole number in a range.
    pub fn integer(&self, key: &str, range: std::ops::RangeInclusive<i64>) -> Option<Spanned<i64>> {
        let value = self.value(key)?;
        match value.value {
            Value::Integer(Some(number)) if range.contains(&number) => {
                Some(Spanned::new(number, value.span))
            }
            Value::Integer(_) => {
                let (from, to) = range.into_inner();
                self.report(
                    Diagnostic::new(Code::InvalidValue, format!("`{key}` is out of range"))
                        .at(value.span)
                        .label(format!(
                            "a whole number from {from} to {to} is expected here"
                        )),
                );
                None
            }
            _ => {
                self.wrong_type(key, value, "a whole number");
                None
            }
        }
    }

    /// A list of whole numbers in a range.
    pub fn integers(&self, key: &str, range: std::ops::RangeInclusive<i64>) -> Vec<Spanned<i64>> {
        let items = self.array(key, "a list of whole numbers in square brackets");
        let items = items.iter();
        items
            .filter_map(|item| match item.value {
                Value::Integer(Some(number)) if range.contains(&number) => {
                    Some(Spanned::new(number, item.span))
                }
                _ => {
                    let (from, to) = (range.start(), range.end());
                    let label = format!("a whole number from {from} to {to} is expected here");
                    let message = format!("`{key}` holds something else than a number in range");
                    let wrong = Diagnostic::new(Code::InvalidValue, message);
                    self.report(wrong.at(item.span).label(label));
                    None
                }
            })
            .collect()
    }

    /// A date as precise as it is known, as a text or in TOML's own form.
    pub fn date(&self, key: &str) -> Option<Spanned<PartialDate>> {
        let value = self.value(key)?;
        let text = match &value.value {
            Value::Text(text) | Value::Datetime(text) => text,
            _ => {
                self.wrong_type(key, value, "a date such as \"2024-03\"");
                return None;
            }
        };
        let date = PartialDate::parse(text);
        // TOML's own form of a day that does not exist is a syntax error, and was reported as such.
        if date.is_none() && !text.is_empty() {
            self.report(
                Diagnostic::new(Code::BadDate, format!("`{text}` is not a date"))
                    .at(value.span)
                    .help("write \"2024\", \"2024-03\" or \"2024-03-15\""),
            );
        }
        date.map(|date| Spanned::new(date, value.span))
    }

    /// A value that has a word.
    pub fn word<T: Keyword>(&self, key: &str) -> Option<T> {
        self.one_of(key, T::KEYWORDS)
    }

    /// One of a fixed set of words.
    pub fn one_of<T: Copy>(&self, key: &str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.report(
                Diagnostic::new(
                    Code::InvalidValue,
                    format!("`{}` is no value of `{key}`", text.value),
                )
                .at(text.span)
                .did_you_mean(&text.value, list.iter().copied())
                .help(format!("use one of: {}", list.join(", "))),
            );
        }
        found.map(|(_, value)| *value)
    }

    /// A table below this one.
    pub fn fields(&self, key: &str) -> Option<Fields<'a>> {
        let value = self.value(key)?;
        self.as_fields(key, value)
    }

    fn as_fields(&self, key: &str, value: &'a Spanned<Value>) -> Option<Fields<'a>> {
        let Value::Table(tree) = &value.value else {
            self.wrong_type(key, value, "a table");
            return None;
        };
        Some(Fields {
            tree,
            span: value.span,
            report: self.report,
            asked: RefCell::default(),
        })
    }

    /// A list of tables below this one.
    pub fn list(&self, key: &str) -> Vec<Fields<'a>> {
        self.array(key, "a list of tables")
            .iter()
            .filter_map(|item| self.as_fields(key, item))
            .collect()
    }

    /// Reports a key that must be there and is not.
    pub fn require(&self, key: &str, help: &str) {
        if self.value(key).is_none() {
            self.report(
                Diagnostic::new(Code::MissingKey, format!("`{key}` is missing"))
                    .at(self.span)
                    .label(format!("add `{key}` to this table"))
                    .help(help),
            );
        }
    }

    /// Reports every key that nobody has asked for.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        for (key, _) in &self.tree.entries {
            if asked.contains(&key.value) {
                continue;
            }
            self.report(
                Diagnostic::new(Code::UnknownKey, format!("unknown key `{}`", key.value))
                    .at(key.span)
                    .did_you_mean(&key.value, asked.iter().map(String::as_str)),
            );
        }
    }
}

/// The first thing in a text that a browser would take for a tag.
pub fn looks_like_html(text: &str) -> Option<&str> {
    text.match_indices('<').find_map(|(at, _)| {
        let rest = &text[at..];
        let next = rest[1..].chars().next()?;
        if !(next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')) {
            return None;
        }
        let end = rest.find('>').map_or(rest.len(), |i| i + 1);
        let tag = &rest[..rest.floor_char_boundary(end.min(40))];
        // An address in angle brackets is Markdown's own form of a link.
        let is_autolink = tag.contains("://") || (tag.contains('@') && !tag.contains(' '));
        (!is_autolink).then_some(tag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    fn read(text: &str, with: impl Fn(&Fields<'_>)) -> Vec<String> {
        let mut sources = Sources::default();
        let file = sources.add("a.toml", text);
        let report = Report::default();
        let (tree, _) = parse(text, file, 0, &report);
        let fields = Fields::new(&tree, &report);
        with(&fields);
        fields.finish();
        report.sort(&sources);
        let problems = report.problems();
        problems
            .iter()
            .map(|d| {
                let range = sources.clamp(d.span.unwrap());
                format!("{} {:?} {}", d.code.word(), &text[range], d.label)
            })
            .collect()
    }

    #[test]
    fn every_key_is_accounted_for() {
        let said = read("nmae = \"x\"\nage = 7", |fields| {
            fields.text("name");
            fields.text("age");
        });
        assert_eq!(
            said,
            [
                "unknown-key \"nmae\" did you mean `name`?",
                "wrong-type \"7\" a text in quotation marks is expected here"
            ]
        );
    }

    #[test]
    fn texts_say_something_visible_once() {
        let said = read(
            "a = \" \"\nb = [\"x\", \"x\"]\nc = \"a\\u0007b\"\nd = \"<script>alert(1)</script>\"",
            |fields| {
                fields.text("a");
                fields.texts("b");
                fields.text("c");
                fields.text("d");
            },
        );
        let codes: Vec<&str> = said.iter().filter_map(|s| s.split(' ').next()).collect();
        assert_eq!(
            codes,
            [
                "empty-value",
                "duplicate-value",
                "control-character",
                "raw-html"
            ]
        );
    }

    #[test]
    fn syntax_errors_stop_after_a_few() {
        let said = read("a = [1,\nb = 2\nc = \nd = \ne = \nf = \n", |_| ());
        assert_eq!(
            said.iter().filter(|s| s.starts_with("toml-syntax")).count(),
            3
        );
    }

    #[test]
    fn comparisons_and_addresses_are_no_html() {
        assert_eq!(
            looks_like_html("a < b, 3<4, <https://x.de>, <a@b.de>"),
            None
        );
        assert_eq!(looks_like_html("x <b>y</b>"), Some("<b>"));
        assert_eq!(
            looks_like_html("x <img src=1 onerror=…"),
            Some("<img src=1 onerror=…")
        );
    }
}
