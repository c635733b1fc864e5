//! Did the computer sleep? Read off its two clocks.

/// How the two clocks stood at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clocks {
    /// The clock on the wall, in Unix seconds. It goes on while the computer sleeps.
    pub unix: i64,
    /// The clock that never jumps, in milliseconds.
    pub steady_ms: u64,
}

/// What the steady clock of a system does while the computer sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InSleep {
    /// It stands still: Linux (`CLOCK_MONOTONIC`) and macOS (`CLOCK_UPTIME_RAW`).
    Stands,
    /// It goes on: Windows (`QueryPerformanceCounter`).
    GoesOn,
}

impl InSleep {
    /// As it is on this system. The standard library says which clock it takes and promises nothing more,
    /// so what it does in sleep is that clock's own habit.
    pub const HERE: Self = if cfg!(windows) { Self::GoesOn } else { Self::Stands };
}

/// The longest time between two looks that is no sleep, in seconds. While a check runs the engine looks far
/// more often; a busy computer may be late, and a wall clock may be put right by a little.
pub(super) const NO_SLEEP_S: i64 = 30;

/// True where the computer slept between two looks at its clocks.
///
/// Where the steady clock stands still in sleep, sleep is what the wall clock is ahead of it. Where it goes
/// on, nobody looked for a long time, although it was time to. A wall clock that was set ahead by hand looks
/// like sleep in the first case: then a check is stopped that need not be, and nothing else happens.
pub(super) fn slept(before: Clocks, after: Clocks, in_sleep: InSleep) -> bool {
    let steady_ms = after.steady_ms.saturating_sub(before.steady_ms);
    let steady = i64::try_from(steady_ms / 1000).unwrap_or(i64::MAX);
    let wall = after.unix.saturating_sub(before.unix);
    match in_sleep {
        InSleep::Stands => wall.saturating_sub(steady) > NO_SLEEP_S,
        InSleep::GoesOn => steady > NO_SLEEP_S,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: Clocks = Clocks { unix: 1_795_262_000, steady_ms: 5_000 };

    /// So many seconds later on each clock.
    fn later(wall_s: i64, steady_s: u64) -> Clocks {
        Clocks { unix: BEFORE.unix + wall_s, steady_ms: BEFORE.steady_ms + steady_s * 1000 }
    }

    #[test]
    fn a_night_is_seen_on_every_system() {
        assert!(slept(BEFORE, later(28_800, 3), InSleep::Stands));
        assert!(slept(BEFORE, later(28_800, 28_800), InSleep::GoesOn));
    }

    #[test]
    fn thirty_seconds_are_no_sleep_and_a_second_more_is() {
        assert!(!slept(BEFORE, later(35, 5), InSleep::Stands));
        assert!(slept(BEFORE, later(36, 5), InSleep::Stands));
        assert!(!slept(BEFORE, later(30, 30), InSleep::GoesOn));
        assert!(slept(BEFORE, later(31, 31), InSleep::GoesOn));
    }

    #[test]
    fn a_busy_computer_did_not_sleep() {
        assert!(!slept(BEFORE, later(90, 90), InSleep::Stands), "both clocks went on together");
    }

    #[test]
    fn a_clock_that_is_set_back_is_no_sleep() {
        assert!(!slept(BEFORE, later(-7_200, 5), InSleep::Stands));
        assert!(!slept(BEFORE, later(-7_200, 5), InSleep::GoesOn));
        assert!(!slept(later(0, 9), BEFORE, InSleep::Stands), "a steady clock that ran back");
    }
}
