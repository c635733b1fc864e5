//! Tests without a window.
mod guides;
mod keyring;
mod practice;
