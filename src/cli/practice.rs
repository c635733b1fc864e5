//! `refloat practice …`.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use serde::Serialize;

use super::args::PracticeOrder;
use super::{End, json, out};
use crate::domain::text::visible;
use crate::engine::orders::practice::{self, Listed, Ran};
use crate::engine::orders::{OrderError, run as on_this_thread, run_on_all_cores};

const LONG: usize = 400;

pub(super) fn run(order: PracticeOrder) -> Result<End, OrderError> {
    match order {
        PracticeOrder::List { json } => list(json),
        PracticeOrder::Serve { scenario, log } => serve(scenario.as_deref(), log),
        PracticeOrder::Run { scenarios, json, all: _ } => judge(&scenarios, json),
    }
}

#[derive(Serialize)]
struct List<'a> {
    schema: u32,
    scenarios: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    expect: &'a [String],
    story: &'a str,
}

fn list(json: bool) -> Result<End, OrderError> {
    let all = practice::list()?;
    let line = |Listed { id, expect, story }: &'_ Listed| {
        format!("{id}\n    expects: {}\n    {story}", expected(expect))
    };
    if json {
        let scenarios = all
            .iter()
            .map(|one| Line { id: &one.id, expect: &one.expect, story: &one.story })
            .collect();
        out::json(&List { schema: json::SCHEMA, scenarios })?;
    } else {
        all.iter().map(line).for_each(|text| out::line(&text));
    }
    Ok(End::Passed)
}

fn expected(causes: &[String]) -> String {
    if causes.is_empty() { "nothing to be wrong".to_owned() } else { causes.join(" or ") }
}

fn serve(scenario: Option<&str>, log: Option<PathBuf>) -> Result<End, OrderError> {
    on_this_thread(practice::serve(scenario, log, |scenario, file| {
        out::line(&format!("ready {}", file.display()));
        out::message(&format!("{}: {}", scenario.id, scenario.story));
    }))??;
    Ok(End::Passed)
}

#[derive(Serialize)]
struct Judgement<'a> {
    schema: u32,
    passed: usize,
    failed: usize,
    scenarios: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    expect: &'a [String],
    got: &'a [String],
    ok: bool,
    ms: u64,
    problem: Option<&'a str>,
}

fn judge(names: &[String], json: bool) -> Result<End, OrderError> {
    let scenarios = practice::select(names)?;
    let reads_along = std::io::stderr().is_terminal();
    let all = run_on_all_cores(practice::run(scenarios, |ran| {
        if reads_along {
            out::message(&row(ran));
        }
    }))??;
    let passed = all.iter().filter(|ran| ran.ok).count();
    let failed = all.len() - passed;
    if json {
        let scenarios = all.iter().map(of).collect();
        out::json(&Judgement { schema: json::SCHEMA, passed, failed, scenarios })?;
    } else {
        all.iter().for_each(|ran| out::line(&row(ran)));
        out::line(&format!("{passed} as expected, {failed} not"));
    }
    Ok(if failed == 0 { End::Passed } else { End::Found })
}

fn of(ran: &Ran) -> Row<'_> {
    let Ran { id, expect, got, ok, ms, problem } = ran;
    Row { id, expect, got, ok: *ok, ms: *ms, problem: problem.as_deref() }
}

fn row(ran: &Ran) -> String {
    let sign = if ran.ok { "as expected" } else { "not so" };
    let mut text = format!("{sign:<11}  {:<48}  {:>6} ms", visible(&ran.id, LONG), ran.ms);
    if !ran.ok {
        let got = if ran.got.is_empty() { "nothing".to_owned() } else { ran.got.join(", ") };
        let expect = expected(&ran.expect);
        text.push_str(&format!("  expected {}, got {}", visible(&expect, LONG), got));
    }
    if let Some(problem) = &ran.problem {
        text.push_str(&format!("; {}", visible(problem, LONG)));
    }
    text
}
