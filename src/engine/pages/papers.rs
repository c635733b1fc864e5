//! The report: its page, and what is saved or copied of it.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use crate::checks::SERVICES;
use crate::domain::finding::RunReport;
use crate::domain::report::{
    Format, Report, ReportContext, chat, export, hidden_words, mask_list, paper,
    suggested_file_name,
};
use crate::domain::secret::{Needles, Secret, Unsearchable};
use crate::domain::session::Session;
use crate::domain::text::Words;
use crate::engine::command::ReportFormat;
use crate::engine::core::{Core, Own};
use crate::engine::moment::Moment;
use crate::engine::view::{MaskLine, PaperLine, ReportPage};
use crate::world::platform;

/// The page as it was built last; what it is before there is a walk.
pub(super) fn report(core: &Core, format: ReportFormat, now: &Moment) -> ReportPage {
    match &core.papers.own {
        Some(own) => own.page.clone(),
        None => ReportPage {
            format,
            lines: vec![PaperLine::Prose(core.known.words.get("report-empty-page"))],
            searched_for: 0,
            searching: false,
            empty: true,
            blocked: None,
            hidden: String::new(),
            masks: Vec::new(),
            file_name: file_name(format, now),
        },
    }
}

fn file_name(format: ReportFormat, now: &Moment) -> String {
    format!("{}.{}", suggested_file_name(now.unix, now.zone_minutes()), ending(format))
}

/// Builds the report and what is searched for, once for each change.
pub(in crate::engine) fn own_report(
    core: &Core,
    format: ReportFormat,
    now: &Moment,
) -> Option<Own> {
    let report = made(core, now)?;
    let needles = needles(core).map(Arc::new);
    let page = page_of(&core.known.words, &report, &needles, format, now);
    Some(Own { report, needles, page })
}

/// The same report in another form.
pub(in crate::engine) fn report_page(
    words: &Words,
    own: &Own,
    format: ReportFormat,
    now: &Moment,
) -> ReportPage {
    page_of(words, &own.report, &own.needles, format, now)
}

fn page_of(
    words: &Words,
    report: &Report,
    needles: &Result<Arc<Needles>, Unsearchable>,
    format: ReportFormat,
    now: &Moment,
) -> ReportPage {
    ReportPage {
        format,
        lines: lines(paper(report, form(format), words)),
        searched_for: 0,
        searching: false,
        empty: false,
        blocked: exported(words, report, needles, format).err(),
        hidden: hidden_words(report, words),
        masks: masks(report, words),
        file_name: file_name(format, now),
    }
}

/// So many lines are shown; only a report made to be endless has more.
const LINES: usize = 2000;

/// The lines of a report with the marks of masked words.
pub(super) fn lines(paper: Vec<PaperLine>) -> Vec<PaperLine> {
    let more = paper.len() > LINES;
    let line = |line| match line {
        PaperLine::Heading(text) => PaperLine::Heading(text),
        PaperLine::Prose(text) => PaperLine::Prose(marked(&text)),
        PaperLine::Row { label, text, seen } => PaperLine::Row { label, text: marked(&text), seen },
        PaperLine::Written(text) => PaperLine::Written(marked(&text)),
    };
    let mut lines: Vec<PaperLine> = paper.into_iter().take(LINES).map(line).collect();
    if more {
        lines.push(PaperLine::Prose("…".to_owned()));
    }
    lines
}

#[expect(clippy::expect_used, reason = "a constant that a test runs")]
static MASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:e-mail|shop|account|address|name|key)-[0-9]+\b").expect("a valid constant")
});

/// Masked words between the marks that every text of the window understands.
fn marked(text: &str) -> String {
    MASKS.replace_all(text, "\u{E000}$0\u{E001}").into_owned()
}

pub(super) fn masks(report: &Report, words: &Words) -> Vec<MaskLine> {
    let list = mask_list(report, words).into_iter();
    list.map(|(mask, stands_for)| MaskLine { mask, stands_for }).collect()
}

