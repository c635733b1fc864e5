//! What this computer is called and what it runs.

use std::fmt;

/// The operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Os {
    /// Windows.
    Windows,
    /// macOS.
    Macos,
    /// Linux, and what is like it.
    Linux,
}

impl Os {
    /// The system that this program was built for.
    #[must_use]
    pub const fn current() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::Macos
        } else {
            Self::Linux
        }
    }

    /// The name as guides write it in `when = { os = "…" }`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Windows => "windows",
            Self::Macos => "macos",
            Self::Linux => "linux",
        }
    }
}

impl fmt::Display for Os {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Windows => "Windows",
            Self::Macos => "macOS",
            Self::Linux => "Linux",
        })
    }
}

/// The system with its version where it names one, such as “Debian GNU/Linux 12 (bookworm)”, and the
/// processor's kind. May start a program on macOS and Windows, and wait for it.
#[must_use]
pub fn system_name() -> String {
    let name = version().unwrap_or_else(|| Os::current().to_string());
    format!("{name}, {}", std::env::consts::ARCH)
}

/// The name of this computer, for masking it in a report. May start a program on macOS, and wait for it.
#[must_use]
pub fn computer_name() -> Option<String> {
    computer().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

#[cfg(not(any(windows, target_os = "macos")))]
fn version() -> Option<String> {
    let text = small_file("/etc/os-release")?;
    let line = text.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(line.trim_matches(['"', '\'']).to_owned()).filter(|name| !name.is_empty())
}

#[cfg(not(any(windows, target_os = "macos")))]
fn computer() -> Option<String> {
    small_file("/proc/sys/kernel/hostname").or_else(|| small_file("/etc/hostname"))
}

#[cfg(not(any(windows, target_os = "macos")))]
fn small_file(path: &str) -> Option<String> {
    crate::world::store::text_files::read_text(std::path::Path::new(path), 64 * 1024).ok()
}

#[cfg(target_os = "macos")]
fn version() -> Option<String> {
    let version = output_of("/usr/bin/sw_vers", &["-productVersion"])?;
    Some(format!("macOS {}", version.trim()))
}

#[cfg(target_os = "macos")]
fn computer() -> Option<String> {
    output_of("/bin/hostname", &[])
}

// The registry's own program, for reading it directly needs unsafe code. Its answer ends in the value.
#[cfg(windows)]
fn version() -> Option<String> {
    let root = std::env::var_os("SystemRoot").filter(|root| !root.is_empty())?;
    let program = std::path::Path::new(&root).join("System32").join("reg.exe");
    let key = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion";
    let answer = output_of(program.to_str()?, &["query", key, "/v", "CurrentBuild"])?;
    let build: u32 = answer.split_whitespace().next_back()?.parse().ok()?;
    // Microsoft kept the name “Windows 10” in the registry of Windows 11; the build tells them apart.
    let name = if build >= 22_000 { "Windows 11" } else { "Windows" };
    Some(format!("{name} (build {build})"))
}

#[cfg(windows)]
fn computer() -> Option<String> {
    std::env::var("COMPUTERNAME").ok()
}

#[cfg(any(windows, target_os = "macos"))]
fn output_of(program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = std::process::Command::new(program);
    command.args(arguments).env_clear().stdin(std::process::Stdio::null());
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
    }
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// The folder of the person at this computer; its name is often the person's own.
#[must_use]
pub fn person_folder() -> Option<String> {
    let folder = std::env::home_dir()?;
    // The root of a disk is nobody's own, and stands in every path.
    folder.parent()?;
    folder.to_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_has_a_name_of_one_line() {
        let name = system_name();
        assert!(name.contains(std::env::consts::ARCH) && !name.contains('\n'), "{name}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_computer_is_called_what_the_system_says() {
        let said = std::process::Command::new("uname").arg("-n").output().expect("started");
        let said = String::from_utf8_lossy(&said.stdout).trim().to_owned();
        assert_eq!(computer_name(), Some(said));
    }
}
