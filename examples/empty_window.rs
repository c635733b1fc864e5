//! An empty window of the same size, for `scripts/measure.sh` to measure Refloat beside.

use std::sync::Arc;

use eframe::egui;

struct Empty(u8);

impl eframe::App for Empty {
    fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        if self.0 < 2 {
            self.0 += 1;
            eprintln!("frame {}", self.0);
        }
    }
}

fn main() -> eframe::Result {
    let viewport = egui::ViewportBuilder::default().with_inner_size([960.0, 720.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    eframe::run_native(
        "Empty window",
        options,
        Box::new(|creation| {
            // egui draws nothing at all without a font.
            let mut fonts = egui::FontDefinitions::empty();
            let font = include_bytes!("../assets/fonts/Inter-Regular.ttf");
            fonts.font_data.insert("inter".into(), Arc::new(egui::FontData::from_static(font)));
            for family in [egui::FontFamily::Proportional, egui::FontFamily::Monospace] {
                fonts.families.insert(family, vec!["inter".into()]);
            }
            creation.egui_ctx.set_fonts(fonts);
            Ok(Box::new(Empty(0)))
        }),
    )
}
