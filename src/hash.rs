//! SHA-256, for file names, manifests and the marks of translations.

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes in lower-case hexadecimal, 64 characters.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Its first 12 characters: enough to tell versions of a file apart in its name.
pub fn short(bytes: &[u8]) -> String {
    hex(bytes)[..12].to_owned()
}
