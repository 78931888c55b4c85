//! What lies in a published folder, and whose it is.
//!
//! Owns: the manifest's form and the distinction between Lotse's files and other people's. In: a folder.
//! Out: a [`Survey`].
//!
//! **Invariant:** a file counts as Lotse's only if the manifest names it; everything else is foreign.
//!
//! Deliberately absent: changing anything.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::error::{Collision, Owner, PublishError};
use crate::fs::{Disk, Kind, Meta};
use crate::output::{OutPath, Output};

/// The list of Lotse's files, in the folder of the site.
pub const MANIFEST: &str = ".lotse-manifest";

/// Marks a tree that has not taken its place yet.
pub(super) const UNPUBLISHED: &str = ".lotse-unpublished";

type Hash = [u8; 32];

/// Lotse's files and the hashes of their content.
///
/// On disk: one line per file, `<sha256 in hex>  <path>`, sorted by path, as `sha256sum --check` reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeMap<String, Hash>);

impl Manifest {
    pub(super) fn of(output: &Output) -> Manifest {
        let files: Vec<_> = output.iter().collect();
        let hashes: BTreeMap<_, _> = files
            .into_par_iter()
            .map(|(path, body)| (path.as_str().to_string(), hash(body)))
            .collect();
        Manifest(hashes)
    }

    /// The manifest of a published folder; one without is as good as an empty one.
    pub(super) fn load(disk: &dyn Disk, dir: &Path) -> Result<Manifest, PublishError> {
        let path = dir.join(MANIFEST);
        let failed = |error| PublishError::disk("read", &path, error);
        match disk.meta(&path).map_err(failed)?.map(|meta| meta.kind) {
            Some(Kind::File) => {}
            Some(_) => return Err(PublishError::Manifest { path, line: 1 }),
            None => return Ok(Manifest::default()),
        }
        let bytes = disk.read(&path).map_err(failed)?;
        Manifest::parse(&bytes).map_err(|line| PublishError::Manifest { path, line })
    }

    /// Reads what [`Manifest::to_text`] wrote; the error is the number of the first wrong line.
    fn parse(bytes: &[u8]) -> Result<Manifest, usize> {
        let mut files = BTreeMap::new();
        for (index, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
            let entry = std::str::from_utf8(line)
                .ok()
                .and_then(|line| line.strip_suffix('\n'))
                .and_then(|line| line.split_once("  "))
                .and_then(|(hex, path)| Some((unhex(hex)?, OutPath::new(path).ok()?)));
            let Some((hash, path)) = entry else {
                return Err(index + 1);
            };
            files.insert(path.as_str().to_string(), hash);
        }
        Ok(Manifest(files))
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        for (path, hash) in &self.0 {
            for byte in hash {
                // Writing to a string cannot fail.
                let _ = write!(text, "{byte:02x}");
            }
            let _ = writeln!(text, "  {path}");
        }
        text
    }

    /// The folders that hold Lotse's files.
    fn folders(&self) -> BTreeSet<&str> {
        let outer =
            |path: &'_ str| -> Vec<usize> { path.match_indices('/').map(|(at, _)| at).collect() };
        (self.0.keys())
            .flat_map(|path| outer(path).into_iter().map(move |at| &path[..at]))
            .collect()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many files both have with the same content, and how many of ours the other does not have.
    pub(super) fn compare(&self, newer: &Manifest) -> (usize, usize) {
        let same = (self.0.iter())
            .filter(|(path, hash)| newer.0.get(*path) == Some(hash))
            .count();
        let gone = (self.0.keys())
            .filter(|path| !newer.0.contains_key(*path))
            .count();
        (same, gone)
    }
}

pub(super) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

fn unhex(hex: &str) -> Option<Hash> {
    let mut hash = [0; 32];
    if hex.len() != 64 || !hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    for (at, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(hash)
}

/// One thing in a folder, by its path below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) path: PathBuf,
    pub(super) meta: Meta,
}

/// A published folder, looked through.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) manifest: Manifest,
    /// Files, links and empty folders that Lotse did not write, or that were changed since.
    pub(super) foreign: Vec<Item>,
    /// Lotse's files as Lotse left them.
    pub(super) own: BTreeMap<PathBuf, Meta>,
}

