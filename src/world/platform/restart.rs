//! Starting Refloat a second time, as when the window has to be drawn another way.

use std::process::Command;

use super::StartError;

/// Starts this program again with the same arguments and some variables changed, in place of this one.
/// Returns only when that failed.
///
/// Unlike other programs, Refloat itself gets the whole environment.
#[must_use = "it returns only when the second start failed"]
pub fn restart_with(variables: &[(&str, &str)]) -> StartError {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return StartError::System(error.kind()),
    };
    let mut command = Command::new(program);
    command.args(std::env::args_os().skip(1)).envs(variables.iter().copied());
    replace(command)
}

#[cfg(unix)]
fn replace(mut command: Command) -> StartError {
    use std::os::unix::process::CommandExt as _;
    StartError::System(command.exec().kind())
}

// Windows cannot replace a program; this one waits and hands on the other's exit code, so that a terminal
// sees one program.
#[cfg(not(unix))]
fn replace(mut command: Command) -> StartError {
    match command.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(1)),
        Err(error) => StartError::System(error.kind()),
    }
}
