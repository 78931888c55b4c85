//! Lotse turns plain files in git into a knowledge portal and service directory that is searched without a server.
//!
//! The whole pipeline is [`build`]: **load** reads every file, **check** is the only way from a draft to a site, **index**
//! and **render** turn the site into files side by side, and [`publish`] is the only thing that writes.
//! Each stage has its own type, so that nobody downstream asks whether something is set or valid:
//! `Draft` → [`Site`] → [`Output`] → the folder `public/`.
//!
//! The library makes no promise of stable interfaces; the binary `lotse` is the product.

pub mod assembly;
mod catalog;
mod characters;
pub mod chart;
pub mod check;
pub mod cli;
pub mod coverage;
pub mod date;
pub mod diag;
pub mod diagram;
pub mod drawing;
pub mod export;
pub mod fields;
pub mod fs;
pub mod hash;
pub mod hours;
pub mod index;
pub mod init;
pub mod keyword;
pub mod lang;
pub mod load;
pub mod markdown;
pub mod output;
pub mod phone;
pub mod prepared;
pub mod publish;
pub mod questions;
pub mod render;
mod routes;
pub mod schema;
pub mod serve;
pub mod site;
pub mod theme;
mod words;

use std::path::{Path, PathBuf};

use catalog::Catalog;
use date::Date;
use diag::{Code, Diagnostic, Report, Sources};
use load::ReadFile;
use lotse_search::PackError;
use output::Output;
use prepared::Prepared;
use render::Rendered;
use site::Site;
use theme::Theme;
use words::times::OpenNow;

/// What a build needs to know besides the files.
pub struct Options {
    /// The day the site is built for.
    pub today: Date,
    /// The address the site will have, for canonical links and the sitemap; everything else is relative.
    pub base_url: Option<String>,
    /// Whether the site is only looked at; then the page of components is added to it.
    pub preview: bool,
    /// The search engine as WebAssembly. Without it there are suggestions only.
    pub engine: Option<std::borrow::Cow<'static, [u8]>>,
    /// The output folder, which is not read even if it lies inside the site.
    pub output_dir: Option<PathBuf>,
}

/// What came of a check: the site, unless there are errors, and everything there is to say about it.
pub struct Checked {
    /// The site; `None` exactly when the report has errors.
    pub site: Option<Site>,
    /// The theme; `None` only when it cannot be used, and then the report has errors too.
    pub theme: Option<Theme>,
    /// All problems, sorted.
    pub report: Report,
    /// The texts that the report points into.
    pub sources: Sources,
    /// Warnings that `lotse.toml` lists as known.
    pub known_warnings: Vec<Code>,
}

/// What came of a build.
pub struct Built {
    /// Every file of the site by its path; `None` exactly when the report has errors.
    pub output: Option<Output>,
    /// The site that was built.
    pub checked: Checked,
}

/// Reads and checks the site at `root`.
pub fn check_site(root: &Path, options: &Options, disk: &dyn ReadFile) -> Checked {
    let report = Report::default();
    let mut sources = Sources::default();
    let mut draft = load::load(
        root,
        options.output_dir.as_deref(),
        disk,
        &mut sources,
        &report,
    );
    // The theme says which languages there are, and therefore comes first.
    let own = check::theme_files(&mut draft);
    let theme = Theme::load(own, &mut sources, &report);
    let languages = theme.as_ref().map_or_else(|had| had, Theme::languages);
    let checked = check::check(draft, languages, options.today, &sources, &report);
    if let Ok(theme) = &theme {
        theme.icons().check(&checked.icons, &report);
    }
    report.sort(&sources);
    Checked {
        known_warnings: checked.known_warnings,
        site: checked.site.filter(|_| !report.has_errors()),
        theme: theme.ok(),
        report,
        sources,
    }
}

/// The same, and draws every page and asks the portal's own questions as well, so that what a template cannot draw and
/// what the search does not find is in the report too.
///
/// # Errors
/// When a search pack cannot be written, which content cannot cause.
pub fn check_all(root: &Path, options: &Options, disk: &dyn ReadFile) -> anyhow::Result<Checked> {
    let mut checked = check_site(root, options, disk);
    let more = Report::default();
    if let Some(prepared) = checked.prepared(options) {
        render::render(&prepared, options.preview, &more);
        more.extend(questions::ask(prepared.site, |lang| {
            index::engine(prepared.site, lang)
        })?);
    }
    checked.add(more);
    Ok(checked)
}

/// Builds the site at `root` in memory: load → check → prepare → index and render → export.
///
/// # Errors
/// When a search pack cannot be written, which content cannot cause. What is wrong with the content is in the report.
pub fn build(root: &Path, options: &Options, disk: &dyn ReadFile) -> anyhow::Result<Built> {
    let mut checked = check_site(root, options, disk);
    let report = Report::default();
    let output = match checked.prepared(options) {
        Some(prepared) => Some(make(&prepared, options, &report)?),
        None => None,
    };
    checked.add(report);
    Ok(Built {
        output: output.filter(|_| !checked.report.has_errors()),
        checked,
    })
}

/// Every file of a site.
fn make(prepared: &Prepared<'_>, options: &Options, report: &Report) -> anyhow::Result<Output> {
    let (found, drawn) = rayon::join(
        || find(prepared, options.engine.as_deref()),
        || {
            let report = Report::default();
            let drawn = render::render(prepared, options.preview, &report);
            (drawn, report)
        },
    );
    let (files, asked) = found?;
    let (Rendered { mut output, pages }, said) = drawn;
    report.extend(said);
    for (path, bytes) in files {
        output.add(&path, bytes, report);
    }
    assembly::offline::add(
        &mut output,
        prepared.offline.then_some(&pages),
        prepared.site,
    )?;
    report.extend(asked);
    if options.engine.is_none() {
        let missing = Diagnostic::new(Code::MissingEngine, "there is no search engine");
        let help = "build with the feature prebuilt-engine, or name an engine with LOTSE_ENGINE";
        report.push(missing.help(help));
    }
    Ok(output)
}

/// The files for machines, and which of its own questions the site's search does not answer.
fn find(
    prepared: &Prepared<'_>,
    engine: Option<&[u8]>,
) -> Result<(output::Files, Report), PackError> {
    let searches = index::index(prepared.site)?;
    let asked = questions::ask(prepared.site, |lang| searches[&lang].open())?;
    let source = export::Source {
        prepared,
        searches,
        engine,
    };
    Ok((export::files(source), asked))
}

/// A checked site with what is worked out from it once.
pub fn prepare<'a>(
    site: &'a Site,
    theme: &'a Theme,
    base_url: Option<&'a str>,
    offline: bool,
) -> Prepared<'a> {
    Prepared {
        site,
        theme,
        base_url,
        offline,
        rules: export::rules::all(site, theme.messages()),
        catalog: Catalog::new(site),
        open_now: OpenNow::new(site),
    }
}

impl Checked {
    /// What pages and exports are made from; nothing if there are errors.
    fn prepared<'a>(&'a self, options: &'a Options) -> Option<Prepared<'a>> {
        let (site, theme) = (self.site.as_ref()?, self.theme.as_ref()?);
        // Of a preview browsers keep nothing: another portal may be at its address tomorrow.
        let offline = site.settings.offline && !options.preview;
        Some(prepare(site, theme, options.base_url.as_deref(), offline))
    }

    fn add(&mut self, report: Report) {
        self.report.extend(report);
        self.report.sort(&self.sources);
    }
}
