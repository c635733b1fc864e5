//! The stages of a request as they happen.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use crate::domain::finding::{Stage, StageState, StageTiming};

/// Told of each change of a stage, from the thread that asks.
pub type OnStage = Arc<dyn Fn(&StageTiming) + Send + Sync>;

/// Writes down when each stage began and ended, also when the request is cut short.
pub struct Recorder {
    began: Instant,
    stages: Mutex<Vec<StageTiming>>,
    on_stage: Option<OnStage>,
}

impl Recorder {
    /// A recorder that begins now.
    #[must_use]
    pub fn new(on_stage: Option<OnStage>) -> Self {
        Self { began: Instant::now(), stages: Mutex::new(Vec::new()), on_stage }
    }

    /// Milliseconds since the request began.
    #[must_use]
    pub fn elapsed_ms(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// A stage begins.
    pub fn begin(&self, stage: Stage) {
        let start_ms = self.elapsed_ms();
        let timing =
            StageTiming { stage, state: StageState::Running, start_ms, ms: 0, seen: String::new() };
        self.lock().push(timing.clone());
        self.tell(&timing);
    }

    /// The running stage ends.
    pub fn end(&self, passed: bool, seen: impl Into<String>) {
        let now = self.elapsed_ms();
        let ended = {
            let mut stages = self.lock();
            let Some(last) = stages.last_mut() else { return };
            last.state = if passed { StageState::Passed } else { StageState::Failed };
            last.ms = now.saturating_sub(last.start_ms);
            last.seen = seen.into();
            last.clone()
        };
        self.tell(&ended);
    }

    /// The stage that has not ended, for a request that was cut short.
    #[must_use]
    pub fn unfinished(&self) -> Option<Stage> {
        self.lock().last().filter(|last| last.state == StageState::Running).map(|last| last.stage)
    }

    /// All stages so far.
    #[must_use]
    pub fn stages(&self) -> Vec<StageTiming> {
        self.lock().clone()
    }

    fn tell(&self, timing: &StageTiming) {
        if let Some(on_stage) = &self.on_stage {
            on_stage(timing);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<StageTiming>> {
        self.stages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
