//! Saved sessions: listed, named, begun again, deleted, and open in one window only.

use refloat::engine::command::Command;
use refloat::engine::view::{Page, SessionLine, View};

use crate::desk::Desk;

const HEALTHY: &str = "shiprocket-healthy";
const GUIDE: &str = "shiprocket-login";

fn list(view: &View) -> Option<&[SessionLine]> {
    match &view.page {
        Page::Sessions(page) if !page.reading => Some(&page.sessions),
        _ => None,
    }
}

/// The list once it has so many sessions.
fn shown(desk: &Desk, count: usize) -> Vec<SessionLine> {
    desk.handle.send(Command::ShowSessions);
    let what = format!("{count} sessions");
    let view = desk.wait(&what, |view| list(view).is_some_and(|list| list.len() == count));
    list(&view).expect("a list").to_vec()
}

fn walk(desk: &Desk) {
    desk.turn(Command::Open { guide: GUIDE.to_owned(), step: None });
    desk.choose("“Invalid email");
    desk.turn(Command::Home);
}

fn restarted(desk: Desk) -> Desk {
    let Desk { handle, home, .. } = desk;
    drop(handle);
    Desk::at(home, Some(HEALTHY))
}

#[test]
fn sessions_can_be_named_begun_again_and_deleted_and_stay_so() {
    let desk = Desk::practise(HEALTHY);
    walk(&desk);
    let first = shown(&desk, 1).remove(0);
    assert!(first.line.contains("In the plug-in") || !first.line.is_empty(), "{first:?}");
    let name = "The call on Friday".to_owned();
    desk.handle.send(Command::RenameSession { id: first.id.clone(), name: name.clone() });
    desk.wait("the name", |view| list(view).is_some_and(|list| list[0].title == name));

    desk.turn(Command::StartAgain(first.id.clone()));
    let view = desk.handle.view();
    assert!(matches!(view.page, Page::Question(_)), "not at the start: {:#?}", view.page);
    desk.turn(Command::Home);
    let both = shown(&desk, 2);
    assert!(both.iter().any(|one| one.title == name), "{both:?}");

    let desk = restarted(desk);
    let both = shown(&desk, 2);
    assert!(both.iter().any(|one| one.title == name), "the name is gone after a restart");
    desk.handle.send(Command::DeleteSession(first.id.clone()));
    desk.wait("one session", |view| list(view).is_some_and(|list| list.len() == 1));

    let desk = restarted(desk);
    let left = shown(&desk, 1);
    assert!(left[0].id != first.id, "the deleted session came back");
}

#[test]
fn any_session_of_the_list_goes_on_where_it_was() {
    let desk = Desk::practise(HEALTHY);
    desk.to_the_check("FAKE-api-password-7d");
    let code = desk.handle.view().chrome.code.clone();
    desk.turn(Command::Home);
    walk(&desk);
    let older = shown(&desk, 2).pop().expect("the older one");
    let view = desk.turn(Command::ContinueSession(older.id));
    assert_eq!(view.chrome.code, code);
}

#[test]
fn a_session_that_is_open_in_another_window_is_not_opened_twice() {
    let desk = Desk::practise(HEALTHY);
    desk.turn(Command::Open { guide: GUIDE.to_owned(), step: None });
    desk.choose("“Invalid email");
    let other = Desk::in_folder(desk.home.path(), Some(HEALTHY));
    other.handle.send(Command::Continue);
    other.wait("the words", |view| {
        view.toast.as_ref().is_some_and(|toast| toast.text.contains("another window"))
    });
    assert!(matches!(other.handle.view().page, Page::Home(_)));
    let open = shown(&other, 1).remove(0);
    other.handle.send(Command::DeleteSession(open.id));
    other.wait("the words again", |view| {
        view.toast.as_ref().is_some_and(|toast| toast.text.contains("another window"))
    });
    assert_eq!(shown(&other, 1).len(), 1, "it was deleted under the other window");
    // Once it is left there, it can be gone on with here.
    desk.turn(Command::Home);
    other.handle.send(Command::Home);
    other.wait("Home", |view| matches!(view.page, Page::Home(_)));
    let view = other.turn(Command::Continue);
    assert!(!matches!(view.page, Page::Home(_)), "{:#?}", view.page);
}

#[test]
fn the_session_that_is_open_here_can_be_deleted() {
    let desk = Desk::practise(HEALTHY);
    desk.turn(Command::Open { guide: GUIDE.to_owned(), step: None });
    desk.choose("“Invalid email");
    let open = shown(&desk, 1).remove(0);
    assert!(open.here);
    desk.handle.send(Command::DeleteSession(open.id));
    desk.wait("no session", |view| list(view).is_some_and(<[SessionLine]>::is_empty));
    desk.handle.send(Command::Back);
    let view = desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
    let Page::Home(home) = &view.page else { unreachable!() };
    assert!(home.continue_with.is_none());
}
