//! A dialog: only for forgetting keys, for leaving a check that runs, and for opening a page of others.

use egui::{Context, Frame, Id, Margin, Modal, Stroke};

use super::{Button, heading, label};
use crate::ui::theme::{Type, shadow, tokens};

/// What a dialog says.
#[derive(Clone, Copy, Debug)]
pub struct Dialog<'a> {
    /// The question.
    pub title: &'a str,
    /// What happens, and whether it can be undone.
    pub text: &'a str,
    /// The safe button, which comes first: "Keep it".
    pub safe: &'a str,
    /// The other one: "Forget".
    pub act: &'a str,
}

/// How a dialog was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// By the safe button, Escape, or a click beside it.
    Safe,
    /// By the other button.
    Act,
}

impl Dialog<'_> {
    /// Draws it over the window, 440 wide.
    pub fn show(&self, ctx: &Context) -> Option<Left> {
        let theme = tokens(ctx);
        let (edge, line) = theme.card_edge();
        let width = 440.0_f32.min(ctx.content_rect().width() - 32.0);
        let frame = Frame::NONE
            .fill(theme.raised)
            .corner_radius(12)
            .stroke(Stroke::new(line, edge))
            .shadow(shadow(theme))
            .inner_margin(Margin::same(24));
        let shown =
            Modal::new(Id::unique(("refloat dialog", self.title))).frame(frame).show(ctx, |ui| {
                ui.set_width(width - 48.0);
                heading(ui, self.title, Type::SECTION, theme.ink, 1);
                ui.add_space(8.0);
                label(ui, self.text, Type::BODY, theme.ink_soft);
                ui.add_space(24.0);
                ui.horizontal_wrapped(|ui| {
                    let mut left = None;
                    let safe = ui.add(Button::secondary(self.safe));
                    if ui.memory(|memory| memory.focused()).is_none() {
                        safe.request_focus();
                    }
                    if safe.clicked() {
                        left = Some(Left::Safe);
                    }
                    ui.add_space(12.0);
                    if ui.add(Button::danger(self.act)).clicked() {
                        left = Some(Left::Act);
                    }
                    left
                })
                .inner
            });
        if shown.should_close() { Some(shown.inner.unwrap_or(Left::Safe)) } else { shown.inner }
    }
}
