//! Programs and system settings: the only room that starts a program or asks the system about itself.
//!
//! No shell is ever involved, and a program that is not ours gets an environment of chosen variables: one
//! that the person set for Refloat, such as a key in a variable, does not reach a browser.

#[cfg_attr(windows, allow(dead_code))]
mod answer;
pub mod browsers;
mod clock;
mod folder;
mod harden;
mod hosts;
mod launch;
mod look;
mod notify;
mod page;
mod portal;
mod private;
mod program;
mod proxy;
mod proxy_variables;
mod restart;
mod system;

pub use clock::{local_zone, now};
pub use folder::open_folder;
pub use harden::{Hardening, PortalsLetIn, harden, let_portals_in};
pub use hosts::{HostsLine, parse_hosts, system_hosts};
pub use look::{SystemLook, system_look};
pub use notify::{NotifyError, notify};
pub use page::{MAX_MAIL_BYTES, Mail, Page, PageError, compose_mail, open_page};
pub use portal::{PortalError, open_portal};
pub use private::{PrivateError, open_private};
pub use proxy::{Bypass, Decider, Proxy, ProxySettings, Way, system_proxies};
pub use proxy_variables::proxy_variables;
pub use restart::restart_with;
pub use system::{Os, computer_name, person_folder, system_name};

/// Why a program could not be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// The program that opens pages is not installed.
    #[error(
        "this computer has no program that opens pages; install xdg-utils, or copy the address"
    )]
    NotInstalled,
    /// What should be opened is no folder, or is not there yet.
    #[error("the folder is not there yet; it is made when something is saved")]
    NoFolder,
    /// The program started and failed.
    #[error("the page could not be opened; copy the address into your browser")]
    Failed,
    /// The system did not start the program.
    #[error("the system did not start the program ({0}); try again, or copy the address")]
    System(std::io::ErrorKind),
}
