//! The table of servers that mean no good.

use super::certificates;
use super::server::Act::{self, Drip, Flood, Hang, Read, Reset, Say};
use super::server::{Hostile, Manner};
use super::wire::{chunked, deflated_zeros, gzipped_zeros, http, json, sized};

const MEGABYTE: usize = 1024 * 1024;

/// All of them.
pub fn all() -> Vec<Hostile> {
    let mut all = Vec::new();
    all.extend(silent());
    all.extend(slow());
    all.extend(endless());
    all.extend(lengths());
    all.extend(compressed());
    all.extend(no_http());
    all.extend(statuses());
    all.extend(headers());
    all.extend(targets());
    all.extend(values());
    all.extend(bytes());
    all.extend(in_place_of_tls());
    all.extend(within_tls());
    all
}

fn one(name: &'static str, acts: Vec<Act>) -> Hostile {
    Hostile { name, manner: Manner::Plain, acts, well: &[] }
}

/// Reads the question, says this and closes.
fn says(name: &'static str, bytes: Vec<u8>) -> Hostile {
    one(name, vec![Read, Say(bytes)])
}

/// The same for what the probe of the internet takes for its own answer.
fn says_to_probe(name: &'static str, bytes: Vec<u8>) -> Hostile {
    Hostile { well: &["computer.online"], ..says(name, bytes) }
}

fn silent() -> Vec<Hostile> {
    let then_nothing = |name, bytes: Vec<u8>| one(name, vec![Read, Say(bytes), Hang]);
    vec![
        one("silent-at-once", vec![Hang]),
        one("silent-after-the-question", vec![Read, Hang]),
        then_nothing("silent-in-the-version", b"HTT".to_vec()),
        then_nothing("silent-in-the-status", b"HTTP/1.1 20".to_vec()),
        then_nothing("silent-after-the-status", b"HTTP/1.1 200 OK\r\n".to_vec()),
        then_nothing("silent-in-a-header", b"HTTP/1.1 200 OK\r\nContent-Ty".to_vec()),
        then_nothing("silent-before-the-body", http("200 OK", &["Content-Length: 90"], "")),
        then_nothing("silent-in-the-body", http("200 OK", &["Content-Length: 90"], "{\"a\":")),
        then_nothing("silent-in-a-chunk", chunked("ff\r\n{\"a\":")),
        then_nothing("silent-after-the-chunks", chunked("2\r\n{}\r\n")),
        then_nothing("silent-after-100", b"HTTP/1.1 100 Continue\r\n\r\n".to_vec()),
        one("closes-at-once", vec![]),
        one("closes-after-the-question", vec![Read]),
        one("resets-at-once", vec![Reset]),
        one("resets-after-the-question", vec![Read, Reset]),
        one(
            "resets-in-the-body",
            vec![Read, Say(http("200 OK", &["Content-Length: 90"], "{")), Reset],
        ),
    ]
}

fn slow() -> Vec<Hostile> {
    let drips = |name, bytes, piece| one(name, vec![Read, Drip(bytes, piece), Hang]);
    let long = "x".repeat(4000);
    vec![
        drips("drips-empty-lines", b"\r\n".repeat(2000), 2),
        drips("drips-the-status", format!("HTTP/1.1 200 {long}\r\n\r\n").into_bytes(), 1),
        drips("drips-headers", http("200 OK", &[&format!("X-A: {long}")], ""), 3),
        drips("drips-the-body", json(&long), 2),
        drips("drips-chunks", chunked("1\r\n \r\n".repeat(900)), 6),
        drips("drips-100", b"HTTP/1.1 100 Continue\r\n\r\n".repeat(400), 25),
    ]
}

