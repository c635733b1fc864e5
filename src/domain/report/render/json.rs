//! The report for Refloat: `.refloat.json`.

use crate::domain::report::model::Report;

/// Indented, so that a person can read it too. Characters that a terminal would obey are escaped.
pub(super) fn render(report: &Report) -> String {
    let text = serde_json::to_string_pretty(report).unwrap_or_default();
    let mut shown = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        // Texts were made visible when the report was built; an opened one may hold anything.
        if c != '\n'
            && crate::domain::text::visible(c.encode_utf8(&mut [0; 4]), 1).len() != c.len_utf8()
        {
            for unit in c.encode_utf16(&mut [0; 2]) {
                shown.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            shown.push(c);
        }
    }
    shown.push('\n');
    shown
}
