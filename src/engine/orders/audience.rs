//! Which origin each secret belongs to.

use crate::checks::origin_of;
use crate::domain::secret::{Origin, Slot};

/// The profile that secrets are kept under where none is named.
pub const DEFAULT_PROFILE: &str = "default";

/// The service of a slot; none where the secret goes to the merchant's own shop.
const fn service_of(slot: Slot) -> Option<&'static str> {
    match slot {
        Slot::ShipstationV1Key | Slot::ShipstationV1Secret => Some("shipstation-v1"),
        Slot::ShipstationV2Key => Some("shipstation-v2"),
        Slot::ShipengineKey | Slot::ShipenginePartnerKey => Some("shipengine"),
        Slot::ShiprocketPassword => Some("shiprocket"),
        Slot::UpsClientId | Slot::UpsClientSecret => Some("ups"),
        Slot::UspsClientId | Slot::UspsClientSecret => Some("usps"),
        Slot::MagentoToken
        | Slot::MagentoTokenSecret
        | Slot::MagentoConsumerKey
        | Slot::MagentoConsumerSecret
        | Slot::MagentoShipstationKey
        | Slot::WoocommerceKey
        | Slot::WoocommerceSecret
        | Slot::WoocommerceAuthKey => None,
    }
}

/// The one place a secret may go to, `shop` being the origin of the merchant's own; none where that is
/// needed and not known.
pub(in crate::engine) fn audience(slot: Slot, shop: Option<&Origin>) -> Option<Origin> {
    match service_of(slot) {
        Some(service) => origin_of(service),
        None => shop.cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_secret_has_a_vendor_or_goes_to_the_shop() {
        let shop = "[store]\nplatform = \"magento\"\nurl = \"https://shop.example/x\"\n";
        let profile = crate::domain::profile::parse("p", shop).expect("a profile");
        let shop = profile.shop.map(|shop| shop.origin);
        for slot in Slot::ALL {
            let origin = audience(slot, shop.as_ref()).expect("somewhere");
            let to_shop = slot.name().starts_with("magento") || slot.name().starts_with("woo");
            assert_eq!(origin.host() == "shop.example", to_shop, "{slot}");
            assert_eq!(audience(slot, None).is_none(), to_shop, "{slot}");
        }
    }
}
