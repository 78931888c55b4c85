//! Ids: what one may look like, which records had before, and which the search knows.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Report, Span, Spanned};
use crate::site::{Id, Organization, Page};

/// Whether a text can be an id: `[a-z0-9-]`, at most 80 bytes, no hyphen at its ends.
pub(crate) fn is_id(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=80).contains(&text.len())
        && text.bytes().all(allowed)
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !crate::load::is_device(text)
}

/// Says of a text that it cannot be an id.
pub(super) fn bad_id(id: &str) -> Diagnostic {
    Diagnostic::new(Code::BadId, format!("`{id}` cannot be an id"))
        .help("use only a-z, 0-9 and hyphens, at most 80 of them; names of devices, such as aux and con, cannot be files on Windows")
}

/// Everything that the search can find, by the ids it gives, sorted.
pub(super) fn findable_ids(
    organizations: &[Spanned<Organization>],
    pages: &[Spanned<Page>],
) -> Vec<String> {
    let records = organizations.iter().flat_map(|organization| {
        let organization = &organization.value;
        let services = organization.services.iter();
        let services = services.map(|service| format!("{}/{}", organization.id, service.id));
        std::iter::once(organization.id.clone()).chain(services)
    });
    let pages = pages
        .iter()
        .map(|page| format!("page:{}", page.value.address));
    let mut ids: Vec<String> = records.chain(pages).collect();
    ids.sort_unstable();
    ids
}

/// Former id → present id and the place where it says so. Conflicts are reported.
pub(super) fn former_ids(
    organizations: &[Spanned<Organization>],
    report: &Report,
) -> BTreeMap<Id, (Id, Span)> {
    let present: BTreeMap<&str, Span> = organizations
        .iter()
        .map(|o| (o.value.id.as_str(), o.span))
        .collect();
    let mut former: BTreeMap<Id, (Id, Span)> = BTreeMap::new();
    for organization in organizations {
        for (old, span) in &organization.value.formerly {
            if *old == organization.value.id {
                report.push(
                    Diagnostic::new(
                        Code::SelfReference,
                        format!("`{old}` is the present id of this record"),
                    )
                    .at(*span)
                    .help("delete it from `formerly`"),
                );
                continue;
            }
            let taken = present.get(old.as_str()).copied();
            let taken = taken.or_else(|| former.get(old).map(|(_, span)| *span));
            match taken {
                Some(other) => report.push(
                    Diagnostic::new(
                        Code::DuplicateId,
                        format!("the former id `{old}` belongs to another record"),
                    )
                    .at(*span)
                    .also(other, "to this one"),
                ),
                None => {
                    former.insert(old.clone(), (organization.value.id.clone(), *span));
                }
            }
        }
    }
    former
}
