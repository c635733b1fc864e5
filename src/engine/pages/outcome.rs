//! The pages of outcomes: solved, hand-over, wait for the vendor, cannot tell.

use super::fill::{all_spans, fill, filled_spans};
use super::{picture, proof, result};
use crate::domain::finding::{RunReport, Verdict};
use crate::domain::guide::{OutcomeStep, Resolution, Step, StepKind};
use crate::domain::session::Session;
use crate::domain::text::{Span, plain};
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::{CannotTellPage, HandOverPage, Page, SolvedPage};

pub(super) fn page(
    core: &Core,
    session: &Session,
    step: &Step,
    end: &OutcomeStep,
    now: &Moment,
) -> Page {
    match end.resolution {
        Resolution::Solved => Page::Solved(solved(core, session, step, end, now)),
        Resolution::CannotTell => Page::CannotTell(cannot_tell(core, session, step, end, now)),
        Resolution::HandOver => {
            let acts = core.known.words.get("hand-over");
            Page::HandOver(hand_over(session, step, end, acts))
        }
        Resolution::VendorWait => {
            let waits = wait_for_whom(core, session);
            Page::HandOver(hand_over(session, step, end, waits))
        }
    }
}

fn solved(
    core: &Core,
    session: &Session,
    step: &Step,
    end: &OutcomeStep,
    now: &Moment,
) -> SolvedPage {
    // The proof is the last run, where it passed; a walk that ended well without one shows none.
    let passed = session.runs.last().filter(|run| run.outcome.verdict == Verdict::Pass);
    SolvedPage {
        when: when(core, session.runs.last(), now),
        title: plain(&step.title),
        lead: step.lead.as_deref().map(plain),
        proof: passed.and_then(|run| proof::before_and_after(core, session, run, now)),
        identity: passed.and_then(|run| proof::identity(core, run)),
        picture: passed.map(|run| picture::picture(core, run, true)).unwrap_or_default(),
        last: end.last.as_deref().map(|text| filled_spans(text, &session.values)),
        stays: end.stays.as_deref().map(|text| filled_spans(text, &session.values)),
        others: others(end),
    }
}

/// “Wait for Shiprocket”: the vendor that the guide is about, where it is about one.
fn wait_for_whom(core: &Core, session: &Session) -> String {
    let words = &core.known.words;
    let topic = core.known.library.guide(&session.guide).map_or("", |guide| &guide.topic);
    let name = format!("vendor-{topic}");
    if topic == "computer" || !words.has(&name) {
        return words.get("vendor-wait-any");
    }
    words.with("vendor-wait", &[("vendor", words.get(&name).into())])
}

fn hand_over(session: &Session, step: &Step, end: &OutcomeStep, eyebrow: String) -> HandOverPage {
    let (message_to, message) = message(session, end);
    HandOverPage {
        eyebrow,
        takes: end.takes.clone(),
        title: plain(&step.title),
        lead: step.lead.as_deref().map(plain),
        message_to,
        message,
        hints: all_spans(&end.hints, &session.values),
        meanwhile: all_spans(&end.meanwhile, &session.values),
        others: others(end),
    }
}

fn cannot_tell(
    core: &Core,
    session: &Session,
    step: &Step,
    end: &OutcomeStep,
    now: &Moment,
) -> CannotTellPage {
    let last = session.runs.last();
    let (message_to, message) = message(session, end);
    CannotTellPage {
        when: when(core, last, now),
        title: plain(&step.title),
        lead: step.lead.as_deref().map(plain),
        picture: last.map(|run| picture::picture(core, run, false)).unwrap_or_default(),
        evidence: last.map(|run| evidence(core, run)).unwrap_or_default(),
        message_to,
        message,
        hints: all_spans(&end.hints, &session.values),
        meanwhile: all_spans(&end.meanwhile, &session.values),
        others: others(end),
    }
}

/// What each look of the last run says: name, verdict, words.
fn evidence(core: &Core, run: &RunReport) -> Vec<(String, Option<Verdict>, Vec<Span>)> {
    run.parts
        .iter()
        .filter(|part| part.outcome.verdict != Verdict::Skipped)
        .map(|part| {
            let name = core.known.words.get(&result::title_id(&part.check));
            let seen = vec![Span::Plain(result::seen(core, part))];
            (name, Some(part.outcome.verdict), seen)
        })
        .collect()
}

fn when(core: &Core, run: Option<&RunReport>, now: &Moment) -> String {
    run.map_or_else(String::new, |run| {
        core.known.words.with("checked-at", &[("time", now.time_of(run.at).into())])
    })
}

fn others(end: &OutcomeStep) -> Vec<String> {
    end.others.iter().map(|way| plain(&way.say)).collect()
}

fn message(session: &Session, end: &OutcomeStep) -> (Option<String>, Vec<Vec<Span>>) {
    match &end.message {
        Some(message) => {
            (Some(message.to.clone()), all_spans(&message.paragraphs, &session.values))
        }
        None => (None, Vec::new()),
    }
}

/// Subject and text of the message to send.
pub(in crate::engine) fn message_text(core: &Core) -> Option<(String, String)> {
    let session = core.session.as_ref()?;
    let StepKind::Outcome(end) = &core.step()?.kind else { return None };
    let message = end.message.as_ref()?;
    let paragraphs: Vec<String> = message
        .paragraphs
        .iter()
        .map(|text| filled_spans(text, &session.values).iter().map(Span::words).collect::<String>())
        .collect();
    let body = super::masks::outward(core, paragraphs.join("\n\n"));
    let subject = super::masks::outward(core, fill(&message.subject, &session.values));
    Some((subject, body))
}
