//! The one field that a secret is entered in. It is no `TextEdit`: that one keeps its text in an
//! undo history and in the accessibility tree. Here the text lives in one buffer that is wiped,
//! and what brought it (a key, a paste, an input method, a screen reader) is wiped too.

use std::fmt;

use egui::accesskit::{Action, ActionData, Role};
use egui::output::IMEOutput;
use egui::text_edit::TextEditState;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::viewport::IMEPurpose;
use egui::{
    CursorIcon, Event, EventFilter, Id, ImeEvent, Key, Rect, Response, Sense, Ui, UiBuilder, pos2,
    vec2,
};
use zeroize::{Zeroize, Zeroizing};

use super::field::{Help, paint_frame};
use super::named;
use super::text::label as text_label;
use super::{Button, Size, Tone, paint_icon, paint_right};
use crate::domain::secret::Secret;
use crate::ui::theme::{Face, Icon, Tokens, Type, stroke, tokens};

/// The longest secret in bytes. The buffer has this size from the start and never grows, because
/// growing would leave a copy behind.
const LONGEST: usize = 8192;

/// What the accessibility tree gets in place of a secret, whatever its length.
const BULLETS: &str = "••••••••";

/// A secret that is being entered. It is wiped when it is dropped or taken.
pub struct SecretEntry {
    text: Zeroizing<String>,
    all_marked: bool,
    too_long: bool,
}

impl Default for SecretEntry {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for SecretEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretEntry(hidden)")
    }
}

impl SecretEntry {
    /// An empty entry.
    #[must_use]
    pub fn new() -> Self {
        let text = Zeroizing::new(String::with_capacity(LONGEST));
        Self { text, all_marked: false, too_long: false }
    }

    /// An entry that holds a text already.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut entry = Self::new();
        entry.push(text);
        entry
    }

    /// The number of characters.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.text.chars().count()
    }

    /// True when nothing was entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// True when the last thing entered did not fit (8,192 bytes) and was left out as a whole.
    #[must_use]
    pub fn too_long(&self) -> bool {
        self.too_long
    }

    /// A copy of what was entered, to look at its shape while it is being entered.
    #[must_use]
    pub fn secret(&self) -> Secret {
        Secret::new(self.text.as_str().to_owned())
    }

    /// What was entered; the entry is empty and wiped after it.
    #[must_use]
    pub fn take(&mut self) -> Secret {
        let secret = self.secret();
        self.clear();
        secret
    }

    /// Wipes it.
    pub fn clear(&mut self) {
        // Zeroize also empties the string and keeps its capacity.
        self.text.zeroize();
        self.all_marked = false;
        self.too_long = false;
    }

    fn replace(&mut self, text: &str) {
        self.clear();
        self.push(text);
    }

    /// Adds a text at the end, without line breaks: a pasted key often brings one along.
    fn push(&mut self, text: &str) {
        if self.all_marked {
            self.clear();
        }
        let kept = text.chars().filter(|letter| !letter.is_control());
        let bytes: usize = kept.clone().map(char::len_utf8).sum();
        self.too_long = self.text.len() + bytes > self.text.capacity();
        if !self.too_long {
            self.text.extend(kept);
        }
    }

    fn backspace(&mut self, everything: bool) {
        if everything || self.all_marked {
            self.clear();
        } else if let Some((at, _)) = self.text.char_indices().next_back() {
            // What lies behind the end is wiped with the buffer, whose whole capacity is.
            self.text.truncate(at);
            self.too_long = false;
        }
    }
}

/// What happened in the field.
#[derive(Clone, Debug)]
pub struct SecretResponse {
    /// The field itself.
    pub response: Response,
    /// The entry was changed.
    pub changed: bool,
    /// Enter was pressed.
    pub submitted: bool,
}

/// The words of the field, given by the caller in the language of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretWords<'a> {
    /// "Hold to show".
    pub hold: &'a str,
    /// "Off while sharing".
    pub off: &'a str,
    /// "16 characters", or nothing while the entry is empty.
    pub count: &'a str,
}

/// The field of a secret.
#[must_use]
pub struct SecretField<'a> {
    salt: &'a str,
    label: &'a str,
    words: SecretWords<'a>,
    help: Option<Help<'a>>,
    sharing: bool,
    hide_label: bool,
}

impl<'a> SecretField<'a> {
    /// A field; `salt` tells it apart from the others on the page.
    pub fn new(salt: &'a str, label: &'a str, words: SecretWords<'a>) -> Self {
        Self { salt, label, words, help: None, sharing: false, hide_label: false }
    }

    /// With a line below.
    pub fn help(mut self, help: Option<Help<'a>>) -> Self {
        self.help = help;
        self
    }

    /// While the screen is shared nothing of it is shown, its length neither.
    pub fn sharing(mut self, sharing: bool) -> Self {
        self.sharing = sharing;
        self
    }

    /// The label only for a screen reader, where the page's title says it.
    pub fn hide_label(mut self) -> Self {
        self.hide_label = true;
        self
    }

