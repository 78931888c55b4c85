//! A new portal: the files that `lotse init` writes.
//!
//! Owns: what a portal begins with. In: the area it is about, its title, its Land. Out: files, by their paths from the root.
//! **Invariant:** what is written passes `lotse check` without an error, and no file that is there is touched.
//! Deliberately absent: facts. Vocabularies and the texts on what Lotse does with data come from the portal in this
//! repository, so they exist once; what only the operator knows is a blank.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context as _, ensure};

use crate::assembly::hosting::{Portal, Server, snippet};
use crate::characters::{is_forbidden, slug};
use crate::check::is_id;

/// What somebody wants the portal to be.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// Name of the area that it is about, such as `Kreis Musterland`.
    pub area: String,
    /// Name of the portal.
    pub title: String,
    /// Code of the Land by ISO 3166-2, such as `DE-NW`, or `DE`.
    pub region: String,
}

/// A vocabulary that holds everywhere in Germany.
macro_rules! vocabulary {
    ($name:literal) => {
        (
            concat!("directory/taxonomy/", $name, ".toml"),
            include_str!(concat!("../directory/taxonomy/", $name, ".toml")),
        )
    };
}

const VOCABULARIES: [(&str, &str); 8] = [
    vocabulary!("audiences"),
    vocabulary!("benefits"),
    vocabulary!("categories"),
    vocabulary!("documents"),
    vocabulary!("kinds"),
    vocabulary!("languages"),
    vocabulary!("residence"),
    vocabulary!("topics"),
];

/// What people say in other languages.
const WORDS: [(&str, &str); 9] = [
    vocabulary!("words/ar"),
    vocabulary!("words/bg"),
    vocabulary!("words/fa"),
    vocabulary!("words/fr"),
    vocabulary!("words/pl"),
    vocabulary!("words/ro"),
    vocabulary!("words/ru"),
    vocabulary!("words/tr"),
    vocabulary!("words/uk"),
];

/// Tables of those files whose vocabulary is of one region.
const REGIONAL: [&str; 2] = ["[areas.", "[abbreviations."];

/// What replaces sentences that hold in one region or need a page that is not there.
const IMPRINT: [(&str, &str); 1] = [(
    "sagen Sie uns bitte [Bescheid](@/ueber-lotse.md#fehler-melden).",
    "sagen Sie uns bitte Bescheid.",
)];
const PRIVACY: [(&str, &str); 1] = [(
    "Aufsicht ist die Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen (LDI NRW): \
     [www.ldi.nrw.de](https://www.ldi.nrw.de).",
    "Aufsicht ist: {{datenschutz-aufsicht}}",
)];

