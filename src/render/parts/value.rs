//! Values for templates that are shared between pages: cloning one copies a pointer, not its content.

use serde::Serialize;
use tera::Value;

/// A map with these keys.
pub(crate) fn map<const N: usize>(pairs: [(&'static str, Value); N]) -> Value {
    Value::from(std::collections::BTreeMap::from(pairs))
}

/// Data for a script, as JSON that can stand in a page: nothing in it can end the element that holds it.
pub(crate) fn script(data: &serde_json::Value) -> String {
    data.to_string().replace('<', "\\u003c")
}

/// A view as a value. Our views are plain structs with string keys, which always serialise; should one not,
/// the template reports the missing value with its place.
pub(crate) fn of<T: Serialize + ?Sized>(view: &T) -> Value {
    Value::try_from_serializable(view).unwrap_or_else(|_| Value::undefined())
}
