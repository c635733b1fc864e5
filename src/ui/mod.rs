//! The window: theme, widgets and the frame of every page (feature `gui`).

pub mod shell;
pub mod theme;
pub mod widgets;
