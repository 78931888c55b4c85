//! Addresses with places to fill in, such as `https://example.org/edit/{path}`.
//!
//! Owns: which settings are such addresses, and what may stand in braces in each of them.
//! In: the fields of `lotse.toml`. Out: the address as written, braces and all.
//! **Invariant:** an address that comes out is a web address whatever is filled in, and has no place that nobody fills.
//! Deliberately absent: the filling in (that is `render`).

use crate::diag::{Code, Diagnostic};
use crate::fields::Fields;
use crate::schema::{Field, of, settings};

use super::contact::web_address;

/// A setting that is an address with places.
pub(super) struct Pattern {
    field: Field<of::Pattern>,
    /// The one without which the address would be the same for everything.
    needed: &'static str,
    help: &'static str,
}

/// Where a file is edited.
pub(super) const EDIT_URL: Pattern = Pattern {
    field: settings::EDIT_URL,
    needed: "path",
    help: "{path} stands for the file, such as directory/jobcenter-arbeit/x.toml",
};

/// Where an error is reported.
pub(super) const REPORT_URL: Pattern = Pattern {
    field: settings::REPORT_URL,
    needed: "title",
    help: "{title} is the name of the page, {id} that of the record, {section} the part that is wrong, {page} the address",
};

/// Where an address is shown on a map.
pub(super) const MAP_URL: Pattern = Pattern {
    field: settings::MAP_URL,
    needed: "address",
    help: "{address} stands for street and town, such as https://www.openstreetmap.org/search?query={address}",
};

impl Pattern {
    /// Reads the setting; what cannot be used is reported and left out.
    pub(super) fn read(&self, fields: &Fields<'_>) -> Option<String> {
        let text = fields.written(&self.field)?;
        match self.check(&text.value) {
            Ok(()) => Some(text.value),
            Err(problem) => {
                fields.report(problem.at(text.span).help(self.help));
                None
            }
        }
    }

    fn check(&self, text: &str) -> Result<(), Diagnostic> {
        let (key, needed) = (self.field.key, self.needed);
        let of::Pattern(places) = self.field.of;
        if !text.starts_with("https://") || !text.contains(&format!("{{{needed}}}")) {
            return Err(Diagnostic::new(
                Code::BadUrl,
                format!("`{key}` must begin with https:// and contain {{{needed}}}"),
            ));
        }
        if let Some(name) = names(text).find(|name| !places.contains(name)) {
            return Err(Diagnostic::new(
                Code::BadUrl,
                format!("`{{{name}}}` stands for nothing in `{key}`"),
            )
            .did_you_mean(name, places.iter().copied()));
        }
        let mut filled = text.to_owned();
        for place in places {
            filled = filled.replace(&format!("{{{place}}}"), "x");
        }
        match filled.contains(['{', '}']) {
            true => Err(Diagnostic::new(
                Code::BadUrl,
                format!("`{key}` has a brace without its other half"),
            )),
            false => web_address(&filled),
        }
    }
}

/// What stands in braces.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let after = text.split('{').skip(1);
    after.filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_in_braces_must_be_one_that_is_filled() {
        let good = "https://example.org/new?title={title}&body={section}%20{page}";
        assert!(REPORT_URL.check(good).is_ok());
        for bad in [
            "http://example.org/{title}",
            "https://example.org/",
            "https://example.org/{title}/{titel}",
            "https://example.org/{title}/{section",
            "https://example.org/{title}}",
            "https://example.org/{title} {id}",
            "https://{title}",
            "https://example.org/{title}/{}",
        ] {
            assert!(REPORT_URL.check(bad).is_err(), "{bad}");
        }
    }
}
