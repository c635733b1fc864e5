//! The field of a secret: what goes in, and that nothing of it comes out.
