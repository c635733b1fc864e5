//! The world that an order looks at: the real one, or the loopback servers of an endpoints file.

use std::path::Path;
use std::sync::Arc;

use super::{OrderError, texts};
use crate::checks::{BrowserSource, FileGuard, Guard, MemoryGuard, SERVICES, World};
use crate::world::net::{Endpoints, Network};
use crate::world::platform;
use crate::world::store::{Attempts, ComputerKey, Home};

/// Opens the way out. Attempts are counted in the person's own files in both cases.
pub(super) fn open(home: &Home, endpoints: Option<&Path>) -> Result<World, OrderError> {
    let guard = FileGuard::new(Attempts::new(home), ComputerKey::of(home)?);
    with_guard(Arc::new(guard), endpoints)
}

/// The same for who signs in nowhere: no file of the person is touched.
pub(super) fn open_without_files(endpoints: Option<&Path>) -> Result<World, OrderError> {
    with_guard(Arc::new(MemoryGuard::default()), endpoints)
}

fn with_guard(guard: Arc<dyn Guard>, endpoints: Option<&Path>) -> Result<World, OrderError> {
    let network = match endpoints {
        Some(file) => Network::loopback(read(file)?)?,
        None => Network::public(),
    };
    Ok(World {
        network,
        guard,
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
