//! The report: its page, and what is saved or copied of it.

use std::path::Path;

use crate::checks::SERVICES;
use crate::domain::finding::RunReport;
use crate::domain::report::{
    Format, Report, ReportContext, chat, export, hidden_words, preview, suggested_file_name,
};
use crate::domain::secret::{Needles, Secret, Unsearchable};
use crate::domain::session::Session;
use crate::engine::command::ReportFormat;
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::ReportPage;
use crate::world::platform;

pub(super) fn report(core: &Core, format: ReportFormat, now: &Moment) -> ReportPage {
    let words = &core.known.words;
    let (name, ending) = (suggested_file_name(now.unix, now.zone_minutes()), ending(format));
    let Some(report) = made(core, now) else {
        return ReportPage {
            format,
            lines: vec![words.get("report-empty-page")],
            searched_for: 0,
            blocked: None,
            hidden: String::new(),
            file_name: format!("{name}.{ending}"),
        };
    };
    ReportPage {
        format,
        lines: preview(&report, form(format), words),
        searched_for: held(core).len(),
        blocked: exported(core, &report, format).err(),
        hidden: hidden_words(&report, words),
        file_name: format!("{name}.{ending}"),
    }
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

fn needles(core: &Core) -> Result<Needles, Unsearchable> {
    let users: Vec<&str> = core
        .session
        .iter()
        .flat_map(|session| session.values.values())
        .map(String::as_str)
        .collect();
    Needles::with_users(&held(core), &users)
}

/// The text in a form, or the name of the field in which a secret was found.
fn exported(core: &Core, report: &Report, format: ReportFormat) -> Result<String, String> {
    let needles = needles(core).map_err(|_| "report".to_owned())?;
    export(report, form(format), &core.known.words, &needles)
        .map_err(|blocked| blocked.field().to_owned())
}

/// The report as text, for the clipboard.
pub(in crate::engine) fn report_text(core: &Core, now: &Moment) -> Option<String> {
    exported(core, &made(core, now)?, ReportFormat::Markdown).ok()
}

/// Ten lines for a chat.
pub(in crate::engine) fn chat_text(core: &Core, now: &Moment) -> Option<String> {
    chat(&made(core, now)?, &core.known.words, &needles(core).ok()?).ok()
}

/// The report in the form that the file's name asks for.
pub(in crate::engine) fn report_file(core: &Core, path: &Path, now: &Moment) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let format = if name.ends_with(".json") {
        ReportFormat::Json
    } else if name.ends_with(".md") || name.ends_with(".txt") {
        ReportFormat::Markdown
    } else {
        ReportFormat::Html
    };
    exported(core, &made(core, now)?, format).ok()
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