impl Survey {
    /// Looks through a folder. What `known` says is Lotse's and has the same length, inode and times is
    /// not read again.
    pub(super) fn of(
        disk: &dyn Disk,
        dir: &Path,
        known: Option<&Survey>,
    ) -> Result<Survey, PublishError> {
        let manifest = Manifest::load(disk, dir)?;
        let mut entries = Vec::new();
        walk(disk, dir, Path::new(""), &mut entries)?;
        let folders = manifest.folders();
        let sorted: Vec<(Item, Whose)> = entries
            .into_par_iter()
            .map(|entry| {
                let whose = whose(disk, dir, &entry, &manifest, &folders, known)?;
                Ok((entry, whose))
            })
            .collect::<Result<_, PublishError>>()?;
        drop(folders);
        let mut survey = Survey {
            manifest,
            foreign: Vec::new(),
            own: BTreeMap::new(),
        };
        for (entry, whose) in sorted {
            match whose {
                Whose::Foreign => survey.foreign.push(entry),
                Whose::Own => {
                    survey.own.insert(entry.path, entry.meta);
                }
                Whose::Nobody => {}
            }
        }
        Ok(survey)
    }

    /// Whether the folder is this site already, to the byte.
    pub(super) fn is(&self, site: &Manifest) -> bool {
        self.manifest == *site && self.own.len() == site.len()
    }

    /// The foreign files that can stay beside the new site; an error if some would be lost.
    pub(super) fn carried(
        &self,
        disk: &dyn Disk,
        dir: &Path,
        output: &Output,
    ) -> Result<Vec<&Item>, PublishError> {
        let (mut carried, mut lost) = (Vec::new(), Vec::new());
        for entry in &self.foreign {
            match place(disk, dir, entry, &self.manifest, output)? {
                Room::Free => carried.push(entry),
                Room::Same => {}
                Room::Taken(owner) => lost.push(Collision {
                    path: entry.path.clone(),
                    owner,
                }),
            }
        }
        match lost.is_empty() {
            true => Ok(carried),
            false => Err(PublishError::Collision {
                target: dir.to_path_buf(),
                files: lost,
            }),
        }
    }
}

/// Whose a thing in the folder is.
#[derive(Clone, Copy)]
enum Whose {
    Own,
    Foreign,
    /// A folder that Lotse's files left behind, or a folder that its content speaks for.
    Nobody,
}

fn whose(
    disk: &dyn Disk,
    dir: &Path,
    entry: &Item,
    manifest: &Manifest,
    folders: &BTreeSet<&str>,
    known: Option<&Survey>,
) -> Result<Whose, PublishError> {
    let name = slashed(&entry.path);
    if entry.meta.kind == Kind::Dir {
        // Only empty folders are entries.
        let left_behind = name.is_some_and(|name| folders.contains(name.as_str()));
        return Ok(if left_behind {
            Whose::Nobody
        } else {
            Whose::Foreign
        });
    }
    if name.as_deref() == Some(MANIFEST) || name.as_deref() == Some(UNPUBLISHED) {
        return Ok(Whose::Nobody);
    }
    let Some(expected) = name.and_then(|name| manifest.0.get(&name)) else {
        return Ok(Whose::Foreign);
    };
    if entry.meta.kind != Kind::File {
        return Ok(Whose::Foreign);
    }
    if known.is_some_and(|known| known.own.get(&entry.path) == Some(&entry.meta)) {
        return Ok(Whose::Own);
    }
    let path = dir.join(&entry.path);
    match disk.read(&path) {
        Ok(bytes) if hash(&bytes) == *expected => Ok(Whose::Own),
        Ok(_) => Ok(Whose::Foreign),
        // Whoever removed it in this moment did not want it.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Whose::Nobody),
        Err(error) => Err(PublishError::disk("read", &path, error)),
    }
}

