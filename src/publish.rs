//! Puts the finished site into its folder: all of it, or nothing.
//!
//! Owns: the folder of the site (`public/`), and three names beside it that exist only while it works. In:
//! an [`Output`]. Out: the folder with exactly these files, and with whatever other people have put there.
//!
//! **Invariant:** whenever the process ends, the folder holds one complete site, the old or the new one,
//! and no file that Lotse did not write is lost.
//!
//! How: the new site is written to `.public.lotse-new`, together with the foreign files of the old one
//! (as second names of the same files, so that nobody's edit is lost while this goes on). Then both folders
//! change places in one step (`renameat2` with `RENAME_EXCHANGE`). The old one becomes `.public.lotse-old`,
//! is searched once more for files that came in the meantime, becomes `.public.lotse-trash` and is removed.
//! What a kill leaves behind is told by these names, and by the file `.lotse-unpublished`, which goes with
//! a new tree until it has taken its place; the next publication finishes or clears it. A lock on
//! `.public.lotse-lock` keeps two publications apart: the second one waits.
//!
//! Where the file system cannot exchange, two renames follow each other; between them the folder is missing
//! for a moment, and a kill just then is mended by the next publication, which puts the old site back.
//!
//! A kill loses nothing that was written, since the kernel has it, so nothing is flushed: the site can be
//! built again. Whoever wants to survive power failures too asks for [`crate::fs::Durability::Power`]: then
//! one `syncfs` flushes all files before the exchange.
//!
//! Deliberately absent: what is in the files, and hard links between old and new pages: a page that
//! somebody edits in place must not change in two trees.

mod error;
mod survey;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

pub use error::{Collision, DiskFault, Owner, PublishError};

use crate::fs::{Disk, Kind, Meta, Patient};
use crate::output::Output;
pub use survey::MANIFEST;
use survey::{Item, Manifest, Survey, UNPUBLISHED};

/// What a publication has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Foreign files that were put or changed while the site was being exchanged, and whose place the new
    /// site needs. They have been moved here.
    pub rescued: Vec<PathBuf>,
    /// The new site is in its place, but something behind it could not be tidied up; the next publication
    /// tries again. A sentence for people.
    pub unfinished: Option<String>,
}

/// Replaces the site in `target` by `output`.
///
/// `protect` names the folders that the site is made from: the target may not be one of them, lie in one or
/// hold one. A folder of `protect` that holds others of it (the root of the project) may hold the target.
///
/// After an error the target is as it was.
pub fn publish(
    disk: &dyn Disk,
    output: &Output,
    target: &Path,
    protect: &[PathBuf],
) -> Result<Published, PublishError> {
    let disk: &dyn Disk = &Patient(disk);
    let folder = Folder::usable(disk, target, protect)?;
    for (path, _) in output.iter() {
        let first = path.as_str().split('/').next();
        if first == Some(MANIFEST) || first == Some(UNPUBLISHED) {
            return Err(PublishError::Reserved {
                path: path.to_string(),
            });
        }
    }
    let lock = (disk.lock(&folder.lock))
        .map_err(|error| PublishError::disk("lock", &folder.lock, error))?;
    let result = replace(disk, output, &folder);
    // In this order: once the lock is free, its file may be somebody else's. One that stays bothers nobody.
    let _ = disk.unlock(&lock);
    drop(lock);
    result
}

/// Says whether a site could be published here, before anybody takes the trouble of building it.
///
/// # Errors
/// The same as [`publish`] gives for an impossible target.
pub fn check_target(
    disk: &dyn Disk,
    target: &Path,
    protect: &[PathBuf],
) -> Result<(), PublishError> {
    Folder::usable(&Patient(disk), target, protect).map(drop)
}

/// The folder of the site and the names beside it.
struct Folder {
    parent: PathBuf,
    target: PathBuf,
    /// The new tree while it is written, and for an instant the old one after the exchange.
    new: PathBuf,
    /// The old tree, until nothing foreign is in it any more.
    old: PathBuf,
    /// A tree of which nothing is needed.
    trash: PathBuf,
    lock: PathBuf,
    /// For foreign files that have no place any more.
    rescued: PathBuf,
}

