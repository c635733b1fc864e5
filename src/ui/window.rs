//! The whole window: the shell around the page, the keyboard, and what a new page brings with it.

use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Key, Modifiers, PointerButton, Ui};

use super::confirm;
use super::frame::Texts;
use super::pages::{self, Act, Drafts, Scene};
use super::shell::{self, RailBody, ShellEvent, Toast};
use super::theme::{self, Look, ThemeChoice};
use super::widgets::{self, Sign};
use crate::domain::text::Words;
use crate::engine::command::{self, Command, Errand};
use crate::engine::view::{self, BarLeft, Chrome, NavLink, Page, View};

/// What the window needs of the engine.
pub trait Desk {
    /// What is to be seen now.
    fn view(&self) -> Arc<View>;
    /// Asks for something; never waits.
    fn send(&self, command: Command);
    /// What the engine wants done that only the window can do.
    fn errands(&self) -> Vec<Errand>;
}

/// The frames in which a new page may still take the focus: the very first one of a window can have
/// another size than the window, so that nothing of the page is seen in it.
const SETTLED: u8 = 4;

/// How long a toast is shown, in seconds.
const TOAST: f64 = 4.0;

/// The text sizes that the keyboard steps through, in percent.
const SIZES: [u16; 6] = [100, 110, 125, 150, 175, 200];

/// The window's own memory: half-typed things and since when a toast is shown.
pub struct Window {
    words: Words,
    drafts: Drafts,
    turn: Option<u64>,
    /// Frames of this page that were drawn, counted up to [`SETTLED`].
    frames: u8,
    salt: String,
    toast: Option<(String, f64)>,
}

impl Window {
    /// A window that speaks these words.
    #[must_use]
    pub fn new(words: Words) -> Self {
        Self {
            words,
            drafts: Drafts::default(),
            turn: None,
            frames: 0,
            salt: String::new(),
            toast: None,
        }
    }

    /// Draws everything. Gives back what was asked for, in order.
    pub fn draw(&mut self, ui: &mut Ui, view: &View) -> Vec<Act> {
        look(ui, &view.look);
        let context = ui.ctx().clone();
        // A screen reader says which window it is; the title bar is the system's.
        context.accesskit_node_builder(egui::accesskit_root_id(), |node| {
            node.set_label(view.window_title.as_str());
        });
        if self.turn != Some(view.turn) {
            self.turn_to(ui, view);
        }
        // What came out takes the focus as a new page does, unless somebody is somewhere on it already.
        if pages::has_ended(&view.page, self.drafts.everything.ran) {
            self.frames = 0;
        }
        let fresh = self.is_fresh(ui);
        let mut acts = keyboard(ui, view, &mut self.drafts);
        let toast = self.toast(ui, view, &mut acts);
        let texts = Texts::of(&self.words, view);
        let words = &self.words;
        let earlier = |count: usize| words.with("ui-earlier", &[("count", count.into())]);
        let stations = texts.stations(&view.chrome);
        let setup = texts.setup(&view.chrome);
        let feet = texts.feet(view);
        let crumbs = texts.crumbs(view);
        let body = if setup.is_empty() {
            RailBody::Route { stations: &stations, earlier: &earlier }
        } else {
            RailBody::Setup(&setup)
        };
        let frame = texts.frame(view, body, &feet, &crumbs, toast);
        let mut scene = Scene {
            words,
            drafts: &mut self.drafts,
            chrome: &view.chrome,
            look: view.look,
            fresh,
            salt: &self.salt,
            time: ui.input(|input| input.time),
            acts: Vec::new(),
        };
        let (event, first) = shell::show(ui, &frame, |page| {
            widgets::forget_first(&context);
            pages::show(page, &view.page, &mut scene);
            widgets::first_seen(&context)
        });
        let mut asked_on_page = std::mem::take(&mut scene.acts);
        if fresh && self.frames == SETTLED {
            begin_at(ui, view, first.or_else(|| widgets::title_drawn(&context)));
        }
        if let Some(command) = event.and_then(|event| asked(event, &view.chrome)) {
            acts.push(Act::Send(command));
        }
        self.ask_before_leaving(view, &mut acts);
        acts.append(&mut asked_on_page);
        if let Some(asked) = &view.confirm_open {
            // What lies below the question hears nothing until it is answered.
            acts.retain(|act| matches!(act, Act::Send(Command::DismissToast | Command::Tock)));
            acts.extend(confirm::show(ui, asked, &self.words).map(Act::Send));
        }
        acts
    }

