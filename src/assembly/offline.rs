//! What a browser may keep of the portal, and the service worker that keeps it.
//!
//! Owns: `sw.js` and `offline.json` at the site's root. In: a finished site, and which of its pages may be kept. Out: both.
//! **Invariant:** a page that its readers may have to hide is not named, so no copy of it stays on a device; the version
//! changes whenever a named file does, but for the day of its edition. Portals are built every night, and a night without
//! changes must cost no reader anything.
//! Deliberately absent: when the worker is registered (`themes/default/assets/offline.js`), and what is shown of it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::hash;
use crate::lang::Lang;
use crate::output::{OutPath, Output, Taken};
use crate::routes::Routes;
use crate::site::Site;

/// Where the worker lies; its folder is all that it sees to.
pub const WORKER: &str = "sw.js";
/// The list of what may be kept.
pub const LIST: &str = "offline.json";

const SOURCE: &str = include_str!("offline/sw.js");
/// For a portal that keeps nothing: takes back a worker that was there before.
const GONE: &str = include_str!("offline/gone.js");

/// Whether a page may stay on a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// From the first search on: pages from which all others are found.
    Start,
    /// When it was visited, or everything was asked for.
    Visited,
    /// Never, nor the files that it leads to: its readers may have to hide it, or it is no page of its own.
    Never,
}

/// The pages of a site by their files.
pub type Pages = BTreeMap<String, Keep>;

#[derive(Serialize)]
struct List<'a> {
    version: &'a str,
    #[serde(flatten)]
    content: &'a Content<'a>,
}

#[derive(Serialize)]
struct Content<'a> {
    /// Files that every language needs.
    common: Vec<&'a str>,
    /// The first one is at the root; its prefix is empty and fits every path, so the last that fits is meant.
    languages: Vec<Language<'a>>,
    /// All that may be kept: size in bytes, and the first twelve digits of the SHA-256, both without the day of the edition.
    files: BTreeMap<&'a str, (usize, String)>,
}

#[derive(Serialize)]
struct Language<'a> {
    code: Lang,
    prefix: String,
    /// The home page comes first.
    start: Vec<&'a str>,
}

/// Adds the worker, and the list of what it may keep. Without `pages` nothing is kept, and a worker that was there before
/// is taken back.
///
/// # Errors
/// When the site has such files of its own.
pub fn add(output: &mut Output, pages: Option<&Pages>, site: &Site) -> Result<(), Taken> {
    let files = match pages {
        Some(pages) => {
            let (version, list) = list(output, pages, site);
            let worker = SOURCE.replace("__VERSION__", &version);
            vec![(WORKER, worker.into_bytes()), (LIST, list)]
        }
        None => vec![(WORKER, GONE.as_bytes().to_vec())],
    };
    for (name, bytes) in files {
        let path = OutPath::new(name).expect("a plain name");
        output.insert(path, bytes)?;
    }
    Ok(())
}

/// A page without the paragraph that says of which day it is, as `undated` in `sw.js` has it; any other file as it is.
fn undated<'a>(path: &str, body: &'a [u8]) -> Cow<'a, [u8]> {
    const DAY: (&str, &str) = ("<p data-built>", "</p>");
    let page = str::from_utf8(body)
        .ok()
        .filter(|_| path.ends_with(".html"));
    let cut = page.and_then(|page| {
        let start = page.find(DAY.0)?;
        let end = start + page[start..].find(DAY.1)?;
        Some([&body[..start], &body[end..]].concat())
    });
    cut.map_or(Cow::Borrowed(body), Cow::Owned)
}

/// The files that a device may keep.
fn kept<'a>(output: &'a Output, pages: &Pages) -> Vec<(&'a str, &'a [u8])> {
    let never = pages.iter().filter(|(_, keep)| **keep == Keep::Never);
    let never: Vec<&str> = never
        .filter_map(|(path, _)| str::from_utf8(output.get(path)?).ok())
        .collect();
    // A file that such a page shows or leads to would tell that somebody read it.
    let tells = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        let of_all = path.starts_with("assets/")
            || path.starts_with("search/")
            || path.ends_with(".webmanifest");
        !of_all && never.iter().any(|page| page.contains(name))
    };
    let files = output.iter().map(|(path, body)| (path.as_str(), body));
    let may_be_kept = |path: &str| match path.ends_with(".html") {
        true => pages.get(path).is_some_and(|keep| *keep != Keep::Never),
        false => !matches!(path, "robots.txt" | "sitemap.xml") && !tells(path),
    };
    files.filter(|(path, _)| may_be_kept(path)).collect()
}

fn list(output: &Output, pages: &Pages, site: &Site) -> (String, Vec<u8>) {
    let paths = || output.iter().map(|(path, _)| path.as_str());
    let files = kept(output, pages).into_iter().map(|(path, body)| {
        let body = undated(path, body);
        (path, (body.len(), hash::short(&body)))
    });
    let common = paths().filter(|path| {
        let search = path.strip_prefix("search/");
        let of_all = ["engine.", "records."];
        path.starts_with("assets/")
            || search.is_some_and(|name| of_all.iter().any(|start| name.starts_with(start)))
    });
    let languages = &site.settings.languages;
    let default = site.settings.default_lang();
    let prefix = |lang: Lang| Routes::new(lang, default).home();
    let of = |path: &str| {
        let mut others = languages.iter().filter(|lang| **lang != default);
        let own = others.find(|lang| path.starts_with(&prefix(**lang)));
        own.copied().unwrap_or(default)
    };
    let start = |lang: Lang| {
        let search = format!("search/{lang}.");
        let home = format!("{}index.html", prefix(lang));
        let mut found: Vec<&str> = paths()
            .filter(|path| {
                let page = pages.get(*path) == Some(&Keep::Start) && of(path) == lang;
                page || path.starts_with(&search)
            })
            .collect();
        found.sort_by_key(|path| *path != home);
        found
    };
    let content = Content {
        common: common.collect(),
        languages: languages
            .iter()
            .map(|&lang| Language {
                code: lang,
                prefix: prefix(lang),
                start: start(lang),
            })
            .collect(),
        files: files.collect(),
    };
    let mut said = serde_json::to_vec(&content).expect("a list is plain data");
    // Another worker is another version, too: two of them must not fill the same cache.
    said.extend_from_slice(SOURCE.as_bytes());
    let version = hash::short(&said);
    let list = List {
        version: &version,
        content: &content,
    };
    let bytes = serde_json::to_vec(&list).expect("a list is plain data");
    (version, bytes)
}
