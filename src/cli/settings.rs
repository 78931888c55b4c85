//! `lotse hosting`: the settings of a server, or the workflow of a host.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use super::read::{Today, parse_base_url, sound};
use crate::assembly::hosting::{Portal, Server, snippet};
use crate::routes;

#[derive(Args)]
pub(super) struct HostingArgs {
    /// The server or host
    server: Server,
    /// The address the portal will have; only its path matters
    #[arg(long, value_name = "URL", value_parser = parse_base_url)]
    base_url: Option<String>,
    #[command(flatten)]
    today: Today,
}

/// Settings need no portal, only what has moved in it does.
pub(super) fn hosting(root: &Path, args: &HostingArgs) -> anyhow::Result<ExitCode> {
    let mut moved = Vec::new();
    if args.server.redirects() && root.join("lotse.toml").exists() {
        let Some((site, _)) = sound(root, &args.today)? else {
            return Ok(ExitCode::FAILURE);
        };
        moved = routes::moved(&site);
    }
    let portal = Portal::at(args.base_url.as_deref(), moved)?;
    let text = snippet(args.server, &portal);
    io::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
