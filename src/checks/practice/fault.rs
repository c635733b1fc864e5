//! What a scenario can do to a service: at the door, to its certificate, to its answers.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;

use super::certificates::{Certificate, NAME_ALERT, VERSION_ALERT, Versions, old_hello};
use super::emulators::{Page, Portal};
use crate::world::net::serve::{self, Drip, Ending, Endless, Length, Reply, Request};

/// What happens when somebody connects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Door {
    /// The connection is served.
    #[default]
    Open,
    /// Nobody listens.
    Refused,
    /// Its name is not found.
    NoName,
    /// The connection is reset at once.
    Reset,
    /// The connection is accepted, and nothing is ever said.
    Silent,
    /// TLS ends with the alert “protocol version”.
    TlsAlert,
    /// TLS ends with the alert “unrecognised name”: the server knows no site of that name.
    TlsUnknownName,
    /// TLS begins with the words of a server that knows 1.0 alone.
    TlsOld,
    /// What answers speaks no TLS.
    NotTls,
}

impl Door {
    /// The door of the server; none where nobody listens.
    #[must_use]
    pub fn of_server(self) -> Option<serve::Door> {
        match self {
            Self::Open => Some(serve::Door::Open),
            Self::Refused | Self::NoName => None,
            Self::Reset => Some(serve::Door::Reset),
            Self::Silent => Some(serve::Door::Silent),
            Self::TlsAlert => Some(serve::Door::Says(VERSION_ALERT.to_vec())),
            Self::TlsUnknownName => Some(serve::Door::Says(NAME_ALERT.to_vec())),
            Self::TlsOld => Some(serve::Door::Says(old_hello())),
            Self::NotTls => Some(serve::Door::Says(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec())),
        }
    }
}

/// What never ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndlessPart {
    /// The headers.
    Headers,
    /// The body.
    Body,
}

/// What comes after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum After {
    /// The connection is closed.
    Close,
    /// The connection is reset.
    Reset,
    /// Nothing, for as long as the other side stays.
    Hang,
}

/// A service of a scenario. Everything that is not given is as it should be.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Service {
    /// What happens when somebody connects.
    pub door: Door,
    /// The kind of address it is found at: another one is another machine.
    pub family: serve::Family,
    /// The certificate.
    pub certificate: Certificate,
    /// The versions of TLS.
    pub tls: Versions,
    /// A captive portal stands in front of the service.
    pub portal: Option<Portal>,
    /// Answers other than the service's own; the first that fits counts.
    pub answers: Vec<Answer>,
    /// The `Date` header is off by so many seconds; more than the truth is positive.
    pub date_off_s: i64,
    /// What is behind it, in the words of its vendor’s emulator.
    pub account: Option<toml::Table>,
    /// The status page.
    pub page: Option<Page>,
    /// Another server, to which the same name leads as well. Only a shop has one; what is not given is as at the
    /// first.
    pub second: Option<Box<Service>>,
}

/// An answer other than the service's own, or its own in another manner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Answer {
    /// The path it is for, with the beginning of a query where one is given; none is for every path.
    pub path: Option<String>,
    /// It is given so often; after that the next one that fits.
    pub times: Option<u32>,
    /// The status.
    pub status: Option<u16>,
    /// The words after the status.
    pub reason: Option<String>,
    /// Headers.
    pub headers: BTreeMap<String, String>,
    /// The content type; `text/html; charset=utf-8` where a body is given and nothing else is said.
    pub content_type: Option<String>,
    /// The body as text.
    pub body: Option<String>,
    /// The body as bytes in hexadecimal digits, for what is no text.
    pub body_hex: Option<String>,
    /// The body is repeated until it has at least so many bytes.
    pub fill_bytes: Option<usize>,
    /// All that goes out, instead of status, headers and body.
    pub raw: Option<String>,
    /// The pause before the answer, in milliseconds.
    pub delay_ms: u64,
    /// The answer goes out in pieces of so many bytes.
    pub drip_bytes: Option<usize>,
    /// The pause between the pieces, in milliseconds.
    pub drip_every_ms: u64,
    /// Only so many bytes go out, head included.
    pub cut_after: Option<usize>,
    /// The length that is claimed.
    pub claim_length: Option<u64>,
    /// What never ends.
    pub endless: Option<EndlessPart>,
    /// What comes after.
    pub after: Option<After>,
}

