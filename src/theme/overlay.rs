//! Which files a theme consists of: the built-in ones, replaced by the site's own.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, FileId, Report, Sources};
use crate::lang::Lang;

#[derive(rust_embed::RustEmbed)]
#[folder = "themes/default"]
struct Embedded;

/// The browser's side of the search engine. It lives beside the engine, since both must change together,
/// and is served like any other asset of the theme.
#[derive(rust_embed::RustEmbed)]
#[folder = "search/web"]
#[include = "*.js"]
struct Engine;

/// The files of a theme by their use.
pub(super) struct Files {
    /// Name below `templates/` → its text.
    pub(super) templates: BTreeMap<String, FileId>,
    /// Name below `assets/` → its bytes.
    pub(super) assets: BTreeMap<String, Vec<u8>>,
    /// Texts by their folder, the built-in ones before the site's own.
    pub(super) texts: BTreeMap<&'static str, Vec<(Lang, FileId)>>,
    /// Icons, the built-in ones before the site's own.
    pub(super) icons: Vec<FileId>,
}

/// The folders of texts: what the interface says, the words of the hand-out, and what fields of files are called.
const TEXTS: [&str; 3] = ["i18n", "handout", "fields"];

pub(super) fn files(
    root_files: Vec<(String, Vec<u8>)>,
    sources: &mut Sources,
    report: &Report,
) -> Files {
    let mut files = Files {
        templates: BTreeMap::new(),
        assets: BTreeMap::new(),
        texts: TEXTS.map(|folder| (folder, Vec::new())).into(),
        icons: Vec::new(),
    };
    for name in Engine::iter() {
        if let Some(file) = Engine::get(&name) {
            files.assets.insert(name.to_string(), file.data.to_vec());
        }
    }
    let mut names: Vec<_> = Embedded::iter().collect();
    names.sort();
    for name in names {
        if let Some(file) = Embedded::get(&name) {
            let shown = format!("themes/default/{name}");
            files.add(&name, shown, file.data.to_vec(), sources, report);
        }
    }
    let mut own = root_files;
    own.sort();
    for (path, bytes) in own {
        let name = below_theme(&path).to_owned();
        files.add(&name, path, bytes, sources, report);
    }
    files
}

/// `themes/NAME/templates/x.html` → `templates/x.html`.
fn below_theme(path: &str) -> &str {
    path.strip_prefix("themes/")
        .and_then(|rest| rest.split_once('/'))
        .map_or(path, |(_, name)| name)
}

impl Files {
    fn add(
        &mut self,
        name: &str,
        shown: String,
        bytes: Vec<u8>,
        sources: &mut Sources,
        report: &Report,
    ) {
        if let Some(asset) = name.strip_prefix("assets/") {
            self.assets.insert(asset.to_owned(), bytes);
            return;
        }
        // The terms of what a theme took from others stand beside it.
        if name.ends_with("LICENSE") {
            return;
        }
        let texts = name.split_once('/').and_then(|(folder, file)| {
            let language = Lang::from_code(file.strip_suffix(".ftl")?)?;
            Some((self.texts.get_mut(folder)?, language))
        });
        let template = name.strip_prefix("templates/");
        if texts.is_none() && template.is_none() && name != "icons.svg" {
            report.push(
                Diagnostic::new(Code::UnexpectedFile, "the theme does not use this file")
                    .in_file(shown)
                    .help("a theme has templates/, assets/, i18n/LANG.ftl, handout/LANG.ftl, fields/LANG.ftl and icons.svg"),
            );
            return;
        }
        let Ok(text) = String::from_utf8(bytes) else {
            report.push(Diagnostic::new(Code::NotUtf8, "the file is not UTF-8").in_file(shown));
            return;
        };
        let id = sources.add(shown, text);
        match (texts, template) {
            (Some((texts, language)), _) => texts.push((language, id)),
            (_, Some(template)) => drop(self.templates.insert(template.to_owned(), id)),
            (None, None) => self.icons.push(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::below_theme;

    #[test]
    fn the_theme_folder_is_taken_off() {
        assert_eq!(below_theme("themes/x/templates/a.html"), "templates/a.html");
        assert_eq!(below_theme("templates/a.html"), "templates/a.html");
    }
}
