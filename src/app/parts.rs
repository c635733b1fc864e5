//! What the window would draw with, for `refloat doctor`. No window is opened.

use eframe::wgpu::{Backends, Instance, InstanceDescriptor};
use futures_util::FutureExt as _;

use crate::engine::orders::doctor::WindowParts;
use crate::ui::theme;

/// Asks the renderer for its adapters and counts the built-in fonts. A slow driver may take seconds.
#[must_use]
pub fn window_parts() -> WindowParts {
    let fonts = theme::definitions().font_data.len();
    let instance = Instance::new(InstanceDescriptor::new_without_display_handle());
    let backends = Backends::PRIMARY | Backends::GL;
    // On a desktop system the answer is there at once.
    let adapters = instance.enumerate_adapters(backends).now_or_never().unwrap_or_default();
    let name = |adapter: &eframe::wgpu::Adapter| {
        let facts = adapter.get_info();
        format!("{} ({})", facts.name, facts.backend)
    };
    WindowParts { adapters: adapters.iter().map(name).collect(), fonts }
}
