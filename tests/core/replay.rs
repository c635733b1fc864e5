//! Replays: a run is written down without anything secret, and says the same when it is made again.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::sync::Arc;

use base64::Engine as _;
use futures_util::StreamExt as _;
use refloat::checks::practice::judge::{Pace, setup, world};
use refloat::checks::practice::replay::{diagnosis_of, readable_hosts, run_check, vendors_beside};
use refloat::checks::practice::scenario::{Kind, Play, load};
use refloat::checks::practice::{Options, Practice, Scenario, scenarios};
use refloat::checks::{BrowserSource, Recorder, World, run_one};
use refloat::domain::finding::{Catalog, Confidence, RunId, RunReport};
use refloat::domain::guide::builtin_catalog;
use refloat::domain::replay::{ComputerSeen, Exchange, NoReplay, Replay, ReplaySource};
use refloat::domain::secret::{Needles, Secret, Slot, placeholder};
use refloat::world::net::Surroundings;
use refloat::world::platform::browsers::{Browser, Make, Version};
use refloat::world::platform::{Decider, Proxy, ProxySettings, parse_hosts};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const CHECK: &str = "shiprocket.login";

/// A run, what it met, and what it was given.
struct Recorded {
    report: RunReport,
    exchanges: Vec<Exchange>,
    computer: ComputerSeen,
    vendors: Vec<String>,
    values: BTreeMap<String, String>,
    secrets: Vec<(Slot, Secret)>,
}

async fn recorded(scenario: &Scenario, check: &str, catalog: &Catalog) -> Result<Recorded> {
    recorded_on(scenario, check, catalog, |_| {}).await
}

/// The same on a computer that is changed first.
async fn recorded_on(
    scenario: &Scenario,
    check: &str,
    catalog: &Catalog,
    change: impl FnOnce(&mut World),
) -> Result<Recorded> {
    let pace = Pace::default();
    let options = Options { pace: pace.pace, ..Options::default() };
    let clock = Arc::clone(&options.clock);
    let practice = Practice::start(scenario, options).await?;
    let mut world = world(scenario, &practice, pace.limits, clock)?;
    change(&mut world);
    let recorder = Recorder::listen(&mut world);
    let given = setup(&scenario.setup);
    let report = run_one(&world, catalog, &given, check, RunId(1), Arc::new(|_| {})).await;
    let secrets = scenario.setup.secrets.iter();
    Ok(Recorded {
        report: report.ok_or("there is no such check")?,
        exchanges: recorder.exchanges(),
        computer: recorder.computer(&world).await,
        vendors: vendors_beside(check, &given.vendors),
        values: given.values,
        secrets: secrets.map(|(slot, text)| (*slot, Secret::new(text.clone()))).collect(),
    })
}

impl Recorded {
    fn replay(&self, catalog: &Catalog, right: &str) -> Result<Replay> {
        let names: Vec<(String, String)> = self
            .values
            .iter()
            .map(|(name, value)| (value.clone(), format!("{{{name}}}")))
            .collect();
        let stands: Vec<(&str, &str)> =
            names.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
        let secrets: Vec<(Slot, String)> =
            self.secrets.iter().map(|(slot, it)| (*slot, placeholder(it, &stands))).collect();
        let roots = diagnosis_of(catalog, &self.report).root_causes;
        let sure = roots.into_iter().filter(|root| root.confidence > Confidence::Possible);
        let causes: Vec<String> = sure.map(|root| root.cause).collect();
        Ok(Replay::of(&ReplaySource {
            run: &self.report,
            exchanges: &self.exchanges,
            values: &self.values,
            secrets: &secrets,
            causes: &causes,
            computer: &self.computer,
            looked_at: &self.vendors,
            right,
            version: "0.1.0",
            vendors: &readable_hosts(),
        })?)
    }

    fn text(&self, catalog: &Catalog) -> Result<String> {
        let held: Vec<(&str, &Secret)> =
            self.secrets.iter().map(|(slot, secret)| (slot.name(), secret)).collect();
        // In practice the usual password is also the e-mail address, or dots; those are no secret.
        let held: Vec<_> =
            held.into_iter().filter(|(_, it)| it.characters() > 8 && !is_no_secret(it)).collect();
        let replay = self.replay(catalog, "It was the dashboard user all along")?;
        Ok(replay.text(&Needles::of(&held)?)?)
    }
}

fn is_no_secret(secret: &Secret) -> bool {
    let text = secret.expose();
    text.contains('@') || text.chars().all(|c| c == '•')
}

