//! The command line.
//!
//! Owns: what can be typed, what it means, what is printed, and the exit codes: 0 done, 1 the content has errors,
//! 2 usage or environment.
//! In: arguments, `SOURCE_DATE_EPOCH`, `LOTSE_ENGINE`, `NO_COLOR`, the clock. Out: calls into the library.
//! **Invariant:** the clock and the environment are read here and nowhere else.
//! Deliberately absent: what the commands do; each is a few lines over the library.

mod init;
mod read;
mod refer;
mod say;
mod search;
mod settings;

use std::borrow::Cow;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

use crate::assembly::{Form, assemble};
use crate::coverage::By;
use crate::diag::Format;
use crate::fs::{Durability, RealDisk};
use crate::keyword::Keyword;
use crate::lang::Lang;
use crate::load::RealFiles;
use crate::{Built, Options, check, publish};

use read::{Today, known_language, parse_base_url, reading, require_folder, sound, today};
use say::{count, print_report, wants_colour};

/// Exit code for usage and environment.
const ENVIRONMENT: u8 = 2;

#[cfg(feature = "prebuilt-engine")]
static ENGINE: &[u8] = include_bytes!("../search/dist/engine.wasm");

#[derive(Parser)]
#[command(
    name = "lotse",
    version,
    about = "Knowledge portal and service directory from plain files",
    max_term_width = 100
)]
#[command(
    after_help = "Example:\n  lotse --root portal build\n\nExit codes: 0 done, 1 the content has errors, 2 usage or environment."
)]
struct Cli {
    /// Folder of the portal, where lotse.toml is
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the portal into a folder
    #[command(
        after_help = "Example:\n  lotse build --output-dir public --base-url https://example.org/portal/\n  lotse build --portable --zip"
    )]
    Build(BuildArgs),
    /// Preview the portal in a browser, from memory
    #[command(after_help = "Example:\n  lotse serve --port 1111 --open")]
    Serve(ServeArgs),
    /// Show everything that is wrong with the portal's files
    #[command(after_help = "Example:\n  lotse check --format short --deny warnings")]
    Check(CheckArgs),
    /// Search the portal
    #[command(
        after_help = "Example:\n  lotse search --area kaarst Ausländerbehörde\n  lotse search --json --limit 3 deutschkurs"
    )]
    Search(search::SearchArgs),
    /// Show who is there for a person, in which order, and why
    #[command(
        after_help = "Example:\n  lotse refer --area juechen --age 22 --residence duldung --need beratung"
    )]
    Refer(refer::ReferArgs),
    /// Show what there is for each topic in each place, and which facts are missing
    #[command(after_help = "Example:\n  lotse coverage\n  lotse coverage --json --lang en")]
    Coverage(CoverageArgs),
    /// Write the files of a new portal into an empty folder
    #[command(
        after_help = "Example:\n  lotse --root portal init --area \"Kreis Musterland\" --region DE-NW"
    )]
    Init(init::InitArgs),
    /// Print the settings of a web server, or the workflow of a host
    #[command(
        after_help = "Example:\n  lotse hosting nginx\n  lotse hosting apache --base-url https://example.org/portal/\n  lotse hosting github-pages"
    )]
    Hosting(settings::HostingArgs),
}

#[derive(Args)]
struct BuildArgs {
    /// Where the portal is written; a relative path is below the root [default: public, or portable with --portable]
    #[arg(long, value_name = "DIR")]
    output_dir: Option<PathBuf>,
    /// The address the portal will have, for canonical links and the sitemap
    #[arg(long, value_name = "URL", value_parser = parse_base_url)]
    base_url: Option<String>,
    /// Build for a disk instead of a server: whoever opens index.html has the whole portal, with its search
    #[arg(long)]
    portable: bool,
    /// Write one ZIP archive, named after the portal, instead of its files
    #[arg(long, requires = "portable")]
    zip: bool,
    /// Write compressed files (.br and .gz) beside the others, for servers that send them as they are
    #[arg(long, conflicts_with = "portable")]
    precompress: bool,
    /// Fail on warnings, too, but for those that lotse.toml lists as known
    #[arg(long)]
    strict: bool,
    /// Survive a power failure, too: flush everything before it takes the place of the old portal
    #[arg(long)]
    durable: bool,
    #[command(flatten)]
    today: Today,
}

