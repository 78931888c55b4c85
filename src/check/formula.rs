//! Formulas of calculators, such as `persons / total * 100`.
//!
//! Owns: their grammar, and which names may stand in them. In: a text and the names that are known where it stands. Out: a
//! [`Formula`], or what is wrong and where.
//! **Invariant:** what is read can be worked out for all that people may type, but for a division by what happens to be zero.
//! Deliberately absent: the working out, which the page does.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::site::calculator::Formula;

/// Longer than this, nobody can follow it.
const LONGEST: usize = 300;

/// The names that may stand in a formula, and whether they have a value in each line instead of one for all.
pub(super) type Names = BTreeMap<String, bool>;

/// A formula or a part of it, and whether it has a value in each line.
pub(super) type Part = (Formula, bool);

/// What is wrong, the bytes it is about, and how to mend it.
pub(super) type Wrong = (String, Range<usize>, &'static str);

/// Reads a formula.
pub(super) fn read(text: &str, names: &Names) -> Result<Part, Wrong> {
    if text.len() > LONGEST {
        let message = format!("a formula of more than {LONGEST} characters cannot be followed");
        let help = "work out a part of it as a value of its own";
        return Err((message, 0..text.len(), help));
    }
    let mut reader = Reader { text, at: 0, names };
    let part = reader.sum()?;
    match reader.token() {
        ("", _) => Ok(part),
        (word, range) => {
            let message = format!("not understood from `{word}` on");
            Err((
                message,
                range,
                "between two values stands +, -, * or /; numbers have a point, as in `0.5`",
            ))
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    names: &'a Names,
}

impl<'a> Reader<'a> {
    /// The next name, number or sign, and where it stands; empty at the end.
    fn token(&mut self) -> (&'a str, Range<usize>) {
        let rest = self.text[self.at..].trim_start();
        self.at = self.text.len() - rest.len();
        let within = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
        let word = rest.find(|c| !within(c)).unwrap_or(rest.len());
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let range = self.at..self.at + word.max(first);
        (&self.text[range.clone()], range)
    }

    /// Goes on if the next sign is this one.
    fn take(&mut self, sign: &str) -> bool {
        let (found, range) = self.token();
        let fits = found == sign;
        self.at = if fits { range.end } else { self.at };
        fits
    }

    fn sum(&mut self) -> Result<Part, Wrong> {
        self.joined(["+", "-"], Reader::product)
    }

    fn product(&mut self) -> Result<Part, Wrong> {
        self.joined(["*", "/"], Reader::operand)
    }

    fn joined(
        &mut self,
        signs: [&'static str; 2],
        part: fn(&mut Self) -> Result<Part, Wrong>,
    ) -> Result<Part, Wrong> {
        let mut left = part(self)?;
        while let Some(sign) = signs.into_iter().find(|sign| self.take(sign)) {
            let (word, range) = self.token();
            let right = part(self)?;
            if sign == "/" && word.parse() == Ok(0.0) {
                let message = "nothing can be divided by zero".to_owned();
                return Err((message, range, "divide by another number"));
            }
            let line = left.1 || right.1;
            left = (Formula::Apply(sign, vec![left.0, right.0]), line);
        }
        Ok(left)
    }

    /// What stands before a closing bracket.
    fn bracket(&mut self) -> Result<Part, Wrong> {
        let part = self.sum()?;
        let (_, range) = self.token();
        match self.take(")") {
            true => Ok(part),
            false => Err((
                "a bracket is not closed".to_owned(),
                range,
                "write `)` here",
            )),
        }
    }

    fn operand(&mut self) -> Result<Part, Wrong> {
        if self.take("(") {
            return self.bracket();
        }
        let (word, range) = self.token();
        self.at = range.end;
        if word == "sum" && self.take("(") {
            let (part, line) = self.bracket()?;
            let message = "what is added up here is the same in each line".to_owned();
            return match line {
                true => Ok((Formula::Apply("sum", vec![part]), false)),
                false => Err((message, range, "`sum` adds up one value of all lines")),
            };
        }
        if let Some(line) = self.names.get(word) {
            return Ok((Formula::Atom(word.to_owned()), *line));
        }
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let (whole, fraction) = word.split_once('.').unwrap_or((word, "0"));
        if digits(whole) && digits(fraction) {
            return Ok((Formula::Atom(word.to_owned()), false));
        }
        let message = match word {
            "" => "the formula breaks off".to_owned(),
            name if name.starts_with(char::is_alphabetic) => format!("`{name}` is not known here"),
            sign => format!("a name, a number or `(` is expected here, not `{sign}`"),
        };
        let help = "a formula holds names of inputs and of values above it, numbers such as `0.5`, + - * /, brackets and sum(…)";
        Err((message, range, help))
    }
}
