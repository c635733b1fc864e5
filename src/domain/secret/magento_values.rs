//! What a value for a Magento shop looks like, before it is sent anywhere.
//!
//! Sources: the vendors' facts, section 11. The four values of an integration are 32 small letters and
//! digits (seen in reports), the extension's key is 32 hexadecimal digits (its generator was read). Shapes
//! change, so what is not recognised is no mistake.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::Secret;
use super::shapes::trim;

/// Characters of a value that Magento or the extension makes.
const LENGTH: usize = 32;

/// What a value for a Magento shop looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MagentoValue {
    /// 32 hexadecimal digits: the extension's key, or a half of a ShipStation V1 key.
    Hex,
    /// 32 small letters and digits that are not all hexadecimal: a value of an integration.
    Integration,
    /// A key of ShipStation's own API.
    ShipstationApi,
    /// A key of WooCommerce or of the plug-in there.
    Woocommerce,
    /// A token of an admin user, with its end in Unix seconds where it tells one.
    AdminToken(Option<i64>),
    /// Nothing that is known.
    Unknown,
}

/// Recognises a value, without what stands around it.
#[must_use]
pub fn kind_of(secret: &Secret) -> MagentoValue {
    let core = trim(secret.expose());
    let all = |allowed: fn(&u8) -> bool| core.bytes().all(|byte| allowed(&byte));
    if core.len() == LENGTH && all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return MagentoValue::Hex;
    }
    if core.len() == LENGTH && all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'z')) {
        return MagentoValue::Integration;
    }
    if ["ck_", "cs_", "WCSS-"].iter().any(|start| core.starts_with(start)) {
        return MagentoValue::Woocommerce;
    }
    if core.starts_with("TEST_") || is_shipstation_api(core) {
        return MagentoValue::ShipstationApi;
    }
    let parts: Vec<&str> = core.split('.').collect();
    if let [head, claims, _] = parts.as_slice()
        && head.starts_with("eyJ")
    {
        return MagentoValue::AdminToken(end_of(claims));
    }
    MagentoValue::Unknown
}

/// About 43 characters of base64, not all of one kind.
fn is_shipstation_api(core: &str) -> bool {
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let has = |kind: fn(&u8) -> bool| core.as_bytes().iter().any(kind);
    (42..=45).contains(&core.len())
        && core.bytes().all(base64)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_digit)
}

/// The end that a token tells, in Unix seconds. Its signature is not ours to check.
fn end_of(claims: &str) -> Option<i64> {
    let claims = URL_SAFE_NO_PAD.decode(claims.trim_end_matches('=')).ok()?;
    let claims: serde_json::Value = serde_json::from_slice(&claims).ok()?;
    claims.get("exp")?.as_i64()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> MagentoValue {
        kind_of(&Secret::new(text.to_owned()))
    }

    #[test]
    fn each_kind_is_known_by_its_shape_alone() {
        for (text, expected) in [
            (" fa4efa4efa4efa4efa4efa4efa4efa4e\n", MagentoValue::Hex),
            ("fakefakefakefakefakefakefakefake", MagentoValue::Integration),
            ("FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKE", MagentoValue::Unknown),
            ("FAKE1fake+FAKE/fake2FAKE3fake4FAKE5fake6FAK", MagentoValue::ShipstationApi),
            ("TEST_FAKE1fake", MagentoValue::ShipstationApi),
            ("ck_fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e", MagentoValue::Woocommerce),
            ("FAKE-extension-key-4a", MagentoValue::Unknown),
            ("", MagentoValue::Unknown),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn the_end_of_an_admin_token_is_read_where_it_is_told() {
        let claims = URL_SAFE_NO_PAD.encode(br#"{"uid":1,"utypid":2,"exp":1700000000}"#);
        let token = format!("eyJGQUtF.{claims}.FAKE");
        assert_eq!(kind(&token), MagentoValue::AdminToken(Some(1_700_000_000)));
        assert_eq!(kind("eyJGQUtF.FAKE.FAKE"), MagentoValue::AdminToken(None));
    }
}
