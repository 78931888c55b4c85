//! The theme: templates, texts of the interface and assets.
//!
//! Owns: the default theme, which is built into the program, and how a site's own files lie over it.
//! In: the files of the site's theme folder. Out: a [`Theme`] that draws pages from a context.
//! **Invariant:** a theme that was loaded has every template parsed, every asset hashed, and every language described; whatever
//! message another language lacks, it takes from those that its readers know.
//! Deliberately absent: what is on a page (that is `render`), and reading the disk (that is `load`).

mod assets;
mod heads;
mod icons;
mod messages;
mod overlay;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::diag::{Code, Diagnostic, FileId, Report, Sources, Span};
use crate::lang::{Lang, Language, Languages};

pub use assets::{Asset, Assets};
pub use icons::Icons;
pub use messages::{Arg, Messages};

/// A theme that is ready to draw.
pub struct Theme {
    tera: Tera,
    /// Where each template can be pointed into.
    files: BTreeMap<String, FileId>,
    messages: Arc<Messages>,
    /// Words of the hand-out. A client may read one in a language that the interface does not speak.
    handout: Messages,
    /// What the fields of files are called, for editors. They may read it in fewer languages than the interface speaks.
    fields: Messages,
    assets: Arc<Assets>,
    icons: Arc<Icons>,
}

impl Theme {
    /// The default theme, overlaid by a site's own files: `templates/…`, `assets/…`, `i18n/LANG.ftl`,
    /// `handout/LANG.ftl`, `fields/LANG.ftl` and `icons.svg`.
    ///
    /// A template or an asset replaces the one of the same name; texts replace single messages and icons single
    /// symbols, so that a site can change one sentence without copying the rest. Paths may carry `themes/NAME/` in front.
    ///
    /// # Errors
    /// The languages it has, as far as they can be told, if a template or the texts cannot be used; the report says why.
    pub fn load(
        root_files: Vec<(String, Vec<u8>)>,
        sources: &mut Sources,
        report: &Report,
    ) -> Result<Theme, Languages> {
        let mut files = overlay::files(root_files, sources, report);
        let mut texts = |folder: &str| {
            let texts = files.texts.remove(folder).unwrap_or_default();
            Messages::load(texts, sources, report)
        };
        let (mut messages, mut handout, mut fields) =
            (texts("i18n"), texts("handout"), texts("fields"));
        let languages = heads::read(&messages, &handout, report);
        for texts in [&mut messages, &mut handout, &mut fields] {
            texts.describe(&languages, report);
        }
        if let Some(css) = fonts(&languages) {
            files.assets.entry(FONTS.to_owned()).or_insert(css);
        }
        let assets = Assets::new(files.assets, report);
        let icons = Icons::load(&files.icons, sources, report);
        let (Some(assets), Some(icons), false) = (assets, icons, report.has_errors()) else {
            return Err(languages);
        };
        let (messages, assets, icons) = (Arc::new(messages), Arc::new(assets), Arc::new(icons));
        let mut tera = Tera::new();
        register(&mut tera, &messages, &assets, &icons);
        let ids: BTreeMap<String, FileId> = files
            .templates
            .iter()
            .map(|(name, id)| (name.clone(), *id))
            .collect();
        let templates: Vec<(&str, &str)> = files
            .templates
            .iter()
            .map(|(name, id)| (name.as_str(), sources.text(*id)))
            .collect();
        if let Err(error) = tera.add_raw_templates(templates) {
            report.push(diagnose(&error, &ids));
            return Err(languages);
        }
        Ok(Theme {
            tera,
            files: ids,
            messages,
            handout,
            fields,
            assets,
            icons,
        })
    }

    /// Draws a template.
    ///
    /// # Errors
    /// A diagnostic that points into the template.
    pub fn draw(&self, template: &str, context: &Context) -> Result<String, Diagnostic> {
        self.tera
            .render(template, context)
            .map_err(|error| diagnose(&error, &self.files))
    }

    /// Every language that the theme has texts in.
    pub fn languages(&self) -> &Languages {
        self.messages.languages()
    }

    /// The texts of the interface.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The words of the hand-out: language → key → text, with slots as `{name}`.
    pub fn handout(&self) -> BTreeMap<Lang, BTreeMap<String, String>> {
        self.handout.templates()
    }

