//! A list of saved things, each with what can be done with it: one button beside it, the rest unfolded
//! below it, a name that is changed in place.

use egui::{Align, Frame, Id, Key, Layout, Margin, Modifiers, Ui, UiBuilder, vec2};

use super::Scene;
use crate::domain::profile::{BadProfileName, profile_name};
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{
    Button, Field, Help, Sign, Size, Tone, card, divider, label, paint_icon, tag,
};

/// What is half done in such a list.
#[derive(Debug, Default)]
pub struct EntriesDraft {
    /// What the list is narrowed to.
    pub filter: String,
    /// The entry whose other buttons are unfolded.
    pub open: Option<String>,
    /// The entry that gets another name, and what stands in the field.
    pub renaming: Option<(String, String)>,
    /// What is wrong with that name.
    pub error: Option<BadProfileName>,
    /// The entry that “Delete” asks about once more.
    pub deleting: Option<String>,
    /// The name of a new entry, while one is added.
    pub adding: Option<String>,
}

impl EntriesDraft {
    /// True while a name is typed or something is asked once more: Escape ends that first.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.renaming.is_some() || self.deleting.is_some() || self.adding.is_some()
    }
}

/// An entry as it is drawn.
pub struct Entry<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The sign of its last result, else an icon.
    pub sign: Option<Sign>,
    /// The icon where there is no result.
    pub icon: Icon,
    /// The lines below its name.
    pub lines: &'a [&'a str],
    /// A tag behind its name, such as “In use”.
    pub tag: Option<&'a str>,
    /// The button beside it.
    pub main: Option<&'a str>,
    /// Further buttons below it, between “Rename” and “Delete”.
    pub more: &'a [&'a str],
    /// Why it cannot be deleted, where it cannot.
    pub stays: Option<&'a str>,
    /// It is being deleted.
    pub deleting: bool,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The button beside the entry.
    Main,
    /// One of the further buttons.
    More(usize),
    /// Another name.
    Rename(String),
    /// “Delete” was pressed; the page asks once more in its own way.
    Delete,
}

/// The list, in one card. Gives back the entry that something was asked of.
pub fn entries(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    list: &[Entry<'_>],
    mut below: impl FnMut(&mut Ui, &mut Scene<'_>, usize),
) -> Option<(usize, Asked)> {
    let mut asked = None;
    card(ui, Margin::symmetric(1, 1), |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        for (index, entry) in list.iter().enumerate() {
            if index > 0 {
                divider(ui);
            }
            ui.push_id(entry.id, |ui| {
                Frame::NONE.inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    if let Some(one) = row(ui, scene, entry) {
                        asked = Some((index, one));
                    }
                    below(ui, scene, index);
                });
            });
        }
    });
    asked
}

/// Below this width of a row its button stands under its text.
const STACKED: f32 = 440.0;

fn row(ui: &mut Ui, scene: &mut Scene<'_>, entry: &Entry<'_>) -> Option<Asked> {
    let mut asked = None;
    let stacked = ui.available_width() < STACKED;
    let width = if stacked { 0.0 } else { buttons_width(ui, scene, entry) + 12.0 };
    let at = ui.cursor().min;
    let whole = ui.available_width();
    ui.horizontal_top(|ui| {
        let (_, space) = ui.allocate_space(vec2(34.0, 24.0));
        let centre = space.left_top() + vec2(10.0, 11.0);
        match entry.sign {
            Some(sign) => sign.paint(ui, 20.0, centre),
            None => {
                let ink = tokens(ui.ctx()).accent;
                paint_icon(ui, entry.icon, false, 20.0, centre, ink);
            }
        }
        ui.vertical(|ui| {
            ui.set_width((whole - 34.0 - width).max(80.0));
            words(ui, entry);
        });
    });
    if stacked {
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.add_space(34.0);
            asked = buttons(ui, scene, entry);
        });
    } else {
        let rect = egui::Rect::from_min_size(at + vec2(whole - width, -6.0), vec2(width, 36.0));
        let layout = Layout::right_to_left(Align::Center);
        let builder = UiBuilder::new().id_salt("buttons").max_rect(rect).layout(layout);
        let mut place = ui.new_child(builder);
        // From left to right within it, as Tab goes.
        place.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(12.0);
            asked = buttons(ui, scene, entry);
        });
    }
    if is(&scene.entries().open, entry.id) {
        asked = asked.or_else(|| unfolded(ui, scene, entry));
    }
    asked
}

fn words(ui: &mut Ui, entry: &Entry<'_>) {
    let theme = tokens(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        label(ui, entry.name, Type { line: 22.0, ..Type::BODY }.medium(), theme.ink);
        if let Some(text) = entry.tag {
            tag(ui, text, None, Tone::Accent);
        }
    });
    for line in entry.lines.iter().filter(|line| !line.is_empty()) {
        label(ui, line, Type::SECOND, theme.ink_soft);
    }
}

fn buttons_width(ui: &Ui, scene: &Scene<'_>, entry: &Entry<'_>) -> f32 {
    let text = |text: &str| Type::SECOND.medium().line(ui, text).size().x.ceil();
    let main = entry.main.map_or(0.0, |words| text(words) + 30.0 + 8.0);
    main + text(&scene.say("ui-more")) + 22.0 + 26.0
}

