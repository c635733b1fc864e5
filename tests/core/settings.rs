//! The settings: what the person chose counts, and what the system says where nothing was chosen.

use refloat::engine::command::{Command, ThemeChoice};
use refloat::engine::view::{Page, SettingsPage, View};

use crate::desk::Desk;

fn page(view: &View) -> &SettingsPage {
    match &view.page {
        Page::Settings(page) => page,
        other => panic!("not at the settings: {other:#?}"),
    }
}

#[test]
fn what_was_chosen_survives_a_restart() {
    let desk = Desk::practise("shiprocket-healthy");
    desk.turn(Command::ShowSettings);
    desk.handle.send(Command::NotifyWaits(false));
    desk.handle.send(Command::Theme(ThemeChoice::Dark));
    desk.handle.send(Command::LessMotion(true));
    desk.wait("the choices", |view| {
        view.look.less_motion && view.look.theme == ThemeChoice::Dark && !page(view).notify_waits
    });
    let Desk { handle, home, .. } = desk;
    drop(handle);
    let desk = Desk::at(home, Some("shiprocket-healthy"));
    let view = desk.turn(Command::ShowSettings);
    assert!(view.look.less_motion);
    assert_eq!(page(&view).theme, ThemeChoice::Dark);
    assert!(!page(&view).notify_waits);
}

#[test]
fn the_folder_of_the_files_is_named_and_not_while_sharing() {
    let desk = Desk::practise("shiprocket-healthy");
    let view = desk.turn(Command::ShowSettings);
    let folder = desk.home.path().display().to_string();
    assert!(page(&view).folder.starts_with(&folder), "{}", page(&view).folder);
    desk.handle.send(Command::Share(true));
    desk.wait("a page that hides it", |view| !page(view).folder.contains(&folder));
}
