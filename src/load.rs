//! Reading a site from disk. The only reader in the program.
//!
//! Owns: which files belong to a site, their encodings, symbolic links, sizes, front matter, TOML syntax.
//! In: a folder. Out: a [`Draft`], every file read and parsed, nothing yet understood.
//! **Invariant:** nothing outside the folder is read, whatever its symbolic links say; each file that is not in the draft
//! is in the report.
//! Deliberately absent: the meaning of any key, and every form of writing.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::diag::{Code, Diagnostic, FileId, Report, Sources, Span, Spanned};
use crate::fields::{self, Tree};

/// A record or a page is text written by a person; beyond this it is a mistake.
const MAX_TEXT_BYTES: u64 = 1_000_000;
/// A file beside a page: data, pictures.
const MAX_ASSET_BYTES: u64 = 20_000_000;
/// Kinds of files that may stand beside pages and are published with them.
const ASSET_TYPES: [&str; 7] = ["csv", "svg", "png", "jpg", "jpeg", "webp", "pdf"];

/// Where the bytes of a file come from. Tests put faults here.
pub trait ReadFile: Sync {
    /// The bytes of the file.
    ///
    /// # Errors
    /// Whatever the operating system says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
}

/// The disk.
pub struct RealFiles;

impl ReadFile for RealFiles {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }
}

/// A site as it was written: read, not yet checked.
#[derive(Debug, Default)]
pub struct Draft {
    /// `lotse.toml`.
    pub settings: Option<Document>,
    /// `directory/taxonomy/*.toml` by the name of the file.
    pub vocabularies: BTreeMap<String, Document>,
    /// `directory/taxonomy/words/*.toml` by the code of the language.
    pub words: BTreeMap<String, Document>,
    /// `directory/search-tests.toml`.
    pub questions: Option<Document>,
    /// `directory/gaps/<id>.toml` by id.
    pub gaps: BTreeMap<String, Document>,
    /// `directory/<category>/<id>.toml`.
    pub records: Vec<RecordFile>,
    /// `content/**/*.md`.
    pub pages: Vec<PageFile>,
    /// Diagrams beside pages, `content/**/*.toml`, by their path below `content/`.
    pub diagrams: BTreeMap<String, Document>,
    /// Files beside pages, by their address.
    pub assets: BTreeMap<String, Asset>,
    /// `themes/<name>/**`: path → bytes.
    pub theme_files: BTreeMap<String, Vec<u8>>,
}

/// A TOML file.
#[derive(Debug)]
pub struct Document {
    /// Its text.
    pub file: FileId,
    /// What stands in it, as far as it could be understood.
    pub tree: Spanned<Tree>,
    /// Whether all of it could be understood.
    pub whole: bool,
}

/// A record.
#[derive(Debug)]
pub struct RecordFile {
    /// The folder it is in.
    pub category: String,
    /// The file's name without its ending.
    pub id: String,
    /// What stands in it.
    pub document: Document,
}

/// A page.
#[derive(Debug)]
pub struct PageFile {
    /// Path below `content/`, without language and ending: `konzept/ziele`, `konzept/index`.
    pub stem: String,
    /// The code between the dots of `ziele.en.md`.
    pub lang: Option<String>,
    /// Its text.
    pub file: FileId,
    /// Front matter; `None` if there is none.
    pub front: Option<(Spanned<Tree>, bool)>,
    /// Where the Markdown begins.
    pub body_start: usize,
}

/// A file beside a page.
#[derive(Debug)]
pub struct Asset {
    /// Its text, if it is a table of data.
    pub file: Option<FileId>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads the site at `root`. `skip` is the output folder, which may lie inside.
pub fn load(
    root: &Path,
    skip: Option<&Path>,
    disk: &dyn ReadFile,
    sources: &mut Sources,
    report: &Report,
) -> Draft {
    let mut loader = Loader {
        root,
        real_root: root.canonicalize().unwrap_or_else(|_| root.to_owned()),
        skip: skip.and_then(|path| path.canonicalize().ok()),
        disk,
        sources,
        report,
        draft: Draft::default(),
    };
    loader.settings();
    for folder in ["directory", "content", "themes"] {
        loader.folder(folder);
    }
    let draft = loader.draft;
    if draft.settings.is_some() && draft.records.is_empty() && draft.pages.is_empty() {
        report.push(
            Diagnostic::new(Code::EmptySite, "there are no records and no pages")
                .in_file(root.display().to_string())
                .help("put records into directory/<category>/ and pages into content/"),
        );
    }
    draft
}

struct Loader<'a> {
    root: &'a Path,
    real_root: PathBuf,
    skip: Option<PathBuf>,
    disk: &'a dyn ReadFile,
    sources: &'a mut Sources,
    report: &'a Report,
    draft: Draft,
}

