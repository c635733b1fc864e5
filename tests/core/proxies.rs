//! Through a proxy and past it, on loopback: what the proxy sees, and what is said of it.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use refloat::checks::practice::{Options, Practice, scenario, scenarios};
use refloat::domain::finding::{Declaration, Sends};
use refloat::domain::secret::{Credential, Origin, Secret};
use refloat::world::net::serve::{
    Door, Passage, ProxyService, RefusedPort, Reply, RequestLog, Server, start_proxy,
};
use refloat::world::net::{
    Ask, Attempt, Auth, Body, Endpoint, Endpoints, Ledger, Limits, NetError, Network, Permit,
    Surroundings, Via, Way,
};
use refloat::world::platform::{Proxy, ProxySettings};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const SECRET: &str = "FAKE-api-password-7d";
const HOST: &str = "apiv2.shiprocket.in";

static DECLARED: Declaration = Declaration {
    id: "test.proxy",
    vendor: "test",
    inputs: &[],
    secrets: &[],
    sends: &[
        Sends {
            service: "shiprocket",
            method: "POST",
            path: "/v1/external/auth/login",
            carries: None,
        },
        Sends { service: "internet", method: "GET", path: "/generate_204", carries: None },
        Sends { service: "store", method: "GET", path: "/", carries: None },
    ],
    findings: &[],
    refusals: &[],
    needs: &[],
    limit_ms: 10_000,
    counts_as_sign_in: false,
};

async fn practice() -> Practice {
    let all = scenarios().expect("the scenarios load");
    let healthy = all.iter().find(|it| it.id == "shiprocket-healthy").expect("a scenario");
    Practice::start(healthy, Options::default()).await.expect("practice")
}

/// The practice world as seen from a computer with this proxy.
fn behind(practice: &Practice, proxy: SocketAddr) -> Network {
    let proxy = Some(Proxy { host: proxy.ip().to_string(), port: proxy.port() });
    let proxies = ProxySettings { http: proxy.clone(), https: proxy, ..ProxySettings::default() };
    let network = practice.network(Limits::for_practice()).expect("a network");
    network.with_surroundings(Surroundings { proxies, ..Surroundings::default() })
}

async fn send(network: &Network, ask: Ask) -> Attempt {
    let ledger = Ledger::default();
    Permit::new(network, &DECLARED, &ledger).send(ask, None).await
}

fn sign_in() -> Ask {
    let origin = Origin::https(HOST);
    let credential = Credential::new(Secret::new(SECRET.to_owned()), origin.clone());
    Ask {
        method: "POST",
        body: Some(Body::Json(serde_json::json!({"email": "api-user@shop.example"}))),
        auth: Some(Auth { credential, way: Way::BodyField("password") }),
        token_at: Some("/token"),
        ..Ask::get("shiprocket", origin, "/v1/external/auth/login")
    }
}

fn probe() -> Ask {
    let origin = "http://connectivitycheck.gstatic.com".parse().expect("an origin");
    Ask::get("internet", origin, "/generate_204")
}

fn address_of(practice: &Practice, service: &str) -> SocketAddr {
    let address = practice.endpoints()[service].rsplit('/').next().expect("an address").to_owned();
    address.parse().expect("an address")
}

/// A proxy that leads every tunnel to one address and writes down every byte that it gets.
async fn listening_proxy(to: SocketAddr) -> (SocketAddr, Arc<Mutex<Vec<u8>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let heard = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&heard);
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("a caller");
        let (mut from, mut back) = stream.into_split();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(from.read_u8().await.expect("a head"));
        }
        notes.lock().expect("notes").extend_from_slice(&head);
        back.write_all(b"HTTP/1.1 200 OK\r\nX-Proxy: yes\r\n\r\n").await.expect("told");
        let (mut answer, mut onward) = TcpStream::connect(to).await.expect("the host").into_split();
        tokio::spawn(async move { tokio::io::copy(&mut answer, &mut back).await });
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = from.read(&mut bytes).await {
            notes.lock().expect("notes").extend_from_slice(&bytes[..count]);
            if onward.write_all(&bytes[..count]).await.is_err() {
                break;
            }
        }
    });
    (address, heard)
}

#[tokio::test]
async fn a_secret_goes_through_a_proxy_that_cannot_read_it() {
    let practice = practice().await;
    let (proxy, heard) = listening_proxy(address_of(&practice, "shiprocket")).await;
    let attempt = send(&behind(&practice, proxy), sign_in()).await;
    let answer = attempt.result.as_ref().expect("an answer");
    assert_eq!(answer.status, 200);
    assert!(answer.token.is_some(), "signed in");
    assert_eq!(attempt.via, Via::Proxy(proxy.to_string()));
    let heard = heard.lock().expect("notes").clone();
    let text = String::from_utf8_lossy(&heard);
    assert!(text.starts_with(&format!("CONNECT {HOST}:443 HTTP/1.1\r\n")), "{text}");
    assert!(!text.contains(SECRET) && !text.contains("api-user"), "the proxy reads along");
    assert!(!text.to_lowercase().contains("proxy-authorization"));
    let stage =
        attempt.stages.iter().find(|stage| stage.seen.contains("through")).expect("a stage");
    assert_eq!(stage.seen, format!("through {proxy}"));
}

