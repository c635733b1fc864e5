//! Tests without a window.
mod keyring;