    /// The id of the field, for `Memory::request_focus`.
    #[must_use]
    pub fn id(ui: &Ui, salt: &str) -> Id {
        ui.make_persistent_id(("secret", salt))
    }

    /// Draws it and takes what is entered.
    pub fn show(self, ui: &mut Ui, entry: &mut SecretEntry) -> SecretResponse {
        let theme = tokens(ui.ctx());
        if !self.hide_label {
            text_label(ui, self.label, Type::SECOND.medium(), theme.ink);
            ui.add_space(6.0);
        }
        let id = Self::id(ui, self.salt);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 48.0));
        let response = ui.interact(rect, id, Sense::click());
        if response.clicked() {
            response.request_focus();
            entry.all_marked = response.double_clicked() && !entry.is_empty();
        }
        let (changed, submitted) = take_input(ui, id, entry);
        let focus = ui.memory(|memory| memory.has_focus(id));
        if !focus {
            entry.all_marked = false;
        }
        self.describe(ui, &response, entry);
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Text);
        }
        if response.gained_focus() {
            ui.scroll_to_rect(rect.expand(8.0), None);
        }
        let wrong = self.help.is_some_and(|help| help.tone == Tone::Bad);
        paint_frame(ui, rect, focus, wrong);
        paint_icon(
            ui,
            Icon::LockKey,
            false,
            20.0,
            pos2(rect.left() + 25.0, rect.center().y),
            theme.ink_soft,
        );
        let (held, right) = self.tools(ui, rect, entry, theme);
        let room = Rect::from_min_max(
            pos2(rect.left() + 45.0, rect.top()),
            pos2(right - 10.0, rect.bottom()),
        );
        if held && !self.sharing {
            paint_letters(ui, room, entry, theme);
        } else {
            paint_dots(ui, room, entry, focus, theme);
        }
        if let Some(help) = self.help {
            help.show(ui);
        }
        SecretResponse { response, changed, submitted }
    }

    fn describe(&self, ui: &Ui, response: &Response, entry: &SecretEntry) {
        response.widget_info(|| named(Role::PasswordInput, true, self.label));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.add_action(Action::SetValue);
            node.set_value(if entry.is_empty() { "" } else { BULLETS });
            let mut about = self.help.map(|help| help.sentence()).unwrap_or_default();
            if !self.sharing && !entry.is_empty() {
                about = [self.words.count, &about].join(". ");
            }
            node.set_description(about.trim_end_matches(". "));
            if self.help.is_some_and(|help| help.tone == Tone::Bad) {
                node.set_invalid(egui::accesskit::Invalid::True);
            }
        });
        describe_text(ui, response, entry);
    }

    /// The count and "Hold to show" at the right. Gives back whether it is held, and where the
    /// room for the dots ends.
    fn tools(&self, ui: &mut Ui, rect: Rect, entry: &SecretEntry, theme: &Tokens) -> (bool, f32) {
        if entry.is_empty() && !self.sharing {
            return (false, rect.right() - 5.0);
        }
        let area = rect.shrink2(vec2(11.0, 10.0));
        let builder = UiBuilder::new()
            .id_salt((self.salt, "tools"))
            .max_rect(area)
            .layout(egui::Layout::right_to_left(egui::Align::Center));
        let mut held = false;
        let mut left = area.right();
        let mut child = ui.new_child(builder);
        if self.sharing {
            let button = Button::secondary(self.words.off)
                .size(Size::Tiny)
                .icon(Icon::EyeSlash)
                .not_now(Some(self.words.off));
            left = child.add(button).rect.left();
        } else {
            let button = Button::secondary(self.words.hold).size(Size::Tiny).icon(Icon::Eye).hold();
            let response = child.add(button);
            held = response.is_pointer_button_down_on()
                || (response.has_focus() && child.input(|input| input.key_down(Key::Space)));
            left = left.min(response.rect.left());
            let count = Type::SECOND.line(ui, self.words.count);
            let x = left - 10.0;
            paint_right(ui.painter(), x, rect.center().y, &count, theme.ink_hint);
            left = x - count.size().x;
        }
        (held, left)
    }
}

/// Reads what was entered in this frame. Gives back whether the entry changed, and whether Enter
/// was pressed.
fn take_input(ui: &Ui, id: Id, entry: &mut SecretEntry) -> (bool, bool) {
    let mut changed = take_set_value(ui, id, entry);
    let mut submitted = false;
    if !ui.memory(|memory| memory.has_focus(id)) {
        return (changed, submitted);
    }
    // egui asks this state when it wants to know whether a text is being typed, so that the digit
    // keys do not choose an answer. It holds no text.
    TextEditState::default().store(ui.ctx(), id);
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ui.output_mut(|output| {
        let rect = ui.clip_rect();
        output.ime = Some(IMEOutput {
            purpose: IMEPurpose::Password,
            rect,
            cursor_rect: Rect::from_min_size(rect.min, vec2(2.0, 20.0)),
            should_interrupt_composition: false,
        });
    });
    ui.input_mut(|input| {
        // egui keeps each event twice: as it came, and for the widgets. Both copies go.
        input.raw.events.retain_mut(|event| !wiped(event));
        input.events.retain_mut(|event| {
            match event {
                Event::Text(text)
                | Event::Paste(text)
                | Event::MiddleClickPaste { text, .. }
                | Event::Ime(ImeEvent::Commit(text))
                    if !text.is_empty() =>
                {
                    entry.push(text);
                    changed = true;
                }
                Event::Key { key, pressed: true, modifiers, .. } => match key {
                    Key::Backspace => {
                        entry.backspace(modifiers.command || modifiers.ctrl || modifiers.alt);
                        changed = true;
                    }
                    Key::Delete if entry.all_marked => {
                        entry.clear();
                        changed = true;
                    }
                    Key::A if modifiers.command => entry.all_marked = !entry.is_empty(),
                    Key::Enter => submitted = true,
                    Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End => {
                        entry.all_marked = false;
                    }
                    _ => {}
                },
                _ => {}
            }
            !wiped(event)
        });
    });
    (changed, submitted)
}