impl Loader<'_> {
    fn settings(&mut self) {
        if !self.root.join("lotse.toml").exists() {
            self.report.push(
                Diagnostic::new(Code::MissingSettings, "there is no lotse.toml")
                    .in_file(self.root.display().to_string())
                    .help("run lotse in the folder of a portal, or name it with --root"),
            );
            return;
        }
        let path = PathBuf::from("lotse.toml");
        self.draft.settings = self.text(&path).map(|file| self.document(file));
    }

    fn folder(&mut self, folder: &str) {
        let start = self.root.join(folder);
        if !start.exists() {
            return;
        }
        // A link that leaves the site is not followed: it could lead anywhere, and take for ever.
        let mut outside = Vec::new();
        let walk = WalkDir::new(start)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| {
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                if hidden || self.is_output(entry.path()) {
                    return false;
                }
                let leaves = entry.path_is_symlink() && self.leaves_root(entry.path());
                if leaves {
                    outside.push(entry.path().to_owned());
                }
                !leaves
            });
        let found: Vec<_> = walk.collect();
        for path in outside {
            self.outside(&path);
        }
        for entry in found {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let path = entry.path().strip_prefix(self.root).map(Path::to_path_buf);
                    if let Ok(path) = path {
                        self.file(&path);
                    }
                }
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let shown = self.shown(entry.path());
                    self.unexpected(&shown);
                }
                Err(error) => self.walk_error(&error),
            }
        }
    }

    fn is_output(&self, path: &Path) -> bool {
        self.skip
            .as_ref()
            .is_some_and(|skip| path.canonicalize().is_ok_and(|real| real == *skip))
    }

    fn walk_error(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or(self.root);
        let shown = self.shown(path);
        let diagnostic = if error.loop_ancestor().is_some() {
            Diagnostic::new(
                Code::SymlinkLoop,
                format!("`{shown}` leads into a folder that contains it"),
            )
            .help("delete the symbolic link")
        } else {
            let reason = error
                .io_error()
                .map_or_else(String::new, io::Error::to_string);
            Diagnostic::new(
                Code::UnreadableFile,
                format!("cannot read `{shown}`: {reason}"),
            )
            .help("check the permissions, or delete a link whose target is gone")
        };
        self.report.push(diagnostic.in_file(shown));
    }

    fn shown(&self, path: &Path) -> String {
        slashes(path.strip_prefix(self.root).unwrap_or(path))
    }

    fn leaves_root(&self, path: &Path) -> bool {
        path.canonicalize()
            .is_ok_and(|real| !real.starts_with(&self.real_root))
    }

    fn outside(&mut self, path: &Path) {
        let shown = self.shown(path);
        self.report.push(
            Diagnostic::new(
                Code::SymlinkOutside,
                format!("`{shown}` leads out of the site"),
            )
            .in_file(shown)
            .help("replace the symbolic link by the file it points to"),
        );
    }

    fn file(&mut self, path: &Path) {
        let shown = slashes(path);
        let mut parts = shown.split('/');
        let extension = Path::new(&shown)
            .extension()
            .map(|e| e.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        match (parts.next().unwrap_or_default(), extension.as_str()) {
            ("directory", "toml") => self.record(path, &shown),
            ("directory", _) => self.unexpected(&shown),
            ("content", "md") => self.page(path, &shown),
            ("content", "toml") => {
                let Some(file) = self.text(path) else { return };
                let document = self.document(file);
                let address = below(&shown, "content/").to_owned();
                self.draft.diagrams.insert(address, document);
            }
            ("content", extension) if ASSET_TYPES.contains(&extension) => self.asset(path, &shown),
            ("content", _) => self.unexpected(&shown),
            _ => {
                if let Some(bytes) = self.bytes(path, MAX_ASSET_BYTES) {
                    self.draft.theme_files.insert(shown, bytes);
                }
            }
        }
    }

    fn unexpected(&mut self, shown: &str) {
        self.report.push(
            Diagnostic::new(
                Code::UnexpectedFile,
                format!("`{shown}` is not part of the site"),
            )
            .in_file(shown)
            .help("records are directory/<category>/<id>.toml, pages are content/**/*.md; data and pictures may stand beside pages"),
        );
    }

    fn record(&mut self, path: &Path, shown: &str) {
        let parts: Vec<&str> = shown.split('/').collect();
        match parts.as_slice() {
            [_, "taxonomy", "words", name] => {
                let code = name.strip_suffix(".toml").unwrap_or(name).to_owned();
                let Some(file) = self.text(path) else { return };
                let document = self.document(file);
                self.draft.words.insert(code, document);
                return;
            }
            [_, "search-tests.toml"] => {
                let Some(file) = self.text(path) else { return };
                self.draft.questions = Some(self.document(file));
                return;
            }
            _ => {}
        }
        let &[_, category, name] = parts.as_slice() else {
            return self.unexpected(shown);
        };
        let (category, id) = (
            category.to_owned(),
            name.strip_suffix(".toml").unwrap_or(name).to_owned(),
        );
        let Some(file) = self.text(path) else { return };
        let document = self.document(file);
        match category.as_str() {
            "taxonomy" => drop(self.draft.vocabularies.insert(id, document)),
            "gaps" => drop(self.draft.gaps.insert(id, document)),
            _ => self.draft.records.push(RecordFile {
                category,
                id,
                document,
            }),
        }
    }

    fn document(&mut self, file: FileId) -> Document {
        let text = self.sources.text(file).to_owned();
        let (tree, whole) = fields::parse(&text, file, 0, self.report);
        Document { file, tree, whole }
    }

    fn page(&mut self, path: &Path, shown: &str) {
        let Some(file) = self.text(path) else { return };
        let stem = below(shown, "content/");
        let stem = stem.strip_suffix(".md").unwrap_or(stem);
        let name = stem.rsplit('/').next().unwrap_or(stem);
        let (stem, lang) = match name.rsplit_once('.') {
            Some((_, lang)) => (&stem[..stem.len() - lang.len() - 1], Some(lang.to_owned())),
            None => (stem, None),
        };
        let text = self.sources.text(file).to_owned();
        let front = split_front_matter(&text);
        if front.is_none() {
            self.report.push(
                Diagnostic::new(Code::MissingFrontMatter, "the page has no front matter")
                    .at(Span::new(file, 0..text.find('\n').unwrap_or(text.len())))
                    .label("a line `+++` is expected here")
                    .help("begin with +++, title = \"…\", summary = \"…\", +++"),
            );
        }
        let body_start = front.as_ref().map_or(0, |(_, body)| *body);
        let front = front
            .map(|(range, _)| fields::parse(&text[range.clone()], file, range.start, self.report));
        self.draft.pages.push(PageFile {
            stem: stem.to_owned(),
            lang,
            file,
            front,
            body_start,
        });
    }

    fn asset(&mut self, path: &Path, shown: &str) {
        let address = below(shown, "content/").to_owned();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
        let stems = address
            .split('/')
            .map(|name| name.split('.').next().unwrap_or(name));
        if !address.chars().all(is_plain) || stems.clone().any(is_device) {
            self.report.push(
                Diagnostic::new(
                    Code::BadId,
                    format!("`{address}` cannot be part of an address"),
                )
                .in_file(shown)
                .help("use only a-z, 0-9, dots, hyphens and underscores in the names of files, and no name of a device, such as aux and con"),
            );
            return;
        }
        // Names of assets keep their case, but not every disk tells them apart by it.
        let mut others = self.draft.assets.keys();
        if let Some(other) = others.find(|other| other.eq_ignore_ascii_case(&address)) {
            let problem = format!("`{address}` and `{other}` differ in upper and lower case only");
            self.report.push(
                Diagnostic::new(Code::AddressConflict, problem)
                    .in_file(shown)
                    .help("rename one of them: on many computers they are the same file"),
            );
            return;
        }
        let asset = if shown.ends_with(".csv") {
            self.text(path).map(|file| Asset {
                file: Some(file),
                bytes: self.sources.text(file).as_bytes().to_vec(),
            })
        } else {
            let bytes = self.bytes(path, MAX_ASSET_BYTES);
            bytes.map(|bytes| Asset { file: None, bytes })
        };
        if let Some(asset) = asset {
            self.draft.assets.insert(address, asset);
        }
    }

    /// The bytes of a file, unless it is too large, out of the site or unreadable; then the report says so.
    fn bytes(&mut self, path: &Path, limit: u64) -> Option<Vec<u8>> {
        let full = self.root.join(path);
        let shown = slashes(path);
        if self.leaves_root(&full) {
            self.outside(&full);
            return None;
        }
        let meta = std::fs::metadata(&full);
        if meta.as_ref().is_ok_and(|meta| !meta.is_file()) {
            self.report.push(
                Diagnostic::new(
                    Code::UnreadableFile,
                    format!("`{shown}` is not a regular file"),
                )
                .in_file(shown)
                .help("replace it by a file, or delete it"),
            );
            return None;
        }
        let size = meta.map_or(0, |meta| meta.len());
        if size > limit {
            self.report.push(
                Diagnostic::new(
                    Code::FileTooLarge,
                    format!("`{shown}` is {size} bytes, more than {limit}"),
                )
                .in_file(shown)
                .help("split it, or keep large files elsewhere and link to them"),
            );
            return None;
        }
        match self.disk.read(&full) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                self.report.push(
                    Diagnostic::new(
                        Code::UnreadableFile,
                        format!("cannot read `{shown}`: {error}"),
                    )
                    .in_file(shown)
                    .help("check that the file is there and that you may read it"),
                );
                None
            }
        }
    }

    /// The text of a file as a source that diagnostics can point into.
    fn text(&mut self, path: &Path) -> Option<FileId> {
        let bytes = self.bytes(path, MAX_TEXT_BYTES)?;
        let shown = slashes(path);
        let has_mark = bytes.starts_with(b"\xEF\xBB\xBF");
        let bytes = if has_mark { &bytes[3..] } else { &bytes[..] };
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let file = self.sources.add(&*shown, text);
                if has_mark {
                    self.report.push(
                        Diagnostic::new(
                            Code::ByteOrderMark,
                            "the file begins with a byte order mark",
                        )
                        .at(Span::new(file, 0..0))
                        .help("save it as UTF-8 without BOM"),
                    );
                }
                Some(file)
            }
            Err(error) => {
                // What cannot be read becomes a mark of its own, so that the line can be shown with the mark underlined.
                let good = error.valid_up_to();
                let text = String::from_utf8_lossy(bytes);
                let file = self.sources.add(&*shown, text);
                let mark = good..good + char::REPLACEMENT_CHARACTER.len_utf8();
                self.report.push(
                    Diagnostic::new(Code::NotUtf8, "the file is not UTF-8")
                        .at(Span::new(file, mark))
                        .label("here")
                        .help("save it again with the encoding UTF-8"),
                );
                None
            }
        }
    }
}

/// The range of the front matter and the start of the body, if the text begins with a line `+++` and has another one.
fn split_front_matter(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_end() == "+++";
        match start {
            None if is_fence => start = Some(at + line.len()),
            None => return None,
            Some(start) if is_fence => return Some((start..at, at + line.len())),
            Some(_) => {}
        }
        at += line.len();
    }
    None
}

/// Whether Windows takes a name for a device, whatever follows its first dot. Such a file can be neither checked out nor published there.
pub(crate) fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || numbered.is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']))
}

/// A path without the folder that it is known to begin with.
fn below<'a>(path: &'a str, folder: &str) -> &'a str {
    path.strip_prefix(folder).unwrap_or(path)
}

fn slashes(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::split_front_matter;

    #[test]
    fn front_matter_stands_between_two_fences() {
        let text = "+++\r\na = 1\r\n+++\r\nText";
        let (range, body) = split_front_matter(text).unwrap();
        assert_eq!(&text[range], "a = 1\r\n");
        assert_eq!(&text[body..], "Text");
        assert_eq!(split_front_matter("Text"), None);
        assert_eq!(split_front_matter("+++\na = 1\n"), None);
        assert_eq!(split_front_matter("+++\n+++"), Some((4..4, 7)));
    }
}
