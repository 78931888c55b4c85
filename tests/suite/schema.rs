//! The declared fields against the program that reads them: what is declared is read, what is not is refused, what must be there
//! is missed, and each field has words for people. Debug builds panic where a table is read by other fields than its own.

use std::collections::{BTreeMap, BTreeSet};

use lotse::keyword::Keyword;
use lotse::lang::Lang;
use lotse::schema::{FILES, File, Kind, Table};
use lotse::theme::Theme;

use crate::support::{Site, repository};

/// What is left out of a file or put into it.
#[derive(Clone, Copy)]
struct Fault {
    /// A key that is missing in the tables of this name.
    missing: Option<(&'static str, &'static str)>,
    /// Each table has a key that is not declared.
    odd: bool,
}

const NONE: Fault = Fault {
    missing: None,
    odd: false,
};

/// A key that no table has, and that is like no other.
const ODD: &str = "xxxxxxxxxxxxxxxx";

/// Values for every field of a table.
fn entries(table: &'static Table, fault: Fault) -> Vec<String> {
    let fields = table.fields().into_iter();
    let fields = fields.filter(|(_, field)| fault.missing != Some((table.name, field.key)));
    let mut entries: Vec<String> = fields
        .map(|(_, field)| format!("{} = {}", field.key, value(&field.kind, fault)))
        .collect();
    entries.extend(fault.odd.then(|| format!("{ODD} = 1")));
    entries
}

fn inline(table: &'static Table, fault: Fault) -> String {
    format!("{{ {} }}", entries(table, fault).join(", "))
}

/// A value of a kind, as a file may hold it.
fn value(kind: &Kind, fault: Fault) -> String {
    let quoted = |text: &str| format!("\"{text}\"");
    match kind {
        Kind::Flag => "true".to_owned(),
        Kind::Number(from, _) => from.to_string(),
        Kind::Numbers(from, _) => format!("[{from}]"),
        Kind::Date => quoted("2024-03"),
        Kind::Interval => quoted("6 months"),
        Kind::Word(_) | Kind::Choice(_) => quoted(kind.words()[0]),
        Kind::Choices(_) | Kind::Facts(_) => format!("[{}]", quoted(kind.words()[0])),
        Kind::Web => quoted("https://example.org/"),
        Kind::Email => quoted("a@example.org"),
        Kind::Phone => quoted("02131 905757"),
        Kind::Hours => quoted("Mo-Fr 08:00-12:00"),
        Kind::PostalCode => quoted("41460"),
        Kind::Pattern(names) => quoted(&format!("https://example.org/{{{}}}", names[0])),
        // Another than `Id` gives, since a node must not stand under itself.
        Kind::Node => quoted("y"),
        Kind::Texts
        | Kind::Terms(_)
        | Kind::Ids
        | Kind::Records
        | Kind::Locations
        | Kind::PostalCodes
        | Kind::Targets
        | Kind::Answers
        | Kind::Findable
        | Kind::Languages
        | Kind::Warnings => "[\"x\"]".to_owned(),
        Kind::Localized => "{ de = \"x\" }".to_owned(),
        Kind::WordsByLanguage => "{ de = [\"x\"] }".to_owned(),
        Kind::Sub(table) => inline(table, fault),
        Kind::List(table) => format!("[{}]", inline(table, fault)),
        Kind::ByLanguage(table) => format!("{{ en = {} }}", inline(table, fault)),
        Kind::ByTerm(_, table) | Kind::ById(table) => format!("{{ x = {} }}", inline(table, fault)),
        Kind::Text
        | Kind::Markdown
        | Kind::Term(_)
        | Kind::Id
        | Kind::Record
        | Kind::Parent
        | Kind::MunicipalityKey
        | Kind::Icon
        | Kind::Link
        | Kind::NoteOrLink
        | Kind::Page
        | Kind::Name
        | Kind::Formula
        | Kind::Language
        | Kind::Theme
        | Kind::Blank => quoted("x"),
    }
}

/// A file with every field, where such files lie; of several with one kind of name, the one with this number.
fn whole(file: &File, fault: Fault, number: usize) -> (String, String) {
    let path = file
        .path
        .replace("{residence,languages,documents}", "documents");
    let (path, head) = match path.as_str() {
        "directory/*/*.toml" => ("directory/aemter/*.toml", ""),
        "directory/taxonomy/words/*.toml" => ("directory/taxonomy/words/de.toml", "[kinds.x]\n"),
        "content/**/*.md" => ("content/*.md", "+++\n"),
        "content/**/*.toml" => ("content/*.toml", ""),
        other if other.starts_with("directory/taxonomy/") => (other, "[x]\n"),
        other => (other, ""),
    };
    let path = path.replace('*', &format!("x{number}"));
    let tail = if head == "+++\n" {
        "\n+++\n## X {#x}\n"
    } else {
        ""
    };
    let text = format!("{head}{}\n{tail}", entries(file.table, fault).join("\n"));
    (path, text)
}

/// The problems of each of some files, as codes and messages. As many files as can lie beside each other are checked at once.
fn said(files: &[(String, String)]) -> Vec<Vec<(&'static str, String)>> {
    let mut said = vec![Vec::new(); files.len()];
    let mut open: Vec<usize> = (0..files.len()).collect();
    while !open.is_empty() {
        let mut site = Site::from("minimal");
        let mut paths: BTreeMap<&str, usize> = BTreeMap::new();
        for &number in &open {
            let (path, text) = &files[number];
            if !paths.contains_key(path.as_str()) {
                paths.insert(path, number);
                site = site.with(path, text);
            }
        }
        open.retain(|number| !paths.values().any(|done| done == number));
        let checked = site.check();
        for problem in checked.report.problems().iter() {
            let path = problem.span.map(|span| checked.sources.path(span.file));
            if let Some(number) = path.and_then(|path| paths.get(path)) {
                said[*number].push((problem.code.word(), problem.message.clone()));
            }
        }
    }
    said
}

