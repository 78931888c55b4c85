//! The same portal for `file://`: on a stick, on a share, in an archive that is sent along.
//!
//! Browsers give a page from a disk no `fetch`, no module and no worker, and show a list of files where a link leads to a
//! folder. So this is one late pass over the finished [`Output`]: links of pages lead to `index.html`, scripts are
//! plain scripts that run one after the other, and what they would fetch stands in scripts, too (`portable/runtime.js`).
//!
//! In: the output of an ordinary build. Out: another one, or the archive of it.
//! **Invariant:** every file keeps its place, but for scripts, which bear the hash of what they are now, and the files below
//! `search/`, which have `.js` at the end of their names. Nothing in themes or search knows of it.
//! Deliberately absent: a parser of scripts. Modules of a theme keep `import` and `export` at the beginning of a line,
//! and whatever else is asked of modules is refused.

mod pages;
mod scripts;

use std::io::{Cursor, Write as _};

use anyhow::Context as _;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::assembly::offline;
use crate::characters::slug;
use crate::output::{Body, OutPath, Output};
use crate::site::Site;
use scripts::Scripts;

/// Where the data of the search lie, which pages load while they are read.
const DATA: &str = "search/";

/// The page that servers show for unknown addresses, of which a disk has none.
const NOT_FOUND: &str = "404.html";

/// What the portal would be as an app, which a disk cannot install.
const MANIFEST: &str = ".webmanifest";

/// So many characters of the portal's title name its archive, at four bytes each still a name that every disk takes.
const LONGEST_NAME: usize = 60;

/// Turns a finished site into one that needs no server.
///
/// # Errors
/// When a script of the theme uses more of modules than plain imports and exports, or a page loads a script that there is not.
pub fn portable(output: &Output) -> anyhow::Result<Output> {
    let scripts = Scripts::of(output)?;
    let files: Vec<(&OutPath, &[u8])> = output.iter().collect();
    let turned = files.into_par_iter().filter_map(|(path, body)| {
        let name = path.as_str();
        let serves = name == NOT_FOUND || name == offline::WORKER || name == offline::LIST;
        if serves || name.ends_with(MANIFEST) || scripts.replaces(name) {
            return None;
        }
        Some(turn(path, body, &scripts).with_context(|| format!("in {path}")))
    });
    let turned = turned.collect::<anyhow::Result<Vec<_>>>()?;
    let mut portable = Output::new();
    for (path, body) in scripts.files().chain(turned) {
        portable.insert(path, body)?;
    }
    Ok(portable)
}

fn turn(path: &OutPath, body: &[u8], scripts: &Scripts) -> anyhow::Result<(OutPath, Body)> {
    let name = path.as_str();
    if name.ends_with(".html") {
        let page = pages::turn(std::str::from_utf8(body)?, scripts)?;
        return Ok((path.clone(), page.into_bytes().into()));
    }
    if name.starts_with(DATA) {
        return Ok((OutPath::new(format!("{name}.js"))?, spoken(body).into()));
    }
    Ok((path.clone(), body.to_vec().into()))
}

/// A script that says what is in a file: text as text, all else in base64.
fn spoken(body: &[u8]) -> Vec<u8> {
    let value = match std::str::from_utf8(body) {
        Ok(text) => serde_json::Value::from(text).to_string(),
        Err(_) => format!("lotsePortable.bytes(\"{}\")", BASE64_STANDARD.encode(body)),
    };
    format!("lotsePortable.say({value});\n").into_bytes()
}

/// The site as one ZIP archive that is named after the portal, with all files in a folder of that name.
///
/// The same site gives the same bytes: files are in the order of their paths, and all bear the first day that the format
/// knows.
///
/// # Errors
/// When there is more than a ZIP archive can hold.
pub fn zipped(output: &Output, site: &Site) -> anyhow::Result<Output> {
    let settings = &site.settings;
    let title = settings.title.in_german();
    let name = match slug(title) {
        empty if empty.is_empty() => "portal".to_owned(),
        name => name.chars().take(LONGEST_NAME).collect(),
    };
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, body) in output.iter() {
        archive.start_file(format!("{name}/{path}"), options)?;
        archive.write_all(body)?;
    }
    let mut zipped = Output::new();
    let bytes = archive.finish()?.into_inner();
    zipped.insert(OutPath::new(format!("{name}.zip"))?, bytes)?;
    Ok(zipped)
}

#[cfg(test)]
mod tests;
