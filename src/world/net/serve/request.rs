//! A request as a server reads it, with limits.

use std::fmt;

use tokio::io::{AsyncRead, AsyncReadExt};

/// Bytes of the request line and headers together.
const HEAD_LIMIT: usize = 64 * 1024;
/// Headers of one request.
const HEADER_LIMIT: usize = 100;
/// Bytes of the body.
const BODY_LIMIT: usize = 1024 * 1024;

/// A request that arrived. `Debug` shows no value of a header, query or body.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method, such as `POST`.
    pub method: String,
    /// The target as sent: path and query.
    pub target: String,
    /// The headers in order, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// A request made by hand, for emulators that are asked without a socket.
    #[must_use]
    pub fn new(method: &str, target: &str) -> Self {
        Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// The path without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The first value of a header; `name` in lower case.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }

    /// The names of the headers.
    pub fn header_names(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().map(|(name, _)| name.as_str())
    }

    /// The path, and of the query the names alone.
    #[must_use]
    pub fn path_with_query_names(&self) -> String {
        let Some((path, query)) = self.target.split_once('?') else { return self.target.clone() };
        let names: Vec<&str> = query
            .split('&')
            .map(|pair| pair.split_once('=').map_or("…", |(name, _)| name))
            .collect();
        format!("{path}?{}", names.join("&"))
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.header_names().collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.path_with_query_names())
            .field("headers", &names)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// Why a request was not read; the status to answer with, where there is one.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// The other side is gone, or never finished.
    Gone,
    /// It is no request, or more than a server takes.
    Refuse(u16),
}

/// Reads the next request. `buffer` keeps what came beyond it.
pub(super) async fn read(
    stream: &mut (impl AsyncRead + Unpin),
    buffer: &mut Vec<u8>,
) -> Result<Request, Unread> {
    let (mut request, head) = loop {
        if let Some(read) = parse(buffer)? {
            break read;
        }
        if buffer.len() > HEAD_LIMIT {
            return Err(Unread::Refuse(431));
        }
        more(stream, buffer).await?;
    };
    if request.value("transfer-encoding").is_some() {
        return Err(Unread::Refuse(411));
    }
    let length = match request.value("content-length") {
        Some(text) => text.parse::<usize>().map_err(|_| Unread::Refuse(400))?,
        None => 0,
    };
    if length > BODY_LIMIT {
        return Err(Unread::Refuse(413));
    }
    while buffer.len() < head + length {
        more(stream, buffer).await?;
    }
    request.body = buffer[head..head + length].to_vec();
    buffer.drain(..head + length);
    Ok(request)
}

async fn more(stream: &mut (impl AsyncRead + Unpin), buffer: &mut Vec<u8>) -> Result<(), Unread> {
    match stream.read_buf(buffer).await {
        Ok(0) | Err(_) => Err(Unread::Gone),
        Ok(_) => Ok(()),
    }
}

fn parse(buffer: &[u8]) -> Result<Option<(Request, usize)>, Unread> {
    let mut headers = [httparse::EMPTY_HEADER; HEADER_LIMIT];
    let mut parsed = httparse::Request::new(&mut headers);
    let head = match parsed.parse(buffer) {
        Ok(httparse::Status::Complete(head)) => head,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(Unread::Refuse(431)),
        Err(_) => return Err(Unread::Refuse(400)),
    };
    let mut request =
        Request::new(parsed.method.unwrap_or_default(), parsed.path.unwrap_or_default());
    for header in parsed.headers.iter() {
        let value = String::from_utf8_lossy(header.value).into_owned();
        request.headers.push((header.name.to_ascii_lowercase(), value));
    }
    Ok(Some((request, head)))
}
