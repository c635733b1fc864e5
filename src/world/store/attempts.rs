//! The file of sign-in attempts. What follows from them is decided by the guard in `checks`.

use serde::{Deserialize, Serialize};

use super::json_file::Unreadable;
use super::{Damaged, Home, JsonFile, StoreError, quarantine};

const VERSION: u32 = 1;
const LIMIT: u64 = 1024 * 1024;

/// How a sign-in attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Written before the attempt is sent. One that stays so may have been counted by the vendor.
    Pending,
    /// The vendor refused the credentials.
    Refused,
    /// The vendor said that the account is locked.
    Locked,
    /// The vendor let it in.
    Accepted,
    /// No answer, or none that tells.
    Unknown,
}

/// One attempt to sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// The account, as a hash by [`super::ComputerKey::hash`].
    pub account: String,
    /// When it was made, in Unix seconds.
    pub at: i64,
    /// How it ended.
    pub outcome: Outcome,
}

/// The attempts made from this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptsFile {
    /// When an earlier file was found damaged, in Unix seconds: what was counted until then is unknown,
    /// which means the longest wait, never none.
    #[serde(default)]
    pub damaged_at: Option<i64>,
    /// The attempts, oldest first.
    pub entries: Vec<Attempt>,
}

/// What an update came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Updated<R> {
    /// What the change returned.
    pub value: R,
    /// The notice, when the file was found damaged just now.
    pub damaged: Option<Damaged>,
}

/// The attempts of one [`Home`], shared by all windows.
#[derive(Clone, Debug)]
pub struct Attempts {
    file: JsonFile<AttemptsFile>,
}

impl Attempts {
    /// The attempts of a home. Touches no disk.
    #[must_use]
    pub fn new(home: &Home) -> Self {
        let path = home.state().join("attempts.json");
        Self { file: JsonFile::new(path, VERSION, LIMIT) }
    }

    /// Reads, changes and saves while no other window can, and returns once it is on the disk.
    ///
    /// A damaged file is copied aside and [`AttemptsFile::damaged_at`] set before `change` sees it; it is
    /// never out of its place in between, so that a crash cannot make it look like no attempts.
    ///
    /// # Errors
    /// The system refuses, or a newer Refloat wrote the file. The caller must then send nothing, for the
    /// attempt is not counted.
    pub fn update<R>(
        &self,
        now: jiff::Timestamp,
        change: impl FnOnce(&mut AttemptsFile) -> R,
    ) -> Result<Updated<R>, StoreError> {
        let _lock = self.file.lock()?;
        let (mut state, damaged) = match self.file.peek()? {
            None => (AttemptsFile::default(), None),
            Some(Ok(state)) => (state, None),
            Some(Err(Unreadable)) => {
                let notice = quarantine::copy_aside(self.file.path(), now)?;
                let state = AttemptsFile { damaged_at: Some(now.as_second()), entries: Vec::new() };
                (state, Some(notice))
            }
        };
        let value = change(&mut state);
        self.file.save(&state)?;
        Ok(Updated { value, damaged })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> jiff::Timestamp {
        jiff::Timestamp::from_second(1_790_000_000).expect("a time")
    }

    fn attempt(at: i64) -> Attempt {
        Attempt { account: "ab12".to_owned(), at, outcome: Outcome::Pending }
    }

    #[test]
    fn an_attempt_outlives_the_window_that_made_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        Attempts::new(&home).update(now(), |state| state.entries.push(attempt(1))).expect("saved");
        let seen = Attempts::new(&home).update(now(), |state| state.entries.clone());
        assert_eq!(seen.map(|updated| updated.value), Ok(vec![attempt(1)]));
    }

    #[test]
    fn a_damaged_file_is_remembered_as_damaged_and_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        let attempts = Attempts::new(&home);
        attempts.update(now(), |state| state.entries.push(attempt(1))).expect("saved");
        std::fs::write(attempts.file.path(), "{\"vers").expect("damaged");
        let first = attempts.update(now(), |state| state.damaged_at).expect("usable");
        assert_eq!(first.value, Some(now().as_second()));
        let notice = first.damaged.expect("a notice");
        assert_eq!(std::fs::read_to_string(notice.kept_as).expect("kept"), "{\"vers");
        let later = attempts.update(now(), |state| state.damaged_at).expect("usable");
        assert_eq!(later.value, Some(now().as_second()), "the next look knows it too");
        assert_eq!(later.damaged, None);
    }
}
