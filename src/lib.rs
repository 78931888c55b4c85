//! Lotse turns plain files in git into a knowledge portal and service directory that is searched without a server.
//!
//! The whole pipeline is [`build`]: **load** reads every file, **check** is the only way from a draft to a site, **index**
//! and **render** turn the site into files side by side, and [`publish`] is the only thing that writes.
//! Each stage has its own type, so that nobody downstream asks whether something is set or valid:
//! `Draft` → [`Site`] → [`Output`] → the folder `public/`.
//!
//! The library makes no promise of stable interfaces; the binary `lotse` is the product.

mod catalog;
pub mod chart;
pub mod check;
pub mod cli;
pub mod coverage;
pub mod date;
pub mod diag;
pub mod diagram;
pub mod fields;
pub mod fs;
pub mod hash;
pub mod hosting;
pub mod hours;
pub mod index;
pub mod init;
pub mod lang;
pub mod load;
pub mod markdown;
pub mod offline;
pub mod output;
pub mod phone;
pub mod portable;
pub mod precompress;
pub mod publish;
pub mod questions;
pub mod render;
pub mod serve;
pub mod sheets;
pub mod site;
pub mod theme;

use std::path::{Path, PathBuf};

use date::Date;
use diag::{Code, Diagnostic, Report, Sources};
use load::ReadFile;
use lotse_search::PackError;
use output::Output;
use render::{RenderOptions, Rendered};
use site::Site;
use theme::Theme;

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
    let mut report = Report::default();
    let mut sources = Sources::default();
    let draft = load::load(
        root,
        options.output_dir.as_deref(),
        disk,
        &mut sources,
        &mut report,
    );
    let checked = check::check(draft, options.today, &sources, &mut report);
    let theme = Theme::load(checked.theme_files, &mut sources, &mut report);
    if let Some(theme) = &theme {
        theme.icons().check(&checked.icons, &mut report);
    }
    report.sort(&sources);
    Checked {
        known_warnings: checked.known_warnings,
        site: checked.site.filter(|_| !report.has_errors()),
        theme,
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
    if let Some((_, report)) = draw(&checked, options) {
        checked.add(report);
    }
    if let Some(site) = &checked.site {
        let asked = questions::ask(site, |lang| index::engine(site, lang))?;
        checked.add(asked);
    }
    Ok(checked)
}

/// Builds the site at `root` in memory: load → check → index and render.
///
/// # Errors
/// When a search pack cannot be written, which content cannot cause. What is wrong with the content is in the report.
pub fn build(root: &Path, options: &Options, disk: &dyn ReadFile) -> anyhow::Result<Built> {
    let mut checked = check_site(root, options, disk);
    let (search, pages) = rayon::join(
        || {
            let (site, theme) = (checked.site.as_ref()?, checked.theme.as_ref()?);
            Some(find(site, theme, options))
        },
        || draw(&checked, options),
    );
    let (Some(search), Some((drawn, mut report))) = (search, pages) else {
        return Ok(Built {
            output: None,
            checked,
        });
    };
    let (files, asked) = search?;
    let Rendered { mut output, pages } = drawn;
    output.extend(files)?;
    if let Some(site) = &checked.site {
        let pages = keeps(site, options).then_some(&pages);
        offline::add(&mut output, pages, site)?;
    }
    report.extend(asked);
    if options.engine.is_none() {
        let missing = Diagnostic::new(Code::MissingEngine, "there is no search engine");
        let help = "build with the feature prebuilt-engine, or name an engine with LOTSE_ENGINE";
        report.push(missing.help(help));
    }
    checked.add(report);
    Ok(Built {
        output: (!checked.report.has_errors()).then_some(output),
        checked,
    })
}

/// The search files of a site, and which of its own questions they do not answer.
fn find(site: &Site, theme: &Theme, options: &Options) -> Result<(Output, Report), PackError> {
    let searches = index::index(site)?;
    let asked = questions::ask(site, |lang| searches[&lang].open())?;
    let languages = site.settings.languages.iter();
    let rules = languages.map(|&lang| (lang, render::rules(site, theme.messages(), lang)));
    let records = sheets::json(site, theme);
    let files = index::files(
        searches,
        rules.collect(),
        records,
        options.engine.as_deref(),
    );
    Ok((files, asked))
}

/// Whether browsers may keep the site. Of a preview they keep nothing: another portal may be at its address tomorrow.
fn keeps(site: &Site, options: &Options) -> bool {
    site.settings.offline && !options.preview
}

/// Every page of a site without errors, and what its templates had to say.
fn draw(checked: &Checked, options: &Options) -> Option<(Rendered, Report)> {
    let (site, theme) = (checked.site.as_ref()?, checked.theme.as_ref()?);
    let mut report = Report::default();
    let options = RenderOptions {
        base_url: options.base_url.clone(),
        preview: options.preview,
        offline: keeps(site, options),
    };
    let drawn = render::render(site, theme, &options, &mut report);
    Some((drawn, report))
}

impl Checked {
    fn add(&mut self, report: Report) {
        self.report.extend(report);
        self.report.sort(&self.sources);
    }
}