    /// What the fields of files are called: for each, a name and, under the same key with `-help`, a sentence.
    pub fn fields(&self) -> &Messages {
        &self.fields
    }

    /// The languages of the hand-out, in the order in which they are offered.
    pub fn handout_languages(&self) -> impl Iterator<Item = &Language> {
        let languages = self.languages().iter();
        languages.filter(|language| self.handout.has(language.lang))
    }

    /// The files that pages load.
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// The icons that pages show.
    pub fn icons(&self) -> &Icons {
        &self.icons
    }
}

/// The style that gives languages the fonts they want. There is none where none wants any.
pub(crate) const FONTS: &str = "languages.css";

fn fonts(languages: &Languages) -> Option<Vec<u8>> {
    let rules = languages.iter().filter_map(|language| {
        let (lang, wanted) = (language.lang, language.font.as_ref()?);
        Some(format!(
            "[lang|=\"{lang}\"] {{ font-family: {wanted}, system-ui, sans-serif; }}\n"
        ))
    });
    let css: String = rules.collect();
    (!css.is_empty()).then(|| css.into_bytes())
}

/// Functions and filters must be known before templates are added: then an unknown one is an error with its place.
fn register(tera: &mut Tera, messages: &Arc<Messages>, assets: &Arc<Assets>, icons: &Arc<Icons>) {
    let texts = Arc::clone(messages);
    tera.register_function("tr", move |kwargs: Kwargs, state: &State| {
        translate(&texts, &kwargs, state)
    });
    let files = Arc::clone(assets);
    tera.register_function(
        "asset",
        move |kwargs: Kwargs, state: &State| -> TeraResult<String> {
            let name: &str = kwargs.must_get("name")?;
            let path = files
                .path(name)
                .ok_or_else(|| tera::Error::message(format!("the theme has no asset `{name}`")))?;
            relative(path, state)
        },
    );
    let symbols = Arc::clone(icons);
    tera.register_function(
        "icon",
        move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
            let name: &str = kwargs.must_get("name")?;
            let svg = symbols.get(name);
            let svg = svg.ok_or_else(|| tera::Error::message(symbols.missing(name)))?;
            Ok(Value::safe_string(svg))
        },
    );
    tera.register_filter("rel", |path: &str, _: Kwargs, state: &State| {
        relative(path, state)
    });
    tera.register_filter("attrs", |text: &Value, _: Kwargs, _: &State| {
        language_attributes(text)
    });
}

/// `tr(key="…", n=…)`: a message in the language of the page. With `n` the message also gets `count`, the number
/// with its group separators.
fn translate(messages: &Messages, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let code = known(state, "lang")?;
    let languages = messages.languages();
    let spoken = languages
        .iter()
        .find(|language| language.lang.code() == code);
    let lang = spoken.map_or(Lang::DE, |language| language.lang);
    let key: &str = kwargs.must_get("key")?;
    let mut args = Vec::new();
    for (name, value) in kwargs.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else {
            continue;
        };
        args.push(match value.as_i64() {
            Some(number) => (name, Arg::Number(number)),
            None => (name, Arg::Text(value.to_string())),
        });
    }
    messages
        .format(lang, key, &args)
        .map(Value::from)
        .map_err(tera::Error::message)
}

/// An address below the site's root as seen from the page.
fn relative(path: &str, state: &State) -> TeraResult<String> {
    let root = known(state, "root")?;
    Ok(match (root.as_str(), path) {
        ("", "") => "./".to_owned(),
        (root, path) => format!("{root}{path}"),
    })
}

/// A value of the page; a component sees it only if it asks for it.
fn known(state: &State, name: &str) -> TeraResult<String> {
    state.get(name)?.ok_or_else(|| {
        tera::Error::message(format!(
            "`{name}` is not known here; a component must take it as `@{name}`"
        ))
    })
}

/// ` lang="de" dir="ltr"` for a text in another language than its page, else nothing. The values are codes of
/// [`Lang`], never text of a record, and therefore safe.
fn language_attributes(text: &Value) -> Value {
    let field = |name: &str| {
        text.get_from_path(name)
            .and_then(Value::as_str)
            .map(|value| format!(" {name}=\"{value}\""))
            .unwrap_or_default()
    };
    Value::safe_string(&(field("lang") + &field("dir")))
}