impl Folder {
    /// The folder of a target that may be replaced.
    fn usable(disk: &dyn Disk, target: &Path, protect: &[PathBuf]) -> Result<Folder, PublishError> {
        let folder = Folder::find(disk, target)?;
        folder.keeps_clear_of(disk, protect)?;
        folder.is_replaceable(disk)?;
        Ok(folder)
    }

    fn find(disk: &dyn Disk, target: &Path) -> Result<Folder, PublishError> {
        let failed = |error| PublishError::disk("find", target, error);
        // `.` and `..` have no name; their folder has.
        let target = match target.file_name() {
            Some(_) => target.to_path_buf(),
            None => disk.canonical(target).map_err(failed)?,
        };
        let (Some(name), Some(parent)) = (target.file_name(), target.parent()) else {
            return Err(PublishError::NoName { target });
        };
        let parent = match parent.as_os_str().is_empty() {
            true => Path::new("."),
            false => parent,
        };
        let canonical = match disk.canonical(parent) {
            Ok(canonical) => canonical,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(PublishError::NoParent {
                    parent: parent.to_path_buf(),
                    target,
                });
            }
            Err(error) => return Err(failed(error)),
        };
        if look(disk, &canonical)?.is_some_and(|meta| meta.kind != Kind::Dir) {
            return Err(PublishError::NotAFolder { path: canonical });
        }
        let beside = |before: &str, after: &str| {
            let mut beside = OsString::from(before);
            beside.push(name);
            beside.push(after);
            canonical.join(beside)
        };
        Ok(Folder {
            target: canonical.join(name),
            new: beside(".", ".lotse-new"),
            old: beside(".", ".lotse-old"),
            trash: beside(".", ".lotse-trash"),
            lock: beside(".", ".lotse-lock"),
            rescued: beside("", ".lotse-rescued"),
            parent: canonical,
        })
    }

    fn keeps_clear_of(&self, disk: &dyn Disk, protect: &[PathBuf]) -> Result<(), PublishError> {
        let real = |path: &PathBuf| {
            let plain = || std::path::absolute(path).unwrap_or_else(|_| path.clone());
            disk.canonical(path).unwrap_or_else(|_| plain())
        };
        let inputs: Vec<PathBuf> = protect.iter().map(real).collect();
        for input in &inputs {
            let holds_others = inputs
                .iter()
                .any(|other| other != input && other.starts_with(input));
            let inside = self.target.starts_with(input) && self.target != *input;
            if input.starts_with(&self.target) || (inside && !holds_others) {
                return Err(PublishError::Protected {
                    target: self.target.clone(),
                    input: input.clone(),
                });
            }
        }
        Ok(())
    }

    /// Whether the target is missing or a folder of its own; gives what is known about it.
    fn is_replaceable(&self, disk: &dyn Disk) -> Result<Option<Meta>, PublishError> {
        let target = self.target.clone();
        match look(disk, &self.target)? {
            None => Ok(None),
            Some(meta) if meta.kind == Kind::Symlink => Err(PublishError::Symlink { target }),
            Some(meta) if meta.kind != Kind::Dir => Err(PublishError::NotAFolder { path: target }),
            Some(meta) if meta.mounted => Err(PublishError::MountPoint { path: target }),
            Some(meta) => Ok(Some(meta)),
        }
    }
}

fn look(disk: &dyn Disk, path: &Path) -> Result<Option<Meta>, PublishError> {
    disk.meta(path)
        .map_err(|error| PublishError::disk("look at", path, error))
}

