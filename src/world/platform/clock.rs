//! The clock and the zone of this computer.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The time by this computer's clock, in UTC. Whether that clock is right is for a check to say.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// The zone that times are shown in; UTC where the system names none.
#[must_use]
pub fn local_zone() -> TimeZone {
    TimeZone::try_system().unwrap_or(TimeZone::UTC)
}
