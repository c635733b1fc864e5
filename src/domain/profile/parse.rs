//! Reads a profile's file, with file, line and column in every error.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use url::Url;

use super::model::{Carrier, Partner, Platform, Profile, SecretSource, Shipstation, Shop};
use super::name::profile_name;
use crate::domain::secret::{Origin, Slot};
use crate::domain::text::{position, visible};

/// Characters of a value that an error repeats.
const SHOWN: usize = 80;

/// A profile that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct ProfileError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// A text that names no source of a secret. The text is not repeated: it may be the secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a secret comes from env:NAME (a variable) or keyring; the secret itself is never written here"
)]
pub struct BadSource;

/// Reads the source of a secret: `env:NAME` or `keyring`.
///
/// # Errors
/// It is neither.
pub fn parse_source(text: &str) -> Result<SecretSource, BadSource> {
    if text == "keyring" {
        return Ok(SecretSource::Keyring);
    }
    let name = text.strip_prefix("env:").ok_or(BadSource)?;
    if name.is_empty() || name.contains(['=', '\0']) {
        return Err(BadSource);
    }
    Ok(SecretSource::Env(name.to_owned()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProfile {
    name: Option<Spanned<String>>,
    #[serde(default)]
    carriers: Vec<Carrier>,
    store: Option<RawShop>,
    shipstation: Option<Shipstation>,
    partner: Option<Partner>,
    shiprocket: Option<RawShiprocket>,
    #[serde(default)]
    secrets: BTreeMap<Spanned<String>, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawShop {
    platform: Platform,
    url: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawShiprocket {
    email: String,
}

/// A mistake and the byte at which it stands.
type Mistake = (usize, String);

/// Reads the text of a profile; `file` is named in errors.
///
/// # Errors
/// The text is no TOML, holds something unknown, or an address that is none; with the place.
pub fn parse(file: &str, text: &str) -> Result<Profile, ProfileError> {
    let at = |offset: usize, message: String| {
        let (line, column) = position(text, offset);
        ProfileError { file: file.to_owned(), line, column, message }
    };
    let raw: RawProfile = toml::from_str(text).map_err(|error| {
        at(error.span().map_or(0, |span| span.start), error.message().to_owned())
    })?;
    build(raw).map_err(|(offset, message)| at(offset, message))
}

fn build(raw: RawProfile) -> Result<Profile, Mistake> {
    let mut carriers = Vec::new();
    for carrier in raw.carriers {
        if !carriers.contains(&carrier) {
            carriers.push(carrier);
        }
    }
    Ok(Profile {
        name: raw.name.map(named).transpose()?,
        carriers,
        shop: raw.store.map(shop).transpose()?,
        shipstation: raw.shipstation,
        partner: raw.partner,
        shiprocket_email: raw.shiprocket.map(|shiprocket| shiprocket.email),
        secrets: raw.secrets.into_iter().map(secret).collect::<Result<_, _>>()?,
    })
}

fn named(raw: Spanned<String>) -> Result<String, Mistake> {
    profile_name(raw.get_ref()).map_err(|error| (raw.span().start, error.to_string()))
}

fn shop(raw: RawShop) -> Result<Shop, Mistake> {
    let offset = raw.url.span().start;
    let text = raw.url.get_ref().trim();
    let url = Url::parse(text).map_err(|_| {
        let shown = visible(text, SHOWN);
        (offset, format!("“{shown}” is no web address; it should look like https://shop.example"))
    })?;
    let origin = Origin::of(&url).map_err(|error| (offset, error.to_string()))?;
    Ok(Shop { platform: raw.platform, url, origin })
}

fn secret(
    (name, source): (Spanned<String>, Spanned<String>),
) -> Result<(Slot, SecretSource), Mistake> {
    let slot = name.get_ref().parse::<Slot>();
    let slot = slot.map_err(|error| (name.span().start, error.to_string()))?;
    let from = parse_source(source.get_ref());
    Ok((slot, from.map_err(|error| (source.span().start, error.to_string()))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"
carriers = ["ups", "usps", "stamps", "ups"]
[store]
platform = "magento"
url = "https://shop.example/store"
[shipstation]
api = "v2"
[partner]
account-id = "123456"
redirect-to = "carriers"
theme-id = "550e8400-e29b-41d4-a716-446655440000"
[shiprocket]
email = "api-user@shop.example"
[secrets]
magento-token = "env:MAGENTO_TOKEN"
shiprocket-password = "keyring"
"#;

    fn error(text: &str) -> String {
        parse("p.toml", text).expect_err("refused").to_string()
    }

    #[test]
    fn the_profile_of_the_contract_is_read() {
        let profile = parse("p.toml", WHOLE).expect("a profile");
        assert_eq!(
            profile.vendors(),
            [
                "store",
                "magento",
                "shipstation",
                "shipengine",
                "partner",
                "ups",
                "usps",
                "stamps",
                "shiprocket"
            ]
        );
        assert_eq!(
            profile.secrets.get(&Slot::MagentoToken),
            Some(&SecretSource::Env("MAGENTO_TOKEN".to_owned()))
        );
        assert_eq!(profile.secrets.get(&Slot::ShiprocketPassword), Some(&SecretSource::Keyring));
        assert_eq!(
            profile.shop.map(|shop| shop.origin.to_string()),
            Some("https://shop.example".to_owned())
        );
    }

    #[test]
    fn who_only_signs_in_to_shipstation_names_no_interface() {
        let profile = parse("p.toml", "[shipstation]\n").expect("a profile");
        assert_eq!(profile.vendors(), ["shipstation"]);
        assert_eq!(profile.values().get("api"), None);
        let old = parse("p.toml", "[shipstation]\napi = \"v1\"\n").expect("a profile");
        assert_eq!(old.values().get("api").map(String::as_str), Some("v1"));
    }

    #[test]
    fn an_empty_profile_names_nobody() {
        assert_eq!(parse("p.toml", "").map(|profile| profile.vendors()), Ok(Vec::new()));
    }

    #[test]
    fn what_is_unknown_is_refused_at_its_place() {
        assert!(error("[stroe]\nurl = \"x\"\n").starts_with("p.toml:1:2: "));
        assert!(error("carriers = [\"dhl\"]\n").starts_with("p.toml:1:13: "));
        assert!(error("carriers = [\n").starts_with("p.toml:"));
        let unknown = error("[secrets]\nmagento-tokn = \"keyring\"\n");
        assert!(unknown.starts_with("p.toml:2:1: there is no secret named “magento-tokn”"));
        assert!(unknown.contains("magento-token-secret"), "{unknown}");
    }

    #[test]
    fn an_address_that_is_none_is_refused() {
        for address in ["shop", "ftp://shop.example", "https://a:b@shop.example", "https://", ""] {
            let text = format!("[store]\nplatform = \"magento\"\nurl = \"{address}\"\n");
            assert!(error(&text).starts_with("p.toml:3:7: "), "{address}");
        }
    }

    #[test]
    fn a_secret_written_into_a_profile_is_not_repeated() {
        let text = "[secrets]\nmagento-token = \"FAKE-canary-7\"\n";
        assert!(!error(text).contains("canary"), "{}", error(text));
        assert!(error(text).starts_with("p.toml:2:17: "));
    }
}
