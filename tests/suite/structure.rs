//! Where arrows may run in the code: no module leads back to itself.
//!
//! A module is a file, and an arrow is a path in it that leads into another one: in a `use`, or anywhere else. Whatever is for tests
//! alone is left out. In each folder its modules, each with all below it, are looked at together, so that neither two
//! files nor two folders know each other. The folder's own file is one of them: it declares and wires what is in the folder, and what
//! parts share lies in a part of its own. That it shows what a part has (`pub use part::Thing`) is no arrow, unless it
//! needs the thing itself. Not looked at: what a macro writes where it is used, and methods of a type that stand in another
//! file than the type.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use crate::support::repository;

/// Folders whose own file is not looked at: it holds the model that the parts are about.
const MODELS: [&str; 2] = ["hours", "site"];

/// The names that lead to a module from the root of its crate.
type Module = Vec<String>;

/// The code of a crate by modules.
type Code = BTreeMap<Module, String>;

/// From a module to others, each with a path that leads there.
type Arrows = BTreeMap<Module, BTreeMap<Module, String>>;

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Name(String),
    /// `::`
    Joint,
    Sign(char),
}

fn is_name(token: Option<&Token>, wanted: &str) -> bool {
    matches!(token, Some(Token::Name(name)) if name == wanted)
}

fn is_sign(token: Option<&Token>, wanted: char) -> bool {
    token == Some(&Token::Sign(wanted))
}

/// The names and signs of code without comments and literals, and without items for tests: those under `#[cfg(test)]`, also
/// where that is one condition of several.
fn read_tokens(code: TokenStream, tokens: &mut Vec<Token>) {
    let is = |tree: &TokenTree, sign: char| matches!(tree, TokenTree::Punct(found) if found.as_char() == sign);
    let mut trees = code.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            // `macro_rules! name { … }`
            TokenTree::Ident(name) if name == "macro_rules" => drop(trees.nth(2)),
            TokenTree::Ident(name) => tokens.push(Token::Name(name.to_string())),
            TokenTree::Literal(_) => tokens.push(Token::Sign('"')),
            TokenTree::Punct(sign) if sign.as_char() == ':' && sign.spacing() == Spacing::Joint => {
                trees.next();
                tokens.push(Token::Joint);
            }
            TokenTree::Punct(sign) => tokens.push(Token::Sign(sign.as_char())),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ('(', ')'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::Brace | Delimiter::None => ('{', '}'),
                };
                let begin = tokens.len();
                tokens.push(Token::Sign(open));
                read_tokens(group.stream(), tokens);
                tokens.push(Token::Sign(close));
                let has = |name: &str| {
                    tokens[begin..]
                        .iter()
                        .any(|token| is_name(Some(token), name))
                };
                let is_attribute = open == '[' && begin > 0 && is_sign(tokens.get(begin - 1), '#');
                if is_attribute && has("cfg") && has("test") && !has("not") {
                    tokens.truncate(begin - 1);
                    let ends = |tree: &TokenTree| {
                        is(tree, ';')
                            || matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
                    };
                    trees.by_ref().find(ends);
                }
            }
        }
    }
}

/// The paths of a tree of `use`, which begins here.
fn tree(tokens: &[Token], at: &mut usize, before: &[String], paths: &mut Vec<Vec<String>>) {
    let mut path = before.to_vec();
    loop {
        match tokens.get(*at) {
            Some(Token::Name(name)) if name == "as" => *at += 1,
            Some(Token::Name(name)) => path.push(name.clone()),
            Some(Token::Sign('{')) => {
                *at += 1;
                while !is_sign(tokens.get(*at), '}') {
                    tree(tokens, at, &path, paths);
                    *at += usize::from(is_sign(tokens.get(*at), ','));
                }
                *at += 1;
                return;
            }
            Some(Token::Sign('*')) => path.push("*".to_owned()),
            Some(Token::Joint) => {}
            _ => break,
        }
        *at += 1;
    }
    paths.push(path);
}

/// The module that a path in another one leads to, if it is one of the crate.
fn target(path: &[String], from: &Module, code: &Code) -> Option<Module> {
    let mut rest = path.iter().peekable();
    let mut to = from.clone();
    match rest.peek()?.as_str() {
        "crate" => to.clear(),
        "self" | "super" => {}
        first => {
            let mut child = from.clone();
            child.push(first.to_owned());
            code.get(&child)?;
        }
    }
    while let Some(name) = rest.next_if(|name| ["crate", "self", "super"].contains(&name.as_str()))
    {
        if name == "super" {
            to.pop();
        }
    }
    for name in rest {
        to.push(name.clone());
        if !code.contains_key(&to) {
            to.pop();
            break;
        }
    }
    Some(to)
}

