//! Why a site was not published, in plain sentences.
//!
//! Owns: the words. In: the faults that `publish` meets. Out: what happened, where, and how to mend it.
//!
//! **Invariant:** whoever gets one of these errors still has the old site, complete.
//!
//! Deliberately absent: errors of the content; they are found long before.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was published. The folder of the site is as it was.
#[derive(Debug)]
pub enum PublishError {
    /// The target is, holds, or lies inside a folder that the site is made from.
    Protected {
        /// Where the site was to go.
        target: PathBuf,
        /// The folder that must not be touched.
        input: PathBuf,
    },
    /// The target has no name of its own: `/`, or the end of a drive.
    NoName {
        /// Where the site was to go.
        target: PathBuf,
    },
    /// The folder that the target lies in does not exist.
    NoParent {
        /// Where the site was to go.
        target: PathBuf,
        /// What does not exist.
        parent: PathBuf,
    },
    /// The target is a file, or something else that is no folder.
    NotAFolder {
        /// What is in the way.
        path: PathBuf,
    },
    /// The target is a symbolic link.
    Symlink {
        /// The link.
        target: PathBuf,
    },
    /// Another file system is mounted at the target or inside it.
    MountPoint {
        /// Where it is mounted.
        path: PathBuf,
    },
    /// The site has a file that Lotse needs for itself.
    Reserved {
        /// The file's path in the site.
        path: String,
    },
    /// The list of Lotse's own files in the target cannot be understood.
    Manifest {
        /// The list.
        path: PathBuf,
        /// The first line that is wrong, counted from 1.
        line: usize,
    },
    /// Publishing would lose files that people have put or changed there.
    Collision {
        /// Where the site was to go.
        target: PathBuf,
        /// All files in question, in the order of their paths.
        files: Vec<Collision>,
    },
    /// The operating system refuses.
    Disk {
        /// Why, as far as it is known.
        fault: DiskFault,
        /// What was being done.
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
}

/// A file that would be lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// Its path below the target.
    pub path: PathBuf,
    /// Whose it is.
    pub owner: Owner,
}

/// Whose a file is that would be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Somebody put it where the site needs the place.
    Foreign,
    /// Lotse wrote it, and somebody has changed it since.
    Edited,
}

/// Why the operating system refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskFault {
    /// No space is left, or the quota is used up.
    Full,
    /// The file system is mounted read-only.
    ReadOnly,
    /// The permissions forbid it.
    Denied,
    /// Anything else.
    Other,
}

impl PublishError {
    pub(super) fn disk(doing: &'static str, path: &Path, source: io::Error) -> PublishError {
        use io::ErrorKind::*;
        let fault = match source.kind() {
            StorageFull | QuotaExceeded => DiskFault::Full,
            ReadOnlyFilesystem => DiskFault::ReadOnly,
            PermissionDenied => DiskFault::Denied,
            _ => DiskFault::Other,
        };
        PublishError::Disk {
            fault,
            doing,
            path: path.to_path_buf(),
            source,
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::Protected { target, input } => write!(
                f,
                "The site cannot go to `{}`, because this would replace or mix with `{}`, which it is made from. \
                 Choose a folder that holds nothing but the site, such as `public`.",
                target.display(),
                input.display()
            ),
            PublishError::NoName { target } => write!(
                f,
                "The site cannot go to `{}`, which has no name to be replaced by. Choose a folder inside it.",
                target.display()
            ),
            PublishError::NoParent { target, parent } => write!(
                f,
                "The site cannot go to `{}`, because the folder `{}` does not exist. Create it first.",
                target.display(),
                parent.display()
            ),
            PublishError::NotAFolder { path } => write!(
                f,
                "`{}` is in the way: a folder is needed here, and it is none. Rename or remove it, or choose another folder.",
                path.display()
            ),
            PublishError::Symlink { target } => write!(
                f,
                "`{}` is a symbolic link, and the site would replace it. Name the folder that it points to.",
                target.display()
            ),
            PublishError::MountPoint { path } => write!(
                f,
                "Another file system is mounted at `{}`, so it cannot be replaced in one step. Publish into a folder inside it.",
                path.display()
            ),
            PublishError::Reserved { path } => write!(
                f,
                "The site may not have a file `{path}`, because Lotse keeps its own notes under this name. Rename the file."
            ),
            PublishError::Manifest { path, line } => write!(
                f,
                "Line {line} of `{}` is not as Lotse wrote it, so Lotse cannot tell its own files from others. \
                 Restore the file, or move what is not Lotse's out of that folder and remove the folder.",
                path.display()
            ),
            PublishError::Collision { target, files } => collision(f, target, files),
            PublishError::Disk {
                fault,
                doing,
                path,
                source,
            } => {
                let (path, advice) = (path.display(), advice(*fault));
                write!(f, "Lotse cannot {doing} `{path}`: {source}. {advice}")
            }
        }
    }
}

fn advice(fault: DiskFault) -> &'static str {
    match fault {
        DiskFault::Full => {
            "Free some space and build again; the new site needs room beside the old one."
        }
        DiskFault::ReadOnly => "The disk is mounted read-only: choose a folder on another one.",
        DiskFault::Denied => {
            "Ask for the right to write here and in the folder above, or choose another folder."
        }
        DiskFault::Other => "Mend this and build again.",
    }
}

fn collision(f: &mut fmt::Formatter<'_>, target: &Path, files: &[Collision]) -> fmt::Result {
    write!(
        f,
        "Nothing was published to `{}`, because these files would be lost:",
        target.display()
    )?;
    for file in files {
        let why = match file.owner {
            Owner::Foreign => "not from Lotse, and the site needs its place",
            Owner::Edited => "from Lotse, but changed by hand since",
        };
        write!(f, "\n  {} ({why})", file.path.display())?;
    }
    write!(
        f,
        "\nMove them out of the folder (changes belong into the content or the theme), or remove them, and build again."
    )
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PublishError::Disk { source, .. } => Some(source),
            _ => None,
        }
    }
}