impl Answer {
    /// True where this answer is for the request.
    #[must_use]
    pub fn fits(&self, request: &Request) -> bool {
        self.path.as_ref().is_none_or(|path| {
            let with_query = || {
                let rest = request.target.strip_prefix(path.as_str());
                path.contains('?')
                    && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('&'))
            };
            path == request.path() || with_query()
        })
    }

    /// True where the service itself answers, in another manner.
    #[must_use]
    pub fn keeps_content(&self) -> bool {
        self.status.is_none()
            && self.body.is_none()
            && self.body_hex.is_none()
            && self.raw.is_none()
            && self.reason.is_none()
    }

    /// The answer, made from nothing or (where the content stays) from the service's own. Pauses are
    /// multiplied by `pace`.
    #[must_use]
    pub fn apply(&self, own: Option<Reply>, pace: f64) -> Reply {
        let mut reply = own.unwrap_or_else(|| self.content());
        for (name, value) in &self.headers {
            reply.set_header(name, value);
        }
        if let Some(content_type) = &self.content_type {
            reply.set_header("Content-Type", content_type);
        }
        let manner = &mut reply.manner;
        manner.delay = Duration::from_millis(self.delay_ms).mul_f64(pace);
        manner.drip = self.drip_bytes.map(|bytes| Drip {
            bytes,
            every: Duration::from_millis(self.drip_every_ms).mul_f64(pace),
        });
        manner.cut_after = self.cut_after;
        if let Some(claimed) = self.claim_length {
            manner.length = Length::Claim(claimed);
        }
        manner.endless = self.endless.map(|part| match part {
            EndlessPart::Headers => Endless::Headers,
            EndlessPart::Body => Endless::Body,
        });
        manner.ending = match self.after {
            None => Ending::KeepOpen,
            Some(After::Close) => Ending::Close,
            Some(After::Reset) => Ending::Reset,
            Some(After::Hang) => Ending::Hang,
        };
        reply
    }

    fn content(&self) -> Reply {
        if let Some(raw) = &self.raw {
            return Reply::raw(raw.as_bytes());
        }
        let mut body = match (&self.body, &self.body_hex) {
            (Some(text), _) => text.clone().into_bytes(),
            (None, Some(digits)) => bytes_of(digits).unwrap_or_default(),
            (None, None) => Vec::new(),
        };
        if let Some(size) = self.fill_bytes.filter(|_| !body.is_empty()) {
            body = body.repeat(size.div_ceil(body.len()));
        }
        let status = self.status.unwrap_or(200);
        let mut reply = if body.is_empty() {
            Reply::empty(status)
        } else {
            Reply::of(status, "text/html; charset=utf-8", body)
        };
        reply.reason.clone_from(&self.reason);
        reply
    }

    /// What is wrong with it, in words for the author of a scenario.
    #[must_use]
    pub fn mistake(&self) -> Option<String> {
        if self.body_hex.as_deref().is_some_and(|digits| bytes_of(digits).is_none()) {
            return Some("body-hex must be pairs of hexadecimal digits".to_owned());
        }
        if self.status.is_some_and(|status| !(100..=999).contains(&status)) {
            return Some("a status has three digits".to_owned());
        }
        if self.drip_bytes == Some(0) {
            return Some("drip-bytes must be at least 1".to_owned());
        }
        (self.body.is_some() && self.body_hex.is_some())
            .then(|| "give body or body-hex, not both".to_owned())
    }
}

fn bytes_of(digits: &str) -> Option<Vec<u8>> {
    let digits: Vec<char> = digits.chars().filter(|c| !c.is_whitespace()).collect();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |c: char| c.to_digit(16).and_then(|value| u8::try_from(value).ok());
    digits.chunks(2).map(|pair| Some(digit(pair[0])? * 16 + digit(pair[1])?)).collect()
}
