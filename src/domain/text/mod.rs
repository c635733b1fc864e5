//! Words: interface texts (Fluent), inline markup, places in files, and characters made safe to show.

mod markup;
mod place;
mod visible;
mod words;

pub use markup::{Span, plain, spans};
pub use place::position;
pub use visible::visible;
pub use words::{Argument, Language, Words};
