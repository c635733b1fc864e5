//! `refloat report …`.

use std::path::Path;

use super::args::{FormArg, ReportOrder};
use super::{End, out};
use crate::domain::report::{Format, LineChange, Row};
use crate::engine::orders::OrderError;
use crate::engine::orders::report;

pub(super) fn run(order: ReportOrder) -> Result<End, OrderError> {
    match order {
        ReportOrder::Show { file } => show(&file),
        ReportOrder::Convert { file, to, out } => convert(&file, to, out.as_deref()),
        ReportOrder::Diff { before, after } => diff(&before, &after),
    }
}

fn show(file: &Path) -> Result<End, OrderError> {
    for (nth, line) in report::lines(&report::open(file)?)?.iter().enumerate() {
        if nth > 0 && line.starts_with("# ") {
            out::line("");
        }
        out::whole(line);
    }
    Ok(End::Passed)
}

fn convert(file: &Path, to: FormArg, out: Option<&Path>) -> Result<End, OrderError> {
    let opened = report::open(file)?;
    if let Some(out) = out {
        report::refuse_own_place(file, out)?;
    }
    let format = match to {
        FormArg::Html => Format::Html,
        FormArg::Md => Format::Markdown,
        FormArg::Json => Format::Json,
    };
    let text = match report::convert(&opened, format) {
        Ok(text) => text,
        Err(blocked) => {
            out::problem(&blocked.to_string());
            return Ok(End::Found);
        }
    };
    match out {
        Some(out) => report::save(out, &text)?,
        None => out::whole(&text),
    }
    Ok(End::Passed)
}

fn diff(before: &Path, after: &Path) -> Result<End, OrderError> {
    let comparison = report::diff(&report::open(before)?, &report::open(after)?);
    if comparison.is_same() {
        out::message("the two reports say the same");
        return Ok(End::Passed);
    }
    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    if !comparison.changed.is_empty() {
        let lines = comparison.changed.iter().flat_map(changed).collect();
        parts.push(("What changed first".to_owned(), lines));
    }
    let differing = comparison.parts.into_iter().filter(|part| part.differing() > 0);
    parts.extend(
        differing.map(|part| (part.heading, part.lines.iter().filter_map(one_sided).collect())),
    );
    for (nth, (heading, lines)) in parts.iter().enumerate() {
        if nth > 0 {
            out::line("");
        }
        out::line(&format!("# {heading}"));
        lines.iter().for_each(|line| out::line(line));
    }
    Ok(End::Found)
}

fn changed(row: &Row) -> Vec<String> {
    let Row { label, before, after } = row;
    let gone = before.iter().map(|before| format!("- {label}: {before}"));
    gone.chain(after.iter().map(|after| format!("+ {label}: {after}"))).collect()
}

fn one_sided(line: &LineChange) -> Option<String> {
    match line {
        LineChange::Same(_) => None,
        LineChange::Gone(line) => Some(format!("- {line}")),
        LineChange::New(line) => Some(format!("+ {line}")),
    }
}
