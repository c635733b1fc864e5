//! The settings, and forgetting everything.

use super::*;

impl Core {
    /// The theme that is drawn: the person's choice, or high contrast where the system asks for it.
    pub(super) fn theme_shown(&self) -> ThemeChoice {
        match self.theme_chosen() {
            ThemeChoice::System if self.system.high_contrast == Some(true) => {
                ThemeChoice::HighContrast
            }
            chosen => chosen,
        }
    }

    /// The theme that the person chose.
    pub(in crate::engine) fn theme_chosen(&self) -> ThemeChoice {
        match self.settings.theme {
            Theme::System => ThemeChoice::System,
            Theme::Light => ThemeChoice::Light,
            Theme::Dark => ThemeChoice::Dark,
            Theme::Contrast => ThemeChoice::HighContrast,
        }
    }

    /// Less motion, as the person chose it, else as the system says.
    pub(in crate::engine) fn less_motion(&self) -> bool {
        let chosen = self.settings.less_motion;
        if self.settings.motion_chosen {
            chosen
        } else {
            self.system.less_motion.unwrap_or(false) || chosen
        }
    }

    pub(super) fn set_theme(&mut self, theme: ThemeChoice) -> Vec<Job> {
        self.settings.theme = match theme {
            ThemeChoice::System => Theme::System,
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::HighContrast => Theme::Contrast,
        };
        self.save_settings()
    }

    pub(super) fn set_zoom(&mut self, percent: u16) -> Vec<Job> {
        let range = crate::world::store::ZOOM_PERCENT;
        self.settings.zoom_percent = percent.clamp(*range.start(), *range.end());
        self.save_settings()
    }

    pub(super) fn set_less_motion(&mut self, less: bool) -> Vec<Job> {
        self.settings.less_motion = less;
        self.settings.motion_chosen = true;
        self.save_settings()
    }

    pub(super) fn set_notify_waits(&mut self, tell: bool) -> Vec<Job> {
        self.settings.notify_waits = tell;
        self.save_settings()
    }

    /// Nothing of the walk may be saved after this: what is under way stops first, and ends here.
    pub(super) fn forget_everything(&mut self, now: &Moment) -> Vec<Job> {
        let mut jobs = self.put_aside(now);
        jobs.retain(|job| !matches!(job, Job::Save(_)));
        self.resumable = None;
        self.entered.clear();
        self.use_kept.clear();
        self.held.clear();
        self.forgetting = true;
        jobs.push(Job::ForgetEverything);
        jobs
    }

    /// With the folder of Refloat's files, for the settings.
    #[must_use]
    pub fn with_folder(self, folder: std::path::PathBuf) -> Self {
        Self { folder, ..self }
    }
}
