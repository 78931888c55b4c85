//! The finished site in memory, before any disk sees it.
//!
//! Owns: which paths a site may have, and that no two files want the same place. In: paths and bytes from
//! the renderer, the index and the theme. Out: an ordered map that `publish`, `serve` and the tests share.
//!
//! **Invariant:** every path stays inside the folder that it is written to, and no path is both a file and
//! a folder.
//!
//! Deliberately absent: disks, and any meaning of the bytes.

use std::borrow::{Borrow, Cow};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;

use crate::diag::{Code, Diagnostic, Report};

/// Files by their paths from the site's root, before they are added to an output.
pub type Files = Vec<(String, Vec<u8>)>;

/// The bytes of one file. Files that are built into the program need no copy.
pub type Body = Cow<'static, [u8]>;

/// The longest name that the usual file systems take, in bytes.
const MAX_NAME: usize = 255;

/// Where a file of the site lies: a relative path with `/` between its names, such as
/// `thema/asyl/index.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(String);

impl OutPath {
    /// Accepts a path of plain names. An empty path or name, `.`, `..`, a leading or trailing `/`, a
    /// backslash and control characters are refused, and so are names over 255 bytes.
    pub fn new(path: impl Into<String>) -> Result<OutPath, OutPathError> {
        let path = path.into();
        let reason = match path.as_str() {
            "" => Some("it is empty"),
            text if text.starts_with('/') => Some("it begins with `/`"),
            text if text.contains('\\') => Some("it contains a backslash"),
            text if text.contains(char::is_control) => Some("it contains a control character"),
            text => text.split('/').find_map(bad_name),
        };
        match reason {
            Some(reason) => Err(OutPathError { path, reason }),
            None => Ok(OutPath(path)),
        }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders that the file lies in, outermost first: `thema`, `thema/asyl`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }
}

fn bad_name(name: &str) -> Option<&'static str> {
    match name {
        "" => Some("a name in it is empty"),
        "." | ".." => Some("it contains `.` or `..`"),
        name if name.len() > MAX_NAME => Some("a name in it is longer than 255 bytes"),
        _ => None,
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Why a text is no path of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutPathError {
    /// What was asked for.
    pub path: String,
    /// What is wrong with it.
    pub reason: &'static str,
}

impl fmt::Display for OutPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` cannot be a path of the site: {}",
            self.path.escape_debug(),
            self.reason
        )
    }
}

impl std::error::Error for OutPathError {}

/// All files of a site, in the order of their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output(BTreeMap<OutPath, Body>);

impl Output {
    /// A site without files.
    pub fn new() -> Output {
        Output::default()
    }

    /// Adds a file. It is refused if its place is taken: by a file of the same path, by a file where it
    /// needs a folder, or by a folder where it wants to be.
    pub fn insert(&mut self, path: OutPath, body: impl Into<Body>) -> Result<(), Taken> {
        let by = if self.0.contains_key(&path) {
            Some(path.clone())
        } else if let Some(file) = path
            .folders()
            .find_map(|folder| self.0.get_key_value(folder))
        {
            Some(file.0.clone())
        } else {
            self.first_inside(&path).cloned()
        };
        match by {
            Some(by) => Err(Taken { path, by }),
            None => {
                self.0.insert(path, body.into());
                Ok(())
            }
        }
    }

    fn first_inside(&self, folder: &OutPath) -> Option<&OutPath> {
        let prefix = format!("{folder}/");
        self.0
            .range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded))
            .next()
            .map(|(path, _)| path)
            .filter(|path| path.as_str().starts_with(&prefix))
    }

    /// Adds a file that a theme or a portal may name. A checked site has one page per address; should an asset or a file
    /// beside a page want the place of another, that is a fault to be told, not a file to be lost.
    pub fn add(&mut self, path: &str, bytes: impl Into<Body>, report: &Report) {
        let added = OutPath::new(path)
            .map_err(|error| error.to_string())
            .and_then(|path| self.insert(path, bytes).map_err(|error| error.to_string()));
        if let Err(problem) = added {
            report.push(Diagnostic::new(Code::AddressConflict, problem).in_file(path));
        }
    }

    /// Adds all files of another site. The first one whose place is taken is refused, and nothing is added after it.
    pub fn extend(&mut self, other: Output) -> Result<(), Taken> {
        other
            .0
            .into_iter()
            .try_for_each(|(path, body)| self.insert(path, body))
    }

    /// The bytes of the file at this path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Cow::as_ref)
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&OutPath, &[u8])> {
        self.0.iter().map(|(path, body)| (path, body.as_ref()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this path is a file of the site or a folder that holds one.
    pub(crate) fn occupies(&self, path: &str) -> bool {
        let folder = || OutPath::new(path).is_ok_and(|path| self.first_inside(&path).is_some());
        self.0.contains_key(path) || folder()
    }
}

/// Two files want the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The file that was to be added.
    pub path: OutPath,
    /// The file that is there already.
    pub by: OutPath,
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path == self.by {
            true => write!(f, "two pages want to be `{}`", self.path),
            false => write!(
                f,
                "`{}` and `{}` exclude each other: one needs a folder where the other is a file",
                self.path, self.by
            ),
        }
    }
}

impl std::error::Error for Taken {}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> OutPath {
        OutPath::new(text).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn paths_stay_inside_the_site() {
        for good in [
            "index.html",
            "a/b/c.txt",
            ".well-known/x",
            "ä/ö.html",
            "a..b",
            "...",
            "a b",
        ] {
            assert_eq!(path(good).as_str(), good);
        }
        for bad in [
            "", "/", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/./b", "a\\b", "a\0b",
            "a\nb", "a\u{7f}",
        ] {
            assert!(OutPath::new(bad).is_err(), "{bad:?}");
        }
        assert!(OutPath::new("x".repeat(256)).is_err());
        assert!(OutPath::new("x".repeat(255)).is_ok());
        let error = OutPath::new("a/../b").expect_err("dots");
        assert_eq!(
            error.to_string(),
            "`a/../b` cannot be a path of the site: it contains `.` or `..`"
        );
    }

    #[test]
    fn no_place_is_taken_twice() {
        let mut output = Output::new();
        output.insert(path("a/b"), &b"1"[..]).expect("free");
        output.insert(path("a-b"), &b"2"[..]).expect("free");
        output.insert(path("a/bc"), vec![3]).expect("free");
        for taken in ["a/b", "a", "a/b/c", "a/b/c/d"] {
            assert!(output.insert(path(taken), vec![]).is_err(), "{taken}");
        }
        let error = output.insert(path("a"), vec![]).expect_err("a folder");
        assert_eq!((error.path, error.by), (path("a"), path("a/b")));
        assert_eq!(output.len(), 3);
        assert_eq!(output.get("a-b"), Some(&b"2"[..]));
        assert!(output.occupies("a") && output.occupies("a/b") && !output.occupies("b"));
    }

    #[test]
    fn files_come_in_the_order_of_their_paths() {
        let mut output = Output::new();
        for name in ["b", "a/z", "a-z", "a/y/x"] {
            output.insert(path(name), vec![]).expect("free");
        }
        let names: Vec<_> = output.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, ["a-z", "a/y/x", "a/z", "b"]);
        let folders: Vec<_> = path("a/y/x").folders().map(str::to_string).collect();
        assert_eq!(folders, ["a", "a/y"]);
    }
}
