//! Set-ups without secrets: what a merchant works with, and where each secret comes from.

pub mod asking;
mod learn;
mod model;
mod name;
mod parse;
mod write;

pub use learn::{Learnt, Place, learnt};
pub use model::{Api, Carrier, Partner, Platform, Profile, SecretSource, Shipstation, Shop};
pub use name::{BadProfileName, FIRST_PROFILE, MAX_NAME, fresh_profile_id, profile_name};
pub use parse::{BadSource, ProfileError, parse, parse_source};
pub use write::write;
