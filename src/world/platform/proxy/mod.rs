//! The system's proxies: read as the system tells them, interpreted the same on every system.
//!
//! Reading needs the system in question; what the values mean is pure, and tested everywhere.

mod bypass;
#[cfg_attr(any(windows, target_os = "macos"), allow(dead_code))]
mod linux;
#[cfg_attr(not(target_os = "macos"), allow(dead_code))]
mod macos;
mod settings;
#[cfg_attr(not(windows), allow(dead_code))]
mod windows;

pub use bypass::Bypass;
pub use settings::{Decider, Proxy, ProxySettings, Way};

/// How long a program of the system may take to tell its settings.
#[cfg(not(windows))]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);

/// The proxies of this system. May start a program on macOS and Linux, and wait for it for three seconds
/// at most; what it does not tell counts as not set.
#[must_use]
pub fn system_proxies() -> ProxySettings {
    #[cfg(windows)]
    return windows::read();
    #[cfg(target_os = "macos")]
    return macos::read();
    #[cfg(not(any(windows, target_os = "macos")))]
    linux::read()
}
