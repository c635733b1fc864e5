//! The guides and vocabularies that come with the program.

use super::{Guide, GuideError, Library, load};
use crate::domain::finding::{Catalog, CatalogError};

/// File names and texts of the built-in guides.
const GUIDES: [(&str, &str); 16] = [
    ("guides/direct-login.toml", include_str!("../../../guides/direct-login.toml")),
    ("guides/magento-connection.toml", include_str!("../../../guides/magento-connection.toml")),
    ("guides/part-clean-browser.toml", include_str!("../../../guides/part-clean-browser.toml")),
    ("guides/part-clock.toml", include_str!("../../../guides/part-clock.toml")),
    ("guides/part-other-network.toml", include_str!("../../../guides/part-other-network.toml")),
    ("guides/part-private-window.toml", include_str!("../../../guides/part-private-window.toml")),
    ("guides/part-shop-way.toml", include_str!("../../../guides/part-shop-way.toml")),
    ("guides/part-vendor-down.toml", include_str!("../../../guides/part-vendor-down.toml")),
    ("guides/shiprocket-login.toml", include_str!("../../../guides/shiprocket-login.toml")),
    ("guides/shipstation-api.toml", include_str!("../../../guides/shipstation-api.toml")),
    ("guides/shipstation-carriers.toml", include_str!("../../../guides/shipstation-carriers.toml")),
    ("guides/shipstation-login.toml", include_str!("../../../guides/shipstation-login.toml")),
    ("guides/start-here.toml", include_str!("../../../guides/start-here.toml")),
    ("guides/ups-connection.toml", include_str!("../../../guides/ups-connection.toml")),
    ("guides/usps-connection.toml", include_str!("../../../guides/usps-connection.toml")),
    (
        "guides/woocommerce-connection.toml",
        include_str!("../../../guides/woocommerce-connection.toml"),
    ),
];

/// The text of `guides/causes.toml`.
const CAUSES: &str = include_str!("../../../guides/causes.toml");
/// The text of `guides/findings.toml`.
const FINDINGS: &str = include_str!("../../../guides/findings.toml");

/// The built-in guides.
///
/// # Errors
/// A built-in guide does not load, with its file, line and column. A test keeps that from being
/// delivered.
pub fn builtin_library() -> Result<Library, GuideError> {
    let guides: Result<Vec<Guide>, GuideError> =
        GUIDES.iter().map(|(file, text)| load(file, text, true)).collect();
    Ok(Library::new(guides?))
}

/// The built-in causes and findings.
///
/// # Errors
/// A vocabulary does not load, with its file, line and column. A test keeps that from being
/// delivered.
pub fn builtin_catalog() -> Result<Catalog, CatalogError> {
    Catalog::parse(CAUSES, FINDINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_files_load() {
        assert_eq!(builtin_library().map(|library| library.sources().count()), Ok(GUIDES.len()));
        let catalog = builtin_catalog().map_err(|error| error.to_string());
        assert_eq!(catalog.map(|catalog| catalog.causes().len()), Ok(77));
    }
}