/// The whole publication, under the lock.
fn replace(disk: &dyn Disk, output: &Output, folder: &Folder) -> Result<Published, PublishError> {
    let mut rescued = recover(disk, folder)?;
    let live = match folder.is_replaceable(disk)? {
        Some(_) => Some(Survey::of(disk, &folder.target, None)?),
        None => None,
    };
    let fresh = Manifest::of(output);
    let (unchanged, removed) = live
        .as_ref()
        .map_or((0, 0), |live| live.manifest.compare(&fresh));
    let mut published = Published {
        written: fresh.len() - unchanged,
        unchanged,
        removed,
        ..Published::default()
    };
    let carried = match &live {
        Some(live) => live.carried(disk, &folder.target, output)?,
        None => Vec::new(),
    };
    if !live.as_ref().is_some_and(|live| live.is(&fresh)) {
        let staged = stage(disk, output, &fresh, &carried, live.is_some(), folder)
            .and_then(|()| exchange(disk, folder, live.is_some()));
        if let Err(error) = staged {
            // What cannot be removed now is removed by the next publication.
            let _ = discard(disk, folder, &folder.new);
            return Err(error);
        }
        // From here on the new site is public, and nothing is an error any more.
        let settled = settle(disk, folder, live.as_ref(), &mut rescued);
        published.unfinished = settled.err().map(|error| error.to_string());
    }
    published.rescued = rescued;
    Ok(published)
}

/// Finishes or clears what an earlier publication left when it was killed.
fn recover(disk: &dyn Disk, folder: &Folder) -> Result<Vec<PathBuf>, PublishError> {
    let mut rescued = Vec::new();
    remove(disk, &folder.trash)?;
    if left_over(disk, &folder.old)? {
        finish(disk, folder, &folder.old, None, &mut rescued)?;
    }
    if left_over(disk, &folder.new)? {
        match look(disk, &folder.new.join(UNPUBLISHED))? {
            Some(_) => discard(disk, folder, &folder.new)?,
            // Without the mark it is the old tree: the exchange was the last that happened.
            None => finish(disk, folder, &folder.new, None, &mut rescued)?,
        }
    }
    let mark = folder.target.join(UNPUBLISHED);
    if look(disk, &mark)?.is_some() {
        (disk.remove_file(&mark)).map_err(|error| PublishError::disk("remove", &mark, error))?;
    }
    Ok(rescued)
}

/// Whether an earlier publication left this folder. A link to somewhere else is not ours to follow.
fn left_over(disk: &dyn Disk, path: &Path) -> Result<bool, PublishError> {
    match look(disk, path)?.map(|meta| meta.kind) {
        None => Ok(false),
        Some(Kind::Dir) => Ok(true),
        Some(_) => Err(PublishError::NotAFolder {
            path: path.to_path_buf(),
        }),
    }
}

/// Writes the new tree beside the live one, with the foreign files that stay.
fn stage(
    disk: &dyn Disk,
    output: &Output,
    manifest: &Manifest,
    carried: &[&Item],
    replaces: bool,
    folder: &Folder,
) -> Result<(), PublishError> {
    let new = &folder.new;
    let write = |path: &Path, bytes: &[u8]| {
        disk.write_new(path, bytes)
            .map_err(|error| PublishError::disk("write", path, error))
    };
    create_dir(disk, new)?;
    write(&new.join(UNPUBLISHED), b"")?;
    if replaces {
        copy_mode(disk, &folder.target, new)?;
    }
    let mut last = None;
    for (path, _) in output.iter() {
        for folder in path.folders() {
            // Files come in order, but "a-b" stands between "a/b" and "a/c".
            let folder = new.join(folder);
            if last.as_ref() != Some(&folder) && look(disk, &folder)?.is_none() {
                create_dir(disk, &folder)?;
            }
            last = Some(folder);
        }
    }
    let files: Vec<_> = output.iter().collect();
    files
        .into_par_iter()
        .try_for_each(|(path, body)| write(&new.join(path.as_str()), body))?;
    for entry in carried {
        carry(disk, folder, entry)?;
    }
    write(&new.join(MANIFEST), manifest.to_text().as_bytes())?;
    disk.sync_tree(new)
        .map_err(|error| PublishError::disk("flush", new, error))
}

/// Gives a foreign file of the live tree a second name in the new one. Where file systems cannot do
/// this, it is copied.
fn carry(disk: &dyn Disk, folder: &Folder, entry: &Item) -> Result<(), PublishError> {
    let (from, to) = (
        folder.target.join(&entry.path),
        folder.new.join(&entry.path),
    );
    let failed = |error| PublishError::disk("carry over", &from, error);
    let above = entry.path.parent().unwrap_or(Path::new(""));
    make_folders(disk, &folder.target, &folder.new, above)?;
    let done = match entry.meta.kind {
        Kind::Dir => disk
            .create_dir(&to)
            .and_then(|()| disk.copy_mode(&from, &to)),
        Kind::Symlink => disk
            .read_link(&from)
            .and_then(|points_to| disk.symlink(&points_to, &to)),
        Kind::File => disk.link(&from, &to).or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => Err(error),
            _ => disk.copy(&from, &to),
        }),
        Kind::Other => disk.link(&from, &to),
    };
    match done {
        // Its owner has removed it in this moment.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done.map_err(failed),
    }
}