    /// A new page: what was half done on the last one ends, and the focus leaves it.
    fn turn_to(&mut self, ui: &Ui, view: &View) {
        self.turn = Some(view.turn);
        self.frames = 0;
        self.drafts = Drafts::of(&view.page);
        self.salt = format!("{} {}", pages::kind(&view.page), view.chrome.code);
        ui.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }

    /// True while the focus of a new page has not found its place.
    fn is_fresh(&mut self, ui: &Ui) -> bool {
        let fresh = self.frames < SETTLED && ui.memory(|memory| memory.focused().is_none());
        if fresh {
            self.frames += 1;
            ui.ctx().request_repaint();
        } else {
            self.frames = SETTLED;
        }
        fresh
    }

    /// The toast, while its time lasts; then it is said to have been seen.
    fn toast<'a>(&mut self, ui: &Ui, view: &'a View, acts: &mut Vec<Act>) -> Option<Toast<'a>> {
        let Some(toast) = &view.toast else {
            self.toast = None;
            return None;
        };
        let now = ui.input(|input| input.time);
        let since = match &self.toast {
            Some((text, since)) if *text == toast.text => *since,
            _ => now,
        };
        self.toast = Some((toast.text.clone(), since));
        let left = since + TOAST - now;
        if left <= 0.0 {
            acts.push(Act::Send(Command::DismissToast));
            return None;
        }
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        Some(Toast { sign: toast.good.then_some(Sign::Works), text: &toast.text, undo: None })
    }

    /// While a check runs, whatever leads away from it is asked about once more.
    fn ask_before_leaving(&mut self, view: &View, acts: &mut Vec<Act>) {
        if !runs(&view.page) || self.drafts.leaving.is_some() {
            return;
        }
        let leads_away = |act: &Act| {
            matches!(
                act,
                Act::Send(
                    Command::Back
                        | Command::Home
                        | Command::GoTo(_)
                        | Command::ShowJump
                        | Command::ShowKeys
                        | Command::ShowPractice
                        | Command::ShowReport
                        | Command::ShowSettings
                        | Command::LeavePractice
                        | Command::ShowSetUp
                )
            )
        };
        if let Some(place) = acts.iter().position(leads_away)
            && let Act::Send(command) = acts.remove(place)
        {
            self.drafts.leaving = Some(command);
        }
    }
}

