//! A keyring in memory that blocks, fails and refuses on request, and takes 2,560 bytes as Windows does.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use keyring_core::api::{CredentialApi, CredentialStoreApi};
use keyring_core::{Credential, CredentialStore, Entry, Error, Result};
use refloat::world::vault::EntryId;

type Name = (String, String);

#[derive(Default)]
struct Inner {
    entries: HashMap<Name, Vec<u8>>,
    fails_writes: bool,
    fails_opening: bool,
    /// Connections of an earlier number are broken.
    connection: usize,
    /// The gate that new calls stop at.
    gate: Option<Arc<Gate>>,
}

#[derive(Default)]
struct Gate {
    open: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    fn pass(&self) {
        let mut open = self.open.lock().expect("the gate");
        while !*open {
            open = self.opened.wait(open).expect("the gate");
        }
    }
}

/// A prompt that is open until it is answered; a test that fails answers it too, so that no thread stays.
pub struct Prompt(Arc<Gate>, Arc<TestStore>);

impl Prompt {
    pub fn answer(self) {}
}

impl Drop for Prompt {
    fn drop(&mut self) {
        self.1.open_the_gate_for_new_calls();
        *self.0.open.lock().expect("the gate") = true;
        self.0.opened.notify_all();
    }
}

#[derive(Default)]
pub struct TestStore(Mutex<Inner>);

impl TestStore {
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    pub fn open(self: &Arc<Self>) -> Result<Arc<CredentialStore>> {
        self.pass_the_gate();
        let inner = self.inner();
        if inner.fails_opening {
            return Err(Error::NoDefaultStore);
        }
        Ok(Arc::new(Connection { store: Arc::clone(self), number: inner.connection }))
    }

    fn pass_the_gate(&self) {
        let gate = self.inner().gate.clone();
        if let Some(gate) = gate {
            gate.pass();
        }
    }

    pub fn shut_the_gate(self: &Arc<Self>) -> Prompt {
        let gate = Arc::new(Gate::default());
        self.inner().gate = Some(Arc::clone(&gate));
        Prompt(gate, Arc::clone(self))
    }

    pub fn open_the_gate_for_new_calls(&self) {
        self.inner().gate = None;
    }

    pub fn fail_writes(&self, fail: bool) {
        self.inner().fails_writes = fail;
    }

    pub fn fail_opening(&self, fail: bool) {
        self.inner().fails_opening = fail;
    }

    pub fn break_connection(&self) {
        self.inner().connection += 1;
    }

    pub fn set(&self, id: &EntryId, service: &str, text: &str) {
        self.set_bytes(id, service, text.as_bytes());
    }

    pub fn set_bytes(&self, id: &EntryId, service: &str, bytes: &[u8]) {
        self.inner().entries.insert(name(id, service), bytes.to_vec());
    }

    pub fn stored(&self, id: &EntryId, service: &str) -> Option<Vec<u8>> {
        self.inner().entries.get(&name(id, service)).cloned()
    }

    pub fn count(&self) -> usize {
        self.inner().entries.len()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().expect("the test keyring")
    }
}

fn name(id: &EntryId, service: &str) -> Name {
    (service.to_owned(), format!("{}|{}|{}", id.slot, id.profile, id.origin))
}

struct Connection {
    store: Arc<TestStore>,
    number: usize,
}

impl Connection {
    fn entry(&self, name: Name) -> Entry {
        let (store, number) = (Arc::clone(&self.store), self.number);
        Entry::new_with_credential(Arc::new(TestEntry { store, number, name }))
    }
}

impl CredentialStoreApi for Connection {
    fn vendor(&self) -> String {
        "test".to_owned()
    }

    fn id(&self) -> String {
        "test".to_owned()
    }

    fn build(&self, service: &str, user: &str, _: Option<&HashMap<&str, &str>>) -> Result<Entry> {
        Ok(self.entry((service.to_owned(), user.to_owned())))
    }

    // Gives more than was asked for, as a keyring with a loose search would.
    fn search(&self, _: &HashMap<&str, &str>) -> Result<Vec<Entry>> {
        let names: Vec<Name> = self.store.inner().entries.keys().cloned().collect();
        Ok(names.into_iter().map(|name| self.entry(name)).collect())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn debug_fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TestStore")
    }
}

struct TestEntry {
    store: Arc<TestStore>,
    number: usize,
    name: Name,
}

impl TestEntry {
    fn enter(&self) -> Result<MutexGuard<'_, Inner>> {
        self.store.pass_the_gate();
        let inner = self.store.inner();
        if inner.connection == self.number {
            Ok(inner)
        } else {
            Err(Error::PlatformFailure("broken pipe".into()))
        }
    }
}

impl CredentialApi for TestEntry {
    fn set_secret(&self, secret: &[u8]) -> Result<()> {
        let mut inner = self.enter()?;
        if inner.fails_writes {
            return Err(Error::PlatformFailure("out of order".into()));
        }
        if secret.len() > 2560 {
            return Err(Error::TooLong("secret".to_owned(), 2560));
        }
        inner.entries.insert(self.name.clone(), secret.to_vec());
        Ok(())
    }

    fn get_secret(&self) -> Result<Vec<u8>> {
        self.enter()?.entries.get(&self.name).cloned().ok_or(Error::NoEntry)
    }

    fn delete_credential(&self) -> Result<()> {
        self.enter()?.entries.remove(&self.name).map(drop).ok_or(Error::NoEntry)
    }

    fn get_credential(&self) -> Result<Option<Arc<Credential>>> {
        Ok(None)
    }

    fn get_specifiers(&self) -> Option<Name> {
        Some(self.name.clone())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn debug_fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TestEntry")
    }
}
