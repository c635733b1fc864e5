//! The names of the secrets, as profiles, the command line and the keyring know them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A name that is none of the slots.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no secret named “{name}”; the names are: {}", known())]
pub struct UnknownSlot {
    /// The name that was given.
    pub name: String,
}

fn known() -> String {
    Slot::ALL.map(Slot::name).join(", ")
}

macro_rules! slots {
    ($($variant:ident = $name:literal, $doc:literal;)*) => {
        /// The name of a secret. Where it may go is its origin, kept beside it in the vault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Slot {
            $(#[doc = $doc] $variant,)*
        }

        impl Slot {
            /// Every slot, in the order of the contract.
            pub const ALL: [Self; [$(Self::$variant),*].len()] = [$(Self::$variant),*];

            /// The name as written in profiles and on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

slots! {
    ShipstationV1Key = "shipstation-v1-key", "ShipStation API V1 key.";
    ShipstationV1Secret = "shipstation-v1-secret", "ShipStation API V1 secret.";
    ShipstationV2Key = "shipstation-v2-key", "ShipStation API V2 key.";
    ShipengineKey = "shipengine-key", "ShipStation API (ShipEngine) account key.";
    ShipenginePartnerKey = "shipengine-partner-key", "ShipStation API partner key.";
    MagentoToken = "magento-token", "Magento integration access token.";
    MagentoTokenSecret = "magento-token-secret", "Magento integration token secret.";
    MagentoConsumerKey = "magento-consumer-key", "Magento integration consumer key.";
    MagentoConsumerSecret = "magento-consumer-secret", "Magento integration consumer secret.";
    MagentoShipstationKey = "magento-shipstation-key", "The Auctane extension's own key.";
    WoocommerceKey = "woocommerce-key", "WooCommerce consumer key.";
    WoocommerceSecret = "woocommerce-secret", "WooCommerce consumer secret.";
    WoocommerceAuthKey = "woocommerce-auth-key", "The ShipStation plug-in's authentication key.";
    ShiprocketPassword = "shiprocket-password", "Password of the Shiprocket API user.";
    UpsClientId = "ups-client-id", "UPS OAuth client id.";
    UpsClientSecret = "ups-client-secret", "UPS OAuth client secret.";
    UspsClientId = "usps-client-id", "USPS consumer key.";
    UspsClientSecret = "usps-client-secret", "USPS consumer secret.";
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Slot {
    type Err = UnknownSlot;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|slot| slot.name() == name)
            .ok_or_else(|| UnknownSlot { name: name.to_owned() })
    }
}

impl TryFrom<String> for Slot {
    type Error = UnknownSlot;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse()
    }
}

impl From<Slot> for String {
    fn from(slot: Slot) -> Self {
        slot.name().to_owned()
    }
}
