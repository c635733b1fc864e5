//! An example of a vendor for those who add one: Parcelpost, which does not exist. It is built and tried
//! with the tests, so that it stays true, and is no part of the program: `vendor::ALL` does not name it.
//!
//! `facts.rs` knows where things are and how sure that is; each check is a file; `answer.rs` says what an
//! answer means, without a socket; `emulator.rs` answers as the vendor does.

mod answer;
mod emulator;
mod facts;
mod notice;
mod path;

use super::Vendor;
use crate::checks::Check;
use crate::checks::practice::services::Plays;

/// Parcelpost.
pub(super) const VENDOR: Vendor = Vendor {
    id: "parcelpost",
    checks,
    pages: facts::PAGES,
    clock: None,
    blame: &[],
    plays: &[Plays { id: facts::SERVICE, names: &[facts::HOST], has_account: true }],
    emulator: emulator::begin,
};

fn checks() -> Vec<Box<dyn Check>> {
    vec![Box::new(path::Path), Box::new(notice::Notice)]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::checks::look::{Round, make};
    use crate::checks::practice::fault::Service;
    use crate::checks::{BrowserSource, MemoryGuard, Setup, World};
    use crate::domain::finding::{RunId, RunReport, Verdict};
    use crate::domain::guide::builtin_catalog;
    use crate::world::net::serve::{self, RequestLog, Server};
    use crate::world::net::{Endpoint, Endpoints, Limits, Network};

    /// Runs the check of the notice against the emulator, with this account.
    async fn run(account: &str) -> RunReport {
        let account: toml::Table = account.parse().expect("an account");
        let service = Service { account: Some(account), ..Service::default() };
        let services = BTreeMap::from([(facts::SERVICE, service)]);
        let emulator = (VENDOR.emulator)(&services, 0).expect("an emulator");
        let emulator = std::sync::Mutex::new(emulator);
        let handler: serve::Handler = Arc::new(move |request| {
            emulator.lock().expect("whole").answer(facts::SERVICE, request, 0)
        });
        let server = serve::Service::new(facts::SERVICE, handler, RequestLog::default());
        let server = Server::start(server).await.expect("a server");
        let endpoint = Endpoint { https: false, address: server.address(), prefix: String::new() };
        let endpoints = Endpoints::default().with_service(facts::SERVICE, endpoint);
        let network = Network::loopback(endpoints).expect("a network");
        let world = World {
            network: network.with_limits(Limits::for_practice()),
            guard: Arc::new(MemoryGuard::default()),
            clock: Arc::new(|| 0),
            computer_on_trial: false,
            browsers: BrowserSource::NotAsked,
        };
        let (setup, catalog) = (Setup::default(), builtin_catalog().expect("the vocabulary"));
        let round = Round {
            world: &world,
            catalog: &catalog,
            setup: &setup,
            run: RunId(1),
            on_progress: &(Arc::new(|_| {}) as crate::checks::OnProgress),
            shared: Default::default(),
            began: std::time::Instant::now(),
        };
        make(&round, &notice::Notice).await
    }

    #[tokio::test]
    async fn it_says_what_the_emulator_plays() {
        for (account, verdict) in [
            ("", Verdict::Pass),
            ("strike = true", Verdict::Inconclusive),
            ("closed = true", Verdict::Fail),
        ] {
            let report = run(account).await;
            assert_eq!(report.outcome.verdict, verdict, "{account}: {report:?}");
        }
    }

    #[test]
    fn it_is_as_a_vendor_has_to_be() {
        for check in (VENDOR.checks)() {
            let declaration = check.declaration();
            assert_eq!(declaration.vendor, VENDOR.id);
            let sends = declaration.sends.iter();
            assert!(sends.clone().all(|sends| sends.service == facts::SERVICE));
            assert!(sends.clone().all(|sends| sends.method == "GET"));
        }
        assert!(crate::checks::vendor::find(VENDOR.id).is_none());
    }
}
