use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::*;
use crate::fs::faulty::{EACCES, EINTR, EIO, ENOSPC, EROFS, Fault, FaultyDisk};
use crate::fs::{Durability, RealDisk};
use crate::output::OutPath;

const DISK: fn() -> RealDisk = || RealDisk::new(Durability::Process);

/// A folder of its own with a place for the site in it.
struct Room {
    dir: tempfile::TempDir,
}

impl Room {
    fn new() -> Room {
        // In memory where that is possible: thousands of small files keep a disk busy.
        let memory = Path::new("/dev/shm");
        let dir = match memory.is_dir() {
            true => tempfile::tempdir_in(memory),
            false => tempfile::tempdir(),
        };
        let dir = dir.expect("a folder for the test");
        Room { dir }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn public(&self) -> PathBuf {
        self.path("public")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        fs::write(path, text).expect("a new file");
    }

    fn publish(&self, site: &Output) -> Result<Published, PublishError> {
        publish(&DISK(), site, &self.public(), &[])
    }

    fn published(&self, site: &Output) -> Published {
        let published = self.publish(site).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(published.unfinished, None);
        published
    }

    /// What is in the site's folder, without Lotse's own notes.
    fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        read_tree(&self.public(), "", &mut tree);
        tree.remove(MANIFEST);
        tree
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dir.path()).expect("the room");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("an entry").file_name())
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

/// Files with their text, links with their arrow, empty folders with a slash.
type Tree = BTreeMap<String, String>;