/// Where a foreign file stands to the new site.
enum Room {
    Free,
    /// The site has the very same file.
    Same,
    Taken(Owner),
}

fn place(
    disk: &dyn Disk,
    dir: &Path,
    entry: &Item,
    manifest: &Manifest,
    output: &Output,
) -> Result<Room, PublishError> {
    let name = slashed(&entry.path);
    let listed = |name: &String| manifest.0.contains_key(name);
    let owner = match name.as_ref().is_some_and(listed) {
        true => Owner::Edited,
        false => Owner::Foreign,
    };
    let mut outer = entry.path.ancestors().skip(1);
    let under_file = outer.any(|outer| slashed(outer).is_some_and(|o| output.get(&o).is_some()));
    let occupied = name.as_ref().is_some_and(|name| output.occupies(name));
    if entry.meta.kind == Kind::Dir {
        // An empty folder gives way: nothing is in it that could be lost.
        return Ok(if occupied || under_file {
            Room::Same
        } else {
            Room::Free
        });
    }
    if let Some(body) = name.as_ref().and_then(|name| output.get(name))
        && entry.meta.kind == Kind::File
        && entry.meta.len == body.len() as u64
    {
        let path = dir.join(&entry.path);
        let found = disk.read(&path);
        if found.map_err(|error| PublishError::disk("read", &path, error))? == body {
            return Ok(Room::Same);
        }
    }
    Ok(match occupied || under_file || owner == Owner::Edited {
        true => Room::Taken(owner),
        false => Room::Free,
    })
}

/// The path with `/` between its names; `None` if it is not Unicode, and so surely not Lotse's.
fn slashed(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    Some(names?.join("/"))
}

/// Collects files, links and empty folders below `dir`, in the order of their names. Links are not
/// followed. A mounted file system stops the walk: it must neither be carried nor removed.
fn walk(
    disk: &dyn Disk,
    dir: &Path,
    below: &Path,
    entries: &mut Vec<Item>,
) -> Result<(), PublishError> {
    let here = dir.join(below);
    let names = match disk.list(&here) {
        Ok(names) => names,
        // Somebody has removed the folder in this moment.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(PublishError::disk("read", &here, error)),
    };
    for name in names {
        let path = below.join(name);
        let full = dir.join(&path);
        let found = disk.meta(&full);
        let Some(meta) = found.map_err(|error| PublishError::disk("read", &full, error))? else {
            continue;
        };
        if meta.kind == Kind::Dir {
            if meta.mounted {
                return Err(PublishError::MountPoint { path: full });
            }
            let before = entries.len();
            walk(disk, dir, &path, entries)?;
            if entries.len() > before {
                continue;
            }
        }
        entries.push(Item { path, meta });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_are_read_as_they_were_written() {
        let mut output = Output::new();
        for path in ["b/c d", "a.html", "b/ä"] {
            let path = OutPath::new(path).expect("a path");
            output.insert(path, vec![]).expect("free");
        }
        let manifest = Manifest::of(&output);
        let text = manifest.to_text();
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(
            text,
            format!("{empty}  a.html\n{empty}  b/c d\n{empty}  b/ä\n")
        );
        assert_eq!(Manifest::parse(text.as_bytes()), Ok(manifest));
        assert_eq!(Manifest::parse(b""), Ok(Manifest::default()));
    }

    #[test]
    fn a_damaged_manifest_names_its_line() {
        let good = format!("{}  a\n", "0".repeat(64));
        for (bad, line) in [
            (format!("{good}x\n"), 2),
            (good.trim_end().to_string(), 1),
            (good.replace("  ", " "), 1),
            (good.replace("  a", "  ../a"), 1),
            (good.replace('0', "G"), 1),
            (good.replace('0', "A"), 1),
            (good.replacen('0', "", 1), 1),
            (format!("{good}\n"), 2),
        ] {
            assert_eq!(Manifest::parse(bad.as_bytes()), Err(line), "{bad:?}");
        }
    }
}
