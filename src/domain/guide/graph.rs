//! A guide as a picture: text for Graphviz and for Mermaid.

use std::fmt::Write as _;

use super::model::{Guide, Resolution, Step, StepKind};
use super::paths::edges;
use crate::domain::text::plain;

/// The languages of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// The language of Graphviz’ `dot`.
    Graphviz,
    /// Mermaid, as Markdown pages show it.
    Mermaid,
}

/// The text of a guide's picture. Answers to “None of these”, “I don’t know” and the like are
/// dashed.
#[must_use]
pub fn graph(guide: &Guide, picture: Picture) -> String {
    match picture {
        Picture::Graphviz => graphviz(guide),
        Picture::Mermaid => mermaid(guide),
    }
}

fn graphviz(guide: &Guide) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(text, "digraph {} {{", quoted(&guide.id));
    let _ = writeln!(text, "  label={}; rankdir=TB;", quoted(&plain(&guide.title)));
    let _ = writeln!(text, "  node [fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\"];");
    for step in guide.steps.values() {
        let shape = match &step.kind {
            StepKind::Question(_) => "ellipse",
            StepKind::Ask(_) => "parallelogram",
            StepKind::Check(_) => "diamond",
            StepKind::Instruct(_) => "box",
            StepKind::Wait(_) => "octagon",
            StepKind::Outcome(_) => "doubleoctagon",
        };
        let (id, label) = (quoted(&step.id), quoted(&label(step)));
        let _ = writeln!(text, "  {id} [shape={shape}, label={label}];");
    }
    for edge in edges(guide) {
        let (from, to, by) = (quoted(&edge.from), quoted(&edge.to), quoted(&edge.by));
        let style = if is_unhappy(&edge.by) { ", style=dashed" } else { "" };
        let _ = writeln!(text, "  {from} -> {to} [label={by}{style}];");
    }
    text.push_str("}\n");
    text
}

fn mermaid(guide: &Guide) -> String {
    let mut text = String::from("flowchart TD\n");
    for step in guide.steps.values() {
        let label = mermaid_text(&label(step));
        let (open, close) = match &step.kind {
            StepKind::Question(_) => ("([", "])"),
            StepKind::Ask(_) => ("[/", "/]"),
            StepKind::Check(_) => ("{{", "}}"),
            StepKind::Instruct(_) => ("[", "]"),
            StepKind::Wait(_) => ("[[", "]]"),
            StepKind::Outcome(_) => ("(((", ")))"),
        };
        let _ = writeln!(text, "  {}{open}\"{label}\"{close}", node(&step.id));
    }
    for edge in edges(guide) {
        let line = if is_unhappy(&edge.by) { "-." } else { "--" };
        let end = if is_unhappy(&edge.by) { ".->" } else { "-->" };
        let by = mermaid_text(&edge.by);
        let _ = writeln!(text, "  {} {line} \"{by}\" {end} {}", node(&edge.from), node(&edge.to));
    }
    text
}

fn label(step: &Step) -> String {
    let end = match &step.kind {
        StepKind::Outcome(outcome) => match outcome.resolution {
            Resolution::Solved => ": solved",
            Resolution::HandOver => ": somebody else acts",
            Resolution::CannotTell => ": cannot tell",
            Resolution::VendorWait => ": wait for the vendor",
        },
        _ => "",
    };
    format!("{} {}{end}", step.code, plain(&step.label))
}

fn is_unhappy(by: &str) -> bool {
    ["None of these", "I don’t know", "I don’t have it", "I can’t do this", "Skip this check"]
        .contains(&by)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "))
}

/// Mermaid reads some words and signs as its own, so ids get a letter in front.
fn node(id: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("s_{}", id.chars().map(safe).collect::<String>())
}

fn mermaid_text(text: &str) -> String {
    text.replace('&', "#amp;").replace('"', "#quot;").replace('<', "#lt;").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::builtin_library;

    fn guide() -> Guide {
        builtin_library().unwrap().guide("shiprocket-login").unwrap().clone()
    }

    #[test]
    fn graphviz_holds_every_step_and_edge_once() {
        let guide = guide();
        let text = graph(&guide, Picture::Graphviz);
        assert_eq!(text.matches("shape=").count(), guide.steps.len());
        assert_eq!(text.matches(" -> ").count(), edges(&guide).len());
        assert!(text.contains(
            "\"check-login\" -> \"into-plugin\" [label=\"local-clock-off, pass, warn\"]"
        ));
        assert!(text.starts_with("digraph \"shiprocket-login\" {") && text.ends_with("}\n"));
    }

    #[test]
    fn mermaid_holds_every_step_and_edge_once() {
        let guide = guide();
        let text = graph(&guide, Picture::Mermaid);
        assert_eq!(text.lines().count(), 1 + guide.steps.len() + edges(&guide).len());
        assert!(text.contains("s_wait_lock[[\"K3R Wait for the lock\"]]"));
        assert!(text.contains("-. \"None of these\" .->"));
    }

    #[test]
    fn quotation_marks_do_not_end_a_label() {
        assert_eq!(quoted("say \"a\\b\""), "\"say \\\"a\\\\b\\\"\"");
        assert_eq!(mermaid_text("\"a\" & <b>"), "#quot;a#quot; #amp; #lt;b>");
    }
}
