//! Refloat: arguments to a window or to the command line.

use std::process::ExitCode;

use refloat::cli::{Start, start};

fn main() -> ExitCode {
    match start(std::env::args_os()) {
        Start::Done(end) => end.into(),
        Start::Window(practice) => open_window(practice),
    }
}

/// Opens the window; practice with a scenario, the first one, or none at all.
#[cfg(feature = "gui")]
fn open_window(practice: Option<Option<String>>) -> ExitCode {
    let config = refloat::engine::Config { practice, ..refloat::engine::Config::default() };
    match refloat::app::run(config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// There is none without the feature.
#[cfg(not(feature = "gui"))]
fn open_window(_practice: Option<Option<String>>) -> ExitCode {
    eprintln!(
        "error: this Refloat was built without its window; build it with \
         “cargo build --release --features gui”, or see “refloat --help” for its commands"
    );
    ExitCode::from(2)
}
