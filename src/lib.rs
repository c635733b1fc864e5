//! Refloat gets online merchants' shipping log-ins and connections working again.
//!
//! The folders are the layers, and arrows point one way: [`domain`] ← [`world`] ← [`checks`] ←
//! [`engine`] ← [`cli`] and [`ui`]. `tests/core/architecture.rs` holds that.

pub mod domain;
#[cfg(feature = "gui")]
pub mod ui;
