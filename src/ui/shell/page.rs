//! The page's column: a title that never scrolls away, and the content below it, which does.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::{Type, stroke, tokens};
use crate::ui::widgets;

/// The widest that text is set, in points.
const COLUMN: f32 = 680.0;

/// The room around a page for a window of this width: at the sides and on top, in points.
#[must_use]
pub fn margin(width: f32) -> (f32, f32) {
    if width < 520.0 {
        (16.0, 14.0)
    } else if width < 760.0 {
        (24.0, 24.0)
    } else {
        (32.0, 32.0)
    }
}

/// The area of a page. Draw the title first, then the content, once each.
pub struct Page<'u> {
    ui: &'u mut Ui,
    area: Rect,
    wide: bool,
    top: f32,
}

impl<'u> Page<'u> {
    pub(super) fn new(ui: &'u mut Ui, area: Rect, wide: bool) -> Self {
        Self { ui, area, wide, top: area.top() }
    }

    /// The window's width in points, by which a page decides what folds.
    #[must_use]
    pub fn window_width(&self) -> f32 {
        self.ui.ctx().content_rect().width()
    }

    /// The whole area, for a page that draws itself (the map).
    pub fn canvas<R>(&mut self, add: impl FnOnce(&mut Ui, Rect) -> R) -> R {
        add(self.ui, self.area)
    }

    /// What stands above the content and never scrolls: the eyebrow of a result and the title.
    pub fn head<R>(&mut self, add: impl FnOnce(&mut Ui) -> R) -> R {
        let (_, top) = margin(self.window_width());
        let column = self.column();
        let rect = Rect::from_min_max(pos2(column.left(), self.top + top), column.max);
        let mut child = self.ui.new_child(UiBuilder::new().id_salt("head").max_rect(rect));
        let value = add(&mut child);
        self.top = child.min_rect().bottom().max(rect.top());
        value
    }

    /// The page's one title.
    pub fn title(&mut self, text: &str) {
        let kind = Type::title(self.window_width());
        self.head(|ui| {
            let ink = tokens(ui.ctx()).ink;
            widgets::heading(ui, text, kind, ink, 1);
        });
    }

    /// The content, which scrolls with a thin thumb. `salt` is the page's own, so that each page
    /// keeps its place. It begins right below the title: the content adds its distance.
    pub fn content<R>(&mut self, salt: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
        let theme = tokens(self.ui.ctx());
        let column = self.column();
        // The thumb stands at the right edge of what scrolls, six points off the window's.
        let area =
            Rect::from_min_max(pos2(self.area.left(), self.top), self.area.max - vec2(6.0, 0.0));
        let thumb = Rect::from_min_max(
            pos2(area.left(), area.top().max(self.area.top() + 8.0)),
            area.max - vec2(0.0, 8.0),
        );
        let mut child = self.ui.new_child(UiBuilder::new().id_salt(salt).max_rect(area));
        // The margins are inside what scrolls, so that a focus ring is not cut off.
        let output = ScrollArea::vertical()
            .id_salt(salt)
            .auto_shrink(false)
            .scroll_bar_rect(thumb)
            .show(&mut child, |ui| {
                let start = ui.cursor().min;
                let room = Rect::from_min_size(
                    pos2(column.left(), start.y),
                    vec2(column.width(), f32::INFINITY),
                );
                let mut inner = ui.new_child(UiBuilder::new().id_salt("column").max_rect(room));
                let value = add(&mut inner);
                let height = inner.min_rect().height();
                // Below a content that scrolls there is room; one that fits gets no thumb for it.
                let room = if height > area.height() { 24.0 } else { 0.0 };
                ui.allocate_space(vec2(area.width(), height + room));
                value
            });
        if output.state.clamped_offset().y > 0.5 {
            stroke::hline(
                self.ui.painter(),
                area.left(),
                area.right(),
                area.top(),
                1.0,
                theme.line,
            );
        }
        output.inner
    }

    fn column(&self) -> Rect {
        let (side, _) = margin(self.window_width());
        let room = self.area.width() - 2.0 * side;
        let width = if self.wide { room } else { room.min(COLUMN) };
        let left = self.area.left() + side;
        Rect::from_min_max(pos2(left, self.area.top()), pos2(left + width, self.area.bottom()))
    }
}