fn endless() -> Vec<Hostile> {
    let flood =
        |name, head: Vec<u8>, piece: Vec<u8>| one(name, vec![Read, Say(head), Flood(piece)]);
    let filler = || b"x".repeat(64 * 1024);
    let head = |line: &str| format!("HTTP/1.1 200 OK\r\n{line}").into_bytes();
    vec![
        flood("endless-status", b"HTTP/1.1 200 ".to_vec(), filler()),
        flood("endless-header-name", head(""), filler()),
        flood("endless-header-value", head("X-A: "), filler()),
        flood("endless-headers", head(""), b"X-A: b\r\n".repeat(4096)),
        flood("endless-folded-header", head("X-A: b\r\n"), b" and more\r\n".repeat(4096)),
        flood("endless-empty-lines", Vec::new(), b"\r\n".repeat(4096)),
        flood("endless-body", http("200 OK", &["Content-Length: 99999999999"], ""), filler()),
        flood("endless-body-untold", http("200 OK", &[], ""), filler()),
        flood("endless-json", http("200 OK", &[], "["), b"1,".repeat(16 * 1024)),
        flood(
            "endless-chunks",
            chunked(""),
            [b"1000\r\n".to_vec(), b"x".repeat(4096), b"\r\n".to_vec()].concat(),
        ),
        flood("endless-chunk-extension", chunked("1;"), filler()),
        flood("endless-chunk-size", chunked(""), b"0".repeat(64 * 1024)),
        flood("endless-trailers", chunked("2\r\n{}\r\n0\r\n"), b"X-A: b\r\n".repeat(4096)),
        flood("endless-100", Vec::new(), b"HTTP/1.1 100 Continue\r\n\r\n".repeat(1024)),
        flood(
            "endless-103",
            Vec::new(),
            b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(1024),
        ),
        flood("endless-answers", Vec::new(), json("{}").repeat(1024)),
    ]
}

fn lengths() -> Vec<Hostile> {
    let told = |name, length: &str| {
        says(name, http("200 OK", &[&format!("Content-Length: {length}")], "{\"a\":1}"))
    };
    vec![
        told("length-too-long", "500"),
        told("length-too-short", "3"),
        told("length-negative", "-1"),
        told("length-a-word", "many"),
        told("length-beyond-numbers", "999999999999999999999999999999"),
        told("length-twice", "7\r\nContent-Length: 900"),
        told("length-and-chunks", "7\r\nTransfer-Encoding: chunked"),
        says("chunk-size-beyond-numbers", chunked("ffffffffffffffffff\r\nx")),
        says("chunk-size-the-largest", chunked("ffffffffffffffff\r\nx")),
        says("chunk-size-negative", chunked("-5\r\nx\r\n")),
        says("chunk-size-a-word", chunked("five\r\n{\"a\"\r\n")),
        says("chunk-without-end", chunked("7\r\n{\"a\":1}")),
        says("chunk-longer-than-told", chunked("2\r\n{\"a\":1}\r\n0\r\n\r\n")),
        says("coding-unknown", http("200 OK", &["Transfer-Encoding: cow"], "{\"a\":1}")),
        says(
            "coding-twice",
            http("200 OK", &["Transfer-Encoding: chunked, chunked"], "2\r\n{}\r\n0\r\n\r\n"),
        ),
        says("five-megabytes", sized("200 OK", &[], "<p>x</p>".repeat(5 * MEGABYTE / 8))),
    ]
}

fn compressed() -> Vec<Hostile> {
    let claims = |name, coding: &str, body: Vec<u8>| {
        let coding = format!("Content-Encoding: {coding}");
        says(name, sized("200 OK", &["Content-Type: application/json", &coding], body))
    };
    // Each grows to about 100 megabytes.
    let repetitions = 100 * MEGABYTE / 258;
    vec![
        claims("gzip-that-is-none", "gzip", b"no such thing".to_vec()),
        claims("gzip-bomb", "gzip", gzipped_zeros(repetitions)),
        claims("deflate-bomb", "deflate", deflated_zeros(repetitions)),
        claims("brotli-that-is-none", "br", vec![0xff; 4000]),
        claims(
            "coding-nine-times",
            "gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip, br",
            gzipped_zeros(9000),
        ),
        says("gzip-unannounced", sized("200 OK", &[], gzipped_zeros(9000))),
    ]
}

fn no_http() -> Vec<Hostile> {
    vec![
        says("http-0-9", b"<html>It works on my machine</html>".to_vec()),
        says("http-2-preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0".to_vec()),
        says("http-3-0", b"HTTP/3.0 200 OK\r\nContent-Length: 2\r\n\r\n{}".to_vec()),
        says("http-of-1999", b"ICY 200 OK\r\nContent-Length: 2\r\n\r\n{}".to_vec()),
        says("mail-server", b"220 mail.example ESMTP\r\n500 what\r\n".to_vec()),
        says("secure-shell", b"SSH-2.0-OpenSSH_9.9\r\n".to_vec()),
        says("noughts", vec![0; 4096]),
        says("the-question-again", b"GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n".to_vec()),
        one("answers-before-the-question", vec![Say(json("{\"a\":1}")), Read]),
        says("two-answers-at-once", [json("[1]"), json("{\"status\":\"ok\"}")].concat()),
    ]
}

