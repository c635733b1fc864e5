//! The engine in a window: theme, widgets, the frame of every page, and the pages (feature `gui`).

mod confirm;
mod frame;
pub mod pages;
pub mod shell;
pub mod theme;
pub mod widgets;
mod window;

pub use window::{Desk, Window};
