//! Handing an address to the system's own opener.

#[cfg(not(windows))]
pub(super) use with_program::open;
#[cfg(windows)]
pub(super) use with_system::open;

#[cfg(windows)]
mod with_system {
    use super::super::StartError;

    /// Asks Windows itself, which starts no shell and takes no command line.
    pub(in super::super) fn open(address: &str) -> Result<(), StartError> {
        open::that_detached(address).map_err(|error| StartError::System(error.kind()))
    }
}

#[cfg(not(windows))]
mod with_program {
    use super::super::{StartError, program};

    #[cfg(target_os = "macos")]
    const OPENER: &str = "/usr/bin/open";
    #[cfg(not(target_os = "macos"))]
    const OPENER: &str = "xdg-open";

    /// Starts the opener and waits up to three seconds for it to fail.
    pub(in super::super) fn open(address: &str) -> Result<(), StartError> {
        program::start(&mut program::cleaned(OPENER, [address]))
    }
}
