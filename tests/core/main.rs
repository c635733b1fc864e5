//! Tests without a window.
mod keyring;
mod practice;