fn read_tree(dir: &Path, below: &str, tree: &mut Tree) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    let mut empty = true;
    for entry in entries {
        empty = false;
        let entry = entry.expect("an entry");
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().expect("a kind");
        if kind.is_symlink() {
            let target = fs::read_link(entry.path()).expect("a link");
            tree.insert(name, format!("-> {}", target.display()));
        } else if kind.is_dir() {
            read_tree(&entry.path(), &format!("{name}/"), tree);
        } else {
            let bytes = fs::read(entry.path()).expect("a file");
            tree.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    if empty && !below.is_empty() {
        tree.insert(below.to_string(), String::new());
    }
}

fn site(files: &[(&str, &str)]) -> Output {
    let mut output = Output::new();
    for (path, text) in files {
        let path = OutPath::new(*path).expect("a path");
        let body = text.as_bytes().to_vec();
        output.insert(path, body).expect("a free place");
    }
    output
}

fn tree(files: &[(&str, &str)]) -> Tree {
    files
        .iter()
        .map(|(path, text)| (path.to_string(), text.to_string()))
        .collect()
}

/// The old site of most tests.
fn old_site() -> Output {
    site(&[
        ("index.html", "old start"),
        ("asyl/index.html", "asylum"),
        ("asyl/alt/index.html", "gone soon"),
        ("same.css", "same"),
    ])
}

/// The new site of most tests.
fn new_site() -> Output {
    site(&[
        ("index.html", "new start"),
        ("asyl/index.html", "asylum"),
        ("neu/tief/index.html", "new page"),
        ("same.css", "same"),
    ])
}

#[test]
fn the_first_publication_makes_the_folder() {
    let room = Room::new();
    let published = room.published(&old_site());
    assert_eq!(
        (published.written, published.unchanged, published.removed),
        (4, 0, 0)
    );
    let expected = tree(&[
        ("index.html", "old start"),
        ("asyl/index.html", "asylum"),
        ("asyl/alt/index.html", "gone soon"),
        ("same.css", "same"),
    ]);
    assert_eq!(room.tree(), expected);
    assert_eq!(room.names(), ["public"]);
    let manifest = fs::read_to_string(room.path("public/.lotse-manifest")).expect("a manifest");
    let listed: Vec<_> = manifest.lines().map(|line| &line[66..]).collect();
    assert_eq!(
        listed,
        [
            "asyl/alt/index.html",
            "asyl/index.html",
            "index.html",
            "same.css"
        ]
    );
}

#[test]
fn a_second_publication_replaces_all_of_it() {
    let room = Room::new();
    room.published(&old_site());
    let published = room.published(&new_site());
    assert_eq!(
        (published.written, published.unchanged, published.removed),
        (2, 2, 1)
    );
    // The folder `asyl/alt` has vanished with its page.
    let expected = tree(&[
        ("index.html", "new start"),
        ("asyl/index.html", "asylum"),
        ("neu/tief/index.html", "new page"),
        ("same.css", "same"),
    ]);
    assert_eq!(room.tree(), expected);
    assert_eq!(room.names(), ["public"]);
    assert!(!room.path("public/asyl/alt").exists());
}

#[test]
fn an_unchanged_site_is_not_touched() {
    let room = Room::new();
    room.published(&old_site());
    let before = fs::metadata(room.public()).expect("a folder").ino();
    let published = room.published(&old_site());
    assert_eq!((published.written, published.unchanged), (0, 4));
    assert_eq!(fs::metadata(room.public()).expect("a folder").ino(), before);
}

#[test]
fn a_missing_page_is_written_again() {
    let room = Room::new();
    room.published(&old_site());
    fs::remove_dir_all(room.path("public/asyl")).expect("removed");
    room.published(&old_site());
    assert_eq!(room.tree().len(), 4);
}

#[test]
fn an_empty_site_empties_the_folder() {
    let room = Room::new();
    room.published(&old_site());
    room.write("public/.gitignore", "*");
    assert_eq!(room.published(&Output::new()).removed, 4);
    assert_eq!(room.tree(), tree(&[(".gitignore", "*")]));
}

#[test]
fn a_name_between_a_folder_and_its_files_is_no_trouble() {
    let room = Room::new();
    let mixed = site(&[
        ("a-b", "1"),
        ("a.b", "2"),
        ("a/b/x", "3"),
        ("a/b-c", "4"),
        ("a/b/y", "5"),
    ]);
    room.published(&mixed);
    assert_eq!(room.tree().len(), 5);
}

#[test]
fn foreign_files_are_carried_over() {
    let room = Room::new();
    room.published(&old_site());
    room.write("outside/secret.txt", "not part of the site");
    room.write("public/.gitignore", "*\n!.gitignore\n");
    room.write("public/asyl/alt/notes.txt", "beside a page that goes");
    room.write("public/own/deep/run.sh", "#!/bin/sh");
    fs::create_dir_all(room.path("public/leer/innen")).expect("a folder");
    symlink("../outside", room.path("public/verweis")).expect("a link");
    symlink("nirgends", room.path("public/asyl/ins-leere")).expect("a link");
    let odd = std::ffi::OsStr::from_bytes(b"k\xe4se.txt");
    fs::write(room.public().join(odd), "Latin-1").expect("a file");

    assert!(room.published(&new_site()).rescued.is_empty());
    let expected = tree(&[
        (".gitignore", "*\n!.gitignore\n"),
        ("asyl/alt/notes.txt", "beside a page that goes"),
        ("asyl/index.html", "asylum"),
        ("asyl/ins-leere", "-> nirgends"),
        ("index.html", "new start"),
        ("k\u{fffd}se.txt", "Latin-1"),
        ("leer/innen/", ""),
        ("neu/tief/index.html", "new page"),
        ("own/deep/run.sh", "#!/bin/sh"),
        ("same.css", "same"),
        ("verweis", "-> ../outside"),
    ]);
    assert_eq!(room.tree(), expected);
    assert_eq!(room.names(), ["outside", "public"]);
    assert!(room.path("outside/secret.txt").exists());
}

#[test]
fn foreign_files_stay_the_same_files() {
    let room = Room::new();
    room.published(&old_site());
    room.write("public/own/run.sh", "#!/bin/sh");
    let set = |name: &str, mode: u32| {
        fs::set_permissions(room.path(name), PermissionsExt::from_mode(mode)).expect("a mode")
    };
    set("public/own/run.sh", 0o751);
    set("public/own", 0o750);
    let meta = |name: &str| fs::metadata(room.path(name)).expect("there");
    // An editor that has it open still writes to it.
    let inode = meta("public/own/run.sh").ino();
    room.published(&new_site());
    assert_eq!(meta("public/own/run.sh").ino(), inode);
    assert_eq!(meta("public/own/run.sh").mode() & 0o777, 0o751);
    assert_eq!(meta("public/own").mode() & 0o777, 0o750);
}

#[test]
fn folders_that_are_closed_to_their_owner_are_opened() {
    let room = Room::new();
    room.published(&old_site());
    room.write("public/own/notes.txt", "mine");
    fs::set_permissions(room.path("public/own"), PermissionsExt::from_mode(0o555)).expect("mode");
    room.published(&new_site());
    assert_eq!(room.tree()["own/notes.txt"], "mine");
    let own = fs::metadata(room.path("public/own")).expect("there");
    assert_eq!(own.mode() & 0o777, 0o755);
    assert_eq!(room.names(), ["public"]);
}

#[test]
fn foreign_files_are_copied_where_there_are_no_hard_links() {
    let room = Room::new();
    room.published(&old_site());
    room.write("public/own/notes.txt", "mine");
    let mut disk = FaultyDisk::sound();
    disk.lacking = &["link"];
    publish(&disk, &new_site(), &room.public(), &[]).expect("published");
    assert_eq!(
        room.tree().get("own/notes.txt").map(String::as_str),
        Some("mine")
    );
    assert_eq!(room.names(), ["public"]);
}

#[test]
fn a_folder_of_foreign_files_can_become_the_site() {
    let room = Room::new();
    room.write("public/.gitignore", "*");
    room.write("public/same.css", "same");
    room.published(&new_site());
    assert_eq!(room.tree().len(), 5);
}

#[track_caller]
fn collides(room: &Room, site: &Output) -> Vec<(String, Owner)> {
    let before = room.tree();
    let Err(PublishError::Collision { files, target }) = room.publish(site) else {
        panic!("published");
    };
    assert_eq!(room.tree(), before);
    assert_eq!(target, fs::canonicalize(room.public()).expect("there"));
    assert_eq!(room.names(), ["public"]);
    files
        .into_iter()
        .map(|file| (file.path.display().to_string(), file.owner))
        .collect()
}

#[test]
fn all_files_that_would_be_lost_are_named_and_nothing_changes() {
    let room = Room::new();
    room.published(&old_site());
    room.write("public/index.html", "edited");
    room.write(
        "public/asyl/alt/index.html",
        "edited, and not in the new site",
    );
    room.write("public/neu", "a file where a folder is needed");
    room.write("public/free.txt", "no trouble");
    assert_eq!(
        collides(&room, &new_site()),
        [
            ("asyl/alt/index.html".to_string(), Owner::Edited),
            ("index.html".to_string(), Owner::Edited),
            ("neu".to_string(), Owner::Foreign),
        ]
    );
    let message = room.publish(&new_site()).expect_err("again").to_string();
    assert!(
        message.contains("\n  index.html (from Lotse, but changed by hand since)"),
        "{message}"
    );
    assert!(
        message.contains("\n  neu (not from Lotse, and the site needs its place)"),
        "{message}"
    );
}

#[test]
fn foreign_things_in_the_way_are_never_replaced() {
    let room = Room::new();
    room.write(
        "public/page/mine.txt",
        "inside a folder whose name a page wants",
    );
    assert_eq!(
        collides(&room, &site(&[("page", "a page")])),
        [("page/mine.txt".to_string(), Owner::Foreign)]
    );
    let room = Room::new();
    fs::create_dir(room.public()).expect("a folder");
    symlink("elsewhere", room.path("public/page")).expect("a link");
    assert_eq!(
        collides(&room, &site(&[("page/index.html", "a page")])).len(),
        1
    );
    assert_eq!(collides(&room, &site(&[("page", "a page")])).len(), 1);
    // A page that somebody has replaced by a link to the same text is edited all the same.
    let room = Room::new();
    room.published(&site(&[("a", "text"), ("b", "text")]));
    fs::remove_file(room.path("public/a")).expect("removed");
    symlink("b", room.path("public/a")).expect("a link");
    assert_eq!(
        collides(&room, &site(&[("a", "new"), ("b", "text")])),
        [("a".to_string(), Owner::Edited)]
    );
}

#[test]
fn files_that_are_as_the_new_site_wants_them_are_no_trouble() {
    let room = Room::new();
    room.published(&old_site());
    room.write("public/index.html", "new start");
    room.write("public/neu/tief/index.html", "new page");
    fs::create_dir_all(room.path("public/leer")).expect("a folder");
    let mut wanted = new_site();
    wanted
        .insert(OutPath::new("leer").expect("a path"), vec![])
        .expect("free");
    room.published(&wanted);
    assert_eq!(room.tree().len(), 5);
    // They are Lotse's from now on.
    room.published(&Output::new());
    assert_eq!(room.tree(), Tree::new());
}

#[track_caller]
fn fault(disk: &dyn Disk, target: &Path, protect: &[PathBuf]) -> PublishError {
    publish(disk, &new_site(), target, protect).expect_err("published")
}

#[test]
fn unfit_targets_are_refused_with_a_reason() {
    let room = Room::new();
    room.write("file", "text");
    room.write("real/index.html", "text");
    symlink("real", room.path("link")).expect("a link");
    let disk = DISK();
    let at = |name: &str| fault(&disk, &room.path(name), &[]);
    assert!(matches!(at("file"), PublishError::NotAFolder { .. }));
    assert!(matches!(at("file/public"), PublishError::NotAFolder { .. }));
    assert!(matches!(at("link"), PublishError::Symlink { .. }));
    assert!(matches!(at("link/"), PublishError::Symlink { .. }));
    assert!(matches!(at("no/public"), PublishError::NoParent { .. }));
    assert!(matches!(
        fault(&disk, Path::new("/"), &[]),
        PublishError::NoName { .. }
    ));
    // A link in the path to the folder is followed: only the folder itself is replaced.
    publish(&disk, &new_site(), &room.path("link/public"), &[]).expect("published");
    assert!(room.path("real/public/index.html").exists());
    assert_eq!(room.names(), ["file", "link", "real"]);
}

#[test]
fn mounted_file_systems_are_neither_replaced_nor_emptied() {
    let room = Room::new();
    room.published(&old_site());
    room.write("public/uploads/mine.txt", "on another disk");
    let before = room.tree();
    let real = fs::canonicalize(room.public()).expect("there");
    for mounted in [real.clone(), real.join("uploads")] {
        let mut disk = FaultyDisk::sound();
        disk.mounted = Some(mounted.clone());
        let error = fault(&disk, &room.public(), &[]);
        assert!(matches!(&error, PublishError::MountPoint { path } if *path == mounted));
        assert_eq!(room.tree(), before);
        assert_eq!(room.names(), ["public"]);
    }
    // The real thing: everywhere on Linux, and the refusal comes before any change.
    if cfg!(target_os = "linux") {
        let error = fault(&DISK(), Path::new("/proc"), &[]);
        assert!(matches!(error, PublishError::MountPoint { .. }), "{error}");
    }
}

#[test]
fn what_the_site_is_made_from_is_protected() {
    let room = Room::new();
    for name in [
        "content/start.md",
        "directory/a.toml",
        "themes/x/a.css",
        "sub/keep",
    ] {
        room.write(name, "text");
    }
    let protect: Vec<_> = ["", "content", "directory", "themes", "missing"]
        .iter()
        .map(|name| room.path(name))
        .collect();
    let before = room.names();
    let disk = DISK();
    for target in [
        "content",
        "content/public",
        "content/../directory",
        "themes/x/out",
        ".",
        "missing",
        "missing/..",
    ] {
        // A folder that is missing cannot be looked up from inside.
        let error = fault(&disk, &room.path(target), &protect);
        let expected = matches!(error, PublishError::Protected { .. })
            || (target == "missing/.." && matches!(error, PublishError::Disk { .. }));
        assert!(expected, "{target}: {error}");
    }
    let outside = room.dir.path().parent().expect("a folder");
    assert!(matches!(
        fault(&disk, outside, &protect),
        PublishError::Protected { .. }
    ));
    assert_eq!(room.names(), before);
    // Beside them, inside the root, there is room.
    publish(&disk, &new_site(), &room.path("sub/public"), &protect).expect("published");
    publish(&disk, &new_site(), &room.path("contents"), &protect).expect("published");
}

#[test]
fn the_names_of_lotses_notes_are_reserved() {
    let room = Room::new();
    for name in [".lotse-manifest", ".lotse-unpublished/x"] {
        let error = room.publish(&site(&[(name, "")])).expect_err("reserved");
        assert!(matches!(error, PublishError::Reserved { .. }));
    }
    assert_eq!(room.names(), [""; 0]);
}

#[test]
fn a_damaged_manifest_stops_the_publication() {
    let room = Room::new();
    room.published(&old_site());
    let manifest = room.path("public/.lotse-manifest");
    fs::write(&manifest, "what is this\n").expect("written");
    let error = room.publish(&new_site()).expect_err("damaged");
    assert!(
        matches!(error, PublishError::Manifest { line: 1, .. }),
        "{error}"
    );
    fs::remove_file(&manifest).expect("removed");
    fs::create_dir(&manifest).expect("a folder");
    assert!(room.publish(&new_site()).is_err());
    // Without it, nothing is known to be Lotse's: what differs is named, the rest stays.
    fs::remove_dir(&manifest).expect("removed");
    let names = collides(&room, &new_site());
    assert_eq!(names, [("index.html".to_string(), Owner::Foreign)]);
}

#[test]
fn refusals_of_the_system_have_their_kind() {
    for (code, kind) in [
        (ENOSPC, DiskFault::Full),
        (EROFS, DiskFault::ReadOnly),
        (EACCES, DiskFault::Denied),
        (EIO, DiskFault::Other),
    ] {
        let room = Room::new();
        let disk = FaultyDisk::new(3, Fault::Error(code));
        match fault(&disk, &room.public(), &[]) {
            PublishError::Disk { fault, .. } => assert_eq!(fault, kind),
            other => panic!("{other}"),
        }
    }
    let full = PublishError::disk(
        "write",
        Path::new("a/b"),
        io::Error::from_raw_os_error(ENOSPC),
    );
    assert_eq!(
        full.to_string(),
        "Lotse cannot write `a/b`: No space left on device (os error 28). Free some space and build again; \
         the new site needs room beside the old one."
    );
}

/// What the tests of faults begin with, and what must be there at the end.
struct Scene {
    first: bool,
    lacking: &'static [&'static str],
    before: Tree,
    after: Tree,
}

