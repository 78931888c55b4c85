//! `[calculator]` in the front matter: a calculator below the text, as data.

use crate::diag::{Code, Diagnostic, Span, Spanned};
use crate::fields::Fields;
use crate::lang::Text;
use crate::schema::{Field, calculator, input, of, page, value};
use crate::site::calculator::{Calculator, Formula, Input, Value};

use super::context::Shared;
use super::formula::{self, Names};

/// The calculator of a page, if it has one.
pub(super) fn read(fields: &Fields<'_>, shared: &Shared<'_>) -> Option<Calculator> {
    let fields = fields.table(&page::CALCULATOR)?;
    let mut names = Names::new();
    let tables = fields.list(&calculator::INPUTS).into_iter();
    let inputs = tables.map(|table| read_input(table, &mut names, shared));
    let (inputs, sums): (Vec<_>, Vec<_>) = inputs.unzip();
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
    let tables = fields.list(&calculator::VALUES).into_iter();
    let values = tables.map(|table| read_value(table, &mut names, shared));
    let calculator = Calculator {
        caption: shared.spoken.localized(&fields, &calculator::CAPTION),
        line: shared.spoken.localized(&fields, &calculator::LINE),
        note: shared.spoken.localized(&fields, &calculator::NOTE),
        inputs,
        values: values.collect(),
        step: step(&fields, &names, shared),
    };
    fields.finish();
    Some(calculator)
}

/// An input, and which other one it is the sum of.
fn read_input(
    table: Fields<'_>,
    names: &mut Names,
    shared: &Shared<'_>,
) -> (Input, Option<Spanned<String>>) {
    let (each, sum_of) = (table.flag(&input::EACH), table.written(&input::SUM_OF));
    if each && names.values().any(|each| *each) {
        let message = "another input has a field for each place already";
        wrong(
            &table,
            span(&table, input::EACH.key),
            message,
            "its fields are the lines of the table",
        );
    }
    if sum_of.is_some() {
        let help = "what the line for all empty fields is called";
        table.require(&input::REST, help);
    }
    let number = |field: &Field<of::Number>| table.number(field).map(|number| number.value);
    let input = Input {
        label: shared.spoken.localized(&table, &input::LABEL),
        hint: shared.spoken.localized(&table, &input::HINT),
        column: shared.spoken.localized(&table, &input::COLUMN),
        decimals: number(&input::DECIMALS).unwrap_or(0),
        default: number(&input::DEFAULT),
        above: number(&input::ABOVE),
        each,
        rest: shared.spoken.localized(&table, &input::REST),
        sum_of: sum_of.as_ref().map(|of| of.value.clone()),
        name: name(&table, &input::NAME, each, names).unwrap_or_default(),
    };
    table.finish();
    (input, sum_of)
}

/// A value. Its formula uses what stands above it, so that none can need itself.
fn read_value(table: Fields<'_>, names: &mut Names, shared: &Shared<'_>) -> Value {
    // One that cannot be read was reported, and stands for itself.
    let none = || (Formula::Atom(String::new()), false);
    let formula = formula(&table, names, shared);
    let same = matches!(formula, Some((_, false))) && names.values().any(|line| *line);
    let (formula, line) = formula.unwrap_or_else(none);
    let whole = table.written(&value::WHOLE);
    if let Some(whole) = &whole
        && !(line && names.get(&whole.value) == Some(&false))
    {
        let message = format!("lines cannot add up to `{}`", whole.value);
        let help = "`whole` names one number, and the formula has a value in each line";
        wrong(&table, whole.span, message, help);
    }
    if same && table.has(&value::LABEL) {
        let message = "this value is the same in each line, so it has no column";
        wrong(
            &table,
            span(&table, value::LABEL.key),
            message,
            "leave the label out, or use the value in another formula",
        );
    }
    let value = Value {
        label: shared.spoken.localized(&table, &value::LABEL),
        unit: table.blank(&value::UNIT),
        decimals: table.number(&value::DECIMALS).map_or(0, |n| n.value),
        whole: whole.map(|whole| whole.value),
        name: name(&table, &value::NAME, line, names).unwrap_or_default(),
        formula,
    };
    table.finish();
    value
}

fn formula(table: &Fields<'_>, names: &Names, shared: &Shared<'_>) -> Option<(Formula, bool)> {
    let text = table.written(&value::FORMULA)?;
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
fn name(
    table: &Fields<'_>,
    field: &Field<of::Name>,
    line: bool,
    names: &mut Names,
) -> Option<String> {
    let name = table.written(field)?;
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
fn step(fields: &Fields<'_>, names: &Names, shared: &Shared<'_>) -> Text {
    let step = shared.spoken.localized(fields, &calculator::STEP);
    for slot in step.0.values().flat_map(|text| text.split('{').skip(1)) {
        let (slot, _) = slot.split_once('}').unwrap_or((slot, ""));
        let name = slot.strip_suffix('…').unwrap_or(slot);
        if name != "line" && !names.contains_key(name) {
            let message = format!("`{{{slot}}}` names no input or value");
            wrong(
                fields,
                span(fields, calculator::STEP.key),
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
