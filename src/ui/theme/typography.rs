//! The type scale: size, line height, letter spacing and cut, and how a text is laid out in it.

use std::borrow::Cow;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Ui};

use super::{Face, Icon, Tokens, tokens};

/// Around a word that stands for something hidden while the screen is shared, such as `shop-1`. The
/// engine puts these two there; every text of the window understands them.
pub use crate::domain::report::{MASK_CLOSE, MASK_OPEN};

/// The text without the marks of masked words, for a screen reader and the clipboard.
#[must_use]
pub fn unmarked(text: &str) -> Cow<'_, str> {
    if text.contains([MASK_OPEN, MASK_CLOSE]) {
        Cow::Owned(text.replace([MASK_OPEN, MASK_CLOSE], ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// A step of the type scale. Sizes, line heights and spacings are in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Size of the letters.
    pub size: f32,
    /// Height of a line; the text stands in its middle.
    pub line: f32,
    /// Added between letters.
    pub spacing: f32,
    /// The cut.
    pub face: Face,
}

impl Type {
    /// The page's one title, 28 on 36.
    pub const TITLE: Self = Self::new(28.0, 36.0, -0.4, Face::SemiBold);
    /// A section or a finding, 18 on 26.
    pub const SECTION: Self = Self::new(18.0, 26.0, -0.1, Face::SemiBold);
    /// Running text, 16 on 24.
    pub const BODY: Self = Self::new(16.0, 24.0, 0.0, Face::Regular);
    /// A second line, 14 on 20.
    pub const SECOND: Self = Self::new(14.0, 20.0, 0.0, Face::Regular);
    /// The smallest text, 13 on 18.
    pub const CAPTION: Self = Self::new(13.0, 18.0, 0.0, Face::Regular);
    /// Addresses, times, ids, 13 on 20.
    pub const MONO: Self = Self::new(13.0, 20.0, 0.0, Face::Mono);
    /// The countdown, 64 on 72.
    pub const COUNTDOWN: Self = Self::new(64.0, 72.0, 0.0, Face::Medium);
    /// The spoken code in the bottom bar.
    pub const SPOKEN: Self = Self::new(15.0, 26.0, 0.5, Face::MonoSemiBold);

    /// A step with everything given.
    #[must_use]
    pub const fn new(size: f32, line: f32, spacing: f32, face: Face) -> Self {
        Self { size, line, spacing, face }
    }

    /// The title's step for a window of this width in points.
    #[must_use]
    pub fn title(width: f32) -> Self {
        if width < 520.0 {
            Self::new(22.0, 28.0, -0.4, Face::SemiBold)
        } else if width < 760.0 {
            Self::new(24.0, 32.0, -0.4, Face::SemiBold)
        } else {
            Self::TITLE
        }
    }

    /// The same step in another cut.
    #[must_use]
    pub const fn face(mut self, face: Face) -> Self {
        self.face = face;
        self
    }

    /// The same step in Medium.
    #[must_use]
    pub const fn medium(self) -> Self {
        self.face(if self.face.is_mono() { Face::MonoMedium } else { Face::Medium })
    }

    /// The same step in `SemiBold`.
    #[must_use]
    pub const fn bold(self) -> Self {
        self.face(if self.face.is_mono() { Face::MonoSemiBold } else { Face::SemiBold })
    }

    /// The egui font of this step.
    #[must_use]
    pub fn font(self) -> FontId {
        FontId::new(self.size, self.face.family())
    }

    /// The egui text format of this step in a colour.
    #[must_use]
    pub fn format(self, colour: Color32) -> TextFormat {
        TextFormat {
            font_id: self.font(),
            extra_letter_spacing: self.spacing,
            line_height: Some(self.line),
            color: colour,
            ..TextFormat::default()
        }
    }

    /// A text in this step that wraps at a width in points. A word between [`MASK_OPEN`] and
    /// [`MASK_CLOSE`] is drawn as a mask.
    #[must_use]
    pub fn job(
        self,
        theme: &Tokens,
        text: impl Into<String>,
        colour: Color32,
        width: f32,
    ) -> LayoutJob {
        let mut job = LayoutJob::default();
        self.append(&mut job, theme, &text.into(), colour, 0.0);
        job.wrap.max_width = width;
        job
    }

    /// Adds a text in this step to a job, `gap` points after what is there. Gives back the gap that
    /// belongs before what comes next (a mask needs room at its end too).
    pub fn append(
        self,
        job: &mut LayoutJob,
        theme: &Tokens,
        text: &str,
        colour: Color32,
        mut gap: f32,
    ) -> f32 {
        for (index, part) in text.split([MASK_OPEN, MASK_CLOSE]).enumerate() {
            if part.is_empty() && (index > 0 || text.contains(MASK_OPEN)) {
                continue;
            }
            if index % 2 == 0 {
                job.append(part, gap, self.format(colour));
                gap = 0.0;
            } else {
                let word = Self { size: self.size * 0.92, ..self.face(Face::MonoMedium) };
                let mut format = word.format(theme.ink);
                format.background = theme.mask;
                format.expand_bg = 1.0;
                job.append(part, gap + 3.0, format);
                gap = 3.0;
            }
        }
        gap
    }

    /// Lays out a text that wraps at a width. The colour is given when it is painted, so a change
    /// of state does not lay it out again.
    #[must_use]
    pub fn galley(self, ui: &Ui, text: impl Into<String>, width: f32) -> Arc<Galley> {
        let theme = tokens(ui.ctx());
        ui.painter().layout_job(self.job(theme, text, Color32::PLACEHOLDER, width))
    }

    /// Lays out a text in one line.
    #[must_use]
    pub fn line(self, ui: &Ui, text: impl Into<String>) -> Arc<Galley> {
        self.galley(ui, text, f32::INFINITY)
    }

    /// Lays out a text in at most `rows` rows and ends it with an ellipsis where it is longer.
    #[must_use]
    pub fn elided(self, ui: &Ui, text: &str, width: f32, rows: usize) -> Arc<Galley> {
        let theme = tokens(ui.ctx());
        let mut job = self.job(theme, text, Color32::PLACEHOLDER, width);
        job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
        ui.painter().layout_job(job)
    }
}

/// Lays out an icon as a galley whose box is exactly `size` high and wide.
#[must_use]
pub fn icon_galley(ui: &Ui, icon: Icon, filled: bool, size: f32) -> Arc<Galley> {
    let face = if filled { Face::IconFill } else { Face::Icon };
    Type::new(size, size, 0.0, face).line(ui, icon.char().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_word_is_drawn_apart_and_read_without_its_marks() {
        let text = format!("https://{MASK_OPEN}shop-1{MASK_CLOSE}/rest");
        let theme = &Tokens::LIGHT;
        let job = Type::BODY.job(theme, text.as_str(), theme.ink, 400.0);
        assert_eq!(job.text, "https://shop-1/rest");
        let grounds: Vec<_> = job.sections.iter().map(|one| one.format.background).collect();
        assert_eq!(grounds, [Color32::TRANSPARENT, theme.mask, Color32::TRANSPARENT]);
        assert_eq!(unmarked(&text), "https://shop-1/rest");
    }
}
