//! The widgets from the keyboard and for a screen reader.
