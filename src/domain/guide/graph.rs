//! A guide as a picture: text for Graphviz and for Mermaid.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::model::{Guide, Resolution, Step, StepKind, Target};
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
/// dashed. A part is a picture within the picture, and a jump leads to a node with the name of the
/// other guide.
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
    graphviz_group(guide, "", 1, &mut text);
    for jump in jumps(guide) {
        let _ = writeln!(text, "  {} [shape=cds, label={0}];", quoted(&jump));
    }
    for edge in edges(guide) {
        let (from, to, by) = (quoted(&edge.from), quoted(&edge.to), quoted(&edge.by));
        let style = if is_unhappy(&edge.by) { ", style=dashed" } else { "" };
        let _ = writeln!(text, "  {from} -> {to} [label={by}{style}];");
    }
    text.push_str("}\n");
    text
}

/// The steps of the guide itself, or of the part that `prefix` enters, and the parts within.
fn graphviz_group(guide: &Guide, prefix: &str, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let group = Group::of(guide, prefix);
    for step in group.steps {
        let shape = match &step.kind {
            StepKind::Question(_) => "ellipse",
            StepKind::Ask(_) => "parallelogram",
            StepKind::Check(_) => "diamond",
            StepKind::Instruct(_) => "box",
            StepKind::Wait(_) => "octagon",
            StepKind::Outcome(_) => "doubleoctagon",
        };
        let (id, label) = (quoted(&step.id), quoted(&label(step)));
        let _ = writeln!(text, "{indent}{id} [shape={shape}, label={label}];");
    }
    for (inner, part) in group.parts {
        let name = quoted(&format!("cluster {inner}"));
        let _ = writeln!(text, "{indent}subgraph {name} {{");
        let _ = writeln!(text, "{indent}  label={};", quoted(&part));
        graphviz_group(guide, &inner, depth + 1, text);
        let _ = writeln!(text, "{indent}}}");
    }
}

/// What stands together in a picture.
struct Group<'a> {
    steps: Vec<&'a Step>,
    /// The beginnings of the ids in each part, with the part's name.
    parts: Vec<(String, String)>,
}

impl<'a> Group<'a> {
    fn of(guide: &'a Guide, prefix: &str) -> Self {
        let mut group = Self { steps: Vec::new(), parts: Vec::new() };
        for step in guide.steps.values() {
            let Some(rest) = step.id.strip_prefix(prefix) else { continue };
            let Some((inner, _)) = rest.split_once('/') else {
                group.steps.push(step);
                continue;
            };
            let inner = format!("{prefix}{inner}/");
            if group.parts.last().is_none_or(|(last, _)| *last != inner) {
                // A step that lies deeper names an inner part; the id says enough then.
                let deeper = step.id[inner.len()..].contains('/');
                let part = step.origin.as_ref().filter(|_| !deeper).map(|origin| &*origin.guide);
                let name = inner.trim_end_matches('/');
                let shown = part.map_or_else(|| name.to_owned(), |part| format!("{name}: {part}"));
                group.parts.push((inner, shown));
            }
        }
        group
    }
}

/// The jumps of a guide, each once.
fn jumps(guide: &Guide) -> BTreeSet<String> {
    let targets = guide.steps.values().flat_map(Step::targets);
    targets.filter(|target| target.guide.is_some()).map(Target::name).collect()
}

fn mermaid(guide: &Guide) -> String {
    let mut text = String::from("flowchart TD\n");
    mermaid_group(guide, "", 1, &mut text);
    for jump in jumps(guide) {
        let _ = writeln!(text, "  {}>\"{}\"]", node(&jump), mermaid_text(&jump));
    }
    for edge in edges(guide) {
        let line = if is_unhappy(&edge.by) { "-." } else { "--" };
        let end = if is_unhappy(&edge.by) { ".->" } else { "-->" };
        let by = mermaid_text(&edge.by);
        let _ = writeln!(text, "  {} {line} \"{by}\" {end} {}", node(&edge.from), node(&edge.to));
    }
    text
}

