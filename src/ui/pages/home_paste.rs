//! A paste into the search field: secrets hidden before the field sees them, lines kept, and what the
//! text says.

use egui::accesskit::Live;
use egui::{Event, Margin, Ui};
use zeroize::Zeroize as _;

use super::{Drafts, Scene};
use crate::domain::secret::{looks_like_secret, mask_secrets};
use crate::engine::view::Said;
use crate::ui::theme::{Type, tokens};
use crate::ui::widgets::{card, divider, heading, label, well};

/// What was done to this frame's pastes.
#[derive(Debug, Default)]
pub struct Pasted {
    /// It was a secret and nothing more; all of it was taken out.
    pub taken: bool,
    /// There was a secret in it, which was hidden.
    pub masked: bool,
    /// A text of several lines, as the field shows it and as it was.
    lines: Option<(String, String)>,
}

/// Looks through this frame's pastes before the field does, so that a secret is not drawn even once.
pub fn intercept(ui: &Ui) -> Pasted {
    let mut pasted = Pasted::default();
    ui.input_mut(|input| {
        input.raw.events.retain_mut(|event| keep(event, &mut pasted));
        input.events.retain_mut(|event| keep(event, &mut pasted));
    });
    pasted
}

/// Makes a paste fit for the field; false where nothing of it may stay.
fn keep(event: &mut Event, pasted: &mut Pasted) -> bool {
    let (Event::Paste(text) | Event::MiddleClickPaste { text, .. }) = event else { return true };
    if looks_like_secret(text) {
        let masked = mask_secrets(text).into_owned();
        text.zeroize();
        if !has_words(&masked) {
            pasted.taken = true;
            return false;
        }
        pasted.masked = true;
        *text = masked;
    }
    let lined = text.trim().contains(['\n', '\r']);
    if lined {
        // As the field itself does it, which has one line.
        let flat = text.replace(['\r', '\n'], " ");
        pasted.lines = Some((flat.clone(), std::mem::replace(text, flat)));
    }
    true
}

/// True where enough is left beside what was hidden to be a message.
fn has_words(masked: &str) -> bool {
    let words = masked.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    masked.trim().contains('\n') && words.count() >= 3
}

/// What is searched for: the field's text, with the lines of what was pasted while it stands in there.
pub fn as_pasted(drafts: &mut Drafts, pasted: Pasted) -> String {
    if pasted.lines.is_some() {
        drafts.pasted = pasted.lines;
    }
    match &drafts.pasted {
        Some((flat, lined)) if drafts.query.contains(flat.as_str()) => {
            drafts.query.replacen(flat.as_str(), lined, 1)
        }
        _ => {
            drafts.pasted = None;
            drafts.query.clone()
        }
    }
}

/// What the text says, above the results.
pub fn said(ui: &mut Ui, said: &[Said], scene: &Scene<'_>) {
    if said.is_empty() {
        return;
    }
    let theme = tokens(ui.ctx());
    ui.add_space(20.0);
    card(ui, Margin::symmetric(16, 14), |ui| {
        let title = scene.say("ui-said-title");
        let response = heading(ui, &title, Type::SECOND.medium(), theme.ink_soft, 2);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        for (nth, one) in said.iter().enumerate() {
            ui.add_space(10.0);
            if nth > 0 {
                divider(ui);
                ui.add_space(10.0);
            }
            label(ui, &one.title, Type::BODY.medium(), theme.ink);
            label(ui, &one.sure, Type::SECOND, theme.ink_soft);
            // Rivals of one line share it.
            let shown_before = nth > 0 && said[nth - 1].line == one.line;
            if !shown_before {
                ui.add_space(6.0);
                well(ui, &one.line);
            }
        }
    });
}