impl BuildArgs {
    fn form(&self) -> Form {
        match (self.portable, self.zip) {
            (false, _) => Form::Served {
                precompress: self.precompress,
            },
            (true, false) => Form::Portable,
            (true, true) => Form::Archive,
        }
    }
}

#[derive(Args)]
struct ServeArgs {
    /// Port on this machine
    #[arg(long, default_value_t = 1111)]
    port: u16,
    /// Open it in the browser
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    today: Today,
}

#[derive(Args)]
struct CheckArgs {
    /// How problems are printed
    #[arg(long, default_value = "human", value_name = "FORMAT", value_parser = word::<Format>())]
    format: Format,
    /// Fail on warnings, too
    #[arg(long, value_name = "WHAT", value_parser = ["warnings"])]
    deny: Option<String>,
    #[command(flatten)]
    today: Today,
}

#[derive(Args)]
struct CoverageArgs {
    /// Language of the names
    #[arg(long, default_value = "de")]
    lang: Lang,
    /// What records are grouped by
    #[arg(long, default_value = "category", value_name = "WHAT", value_parser = word::<By>())]
    by: By,
    /// Print one JSON document; its keys are explained in src/coverage.rs
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    today: Today,
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match &cli.command {
        Command::Build(args) => build(&cli.root, args),
        Command::Serve(args) => serve(&cli.root, args),
        Command::Check(args) => check_command(&cli.root, args),
        Command::Search(args) => search::search(&cli.root, args),
        Command::Refer(args) => refer::refer(&cli.root, args),
        Command::Coverage(args) => coverage(&cli.root, args),
        Command::Init(args) => init::init(&cli.root, args),
        Command::Hosting(args) => settings::hosting(&cli.root, args),
    };
    match done {
        Ok(code) => code,
        // Whoever reads us through a pipe may stop early; that is no fault.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // A publish error says its cause itself; of all others the chain of causes is told.
            match error.downcast_ref::<publish::PublishError>() {
                Some(error) => eprintln!("error: {error}"),
                None => eprintln!("error: {error:#}"),
            }
            ExitCode::from(ENVIRONMENT)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.downcast_ref::<io::Error>();
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn build(root: &Path, args: &BuildArgs) -> anyhow::Result<ExitCode> {
    require_folder(root)?;
    let usual = if args.portable { "portable" } else { "public" };
    let output_dir = root.join(args.output_dir.as_deref().unwrap_or(Path::new(usual)));
    // The portal's own folders; the root itself may hold the output.
    let mut protected = vec![root.to_owned()];
    let own = ["content", "directory", "themes", ".git"].map(|name| root.join(name));
    protected.extend(own.into_iter().filter(|path| path.exists()));
    let disk = RealDisk::new(match args.durable {
        true => Durability::Power,
        false => Durability::Process,
    });
    let disk = disk.telling(|lock| {
        eprintln!(
            "waiting for another build, which is writing into this folder and holds {}",
            lock.display()
        );
    });
    publish::check_target(&disk, &output_dir, &protected)?;
    let options = Options {
        today: today(&args.today)?,
        base_url: args.base_url.clone(),
        preview: false,
        engine: engine()?,
        output_dir: Some(output_dir.clone()),
    };
    let Built { output, checked } = crate::build(root, &options, &RealFiles)?;
    print_report(&checked.report, &checked.sources)?;
    let (errors, warnings) = checked.report.counts();
    let Some(output) = output else {
        eprintln!("nothing was written: {}", count(errors, "error"));
        return Ok(ExitCode::FAILURE);
    };
    if args.strict {
        let unknown = check::unknown_warnings(&checked.report, &checked.known_warnings).len();
        if unknown > 0 {
            eprintln!(
                "nothing was written: {} that lotse.toml does not list as known",
                count(unknown, "warning")
            );
            return Ok(ExitCode::FAILURE);
        }
    }
    let output = match &checked.site {
        Some(site) => assemble(output, args.form(), site, args.base_url.as_deref())?,
        None => output,
    };
    let published = publish::publish(&disk, &output, &output_dir, &protected)?;
    eprintln!(
        "{} in {}: {} written, {} unchanged, {} removed; {}",
        count(output.len(), "file"),
        output_dir.display(),
        published.written,
        published.unchanged,
        published.removed,
        count(warnings, "warning")
    );
    for path in &published.rescued {
        eprintln!(
            "a file that is not ours was in the way and is here now: {}",
            path.display()
        );
    }
    if let Some(unfinished) = &published.unfinished {
        eprintln!("{unfinished}");
    }
    Ok(ExitCode::SUCCESS)
}

fn serve(root: &Path, args: &ServeArgs) -> anyhow::Result<ExitCode> {
    require_folder(root)?;
    let options = Options {
        today: today(&args.today)?,
        base_url: None,
        preview: true,
        engine: engine()?,
        output_dir: None,
    };
    let Built { output, checked } = crate::build(root, &options, &RealFiles)?;
    print_report(&checked.report, &checked.sources)?;
    let Some(output) = output else {
        return Ok(ExitCode::FAILURE);
    };
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    crate::serve::serve(output, address, |url| {
        eprintln!("the portal is at {url} until you press Ctrl+C");
        if args.open {
            open_browser(url);
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

fn check_command(root: &Path, args: &CheckArgs) -> anyhow::Result<ExitCode> {
    require_folder(root)?;
    let options = reading(root, &args.today)?;
    let checked = crate::check_all(root, &options, &RealFiles)?;
    let mut out = io::stdout().lock();
    let colour = wants_colour(&io::stdout());
    let printed = checked
        .report
        .print(&checked.sources, args.format, colour, &mut out)
        .and_then(|()| out.flush());
    // Whoever reads only the first lines still gets the exit code of all of them.
    if let Err(error) = printed
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        return Err(error.into());
    }
    let (errors, warnings) = checked.report.counts();
    if args.format == Format::Human {
        eprintln!("{}, {}", count(errors, "error"), count(warnings, "warning"));
    }
    let failed = errors > 0 || (args.deny.is_some() && warnings > 0);
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn coverage(root: &Path, args: &CoverageArgs) -> anyhow::Result<ExitCode> {
    let Some((site, _)) = sound(root, &args.today)? else {
        return Ok(ExitCode::FAILURE);
    };
    known_language(args.lang, &site)?;
    let coverage = crate::coverage::of(&site, args.lang);
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&coverage)?)?;
    } else {
        out.write_all(coverage.to_text(args.by).as_bytes())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// One of the words of a type.
fn word<T: Keyword + Send + Sync>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::words()).try_map(|word| T::from_word(&word).ok_or("no such word"))
}

/// The search engine: the file that `LOTSE_ENGINE` names, else the built-in one, if there is one.
fn engine() -> anyhow::Result<Option<Cow<'static, [u8]>>> {
    if let Some(path) = std::env::var_os("LOTSE_ENGINE") {
        let bytes = std::fs::read(&path).with_context(|| {
            format!(
                "cannot read {}, named by LOTSE_ENGINE",
                path.to_string_lossy()
            )
        })?;
        return Ok(Some(Cow::Owned(bytes)));
    }
    #[cfg(feature = "prebuilt-engine")]
    return Ok(Some(Cow::Borrowed(ENGINE)));
    #[cfg(not(feature = "prebuilt-engine"))]
    Ok(None)
}

/// Asks the desktop to show an address. Where there is none, the address was printed.
fn open_browser(url: &str) {
    let (program, arguments) = match std::env::consts::OS {
        "macos" => ("open", vec![url]),
        "windows" => ("cmd", vec!["/C", "start", "", url]),
        _ => ("xdg-open", vec![url]),
    };
    if let Err(error) = std::process::Command::new(program).args(arguments).spawn() {
        eprintln!("cannot open a browser: {error}");
    }
}
