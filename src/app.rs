//! The engine in a window of the system: eframe around [`Window`], native dialogs, the clipboard.

mod parts;

use std::any::Any;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use eframe::{NativeOptions, Renderer};
use egui::{Context, ViewportBuilder, ViewportCommand};

use crate::domain::text::{Language, Words};
use crate::engine::command::{Command, Errand};
use crate::engine::view::View;
use crate::engine::{self, Config, Handle};
use crate::ui::pages::Act;
use crate::ui::{Desk, Window, theme};

pub use parts::window_parts;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The engine cannot start.
    #[error(transparent)]
    Engine(#[from] engine::StartError),
    /// Neither renderer works here.
    #[error(
        "this computer can draw no window ({0}); update its graphics driver, or use Refloat from a terminal"
    )]
    Window(String),
}

impl Desk for Handle {
    fn view(&self) -> Arc<View> {
        Self::view(self)
    }

    fn send(&self, command: Command) {
        Self::send(self, command);
    }

    fn errands(&self) -> Vec<Errand> {
        Self::errands(self)
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// The engine cannot start, or no renderer works.
pub fn run(config: Config) -> Result<(), AppError> {
    let context = Arc::new(OnceLock::<Context>::new());
    let waker = Arc::clone(&context);
    let wake = move || {
        if let Some(context) = waker.get() {
            context.request_repaint();
        }
    };
    // The window's start asks the desktop for its theme.
    let portals: Box<dyn Any> = Box::new(engine::let_portals_in());
    // The engine reads its files while the system makes the window.
    let starting = Starting::begin(config, Arc::new(wake));
    let join = starting.clone();
    let glow = wants_glow();
    let title = Words::new(Language::English).get("app-name");
    let opened = eframe::run_native(
        "refloat",
        options(&title, glow),
        Box::new(move |creation| {
            theme::install_fonts(&creation.egui_ctx);
            // It is set once; the engine wakes the window from here on.
            let _ = context.set(creation.egui_ctx.clone());
            let desk = join.wait().ok_or("the engine did not start")?;
            Ok(Box::new(App::new(Arc::new(desk), portals)))
        }),
    );
    // A wrong scenario is the person's to mend, whatever became of the window.
    starting.error().map_or(Ok(()), |error| Err(AppError::Engine(error)))?;
    match opened {
        Ok(()) => Ok(()),
        Err(eframe::Error::Wgpu(_)) if !glow => Err(AppError::Window(engine::restart_with_glow())),
        Err(error) => Err(AppError::Window(error.to_string())),
    }
}

type Started = Result<Handle, engine::StartError>;

/// An engine that starts on a thread of its own.
#[derive(Clone)]
struct Starting {
    thread: Arc<Mutex<Option<std::thread::JoinHandle<Started>>>>,
    error: Arc<Mutex<Option<engine::StartError>>>,
}

impl Starting {
    fn begin(config: Config, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let thread = std::thread::spawn(move || engine::start(config, wake));
        Self { thread: Arc::new(Mutex::new(Some(thread))), error: Arc::default() }
    }

    /// The engine, once it has started; none where it did not, or was waited for before.
    fn wait(&self) -> Option<Handle> {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        match thread.join().ok()? {
            Ok(desk) => Some(desk),
            Err(error) => {
                *self.error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                None
            }
        }
    }

    /// Why it did not start, where nobody has asked yet too.
    fn error(&self) -> Option<engine::StartError> {
        drop(self.wait());
        self.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// True in the second start, after the first found no device to draw with.
fn wants_glow() -> bool {
    std::env::var_os("REFLOAT_RENDERER").is_some_and(|renderer| renderer == "glow")
}

fn options(title: &str, glow: bool) -> NativeOptions {
    let mut viewport = ViewportBuilder::default()
        .with_title(title)
        .with_app_id("refloat")
        .with_inner_size([960.0, 720.0])
        .with_min_inner_size([480.0, 360.0]);
    let icon = include_bytes!("../assets/icon/refloat-256.png");
    if let Ok(icon) = eframe::icon_data::from_png_bytes(icon) {
        viewport = viewport.with_icon(icon);
    }
    let renderer = if glow { Renderer::Glow } else { Renderer::Wgpu };
    NativeOptions { viewport, renderer, ..NativeOptions::default() }
}

/// The eframe side of the window.
struct App<D> {
    desk: Arc<D>,
    window: Window,
    title: Option<String>,
    /// Held until the first frame is drawn.
    portals: Option<Box<dyn Any>>,
    /// Frames still to be told of, for `scripts/measure.sh`.
    frames_to_tell: u8,
}

impl<D: Desk + Send + Sync + 'static> App<D> {
    fn new(desk: Arc<D>, portals: Box<dyn Any>) -> Self {
        let window = Window::new(Words::new(Language::English));
        let frames_to_tell = if std::env::var_os("REFLOAT_TELL_FRAMES").is_some() { 2 } else { 0 };
        Self { desk, window, title: None, portals: Some(portals), frames_to_tell }
    }

    fn carry_out(&self, context: &Context, frame: &eframe::Frame, errand: Errand) {
        match errand {
            Errand::Copy(text) => context.copy_text(text),
            Errand::ChooseFile(name) => {
                let dialog = file_dialog(frame).set_file_name(name).save_file();
                self.ask(dialog, |path| Command::SaveReport { path });
            }
            Errand::ChooseReplayFile(name) => {
                let dialog = file_dialog(frame).set_file_name(name).save_file();
                self.ask(dialog, |path| Command::SaveReplay { path });
            }
            Errand::OpenFile { beside } => {
                let dialog = file_dialog(frame).add_filter("Refloat", &["json"]).pick_file();
                self.ask(dialog, move |path| Command::OpenReport { path, beside });
            }
            Errand::Attention => {
                let how = egui::UserAttentionType::Informational;
                context.send_viewport_cmd(ViewportCommand::RequestUserAttention(how));
            }
        }
    }

    /// Asks for a file. The dialog was made on this thread, as macOS wants it, and is waited for on one
    /// of its own, so that the window goes on.
    fn ask(
        &self,
        dialog: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
        chosen: impl FnOnce(PathBuf) -> Command + Send + 'static,
    ) {
        let desk = Arc::clone(&self.desk);
        let waiting = move || {
            let _portals = engine::let_portals_in();
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build()
            else {
                return;
            };
            if let Some(file) = runtime.block_on(dialog) {
                desk.send(chosen(file.path().to_owned()));
            }
        };
        // Where the system gives no thread there is no dialog; the report can still be copied.
        let _ = std::thread::Builder::new().name("file dialog".to_owned()).spawn(waiting);
    }
}

fn file_dialog(frame: &eframe::Frame) -> rfd::AsyncFileDialog {
    rfd::AsyncFileDialog::new().set_parent(frame)
}

impl<D: Desk + Send + Sync + 'static> eframe::App for App<D> {
    fn logic(&mut self, context: &Context, frame: &mut eframe::Frame) {
        for errand in self.desk.errands() {
            self.carry_out(context, frame, errand);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let view = self.desk.view();
        if self.title.as_ref() != Some(&view.window_title) {
            ui.ctx().send_viewport_cmd(ViewportCommand::Title(view.window_title.clone()));
            self.title = Some(view.window_title.clone());
        }
        for act in self.window.draw(ui, &view) {
            match act {
                Act::Send(command) => self.desk.send(command),
                Act::Run(errand) => self.carry_out(ui.ctx(), frame, errand),
            }
        }
        self.portals = None;
        if self.frames_to_tell > 0 {
            self.frames_to_tell -= 1;
            // The second frame begins once the first is on the screen.
            eprintln!("frame {}", 2 - self.frames_to_tell);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
