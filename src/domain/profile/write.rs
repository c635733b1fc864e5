//! Writes a profile as the file that [`super::parse`] reads.

use std::collections::BTreeMap;

use serde::Serialize;

use super::model::{Api, Carrier, Platform, Profile, SecretSource};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Written<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    carriers: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    store: Option<Store<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipstation: Option<Shipstation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partner: Option<Partner<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shiprocket: Option<Shiprocket<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    secrets: BTreeMap<&'a str, String>,
}

#[derive(Serialize)]
struct Store<'a> {
    platform: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct Shipstation<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    api: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Partner<'a> {
    account_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    redirect_to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme_id: Option<&'a str>,
}

#[derive(Serialize)]
struct Shiprocket<'a> {
    email: &'a str,
}

/// The text of a profile's file, whole.
///
/// # Errors
/// The serialiser refuses, which no profile makes it do; its words name no value.
pub fn write(profile: &Profile) -> Result<String, toml::ser::Error> {
    let source = |source: &SecretSource| match source {
        SecretSource::Env(name) => format!("env:{name}"),
        SecretSource::Keyring => "keyring".to_owned(),
    };
    toml::to_string(&Written {
        name: profile.name.as_deref(),
        carriers: profile.carriers.iter().copied().map(Carrier::word).collect(),
        store: profile
            .shop
            .as_ref()
            .map(|shop| Store { platform: Platform::word(shop.platform), url: shop.url.as_str() }),
        shipstation: profile.shipstation.map(|one| Shipstation { api: one.api.map(Api::word) }),
        partner: profile.partner.as_ref().map(|partner| Partner {
            account_id: &partner.account_id,
            redirect_to: partner.redirect_to.as_deref(),
            theme_id: partner.theme_id.as_deref(),
        }),
        shiprocket: profile.shiprocket_email.as_deref().map(|email| Shiprocket { email }),
        secrets: profile.secrets.iter().map(|(slot, from)| (slot.name(), source(from))).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::profile::parse;

    #[test]
    fn what_is_written_is_read_again() {
        let text = r#"
name = "Käthe’s “Café”"
carriers = ["ups", "stamps"]
[store]
platform = "woocommerce"
url = "https://shop.example/store"
[shipstation]
api = "v1"
[partner]
account-id = "123456"
redirect-to = "carriers"
[shiprocket]
email = "api-user@shop.example"
[secrets]
woocommerce-key = "env:KEY"
shiprocket-password = "keyring"
"#;
        let profile = parse("p", text).expect("a profile");
        let written = write(&profile).expect("written");
        assert_eq!(parse("p", &written), Ok(profile));
        assert!(written.contains("Käthe’s “Café”"));
    }

    #[test]
    fn an_empty_profile_is_an_empty_file() {
        assert_eq!(write(&Profile::default()).as_deref(), Ok(""));
    }
}
