//! Pasted texts: the samples of the scenarios, pieces of them, and noise.

use std::error::Error;
use std::panic::catch_unwind;

use refloat::checks::practice::paste::run_paste;
use refloat::checks::practice::scenario::Play;
use refloat::checks::practice::scenarios;
use refloat::domain::paste::{LONGEST, read};
use refloat::domain::secret::looks_like_secret;
use refloat::engine::command::Command;
use refloat::engine::view::Page;

use crate::desk::Desk;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// So many broken texts are read.
const TURNS: usize = 3_000;

fn texts() -> Result<Vec<String>> {
    let of = |play: Play| match play {
        Play::Paste(paste) => Some(paste.text),
        _ => None,
    };
    Ok(scenarios()?.into_iter().filter_map(|scenario| of(scenario.play)).collect())
}

#[test]
fn every_pasted_text_is_read_as_what_it_says() -> Result {
    let mut wrong = Vec::new();
    let (mut faults, mut healthy) = (0, 0);
    for scenario in scenarios()? {
        let Play::Paste(paste) = &scenario.play else { continue };
        if scenario.healthy() {
            healthy += 1
        } else {
            faults += 1
        }
        let judged = run_paste(&scenario, paste);
        if !judged.ok {
            wrong.push(format!("{}: {judged:?}, not {:?}", scenario.id, scenario.expect));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(faults >= 25 && healthy >= 6, "{faults} and {healthy}");
    Ok(())
}

#[test]
fn no_line_that_is_shown_holds_a_secret_or_a_control_character() -> Result {
    for text in texts()? {
        for reading in read(&text) {
            assert!(!looks_like_secret(&reading.line), "{}", reading.line);
            assert!(!reading.line.chars().any(char::is_control), "{}", reading.line);
        }
    }
    Ok(())
}

#[test]
fn home_says_what_a_paste_says_and_leads_on_from_it() {
    let desk = Desk::practise("shiprocket-healthy");
    let pasted = "Authorization: Bearer eyJGQUtFIjoxfQ.eyJGQUtFIjoyfQ.RkFLRS1zaWduYXR1cmU\n\n\
                  {\"message\":\"Invalid email and password combination\",\"status_code\":400}";
    desk.handle.send(Command::Search(pasted.to_owned()));
    let view = desk
        .wait("a reading", |view| matches!(&view.page, Page::Home(home) if !home.said.is_empty()));
    assert!(!format!("{view:?}").contains("eyJGQUtF"));
    let Page::Home(home) = &view.page else { unreachable!() };
    assert_eq!(home.said.len(), 2, "rivals are both named");
    assert_eq!(
        home.said[0].line,
        "{\"message\":\"Invalid email and password combination\",\"status_code\":400}"
    );
    assert_eq!(home.results.as_ref().expect("results")[0].guide, "shiprocket-login");
    desk.handle.send(Command::Search("a password".to_owned()));
    desk.wait(
        "it to be gone with the text",
        |view| matches!(&view.page, Page::Home(home) if home.said.is_empty()),
    );
}

/// A text that somebody damaged: cut, mixed with another, sprinkled with bytes, or nothing but bytes.
fn damaged(dice: &mut fastrand::Rng, texts: &[String]) -> String {
    let mut bytes = texts[dice.usize(..texts.len())].clone().into_bytes();
    if dice.bool() {
        let from = dice.usize(..=bytes.len());
        bytes.drain(..from);
    }
    if dice.bool() {
        bytes.truncate(dice.usize(..=bytes.len()));
    }
    if dice.u8(..3) == 0 {
        let other = texts[dice.usize(..texts.len())].as_bytes();
        let at = dice.usize(..=bytes.len());
        let from = dice.usize(..=other.len());
        bytes.splice(at..at, other[from..].iter().copied());
    }
    let marks = b"\"\\{}[]|:<>\n\r\t\0\x1b #*";
    for _ in 0..dice.usize(..40) {
        let byte = if dice.bool() { marks[dice.usize(..marks.len())] } else { dice.u8(..) };
        if !bytes.is_empty() && dice.bool() {
            let at = dice.usize(..bytes.len());
            bytes[at] = byte;
        } else {
            bytes.insert(dice.usize(..=bytes.len()), byte);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn damaged_texts_never_make_a_reader_panic() -> Result {
    let seed = std::env::var("REFLOAT_SEED").ok().and_then(|text| text.parse().ok());
    let seed = seed.unwrap_or_else(|| fastrand::u64(..));
    println!("REFLOAT_SEED={seed}");
    let mut dice = fastrand::Rng::with_seed(seed);
    let texts = texts()?;
    for turn in 0..TURNS {
        let text = damaged(&mut dice, &texts);
        let outcome = catch_unwind(|| read(&text));
        assert!(outcome.is_ok(), "REFLOAT_SEED={seed}, turn {turn}: {text:?}");
    }
    Ok(())
}

#[test]
fn texts_made_to_be_slow_are_read_all_the_same() {
    for piece in
        ["{\"a\":[", "\"", "\\\":", "{", "| a ", "\u{1b}[", "HTTP/1.1 200\n", "* * * * * x\n", "<"]
    {
        let text = piece.repeat(LONGEST / piece.len() + 1);
        let _ = read(&text);
    }
}
