//! A run as it can be made again, and the search that it must pass before it leaves.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::computer::{ComputerSeen, Stated, stated};
use super::exchange::Exchange;
use super::inputs::Masks;
use super::services::{Played, played};
use super::write;
use crate::domain::finding::{Confidence, RunReport, Verdict};
use crate::domain::secret::{Needles, Slot, looks_like_secret};
use crate::domain::text::visible;

/// The longest sentence about what is right, in characters.
const RIGHT: usize = 300;

/// A run, what it met, and what the person says of it.
#[derive(Clone, Copy)]
pub struct ReplaySource<'a> {
    /// The run.
    pub run: &'a RunReport,
    /// What it met, in order.
    pub exchanges: &'a [Exchange],
    /// The values that it was given, by the names of its inputs.
    pub values: &'a BTreeMap<String, String>,
    /// What stands for each of its secrets; `{name}` in it is what stands for that value.
    pub secrets: &'a [(Slot, String)],
    /// The causes that were certain or likely, best first.
    pub causes: &'a [String],
    /// What it saw of the computer itself.
    pub computer: &'a ComputerSeen,
    /// The vendors whose hosts were looked at for it.
    pub looked_at: &'a [String],
    /// What the person says is right.
    pub right: &'a str,
    /// The program's version, whose rules gave the verdict.
    pub version: &'a str,
    /// The hosts of vendors, which stay readable.
    pub vendors: &'a [&'a str],
}

/// Why no file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoReplay {
    /// The sentence holds what looks like a secret.
    #[error("the sentence holds what looks like a key or password; take it out")]
    SecretInSentence,
    /// A held secret stands in it.
    #[error(
        "a stored key or password was found in the file, so it is held back; forget the key, then write the file again"
    )]
    Blocked,
}

/// A run as it can be made again.
#[derive(Clone, Debug, PartialEq)]
pub struct Replay {
    pub(super) id: String,
    pub(super) right: String,
    pub(super) check: String,
    pub(super) verdict: Verdict,
    pub(super) findings: Vec<(String, Confidence)>,
    pub(super) causes: Vec<String>,
    pub(super) version: String,
    pub(super) looked_at: Vec<String>,
    pub(super) computer: Stated,
    pub(super) attempts: Option<&'static str>,
    pub(super) inputs: BTreeMap<String, String>,
    pub(super) secrets: Vec<(Slot, String)>,
    pub(super) services: Vec<Played>,
}

impl Replay {
    /// The replay of a run, masked.
    ///
    /// # Errors
    /// The person's sentence holds what looks like a secret.
    pub fn of(source: &ReplaySource<'_>) -> Result<Self, NoReplay> {
        if looks_like_secret(source.right) {
            return Err(NoReplay::SecretInSentence);
        }
        let runs: Vec<&RunReport> = source.run.parts.iter().chain([source.run]).collect();
        let mut masks = Masks::new(source.vendors, &source.computer.proxy_hosts, &runs);
        let inputs: BTreeMap<String, String> = source
            .values
            .iter()
            .map(|(name, value)| (name.clone(), masks.stand_in(value)))
            .collect();
        let secrets = source.secrets.iter();
        let secrets = secrets.map(|(slot, stands)| (*slot, named(stands, &inputs))).collect();
        let RunReport { check, run: _, at, ms: _, outcome, parts: _ } = source.run;
        let reasons = || runs.iter().map(|run| run.outcome.reason.as_deref());
        let held_back = |reason: &str| reasons().any(|it| it == Some(reason));
        let computer = stated(source.computer, source.exchanges, source.vendors);
        let lost = |host: &str| computer.loses(host);
        let services = played(source.exchanges, computer.clock_skew_s, lost, &mut masks);
        Ok(Self {
            id: id(check, *at),
            right: visible(&masks.masked(source.right.trim()), RIGHT),
            check: check.clone(),
            verdict: outcome.verdict,
            findings: outcome.findings.iter().map(|it| (it.id.clone(), it.confidence)).collect(),
            causes: source.causes.to_vec(),
            version: source.version.to_owned(),
            looked_at: source.looked_at.to_vec(),
            computer,
            attempts: match () {
                () if held_back("guard-wait") => Some("wait"),
                () if held_back("guard-cannot-count") => Some("cannot-count"),
                () => None,
            },
            inputs,
            secrets,
            services,
        })
    }

    /// The name that the file is offered under.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.toml", self.id)
    }

    /// The file, searched for every held secret.
    ///
    /// # Errors
    /// A held secret stands in it.
    pub fn text(&self, needles: &Needles) -> Result<String, NoReplay> {
        let text = write::text(self);
        match needles.find(&text) {
            Some(_) => Err(NoReplay::Blocked),
            None => Ok(text),
        }
    }
}

fn named(stands: &str, inputs: &BTreeMap<String, String>) -> String {
    let whole = inputs.iter().find(|(name, _)| stands.trim() == format!("{{{name}}}"));
    match whole {
        Some((name, value)) => stands.replace(&format!("{{{name}}}"), value.trim()),
        None => stands.to_owned(),
    }
}

/// `replay-shiprocket-login-20261121-130500`.
fn id(check: &str, at: i64) -> String {
    let check: String =
        check.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let time = Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH);
    format!("replay-{check}-{}", time.strftime("%Y%m%d-%H%M%S"))
}