impl Scene {
    fn new(first: bool, lacking: &'static [&'static str]) -> Scene {
        let (before, after) = (Tree::new(), Tree::new());
        let mut scene = Scene {
            first,
            lacking,
            before,
            after,
        };
        let room = scene.room();
        scene.before = room.tree();
        room.published(&new_site());
        scene.after = room.tree();
        scene
    }

    fn all() -> [Scene; 4] {
        [
            Scene::new(false, &[]),
            Scene::new(true, &[]),
            Scene::new(false, &["exchange", "link"]),
            Scene::new(true, &["exchange", "rename_new"]),
        ]
    }

    fn room(&self) -> Room {
        let room = Room::new();
        if !self.first {
            room.published(&old_site());
            room.write("public/.gitignore", "*");
            room.write("public/asyl/alt/notes.txt", "mine");
            symlink("nowhere", room.path("public/link")).expect("a link");
            fs::create_dir(room.path("public/empty")).expect("a folder");
        }
        room
    }

    /// Publishes the new site and spoils one operation; says how many there were.
    fn spoil(
        &self,
        room: &Room,
        at: usize,
        fault: Fault,
    ) -> (usize, Result<Published, PublishError>) {
        let mut disk = FaultyDisk::new(at, fault);
        disk.lacking = self.lacking;
        let result = publish(&disk, &new_site(), &room.public(), &[]);
        (disk.operations(), result)
    }

    /// The site is the old one or the new one, all of it.
    #[track_caller]
    fn is_complete(&self, room: &Room, killed: bool, what: &str) {
        let mut found = room.tree();
        // The mark is the last that is taken away.
        found.remove(UNPUBLISHED);
        // Two renames cannot do better; the old site waits beside.
        let between = killed && self.lacking.contains(&"exchange") && !room.public().exists();
        let waits = room.path(".public.lotse-old/index.html").exists();
        assert!(
            found == self.before || found == self.after || (between && waits),
            "{what}: {found:#?}"
        );
    }

    /// The next publication succeeds, and nothing is left beside the site.
    #[track_caller]
    fn heals(&self, room: &Room, what: &str) {
        match self.spoil(room, usize::MAX, Fault::Kill).1 {
            Err(error) => panic!("{what}: {error}"),
            Ok(published) => {
                assert_eq!(published.unfinished, None, "{what}");
                assert!(published.rescued.is_empty(), "{what}");
            }
        }
        assert_eq!(room.tree(), self.after, "{what}");
        assert_eq!(room.names(), ["public"], "{what}");
    }

    /// Spoils each operation in turn; says how many there were.
    fn survives(&self, fault: Fault) -> usize {
        for at in 0.. {
            let room = self.room();
            let (count, result) = self.spoil(&room, at, fault);
            let what = format!("{fault:?} at operation {at}");
            self.is_complete(&room, fault == Fault::Kill, &what);
            if count <= at {
                assert!(result.is_ok() && at > 25, "{what}");
                return at;
            }
            if fault == Fault::Error(EINTR) {
                let published = result.unwrap_or_else(|error| panic!("{what}: {error}"));
                assert_eq!(published.unfinished, None, "{what}");
                assert_eq!(room.tree(), self.after, "{what}");
                assert_eq!(room.names(), ["public"], "{what}");
                continue;
            }
            if result.is_err() && fault != Fault::Kill {
                assert_eq!(room.tree(), self.before, "{what}");
            }
            self.heals(&room, &what);
        }
        unreachable!("a publication ends");
    }
}