/// What a run says: its verdict, and each finding with how sure it is.
fn says(report: &RunReport) -> (String, Vec<String>) {
    let found = report.outcome.findings.iter();
    let found = found.map(|it| format!("{} {}", it.id, it.confidence.word())).collect();
    (report.outcome.verdict.word().to_owned(), found)
}

/// The checks of a scenario's set-up that a person can say of that they are wrong.
fn checks_of(scenario: &Scenario) -> Vec<&'static str> {
    let vendors = scenario.setup.profile.vendors();
    let mut checks = Vec::new();
    if vendors.contains(&"shiprocket") {
        checks.push(CHECK);
    }
    if vendors.contains(&"shipstation") {
        checks.extend(["shipstation.path", "shipstation.status"]);
    }
    if scenario.id.starts_with("computer-") {
        checks.extend(COMPUTER);
    }
    if scenario.computer.clock_skew_s != 0 {
        checks.push("computer.clock");
    }
    checks
}

const COMPUTER: [&str; 6] = [
    "computer.online",
    "computer.clock",
    "computer.proxy",
    "computer.dns",
    "computer.interception",
    "computer.browsers",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_comes_to_the_same_verdict_findings_and_causes() -> Result {
    let catalog = builtin_catalog()?;
    let all: Vec<Scenario> =
        scenarios()?.into_iter().filter(|it| it.kind() == Kind::Sweep).collect();
    let runs: Vec<(&Scenario, &str)> = all
        .iter()
        .flat_map(|scenario| checks_of(scenario).into_iter().map(move |check| (scenario, check)))
        .collect();
    let played: BTreeSet<&str> = runs.iter().map(|(scenario, _)| scenario.id.as_str()).collect();
    assert!(played.len() >= 150 && runs.len() >= 300, "{} {}", played.len(), runs.len());
    let outcomes = futures_util::stream::iter(runs.iter().map(|(scenario, check)| {
        let catalog = &catalog;
        async move {
            let again = again(scenario, check, catalog).await;
            again.err().map(|_| (*scenario, *check))
        }
    }));
    let suspects: Vec<(&Scenario, &str)> =
        outcomes.buffer_unordered(16).filter_map(|it| async move { it }).collect().await;
    // Where an answer is only late because the machine is busy, it is not late alone.
    if suspects.len() > runs.len() / 20 {
        for (scenario, check) in suspects.iter().step_by(suspects.len() / 9 + 1) {
            let told = again(scenario, check, &catalog).await.err().map(|error| error.to_string());
            println!("=== {} {check}: {}", scenario.id, told.unwrap_or_default());
        }
    }
    assert!(suspects.len() <= runs.len() / 20, "{} differ", suspects.len());
    let mut wrong = Vec::new();
    for (scenario, check) in suspects {
        if let Err(error) = again(scenario, check, &catalog).await {
            wrong.push(format!("{} {check}: {error}", scenario.id));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), runs.len(), wrong.join("\n"));
    Ok(())
}

async fn again(scenario: &Scenario, check: &str, catalog: &Catalog) -> Result {
    comes_again(&recorded(scenario, check, catalog).await?, catalog).await
}

async fn comes_again(first: &Recorded, catalog: &Catalog) -> Result {
    let text = first.text(catalog)?;
    let replay = load("saved-as-somebody-likes.toml", &text)
        .map_err(|error| format!("{error}; the file is\n{text}"))?;
    let Play::Check(play) = &replay.play else { return Err("it is no check".into()) };
    let ran = run_check(&replay, play, catalog, Pace::default()).await?;
    if says(&ran.report) != says(&first.report) {
        let (now, then) = (says(&ran.report), says(&first.report));
        return Err(format!("says {now:?}, and said {then:?}; the file is\n{text}").into());
    }
    let causes = |report| -> Vec<(String, Confidence)> {
        let roots = diagnosis_of(catalog, report).root_causes;
        roots.into_iter().map(|root| (root.cause, root.confidence)).collect()
    };
    if causes(&ran.report) != causes(&first.report) {
        return Err(format!("names {:?}; {text}", causes(&ran.report)).into());
    }
    if !ran.ok {
        return Err(format!("is told as different: {:?}", ran.differs).into());
    }
    Ok(())
}

fn healthy() -> Result<Scenario> {
    let found = scenarios()?.into_iter().find(|it| it.id == "shiprocket-healthy");
    Ok(found.ok_or("the scenario exists")?)
}

fn with_computer(computer: &str, services: &str) -> Result<Scenario> {
    let text = format!(
        "id = \"a\"\nstory = \"A computer.\"\nkind = \"sweep\"\nexpect = []\n\
         [setup.shiprocket]\nemail = \"api-user@shop.example\"\n\
         [setup.secrets]\nshiprocket-password = \"FAKE-api-password-7d\"\n\
         [computer]\n{computer}\n{services}\n"
    );
    Ok(load("a.toml", &text)?)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_computer_is_like_is_replayed_beyond_the_built_in_scenarios() -> Result {
    let catalog = builtin_catalog()?;
    for (computer, services, check, finding) in [
        // The product names itself, so no other host is needed to know it.
        (
            "on-trial = true\nantivirus = \"Avast\"",
            "[services.shiprocket]\ncertificate = \"antivirus\"",
            CHECK,
            "tls-intercepted",
        ),
        (
            "antivirus = \"Zscaler\"\ntrust = \"antivirus\"",
            "[services.shiprocket]\ncertificate = \"antivirus\"",
            "computer.interception",
            "tls-inspected",
        ),
        (
            "[computer.proxy]\nkind = \"fixed\"\nscript = true\ndoor = \"reset\"\n\
             spares = [\"http://connectivitycheck.gstatic.com\"]",
            "",
            "computer.proxy",
            "proxy-not-reachable",
        ),
        ("[computer.proxy]\nkind = \"other\"", "", "computer.proxy", "proxy-script-not-readable"),
        (
            "[computer.proxy]\nkind = \"fixed\"\nrefuses = [\"apiv2.shiprocket.in\"]\nstatus = 407",
            "",
            CHECK,
            "proxy-wants-sign-in",
        ),
        (
            "[computer.names]\n\"apiv2.shiprocket.in\" = \"silent\"",
            "",
            "computer.dns",
            "local-dns-broken",
        ),
        ("clock-skew-s = -700", "", CHECK, "local-clock-wrong"),
        // What answers at the address of no use is a router with a certificate of its own.
        (
            "[computer.names]\n\"apiv2.shiprocket.in\" = \"192.168.0.9\"",
            "[services.shiprocket]\ncertificate = \"other-name\"",
            "computer.dns",
            "local-dns-broken",
        ),
    ] {
        let scenario = with_computer(computer, services)?;
        let first = recorded(&scenario, check, &catalog).await?;
        let found = first.report.outcome.findings.first().map_or("none", |it| it.id.as_str());
        assert_eq!(found, finding, "{computer}");
        comes_again(&first, &catalog).await.map_err(|error| format!("{computer}: {error}"))?;
    }
    Ok(())
}

/// A computer of a person: every name on it is their own.
fn private_computer(world: &mut World) {
    let proxy = Proxy { host: "gw-canary.canary-corp.example".to_owned(), port: 3128 };
    let script = Some("wpad-canary".to_owned());
    let lines = "127.0.0.1 canary-laptop\n10.11.12.13 apiv2.shiprocket.in canary-nas\n\
                 198.51.100.99 ship.shipstation.com # canary-note\n192.168.7.7 canary-printer\n";
    world.network = world.network.clone().with_surroundings(Surroundings {
        proxies: ProxySettings {
            http: Some(proxy.clone()),
            https: Some(proxy),
            decider: Some(Decider::Script(script)),
            ..ProxySettings::default()
        },
        hosts: parse_hosts(lines),
    });
    let browser = |make: Make| Browser {
        program: Some("/home/canary-ada/bin/browser".to_owned()),
        ..Browser::new(make, Version::find("115.0"))
    };
    let own = Make::Other("Browser of canary-ada".to_owned());
    world.browsers = BrowserSource::Stated(vec![browser(Make::Firefox), browser(own)]);
    world.computer_on_trial = true;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_names_a_persons_computer_is_in_the_file() -> Result {
    let catalog = builtin_catalog()?;
    let scenario = healthy()?;
    for (check, stays) in [
        (CHECK, vec!["kind = \"fixed\"", "script = true", "door = \"refused\"", "on-trial = true"]),
        ("computer.proxy", vec!["vendors = [\"shiprocket\"]", "kind = \"fixed\""]),
        (
            "computer.dns",
            vec!["192.168.0.1 apiv2.shiprocket.in\\n203.0.113.1 ship.shipstation.com"],
        ),
        (
            "computer.browsers",
            vec!["{ name = \"firefox\", version = \"115.0\" }", "{ name = \"another\", version"],
        ),
    ] {
        let first = recorded_on(&scenario, check, &catalog, private_computer).await?;
        let text = first.text(&catalog)?;
        for gone in ["canary", "3128", "10.11.12", "192.168.7", "198.51.100", "/home", "/bin"] {
            assert!(!text.contains(gone), "{check}: {gone} is in {text}");
        }
        for stays in stays {
            assert!(text.contains(stays), "{check}: no {stays} in {text}");
        }
        comes_again(&first, &catalog).await.map_err(|error| format!("{check}: {error}"))?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_names_itself_in_its_answer_is_masked_there() -> Result {
    let catalog = builtin_catalog()?;
    let page = "[services.internet]\n[[services.internet.answers]]\npath = \"/generate_204\"\n\
                status = 403\nbody = \"gw-canary.canary-corp.example: no way. Ask GW-CANARY.\"\n\
                headers = { via = \"1.1 gw-canary (squid)\" }";
    let scenario = with_computer("", page)?;
    let own = |world: &mut World| {
        let decider = Some(Decider::Script(Some("gw-canary".to_owned())));
        let other = Proxy { host: "gw-canary.canary-corp.example".to_owned(), port: 3128 };
        // The name of the script's host is also that of a proxy that leads nowhere.
        let proxies = ProxySettings { https: Some(other), decider, ..ProxySettings::default() };
        let surroundings = Surroundings { proxies, ..Surroundings::default() };
        world.network = world.network.clone().with_surroundings(surroundings);
    };
    let first = recorded_on(&scenario, "computer.online", &catalog, own).await?;
    let text = first.text(&catalog)?;
    assert!(!text.to_lowercase().contains("canary"), "{text}");
    for stays in ["proxy-1.example", "proxy-2.example", "(squid)", "spares = [\"http://"] {
        assert!(text.contains(stays), "no {stays} in {text}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_typed_is_in_the_file_in_any_encoding() -> Result {
    const CANARY: &str = "zQ7canaryV4w1eu2";
    let catalog = builtin_catalog()?;
    let hostile = r#"
id = "canary"
story = "The vendor says back all that it was told."
kind = "sweep"
expect = []
[setup.shiprocket]
email = "private.person@secret-shop.example"
[setup.secrets]
shiprocket-password = " zQ7canaryV4w1eu2"
[[services.shiprocket.answers]]
path = "/v1/external/auth/login"
status = 400
content-type = "application/json"
headers = { "x-echo" = "private.person@secret-shop.example", "location" = "https://secret-shop.example/?k=abc" }
body = '{"message":"no private.person@secret-shop.example at secret-shop.example 203.0.113.7 \u202e"}'
"#;
    let scenario = load("canary.toml", hostile)?;
    let first = recorded(&scenario, CHECK, &catalog).await?;
    let text = first.text(&catalog)?;
    let base64 = base64::engine::general_purpose::STANDARD.encode(CANARY);
    let hex: String = CANARY.bytes().map(|byte| format!("{byte:02x}")).collect();
    let private = [CANARY, &base64, &hex, "private.person", "secret-shop", "203.0.113.7", "x-echo"];
    for gone in private {
        assert!(!text.contains(gone), "{gone} is in {text}");
    }
    assert!(!text.contains('\u{202e}'), "{text}");
    for stays in ["e-mail-1@shop.example", "\" FAKE-", "address-1", "status = 400"] {
        assert!(text.contains(stays), "no {stays} in {text}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_a_vendor_says_back_keeps_the_file_from_being_written() -> Result {
    let catalog = builtin_catalog()?;
    let scenario = scenarios()?.into_iter().find(|it| it.id == "shiprocket-wrong-password-400");
    let mut scenario = scenario.ok_or("the scenario exists")?;
    let secret = "abcdefghijklm";
    scenario.setup.secrets.insert(Slot::ShiprocketPassword, secret.to_owned());
    let service = scenario.services.get_mut("shiprocket").ok_or("it is played")?;
    let answer = refloat::checks::practice::fault::Answer {
        status: Some(400),
        body: Some(format!("wrong: {secret}")),
        ..Default::default()
    };
    service.answers.push(answer);
    let first = recorded(&scenario, CHECK, &catalog).await?;
    let refused = first.text(&catalog).expect_err("the secret stands in the answer");
    assert!(matches!(refused.downcast_ref(), Some(NoReplay::Blocked)), "{refused}");
    let replay = first.replay(
        &catalog,
        "my key is Bearer eyJhbGciOiJIUzI1NiJ9.eyJGQUtFIjoiRkFLRS1GQUtFIn0.FAKEFAKEFAKEFAKEFAKE",
    );
    let refused = replay.expect_err("the sentence holds a token");
    assert!(matches!(refused.downcast_ref(), Some(NoReplay::SecretInSentence)), "{refused}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verdict_that_changed_is_told() -> Result {
    let catalog = builtin_catalog()?;
    let scenario = scenarios()?.into_iter().find(|it| it.id == "shiprocket-refused");
    let first = recorded(&scenario.ok_or("the scenario exists")?, CHECK, &catalog).await?;
    let text = first.text(&catalog)?.replace("host-refuses likely", "host-silent likely");
    let replay = load("a.toml", &text)?;
    let Play::Check(play) = &replay.play else { return Err("it is no check".into()) };
    let ran = run_check(&replay, play, &catalog, Pace::default()).await?;
    assert!(!ran.ok);
    let differs = ran.differs.unwrap_or_default();
    assert!(differs.contains("host-refuses") && differs.contains("host-silent"), "{differs}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_of_the_path_that_few_meet_are_replayed_too() -> Result {
    let catalog = builtin_catalog()?;
    for (fault, finding) in [
        ("door = \"no-name\"", "host-name-not-found"),
        ("door = \"not-tls\"", "answer-garbled"),
        ("date-off-s = 900", "none"),
    ] {
        let text = format!(
            "id = \"a\"\nstory = \"A fault.\"\nkind = \"sweep\"\nexpect = []\n\
             [setup.shiprocket]\nemail = \"api-user@shop.example\"\n\
             [setup.secrets]\nshiprocket-password = \"FAKE-api-password-7d\"\n\
             [services.shiprocket]\n{fault}\n"
        );
        let scenario = load("a.toml", &text)?;
        let first = recorded(&scenario, CHECK, &catalog).await?;
        let found = first.report.outcome.findings.first().map_or("none", |it| it.id.as_str());
        assert_eq!(found, finding);
        again(&scenario, CHECK, &catalog).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_sign_in_could_be_tried_none_is_tried_in_the_replay() -> Result {
    let catalog = builtin_catalog()?;
    let scenario = scenarios()?.into_iter().find(|it| it.id == "shiprocket-healthy");
    let mut first = recorded(&scenario.ok_or("the scenario exists")?, CHECK, &catalog).await?;
    let waits = |run: &mut RunReport| {
        run.outcome = refloat::domain::finding::Outcome::skipped("guard-wait");
    };
    first.report.parts.iter_mut().filter(|part| part.check == CHECK).for_each(waits);
    let again = refloat::checks::judge_again(&catalog, &first.report);
    first.report.outcome = again;
    let text = first.text(&catalog)?;
    assert!(text.contains("attempts = \"wait\""), "{text}");
    let replay = load("a.toml", &text)?;
    let Play::Check(play) = &replay.play else { return Err("it is no check".into()) };
    let ran = run_check(&replay, play, &catalog, Pace::default()).await?;
    assert_eq!(ran.differs, None);
    assert!(!ran.report.outcome.sent.iter().any(|sent| sent.method == "POST"), "{ran:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn one_check_alone_is_held_against_what_its_scenario_expects() -> Result {
    let catalog = builtin_catalog()?;
    let text = |expect: &str| {
        format!(
            "id = \"a\"\nstory = \"Refused.\"\nkind = \"check\"\nexpect = [\"{expect}\"]\n\
             [check]\nrun = \"shiprocket.path\"\n[services.shiprocket]\ndoor = \"refused\"\n"
        )
    };
    for (expect, ok) in [("vendor-outage", true), ("no-internet", false)] {
        let scenario = load("a.toml", &text(expect))?;
        let Play::Check(play) = &scenario.play else { return Err("it is no check".into()) };
        let ran = run_check(&scenario, play, &catalog, Pace::default()).await?;
        assert_eq!(ran.ok, ok, "{expect}: {:?}", ran.got);
    }
    let unknown =
        text("vendor-outage").replace("[check]\n", "[check]\nvendors = [\"shiprokcet\"]\n");
    let error = load("a.toml", &unknown).expect_err("there is no such vendor");
    assert!(error.message.contains("shiprokcet") && error.line > 1, "{error}");
    let unknown = text("vendor-outage").replace("shiprocket.path", "shiprocket.nothing");
    let error = load("a.toml", &unknown).expect_err("there is no such check");
    assert!(error.message.contains("shiprocket.nothing") && error.line > 1, "{error}");
    Ok(())
}
