//! egui's own style, made silent: what egui still draws itself (scroll thumb, text cursor,
//! selection, menus) is drawn in the tokens.

use egui::epaint::FontColorTransferFunction;
use egui::style::{ScrollAnimation, ScrollStyle, WidgetVisuals};
use egui::{Color32, CornerRadius, Shadow, Stroke, Style, TextStyle, Vec2};

use super::{Tokens, Type};

/// The whole egui style of a theme.
#[must_use]
pub fn style(tokens: &Tokens, less_motion: bool) -> Style {
    let mut style = Style {
        visuals: visuals(tokens),
        animation_time: if less_motion { 0.0 } else { 0.12 },
        explanation_tooltips: false,
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Small, Type::CAPTION.font()),
        (TextStyle::Body, Type::BODY.font()),
        (TextStyle::Button, Type::BODY.medium().font()),
        (TextStyle::Heading, Type::TITLE.font()),
        (TextStyle::Monospace, Type::MONO.font()),
    ]
    .into();
    style.spacing.item_spacing = Vec2::ZERO;
    style.spacing.button_padding = Vec2::ZERO;
    style.spacing.interact_size = Vec2::ZERO;
    style.spacing.scroll = scroll();
    if less_motion {
        style.scroll_animation = ScrollAnimation::none();
    }
    style
}

/// A thin thumb that is always there when there is more, and nothing else.
fn scroll() -> ScrollStyle {
    let mut scroll = ScrollStyle {
        bar_width: 6.0,
        floating_width: 6.0,
        floating_allocated_width: 0.0,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.55,
        active_handle_opacity: 0.55,
        interact_handle_opacity: 0.8,
        ..ScrollStyle::floating()
    };
    scroll.fade.strength = 0.0;
    scroll
}

fn visuals(tokens: &Tokens) -> egui::Visuals {
    let mut visuals = if tokens.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    visuals.text_options.font_hinting = false;
    // egui draws light text on dark too bold by default; this weight was measured against a browser.
    visuals.text_options.color_transfer_function = if tokens.dark {
        FontColorTransferFunction::Gamma(0.8)
    } else {
        FontColorTransferFunction::Off
    };
    visuals.override_text_color = None;
    visuals.hyperlink_color = tokens.accent;
    visuals.faint_bg_color = tokens.sunken;
    visuals.extreme_bg_color = tokens.raised;
    visuals.text_edit_bg_color = Some(tokens.raised);
    visuals.code_bg_color = tokens.sunken;
    visuals.warn_fg_color = tokens.caution;
    visuals.error_fg_color = tokens.bad;
    visuals.panel_fill = tokens.paper;
    visuals.window_fill = tokens.raised;
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(10);
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_shadow = shadow(tokens);
    visuals.popup_shadow = shadow(tokens);
    visuals.selection.bg_fill = selection(tokens);
    visuals.selection.stroke = Stroke::new(1.0, tokens.ink);
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.accent);
    // A cursor that blinks asks for a repaint without end.
    visuals.text_cursor.blink = false;
    visuals.weak_text_color = Some(tokens.ink_soft);
    let rest = plain(tokens, tokens.line_strong);
    visuals.widgets.inactive = rest;
    visuals.widgets.hovered = rest;
    visuals.widgets.active = rest;
    visuals.widgets.open = rest;
    visuals.widgets.noninteractive = plain(tokens, tokens.ink);
    visuals
}

/// The ground of selected text: the accent, thin enough that the ink on it can be read.
fn selection(tokens: &Tokens) -> Color32 {
    tokens.accent.gamma_multiply(if tokens.dark { 0.45 } else { 0.25 })
}

fn plain(tokens: &Tokens, foreground: Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: tokens.raised,
        weak_bg_fill: Color32::TRANSPARENT,
        bg_stroke: Stroke::NONE,
        corner_radius: CornerRadius::same(8),
        fg_stroke: Stroke::new(1.0, foreground),
        expansion: 0.0,
    }
}

/// The one shadow: toasts, menus and dialogs.
#[must_use]
pub fn shadow(tokens: &Tokens) -> Shadow {
    let alpha = if tokens.dark { 102 } else { 31 };
    Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(alpha) }
}
