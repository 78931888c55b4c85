//! A calculator below the text of a page: what is typed in, what is worked out of it, and what is said about it.

use serde::{Serialize, Serializer};

use crate::lang::Text;

/// A calculator. It has a line for each place that people live in, or one. What its script needs is written into the page.
#[derive(Clone, Debug, Serialize)]
pub struct Calculator {
    /// Above the table of results.
    #[serde(skip)]
    pub caption: Text,
    /// What a line of the table is about.
    #[serde(skip)]
    pub line: Text,
    /// How a line was worked out, with the names of inputs and values in braces.
    #[serde(serialize_with = "by_language")]
    pub step: Text,
    /// Below everything: how it is rounded, and the like.
    #[serde(skip)]
    pub note: Text,
    /// What is typed in.
    pub inputs: Vec<Input>,
    /// What is worked out, each from what stands before it.
    pub values: Vec<Value>,
}

/// A field, or one for each place.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// What formulas call it.
    pub name: String,
    /// What people call it.
    #[serde(serialize_with = "by_language")]
    pub label: Text,
    /// What to type.
    #[serde(skip)]
    pub hint: Text,
    /// How many decimal places it may have.
    pub decimals: i64,
    /// What it begins with.
    #[serde(skip)]
    pub default: Option<i64>,
    /// It must be greater.
    pub above: Option<i64>,
    /// There is a field for each place; those that are filled are the lines.
    pub each: bool,
    /// The head of their column.
    #[serde(serialize_with = "by_language")]
    pub column: Text,
    /// It is the sum of another input, with a field for each place. Either may have gaps, but not both.
    pub sum_of: Option<String>,
    /// The line for what is missing from the sum.
    #[serde(serialize_with = "by_language")]
    pub rest: Text,
}

/// A value that is worked out.
#[derive(Clone, Debug, Serialize)]
pub struct Value {
    /// What other formulas call it.
    pub name: String,
    /// The head of its column; without one it is worked out, but not in the table.
    #[serde(serialize_with = "by_language")]
    pub label: Text,
    /// What stands behind it, such as `%`.
    pub unit: String,
    /// To how many decimal places it is rounded where it is shown.
    pub decimals: i64,
    /// How it is worked out.
    pub formula: Formula,
    /// What its lines add up to when none is missing, but for what rounding takes or gives.
    pub whole: Option<String>,
}

/// A formula that has been read. In JSON a text is a number or a name, and a list is an operation with its operands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Formula {
    /// A decimal number, or the name of an input or value.
    Atom(String),
    /// A sign or function, and what it is applied to.
    Apply(&'static str, Vec<Formula>),
}

/// The script chooses the language of the page.
fn by_language<S: Serializer>(text: &Text, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(text.0.iter().map(|(lang, text)| (lang.code(), text)))
}
