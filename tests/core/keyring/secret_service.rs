//! The real gnome-keyring on a bus of its own, in a home of its own.

use std::io::Write as _;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use super::*;

const PASSWORD: &[u8] = b"FAKE-login-password";
const MARKER: &str = "REFLOAT_KEYRING_TEST";

/// A bus that starts no service and keeps nobody from anything, with more rules where asked.
fn bus_config(rules: &str) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    {rules}
  </policy>
</busconfig>"#
    )
}

#[derive(Clone, Copy)]
enum Bus {
    None,
    Allowing,
    Denying,
}

/// Runs `situation` in a process of its own: with a bus or none, and a home that nothing else uses.
fn alone(test: &str, bus: Bus, situation: impl AsyncFnOnce()) {
    if std::env::var(MARKER).is_ok_and(|marked| marked == test) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        return runtime.expect("a runtime").block_on(situation());
    }
    require("dbus-run-session", "dbus");
    require("gnome-keyring-daemon", "gnome-keyring");
    require("secret-tool", "libsecret-tools");
    let home = tempfile::tempdir().expect("a folder");
    let runtime = home.path().join("run");
    std::fs::DirBuilder::new().mode(0o700).create(&runtime).expect("a folder");
    let program = std::env::current_exe().expect("this program");
    let mut command = match bus {
        Bus::None => Command::new(program),
        Bus::Allowing | Bus::Denying => {
            let config = home.path().join("bus.conf");
            let deny = r#"<deny send_destination="org.freedesktop.secrets"/>"#;
            let rules = if matches!(bus, Bus::Denying) { deny } else { "" };
            std::fs::write(&config, bus_config(rules)).expect("written");
            let mut command = Command::new("dbus-run-session");
            command.arg("--config-file").arg(config).arg("--").arg(program);
            command
        }
    };
    command.args(["--exact", &format!("keyring::secret_service::{test}"), "--nocapture"]);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env(MARKER, test).env("HOME", home.path()).env("XDG_RUNTIME_DIR", &runtime);
    command.env("XDG_DATA_HOME", home.path().join("data"));
    let output = command.stdin(Stdio::null()).output().expect("started");
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

fn require(program: &str, package: &str) {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    assert!(found, "{program} is missing; install the package {package}");
}

fn home() -> PathBuf {
    std::env::var_os("HOME").map(PathBuf::from).expect("a home")
}

/// The keyring's daemon, ended when dropped.
struct Daemon(Child);

impl Daemon {
    fn unlocked() -> Self {
        Self::start(&["--unlock"])
    }

    fn locked() -> Self {
        Self::start(&[])
    }

    fn start(more: &[&str]) -> Self {
        let mut child = Command::new("gnome-keyring-daemon")
            .args(["--foreground", "--components=secrets"])
            .args(more)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        // Closed at once, for the daemon reads its password to the end.
        let mut stdin = child.stdin.take().expect("piped");
        stdin.write_all(if more.is_empty() { b"" } else { PASSWORD }).expect("written");
        drop(stdin);
        let begun = Instant::now();
        while !is_owned() {
            assert!(begun.elapsed() < DEADLOCK, "the daemon does not come up");
            std::thread::yield_now();
        }
        Self(child)
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
        let begun = Instant::now();
        while is_owned() && begun.elapsed() < DEADLOCK {}
    }
}

fn is_owned() -> bool {
    let output = Command::new("dbus-send")
        .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"])
        .args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"])
        .output()
        .expect("dbus-send is missing; install the package dbus-bin");
    String::from_utf8_lossy(&output.stdout).contains("boolean true")
}

fn system_vault() -> Vault {
    let kind = VaultKind::System { service: "refloat".to_owned() };
    vault(VaultOptions::new(kind).listed_in(&Home::at(home().join("refloat"))))
}

fn is_ready(state: &VaultState) -> bool {
    matches!(state, VaultState::Ready { .. })
}

/// Every file below a folder that holds the text.
fn files_with(folder: &Path, text: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files_with(&path, text));
        } else if let Ok(bytes) = std::fs::read(&path)
            && String::from_utf8_lossy(&bytes).contains(text)
        {
            found.push(path);
        }
    }
    found
}

#[test]
fn it_works() {
    alone("it_works", Bus::Allowing, async || {
        let _daemon = Daemon::unlocked();
        let first = system_vault();
        let stored = answer(first.put(&id(), secret("FAKE-canary"), Keep::OnComputer)).await;
        assert_eq!(stored, Ok(Stored::OnComputer));
        drop(first);

        let second = system_vault();
        assert_eq!(answer(second.get(&id())).await, Ok(Some(secret("FAKE-canary"))));
        let elsewhere = EntryId::new(Slot::MagentoToken, "shop", &Origin::https("evil.example"));
        assert_eq!(answer(second.get(&elsewhere)).await, Ok(None));
        assert_eq!(answer(second.get(&other("another"))).await, Ok(None));
        let shown = Command::new("secret-tool")
            .args(["search", "--all", "service", "refloat"])
            .output()
            .expect("started");
        let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
        assert!(shown.contains("Refloat: magento-token for shop.example (shop)"), "{shown}");
        assert_eq!(files_with(&home().join("refloat"), "canary"), Vec::<PathBuf>::new());

        let done = answer(second.forget(&id())).await;
        assert_eq!(done.map(|done| done.removed), Ok(1));
        drop(second);
        let third = system_vault();
        assert_eq!(answer(third.get(&id())).await, Ok(None));
        assert!(third.list().is_empty());
    });
}