/// The arrows of one module.
fn arrows_of(module: &Module, code: &Code) -> BTreeMap<Module, String> {
    let mut tokens = Vec::new();
    read_tokens(code[module].parse().expect("code is code"), &mut tokens);
    let (mut paths, mut shown, mut names) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut at = 0;
    while at < tokens.len() {
        let is_public =
            at > 0 && (is_name(tokens.get(at - 1), "pub") || is_sign(tokens.get(at - 1), ')'));
        let Token::Name(name) = &tokens[at] else {
            at += 1;
            continue;
        };
        if name == "use" {
            let mut found = Vec::new();
            at += 1;
            tree(&tokens, &mut at, &[], &mut found);
            let leads_down = |path: &Vec<String>| {
                target(path, module, code)
                    .is_some_and(|to| to.len() > module.len() && to.starts_with(module))
            };
            let (down, other): (Vec<_>, Vec<_>) = found
                .into_iter()
                .partition(|path| is_public && leads_down(path));
            shown.extend(down);
            paths.extend(other);
            continue;
        }
        let mut path = vec![name.clone()];
        names.insert(name.clone());
        at += 1;
        while let (Some(Token::Joint), Some(Token::Name(next))) =
            (tokens.get(at), tokens.get(at + 1))
        {
            path.push(next.clone());
            names.insert(next.clone());
            at += 2;
        }
        paths.extend((path.len() > 1).then_some(path));
    }
    paths.extend(
        shown
            .into_iter()
            .filter(|path| path.last().is_some_and(|last| names.contains(last))),
    );
    let arrows = paths
        .into_iter()
        .filter_map(|path| Some((target(&path, module, code)?, path.join("::"))));
    arrows.filter(|(to, _)| to != module).collect()
}

/// A way along arrows that comes back to where it began.
fn circle(arrows: &Arrows) -> Option<Vec<&Module>> {
    arrows.keys().find_map(|start| {
        let mut before: BTreeMap<&Module, &Module> = BTreeMap::new();
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            for next in arrows.get(at).into_iter().flat_map(BTreeMap::keys) {
                if next == start {
                    let way = std::iter::successors(Some(at), |at| before.get(at).copied());
                    let mut way: Vec<&Module> = way.collect();
                    way.reverse();
                    way.push(start);
                    return Some(way);
                }
                if !before.contains_key(next) {
                    before.insert(next, at);
                    open.push(next);
                }
            }
        }
        None
    })
}

/// The arrows within a folder, between its modules and its own file.
fn within(folder: &Module, with_own_file: bool, arrows: &Arrows) -> Arrows {
    let place = |module: &Module| {
        let depth = module.len().min(folder.len() + 1);
        let is_own_file = module == folder;
        (module.starts_with(folder) && (with_own_file || !is_own_file))
            .then(|| module[..depth].to_vec())
    };
    let mut found = Arrows::new();
    for (from, to, path) in arrows
        .iter()
        .flat_map(|(from, all)| all.iter().map(move |(to, path)| (from, to, path)))
    {
        if let (Some(one), Some(other)) = (place(from), place(to))
            && one != other
        {
            let said = format!("{} by `{path}`", name(from));
            found.entry(one).or_default().entry(other).or_insert(said);
        }
    }
    found
}

fn name(module: &Module) -> String {
    match module.is_empty() {
        true => "the root".to_owned(),
        false => module.join("::"),
    }
}

/// Every circle, in words, one for each folder.
fn circles(code: &Code, models: &[&str]) -> Vec<String> {
    let arrows: Arrows = code
        .keys()
        .map(|module| (module.clone(), arrows_of(module, code)))
        .collect();
    let folders: BTreeSet<Module> = code
        .keys()
        .filter_map(|module| Some(module.split_last()?.1.to_vec()))
        .collect();
    let found = folders.iter().filter_map(|folder| {
        let arrows = within(
            folder,
            !models.contains(&folder.join("::").as_str()),
            &arrows,
        );
        let way = circle(&arrows)?;
        let steps = way.windows(2).map(|pair| {
            format!(
                "{} → {} ({})",
                name(pair[0]),
                name(pair[1]),
                arrows[pair[0]][pair[1]]
            )
        });
        Some(steps.collect::<Vec<_>>().join(", "))
    });
    found.collect()
}

