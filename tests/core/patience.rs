//! Whatever hangs, the person is answered: a vendor that says nothing, a keyring that asks and waits.

use std::sync::{Arc, Condvar, Mutex};

use refloat::engine::command::Command;
use refloat::engine::view::{Page, View};
use refloat::world::vault::VaultKind;

use crate::desk::Desk;

fn zoom_is(percent: u16) -> impl Fn(&View) -> bool {
    move |view| view.look.zoom == percent
}

#[test]
fn while_a_vendor_is_silent_keys_are_answered_and_stop_works() {
    let desk = Desk::practise("shiprocket-silence");
    desk.to_the_check("FAKE-api-password-7d");
    desk.handle.send(Command::RunCheck);
    desk.wait("the running check", |view| matches!(view.page, Page::Running(_)));
    desk.handle.send(Command::Zoom(150));
    let view = desk.wait("the larger text", zoom_is(150));
    assert!(matches!(view.page, Page::Running(_)), "the check was not running any more");
    desk.handle.send(Command::Stop);
    desk.wait("the page before the check", |view| matches!(view.page, Page::BeforeCheck(_)));
    desk.handle.send(Command::Home);
    desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
}

/// A keyring that hangs in every call until the test lets it go.
struct Gate(Mutex<bool>, Condvar);

impl Gate {
    fn wait(&self) {
        let open = self.0.lock().expect("the gate");
        drop(self.1.wait_while(open, |open| !*open).expect("the gate"));
    }

    fn open(&self) {
        *self.0.lock().expect("the gate") = true;
        self.1.notify_all();
    }
}

#[test]
fn while_the_keyring_waits_for_the_person_keys_are_answered() {
    let gate = Arc::new(Gate(Mutex::new(false), Condvar::new()));
    let held = Arc::clone(&gate);
    let vault = VaultKind::Custom {
        service: "refloat-test".to_owned(),
        name: "the test's keyring",
        open: Arc::new(move || {
            held.wait();
            Err(keyring_core::Error::NoDefaultStore)
        }),
    };
    let home = tempfile::tempdir().expect("a folder");
    let desk = Desk::with_vault(home, Some("shiprocket-healthy"), vault);
    desk.handle.send(Command::Begin);
    desk.handle.send(Command::ShowKeys);
    let view = desk.wait(
        "the notice that the keyring waits",
        |view| matches!(&view.page, Page::Keys(keys) if keys.waiting),
    );
    assert!(!view.chrome.notices.is_empty());
    desk.handle.send(Command::Zoom(150));
    desk.wait("the larger text", zoom_is(150));
    // The whole walk works meanwhile: memory serves.
    desk.to_the_check("FAKE-api-password-7d");
    desk.turn(Command::RunCheck);
    gate.open();
    desk.handle.send(Command::ShowKeys);
    desk.wait("memory alone", |view| matches!(&view.page, Page::Keys(keys) if !keys.waiting));
}
