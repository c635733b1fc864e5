//! A report that somebody else wrote, and two of them beside each other. Nothing in them is obeyed:
//! they are words that are shown.

use super::papers::{lines, masks};
use crate::checks;
use crate::domain::finding::{Outcome, Verdict};
use crate::domain::report::{
    Format, LineChange, Part, Report, Row, compare, hidden_words, made_words, paper,
};
use crate::domain::text::{plain, visible};
use crate::engine::core::Core;
use crate::engine::orders::report::{judgements, said};
use crate::engine::view::{ComparedPage, HandBack, OpenedPage, PairLine, PairPart};

/// The longest text of a head, in characters.
const LONGEST: usize = 200;

/// The page as it was built when the report was opened, with what is handed back now.
pub(super) fn page(core: &Core) -> Option<OpenedPage> {
    let page = core.papers.opened_page.clone()?;
    Some(OpenedPage { send: hand_back(core), ..page })
}

/// The page as it was built when the second report was opened.
pub(super) fn compared_page(core: &Core) -> Option<ComparedPage> {
    core.papers.compared_page.clone()
}

pub(in crate::engine) fn opened(core: &Core) -> Option<OpenedPage> {
    let words = &core.known.words;
    let catalog = &core.known.catalog;
    let opened = core.papers.opened.as_deref()?;
    let report = &opened.report;
    let today = report.in_words_of_today(catalog);
    let runs = report.judged_runs();
    let again: Vec<Outcome> = runs.iter().map(|run| checks::judge_again(catalog, run)).collect();
    let differs = runs
        .iter()
        .zip(&again)
        .any(|(run, now)| run.outcome.verdict != now.verdict || said(&run.outcome) != said(now));
    let last = again.last();
    Some(OpenedPage {
        file: opened.file.clone(),
        made: made_words(report, words),
        verdict: last.map(|outcome| outcome.verdict),
        word: last.map(|it| verdict_word(core, it.verdict)).unwrap_or_default(),
        title: last.map_or_else(|| words.get("opened-no-check"), |it| title(core, &today, it)),
        practice: report.practice,
        again: judgements(report, catalog, words),
        differs,
        lines: lines(paper(&today, Format::Html, words)),
        hidden: hidden_words(report, words),
        masks: masks(report, words),
        send: HandBack::default(),
    })
}

fn verdict_word(core: &Core, verdict: Verdict) -> String {
    core.known.words.get(&format!("verdict-{}", verdict.word()))
}

/// What the last run found, in the words of today; else the check's title and its verdict.
fn title(core: &Core, report: &Report, outcome: &Outcome) -> String {
    let found = outcome.findings.first();
    match found.and_then(|found| core.known.catalog.finding(&found.id)) {
        Some(info) => info.say.clone(),
        None => {
            let check = report.runs.last().map(|run| visible(&run.title, LONGEST));
            let verdict = verdict_word(core, outcome.verdict);
            format!("{}: {verdict}", check.unwrap_or_default())
        }
    }
}

/// The next step for whoever sent the report: its code is looked up in the guides that are here.
pub(in crate::engine) fn hand_back(core: &Core) -> HandBack {
    let words = &core.known.words;
    let (code, note) = (core.papers.send_to.as_str(), core.papers.note.trim());
    let mut back =
        HandBack { code: code.to_owned(), note: core.papers.note.clone(), ..HandBack::default() };
    if core.papers.note_refused {
        back.wrong = Some(words.get("send-secret"));
        return back;
    }
    let note = visible(note, 400);
    let found = core.known.library.guides().find_map(|guide| {
        let step = guide.steps.values().find(|step| !code.is_empty() && step.code == code)?;
        Some((guide, step))
    });
    match found {
        Some((guide, step)) => {
            let topic = words.get(&format!("topic-{}", guide.topic));
            back.found = Some(format!("{topic}: {}", plain(&step.title)));
            let title = plain(&step.title);
            let values = [("code", code.to_owned().into()), ("title", title.into())];
            back.text = Some(words.with("send-text", &values));
        }
        None if code.len() >= 3 => back.wrong = Some(words.get("send-unknown")),
        None => {}
    }
    if !note.is_empty() && back.wrong.is_none() {
        let note = words.with("send-note", &[("note", note.into())]);
        back.text = Some(match back.text {
            Some(text) => format!("{text}\n{note}"),
            None => note,
        });
    }
    back
}

pub(in crate::engine) fn compared(core: &Core) -> Option<ComparedPage> {
    let words = &core.known.words;
    let (before, after) = (core.papers.opened.as_deref()?, core.papers.beside.as_deref()?);
    let comparison = compare(&before.report, &after.report, words);
    let head = |opened: &crate::engine::core::OpenedReport| {
        (opened.file.clone(), made_words(&opened.report, words))
    };
    Some(ComparedPage {
        before: head(before),
        after: head(after),
        same: comparison.is_same(),
        changed: comparison.changed.into_iter().map(row).collect(),
        parts: comparison.parts.into_iter().map(part).collect(),
    })
}

fn row(Row { label, before, after }: Row) -> PairLine {
    PairLine { label, before, after }
}

/// What one side has stands beside what the other has in its place.
fn part(part: Part) -> PairPart {
    let mut pair = PairPart { heading: part.heading, lines: Vec::new(), same: Vec::new() };
    // The first line of the stretch in which both sides differ.
    let mut stretch = 0;
    for line in part.lines {
        match line {
            LineChange::Same(line) => {
                pair.same.push(line);
                stretch = pair.lines.len();
            }
            LineChange::Gone(line) => {
                put(&mut pair.lines, stretch, Some(line), None);
            }
            LineChange::New(line) => {
                put(&mut pair.lines, stretch, None, Some(line));
            }
        }
    }
    pair
}

fn put(lines: &mut Vec<PairLine>, from: usize, before: Option<String>, after: Option<String>) {
    let place = lines[from..].iter_mut().find(|line| match before {
        Some(_) => line.before.is_none(),
        None => line.after.is_none(),
    });
    match place {
        Some(line) if before.is_some() => line.before = before,
        Some(line) => line.after = after,
        None => lines.push(PairLine { label: String::new(), before, after }),
    }
}
