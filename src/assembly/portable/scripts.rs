//! Modules as plain scripts.
//!
//! In: the scripts below `assets/`. Out: for each of them a script of the same meaning, and what has to run before it.
//! **Invariant:** what a script needs stands before it; each name bears the hash of what is in the file.
//! Deliberately absent: anything of modules beyond `import { a as b } from "./c.js"`, `import("./c.js")`, and exports of
//! functions, constants and lists of names.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, bail};

use crate::hash;
use crate::output::{Body, OutPath, Output};

const FOLDER: &str = "assets/";

/// Stands in for what a disk does not give.
const RUNTIME: &str = include_str!("runtime.js");

/// A script as it is now.
struct Script {
    file: String,
    text: String,
    /// The names of the scripts it uses, and theirs, in the order in which they have to run.
    needs: Vec<String>,
}

/// All scripts by their names in the ordinary build.
pub(super) struct Scripts {
    runtime: Script,
    modules: BTreeMap<String, Script>,
    workers: BTreeMap<String, Script>,
}

impl Scripts {
    /// Turns all scripts of a site.
    pub(super) fn of(output: &Output) -> anyhow::Result<Scripts> {
        let mut sources = BTreeMap::new();
        let mut workers = BTreeMap::new();
        for (path, body) in output.iter() {
            let Some(name) = path.as_str().strip_prefix(FOLDER) else {
                continue;
            };
            if !name.ends_with(".js") {
                continue;
            }
            let text = std::str::from_utf8(body).with_context(|| format!("in {path}"))?;
            // The worker is the one script that is none of a page's.
            if name.starts_with("worker.") {
                let text = format!("lotsePortable.say((self, fetch) => {{\n{text}}});\n");
                workers.insert(name.to_owned(), Script::new(name, text, Vec::new()));
            } else {
                sources.insert(name, text);
            }
        }
        let mut modules = BTreeMap::new();
        for name in sources.keys() {
            turn(name, &sources, &mut modules)?;
        }
        Ok(Scripts {
            runtime: Script::new("portable.js", RUNTIME.to_owned(), Vec::new()),
            modules,
            workers,
        })
    }

    /// Whether a file of the ordinary build is a script, which has another name and text now.
    pub(super) fn replaces(&self, path: &str) -> bool {
        let name = path.strip_prefix(FOLDER).unwrap_or_default();
        self.modules.contains_key(name) || self.workers.contains_key(name)
    }

    /// The files that a page loads instead of a module, in their order.
    pub(super) fn needed(&self, module: &str) -> Option<impl Iterator<Item = &str>> {
        let module = self.modules.get(module)?;
        let needs = module.needs.iter().map(|name| &self.modules[name]);
        let all = std::iter::once(&self.runtime).chain(needs).chain([module]);
        Some(all.map(|script| script.file.as_str()))
    }

    /// The file of a worker.
    pub(super) fn worker(&self, name: &str) -> Option<&str> {
        self.workers.get(name).map(|script| script.file.as_str())
    }

    /// All scripts as files.
    pub(super) fn files(&self) -> impl Iterator<Item = (OutPath, Body)> {
        let scripts = self.modules.values().chain(self.workers.values());
        std::iter::once(&self.runtime).chain(scripts).map(|script| {
            let path = format!("{FOLDER}{}", script.file);
            let path = OutPath::new(path).expect("the name of a script was one before");
            (path, script.text.clone().into_bytes().into())
        })
    }
}

impl Script {
    fn new(name: &str, text: String, needs: Vec<String>) -> Script {
        let stem = name.split('.').next().unwrap_or(name);
        let file = format!("{stem}.{}.js", &hash::hex(text.as_bytes())[..8]);
        Script { file, text, needs }
    }
}

/// Turns a module, and those it needs before it. The theme has refused circles already.
fn turn(
    name: &str,
    sources: &BTreeMap<&str, &str>,
    done: &mut BTreeMap<String, Script>,
) -> anyhow::Result<()> {
    if done.contains_key(name) {
        return Ok(());
    }
    let source = sources.get(name);
    let source = source.with_context(|| format!("there is no script `{name}`"))?;
    let module = Module::read(source).with_context(|| format!("in {FOLDER}{name}"))?;
    let mut needs: Vec<String> = Vec::new();
    for other in &module.uses {
        turn(other, sources, done).with_context(|| format!("in {FOLDER}{name}"))?;
        for need in done[other].needs.iter().chain([other]) {
            if !needs.contains(need) {
                needs.push(need.clone());
            }
        }
    }
    let text = module.written(name);
    done.insert(name.to_owned(), Script::new(name, text, needs));
    Ok(())
}

