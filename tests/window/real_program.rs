//! The real program on a real display with a real keyring, walked over the accessibility bus and by keys alone.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What was typed in the walk. Neither may be in any file or output.
const CANARIES: [&str; 2] = ["FAKE-old-password", "FAKE-api-password-7d"];

/// A display of the test's own; it ends with the test.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn open() -> Self {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x800x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts; scripts/install.sh test installs it (package xvfb)");
        let output = server.stdout.take().expect("its output");
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number).expect("the display's number");
        Self { server, name: format!(":{}", number.trim()) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Walks the program on a display of its own. Gives back what the walk said and what went wrong.
fn walk(folder: &Path, how: &[&str]) -> (String, String) {
    let display = Display::open();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/real_program.sh");
    let walked = Command::new("dbus-run-session")
        .args(["--", "bash"])
        .arg(script)
        .arg(env!("CARGO_BIN_EXE_refloat"))
        .arg(folder)
        .args(how)
        .env("DISPLAY", &display.name)
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("dbus-run-session starts; scripts/install.sh test installs it (package dbus)");
    let said = String::from_utf8_lossy(&walked.stdout).into_owned();
    let errors = String::from_utf8_lossy(&walked.stderr).into_owned();
    assert!(walked.status.success(), "{said}\n{errors}");
    (said, errors)
}

#[test]
fn from_rejected_to_solved_with_a_real_keyring_over_the_accessibility_bus() {
    let folder = tempfile::tempdir().expect("a folder");
    let (said, errors) = walk(folder.path(), &[]);
    assert!(said.contains("solved, with the proof"), "{said}");
    assert!(said.contains("in the keyring"), "{said}");
    for canary in CANARIES {
        assert!(!errors.contains(canary), "a secret is in the output");
        let found = files_with(folder.path(), canary);
        assert!(found.is_empty(), "{canary} is in {found:?}");
    }
}

/// Every page on the way says its title, has a focus that Tab moves on, and names all that it shows.
#[test]
fn from_the_first_start_to_an_outcome_by_keys_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (said, _) = walk(folder.path(), &["by_keyboard", "outcome"]);
    assert!(said.contains("an outcome, by keyboard"), "{said}");
}

#[test]
fn a_killed_program_goes_on_where_it_was_by_keys_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (said, _) = walk(folder.path(), &["by_keyboard", "killed"]);
    assert!(said.contains("on where it was, by keyboard"), "{said}");
}

fn files_with(folder: &Path, canary: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            found.extend(files_with(&path, canary));
        } else if kind.is_file() {
            let bytes = std::fs::read(&path).unwrap_or_default();
            if bytes.windows(canary.len()).any(|window| window == canary.as_bytes()) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

/// Where wgpu finds nothing to draw with, the program starts itself a second time and draws with OpenGL.
#[test]
fn without_a_device_for_wgpu_the_second_start_draws() {
    let display = Display::open();
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Command::new(env!("CARGO_BIN_EXE_refloat"))
        .arg("--practice")
        .env("DISPLAY", &display.name)
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("REFLOAT_HOME", folder.path())
        .env("REFLOAT_TELL_FRAMES", "1")
        // A backend that this system does not have.
        .env("WGPU_BACKEND", "dx12")
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let told = BufReader::new(window.stderr.take().expect("its output"));
    let drawn = told.lines().map_while(Result::ok).any(|line| line == "frame 2");
    let _ = window.kill();
    let _ = window.wait();
    assert!(drawn, "no frame was drawn");
}
