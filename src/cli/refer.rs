//! `lotse refer`: who is there for a person.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use lotse_search::refer::{Answer, Fact, Inquiry, Message, Referral, Rules, Scale, Verdict};

use super::read::{Today, known_language, read_file, sound};
use super::say::hint;
use crate::lang::Lang;

/// What is known about the person; what is left out excludes nobody.
#[derive(Args)]
pub(super) struct ReferArgs {
    /// Where the person lives: an area, e.g. juechen
    #[arg(long, value_name = "ID")]
    area: Option<String>,
    /// Where the person lives, by postal code
    #[arg(long, value_name = "CODE", value_parser = parse_postal_code)]
    postcode: Option<String>,
    /// Age in full years
    #[arg(long, value_name = "YEARS", value_parser = clap::value_parser!(u16).range(0..=120))]
    age: Option<u16>,
    /// Residence status, e.g. duldung
    #[arg(long, value_name = "ID")]
    residence: Option<String>,
    /// Benefits the person receives, e.g. sgb2; may be repeated
    #[arg(long, value_name = "ID")]
    benefits: Vec<String>,
    /// Months in Germany
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=1440))]
    months: Option<u16>,
    /// Level of German: none, A1, A2, B1, B2, C1 or C2
    #[arg(long, value_name = "LEVEL", value_parser = parse_level)]
    german: Option<String>,
    /// A language the person speaks, e.g. fa; may be repeated
    #[arg(long, value_name = "ID")]
    language: Vec<String>,
    /// The person has children to care for
    #[arg(long, overrides_with = "no_children")]
    children: bool,
    /// The person has no children to care for
    #[arg(long)]
    no_children: bool,
    /// What help is needed with: a topic, e.g. beratung; may be repeated
    #[arg(long, value_name = "TOPIC")]
    need: Vec<String>,
    /// Language of the answer
    #[arg(long, default_value = "de", conflicts_with = "rules")]
    lang: Lang,
    /// At most so many answers
    #[arg(long, default_value_t = 1_000)]
    limit: usize,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// Read the rules of a built portal (search/….rules.json) instead of its files
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    #[command(flatten)]
    today: Today,
}

fn parse_postal_code(text: &str) -> Result<String, String> {
    match text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        true => Ok(text.to_owned()),
        false => Err("a postal code has five digits".to_owned()),
    }
}

fn parse_level(text: &str) -> Result<String, String> {
    match Scale::german(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err(format!("use one of: {}", Scale::GERMAN.join(", "))),
    }
}

pub(super) fn refer(root: &Path, args: &ReferArgs) -> anyhow::Result<ExitCode> {
    let Some(rules) = rules(root, args)? else {
        return Ok(ExitCode::FAILURE);
    };
    require_known(&rules, args)?;
    let referral = rules.refer(&inquiry(args));
    for notice in &referral.notices {
        eprintln!("note: {}", notice.text);
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.json {
        true => print_json(&mut out, &referral.answers)?,
        false => print(&mut out, &rules, &referral)?,
    }
    out.flush()?;
    // The process ends here; giving back ten thousand offers one by one would take longer than comparing them.
    std::mem::forget(rules);
    Ok(ExitCode::SUCCESS)
}

/// The rules of a built portal, or of its files; nothing if these have errors, which are printed.
fn rules(root: &Path, args: &ReferArgs) -> anyhow::Result<Option<Rules>> {
    if let Some(file) = &args.rules {
        return Ok(Some(Rules::open(&read_file(file)?)?));
    }
    let Some((site, theme)) = sound(root, &args.today)? else {
        return Ok(None);
    };
    known_language(args.lang, &site)?;
    let rules = crate::export::rules::rules(&site, theme.messages(), args.lang);
    Ok(Some(rules))
}

/// Whoever types an id wrongly at a terminal wants to hear it, not to get an answer without it.
fn require_known(rules: &Rules, args: &ReferArgs) -> anyhow::Result<()> {
    let places: Vec<&str> = rules.places.iter().map(|name| name.id.as_str()).collect();
    let residence: Vec<&str> = rules
        .residence
        .iter()
        .map(|name| name.id.as_str())
        .collect();
    let benefits: Vec<&str> = rules.benefits.iter().map(|term| term.id.as_str()).collect();
    let topics: Vec<&str> = rules.topics.iter().map(|name| name.id.as_str()).collect();
    let languages: Vec<&str> = rules
        .languages
        .iter()
        .map(|name| name.id.as_str())
        .collect();
    let asked = [
        ("area", args.area.as_slice(), places),
        ("residence status", args.residence.as_slice(), residence),
        ("benefit", args.benefits.as_slice(), benefits),
        ("topic", args.need.as_slice(), topics),
        ("language", args.language.as_slice(), languages),
    ];
    for (what, ids, known) in asked {
        for id in ids {
            if known.contains(&id.as_str()) {
                continue;
            }
            let hint = hint(id, known.iter().copied());
            bail!(
                "there is no {what} `{id}`{hint}\nknown: {}",
                known.join(", ")
            );
        }
    }
    Ok(())
}

fn inquiry(args: &ReferArgs) -> Inquiry {
    // Rules that were built know their day; another one is asked for by name only.
    let day = match &args.rules {
        None => None,
        Some(_) => args.today.today.map(|day| day.to_string()),
    };
    Inquiry {
        area: args.area.clone(),
        postal_code: args.postcode.clone(),
        age: args.age,
        residence: args.residence.clone(),
        benefits: (!args.benefits.is_empty()).then(|| args.benefits.clone()),
        months: args.months,
        german: args.german.clone(),
        languages: args.language.clone(),
        children: (args.children || args.no_children).then_some(args.children),
        needs: args.need.clone(),
        day,
        limit: args.limit,
        ..Inquiry::default()
    }
}

fn print_json(out: &mut impl Write, answers: &[Answer]) -> anyhow::Result<()> {
    for answer in answers {
        serde_json::to_writer(&mut *out, answer)?;
        writeln!(out)?;
    }
    Ok(())
}

fn print(out: &mut impl Write, rules: &Rules, referral: &Referral) -> anyhow::Result<()> {
    let text = |message: Message| rules.texts.get(message.word()).map_or("", String::as_str);
    for (at, answer) in referral.answers.iter().enumerate() {
        let verdict = text(answer.verdict.message());
        let tier = text(answer.tier.message());
        writeln!(
            out,
            "{}. {}\n   {verdict} · {tier} · {}",
            at + 1,
            answer.title,
            answer.id
        )?;
        for reason in &answer.reasons {
            let mark = match reason.verdict {
                Verdict::Fits => '+',
                Verdict::Ask => '?',
                Verdict::No => '-',
            };
            writeln!(out, "   {mark} {}", reason.text)?;
        }
        for other in &answer.offers {
            writeln!(
                out,
                "   · {} ({})",
                other.title,
                text(other.verdict.message())
            )?;
        }
    }
    if let Some(next) = &referral.next {
        writeln!(out, "\n{} (--{})", next.text, flag(next.fact))?;
    }
    Ok(())
}

fn flag(fact: Fact) -> &'static str {
    match fact {
        Fact::Children => "children, --no-children",
        other => other.word(),
    }
}
