//! Links: what people may write, and where it leads.

use crate::diag::{Code, Diagnostic, Span};
use crate::keyword::Keyword;
use crate::lang::Lang;
use crate::site::{OwnPage, Target};

use super::context::Context;

/// A link in a text, to be checked once everything is known.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Where it is written.
    pub span: Span,
    /// The language of the text it stands in.
    pub lang: Lang,
    /// The page it stands on; none for records, terms and settings.
    pub page: Option<String>,
}

impl Link {
    /// A link that stands in no text of a page: in a record, a term, the settings or a page's head.
    pub fn apart(target: Target, span: Span) -> Link {
        Link {
            target,
            span,
            lang: Lang::DE,
            page: None,
        }
    }
}

/// Where an address leads.
pub(super) enum Address {
    /// To another site, or to a telephone or mail program.
    Outside(String),
    /// To a place in the portal.
    Inside(Target),
}

/// Whether an address on the web says its host. Browsers read `https:a.de` as a path of the portal, although the standard's
/// parser, which has no portal, finds a host in it (<https://url.spec.whatwg.org/#scheme-state>).
pub fn says_host(address: &str) -> bool {
    let begins = |scheme: &str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    begins("https://") || begins("http://")
}

/// Checks an address written by a person and says where it leads.
pub(super) fn resolve(
    written: &str,
    context: &Context<'_>,
    is_image: bool,
) -> Result<Address, Diagnostic> {
    if let Some(path) = written.strip_prefix("@/") {
        return target(path).map(Address::Inside).ok_or_else(|| {
            Diagnostic::new(Code::BrokenLink, format!("`{written}` is no address")).help(
                "write @/directory/ID, @/thema/ID, @/ort/ID, @/kategorie/ID, @/abdeckung/, @/luecken/ or @/folder/page.md",
            )
        });
    }
    if let (Some(anchor), Some(address)) = (written.strip_prefix('#'), context.address) {
        let target = Target::Page(address.to_owned(), Some(anchor.to_owned()));
        return Ok(Address::Inside(target));
    }
    if let Ok(url) = url::Url::parse(written) {
        let allowed = match url.scheme() {
            "https" | "http" => says_host(written),
            "mailto" | "tel" => true,
            scheme => {
                return Err(Diagnostic::new(
                    Code::ForbiddenScheme,
                    format!("links with `{scheme}:` are not allowed"),
                )
                .help("use https:, mailto: or tel:"));
            }
        };
        if is_image {
            return Err(Diagnostic::new(
                Code::BrokenLink,
                "a picture from another site would tell it who reads this page",
            )
            .help("put the file beside the page"));
        }
        if allowed {
            return Ok(Address::Outside(written.to_owned()));
        }
    }
    let is_file = !written.is_empty()
        && !written.starts_with('/')
        && !written
            .split('/')
            .any(|part| part == ".." || part.is_empty())
        && !written.contains(['\\', ':', '?', '#'])
        && !written.ends_with(".md");
    if is_file {
        let address = format!("{}{written}", context.folder);
        return Ok(Address::Inside(Target::Asset(address)));
    }
    Err(
        Diagnostic::new(Code::BrokenLink, format!("`{written}` is no address")).help(
            "pages are linked as @/folder/page.md, records as @/directory/ID, other sites with https://",
        ),
    )
}

/// The target of what follows `@/`: `directory/ID#service`, `thema/ID`, `konzept/ziele.md#heading`.
pub fn target(path: &str) -> Option<Target> {
    let (path, anchor) = match path.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (path, None),
    };
    if let Some(page) = path.strip_suffix(".md") {
        let address = match page.strip_suffix("index") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => {
                folder.trim_end_matches('/')
            }
            _ => page,
        };
        return Some(Target::Page(address.to_owned(), anchor));
    }
    let word = path.strip_suffix('/').unwrap_or(path);
    if let Some(page) = OwnPage::from_word(word) {
        return anchor.is_none().then_some(Target::Own(page));
    }
    let (kind, id) = path.split_once('/')?;
    let id = id.to_owned();
    match kind {
        "directory" => Some(Target::Record(id, anchor)),
        "thema" => Some(Target::Topic(id)),
        "ort" => Some(Target::Area(id)),
        "kategorie" => Some(Target::Category(id)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_portals_own_pages_have_words() {
        for path in ["abdeckung", "abdeckung/"] {
            assert_eq!(target(path), Some(Target::Own(OwnPage::Coverage)));
        }
        for path in [
            "abdeckung/x",
            "abdeckung/#abdeckung-angaben",
            "abdeckungen/",
            "/",
        ] {
            assert_eq!(target(path), None, "{path}");
        }
    }
}
