//! Refloat: arguments to a window or to the command line.

use std::process::ExitCode;

use refloat::cli::{End, Start, start};
use refloat::engine::orders::doctor::AskWindow;

fn main() -> ExitCode {
    refloat::engine::harden();
    match start(std::env::args_os(), WINDOW) {
        Start::Done(end) => end.into(),
        Start::Window(practice) => open_window(practice),
    }
}

/// How `refloat doctor` asks what the window would draw with.
#[cfg(feature = "gui")]
const WINDOW: Option<AskWindow> = Some(refloat::app::window_parts);
#[cfg(not(feature = "gui"))]
const WINDOW: Option<AskWindow> = None;

/// Opens the window; practice with a scenario, the first one, or none at all.
#[cfg(feature = "gui")]
fn open_window(practice: Option<Option<String>>) -> ExitCode {
    use refloat::app::{AppError, run};
    use refloat::engine::{Config, StartError};

    let error = match run(Config { practice, ..Config::default() }) {
        Ok(()) => return End::Passed.into(),
        Err(error) => error,
    };
    eprintln!("error: {error}");
    match error {
        AppError::Engine(StartError::Scenario(_)) => End::Usage.into(),
        AppError::Engine(_) | AppError::Window(_) => End::CannotTell.into(),
    }
}

/// There is none without the feature.
#[cfg(not(feature = "gui"))]
fn open_window(_practice: Option<Option<String>>) -> ExitCode {
    eprintln!(
        "error: this Refloat was built without its window; build it with \
         “cargo build --release --features gui”, or see “refloat --help” for its commands"
    );
    End::Usage.into()
}
