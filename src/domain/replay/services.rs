//! From the exchanges of a run to services that answer the same.

use serde_json::Value;

use super::computer::{ANTIVIRUS, Openers, leads_astray};
use super::exchange::{Body, Ended, Exchange, Failure};
use super::inputs::Masks;

/// What stands where a token stood.
const TOKEN: &str = "FAKE-token-of-a-replay";
/// A pause shorter than this, in milliseconds, tells nothing.
const NOTICED: u64 = 1000;
/// The longest pause that is replayed, in milliseconds.
const LONGEST: u64 = 30_000;

/// A service that answers as it was seen to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Played {
    pub id: String,
    pub door: Option<&'static str>,
    pub certificate: Option<&'static str>,
    pub tls: Option<&'static str>,
    pub date_off_s: i64,
    pub answers: Vec<Given>,
}

/// One answer in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Given {
    pub path: String,
    /// Given once; the last one for a path is given from then on.
    pub once: bool,
    pub status: Option<u16>,
    pub content_type: Option<String>,
    pub headers: Vec<(String, String)>,
    pub body: Option<String>,
    pub body_hex: Option<&'static str>,
    pub fill_bytes: Option<usize>,
    pub raw: Option<&'static str>,
    pub delay_ms: u64,
    pub cut_after: Option<usize>,
    pub after: Option<&'static str>,
}

/// The services, in the order in which they were asked, beside a computer whose clock is off and whose names
/// are lost as `skew_s` and `lost` say.
pub(super) fn played(
    exchanges: &[Exchange],
    skew_s: i64,
    lost: impl Fn(&str) -> bool,
    masks: &mut Masks,
) -> Vec<Played> {
    let openers = Openers::among(exchanges);
    // What a proxy did not lead to, and whose name is not found, was not met.
    let met = |it: &&Exchange| !matches!(it.ended, Ended::AtProxy(_)) && !lost(it.origin.host());
    let exchanges: Vec<&Exchange> = exchanges.iter().filter(met).collect();
    let mut ids: Vec<&str> = Vec::new();
    for exchange in &exchanges {
        if !ids.contains(&exchange.service.as_str()) {
            ids.push(&exchange.service);
        }
    }
    ids.into_iter()
        .map(|id| {
            let own: Vec<&Exchange> =
                exchanges.iter().copied().filter(|it| it.service == id).collect();
            let mut played = service(id, &own, skew_s, masks);
            played.certificate = match played.certificate {
                None | Some(ANTIVIRUS) => own.iter().find_map(|it| openers.certificate(it)),
                other => other,
            };
            played
        })
        .collect()
}

fn service(id: &str, exchanges: &[&Exchange], skew_s: i64, masks: &mut Masks) -> Played {
    let mut played = Played { id: id.to_owned(), ..Played::default() };
    if let Some(why) = always_outside(exchanges) {
        (played.door, played.certificate) = outside(why);
        // Where a name leads astray, nothing answers anyway.
        if why == Failure::Refused && exchanges.iter().any(|it| leads_astray(it)) {
            played.door = None;
        }
        return played;
    }
    let answered = exchanges.iter().filter(|it| matches!(it.ended, Ended::Answered { .. }));
    let old = |exchange: &&&Exchange| exchange.encryption.as_deref() == Some("TLS 1.2");
    if answered.clone().count() > 0 && answered.clone().all(|exchange| old(&exchange)) {
        played.tls = Some("1.2");
    }
    let date_off = |exchange: &&Exchange| date_off(exchange, skew_s);
    played.date_off_s = answered.clone().find_map(date_off).unwrap_or(0);
    played.answers = exchanges.iter().map(|exchange| given(exchange, masks)).collect();
    for nth in 0..played.answers.len() {
        let path = played.answers[nth].path.clone();
        played.answers[nth].once = played.answers[nth + 1..].iter().any(|it| it.path == path);
    }
    played
}

/// How far the server's clock is off, beside what this computer's is.
fn date_off(exchange: &Exchange, skew_s: i64) -> Option<i64> {
    match &exchange.ended {
        // A second more or less is how long the answer was under way.
        Ended::Answered { date_off_s, .. } => {
            date_off_s.map(|off| off + skew_s).filter(|off| off.abs() > 2)
        }
        Ended::Failed { .. } | Ended::AtProxy(_) => None,
    }
}

