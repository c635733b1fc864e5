//! What a server was asked: method, path and the names of headers, never a value.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

use super::Request;

/// Entries that are kept; the oldest go first. Whoever needs all of them gives a sink.
const KEPT: usize = 100_000;

/// One request that arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogEntry {
    /// The service that was asked.
    pub service: String,
    /// The method.
    pub method: String,
    /// The path; of a query only the names are kept.
    pub path: String,
    /// The names of the headers in lower case, in the order in which they came.
    pub headers: Vec<String>,
}

impl LogEntry {
    pub(super) fn of(service: &str, request: &Request) -> Self {
        Self {
            service: service.to_owned(),
            method: request.method.clone(),
            path: request.path_with_query_names(),
            headers: request.header_names().map(str::to_owned).collect(),
        }
    }
}

impl fmt::Display for LogEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { service, method, path, headers } = self;
        write!(f, "{service} {method} {path} [{}]", headers.join(", "))
    }
}

type Sink = Box<dyn Fn(&LogEntry) + Send + Sync>;

#[derive(Default)]
struct Inner {
    entries: Mutex<VecDeque<LogEntry>>,
    sink: Option<Sink>,
}

/// The requests that arrived, shared between the servers of one practice world.
#[derive(Clone, Default)]
pub struct RequestLog(Arc<Inner>);

impl RequestLog {
    /// A log that also hands every entry to `sink`, which may write it to a file.
    #[must_use]
    pub fn with_sink(sink: impl Fn(&LogEntry) + Send + Sync + 'static) -> Self {
        Self(Arc::new(Inner { entries: Mutex::default(), sink: Some(Box::new(sink)) }))
    }

    /// Notes a request.
    pub fn note(&self, service: &str, request: &Request) {
        let entry = LogEntry::of(service, request);
        if let Some(sink) = &self.0.sink {
            sink(&entry);
        }
        let mut entries = self.0.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() == KEPT {
            entries.pop_front();
        }
        entries.push_back(entry);
    }

    /// What is kept, oldest first.
    #[must_use]
    pub fn entries(&self) -> Vec<LogEntry> {
        let entries = self.0.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.iter().cloned().collect()
    }

    /// How many of them a service got.
    #[must_use]
    pub fn count(&self, service: &str) -> usize {
        let entries = self.0.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.iter().filter(|entry| entry.service == service).count()
    }
}

impl fmt::Debug for RequestLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RequestLog").field(&self.entries()).finish()
    }
}