#[test]
fn every_declared_field_is_read_and_no_other() {
    let odd = Fault { odd: true, ..NONE };
    for fault in [NONE, odd] {
        let files: Vec<_> = FILES.iter().map(|file| whole(file, fault, 0)).collect();
        for ((path, text), said) in files.iter().zip(said(&files)) {
            let refused = said.iter().filter(|(code, _)| *code == "unknown-key");
            // Each table has one.
            assert_eq!(refused.count(), text.matches(ODD).count(), "{path}\n{text}");
            for (code, message) in said {
                let form = ["wrong-type", "missing-key", "empty-value", "toml-syntax"];
                assert!(!form.contains(&code), "{path}: {message}");
            }
        }
    }
}

#[test]
fn every_field_that_must_be_there_is_missed() {
    let mut tried = Vec::new();
    let mut files = Vec::new();
    for file in &FILES {
        for table in file.table.all() {
            for (key, _) in table.required() {
                let missing = Some((table.name, key));
                let broken = whole(file, Fault { missing, ..NONE }, tried.len());
                // A group of fields is no table of its own, and many files have the same tables.
                let is_there = broken != whole(file, NONE, tried.len());
                if is_there && !tried.contains(&(table.name, key)) {
                    tried.push((table.name, key));
                    files.push(broken);
                }
            }
        }
    }
    for ((table, key), said) in tried.iter().zip(said(&files)) {
        let missed = ("missing-key", format!("`{key}` is missing"));
        assert!(said.contains(&missed), "{table}: {key}\n{said:?}");
    }
    assert!(tried.len() > 40, "{tried:?}");
}

#[test]
fn every_field_has_words_for_people() {
    let mut sources = lotse::diag::Sources::default();
    let report = lotse::diag::Report::default();
    let theme = Theme::load(Vec::new(), &mut sources, &report).expect("the default theme");
    let mut keys = BTreeSet::new();
    for table in FILES.iter().flat_map(|file| file.table.all()) {
        keys.insert(table.name.to_owned());
        for field in table.own() {
            keys.insert(table.message(field));
        }
    }
    let helps: Vec<String> = keys.iter().map(|key| format!("{key}-help")).collect();
    keys.extend(helps);
    for lang in ["de", "en", "ar"] {
        let lang = Lang::from_code(lang).expect("a language of the interface");
        let file = repository().join(format!("themes/default/fields/{lang}.ftl"));
        let text = std::fs::read_to_string(file).expect("the words of a language");
        let own = text.lines().filter_map(|line| line.split_once(" = "));
        let own: BTreeSet<String> = own.map(|(key, _)| key.to_owned()).collect();
        let missing: Vec<_> = keys.difference(&own).collect();
        assert!(missing.is_empty(), "{lang} lacks {missing:?}");
        let spare = own
            .difference(&keys)
            .filter(|key| !key.starts_with("form-"));
        let spare: Vec<_> = spare.filter(|key| !key.starts_with("fields-")).collect();
        assert!(spare.is_empty(), "{lang} has words for no field: {spare:?}");
        for key in &keys {
            let said = theme.fields().format(lang, key, &[]).expect("words");
            assert!(!said.trim().is_empty(), "{lang}: {key}");
        }
    }
}

#[test]
fn the_handbook_lists_every_field() {
    let site = Site::from("minimal").with(
        "content/x.md",
        "+++\ntitle = \"X\"\nsummary = \"X\"\ntemplate = \"fields\"\n+++\n",
    );
    let output = site.build().output.expect("a site");
    let page = output
        .iter()
        .find(|(path, _)| path.as_str() == "x/index.html");
    let (_, html) = page.expect("the page");
    let html = String::from_utf8(html.to_vec()).expect("UTF-8");
    let ids: Vec<&str> = html
        .split("id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    for table in FILES.iter().flat_map(|file| file.table.all()) {
        let of = |id: &str| ids.iter().filter(|known| **known == id).count();
        assert_eq!(of(table.name), 1, "{}", table.name);
        for field in table.own() {
            assert_eq!(of(&table.message(field)), 1, "{}", table.message(field));
        }
    }
    let links = html
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    for link in links {
        assert!(ids.contains(&link), "#{link}");
    }
    assert!(!html.contains(">form-"), "a kind of value has no words");
}

/// The handbook explains in its own words what matters; where it lists keys, each must be one that there is.
#[test]
fn the_handbook_explains_no_other_field() {
    let tables = FILES.iter().flat_map(|file| file.table.all());
    let declared: BTreeSet<&str> = tables.flat_map(Table::own).map(|field| field.key).collect();
    let mut explained = 0;
    for entry in std::fs::read_dir(repository().join("content/handbuch")).expect("the handbook") {
        let path = entry.expect("a page").path();
        let text = std::fs::read_to_string(&path).expect("a page");
        let mut lists_keys = false;
        for line in text.lines() {
            let Some(row) = line.strip_prefix('|') else {
                lists_keys = false;
                continue;
            };
            let first = row.split('|').next().unwrap_or_default().trim();
            lists_keys |= first == "Schlüssel";
            let keys = first.split('`').skip(1).step_by(2).filter(|_| lists_keys);
            for key in keys.filter(|key| !key.starts_with('[')) {
                let key = key.split(' ').next().unwrap_or(key);
                assert!(declared.contains(key), "{}: {key}", path.display());
                explained += 1;
            }
        }
    }
    assert!(explained > 80, "{explained}");
}
