//! The fonts: one family a weight, since egui makes no bold of its own.

use std::sync::Arc;

use egui::epaint::text::FontTweak;
use egui::{FontData, FontDefinitions, FontFamily};

/// A cut of a font, which is a font family of its own in egui.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Inter Regular: running text.
    Regular,
    /// Inter Medium: emphasis, buttons, names.
    Medium,
    /// Inter SemiBold: titles and bold words.
    SemiBold,
    /// JetBrains Mono Regular: addresses, times in columns, ids.
    Mono,
    /// JetBrains Mono Medium: key caps, masks.
    MonoMedium,
    /// JetBrains Mono SemiBold: the spoken code.
    MonoSemiBold,
    /// Phosphor Regular: things and actions.
    Icon,
    /// Phosphor Fill: verdicts.
    IconFill,
}

impl Face {
    const ALL: [Self; 8] = [
        Self::Regular,
        Self::Medium,
        Self::SemiBold,
        Self::Mono,
        Self::MonoMedium,
        Self::MonoSemiBold,
        Self::Icon,
        Self::IconFill,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Regular => "inter-regular",
            Self::Medium => "inter-medium",
            Self::SemiBold => "inter-semibold",
            Self::Mono => "mono-regular",
            Self::MonoMedium => "mono-medium",
            Self::MonoSemiBold => "mono-semibold",
            Self::Icon => "icon",
            Self::IconFill => "icon-fill",
        }
    }

    const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
            Self::Medium => include_bytes!("../../../assets/fonts/Inter-Medium.ttf"),
            Self::SemiBold => include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
            Self::Mono => include_bytes!("../../../assets/fonts/JetBrainsMono-Regular.ttf"),
            Self::MonoMedium => include_bytes!("../../../assets/fonts/JetBrainsMono-Medium.ttf"),
            Self::MonoSemiBold => {
                include_bytes!("../../../assets/fonts/JetBrainsMono-SemiBold.ttf")
            }
            Self::Icon => include_bytes!("../../../assets/fonts/Phosphor.ttf"),
            Self::IconFill => include_bytes!("../../../assets/fonts/Phosphor-Fill.ttf"),
        }
    }

    /// The egui family that holds this cut.
    #[must_use]
    pub fn family(self) -> FontFamily {
        FontFamily::Name(Arc::from(self.name()))
    }

    /// True for the three cuts of JetBrains Mono.
    #[must_use]
    pub const fn is_mono(self) -> bool {
        matches!(self, Self::Mono | Self::MonoMedium | Self::MonoSemiBold)
    }
}

/// The embedded fonts, for `Context::set_fonts`. Each family ends with Inter Regular, so that a
/// letter that a cut lacks is still drawn.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for face in Face::ALL {
        let mut data = FontData::from_static(face.bytes());
        if face.is_mono() {
            // Without this the mono cut sits a pixel below Inter on the same line.
            data.tweak = FontTweak { y_offset_factor: -0.04, ..FontTweak::default() };
        }
        fonts.font_data.insert(face.name().to_owned(), Arc::new(data));
        let mut list = vec![face.name().to_owned()];
        if face != Face::Regular {
            list.push(Face::Regular.name().to_owned());
        }
        fonts.families.insert(face.family(), list);
    }
    // egui panics at the first use of a family that is not bound, so its own two are bound too.
    let regular = vec![Face::Regular.name().to_owned()];
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    let mono = vec![Face::Mono.name().to_owned(), Face::Regular.name().to_owned()];
    fonts.families.insert(FontFamily::Monospace, mono);
    fonts
}
