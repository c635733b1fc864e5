//! The model of a profile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use url::Url;

use crate::domain::secret::{Origin, Slot};

/// A carrier whose own account the merchant has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Carrier {
    /// UPS.
    Ups,
    /// USPS.
    Usps,
    /// Stamps.com.
    Stamps,
}

impl Carrier {
    /// The vendor's id.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ups => "ups",
            Self::Usps => "usps",
            Self::Stamps => "stamps",
        }
    }
}

/// The software of a shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Platform {
    /// Magento 2 and Adobe Commerce.
    Magento,
    /// WooCommerce.
    Woocommerce,
}

impl Platform {
    /// The vendor's id.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Magento => "magento",
            Self::Woocommerce => "woocommerce",
        }
    }
}

/// The shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shop {
    /// Its software.
    pub platform: Platform,
    /// Its address.
    pub url: Url,
    /// The origin of its address, to which its secrets are bound.
    pub origin: Origin,
}

/// Which of ShipStation's interfaces the merchant has a key for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Api {
    /// Key and secret.
    V1,
    /// One key.
    V2,
    /// The key of the ShipStation API, once called ShipEngine.
    Shipengine,
}

impl Api {
    /// The word of the contract.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V2 => "v2",
            Self::Shipengine => "shipengine",
        }
    }
}

/// ShipStation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shipstation {
    /// Its interface; none where the merchant only signs in with a browser.
    pub api: Option<Api>,
}

/// A partner's direct login.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Partner {
    /// The customer's account at the vendor.
    pub account_id: String,
    /// The page that the customer is to land on.
    pub redirect_to: Option<String>,
    /// The look of that page.
    pub theme_id: Option<String>,
}

/// Where a secret comes from; never the secret itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretSource {
    /// An environment variable, by its name. The command line alone reads it.
    Env(String),
    /// The keyring of this computer.
    Keyring,
}

/// A set-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// What a person calls it; files written by hand may have none.
    pub name: Option<String>,
    /// The carriers, each once.
    pub carriers: Vec<Carrier>,
    /// The shop.
    pub shop: Option<Shop>,
    /// ShipStation.
    pub shipstation: Option<Shipstation>,
    /// The direct login of a partner.
    pub partner: Option<Partner>,
    /// The e-mail address of the Shiprocket API user, just as it was written.
    pub shiprocket_email: Option<String>,
    /// Where the secrets come from.
    pub secrets: BTreeMap<Slot, SecretSource>,
}

impl Profile {
    /// The ids of the vendors that it names.
    #[must_use]
    pub fn vendors(&self) -> Vec<&'static str> {
        let mut vendors = Vec::new();
        vendors.extend(self.shop.as_ref().map(|_| "store"));
        vendors.extend(self.shop.as_ref().map(|shop| shop.platform.word()));
        let shipengine = |it: &Shipstation| it.api == Some(Api::Shipengine);
        vendors.extend(self.shipstation.filter(|it| !shipengine(it)).map(|_| "shipstation"));
        if self.shipstation.is_some_and(|it| shipengine(&it)) || self.partner.is_some() {
            vendors.push("shipengine");
        }
        vendors.extend(self.partner.as_ref().map(|_| "partner"));
        vendors.extend(self.carriers.iter().map(|carrier| carrier.word()));
        vendors.extend(self.shiprocket_email.as_ref().map(|_| "shiprocket"));
        vendors
    }

    /// The values that are no secret, by the names of the checks' inputs.
    #[must_use]
    pub fn values(&self) -> BTreeMap<String, String> {
        let partner = self.partner.as_ref();
        [
            ("url", self.shop.as_ref().map(|shop| shop.url.to_string())),
            ("platform", self.shop.as_ref().map(|shop| shop.platform.word().to_owned())),
            ("api", self.shipstation.and_then(|it| it.api).map(|api| api.word().to_owned())),
            ("account-id", partner.map(|partner| partner.account_id.clone())),
            ("redirect-to", partner.and_then(|partner| partner.redirect_to.clone())),
            ("theme-id", partner.and_then(|partner| partner.theme_id.clone())),
            ("email", self.shiprocket_email.clone()),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
    }
}
