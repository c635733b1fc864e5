//! What surrounds every page: the route, the bar, the strips.

use crate::domain::finding::{RunReport, Verdict};
use crate::domain::guide::{Resolution, Step, StepKind};
use crate::domain::session::{Answer, ChoiceId, SWEEP, Session, Station as Stop};
use crate::domain::text::plain;
use crate::engine::PracticeHints;
use crate::engine::core::jump::EVERYTHING_CODE;
use crate::engine::core::{Core, Showing};
use crate::engine::moment::Moment;
use crate::engine::view::{
    BarLeft, Chrome, NavLink, Notice, SetupLine, Station, StationState, Tone,
};

/// The longest answer on the route, in characters: two lines.
const ANSWER: usize = 44;

pub(super) fn window_title(core: &Core) -> String {
    let words = &core.known.words;
    let name = words.get("app-name");
    match core.practice {
        Some(_) => words.with("window-practice", &[("name", name.into())]),
        None => name,
    }
}

pub(super) fn chrome(core: &Core, now: &Moment) -> Chrome {
    let words = &core.known.words;
    let on_step = matches!(
        core.showing,
        Showing::Step | Showing::Report(_) | Showing::Wrong | Showing::DirectLogin
    );
    let session = core.session.as_ref().filter(|_| on_step);
    let mut route = session.map(|session| route(core, session, now)).unwrap_or_default();
    if core.showing == Showing::DirectLogin {
        super::direct_login::stand_on(&mut route, core);
    }
    let at_home = core.showing == Showing::Home;
    let setup = if at_home { setup(core) } else { Vec::new() };
    let at_everything =
        core.showing == Showing::SetUp || core.showing == Showing::Step && core.is_everything();
    let facts = if at_everything { super::set_up::facts(core, now) } else { Vec::new() };
    let caption = match core.showing {
        _ if at_everything => (!facts.is_empty()).then(|| everything_caption(core)),
        _ if core.is_everything() && session.is_some() => None,
        _ if session.is_some() => Some(words.get("rail-route")),
        Showing::Home => Some(setup_caption(core, now)),
        _ => None,
    };
    Chrome {
        rail_caption: caption,
        route,
        shop: at_home.then(|| core.shops.name(&core.shops.in_use).to_owned()),
        setup,
        facts,
        links: links(core),
        code: code(core),
        left: match core.showing {
            Showing::FirstStart => BarLeft::Nothing,
            Showing::Home => BarLeft::Settings,
            _ => BarLeft::Back,
        },
        sharing: core.sharing,
        practice: core.practice.is_some(),
        foreign: core.is_foreign(),
        notices: notices(core, now),
    }
}

fn notices(core: &Core, now: &Moment) -> Vec<Notice> {
    let words = &core.known.words;
    let mut notices = super::away::notices(core, now);
    notices.extend(core.notices.iter().cloned());
    notices.extend(core.guide_notices.iter().cloned());
    let secret_matters = matches!(core.showing, Showing::Keys) || core.asked_slot().is_some();
    if secret_matters {
        notices.extend(core.vault_notice());
    }
    if let Some(hints) = &core.practice
        && (core.showing == Showing::Home || asks(core))
    {
        notices.push(Notice {
            tone: Tone::Noticed,
            strong: words.get("practice-strong"),
            text: practice_words(core, hints),
            action: None,
        });
    }
    notices.extend(super::shops::remember_notice(core));
    notices
}

fn asks(core: &Core) -> bool {
    core.showing == Showing::Step
        && matches!(core.step().map(|step| &step.kind), Some(StepKind::Ask(_)))
}

/// The story where the walk begins; later what to enter, for who plays needs to know it.
fn practice_words(core: &Core, hints: &PracticeHints) -> String {
    match &hints.whom {
        Some(whom) if core.showing != Showing::Home => {
            let values: Vec<_> =
                whom.values.iter().map(|(name, value)| (*name, value.clone().into())).collect();
            core.known.words.with(whom.text, &values)
        }
        _ => hints.story.clone(),
    }
}