/// Makes the folders that `below` needs in `to`, with the permissions that they have in `from`. Says
/// whether they are there: something else may be in their way.
fn make_folders(
    disk: &dyn Disk,
    from: &Path,
    to: &Path,
    below: &Path,
) -> Result<bool, PublishError> {
    let mut outer: Vec<&Path> = below.ancestors().collect();
    outer.reverse();
    for folder in outer
        .into_iter()
        .filter(|path| !path.as_os_str().is_empty())
    {
        let here = to.join(folder);
        match look(disk, &here)? {
            Some(meta) if meta.kind == Kind::Dir => {}
            Some(_) => return Ok(false),
            None => {
                create_dir(disk, &here)?;
                copy_mode(disk, &from.join(folder), &here)?;
            }
        }
    }
    Ok(true)
}

fn create_dir(disk: &dyn Disk, path: &Path) -> Result<(), PublishError> {
    disk.create_dir(path)
        .map_err(|error| PublishError::disk("create the folder", path, error))
}

fn copy_mode(disk: &dyn Disk, from: &Path, to: &Path) -> Result<(), PublishError> {
    disk.copy_mode(from, to)
        .map_err(|error| PublishError::disk("set the permissions of", to, error))
}

/// Puts the new tree into its place, and the old one beside it.
fn exchange(disk: &dyn Disk, folder: &Folder, replaces: bool) -> Result<(), PublishError> {
    let failed = |error: io::Error| match error.kind() {
        // The kernel's word for a mount that nothing else has told.
        io::ErrorKind::ResourceBusy => PublishError::MountPoint {
            path: folder.target.clone(),
        },
        _ => PublishError::disk("replace", &folder.target, error),
    };
    if !replaces {
        return disk.rename(&folder.new, &folder.target).map_err(failed);
    }
    match disk.exchange(&folder.new, &folder.target) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
        done => return done.map_err(failed),
    }
    disk.rename(&folder.target, &folder.old).map_err(failed)?;
    disk.rename(&folder.new, &folder.target).map_err(|error| {
        // If even this fails, the next publication does it.
        let _ = disk.rename(&folder.old, &folder.target);
        failed(error)
    })
}

/// Tidies up behind a new site that has taken its place.
fn settle(
    disk: &dyn Disk,
    folder: &Folder,
    known: Option<&Survey>,
    rescued: &mut Vec<PathBuf>,
) -> Result<(), PublishError> {
    let mark = folder.target.join(UNPUBLISHED);
    (disk.remove_file(&mark)).map_err(|error| PublishError::disk("remove", &mark, error))?;
    (disk.sync_dir(&folder.parent))
        .map_err(|error| PublishError::disk("flush", &folder.parent, error))?;
    for old in [&folder.new, &folder.old] {
        if left_over(disk, old)? {
            finish(disk, folder, old, known, rescued)?;
        }
    }
    Ok(())
}

/// Saves what is foreign in an old tree, and removes the tree.
fn finish(
    disk: &dyn Disk,
    folder: &Folder,
    tree: &Path,
    known: Option<&Survey>,
    rescued: &mut Vec<PathBuf>,
) -> Result<(), PublishError> {
    let failed = |error| PublishError::disk("rename", tree, error);
    if look(disk, &folder.target)?.is_none() {
        // Killed between the two renames of a file system that cannot exchange, or just after the new
        // tree had been begun for a site that never was.
        let names = disk.list(tree).map_err(failed)?;
        return match names.is_empty() {
            true => remove(disk, tree),
            false => disk.rename(tree, &folder.target).map_err(failed),
        };
    }
    // The name says from now on that the tree is an old one, whatever it was before.
    if tree != folder.old {
        disk.rename(tree, &folder.old).map_err(failed)?;
    }
    rescue(disk, folder, known, rescued)?;
    discard(disk, folder, &folder.old)
}

