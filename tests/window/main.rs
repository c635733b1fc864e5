//! The window, without a screen: every widget and page drawn and used as a person would.

#![allow(clippy::expect_used, reason = "a test may stop at what it did not expect")]

mod components;
mod desk;
mod direct_login;
#[path = "../core/desk.rs"]
#[allow(dead_code, reason = "the tests without a window use more of it")]
mod engine_desk;
mod everything;
mod foreign;
mod harness;
mod keyboard;
mod pages;
mod papers;
mod pictures;
mod pieces;
mod real_program;
mod samples;
mod secret;
mod sharing;
mod shops;
mod widgets;
