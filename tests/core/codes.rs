//! Codes that are typed.

use refloat::engine::command::Command;
use refloat::engine::view::Page;

use crate::desk::Desk;

#[test]
fn the_code_of_each_fixed_page_leads_to_it() {
    let desk = Desk::practise("shiprocket-healthy");
    for code in ["A2", "A6", "A7", "A8", "A9", "K2", "K3", "K4"] {
        assert_eq!(desk.turn(Command::ShowJump).chrome.code, "A4");
        assert_eq!(desk.turn(Command::Jump(code.to_lowercase())).chrome.code, code);
    }
}

#[test]
fn a_step_is_gone_to_and_a_code_that_is_none_says_so() {
    let desk = Desk::practise("shiprocket-healthy");
    let guide = "shipstation-login".to_owned();
    let code = desk.turn(Command::Open { guide, step: None }).chrome.code.clone();
    desk.turn(Command::Home);
    desk.turn(Command::ShowJump);
    desk.handle.send(Command::Jump("Z9".to_owned()));
    desk.wait("an error", |view| matches!(&view.page, Page::Jump(page) if page.error.is_some()));
    assert_eq!(desk.turn(Command::Jump(code.clone())).chrome.code, code);
}
