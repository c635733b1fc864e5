//! What this computer says about its own way out: its proxies, and the names it answers by itself.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::world::platform::{self, HostsLine, ProxySettings};

/// What this computer says about its own way out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Its proxies.
    pub proxies: ProxySettings,
    /// Its hosts file.
    pub hosts: Vec<HostsLine>,
}

/// How long what was read counts. A person who changes a setting and checks again finds the new one.
const FRESH: Duration = Duration::from_secs(3);

/// Where it is known from.
pub(super) enum Source {
    /// The system is asked.
    System(tokio::sync::Mutex<Option<(Instant, Arc<Surroundings>)>>),
    /// A practice scenario states it.
    Stated(Arc<Surroundings>),
    /// It is not looked at: an endpoints file leads to loopback alone.
    Unread,
}

impl Source {
    pub(super) fn system() -> Self {
        Self::System(tokio::sync::Mutex::new(None))
    }

    /// What was read last, however long ago.
    pub(super) async fn known(&self) -> Option<Arc<Surroundings>> {
        match self {
            Self::System(known) => known.lock().await.as_ref().map(|(_, read)| Arc::clone(read)),
            Self::Stated(_) | Self::Unread => self.get().await,
        }
    }

    pub(super) async fn get(&self) -> Option<Arc<Surroundings>> {
        match self {
            Self::Unread => None,
            Self::Stated(stated) => Some(Arc::clone(stated)),
            Self::System(known) => {
                // Held while reading, so that ten questions at once read once.
                let mut known = known.lock().await;
                if let Some((read, surroundings)) = known.as_ref()
                    && read.elapsed() < FRESH
                {
                    return Some(Arc::clone(surroundings));
                }
                let read = tokio::task::spawn_blocking(|| Surroundings {
                    proxies: platform::system_proxies(),
                    hosts: platform::system_hosts(),
                });
                let surroundings = Arc::new(read.await.unwrap_or_default());
                *known = Some((Instant::now(), Arc::clone(&surroundings)));
                Some(surroundings)
            }
        }
    }
}
