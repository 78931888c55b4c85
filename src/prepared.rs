//! A checked site with what is worked out from it once, for all its pages and all its exports.
//!
//! In: filled by [`crate::prepare`]. Out: read by `render` and `export`.
//! **Invariant:** every language of the site has its rules.

use std::collections::BTreeMap;

use lotse_search::refer::Rules;

use crate::catalog::Catalog;
use crate::lang::Lang;
use crate::site::Site;
use crate::theme::Theme;
use crate::words::times::OpenNow;

/// What pages and exports are made from.
pub struct Prepared<'a> {
    /// The site.
    pub site: &'a Site,
    /// Its theme, with the texts of the interface.
    pub theme: &'a Theme,
    /// Where the site will be published. Canonical links, `hreflang` and `sitemap.xml` need it and exist only with it.
    pub base_url: Option<&'a str>,
    /// Whether browsers may keep the site.
    pub offline: bool,
    /// The rules of referral, by language.
    pub rules: BTreeMap<Lang, Rules>,
    pub(crate) catalog: Catalog<'a>,
    pub(crate) open_now: OpenNow,
}
