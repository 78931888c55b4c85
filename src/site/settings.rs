//! The settings of a portal, as `lotse.toml` says them.

use super::{Id, Target};
use crate::date::Interval;
use crate::diag::Code;
use crate::lang::{Lang, Text};

/// The theme that is built into the program.
pub const DEFAULT_THEME: &str = "default";

/// Where "leave this page" leads to: a page that anybody might have open, of a public body. It is asked for only when the
/// button is pressed.
const LEAVE_URL: &str = "https://www.dwd.de/";

/// The settings of a site.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Name of the portal.
    pub title: Text,
    /// One sentence about it.
    pub description: Text,
    /// Languages the interface is built in; the first is the one at the root.
    pub languages: Vec<Lang>,
    /// ISO 3166-2 code that decides the public holidays, e.g. `DE-NW`.
    pub region: String,
    /// The area the whole portal is about.
    pub area: Id,
    /// How often a record is to be checked if it does not say so itself.
    pub review_every: Interval,
    /// The organization that helps where nothing else is found.
    pub fallback: Option<Id>,
    /// Where a file can be edited; `{path}` stands for its path in the repository.
    pub edit_url: Option<String>,
    /// Where errors are reported to.
    pub report_email: Option<String>,
    /// Where errors are reported to on the web, instead of by e-mail; `{title}`, `{id}`, `{section}` and `{page}` say
    /// what about.
    pub report_url: Option<String>,
    /// Where an address is shown on a map; `{address}` stands for it. Without it the device chooses its map.
    pub map_url: Option<String>,
    /// Where "leave this page" leads to, if not to the usual page; see [`Settings::way_out`].
    pub leave_url: Option<String>,
    /// Whether browsers may keep the portal, for when there is no network.
    pub offline: bool,
    /// Addresses of the pages that the law asks for.
    pub legal: Legal,
    /// Addresses of the pages in the main navigation.
    pub nav: Vec<String>,
    /// Ways in for groups of people, on the home page.
    pub entries: Vec<Doorway>,
    /// Codes of warnings that a strict build allows.
    pub known_warnings: Vec<Code>,
    /// Folder below `themes/` whose files take the place of the built-in ones.
    pub theme: String,
}

impl Settings {
    /// The language at the root of the site.
    pub fn default_lang(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::DE)
    }

    /// Where "leave this page" leads to.
    pub fn way_out(&self) -> &str {
        self.leave_url.as_deref().unwrap_or(LEAVE_URL)
    }
}

/// A way into the portal for one group of people: who they are and where they begin.
#[derive(Clone, Debug, Default)]
pub struct Doorway {
    /// Who it is for, in their own words.
    pub title: Text,
    /// What they find, in one or two sentences.
    pub text: Text,
    /// The name of its icon in the theme.
    pub icon: Option<String>,
    /// Where it leads, the most useful place first.
    pub links: Vec<Target>,
}

/// Addresses (as in [`Page::address`](super::Page::address)) of the pages that the law asks for.
#[derive(Clone, Debug, Default)]
pub struct Legal {
    /// Impressum.
    pub imprint: Option<String>,
    /// Datenschutzerklärung.
    pub privacy: Option<String>,
    /// Erklärung zur Barrierefreiheit.
    pub accessibility: Option<String>,
    /// Content in Leichte Sprache.
    pub easy_language: Option<String>,
    /// Content in German Sign Language.
    pub sign_language: Option<String>,
}
