//! Shiprocket: sign-in of an API user, and what it may do.

mod answer;
pub mod emulator;
mod facts;
mod login;
mod path;
mod shape;
mod status;

use crate::checks::Check;

/// The checks of this vendor.
pub(super) fn checks() -> Vec<Box<dyn Check>> {
    vec![
        Box::new(path::Path),
        Box::new(status::Status),
        Box::new(shape::Shape),
        Box::new(login::Login),
    ]
}

/// The hosts of the pages that guides may lead to.
pub(super) const fn pages() -> &'static [&'static str] {
    facts::PAGES
}
