//! `lotse.toml`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::date::Interval;
use crate::diag::{Code, Diagnostic, Report, Sources, Spanned};
use crate::fields::Fields;
use crate::keyword::Keyword;
use crate::lang::Lang;
use crate::load::Draft;
use crate::markdown::{self, Link};
use crate::site::{DEFAULT_THEME, Doorway, Id, Settings, Target};

use super::language::Spoken;
use super::{Pending, contact, pattern};

/// The settings, the blanks of the legal pages, and what they refer to.
pub(super) struct Read {
    pub value: Settings,
    pub blanks: BTreeMap<String, (String, String)>,
    pub pending: Vec<Pending>,
}

/// The theme that the settings name, before anything else of them is read: it says which languages there are.
pub(super) fn theme_name(draft: &Draft) -> String {
    let named = draft.settings.as_ref().and_then(|document| {
        let unheard = RefCell::default();
        Fields::new(&document.tree, &unheard).plain_text("theme")
    });
    named.unwrap_or_else(|| DEFAULT_THEME.to_owned())
}

/// Reads `lotse.toml`. A missing file has been reported by `load`; then everything is at its default.
pub(super) fn read(
    draft: &Draft,
    spoken: &Spoken<'_>,
    sources: &Sources,
    report: &mut Report,
) -> Read {
    let mut read = Read {
        value: Settings {
            languages: vec![Lang::DE],
            theme: DEFAULT_THEME.to_owned(),
            ..Settings::default()
        },
        blanks: BTreeMap::new(),
        pending: Vec::new(),
    };
    let Some(document) = &draft.settings else {
        return read;
    };
    let own = RefCell::new(Report::default());
    let fields = Fields::new(&document.tree, &own);
    read.general(&fields, spoken, document.whole);
    if let Some(theme) = theme(&fields, draft) {
        read.value.theme = theme;
    }
    read.legal(&fields);
    read.navigation(&fields);
    read.entries(&fields, spoken);
    read.known(&fields);
    read.blanks(&fields, sources);
    fields.finish();
    report.extend(own.into_inner());
    read
}

impl Read {
    fn general(&mut self, fields: &Fields<'_>, spoken: &Spoken<'_>, whole: bool) {
        if whole {
            fields.require("title", "the name of the portal");
            fields.require("area", "the id of the area that the portal is about");
        }
        let settings = &mut self.value;
        settings.title = spoken.localized(fields, "title");
        settings.description = spoken.localized(fields, "description");
        let languages = spoken.built(fields);
        if !languages.is_empty() {
            settings.languages = languages;
        }
        settings.region = region(fields).unwrap_or_else(|| "DE".to_owned());
        if let Some(area) = fields.text("area") {
            settings.area.clone_from(&area.value);
            self.pending
                .push(link(Target::Area(area.value.clone()), &area));
        }
        if let Some(fallback) = fields.text("fallback") {
            settings.fallback = Some(fallback.value.clone());
            self.pending.push(Pending::Record(fallback, None));
        }
        settings.review_every = interval(fields, "review_every").unwrap_or_default();
        settings.edit_url = pattern::EDIT_URL.read(fields);
        settings.report_email = contact::email(fields, "report_email");
        settings.report_url = pattern::REPORT_URL.read(fields);
        settings.map_url = pattern::MAP_URL.read(fields);
        settings.leave_url = contact::web(fields, "leave_url");
        settings.offline = !fields.has("offline") || fields.flag("offline");
    }

    fn page(&mut self, page: &Spanned<String>, fields: &Fields<'_>) -> Option<String> {
        match markdown::target(&page.value) {
            Some(target @ Target::Page(_, None)) => {
                let Target::Page(address, _) = &target else {
                    return None;
                };
                let address = address.clone();
                self.pending.push(link(target, page));
                Some(address)
            }
            _ => {
                fields.report(
                    Diagnostic::new(Code::BrokenLink, format!("`{}` is no page", page.value))
                        .at(page.span)
                        .help("write the path below content/, such as \"impressum.md\""),
                );
                None
            }
        }
    }

    fn legal(&mut self, fields: &Fields<'_>) {
        let table = fields.fields("legal");
        let place = table.as_ref().map_or(fields.span, |table| table.span);
        let mut read = |key: &str, what: &str| {
            let page = table.as_ref().and_then(|table| table.text(key));
            if page.is_none() {
                fields.report(
                    Diagnostic::new(
                        Code::MissingLegalPage,
                        format!("no page is named for {what}"),
                    )
                    .at(place)
                    .help(format!("add {key} = \"page.md\" to [legal]")),
                );
            }
            page.and_then(|page| self.page(&page, fields))
        };
        let imprint = read("imprint", "the Impressum (§ 5 DDG)");
        let privacy = read("privacy", "the privacy notice (Art. 13 GDPR)");
        let accessibility = read(
            "accessibility",
            "the accessibility statement (§ 10b BGG NRW)",
        );
        let easy_language = read("easy_language", "Leichte Sprache (BITVNRW)");
        let sign_language = read("sign_language", "German Sign Language (BITVNRW)");
        self.value.legal = crate::site::Legal {
            imprint,
            privacy,
            accessibility,
            easy_language,
            sign_language,
        };
        if let Some(table) = table {
            table.finish();
        }
    }

    fn navigation(&mut self, fields: &Fields<'_>) {
        for item in fields.list("nav") {
            item.require("page", "the path of a page below content/");
            if let Some(page) = item.text("page") {
                let address = self.page(&page, &item);
                self.value.nav.extend(address);
            }
            item.finish();
        }
    }

