//! `bin/magento maintenance:status`.

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::Certain;

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    if let Some(line) = text.line_with("status: maintenance mode is active") {
        notes.note(Kind::MaintenanceStatus, cause::MAINTENANCE, Certain, line);
    }
}
