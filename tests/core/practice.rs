//! The scenarios and the practice world, as whoever learns or tests with them meets them.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use refloat::checks::practice::certificates::Authority;
use refloat::checks::practice::judge::Pace;
use refloat::checks::practice::scenario::{Act, Kind, Play, load};
use refloat::checks::practice::services;
use refloat::checks::practice::walk::run_walk;
use refloat::checks::practice::{Emulators, FILES, Options, Practice, Scenario, scenarios};
use refloat::checks::vendor::shiprocket::emulator::{SIGN_IN, WALLET};
use refloat::domain::guide::{builtin_catalog, builtin_library};
use refloat::world::net::serve::Request;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn scenario(id: &str) -> Result<Scenario> {
    let all = scenarios()?;
    all.into_iter().find(|it| it.id == id).ok_or_else(|| format!("no scenario {id}").into())
}

#[test]
fn every_scenario_loads_and_has_a_story() -> Result {
    for scenario in scenarios()? {
        assert!(scenario.story.chars().count() >= 20, "{}", scenario.id);
        assert!(scenario.story.ends_with('.'), "{}", scenario.id);
    }
    Ok(())
}

#[test]
fn the_list_is_the_folder() -> Result {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/scenarios");
    let mut found = BTreeSet::new();
    for folder in std::fs::read_dir(&root)? {
        let folder = folder?;
        for file in std::fs::read_dir(folder.path())? {
            let name = |entry: &std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
            found.insert(format!("{}/{}", name(&folder), name(&file?)));
        }
    }
    let listed: BTreeSet<String> = FILES.iter().map(|(file, _)| (*file).to_owned()).collect();
    assert_eq!(listed, found);
    assert_eq!(listed.len(), FILES.len());
    Ok(())
}

#[test]
fn there_are_enough_faults_and_enough_healthy_ones() -> Result {
    let sweeps: Vec<Scenario> =
        scenarios()?.into_iter().filter(|it| it.kind() == Kind::Sweep).collect();
    assert!(sweeps.iter().filter(|it| !it.healthy()).count() >= 25);
    assert!(sweeps.iter().filter(|it| it.healthy()).count() >= 3);
    Ok(())
}

#[test]
fn every_secret_is_visibly_fake() -> Result {
    for scenario in scenarios()? {
        let email = scenario.setup.profile.shiprocket_email.clone();
        let mut secrets: Vec<String> = scenario.setup.secrets.values().cloned().collect();
        if let Play::Walk(walk) = &scenario.play {
            for step in &walk.steps {
                if let Act::Secret(secret) = &step.act {
                    secrets.push(secret.clone());
                }
            }
        }
        for secret in secrets {
            // The dots of a masked display, zeros in place of a number, or nothing at all.
            let bullets = ['•', '0'].iter().any(|&sign| secret.trim().chars().all(|c| c == sign));
            let both = email.as_deref() == Some(&secret) || secret.contains(".example");
            // Hexadecimal digits and base64 have their own ways to spell it.
            let fake = ["FAKE", "fa4e", "ZmE0ZT"].iter().any(|word| secret.contains(word));
            assert!(fake || bullets || both, "{}: {secret}", scenario.id);
        }
    }
    Ok(())
}

