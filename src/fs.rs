//! The file system as `publish` needs it.
//!
//! Owns: the few operations that change a disk, each as one call, so that tests can make any of them fail
//! or stop the world before it. In: paths. Out: what the operating system says.
//!
//! **Invariant:** no operation follows a symbolic link in the last name of its path, but for
//! [`Disk::canonical`].
//!
//! Deliberately absent: any decision. What a missing, foreign or broken file means is `publish`'s matter.

#[cfg(test)]
pub(crate) mod faulty;
mod patient;

pub use patient::Patient;

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary file.
    File,
    /// A folder.
    Dir,
    /// A symbolic link, wherever it points.
    Symlink,
    /// A socket, a pipe or a device.
    Other,
}

/// What is known about a path without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meta {
    /// What it is.
    pub kind: Kind,
    /// Its length in bytes.
    pub len: u64,
    /// Device and number of the inode: equal for two names of one file.
    pub id: (u64, u64),
    /// Times of the last change of content and of the inode, in seconds and nanoseconds.
    pub stamp: [i64; 4],
    /// Another file system is mounted here.
    pub mounted: bool,
    /// Its owner may read, write and (in folders) enter it.
    pub open: bool,
}

/// A lock that other processes respect. The kernel releases it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    /// Open as long as the lock is held.
    _file: File,
    path: PathBuf,
}

/// The operations on a disk.
pub trait Disk: Sync {
    /// What lies at the path; `None` if nothing does.
    fn meta(&self, path: &Path) -> io::Result<Option<Meta>>;
    /// The path without links, `.` and `..`; it must exist.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
    /// The names in a folder, sorted.
    fn list(&self, dir: &Path) -> io::Result<Vec<OsString>>;
    /// The content of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Where a symbolic link points.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// Writes a file that must not exist yet.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Makes a folder in an existing one.
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    /// Makes a symbolic link.
    fn symlink(&self, points_to: &Path, path: &Path) -> io::Result<()>;
    /// Gives a file a second name.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Copies content and permissions of a file.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives the folder `to` the permissions of the folder `from`; its owner keeps all of them in any case.
    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Lets the owner of a folder remove what is in it.
    fn open_up(&self, dir: &Path) -> io::Result<()>;
    /// Renames a file or folder.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames a file, but only if nothing lies at the new path; or says
    /// [`io::ErrorKind::Unsupported`].
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Exchanges two paths in one step, or says [`io::ErrorKind::Unsupported`].
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Removes a file, a link or whatever is no folder.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_dir(&self, path: &Path) -> io::Result<()>;
    /// Makes what has been written below `dir` survive a power failure.
    fn sync_tree(&self, dir: &Path) -> io::Result<()>;
    /// Makes renames in `dir` survive a power failure.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
    /// Waits for the lock with this path, and takes it.
    fn lock(&self, path: &Path) -> io::Result<Lock>;
    /// Removes the file of the lock, which is to be given back: dropping it does that.
    fn unlock(&self, lock: &Lock) -> io::Result<()>;
}

/// What a publication has to survive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// The end of the process at any moment. The kernel keeps what was written, so nothing is flushed.
    #[default]
    Process,
    /// A power failure too: everything is flushed before the new site takes the place of the old one. This
    /// waits for whatever other programs have written to the same file system, which can take long.
    Power,
}

/// The disk of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk {
    durability: Durability,
    waits: Option<fn(&Path)>,
}

/// A lock that is free within this time is not worth a word.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often a lock is tried for until then.
const TRIES: u32 = 20;

impl RealDisk {
    /// A disk that flushes as much as asked for.
    pub fn new(durability: Durability) -> RealDisk {
        RealDisk {
            durability,
            waits: None,
        }
    }

    /// The same disk, which calls `waits` with the path of a lock that somebody else has held for a second.
    pub fn telling(self, waits: fn(&Path)) -> RealDisk {
        RealDisk {
            waits: Some(waits),
            ..self
        }
    }

    /// Takes the lock of an open file, and says so if that takes long.
    fn take(&self, file: &File, path: &Path) -> io::Result<()> {
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(()),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PATIENCE / TRIES),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        if let Some(waits) = self.waits {
            waits(path);
        }
        file.lock()
    }
}

impl Disk for RealDisk {
    fn meta(&self, path: &Path) -> io::Result<Option<Meta>> {
        match fs::symlink_metadata(path) {
            Ok(meta) => Ok(Some(platform::meta(path, &meta))),
            // A file in the place of a folder hides everything below it.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<OsString>> {
        let mut names = fs::read_dir(dir)?
            .map(|entry| entry.map(|entry| entry.file_name()))
            .collect::<io::Result<Vec<_>>>()?;
        names.sort();
        Ok(names)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)
    }

