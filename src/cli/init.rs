//! `lotse init`: the files of a new portal.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use super::say::count;
use crate::init::{Wishes, files, write};
use crate::schema::REGIONS;

#[derive(Args)]
pub(super) struct InitArgs {
    /// The area that the portal is about, such as a district or a city
    #[arg(long, value_name = "NAME")]
    area: String,
    /// The name of the portal [default: "Lotse" and the area]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The Land, for its public holidays; DE has only those of all of Germany
    #[arg(long, value_name = "CODE", default_value = "DE", value_parser = REGIONS)]
    region: String,
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn init(root: &Path, args: &InitArgs) -> anyhow::Result<ExitCode> {
    let area = one_line(&args.area);
    let title = args.title.as_deref().map(one_line);
    let wishes = Wishes {
        title: title.unwrap_or_else(|| format!("Lotse {area}")),
        area,
        region: args.region.clone(),
    };
    let files = files(&wishes)?;
    write(root, &files)?;
    eprintln!(
        "{} in {}. What comes next stands in {}",
        count(files.len(), "file"),
        root.display(),
        root.join("README.md").display()
    );
    Ok(ExitCode::SUCCESS)
}
