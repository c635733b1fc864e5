//! What is known about Shiprocket. Source: the vendors' facts, section 6, with how sure each is.

/// The service of the contract; it lives at `apiv2.shiprocket.in` (documented).
pub(super) const SERVICE: &str = "shiprocket";
/// The status page's service. The real page answers HTML for every path (seen by a public probe).
pub(super) const STATUS: &str = "status-shiprocket";
/// `POST`, JSON body with `email` and `password` (documented).
pub(super) const LOGIN: &str = "/v1/external/auth/login";
/// A read-only call after sign-in, which tells whether the API user may do anything (documented).
pub(super) const BALANCE: &str = "/v1/external/account/details/wallet-balance";
/// Components of the status page that signing in depends on.
pub(super) const COMPONENTS: &[&str] = &["api", "login", "auth", "sign"];
/// The pages of Shiprocket that guides may lead to.
pub(super) const PAGES: &[&str] =
    &["app.shiprocket.in", "support.shiprocket.in", "status.shiprocket.in"];
