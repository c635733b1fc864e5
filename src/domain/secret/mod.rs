//! Secrets, the one place each may go, and what their shape gives away.

pub mod carriers;
mod credential;
mod encoded;
mod fingerprint;
pub mod link;
pub mod magento_values;
mod origin;
mod placeholder;
mod random;
mod scan;
pub mod shapes;
pub mod shipengine;
pub mod shipstation_keys;
mod slot;
mod value;
pub mod woo_keys;

pub use credential::Credential;
pub use encoded::{Needles, Unsearchable};
pub use origin::{Origin, OriginError};
pub use placeholder::placeholder;
pub use scan::{looks_like_secret, mask_secrets};
pub use slot::{Slot, UnknownSlot};
pub use value::Secret;