    fn entries(&mut self, fields: &Fields<'_>, spoken: &Spoken<'_>) {
        for item in fields.list("entry") {
            item.require("title", "who it is for: title = { de = \"…\" }");
            item.require("links", "where they begin: links = [\"page.md\"]");
            let icon = item.text("icon");
            let entry = Doorway {
                title: spoken.localized(&item, "title"),
                text: spoken.localized(&item, "text"),
                icon: icon.as_ref().map(|icon| icon.value.clone()),
                links: self.targets(&item),
            };
            self.pending.extend(icon.map(Pending::Icon));
            self.value.entries.push(entry);
            item.finish();
        }
    }

    fn targets(&mut self, item: &Fields<'_>) -> Vec<Target> {
        let mut targets = Vec::new();
        for written in item.texts("links") {
            match markdown::target(&written.value) {
                Some(Target::Asset(_)) | None => item.report(
                    Diagnostic::new(
                        Code::BrokenLink,
                        format!("`{}` is no page", written.value),
                    )
                    .at(written.span)
                    .help("write \"page.md\", \"thema/ID\", \"ort/ID\", \"kategorie/ID\", \"directory/ID\", \"abdeckung\" or \"luecken\""),
                ),
                Some(target) => {
                    self.pending.push(link(target.clone(), &written));
                    targets.push(target);
                }
            }
        }
        targets
    }

    fn known(&mut self, fields: &Fields<'_>) {
        let Some(known) = fields.fields("known") else {
            return;
        };
        for name in known.texts("warnings") {
            match Code::from_word(&name.value) {
                Some(code) if code.severity() == crate::diag::Severity::Warning => {
                    self.value.known_warnings.push(code);
                }
                _ => known.report(
                    Diagnostic::new(
                        Code::InvalidValue,
                        format!("there is no warning `{}`", name.value),
                    )
                    .at(name.span)
                    .did_you_mean(&name.value, warnings()),
                ),
            }
        }
        known.finish();
    }

    fn blanks(&mut self, fields: &Fields<'_>, sources: &Sources) {
        let Some(blanks) = fields.fields("blanks") else {
            return;
        };
        for key in blanks.keys() {
            let Some(blank) = blanks.fields(&key.value) else {
                continue;
            };
            blank.require("label", "what is missing, as shown in the gap");
            let label = blank
                .plain_text("label")
                .unwrap_or_else(|| key.value.clone());
            let value = blank.optional_text("value");
            if value.is_empty() {
                // Only the file's own line can show where to write; the key of the table is that place.
                let line = sources
                    .line_column(key.span.file, key.span.start as usize)
                    .0;
                blank.report(
                    Diagnostic::new(Code::Blank, format!("still to be filled in: {label}"))
                        .at(key.span)
                        .help(format!("set `value` below line {line}")),
                );
            }
            self.blanks.insert(key.value.clone(), (label, value));
            blank.finish();
        }
        blanks.finish();
    }
}

/// The names of all warnings.
fn warnings() -> impl Iterator<Item = &'static str> {
    let codes = Code::all();
    codes
        .filter(|code| code.severity() == crate::diag::Severity::Warning)
        .map(Code::word)
}

fn link(target: Target, written: &Spanned<String>) -> Pending {
    Pending::Link(Link::apart(target, written.span))
}

/// Germany and its Länder by ISO 3166-2.
pub const REGIONS: [&str; 17] = [
    "DE", "DE-BB", "DE-BE", "DE-BW", "DE-BY", "DE-HB", "DE-HE", "DE-HH", "DE-MV", "DE-NI", "DE-NW",
    "DE-RP", "DE-SH", "DE-SL", "DE-SN", "DE-ST", "DE-TH",
];

fn region(fields: &Fields<'_>) -> Option<Id> {
    let region = fields.text("region")?;
    if !REGIONS.contains(&region.value.as_str()) {
        fields.report(
            Diagnostic::new(
                Code::InvalidValue,
                format!("`{}` is no German Land", region.value),
            )
            .at(region.span)
            .did_you_mean(&region.value, REGIONS)
            .help("public holidays depend on it; North Rhine-Westphalia is DE-NW"),
        );
        return None;
    }
    Some(region.value)
}

/// The theme. One of its own must have files; the built-in one needs none.
fn theme(fields: &Fields<'_>, draft: &Draft) -> Option<String> {
    let theme = fields.text("theme")?;
    let there: BTreeSet<&str> = draft
        .theme_files
        .keys()
        .filter_map(|path| path.split('/').nth(1))
        .collect();
    if theme.value != DEFAULT_THEME && !there.contains(theme.value.as_str()) {
        fields.report(
            Diagnostic::new(
                Code::UnknownReference,
                format!("there is no theme `{}`", theme.value),
            )
            .at(theme.span)
            .did_you_mean(&theme.value, there)
            .help(format!(
                "create themes/{}/, or delete `theme` from lotse.toml",
                theme.value
            )),
        );
    }
    Some(theme.value)
}

/// An interval of checking under `key`.
pub(super) fn interval(fields: &Fields<'_>, key: &str) -> Option<Interval> {
    let text = fields.text(key)?;
    let interval = Interval::parse(&text.value);
    if interval.is_none() {
        fields.report(
            Diagnostic::new(
                Code::BadInterval,
                format!("`{}` is no interval", text.value),
            )
            .at(text.span)
            .help("write it as \"6 months\" or \"2 years\""),
        );
    }
    interval
}
