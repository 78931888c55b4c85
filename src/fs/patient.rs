//! A disk that asks again when a signal has interrupted it.
//!
//! Owns: telling "interrupted" (EINTR) from "refused". In: any [`Disk`]. Out: the same disk, on which nothing fails because a
//! terminal was resized or a debugger came by.
//!
//! **Invariant:** a file that an interrupted write has begun is removed before it is written again.
//!
//! Deliberately absent: patience with any other error; a full disk does not become empty by asking.

use super::*;

/// See the module.
pub struct Patient<'a>(pub &'a dyn Disk);

/// Does it until it is done or refused.
fn again<T>(mut act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match act() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

impl Disk for Patient<'_> {
    fn meta(&self, path: &Path) -> io::Result<Option<Meta>> {
        again(|| self.0.meta(path))
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        again(|| self.0.canonical(path))
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<OsString>> {
        again(|| self.0.list(dir))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        again(|| self.0.read(path))
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        again(|| self.0.read_link(path))
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        again(|| {
            let written = self.0.write_new(path, bytes);
            if matches!(&written, Err(error) if error.kind() == io::ErrorKind::Interrupted) {
                // Whoever had put a file here would have been told of it, not of an interruption: it is ours.
                match again(|| self.0.remove_file(path)) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
            written
        })
    }

    fn create_dir(&self, path: &Path) -> io::Result<()> {
        again(|| self.0.create_dir(path))
    }

    fn symlink(&self, points_to: &Path, path: &Path) -> io::Result<()> {
        again(|| self.0.symlink(points_to, path))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        again(|| self.0.link(from, to))
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        again(|| self.0.copy(from, to))
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        again(|| self.0.copy_mode(from, to))
    }

    fn open_up(&self, dir: &Path) -> io::Result<()> {
        again(|| self.0.open_up(dir))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        again(|| self.0.rename(from, to))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        again(|| self.0.rename_new(from, to))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        again(|| self.0.exchange(one, other))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        again(|| self.0.remove_file(path))
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        again(|| self.0.remove_dir(path))
    }

    fn sync_tree(&self, dir: &Path) -> io::Result<()> {
        again(|| self.0.sync_tree(dir))
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        again(|| self.0.sync_dir(dir))
    }

    fn lock(&self, path: &Path) -> io::Result<Lock> {
        again(|| self.0.lock(path))
    }

    fn unlock(&self, lock: &Lock) -> io::Result<()> {
        again(|| self.0.unlock(lock))
    }
}
