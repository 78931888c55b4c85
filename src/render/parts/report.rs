//! "Report an error": a prefilled message or form, naming the page and the part of it that is wrong.
//!
//! In: what is reported, and where the settings want reports to go. Out: an address, or `None` where they go nowhere.
//! **Invariant:** whatever a record is called, the address holds it as data; nothing is sent before a person sends it.
//! Deliberately absent: forms of our own, which would need a server.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::render::scope::Scope;
use crate::routes::absolute;
use crate::theme::Arg;

/// What is wrong.
pub(crate) struct About<'a> {
    /// Name of the page.
    pub(crate) title: &'a str,
    /// Path of the page from the site's root.
    pub(crate) path: &'a str,
    /// Heading of the part; `None` for the page as a whole.
    pub(crate) section: Option<&'a str>,
}

/// Where this can be reported. A form on the web goes before e-mail, since only who wants it sets it.
pub(crate) fn link(about: &About<'_>, scope: &Scope<'_>) -> Option<String> {
    let settings = &scope.site.settings;
    let words = scope.words;
    let whole = words.tr("report-whole");
    let section = about.section.unwrap_or(&whole);
    let address = match &scope.base_url {
        Some(base) => absolute(base, about.path),
        None => about.path.to_owned(),
    };
    if let Some(template) = &settings.report_url {
        let id = id(about.path, scope);
        let values = [
            ("title", about.title),
            ("id", id),
            ("section", section),
            ("page", &address),
        ];
        return Some(fill(template, &values));
    }
    let email = settings.report_email.as_deref()?;
    let texts = [
        ("title", Arg::Text(about.title.to_owned())),
        ("section", Arg::Text(section.to_owned())),
        ("page", Arg::Text(address)),
    ];
    let subject = words.with("report-subject", &texts);
    // Line breaks in a mail address are CR LF (RFC 6068).
    let body = [
        words.with("report-page", &texts),
        words.with("report-section", &texts),
        String::new(),
        words.tr("report-wrong"),
        String::new(),
        String::new(),
        words.tr("report-right"),
        String::new(),
    ]
    .join("\r\n");
    Some(format!(
        "mailto:{email}?subject={}&body={}",
        encoded(&subject),
        encoded(&body)
    ))
}

/// The id of a record; of other pages the address below the language.
fn id<'p>(path: &'p str, scope: &Scope<'_>) -> &'p str {
    let below = |start: &str| path.strip_prefix(start).filter(|rest| !rest.is_empty());
    let local = below(&scope.routes.directory()).or_else(|| below(&scope.routes.home()));
    local.unwrap_or(path).trim_end_matches('/')
}

/// A pattern with its places filled in, in one pass: what is filled in may itself look like a place.
pub(crate) fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        // A checked pattern closes every brace.
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        let value = values.iter().find(|(key, _)| *key == name);
        filled.push_str(&encoded(value.map_or("", |(_, value)| value)));
        rest = behind;
    }
    filled + rest
}

/// What stands in a part of an address as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'*')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_');

/// As a part of an address, with `%20` for a space: mail programs show a `+` as one.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_stays_data() {
        let pattern = "https://example.org/new?title={title}&where={section}";
        let values = [("title", "A & B {section}"), ("section", "Zeiten+")];
        assert_eq!(
            fill(pattern, &values),
            "https://example.org/new?title=A%20%26%20B%20%7Bsection%7D&where=Zeiten%2B"
        );
    }
}
