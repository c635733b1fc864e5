//! A scenario: data that says how the vendors misbehave, what the person set up, and what must be found.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::computer::StatedBrowser;
use super::emulator::Change;
use super::fault::Service;
use super::replay::{Before, CheckPlay, check_play};
use super::services;
use super::stage::Emulators;
use super::way_out::{self, StatedProxy, Trust};
use crate::checks::store_of;
use crate::checks::vendor::{self, Vendor};
use crate::domain::finding::Verdict;
use crate::domain::profile::{self, Profile};
use crate::domain::secret::{Origin, Slot};
use crate::domain::text::position;

/// What is done in a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Every check that the set-up allows.
    Sweep,
    /// A walk through a guide with given answers.
    Walk,
    /// A text that somebody pasted.
    Paste,
    /// One check with all that it needs.
    Check,
}

/// What makes a scenario hard to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// What is seen first points to something else.
    Misleading,
    /// Two faults at once: the deeper one must stand first.
    TwoFaults,
}

/// What the computer is like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Computer {
    /// Its clock less the true time, in seconds: −600 is ten minutes slow. The services tell the true time.
    pub clock_skew_s: i64,
    /// Its line is down for so many connections to the service `internet`, or until a walk's change brings
    /// it back: `change = { network = "back" }`.
    pub offline_for: u32,
    /// True where its own programs (an antivirus that opens TLS) may be the root cause.
    pub on_trial: bool,
    /// Its proxy.
    pub proxy: StatedProxy,
    /// What its name server makes of names: `unknown`, `silent`, or an address of no use. `*` is every name.
    pub names: BTreeMap<String, String>,
    /// The text of its hosts file.
    pub hosts_file: String,
    /// Whom it trusts.
    pub trust: Trust,
    /// The product that the authority behind `certificate = "antivirus"` names; without it none that is known.
    pub antivirus: Option<String>,
    /// Its browsers, which are then on trial; without them no browser is looked at, and an empty list is a
    /// computer that does not say which it has.
    pub browsers: Option<Vec<StatedBrowser>>,
}

/// What the person set up: a profile, and the secrets just as they were pasted (all of them visibly fake).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// The profile, in the format of its file; what it names is what a sweep looks at.
    pub profile: Profile,
    /// The secrets, in place of where they come from.
    pub secrets: BTreeMap<Slot, String>,
}

/// What is done at a step of a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The answer at this place is chosen, from 1.
    Choose(usize),
    /// The answer that begins with these words is chosen, or the way out of an outcome.
    Say(String),
    /// “I don’t know” is chosen.
    Unknown,
    /// “None of these” is chosen.
    NoneOfThese,
    /// A value is entered, just as it was typed.
    Enter(String),
    /// A secret is entered, just as it was pasted.
    Secret(String),
    /// “I don’t have it.”
    Without,
    /// The check runs, and its result is followed.
    Run,
    /// The check is skipped.
    Skip,
    /// “I’ve done this.”
    Done,
    /// “I can’t do this.”
    Cannot,
    /// The wait is waited to its end.
    Wait,
    /// The time of a wait is used.
    UseTime,
    /// One step back.
    Back,
}

/// One answer of a walk.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkStep {
    /// The step that must be shown, where the author says so.
    pub at: Option<String>,
    /// What changes at the vendor before the answer is given.
    pub change: Option<Change>,
    /// Seconds that pass before the answer is given.
    pub passes_s: i64,
    /// What is done.
    pub act: Act,
}

/// A walk through a guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// The guide.
    pub guide: String,
    /// The step at which it must end.
    pub ends: String,
    /// The answers in order.
    pub steps: Vec<WalkStep>,
}

/// A pasted text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paste {
    /// The text.
    pub text: String,
}

/// What happens in a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum Play {
    /// Every check that the set-up allows.
    Sweep,
    /// A walk.
    Walk(Walk),
    /// A pasted text.
    Paste(Paste),
    /// One check.
    Check(CheckPlay),
}

/// A scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The id, which is also the name of its file.
    pub id: String,
    /// What happened to the merchant, in a sentence or two.
    pub story: String,
    /// What is done.
    pub play: Play,
    /// The causes that may stand first. None: there is no certain or likely one.
    pub expect: Vec<String>,
    /// What makes it hard to tell.
    pub marks: Vec<Mark>,
    /// The verdict, where it matters.
    pub expect_verdict: Option<Verdict>,
    /// The computer.
    pub computer: Computer,
    /// The set-up.
    pub setup: Setup,
    /// Every service of the scenario by its id.
    pub services: BTreeMap<&'static str, Service>,
    /// What was found before, where it is a replay.
    pub replay: Option<Before>,
}