/// A page whose own place to go on is out of sight begins at its first control that can be seen, else at
/// its title, so that the keyboard is never nowhere. Two pages are left alone: before a check Enter runs
/// it from anywhere, and while it runs a second press of that key would stop it.
fn begin_at(ui: &Ui, view: &View, first: Option<egui::Id>) {
    let nowhere = ui.memory(|memory| memory.focused().is_none());
    if let Some(id) = first
        && nowhere
        && view.confirm_open.is_none()
        && !runs(&view.page)
        && !matches!(view.page, Page::BeforeCheck(_) | Page::BeforeEverything(_))
    {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// True while something on the page runs.
fn runs(page: &Page) -> bool {
    match page {
        Page::Running(_) => true,
        Page::Everything(page) => page.running,
        _ => false,
    }
}

/// Theme and zoom, as the engine has them.
fn look(ui: &Ui, look: &view::Look) {
    let theme = match look.theme {
        command::ThemeChoice::System => ThemeChoice::System,
        command::ThemeChoice::Light => ThemeChoice::Light,
        command::ThemeChoice::Dark => ThemeChoice::Dark,
        command::ThemeChoice::HighContrast => ThemeChoice::HighContrast,
    };
    let system_contrast = theme::look(ui.ctx()).system_contrast;
    theme::apply(ui.ctx(), Look { theme, system_contrast, less_motion: look.less_motion });
    ui.ctx().options_mut(|options| options.zoom_with_keyboard = false);
    let zoom = f32::from(look.zoom.clamp(50, 400)) / 100.0;
    if ui.ctx().zoom_factor().to_bits() != zoom.to_bits() {
        ui.ctx().set_zoom_factor(zoom);
    }
}

/// The keys that work on every page.
fn keyboard(ui: &Ui, view: &View, drafts: &mut Drafts) -> Vec<Act> {
    let mut acts = Vec::new();
    let typing = ui.ctx().text_edit_focused();
    // A key that is held must not walk on through the pages that follow.
    ui.input_mut(|input| {
        input.events.retain(|event| {
            !matches!(event, Event::Key { key: Key::Enter | Key::Space, repeat: true, .. })
        });
    });
    // On macOS this key moves the cursor by a word while a text is typed.
    let in_text = cfg!(target_os = "macos") && typing;
    let back = ui.input_mut(|input| {
        (!in_text && input.consume_key(Modifiers::ALT, Key::ArrowLeft))
            || input.consume_key(Modifiers::NONE, Key::BrowserBack)
            || input.pointer.button_pressed(PointerButton::Extra1)
    });
    if back && view.chrome.left == BarLeft::Back {
        acts.push(Act::Send(Command::Back));
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::G)) {
        acts.push(Act::Send(Command::ShowJump));
    }
    if let Some(zoom) = zoom_key(ui, view.look.zoom) {
        acts.push(Act::Send(Command::Zoom(zoom)));
    }
    escape(ui, view, drafts, &mut acts);
    dropped(ui, view, &mut acts);
    acts
}

/// A file that was dropped is opened as a report; beside the one that is open, where one is.
fn dropped(ui: &Ui, view: &View, acts: &mut Vec<Act>) {
    if runs(&view.page) || matches!(view.page, Page::FirstStart) {
        return;
    }
    let path = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    if let Some(path) = path {
        let beside = matches!(view.page, Page::Opened(_));
        acts.push(Act::Send(Command::OpenReport { path, beside }));
    }
}

/// Ctrl and plus, minus or 0, on whatever layout.
fn zoom_key(ui: &Ui, now: u16) -> Option<u16> {
    ui.input_mut(|input| {
        let command = Modifiers::COMMAND;
        if input.consume_key(command, Key::Num0) {
            return Some(100);
        }
        if input.consume_key(command, Key::Plus) || input.consume_key(command, Key::Equals) {
            return Some(SIZES.into_iter().find(|size| *size > now).unwrap_or(now));
        }
        if input.consume_key(command, Key::Minus) {
            return Some(SIZES.into_iter().rev().find(|size| *size < now).unwrap_or(now));
        }
        None
    })
}

/// Escape leaves the pages beside the walk and empties the search field. What it does to a running
/// check, a dialog or an open sheet is theirs.
fn escape(ui: &Ui, view: &View, drafts: &mut Drafts, acts: &mut Vec<Act>) {
    let beside = matches!(
        view.page,
        Page::Report(_)
            | Page::Keys(_)
            | Page::Practice(_)
            | Page::Settings(_)
            | Page::Shops(_)
            | Page::Sessions(_)
            | Page::AddKey(_)
            | Page::DirectLogin(_)
            | Page::Jump(_)
            | Page::Opened(_)
            | Page::Compared(_)
            | Page::Wrong(_)
            | Page::SetUp(_)
            | Page::BeforeEverything(_)
    );
    let asking = drafts.forget_all
        || drafts.forgetting.is_some()
        || drafts.entries.is_busy()
        || view.confirm_open.is_some();
    let searching = matches!(view.page, Page::Home(_)) && !drafts.query.is_empty();
    let pressed = ui.input(|input| {
        input
            .events
            .iter()
            .any(|event| matches!(event, Event::Key { key: Key::Escape, pressed: true, .. }))
    });
    if !pressed || asking || shell::sheet_is_open(ui) {
        return;
    }
    if searching {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        drafts.query.clear();
        acts.push(Act::Send(Command::Search(String::new())));
    } else if beside && view.chrome.left == BarLeft::Back {
        acts.push(Act::Send(Command::Back));
    }
}

/// What a press in the shell asks for.
fn asked(event: ShellEvent, chrome: &Chrome) -> Option<Command> {
    match event {
        ShellEvent::Back => Some(Command::Back),
        ShellEvent::Settings => Some(Command::ShowSettings),
        ShellEvent::Sharing(on) => Some(Command::Share(on)),
        // The topic is no step: who wants another one goes Home, and can continue from there.
        ShellEvent::Station(0) if chrome.route.first()?.go_to.is_none() => Some(Command::Home),
        ShellEvent::Station(index) => chrome.route.get(index)?.go_to.map(Command::GoTo),
        ShellEvent::Foot(index) => chrome.links.get(index).map(|link| match link {
            NavLink::Home => Command::Home,
            NavLink::Keys => Command::ShowKeys,
            NavLink::Report => Command::ShowReport,
            NavLink::Practice => Command::ShowPractice,
            NavLink::Shops => Command::ShowProfiles,
            NavLink::Sessions => Command::ShowSessions,
            NavLink::OpenReport => Command::AskForReport { beside: false },
            NavLink::Wrong => Command::ShowWrong,
            NavLink::SetUp => Command::ShowSetUp,
        }),
        ShellEvent::LeavePractice => Some(Command::LeavePractice),
        ShellEvent::Home => Some(Command::Home),
        ShellEvent::Code => Some(Command::ShowJump),
        ShellEvent::Setup(_) => chrome.shop.as_ref().map(|_| Command::ShowProfiles),
        ShellEvent::Undo => None,
    }
}
