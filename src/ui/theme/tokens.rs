//! The colours of the program by meaning, once for each theme. There are no others.

use egui::Color32;

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident: $light:literal, $dark:literal, $contrast:literal;)*) => {
        /// The colours of one theme, named by what they mean.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Tokens {
            $($(#[$doc])* pub $name: Color32,)*
            /// True in high contrast: frames 2 points and `line_strong`, links always underlined.
            pub high_contrast: bool,
            /// True where light text stands on a dark ground.
            pub dark: bool,
        }

        impl Tokens {
            /// Dark text on paper.
            pub const LIGHT: Self =
                Self { $($name: hex($light),)* high_contrast: false, dark: false };
            /// Light text on a dark ground.
            pub const DARK: Self =
                Self { $($name: hex($dark),)* high_contrast: false, dark: true };
            /// White and bright colours on black.
            pub const CONTRAST: Self =
                Self { $($name: hex($contrast),)* high_contrast: true, dark: true };
        }
    };
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

tokens! {
    /// Page and bottom bar.
    paper: 0xFBF9F4, 0x12181B, 0x000000;
    /// Cards, fields, toasts.
    raised: 0xFFFFFF, 0x1A2226, 0x000000;
    /// Rail, code wells, a button that is not available.
    sunken: 0xF3F0E8, 0x0D1215, 0x000000;
    /// Text.
    ink: 0x1A2024, 0xEDEAE2, 0xFFFFFF;
    /// Second lines and labels.
    ink_soft: 0x4B555B, 0xB7BFC1, 0xFFFFFF;
    /// Hints, times, waiting and skipped. Never on a wash.
    ink_hint: 0x626C72, 0x95A1A5, 0xE6E6E6;
    /// Hairlines and card edges; never the only cue.
    line: 0xE0DCD1, 0x2B363B, 0x8A8A8A;
    /// Edges of controls, key caps, links not walked.
    line_strong: 0x858B89, 0x6E7C82, 0xFFFFFF;
    /// Primary button, route, links, icons of actions.
    accent: 0x0B5E66, 0x63C3C9, 0x7DE8EE;
    /// The primary button under the pointer.
    accent_hover: 0x094C53, 0x7FD3D8, 0xA9F1F5;
    /// The primary button held down.
    accent_press: 0x073D43, 0x94DDE1, 0xC4F6F8;
    /// Text on `accent`.
    on_accent: 0xFFFFFF, 0x06262A, 0x000000;
    /// Notice, running row, chosen card.
    accent_wash: 0xE2EFEF, 0x14343A, 0x002A2D;
    /// Works, solved.
    good: 0x1D6A3C, 0x7FCF9A, 0x86F5A4;
    /// Ground of what works.
    good_wash: 0xE4F1E7, 0x15301F, 0x001F0A;
    /// Look at this, wait, cannot tell, practice.
    caution: 0x855000, 0xEBBB66, 0xFFD75E;
    /// Ground of caution.
    caution_wash: 0xFAEFD9, 0x362A12, 0x241A00;
    /// Not working, forget.
    bad: 0xA3281E, 0xF5A094, 0xFFB0A6;
    /// Ground of what does not work.
    bad_wash: 0xFAE8E4, 0x36211E, 0x2B0500;
    /// Behind a masked word.
    mask: 0xE7E3D8, 0x323E43, 0x3A3A3A;
    /// Focus ring.
    focus: 0x0B5E66, 0x8FE3E8, 0xFFEE55;
}

impl Tokens {
    /// The edge of cards and choices at rest: colour and width in points.
    #[must_use]
    pub const fn card_edge(&self) -> (Color32, f32) {
        if self.high_contrast { (self.line_strong, 2.0) } else { (self.line, 1.0) }
    }

    /// A hairline between areas (rail, bar): colour and width in points.
    #[must_use]
    pub const fn area_edge(&self) -> (Color32, f32) {
        if self.high_contrast { (self.line_strong, 2.0) } else { (self.line, 1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2 relative luminance.
    fn luminance(colour: Color32) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_and_edges_keep_their_contrast_in_every_theme() {
        for (theme, text, edge) in
            [(Tokens::LIGHT, 4.5, 3.0), (Tokens::DARK, 4.5, 3.0), (Tokens::CONTRAST, 7.0, 4.5)]
        {
            let grounds = [theme.paper, theme.raised, theme.sunken];
            for ground in grounds {
                for ink in [theme.ink, theme.ink_soft, theme.ink_hint, theme.accent] {
                    assert!(contrast(ink, ground) >= text, "{ink:?} on {ground:?}");
                }
                assert!(contrast(theme.line_strong, ground) >= edge, "edge on {ground:?}");
                assert!(contrast(theme.focus, ground) >= edge, "focus on {ground:?}");
            }
            for (ink, wash) in [
                (theme.good, theme.good_wash),
                (theme.caution, theme.caution_wash),
                (theme.bad, theme.bad_wash),
                (theme.accent, theme.accent_wash),
                (theme.ink, theme.mask),
                (theme.on_accent, theme.accent),
                (theme.on_accent, theme.accent_hover),
                (theme.on_accent, theme.accent_press),
            ] {
                assert!(contrast(ink, wash) >= text, "{ink:?} on {wash:?}");
            }
        }
    }
}
