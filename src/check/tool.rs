//! `[tool]` in the front matter: which small program a page carries, and the values it begins with.

use crate::fields::Fields;
use crate::site::Tool;

/// What a page can ask for. One name so far; the second one makes this an enum.
const NAMES: [(&str, ()); 1] = [("case-management-shares", ())];

/// The tool a page asks for, if there is one of that name.
pub(super) fn read(page: &Fields<'_>) -> Option<Tool> {
    let fields = page.fields("tool")?;
    fields.require("name", "which tool the page carries");
    fields.require("positions", "how many positions the page's source names");
    let name = fields.one_of("name", &NAMES);
    let positions = fields.integer("positions", 1..=1000);
    fields.finish();
    name?;
    Some(Tool::CaseManagementShares {
        positions: u16::try_from(positions?.value).ok()?,
    })
}
