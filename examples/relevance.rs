//! How well the search answers lists of questions, by list, with what went wrong.
//!
//! `cargo run --release --example relevance [--root DIR] [--mix DIR] [LIST.toml]...` asks `tests/search/*.toml` by default;
//! `--mix` adds the records of another portal, such as a synthetic one of `cargo xtask corpus`.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use lotse::index::corpus;
use lotse::lang::Lang;
use lotse::load::RealFiles;
use lotse::questions::{List, Score, WITHIN, rank};
use lotse::site::Site;
use lotse_search::{Engine, write_pack};

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (mut root, mut mix, mut lists) = (PathBuf::from("."), None, Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--root" => root = arguments.next().context("--root DIR")?.into(),
            "--mix" => mix = Some(PathBuf::from(arguments.next().context("--mix DIR")?)),
            list => lists.push(PathBuf::from(list)),
        }
    }
    if lists.is_empty() {
        for entry in std::fs::read_dir("tests/search")? {
            lists.push(entry?.path());
        }
        lists.sort();
    }
    let mut all = corpus(&site(&root)?, Lang::DE);
    if let Some(mix) = mix {
        let other = corpus(&site(&mix)?, Lang::DE);
        all.documents.extend(other.documents);
        let known = |id: &str| all.areas.iter().any(|area| area.id == id);
        let new: Vec<_> = other
            .areas
            .into_iter()
            .filter(|area| !known(&area.id))
            .collect();
        all.areas.extend(new.into_iter().map(|mut area| {
            area.root = false;
            area
        }));
    }
    println!("{} documents", all.documents.len());
    let engine = Engine::open(write_pack("de", all)?.pack)?;
    let mut total = Score::default();
    for path in &lists {
        let text = std::fs::read_to_string(path)?;
        let list = List::parse(&text).with_context(|| path.display().to_string())?;
        let mut score = Score::default();
        for entry in &list.question {
            let rank = rank(&engine, entry);
            score.add(rank);
            if rank.is_none_or(|rank| rank > WITHIN) {
                println!(
                    "    {:?}: {rank:?}, wanted {}",
                    entry.q,
                    entry.finds.join(" ")
                );
            }
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        println!("{name:14} {score}");
        total.merge(score);
    }
    println!("{:14} {total}", "all");
    Ok(())
}

fn site(root: &Path) -> anyhow::Result<Site> {
    let options = lotse::Options {
        today: lotse::date::Date::parse("2026-01-01").context("a date")?,
        base_url: None,
        preview: false,
        engine: None,
        output_dir: Some(root.join("public")),
    };
    let checked = lotse::check_site(root, &options, &RealFiles);
    checked
        .site
        .with_context(|| format!("{} has errors", root.display()))
}
