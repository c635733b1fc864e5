//! What a small program of the system says, within a time limit and with a cleaned environment.

use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Bytes that are read at most.
const LIMIT: u64 = 256 * 1024;

/// Starts a program by its full path, without a shell, and reads what it says. None where it is missing,
/// fails, says no text, or takes longer than `patience`; then it is ended.
pub(super) fn answer_of(
    program: &str,
    arguments: &[&str],
    kept: &[&str],
    patience: Duration,
) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).env_clear().stdin(Stdio::null()).stderr(Stdio::null());
    command.stdout(Stdio::piped());
    for name in kept {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    let begun = Instant::now();
    let mut child = command.spawn().ok()?;
    let out = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    let reader = std::thread::Builder::new().name("answer".to_owned());
    let reading = reader.spawn(move || {
        let mut bytes = Vec::new();
        let read = out.take(LIMIT).read_to_end(&mut bytes);
        // The one who asked may have lost patience.
        let _ = sender.send(read.map(|_| bytes));
    });
    let said = reading.ok().and_then(|_| receiver.recv_timeout(patience).ok());
    let succeeded = ended_well(&mut child, patience.saturating_sub(begun.elapsed()));
    said.filter(|_| succeeded).and_then(Result::ok).and_then(|bytes| String::from_utf8(bytes).ok())
}

fn ended_well(child: &mut Child, patience: Duration) -> bool {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if begun.elapsed() < patience => std::thread::sleep(Duration::from_millis(5)),
            _ => {
                // It may have ended in between; either way it is gone and taken note of.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn what_a_program_says_is_read_and_its_environment_is_clean() {
        let said = answer_of("/usr/bin/env", &[], &["HOME"], LONG).expect("an answer");
        assert!(said.lines().all(|line| line.starts_with("HOME=")), "{said}");
    }

    #[test]
    fn a_program_that_fails_or_is_missing_or_never_ends_says_nothing() {
        assert_eq!(answer_of("/bin/false", &[], &[], LONG), None);
        assert_eq!(answer_of("/no/such/program", &[], &[], LONG), None);
        assert_eq!(answer_of("/bin/sleep", &["600"], &[], Duration::from_millis(50)), None);
    }
}
