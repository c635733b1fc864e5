//! The settings.

use crate::engine::core::Core;
use crate::engine::view::SettingsPage;

pub(super) fn page(core: &Core) -> SettingsPage {
    let words = &core.known.words;
    let motion = !core.settings.motion_chosen && core.system.less_motion == Some(true);
    let contrast = core.theme_chosen() == crate::engine::command::ThemeChoice::System
        && core.system.high_contrast == Some(true);
    let from_system = match (motion, contrast) {
        (true, true) => Some("settings-system-both"),
        (true, false) => Some("settings-system-motion"),
        (false, true) => Some("settings-system-contrast"),
        (false, false) => None,
    };
    SettingsPage {
        theme: core.theme_chosen(),
        from_system: from_system.map(|id| words.get(id)),
        notify_waits: core.settings.notify_waits,
        // A path often has the person's name in it.
        folder: if core.sharing {
            words.get("settings-folder-hidden")
        } else {
            core.folder.display().to_string()
        },
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}