/// What only the operator knows.
const BLANKS: [(&str, &str); 27] = [
    ("impressum-anbieter", "Name des Anbieters"),
    ("impressum-rechtsform", "Rechtsform des Anbieters"),
    (
        "impressum-vertretung",
        "Wer den Anbieter vertritt (Amt und Name)",
    ),
    ("impressum-strasse", "Straße und Hausnummer (kein Postfach)"),
    ("impressum-plz-ort", "Postleitzahl und Ort des Anbieters"),
    ("impressum-telefon", "Telefonnummer des Anbieters"),
    ("impressum-email", "E-Mail-Adresse des Anbieters"),
    ("impressum-aufsichtsbehoerde", "Zuständige Aufsichtsbehörde"),
    (
        "impressum-ust-id",
        "Umsatzsteuer-Identifikationsnummer oder Wirtschafts-Identifikationsnummer, falls vorhanden",
    ),
    (
        "impressum-inhaltlich-verantwortlich",
        "Wer für den Inhalt verantwortlich ist (Name und Anschrift, § 18 Absatz 2 MStV)",
    ),
    (
        "datenschutz-beauftragte",
        "Kontakt der oder des Datenschutzbeauftragten",
    ),
    (
        "datenschutz-hosting",
        "Wer die Seiten ausliefert (Betreiber des Webservers)",
    ),
    (
        "datenschutz-serverprotokolle",
        "Welche Daten der Webserver aufzeichnet",
    ),
    (
        "datenschutz-speicherdauer",
        "Wie lange diese Aufzeichnungen aufbewahrt werden",
    ),
    (
        "datenschutz-rechtsgrundlage",
        "Rechtsgrundlage für die Aufzeichnungen des Webservers",
    ),
    (
        "datenschutz-stand",
        "Stand der Datenschutzerklärung (Datum)",
    ),
    (
        "barrierefreiheit-webadresse",
        "Webadresse, für die die Erklärung zur Barrierefreiheit gilt",
    ),
    (
        "barrierefreiheit-gesetz",
        "Gesetz und Verordnung, die diese Erklärung verlangen",
    ),
    (
        "barrierefreiheit-vereinbarkeit",
        "Ergebnis: vollständig, teilweise oder nicht mit den Anforderungen vereinbar",
    ),
    (
        "barrierefreiheit-nicht-barrierefrei",
        "Inhalte, die nicht barrierefrei sind, mit Begründung und Alternativen",
    ),
    (
        "barrierefreiheit-erstellt-am",
        "Tag, an dem die Erklärung erstellt wurde",
    ),
    (
        "barrierefreiheit-methode",
        "Methode der Prüfung, zum Beispiel Selbstbewertung oder Prüfung durch Dritte",
    ),
    (
        "barrierefreiheit-geprueft-am",
        "Tag, an dem die Erklärung zuletzt überprüft wurde",
    ),
    (
        "barrierefreiheit-email",
        "E-Mail-Adresse für Hinweise auf Barrieren",
    ),
    (
        "barrierefreiheit-telefon",
        "Telefonnummer für Hinweise auf Barrieren",
    ),
    (
        "barrierefreiheit-durchsetzung",
        "Stelle, die bei Streit über Barrieren vermittelt, mit Kontakt",
    ),
    (
        "datenschutz-aufsicht",
        "Aufsichtsbehörde für den Datenschutz, mit Webadresse",
    ),
];

/// The files of a new portal, by their paths from its root.
///
/// # Errors
/// When no id can be made of the name of the area, or a name has characters that nobody sees.
pub fn files(wishes: &Wishes) -> anyhow::Result<Vec<(&'static str, String)>> {
    let area = slug(&wishes.area);
    ensure!(
        is_id(&area),
        "no id can be made of `{}`; the name of an area needs letters from a to z, and at most 80 of them",
        wishes.area
    );
    for text in [&wishes.area, &wishes.title] {
        ensure!(
            !text.trim().is_empty() && !text.contains(is_forbidden),
            "a name must be visible text: {text:?}"
        );
    }
    let filled = |template: &str| fill(template, &area, wishes);
    let mut settings = filled(include_str!("init/lotse.toml"));
    for (id, label) in BLANKS {
        settings.push_str(&format!(
            "\n[blanks.{id}]\nlabel = \"{label}\"\nvalue = \"\"\n"
        ));
    }
    let imprint = include_str!("../content/impressum.md");
    let privacy = include_str!("../content/datenschutz.md");
    let mut files = vec![
        (".gitignore", include_str!("init/gitignore").to_owned()),
        (
            ".github/workflows/pages.yml",
            workflow(Server::GithubPages)?,
        ),
        (".gitlab-ci.yml", workflow(Server::GitlabPages)?),
        ("README.md", filled(include_str!("init/README.md"))),
        ("lotse.toml", settings),
        ("content/index.md", filled(include_str!("init/index.md"))),
        ("content/impressum.md", with(imprint, &IMPRINT)),
        ("content/datenschutz.md", with(privacy, &PRIVACY)),
    ];
    files.extend(PAGES.iter().map(|&(path, text)| (path, text.to_owned())));
    let areas = filled(include_str!("init/areas.toml"));
    files.push(("directory/taxonomy/areas.toml", areas));
    files.extend(VOCABULARIES.map(|(path, text)| (path, text.to_owned())));
    files.extend(WORDS.map(|(path, text)| (path, without(text, &REGIONAL))));
    Ok(files)
}

