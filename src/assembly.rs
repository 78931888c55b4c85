//! From a finished site to the form in which it is given away.
//!
//! Owns: which forms there are, and what each adds to the files of a site. In: an [`Output`]. Out: another one.
//! **Invariant:** `offline` has listed what browsers may keep before; nothing here changes what a page says.
//! Deliberately absent: disks (that is `publish`), and what was typed (that is `cli`).

pub mod hosting;
pub mod offline;
pub mod portable;
pub mod precompress;

use crate::output::Output;
use crate::routes;
use crate::site::Site;

/// How a site is given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For a server.
    Served {
        /// Whether compressed files stand beside the others.
        precompress: bool,
    },
    /// For a disk.
    Portable,
    /// For a disk, as one archive.
    Archive,
}

/// Gives a site its form.
///
/// # Errors
/// When a page cannot be rewritten or a file cannot be compressed.
pub fn assemble(
    mut output: Output,
    form: Form,
    site: &Site,
    base_url: Option<&str>,
) -> anyhow::Result<Output> {
    match form {
        Form::Portable => portable::portable(&output),
        Form::Archive => portable::zipped(&portable::portable(&output)?, site),
        Form::Served { precompress } => {
            // Hosts that read these files have no paths that no header could hold.
            if let Ok(portal) = hosting::Portal::at(base_url, routes::moved(site)) {
                hosting::files(&mut output, &portal)?;
            }
            if precompress {
                precompress::precompress(&mut output)?;
            }
            Ok(output)
        }
    }
}
