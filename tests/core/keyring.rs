//! The vault against keyrings: a real Secret Service, and ones that block, fail and refuse.
//!
//! The session bus is an environment variable of the whole process, so that a test that needs a bus of its
//! own starts this test program again, for itself alone, inside that bus.

#![allow(clippy::expect_used)]

#[cfg(target_os = "linux")]
mod secret_service;
pub mod stores;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use refloat::domain::secret::{Origin, Secret, Slot};
use refloat::world::store::Home;
use refloat::world::vault::{
    EntryId, Forgotten, Keep, MemoryReason, Patience, Reply, Stored, Vault, VaultError, VaultKind,
    VaultOptions, VaultState,
};

use stores::TestStore;

/// Long enough for any machine; only a deadlock gets there.
const DEADLOCK: Duration = Duration::from_secs(60);

fn id() -> EntryId {
    EntryId::new(Slot::MagentoToken, "shop", &Origin::https("shop.example"))
}

fn other(profile: &str) -> EntryId {
    EntryId::new(Slot::MagentoToken, profile, &Origin::https("shop.example"))
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn options(store: &Arc<TestStore>) -> VaultOptions {
    let store = Arc::clone(store);
    VaultOptions::new(VaultKind::Custom {
        service: "refloat-test".to_owned(),
        name: "a test keyring",
        open: Arc::new(move || store.open()),
    })
}

fn vault(options: VaultOptions) -> Vault {
    Vault::start(options, Arc::new(|| {})).expect("a thread")
}

async fn answer<T>(reply: Reply<T>) -> Result<T, VaultError> {
    tokio::time::timeout(DEADLOCK, reply).await.expect("the vault answers")
}

async fn until(vault: &Vault, is: impl FnMut(&VaultState) -> bool) -> VaultState {
    let mut states = vault.watch_state();
    let state = tokio::time::timeout(DEADLOCK, states.wait_for(is)).await;
    *state.expect("the state is reached").expect("the vault lives")
}

/// Asks again for as long as a slow machine makes the hasty vault believe that it waits.
async fn once_it_answers(vault: &Vault, id: &EntryId) -> Result<Option<Secret>, VaultError> {
    loop {
        match answer(vault.get(id)).await {
            Err(VaultError::WaitingForPerson) => until(vault, |state| !is_waiting(state)).await,
            answered => return answered,
        };
    }
}

const fn memory(reason: MemoryReason) -> VaultState {
    VaultState::MemoryOnly { reason }
}

fn is_waiting(state: &VaultState) -> bool {
    matches!(state, VaultState::WaitingForPerson { .. })
}

fn hasty() -> Patience {
    Patience { waiting_after: Duration::from_millis(20), give_up_after: Duration::from_secs(3600) }
}

#[tokio::test]
async fn an_open_prompt_is_shown_as_waiting_and_holds_up_nothing_else() {
    let store = TestStore::new();
    let vault = vault(VaultOptions { patience: hasty(), ..options(&store) });
    let this_time = vault.put(&other("known"), secret("FAKE-memory"), Keep::ThisTime);
    assert_eq!(answer(this_time).await, Ok(Stored::ThisTime));
    store.set(&id(), "refloat-test", "FAKE-stored");

    let prompt = store.shut_the_gate();
    let waiting = vault.get(&id());
    until(&vault, is_waiting).await;

    let from_memory = answer(vault.get(&other("known"))).await;
    assert_eq!(from_memory, Ok(Some(secret("FAKE-memory"))));
    assert_eq!(answer(vault.get(&other("x"))).await, Err(VaultError::WaitingForPerson));
    let later = answer(vault.put(&other("new"), secret("FAKE-new"), Keep::OnComputer)).await;
    assert_eq!(later, Ok(Stored::Later));
    assert_eq!(answer(vault.get(&other("new"))).await, Ok(Some(secret("FAKE-new"))));
    assert!(answer(vault.forget(&other("known"))).await.is_ok_and(|done| done.later));
    assert_eq!(answer(vault.get(&other("known"))).await, Err(VaultError::WaitingForPerson));

    prompt.answer();
    assert_eq!(answer(waiting).await, Ok(Some(secret("FAKE-stored"))));
    // Comes after what was queued, so that the write is done once it is answered.
    assert_eq!(once_it_answers(&vault, &other("absent")).await, Ok(None));
    assert_eq!(store.stored(&other("new"), "refloat-test"), Some(b"FAKE-new".to_vec()));
}

#[tokio::test]
async fn a_cancelled_request_leaves_the_vault_usable() {
    let store = TestStore::new();
    let vault = vault(VaultOptions { patience: hasty(), ..options(&store) });
    let prompt = store.shut_the_gate();
    drop(vault.get(&id()));
    // The first may be skipped as nobody waits for it; this one is held for a moment and then given up.
    let given_up = vault.get(&id());
    until(&vault, is_waiting).await;
    drop(given_up);
    assert_eq!(answer(vault.get(&id())).await, Err(VaultError::WaitingForPerson));
    prompt.answer();
    assert_eq!(once_it_answers(&vault, &id()).await, Ok(None));
}

#[tokio::test]
async fn a_lost_call_is_left_to_itself_and_cannot_bring_back_what_was_forgotten() {
    let store = TestStore::new();
    let patience = Patience { give_up_after: Duration::ZERO, ..hasty() };
    let vault = vault(VaultOptions { patience, ..options(&store) });
    until(&vault, |state| matches!(state, VaultState::Ready { .. })).await;
    let prompt = store.shut_the_gate();
    let lost = vault.put(&id(), secret("FAKE-lost"), Keep::OnComputer);
    until(&vault, is_waiting).await;

    store.open_the_gate_for_new_calls();
    let state = answer(vault.retry()).await;
    assert_eq!(state, Ok(VaultState::Ready { keyring: "a test keyring" }));
    // Memory held it for the keyring, so that the new connection wrote it.
    assert_eq!(store.stored(&id(), "refloat-test"), Some(b"FAKE-lost".to_vec()));
    assert!(answer(vault.forget_all()).await.is_ok());
    assert_eq!(store.count(), 0);

    prompt.answer();
    assert_eq!(answer(lost).await, Err(VaultError::Forgotten));
    assert_eq!(store.count(), 0);
}

#[tokio::test]
async fn a_keyring_that_asks_while_it_opens_gets_its_secret_afterwards() {
    let store = TestStore::new();
    let prompt = store.shut_the_gate();
    let vault = vault(VaultOptions { patience: hasty(), ..options(&store) });
    until(&vault, is_waiting).await;
    let stored = answer(vault.put(&id(), secret("FAKE-1"), Keep::OnComputer)).await;
    assert_eq!(stored, Ok(Stored::Later));
    assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret("FAKE-1"))));
    prompt.answer();
    assert_eq!(once_it_answers(&vault, &other("absent")).await, Ok(None));
    assert_eq!(store.stored(&id(), "refloat-test"), Some(b"FAKE-1".to_vec()));
}