/// Assistive technologies set the whole value without focusing the field first.
fn take_set_value(ui: &Ui, id: Id, entry: &mut SecretEntry) -> bool {
    let mut changed = false;
    let mine = |event: &Event| {
        matches!(event, Event::AccessKitActionRequest(request)
            if request.target_node == id.accesskit_id()
                && matches!(request.action, Action::SetValue | Action::ReplaceSelectedText))
    };
    let asked = ui.input(|input| input.events.iter().any(mine));
    if !asked {
        return false;
    }
    ui.input_mut(|input| {
        for event in &mut input.events {
            if mine(event)
                && let Event::AccessKitActionRequest(request) = event
                && let Some(ActionData::Value(value)) = &request.data
            {
                if request.action == Action::SetValue {
                    entry.replace(value);
                } else {
                    entry.push(value);
                }
                changed = true;
            }
        }
        input.raw.events.retain_mut(|event| !(mine(event) && wiped(event)));
        input.events.retain_mut(|event| !(mine(event) && wiped(event)));
    });
    changed
}

/// Wipes the text of an event that can carry a secret. Gives back whether it was one.
fn wiped(event: &mut Event) -> bool {
    match event {
        Event::Text(text)
        | Event::Paste(text)
        | Event::MiddleClickPaste { text, .. }
        | Event::Ime(ImeEvent::Commit(text) | ImeEvent::Preedit { text, .. }) => {
            text.zeroize();
            true
        }
        Event::AccessKitActionRequest(request) => {
            if let Some(ActionData::Value(value)) = request.data.take() {
                String::from(value).zeroize();
                true
            } else {
                false
            }
        }
        _ => false,
    }
}

/// Eight dots, whatever the length.
/// Some platforms (AT-SPI) let a field be filled only where it has runs of text. These hold the same
/// fixed bullets as the value, whatever was entered.
fn describe_text(ui: &Ui, response: &Response, entry: &SecretEntry) {
    let shown = if entry.is_empty() { "" } else { BULLETS };
    let galley = Type::BODY.line(ui, shown);
    let place = egui::emath::TSTransform::from_translation(response.rect.min.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), response.id, None, place, &galley);
}

fn paint_dots(ui: &Ui, room: Rect, entry: &SecretEntry, focus: bool, theme: &Tokens) {
    let y = room.center().y;
    let mut x = room.left();
    if !entry.is_empty() {
        let end = x + 8.0 * 12.0 - 5.0;
        if entry.all_marked {
            let mark = Rect::from_min_max(pos2(x - 3.0, y - 12.0), pos2(end + 3.0, y + 12.0));
            stroke::fill(ui.painter(), mark, 2, ui.visuals().selection.bg_fill);
        }
        for index in 0..8_u8 {
            let left = x + 12.0 * f32::from(index);
            ui.painter().circle_filled(pos2(left + 3.5, y), 3.5, theme.ink);
        }
        x = end + 6.0;
    }
    if focus {
        let cursor = Rect::from_min_size(pos2(x.round(), y - 11.0), vec2(2.0, 22.0));
        stroke::fill(ui.painter(), cursor, 0, theme.accent);
    }
}

/// The text while "Hold to show" is held. Letter by letter, so that no text lies in egui's cache of
/// laid-out texts.
fn paint_letters(ui: &Ui, room: Rect, entry: &SecretEntry, theme: &Tokens) {
    let kind = Type::new(14.0, 20.0, 0.0, Face::Mono);
    let cell = kind.line(ui, "0").size().x;
    let fits = ((room.width() / cell).floor().max(1.0)) as usize;
    let cut = entry.characters() > fits;
    let shown = if cut { fits - 1 } else { fits };
    let mut letter = Zeroizing::new(String::with_capacity(4));
    let ending = cut.then_some('…');
    for (index, character) in entry.text.chars().take(shown).chain(ending).enumerate() {
        letter.zeroize();
        letter.push(character);
        let galley = kind.line(ui, letter.as_str());
        let pos = pos2(room.left() + cell * index as f32, room.center().y - 10.0);
        ui.painter().galley(pos, galley, theme.ink);
    }
}
