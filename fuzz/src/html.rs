//! HTML that was made from untrusted text: nothing in it runs, and no link leaves the schemes that are allowed.

use std::collections::BTreeSet;

use lol_html::html_content::Element;
use lol_html::{HtmlRewriter, Settings, element};
use url::Url;

/// Elements that Markdown gives; whatever else stands on a page must come from a template.
pub const OF_MARKDOWN: [&str; 40] = [
    "a",
    "abbr",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// Attributes with an address.
const ADDRESSES: [&str; 8] = [
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "cite",
    "xlink:href",
];

/// The elements of a document, after a look at each of them.
pub fn elements(html: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let look = element!("*", |element| {
        let name = element.tag_name();
        is_harmless(&name, element);
        names.insert(name);
        Ok(())
    });
    let settings = Settings::new().append_element_content_handler(look);
    let mut reader = HtmlRewriter::new(settings, |_: &[u8]| {});
    reader.write(html.as_bytes()).expect("HTML can be read");
    reader.end().expect("HTML ends");
    names
}

fn is_harmless(name: &str, element: &mut Element<'_, '_>) {
    let has = |wanted: &str| element.attributes().iter().any(|a| a.name() == wanted);
    if name == "script" {
        let kind = element.get_attribute("type").unwrap_or_default();
        assert!(
            has("src") || kind == "application/ld+json" || kind == "application/json",
            "a script in the page"
        );
    }
    for attribute in element.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        assert!(!key.starts_with("on"), "<{name} {key}> runs code");
        assert!(
            key != "style" && key != "srcdoc",
            "<{name} {key}> is refused by the policy"
        );
        assert!(
            key.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_:".contains(&b)),
            "{key:?} is no name of an attribute"
        );
        if ADDRESSES.contains(&key.as_str()) {
            is_allowed(name, &decoded(&value));
        }
    }
}

/// Text of an attribute as a browser reads it. Our own escaping knows a handful of references; others would mean that some text
/// was not escaped.
fn decoded(value: &str) -> String {
    let mut parts = value.split('&');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (reference, rest) = part.split_once(';').unwrap_or((part, ""));
        text.push(match reference {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#x27" | "#39" => '\'',
            "#x2F" | "#x2f" => '/',
            other => panic!("`&{other};` in an address was not escaped: {value:?}"),
        });
        text.push_str(rest);
    }
    text
}

/// Whether an address is relative, or has one of the schemes that a person may write.
fn is_allowed(name: &str, address: &str) {
    let base = Url::parse("https://portal.invalid/a/b/").expect("an address");
    // The theme's own: no icon, so that browsers do not ask for one.
    if name == "link" && address == "data:," {
        return;
    }
    // What a browser cannot read as an address leads nowhere.
    let Ok(url) = base.join(address) else { return };
    match url.scheme() {
        "http" | "https" => {
            let is_own = url.host_str() == Some("portal.invalid");
            let written = address.to_ascii_lowercase();
            let says_so = written.starts_with("https://") || written.starts_with("http://");
            assert!(is_own || says_so, "<{name}> leads away: {address:?}");
        }
        "mailto" | "tel" | "geo" => assert_eq!(name, "a", "<{name}> loads {address:?}"),
        scheme => panic!("<{name}> has the scheme {scheme}: {address:?}"),
    }
}
