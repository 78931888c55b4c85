//! A disk that fails on demand, for tests: they may run as root, where permissions stop nothing.
//!
//! Owns: counting operations and spoiling one of them. In: which one, and how. Out: a [`Disk`] over the
//! real one.
//!
//! **Invariant:** after a kill no operation changes anything any more.
//!
//! Deliberately absent: lost writes; they are the matter of a power failure.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::*;

/// How an operation goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It fails with this error number; what comes after it works.
    Error(i32),
    /// The process ends before it: it and everything after it fails, and a write has got half way.
    Kill,
}

pub(crate) const ENOSPC: i32 = 28;
pub(crate) const EROFS: i32 = 30;
pub(crate) const EACCES: i32 = 13;
pub(crate) const EIO: i32 = 5;
pub(crate) const EINTR: i32 = 4;

type Meddle<'a> = Box<dyn Fn(&'static str, &Path) + Sync + 'a>;

/// See the module.
pub(crate) struct FaultyDisk<'a> {
    real: RealDisk,
    count: AtomicUsize,
    killed: AtomicBool,
    at: usize,
    fault: Fault,
    /// What was asked for, in order: the operation and its path.
    log: Mutex<Vec<(&'static str, PathBuf)>>,
    /// Operations that this file system does not have.
    pub lacking: &'static [&'static str],
    /// A folder that is reported as a mount point.
    pub mounted: Option<PathBuf>,
    /// Called before each operation: what other people do at that moment.
    pub meddle: Option<Meddle<'a>>,
}

impl<'a> FaultyDisk<'a> {
    /// Spoils the operation number `at`, counted from 0.
    pub(crate) fn new(at: usize, fault: Fault) -> FaultyDisk<'a> {
        FaultyDisk {
            real: RealDisk::new(Durability::Process),
            count: AtomicUsize::new(0),
            killed: AtomicBool::new(false),
            at,
            fault,
            log: Mutex::default(),
            lacking: &[],
            mounted: None,
            meddle: None,
        }
    }

    /// A disk that counts, but spoils nothing.
    pub(crate) fn sound() -> FaultyDisk<'a> {
        FaultyDisk::new(usize::MAX, Fault::Kill)
    }

    pub(crate) fn operations(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }

    /// Everything that was asked for, in order.
    pub(crate) fn log(&self) -> Vec<(&'static str, PathBuf)> {
        self.log.lock().expect("no test has panicked here").clone()
    }

    fn gate(&self, name: &'static str, path: &Path) -> io::Result<()> {
        if let Some(meddle) = &self.meddle {
            meddle(name, path);
        }
        let number = self.count.fetch_add(1, Ordering::SeqCst);
        let asked = (name, path.to_path_buf());
        self.log
            .lock()
            .expect("no test has panicked here")
            .push(asked);
        if self.killed.load(Ordering::SeqCst) {
            return Err(io::Error::other("killed"));
        }
        if number == self.at {
            return Err(match self.fault {
                Fault::Error(code) => io::Error::from_raw_os_error(code),
                Fault::Kill => {
                    self.killed.store(true, Ordering::SeqCst);
                    io::Error::other("killed")
                }
            });
        }
        match self.lacking.contains(&name) {
            true => Err(io::ErrorKind::Unsupported.into()),
            false => Ok(()),
        }
    }
}

impl Disk for FaultyDisk<'_> {
    fn meta(&self, path: &Path) -> io::Result<Option<Meta>> {
        self.gate("meta", path)?;
        let mut meta = self.real.meta(path)?;
        if let Some(meta) = &mut meta
            && self.mounted.as_deref() == Some(path)
        {
            meta.mounted = true;
        }
        Ok(meta)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.gate("canonical", path)?;
        self.real.canonical(path)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<OsString>> {
        self.gate("list", dir)?;
        self.real.list(dir)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.gate("read", path)?;
        self.real.read(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.gate("read_link", path)?;
        self.real.read_link(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let before = self.killed.load(Ordering::SeqCst);
        if let Err(error) = self.gate("write_new", path) {
            if !before {
                // The file is there, but not all of it.
                self.real.write_new(path, &bytes[..bytes.len() / 2]).ok();
            }
            return Err(error);
        }
        self.real.write_new(path, bytes)
    }

    fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.gate("create_dir", path)?;
        self.real.create_dir(path)
    }

    fn symlink(&self, points_to: &Path, path: &Path) -> io::Result<()> {
        self.gate("symlink", path)?;
        self.real.symlink(points_to, path)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.gate("link", from)?;
        self.real.link(from, to)
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.gate("copy", from)?;
        self.real.copy(from, to)
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.gate("copy_mode", to)?;
        self.real.copy_mode(from, to)
    }

    fn open_up(&self, dir: &Path) -> io::Result<()> {
        self.gate("open_up", dir)?;
        self.real.open_up(dir)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.gate("rename", from)?;
        self.real.rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.gate("rename_new", from)?;
        self.real.rename_new(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.gate("exchange", one)?;
        self.real.exchange(one, other)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.gate("remove_file", path)?;
        self.real.remove_file(path)
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.gate("remove_dir", path)?;
        self.real.remove_dir(path)
    }

    fn sync_tree(&self, dir: &Path) -> io::Result<()> {
        self.gate("sync_tree", dir)?;
        self.real.sync_tree(dir)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.gate("sync_dir", dir)?;
        self.real.sync_dir(dir)
    }

    fn lock(&self, path: &Path) -> io::Result<Lock> {
        self.gate("lock", path)?;
        self.real.lock(path)
    }

    fn unlock(&self, lock: &Lock) -> io::Result<()> {
        self.gate("unlock", &lock.path)?;
        self.real.unlock(lock)
    }
}