fn links(core: &Core) -> Vec<NavLink> {
    match core.showing {
        Showing::FirstStart => Vec::new(),
        Showing::Home => {
            vec![NavLink::Shops, NavLink::Keys, NavLink::OpenReport, NavLink::Practice]
        }
        Showing::SetUp => vec![NavLink::Home, NavLink::Shops, NavLink::Keys],
        Showing::Step if core.is_everything() => {
            let mut links = vec![NavLink::SetUp, NavLink::Report];
            links.extend(says_something(core).then_some(NavLink::Wrong));
            links
        }
        Showing::Step if says_something(core) => {
            vec![NavLink::Home, NavLink::Report, NavLink::Wrong]
        }
        Showing::Step => vec![NavLink::Home, NavLink::Report],
        Showing::Wrong => vec![NavLink::Home, NavLink::Report, NavLink::Wrong],
        Showing::Opened | Showing::Compared => vec![NavLink::Home, NavLink::OpenReport],
        Showing::DirectLogin if core.session.is_some() => {
            vec![NavLink::Home, NavLink::Keys, NavLink::Report]
        }
        Showing::Report(_) => vec![NavLink::Home, NavLink::Report],
        Showing::Keys
        | Showing::Practice
        | Showing::Settings
        | Showing::Shops
        | Showing::Sessions
        | Showing::AddKey
        | Showing::DirectLogin
        | Showing::Jump => {
            let (shops, sessions) = (NavLink::Shops, NavLink::Sessions);
            vec![NavLink::Home, shops, sessions, NavLink::Keys, NavLink::Practice]
        }
    }
}

/// True on a page that shows a verdict: a result, or the end of a walk that a check led to.
fn says_something(core: &Core) -> bool {
    let Some(session) = &core.session else { return false };
    let ended = matches!(core.step().map(|step| &step.kind), Some(StepKind::Outcome(_)));
    session.running.is_none()
        && (session.result_here().is_some() || ended && !session.runs.is_empty())
}

/// Fixed pages have two symbols, steps three.
fn code(core: &Core) -> String {
    if core.showing == Showing::Step && core.is_everything() {
        return EVERYTHING_CODE.to_owned();
    }
    let of_step = || core.step().map(|step| step.code.clone()).unwrap_or_default();
    core.showing.code().map_or_else(of_step, str::to_owned)
}

/// Whose set-up it is, where there is more than one.
fn everything_caption(core: &Core) -> String {
    let words = &core.known.words;
    match core.shops.list.len() {
        2.. if !core.set_up_is_stated() => {
            let shop = core.shops.name(&core.shops.in_use).to_owned();
            words.with("rail-set-up-of", &[("shop", shop.into())])
        }
        _ => words.get("rail-set-up"),
    }
}

/// When the profile in use was last looked at.
fn setup_caption(core: &Core, now: &Moment) -> String {
    let words = &core.known.words;
    match &core.shops.last_run {
        Some(run) => words.with("rail-checked", &[("when", now.when(run.at).into())]),
        None => words.get("rail-not-checked"),
    }
}

/// What the last run of the profile in use saw of this computer and the vendors.
fn setup(core: &Core) -> Vec<SetupLine> {
    let Some(last) = &core.shops.last_run else { return Vec::new() };
    let words = &core.known.words;
    if last.check == SWEEP {
        return swept(core, last);
    }
    last.parts
        .iter()
        .filter(|part| part.outcome.verdict != Verdict::Skipped)
        .filter(|part| matches!(part.check.as_str(), "computer.online") || part.check == last.check)
        .map(|part| SetupLine {
            verdict: part.outcome.verdict,
            name: words.get(&super::result::title_id(&part.check)),
            seen: super::result::seen(core, part),
        })
        .collect()
}

/// What a sweep saw: this computer, the shop and each vendor in a line, by what is worst about it.
fn swept(core: &Core, last: &RunReport) -> Vec<SetupLine> {
    let worst = |part: &&RunReport| match part.outcome.verdict {
        Verdict::Fail => 0,
        Verdict::Warn => 1,
        Verdict::Inconclusive => 2,
        Verdict::Pass => 3,
        Verdict::Skipped => 4,
    };
    let mut vendors: Vec<&str> = Vec::new();
    for part in &last.parts {
        let vendor = part.check.split('.').next().unwrap_or_default();
        if !vendors.contains(&vendor) {
            vendors.push(vendor);
        }
    }
    vendors
        .into_iter()
        .filter_map(|vendor| {
            let own = last.parts.iter().filter(|part| part.check.split('.').next() == Some(vendor));
            let told = own.filter(|part| part.outcome.verdict != Verdict::Skipped);
            // Of what works the last check says most: the key works, and not that the host answers.
            let part = told.rev().min_by_key(worst)?;
            Some(SetupLine {
                verdict: part.outcome.verdict,
                name: of_whom(core, vendor),
                seen: super::result::seen(core, part),
            })
        })
        .collect()
}