#[test]
fn any_operation_may_fail() {
    let mut injected = 0;
    for scene in Scene::all() {
        for code in [ENOSPC, EIO, EROFS, EACCES] {
            injected += scene.survives(Fault::Error(code));
        }
    }
    println!("{injected} operations failed, the portal was whole each time");
    assert!(injected > 1000, "{injected}");
}

/// A signal is no refusal: the operation is asked for again, and nobody notices.
#[test]
fn any_operation_may_be_interrupted() {
    let scenes = Scene::all();
    let interrupted: usize = scenes
        .iter()
        .map(|scene| scene.survives(Fault::Error(EINTR)))
        .sum();
    println!("{interrupted} operations were interrupted, and done all the same");
    assert!(interrupted > 250, "{interrupted}");
}

/// After a power cut the folder has what was flushed: so all of the new site is flushed before it takes its place, and that it
/// has taken it before anything of the old one goes.
#[test]
fn everything_is_flushed_before_the_exchange() {
    for scene in Scene::all() {
        let room = scene.room();
        let mut disk = FaultyDisk::sound();
        disk.lacking = scene.lacking;
        publish(&disk, &new_site(), &room.public(), &[]).expect("published");
        let log = disk.log();
        let new = fs::canonicalize(room.dir.path())
            .expect("there")
            .join(".public.lotse-new");
        let first = |name: &str, at: &Path| {
            let found = log.iter().position(|(op, path)| *op == name && path == at);
            found.unwrap_or_else(|| panic!("no {name} of {}: {log:#?}", at.display()))
        };
        let flushed = first("sync_tree", &new);
        let makes = ["write_new", "create_dir", "symlink", "link", "copy"];
        let moves = ["exchange", "rename", "rename_new"];
        let goes = ["remove_dir"];
        let made: Vec<_> = log
            .iter()
            .rposition(|(op, path)| {
                makes.contains(op) && (path.starts_with(&new) || ["link", "copy"].contains(op))
            })
            .into_iter()
            .collect();
        assert!(made.iter().all(|&at| at < flushed), "{log:#?}");
        let moved = log.iter().position(|(op, _)| moves.contains(op));
        assert!(moved.is_some_and(|at| flushed < at), "{log:#?}");
        let settled = first("sync_dir", new.parent().expect("a folder"));
        assert!(moved.is_some_and(|at| at < settled), "{log:#?}");
        let gone = log.iter().position(|(op, _)| goes.contains(op));
        assert!(gone.is_none_or(|at| settled < at), "{log:#?}");
    }
}

