//! Pages that are opened in the browser, and mails that are begun in the mail program.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::{Host, Url};

use super::{StartError, launch};

/// The longest address of a begun mail. Windows cuts longer ones off.
pub const MAX_MAIL_BYTES: usize = 2000;

/// The longest address of a page, as browsers take it everywhere.
const MAX_PAGE_BYTES: usize = 8000;

/// What stays as it is in a mail's address; a line break is written as `%0D%0A`, as the standard asks.
const MAIL: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Why a page or mail was not opened. Carries nothing of the address, which may hold a token.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// The text is no address.
    #[error("this is no web address; it should look like https://shop.example")]
    NoAddress,
    /// Only https pages are opened.
    #[error("Refloat opens only pages whose address begins with https://")]
    NotHttps,
    /// The address carries a user name or password.
    #[error("this address carries a user name or password and is not opened")]
    Userinfo,
    /// The address is longer than browsers take.
    #[error("this address is longer than a browser takes")]
    TooLong,
    /// The mail is longer than a mail program takes this way.
    #[error("this message is too long to hand to the mail program; copy it instead")]
    MailTooLong,
    /// The opener could not be started.
    #[error(transparent)]
    Start(#[from] StartError),
}

/// An https address that was taken apart and written anew.
#[derive(Clone, PartialEq, Eq)]
pub struct Page {
    address: Url,
    host: String,
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page").field("host", &self.host).finish_non_exhaustive()
    }
}

impl Page {
    /// Reads an address.
    ///
    /// # Errors
    /// It is no https address of a host, carries a user name, or is too long.
    pub fn parse(text: &str) -> Result<Self, PageError> {
        let address = Url::parse(text.trim()).map_err(|_| PageError::NoAddress)?;
        if address.scheme() != "https" {
            return Err(PageError::NotHttps);
        }
        if !address.username().is_empty() || address.password().is_some() {
            return Err(PageError::Userinfo);
        }
        if address.as_str().len() > MAX_PAGE_BYTES {
            return Err(PageError::TooLong);
        }
        let host = match (address.host(), address.port()) {
            (None | Some(Host::Domain("")), _) => return Err(PageError::NoAddress),
            (Some(host), None) => host.to_string(),
            (Some(host), Some(port)) => format!("{host}:{port}"),
        };
        Ok(Self { address, host })
    }

    /// The host in punycode, with its port where it is not the usual one: what the person is shown before a
    /// page outside the known ones is opened.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The whole address as it was written anew: ASCII without a space or a quotation mark.
    pub(super) fn address(&self) -> &str {
        self.address.as_str()
    }

    /// Opens the page in the person's browser. May wait up to three seconds for the opener to fail.
    ///
    /// The address stands on the opener's command line on Linux and macOS, where other programs of this
    /// computer can read it for a moment.
    ///
    /// # Errors
    /// The opener is missing, or failed.
    pub fn open(&self) -> Result<(), PageError> {
        Ok(launch::open(self.address.as_str())?)
    }
}

/// Reads an https address, opens it, and returns its host for display. May wait up to three seconds.
///
/// # Errors
/// See [`Page::parse`] and [`Page::open`].
pub fn open_page(text: &str) -> Result<String, PageError> {
    let page = Page::parse(text)?;
    page.open()?;
    Ok(page.host)
}

/// A mail that is begun, without a recipient: the person fills that in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail(String);

impl Mail {
    /// A mail with a subject and a body.
    ///
    /// # Errors
    /// It is longer than [`MAX_MAIL_BYTES`] once encoded.
    pub fn new(subject: &str, body: &str) -> Result<Self, PageError> {
        let encoded = |text: &str| utf8_percent_encode(text, MAIL).to_string();
        // A subject is one line, whatever was put into it.
        let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
        let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
        let address = format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&body));
        if address.len() > MAX_MAIL_BYTES {
            return Err(PageError::MailTooLong);
        }
        Ok(Self(address))
    }

    /// The encoded `mailto:` address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0
    }

    /// Opens the mail in the person's mail program. May wait up to three seconds.
    ///
    /// # Errors
    /// The opener is missing, or failed.
    pub fn open(&self) -> Result<(), PageError> {
        Ok(launch::open(&self.0)?)
    }
}

/// Begins a mail in the person's mail program. May wait up to three seconds.
///
/// # Errors
/// The mail is too long, or the opener is missing or failed.
pub fn compose_mail(subject: &str, body: &str) -> Result<(), PageError> {
    Mail::new(subject, body)?.open()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_pages_without_credentials_are_opened() {
        for (text, expected) in [
            ("http://shop.example", PageError::NotHttps),
            ("file:///etc/passwd", PageError::NotHttps),
            ("javascript:alert(1)", PageError::NotHttps),
            ("mailto:a@b.example", PageError::NotHttps),
            ("https://a@shop.example", PageError::Userinfo),
            ("https://:b@shop.example", PageError::Userinfo),
            ("--help", PageError::NoAddress),
            ("shop.example", PageError::NoAddress),
            ("https://", PageError::NoAddress),
        ] {
            assert_eq!(Page::parse(text), Err(expected), "{text}");
        }
        let long = format!("https://shop.example/{}", "a".repeat(MAX_PAGE_BYTES));
        assert_eq!(Page::parse(&long), Err(PageError::TooLong));
    }

    #[test]
    fn an_address_is_written_anew_and_its_host_shown_in_punycode() -> Result<(), PageError> {
        let page = Page::parse(" HTTPS://Bücher.example:8443/a b?q=\"'`$(x)\u{202e}#\n ")?;
        assert_eq!(page.host(), "xn--bcher-kva.example:8443");
        let address = page.address.as_str();
        assert!(
            address.starts_with("https://xn--bcher-kva.example:8443/a%20b?q=%22%27"),
            "{address}"
        );
        assert!(address.is_ascii() && !address.contains([' ', '"', '\n']), "{address}");
        Ok(())
    }

    #[test]
    fn a_token_in_an_address_is_not_printed() -> Result<(), PageError> {
        let page = Page::parse("https://portal.example/login?token=FAKE-canary")?;
        assert!(!format!("{page:?}").contains("canary"));
        Ok(())
    }

    #[test]
    fn a_mail_cannot_grow_headers_or_recipients() -> Result<(), PageError> {
        let mail = Mail::new("Unlock me\r\nBcc: x@evil.example", "Hello & bye?\nto=x")?;
        assert_eq!(
            mail.address(),
            "mailto:?subject=Unlock%20me%20Bcc%3A%20x%40evil.example\
             &body=Hello%20%26%20bye%3F%0D%0Ato%3Dx"
        );
        let long = Mail::new("s", &"ä".repeat(400));
        assert_eq!(long, Err(PageError::MailTooLong));
        Ok(())
    }
}