const PAGES: [(&str, &str); 3] = [
    (
        "content/barrierefreiheit.md",
        include_str!("init/barrierefreiheit.md"),
    ),
    (
        "content/leichte-sprache.md",
        include_str!("../content/leichte-sprache.md"),
    ),
    (
        "content/gebaerdensprache.md",
        include_str!("../content/gebaerdensprache.md"),
    ),
];

/// A template with what stands between pairs of underscores filled in, once: what is filled in may look like such a name.
fn fill(template: &str, area: &str, wishes: &Wishes) -> String {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let value = |name: &str| match name {
        "AREA" => area.to_owned(),
        "DESCRIPTION" => {
            let of = &wishes.area;
            quoted(&format!(
                "Wegweiser zu Ämtern, Beratung, Kursen und Begegnung: {of}."
            ))
        }
        "HEADING" => wishes.title.clone(),
        "NAME" => quoted(&wishes.area),
        "REGION" => wishes.region.clone(),
        "TITLE" => quoted(&wishes.title),
        _ => unreachable!("templates have no other names"),
    };
    let pieces = template.split("__").enumerate();
    let filled = pieces.map(|(number, piece)| match number % 2 {
        0 => piece.to_owned(),
        _ => value(piece),
    });
    filled.collect()
}

/// The workflow of a host, for a portal that is not in the repository of Lotse.
fn workflow(host: Server) -> anyhow::Result<String> {
    let portal = Portal::new("/", Vec::new())?;
    let here = "LOTSE_SOURCE: \"--path .\"";
    Ok(snippet(host, &portal).replace(here, "LOTSE_SOURCE: \"--git ADDRESS --tag VERSION\""))
}

fn with(text: &str, changes: &[(&str, &str)]) -> String {
    changes
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// A TOML file without the tables whose headers begin so.
fn without(text: &str, headers: &[&str]) -> String {
    let mut keeps = true;
    let kept = text.lines().filter(|line| {
        if line.starts_with('[') {
            keeps = !headers.iter().any(|header| line.starts_with(header));
        }
        keeps
    });
    kept.map(|line| format!("{line}\n")).collect()
}

/// Writes the files below a folder, which is made if it is not there.
///
/// # Errors
/// When one of them is there already, then none is written; or when the disk refuses.
pub fn write(root: &Path, files: &[(&str, String)]) -> anyhow::Result<()> {
    let there: Vec<&str> = files
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| root.join(path).symlink_metadata().is_ok())
        .collect();
    ensure!(
        there.is_empty(),
        "{} has already {}; nothing was written. Name another folder with --root",
        root.display(),
        there.join(", ")
    );
    for (path, text) in files {
        let path = root.join(path);
        let new = || -> io::Result<()> {
            fs::create_dir_all(path.parent().unwrap_or(root))?;
            // Somebody else may have written one in the meantime; it stays.
            let mut file = fs::File::create_new(&path)?;
            file.write_all(text.as_bytes())
        };
        new().with_context(|| path.display().to_string())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_is_there() {
        let imprint = include_str!("../content/impressum.md");
        let privacy = include_str!("../content/datenschutz.md");
        for (text, changes) in [(imprint, &IMPRINT), (privacy, &PRIVACY)] {
            for (from, _) in changes {
                assert!(text.contains(from), "{from}");
            }
        }
        for host in [Server::GithubPages, Server::GitlabPages] {
            let workflow = workflow(host).expect("a plain path");
            assert!(workflow.contains("--git ADDRESS"), "{workflow}");
        }
    }
}
