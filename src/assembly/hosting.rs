//! How a portal wants to be served.
//!
//! Owns: the headers, media types and cache rules of every published file, and their spelling for nginx, Apache and Caddy
//! (`servers`) and for hosts of static files (`hosts`). In: the path of a file, or a portal. Out: values, or text to paste.
//! **Invariant:** the preview and all spellings say the same, since they are made from the tables below, and what servers
//! make of them is asked of the servers themselves (`cargo xtask hosting`).
//! Deliberately absent: certificates, host names and folders of a machine, which only its keeper knows.

mod hosts;
mod servers;

pub use hosts::files;
pub use servers::{Server, snippet};

use crate::routes::path_of;

/// What the pages say in their own head, and that no other site may frame them, which only a header can say.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The headers that every page and file has, also the page of an error.
pub const HEADERS: &[(&str, &str)] = &[
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// Media types by the end of a name.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("pack", "application/octet-stream"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("texts", "application/octet-stream"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("xml", "application/xml"),
];

/// For files whose name changes with their bytes.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// For all others: kept, but asked about each time.
const ASK: &str = "no-cache";
/// Names with a hash. Only in the folders that Lotse fills itself: a table called `x.20240101.csv` has no hash.
const HASHED: &str = r"/(assets|search)/[^/]+\.[0-9a-f]{8,}(\.[a-z]+)+$";

/// The media type of a file, if its kind has a rule.
pub fn media_type(path: &str) -> Option<&'static str> {
    let end = path.rsplit_once('.')?.1;
    let rule = TYPES.iter().find(|(known, _)| *known == end);
    rule.map(|(_, media_type)| *media_type)
}

/// Whether compressing a file of this kind is worth a try: it is of a known kind, and not compressed by itself.
pub fn shrinks(path: &str) -> bool {
    let packed = ["image/jpeg", "image/png", "image/webp", "application/pdf"];
    media_type(path).is_some_and(|media_type| !packed.contains(&media_type))
}

/// The value of `Cache-Control` of a file.
pub fn cache(path: &str) -> &'static str {
    if is_hashed(path) { FOREVER } else { ASK }
}

/// Whether a name changes with its bytes; says the same as [`HASHED`].
fn is_hashed(path: &str) -> bool {
    let mut names = path.rsplit('/');
    let name = names.next().unwrap_or_default();
    if !matches!(names.next(), Some("assets" | "search")) {
        return false;
    }
    let is_end = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
    let is_hash = |part: &str| {
        part.len() >= 8 && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    let mut rest = name;
    while let Some((before, last)) = rest.rsplit_once('.') {
        if rest.len() < name.len() && is_hash(last) {
            return !before.is_empty();
        }
        if !is_end(last) {
            return false;
        }
        rest = before;
    }
    false
}

/// The portal that settings are written for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portal {
    /// Where it begins on its host: `/`, or a folder such as `/portal/`.
    path: String,
    /// Addresses that pages once had and the ones they have now, below the path.
    moved: Vec<(String, String)>,
}

impl Portal {
    /// A portal at this address, else at the root of its host.
    ///
    /// # Errors
    /// As [`Portal::new`].
    pub fn at(base_url: Option<&str>, moved: Vec<(String, String)>) -> anyhow::Result<Portal> {
        Portal::new(&base_url.map_or("/".to_owned(), path_of), moved)
    }

    /// A portal at this path, with the addresses that have moved in it.
    ///
    /// # Errors
    /// When the path has signs that mean something in the settings of a server.
    pub fn new(path: &str, moved: Vec<(String, String)>) -> anyhow::Result<Portal> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
        anyhow::ensure!(
            path.starts_with('/') && path.ends_with('/') && path.bytes().all(plain),
            "no settings can be written for the path `{path}`; only letters, digits, `-`, `_`, `.` and `~` are plain enough"
        );
        let path = path.to_owned();
        Ok(Portal { path, moved })
    }

    /// Addresses on the host, old and new.
    fn moves(&self) -> impl Iterator<Item = (String, String)> {
        let whole = |address: &str| format!("{}{address}", self.path);
        self.moved
            .iter()
            .map(move |(old, new)| (whole(old), whole(new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_the_policy_of_the_pages() {
        let base = include_str!("../../themes/default/templates/base.html");
        let said = POLICY.strip_suffix("; frame-ancestors 'none'");
        assert!(base.contains(&format!("content=\"{}\"", said.expect("the end"))));
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for (path, hashed) in [
            ("assets/site.ba090573.css", true),
            ("search/de.94b23b8a2016.pack", true),
            ("search/de.84936169e7ea.rules.json", true),
            ("assets/a.abcdefab.js", true),
            ("search/de.json", false),
            ("search/abcdefab.abcdefab", false),
            ("index.html", false),
            ("konzept/x.20240101.csv", false),
            ("assets/ba090573.css", false),
            ("assets/site.BA090573.css", false),
            ("sw.js", false),
            ("manifest.webmanifest", false),
            ("en/manifest.webmanifest", false),
        ] {
            assert_eq!(cache(path) == FOREVER, hashed, "{path}");
        }
    }
}
