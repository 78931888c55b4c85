//! What several commands need to read a portal: its folder, the day, the address it will have.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, bail};
use clap::Args;

use super::say::{hint, print_report};
use crate::Options;
use crate::date::Date;
use crate::lang::Lang;
use crate::load::RealFiles;
use crate::site::Site;
use crate::theme::Theme;

#[derive(Args)]
pub(super) struct Today {
    /// The day to build for; decides what is overdue [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub(super) today: Option<Date>,
}

/// A portal without errors; nothing if it has some, which are printed.
pub(super) fn sound(root: &Path, today: &Today) -> anyhow::Result<Option<(Site, Theme)>> {
    require_folder(root)?;
    let checked = crate::check_site(root, &reading(root, today)?, &RealFiles);
    match (checked.site, checked.theme) {
        (Some(site), Some(theme)) => Ok(Some((site, theme))),
        _ => {
            print_report(&checked.report, &checked.sources)?;
            Ok(None)
        }
    }
}

/// Whoever asks for a language that nothing is in wants to hear it, not to get German.
pub(super) fn known_language(lang: Lang, site: &Site) -> anyhow::Result<()> {
    if site.languages.find(lang).is_none() {
        let known: Vec<&str> = site.languages.iter().map(|l| l.lang.code()).collect();
        let hint = hint(lang.code(), known.iter().copied());
        bail!(
            "there is no language `{lang}`{hint}\nknown: {}",
            known.join(", ")
        );
    }
    Ok(())
}

/// What commands need that read a portal and write none.
pub(super) fn reading(root: &Path, args: &Today) -> anyhow::Result<Options> {
    Ok(Options {
        today: today(args)?,
        base_url: None,
        preview: false,
        engine: None,
        output_dir: Some(root.join("public")),
    })
}

pub(super) fn read_file(file: &Path) -> anyhow::Result<Vec<u8>> {
    let meta =
        std::fs::metadata(file).with_context(|| format!("cannot read {}", file.display()))?;
    if !meta.is_file() {
        bail!("{} is not a regular file", file.display());
    }
    std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

pub(super) fn require_folder(root: &Path) -> anyhow::Result<()> {
    if !root.is_dir() {
        bail!(
            "there is no folder {}; name the portal's folder with --root",
            root.display()
        );
    }
    Ok(())
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write a day as 2026-01-31".to_owned())
}

/// An address that ends in a slash, so that relative paths can be joined to it.
pub(super) fn parse_base_url(text: &str) -> Result<String, String> {
    let url = url::Url::parse(text).map_err(|error| error.to_string())?;
    if !crate::markdown::says_host(text)
        || !url.username().is_empty()
        || url.password().is_some()
        || url.query().is_some()
        || url.fragment().is_some()
    {
        return Err("write it as https://example.org/ or https://example.org/portal/".to_owned());
    }
    let text = url.to_string();
    Ok(if text.ends_with('/') {
        text
    } else {
        text + "/"
    })
}

/// The day to build for: the argument, else `SOURCE_DATE_EPOCH`, else the clock.
#[allow(clippy::disallowed_methods)]
pub(super) fn today(args: &Today) -> anyhow::Result<Date> {
    if let Some(today) = args.today {
        return Ok(today);
    }
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .trim()
            .parse()
            .context("SOURCE_DATE_EPOCH must be a number of seconds")?,
        Err(_) => {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).context(
                "the clock of this computer is before 1970; set it, or name the day with --today",
            )?;
            i64::try_from(now.as_secs()).context("the clock is wrong")?
        }
    };
    Date::from_unix_seconds(seconds).context("this date is out of range")
}
