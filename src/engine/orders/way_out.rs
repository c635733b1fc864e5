//! The world that an order looks at: the real one, or the loopback servers of an endpoints file.

use std::path::Path;
use std::sync::Arc;

use super::{OrderError, texts};
use crate::checks::{BrowserSource, FileGuard, SERVICES, World};
use crate::world::net::{Endpoints, Network};
use crate::world::platform;
use crate::world::store::{Attempts, ComputerKey, Home};

/// Opens the way out. Attempts are counted in the person's own files in both cases.
pub(super) fn open(home: &Home, endpoints: Option<&Path>) -> Result<World, OrderError> {
    let network = match endpoints {
        Some(file) => Network::loopback(read(file)?)?,
        None => Network::public(),
    };
    let guard = FileGuard::new(Attempts::new(home), ComputerKey::of(home)?);
    Ok(World {
        network,
        guard: Arc::new(guard),
        clock: Arc::new(|| platform::now().as_second()),
        computer_on_trial: endpoints.is_none(),
        browsers: match endpoints {
            Some(_) => BrowserSource::NotAsked,
            None => BrowserSource::ThisComputer,
        },
    })
}

fn read(file: &Path) -> Result<Endpoints, OrderError> {
    let known: Vec<&str> = SERVICES.iter().map(|service| service.id).collect();
    let endpoints = Endpoints::parse(&file.display().to_string(), &texts::read(file)?, &known)?;
    match endpoints.ca_file(file) {
        Some(ca) => {
            let pem = texts::read(&ca)?;
            Ok(endpoints.with_authority(pem.into_bytes()))
        }
        None => Ok(endpoints),
    }
}
