//! `lotse.toml`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Report, Sources, Spanned};
use crate::fields::Fields;
use crate::keyword::Keyword;
use crate::lang::Lang;
use crate::load::Draft;
use crate::markdown::{self, Link};
use crate::schema::{Field, blank, entry, known, legal, nav, of, settings as field};
use crate::site::{DEFAULT_THEME, Doorway, Id, Settings, Target};

use super::language::Spoken;
use super::readers::interval;
use super::references::Pending;
use super::{contact, pattern};

/// The settings, the blanks of the legal pages, and what they refer to.
pub(super) struct Read {
    pub value: Settings,
    pub blanks: BTreeMap<String, (String, String)>,
    pub pending: Vec<Pending>,
}

/// The theme that the settings name, before anything else of them is read: it says which languages there are.
pub(super) fn theme_name(draft: &Draft) -> String {
    let named = draft.settings.as_ref().and_then(|document| {
        let unheard = Report::default();
        let fields = Fields::of(&field::TABLE, &document.tree, &unheard);
        fields.written(&field::THEME).map(|theme| theme.value)
    });
    named.unwrap_or_else(|| DEFAULT_THEME.to_owned())
}

/// Reads `lotse.toml`. A missing file has been reported by `load`; then everything is at its default.
pub(super) fn read(draft: &Draft, spoken: &Spoken<'_>, sources: &Sources, report: &Report) -> Read {
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
    let fields = Fields::of(&field::TABLE, &document.tree, report);
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
    read
}

impl Read {
    fn general(&mut self, fields: &Fields<'_>, spoken: &Spoken<'_>, whole: bool) {
        if whole {
            fields.complete();
        }
        let settings = &mut self.value;
        settings.title = spoken.localized(fields, &field::TITLE);
        settings.description = spoken.localized(fields, &field::DESCRIPTION);
        let languages = spoken.built(fields);
        if !languages.is_empty() {
            settings.languages = languages;
        }
        settings.region = region(fields).unwrap_or_else(|| "DE".to_owned());
        if let Some(area) = fields.written(&field::AREA) {
            settings.area.clone_from(&area.value);
            self.pending
                .push(link(Target::Area(area.value.clone()), &area));
        }
        if let Some(fallback) = fields.written(&field::FALLBACK) {
            settings.fallback = Some(fallback.value.clone());
            self.pending.push(Pending::Record(fallback, None));
        }
        settings.review_every = interval(fields, &field::REVIEW_EVERY).unwrap_or_default();
        settings.edit_url = pattern::EDIT_URL.read(fields);
        settings.report_email = contact::email(fields, &field::REPORT_EMAIL);
        settings.report_url = pattern::REPORT_URL.read(fields);
        settings.map_url = pattern::MAP_URL.read(fields);
        settings.leave_url = contact::web(fields, &field::LEAVE_URL);
        settings.offline = !fields.has(&field::OFFLINE) || fields.flag(&field::OFFLINE);
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
        let table = fields.table(&field::LEGAL);
        let place = table.as_ref().map_or(fields.span, |table| table.span);
        let mut read = |field: &Field<of::Page>, what: &str| {
            let key = field.key;
            let page = table.as_ref().and_then(|table| table.written(field));
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
        let imprint = read(&legal::IMPRINT, "the Impressum (§ 5 DDG)");
        let privacy = read(&legal::PRIVACY, "the privacy notice (Art. 13 GDPR)");
        let accessibility = read(
            &legal::ACCESSIBILITY,
            "the accessibility statement (§ 10b BGG NRW)",
        );
        let easy_language = read(&legal::EASY_LANGUAGE, "Leichte Sprache (BITVNRW)");
        let sign_language = read(&legal::SIGN_LANGUAGE, "German Sign Language (BITVNRW)");
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
        for item in fields.list(&field::NAV) {
            if let Some(page) = item.written(&nav::PAGE) {
                let address = self.page(&page, &item);
                self.value.nav.extend(address);
            }
            item.finish();
        }
    }

    fn entries(&mut self, fields: &Fields<'_>, spoken: &Spoken<'_>) {
        for item in fields.list(&field::ENTRY) {
            let icon = item.written(&entry::ICON);
            let entry = Doorway {
                title: spoken.localized(&item, &entry::TITLE),
                text: spoken.localized(&item, &entry::TEXT),
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
        for written in item.all_written(&entry::LINKS) {
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
        let Some(table) = fields.table(&field::KNOWN) else {
            return;
        };
        for name in table.all_written(&known::WARNINGS) {
            match Code::from_word(&name.value) {
                Some(code) if code.severity() == crate::diag::Severity::Warning => {
                    self.value.known_warnings.push(code);
                }
                _ => table.report(
                    Diagnostic::new(
                        Code::InvalidValue,
                        format!("there is no warning `{}`", name.value),
                    )
                    .at(name.span)
                    .did_you_mean(&name.value, warnings()),
                ),
            }
        }
        table.finish();
    }

    fn blanks(&mut self, fields: &Fields<'_>, sources: &Sources) {
        let Some(blanks) = fields.names(&field::BLANKS) else {
            return;
        };
        for (key, table) in blanks.tables(field::BLANKS.of.0) {
            let label = table.plain_text(&blank::LABEL);
            let label = label.unwrap_or_else(|| key.value.clone());
            let value = table.blank(&blank::VALUE);
            if value.is_empty() {
                // Only the file's own line can show where to write; the key of the table is that place.
                let line = sources
                    .line_column(key.span.file, key.span.start as usize)
                    .0;
                table.report(
                    Diagnostic::new(Code::Blank, format!("still to be filled in: {label}"))
                        .at(key.span)
                        .help(format!("set `value` below line {line}")),
                );
            }
            self.blanks.insert(key.value.clone(), (label, value));
            table.finish();
        }
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

fn region(fields: &Fields<'_>) -> Option<Id> {
    let region = fields.written(&field::REGION)?;
    let of::Choice(regions) = field::REGION.of;
    if !regions.contains(&region.value.as_str()) {
        fields.report(
            Diagnostic::new(
                Code::InvalidValue,
                format!("`{}` is no German Land", region.value),
            )
            .at(region.span)
            .did_you_mean(&region.value, regions.iter().copied())
            .help("public holidays depend on it; North Rhine-Westphalia is DE-NW"),
        );
        return None;
    }
    Some(region.value)
}

/// The theme. One of its own must have files; the built-in one needs none.
fn theme(fields: &Fields<'_>, draft: &Draft) -> Option<String> {
    let theme = fields.written(&field::THEME)?;
    let there: BTreeSet<&str> = draft
        .theme_files
        .keys()
        .filter_map(|path| path.strip_prefix("themes/")?.split_once('/'))
        .map(|(name, _)| name)
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
