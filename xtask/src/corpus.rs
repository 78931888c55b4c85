//! A corpus of any size as a portal, for measuring.
//!
//! In: a folder with `entries.jsonl`, `labels.json` and `concepts/*.md` of a synthetic directory. Out: a portal in German
//! with a taxonomy of its own. **Invariant:** the same corpus gives the same files.
//! Deliberately absent: the generator of the corpus, and every real record.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use serde::Deserialize;

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

/// Maps the corpus in `from` to a portal in `to`, which must not exist yet.
///
/// # Errors
/// When a file cannot be read, is not of the corpus's form, or cannot be written.
pub fn run(from: &Path, to: &Path) -> anyhow::Result<()> {
    if to.exists() {
        bail!("{} exists already", to.display());
    }
    let labels = fs::read_to_string(from.join("labels.json")).context("labels.json")?;
    let labels: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(&labels)?;
    let entries = fs::read_to_string(from.join("entries.jsonl")).context("entries.jsonl")?;
    let mut languages = BTreeMap::new();
    let mut concepts = 0;
    for line in entries.lines() {
        let entry: CorpusRecord = serde_json::from_str(line).context("entries.jsonl")?;
        languages.extend(
            entry
                .languages
                .iter()
                .map(|code| (code.clone(), code.clone())),
        );
        write(
            to,
            &format!("directory/{}/{}.toml", entry.category, entry.id),
            &record(&entry),
        )?;
    }
    for file in fs::read_dir(from.join("concepts")).context("concepts")? {
        let path = file?.path();
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        write(
            to,
            &format!("content/konzepte/{name}.md"),
            &page(&fs::read_to_string(&path)?),
        )?;
        concepts += 1;
    }
    taxonomy(to, &labels, &languages)?;
    println!(
        "{} records and {concepts} pages in {}",
        entries.lines().count(),
        to.display()
    );
    Ok(())
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
