//! Does the keyring open, and take a secret?

use std::sync::Arc;
use std::time::Duration;

use super::super::{OrderError, Tell, keys};
use super::Line;
use crate::domain::finding::Verdict;
use crate::domain::secret::{Origin, Secret, Slot};
use crate::domain::text::Words;
use crate::world::vault::{EntryId, Keep, Stored, Vault, VaultKind, VaultOptions, VaultState};

/// The name under which the doctor tries: none of the person's entries has it.
const SERVICE: &str = "refloat-doctor";

/// How long each answer of the keyring is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Tries the keyring, unless an endpoints file is given: then the person's keyring is left alone.
pub(super) async fn line(ask: bool, words: &Words, tell: Tell<'_>) -> Line {
    if !ask {
        return Line::new("keyring", Verdict::Skipped, words.get("doctor-keyring-not-asked"));
    }
    match try_it(words, tell).await {
        Ok(line) => line,
        Err(error) => Line::new("keyring", Verdict::Fail, error.to_string()),
    }
}

async fn try_it(words: &Words, tell: Tell<'_>) -> Result<Line, OrderError> {
    let kind = VaultKind::System { service: SERVICE.to_owned() };
    let vault = Vault::start(VaultOptions::new(kind), Arc::new(|| {}))?;
    let line = |verdict, seen: String| Line::new("keyring", verdict, seen);
    let name = match keys::opened(&vault, tell).await {
        VaultState::Ready { keyring } => keyring,
        VaultState::MemoryOnly { reason } => {
            let advice = words.get("doctor-keyring-memory");
            return Ok(line(Verdict::Warn, reason.to_string()).advised(advice));
        }
        VaultState::Opening | VaultState::WaitingForPerson { .. } => {
            let advice = words.get("doctor-keyring-waits-do");
            let seen = words.get("doctor-keyring-waits");
            return Ok(line(Verdict::Inconclusive, seen).advised(advice));
        }
    };
    let named = |id: &str| words.with(id, &[("keyring", name.into())]);
    Ok(match write_read_forget(&vault).await {
        Tried::Works => line(Verdict::Pass, named("doctor-keyring-works")),
        Tried::NotTaken => line(Verdict::Warn, named("doctor-keyring-not-taken"))
            .advised(words.get("doctor-keyring-memory")),
        Tried::LeftBehind => line(Verdict::Warn, named("doctor-keyring-left"))
            .advised(words.with("doctor-keyring-left-do", &[("service", SERVICE.into())])),
    })
}

enum Tried {
    Works,
    NotTaken,
    LeftBehind,
}

/// A visibly fake value goes in, comes back and is taken out.
async fn write_read_forget(vault: &Vault) -> Tried {
    let id = EntryId::new(Slot::ShiprocketPassword, "doctor", &Origin::https("doctor.example"));
    let fake = Secret::new("FAKE-doctor".to_owned());
    let put = tokio::time::timeout(PATIENCE, vault.put(&id, fake, Keep::OnComputer)).await;
    let stored = matches!(put, Ok(Ok(Stored::OnComputer)));
    // It is taken out in any case: a write that came too late may still have happened.
    let gone = tokio::time::timeout(PATIENCE, vault.forget(&id)).await;
    match gone {
        Ok(Ok(gone)) if stored && gone.removed == 1 => Tried::Works,
        Ok(Ok(gone)) if !stored && gone.left.is_empty() && !gone.later => Tried::NotTaken,
        _ if !stored => Tried::NotTaken,
        _ => Tried::LeftBehind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_keyring_is_tried_and_nothing_stays_in_it() {
        let store = keyring_core::mock::Store::new().expect("a store");
        let kept = Arc::clone(&store);
        let open = move || Ok(Arc::clone(&kept) as Arc<keyring_core::CredentialStore>);
        let kind = VaultKind::Custom {
            service: SERVICE.to_owned(),
            name: "the test's keyring",
            open: Arc::new(open),
        };
        let vault = Vault::start(VaultOptions::new(kind), Arc::new(|| {})).expect("a vault");
        assert!(matches!(write_read_forget(&vault).await, Tried::Works));
        assert_eq!(vault.list(), []);
    }

    #[tokio::test]
    async fn memory_alone_is_no_keyring() {
        assert!(matches!(write_read_forget(&Vault::in_memory()).await, Tried::NotTaken));
    }

    #[tokio::test]
    async fn with_an_endpoints_file_the_keyring_is_left_alone() {
        let words = Words::new(crate::domain::text::Language::English);
        assert_eq!(line(false, &words, &|_| {}).await.verdict, Verdict::Skipped);
    }
}
