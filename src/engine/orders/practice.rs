//! The orders `practice …`: what is there, serving it, and judging Refloat by it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::stop::Stop;
use super::{OrderError, texts};
use crate::checks::practice::judge::{JudgeError, Pace, run_sweep};
use crate::checks::practice::paste::{ReadPaste, run_paste};
use crate::checks::practice::replay::run_check;
use crate::checks::practice::scenario::{self, Play};
use crate::checks::practice::walk::run_walk;
use crate::checks::practice::{Options, Practice, Scenario, scenarios};
use crate::domain::finding::Catalog;
use crate::domain::guide::{Library, builtin_catalog, builtin_library};
use crate::world::net::serve::RequestLog;
use crate::world::store::{LineLog, TempFolder};

/// So many scenarios run at a time.
const AT_ONCE: usize = 16;
/// What is served where no scenario is named.
const USUAL: &str = "shiprocket-healthy";

/// A scenario in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// The causes that may stand first; none where all is well.
    pub expect: Vec<String>,
    /// What happened.
    pub story: String,
}

/// What comes with the program.
///
/// # Errors
/// A built-in scenario does not load, which a test forbids.
pub fn list() -> Result<Vec<Listed>, OrderError> {
    let listed = |scenario: Scenario| Listed {
        id: scenario.id,
        expect: scenario.expect,
        story: scenario.story,
    };
    Ok(built_in()?.into_iter().map(listed).collect())
}

fn built_in() -> Result<Vec<Scenario>, OrderError> {
    scenarios().map_err(|error| OrderError::Input(error.to_string()))
}

/// A scenario that was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    /// Its id.
    pub id: String,
    /// The causes that may stand first.
    pub expect: Vec<String>,
    /// The causes that were named, best first.
    pub got: Vec<String>,
    /// True where it is as expected.
    pub ok: bool,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// What is wrong where it is more than the causes.
    pub problem: Option<String>,
}

/// The scenarios of these names: ids, or files. No name means all that come with the program.
///
/// # Errors
/// There is no such scenario, or a file is missing or no scenario.
pub fn select(names: &[String]) -> Result<Vec<Scenario>, OrderError> {
    let all = built_in()?;
    if names.is_empty() {
        return Ok(all);
    }
    names.iter().map(|name| find(&all, name)).collect()
}

fn find(all: &[Scenario], name: &str) -> Result<Scenario, OrderError> {
    if let Some(scenario) = all.iter().find(|scenario| scenario.id == name) {
        return Ok(scenario.clone());
    }
    if !name.contains(['/', '\\']) && !name.ends_with(".toml") {
        let known = all.iter().map(|scenario| scenario.id.clone()).collect();
        return Err(OrderError::Unknown { kind: "scenario", id: name.to_owned(), known });
    }
    let text = texts::read(Path::new(name))?;
    scenario::load(&name.replace('\\', "/"), &text)
        .map_err(|error| OrderError::Input(error.to_string()))
}

/// What scenarios are judged with.
struct Known {
    library: Library,
    catalog: Catalog,
}

/// Runs scenarios, several at a time, with limits and pauses scaled down. Each is handed to `ended`
/// as soon as it has ended; they come back in the order in which they were given.
///
/// # Errors
/// The built-in guides do not load, which a test forbids.
pub async fn run(scenarios: Vec<Scenario>, ended: impl Fn(&Ran)) -> Result<Vec<Ran>, OrderError> {
    let known = Arc::new(Known { library: builtin_library()?, catalog: builtin_catalog()? });
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut under_way = JoinSet::new();
    for (nth, scenario) in scenarios.into_iter().enumerate() {
        let (known, places) = (Arc::clone(&known), Arc::clone(&places));
        under_way.spawn(async move {
            // The places are never closed, so that waiting for one cannot fail.
            let _place = places.acquire().await;
            (nth, run_one(&scenario, &known).await)
        });
    }
    let mut all = Vec::new();
    while let Some(joined) = under_way.join_next().await {
        let (nth, ran) = joined.map_err(|error| OrderError::Unavailable(error.to_string()))?;
        ended(&ran);
        all.push((nth, ran));
    }
    all.sort_by_key(|(nth, _)| *nth);
    Ok(all.into_iter().map(|(_, ran)| ran).collect())
}

async fn run_one(scenario: &Scenario, known: &Known) -> Ran {
    let began = Instant::now();
    let judged = match &scenario.play {
        Play::Sweep => sweep(scenario, known).await,
        Play::Walk(walk) => {
            run_walk(scenario, walk, &known.library, &known.catalog, Pace::default()).await.map(
                |walked| {
                    let elsewhere = walked.ended != walked.ends;
                    let problem = elsewhere
                        .then(|| format!("it ended at {}, not at {}", walked.ended, walked.ends));
                    (walked.got, walked.ok, problem)
                },
            )
        }
        Play::Paste(paste) => {
            let ReadPaste { got, ok, problem } = run_paste(scenario, paste);
            Ok((got, ok, problem))
        }
        Play::Check(play) => {
            let ran = run_check(scenario, play, &known.catalog, Pace::default()).await;
            ran.map(|ran| {
                let got = ran.got.into_iter().map(|(cause, _)| cause).collect();
                (got, ran.ok, ran.differs)
            })
        }
    };
    let (got, ok, problem) =
        judged.unwrap_or_else(|error| (Vec::new(), false, Some(error.to_string())));
    let (id, expect) = (scenario.id.clone(), scenario.expect.clone());
    let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ran { id, expect, got, ok, ms, problem }
}

type Judged = (Vec<String>, bool, Option<String>);

async fn sweep(scenario: &Scenario, known: &Known) -> Result<Judged, JudgeError> {
    let (judged, _) = run_sweep(scenario, &known.catalog, Pace::default()).await?;
    let verdict = scenario.expect_verdict.filter(|told| *told != judged.verdict);
    let problem = verdict
        .map(|told| format!("the verdict is {}, not {}", judged.verdict.word(), told.word()));
    Ok((judged.got.into_iter().map(|(cause, _)| cause).collect(), judged.ok, problem))
}

/// Serves a scenario until standard input closes or the program is asked to end. `ready` is told the
/// endpoints file, which goes with the end; with `log`, every request is written there, a line of JSON
/// each: service, method, path and the names of headers.
///
/// # Errors
/// There is no such scenario, or ports or files are not to be had.
pub async fn serve(
    name: Option<&str>,
    log: Option<PathBuf>,
    ready: impl FnOnce(&Scenario, &Path),
) -> Result<(), OrderError> {
    let scenario = find(&built_in()?, name.unwrap_or(USUAL))?;
    let options = Options { log: log_of(log)?, ..Options::default() };
    let stop = Stop::listen().await.map_err(|error| OrderError::System(error.kind()))?;
    let practice = Practice::start(&scenario, options).await;
    let practice = practice.map_err(|error| OrderError::Unavailable(error.to_string()))?;
    let folder = TempFolder::new()?;
    folder.write("ca.pem", practice.ca_pem().as_bytes())?;
    let file = folder.write("endpoints.toml", practice.endpoints_toml("ca.pem").as_bytes())?;
    ready(&scenario, &file);
    stop.asked().await;
    practice.stop().await;
    Ok(())
}

fn log_of(file: Option<PathBuf>) -> Result<RequestLog, OrderError> {
    let Some(file) = file else { return Ok(RequestLog::default()) };
    let log = LineLog::create(&file)?;
    Ok(RequestLog::with_sink(move |entry| {
        if let Ok(line) = serde_json::to_string(entry) {
            // A full disk must not end what is practised on.
            let _ = log.add(&line);
        }
    }))
}
