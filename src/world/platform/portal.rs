//! Opens the link of a direct login: an address that carries a token for ten seconds.
//!
//! This is the one place besides requests and keyring where a secret comes out, for a browser can be sent
//! to such a link in no other way. It is opened only if it is encrypted and leads to the portal itself; it
//! is never shown, copied or kept. On Linux and macOS it stands on the opener's command line for a moment,
//! where other programs of this computer could read it; it works once, and for ten seconds.

use url::Url;
use zeroize::Zeroizing;

use super::{StartError, launch};
use crate::domain::direct_login::WHOLE_MAX;
use crate::domain::secret::Secret;

/// Why a link was not opened. Carries nothing of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PortalError {
    /// It is no address, or not one that a token can stand in.
    #[error("the link is no address that a browser could open")]
    NoAddress,
    /// It is not encrypted.
    #[error("the link is not encrypted, so it is not opened")]
    NotHttps,
    /// It leads elsewhere.
    #[error("the link does not lead to the portal, so it is not opened")]
    OtherHost,
    /// What is to be appended is no query.
    #[error("what is to be appended to the link is not written as it should be")]
    BadlyAppended,
    /// It is longer than browsers take.
    #[error("the link is longer than browsers take; shorten what is appended")]
    TooLong,
    /// The opener could not be started.
    #[error(transparent)]
    Start(#[from] StartError),
}

/// Opens a link in the person's browser, with more appended to the end of its query. May wait up to three
/// seconds for the opener to fail.
///
/// # Errors
/// It does not lead to `host` over https, or cannot be opened.
pub fn open_portal(link: &Secret, host: &str, appended: &str) -> Result<(), PortalError> {
    let address = address(link, host, appended)?;
    Ok(launch::open(&address)?)
}

fn address(link: &Secret, host: &str, appended: &str) -> Result<Zeroizing<String>, PortalError> {
    let url = Url::parse(link.expose()).map_err(|_| PortalError::NoAddress)?;
    if url.scheme() != "https" {
        return Err(PortalError::NotHttps);
    }
    let userinfo = !url.username().is_empty() || url.password().is_some();
    if url.host_str() != Some(host) || url.port().is_some() || userinfo {
        return Err(PortalError::OtherHost);
    }
    if url.query().is_none_or(str::is_empty) || url.fragment().is_some() {
        return Err(PortalError::NoAddress);
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "&=%-._~".contains(c);
    if !(appended.is_empty() || appended.starts_with('&')) || !appended.chars().all(plain) {
        return Err(PortalError::BadlyAppended);
    }
    // Written anew, so that nothing in it is an option or a second word to the opener.
    let address = Zeroizing::new(format!("{url}{appended}"));
    if address.chars().count() > WHOLE_MAX {
        return Err(PortalError::TooLong);
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "dashboard.shipengine.com";

    fn written(link: &str, appended: &str) -> Result<String, PortalError> {
        address(&Secret::new(link.to_owned()), HOST, appended).map(|address| address.to_string())
    }

    #[test]
    fn only_the_portal_is_opened_and_only_encrypted() {
        for (link, error) in [
            ("http://dashboard.shipengine.com/a?token=FAKE-1", PortalError::NotHttps),
            ("https://portal.other.example/a?token=FAKE-1", PortalError::OtherHost),
            (
                "https://dashboard.shipengine.com.other.example/?token=FAKE-1",
                PortalError::OtherHost,
            ),
            ("https://dashboard.shipengine.com:8443/?token=FAKE-1", PortalError::OtherHost),
            ("https://a:b@dashboard.shipengine.com/?token=FAKE-1", PortalError::OtherHost),
            ("https://dashboard.shipengine.com/a", PortalError::NoAddress),
            ("https://dashboard.shipengine.com/a?token=FAKE-1#x", PortalError::NoAddress),
            ("--help", PortalError::NoAddress),
        ] {
            assert_eq!(written(link, ""), Err(error), "{link}");
        }
    }

    #[test]
    fn what_is_appended_stands_at_the_end_of_the_query() {
        let link = "https://dashboard.shipengine.com/api/directlogin?token=FAKE-1";
        let whole = written(link, "&theme_id=a&redirect_to=billing");
        assert_eq!(whole.as_deref(), Ok(&*format!("{link}&theme_id=a&redirect_to=billing")));
        for appended in ["theme_id=a", "?theme_id=a", "&a=b#c", "&a=b c", "&a=\u{202e}"] {
            assert_eq!(written(link, appended), Err(PortalError::BadlyAppended), "{appended}");
        }
        let long = format!("&theme_id={}", "a".repeat(2_000));
        assert_eq!(written(link, &long), Err(PortalError::TooLong));
    }

    #[test]
    fn an_error_tells_nothing_of_the_link() {
        let error = written("https://portal.other.example/?token=FAKE-canary", "").unwrap_err();
        assert!(!format!("{error} {error:?}").contains("canary"));
    }
}