fn statuses() -> Vec<Hostile> {
    let line = |name, status: &str| says(name, sized(status, &[], "{\"a\":1}"));
    vec![
        line("status-000", "000 Nothing"),
        line("status-099", "099 Odd"),
        line("status-199", "199 Odd"),
        line("status-299", "299 Odd"),
        line("status-599", "599 Odd"),
        line("status-999", "999 Request denied"),
        line("status-1000", "1000 Too much"),
        line("status-a-word", "fine OK"),
        line("status-negative", "-200 OK"),
        line("status-without-words", "200"),
        says(
            "status-101",
            http(
                "101 Switching Protocols",
                &["Upgrade: websocket", "Connection: upgrade"],
                vec![0x81, 2, 104, 105],
            ),
        ),
        says_to_probe(
            "status-204-with-body",
            sized("204 No Content", &[], "<html>Guess what</html>"),
        ),
        says("status-205", http("205 Reset Content", &[], "")),
        says("status-304", http("304 Not Modified", &[], "")),
        says_to_probe(
            "status-words-of-60-kilobytes",
            http(&format!("200 {}", "O".repeat(60_000)), &[], ""),
        ),
        line("status-words-that-are-obeyed", "200 \u{1b}]0;owned\u{7}"),
    ]
}

fn headers() -> Vec<Hostile> {
    let with = |name, header: &str| says(name, sized("200 OK", &[header], "{\"a\":1}"));
    let many = vec!["X-Filler: and another one"; 1000];
    vec![
        says("headers-a-thousand", sized("200 OK", &many, "{\"a\":1}")),
        with("header-of-60-kilobytes", &format!("X-A: {}", "y".repeat(60_000))),
        with("header-without-colon", "this is no header"),
        with("header-with-space", "Content-Type : text/html"),
        with("header-with-nought", "X-A: a\0b"),
        with("header-that-is-obeyed", "Server: \u{1b}[2J\u{202e}owned"),
        with("content-type-lies", "Content-Type: image/png"),
        with("content-type-of-a-kilobyte", &format!("Content-Type: {}", "a/".repeat(500))),
        with("date-nonsense", "Date: the day after tomorrow"),
        with("date-of-99999", "Date: Sat, 31 Dec 99999 23:59:60 GMT"),
        with("date-before-time", "Date: Thu, 01 Jan -001 00:00:00 GMT"),
        with("retry-after-eternity", "Retry-After: 99999999999999999999999"),
        says(
            "retry-after-eternity-429",
            sized("429 Too Many Requests", &["Retry-After: 99999999999999999999999"], "{\"a\":1}"),
        ),
        says(
            "password-of-60-kilobytes",
            sized(
                "401 Unauthorized",
                &[&format!("WWW-Authenticate: Basic realm=\"{}\"", "z".repeat(60_000))],
                "",
            ),
        ),
    ]
}

fn targets() -> Vec<Hostile> {
    let to = |name, location: &str| {
        says(name, sized("302 Found", &[&format!("Location: {location}")], ""))
    };
    vec![
        to("leads-to-itself", "/rest/V1/store/storeConfigs"),
        to("leads-to-a-script", "javascript:alert(1)"),
        to("leads-to-a-file", "file:///etc/passwd"),
        to("leads-to-data", "data:text/html,<script>alert(1)</script>"),
        to("leads-to-this-computer", "http://[::1]:1/"),
        to("leads-with-a-password", "https://user:FAKE-word@shop.example/"),
        to("leads-60-kilobytes-away", &format!("https://shop.example/{}", "a/".repeat(30_000))),
        to("leads-to-what-is-obeyed", "https://shop.example/\u{202e}\u{1b}[1m"),
        to("leads-nowhere", "https://"),
        says("leads-on-without-target", http("301 Moved Permanently", &[], "")),
    ]
}

