//! How Refloat touches the outside. One room for each kind of touch, and nobody else touches.

pub mod net;
