//! What may leave this computer, and how it is made unrecognisable first.

mod mask;

pub use mask::{Kind, Masker};
