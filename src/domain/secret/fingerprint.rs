//! A keyed hash of a secret: enough to recognise the same value again, and nothing more.

use ring::hmac;

use super::Secret;

impl Secret {
    /// The HMAC-SHA-256 of the secret in hex, under a key that stays on one computer.
    ///
    /// The context says what the secret is for; the same value has another fingerprint in another one.
    #[must_use]
    pub fn fingerprint(&self, key: &[u8], context: &str) -> String {
        let mut hash = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
        // The context is closed by its length, so that no other split of the same letters hashes alike.
        hash.update(&(context.len() as u64).to_be_bytes());
        hash.update(context.as_bytes());
        hash.update(self.expose().as_bytes());
        hash.sign().as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_depends_on_value_key_and_context_alone() {
        let secret = |text: &str| Secret::new(text.to_owned());
        let print = secret("FAKE-1").fingerprint(b"key", "magento-token");
        assert_eq!(print, secret("FAKE-1").fingerprint(b"key", "magento-token"));
        assert_ne!(print, secret("FAKE-2").fingerprint(b"key", "magento-token"));
        assert_ne!(print, secret("FAKE-1").fingerprint(b"other", "magento-token"));
        assert_ne!(print, secret("FAKE-1").fingerprint(b"key", "woocommerce-key"));
        assert_ne!(
            secret("bc").fingerprint(b"key", "a"),
            secret("c").fingerprint(b"key", "ab"),
            "the context is told from the value"
        );
    }
}
