//! Refloat gets online merchants' shipping log-ins and connections working again.
//!
//! The folders are the layers, and arrows point one way: [`domain`] ← [`world`] ← [`checks`] ←
//! [`engine`] ← `cli` and `ui`. `tests/core/architecture.rs` holds that.

#[cfg(feature = "gui")]
pub mod app;
pub mod checks;
pub mod cli;
pub mod domain;
pub mod engine;
#[cfg(feature = "gui")]
pub mod ui;
pub mod world;
