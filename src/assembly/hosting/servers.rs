//! The settings of web servers, and the workflows that publish on GitHub Pages and GitLab Pages.
//!
//! **Invariant:** each text stands inside the block of one site and brings all that the portal needs; what it says has been
//! answered by Debian's package of the server (`cargo xtask hosting`).
//! Deliberately absent: ports, certificates, and names of hosts and repositories, which only their owners know.

use std::fmt::{Result, Write};

use clap::ValueEnum;

use super::{ASK, FOREVER, HASHED, HEADERS, Portal, TYPES};

/// A server or host that Lotse writes settings for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Server {
    /// Inside a `server` block of nginx
    Nginx,
    /// A `<Directory>` or `.htaccess` of Apache
    Apache,
    /// Inside a site block of Caddy
    Caddy,
    /// The workflow .github/workflows/pages.yml
    GithubPages,
    /// The workflow .gitlab-ci.yml
    GitlabPages,
}

impl Server {
    /// Whether its settings say what has moved in a portal.
    pub fn redirects(self) -> bool {
        matches!(self, Server::Nginx | Server::Apache | Server::Caddy)
    }
}

/// The settings of a server for a portal, or the workflow of a host.
pub fn snippet(server: Server, portal: &Portal) -> String {
    let mut text = String::new();
    // Writing into a text cannot fail.
    let _ = match server {
        Server::Nginx => nginx(&mut text, portal),
        Server::Apache => apache(&mut text, portal),
        Server::Caddy => caddy(&mut text, portal),
        Server::GithubPages => text.write_str(include_str!("github.yml")),
        Server::GitlabPages => text.write_str(include_str!("gitlab.yml")),
    };
    text
}

fn nginx(text: &mut String, portal: &Portal) -> Result {
    let path = &portal.path;
    writeln!(
        text,
        "# Inside server {{ … }}. The portal's index.html must be at $document_root{path}index.html."
    )?;
    writeln!(text, "set $lotse_cache \"{ASK}\";")?;
    writeln!(
        text,
        "if ($uri ~ \"{HASHED}\") {{ set $lotse_cache \"{FOREVER}\"; }}"
    )?;
    writeln!(text, "location {path} {{")?;
    text.push_str("  index index.html;\n  absolute_redirect off;\n");
    writeln!(text, "  error_page 404 {path}404.html;")?;
    // A folder without a page is nothing that may not be seen; it is nothing.
    writeln!(text, "  error_page 403 =404 {path}404.html;")?;
    text.push_str("  # Files of lotse build --precompress. The second line needs libnginx-mod-http-brotli-static.\n");
    text.push_str("  gzip_static on;\n  # brotli_static on;\n  gzip_vary on;\n");
    text.push_str("  charset off;\n  default_type application/octet-stream;\n  types {\n");
    for (end, media_type) in TYPES {
        writeln!(text, "    \"{media_type}\" {end};")?;
    }
    text.push_str("  }\n");
    for (name, value) in HEADERS {
        writeln!(text, "  add_header {name} \"{value}\" always;")?;
    }
    text.push_str("  add_header Cache-Control $lotse_cache always;\n");
    text.push_str("  location ~ \"/\\.(?!well-known/)\" { return 404; }\n");
    for (old, new) in portal.moves() {
        writeln!(text, "  location = {old} {{ return 301 {new}; }}")?;
    }
    text.push_str("}\n");
    Ok(())
}

fn apache(text: &mut String, portal: &Portal) -> Result {
    let path = &portal.path;
    text.push_str("# Inside <Directory \"the portal's folder\">, or as .htaccess in it where AllowOverride All holds.\n");
    text.push_str("# Needs the modules dir, mime, headers and rewrite: a2enmod headers rewrite\n");
    text.push_str("Options -Indexes -MultiViews +FollowSymLinks\nDirectoryIndex index.html\n");
    writeln!(text, "ErrorDocument 404 {path}404.html")?;
    for (end, media_type) in TYPES {
        writeln!(text, "AddType \"{media_type}\" .{end}")?;
    }
    for (name, value) in HEADERS {
        writeln!(text, "Header always set {name} \"{value}\"")?;
    }
    writeln!(text, "Header always set Cache-Control \"{ASK}\"")?;
    writeln!(
        text,
        "Header always set Cache-Control \"{FOREVER}\" \"expr=%{{REQUEST_URI}} =~ m#{HASHED}#\""
    )?;
    text.push_str("RewriteEngine On\n");
    writeln!(text, "RewriteBase {path}")?;
    text.push_str("RewriteRule \"(^|/)\\.(?!well-known(/|$))\" - [R=404,L]\n");
    text.push_str("RewriteCond %{REQUEST_FILENAME} -d\nRewriteCond %{REQUEST_FILENAME}/index.html !-f\nRewriteRule ^ - [R=404,L]\n");
    for ((old, _), (_, new)) in portal.moved.iter().zip(portal.moves()) {
        writeln!(text, "RewriteRule \"^{old}$\" \"{new}\" [R=301,L]")?;
    }
    text.push_str(
        "# Files of lotse build --precompress.\nHeader always merge Vary Accept-Encoding\n",
    );
    for (coding, end) in [("br", "br"), ("gzip", "gz")] {
        writeln!(
            text,
            "RewriteCond %{{HTTP:Accept-Encoding}} \"\\b{coding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))\""
        )?;
        writeln!(text, "RewriteCond %{{REQUEST_FILENAME}}.{end} -f")?;
        writeln!(text, "RewriteRule \"^(.+)$\" \"$1.{end}\" [END]")?;
        writeln!(text, "RemoveType .{end}\nAddEncoding {coding} .{end}")?;
    }
    // To Debian's settings `.br` is Breton.
    text.push_str("RemoveLanguage .br\n");
    Ok(())
}

