//! A text field in a frame of our own: label above, help or what is wrong below.

use egui::{
    Align2, CursorIcon, Frame, Id, Rect, Response, RichText, TextEdit, Ui, UiBuilder, pos2, vec2,
};

use super::text::{Span, label as text_label, running};
use super::{Tone, paint_icon};
use crate::ui::theme::{Icon, Type, stroke, tokens};

/// The line below a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help<'a> {
    /// `Bad` makes the field's edge red too.
    pub tone: Tone,
    /// The words in SemiBold, or nothing.
    pub strong: &'a str,
    /// What to do, or what the field wants.
    pub text: &'a str,
}

impl<'a> Help<'a> {
    /// What the field wants.
    #[must_use]
    pub const fn note(text: &'a str) -> Self {
        Self { tone: Tone::Neutral, strong: "", text }
    }

    /// What is wrong and what to do about it.
    #[must_use]
    pub const fn error(text: &'a str) -> Self {
        Self { tone: Tone::Bad, strong: "", text }
    }

    /// What was seen and done ("A space at the end was removed.").
    #[must_use]
    pub const fn caution(strong: &'a str, text: &'a str) -> Self {
        Self { tone: Tone::Caution, strong, text }
    }

    /// Both parts as one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        [self.strong, self.text]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    pub(super) fn show(&self, ui: &mut Ui) {
        let theme = tokens(ui.ctx());
        let icon = match self.tone {
            Tone::Bad => Some(Icon::XCircle),
            Tone::Caution => Some(Icon::Warning),
            Tone::Good => Some(Icon::CheckCircle),
            _ => None,
        };
        ui.add_space(6.0);
        ui.horizontal_top(|ui| {
            if let Some(icon) = icon {
                let (_, space) = ui.allocate_space(vec2(22.0, 20.0));
                let centre = space.left_center() + vec2(8.0, 0.0);
                paint_icon(ui, icon, true, 16.0, centre, self.tone.ink(theme));
            }
            let ink = self.tone.ink(theme);
            ui.vertical(|ui| {
                if self.strong.is_empty() {
                    running(ui, &[Span::Plain(self.text)], Type::SECOND, ink);
                } else {
                    let spans = [Span::Bold(self.strong), Span::Plain(" "), Span::Soft(self.text)];
                    running(ui, &spans, Type::SECOND, ink);
                }
            });
        });
    }
}

/// A field for one line of text.
#[must_use]
pub struct Field<'a> {
    salt: &'a str,
    label: &'a str,
    hint: &'a str,
    help: Option<Help<'a>>,
    icon: Option<Icon>,
    hide_label: bool,
    show_focus: bool,
    hidden: bool,
    mono: bool,
}

impl<'a> Field<'a> {
    /// A field; `salt` tells it apart from the others on the page.
    pub fn new(salt: &'a str, label: &'a str) -> Self {
        Self {
            salt,
            label,
            hint: "",
            help: None,
            icon: None,
            hide_label: false,
            show_focus: false,
            hidden: false,
            mono: false,
        }
    }

    /// With an example of what goes in; it is no label.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// With a line below.
    pub fn help(mut self, help: Option<Help<'a>>) -> Self {
        self.help = help;
        self
    }

    /// With an icon at the left.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The label only for a screen reader, where the page's title says it.
    pub fn hide_label(mut self) -> Self {
        self.hide_label = true;
        self
    }

    /// What is typed shows as dots: the screen is shared.
    pub fn hidden(mut self, hidden: bool) -> Self {
        self.hidden = hidden;
        self
    }

    /// For ids: letters of one width.
    pub fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// Drawn with the keyboard on it, for the component sheet.
    pub fn show_focus(mut self) -> Self {
        self.show_focus = true;
        self
    }

    /// The id of the text field itself, for `Memory::request_focus`.
    #[must_use]
    pub fn id(ui: &Ui, salt: &str) -> Id {
        ui.make_persistent_id(("field", salt))
    }

    /// Draws it and lets the text be changed.
    pub fn show(self, ui: &mut Ui, text: &mut String) -> Response {
        let theme = tokens(ui.ctx());
        let id = Self::id(ui, self.salt);
        let named = (!self.hide_label).then(|| {
            let response = text_label(ui, self.label, Type::SECOND.medium(), theme.ink);
            ui.add_space(6.0);
            response.id
        });
        let width = ui.available_width();
        let (_, rect) = ui.allocate_space(vec2(width, 48.0));
        let focus = self.show_focus || ui.memory(|memory| memory.has_focus(id));
        let wrong = self.help.is_some_and(|help| help.tone == Tone::Bad);
        paint_frame(ui, rect, focus, wrong);
        let mut left = rect.left() + 15.0;
        if let Some(icon) = self.icon {
            let centre = pos2(left + 10.0, rect.center().y);
            paint_icon(ui, icon, false, 20.0, centre, theme.ink_hint);
            left += 30.0;
        }
        let inner = Rect::from_min_max(
            pos2(left, rect.top() + 2.0),
            pos2(rect.right() - 15.0, rect.bottom() - 2.0),
        );
        let hint = RichText::new(self.hint).font(Type::BODY.font()).color(theme.ink_hint);
        let mut child = ui.new_child(UiBuilder::new().id_salt((self.salt, "text")).max_rect(inner));
        let kind = if self.mono { Type::MONO } else { Type::BODY };
        let response = TextEdit::singleline(text)
            .id(id)
            .password(self.hidden)
            .frame(Frame::NONE)
            .font(kind.font())
            .text_color(theme.ink)
            .hint_text(hint)
            .desired_width(inner.width())
            .min_size(inner.size())
            .align(Align2::LEFT_CENTER)
            .show(&mut child)
            .response
            .response;
        // The frame belongs to the field: a click on its edge or icon puts the cursor in.
        if ui.input(|input| input.pointer.primary_pressed())
            && ui.rect_contains_pointer(rect)
            && !response.has_focus()
        {
            response.request_focus();
        }
        if ui.rect_contains_pointer(rect) {
            ui.ctx().set_cursor_icon(CursorIcon::Text);
        }
        self.describe(ui, &response, named);
        if response.gained_focus() {
            ui.scroll_to_rect(rect.expand(8.0), None);
        }
        if let Some(help) = self.help {
            help.show(ui);
        }
        response
    }

    fn describe(&self, ui: &Ui, response: &Response, named: Option<Id>) {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            match named {
                Some(label) => node.push_labelled_by(label.accesskit_id()),
                None => node.set_label(self.label),
            }
            if let Some(help) = self.help {
                node.set_description(help.sentence());
                if help.tone == Tone::Bad {
                    node.set_invalid(egui::accesskit::Invalid::True);
                }
            }
        });
    }
}

/// The frame that fields share: 48 high, the accent and a ring while the keyboard is on it.
pub(super) fn paint_frame(ui: &Ui, rect: Rect, focus: bool, wrong: bool) {
    let theme = tokens(ui.ctx());
    let (edge, width) = match (wrong, focus) {
        (true, _) => (theme.bad, 2.0),
        (false, true) => (theme.accent, 1.5),
        (false, false) => (theme.line_strong, if theme.high_contrast { 2.0 } else { 1.5 }),
    };
    stroke::frame(ui.painter(), rect, 10, theme.raised, width, edge);
    if focus {
        stroke::focus_ring(ui.painter(), rect, 10, theme.focus);
    }
}
