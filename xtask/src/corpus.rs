//! A corpus of any size as a portal, for measuring.
//!
//! In: a folder with `entries.jsonl`, `labels.json` and `concepts/*.md` of a synthetic directory, or a number of records to be
//! made up. Out: a portal in German with a taxonomy of its own. **Invariant:** the same corpus gives the same files.
//! Deliberately absent: every real record.

mod synthetic;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use serde::Deserialize;

/// A directory before it is a portal.
pub struct Corpus {
    /// The names of areas, categories and topics, by the beginning of each list's name.
    labels: BTreeMap<String, BTreeMap<String, String>>,
    entries: Vec<CorpusRecord>,
    /// Markdown with its title in the first line, by file name.
    pages: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct CorpusRecord {
    id: String,
    name: String,
    category: String,
    municipality: String,
    topics: Vec<String>,
    address: Address,
    phone: String,
    email: String,
    website: String,
    hours: Vec<Hours>,
    languages: Vec<String>,
    age: Age,
    verified: String,
    summary: String,
    body: String,
}

#[derive(Deserialize)]
struct Address {
    street: String,
    postcode: String,
    town: String,
}

#[derive(Deserialize)]
struct Hours {
    days: String,
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct Age {
    min: Option<u8>,
    max: Option<u8>,
}

/// Maps a corpus to a portal in `to`, which must not exist yet; `from` is its folder, or a number of records.
///
/// # Errors
/// When a file cannot be read, is not of the corpus's form, or cannot be written.
pub fn run(from: &str, to: &Path) -> anyhow::Result<()> {
    let corpus = match from.parse() {
        Ok(records) => Corpus::synthetic(records),
        Err(_) => Corpus::read(from.as_ref())?,
    };
    corpus.write(to)?;
    let (records, pages) = (corpus.entries.len(), corpus.pages.len());
    println!("{records} records and {pages} pages in {}", to.display());
    Ok(())
}

impl Corpus {
    fn read(from: &Path) -> anyhow::Result<Corpus> {
        let labels = fs::read_to_string(from.join("labels.json")).context("labels.json")?;
        let entries = fs::read_to_string(from.join("entries.jsonl")).context("entries.jsonl")?;
        let entries = entries.lines().map(serde_json::from_str);
        let mut pages = BTreeMap::new();
        for file in fs::read_dir(from.join("concepts")).context("concepts")? {
            let path = file?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            pages.insert(name.into_owned(), fs::read_to_string(&path)?);
        }
        Ok(Corpus {
            labels: serde_json::from_str(&labels)?,
            entries: entries.collect::<Result<_, _>>().context("entries.jsonl")?,
            pages,
        })
    }

    /// Writes the portal.
    ///
    /// # Errors
    /// When `to` exists already, or cannot be written.
    pub fn write(&self, to: &Path) -> anyhow::Result<()> {
        if to.exists() {
            bail!("{} exists already", to.display());
        }
        let mut languages = BTreeMap::new();
        for entry in &self.entries {
            let codes = entry.languages.iter().cloned();
            languages.extend(codes.map(|code| (code.clone(), code)));
            let path = format!("directory/{}/{}.toml", entry.category, entry.id);
            write(to, &path, &record(entry))?;
        }
        for (name, markdown) in &self.pages {
            write(to, &format!("content/konzepte/{name}.md"), &page(markdown))?;
        }
        taxonomy(to, &self.labels, &languages)
    }
}

fn write(to: &Path, path: &str, text: &str) -> anyhow::Result<()> {
    let full = to.join(path);
    if let Some(folder) = full.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&full, text).with_context(|| full.display().to_string())
}

/// A text as a TOML string; JSON's escapes are a subset of TOML's.
fn text(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| text(value)).collect();
    format!("[{}]", values.join(", "))
}

