//! The command line as an outside check sees it: the built program, its exit codes, its JSON, and what
//! it never says.

mod bad_input;
mod check;
mod doctor;
mod guides;
#[cfg(target_os = "linux")]
mod keyring;
mod practice;
mod report;
mod secrets;
mod sweep;

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// What the emulators' Shiprocket accepts, and something that it does not.
const EMAIL: &str = "api-user@shop.example";
const PASSWORD: &str = "FAKE-api-password-7d";
const CANARY: &str = "FAKE-canary-0c5e1b";

/// What a run of the program came to.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// Neither the result nor the messages hold this text.
    fn never_says(&self, text: &str) -> &Self {
        assert!(!self.out.contains(text), "said: {}", self.out);
        assert!(!self.err.contains(text), "said: {}", self.err);
        self
    }
}

/// A person at a computer without a keyring, with files in a folder of their own.
struct Person {
    folder: TempDir,
}

impl Person {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Writes a file beside the person's home.
    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_refloat"));
        command
            .args(arguments)
            .env("REFLOAT_HOME", self.home())
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("XDG_RUNTIME_DIR", self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command(arguments).spawn().expect("started"))
    }

    fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let mut command = self.command(arguments);
        ran(command.envs(variables.iter().copied()).spawn().expect("started"))
    }

    fn run_fed(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().expect("started");
        // A program that refuses before it reads closes the pipe, which is its right.
        let _ = child.stdin.take().expect("piped").write_all(input);
        ran(child)
    }

    /// Every byte that the program left in the person's files.
    fn left(&self) -> Vec<u8> {
        let mut open = vec![self.home()];
        let mut bytes = Vec::new();
        while let Some(path) = open.pop() {
            if let Ok(entries) = std::fs::read_dir(&path) {
                open.extend(entries.flatten().map(|entry| entry.path()));
            } else {
                bytes.extend(std::fs::read(&path).unwrap_or_default());
            }
        }
        bytes
    }
}

fn ran(child: Child) -> Ran {
    let output = child.wait_with_output().expect("ended");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    let code = output.status.code().expect("an exit code");
    Ran { code, out: text(output.stdout), err: text(output.stderr) }
}

/// A scenario that `practice serve` serves.
struct Served {
    child: Child,
    endpoints: String,
}

impl Served {
    fn start(person: &Person, scenario: &str, more: &[&str]) -> Self {
        let arguments = [&["practice", "serve", scenario], more].concat();
        let mut child = person.command(&arguments).stdin(Stdio::piped()).spawn().expect("started");
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().expect("piped"));
        out.read_line(&mut line).expect("a line");
        let endpoints = line.trim_end().strip_prefix("ready ").expect("ready").to_owned();
        assert!(Path::new(&endpoints).is_file(), "{endpoints}");
        Self { child, endpoints }
    }

    /// Closes its standard input and waits for its end.
    fn stop(mut self) -> Option<i32> {
        drop(self.child.stdin.take());
        self.child.wait().expect("ended").code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // One that was stopped is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn texts<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    let list = value.as_array().expect("a list").iter();
    list.map(|one| one[key].as_str().expect("a text")).collect()
}
