//! How Refloat touches the outside. One room for each kind of touch, and nobody else touches.
//!
//! - [`net`] opens sockets.
//! - [`vault`] speaks to the keyring of the operating system, on one thread of its own.
//! - [`store`] reads and writes files.
//! - [`platform`] starts programs and reads system settings.
//!
//! Everything here may wait (a disk on the network, a keychain that asks for a password), so nothing here
//! is called from the thread that draws, except what its documentation says returns at once.

pub mod net;
pub mod platform;
pub mod store;
pub mod vault;
