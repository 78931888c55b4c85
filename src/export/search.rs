//! The files below `search/`: all that search, referral and hand-outs read in the browser.
//!
//! Owns: the names of these files. In: the packs and suggestions of the index, the rules, the sheets and the engine. Out: one
//! file each, named by its content, and `search/<lang>.json`, which names the present ones.
//! **Invariant:** all but that list may be kept for ever.

use std::collections::BTreeMap;

use serde::Serialize;

use super::sheets;
use crate::hash;
use crate::index::Search;
use crate::lang::Lang;
use crate::output::Files;
use crate::prepared::Prepared;

/// What `search/<lang>.json` says: the present files of a language, by their names below `search/`.
#[derive(Serialize)]
struct Manifest<'a> {
    version: u32,
    engine: Option<&'a str>,
    pack: String,
    texts: String,
    suggest: String,
    rules: String,
    records: &'a str,
}

/// The files. Without an engine there are suggestions only.
pub(super) fn files(
    prepared: &Prepared<'_>,
    searches: BTreeMap<Lang, Search>,
    engine: Option<&[u8]>,
) -> Files {
    let mut files = Files::new();
    let mut add = |start: &str, bytes: Vec<u8>, end: &str| {
        let name = format!("{start}.{}.{end}", hash::short(&bytes));
        files.push((format!("search/{name}"), bytes));
        name
    };
    let engine = engine.map(|bytes| add("engine", bytes.to_vec(), "wasm"));
    let records = add(
        "records",
        sheets::json(prepared.site, prepared.theme),
        "json",
    );
    let mut lists = Files::new();
    for (lang, Search { pack, suggestions }) in searches {
        let rules = serde_json::to_vec(&prepared.rules[&lang]).expect("rules are plain data");
        let manifest = Manifest {
            version: lotse_search::PACK_VERSION,
            engine: engine.as_deref(),
            pack: add(lang.code(), pack.pack, "pack"),
            texts: add(lang.code(), pack.texts, "texts"),
            suggest: add(lang.code(), suggestions, "json"),
            rules: add(lang.code(), rules, "rules.json"),
            records: &records,
        };
        let manifest = serde_json::to_vec(&manifest).expect("a manifest is plain data");
        lists.push((format!("search/{lang}.json"), manifest));
    }
    files.extend(lists);
    files
}
