//! Secrets of the command line: from a variable, standard input or the keyring, never as an argument.

use std::io::Read as _;

use crate::domain::profile::{Profile, SecretSource, parse_source};
use crate::domain::secret::{Secret, Slot};
use crate::engine::orders::{GivenSecret, KeySource, OrderError};

/// The longest secret that is read from standard input, in bytes.
const LIMIT: u64 = 64 * 1024;

/// Where `--secret` says that a secret comes from.
#[derive(Debug)]
enum Source {
    Stdin,
    Other(SecretSource),
}

/// The secrets of `--secret NAME=SOURCE`. Nothing is read before all of them are understood.
///
/// # Errors
/// A name or source is none, a name comes twice, a variable is not set, or two want standard input.
pub(super) fn given(texts: &[String]) -> Result<Vec<GivenSecret>, OrderError> {
    let mut sources: Vec<(Slot, Source)> = Vec::new();
    for text in texts {
        let (slot, source) = parse(text)?;
        if sources.iter().any(|(other, _)| *other == slot) {
            return Err(OrderError::Input(format!("--secret {slot} is given twice")));
        }
        sources.push((slot, source));
    }
    if sources.iter().filter(|(_, source)| matches!(source, Source::Stdin)).count() > 1 {
        let message = "only one secret can come from standard input; give the others as env:NAME";
        return Err(OrderError::Input(message.to_owned()));
    }
    // Variables come first, so that a missing one is told before anybody types.
    sources.sort_by_key(|(_, source)| matches!(source, Source::Stdin));
    sources
        .into_iter()
        .map(|(slot, source)| {
            let source = match source {
                Source::Stdin => KeySource::Given(from_stdin()?),
                Source::Other(SecretSource::Keyring) => KeySource::Keyring,
                Source::Other(SecretSource::Env(name)) => {
                    let missing = || {
                        OrderError::Input(format!(
                            "--secret {slot}: the variable {name} is not set, or is no text"
                        ))
                    };
                    KeySource::Given(from_variable(&name).ok_or_else(missing)?)
                }
            };
            Ok(GivenSecret { slot, source })
        })
        .collect()
}

/// The secrets that a profile names. A variable that is not set is told, and its secret left out.
pub(super) fn of_profile(profile: &Profile, tell: impl Fn(&str)) -> Vec<GivenSecret> {
    let one = |(&slot, source): (&Slot, &SecretSource)| match source {
        SecretSource::Keyring => Some(GivenSecret { slot, source: KeySource::Keyring }),
        SecretSource::Env(name) => match from_variable(name) {
            Some(secret) => Some(GivenSecret { slot, source: KeySource::Given(secret) }),
            None => {
                tell(&format!("{slot} is left out: the variable {name} is not set, or is no text"));
                None
            }
        },
    };
    profile.secrets.iter().filter_map(one).collect()
}

/// What comes by standard input, without one line end after it.
///
/// # Errors
/// It cannot be read, is too long, or is no text.
pub(super) fn from_stdin() -> Result<Secret, OrderError> {
    let refused = |message: &str| OrderError::Input(format!("standard input: {message}"));
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|_| refused("it cannot be read"))?;
    if bytes.len() as u64 > LIMIT {
        return Err(refused("a secret of more than 65,536 bytes is none"));
    }
    let mut text = String::from_utf8(bytes).map_err(|_| refused("the secret is no text"))?;
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(Secret::new(text))
}

/// Not trimmed: what copying and pasting did to it is looked for.
fn from_variable(name: &str) -> Option<Secret> {
    std::env::var(name).ok().map(Secret::new)
}

fn parse(text: &str) -> Result<(Slot, Source), OrderError> {
    let input = |message: String| OrderError::Input(message);
    // What stands behind the sign may be a secret by mistake, so that it is never repeated.
    let Some((name, source)) = text.split_once('=') else {
        return Err(input(
            "--secret wants NAME=env:VARIABLE, NAME=stdin or NAME=keyring".to_owned(),
        ));
    };
    let slot: Slot = name.parse().map_err(|error| input(format!("--secret: {error}")))?;
    if source == "stdin" {
        return Ok((slot, Source::Stdin));
    }
    let source = parse_source(source).map_err(|_| {
        input(format!(
            "--secret {slot}: say env:VARIABLE, stdin or keyring; a secret itself is never an argument"
        ))
    })?;
    Ok((slot, Source::Other(source)))
}