fn mermaid_group(guide: &Guide, prefix: &str, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let group = Group::of(guide, prefix);
    for step in group.steps {
        let label = mermaid_text(&label(step));
        let (open, close) = match &step.kind {
            StepKind::Question(_) => ("([", "])"),
            StepKind::Ask(_) => ("[/", "/]"),
            StepKind::Check(_) => ("{{", "}}"),
            StepKind::Instruct(_) => ("[", "]"),
            StepKind::Wait(_) => ("[[", "]]"),
            StepKind::Outcome(_) => ("(((", ")))"),
        };
        let _ = writeln!(text, "{indent}{}{open}\"{label}\"{close}", node(&step.id));
    }
    for (inner, part) in group.parts {
        let _ = writeln!(text, "{indent}subgraph g{} [\"{}\"]", node(&inner), mermaid_text(&part));
        mermaid_group(guide, &inner, depth + 1, text);
        let _ = writeln!(text, "{indent}end");
    }
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

/// Mermaid reads some words and signs as its own, so ids get a letter in front. `a/b` and `a-b` stay
/// apart.
fn node(id: &str) -> String {
    let mut name = String::from("s_");
    for c in id.chars() {
        match c {
            '/' => name.push_str("__in__"),
            '@' => name.push_str("__to__"),
            c if c.is_ascii_alphanumeric() => name.push(c),
            _ => name.push('_'),
        }
    }
    name
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
        assert_eq!(text.matches("shape=").count(), guide.steps.len() + jumps(&guide).len());
        assert_eq!(text.matches(" -> ").count(), edges(&guide).len());
        assert!(text.contains(
            "\"check-login\" -> \"into-plugin\" \
             [label=\"local-clock-off, pass, proxy-script-not-readable, warn\"]"
        ));
        assert!(text.starts_with("digraph \"shiprocket-login\" {") && text.ends_with("}\n"));
    }

    #[test]
    fn mermaid_holds_every_step_and_edge_once() {
        let guide = guide();
        let text = graph(&guide, Picture::Mermaid);
        let nodes = guide.steps.len() + jumps(&guide).len();
        assert_eq!(text.lines().count(), 1 + nodes + edges(&guide).len());
        assert!(text.contains("s_wait_lock[[\"K3R Wait for the lock\"]]"));
        assert!(text.contains("-. \"None of these\" .->"));
    }

    /// A guide that enters a part twice and jumps away from it.
    fn with_parts() -> Guide {
        let question = |to: &str, none: &str| {
            format!(
                "kind = \"question\"\ncode = \"K2A\"\ntitle = \"Q?\"\nlabel = \"Q\"\nchoices = [{{ say = \"Yes\", to = \"{to}\" }}]\nnone = \"{none}\"\nunknown = \"{none}\"\n"
            )
        };
        let head = |id: &str, more: &str| {
            format!(
                "id = \"{id}\"\ntitle = \"T\"\ntopic = \"t\"\ngoal = \"G\"\nstart = \"a\"\nreviewed = 2026-11-21\n{more}\n[steps.a]\n"
            )
        };
        let end = "[steps.end]\nkind = \"outcome\"\ncode = \"K3A\"\ntitle = \"E\"\nlabel = \"E\"\nresolution = \"solved\"\n";
        let part = "[steps.part]\nkind = \"part\"\nguide = \"part\"\non.solved = \"end\"\n";
        let user = head("user", "") + &question("part", "@other") + part + end;
        let inner = head("part", "part = true") + &question("end", "@other/b") + end;
        let guides = [("user", user), ("part", inner)];
        let load = |(id, text): (&str, String)| {
            crate::domain::guide::load(&format!("{id}.toml"), &text, true).unwrap()
        };
        let library = crate::domain::guide::Library::new(guides.map(load).into());
        library.guide("user").unwrap().clone()
    }

    #[test]
    fn a_part_is_a_picture_in_the_picture_and_a_jump_a_node() {
        let guide = with_parts();
        let text = graph(&guide, Picture::Graphviz);
        assert!(text.contains("subgraph \"cluster part/\" {\n    label=\"part: part\";"), "{text}");
        assert!(text.contains("    \"part/a\" [shape=ellipse"), "{text}");
        assert!(text.contains("\"part/a\" -> \"end\" [label=\"Yes\"];"), "{text}");
        assert!(text.contains("\"a\" -> \"@other\"") && text.contains("-> \"@other/b\""), "{text}");
        let text = graph(&guide, Picture::Mermaid);
        assert!(text.contains("subgraph gs_part__in__ [\"part: part\"]"), "{text}");
        assert!(text.contains("s_part__in__a -- \"Yes\" --> s_end"), "{text}");
        assert!(text.contains("s___to__other__in__b>\"@other/b\"]"), "{text}");
    }

    #[test]
    fn walks_lead_through_parts_and_end_with_a_jump() {
        let found = crate::domain::guide::paths(&with_parts(), 10);
        let walks: Vec<String> = found
            .walks
            .iter()
            .map(|walk| walk.iter().map(|hop| hop.step.as_str()).collect::<Vec<_>>().join(" "))
            .collect();
        let jumps =
            ["a part/a end", "a part/a @other/b", "a part/a @other/b", "a @other", "a @other"];
        assert_eq!(walks, jumps);
        assert!(found.complete && found.walks.iter().all(|walk| walk.last().unwrap().by.is_none()));
    }

    #[test]
    fn quotation_marks_do_not_end_a_label() {
        assert_eq!(quoted("say \"a\\b\""), "\"say \\\"a\\\\b\\\"\"");
        assert_eq!(mermaid_text("\"a\" & <b>"), "#quot;a#quot; #amp; #lt;b>");
    }
}
