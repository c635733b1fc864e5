//! Files: the only room that reads or writes them.
//!
//! A file of Refloat is JSON with a version, written beside its place and then moved there, so that a
//! computer that loses power keeps the old or the new one and never half of one. Files that cannot be read
//! are set aside with a notice and never deleted. Two windows may work at once: what both change is
//! changed under a lock.

mod atomic;
mod attempts;
mod computer_key;
mod error;
mod failed_values;
pub mod foreign_files;
mod home;
mod journal;
mod json_file;
mod last_good;
mod line_log;
mod lock;
mod profiles;
mod quarantine;
mod settings;
mod temp_folder;
pub mod text_files;
mod watch;

pub use attempts::{Attempt, Attempts, AttemptsFile, Outcome, Updated};
pub use computer_key::ComputerKey;
pub use error::{BadName, Damaged, StoreError, Why};
pub use failed_values::FailedValues;
pub use home::Home;
pub use journal::{Journal, KEEP_DAYS, SavedSession};
pub use json_file::{JsonFile, Loaded};
pub use last_good::LastGood;
pub use line_log::LineLog;
pub use lock::FileLock;
pub use profiles::{ProfileFiles, ReadProfiles, StoredProfile};
pub use settings::{Settings, SettingsFile, Theme, ZOOM_PERCENT};
pub use temp_folder::TempFolder;
pub use watch::Watch;
