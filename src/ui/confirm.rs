//! The question before a page is opened that is none of the vendors'.

use egui::Ui;

use super::widgets::{Dialog, Left};
use crate::domain::text::Words;
use crate::engine::command::Command;
use crate::engine::view::Confirm;

/// Draws it over the window; gives back what the person decided.
pub(super) fn show(ui: &Ui, confirm: &Confirm, words: &Words) -> Option<Command> {
    let host = [("host", confirm.open.clone().into())];
    let (title, text) = (words.with("ui-open-title", &host), words.with("ui-open-text", &host));
    let (safe, act) = (words.get("ui-open-stay"), words.get("ui-open-go"));
    let dialog = Dialog { title: &title, text: &text, safe: &safe, act: &act };
    dialog.show(ui.ctx()).map(|left| match left {
        Left::Safe => Command::DismissOpen,
        Left::Act => Command::ConfirmOpen,
    })
}
