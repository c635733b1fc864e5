//! A session survives a program that is killed: at most its last event is lost, and its file opens.
//!
//! The child is this test program again, with the engine as it runs under the window.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command as Program, Stdio};
use std::time::Duration;

use refloat::domain::session::{ChoiceId, Session};
use refloat::engine::command::Command;
use refloat::world::store::{Home, Journal, Loaded};

use crate::desk::Desk;

const KILLS: usize = 100;
const CHILD: &str = "REFLOAT_TEST_CHILD_HOME";

/// Not a test of its own: the child, which walks to and fro and says each event that it saw done.
#[test]
fn child() {
    let Some(home) = std::env::var_os(CHILD) else { return };
    let desk = Desk::in_folder(std::path::Path::new(&home), Some("shiprocket-healthy"));
    desk.handle.send(Command::Begin);
    let guide = "shiprocket-login".to_owned();
    desk.turn(Command::Open { guide, step: None });
    let mut events = 0_u64;
    loop {
        // Seen means saved: the view comes after the journal.
        desk.turn(Command::Choose(ChoiceId::Nth(0)));
        desk.turn(Command::Back);
        events += 2;
        println!("done {events}");
    }
}

#[test]
fn a_hundred_kills_lose_at_most_one_event_each() {
    let seed = std::env::var("REFLOAT_SEED").ok().and_then(|text| text.parse().ok());
    let seed = seed.unwrap_or_else(|| fastrand::u64(..));
    println!("REFLOAT_SEED={seed}");
    let mut chance = fastrand::Rng::with_seed(seed);
    for kill in 0..KILLS {
        let home = tempfile::tempdir().expect("a folder");
        let mut child = Program::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "kills::child", "--nocapture"])
            .env(CHILD, home.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the child starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let mut said = String::new();
        while !said.contains("done") {
            said.clear();
            assert!(output.read_line(&mut said).expect("a line") > 0, "the child ended by itself");
        }
        std::thread::sleep(Duration::from_millis(chance.u64(..25)));
        child.kill().expect("killed");
        child.wait().expect("gone");
        let mut rest = String::new();
        // The last line may be cut in the middle.
        let _ = output.read_to_string(&mut rest);
        said.push_str(&rest);
        let done = said.lines().filter_map(|line| line.strip_prefix("done ")?.parse().ok()).max();
        let done: u64 = done.expect("events that were seen");
        let saved = saved_events(home.path());
        assert!(
            saved + 1 >= done,
            "kill {kill}: {done} events were seen and {saved} saved, REFLOAT_SEED={seed}"
        );
    }
}

fn saved_events(home: &std::path::Path) -> u64 {
    let journal = Journal::new(&Home::at(home).practice());
    let saved = journal.list().expect("the sessions");
    assert_eq!(saved.len(), 1, "the session is gone, or doubled");
    let now = refloat::world::platform::now();
    match journal.load::<Session>(&saved[0].id, now).expect("the session opens") {
        Loaded::Found(session) => session.events,
        other => panic!("the session cannot be read: {}", matches!(other, Loaded::Damaged(_))),
    }
}