fn buttons(ui: &mut Ui, scene: &mut Scene<'_>, entry: &Entry<'_>) -> Option<Asked> {
    let mut asked = None;
    if let Some(words) = entry.main {
        let name = format!("{words}: {}", entry.name);
        if ui.add(Button::secondary(words).size(Size::Small).name(&name)).clicked() {
            asked = Some(Asked::Main);
        }
        ui.add_space(8.0);
    }
    let open = is(&scene.entries().open, entry.id);
    let words = scene.say("ui-more");
    let name = format!("{words}: {}", entry.name);
    let caret = if open { Icon::CaretUp } else { Icon::CaretDown };
    let response = ui.add(Button::quiet(&words).size(Size::Small).trailing(caret).name(&name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if response.clicked() {
        let draft = scene.entries();
        draft.renaming = None;
        draft.deleting = None;
        draft.open = (!open).then(|| entry.id.to_owned());
    }
    asked
}

/// What is seldom needed: another name, the page's own buttons, and “Delete”.
fn unfolded(ui: &mut Ui, scene: &mut Scene<'_>, entry: &Entry<'_>) -> Option<Asked> {
    ui.add_space(8.0);
    if scene.entries().renaming.as_ref().is_some_and(|(id, _)| id == entry.id) {
        return rename(ui, scene, entry);
    }
    let mut asked = None;
    let ids = ["ui-rename", "ui-delete", "ui-deleting"];
    let [rename, delete, deleting] = ids.map(|id| scene.say(id));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        ui.add_space(26.0);
        let name = format!("{rename}: {}", entry.name);
        if ui.add(Button::quiet(&rename).size(Size::Small).name(&name)).clicked() {
            // While the screen is shared the name stands masked in the view, and is no name.
            let text = if scene.chrome.sharing { String::new() } else { entry.name.to_owned() };
            scene.entries().renaming = Some((entry.id.to_owned(), text));
            scene.entries().error = None;
        }
        for (index, words) in entry.more.iter().enumerate() {
            let name = format!("{words}: {}", entry.name);
            if ui.add(Button::quiet(words).size(Size::Small).name(&name)).clicked() {
                asked = Some(Asked::More(index));
            }
        }
        let name = format!("{delete}: {}", entry.name);
        let button = Button::danger(&delete).size(Size::Small).name(&name);
        let button = button.not_now(entry.stays).busy(entry.deleting, &deleting);
        if ui.add(button).clicked() {
            asked = Some(Asked::Delete);
        }
    });
    if let Some(reason) = entry.stays {
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.add_space(34.0);
            let ink = tokens(ui.ctx()).ink_soft;
            label(ui, reason, Type::SECOND, ink);
        });
    }
    asked
}

fn rename(ui: &mut Ui, scene: &mut Scene<'_>, entry: &Entry<'_>) -> Option<Asked> {
    let (_, mut text) = scene.entries().renaming.take()?;
    let save = scene.say("ui-save-name");
    let named = name_field(ui, scene, "ui-new-name", &mut text, &save);
    match named {
        Named::Not => scene.entries().renaming = Some((entry.id.to_owned(), text)),
        Named::Left => {}
        Named::As(name) => return Some(Asked::Rename(name)),
    }
    None
}

/// What became of a field for a name.
pub enum Named {
    /// It is still being typed.
    Not,
    /// It was left.
    Left,
    /// The name.
    As(String),
}

/// A field for a name with its two buttons. What is wrong with a name is said at the field.
pub fn name_field(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    label_id: &str,
    text: &mut String,
    save: &str,
) -> Named {
    let id: Id = Field::id(ui, "name");
    let fresh = Id::unique("name field").with(id);
    if ui.data_mut(|data| data.get_temp::<u64>(fresh)) != Some(ui.ctx().cumulative_frame_nr() - 1) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(fresh, frame));
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        scene.entries().error = None;
        return Named::Left;
    }
    let (label, leave) = (scene.say(label_id), scene.say("ui-leave-as-it-is"));
    let error = scene.entries().error.map(|error| scene.words.get(error.text_id()));
    let field = Field::new("name", &label).help(error.as_deref().map(Help::error));
    let response = field.show(ui, text);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut named = Named::Not;
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let pressed = ui.add(Button::secondary(save).size(Size::Small)).clicked();
        if pressed || entered {
            match profile_name(text) {
                Ok(name) => named = Named::As(name),
                Err(error) => {
                    scene.entries().error = Some(error);
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
            }
        }
        ui.add_space(8.0);
        if ui.add(Button::quiet(&leave).size(Size::Small)).clicked() {
            named = Named::Left;
        }
    });
    if !matches!(named, Named::Not) {
        scene.entries().error = None;
    }
    named
}

fn is(of: &Option<String>, id: &str) -> bool {
    of.as_deref() == Some(id)
}

impl Scene<'_> {
    /// What is half done in the page's list.
    pub(super) fn entries(&mut self) -> &mut EntriesDraft {
        &mut self.drafts.entries
    }
}