/// The report of the session at hand, or of the one that was left.
fn made(core: &Core, now: &Moment) -> Option<Report> {
    let session: &Session = core.session.as_ref().or(core.resumable.as_ref())?;
    let words = &core.known.words;
    let title = |id: &str| words.get(&super::result::title_id(id));
    let vendors: Vec<&str> = SERVICES.iter().map(|service| service.host).collect();
    let system = platform::system_name();
    let context = ReportContext {
        version: env!("CARGO_PKG_VERSION"),
        system: &system,
        zone_minutes: now.zone_minutes(),
        now: now.unix,
        practice: core.practice.is_some(),
        vendors: &vendors,
        check_title: &title,
    };
    Some(Report::of(session, &core.known.library, &core.known.catalog, words, &context))
}

/// Every secret that this Refloat holds: entered ones, and those that the vault gave for this page.
fn held(core: &Core) -> Vec<(&'static str, &Secret)> {
    let entered =
        core.entered.iter().map(|(slot, entered)| (slot.name(), entered.credential.secret()));
    entered.chain(core.held.iter().map(|(slot, secret)| (slot.name(), secret))).collect()
}

/// How many secrets are held.
pub(in crate::engine) fn held_count(core: &Core) -> usize {
    held(core).len()
}

/// Every form of what is held, to be searched for.
pub(in crate::engine) fn needles(core: &Core) -> Result<Needles, Unsearchable> {
    let users: Vec<&str> = core
        .session
        .iter()
        .flat_map(|session| session.values.values())
        .map(String::as_str)
        .collect();
    Needles::with_users(&held(core), &users)
}

/// The text in a form, or the name of the field in which a secret was found.
fn exported(
    words: &Words,
    report: &Report,
    needles: &Result<Arc<Needles>, Unsearchable>,
    format: ReportFormat,
) -> Result<String, String> {
    let needles = needles.as_ref().map_err(|_| "report".to_owned())?;
    export(report, form(format), words, needles).map_err(|blocked| blocked.field().to_owned())
}

/// The report on the page in a form, once it has been searched for all that is held.
fn own_text(core: &Core, format: ReportFormat) -> Option<String> {
    let own = core.papers.own.as_ref().filter(|own| !own.page.searching)?;
    exported(&core.known.words, &own.report, &own.needles, format).ok()
}

/// The report as text, for the clipboard.
pub(in crate::engine) fn report_text(core: &Core) -> Option<String> {
    own_text(core, ReportFormat::Markdown)
}

/// Ten lines for a chat: of the report on the page, or of the walk at hand.
pub(in crate::engine) fn chat_text(core: &Core, now: &Moment) -> Option<String> {
    let words = &core.known.words;
    match &core.papers.own {
        Some(own) if own.page.searching => None,
        Some(own) => chat(&own.report, words, own.needles.as_ref().ok()?).ok(),
        None => chat(&made(core, now)?, words, &needles(core).ok()?).ok(),
    }
}

/// The report in the form that the file's name asks for.
pub(in crate::engine) fn report_file(core: &Core, path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let format = if name.ends_with(".json") {
        ReportFormat::Json
    } else if name.ends_with(".md") || name.ends_with(".txt") {
        ReportFormat::Markdown
    } else {
        ReportFormat::Html
    };
    own_text(core, format)
}

/// The details of a result for the clipboard: masked as a report is, and searched as one.
pub(super) fn details_for_clipboard(core: &Core, text: &str, run: &RunReport) -> Option<String> {
    let mut masker = super::masks::masker(core);
    if let Some(identity) = &run.outcome.identity {
        masker.know_identity(identity);
    }
    let masked = masker.mask(text);
    needles(core).ok()?.find(&masked).is_none().then_some(masked)
}

const fn form(format: ReportFormat) -> Format {
    match format {
        ReportFormat::Html => Format::Html,
        ReportFormat::Markdown => Format::Markdown,
        ReportFormat::Json => Format::Json,
    }
}

const fn ending(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Html => "html",
        ReportFormat::Markdown => "md",
        ReportFormat::Json => "refloat.json",
    }
}
