//! What is known about a partner's direct login: the account, the page to open, the address and its
//! limits, and a reader for an address that the partner's own program built. Source: the vendors'
//! facts, section 3.3.

mod account;
mod address;
mod landing;
mod read;
#[cfg(test)]
mod tests;

pub use account::{AccountShape, account_shape, is_theme_id};
pub use address::{APPENDED_MAX, FIXED_MAX, LIFE_S, Length, WHOLE_MAX, appended};
pub use landing::{Landing, lands_on};
pub use read::{LinkReading, Mistake, read};

/// The host of the portal that a direct login opens (documented).
pub const PORTAL: &str = "dashboard.shipengine.com";
/// The path of the portal that takes the token (documented).
pub const PORTAL_PATH: &str = "/api/directlogin";
