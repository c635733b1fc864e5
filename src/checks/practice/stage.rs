//! All services of a scenario without a socket: a request in, an answer out.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;

use super::emulator::{Change, Counts, Emulator, Hint};
use super::emulators;
use super::fault::{Answer, Service};
use super::line::Line;
use super::scenario::Scenario;
use super::services::STORE_SECOND;
use crate::checks::STORE;
use crate::checks::vendor::{self, Vendor};
use crate::world::net::serve::{Reply, Request};

/// Where the time comes from: Unix seconds, as this computer's clock has it.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// All services of a scenario, with what became of them so far.
pub struct Emulators {
    services: Vec<(&'static str, Service, Mutex<Vec<u32>>)>,
    vendors: Vec<(&'static Vendor, Mutex<Box<dyn Emulator>>)>,
    line: Line,
    clock: Clock,
    /// The true time less that of this computer's clock.
    ahead_s: i64,
    pace: f64,
}

impl std::fmt::Debug for Emulators {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Emulators").field("counts", &self.counts()).finish_non_exhaustive()
    }
}

impl Emulators {
    /// The services at their beginning. Pauses are multiplied by `pace`.
    ///
    /// # Errors
    /// A vendor cannot be played as the scenario says, which reading the scenario has excluded.
    pub fn new(scenario: &Scenario, clock: Clock, pace: f64) -> Result<Self, String> {
        let ahead_s = -scenario.computer.clock_skew_s;
        let now = clock() + ahead_s;
        let begin = |vendor: &&'static Vendor| {
            let emulator = (vendor.emulator)(&scenario.services, now)?;
            Ok((*vendor, Mutex::new(emulator)))
        };
        // Only the software that the shop of the set-up runs on plays it.
        let platform = scenario.platform();
        let plays_a_shop = |vendor: &Vendor| vendor.plays.iter().any(|played| played.id == STORE);
        let on_stage =
            vendor::ALL.iter().filter(|it| !plays_a_shop(it) || platform.as_deref() == Some(it.id));
        let vendors = on_stage.map(begin).collect::<Result<_, String>>()?;
        let fresh = |(&id, service): (&&'static str, &Service)| {
            (id, service.clone(), Mutex::new(vec![0; service.answers.len()]))
        };
        let second = scenario.services.get(STORE).and_then(|shop| shop.second.as_deref());
        let second = second.map(|service| (&STORE_SECOND, service));
        let services = scenario.services.iter().chain(second).map(fresh).collect();
        let line = Line::down_for(scenario.computer.offline_for);
        Ok(Self { services, vendors, line, clock, ahead_s, pace })
    }

    /// The true time in Unix seconds, as the vendors have it.
    #[must_use]
    pub fn now(&self) -> i64 {
        (self.clock)() + self.ahead_s
    }

    /// What happened so far, at all vendors together.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let each = self.vendors.iter().map(|(_, emulator)| lock(emulator).counts());
        each.fold(Counts::default(), Counts::and)
    }

    /// When the last lock of an account ends, in Unix seconds, while there is one.
    #[must_use]
    pub fn locked_until(&self) -> Option<i64> {
        let now = self.now();
        self.vendors.iter().filter_map(|(_, emulator)| lock(emulator).locked_until(now)).max()
    }

    /// Whether a connection to a service gets through, or the computer's line is down.
    #[must_use]
    pub fn lets_through(&self, service: &str) -> bool {
        self.line.lets_through(service)
    }

    /// Somebody changes something at a vendor, or the network comes back.
    ///
    /// # Errors
    /// No vendor has anything of this kind to change, in words for the author of a scenario.
    pub fn change(&self, change: &Change) -> Result<(), String> {
        if let Some(changed) = self.line.change(change) {
            return changed;
        }
        let mut mistake = String::new();
        let mut changed = false;
        for (vendor, emulator) in &self.vendors {
            match lock(emulator).change(change) {
                Ok(()) => changed = true,
                Err(error) => mistake.push_str(&format!("{}: {error}. ", vendor.id)),
            }
        }
        if changed { Ok(()) } else { Err(mistake.trim_end().to_owned()) }
    }

    /// Whom the person plays at a vendor, where there is something to enter.
    #[must_use]
    pub fn hint(&self, vendor: &str) -> Option<Hint> {
        let (_, emulator) = self.vendors.iter().find(|(known, _)| known.id == vendor)?;
        lock(emulator).hint()
    }

    /// The answer of a service. A service that is not played answers 404.
    pub fn answer(&self, service: &str, request: &Request) -> Reply {
        let Some((id, spec, used)) = self.services.iter().find(|(id, ..)| *id == service) else {
            return Reply::empty(404);
        };
        let mut reply = match self.chosen(spec, used, request) {
            Some(answer) if answer.keeps_content() => {
                answer.apply(Some(self.own(id, spec, request)), self.pace)
            }
            Some(answer) => answer.apply(None, self.pace),
            None => self.own(id, spec, request),
        };
        if reply.raw.is_none() && reply.header("date").is_none() {
            reply.set_header("Date", &http_date(self.now() + spec.date_off_s));
        }
        reply
    }

    fn chosen<'a>(
        &self,
        spec: &'a Service,
        used: &Mutex<Vec<u32>>,
        request: &Request,
    ) -> Option<&'a Answer> {
        let mut used = lock(used);
        let mut both = spec.answers.iter().zip(used.iter_mut());
        let (answer, used) = both.find(|(answer, used)| {
            answer.fits(request) && answer.times.is_none_or(|times| **used < times)
        })?;
        *used += 1;
        Some(answer)
    }

    fn own(&self, id: &str, spec: &Service, request: &Request) -> Reply {
        if let Some(portal) = spec.portal {
            return portal.answer();
        }
        match id {
            "internet" | "internet-tls" => emulators::internet(request),
            "time" => emulators::time(request),
            _ => {
                let id = if id == STORE_SECOND { STORE } else { id };
                let plays = |vendor: &Vendor| vendor.plays.iter().any(|played| played.id == id);
                match self.vendors.iter().find(|(vendor, _)| plays(vendor)) {
                    Some((_, emulator)) => lock(emulator).answer(id, request, self.now()),
                    None => Reply::empty(404),
                }
            }
        }
    }
}

fn http_date(seconds: i64) -> String {
    let time = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    DateTimePrinter::new().timestamp_to_rfc9110_string(&time).unwrap_or_default()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
