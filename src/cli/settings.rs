//! `lotse hosting`: the settings of a server, or the workflow of a host.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use super::{Today, parse_base_url, sound};
use crate::hosting::{Portal, Server, snippet};
use crate::render;

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
        moved = render::moved(&site);
    }
    let portal = portal_at(args.base_url.as_deref(), moved)?;
    let text = snippet(args.server, &portal);
    io::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// A portal at this address, else at the root of its host.
///
/// # Errors
/// As [`Portal::new`].
pub(super) fn portal_at(
    base_url: Option<&str>,
    moved: Vec<(String, String)>,
) -> anyhow::Result<Portal> {
    let path = base_url.map_or("/".to_owned(), render::path_of);
    Portal::new(&path, moved)
}