#[test]
fn the_process_may_end_before_any_operation() {
    let scenes = Scene::all();
    let killed: usize = scenes.iter().map(|scene| scene.survives(Fault::Kill)).sum();
    println!("{killed} times the process ended, the portal was whole each time");
    assert!(killed > 250, "{killed}");
}

#[test]
fn the_recovery_may_be_killed_too() {
    for scene in Scene::all() {
        for first in 0.. {
            // Not every pair: the second moment walks through its range as the first goes on.
            for second in (first % 61..200).step_by(61) {
                let room = scene.room();
                if scene.spoil(&room, first, Fault::Kill).0 <= first {
                    break;
                }
                let _ = scene.spoil(&room, second, Fault::Kill);
                let what = format!("killed at {first}, then at {second}");
                scene.is_complete(&room, true, &what);
                scene.heals(&room, &what);
            }
            if first > 200 {
                break;
            }
        }
    }
}

/// Publishes the new site while somebody else does something just before the exchange.
fn meddled(room: &Room, lacking: &'static [&'static str], act: impl Fn() + Sync) -> Published {
    let done = AtomicBool::new(false);
    let mut disk = FaultyDisk::sound();
    disk.lacking = lacking;
    disk.meddle = Some(Box::new(move |name, _| {
        if name == "exchange" && !done.swap(true, Ordering::SeqCst) {
            act();
        }
    }));
    publish(&disk, &new_site(), &room.public(), &[]).expect("published")
}

