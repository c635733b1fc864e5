//! All services of a scenario without a socket: a request in, an answer out.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;

use super::emulators::{self, Page};
use super::fault::{Answer, Service};
use super::scenario::Scenario;
use crate::checks::vendor::shiprocket::emulator::{Change, Counts, Emulator};
use crate::world::net::serve::{Reply, Request};

/// Where the time comes from: Unix seconds, as this computer's clock has it.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// All services of a scenario, with what became of them so far.
pub struct Emulators {
    services: Vec<(&'static str, Service, Mutex<Vec<u32>>)>,
    shiprocket: Mutex<Emulator>,
    clock: Clock,
    /// The true time less that of this computer's clock.
    ahead_s: i64,
    pace: f64,
}

impl std::fmt::Debug for Emulators {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Emulators")
            .field("counts", &self.shiprocket_counts())
            .finish_non_exhaustive()
    }
}

impl Emulators {
    /// The services at their beginning. Pauses are multiplied by `pace`.
    #[must_use]
    pub fn new(scenario: &Scenario, clock: Clock, pace: f64) -> Self {
        let ahead_s = -scenario.computer.clock_skew_s;
        let account = scenario.services.get("shiprocket").and_then(|it| it.account.clone());
        let emulator = Emulator::new(account.unwrap_or_default(), clock() + ahead_s);
        let fresh = |(&id, service): (&&'static str, &Service)| {
            (id, service.clone(), Mutex::new(vec![0; service.answers.len()]))
        };
        Self {
            services: scenario.services.iter().map(fresh).collect(),
            shiprocket: Mutex::new(emulator),
            clock,
            ahead_s,
            pace,
        }
    }

    /// The true time in Unix seconds, as the vendors have it.
    #[must_use]
    pub fn now(&self) -> i64 {
        (self.clock)() + self.ahead_s
    }

    /// What happened at Shiprocket so far.
    #[must_use]
    pub fn shiprocket_counts(&self) -> Counts {
        lock(&self.shiprocket).counts()
    }

    /// When the lock at Shiprocket ends, in Unix seconds, while there is one.
    #[must_use]
    pub fn shiprocket_locked_until(&self) -> Option<i64> {
        lock(&self.shiprocket).locked_until(self.now())
    }

    /// Somebody changes something at a vendor.
    pub fn change(&self, change: &Change) {
        lock(&self.shiprocket).change(change);
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
            "shiprocket" => lock(&self.shiprocket).answer(request, self.now()),
            _ => {
                let now = Timestamp::from_second(self.now()).unwrap_or(Timestamp::UNIX_EPOCH);
                let usual = || Page { name: "Shiprocket".to_owned(), ..Page::default() };
                spec.page.clone().unwrap_or_else(usual).answer(request, &now.to_string())
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
