//! `refloat find TEXT`.

use std::ffi::OsStr;
use std::io::Read as _;

use serde::Serialize;

use super::args::FindArgs;
use super::{End, json, out};
use crate::domain::guide::Found;
use crate::domain::paste::Reading;
use crate::domain::text::visible;
use crate::engine::orders::{
    OrderError,
    find::{self, Told},
};

/// The longest text that is read from standard input, in bytes.
const LIMIT: u64 = 1024 * 1024;

#[derive(Serialize)]
struct Whole<'a> {
    schema: u32,
    #[serde(flatten)]
    found: &'a Found,
    readings: &'a [Reading],
}

pub(super) fn run(arguments: &FindArgs) -> Result<End, OrderError> {
    let text = if arguments.more.is_empty() && arguments.text == OsStr::new("-") {
        from_stdin()?
    } else {
        let words = std::iter::once(&arguments.text).chain(&arguments.more);
        words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    };
    let Told { readings, found } = find::run(&text, arguments.n.into(), &out::message)?;
    if arguments.json {
        out::json(&Whole { schema: json::SCHEMA, found: &found, readings: &readings })?;
    } else {
        show_readings(&readings);
        show(&found);
    }
    Ok(if found.matches.is_empty() { End::Found } else { End::Passed })
}

fn from_stdin() -> Result<String, OrderError> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|_| OrderError::Input("standard input cannot be read".to_owned()))?;
    if bytes.len() as u64 > LIMIT {
        out::message("the text is longer than 1 MiB; only its beginning is searched for");
        bytes.truncate(usize::try_from(LIMIT).unwrap_or(usize::MAX));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn show_readings(readings: &[Reading]) {
    if readings.is_empty() {
        return;
    }
    out::line("What this says:");
    for reading in readings {
        out::line(&format!("- {} ({})", reading.cause, reading.confidence.word()));
        out::line(&format!("  {}", reading.line));
    }
    out::line("");
}

fn show(found: &Found) {
    if found.matches.is_empty() {
        out::line("No guide fits these words.");
    }
    for (nth, one) in (1..).zip(&found.matches) {
        out::line(&format!("{nth}. {}", visible(&one.title, 200)));
        out::line(&format!("   {}, step {} ({})", one.guide, one.step, one.finding));
    }
    if !found.covered && !found.matches.is_empty() {
        out::line("The best explanation has no guide yet; these come near.");
    }
}
