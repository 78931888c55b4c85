//! TOML with positions, and its typed reading.
//!
//! Owns: the spanned tree of a TOML text, and the rules that hold for every field of every file: known keys,
//! right types, no empty texts, no control characters, no HTML.
//! In: a text. Out: a `Tree`; from it, through `Fields`, values with their spans and a diagnostic for each fault.
//! **Invariant:** whoever reads a table through `Fields` and calls `Fields::finish` has accounted for each of its
//! keys: it is declared in its `Table`, or it is reported as unknown, with the nearest key that is. In debug builds, where
//! the tests run, it panics if somebody asked for a field that the table does not declare, or for none of one that it does.
//! Deliberately absent: the meaning of any key, and which keys there are (that is `schema`).

mod tree;

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::characters::is_forbidden;
use crate::date::PartialDate;
use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::schema::{Field, Many, Named, One, Table, of};

use tree::Value;
pub use tree::{Tree, parse};

/// Typed access to one table.
pub(crate) struct Fields<'a> {
    tree: &'a Tree,
    /// Where the table begins: its header or its first line.
    pub span: Span,
    table: &'static Table,
    to: To<'a>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    /// Reads a whole file; faults go into `report`. Keys that are missing are reported by [`Fields::complete`].
    pub fn of(table: &'static Table, tree: &'a Spanned<Tree>, report: &'a Report) -> Fields<'a> {
        Fields {
            tree: &tree.value,
            span: tree.span,
            table,
            to: To(report),
            asked: RefCell::default(),
        }
    }

    /// Reads a table below another one, which must have all that it needs.
    fn below(
        table: &'static Table,
        key: &str,
        value: &'a Spanned<Value>,
        to: To<'a>,
    ) -> Option<Fields<'a>> {
        let fields = Fields {
            tree: to.table(key, value)?,
            span: value.span,
            table,
            to,
            asked: RefCell::default(),
        };
        fields.complete();
        Some(fields)
    }

    /// Reports every key that must be there and is not.
    pub fn complete(&self) {
        for (key, help) in self.table.required() {
            self.missing(key, help);
        }
    }

    /// Reports a key that must be there in this case, and is not.
    pub fn require<K>(&self, field: &Field<K>, help: &str) {
        self.missing(field.key, help);
    }

    fn missing(&self, key: &str, help: &str) {
        if self.tree.get(key).is_none() {
            self.to.missing(key, help, self.span);
        }
    }

    /// Reports a problem.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.to.report(diagnostic);
    }

    /// Where a key is written, be it declared or not.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        let mut names = self.tree.names();
        names.find(|name| name.value == key).map(|name| name.span)
    }

    /// Where the value of a key is written.
    pub fn span_of<K>(&self, field: &Field<K>) -> Option<Span> {
        self.value(field).map(|value| value.span)
    }

    /// Whether the table has this key, whatever its value.
    pub fn has<K>(&self, field: &Field<K>) -> bool {
        self.value(field).is_some()
    }

    fn value<K>(&self, field: &Field<K>) -> Option<&'a Spanned<Value>> {
        let key = field.key;
        debug_assert!(
            self.table.has(key),
            "`{}` declares no field `{key}`",
            self.table.name
        );
        if cfg!(debug_assertions) {
            self.asked.borrow_mut().push(key);
        }
        self.tree.get(key)
    }

    /// A text that must not be empty.
    pub fn text(&self, field: &Field<of::Text>) -> Option<Spanned<String>> {
        self.to.text(field.key, self.value(field)?)
    }

    /// The text without its position.
    pub fn plain_text(&self, field: &Field<of::Text>) -> Option<String> {
        self.text(field).map(|text| text.value)
    }

    /// A text that may be empty or absent, for values that are still to be filled in.
    pub fn blank(&self, field: &Field<of::Blank>) -> String {
        match self.value(field) {
            None => String::new(),
            Some(Spanned {
                value: Value::Text(text),
                ..
            }) if text.trim().is_empty() => String::new(),
            Some(value) => {
                let text = self.to.text(field.key, value);
                text.map(|text| text.value).unwrap_or_default()
            }
        }
    }

    /// A list of texts, none of them empty or said twice.
    pub fn texts(&self, field: &Field<of::Texts>) -> Vec<String> {
        let texts = self.to.texts(field.key, self.value(field));
        texts.into_iter().map(|text| text.value).collect()
    }

    /// One text as it is written. Whoever asks says what is wrong with it.
    pub fn written<K: One>(&self, field: &Field<K>) -> Option<Spanned<String>> {
        self.to.text(field.key, self.value(field)?)
    }

    /// A list of texts as they are written. Whoever asks says what is wrong with them.
    pub fn all_written<K: Many>(&self, field: &Field<K>) -> Vec<Spanned<String>> {
        self.to.texts(field.key, self.value(field))
    }

    /// `true` or `false`; absent = `false`.
    pub fn flag(&self, field: &Field<of::Flag>) -> bool {
        match self.value(field) {
            None => false,
            Some(Spanned {
                value: Value::Boolean(flag),
                ..
            }) => *flag,
            Some(other) => {
                self.to.wrong_type(field.key, other, "true or false");
                false
            }
        }
    }

    /// A whole number in the field's range.
    pub fn number(&self, field: &Field<of::Number>) -> Option<Spanned<i64>> {
        let (key, of::Number(from, to)) = (field.key, &field.of);
        let value = self.value(field)?;
        match value.value {
            Value::Integer(Some(number)) if (*from..=*to).contains(&number) => {
                Some(Spanned::new(number, value.span))
            }
            Value::Integer(_) => {
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
                self.to.wrong_type(key, value, "a whole number");
                None
            }
        }
    }

    /// A list of whole numbers in the field's range.
    pub fn numbers(&self, field: &Field<of::Numbers>) -> Vec<Spanned<i64>> {
        let (key, of::Numbers(from, to)) = (field.key, &field.of);
        let wanted = "a list of whole numbers in square brackets";
        let items = self.to.array(key, self.value(field), wanted).iter();
        items
            .filter_map(|item| match item.value {
                Value::Integer(Some(number)) if (*from..=*to).contains(&number) => {
                    Some(Spanned::new(number, item.span))
                }
                _ => {
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
    pub fn date(&self, field: &Field<of::Date>) -> Option<Spanned<PartialDate>> {
        let value = self.value(field)?;
        let text = match &value.value {
            Value::Text(text) | Value::Datetime(text) => text,
            _ => {
                let wanted = "a date such as \"2024-03\"";
                self.to.wrong_type(field.key, value, wanted);
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

    /// What one of the field's words stands for.
    pub fn word<T: Copy>(&self, field: &Field<of::Word<T>>) -> Option<T> {
        let (key, of::Word(words)) = (field.key, &field.of);
        let text = self.to.text(key, self.value(field)?)?;
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
    pub fn table(&self, field: &Field<of::Sub>) -> Option<Fields<'a>> {
        Fields::below(field.of.0, field.key, self.value(field)?, self.to)
    }

    /// A list of tables below this one.
    pub fn list(&self, field: &Field<of::List>) -> Vec<Fields<'a>> {
        self.to
            .array(field.key, self.value(field), "a list of tables")
            .iter()
            .filter_map(|item| Fields::below(field.of.0, field.key, item, self.to))
            .collect()
    }

    /// Whether the key holds a table, where it may hold something else.
    pub fn is_table<K: Named>(&self, field: &Field<K>) -> bool {
        self.value(field)
            .is_some_and(|value| matches!(value.value, Value::Table(_)))
    }

    /// A table below this one whose keys are names.
    pub fn names<K: Named>(&self, field: &Field<K>) -> Option<Names<'a>> {
        Names::below(field.key, self.value(field)?, self.to)
    }

    /// Reports every key that the table does not declare.
    pub fn finish(self) {
        let known = || self.table.fields().into_iter().map(|(_, field)| field.key);
        if cfg!(debug_assertions) {
            let asked = self.asked.borrow();
            let unread = known().find(|key| !asked.contains(key));
            assert_eq!(
                unread, None,
                "a field of `{}` was not read",
                self.table.name
            );
        }
        let names = self.tree.names();
        for name in names.filter(|name| !self.table.has(&name.value)) {
            self.report(
                Diagnostic::new(Code::UnknownKey, format!("unknown key `{}`", name.value))
                    .at(name.span)
                    .did_you_mean(&name.value, known()),
            );
        }
    }
}

/// Typed access to a table whose keys are names: ids, languages, vocabularies. Whoever reads it says which names there are.
pub(crate) struct Names<'a> {
    tree: &'a Tree,
    /// Where the table begins.
    pub span: Span,
    to: To<'a>,
}

impl<'a> Names<'a> {
    /// Reads a whole file; faults go into `report`.
    pub fn of(tree: &'a Spanned<Tree>, report: &'a Report) -> Names<'a> {
        Names {
            tree: &tree.value,
            span: tree.span,
            to: To(report),
        }
    }

    fn below(key: &str, value: &'a Spanned<Value>, to: To<'a>) -> Option<Names<'a>> {
        Some(Names {
            tree: to.table(key, value)?,
            span: value.span,
            to,
        })
    }

    /// Reports a problem.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.to.report(diagnostic);
    }

    /// Reports a name that must be there and is not.
    pub fn require(&self, name: &str, help: &str) {
        if self.tree.get(name).is_none() {
            self.to.missing(name, help, self.span);
        }
    }

    /// The names, in the order of the file.
    pub fn names(&self) -> impl Iterator<Item = &'a Spanned<String>> + use<'a> {
        self.tree.names()
    }

    /// The text of a name.
    pub fn text(&self, name: &str) -> Option<String> {
        let text = self.to.text(name, self.tree.get(name)?);
        text.map(|text| text.value)
    }

    /// The list of texts of a name.
    pub fn texts(&self, name: &str) -> Vec<String> {
        let texts = self.to.texts(name, self.tree.get(name));
        texts.into_iter().map(|text| text.value).collect()
    }

    /// The names below one of them.
    pub fn below_name(&self, name: &str) -> Option<Names<'a>> {
        Names::below(name, self.tree.get(name)?, self.to)
    }

    /// The names with their tables.
    pub fn tables(&self, table: &'static Table) -> Vec<(&'a Spanned<String>, Fields<'a>)> {
        let entries = self.tree.entries.iter();
        let tables = entries.filter_map(|(name, value)| {
            let fields = Fields::below(table, &name.value, value, self.to)?;
            Some((name, fields))
        });
        tables.collect()
    }

    /// The names with their tables, whose keys are names too.
    pub fn all_names(&self) -> Vec<(&'a Spanned<String>, Names<'a>)> {
        let entries = self.tree.entries.iter();
        let tables = entries
            .filter_map(|(name, value)| Some((name, Names::below(&name.value, value, self.to)?)));
        tables.collect()
    }
}