impl Scenario {
    /// What is done in it.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.play {
            Play::Sweep => Kind::Sweep,
            Play::Walk(_) => Kind::Walk,
            Play::Paste(_) => Kind::Paste,
            Play::Check(_) => Kind::Check,
        }
    }

    /// The vendors that it is about: those that the set-up names, and the one that its id begins with.
    pub fn vendors(&self) -> impl Iterator<Item = &'static Vendor> {
        let named = self.setup.profile.vendors();
        vendor::ALL.iter().copied().filter(move |vendor| {
            let own = self.id.strip_prefix(vendor.id).is_some_and(|rest| rest.starts_with('-'));
            own || named.contains(&vendor.id)
        })
    }

    /// Where its shop lives: the set-up says so, or the inputs of its one check.
    #[must_use]
    pub fn shop(&self) -> Option<Origin> {
        match &self.play {
            Play::Check(play) => store_of(&play.inputs).map(|store| store.origin),
            _ => self.setup.profile.shop.as_ref().map(|shop| shop.origin.clone()),
        }
    }

    /// The software of its shop, in the vendor's id.
    #[must_use]
    pub fn platform(&self) -> Option<String> {
        match &self.play {
            Play::Check(play) => play.inputs.get("platform").cloned(),
            _ => self.setup.profile.shop.as_ref().map(|shop| shop.platform.word().to_owned()),
        }
    }

    /// True where all is well, and nothing may be blamed.
    #[must_use]
    pub fn healthy(&self) -> bool {
        self.expect.is_empty()
    }
}

/// A scenario that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct ScenarioError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawScenario {
    id: Spanned<String>,
    story: Spanned<String>,
    kind: Spanned<Kind>,
    expect: Vec<String>,
    #[serde(default)]
    marks: Vec<Mark>,
    expect_verdict: Option<Verdict>,
    computer: Option<Spanned<Computer>>,
    setup: Option<Spanned<RawSetup>>,
    everywhere: Option<Spanned<Service>>,
    #[serde(default)]
    services: BTreeMap<Spanned<String>, Spanned<Service>>,
    walk: Option<Spanned<RawWalk>>,
    paste: Option<Spanned<Paste>>,
    check: Option<Spanned<CheckPlay>>,
    replay: Option<Before>,
}

