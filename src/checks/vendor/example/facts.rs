//! What is known about Parcelpost. A real vendor names its source and how sure each fact is.

/// Its service, a line of `SERVICES` in `src/checks/services.rs`.
pub(super) const SERVICE: &str = "parcelpost";
/// Where it lives.
pub(super) const HOST: &str = "api.parcelpost.example";
/// `GET`, JSON with `open` and `notice`, no key needed.
pub(super) const NOTICE: &str = "/v1/notice";
/// The pages that guides may lead to.
pub(super) const PAGES: &[&str] = &["help.parcelpost.example"];
