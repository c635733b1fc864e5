//! A window over a view that the test holds, which writes down what was asked for.

use std::cell::RefCell;
use std::rc::Rc;

use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use refloat::domain::text::{Language, Words};
use refloat::engine::command::Command;
use refloat::engine::view::View;
use refloat::ui::Window;
use refloat::ui::pages::Act;
use refloat::ui::theme::ThemeChoice;

use crate::harness::{WINDOW, zoomed};

/// The window, the view it shows, and what was asked for.
pub struct Desk {
    /// The window.
    pub window: Harness<'static>,
    view: Rc<RefCell<View>>,
    acts: Rc<RefCell<Vec<Act>>>,
}

impl Desk {
    /// A light window of the default size that shows a view.
    pub fn new(view: View) -> Self {
        Self::sized(view, WINDOW, 1.0, ThemeChoice::Light)
    }

    /// A window of a size in points and with so many pixels for each.
    pub fn sized(mut view: View, size: Vec2, scale: f32, theme: ThemeChoice) -> Self {
        view.look.theme = match theme {
            ThemeChoice::Dark => refloat::engine::command::ThemeChoice::Dark,
            ThemeChoice::HighContrast => refloat::engine::command::ThemeChoice::HighContrast,
            _ => refloat::engine::command::ThemeChoice::Light,
        };
        let view = Rc::new(RefCell::new(view));
        let acts = Rc::new(RefCell::new(Vec::new()));
        let (shown, asked) = (Rc::clone(&view), Rc::clone(&acts));
        let mut drawn = Window::new(Words::new(Language::English));
        let window = zoomed(size, scale, theme, move |ui| {
            let view = shown.borrow().clone();
            asked.borrow_mut().extend(drawn.draw(ui, &view));
        });
        let mut desk = Self { window, view, acts };
        desk.settle();
        desk
    }

    /// Draws a few frames, as a page that waits or runs would go on for ever.
    pub fn settle(&mut self) {
        for _ in 0..4 {
            self.window.step();
        }
    }

    /// Shows something else.
    pub fn show(&mut self, change: impl FnOnce(&mut View)) {
        change(&mut self.view.borrow_mut());
        self.settle();
    }

    /// What was asked of the engine since this was called last.
    pub fn commands(&mut self) -> Vec<String> {
        self.settle();
        let acts = std::mem::take(&mut *self.acts.borrow_mut());
        acts.iter()
            .map(|act| match act {
                Act::Send(command) => format!("{command:?}"),
                Act::Run(errand) => format!("{errand:?}"),
            })
            .collect()
    }

    /// The commands themselves, where the test looks into one.
    pub fn take(&mut self) -> Vec<Command> {
        self.settle();
        let acts = std::mem::take(&mut *self.acts.borrow_mut());
        acts.into_iter()
            .filter_map(|act| match act {
                Act::Send(command) => Some(command),
                Act::Run(_) => None,
            })
            .collect()
    }

    /// Presses a digit as a keyboard does: a key, and the text that it makes.
    pub fn digit(&mut self, digit: char) {
        let key = Key::from_name(&digit.to_string()).expect("a digit has a key");
        self.window.event(Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        self.window.event(Event::Text(digit.to_string()));
        self.settle();
    }

    /// Presses a key.
    pub fn press(&mut self, key: Key) {
        self.window.key_press(key);
        self.settle();
    }

    /// Presses a key together with others.
    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.settle();
    }
}
