//! The report.

use serde::{Deserialize, Serialize};

use super::super::command::ReportFormat;

/// The report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportPage {
    /// Which form is previewed.
    pub format: ReportFormat,
    /// The preview, line by line; headings begin with `# `.
    pub lines: Vec<String>,
    /// How many secrets it was searched for.
    pub searched_for: usize,
    /// The export is blocked: the field in which a secret was found.
    pub blocked: Option<String>,
    /// What is hidden: “1 shop, 2 e-mail addresses”.
    pub hidden: String,
    /// The suggested file name.
    pub file_name: String,
}
