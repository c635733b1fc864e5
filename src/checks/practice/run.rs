//! A scenario on loopback ports.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::certificates::{Authority, Certificate, CertificateError};
use super::emulator::Change;
use super::fault::{Door, Service};
use super::scenario::{Computer, Scenario};
use super::services;
use super::services::Plays;
use super::stage::{Clock, Emulators};
use super::way_out::{self, Trust, WayOut};
use crate::checks::probe::interception;
use crate::checks::{STORE, origin_of};
use crate::world::net::serve::{self, RefusedPort, RequestLog, ServeError, Server};
use crate::world::net::{Endpoint, Endpoints, EndpointsError, Limits, Network, Resolved};

/// What an endpoints file says of a name that leads nowhere.
const NOBODY: &str = "nxdomain";

/// A practice world that could not be started.
#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    /// No port.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// No certificate.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// A vendor that cannot be played as the scenario says.
    #[error("{0}")]
    Scenario(String),
}

/// How practice runs.
#[derive(Clone)]
pub struct Options {
    /// The clock of this computer.
    pub clock: Clock,
    /// Every pause of a scenario is multiplied by this; 1 in practice, less where limits are scaled too.
    pub pace: f64,
    /// Where requests are noted.
    pub log: RequestLog,
}

impl Default for Options {
    fn default() -> Self {
        Self { clock: Arc::new(unix_now), pace: 1.0, log: RequestLog::default() }
    }
}

/// A running practice world. Dropping it closes every port.
#[derive(Debug)]
pub struct Practice {
    emulators: Arc<Emulators>,
    endpoints: BTreeMap<&'static str, String>,
    addresses: BTreeMap<&'static str, SocketAddr>,
    resolve: BTreeMap<String, String>,
    second: Option<(String, SocketAddr)>,
    ca_pem: String,
    antivirus_pem: String,
    log: RequestLog,
    computer: Computer,
    way_out: WayOut,
    servers: Vec<Server>,
    refused: Vec<RefusedPort>,
}

impl Practice {
    /// Starts every service of the scenario. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// A port or a certificate could not be had.
    pub async fn start(scenario: &Scenario, options: Options) -> Result<Self, PracticeError> {
        let product = scenario.computer.antivirus.as_deref().and_then(interception::words_of);
        let own = product.map(Authority::of_antivirus).transpose()?;
        let authority = match &own {
            Some(own) => own,
            None => Authority::shared()?,
        };
        let emulators = Arc::new(
            Emulators::new(scenario, options.clock, options.pace)
                .map_err(PracticeError::Scenario)?,
        );
        let mut practice = Self {
            emulators,
            endpoints: BTreeMap::new(),
            addresses: BTreeMap::new(),
            resolve: BTreeMap::new(),
            second: None,
            ca_pem: authority.pem(),
            antivirus_pem: authority.antivirus_pem(),
            log: options.log,
            computer: scenario.computer.clone(),
            way_out: WayOut::default(),
            servers: Vec::new(),
            refused: Vec::new(),
        };
        for facts in services::all() {
            let usual = Service::default();
            let service = scenario.services.get(facts.id).unwrap_or(&usual);
            let shop = scenario.shop().filter(|_| facts.id == STORE);
            if facts.id == STORE && shop.is_none() {
                continue;
            }
            let names: Vec<&str> = match &shop {
                Some(shop) if shop.is_https() => vec![shop.host()],
                Some(_) => Vec::new(),
                None => facts.names.to_vec(),
            };
            let address = practice.open(authority, facts, service, &names).await?;
            if let Some(shop) = &shop {
                let host = shop.host();
                let lost = service.door == Door::NoName;
                let there = if lost { NOBODY.to_owned() } else { address.to_string() };
                // What the computer makes of the name is said by the scenario.
                if !scenario.computer.names.contains_key(host) {
                    practice.resolve.insert(host.to_owned(), there);
                }
                if let Some(second) = &service.second {
                    let facts = Plays { id: services::STORE_SECOND, ..*facts };
                    let address = practice.open(authority, &facts, second, &names).await?;
                    practice.second = Some((host.to_owned(), address));
                }
                continue;
            }
            if service.door == Door::NoName {
                let lost = facts.names.iter().map(|&name| (name.to_owned(), NOBODY.to_owned()));
                practice.resolve.extend(lost);
            }
            practice.addresses.insert(facts.id, address);
            let scheme = if facts.https() { "https" } else { "http" };
            practice.endpoints.insert(facts.id, format!("{scheme}://{address}"));
        }
        let unknown = way_out::unknown_names(&scenario.computer);
        practice.resolve.extend(unknown.map(|name| (name.clone(), NOBODY.to_owned())));
        let hosts = practice.addresses.iter().filter_map(|(id, address)| {
            let origin = origin_of(id)?;
            Some(((origin.host().to_owned(), origin.port()), *address))
        });
        let log = practice.log.clone();
        practice.way_out = WayOut::start(&scenario.computer, hosts.collect(), log).await?;
        Ok(practice)
    }