fn of_whom(core: &Core, vendor: &str) -> String {
    let shop = core
        .set_up()
        .and_then(|profile| profile.shop.as_ref())
        .filter(|shop| vendor == "store" || shop.platform.word() == vendor);
    let host = shop.and_then(|shop| shop.url.host_str());
    host.map_or_else(|| core.known.words.get(&format!("vendor-{vendor}")), str::to_owned)
}

fn route(core: &Core, session: &Session, now: &Moment) -> Vec<Station> {
    let words = &core.known.words;
    let library = &core.known.library;
    let first = session.trail.first().map_or(session.guide.as_str(), |stop| session.guide_of(stop));
    let Some(began) = library.guide(first) else { return Vec::new() };
    let mut stations = vec![Station {
        label: words.get("route-topic"),
        answer: Some(words.get(&format!("topic-{}", began.topic))),
        state: StationState::Walked,
        go_to: None,
    }];
    let last = session.trail.len().saturating_sub(1);
    let mut arrived = false;
    for (nth, stop) in session.trail.iter().enumerate() {
        let Some(step) = library.step(session.guide_of(stop), &stop.step) else { continue };
        let here = nth == last;
        let solved = here && is_solved(step);
        arrived |= solved;
        stations.push(Station {
            label: label(session, step, stop, now),
            answer: answer(core, session, step, stop),
            state: if solved { StationState::Arrived } else { state(session, stop, here) },
            go_to: (!here).then_some(nth),
        });
        if here && stop.run.is_some() {
            let label = words.get("route-what-to-do");
            let state = StationState::Here;
            stations.push(Station { label, answer: None, state, go_to: None });
        }
    }
    // The harbour is that of the guide in which the person is now.
    if let Some(guide) = library.guide(&session.guide).filter(|_| !arrived) {
        let label = guide.goal.clone();
        stations.push(Station { label, answer: None, state: StationState::Harbour, go_to: None });
    }
    stations
}

fn is_solved(step: &Step) -> bool {
    matches!(&step.kind, StepKind::Outcome(end) if end.resolution == Resolution::Solved)
}

/// A check carries the time of its run, so that two runs of one check can be told apart.
fn label(session: &Session, step: &Step, stop: &Stop, now: &Moment) -> String {
    match stop.run.and_then(|run| session.run(run)) {
        Some(report) => format!("{}, {}", step.label, now.time_of(report.at)),
        None => step.label.clone(),
    }
}

fn state(session: &Session, stop: &Stop, here: bool) -> StationState {
    let verdict = stop.run.and_then(|run| session.run(run)).map(|run| run.outcome.verdict);
    match verdict {
        Some(Verdict::Fail) => StationState::Bad,
        Some(Verdict::Inconclusive | Verdict::Warn | Verdict::Skipped) => StationState::Unsure,
        _ if here => StationState::Here,
        _ => StationState::Walked,
    }
}

fn answer(core: &Core, session: &Session, step: &Step, stop: &Stop) -> Option<String> {
    let words = &core.known.words;
    if let Some(report) = stop.run.and_then(|run| session.run(run)) {
        return Some(super::result::seen(core, report));
    }
    let text = match stop.answer.as_ref()? {
        Answer::Chose(choice) => chosen(core, step, *choice),
        Answer::Entered(name) => session.values.get(name).cloned().unwrap_or_default(),
        Answer::EnteredSecret => words.get("answer-entered"),
        Answer::HasNot => words.get("answer-has-not"),
        Answer::Checked(_) => return None,
        Answer::Skipped => words.get("answer-skipped"),
        Answer::Done => words.get("answer-done"),
        Answer::Cannot => words.get("answer-cannot"),
        Answer::Waited => words.get("answer-waited"),
        Answer::UsedTime => words.get("answer-used-time"),
        Answer::Other(nth) => match &step.kind {
            StepKind::Outcome(end) => end.others.get(*nth).map(|way| way.say.clone())?,
            _ => return None,
        },
    };
    Some(shortened(&plain(&text)))
}

fn chosen(core: &Core, step: &Step, choice: ChoiceId) -> String {
    let words = &core.known.words;
    match (choice, &step.kind) {
        (ChoiceId::Nth(nth), StepKind::Question(question)) => question
            .choices
            .get(nth)
            .map(|choice| choice.short.clone().unwrap_or_else(|| choice.say.clone()))
            .unwrap_or_default(),
        (ChoiceId::None, _) => words.get("choice-none"),
        _ => words.get("choice-unknown"),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= ANSWER {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(ANSWER - 1).collect();
    short.push('…');
    short
}
