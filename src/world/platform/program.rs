//! Starting programs that are not ours: chosen variables, no shell, and nobody waits for them for long.

use std::ffi::OsString;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::StartError;

/// What a browser needs to find its person, display and settings.
#[cfg(not(windows))]
const KEPT: [&str; 24] = [
    "BROWSER",
    "DBUS_SESSION_BUS_ADDRESS",
    "DESKTOP_SESSION",
    "DISPLAY",
    "FLATPAK_ID",
    "GDK_BACKEND",
    "GNOME_DESKTOP_SESSION_ID",
    "HOME",
    "KDE_FULL_SESSION",
    "KDE_SESSION_VERSION",
    "LANG",
    "LC_ALL",
    "LOGNAME",
    "MOZ_ENABLE_WAYLAND",
    "SNAP",
    "TMPDIR",
    "USER",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_CONFIG_HOME",
    "XDG_CURRENT_DESKTOP",
    "XDG_DATA_DIRS",
    "XDG_RUNTIME_DIR",
    "XDG_SESSION_TYPE",
];

/// What a browser needs to find its person, folders and settings.
#[cfg(windows)]
const KEPT: [&str; 18] = [
    "ALLUSERSPROFILE",
    "APPDATA",
    "COMPUTERNAME",
    "HOMEDRIVE",
    "HOMEPATH",
    "LOCALAPPDATA",
    "NUMBER_OF_PROCESSORS",
    "ProgramData",
    "ProgramFiles",
    "ProgramFiles(x86)",
    "ProgramW6432",
    "SystemDrive",
    "SystemRoot",
    "TEMP",
    "TMP",
    "USERDOMAIN",
    "USERNAME",
    "USERPROFILE",
];

/// How long a started program is watched. It usually ends at once; some stay as long as the browser does.
#[cfg(not(windows))]
const WATCHED: Duration = Duration::from_secs(3);

/// How long a program may take to say what it is asked.
const PATIENCE: Duration = Duration::from_secs(3);

/// A program with its arguments, each on its own, and a cleaned environment.
pub(super) fn cleaned<'a>(program: &str, arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(program);
    clean(&mut command, |name| std::env::var_os(name));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn clean(command: &mut Command, variable: impl Fn(&str) -> Option<OsString>) {
    command.env_clear();
    for name in KEPT {
        if let Some(value) = variable(name) {
            command.env(name, value);
        }
    }
    // A relative folder in the path would let whatever lies in the current folder be started.
    let path = variable("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
}

/// Starts it, and where the exit code means something waits up to three seconds for it to fail.
pub(super) fn start(command: &mut Command) -> Result<(), StartError> {
    #[cfg(unix)]
    {
        // A Ctrl+C in the terminal must not end the browser.
        use std::os::unix::process::CommandExt as _;
        command.process_group(0);
    }
    let child = command.spawn().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => StartError::NotInstalled,
        other => StartError::System(other),
    })?;
    watch(child)
}

// A browser on Windows that hands over to its running self may end with any code.
#[cfg(windows)]
fn watch(_: Child) -> Result<(), StartError> {
    Ok(())
}

#[cfg(not(windows))]
fn watch(mut child: Child) -> Result<(), StartError> {
    let begun = Instant::now();
    while begun.elapsed() < WATCHED {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(_)) => return Err(StartError::Failed),
            Ok(None) => std::thread::sleep(Duration::from_millis(25)),
            Err(error) => return Err(StartError::System(error.kind())),
        }
    }
    // Still running, so that it has most likely become the browser; somebody has to take note of its
    // end, else it stays in the list of processes.
    let reaper = std::thread::Builder::new().name("opener".to_owned());
    drop(reaper.spawn(move || child.wait()));
    Ok(())
}

/// Where a program lies in the search path; only absolute folders count.
#[cfg(not(any(windows, target_os = "macos")))]
pub(super) fn find(name: &str) -> Option<String> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|program| crate::world::store::foreign_files::is_file(program))
        .and_then(|program| program.into_os_string().into_string().ok())
}

/// What a program says to `--version`. One that does not end within three seconds is stopped and says nothing.
#[cfg(any(test, not(any(windows, target_os = "macos"))))]
pub(super) fn version_of(program: &str) -> Option<String> {
    said(cleaned(program, ["--version"]), PATIENCE)
}

/// What a small program of the system prints; none where it is missing, fails, or does not end within three
/// seconds.
pub(super) fn asked(program: &str, arguments: &[&str]) -> Option<String> {
    said(cleaned(program, arguments.iter().copied()), PATIENCE)
}

fn said(mut command: Command, patience: Duration) -> Option<String> {
    use std::io::Read as _;
    #[cfg(windows)]
    {
        // No black window for a moment: CREATE_NO_WINDOW.
        use std::os::windows::process::CommandExt as _;
        const NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(NO_WINDOW);
    }
    let mut child = command.stdout(Stdio::piped()).spawn().ok()?;
    let mut out = child.stdout.take()?;
    let begun = Instant::now();
    let ended = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status.success(),
            Ok(None) if begun.elapsed() < patience => std::thread::sleep(Duration::from_millis(10)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                break false;
            }
        }
    };
    if !ended {
        return None;
    }
    // One read, for a child of the program may hold the pipe open for good.
    let mut bytes = [0; 1024];
    let length = out.read(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes[..length]).into_owned())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_browser_learns_nothing_that_was_set_for_refloat() {
        let mut command = Command::new("x");
        clean(&mut command, |name| match name {
            "PATH" => Some("bin:/usr/bin:.:/bin".into()),
            "HOME" => Some("/home/ada".into()),
            "DISPLAY" => None,
            _ => Some("FAKE-canary".into()).filter(|_| !KEPT.contains(&name)),
        });
        let given: Vec<_> = command
            .get_envs()
            .map(|(name, value)| (name.to_owned(), value.unwrap_or_default().to_owned()))
            .collect();
        let expected = [("HOME", "/home/ada"), ("PATH", "/usr/bin:/bin")];
        assert_eq!(given, expected.map(|(name, value)| (name.into(), value.into())));
    }

    #[test]
    fn a_program_that_fails_or_is_missing_is_told_apart() {
        assert_eq!(start(&mut cleaned("true", [])), Ok(()));
        assert_eq!(start(&mut cleaned("false", [])), Err(StartError::Failed));
        let missing = start(&mut cleaned("/no/such/opener", []));
        assert_eq!(missing, Err(StartError::NotInstalled));
    }

    #[test]
    fn an_argument_is_one_argument_whatever_is_in_it() {
        let said = said(cleaned("printf", ["%s", "a b;$(id) \"c\""]), PATIENCE);
        assert_eq!(said.as_deref(), Some("a b;$(id) \"c\""));
    }

    #[test]
    fn a_program_that_hangs_is_stopped_and_one_that_fails_says_nothing() {
        let limit = Duration::from_millis(50);
        assert_eq!(said(cleaned("sleep", ["60"]), limit), None);
        assert_eq!(said(cleaned("false", []), PATIENCE), None);
        assert_eq!(version_of("/no/such/browser"), None);
    }
}
