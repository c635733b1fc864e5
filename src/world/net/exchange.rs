//! One question and its answer over HTTP/1.1, within limits.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::time::{Instant, timeout, timeout_at};

use super::connect::{Connection, Learnt, io_error};
use super::error::HALF;
use super::{Auth, CertificateFacts, Ledger, NetError, Network, Recorder, Via, auth};
use std::net::{IpAddr, SocketAddr};

use crate::domain::finding::{Sent, ServiceId, Stage, StageTiming};
use crate::domain::secret::{Credential, Origin};

/// A question to a service.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The service.
    pub service: ServiceId,
    /// The vendor's origin.
    pub origin: Origin,
    /// The method.
    pub method: &'static str,
    /// The folder that a shop lives in, such as `/shop`; empty for all else. It stands before the path.
    pub base: String,
    /// The path as it was declared, with a fixed query where one was declared.
    pub path: String,
    /// Headers beside the usual ones, none of them secret.
    pub headers: Vec<(&'static str, String)>,
    /// The body, without the secret.
    pub body: Option<Body>,
    /// The secret and how it is carried.
    pub auth: Option<Auth>,
    /// Where in the JSON answer a secret stands, which is taken out.
    pub token_at: Option<&'static str>,
    /// Where in the JSON answer more stands that is secret, and is hidden.
    pub hide: &'static [&'static str],
    /// A shorter limit on the whole than usual.
    pub limit: Option<Duration>,
    /// One of the addresses that the name leads to; none takes the first that works.
    pub at: Option<SocketAddr>,
}

impl Ask {
    /// A plain question without a secret.
    #[must_use]
    pub fn get(service: ServiceId, origin: Origin, path: &str) -> Self {
        Self {
            service,
            origin,
            method: "GET",
            base: String::new(),
            path: path.to_owned(),
            headers: Vec::new(),
            body: None,
            auth: None,
            token_at: None,
            hide: &[],
            limit: None,
            at: None,
        }
    }

    /// The path as it is shown: no query, whose values are nobody's business.
    #[must_use]
    pub fn shown_path(&self) -> String {
        format!("{}{}", self.base, self.path.split('?').next().unwrap_or_default())
    }
}

/// What a question brings along.
#[derive(Clone, Debug)]
pub enum Body {
    /// JSON.
    Json(Value),
    /// The fields of a form.
    Form(Vec<(&'static str, String)>),
}

impl Body {
    const fn content_type(&self) -> &'static str {
        match self {
            Self::Json(_) => "application/json",
            Self::Form(_) => "application/x-www-form-urlencoded",
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Json(json) => json.to_string().into_bytes(),
            Self::Form(fields) => {
                let mut encoded = url::form_urlencoded::Serializer::new(String::new());
                encoded.extend_pairs(fields);
                encoded.finish().into_bytes()
            }
        }
    }
}

/// What was learnt of the encryption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFacts {
    /// `TLS 1.3`, where it was agreed on.
    pub version: Option<String>,
    /// The certificate that was shown.
    pub certificate: Option<CertificateFacts>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The words after the status.
    pub reason: String,
    /// The headers, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body, at most as long as the limit.
    pub body: Vec<u8>,
    /// The body was longer than the limit.
    pub cut: bool,
    /// The secret that stood in it.
    pub token: Option<Credential>,
    /// The time of the server, from its `Date` header, in Unix seconds.
    pub date: Option<i64>,
}

impl Answer {
    /// A header by its name in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON, where it is.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        if self.cut {
            return None;
        }
        serde_json::from_slice(&self.body).ok()
    }

    /// The body as text, where it is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.body).ok()
    }

    /// `400 Bad Request`.
    #[must_use]
    pub fn status_line(&self) -> String {
        format!("{} {}", self.status, self.reason).trim_end().to_owned()
    }
}

/// A question that was asked: its answer or error, and what was learnt on the way.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// What came back.
    pub result: Result<Answer, NetError>,
    /// The stages.
    pub stages: Vec<StageTiming>,
    /// The encryption.
    pub tls: Option<TlsFacts>,
    /// The way it took.
    pub via: Via,
    /// The addresses that this computer found for the name; none where a proxy looks it up.
    pub addresses: Vec<IpAddr>,
    /// Where the name leads, each with its port; none where a proxy looks it up.
    pub choices: Vec<SocketAddr>,
    /// The one of them that was connected to.
    pub reached: Option<SocketAddr>,
    /// True once the request had left: from then on it may have counted.
    pub sent: bool,
}