fn record(entry: &CorpusRecord) -> String {
    let mut toml = format!(
        "name = {}\nkind = \"stelle\"\nsummary = {}\ndescription = {}\ntopics = {}\nservice_area = {}\nlanguages = {}\nwebsite = {}\n",
        text(&entry.name),
        text(&entry.summary),
        text(&links(&entry.body)),
        list(&entry.topics),
        list(std::slice::from_ref(&entry.municipality)),
        list(&entry.languages),
        text(&entry.website),
    );
    let _ = write!(
        toml,
        "\n[verified]\non = {}\nsources = [{{ title = \"Synthetischer Korpus\", date = {} }}]\n",
        text(&entry.verified),
        text(&entry.verified)
    );
    let _ = write!(
        toml,
        "\n[[locations]]\nid = \"ort\"\nstreet = {}\npostal_code = {}\ncity = {}\nemail = {}\nphones = [{{ number = {} }}]\n",
        text(&entry.address.street),
        text(&entry.address.postcode),
        text(&entry.address.town),
        text(&entry.email),
        text(&phone(&entry.phone)),
    );
    let hours: Vec<String> = entry.hours.iter().filter_map(osm).collect();
    if !hours.is_empty() {
        let _ = writeln!(toml, "hours = {}", text(&hours.join("; ")));
    }
    let from = entry
        .age
        .min
        .filter(|min| *min > 0)
        .map(|min| format!("from = {min}"));
    let below = entry
        .age
        .max
        .map(|max| format!("below = {}", u16::from(max) + 1));
    let age: Vec<String> = from.into_iter().chain(below).collect();
    if !age.is_empty() {
        let _ = write!(toml, "\n[eligibility]\nage = {{ {} }}\n", age.join(", "));
    }
    toml
}

/// The corpus writes numbers that nobody can have (`02131 000-1234`); here they get an ordinary beginning.
fn phone(number: &str) -> String {
    number.replace(" 000-", " 905-")
}

fn osm(hours: &Hours) -> Option<String> {
    const DAYS: [(&str, &str); 7] = [
        ("Mo", "Mo"),
        ("Di", "Tu"),
        ("Mi", "We"),
        ("Do", "Th"),
        ("Fr", "Fr"),
        ("Sa", "Sa"),
        ("So", "Su"),
    ];
    let (_, day) = DAYS.iter().find(|(german, _)| *german == hours.days)?;
    Some(format!("{day} {}-{}", hours.from, hours.to))
}

/// How the corpus writes links into the portal, and what stands before and after their id in Lotse's form.
const LINKS: [(&str, &str, &str); 5] = [
    ("](/konzepte/", "](@/konzepte/", ".md"),
    ("](/eintrag/", "](@/directory/", ""),
    ("](/kategorien/", "](@/kategorie/", ""),
    ("](/themen/", "](@/thema/", ""),
    ("](/kommunen/", "](@/ort/", ""),
];

/// Internal links in Lotse's form.
fn links(markdown: &str) -> String {
    let mut text = markdown.to_owned();
    for (written, start, end) in LINKS {
        let mut parts = text.split(written);
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (id, rest) = part.split_once("/)").unwrap_or((part, ""));
            let _ = write!(out, "{start}{id}{end}){rest}");
        }
        text = out;
    }
    text
}

fn page(markdown: &str) -> String {
    let (title, body) = markdown.split_once('\n').unwrap_or((markdown, ""));
    let title = title.trim_start_matches('#').trim();
    let summary = body
        .lines()
        .find(|line| line.ends_with('.'))
        .unwrap_or(title);
    let summary = summary.trim_start_matches(['-', '*', '|', ' ']);
    format!(
        "+++\ntitle = {}\nsummary = {}\n+++\n{}",
        text(title),
        text(summary),
        links(body)
    )
}

fn taxonomy(
    to: &Path,
    labels: &BTreeMap<String, BTreeMap<String, String>>,
    languages: &BTreeMap<String, String>,
) -> anyhow::Result<()> {
    let find = |start: &str| {
        let found = labels.iter().find(|(name, _)| name.starts_with(start));
        found
            .map(|(_, terms)| terms)
            .with_context(|| format!("labels.json has no {start}"))
    };
    let terms = |terms: &BTreeMap<String, String>, more: &str| {
        terms.iter().fold(String::new(), |mut all, (id, label)| {
            let _ = write!(all, "[{id}]\nlabel = {{ de = {} }}\n{more}\n", text(label));
            all
        })
    };
    let areas = format!(
        "[kreis]\nlabel = {{ de = \"Kreis\" }}\n\n{}",
        terms(find("muni")?, "in = \"kreis\"\n")
    );
    for (name, content) in [
        ("areas", areas),
        ("categories", terms(find("categ")?, "")),
        ("topics", terms(find("topic")?, "")),
        ("languages", terms(languages, "")),
        (
            "kinds",
            "[stelle]\nlabel = { de = \"Stelle\" }\n".to_owned(),
        ),
    ] {
        write(to, &format!("directory/taxonomy/{name}.toml"), &content)?;
    }
    let settings =
        "title = \"Messung\"\nlanguages = [\"de\"]\nregion = \"DE-NW\"\narea = \"kreis\"\n";
    write(to, "lotse.toml", settings)
}
