//! The line of the scenario's computer to the internet, which may be down and come back.

use std::sync::atomic::{AtomicU32, Ordering};

use super::emulator::Change;

/// The word under which a change speaks of the line.
const NETWORK: &str = "network";

/// A line that is down for so many connections to the service `internet`, or until a change brings it back.
/// While it is down every connection to any service is reset.
#[derive(Debug)]
pub(super) struct Line(AtomicU32);

impl Line {
    /// A line that is down for so many connections to `internet`; 0 is a line that is up.
    pub const fn down_for(connections: u32) -> Self {
        Self(AtomicU32::new(connections))
    }

    /// Whether a connection to this service gets through.
    pub fn lets_through(&self, service: &str) -> bool {
        let one_less = |left: u32| left.checked_sub(1);
        if service == "internet" {
            return self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less).is_err();
        }
        self.0.load(Ordering::Relaxed) == 0
    }

    /// Makes a change, where it is about the line: `{ network = "back" }`.
    ///
    /// # Errors
    /// The line cannot change like this, in words for the author of a scenario.
    pub fn change(&self, change: &Change) -> Option<Result<(), String>> {
        let wanted = change.get(NETWORK)?;
        if wanted.as_str() != Some("back") || change.len() > 1 {
            return Some(Err("the network can come back: { network = \"back\" }".to_owned()));
        }
        self.0.store(0, Ordering::Relaxed);
        Some(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_after_so_many_looks_or_by_a_change() {
        let line = Line::down_for(2);
        let looks: Vec<bool> = (0..4).map(|_| line.lets_through("internet")).collect();
        assert_eq!(looks, [false, false, true, true]);
        assert!(line.lets_through("shiprocket"));
        let line = Line::down_for(2);
        assert!(!line.lets_through("shiprocket") && !line.lets_through("shiprocket"));
        let change: Change = toml::from_str("network = \"back\"").unwrap();
        assert_eq!(line.change(&change), Some(Ok(())));
        assert!(line.lets_through("shiprocket") && line.lets_through("internet"));
    }

    #[test]
    fn other_changes_are_not_its_own_and_wrong_ones_are_named() {
        let line = Line::down_for(0);
        assert_eq!(line.change(&toml::from_str("password = \"FAKE-x\"").unwrap()), None);
        let wrong = line.change(&toml::from_str("network = \"gone\"").unwrap());
        assert!(wrong.unwrap().unwrap_err().contains("back"));
    }
}