#[test]
fn forgetting_everything_empties_the_service_and_no_other() {
    alone("forgetting_everything_empties_the_service_and_no_other", Bus::Allowing, async || {
        let _daemon = Daemon::unlocked();
        let practice = VaultKind::System { service: "refloat-practice".to_owned() };
        let practice = vault(VaultOptions::new(practice));
        assert!(answer(practice.put(&id(), secret("FAKE-p"), Keep::OnComputer)).await.is_ok());
        let unlisted = VaultKind::System { service: "refloat".to_owned() };
        let unlisted = vault(VaultOptions::new(unlisted));
        assert!(
            answer(unlisted.put(&other("u"), secret("FAKE-u"), Keep::OnComputer)).await.is_ok()
        );
        let own = system_vault();
        assert!(answer(own.put(&id(), secret("FAKE-o"), Keep::OnComputer)).await.is_ok());
        let done = answer(own.forget_all()).await.expect("an answer");
        assert_eq!(done, Forgotten { removed: 2, ..Forgotten::default() });
        assert_eq!(answer(unlisted.get(&other("u"))).await, Ok(None));
        assert_eq!(answer(practice.get(&id())).await, Ok(Some(secret("FAKE-p"))));
    });
}

#[test]
fn without_a_session_bus_memory_serves() {
    alone("without_a_session_bus_memory_serves", Bus::None, async || {
        let vault = system_vault();
        until(&vault, |state| *state == memory(MemoryReason::NoService)).await;
        let stored = answer(vault.put(&id(), secret("FAKE-1"), Keep::OnComputer)).await;
        assert_eq!(stored, Ok(Stored::InMemory(MemoryReason::NoService)));
        assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret("FAKE-1"))));
        assert_eq!(answer(vault.retry()).await, Ok(memory(MemoryReason::NoService)));
    });
}

#[test]
fn a_keyring_started_later_is_found_by_trying_again() {
    alone("a_keyring_started_later_is_found_by_trying_again", Bus::Allowing, async || {
        let vault = system_vault();
        until(&vault, |state| *state == memory(MemoryReason::NoService)).await;
        let stored = answer(vault.put(&id(), secret("FAKE-1"), Keep::OnComputer)).await;
        assert_eq!(stored, Ok(Stored::InMemory(MemoryReason::NoService)));
        let _daemon = Daemon::unlocked();
        assert!(answer(vault.retry()).await.is_ok_and(|state| is_ready(&state)));
        drop(vault);
        assert_eq!(answer(system_vault().get(&id())).await, Ok(Some(secret("FAKE-1"))));
    });
}

#[test]
fn a_locked_keyring_is_named_and_used_once_it_is_unlocked() {
    alone("a_locked_keyring_is_named_and_used_once_it_is_unlocked", Bus::Allowing, async || {
        let daemon = Daemon::unlocked();
        let before = system_vault();
        assert!(answer(before.put(&id(), secret("FAKE-1"), Keep::OnComputer)).await.is_ok());
        drop((before, daemon));

        let daemon = Daemon::locked();
        let vault = system_vault();
        until(&vault, is_ready).await;
        let locked = VaultError::Unavailable(MemoryReason::Locked);
        assert_eq!(answer(vault.get(&id())).await, Err(locked));
        assert_eq!(vault.state(), memory(MemoryReason::Locked));
        let stored = answer(vault.put(&other("new"), secret("FAKE-2"), Keep::OnComputer)).await;
        assert_eq!(stored, Ok(Stored::InMemory(MemoryReason::Locked)));
        let done = answer(vault.forget(&id())).await.expect("an answer");
        assert_eq!(done.left, [id()], "a locked keyring forgets nothing, and that is said");
        drop(daemon);

        let _daemon = Daemon::unlocked();
        assert!(answer(vault.retry()).await.is_ok_and(|state| is_ready(&state)));
        assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret("FAKE-1"))));
        drop(vault);
        assert_eq!(answer(system_vault().get(&other("new"))).await, Ok(Some(secret("FAKE-2"))));
    });
}

#[test]
fn a_bus_that_keeps_refloat_out_is_named() {
    alone("a_bus_that_keeps_refloat_out_is_named", Bus::Denying, async || {
        let _daemon = Daemon::unlocked();
        let vault = system_vault();
        until(&vault, |state| *state == memory(MemoryReason::Denied)).await;
        let stored = answer(vault.put(&id(), secret("FAKE-1"), Keep::OnComputer)).await;
        assert_eq!(stored, Ok(Stored::InMemory(MemoryReason::Denied)));
        assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret("FAKE-1"))));
    });
}

#[test]
fn a_secret_typed_while_the_keyring_restarts_is_not_lost() {
    alone("a_secret_typed_while_the_keyring_restarts_is_not_lost", Bus::Allowing, async || {
        let daemon = Daemon::unlocked();
        let vault = system_vault();
        assert!(answer(vault.put(&id(), secret("FAKE-1"), Keep::OnComputer)).await.is_ok());
        drop(daemon);
        let stored = answer(vault.put(&other("b"), secret("FAKE-2"), Keep::OnComputer)).await;
        assert!(matches!(stored, Ok(Stored::InMemory(_))), "{stored:?}");
        assert_eq!(answer(vault.get(&other("b"))).await, Ok(Some(secret("FAKE-2"))));
        let _daemon = Daemon::unlocked();
        assert!(answer(vault.retry()).await.is_ok_and(|state| is_ready(&state)));
        assert_eq!(answer(vault.get(&id())).await, Ok(Some(secret("FAKE-1"))));
    });
}
