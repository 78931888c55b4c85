//! Styles, scripts and pictures, named by their content so that browsers may keep them for ever.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Report};

/// A file that pages load.
#[derive(Debug)]
pub struct Asset {
    /// Where it is published: `assets/site.1a2b3c4d.css`.
    pub path: String,
    /// What is published.
    pub bytes: Vec<u8>,
}

/// All assets of a theme.
#[derive(Debug)]
pub struct Assets {
    by_name: BTreeMap<String, Asset>,
}

impl Assets {
    /// Hashes every file. Scripts and styles name each other as `./other.js`; the hashed name is put in its place.
    /// `None` if two of them name each other, since then neither name can be known first.
    pub(super) fn new(files: BTreeMap<String, Vec<u8>>, report: &Report) -> Option<Assets> {
        let mut done = Assets {
            by_name: BTreeMap::new(),
        };
        let mut waiting = files;
        while !waiting.is_empty() {
            let ready: Vec<String> = waiting
                .iter()
                .filter(|(name, bytes)| !waiting.keys().any(|other| names(name, bytes, other)))
                .map(|(name, _)| name.clone())
                .collect();
            if ready.is_empty() {
                let circle: Vec<&str> = waiting.keys().map(String::as_str).collect();
                let message = format!("these assets name each other: {}", circle.join(", "));
                report.push(Diagnostic::new(Code::Template, message));
                return None;
            }
            for name in ready {
                if let Some(bytes) = waiting.remove(&name) {
                    let asset = done.publish(&name, bytes);
                    done.by_name.insert(name, asset);
                }
            }
        }
        Some(done)
    }

    /// Where an asset is published.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(|asset| asset.path.as_str())
    }

    /// Every asset, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.by_name.values()
    }

    fn publish(&self, name: &str, bytes: Vec<u8>) -> Asset {
        let bytes = match String::from_utf8(bytes) {
            Ok(text) if is_code(name) => self.resolve(name, text).into_bytes(),
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        let hash = &crate::hash::hex(&bytes)[..8];
        let path = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("assets/{stem}.{hash}.{extension}"),
            None => format!("assets/{name}.{hash}"),
        };
        Asset { path, bytes }
    }

    fn resolve(&self, name: &str, text: String) -> String {
        let mut text = text;
        for (other, asset) in &self.by_name {
            if names(name, text.as_bytes(), other) {
                let published = asset.path.trim_start_matches("assets/");
                text = text.replace(&format!("./{other}"), &format!("./{published}"));
            }
        }
        match name.ends_with(".css") {
            true => without_comments(&text),
            false => without_header(&text).to_owned(),
        }
    }
}

fn is_code(name: &str) -> bool {
    name.ends_with(".js") || name.ends_with(".css")
}

/// Whether a script or style names another file as `"./other"` (or `'…'`, or `(./other)` in CSS).
fn names(name: &str, bytes: &[u8], other: &str) -> bool {
    if !is_code(name) || name == other {
        return false;
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let wanted = format!("./{other}");
    text.match_indices(&wanted).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + wanted.len()..].chars().next();
        matches!(before, Some('"' | '\'' | '(')) && matches!(after, Some('"' | '\'' | ')'))
    })
}

/// CSS without its comments and the blank lines they leave; what is written for authors need not be sent.
fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some(start) = rest.find("/*") {
        kept.push_str(&rest[..start]);
        rest = match rest[start..].find("*/") {
            Some(end) => &rest[start + end + 2..],
            None => "",
        };
    }
    kept.push_str(rest);
    kept.lines()
        .filter(|line| !line.trim().is_empty())
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// A script without the comment it opens with. Comments further down stay: telling them from text takes a parser.
fn without_header(script: &str) -> &str {
    let mut rest = script;
    while let Some((line, below)) = rest.split_once('\n') {
        if !line.is_empty() && !line.starts_with("//") {
            break;
        }
        rest = below;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets(files: &[(&str, &str)]) -> Option<Assets> {
        let files = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect();
        Assets::new(files, &Report::default())
    }

    #[test]
    fn names_carry_the_hash_of_what_is_served() {
        let before = assets(&[("a.js", "import './b.js';"), ("b.js", "1")]).unwrap();
        let after = assets(&[("a.js", "import './b.js';"), ("b.js", "2")]).unwrap();
        assert_ne!(before.path("b.js"), after.path("b.js"));
        assert_ne!(before.path("a.js"), after.path("a.js"));
        let text = String::from_utf8(before.by_name["a.js"].bytes.clone()).unwrap();
        let b = before.path("b.js").unwrap().trim_start_matches("assets/");
        assert_eq!(text, format!("import './{b}';"));
    }

    #[test]
    fn circles_are_refused() {
        assert!(assets(&[("a.js", "'./b.js'"), ("b.js", "'./a.js'")]).is_none());
    }

    #[test]
    fn scripts_lose_their_header_only() {
        assert_eq!(
            without_header("// a\n\n// b\nlet c; // d\n// e\n"),
            "let c; // d\n// e\n"
        );
        assert_eq!(without_header(""), "");
    }

    #[test]
    fn comments_are_taken_out_of_styles() {
        assert_eq!(
            without_comments("/* a */\na { b: c } /* d */\n"),
            "a { b: c } \n"
        );
    }
}
