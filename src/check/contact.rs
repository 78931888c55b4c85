//! Rules for the forms of contacts: telephone, e-mail, web, postal code, hours, and addresses that must stay secret.

use crate::diag::{Code, Diagnostic, Spanned};
use crate::fields::Fields;
use crate::hours::Hours;
use crate::markdown::says_host;
use crate::phone::Phone;
use crate::schema::{Field, of};

use super::context::Shared;

/// A telephone number.
pub(super) fn phone(fields: &Fields<'_>, field: &Field<of::Phone>) -> Option<Phone> {
    let text = fields.written(field)?;
    match Phone::parse(&text.value) {
        Ok(phone) => Some(phone),
        Err(error) => {
            fields.report(
                Diagnostic::new(
                    Code::BadPhone,
                    format!("`{}`: {}", text.value, error.message),
                )
                .at(text.span)
                .help(error.hint),
            );
            None
        }
    }
}

/// An e-mail address.
pub(super) fn email(fields: &Fields<'_>, field: &Field<of::Email>) -> Option<String> {
    let text = fields.written(field)?;
    let is_valid = email_address::EmailAddress::is_valid(&text.value)
        && text
            .value
            .rsplit_once('@')
            .is_some_and(|(_, domain)| domain.contains('.') && !domain.ends_with('.'))
        && !text.value.contains(['<', '>', '"', ' ']);
    if !is_valid {
        fields.report(
            Diagnostic::new(
                Code::BadEmail,
                format!("`{}` is no e-mail address", text.value),
            )
            .at(text.span)
            .help("write it as name@example.org"),
        );
        return None;
    }
    Some(text.value)
}

/// An address on the web.
pub(super) fn web(fields: &Fields<'_>, field: &Field<of::Web>) -> Option<String> {
    let text = fields.written(field)?;
    match web_address(&text.value) {
        Ok(()) => Some(text.value),
        Err(diagnostic) => {
            fields.report(diagnostic.at(text.span));
            None
        }
    }
}

/// Whether a text is an address of a page on the web.
pub(super) fn web_address(text: &str) -> Result<(), Diagnostic> {
    let url = url::Url::parse(text).map_err(|error| {
        Diagnostic::new(Code::BadUrl, format!("`{text}` is no web address: {error}"))
            .help("write it with https:// in front")
    })?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Diagnostic::new(
            Code::ForbiddenScheme,
            format!("addresses with `{}:` are not allowed", url.scheme()),
        )
        .help("a website begins with https:// or http://"));
    }
    let has_host = url
        .host_str()
        .is_some_and(|host| host.contains('.') && !host.ends_with('.'));
    let has_space = text.contains(char::is_whitespace);
    if !has_host || has_space || !says_host(text) || !url.username().is_empty() {
        return Err(
            Diagnostic::new(Code::BadUrl, format!("`{text}` is no web address"))
                .help("write it as https://www.example.org/page"),
        );
    }
    Ok(())
}

/// A German postal code.
pub(super) fn postal_code(fields: &Fields<'_>, field: &Field<of::PostalCode>) -> Option<String> {
    let text = fields.written(field)?;
    checked_postal_code(fields, text)
}

/// A text, if it is a German postal code.
pub(super) fn checked_postal_code(fields: &Fields<'_>, text: Spanned<String>) -> Option<String> {
    if text.value.len() == 5 && text.value.bytes().all(|b| b.is_ascii_digit()) {
        return Some(text.value);
    }
    fields.report(
        Diagnostic::new(
            Code::BadPostalCode,
            format!("`{}` is no postal code", text.value),
        )
        .at(text.span)
        .help("five digits in quotation marks, such as \"41460\""),
    );
    None
}

/// Opening hours.
pub(super) fn hours(
    fields: &Fields<'_>,
    field: &Field<of::Hours>,
    shared: &Shared<'_>,
) -> Option<Hours> {
    let text = fields.written(field)?;
    match Hours::parse(&text.value) {
        Ok(hours) => {
            for warning in hours.warnings() {
                fields.report(
                    Diagnostic::new(Code::HoursOverridden, warning.message.clone())
                        .at(shared.inside(&text, warning.span.clone()))
                        .help(warning.hint.clone()),
                );
            }
            Some(hours)
        }
        Err(error) => {
            let diagnostic = Diagnostic::new(Code::BadHours, error.message.clone())
                .at(shared.inside(&text, error.span.clone()))
                .help(error.hint.unwrap_or_else(|| {
                    "write OpenStreetMap opening hours, such as \"Mo-Fr 08:00-12:00; PH off\""
                        .to_owned()
                }));
            fields.report(diagnostic);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn web_addresses_have_a_scheme_and_a_host() {
        assert!(web_address("https://www.example.org/a?b=c").is_ok());
        for text in [
            "www.example.org",
            "https://",
            "https://localhost",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://a b.de",
            "https:a.de",
            "http:/a.de/b",
            "https:\\\\a.de",
            "https://user@a.de",
        ] {
            assert!(web_address(text).is_err(), "{text}");
        }
    }
}
