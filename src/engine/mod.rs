//! Joins the rooms: commands in, effects carried out, a view state out. Knows nothing of a window.

pub mod command;
pub mod view;
