//! Writes down what a run meets, for a replay.

use std::sync::Arc;

use super::probe::interception::product;
use super::{BrowserNote, SERVICES, World};
use crate::domain::replay::{BrowserSeen, ComputerSeen, DeciderSeen, Exchange};
use crate::world::net::{Surroundings, Tape};
use crate::world::platform::Decider;
use crate::world::platform::browsers::{Browser, Make};

/// Writes down what a run meets on the network and sees of this computer: in memory alone, and nothing
/// that is secret.
pub struct Recorder {
    tape: Tape,
    browsers: BrowserNote,
}

impl Recorder {
    /// Listens in a world that a run is about to look at.
    #[must_use]
    pub fn listen(world: &mut World) -> Self {
        let tape = Tape::new(Arc::clone(&world.clock), product);
        let browsers = BrowserNote::default();
        world.network = world.network.clone().with_tape(tape.clone());
        world.browsers = std::mem::take(&mut world.browsers).noting(browsers.clone());
        Self { tape, browsers }
    }

    /// What the questions met, in order.
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.tape.heard()
    }

    /// What was seen of this computer. It is not looked at again.
    pub async fn computer(&self, world: &World) -> ComputerSeen {
        let known = world.network.known_surroundings().await;
        let surroundings = known.as_deref().cloned().unwrap_or_default();
        ComputerSeen {
            on_trial: world.computer_on_trial,
            browsers: self.browsers.seen().map(|all| all.iter().map(browser).collect()),
            ..way_out(surroundings)
        }
    }
}

fn way_out(surroundings: Surroundings) -> ComputerSeen {
    let Surroundings { proxies, hosts } = surroundings;
    let named = [&proxies.https, &proxies.http].into_iter().flatten();
    let mut proxy_hosts: Vec<String> = named.map(|proxy| proxy.host.clone()).collect();
    let decider = match proxies.decider {
        Some(Decider::Script(host)) => {
            proxy_hosts.extend(host);
            Some(DeciderSeen::Script)
        }
        Some(Decider::OtherKind(host)) => {
            proxy_hosts.push(host);
            Some(DeciderSeen::OtherKind)
        }
        // Most computers ask for a script, and it changes no verdict.
        Some(Decider::Detection) | None => None,
    };
    proxy_hosts.sort();
    proxy_hosts.dedup();
    // The other lines are nobody's business, and lists that block advertising are long.
    let vendors =
        |names: &[String]| SERVICES.iter().any(|it| names.iter().any(|one| one == it.host));
    let lines = hosts.into_iter().filter(|line| vendors(&line.names));
    ComputerSeen {
        proxy_hosts,
        names_proxy: proxies.http.is_some() || proxies.https.is_some(),
        decider,
        hosts_file: lines.map(|line| (line.address, line.names)).collect(),
        ..ComputerSeen::default()
    }
}

fn browser(browser: &Browser) -> BrowserSeen {
    BrowserSeen {
        make: match browser.make {
            Make::Chrome => Some("chrome"),
            Make::Edge => Some("edge"),
            Make::Firefox => Some("firefox"),
            Make::Safari => Some("safari"),
            Make::Chromium => Some("chromium"),
            Make::Other(_) => None,
        },
        version: browser.version.as_ref().map(|it| it.to_string().replace(" ESR", "esr")),
        is_default: browser.is_default,
    }
}