fn caddy(text: &mut String, portal: &Portal) -> Result {
    let path = &portal.path;
    writeln!(
        text,
        "# Inside a site block. The portal's index.html must be at ROOT{path}index.html of: root * ROOT"
    )?;
    // Two matchers, since Caddy brings lines of one directive into an order of its own.
    writeln!(text, "@lotse_hashed path_regexp {HASHED}")?;
    writeln!(text, "@lotse_other not path_regexp {HASHED}")?;
    text.push_str("@lotse_hidden {\n  path_regexp /\\.\n  not path /.well-known/*\n}\n");
    writeln!(text, "handle {path}* {{")?;
    for (name, value) in HEADERS {
        writeln!(text, "  header {name} \"{value}\"")?;
    }
    text.push_str("  header ?Vary Accept-Encoding\n");
    writeln!(text, "  header @lotse_other Cache-Control \"{ASK}\"")?;
    writeln!(text, "  header @lotse_hashed Cache-Control \"{FOREVER}\"")?;
    for (end, media_type) in TYPES {
        writeln!(text, "  @lotse_{end} path *.{end}")?;
        writeln!(text, "  header @lotse_{end} Content-Type \"{media_type}\"")?;
    }
    for (old, new) in portal.moves() {
        writeln!(text, "  redir {old} {new} permanent")?;
    }
    text.push_str("  error @lotse_hidden 404\n  encode gzip\n  # Files of lotse build --precompress.\n  file_server {\n    precompressed br gzip\n  }\n}\n");
    writeln!(text, "handle_errors {{")?;
    text.push_str(
        "  @lotse_missing expression {http.error.status_code} == 404\n  handle @lotse_missing {\n",
    );
    writeln!(text, "    rewrite * {path}404.html")?;
    text.push_str("    header Content-Type \"text/html; charset=utf-8\"\n");
    writeln!(text, "    header Cache-Control \"{ASK}\"")?;
    text.push_str("    file_server {\n      precompressed br gzip\n    }\n  }\n}\n");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portal() -> Portal {
        let moved = vec![("verzeichnis/alt/".to_owned(), "verzeichnis/neu/".to_owned())];
        Portal::new("/portal/", moved).expect("a plain path")
    }

    #[test]
    fn every_spelling_has_every_header_and_type() {
        for server in [Server::Nginx, Server::Apache, Server::Caddy] {
            let text = snippet(server, &portal());
            for (name, value) in HEADERS.iter().chain(TYPES) {
                assert!(text.contains(name) && text.contains(value), "{server:?}");
            }
        }
    }

    #[test]
    fn every_spelling_knows_the_path_and_what_has_moved() {
        for (server, line) in [
            (
                Server::Nginx,
                "location = /portal/verzeichnis/alt/ { return 301 /portal/verzeichnis/neu/; }",
            ),
            (
                Server::Apache,
                "RewriteRule \"^verzeichnis/alt/$\" \"/portal/verzeichnis/neu/\" [R=301,L]",
            ),
            (
                Server::Caddy,
                "redir /portal/verzeichnis/alt/ /portal/verzeichnis/neu/ permanent",
            ),
        ] {
            let text = snippet(server, &portal());
            assert!(text.contains(line), "{text}");
            assert!(text.contains("/portal/404.html"), "{text}");
        }
    }

    #[test]
    fn a_path_that_a_server_would_misread_is_refused() {
        for path in ["", "/a", "a/", "/a b/", "/a;/", "/{x}/", "/ä/", "/$uri/"] {
            assert!(Portal::new(path, Vec::new()).is_err(), "{path}");
        }
        assert!(Portal::new("/a/b-c_d.e~/", Vec::new()).is_ok());
    }
}