    fn create_dir(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn symlink(&self, points_to: &Path, path: &Path) -> io::Result<()> {
        platform::symlink(points_to, path)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::copy(from, to).map(|_| ())
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        platform::open_folder(to, fs::symlink_metadata(from)?.permissions())
    }

    fn open_up(&self, dir: &Path) -> io::Result<()> {
        platform::open_folder(dir, fs::symlink_metadata(dir)?.permissions())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        platform::rename_new(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        platform::exchange(one, other)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn sync_tree(&self, dir: &Path) -> io::Result<()> {
        match self.durability {
            Durability::Process => Ok(()),
            Durability::Power => platform::sync_tree(dir),
        }
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        match self.durability {
            Durability::Process => Ok(()),
            Durability::Power => platform::sync_dir(dir),
        }
    }

    fn lock(&self, path: &Path) -> io::Result<Lock> {
        loop {
            let file = platform::lock_options().open(path)?;
            self.take(&file, path)?;
            // Whoever held the lock before removed the file on leaving. Then this lock is on a file that
            // nobody else can find any more, and the next in line would be let in beside us.
            let held = platform::meta(path, &file.metadata()?).id;
            if self.meta(path)?.is_some_and(|meta| meta.id == held) {
                return Ok(Lock {
                    _file: file,
                    path: path.to_path_buf(),
                });
            }
        }
    }

    fn unlock(&self, lock: &Lock) -> io::Result<()> {
        fs::remove_file(&lock.path)
    }
}

#[cfg(unix)]
mod platform {
    //! What only the operating system's own calls can do.

    use super::*;
    use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};

    pub(super) fn meta(path: &Path, meta: &fs::Metadata) -> Meta {
        let kind = match meta.file_type() {
            kind if kind.is_dir() => Kind::Dir,
            kind if kind.is_file() => Kind::File,
            kind if kind.is_symlink() => Kind::Symlink,
            kind => {
                debug_assert!(
                    kind.is_socket()
                        || kind.is_fifo()
                        || kind.is_block_device()
                        || kind.is_char_device()
                );
                Kind::Other
            }
        };
        Meta {
            kind,
            len: meta.len(),
            id: (meta.dev(), meta.ino()),
            stamp: [
                meta.mtime(),
                meta.mtime_nsec(),
                meta.ctime(),
                meta.ctime_nsec(),
            ],
            mounted: kind == Kind::Dir && mounted(path),
            open: meta.mode() & 0o700 == 0o700,
        }
    }

    /// Sets permissions of a folder, all of them for its owner: in others nothing could be tidied up.
    pub(super) fn open_folder(path: &Path, permissions: fs::Permissions) -> io::Result<()> {
        let mode = permissions.mode() & 0o7777 | 0o700;
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }

    /// A link in the place of the lock is an error, not a way to somebody else's file.
    pub(super) fn lock_options() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits() as i32);
        options
    }

    pub(super) fn symlink(points_to: &Path, path: &Path) -> io::Result<()> {
        std::os::unix::fs::symlink(points_to, path)
    }

    pub(super) fn sync_dir(dir: &Path) -> io::Result<()> {
        File::open(dir)?.sync_all()
    }

    #[cfg(target_os = "linux")]
    pub(super) use linux::*;

    #[cfg(target_os = "linux")]
    mod linux {
        use super::*;
        use rustix::fs::{AtFlags, CWD, RenameFlags, StatxAttributes, StatxFlags};
        use rustix::io::Errno;

        /// A bind mount has the device of its surroundings; only `statx` tells it (since Linux 5.8).
        pub(in super::super) fn mounted(path: &Path) -> bool {
            rustix::fs::statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
                .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
        }

        /// One call for the whole file system: thirty thousand calls of `fsync` take minutes on a
        /// spinning disk, and it also brings out a full disk that delayed allocation has hidden so far.
        pub(in super::super) fn sync_tree(dir: &Path) -> io::Result<()> {
            Ok(rustix::fs::syncfs(File::open(dir)?)?)
        }

        pub(in super::super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
            rename_with(one, other, RenameFlags::EXCHANGE)
        }

        pub(in super::super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
            rename_with(from, to, RenameFlags::NOREPLACE)
        }

        fn rename_with(from: &Path, to: &Path, flags: RenameFlags) -> io::Result<()> {
            match rustix::fs::renameat_with(CWD, from, CWD, to, flags) {
                // An old kernel, or a file system that knows no such flag (some network and FUSE ones).
                Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => {
                    Err(io::ErrorKind::Unsupported.into())
                }
                result => Ok(result?),
            }
        }
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) use elsewhere::*;

    #[cfg(not(target_os = "linux"))]
    mod elsewhere {
        use super::*;

        pub(in super::super) fn mounted(_: &Path) -> bool {
            false
        }

        pub(in super::super) fn sync_tree(dir: &Path) -> io::Result<()> {
            super::super::sync_each(dir)
        }

        pub(in super::super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }

        pub(in super::super) fn rename_new(_: &Path, _: &Path) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }
    }
}

#[cfg(not(unix))]
mod platform {
    //! The least that works: no inodes, no exchange, no symbolic links.

    use super::*;

    pub(super) fn meta(_: &Path, meta: &fs::Metadata) -> Meta {
        let kind = match meta.file_type() {
            kind if kind.is_symlink() => Kind::Symlink,
            kind if kind.is_dir() => Kind::Dir,
            _ => Kind::File,
        };
        let since = |time: io::Result<std::time::SystemTime>| {
            time.ok()
                .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok())
                .map_or((0, 0), |d| {
                    (d.as_secs() as i64, i64::from(d.subsec_nanos()))
                })
        };
        let (modified, created) = (since(meta.modified()), since(meta.created()));
        Meta {
            kind,
            len: meta.len(),
            id: (0, 0),
            stamp: [modified.0, modified.1, created.0, created.1],
            mounted: false,
            open: true,
        }
    }

    pub(super) fn open_folder(_: &Path, _: fs::Permissions) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn lock_options() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        options
    }

    pub(super) fn symlink(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn rename_new(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn sync_tree(dir: &Path) -> io::Result<()> {
        super::sync_each(dir)
    }

    pub(super) fn sync_dir(_: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// Flushes file by file, where no call flushes them all.
#[cfg(not(target_os = "linux"))]
fn sync_each(dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        match entry.file_type()? {
            kind if kind.is_dir() => sync_each(&entry.path())?,
            kind if kind.is_file() => File::open(entry.path())?.sync_all()?,
            _ => {}
        }
    }
    platform::sync_dir(dir)
}
