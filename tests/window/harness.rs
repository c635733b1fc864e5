//! A window for the tests: sized, themed, with our fonts, drawn edge to edge.

use egui::{Theme, Ui, UiBuilder, Vec2};
use egui_kittest::Harness;
use refloat::ui::theme::{Look, ThemeChoice, apply, install_fonts, tokens};

/// The default size of the window in points.
pub const WINDOW: Vec2 = Vec2::new(960.0, 720.0);

/// The three looks that pictures are taken in, with the ending of their names.
pub const LOOKS: [(ThemeChoice, &str); 3] = [
    (ThemeChoice::Light, "light"),
    (ThemeChoice::Dark, "dark"),
    (ThemeChoice::HighContrast, "contrast"),
];

/// A window of a size and look. Nothing moves in it, so that pictures are the same every time.
pub fn window<'a>(size: Vec2, theme: ThemeChoice, draw: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    zoomed(size, 1.0, theme, draw)
}

/// The same with so many pixels for each point; the size stays in points.
pub fn zoomed<'a>(
    size: Vec2,
    scale: f32,
    theme: ThemeChoice,
    mut draw: impl FnMut(&mut Ui) + 'a,
) -> Harness<'a> {
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_theme(if theme == ThemeChoice::Light { Theme::Light } else { Theme::Dark })
        .with_context_setup(move |ctx| {
            install_fonts(ctx);
            apply(ctx, Look { theme, less_motion: true, ..Look::default() });
        })
        .build_ui(move |ui| {
            // kittest puts a margin around; a window has none.
            let rect = ui.ctx().content_rect();
            let colour = tokens(ui.ctx()).paper;
            ui.painter().rect_filled(rect, 0, colour);
            ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| draw(ui));
        })
}

/// A light window of the default size.
pub fn light<'a>(draw: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    window(WINDOW, ThemeChoice::Light, draw)
}