impl Attempt {
    /// A question that never left.
    pub(super) fn failed(error: NetError, recorder: &Recorder) -> Self {
        Self { stages: recorder.stages(), ..Self::without_stages(error) }
    }

    /// A question that was never begun.
    #[must_use]
    pub fn without_stages(error: NetError) -> Self {
        Self {
            result: Err(error),
            stages: Vec::new(),
            tls: None,
            via: Via::Direct,
            addresses: Vec::new(),
            choices: Vec::new(),
            reached: None,
            sent: false,
        }
    }
}

impl Network {
    /// Asks and waits for the answer, within the limits.
    pub(super) async fn exchange(&self, ask: Ask, ledger: &Ledger, recorder: &Recorder) -> Attempt {
        let whole = ask.limit.unwrap_or(self.limits.whole).min(self.limits.whole);
        let deadline = Instant::now() + whole;
        let mut learnt = Learnt::default();
        let mut sent = false;
        let talk = self.talk(ask, ledger, recorder, &mut learnt, &mut sent);
        let result = match timeout_at(deadline, talk).await {
            Ok(result) => result,
            Err(_) => Err(NetError::TooSlow(millis(whole))),
        };
        if let Err(error) = &result
            && recorder.unfinished().is_some()
        {
            recorder.end(false, error.to_string());
        }
        let Learnt { tls, via, addresses, choices, reached } = learnt;
        Attempt { result, stages: recorder.stages(), tls, via, addresses, choices, reached, sent }
    }

    async fn talk(
        &self,
        ask: Ask,
        ledger: &Ledger,
        recorder: &Recorder,
        learnt: &mut Learnt,
        sent: &mut bool,
    ) -> Result<Answer, NetError> {
        let silence = self.limits.silence;
        let connecting = self.connect(&ask, recorder, learnt);
        let connection = match timeout(silence, connecting).await {
            Ok(connected) => connected?,
            Err(_) => return Err(too_silent(learnt, recorder, millis(silence))),
        };
        let plain_proxy = connection.proxy.clone().filter(|_| !ask.origin.is_https());
        recorder.begin(Stage::Answer);
        let request = build(&ask, &connection)?;
        let (mut sender, driver) = hyper::client::conn::http1::Builder::new()
            .max_buf_size(64 * 1024)
            .max_headers(100)
            .handshake(TokioIo::new(connection.stream))
            .await
            .map_err(|error| http_error(&error))?;
        // Dropped with this future, so that stopping a check closes its connection.
        let driver = AbortOnDrop(tokio::spawn(driver));
        ledger.write(Sent {
            service: ask.service.to_owned(),
            host: ask.origin.host().to_owned(),
            method: ask.method.to_owned(),
            path: ask.shown_path(),
        });
        *sent = true;
        let response = timeout(silence, sender.send_request(request))
            .await
            .map_err(|_| NetError::Silent(millis(silence)))?
            .map_err(|error| http_error(&error))?;
        if let Some(proxy) = plain_proxy.filter(|_| response.status() == 407) {
            return Err(NetError::ProxyWantsSignIn { proxy: proxy.to_string() });
        }
        let answer = self.read(response, &ask).await?;
        drop(driver);
        recorder.end(true, answer.status_line());
        Ok(answer)
    }

    async fn read(
        &self,
        response: http::Response<Incoming>,
        ask: &Ask,
    ) -> Result<Answer, NetError> {
        let (head, mut incoming) = response.into_parts();
        let mut body = Vec::new();
        let mut cut = false;
        let silence = self.limits.silence;
        while let Some(frame) = timeout(silence, incoming.frame())
            .await
            .map_err(|_| NetError::Silent(millis(silence)))?
        {
            let frame = frame.map_err(|error| http_error(&error))?;
            if let Some(data) = frame.data_ref() {
                let room = self.limits.body - body.len();
                body.extend_from_slice(&data[..data.len().min(room)]);
                if data.len() > room {
                    cut = true;
                    break;
                }
            }
        }
        let token = ask.token_at.and_then(|pointer| auth::extract(&mut body, pointer, &ask.origin));
        if !ask.hide.is_empty() {
            auth::hide(&mut body, ask.hide);
        }
        Ok(Answer {
            status: head.status.as_u16(),
            reason: head.status.canonical_reason().unwrap_or_default().to_owned(),
            date: head.headers.get("date").and_then(parse_date),
            headers: readable(&head.headers),
            body,
            cut,
            token,
        })
    }
}

