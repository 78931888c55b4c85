//! The web app manifest: what the portal is called on a home screen, and where it begins.
//! See <https://www.w3.org/TR/appmanifest/>. One for each language; with an address of the portal all of them name the same app.

use serde_json::json;

use super::Scope;
use super::routes::{from_root, root_of};

/// The colours of the mark and of the page behind it, as in the theme's `site.css`.
const BRAND: &str = "#0b4a66";
const PAPER: &str = "#ffffff";

/// The file and its content.
pub(super) fn file(scope: &Scope<'_>) -> (String, String) {
    let path = scope.routes.manifest();
    let root = root_of(&path);
    let asset = |name: &str| {
        let published = scope.theme.assets().path(name).unwrap_or(name);
        from_root(&root, published)
    };
    let icon = |name: &str, sizes: &str, purpose: &str| {
        let media_type = match name.ends_with(".svg") {
            true => "image/svg+xml",
            false => "image/png",
        };
        json!({ "src": asset(name), "sizes": sizes, "type": media_type, "purpose": purpose })
    };
    let words = &scope.words;
    let settings = &scope.site.settings;
    let mut manifest = json!({
        "name": words.text(&settings.title).text,
        "description": words.text(&settings.description).text,
        "lang": scope.lang.code(),
        "dir": scope.lang.dir(),
        "start_url": from_root(&root, &scope.routes.home()),
        "scope": from_root(&root, ""),
        "display": "minimal-ui",
        "theme_color": BRAND,
        "background_color": PAPER,
        "icons": [
            icon("icon.svg", "any", "any"),
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable.png", "512x512", "maskable"),
        ],
    });
    // An id is resolved against the host, not the portal: below a folder only the whole path would do. Without one each
    // language is an app of its own.
    if let Some(base) = &scope.options.base_url {
        manifest["id"] = json!(super::path_of(base));
    }
    (path, manifest.to_string())
}
