//! The corpora of the fuzz targets, and everything that they ever stumbled over, judged by the same properties on every run of the
//! tests, without a fuzzer. `fuzz/README.md` says where they come from.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::properties;

/// The inputs of a target in one of the folders of `fuzz/`.
fn inputs(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an input").path())
        .collect();
    paths.sort();
    paths
}

fn all_hold(target: &str) {
    let mut broken = Vec::new();
    let mut tried = 0;
    for folder in ["corpus", "regressions"] {
        for path in inputs(&properties::folder().join(folder).join(target)) {
            let input = std::fs::read(&path).expect("an input");
            let held = catch_unwind(AssertUnwindSafe(|| properties::holds(target, &input)));
            tried += 1;
            if held.is_err() {
                broken.push(path.display().to_string());
            }
        }
    }
    assert!(tried > 0, "{target} has no corpus");
    assert!(broken.is_empty(), "{target}: {}", broken.join("\n"));
    println!("{target}: {tried} inputs");
}

/// One test each, so that they run side by side.
macro_rules! corpora {
    ($($target:ident)*) => {
        $(#[test] fn $target() { all_hold(stringify!($target)); })*

        #[test]
        fn every_target_is_replayed_and_fuzzed() {
            let replayed = [$(stringify!($target)),*];
            let known: Vec<&str> = properties::TARGETS.iter().map(|(name, _)| *name).collect();
            assert_eq!(known, replayed);
            for name in known {
                let path = properties::folder().join(format!("fuzz_targets/{name}.rs"));
                let text = std::fs::read_to_string(path).expect("a target");
                assert!(text.contains(&format!("holds(\"{name}\", input)")), "{name}");
            }
        }
    };
}

corpora!(record gap page markdown taxonomy settings table diagram pack request rules inquiry);
