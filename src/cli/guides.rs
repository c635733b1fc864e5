//! `refloat guides …`.

use serde::Serialize;

use super::args::{GuidesOrder, PictureArg};
use super::{End, json, out};
use crate::domain::guide::{Diagnostic, Guide, Paths, Picture};
use crate::domain::text::visible;
use crate::engine::orders::{OrderError, guides};

const LONG: usize = 400;

pub(super) fn run(order: GuidesOrder) -> Result<End, OrderError> {
    match order {
        GuidesOrder::List { json } => list(json),
        GuidesOrder::Lint { files, json } => lint(&guides::lint(&files)?, json),
        GuidesOrder::Schema => out::json(&guides::schema()).map(|()| End::Passed),
        GuidesOrder::Graph { id, format } => graph(&id, format),
        GuidesOrder::Paths { id, limit, json } => paths(&id, limit, json),
    }
}

#[derive(Serialize)]
struct List<'a> {
    schema: u32,
    guides: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    title: &'a str,
    findings: Vec<&'a str>,
}

fn list(json: bool) -> Result<End, OrderError> {
    let library = guides::library(&out::message)?;
    let line = |guide: &'_ Guide| (visible(&guide.id, LONG), visible(&guide.title, LONG));
    if json {
        let guides = library.guides().map(|guide| Line {
            id: &guide.id,
            title: &guide.title,
            findings: guides::findings(guide).into_iter().collect(),
        });
        out::json(&List { schema: json::SCHEMA, guides: guides.collect() })?;
        return Ok(End::Passed);
    }
    for (id, title) in library.guides().map(line) {
        out::line(&format!("{id:<24}  {title}"));
    }
    Ok(End::Passed)
}

#[derive(Serialize)]
struct Lint<'a> {
    schema: u32,
    diagnostics: &'a [Diagnostic],
}

fn lint(diagnostics: &[Diagnostic], json: bool) -> Result<End, OrderError> {
    if json {
        out::json(&Lint { schema: json::SCHEMA, diagnostics })?;
    } else {
        for diagnostic in diagnostics {
            out::line(&visible(&diagnostic.to_string(), LONG * 4));
        }
        out::message(&format!("{} found", diagnostics.len()));
    }
    Ok(if diagnostics.is_empty() { End::Passed } else { End::Found })
}

fn graph(id: &str, format: PictureArg) -> Result<End, OrderError> {
    let library = guides::library(&out::message)?;
    let picture = match format {
        PictureArg::Mermaid => Picture::Mermaid,
        PictureArg::Dot => Picture::Graphviz,
    };
    out::whole(&guides::graph(guides::one(&library, id)?, picture));
    Ok(End::Passed)
}

#[derive(Serialize)]
struct Walks<'a> {
    schema: u32,
    guide: &'a str,
    #[serde(flatten)]
    paths: &'a Paths,
}

fn paths(id: &str, limit: usize, json: bool) -> Result<End, OrderError> {
    let library = guides::library(&out::message)?;
    let guide = guides::one(&library, id)?;
    let paths = guides::paths(guide, limit);
    if json {
        out::json(&Walks { schema: json::SCHEMA, guide: &guide.id, paths: &paths })?;
        return Ok(End::Passed);
    }
    for walk in &paths.walks {
        let hops: Vec<String> = walk
            .iter()
            .map(|hop| match &hop.by {
                Some(by) => format!("{} –[{}]→", visible(&hop.step, LONG), visible(by, LONG)),
                None => visible(&hop.step, LONG),
            })
            .collect();
        out::line(&hops.join(" "));
    }
    if !paths.complete {
        out::message(&format!("there are more than {limit}; ask for more with --limit"));
    }
    Ok(End::Passed)
}