#[tokio::test]
async fn a_keyring_that_never_answers_is_given_up_after_three_calls() {
    let store = TestStore::new();
    let patience = Patience { give_up_after: Duration::ZERO, ..hasty() };
    let prompt = store.shut_the_gate();
    let vault = vault(VaultOptions { patience, ..options(&store) });
    for _ in 0..3 {
        until(&vault, is_waiting).await;
        drop(vault.retry());
    }
    until(&vault, |state| *state == memory(MemoryReason::Unresponsive)).await;
    let stored = answer(vault.put(&id(), secret("FAKE-1"), Keep::OnComputer)).await;
    assert_eq!(stored, Ok(Stored::InMemory(MemoryReason::Unresponsive)));
    assert_eq!(answer(vault.retry()).await, Ok(memory(MemoryReason::Unresponsive)));
    prompt.answer();
    assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret("FAKE-1"))));
}

#[tokio::test]
async fn when_the_first_write_fails_memory_serves_and_try_again_stores_it() {
    let store = TestStore::new();
    let vault = vault(options(&store));
    until(&vault, |state| matches!(state, VaultState::Ready { .. })).await;
    store.fail_writes(true);
    let stored = answer(vault.put(&id(), secret("FAKE-1"), Keep::OnComputer)).await;
    assert_eq!(stored, Ok(Stored::InMemory(MemoryReason::WriteFailed)));
    assert_eq!(vault.state(), memory(MemoryReason::WriteFailed));
    assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret("FAKE-1"))));
    assert!(vault.list().iter().all(|listed| listed.waits_for_keyring));

    assert_eq!(answer(vault.retry()).await, Ok(memory(MemoryReason::WriteFailed)));
    assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret("FAKE-1"))), "nothing is lost");

    store.fail_writes(false);
    assert_eq!(answer(vault.retry()).await, Ok(VaultState::Ready { keyring: "a test keyring" }));
    assert_eq!(store.stored(&id(), "refloat-test"), Some(b"FAKE-1".to_vec()));
    assert!(vault.list().iter().all(|listed| !listed.waits_for_keyring));
    assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret("FAKE-1"))));
}

#[tokio::test]
async fn a_secret_too_long_for_the_keyring_is_said_and_serves_this_time() {
    let store = TestStore::new();
    let vault = vault(options(&store));
    let long = "F".repeat(2561);
    let refused = answer(vault.put(&id(), secret(&long), Keep::OnComputer)).await;
    assert_eq!(refused, Err(VaultError::TooLong { limit: 2560 }));
    assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret(&long))));
    assert!(matches!(vault.state(), VaultState::Ready { .. }));
    let fits = answer(vault.put(&id(), secret(&long[1..]), Keep::OnComputer)).await;
    assert_eq!(fits, Ok(Stored::OnComputer));
}

