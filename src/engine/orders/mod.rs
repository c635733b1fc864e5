//! The orders of the command line, a file each: plain functions, no window and no session.

pub(in crate::engine) mod audience;
pub mod check;
pub mod credentials;
pub mod doctor;
mod error;
pub mod find;
pub mod guides;
mod keys;
pub mod practice;
pub mod report;
mod stop;
pub mod sweep;
mod texts;
mod way_out;

pub use crate::checks::{OnProgress, Progress, RootCause};
pub use audience::DEFAULT_PROFILE;
pub use error::OrderError;
pub use keys::{GivenSecret, KeySource};

use std::future::Future;

/// Told what the person should know while an order runs: whole sentences, without anything secret.
pub type Tell<'a> = &'a (dyn Fn(&str) + Send + Sync);

/// Carries out an order on this thread.
///
/// # Errors
/// The system gives no sockets or timers.
pub fn run<F: Future>(order: F) -> Result<F::Output, OrderError> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    finish(builder.enable_all().build(), order)
}

/// Carries out an order on every core.
///
/// # Errors
/// The system gives no threads, sockets or timers.
pub fn run_on_all_cores<F: Future>(order: F) -> Result<F::Output, OrderError> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    finish(builder.enable_all().build(), order)
}

fn finish<F: Future>(
    runtime: std::io::Result<tokio::runtime::Runtime>,
    order: F,
) -> Result<F::Output, OrderError> {
    let runtime = runtime.map_err(|error| OrderError::System(error.kind()))?;
    let output = runtime.block_on(order);
    // A name that is still being looked up, or a keyring that asks, must not hold up the end.
    runtime.shutdown_background();
    Ok(output)
}
