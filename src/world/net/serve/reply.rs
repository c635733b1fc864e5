//! What goes out, and in which manner.

use std::time::Duration;

/// How the length of a body is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// As it is.
    #[default]
    True,
    /// This number, whatever the body is.
    Claim(u64),
    /// Not at all: the body ends with the connection.
    Untold,
}

/// The answer goes out in pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drip {
    /// Bytes in a piece.
    pub bytes: usize,
    /// The pause after each piece.
    pub every: Duration,
}

/// A part of the answer never ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endless {
    /// One header after the other.
    Headers,
    /// The body.
    Body,
}

/// What happens after the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// The next request may follow.
    #[default]
    KeepOpen,
    /// The connection is closed.
    Close,
    /// The connection is reset.
    Reset,
    /// Nothing, for as long as the other side stays.
    Hang,
}

/// How an answer goes out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// The pause before the first byte.
    pub delay: Duration,
    /// In pieces.
    pub drip: Option<Drip>,
    /// Only so many bytes of the whole answer, head included; then `ending`, or the end.
    pub cut_after: Option<usize>,
    /// What is told about the length.
    pub length: Length,
    /// What never ends.
    pub endless: Option<Endless>,
    /// What comes after.
    pub ending: Ending,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The words after the status; none takes the usual ones.
    pub reason: Option<String>,
    /// The headers in order, without `Content-Length`.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// These bytes instead of all of the above.
    pub raw: Option<Vec<u8>>,
    /// How it goes out.
    pub manner: Manner,
}

impl Reply {
    /// An answer without a body.
    #[must_use]
    pub fn empty(status: u16) -> Self {
        Self {
            status,
            reason: None,
            headers: Vec::new(),
            body: Vec::new(),
            raw: None,
            manner: Manner::default(),
        }
    }

    /// An answer in JSON.
    #[must_use]
    pub fn json(status: u16, value: &serde_json::Value) -> Self {
        Self::of(status, "application/json", value.to_string())
    }

    /// An answer of a content type.
    #[must_use]
    pub fn of(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..Self::empty(status) }.with("Content-Type", content_type)
    }

    /// Bytes as they are, after which the connection ends.
    #[must_use]
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self { raw: Some(bytes.into()), ..Self::empty(0) }
    }

    /// Adds a header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets a header, and takes others of that name away.
    pub fn set_header(&mut self, name: &str, value: &str) {
        self.headers.retain(|(header, _)| !header.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    /// The first value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The status line and headers, without the empty line after them.
    pub(super) fn head(&self) -> Vec<u8> {
        let usual = http::StatusCode::from_u16(self.status).ok();
        let usual = usual.and_then(|status| status.canonical_reason()).unwrap_or("Unknown");
        let reason = self.reason.as_deref().unwrap_or(usual);
        let mut head = format!("HTTP/1.1 {} {reason}\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        match self.manner.length {
            Length::True if self.status == 204 || self.status == 304 => {}
            Length::True => head.push_str(&format!("Content-Length: {}\r\n", self.body.len())),
            Length::Claim(claimed) => head.push_str(&format!("Content-Length: {claimed}\r\n")),
            Length::Untold => {}
        }
        if self.closes() {
            head.push_str("Connection: close\r\n");
        }
        head.into_bytes()
    }

    /// True when nothing can follow on the connection.
    pub(super) fn closes(&self) -> bool {
        self.raw.is_some()
            || self.manner.ending != Ending::KeepOpen
            || self.manner.cut_after.is_some()
            || self.manner.length == Length::Untold
    }

    /// All bytes of an answer that ends. To a `HEAD` no body goes out.
    pub(super) fn bytes(&self, head_only: bool) -> Vec<u8> {
        let mut bytes = self.raw.clone().unwrap_or_else(|| {
            let mut bytes = self.head();
            bytes.extend_from_slice(b"\r\n");
            if !head_only {
                bytes.extend_from_slice(&self.body);
            }
            bytes
        });
        if let Some(limit) = self.manner.cut_after {
            bytes.truncate(limit);
        }
        bytes
    }
}
