//! A notice (something to know) and the finding banner (what is wrong, and the one thing to do).

use egui::{Frame, Margin, Response, Stroke, Ui, pos2, vec2};

use super::sign::{Sign, sign_word};
use super::text::{Span, heading, label, running};
use super::{Button, Fold, Size, Tone, paint_icon};
use crate::ui::theme::{Icon, Tokens, Type, tokens};

fn frame(tone: Tone, theme: &Tokens, margin: Margin, radius: u8) -> Frame {
    let edge = if theme.high_contrast { 2.0 } else { 0.0 };
    Frame::NONE
        .fill(tone.wash(theme))
        .corner_radius(radius)
        // The stroke counts as room in egui, so the margin gives it back.
        .inner_margin(margin - Margin::same(edge as i8))
        .stroke(Stroke::new(edge, tone.ink(theme)))
}

/// A card in the wash of a tone, as a banner is, around what is drawn in it.
pub fn notice_frame(ui: &mut Ui, tone: Tone, add: impl FnOnce(&mut Ui)) {
    let theme = tokens(ui.ctx());
    frame(tone, theme, Margin::symmetric(20, 16), 12).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add_space(2.0);
        add(ui);
    });
}

/// A notice in the wash of its tone. Gives back its text, which a page may have announced, and the target
/// of a link in it that was opened.
pub fn notice<'a>(
    ui: &mut Ui,
    tone: Tone,
    (icon, filled): (Icon, bool),
    spans: &[Span<'a>],
) -> (Response, Option<&'a str>) {
    let theme = tokens(ui.ctx());
    let narrow = ui.ctx().content_rect().width() < 520.0;
    let margin = if narrow { Margin::symmetric(14, 10) } else { Margin::symmetric(16, 12) };
    let shown = frame(tone, theme, margin, 10).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let (_, space) = ui.allocate_space(vec2(32.0, 20.0));
            let centre = space.left_top() + vec2(10.0, 10.0);
            paint_icon(ui, icon, filled, 20.0, centre, tone.ink(theme));
            ui.vertical(|ui| running(ui, spans, Type::SECOND, theme.ink)).inner
        })
        .inner
    });
    shown.inner
}

/// The finding banner of a sweep.
#[derive(Clone, Copy, Debug)]
pub struct Banner<'a> {
    /// The sign of the verdict.
    pub sign: Sign,
    /// Its word: "Most likely cause".
    pub word: &'a str,
    /// How sure it is: "Refloat is sure".
    pub sure: &'a str,
    /// The sentence for the merchant.
    pub sentence: &'a str,
    /// Who mends it and how long that takes.
    pub who: &'a str,
    /// What more there is to say of it, a line each.
    pub more: &'a [&'a str],
    /// The one button.
    pub button: &'a str,
    /// What follows from it: "3 checks cannot run because of this".
    pub consequences: Option<&'a str>,
    /// True while the consequences are unfolded.
    pub open: bool,
    /// True where its button takes the focus.
    pub focus: bool,
}

/// What was done in the banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BannerEvent {
    /// The button was pressed.
    Act,
    /// The consequences were unfolded or folded.
    Toggle,
}

impl Banner<'_> {
    /// Draws it; what stands in `unfolded` comes below while it is open.
    pub fn show(&self, ui: &mut Ui, unfolded: impl FnOnce(&mut Ui)) -> Option<BannerEvent> {
        let theme = tokens(ui.ctx());
        let tone = self.sign.tone();
        let mut event = None;
        frame(tone, theme, Margin::symmetric(20, 16), 12).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add_space(2.0);
            let line = ui.horizontal(|ui| sign_word(ui, self.sign, self.word)).response.rect;
            let sure = Type::SECOND.line(ui, self.sure);
            let right = ui.max_rect().right();
            if right - line.right() > sure.size().x + 16.0 {
                let pos = pos2(right - sure.size().x, line.center().y - sure.size().y / 2.0);
                ui.painter().galley(pos, sure, theme.ink_soft);
            }
            ui.add_space(6.0);
            heading(ui, self.sentence, Type::SECTION, theme.ink, 2);
            ui.add_space(4.0);
            label(ui, self.who, Type::SECOND, theme.ink_soft);
            for line in self.more {
                ui.add_space(6.0);
                label(ui, line, Type::SECOND, theme.ink);
            }
            ui.add_space(12.0);
            ui.horizontal_wrapped(|ui| {
                let button = ui.add(Button::primary(self.button).size(Size::Small));
                if self.focus && ui.clip_rect().contains_rect(button.rect) {
                    button.request_focus();
                }
                if button.clicked() {
                    event = Some(BannerEvent::Act);
                }
                if let Some(words) = self.consequences {
                    ui.add_space(12.0);
                    if ui.add(Fold::button(words, self.open)).clicked() {
                        event = Some(BannerEvent::Toggle);
                    }
                }
            });
            if self.open && self.consequences.is_some() {
                ui.add_space(12.0);
                unfolded(ui);
            }
        });
        event
    }
}
