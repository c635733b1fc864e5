//! What a walk taught about a set-up: values that were entered, and where they belong in a profile.

use url::Url;

use super::model::{Platform, Profile, Shop};
use crate::domain::secret::{Origin, looks_like_secret, shapes};

/// Where a value that a guide asks for belongs in a profile: by the guide's topic and the value's name,
/// for an “e-mail” is another one in each vendor's guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The e-mail address of the Shiprocket API user.
    ShiprocketEmail,
    /// The address of the shop.
    ShopAddress(Platform),
}

/// The names that guides have for the address of the shop.
fn is_address(name: &str) -> bool {
    matches!(name, "url" | "store-url" | "shop-url" | "base-url")
}

impl Place {
    /// The place of a value, where a profile has one for it.
    #[must_use]
    pub fn of(topic: &str, name: &str) -> Option<Self> {
        match (topic, name) {
            ("shiprocket", "email" | "api-email") => Some(Self::ShiprocketEmail),
            ("magento", name) if is_address(name) => Some(Self::ShopAddress(Platform::Magento)),
            ("woocommerce", name) if is_address(name) => {
                Some(Self::ShopAddress(Platform::Woocommerce))
            }
            _ => None,
        }
    }

    /// What the profile has there. A shop of another platform is another shop.
    #[must_use]
    pub fn value(self, profile: &Profile) -> Option<String> {
        match self {
            Self::ShiprocketEmail => profile.shiprocket_email.clone(),
            Self::ShopAddress(platform) => {
                let shop = profile.shop.as_ref().filter(|shop| shop.platform == platform)?;
                Some(shop.url.to_string())
            }
        }
    }

    /// Puts a value there. False where it does not fit: no e-mail address, no address of a shop, or what
    /// looks like a secret.
    pub fn fill(self, profile: &mut Profile, value: &str) -> bool {
        let value = value.trim();
        match self {
            Self::ShiprocketEmail => {
                let fits = shapes::is_email(value) && !looks_like_secret(value);
                if fits {
                    profile.shiprocket_email = Some(value.to_owned());
                }
                fits
            }
            Self::ShopAddress(platform) => {
                let shop = address(value).map(|(url, origin)| Shop { platform, url, origin });
                let fits = shop.is_some();
                profile.shop = shop.or(profile.shop.take());
                fits
            }
        }
    }
}

/// The address of a shop without query and fragment, which could carry a key.
fn address(value: &str) -> Option<(Url, Origin)> {
    let mut url = Url::parse(value).ok()?;
    url.set_query(None);
    url.set_fragment(None);
    let origin = Origin::of(&url).ok()?;
    (!looks_like_secret(url.as_str())).then_some((url, origin))
}

/// A value that a walk taught and the profile does not have yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learnt {
    /// Where it belongs.
    pub place: Place,
    /// The value.
    pub value: String,
}

/// A value of a walk: the topic of the guide that asked for it, its name there, and what was entered.
pub type Taught<'a> = (&'a str, &'a str, &'a str);

/// What the values of a walk would change in a profile.
#[must_use]
pub fn learnt<'a>(profile: &Profile, values: impl Iterator<Item = Taught<'a>>) -> Vec<Learnt> {
    let mut found: Vec<Learnt> = Vec::new();
    for (topic, name, value) in values {
        let Some(place) = Place::of(topic, name) else { continue };
        let mut changed = profile.clone();
        if !place.fill(&mut changed, value) || changed == *profile {
            continue;
        }
        // What was entered last for a place counts.
        found.retain(|known| known.place != place);
        found.extend(place.value(&changed).map(|value| Learnt { place, value }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(profile: &Profile, values: &[Taught<'_>]) -> Vec<Learnt> {
        learnt(profile, values.iter().copied())
    }

    #[test]
    fn an_e_mail_address_is_learnt_in_its_own_guide_only() {
        let profile = Profile::default();
        let entered = ("shiprocket", "api-email", "api@shop.example");
        let found = of(&profile, &[("shiprocket", "api-email", "old@shop.example"), entered]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].value, "api@shop.example");
        assert_eq!(of(&profile, &[("shipstation", "email", "me@shop.example")]), Vec::new());
        let mut knows = profile;
        assert!(found[0].place.fill(&mut knows, &found[0].value));
        assert_eq!(of(&knows, &[entered]), Vec::new());
    }

    #[test]
    fn an_address_is_kept_without_what_could_be_a_key() {
        let entered = ("magento", "url", "https://shop.example/store?key=FAKE-1#x");
        let found = of(&Profile::default(), &[entered]);
        assert_eq!(found[0].value, "https://shop.example/store");
        let none = ("magento", "url", "https://a:FAKE@shop.example/");
        assert_eq!(of(&Profile::default(), &[none]), Vec::new());
    }
}