#[test]
fn files_that_come_at_the_last_moment_are_brought_over() {
    for lacking in [&[][..], &["exchange", "rename_new"], &["exchange", "link"]] {
        let room = Room::new();
        room.published(&old_site());
        room.write("public/notes.txt", "first");
        let published = meddled(&room, lacking, || {
            room.write("public/late/file.txt", "late");
            fs::create_dir(room.path("public/leer")).expect("a folder");
            symlink("x", room.path("public/link")).expect("a link");
            // An editor that writes in place; with hard links it is one file in both trees.
            fs::write(room.path("public/notes.txt"), "edited in place").expect("written");
        });
        let found = room.tree();
        assert_eq!(found["late/file.txt"], "late");
        assert_eq!(found["link"], "-> x");
        assert!(found.contains_key("leer/"));
        let no_links = lacking.contains(&"link");
        assert_eq!(published.rescued.len(), usize::from(no_links));
        if !no_links {
            assert_eq!(found["notes.txt"], "edited in place");
            assert_eq!(room.names(), ["public"]);
        }
    }
}

#[test]
fn edits_at_the_last_moment_are_rescued() {
    let room = Room::new();
    room.published(&old_site());
    room.write("public/sub/notes.txt", "first");
    let published = meddled(&room, &[], || {
        fs::write(room.path("public/index.html"), "edited page").expect("written");
        room.write("public/neu/tief/index.html", "in the place of a new page");
        // An editor that writes a new file and renames it.
        room.write("public/sub/notes.tmp", "second");
        fs::rename(
            room.path("public/sub/notes.tmp"),
            room.path("public/sub/notes.txt"),
        )
        .expect("renamed");
    });
    assert_eq!(published.unfinished, None);
    assert_eq!(room.tree()["index.html"], "new start");
    assert_eq!(room.names(), ["public", "public.lotse-rescued"]);
    let mut rescued = Tree::new();
    read_tree(&room.path("public.lotse-rescued"), "", &mut rescued);
    let expected = tree(&[
        ("index.html", "edited page"),
        ("neu__tief__index.html", "in the place of a new page"),
        ("sub__notes.txt", "second"),
    ]);
    assert_eq!(rescued, expected);
    assert_eq!(published.rescued.len(), 3);
}

