//! How Refloat touches the outside. One room for each kind of touch, and nobody else touches.
//!
//! - [`net`]: sockets.
//! - [`store`]: files.
//!
//! Everything here may wait (a disk on the network, a keychain that asks for a password), so nothing here
//! is called from the thread that draws, except what its documentation says returns at once.

pub mod net;
pub mod store;
