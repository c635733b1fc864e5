//! The look: colours by meaning, type scale, fonts, icons, and lines that stay crisp.

mod fonts;
mod icons;
pub mod stroke;
mod style;
mod tokens;
mod typography;

pub use fonts::{Face, definitions};
pub use icons::Icon;
pub use style::shadow;
pub use tokens::Tokens;
pub use typography::{MASK_CLOSE, MASK_OPEN, Type, icon_galley, unmarked};

use egui::{Context, Id, Theme, ThemePreference};

/// The theme that the person chose in Settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Dark text on paper.
    Light,
    /// Light text on a dark ground.
    Dark,
    /// White and bright colours on black.
    HighContrast,
}

/// What decides the look of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// The theme that was chosen.
    pub theme: ThemeChoice,
    /// True when the system asks for high contrast; it counts while the choice is `System`.
    pub system_contrast: bool,
    /// True when nothing may move.
    pub less_motion: bool,
}

impl Look {
    fn is_contrast(self) -> bool {
        self.theme == ThemeChoice::HighContrast
            || (self.theme == ThemeChoice::System && self.system_contrast)
    }
}

fn look_id() -> Id {
    Id::unique("refloat look")
}

/// Installs the fonts. Once, before the first frame.
pub fn install_fonts(ctx: &Context) {
    ctx.set_fonts(definitions());
}

/// Puts a look into the context. Cheap to call again with the same look: it does nothing then.
pub fn apply(ctx: &Context, look: Look) {
    if ctx.data(|data| data.get_temp::<Look>(look_id())) == Some(look) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(look_id(), look));
    // A system that tells nothing gets the light theme; egui's own default would be dark.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    ctx.set_theme(match look.theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark | ThemeChoice::HighContrast => ThemePreference::Dark,
    });
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style::style(pick(look, theme), look.less_motion));
    }
}

fn pick(look: Look, theme: Theme) -> &'static Tokens {
    match theme {
        _ if look.is_contrast() => &Tokens::CONTRAST,
        Theme::Light => &Tokens::LIGHT,
        Theme::Dark => &Tokens::DARK,
    }
}

/// The look that was applied last.
#[must_use]
pub fn look(ctx: &Context) -> Look {
    ctx.data(|data| data.get_temp(look_id())).unwrap_or_default()
}

/// The colours of the theme that is on.
#[must_use]
pub fn tokens(ctx: &Context) -> &'static Tokens {
    pick(look(ctx), ctx.theme())
}