#[test]
fn links_in_the_place_of_lotses_folders_are_not_followed() {
    for name in [
        ".public.lotse-new",
        ".public.lotse-old",
        ".public.lotse-lock",
    ] {
        let room = Room::new();
        room.published(&old_site());
        room.write("elsewhere/precious.txt", "text");
        symlink("elsewhere", room.path(name)).expect("a link");
        assert!(room.publish(&new_site()).is_err(), "{name}");
        assert!(room.path("elsewhere/precious.txt").exists());
        assert_eq!(room.tree()["index.html"], "old start");
    }
    let room = Room::new();
    room.write("elsewhere/precious.txt", "text");
    symlink("elsewhere", room.path(".public.lotse-trash")).expect("a link");
    room.published(&new_site());
    assert!(room.path("elsewhere/precious.txt").exists());
    assert_eq!(room.names(), ["elsewhere", "public"]);
}

/// Pages that all tell the number of their build.
fn numbered(number: usize) -> Output {
    let text = format!("build {number}\n").repeat(50);
    let mut output = Output::new();
    for page in 0..60 {
        // Some pages come and go.
        let path = match page % 3 {
            0 => format!("{}/{page}/index.html", number % 5),
            _ => format!("always/{page}.html"),
        };
        let path = OutPath::new(path).expect("a path");
        output
            .insert(path, text.clone().into_bytes())
            .expect("free");
    }
    output
}