/// Why nothing ever left for this service, where it was so each time.
fn always_outside(exchanges: &[&Exchange]) -> Option<Failure> {
    let whys: Option<Vec<Failure>> = exchanges
        .iter()
        .map(|exchange| match exchange.ended {
            Ended::Failed { why, sent: false } => Some(why),
            _ => None,
        })
        .collect();
    whys?.first().copied()
}

/// The door and the certificate of a service that nothing could be asked.
const fn outside(why: Failure) -> (Option<&'static str>, Option<&'static str>) {
    match why {
        Failure::NoName => (Some("no-name"), None),
        Failure::Refused => (Some("refused"), None),
        Failure::Reset => (Some("reset"), None),
        Failure::Silent | Failure::NameSilent => (Some("silent"), None),
        Failure::Expired => (None, Some("expired")),
        Failure::NotYetValid => (None, Some("not-yet-valid")),
        Failure::OtherName => (None, Some("other-name")),
        // Whose it is, the computer tells.
        Failure::Untrusted => (None, Some(ANTIVIRUS)),
        Failure::TlsTooOld => (Some("tls-alert"), None),
        Failure::NotTls | Failure::NotHttp | Failure::HalfAnswer => (Some("not-tls"), None),
    }
}

fn given(exchange: &Exchange, masks: &mut Masks) -> Given {
    let path = exchange.path.clone();
    let given = match &exchange.ended {
        Ended::Failed { why, .. } => without_answer(*why),
        Ended::AtProxy(_) => Given::default(),
        Ended::Answered { status, headers, body, longer_than, token_at, date_off_s } => {
            let mut given = Given { status: Some(*status), ..Given::default() };
            for (name, value) in headers {
                let value = masks.masked(value);
                match name.as_str() {
                    "content-type" => given.content_type = Some(value),
                    _ => given.headers.push((name.clone(), value)),
                }
            }
            // The practice world always tells its time, unless it is told what to say.
            if date_off_s.is_none() {
                given.headers.push(("date".to_owned(), String::new()));
            }
            fill(&mut given, body, *token_at, masks);
            given.fill_bytes = longer_than.map(|bytes| bytes + 1);
            if exchange.ms >= NOTICED {
                given.delay_ms = exchange.ms.min(LONGEST);
            }
            given
        }
    };
    Given { path, ..given }
}

fn fill(given: &mut Given, body: &Body, token_at: Option<&str>, masks: &mut Masks) {
    match body {
        Body::Empty => {}
        Body::NoText => given.body_hex = Some("ff fe 00 c3 28 a0 a1"),
        Body::Text(text) => given.body = Some(masks.masked(text)),
        Body::Json(json) => {
            let mut json = json.clone();
            mask_json(&mut json, masks);
            if let Some(token) = token_at.and_then(|pointer| json.pointer_mut(pointer)) {
                *token = Value::String(TOKEN.to_owned());
            }
            given.body = Some(json.to_string());
        }
    }
}

fn mask_json(value: &mut Value, masks: &mut Masks) {
    match value {
        Value::String(text) => *text = masks.masked(text),
        Value::Array(items) => items.iter_mut().for_each(|item| mask_json(item, masks)),
        Value::Object(fields) => fields.values_mut().for_each(|it| mask_json(it, masks)),
        _ => {}
    }
}

fn without_answer(why: Failure) -> Given {
    let nothing = |after| Given {
        status: Some(200),
        cut_after: Some(0),
        after: Some(after),
        ..Given::default()
    };
    match why {
        Failure::Silent | Failure::NameSilent => nothing("hang"),
        Failure::NotHttp | Failure::NotTls => {
            Given { raw: Some("220 this is no HTTP\r\n"), ..Given::default() }
        }
        Failure::HalfAnswer => Given {
            status: Some(200),
            body: Some("half an answer, ".repeat(40)),
            cut_after: Some(200),
            after: Some("close"),
            ..Given::default()
        },
        _ => nothing("reset"),
    }
}
