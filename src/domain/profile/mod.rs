//! Set-ups without secrets: what a merchant works with, and where each secret comes from.

mod model;
mod parse;

pub use model::{Api, Carrier, Partner, Platform, Profile, SecretSource, Shipstation, Shop};
pub use parse::{BadSource, ProfileError, parse, parse_source};
