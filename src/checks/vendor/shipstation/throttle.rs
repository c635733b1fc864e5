//! Too many questions: how ShipStation says so, and until when.
//!
//! V1 counts 40 a minute and tells `X-Rate-Limit-Reset` in seconds; a client has seen the words in a body
//! with another status than 429. V2 counts 200 a minute and tells `Retry-After`; the one that is throttling
//! may be a carrier behind it (vendors' facts, sections 2.1 and 2.2).

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use serde_json::Value;

use super::facts::USUAL_RESET_S;
use crate::checks::judge::answer_evidence;
use crate::checks::said::{evidence, said};
use crate::domain::finding::{Confidence, Evidence, Finding, Outcome};
use crate::world::net::Answer;

/// A wait longer than a day is no wait but a mistake.
const LONGEST_S: i64 = 24 * 60 * 60;
/// A text with the words in it and longer than that is about something else.
const SHORT: usize = 400;

/// The outcome of an answer that throttles; none where it does not. `now` is in Unix seconds.
pub(super) fn judge(answer: &Answer, now: i64) -> Option<Outcome> {
    let body = answer.json();
    let says = body.as_ref().is_some_and(body_says) || text_says(answer);
    if answer.status != 429 && !says {
        return None;
    }
    let by_carrier = body.as_ref().is_some_and(comes_from_carrier);
    let wait = wait_s(answer, now);
    let mut seen = vec![answer_evidence(answer)];
    seen.extend(wait.map(|wait| {
        evidence("limit-resets", said("limit-resets-in", &[("seconds", wait.to_string().into())]))
    }));
    let id = if by_carrier { "carrier-throttles" } else { "shipstation-rate-limited" };
    let finding = Finding::new(id, Confidence::Likely, seen);
    let until = Some(now + wait.unwrap_or(USUAL_RESET_S));
    Some(Outcome { until, ..Outcome::found(vec![finding]) })
}

/// How many questions are left, for an answer that does not throttle.
pub(super) fn left(answer: &Answer) -> Option<Evidence> {
    let number = |name: &str| answer.header(name)?.trim().parse::<u32>().ok();
    let left = number("x-rate-limit-remaining")?;
    let limit = number("x-rate-limit-limit").map_or(String::new(), |limit| limit.to_string());
    let text = said("limit-left", &[("left", left.to_string().into()), ("limit", limit.into())]);
    Some(evidence("limit", text))
}

fn words(text: &str) -> bool {
    let text = text.to_lowercase();
    ["too many requests", "rate limit exceeded", "rate_limit_exceeded", "throttled"]
        .iter()
        .any(|words| text.contains(words))
}

fn body_says(body: &Value) -> bool {
    let field = |value: &Value| {
        ["message", "Message", "ExceptionMessage", "error", "error_code"]
            .iter()
            .any(|name| value.get(*name).and_then(Value::as_str).is_some_and(words))
    };
    let errors = body.get("errors").and_then(Value::as_array);
    // Beside rows, an error of one carrier is for the reader of the rows.
    let rows = body.get("carriers").and_then(Value::as_array).is_some_and(|rows| !rows.is_empty());
    field(body) || !rows && errors.is_some_and(|errors| errors.iter().any(field))
}

fn text_says(answer: &Answer) -> bool {
    answer.json().is_none_or(|body| body.is_string())
        && answer
            .text()
            .is_some_and(|text| text.len() <= SHORT && !text.contains('<') && words(text))
}

fn comes_from_carrier(body: &Value) -> bool {
    let errors = body.get("errors").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    errors.iter().chain([body]).any(|error| {
        error
            .get("error_source")
            .and_then(Value::as_str)
            .is_some_and(|it| it.eq_ignore_ascii_case("carrier"))
    })
}

/// Seconds to wait: V1's header, V2's, or the date that `Retry-After` may hold as well.
fn wait_s(answer: &Answer, now: i64) -> Option<i64> {
    let seconds = |name: &str| answer.header(name)?.trim().parse::<f64>().ok();
    let told = seconds("retry-after").or_else(|| seconds("x-rate-limit-reset"));
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a wait in seconds, and a cast that saturates"
    )]
    let wait = told.map(|told| told.ceil() as i64).or_else(|| until_date(answer, now));
    wait.filter(|wait| (0..=LONGEST_S).contains(wait))
}

fn until_date(answer: &Answer, now: i64) -> Option<i64> {
    let date: Timestamp =
        DateTimeParser::new().parse_timestamp(answer.header("retry-after")?.trim()).ok()?;
    Some(date.as_second() - answer.date.unwrap_or(now))
}