    async fn open(
        &mut self,
        authority: &Authority,
        facts: &Plays,
        service: &Service,
        names: &[&str],
    ) -> Result<SocketAddr, PracticeError> {
        // A name that leads to an address of no use leads to no server, unless it is said what is there.
        let astray = origin_of(facts.id)
            .is_some_and(|origin| way_out::leads_astray(&self.computer, origin.host()));
        let usual = service.door == Door::Open && service.certificate == Certificate::Good;
        let Some(door) = service.door.of_server().filter(|_| !(astray && usual)) else {
            let port = RefusedPort::reserve(service.family)?;
            let address = port.address();
            self.refused.push(port);
            return Ok(address);
        };
        let tls = match names {
            [] => None,
            names => Some(authority.server(names, service.certificate, service.tls)?),
        };
        let emulators = Arc::clone(&self.emulators);
        let id = facts.id;
        let line = Arc::clone(&self.emulators);
        let gate: serve::Gate = Arc::new(move || line.lets_through(id));
        let handler: serve::Handler = Arc::new(move |request| emulators.answer(id, request));
        let server = serve::Service {
            door,
            gate: Some(gate),
            tls,
            family: service.family,
            ..serve::Service::new(id, handler, self.log.clone())
        };
        let server = Server::start(server).await?;
        let address = server.address();
        self.servers.push(server);
        Ok(address)
    }

    /// Where each service is: its id and an address such as `https://127.0.0.1:40001`.
    #[must_use]
    pub fn endpoints(&self) -> &BTreeMap<&'static str, String> {
        &self.endpoints
    }

    /// A network that leads here and nowhere else, with what the scenario states of the computer.
    ///
    /// # Errors
    /// The authority of practice was not accepted.
    pub fn network(&self, limits: Limits) -> Result<Network, EndpointsError> {
        let surroundings = self.way_out.surroundings(&self.computer);
        let network = Network::loopback(self.network_endpoints())?;
        Ok(network.with_surroundings(surroundings).with_limits(limits))
    }

    /// The same for [`crate::world::net::Network::loopback`], the authority to trust included.
    #[must_use]
    fn network_endpoints(&self) -> Endpoints {
        let mut bare = Endpoints::default().with_authority(self.ca_pem.clone().into_bytes());
        if self.computer.trust == Trust::Antivirus {
            bare = bare.with_trusted_here(self.antivirus_pem.clone().into_bytes());
        }
        let named = self.way_out.name(&self.computer, bare);
        let lost = self.resolve.iter().fold(named, |endpoints, (name, there)| {
            let resolved = match there.parse::<SocketAddr>() {
                Ok(address) => Resolved::Addresses(
                    [address].into_iter().chain(self.second_of(name)).map(with_port).collect(),
                ),
                Err(_) => Resolved::NxDomain,
            };
            endpoints.with_name(name, resolved)
        });
        services::all().iter().fold(lost, |endpoints, facts| {
            let Some(&address) = self.addresses.get(facts.id) else { return endpoints };
            let https = facts.https();
            endpoints.with_service(facts.id, Endpoint { https, address, prefix: String::new() })
        })
    }

    fn second_of(&self, name: &str) -> Option<SocketAddr> {
        let second = self.second.as_ref().filter(|(known, _)| known == name);
        second.map(|(_, address)| *address)
    }

    /// Names and where they lead first, for the `[resolve]` of an endpoints file.
    #[must_use]
    pub fn resolve(&self) -> &BTreeMap<String, String> {
        &self.resolve
    }

    /// The certificate to trust, in PEM.
    #[must_use]
    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    /// The requests that arrived.
    #[must_use]
    pub fn log(&self) -> &RequestLog {
        &self.log
    }

    /// The services themselves: what they counted.
    #[must_use]
    pub fn emulators(&self) -> &Emulators {
        &self.emulators
    }

    /// Somebody changes something at a vendor.
    ///
    /// # Errors
    /// No vendor has anything of this kind to change, in words for the author of a scenario.
    pub fn change(&self, change: &Change) -> Result<(), String> {
        self.emulators.change(change)
    }

    /// The endpoints file; `ca` is where the certificate was written, as seen from that file.
    #[must_use]
    pub fn endpoints_toml(&self, ca: &str) -> String {
        let table = |entries: Vec<(String, String)>| -> toml::Table {
            entries.into_iter().map(|(key, value)| (key, toml::Value::String(value))).collect()
        };
        let own = |(&id, address): (&&str, &String)| (id.to_owned(), address.clone());
        let mut file = toml::Table::new();
        file.insert("endpoints".into(), table(self.endpoints.iter().map(own).collect()).into());
        let resolve = self.resolve.iter().map(|(name, to)| {
            let to = toml::Value::String(to.clone());
            let second = self.second_of(name).map(|it| toml::Value::String(it.to_string()));
            (
                name.clone(),
                match second {
                    Some(second) => toml::Value::Array(vec![to, second]),
                    None => to,
                },
            )
        });
        file.insert("resolve".into(), resolve.collect::<toml::Table>().into());
        file.insert("tls".into(), table(vec![("ca".to_owned(), ca.to_owned())]).into());
        file.to_string()
    }

    /// Closes every port and waits until nothing is left.
    pub async fn stop(self) {
        for server in self.servers {
            server.stop().await;
        }
    }
}

fn with_port(address: SocketAddr) -> (std::net::IpAddr, Option<u16>) {
    (address.ip(), Some(address.port()))
}

fn unix_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
