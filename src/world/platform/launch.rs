//! Handing an address to the system's own opener.

#[cfg(not(windows))]
pub(super) use with_program::{asked, open};
#[cfg(windows)]
pub(super) use with_system::{asked, open};

#[cfg(windows)]
mod with_system {
    use super::super::StartError;

    /// What a program of Windows prints; none where it is missing, fails, or does not answer in time.
    pub(in super::super) fn asked(program: &str, arguments: &[&str]) -> Option<String> {
        use std::os::windows::process::CommandExt as _;
        // No black window for a moment: CREATE_NO_WINDOW.
        const NO_WINDOW: u32 = 0x0800_0000;
        let mut command = std::process::Command::new(program);
        super::printed(command.args(arguments).creation_flags(NO_WINDOW))
    }

    /// Asks Windows itself, which starts no shell and takes no command line.
    pub(in super::super) fn open(address: &str) -> Result<(), StartError> {
        open::that_detached(address).map_err(|error| StartError::System(error.kind()))
    }
}

/// How long a program that is asked something may take.
const ANSWERS_WITHIN: std::time::Duration = std::time::Duration::from_secs(2);

/// What a program prints in one short line; none where it fails or takes too long.
fn printed(command: &mut std::process::Command) -> Option<String> {
    use std::io::Read as _;
    use std::process::Stdio;
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let begun = std::time::Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break Some(status),
            Ok(None) if begun.elapsed() < ANSWERS_WITHIN => {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            _ => break None,
        }
    };
    let Some(status) = status else {
        // It is asked for nothing more, and its end is waited for so that it does not stay in the list.
        let _ = child.kill();
        let _ = child.wait();
        return None;
    };
    let mut text = String::new();
    child.stdout.take()?.take(4096).read_to_string(&mut text).ok()?;
    status.success().then_some(text)
}

#[cfg(not(windows))]
mod with_program {
    use std::ffi::OsString;
    use std::io;
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};

    use super::super::StartError;

    #[cfg(target_os = "macos")]
    const OPENER: &str = "/usr/bin/open";
    #[cfg(not(target_os = "macos"))]
    const OPENER: &str = "xdg-open";

    /// What a browser needs to find its person, display and settings.
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

    /// How long an opener is watched. It usually ends at once; some stay as long as the browser does.
    const WATCHED: Duration = Duration::from_secs(3);

    /// Starts the opener and waits up to three seconds for it to fail.
    pub(in super::super) fn open(address: &str) -> Result<(), StartError> {
        let mut command = Command::new(OPENER);
        clean(&mut command, |name| std::env::var_os(name));
        start(command.arg(address))
    }

    /// What a program of the system prints, asked with a cleaned environment; none where it is missing,
    /// fails, or does not answer within two seconds.
    pub(in super::super) fn asked(program: &str, arguments: &[&str]) -> Option<String> {
        let mut command = Command::new(program);
        clean(&mut command, |name| std::env::var_os(name));
        command.args(arguments);
        super::printed(&mut command)
    }

    pub(super) fn clean(command: &mut Command, variable: impl Fn(&str) -> Option<OsString>) {
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

    pub(super) fn start(command: &mut Command) -> Result<(), StartError> {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        {
            // A Ctrl+C in the terminal must not end the browser.
            use std::os::unix::process::CommandExt as _;
            command.process_group(0);
        }
        let child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => StartError::NotInstalled,
            other => StartError::System(other),
        })?;
        watch(child)
    }

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

    #[cfg(test)]
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
        fn an_opener_that_fails_or_is_missing_is_told_apart() {
            assert_eq!(start(&mut Command::new("true")), Ok(()));
            assert_eq!(start(&mut Command::new("false")), Err(StartError::Failed));
            let missing = start(&mut Command::new("/no/such/opener"));
            assert_eq!(missing, Err(StartError::NotInstalled));
        }
    }
}
