//! What hosts of static files read in a site: `_headers` and `_redirects`.
//!
//! **Invariant:** they name only what is in the site.
//! Deliberately absent: media types, which these hosts know.

use std::fmt::Write as _;

use super::{FOREVER, HEADERS, Portal, is_hashed};
use crate::output::{OutPath, Output, Taken};

/// The folder that Lotse fills with assets.
const ASSETS: &str = "assets/";

/// Adds `_headers`, and `_redirects` if something has moved. Netlify, Cloudflare Pages and others read them.
///
/// # Errors
/// When the site has such a file of its own.
pub fn files(output: &mut Output, portal: &Portal) -> Result<(), Taken> {
    let rules = headers(output, portal);
    let moves = redirects(portal);
    for (name, text) in [("_headers", rules), ("_redirects", moves)] {
        if !text.is_empty()
            && let Ok(path) = OutPath::new(name)
        {
            output.insert(path, text.into_bytes())?;
        }
    }
    Ok(())
}

/// Such hosts join a header that two rules set, and ask about files without a rule by themselves. So only what is kept
/// for ever has a rule of its own, and they know no patterns, so each file is named where a folder holds others, too.
fn headers(output: &Output, portal: &Portal) -> String {
    let root = &portal.path;
    let mut text = format!("{root}*\n");
    let line = |text: &mut String, name: &str, value: &str| {
        // Writing into a text cannot fail.
        let _ = writeln!(text, "  {name}: {value}");
    };
    for (name, value) in HEADERS {
        line(&mut text, name, value);
    }
    let paths = || output.iter().map(|(path, _)| path.as_str());
    let whole = paths()
        .filter(|path| path.starts_with(ASSETS))
        .all(is_hashed);
    let single = paths().filter(|path| is_hashed(path) && !(whole && path.starts_with(ASSETS)));
    for path in whole.then_some("assets/*").into_iter().chain(single) {
        let _ = writeln!(text, "{root}{path}");
        line(&mut text, "Cache-Control", FOREVER);
    }
    text
}

fn redirects(portal: &Portal) -> String {
    portal.moves().fold(String::new(), |mut text, (old, new)| {
        let _ = writeln!(text, "{old} {new} 301");
        text
    })
}