/// The build that the folder holds, if all of its pages agree.
fn number_of(room: &Room) -> usize {
    let mut found = room.tree();
    found.remove(UNPUBLISHED);
    assert_eq!(found.remove("mine.txt").as_deref(), Some("mine"));
    assert_eq!(found.len(), 60);
    let first = found.values().next().expect("a page").clone();
    assert!(
        found.values().all(|text| *text == first),
        "pages of two builds"
    );
    let line = first.lines().next().expect("a line");
    line.trim_start_matches("build ").parse().expect("a number")
}

#[test]
fn parallel_publications_wait_for_each_other() {
    let room = Room::new();
    room.write("public/mine.txt", "mine");
    std::thread::scope(|scope| {
        for worker in 0..3 {
            let room = &room;
            scope.spawn(move || {
                for round in 0..6 {
                    room.published(&numbered(10 * worker + round));
                }
            });
        }
    });
    number_of(&room);
    assert_eq!(room.names(), ["public"]);
}

#[test]
fn readers_never_miss_the_site() {
    let room = Room::new();
    room.write("public/mine.txt", "mine");
    room.published(&numbered(0));
    let page = room.path("public/always/1.html");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !done.load(Ordering::SeqCst) {
                fs::read_to_string(&page).expect("the page is always there");
                reads += 1;
            }
            reads
        });
        for number in 1..20 {
            room.published(&numbered(number));
        }
        done.store(true, Ordering::SeqCst);
        assert!(reader.join().expect("no missing page") > 0);
    });
}

const CHILD: &str = "LOTSE_TEST_PUBLISH_UNTIL_KILLED";

/// Not a test of its own: the process that `a_killed_process_leaves_a_whole_site` kills.
#[test]
fn publish_until_killed() {
    let Some(dir) = std::env::var_os(CHILD) else {
        return;
    };
    let dir = Path::new(&dir);
    for number in 1.. {
        let site = numbered(number);
        publish(&DISK(), &site, &dir.join("public"), &[]).expect("published");
        if number == 1 {
            fs::write(dir.join("started"), "").expect("written");
        }
    }
}

#[test]
fn a_killed_process_leaves_a_whole_site() {
    let room = Room::new();
    room.write("public/mine.txt", "mine");
    room.published(&numbered(0));
    let mut seen = Vec::new();
    for round in 0..20_u64 {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args([
                "--exact",
                "publish::tests::publish_until_killed",
                "--nocapture",
            ])
            .env(CHILD, room.dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a child");
        for _ in 0..60_000 {
            if room.path("started").exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        // A fixed series of moments, spread over several publications.
        std::thread::sleep(Duration::from_micros(round * 7_919 % 25_000));
        // SIGKILL: nothing in the child can prepare for it.
        child.kill().expect("killed");
        child.wait().expect("gone");
        fs::remove_file(room.path("started")).expect("it had begun");
        seen.push(number_of(&room));
        room.published(&numbered(1_000 + round as usize));
        assert_eq!(room.names(), ["public"]);
    }
    assert!(
        seen.iter().all(|number| (1..1_000).contains(number)),
        "the children did not publish: {seen:?}"
    );
}
