//! `[calculator]` in the front matter: a calculator below the text, as data.

use std::ops::RangeInclusive;

use crate::diag::{Code, Diagnostic, Span, Spanned};
use crate::fields::Fields;
use crate::lang::Text;
use crate::site::calculator::{Calculator, Formula, Input, Value};

use super::context::Shared;
use super::formula::{self, Names};
use super::readers::localized;

/// More decimal places nobody reads.
const DECIMALS: RangeInclusive<i64> = 0..=9;
const NUMBERS: RangeInclusive<i64> = 0..=1_000_000_000;

/// The calculator of a page, if it has one.
pub(super) fn read(page: &Fields<'_>, shared: &Shared<'_>) -> Option<Calculator> {
    let fields = page.fields("calculator")?;
    fields.require("caption", "what the table of results shows");
    fields.require("line", "what a line of the table is about, such as a place");
    fields.require("inputs", "what is typed in: [[calculator.inputs]]");
    fields.require("values", "what is worked out: [[calculator.values]]");
    let mut names = Names::new();
    let tables = fields.list("inputs").into_iter();
    let (inputs, sums): (Vec<_>, Vec<_>) = tables.map(|table| input(table, &mut names)).unzip();
    for (index, of) in sums.into_iter().flatten().enumerate() {
        let message = match names.get(&of.value) {
            Some(true) if index == 0 => continue,
            Some(true) => format!("another input is the sum of `{}` already", of.value),
            _ => format!("`{}` is no input with a field for each place", of.value),
        };
        wrong(
            &fields,
            of.span,
            message,
            "one input may be the sum of the one that has `each = true`",
        );
    }
    let tables = fields.list("values").into_iter();
    let values = tables.map(|table| value(table, &mut names, shared));
    let calculator = Calculator {
        caption: localized(&fields, "caption"),
        line: localized(&fields, "line"),
        note: localized(&fields, "note"),
        inputs,
        values: values.collect(),
        step: step(&fields, &names),
    };
    fields.finish();
    Some(calculator)
}

/// An input, and which other one it is the sum of.
fn input(table: Fields<'_>, names: &mut Names) -> (Input, Option<Spanned<String>>) {
    table.require("label", "what people call it");
    let (each, sum_of) = (table.flag("each"), table.text("sum_of"));
    if each && names.values().any(|each| *each) {
        let message = "another input has a field for each place already";
        wrong(
            &table,
            span(&table, "each"),
            message,
            "its fields are the lines of the table",
        );
    }
    if sum_of.is_some() {
        table.require("rest", "what the line for all empty fields is called");
    }
    let number = |key, range| table.integer(key, range).map(|number| number.value);
    let input = Input {
        label: localized(&table, "label"),
        hint: localized(&table, "hint"),
        column: localized(&table, "column"),
        decimals: number("decimals", DECIMALS).unwrap_or(0),
        default: number("default", NUMBERS),
        above: number("above", NUMBERS),
        each,
        rest: localized(&table, "rest"),
        sum_of: sum_of.as_ref().map(|of| of.value.clone()),
        name: name(&table, each, names).unwrap_or_default(),
    };
    table.finish();
    (input, sum_of)
}

/// A value. Its formula uses what stands above it, so that none can need itself.
fn value(table: Fields<'_>, names: &mut Names, shared: &Shared<'_>) -> Value {
    table.require(
        "formula",
        "how it is worked out, such as \"persons / total * 100\"",
    );
    // One that cannot be read was reported, and stands for itself.
    let none = || (Formula::Atom(String::new()), false);
    let formula = formula(&table, names, shared);
    let same = matches!(formula, Some((_, false))) && names.values().any(|line| *line);
    let (formula, line) = formula.unwrap_or_else(none);
    let whole = table.text("whole");
    if let Some(whole) = &whole
        && !(line && names.get(&whole.value) == Some(&false))
    {
        let message = format!("lines cannot add up to `{}`", whole.value);
        let help = "`whole` names one number, and the formula has a value in each line";
        wrong(&table, whole.span, message, help);
    }
    if same && table.has("label") {
        let message = "this value is the same in each line, so it has no column";
        wrong(
            &table,
            span(&table, "label"),
            message,
            "leave the label out, or use the value in another formula",
        );
    }
    let value = Value {
        label: localized(&table, "label"),
        unit: table.optional_text("unit"),
        decimals: table.integer("decimals", DECIMALS).map_or(0, |n| n.value),
        whole: whole.map(|whole| whole.value),
        name: name(&table, line, names).unwrap_or_default(),
        formula,
    };
    table.finish();
    value
}

fn formula(table: &Fields<'_>, names: &Names, shared: &Shared<'_>) -> Option<(Formula, bool)> {
    let text = table.text("formula")?;
    let read = formula::read(&text.value, names);
    let wrong = |(message, range, help): formula::Wrong| {
        let word = &text.value[range.clone()];
        let problem = Diagnostic::new(Code::BadFormula, message).at(shared.inside(&text, range));
        let known = names.keys().map(String::as_str);
        let known = known.filter(|_| word.starts_with(char::is_alphabetic));
        table.report(problem.did_you_mean(word, known).help(help));
    };
    read.map_err(wrong).ok()
}

/// The name of an input or value, by which what follows may use it.
fn name(table: &Fields<'_>, line: bool, names: &mut Names) -> Option<String> {
    table.require("name", "what formulas call it");
    let name = table.text("name")?;
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let plain =
        name.value.chars().all(letter) && !name.value.starts_with(|c: char| c.is_ascii_digit());
    if !plain || ["line", "sum"].contains(&name.value.as_str()) || names.contains_key(&name.value) {
        let message = format!("`{}` cannot be a name here", name.value);
        let help = "a name has small letters a-z, digits and `_`, and nothing else is called `line`, `sum` or the same";
        wrong(table, name.span, message, help);
    }
    names.insert(name.value.clone(), line);
    Some(name.value)
}

/// The words of a step. In braces stands a name, perhaps with `…`, which asks for all its digits.
fn step(fields: &Fields<'_>, names: &Names) -> Text {
    let step = localized(fields, "step");
    for slot in step.0.values().flat_map(|text| text.split('{').skip(1)) {
        let (slot, _) = slot.split_once('}').unwrap_or((slot, ""));
        let name = slot.strip_suffix('…').unwrap_or(slot);
        if name != "line" && !names.contains_key(name) {
            let message = format!("`{{{slot}}}` names no input or value");
            wrong(
                fields,
                span(fields, "step"),
                message,
                "in braces stands a name, or `line`",
            );
        }
    }
    step
}

fn wrong(fields: &Fields<'_>, at: Span, message: impl Into<String>, help: &str) {
    fields.report(Diagnostic::new(Code::BadFormula, message).at(at).help(help));
}

fn span(fields: &Fields<'_>, key: &str) -> Span {
    fields.key_span(key).unwrap_or(fields.span)
}
