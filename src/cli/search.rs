//! `lotse search`: what the search of a portal finds, and why.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use lotse_search::{Engine, Explanation, Hit, Request};
use serde::Serialize;

use super::read::{Today, known_language, read_file, sound};
use super::say::{count, hint};
use crate::lang::Lang;

#[derive(Args)]
pub(super) struct SearchArgs {
    /// The words to search for
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// Language of the index
    #[arg(long, default_value = "de")]
    lang: Lang,
    /// Only what serves this area
    #[arg(long, value_name = "ID")]
    area: Option<String>,
    /// Only this topic
    #[arg(long, value_name = "ID")]
    topic: Option<String>,
    /// At most so many hits
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// Show why each hit ranks where it does
    #[arg(long, conflicts_with = "json")]
    explain: bool,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// Read a built pack instead of indexing the portal
    #[arg(long, value_name = "FILE")]
    pack: Option<PathBuf>,
}

pub(super) fn search(root: &Path, args: &SearchArgs) -> anyhow::Result<ExitCode> {
    let engine = match &args.pack {
        Some(file) => Engine::open(read_file(file)?)?,
        None => {
            let Some((site, _)) = sound(root, &Today { today: None })? else {
                return Ok(ExitCode::FAILURE);
            };
            for (id, vocabulary) in [
                (&args.area, &site.taxonomy.areas),
                (&args.topic, &site.taxonomy.topics),
            ] {
                if let Some(id) = id
                    && !vocabulary.contains(id)
                {
                    bail!("there is no `{id}`{}", hint(id, vocabulary.ids()));
                }
            }
            known_language(args.lang, &site)?;
            crate::index::engine(&site, args.lang)?
        }
    };
    let request = Request {
        q: args.query.join(" "),
        area: args.area.clone(),
        topic: args.topic.clone(),
        limit: args.limit,
        ..Request::default()
    };
    let response = engine.search(&request);
    let explained = if args.explain {
        engine.explain(&request)
    } else {
        Vec::new()
    };
    let mut explained = explained.iter();
    let mut out = io::stdout().lock();
    for hit in &response.hits {
        if args.json {
            writeln!(out, "{}", serde_json::to_string(&JsonHit::new(hit))?)?;
        } else {
            print_hit(hit, &mut out)?;
            if let Some(explanation) = explained.next() {
                print_explanation(explanation, &mut out)?;
            }
        }
    }
    out.flush()?;
    if !args.json {
        eprintln!(
            "{} of {}",
            count(response.hits.len(), "hit"),
            response.total
        );
        if let Some(place) = &response.place {
            eprintln!("place: {place}");
        }
        for (typed, used) in &response.corrected {
            eprintln!("searched for {used} instead of {typed}");
        }
        if !response.left_out.is_empty() {
            eprintln!("without: {}", response.left_out.join(", "));
        }
        if !response.did_you_mean.is_empty() {
            eprintln!("did you mean: {}", response.did_you_mean.join(" | "));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A score, part by part.
fn print_explanation(of: &Explanation, out: &mut impl Write) -> io::Result<()> {
    for word in &of.words {
        writeln!(out, "    {:8.2}  {}", word.score, word.typed)?;
        for part in &word.parts {
            writeln!(out, "              {part}")?;
        }
    }
    writeln!(
        out,
        "    x {:6.2}  how much of the question it answers",
        of.coverage
    )?;
    if let Some((what, factor)) = &of.place {
        writeln!(out, "    x {factor:6.2}  the place: {what}")?;
    }
    for (factor, what) in [
        (of.kind, "what it is"),
        (of.ended, "it has ended"),
        (of.phrase, "words together in the title"),
    ] {
        if factor != 1.0 {
            writeln!(out, "    x {factor:6.2}  {what}")?;
        }
    }
    writeln!(out, "    = {:6.2}\n", of.score)
}

/// A hit as `search --json` prints it.
#[derive(Serialize)]
struct JsonHit<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    score: f32,
}

impl<'a> JsonHit<'a> {
    fn new(hit: &'a Hit) -> JsonHit<'a> {
        JsonHit {
            id: &hit.id,
            title: &hit.title,
            url: &hit.url,
            score: hit.score,
        }
    }
}

fn print_hit(hit: &Hit, out: &mut dyn Write) -> io::Result<()> {
    let more = [hit.label.as_str(), hit.place.as_str()];
    let more: Vec<&str> = more.into_iter().filter(|part| !part.is_empty()).collect();
    writeln!(out, "{} ({})", hit.title, hit.id)?;
    if !more.is_empty() {
        writeln!(out, "  {}", more.join(", "))?;
    }
    writeln!(out, "  {}", hit.summary)
}
