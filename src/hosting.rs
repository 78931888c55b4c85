//! How a portal wants to be served.
//!
//! Owns: the headers, media types and cache rules of every published file, and their spelling for nginx, Apache, Caddy
//! and hosts that read a file `_headers`. In: the path of a file, or the name of a server. Out: values, or text to paste.
//! **Invariant:** the preview and all four spellings say the same, since they are made from the tables below.
//! Deliberately absent: certificates, host names and folders of a machine, which only its keeper knows.

use std::fmt::Write as _;

use clap::ValueEnum;

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
const HASHED: &str = r"/(assets|search)/[^/]+\.[0-9a-f]{8,}\.[a-z]+$";

/// The media type of a file, if its kind has a rule.
pub fn media_type(path: &str) -> Option<&'static str> {
    let end = path.rsplit_once('.')?.1;
    let rule = TYPES.iter().find(|(known, _)| *known == end);
    rule.map(|(_, media_type)| *media_type)
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
    let mut parts = name.rsplit('.');
    let (end, hash) = (parts.next(), parts.next().unwrap_or_default());
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    end.is_some_and(|end| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_lowercase()))
        && hash.len() >= 8
        && hash.bytes().all(is_hex)
        && parts.next().is_some()
}

/// A server that Lotse writes settings for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Server {
    /// Inside a `server` block of nginx
    Nginx,
    /// A virtual host or `.htaccess` of Apache, with its module headers
    Apache,
    /// Inside a site block of Caddy
    Caddy,
    /// The file `_headers` of static hosts
    Headers,
}

/// The settings of a server, for a portal at the root of its host.
pub fn snippet(server: Server) -> String {
    let mut text = String::new();
    // Writing into a text cannot fail.
    let _ = match server {
        Server::Nginx => nginx(&mut text),
        Server::Apache => apache(&mut text),
        Server::Caddy => caddy(&mut text),
        Server::Headers => headers(&mut text),
    };
    text
}

fn nginx(text: &mut String) -> std::fmt::Result {
    text.push_str("# Inside server { … }, beside your root and listen.\nindex index.html;\nerror_page 404 /404.html;\nabsolute_redirect off;\ncharset utf-8;\ncharset_types text/css text/csv text/javascript text/plain;\ntypes {\n");
    for (end, media_type) in TYPES {
        let plain = media_type.split(';').next().unwrap_or_default();
        writeln!(text, "  {plain} {end};")?;
    }
    text.push_str("}\n");
    for (name, value) in HEADERS {
        writeln!(text, "add_header {name} \"{value}\" always;")?;
    }
    writeln!(text, "set $lotse_cache \"{ASK}\";")?;
    writeln!(
        text,
        "if ($uri ~ \"{HASHED}\") {{ set $lotse_cache \"{FOREVER}\"; }}"
    )?;
    writeln!(text, "add_header Cache-Control $lotse_cache;")
}

fn apache(text: &mut String) -> std::fmt::Result {
    text.push_str("# In <VirtualHost> or .htaccess; needs the modules dir, mime and headers.\nDirectoryIndex index.html\nErrorDocument 404 /404.html\n");
    for (end, media_type) in TYPES {
        writeln!(text, "AddType \"{media_type}\" .{end}")?;
    }
    for (name, value) in HEADERS {
        writeln!(text, "Header always set {name} \"{value}\"")?;
    }
    writeln!(text, "Header set Cache-Control \"{ASK}\"")?;
    writeln!(
        text,
        "Header set Cache-Control \"{FOREVER}\" \"expr=%{{REQUEST_URI}} =~ m#{HASHED}#\""
    )
}

fn caddy(text: &mut String) -> std::fmt::Result {
    text.push_str("# Inside a site block, beside your root.\nencode gzip\nfile_server\nhandle_errors 404 {\n  rewrite * /404.html\n  file_server\n}\n");
    for (name, value) in HEADERS {
        writeln!(text, "header {name} \"{value}\"")?;
    }
    for (end, media_type) in TYPES {
        writeln!(text, "header *.{end} Content-Type \"{media_type}\"")?;
    }
    writeln!(text, "@lotse_hashed path_regexp {HASHED}")?;
    writeln!(text, "@lotse_other not path_regexp {HASHED}")?;
    writeln!(text, "header @lotse_hashed Cache-Control \"{FOREVER}\"")?;
    writeln!(text, "header @lotse_other Cache-Control \"{ASK}\"")
}

fn headers(text: &mut String) -> std::fmt::Result {
    text.push_str("/*\n");
    for (name, value) in HEADERS {
        writeln!(text, "  {name}: {value}")?;
    }
    // Such hosts join a header that two rules set, and know no patterns: so hashed files are asked about as well.
    writeln!(text, "  Cache-Control: {ASK}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_the_policy_of_the_pages() {
        let base = include_str!("../themes/default/templates/base.html");
        let said = POLICY.strip_suffix("; frame-ancestors 'none'");
        assert!(base.contains(&format!("content=\"{}\"", said.expect("the end"))));
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for (path, hashed) in [
            ("assets/site.ba090573.css", true),
            ("search/de.94b23b8a2016.pack", true),
            ("search/de.json", false),
            ("index.html", false),
            ("konzept/x.20240101.csv", false),
            ("assets/ba090573.css", false),
            ("assets/site.BA090573.css", false),
        ] {
            assert_eq!(cache(path) == FOREVER, hashed, "{path}");
        }
    }

    #[test]
    fn every_spelling_has_every_header() {
        for server in Server::value_variants() {
            let text = snippet(*server);
            for (name, value) in HEADERS {
                assert!(text.contains(name) && text.contains(value), "{server:?}");
            }
        }
    }
}
