//! The window, without a screen: every widget and page drawn and used as a person would.

mod components;
mod harness;
mod pieces;
mod secret;
mod widgets;