#[test]
fn every_address_is_an_example_or_the_vendors_own() -> Result {
    let allowed = [
        ".example",
        "apiv2.shiprocket.in",
        "/auth/login",
        "/wallet-balance",
        ".shipstation.com/",
        "dashboard.shipengine.com/",
        "www.ups.com/",
        "www.usps.com/",
        "public-api.wordpress.com/",
        // Where the pages of bot protections lead.
        "errors.edgesuite.net/",
        "www.perimeterx.com/",
        // A name that only a network of an office knows.
        ".intranet",
    ];
    for (file, text) in FILES {
        for word in
            text.split(['"', ' ', '<', '>']).filter(|it| it.contains("//") || it.contains('@'))
        {
            if word.starts_with("http") || word.contains('@') {
                assert!(allowed.iter().any(|host| word.contains(host)), "{file}: {word}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_mistake_in_a_scenario_is_named_with_its_place() {
    let good = "id = \"a\"\nstory = \"It broke.\"\nkind = \"sweep\"\nexpect = []\n";
    assert!(load("x/a.toml", good).is_ok());
    let place = |text: &str| load("x/a.toml", text).err().map(|error| error.to_string());
    let other = good.replace("\"a\"", "\"b\"");
    assert_eq!(place(&other).as_deref(), Some("x/a.toml:1:6: the id must be the file's name, “a”"));
    let unknown = format!("{good}[services.moon]\ndoor = \"refused\"\n");
    let told = place(&unknown).unwrap_or_default();
    assert!(told.starts_with("x/a.toml:5:11: practice has no service “moon”; it has "), "{told}");
    assert!(told.contains("shiprocket, status-shiprocket"), "{told}");
    for (text, line) in [
        (format!("{good}nonsense = 1\n"), "5:"),
        (good.replace("sweep", "dance"), "3:"),
        (good.replace("sweep", "walk"), "3:"),
        (format!("{good}[paste]\ntext = \"x\"\n"), "5:"),
        (format!("{good}[services.time]\ncertificate = \"expired\"\n"), "5:"),
        (format!("{good}[[services.time.answers]]\nbody-hex = \"1\"\n"), "5:"),
        (format!("{good}[setup.secrets]\nno-such-slot = \"FAKE\"\n"), "6:"),
        (format!("{good}[setup.shipsation]\n"), "5:"),
        (format!("{good}[services.shiprocket.account]\nmodule = []\n"), "5:"),
        (format!("{good}[services.time.account]\nmodules = []\n"), "5:"),
    ] {
        let shown = place(&text).unwrap_or_default();
        assert!(shown.starts_with(&format!("x/a.toml:{line}")), "{shown}");
    }
}

#[test]
fn a_step_of_a_walk_does_one_thing() {
    let walk = |step: &str| {
        let text = format!(
            "id = \"a\"\nstory = \"It broke.\"\nkind = \"walk\"\nexpect = []\n[walk]\nguide = \"g\"\n\
             ends = \"solved\"\n[[walk.steps]]\n{step}\n"
        );
        load("a.toml", &text)
    };
    for right in [
        "choose = 2",
        "at = \"x\"\nenter = \"a@shop.example\"",
        "done = true\nchange = { api-password = \"FAKE-new\" }\npasses-s = 60",
    ] {
        assert!(walk(right).is_ok(), "{right}");
    }
    for wrong in ["at = \"x\"", "choose = 1\nrun = true", "choose = 0", "go = true"] {
        assert!(walk(wrong).is_err(), "{wrong}");
    }
}

fn emulators(scenario: &Scenario) -> Emulators {
    Emulators::new(scenario, Arc::new(|| 1_800_000_000), 1.0).expect("every vendor can be played")
}

fn sign_in(scenario: &Scenario) -> Request {
    let email = scenario.setup.profile.shiprocket_email.clone();
    let password = scenario.setup.secrets.values().next();
    let body = serde_json::json!({"email": email, "password": password}).to_string();
    Request::new("POST", SIGN_IN).header("Content-Type", "application/json").body(body)
}

#[test]
fn scenarios_of_refusal_refuse_and_healthy_ones_welcome() -> Result {
    for (id, status) in [
        ("shiprocket-healthy", 200),
        ("shiprocket-healthy-second-try", 200),
        ("shiprocket-wrong-password-400", 400),
        ("shiprocket-wrong-password-401", 401),
        ("shiprocket-wrong-password-403", 403),
        ("shiprocket-locked-429", 429),
        ("shiprocket-dashboard-user", 400),
        ("shiprocket-pasted-space", 400),
        ("shiprocket-pasted-email-space", 400),
        ("shiprocket-email-without-at", 422),
        ("shiprocket-ip-not-allowed", 403),
        ("shiprocket-throttled", 429),
        ("shiprocket-redirect-other-host", 302),
        ("shiprocket-error-inside-refusal", 200),
        ("shiprocket-edge-403", 403),
    ] {
        let scenario = scenario(id)?;
        let reply = emulators(&scenario).answer("shiprocket", &sign_in(&scenario));
        assert_eq!(reply.status, status, "{id}");
    }
    Ok(())
}

#[test]
fn the_services_tell_the_true_time_to_a_slow_clock() -> Result {
    let scenario = scenario("shiprocket-clock-slow")?;
    let reply = emulators(&scenario).answer("time", &Request::new("GET", "/"));
    // The computer says 08:00:00; it is ten minutes slow.
    assert_eq!(reply.header("date"), Some("Fri, 15 Jan 2027 08:10:00 GMT"));
    Ok(())
}

#[test]
fn status_pages_speak_as_statuspage_does() -> Result {
    let page = |id: &str, path: &str| -> Result<_> {
        Ok(emulators(&scenario(id)?).answer("status-shiprocket", &Request::new("GET", path)))
    };
    let shell = page("shiprocket-healthy", "/api/v2/summary.json")?;
    assert_eq!(
        (shell.status, shell.header("content-type")),
        (200, Some("text/html; charset=utf-8"))
    );
    let outage = page("shiprocket-announced-outage", "/api/v2/summary.json")?;
    let outage: serde_json::Value = serde_json::from_slice(&outage.body)?;
    assert_eq!(outage["status"]["indicator"], "critical");
    assert_eq!(outage["components"][1]["name"], "External API");
    assert_eq!(outage["components"][1]["status"], "major_outage");
    assert_eq!(outage["incidents"][0]["impact"], "critical");
    let planned = page("shiprocket-announced-maintenance", "/api/v2/summary.json")?;
    let planned: serde_json::Value = serde_json::from_slice(&planned.body)?;
    assert_eq!(planned["components"][0]["status"], "under_maintenance");
    assert_eq!(planned["incidents"].as_array().map(Vec::len), Some(0));
    assert_eq!(planned["scheduled_maintenances"][0]["impact"], "maintenance");
    Ok(())
}

#[test]
fn a_lock_ends_when_time_has_passed_at_the_vendor() -> Result {
    let scenario = scenario("shiprocket-locked-400")?;
    let now = Arc::new(AtomicI64::new(1_800_000_000));
    let clock = Arc::clone(&now);
    let emulators =
        Emulators::new(&scenario, Arc::new(move || clock.load(Ordering::Relaxed)), 1.0)?;
    assert_eq!(emulators.locked_until(), Some(1_800_001_200));
    now.fetch_add(1200, Ordering::Relaxed);
    assert_eq!(emulators.answer("shiprocket", &sign_in(&scenario)).status, 200);
    assert_eq!(emulators.counts().locks, 0);
    Ok(())
}

async fn talk(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    request: &Request,
) -> Result<String> {
    let mut text = format!("{} {} HTTP/1.1\r\nHost: practice\r\n", request.method, request.target);
    for (name, value) in &request.headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str(&format!("Content-Length: {}\r\n\r\n", request.body.len()));
    stream.write_all(text.as_bytes()).await?;
    stream.write_all(&request.body).await?;
    let mut answer = vec![0; 4096];
    let count = stream.read(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer[..count]).into_owned())
}

async fn over_tls(address: &str, request: &Request) -> Result<String> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(Authority::shared()?.der())?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(address.trim_start_matches("https://")).await?;
    let name = ServerName::try_from("apiv2.shiprocket.in")?;
    let connector = tokio_rustls::TlsConnector::from(Arc::new(config));
    talk(connector.connect(name, stream).await?, request).await
}

#[tokio::test]
async fn a_healthy_world_lets_in_over_tls_under_the_vendors_name() -> Result {
    let scenario = scenario("shiprocket-healthy")?;
    let practice = Practice::start(&scenario, Options::default()).await?;
    let answer = over_tls(&practice.endpoints()["shiprocket"], &sign_in(&scenario)).await?;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let token = answer.split("\"token\":\"").nth(1).and_then(|it| it.split('"').next());
    let wallet = Request::new("GET", WALLET)
        .header("Authorization", &format!("Bearer {}", token.unwrap_or_default()));
    let answer = over_tls(&practice.endpoints()["shiprocket"], &wallet).await?;
    assert!(answer.contains("balance_amount"), "{answer}");
    let logged: Vec<String> = practice.log().entries().iter().map(|it| it.path.clone()).collect();
    assert_eq!(logged, [SIGN_IN, WALLET]);
    let counts = practice.emulators().counts();
    assert_eq!((counts.sign_ins, counts.calls, counts.locks), (1, 1, 0));
    practice.stop().await;
    Ok(())
}

#[tokio::test]
async fn faulty_certificates_are_refused_for_what_is_wrong_with_them() -> Result {
    for (id, what) in [
        ("shiprocket-certificate-expired", "expired"),
        ("shiprocket-certificate-not-yet-valid", "not valid yet"),
        ("shiprocket-certificate-other-name", "not valid for name"),
        ("shiprocket-certificate-unknown-authority", "UnknownIssuer"),
        ("shiprocket-certificate-self-signed", "UnknownIssuer"),
        ("shiprocket-tls-version-refused", "ProtocolVersion"),
        ("shiprocket-tls-old-server", "peer is incompatible"),
    ] {
        let scenario = scenario(id)?;
        let practice = Practice::start(&scenario, Options::default()).await?;
        let answer = over_tls(&practice.endpoints()["shiprocket"], &sign_in(&scenario)).await;
        let error = answer.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains(what), "{id}: {error}");
    }
    Ok(())
}

#[tokio::test]
async fn a_clock_that_is_handed_in_rules_the_lock() -> Result {
    let scenario = scenario("shiprocket-locked-400")?;
    let now = Arc::new(AtomicI64::new(1_800_000_000));
    let clock = Arc::clone(&now);
    let options =
        Options { clock: Arc::new(move || clock.load(Ordering::Relaxed)), ..Options::default() };
    let practice = Practice::start(&scenario, options).await?;
    let address = &practice.endpoints()["shiprocket"];
    assert!(over_tls(address, &sign_in(&scenario)).await?.starts_with("HTTP/1.1 400"));
    now.fetch_add(1801, Ordering::Relaxed);
    assert!(over_tls(address, &sign_in(&scenario)).await?.starts_with("HTTP/1.1 200"));
    Ok(())
}

#[tokio::test]
async fn the_endpoints_file_names_every_service_on_loopback() -> Result {
    let practice =
        Practice::start(&scenario("shiprocket-no-internet")?, Options::default()).await?;
    let file: toml::Table = practice.endpoints_toml("ca.pem").parse()?;
    let endpoints = file["endpoints"].as_table().ok_or("no endpoints")?;
    let mut names: Vec<&str> = endpoints.keys().map(String::as_str).collect();
    names.sort_unstable();
    let mut played: Vec<&str> = services::all().iter().map(|service| service.id).collect();
    played.retain(|name| *name != "store");
    played.sort_unstable();
    names.retain(|name| *name != "store");
    assert_eq!(names, played);
    for name in ["internet", "time", "shiprocket", "shipengine-dashboard", "ups", "usps"] {
        assert!(names.contains(&name), "{name}");
    }
    for (name, address) in endpoints {
        let address = address.as_str().ok_or("no text")?;
        let https = !matches!(name.as_str(), "internet" | "time");
        let scheme = if https { "https://127.0.0.1:" } else { "http://127.0.0.1:" };
        assert!(address.starts_with(scheme), "{name} {address}");
        let port = address.rsplit('/').next().unwrap_or_default();
        assert!(TcpStream::connect(port).await.is_err(), "{name} is refused");
    }
    assert_eq!(file["tls"]["ca"].as_str(), Some("ca.pem"));
    assert!(practice.ca_pem().starts_with("-----BEGIN CERTIFICATE-----"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn walks_end_where_they_should_and_never_lock_anybody() -> Result {
    let (catalog, library) = (builtin_catalog()?, builtin_library()?);
    let mut walked = 0;
    for scenario in scenarios()? {
        let Play::Walk(walk) = &scenario.play else { continue };
        let result = run_walk(&scenario, walk, &library, &catalog, Pace::default()).await?;
        assert!(result.ok, "{result:?}");
        assert_eq!(result.counts.locks, 0, "{result:?}");
        walked += 1;
    }
    assert!(walked >= 5);
    Ok(())
}

#[test]
fn every_expected_cause_is_in_the_vocabulary() -> Result {
    let catalog = builtin_catalog()?;
    for scenario in scenarios()? {
        for cause in &scenario.expect {
            assert!(catalog.causes().contains_key(cause), "{}: {cause}", scenario.id);
        }
    }
    Ok(())
}
