//! Each control does what it says, as a client sees it that knows nothing but bytes.

use std::error::Error;
use std::io::ErrorKind;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const ASK: &[u8] =
    b"GET /x?key=FAKE-query-value HTTP/1.1\r\nHost: a\r\nAPI-Key: FAKE-value\r\n\r\n";

async fn serving(reply: Reply) -> Result<(Server, RequestLog)> {
    let log = RequestLog::default();
    let handler: Handler = Arc::new(move |_| reply.clone());
    let server = Server::start(Service::new("test", handler, log.clone())).await?;
    Ok((server, log))
}

async fn at_door(door: Door) -> Result<Server> {
    let handler: Handler = Arc::new(|_| Reply::empty(204));
    let service = Service { door, ..Service::new("test", handler, RequestLog::default()) };
    Ok(Server::start(service).await?)
}

/// Sends a request and reads to the end of the connection.
async fn ask(server: &Server) -> Result<(String, std::io::Result<usize>)> {
    let mut stream = TcpStream::connect(server.address()).await?;
    stream.write_all(ASK).await?;
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes).await;
    Ok((String::from_utf8_lossy(&bytes).into_owned(), end))
}

fn closing(mut reply: Reply) -> Reply {
    reply.manner.ending = Ending::Close;
    reply
}

fn hello() -> Reply {
    Reply::of(200, "text/plain", "hello")
}

#[tokio::test]
async fn an_answer_has_status_headers_and_length() -> Result {
    let (server, _) = serving(closing(hello().with("X-One", "1"))).await?;
    let (text, _) = ask(&server).await?;
    assert_eq!(
        text,
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-One: 1\r\nContent-Length: 5\r\n\
         Connection: close\r\n\r\nhello"
    );
    Ok(())
}

#[tokio::test]
async fn a_connection_serves_one_request_after_the_other() -> Result {
    let (server, log) = serving(Reply::empty(204)).await?;
    let mut stream = TcpStream::connect(server.address()).await?;
    let mut bytes = [0; 256];
    for _ in 0..3 {
        stream.write_all(ASK).await?;
        let count = stream.read(&mut bytes).await?;
        assert!(bytes[..count].starts_with(b"HTTP/1.1 204 No Content\r\n"));
    }
    assert_eq!(log.count("test"), 3);
    Ok(())
}

#[tokio::test]
async fn the_log_holds_names_and_no_value() -> Result {
    let (server, log) = serving(closing(hello())).await?;
    let _ = ask(&server).await?;
    let entries = log.entries();
    let shown: Vec<String> = entries.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["test GET /x?key [host, api-key]"]);
    assert!(!format!("{log:?}{}", serde_json::to_string(&entries)?).contains("FAKE"));
    Ok(())
}

#[tokio::test]
async fn an_answer_waits_for_its_delay() -> Result {
    let mut reply = closing(hello());
    reply.manner.delay = Duration::from_millis(60);
    let (server, _) = serving(reply).await?;
    let begun = Instant::now();
    let _ = ask(&server).await?;
    assert!(begun.elapsed() >= Duration::from_millis(60));
    Ok(())
}

#[tokio::test]
async fn a_drip_comes_in_pieces_and_whole() -> Result {
    let mut reply = closing(hello());
    reply.manner.drip = Some(Drip { bytes: 40, every: Duration::from_millis(10) });
    let (server, _) = serving(reply).await?;
    let begun = Instant::now();
    let (text, _) = ask(&server).await?;
    assert!(text.ends_with("\r\n\r\nhello"));
    assert!(begun.elapsed() >= Duration::from_millis(20));
    Ok(())
}

#[tokio::test]
async fn half_an_answer_stops_at_its_byte() -> Result {
    let mut reply = hello();
    reply.manner.cut_after = Some(12);
    let (server, _) = serving(reply).await?;
    assert_eq!(ask(&server).await?.0, "HTTP/1.1 200");
    Ok(())
}

#[tokio::test]
async fn a_length_can_be_a_lie_or_untold() -> Result {
    let mut reply = closing(hello());
    reply.manner.length = Length::Claim(5000);
    let (server, _) = serving(reply).await?;
    let (text, _) = ask(&server).await?;
    assert!(text.contains("Content-Length: 5000\r\n") && text.ends_with("hello"));
    let mut reply = hello();
    reply.manner.length = Length::Untold;
    let (server, _) = serving(reply).await?;
    let (text, _) = ask(&server).await?;
    assert!(!text.contains("Content-Length") && text.ends_with("hello"));
    Ok(())
}

#[tokio::test]
async fn raw_bytes_go_out_as_they_are() -> Result {
    let (server, _) = serving(Reply::raw("220 not http\r\n")).await?;
    assert_eq!(ask(&server).await?.0, "220 not http\r\n");
    Ok(())
}

#[tokio::test]
async fn a_reset_is_a_reset() -> Result {
    let mut reply = hello();
    reply.manner.cut_after = Some(0);
    reply.manner.ending = Ending::Reset;
    let (server, _) = serving(reply).await?;
    let (_, end) = ask(&server).await?;
    assert_eq!(end.map_err(|error| error.kind()), Err(ErrorKind::ConnectionReset));
    Ok(())
}