async fn proxy_that(passage: impl Fn(&str, u16) -> Passage + Send + Sync + 'static) -> Server {
    let porter = Arc::new(passage);
    start_proxy(ProxyService { door: Door::Open, porter, log: RequestLog::default() })
        .await
        .expect("a proxy")
}

fn says(status: u16) -> Passage {
    Passage::Answer(Box::new(Reply::empty(status)))
}

#[tokio::test]
async fn what_a_proxy_says_against_it_is_told_apart() {
    let practice = practice().await;
    for status in [403, 407, 502] {
        let server = proxy_that(move |_, _| says(status)).await;
        let proxy = server.address().to_string();
        let attempt = send(&behind(&practice, server.address()), sign_in()).await;
        let expected = match status {
            407 => NetError::ProxyWantsSignIn { proxy },
            status => NetError::ProxyRefuses { proxy, status },
        };
        assert_eq!(attempt.result.err(), Some(expected));
        assert!(!attempt.sent, "nothing left for the vendor");
    }
    let server = proxy_that(|_, _| says(407)).await;
    let proxy = server.address().to_string();
    let attempt = send(&behind(&practice, server.address()), probe()).await;
    assert_eq!(attempt.result.err(), Some(NetError::ProxyWantsSignIn { proxy }));
    assert_eq!(practice.log().entries().len(), 0, "nobody else was asked");
}

#[tokio::test]
async fn a_dead_proxy_is_not_taken_for_a_dead_vendor() {
    let practice = practice().await;
    let port = RefusedPort::reserve(Default::default()).expect("a port");
    let attempt = send(&behind(&practice, port.address()), sign_in()).await;
    let error = attempt.result.expect_err("no proxy");
    assert!(
        matches!(&error, NetError::ProxyNotReached { proxy, .. }
        if *proxy == port.address().to_string()),
        "{error}"
    );
}

#[tokio::test]
async fn plain_requests_name_the_whole_address_to_the_proxy() {
    let practice = practice().await;
    let internet = address_of(&practice, "internet");
    let server = proxy_that(move |host, port| match (host, port) {
        ("connectivitycheck.gstatic.com", 80) => Passage::To(internet),
        _ => says(400),
    })
    .await;
    let attempt = send(&behind(&practice, server.address()), probe()).await;
    assert_eq!(attempt.result.expect("an answer").status, 204);
    let paths: Vec<String> = practice.log().entries().iter().map(|it| it.path.clone()).collect();
    assert_eq!(paths, ["/generate_204"]);
}

#[tokio::test]
async fn a_plain_secret_never_goes_through_a_proxy_of_this_computer() {
    let practice = practice().await;
    let server = proxy_that(|_, _| says(200)).await;
    let origin: Origin = "http://shop.example".parse().expect("an origin");
    let credential = Credential::new(Secret::new(SECRET.to_owned()), origin.clone());
    let auth = Some(Auth { credential, way: Way::Bearer });
    let ask = Ask { auth, ..Ask::get("store", origin, "/") };
    let attempt = send(&behind(&practice, server.address()), ask).await;
    assert!(matches!(attempt.result, Err(NetError::NotEncrypted(_))), "{attempt:?}");
    assert!(!attempt.sent);
}

#[tokio::test]
async fn this_computer_is_reached_past_the_proxy() {
    let practice = practice().await;
    let server = proxy_that(|_, _| says(403)).await;
    let own = address_of(&practice, "internet");
    let ask = Ask::get("store", format!("http://{own}").parse().expect("an origin"), "/");
    let attempt = send(&behind(&practice, server.address()), ask).await;
    assert_eq!((attempt.via, attempt.result.expect("an answer").status), (Via::Direct, 204));
}

#[tokio::test]
async fn with_an_endpoints_file_no_proxy_is_read_or_used() {
    let practice = practice().await;
    let address = address_of(&practice, "internet");
    let endpoint = Endpoint { https: false, address, prefix: String::new() };
    let endpoints = Endpoints::default().with_service("internet", endpoint);
    let network = Network::loopback(endpoints).expect("a network");
    assert_eq!(network.surroundings().await, None);
    assert_eq!(send(&network, probe()).await.via, Via::Direct);
}

#[test]
fn a_mistake_about_the_computer_is_named_with_its_place() {
    let good = "id = \"a\"\nstory = \"It broke.\"\nkind = \"sweep\"\nexpect = []\n";
    for (wrong, says) in [
        (
            "[computer.names]\n\"a.example\" = \"elsewhere\"\n",
            "write “unknown”, “silent” or an address",
        ),
        ("[computer]\nantivirus = \"Elsewhere\"\n", "no product is known as “Elsewhere”"),
        ("[computer.proxy]\nkind = \"script\"\nrefuses = [\"*\"]\n", "only with kind = \"fixed\""),
    ] {
        let error = scenario::load("x/a.toml", &format!("{good}{wrong}")).expect_err("wrong");
        assert!(error.to_string().contains(says), "{error}");
        assert!(error.line >= 5, "{error}");
    }
}
