//! `refloat report …`.

use std::path::Path;

use super::args::{FormArg, ReportOrder};
use super::{End, out};
use crate::domain::report::Format;
use crate::engine::orders::OrderError;
use crate::engine::orders::report::{self, Change};

pub(super) fn run(order: ReportOrder) -> Result<End, OrderError> {
    match order {
        ReportOrder::Show { file } => show(&file),
        ReportOrder::Convert { file, to, out } => convert(&file, to, out.as_deref()),
        ReportOrder::Diff { before, after } => diff(&before, &after),
    }
}

fn show(file: &Path) -> Result<End, OrderError> {
    for (nth, line) in report::lines(&report::open(file)?).iter().enumerate() {
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
    let parts = report::diff(&report::open(before)?, &report::open(after)?);
    if parts.is_empty() {
        out::message("the two reports say the same");
        return Ok(End::Passed);
    }
    for (nth, part) in parts.iter().enumerate() {
        if nth > 0 {
            out::line("");
        }
        out::line(&format!("# {}", part.heading));
        for change in &part.changes {
            out::line(&match change {
                Change::Gone(line) => format!("- {line}"),
                Change::New(line) => format!("+ {line}"),
            });
        }
    }
    Ok(End::Found)
}