fn build(ask: &Ask, connection: &Connection) -> Result<http::Request<Full<Bytes>>, NetError> {
    let mut headers = HeaderMap::new();
    let host = HeaderValue::from_str(&connection.host_header).map_err(|_| NetError::Unsendable)?;
    headers.insert(HOST, host);
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    let agent = concat!("Refloat/", env!("CARGO_PKG_VERSION"));
    headers.insert(USER_AGENT, HeaderValue::from_static(agent));
    headers.insert(HeaderName::from_static("connection"), HeaderValue::from_static("close"));
    for (name, value) in &ask.headers {
        let value = HeaderValue::from_str(value).map_err(|_| NetError::Unsendable)?;
        headers.insert(HeaderName::from_static(name), value);
    }
    let path = format!("{}{}", ask.base, ask.path);
    let (mut body, mut query) = (ask.body.clone(), String::new());
    if let Some(auth) = &ask.auth {
        // A proxy on this computer is no reason to send a secret in plain text: it goes on from there.
        let loopback = connection.proxy.is_none() && connection.address.ip().is_loopback();
        let (method, path) = (ask.method, path.as_str());
        let (headers, body, query) = (&mut headers, &mut body, &mut query);
        let parts = auth::Parts { method, path, headers, body, query };
        auth::apply(auth, &ask.origin, loopback, parts)?;
    }
    let bytes = match &body {
        Some(body) => {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(body.content_type()));
            Bytes::from(body.bytes())
        }
        None => Bytes::new(),
    };
    let mut request = http::Request::new(Full::new(bytes));
    *request.method_mut() =
        http::Method::from_bytes(ask.method.as_bytes()).map_err(|_| NetError::Unsendable)?;
    let joint = if query.is_empty() {
        ""
    } else if path.contains('?') {
        "&"
    } else {
        "?"
    };
    *request.uri_mut() = format!("{}{path}{joint}{query}", connection.prefix)
        .parse()
        .map_err(|_| NetError::Unsendable)?;
    *request.headers_mut() = headers;
    Ok(request)
}

/// Headers whose values could be secrets are named, not kept.
fn readable(headers: &HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .map(|(name, value)| {
            let hidden = matches!(name.as_str(), "set-cookie" | "authorization");
            let value = if hidden {
                "(hidden)".to_owned()
            } else {
                String::from_utf8_lossy(value.as_bytes()).into_owned()
            };
            (name.as_str().to_owned(), value)
        })
        .collect()
}

fn parse_date(value: &HeaderValue) -> Option<i64> {
    let time = jiff::fmt::rfc2822::parse(value.to_str().ok()?).ok()?;
    Some(time.timestamp().as_second())
}

fn http_error(error: &hyper::Error) -> NetError {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(io) = inner.downcast_ref::<std::io::Error>() {
            return io_error(io);
        }
        source = inner.source();
    }
    if error.is_incomplete_message() {
        return NetError::Garbled(HALF.to_owned());
    }
    NetError::Garbled("it is no HTTP".to_owned())
}

/// Silence on the way to a proxy is the proxy's, and not the host's behind it.
fn too_silent(learnt: &Learnt, recorder: &Recorder, ms: u64) -> NetError {
    let silent = NetError::Silent(ms);
    match (&learnt.via, recorder.unfinished()) {
        (Via::Proxy(proxy), Some(Stage::Name | Stage::Connection)) => {
            NetError::ProxyNotReached { proxy: proxy.clone(), why: Box::new(silent) }
        }
        _ => silent,
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

struct AbortOnDrop<T>(tokio::task::JoinHandle<T>);

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