#[tokio::test]
async fn bytes_that_are_no_text_are_named_without_being_shown() {
    let store = TestStore::new();
    store.set_bytes(&id(), "refloat-test", b"FAKE-\xff-canary");
    let vault = vault(options(&store));
    let error = answer(vault.get(&id())).await.expect_err("no text");
    assert_eq!(error, VaultError::Unreadable);
    assert!(!format!("{error} {error:?} {vault:?}").contains("canary"));
}

#[tokio::test]
async fn the_list_outlives_the_program_and_holds_no_secret() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = Home::at(folder.path());
    let store = TestStore::new();
    let first = vault(options(&store).listed_in(&home));
    assert!(answer(first.put(&id(), secret("FAKE-canary"), Keep::OnComputer)).await.is_ok());
    assert!(answer(first.put(&other("b"), secret("FAKE-canary"), Keep::ThisTime)).await.is_ok());
    drop(first);
    let second = vault(options(&store).listed_in(&home));
    until(&second, |state| matches!(state, VaultState::Ready { .. })).await;
    let list = second.list();
    assert_eq!(list.len(), 1, "what was for that time only is gone");
    assert_eq!((&list[0].id, list[0].kept), (&id(), Keep::OnComputer));
    for file in std::fs::read_dir(home.state()).expect("there").flatten() {
        let bytes = std::fs::read(file.path()).expect("readable");
        assert!(!String::from_utf8_lossy(&bytes).contains("canary"), "{:?}", file.path());
    }
}

#[tokio::test]
async fn forgetting_everything_finds_what_no_list_names_and_spares_other_programs() {
    let store = TestStore::new();
    store.set(&other("unlisted"), "refloat-test", "FAKE-1");
    store.set(&other("theirs"), "another-program", "FAKE-2");
    let vault = vault(options(&store));
    assert!(answer(vault.put(&id(), secret("FAKE-3"), Keep::OnComputer)).await.is_ok());
    assert!(answer(vault.put(&other("m"), secret("FAKE-4"), Keep::ThisTime)).await.is_ok());
    let done = answer(vault.forget_all()).await.expect("an answer");
    assert_eq!(done, Forgotten { removed: 2, ..Forgotten::default() });
    assert_eq!(store.count(), 1);
    assert_eq!(answer(vault.get(&other("m"))).await, Ok(None));
    assert!(vault.list().is_empty());
}

#[tokio::test]
async fn what_a_refusing_keyring_still_holds_is_named() {
    let store = TestStore::new();
    let vault = vault(options(&store));
    assert!(answer(vault.put(&id(), secret("FAKE-1"), Keep::OnComputer)).await.is_ok());
    store.fail_opening(true);
    store.break_connection();
    let unavailable = answer(vault.get(&id())).await;
    assert_eq!(unavailable, Err(VaultError::Unavailable(MemoryReason::NoService)));
    assert_eq!(answer(vault.get(&other("never"))).await, Ok(None));
    let done = answer(vault.forget_all()).await.expect("an answer");
    assert_eq!(done.left, [id()]);
    assert_eq!(vault.list().len(), 1, "it stays on the list");
}

#[tokio::test]
async fn a_keyring_that_was_restarted_is_found_again_unasked() {
    let store = TestStore::new();
    let vault = vault(options(&store));
    assert!(answer(vault.put(&id(), secret("FAKE-1"), Keep::OnComputer)).await.is_ok());
    store.break_connection();
    assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret("FAKE-1"))));
}

#[tokio::test]
async fn memory_alone_answers_at_once_and_wakes_the_window() {
    let woken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&woken);
    let wake = Arc::new(move || {
        count.fetch_add(1, Ordering::SeqCst);
    });
    let vault = Vault::start(VaultOptions::new(VaultKind::Memory), wake).expect("started");
    assert_eq!(vault.state(), memory(MemoryReason::Chosen));
    let mut put = vault.put(&id(), secret("FAKE-1"), Keep::OnComputer);
    assert_eq!(put.try_take(), Some(Ok(Stored::InMemory(MemoryReason::Chosen))));
    assert_eq!(woken.load(Ordering::SeqCst), 1);
    assert_eq!(vault.get(&id()).try_take(), Some(Ok(Some(secret("FAKE-1")))));
    let elsewhere = EntryId::new(Slot::MagentoToken, "shop", &Origin::https("evil.example"));
    assert_eq!(vault.get(&elsewhere).try_take(), Some(Ok(None)));
    assert_eq!(vault.get(&other("")).try_take(), Some(Err(VaultError::BadProfile)));
}