fn diagnose(error: &tera::Error, files: &BTreeMap<String, FileId>) -> Diagnostic {
    let (ErrorKind::SyntaxError(at) | ErrorKind::RenderingError(at)) = error.kind() else {
        return Diagnostic::new(Code::Template, error.to_string());
    };
    let problem = Diagnostic::new(Code::Template, at.message());
    match files.get(at.filename()) {
        Some(file) => problem.at(Span::new(*file, at.span().range.clone())),
        None => problem.in_file(at.filename()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(files: &[(&str, &str)]) -> (Option<Theme>, String) {
        let mut sources = Sources::default();
        let report = Report::default();
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect();
        let theme = Theme::load(files, &mut sources, &report);
        (theme.ok(), report.to_text(&sources))
    }

    #[test]
    fn the_default_theme_is_complete() {
        let (theme, report) = load(&[]);
        assert_eq!(report, "");
        assert!(theme.is_some());
    }

    #[test]
    fn the_hand_out_has_all_words_in_all_its_languages() {
        let (theme, _) = load(&[]);
        let words = theme.unwrap().handout();
        assert!(words.len() >= 10, "{}", words.len());
        let german = &words[&Lang::DE];
        for (key, text) in german {
            assert!(text != key, "`{key}` has a slot that nobody fills");
        }
        for (lang, own) in &words {
            assert!(own.keys().eq(german.keys()), "{lang} has other words");
            for (key, text) in own {
                let slots = |text: &str| text.matches('{').count();
                assert_eq!(slots(text), slots(&german[key]), "{lang}: {key}");
            }
        }
    }

    #[test]
    fn a_broken_template_is_pointed_at() {
        let (theme, report) = load(&[("themes/mine/templates/page.html", "<p>\n{{ nothing( }}\n")]);
        assert!(theme.is_none());
        assert!(report.contains("page.html:2:"), "{report}");
    }

    #[test]
    fn an_unknown_message_is_pointed_at_when_drawn() {
        let (theme, _) = load(&[("templates/own.html", "<p>{{ tr(key=\"no-such\") }}")]);
        let mut context = Context::new();
        context.insert("lang", "de");
        let problem = theme.unwrap().draw("own.html", &context).unwrap_err();
        assert!(problem.message.contains("no-such"), "{}", problem.message);
        assert!(problem.span.is_some());
    }

    #[test]
    fn icons_stand_in_the_page_and_unknown_ones_are_pointed_at() {
        let own = "<svg xmlns=\"http://www.w3.org/2000/svg\"><symbol id=\"own\" viewBox=\"0 0 9 9\"/></svg>";
        let files = [
            (
                "templates/good.html",
                "{{ icon(name=\"house\") }}{{ icon(name=\"own\") }}",
            ),
            ("templates/bad.html", "<p>\n{{ icon(name=\"huose\") }}"),
            ("themes/mine/icons.svg", own),
        ];
        let (theme, report) = load(&files);
        assert_eq!(report, "");
        let theme = theme.unwrap();
        let html = theme.draw("good.html", &Context::new()).unwrap();
        assert_eq!(html.matches("<svg class=\"icon\"").count(), 2, "{html}");
        assert!(html.contains("aria-hidden=\"true\""), "{html}");
        let problem = theme.draw("bad.html", &Context::new()).unwrap_err();
        assert!(
            problem.message.contains("did you mean `house`"),
            "{}",
            problem.message
        );
        assert!(problem.span.is_some());
    }

    #[test]
    fn text_is_escaped() {
        let (theme, _) = load(&[("templates/own.html", "<p title=\"{{ x }}\">{{ x }}")]);
        let mut context = Context::new();
        context.insert("x", "<\"&'>");
        let html = theme.unwrap().draw("own.html", &context).unwrap();
        let tail = html.strip_prefix("<p title=\"").unwrap();
        assert!(!tail.contains("<\"&") && tail.contains("&lt;"), "{html}");
    }

    #[test]
    fn single_messages_are_replaced() {
        let (theme, report) = load(&[("i18n/de.ftl", "search-submit = Los\n")]);
        assert_eq!(report, "");
        let theme = theme.unwrap();
        let say = |lang| theme.messages().format(lang, "search-submit", &[]).unwrap();
        assert_eq!(say(Lang::DE), "Los");
        assert_eq!(say("en".parse().unwrap()), "Search");
    }
}
