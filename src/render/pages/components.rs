//! The page that shows every component of the theme in its states, for whoever changes the theme.
//!
//! Owns: where that page is. In: a scope. Out: one page a language, drawn for a preview only.
//! **Invariant:** every component that `parts.html` defines is on it, or in the frame; a test holds the two files side by side.
//! Deliberately absent: the examples, which stand in the template; and a place in any portal.

use crate::render::parts::{
    frame::{Head, PageView},
    value,
};
use crate::render::scope::Scope;

/// Below the root of each language. No page of a portal has this address: names in an address hold no `_`.
const PATH: &str = "_components/";

pub(crate) fn view(scope: &Scope<'_>) -> PageView {
    let words = scope.words;
    let icons: Vec<&str> = scope.theme.icons().names().collect();
    let head = Head {
        template: "components",
        path: scope.routes.page_path(PATH),
        title: words.own("Bausteine"),
        description: String::new(),
        crumbs: Vec::new(),
        indexed: false,
    };
    PageView::new(head).with("icons", value::of(&icons))
}

#[cfg(test)]
mod tests {
    /// The names that `parts.html` gives to its components.
    fn defined(parts: &str) -> Vec<&str> {
        parts
            .split("{% component ")
            .skip(1)
            .filter_map(|rest| rest.split_once('(').map(|(name, _)| name))
            .collect()
    }

    #[test]
    fn every_component_is_shown() {
        let parts = include_str!("../../../themes/default/templates/parts.html");
        // The search field stands in the frame, once on every page.
        let page = concat!(
            include_str!("../../../themes/default/templates/components.html"),
            include_str!("../../../themes/default/templates/base.html"),
        );
        let names = defined(parts);
        assert!(names.len() > 10, "{names:?}");
        let missing: Vec<&str> = names
            .into_iter()
            .filter(|name| !page.contains(&format!("{{{{<{name} ")))
            .collect();
        assert!(missing.is_empty(), "components.html lacks {missing:?}");
    }
}
