//! Looks at this computer, at a path, at a status page: what every vendor shares.

pub mod browsers;
mod clock;
mod online;
pub(super) mod path;
pub(super) mod status;

use super::Check;

/// The checks of this computer.
pub(super) fn checks() -> Vec<Box<dyn Check>> {
    vec![Box::new(online::Online), Box::new(clock::Clock), Box::new(browsers::Browsers)]
}
