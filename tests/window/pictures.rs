//! How the pages look, in the themes and sizes that differ.

use egui::{Vec2, vec2};
use egui_kittest::SnapshotResults;
use refloat::engine::view::View;
use refloat::ui::theme::ThemeChoice;

use crate::desk::Desk;
use crate::harness::WINDOW;
use crate::papers;
use crate::samples;

fn take(
    results: &mut SnapshotResults,
    name: &str,
    view: View,
    size: Vec2,
    scale: f32,
    theme: ThemeChoice,
) {
    let mut desk = Desk::sized(view, size, scale, theme);
    results.add(desk.window.try_snapshot(name));
}

#[test]
fn every_page_looks_as_drawn_in_light_and_dark() {
    let mut results = SnapshotResults::new();
    for (name, view) in samples::all() {
        take(&mut results, &format!("pages/{name}"), view.clone(), WINDOW, 1.0, ThemeChoice::Light);
        take(&mut results, &format!("pages/{name}-dark"), view, WINDOW, 1.0, ThemeChoice::Dark);
    }
    results.unwrap();
}

#[test]
fn pages_keep_their_shape_where_there_is_little_room() {
    let mut results = SnapshotResults::new();
    for (name, view) in [
        ("question", samples::question()),
        ("ask-secret", samples::ask_secret()),
        ("result", samples::result()),
        ("fix", samples::fix()),
        ("wait", samples::wait()),
        ("wait-over", samples::wait_over()),
        ("offline", samples::offline()),
        ("slept", samples::slept()),
        ("report", samples::report()),
        ("opened", papers::opened_otherwise()),
        ("compared", papers::compared()),
        ("wrong", papers::wrong()),
    ] {
        let light = ThemeChoice::Light;
        let small = vec2(640.0, 480.0);
        take(&mut results, &format!("pages/{name}-640"), view.clone(), small, 1.0, light);
        let zoomed = vec2(480.0, 360.0);
        take(&mut results, &format!("pages/{name}-200"), view, zoomed, 2.0, light);
    }
    results.unwrap();
}

#[test]
fn lists_and_forms_keep_their_shape_where_there_is_little_room() {
    let mut results = SnapshotResults::new();
    for (name, view) in [
        ("shops", samples::shops()),
        ("sessions", samples::sessions()),
        ("settings", samples::settings()),
        ("jump-found", samples::jump_found()),
        ("keys", samples::keys_of_two_shops()),
        ("add-key-form", samples::add_key_form()),
    ] {
        let light = ThemeChoice::Light;
        let small = vec2(640.0, 480.0);
        take(&mut results, &format!("pages/{name}-640"), view.clone(), small, 1.0, light);
        let zoomed = vec2(480.0, 360.0);
        take(&mut results, &format!("pages/{name}-200"), view, zoomed, 2.0, light);
    }
    // Where the buttons of a wait break into two rows.
    let narrow = vec2(480.0, 720.0);
    take(&mut results, "pages/wait-narrow", samples::wait(), narrow, 1.0, ThemeChoice::Light);
    results.unwrap();
}