fn values() -> Vec<Hostile> {
    vec![
        says("json-null", json("null")),
        says("json-true", json("true")),
        says("json-text", json("\"fine\"")),
        says("json-empty", json("{}")),
        says("json-beyond-numbers", json("1e999")),
        says(
            "json-wrong-types",
            json(
                "{\"message\":[7],\"token\":{\"a\":1},\"page\":7,\"status\":[],\"components\":\"all\",\"incidents\":3,\"code\":null}",
            ),
        ),
        says("json-same-names", json("{\"token\":\"\",\"token\":1,\"token\":null}")),
        says("json-deep", json([b"[".repeat(200_000), b"]".repeat(200_000)].concat())),
        says("json-deep-objects", json("{\"a\":".repeat(100_000))),
        says("json-text-of-a-megabyte", json(format!("{{\"name\":\"{}\"}}", "A".repeat(MEGABYTE)))),
        says(
            "json-text-of-400-kilobytes",
            json(format!("{{\"name\":\"{}\"}}", "A".repeat(400 * 1024))),
        ),
        says("json-a-hundred-thousand-values", json(format!("[{}0]", "0,".repeat(100_000)))),
        says("json-half", json("{\"message\":\"The consum")),
        says("json-with-what-is-obeyed", json("{\"detail\":\"\\u001b[31m\\u202e\\u0000\"}")),
    ]
}

fn bytes() -> Vec<Hostile> {
    let page = |name, body: &[u8]| says(name, sized("200 OK", &["Content-Type: text/html"], body));
    vec![
        page("body-of-noughts", &[0; 5000]),
        page("body-of-escapes", b"\x1b[31m\x1b]0;owned\x07\x1b[2J"),
        page("body-no-text", &[0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]),
        page(
            "body-in-utf-16",
            &"{\"a\":1}".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
        ),
        page("body-one-long-tag", format!("<title{}", "a".repeat(300_000)).as_bytes()),
        page("body-of-titles", "<title><h1><h2>".repeat(20_000).as_bytes()),
        page("body-of-braces", "{[".repeat(50_000).as_bytes()),
        page("body-right-to-left", "\u{202e}\u{2066}\u{200b}\u{feff}".repeat(400).as_bytes()),
    ]
}

fn in_place_of_tls() -> Vec<Hostile> {
    let tls = |name, acts| Hostile { manner: Manner::InPlaceOfTls, ..one(name, acts) };
    let hello = vec![0x16, 3, 3, 0, 0x2a, 2, 0, 0, 0x26, 3, 3];
    vec![
        tls("tls-silent", vec![Hang]),
        tls("tls-silent-after-hello", vec![Read, Hang]),
        tls("tls-half-a-record", vec![Read, Say(vec![0x16, 3]), Hang]),
        tls("tls-half-a-hello", vec![Read, Say(hello), Hang]),
        tls(
            "tls-record-of-65535",
            vec![Read, Say(vec![0x16, 3, 3, 0xff, 0xff]), Flood(vec![0; 65_536])],
        ),
        tls("tls-empty-records", vec![Read, Flood(vec![0x16, 3, 3, 0, 0])]),
        tls("tls-alerts-that-warn", vec![Read, Flood(vec![0x15, 3, 3, 0, 2, 1, 90])]),
        tls("tls-alert-internal", vec![Read, Say(vec![0x15, 3, 3, 0, 2, 2, 80])]),
        tls("tls-heartbeat", vec![Read, Say(vec![0x18, 3, 3, 0, 3, 1, 0xff, 0xff])]),
        tls("tls-of-1995", vec![Read, Say(vec![0x80, 0x2e, 1, 0, 2])]),
        tls("tls-noughts", vec![Read, Say(vec![0; 9000])]),
        tls("tls-plain-answer", vec![Read, Say(json("{\"a\":1}"))]),
        tls("tls-reset", vec![Read, Reset]),
    ]
}

fn within_tls() -> Vec<Hostile> {
    let tls = |name, config, acts| Hostile { manner: Manner::Tls(config), ..one(name, acts) };
    let mut all = vec![
        tls("tls-good-then-silent", certificates::good(), vec![Read, Hang]),
        tls(
            "tls-good-then-endless",
            certificates::good(),
            vec![Read, Say(http("200 OK", &[], "")), Flood(b"x".repeat(16_384))],
        ),
        tls(
            "tls-good-then-cut",
            certificates::good(),
            vec![Read, Say(http("200 OK", &["Content-Length: 900"], "{"))],
        ),
    ];
    let monsters = certificates::monsters().into_iter();
    all.extend(
        monsters.map(|(name, config)| tls(name, config, vec![Read, Say(json("{\"a\":1}"))])),
    );
    all
}