/// A module, taken apart.
#[derive(Default)]
struct Module {
    lines: Vec<Line>,
    uses: BTreeSet<String>,
    /// What it exports: the name outside, and the name inside.
    exports: Vec<(String, String)>,
}

enum Line {
    Plain(String),
    /// What stands before and after `use(…)`, and the module in the brackets.
    Uses(String, String, String),
}

impl Module {
    fn read(source: &str) -> anyhow::Result<Module> {
        let mut module = Module::default();
        for line in source.lines() {
            if let Some(rest) = line.strip_prefix("import ") {
                module.import(rest)?;
            } else if let Some(rest) = line.strip_prefix("export ") {
                module.export(rest)?;
            } else if let Some((before, rest)) = line.split_once("import(\"./") {
                let (name, after) = rest.split_once("\")").context(UNREAD)?;
                let before = format!("{before}Promise.resolve(");
                module.line(before, name, format!("){after}"));
            } else if line.contains("import.meta") || line.contains("import(") {
                bail!("{UNREAD}: {line}");
            } else {
                module.lines.push(Line::Plain(line.to_owned()));
            }
        }
        Ok(module)
    }

    fn line(&mut self, before: String, name: &str, after: String) {
        self.uses.insert(name.to_owned());
        self.lines.push(Line::Uses(before, name.to_owned(), after));
    }

    fn import(&mut self, rest: &str) -> anyhow::Result<()> {
        let complaint = || format!("{UNREAD}: import {rest}");
        let (what, from) = match rest.split_once(" from ") {
            Some((what, from)) => (Some(what), from),
            None => (None, rest),
        };
        let name = from
            .strip_prefix("\"./")
            .and_then(|name| name.trim_end_matches(';').strip_suffix('"'));
        let name = name.with_context(complaint)?;
        let before = match what {
            Some(what) if what.starts_with('{') && what.ends_with('}') => {
                format!("const {} = ", what.replace(" as ", ": "))
            }
            None => String::new(),
            Some(_) => bail!(complaint()),
        };
        self.line(before, name, ";".to_owned());
        Ok(())
    }

    fn export(&mut self, rest: &str) -> anyhow::Result<()> {
        let list = rest
            .strip_prefix('{')
            .and_then(|rest| rest.trim_end_matches(';').strip_suffix('}'));
        if let Some(list) = list {
            for name in list.split(',').map(str::trim).filter(|n| !n.is_empty()) {
                let (inside, outside) = name.split_once(" as ").unwrap_or((name, name));
                self.exports.push((outside.to_owned(), inside.to_owned()));
            }
            return Ok(());
        }
        let kinds = ["async function ", "function ", "const ", "class "];
        let named = kinds.iter().find_map(|kind| rest.strip_prefix(kind));
        let name: String = named
            .unwrap_or_default()
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$'))
            .collect();
        if name.is_empty() {
            bail!("{UNREAD}: export {rest}");
        }
        self.exports.push((name.clone(), name));
        self.lines.push(Line::Plain(rest.to_owned()));
        Ok(())
    }

    /// The plain script. Modules know each other by their names in the ordinary build.
    fn written(&self, name: &str) -> String {
        let mut text = format!(
            "lotsePortable.define(\"{name}\", (use, fetch, Worker) => {{\n\"use strict\";\n"
        );
        for line in &self.lines {
            match line {
                Line::Plain(line) => text.push_str(line),
                Line::Uses(before, name, after) => {
                    text.extend([before, "use(\"", name, "\")", after]);
                }
            }
            text.push('\n');
        }
        let exports = self.exports.iter();
        let exports: Vec<String> = exports
            .map(|(outside, inside)| format!("{outside}: {inside}"))
            .collect();
        text.push_str(&format!("return {{ {} }};\n}});\n", exports.join(", ")));
        text
    }
}

const UNREAD: &str = "a portable portal cannot be made of this script; imports and exports are one line each, as in the own theme";
