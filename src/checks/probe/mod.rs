//! Looks at this computer, at a path, at a status page: what every vendor shares.

pub mod browsers;
mod clock;
mod dns;
mod hosts;
pub(super) mod interception;
pub(super) mod online;
pub(super) mod path;
mod proxy;
pub(super) mod status;

pub use hosts::sends_of;
pub use online::network_answers;

use super::Check;

/// The checks of this computer.
pub(super) fn checks() -> Vec<Box<dyn Check>> {
    vec![
        Box::new(online::Online),
        Box::new(clock::Clock),
        Box::new(proxy::Proxy),
        Box::new(dns::Dns),
        Box::new(interception::Interception),
        Box::new(browsers::Browsers),
    ]
}
