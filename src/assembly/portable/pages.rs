//! Pages for a disk: links lead to files, and scripts are plain ones.
//!
//! In: a page of the ordinary build and the scripts as they are now. Out: the page.
//! **Invariant:** a link changes only if it leads to a folder of the site; its fragment stays.
//! Deliberately absent: addresses that scripts make while a page is read; `runtime.js` sees to them.

use std::collections::BTreeSet;

use anyhow::anyhow;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::scripts::Scripts;

/// What leads somewhere, and the attribute that says where.
const LINKS: [(&str, &str); 4] = [
    ("a[href]", "href"),
    ("area[href]", "href"),
    ("link[href]", "href"),
    ("form[action]", "action"),
];

/// Attributes that name a script which is started later.
const WORKER: &str = "data-worker";

/// The page as it can be read from a disk.
pub(super) fn turn(page: &str, scripts: &Scripts) -> anyhow::Result<String> {
    let mut loaded = BTreeSet::new();
    let mut handlers: Vec<_> = LINKS
        .into_iter()
        .map(|(selector, attribute)| {
            element!(selector, move |link: &mut Element<'_, '_>| {
                if let Some(file) = link.get_attribute(attribute).and_then(|to| to_file(&to)) {
                    link.set_attribute(attribute, &file)?;
                }
                Ok(())
            })
        })
        .collect();
    // The pages that a moved page leaves behind: "0; url=../new/".
    handlers.push(element!("meta[http-equiv=refresh][content]", |meta| {
        let content = meta.get_attribute("content").unwrap_or_default();
        if let Some((wait, to)) = content.split_once("url=")
            && let Some(file) = to_file(to)
        {
            meta.set_attribute("content", &format!("{wait}url={file}"))?;
        }
        Ok(())
    }));
    for needless in ["link[rel=modulepreload]", "link[rel=manifest]"] {
        handlers.push(element!(needless, |link| {
            link.remove();
            Ok(())
        }));
    }
    handlers.push(element!("[data-worker]", |user| {
        let address = user.get_attribute(WORKER).unwrap_or_default();
        user.set_attribute(WORKER, &worker(&address, scripts)?)?;
        Ok(())
    }));
    handlers.push(element!("script[src]", |script| {
        let address = script.get_attribute("src").unwrap_or_default();
        let (folder, name) = parts(&address);
        let needed = scripts.needed(name).ok_or_else(|| unknown(&address))?;
        for file in needed.filter(|file| loaded.insert(*file)) {
            let tag = format!("<script defer src=\"{folder}{file}\"></script>\n");
            script.before(&tag, ContentType::Html);
        }
        script.remove();
        Ok(())
    }));
    let settings = handlers
        .into_iter()
        .fold(RewriteStrSettings::new(), |settings, handler| {
            settings.append_element_content_handler(handler)
        });
    Ok(rewrite_str(page, settings)?)
}

fn worker(address: &str, scripts: &Scripts) -> anyhow::Result<String> {
    let (folder, name) = parts(address);
    let file = scripts.worker(name).ok_or_else(|| unknown(address))?;
    Ok(format!("{folder}{file}"))
}

fn unknown(address: &str) -> anyhow::Error {
    anyhow!("the page loads `{address}`, which is no script of the theme")
}

/// The folder of an address with its `/`, and the name in it.
fn parts(address: &str) -> (&str, &str) {
    address.split_at(address.rfind('/').map_or(0, |at| at + 1))
}

/// Where a link to a folder of the site leads on a disk; `None` for all others.
pub(super) fn to_file(address: &str) -> Option<String> {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(end);
    let first = path.split('/').next().unwrap_or_default();
    if path.starts_with('/') || first.contains(':') {
        return None;
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    match last {
        "" if !path.is_empty() => Some(format!("{path}index.html{rest}")),
        "." | ".." => Some(format!("{path}/index.html{rest}")),
        _ => None,
    }
}
