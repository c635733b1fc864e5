//! The report as one page for a browser: no script, no link, nothing loaded.

use crate::domain::report::document::{Document, Line};

const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
"#;

const STYLE: &str = r"<style>
:root { color-scheme: light dark; --ground: #fbfaf5; --card: #fff; --ink: #1b1d1f; --soft: #5c6065; --line: #dcd9cf; }
@media (prefers-color-scheme: dark) { :root { --ground: #16191b; --card: #1f2326; --ink: #eceae4; --soft: #a5a9ad; --line: #383d41; } }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1rem; margin: 0 0 .5rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.2rem; margin: 0 0 1rem; }
p { margin: .25rem 0; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; }
dt { color: var(--soft); }
dd { margin: 0; font-family: ui-monospace, monospace; font-size: .9rem; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
@media (max-width: 30rem) { dl div { display: block; } }
</style>
";

pub(super) fn render(document: &Document) -> String {
    let title = escaped(&document.title);
    let mut page =
        format!("{HEAD}<title>{title}</title>\n{STYLE}</head>\n<body>\n<h1>{title}</h1>\n");
    for section in &document.sections {
        page.push_str(&format!("<section>\n<h2>{}</h2>\n", escaped(&section.heading)));
        for line in &section.lines {
            page.push_str(&match line {
                Line::Prose(text) => format!("<p>{}</p>\n", escaped(text)),
                Line::Row(label, text) => format!(
                    "<dl><div><dt>{}</dt><dd>{}</dd></div></dl>\n",
                    escaped(label),
                    escaped(text)
                ),
            });
        }
        page.push_str("</section>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
