//! `refloat checks`.

use serde::Serialize;

use super::args::ChecksArgs;
use super::{End, json, out};
use crate::domain::finding::Declaration;
use crate::engine::orders::OrderError;
use crate::engine::orders::check::declarations;

#[derive(Serialize)]
struct All {
    schema: u32,
    checks: Vec<&'static Declaration>,
}

pub(super) fn run(arguments: &ChecksArgs) -> Result<End, OrderError> {
    let checks = declarations();
    if arguments.json {
        out::json(&All { schema: json::SCHEMA, checks })?;
        return Ok(End::Passed);
    }
    for check in checks {
        show(check);
    }
    Ok(End::Passed)
}

fn show(check: &Declaration) {
    out::line(check.id);
    let inputs: Vec<&str> = check.inputs.iter().map(|input| input.name).collect();
    let secrets: Vec<&str> = check.secrets.iter().map(|secret| secret.slot.name()).collect();
    for (name, list) in [("values", inputs), ("secrets", secrets)] {
        if !list.is_empty() {
            out::line(&format!("  {name}: {}", list.join(", ")));
        }
    }
    for sends in check.sends {
        let carries = sends.carries.map(|what| format!(", with {what}")).unwrap_or_default();
        let text =
            format!("  sends: {} {} to {}{carries}", sends.method, sends.path, sends.service);
        out::line(&text);
    }
    if check.sends.is_empty() {
        out::line("  sends: nothing");
    }
    if check.counts_as_sign_in {
        out::line("  counts as a sign-in; the guard of attempts is asked first");
    }
    if !check.needs.is_empty() {
        out::line(&format!("  needs: {}", check.needs.join(", ")));
    }
    out::line(&format!("  finds: {}", check.findings.join(", ")));
    out::line(&format!("  at most: {} ms", check.limit_ms));
}
