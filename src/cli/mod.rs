//! The engine from a terminal: a file a command.
//!
//! Results go to standard output, progress and messages to standard error.

mod args;
mod check;
mod checks;
mod credentials;
mod doctor;
mod end;
mod find;
mod guides;
mod json;
mod keys;
mod out;
mod practice;
mod progress;
mod report;
mod show;
mod sweep;

use std::ffi::OsString;

use clap::Parser as _;
use clap::error::ErrorKind;

use crate::engine::orders::doctor::AskWindow;
use args::{Arguments, Order};
pub use end::End;

/// What the arguments ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// The window: none is the real world, otherwise practice with a scenario or the first one.
    Window(Option<Option<String>>),
    /// The command line did its work.
    Done(End),
}

/// Reads the arguments, the program's own name first, and carries out what is asked for. `window` asks for the
/// parts of the window, where the program has one.
pub fn start(arguments: impl IntoIterator<Item = OsString>, window: Option<AskWindow>) -> Start {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Start::Done(told(&error)),
    };
    match (arguments.order, arguments.practice) {
        (Some(order), _) => Start::Done(carry_out(order, window)),
        (None, None) => Start::Window(None),
        (None, Some(scenario)) => Start::Window(Some((!scenario.is_empty()).then_some(scenario))),
    }
}

fn told(error: &clap::Error) -> End {
    // A reader that went away is no reason to fail.
    let _ = error.print();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => End::Passed,
        _ => End::Usage,
    }
}

fn carry_out(order: Order, window: Option<AskWindow>) -> End {
    let done = match order {
        Order::Checks(order) => checks::run(&order),
        Order::Check(order) => check::run(order),
        Order::Sweep(order) => sweep::run(order),
        Order::Doctor(order) => doctor::run(order, window),
        Order::Find(order) => find::run(&order),
        Order::Guides(order) => guides::run(order),
        Order::Practice(order) => practice::run(order),
        Order::Report(order) => report::run(order),
        Order::Credentials(order) => credentials::run(order),
    };
    done.unwrap_or_else(|error| {
        out::problem(&error.to_string());
        if error.is_usage() { End::Usage } else { End::CannotTell }
    })
}
