//! Files that an order is about.

use std::path::Path;

use super::OrderError;
use crate::world::store::text_files;

/// The largest profile, endpoints file or certificate authority, in bytes.
const LIMIT: u64 = 1024 * 1024;

/// Reads a small text file.
pub(super) fn read(path: &Path) -> Result<String, OrderError> {
    Ok(text_files::read_text(path, LIMIT)?)
}
