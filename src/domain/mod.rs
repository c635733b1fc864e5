//! What Refloat knows. Pure: no file, socket, clock, process or window; time and data come in as values.

pub mod diagnose;
pub mod direct_login;
pub mod finding;
pub mod guide;
pub mod paste;
pub mod profile;
pub mod replay;
pub mod report;
pub mod secret;
pub mod session;
pub mod text;