/// What is not `secrets` is a profile, which knows best what may stand in it.
#[derive(Deserialize)]
struct RawSetup {
    #[serde(default)]
    secrets: BTreeMap<Slot, String>,
    #[serde(flatten)]
    profile: toml::Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWalk {
    guide: String,
    ends: String,
    steps: Vec<Spanned<RawStep>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct RawStep {
    at: Option<String>,
    change: Option<Change>,
    passes_s: i64,
    choose: Option<usize>,
    say: Option<String>,
    enter: Option<String>,
    secret: Option<String>,
    unknown: bool,
    none: bool,
    without: bool,
    run: bool,
    skip: bool,
    done: bool,
    cannot: bool,
    wait: bool,
    use_time: bool,
    back: bool,
}

impl RawStep {
    fn acts(&self) -> Vec<Act> {
        let written = [
            self.choose.map(Act::Choose),
            self.say.clone().map(Act::Say),
            self.enter.clone().map(Act::Enter),
            self.secret.clone().map(Act::Secret),
        ];
        let plain = [
            (self.unknown, Act::Unknown),
            (self.none, Act::NoneOfThese),
            (self.without, Act::Without),
            (self.run, Act::Run),
            (self.skip, Act::Skip),
            (self.done, Act::Done),
            (self.cannot, Act::Cannot),
            (self.wait, Act::Wait),
            (self.use_time, Act::UseTime),
            (self.back, Act::Back),
        ];
        let plain = plain.into_iter().filter_map(|(given, act)| given.then_some(act));
        written.into_iter().flatten().chain(plain).collect()
    }
}

/// A mistake and the byte at which it stands.
pub(super) type Mistake = (usize, String);

/// Reads a scenario. `file` is its name, such as `shiprocket/shiprocket-healthy.toml`.
///
/// # Errors
/// The text is no TOML, holds something unknown, or contradicts itself; with the place.
pub fn load(file: &str, text: &str) -> Result<Scenario, ScenarioError> {
    let at = |offset: usize, message: String| {
        let (line, column) = position(text, offset);
        ScenarioError { file: file.to_owned(), line, column, message }
    };
    let raw: RawScenario = toml::from_str(text).map_err(|error| {
        at(error.span().map_or(0, |span| span.start), error.message().to_owned())
    })?;
    check(file, &raw).and_then(|()| build(raw)).map_err(|(offset, message)| at(offset, message))
}

fn check(file: &str, raw: &RawScenario) -> Result<(), Mistake> {
    let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
    // A replay is saved under whatever name its author likes.
    if raw.id.as_ref() != stem && raw.replay.is_none() {
        return Err((raw.id.span().start, format!("the id must be the file's name, “{stem}”")));
    }
    if raw.story.as_ref().trim().is_empty() {
        return Err((raw.story.span().start, "say in a sentence what happened".to_owned()));
    }
    if let Some(computer) = &raw.computer
        && let Some(mistake) = way_out::mistake(computer.as_ref())
    {
        return Err((computer.span().start, mistake));
    }
    for service in raw.services.values().chain(&raw.everywhere) {
        if let Some(mistake) = service.as_ref().answers.iter().find_map(|it| it.mistake()) {
            return Err((service.span().start, mistake));
        }
    }
    Ok(())
}

fn build(raw: RawScenario) -> Result<Scenario, Mistake> {
    let play = play(&raw)?;
    let setup = raw.setup.map(setup).transpose()?.unwrap_or_default();
    let mut vendors_from = 0;
    let everywhere = raw.everywhere.map(Spanned::into_inner).unwrap_or_default();
    let mut services: BTreeMap<&'static str, Service> =
        services::all().iter().map(|service| (service.id, everywhere.clone())).collect();
    for (id, service) in raw.services {
        let Some(known) = services::find(id.as_ref()) else {
            let names: Vec<&str> = services::all().iter().map(|service| service.id).collect();
            let message =
                format!("practice has no service “{}”; it has {}", id.as_ref(), names.join(", "));
            return Err((id.span().start, message));
        };
        let span = service.span();
        let service = service.into_inner();
        if service.account.is_some() {
            vendors_from = span.start;
        }
        if let Some(mistake) = known.mistake(&service) {
            return Err((span.start, mistake));
        }
        services.insert(known.id, service);
    }
    let scenario = Scenario {
        id: raw.id.into_inner(),
        story: raw.story.as_ref().split_whitespace().collect::<Vec<_>>().join(" "),
        play,
        expect: raw.expect,
        marks: raw.marks,
        expect_verdict: raw.expect_verdict,
        computer: raw.computer.map(Spanned::into_inner).unwrap_or_default(),
        replay: raw.replay,
        setup,
        services,
    };
    // Only the vendors know what can be said of their accounts, and what can change there.
    let played = Emulators::new(&scenario, Arc::new(|| 0), 1.0);
    let played = played.map_err(|message| (vendors_from, message))?;
    if let Play::Walk(walk) = &scenario.play {
        for change in walk.steps.iter().filter_map(|step| step.change.as_ref()) {
            played.change(change).map_err(|message| (raw.kind.span().start, message))?;
        }
    }
    Ok(scenario)
}

/// A profile without the sources of its secrets, and the secrets themselves.
fn setup(raw: Spanned<RawSetup>) -> Result<Setup, Mistake> {
    let offset = raw.span().start;
    let RawSetup { secrets, profile } = raw.into_inner();
    let profile = profile::parse("setup", &profile.to_string());
    Ok(Setup { profile: profile.map_err(|error| (offset, error.message))?, secrets })
}

fn play(raw: &RawScenario) -> Result<Play, Mistake> {
    let kind = *raw.kind.as_ref();
    let missing = |table: &str| (raw.kind.span().start, format!("add the table [{table}]"));
    if let Some(walk) = raw.walk.as_ref().filter(|_| kind != Kind::Walk) {
        return Err((walk.span().start, "[walk] is for kind = \"walk\"".to_owned()));
    }
    if let Some(paste) = raw.paste.as_ref().filter(|_| kind != Kind::Paste) {
        return Err((paste.span().start, "[paste] is for kind = \"paste\"".to_owned()));
    }
    if let Some(check) = raw.check.as_ref().filter(|_| kind != Kind::Check) {
        return Err((check.span().start, "[check] is for kind = \"check\"".to_owned()));
    }
    match kind {
        Kind::Sweep => Ok(Play::Sweep),
        Kind::Check => check_play(raw.check.as_ref().ok_or_else(|| missing("check"))?),
        Kind::Walk => {
            let walk = raw.walk.as_ref().ok_or_else(|| missing("walk"))?.as_ref();
            let steps: Result<Vec<WalkStep>, Mistake> = walk.steps.iter().map(step).collect();
            let (guide, ends) = (walk.guide.clone(), walk.ends.clone());
            Ok(Play::Walk(Walk { guide, ends, steps: steps? }))
        }
        Kind::Paste => {
            let paste = raw.paste.as_ref().ok_or_else(|| missing("paste"))?;
            Ok(Play::Paste(paste.as_ref().clone()))
        }
    }
}

fn step(raw: &Spanned<RawStep>) -> Result<WalkStep, Mistake> {
    let step = raw.as_ref();
    let [act] = <[Act; 1]>::try_from(step.acts()).map_err(|_| {
        let message = "a step does one thing: choose, say, unknown, none, enter, secret, without, \
                       run, skip, done, cannot, wait, use-time or back";
        (raw.span().start, message.to_owned())
    })?;
    if act == Act::Choose(0) {
        return Err((raw.span().start, "answers are counted from 1".to_owned()));
    }
    Ok(WalkStep { at: step.at.clone(), change: step.change.clone(), passes_s: step.passes_s, act })
}
