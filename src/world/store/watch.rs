//! Watching a folder for changes by somebody else, such as an author's editor.
//!
//! The system wakes the watcher, which sleeps otherwise: a folder in which nothing happens costs nothing.

use std::fs;
use std::path::Path;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::{StoreError, Why};

/// Watches as long as it lives.
pub struct Watch {
    _watcher: notify::RecommendedWatcher,
}

impl Watch {
    /// Watches a folder and the folders below it. `on_change` is called from a thread of its own after
    /// each change, several times where a program writes in several steps. A folder that is not there is
    /// made, for nothing can be watched otherwise.
    ///
    /// # Errors
    /// The folder cannot be made, or the system watches no more folders.
    pub fn start(folder: &Path, on_change: impl Fn() + Send + 'static) -> Result<Self, StoreError> {
        let failed = |why| StoreError::Read { path: folder.to_owned(), why };
        fs::create_dir_all(folder).map_err(|error| failed(Why::from(&error)))?;
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // An error of the watcher may hide a change.
            if event.is_ok_and(|event| !changes(event.kind)) {
                return;
            }
            on_change();
        })
        .map_err(|error| failed(why(&error)))?;
        watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| failed(why(&error)))?;
        Ok(Self { _watcher: watcher })
    }
}

/// Reading changes nothing; without this, looking after a change would be one.
fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    }
}

fn why(error: &notify::Error) -> Why {
    match &error.kind {
        notify::ErrorKind::Io(error) => Why::from(error),
        notify::ErrorKind::PathNotFound => Why::Missing,
        _ => Why::Other(std::io::ErrorKind::Other),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{RecvTimeoutError, channel};
    use std::time::Duration;

    use super::*;

    #[test]
    fn writing_is_noticed_and_reading_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let guides = folder.path().join("guides");
        let (sender, changed) = channel();
        let watch = Watch::start(&guides, move || {
            let _ = sender.send(());
        })
        .expect("it watches");
        fs::write(guides.join("own.toml"), "id = 1").expect("written");
        let patience = Duration::from_secs(30);
        changed.recv_timeout(patience).expect("the change is noticed");
        // Whatever else the writing brought comes before the next file's first event.
        fs::create_dir(guides.join("marker")).expect("made");
        changed.recv_timeout(patience).expect("that too");
        while changed.recv_timeout(Duration::from_millis(200)).is_ok() {}
        fs::read(guides.join("own.toml")).expect("read");
        fs::read_dir(&guides).expect("listed").for_each(drop);
        assert_eq!(changed.recv_timeout(Duration::from_millis(300)).ok(), None);
        drop(watch);
        assert_eq!(changed.recv_timeout(patience), Err(RecvTimeoutError::Disconnected));
    }
}
