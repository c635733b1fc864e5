//! Servers that mean no good: whatever they send, each check ends within its limit, nothing is called well, nothing
//! grows without bound, and the person is answered meanwhile.

mod certificates;
mod server;
mod table;
mod wire;

use std::sync::Arc;
use std::time::{Duration, Instant};

use refloat::checks::practice::judge::{setup, world};
use refloat::checks::practice::scenario::load;
use refloat::checks::practice::{Options, Practice, Scenario};
use refloat::checks::{SERVICES, STORE, World, declarations, run_one};
use refloat::domain::finding::{RunId, RunReport, Verdict};
use refloat::domain::guide::builtin_catalog;
use refloat::engine::command::Command;
use refloat::engine::view::{Page, View};
use refloat::world::net::{Endpoint, Endpoints, Limits, Network};
use tokio::sync::Semaphore;

use super::desk::Desk;
use server::{Hostile, Running};

/// A check of each kind: a plain look, a question with a key, a sign-in that brings a token, another one that could
/// lock an account, and a status page. The probe of the internet goes along with each.
const CHECKS: [&str; 5] =
    ["store.path", "shipengine.key", "ups.token", "shiprocket.login", "shipstation.status"];
const PROBE: &str = "computer.online";

/// Shorter than those of practice: a busy machine has room to be late, and every check has to end all the same.
fn limits() -> Limits {
    let (whole, silence) = (Duration::from_secs(1), Duration::from_millis(700));
    Limits { whole, silence, pause: Duration::from_millis(100), ..Limits::for_practice() }
}

/// By how much a busy machine may be late. What this is about is a check that does not end, or is kept busy for
/// minutes by what was sent.
const LATE_MS: u64 = 30_000;

/// What a server may get out of its connection before it is cut off: the limit of a body, and what the two sides
/// of a loopback connection hold for each other.
const SENT: usize = 64 * 1024 * 1024;

/// Characters of a whole report at most, however much was sent.
const TOLD: usize = 200_000;

fn person() -> Scenario {
    let text = "id = \"a\"\nstory = \"Somebody means no good.\"\nkind = \"sweep\"\nexpect = []\n\
                [setup]\ncarriers = [\"ups\"]\n[setup.store]\nplatform = \"magento\"\nurl = \"https://shop.example\"\n\
                [setup.shipstation]\napi = \"shipengine\"\n[setup.shiprocket]\nemail = \"api-user@shop.example\"\n\
                [setup.secrets]\nshiprocket-password = \"FAKE-api-password-7d\"\n\
                shipengine-key = \"FAKE00key00of00shipengine00000000000000000000\"\n\
                ups-client-id = \"FAKE-client-id\"\nups-client-secret = \"FAKE-client-secret\"\n";
    load("a.toml", text).expect("a scenario")
}

/// A world in which this server plays everybody.
fn of(server: &Running, around: &World) -> World {
    let endpoint =
        Endpoint { https: server.speaks_tls, address: server.address, prefix: String::new() };
    let names = SERVICES.iter().map(|service| service.id).chain([STORE]);
    let endpoints = names
        .fold(Endpoints::default(), |endpoints, id| endpoints.with_service(id, endpoint.clone()));
    let endpoints = endpoints.with_authority(certificates::authority_pem());
    let network = Network::loopback(endpoints).expect("a network");
    World { network: network.with_limits(limits()), ..around.clone() }
}

async fn look(id: &str, around: &World, hostile: Arc<Hostile>) -> (RunReport, Running) {
    let server = Running::start(hostile).await;
    let world = of(&server, around);
    let catalog = builtin_catalog().expect("the vocabulary");
    let given = setup(&person().setup);
    let report = run_one(&world, &catalog, &given, id, RunId(1), Arc::new(|_| {})).await;
    (report.expect("a known check"), server)
}

#[test]
fn there_are_a_hundred_of_them_and_no_two_are_alike() {
    let all = table::all();
    assert!(all.len() >= 100, "{}", all.len());
    let mut names: Vec<&str> = all.iter().map(|one| one.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_check_ends_in_time_and_calls_nothing_well() {
    let quiet = person();
    let practice = Practice::start(&quiet, Options::default()).await.expect("practice");
    let now = || refloat::world::platform::now().as_second();
    let around = world(&quiet, &practice, limits(), Arc::new(now)).expect("a world");
    let room = Arc::new(Semaphore::new(20));
    let mut runs = tokio::task::JoinSet::new();
    for hostile in table::all().into_iter().map(Arc::new) {
        for id in CHECKS {
            let (hostile, room, around) = (Arc::clone(&hostile), Arc::clone(&room), around.clone());
            runs.spawn(async move {
                let _permit = room.acquire_owned().await.expect("room");
                let began = Instant::now();
                let (report, server) = look(id, &around, Arc::clone(&hostile)).await;
                (hostile, id, report, began.elapsed(), server.sent())
            });
        }
    }
    let mut mistakes = Vec::new();
    while let Some(ended) = runs.join_next().await {
        let (hostile, id, report, took, sent) = ended.expect("no check panics");
        let mut wrong = |what: String| mistakes.push(format!("{} at {id}: {what}", hostile.name));
        for part in &report.parts {
            let declared = declarations().find(|it| it.id == part.check).expect("a known check");
            if part.ms > declared.limit_ms + 250 + LATE_MS {
                wrong(format!("{} took {} ms of {took:?}", part.check, part.ms));
            }
        }
        let probe = report.parts.iter().find(|part| part.check == PROBE);
        let judged = [(id, Some(&report)), (PROBE, probe)];
        for (id, report) in judged {
            let well = report.is_some_and(|report| report.outcome.verdict == Verdict::Pass);
            if well && !hostile.well.contains(&id) {
                wrong(format!("was called well by {id}"));
            }
        }
        if sent > SENT {
            wrong(format!("got rid of {sent} bytes"));
        }
        let told = format!("{report:?}");
        if told.len() > TOLD {
            wrong(format!("is told in {} characters", told.len()));
        }
        let obeyed = |text: &str| text.contains(['\u{1b}', '\u{202e}', '\0']);
        let findings = report.outcome.findings.iter().flat_map(|finding| &finding.evidence);
        let mut shown = findings.chain(&report.outcome.evidence);
        if let Some(one) = shown.find(|one| obeyed(&one.text) || obeyed(&one.label)) {
            wrong(format!("shows what is obeyed: {:?}", one.text));
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn the_person_is_answered_while_a_server_means_no_good() {
    for scenario in [
        "shiprocket-endless-body",
        "shiprocket-endless-headers",
        "shiprocket-slow-drip",
        "shiprocket-half-answer-hang",
    ] {
        let desk = Desk::practise(scenario);
        desk.to_the_check("FAKE-api-password-7d");
        desk.handle.send(Command::RunCheck);
        for percent in [125, 150] {
            desk.handle.send(Command::Zoom(percent));
            desk.wait("the larger text", |view: &View| view.look.zoom == percent);
        }
        desk.handle.send(Command::Stop);
        desk.handle.send(Command::Home);
        desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
    }
}
