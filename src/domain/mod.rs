//! What Refloat knows. Pure: no file, socket, clock, process or window; time and data come in as values.

pub mod secret;