/// Where faults go, and the rules that hold for every value.
#[derive(Clone, Copy)]
struct To<'a>(&'a Report);

impl<'a> To<'a> {
    fn report(self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    fn missing(self, key: &str, help: &str, span: Span) {
        self.report(
            Diagnostic::new(Code::MissingKey, format!("`{key}` is missing"))
                .at(span)
                .label(format!("add `{key}` to this table"))
                .help(help),
        );
    }

    fn wrong_type(self, key: &str, value: &Spanned<Value>, wanted: &str) {
        self.report(
            Diagnostic::new(
                Code::WrongType,
                format!("`{key}` must be {wanted}, not {}", value.value.type_name()),
            )
            .at(value.span)
            .label(format!("{wanted} is expected here")),
        );
    }

    fn table(self, key: &str, value: &'a Spanned<Value>) -> Option<&'a Tree> {
        let Value::Table(tree) = &value.value else {
            self.wrong_type(key, value, "a table");
            return None;
        };
        Some(tree)
    }

    fn array(
        self,
        key: &str,
        value: Option<&'a Spanned<Value>>,
        wanted: &str,
    ) -> &'a [Spanned<Value>] {
        match value {
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

    fn text(self, key: &str, value: &Spanned<Value>) -> Option<Spanned<String>> {
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

    fn texts(self, key: &str, value: Option<&'a Spanned<Value>>) -> Vec<Spanned<String>> {
        let mut found: Vec<Spanned<String>> = Vec::new();
        let mut first: BTreeMap<String, Span> = BTreeMap::new();
        for item in self.array(key, value, "a list of texts in square brackets") {
            let Some(text) = self.text(key, item) else {
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
    use crate::keyword::Keyword;

    crate::schema::tables! {
        sample {
            NAME "name" Text;
            OTHER "other" Text;
            NAMES "names" Texts;
            AGE "age" Number(0, 9);
        }
    }

    fn parsed(text: &str) -> (Sources, Spanned<Tree>, Report) {
        let mut sources = Sources::default();
        let file = sources.add("a.toml", text);
        let report = Report::default();
        let (tree, _) = parse(text, file, 0, &report);
        (sources, tree, report)
    }

    fn read(text: &str) -> Vec<String> {
        let (sources, tree, report) = parsed(text);
        let fields = Fields::of(&sample::TABLE, &tree, &report);
        fields.text(&sample::NAME);
        fields.text(&sample::OTHER);
        fields.texts(&sample::NAMES);
        fields.number(&sample::AGE);
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
        assert_eq!(
            read("nmae = \"x\"\nage = \"7\""),
            [
                "unknown-key \"nmae\" did you mean `name`?",
                "wrong-type \"\\\"7\\\"\" a whole number is expected here"
            ]
        );
    }

    #[test]
    #[should_panic(expected = "a field of `sample` was not read")]
    fn a_declared_field_that_is_not_read_is_a_fault_of_the_program() {
        let (_, tree, report) = parsed("");
        let fields = Fields::of(&sample::TABLE, &tree, &report);
        fields.text(&sample::NAME);
        fields.finish();
    }

    #[test]
    #[should_panic(expected = "`sample` declares no field `street`")]
    fn a_field_of_another_table_is_a_fault_of_the_program() {
        let (_, tree, report) = parsed("");
        let fields = Fields::of(&sample::TABLE, &tree, &report);
        fields.text(&crate::schema::location::STREET);
    }

    #[test]
    fn texts_say_something_visible_once() {
        let said = read(
            "name = \" \"\nnames = [\"x\", \"x\", \"a\\u0007b\"]\nother = \"<script>alert(1)</script>\"",
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
        let said = read("a = [1,\nb = 2\nc = \nd = \ne = \nf = \n");
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
