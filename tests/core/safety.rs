//! No session of Refloat locks an account, whatever is clicked.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use refloat::checks::practice::judge::Pace;
use refloat::checks::practice::{Emulators, Scenario, scenarios};
use refloat::checks::{Guard, MemoryGuard};
use refloat::domain::guide::builtin_catalog;
use refloat::world::net::serve::Request;
use refloat::world::store::Outcome as Ended;

const SESSIONS: u64 = 10_000;
const ACCOUNT: &str = "api-user@shop.example";

fn scenario(id: &str) -> Scenario {
    let all = scenarios().expect("the scenarios load");
    all.into_iter().find(|scenario| scenario.id == id).expect("a known scenario")
}

/// Ten thousand random sessions of people who cannot wait: two windows at once, clocks that are set
/// back, answers that get lost. The emulator locks at three failures within half an hour.
#[test]
fn ten_thousand_random_sessions_lock_nobody() {
    let seed = std::env::var("REFLOAT_SEED").ok().and_then(|text| text.parse().ok());
    let seed = seed.unwrap_or_else(|| fastrand::u64(..));
    println!("REFLOAT_SEED={seed}");
    let mut chance = fastrand::Rng::with_seed(seed);
    let scenario = scenario("shiprocket-healthy");
    let mut tries = 0;
    for session in 0..SESSIONS {
        let time = Arc::new(AtomicI64::new(1_795_000_000));
        let clock = Arc::clone(&time);
        let emulators =
            Emulators::new(&scenario, Arc::new(move || clock.load(Ordering::Relaxed)), 1.0)
                .expect("every vendor can be played");
        let guard = MemoryGuard::default();
        let mut set_back = 0;
        for _ in 0..chance.u32(3..12) {
            // The vendor's time goes on; this computer's clock may be set back.
            time.fetch_add(chance.i64(0..2_400), Ordering::Relaxed);
            set_back += if chance.u32(..20) == 0 { chance.i64(0..7_200) } else { 0 };
            let now = time.load(Ordering::Relaxed) - set_back;
            let windows: Vec<_> =
                (0..chance.u32(1..=2)).filter_map(|_| guard.reserve(ACCOUNT, now).ok()).collect();
            for ticket in windows {
                tries += 1;
                let right = chance.u32(..4) == 0;
                let password = if right { "FAKE-api-password-7d" } else { "FAKE-wrong" };
                let reply = emulators.answer("shiprocket", &sign_in(password));
                let lost = chance.u32(..10) == 0;
                let ended = match reply.status {
                    _ if lost => Ended::Unknown,
                    200 => Ended::Accepted,
                    _ => Ended::Refused,
                };
                guard.settle(&ticket, ended, now);
            }
        }
        let counts = emulators.counts();
        assert_eq!(counts.locks, 0, "session {session} locked the user, REFLOAT_SEED={seed}");
    }
    assert!(tries > SESSIONS, "the guard let next to nobody try: {tries}");
}

fn sign_in(password: &str) -> Request {
    let body = format!(r#"{{"email":"{ACCOUNT}","password":"{password}"}}"#);
    Request::new("POST", "/v1/external/auth/login")
        .header("content-type", "application/json")
        .body(body.into_bytes())
}

/// A sweep that the guard kept from trying has not seen whether the sign-in works.
#[tokio::test]
async fn a_sign_in_that_the_guard_held_back_is_no_pass() {
    use refloat::checks::practice::judge::{setup, world};
    use refloat::checks::practice::{Options, Practice};
    use refloat::domain::finding::Verdict;

    let scenario = scenario("shiprocket-healthy");
    let practice = Practice::start(&scenario, Options::default()).await.expect("practice");
    let limits = Pace::default().limits;
    let now = || refloat::world::platform::now().as_second();
    let world = world(&scenario, &practice, limits, Arc::new(now)).expect("a world");
    let catalog = builtin_catalog().expect("the vocabulary");
    let setup = setup(&scenario.setup);
    let origin = refloat::checks::origin_of("shiprocket").expect("an origin");
    let account = format!("{} {ACCOUNT}", world.network.place_of("shiprocket", &origin));
    for _ in 0..2 {
        let ticket = world.guard.reserve(&account, now()).expect("allowed");
        world.guard.settle(&ticket, Ended::Refused, now());
    }
    let quiet: refloat::checks::OnProgress = Arc::new(|_| {});
    let report = refloat::checks::sweep(&world, &catalog, &setup, quiet).await;
    assert_eq!(report.diagnosis.verdict, Verdict::Inconclusive);
    let login = report.runs.iter().find(|run| run.check == "shiprocket.login").expect("a row");
    assert_eq!(login.outcome.reason.as_deref(), Some("guard-wait"));
    assert!(login.outcome.sent.is_empty());
    assert_eq!(practice.emulators().counts().sign_ins, 0);
}

/// A clock that is set forward between two tries does not make the first ones look old, where a server
/// tells the true time.
#[tokio::test]
async fn a_clock_set_forward_frees_no_try() {
    use refloat::checks::practice::judge::{setup, world};
    use refloat::checks::practice::{Options, Practice};

    let scenario = scenario("shiprocket-wrong-password-400");
    let practice = Practice::start(&scenario, Options::default()).await.expect("practice");
    let forward = Arc::new(AtomicI64::new(0));
    let ahead = Arc::clone(&forward);
    let now = || refloat::world::platform::now().as_second();
    let clock = Arc::new(move || now() + ahead.load(Ordering::Relaxed));
    let world = world(&scenario, &practice, Pace::default().limits, clock).expect("a world");
    let catalog = builtin_catalog().expect("the vocabulary");
    let setup = setup(&scenario.setup);
    for (ahead_s, sign_ins) in [(0, 1), (0, 2), (45 * 60, 2), (3 * 60 * 60, 2)] {
        forward.store(ahead_s, Ordering::Relaxed);
        let quiet: refloat::checks::OnProgress = Arc::new(|_| {});
        let report = refloat::checks::sweep(&world, &catalog, &setup, quiet).await;
        assert_eq!(practice.emulators().counts().sign_ins, sign_ins, "{ahead_s}");
        let login = report.runs.iter().find(|run| run.check == "shiprocket.login").expect("a row");
        if let Some(until) = login.outcome.until {
            let wait = until - now() - ahead_s;
            assert!((1..=1_900).contains(&wait), "{wait} s by this computer's clock");
        }
    }
}

#[test]
fn what_a_check_calls_a_refusal_is_a_finding_of_its_own() {
    for check in refloat::checks::registry() {
        let declaration = check.declaration();
        for refusal in declaration.refusals {
            assert!(declaration.findings.contains(refusal), "{}: {refusal}", declaration.id);
        }
        // What can be refused without counting as a failed sign-in is a key.
        let can_be_refused = !declaration.refusals.is_empty();
        assert!(!declaration.counts_as_sign_in || can_be_refused, "{}", declaration.id);
        let carries = declaration.secrets.iter().any(|used| used.service.is_some());
        assert!(!can_be_refused || carries, "{}", declaration.id);
    }
}