#[tokio::test]
async fn a_door_can_reset_every_connection() -> Result {
    let server = at_door(Door::Reset).await?;
    let mut stream = TcpStream::connect(server.address()).await?;
    let end = stream.read(&mut [0; 8]).await;
    assert_eq!(end.map_err(|error| error.kind()), Err(ErrorKind::ConnectionReset));
    Ok(())
}

#[tokio::test]
async fn a_silent_door_says_nothing_until_the_server_ends() -> Result {
    let server = at_door(Door::Silent).await?;
    let mut stream = TcpStream::connect(server.address()).await?;
    stream.write_all(ASK).await?;
    let mut bytes = Vec::new();
    let said = tokio::time::timeout(Duration::from_millis(50), stream.read_to_end(&mut bytes));
    assert!(said.await.is_err());
    server.stop().await;
    let _ = stream.read_to_end(&mut bytes).await;
    assert!(bytes.is_empty());
    Ok(())
}

#[tokio::test]
async fn an_answer_can_hang_half_way() -> Result {
    let mut reply = hello();
    reply.manner.cut_after = Some(12);
    reply.manner.ending = Ending::Hang;
    let (server, _) = serving(reply).await?;
    let mut stream = TcpStream::connect(server.address()).await?;
    stream.write_all(ASK).await?;
    let mut bytes = [0; 12];
    stream.read_exact(&mut bytes).await?;
    let more = tokio::time::timeout(Duration::from_millis(50), stream.read(&mut bytes));
    assert!(more.await.is_err());
    Ok(())
}

#[tokio::test]
async fn a_door_can_say_fixed_bytes() -> Result {
    let server = at_door(Door::Says(b"\x15\x03\x01\x00\x02\x02\x46".to_vec())).await?;
    let mut stream = TcpStream::connect(server.address()).await?;
    stream.write_all(b"hello").await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    assert_eq!(bytes, b"\x15\x03\x01\x00\x02\x02\x46");
    Ok(())
}

#[tokio::test]
async fn headers_and_bodies_without_end_go_on() -> Result {
    for endless in [Endless::Headers, Endless::Body] {
        let mut reply = Reply::empty(200);
        reply.manner.endless = Some(endless);
        let (server, _) = serving(reply).await?;
        let mut stream = TcpStream::connect(server.address()).await?;
        stream.write_all(ASK).await?;
        let mut bytes = vec![0; 300_000];
        stream.read_exact(&mut bytes).await?;
        let has_body = String::from_utf8_lossy(&bytes).contains("\r\n\r\n");
        assert_eq!(has_body, endless == Endless::Body);
    }
    Ok(())
}

#[tokio::test]
async fn a_refused_port_refuses_for_as_long_as_it_is_held() -> Result {
    for family in [Family::V4, Family::V6] {
        // A computer without IPv6 has no such address to refuse at.
        let Ok(port) = RefusedPort::reserve(family) else { continue };
        let end = TcpStream::connect(port.address()).await;
        assert_eq!(end.map_err(|error| error.kind()).err(), Some(ErrorKind::ConnectionRefused));
    }
    Ok(())
}

#[tokio::test]
async fn what_is_no_request_or_too_much_is_refused() -> Result {
    let (server, log) = serving(hello()).await?;
    let long = [b"GET / HTTP/1.1\r\nX: ".to_vec(), vec![b'x'; 70_000]].concat();
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(200)).into_bytes();
    let big = b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n".to_vec();
    let no_http = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec();
    for (bytes, status) in [(long, "431"), (many, "431"), (big, "413"), (no_http, "400")] {
        let mut stream = TcpStream::connect(server.address()).await?;
        stream.write_all(&bytes).await?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).await?;
        assert_eq!(String::from_utf8_lossy(&answer), format!("HTTP/1.1 {status}"));
    }
    assert_eq!(log.count("test"), 0);
    Ok(())
}

#[tokio::test]
async fn dropping_a_server_closes_its_port_and_its_connections() -> Result {
    let (server, _) = serving(Reply::empty(204)).await?;
    let address = server.address();
    let mut open = TcpStream::connect(address).await?;
    open.write_all(ASK).await?;
    open.read_exact(&mut [0; 12]).await?;
    server.stop().await;
    assert!(TcpStream::connect(address).await.is_err());
    let mut rest = Vec::new();
    let _ = open.read_to_end(&mut rest).await;
    assert!(rest.len() < 200);
    Ok(())
}

#[tokio::test]
async fn a_body_is_read_to_its_length() -> Result {
    let handler: Handler =
        Arc::new(|request| closing(Reply::of(200, "text/plain", request.body.clone())));
    let server = Server::start(Service::new("test", handler, RequestLog::default())).await?;
    let mut stream = TcpStream::connect(server.address()).await?;
    stream.write_all(b"POST / HTTP/1.1\r\nContent-Length: 6\r\n\r\nFAK").await?;
    stream.flush().await?;
    stream.write_all(b"E-1").await?;
    let mut text = String::new();
    stream.read_to_string(&mut text).await?;
    assert!(text.ends_with("\r\n\r\nFAKE-1"));
    Ok(())
}

#[test]
fn debug_of_a_request_shows_no_value() {
    let request = Request::new("POST", "/a?token=FAKE-1").header("Authorization", "Bearer FAKE-2");
    let shown = format!("{:?}", request.body("FAKE-3"));
    assert!(!shown.contains("FAKE"), "{shown}");
    assert!(shown.contains("authorization"));
}