/// Brings the foreign files of the old tree over that the new one does not have: they came, or were
/// changed, after the others had been carried.
fn rescue(
    disk: &dyn Disk,
    folder: &Folder,
    known: Option<&Survey>,
    rescued: &mut Vec<PathBuf>,
) -> Result<(), PublishError> {
    let old = Survey::of(disk, &folder.old, known)?;
    for entry in &old.foreign {
        let (from, to) = (
            folder.old.join(&entry.path),
            folder.target.join(&entry.path),
        );
        let failed = |error| PublishError::disk("bring over", &from, error);
        let above = entry.path.parent().unwrap_or(Path::new(""));
        let reachable = make_folders(disk, &folder.old, &folder.target, above)?;
        let there = look(disk, &to)?;
        match there {
            _ if entry.meta.kind == Kind::Dir => {
                if reachable && there.is_none() {
                    create_dir(disk, &to)?;
                }
            }
            None if reachable => move_to(disk, &from, &to).map_err(failed)?,
            Some(meta) if same(disk, entry.meta, &from, meta, &to).map_err(failed)? => {}
            _ => {
                let safe = free_name(disk, &folder.rescued, &entry.path)?;
                move_to(disk, &from, &safe).map_err(failed)?;
                rescued.push(safe);
            }
        }
    }
    Ok(())
}

/// Renames a file to a path at which nothing was seen. Where the file system can, it looks once more.
fn move_to(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    match disk.rename_new(from, to) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => disk.rename(from, to),
        done => done,
    }
}

/// Whether two paths hold the same, so that one of them can go.
fn same(disk: &dyn Disk, a: Meta, one: &Path, b: Meta, other: &Path) -> io::Result<bool> {
    Ok(match (a.kind, b.kind) {
        _ if a.id == b.id && a.id != (0, 0) => true,
        (Kind::Symlink, Kind::Symlink) => disk.read_link(one)? == disk.read_link(other)?,
        (Kind::File, Kind::File) => a.len == b.len && disk.read(one)? == disk.read(other)?,
        _ => false,
    })
}

/// A path below the folder of rescued files that nothing has yet.
fn free_name(disk: &dyn Disk, rescued: &Path, path: &Path) -> Result<PathBuf, PublishError> {
    if look(disk, rescued)?.is_none() {
        create_dir(disk, rescued)?;
    }
    // One flat folder, so that no path in it can be in the way of another.
    let flat: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
    let flat = flat.join("__");
    let mut safe = rescued.join(&flat);
    let mut number = 2;
    while look(disk, &safe)?.is_some() {
        safe = rescued.join(format!("{number}__{flat}"));
        number += 1;
    }
    Ok(safe)
}

/// Removes a tree of which nothing is needed. It gets its own name first: should the removal be cut short,
/// the rest is not taken for anything better.
fn discard(disk: &dyn Disk, folder: &Folder, tree: &Path) -> Result<(), PublishError> {
    if look(disk, tree)?.is_some() {
        remove(disk, &folder.trash)?;
        disk.rename(tree, &folder.trash)
            .map_err(|error| PublishError::disk("rename", tree, error))?;
    }
    remove(disk, &folder.trash)
}

/// Removes whatever lies at the path. Links are removed, not followed.
fn remove(disk: &dyn Disk, path: &Path) -> Result<(), PublishError> {
    let failed = |error| PublishError::disk("remove", path, error);
    let Some(meta) = look(disk, path)? else {
        return Ok(());
    };
    if meta.kind != Kind::Dir {
        return disk.remove_file(path).map_err(failed);
    }
    if meta.mounted {
        return Err(PublishError::MountPoint {
            path: path.to_path_buf(),
        });
    }
    if !meta.open {
        disk.open_up(path).map_err(failed)?;
    }
    for name in disk.list(path).map_err(failed)? {
        remove(disk, &path.join(name))?;
    }
    disk.remove_dir(path).map_err(failed)
}

#[cfg(test)]
mod tests;
