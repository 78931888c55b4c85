//! The web app manifest: what the portal is called on a home screen, and where it begins.
//! See <https://www.w3.org/TR/appmanifest/>. One for each language; with an address of the portal all of them name the same app.

use serde_json::json;

use crate::lang::Lang;
use crate::output::Files;
use crate::prepared::Prepared;
use crate::routes::{Routes, from_root, path_of, root_of};

/// The colours of the mark and of the page behind it, as in the theme's `site.css`.
const BRAND: &str = "#0b4a66";
const PAPER: &str = "#ffffff";

/// The manifests of all languages; none if browsers may keep nothing.
pub(super) fn files(prepared: &Prepared<'_>) -> Files {
    let languages = prepared.site.settings.languages.iter();
    let languages = languages.filter(|_| prepared.offline);
    languages.map(|&lang| file(prepared, lang)).collect()
}

fn file(prepared: &Prepared<'_>, lang: Lang) -> (String, Vec<u8>) {
    let settings = &prepared.site.settings;
    let language = prepared.site.languages.get(lang);
    let routes = Routes::new(lang, settings.default_lang());
    let path = routes.manifest();
    let root = root_of(&path);
    let asset = |name: &str| {
        let published = prepared.theme.assets().path(name).unwrap_or(name);
        from_root(&root, published)
    };
    let icon = |name: &str, sizes: &str, purpose: &str| {
        let media_type = match name.ends_with(".svg") {
            true => "image/svg+xml",
            false => "image/png",
        };
        json!({ "src": asset(name), "sizes": sizes, "type": media_type, "purpose": purpose })
    };
    let mut manifest = json!({
        "name": settings.title.in_lang(language),
        "description": settings.description.in_lang(language),
        "lang": lang.code(),
        "dir": language.dir,
        "start_url": from_root(&root, &routes.home()),
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
    if let Some(base) = prepared.base_url {
        manifest["id"] = json!(path_of(base));
    }
    (path, manifest.to_string().into_bytes())
}