/// The files of a crate but for those of tests.
fn read(folder: &Path, module: &Module, code: &mut Code) {
    for entry in std::fs::read_dir(folder).expect("a folder of code") {
        let path: PathBuf = entry.expect("an entry").path();
        let stem = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let mut below = module.clone();
        match stem.as_str() {
            "tests" | "main" => continue,
            "lib" => {}
            _ => below.push(stem),
        }
        if path.is_dir() {
            read(&path, &below, code);
        } else if path.extension().is_some_and(|end| end == "rs") {
            code.insert(below, std::fs::read_to_string(&path).expect("code is text"));
        }
    }
}

fn crate_in(folder: &str) -> Code {
    let mut code = Code::new();
    read(&repository().join(folder), &Module::new(), &mut code);
    assert!(code.len() > 3, "{folder} holds no code");
    code
}

#[test]
fn no_module_leads_back_to_itself() {
    let crates = ["src", "search/src", "xtask/src", "fuzz/src"];
    let found = crates.map(|folder| circles(&crate_in(folder), &MODELS));
    let found = found.concat();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_folder_is_excused_only_as_long_as_it_must_be() {
    let code = crate_in("src");
    for model in MODELS {
        let others = MODELS.into_iter().filter(|other| *other != model);
        let found = circles(&code, &others.collect::<Vec<_>>());
        assert!(
            !found.is_empty(),
            "`{model}` has no circle any more: take it out of MODELS"
        );
    }
}

fn made_up(files: &[(&str, &str)]) -> Vec<String> {
    let files = files.iter().map(|(module, text)| {
        let names = module.split("::").filter(|name| !name.is_empty());
        (names.map(str::to_owned).collect(), (*text).to_owned())
    });
    circles(&files.collect(), &[])
}

#[test]
fn circles_are_seen() {
    let of_files = made_up(&[
        ("", ""),
        ("a", "use crate::b::{self, B};"),
        ("b", "fn b() { crate::a::f('\"') }"),
    ]);
    assert_eq!(
        of_files,
        ["a → b (a by `crate::b::B`), b → a (b by `crate::a::f`)"]
    );
    let of_three = made_up(&[
        ("a", "use crate::{b as x, z};"),
        ("b", "use super::c::*;"),
        ("c", "r#\"\\\"#; super::a::f();"),
    ]);
    assert_eq!(of_three.len(), 1, "{of_three:?}");
    let of_folders = made_up(&[
        ("a", ""),
        ("a::x", "use crate::b::y;"),
        ("a::z", ""),
        ("b", ""),
        ("b::y", ""),
        ("b::w", "use crate::a::z;"),
    ]);
    assert_eq!(of_folders.len(), 1, "{of_folders:?}");
    let of_parent = made_up(&[
        ("", ""),
        ("a", "mod x; fn f() { x::g() }"),
        ("a::x", "use super::f;"),
    ]);
    assert_eq!(of_parent.len(), 1, "{of_parent:?}");
    let needed = made_up(&[
        ("", ""),
        ("a", "mod x; pub use x::T; struct S(T);"),
        ("a::x", "use super::S;"),
    ]);
    assert_eq!(needed.len(), 1, "{needed:?}");
}

#[test]
fn what_is_no_arrow_is_not_seen() {
    let shown = made_up(&[
        ("", ""),
        ("a", "mod x; pub use x::{T, U}; struct S;"),
        ("a::x", "use super::S;"),
    ]);
    assert!(shown.is_empty(), "{shown:?}");
    let for_tests = "#[cfg(test)]\nmod tests;\n#[cfg(all(test, feature = \"x\"))] mod more { use crate::b; }\n#[cfg(test)] use crate::b::c;";
    let macros = "macro_rules! m { () => { crate::b::x() } }";
    let words = "// use crate::b;\n/* crate::b::x() */ const X: &str = \"crate::b::x\"; const Y: char = '\\''; fn f<'a>() {} // '";
    let own = format!("{for_tests}\n{macros}\n{words}");
    let unseen = made_up(&[("", ""), ("a", &own), ("b", "use crate::a;")]);
    assert!(unseen.is_empty(), "{unseen:?}");
}
