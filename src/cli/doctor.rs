//! `refloat doctor`.

use serde::Serialize;

use super::args::DoctorArgs;
use super::{End, json, out, show};
use crate::domain::finding::{Sent, Verdict};
use crate::domain::text::{Language, Words, visible};
use crate::engine::orders::doctor::{AskWindow, DoctorOrder, Examined, Line, examine};
use crate::engine::orders::{self, OrderError};

#[derive(Serialize)]
struct Doctor<'a> {
    schema: u32,
    verdict: Verdict,
    lines: Vec<Row<'a>>,
    sent: &'a [Sent],
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    verdict: Verdict,
    seen: &'a str,
    advice: Option<&'a str>,
}

pub(super) fn run(arguments: DoctorArgs, window: Option<AskWindow>) -> Result<End, OrderError> {
    let order = DoctorOrder { endpoints: arguments.endpoints, window };
    let examined = orders::run(examine(order, &out::message))??;
    if arguments.json {
        out::json(&document(&examined))?;
    } else {
        let words = Words::new(Language::English);
        examined.lines.iter().for_each(|line| told(line, &words));
        show::sent(&examined.sent);
    }
    Ok(End::from(examined.verdict))
}

fn row(line: &Line) -> Row<'_> {
    let Line { name, verdict, seen, advice } = line;
    Row { name, verdict: *verdict, seen, advice: advice.as_deref() }
}

fn document(examined: &Examined) -> Doctor<'_> {
    Doctor {
        schema: json::SCHEMA,
        verdict: examined.verdict,
        lines: examined.lines.iter().map(row).collect(),
        sent: &examined.sent,
    }
}

fn told(line: &Line, words: &Words) {
    let name = words.get(&format!("doctor-{}", line.name));
    let seen = visible(&line.seen, usize::MAX);
    out::line(&format!("{:<12}  {name}: {seen}", show::word(line.verdict)));
    if let Some(advice) = &line.advice {
        out::line(&format!("{:<12}  {}", "", visible(advice, usize::MAX)));
    }
}
