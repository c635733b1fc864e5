//! Refloat.
fn main() {}
