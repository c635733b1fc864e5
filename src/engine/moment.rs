//! A moment as a person reads it.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Now, in the two ways that the engine needs it, and the zone that times are shown in.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Unix seconds.
    pub unix: i64,
    /// Milliseconds of a clock that never jumps.
    pub ms: u64,
    /// The computer's zone.
    pub zone: TimeZone,
}

impl Moment {
    /// The time of day of a moment: `9:14`.
    #[must_use]
    pub fn time_of(&self, unix: i64) -> String {
        self.format(unix, "%-H:%M")
    }

    /// The time of day with its seconds: `9:14:07`.
    #[must_use]
    pub fn time_with_seconds(&self, unix: i64) -> String {
        self.format(unix, "%-H:%M:%S")
    }

    /// The time of day where it is today, else the day too: `9:14`, `18 November, 16:40`.
    #[must_use]
    pub fn when(&self, unix: i64) -> String {
        let day = |unix| self.format(unix, "%Y-%m-%d");
        if day(unix) == day(self.unix) {
            self.time_of(unix)
        } else {
            self.format(unix, "%-d %B, %-H:%M")
        }
    }

    /// How far the zone is ahead of UTC now, in minutes.
    #[must_use]
    pub fn zone_minutes(&self) -> i32 {
        let now = Timestamp::from_second(self.unix).unwrap_or_default();
        self.zone.to_offset(now).seconds() / 60
    }

    fn format(&self, unix: i64, how: &str) -> String {
        Timestamp::from_second(unix)
            .map(|time| time.to_zoned(self.zone.clone()).strftime(how).to_string())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_needs_no_date() {
        let now = Moment { unix: 1_795_262_000, ms: 0, zone: TimeZone::UTC };
        assert_eq!(now.when(now.unix - 60), now.time_of(now.unix - 60));
        assert!(now.when(now.unix - 200_000).contains("November"));
    }
}
