//! Codes and sentences of an error, wherever they stand in an answer of JSON.
//!
//! Carriers wrap their errors in several ways, and old and new ones are mixed: a list of errors in a
//! response, an object or a word under `error`, numbers as texts. What counts is what is said.

use serde_json::Value;

use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// How deep an error may be wrapped.
const DEEPEST: usize = 8;
/// Codes and sentences that are read, each.
const MOST: usize = 20;
/// Characters of the vendor's own sentence that are shown.
const SHOWN: usize = 200;

/// What an error says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Refusal {
    /// Its codes, such as `10401` or `invalid_client`, in lower case.
    pub codes: Vec<String>,
    /// Its sentences, as they are written.
    pub sentences: Vec<String>,
}

impl Refusal {
    /// Reads an answer; empty where it is no JSON, or names no error.
    pub(super) fn of(answer: &Answer) -> Self {
        let mut refusal = Self::default();
        if let Some(body) = answer.json() {
            refusal.read(&body, 0);
        }
        refusal
    }

    /// True where nothing was said.
    pub(super) fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.sentences.is_empty()
    }

    /// True where it has one of these codes.
    pub(super) fn has_code(&self, codes: &[&str]) -> bool {
        self.codes.iter().any(|code| codes.contains(&code.as_str()))
    }

    /// True where one of its sentences has one of these words in it, which are in lower case.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        let sentences = self.sentences.iter().map(|said| said.to_lowercase());
        sentences.into_iter().any(|said| words.iter().any(|words| said.contains(words)))
    }

    /// The vendor's own words for a person, secrets masked.
    pub(super) fn shown(&self) -> Option<String> {
        let said = self.sentences.iter().find(|said| !said.trim().is_empty())?;
        Some(visible(&mask_secrets(said.trim()), SHOWN))
    }

    fn read(&mut self, value: &Value, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    self.field(&name.to_lowercase(), value);
                    self.read(value, depth + 1);
                }
            }
            Value::Array(list) => list.iter().for_each(|value| self.read(value, depth + 1)),
            _ => {}
        }
    }

    fn field(&mut self, name: &str, value: &Value) {
        let Some(text) = scalar(value) else { return };
        match name {
            "code" | "errorcode" | "error_code" | "statuscode" | "status_code" => self.code(&text),
            // A word such as `invalid_client`, or a sentence.
            "error" | "fault" | "title" => {
                if !text.contains(' ') {
                    self.code(&text);
                }
                self.sentence(text);
            }
            "message" | "error_description" | "description" | "detail" | "faultstring"
            | "errors" | "reason" => self.sentence(text),
            _ => {}
        }
    }

    fn code(&mut self, text: &str) {
        // Some samples of UPS write codes with a minus before them.
        let code = text.trim().trim_start_matches('-').to_lowercase();
        if self.codes.len() < MOST && !code.is_empty() && !self.codes.contains(&code) {
            self.codes.push(code);
        }
    }

    fn sentence(&mut self, text: String) {
        if self.sentences.len() < MOST && !self.sentences.contains(&text) {
            self.sentences.push(text);
        }
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(body: &Value) -> Refusal {
        let mut refusal = Refusal::default();
        refusal.read(body, 0);
        refusal
    }

    #[test]
    fn an_error_is_read_however_it_is_wrapped() {
        for body in [
            json!({"response": {"errors": [{"code": "10401", "message": "ClientId is Invalid"}]}}),
            json!({"response": {"errors": [{"message": "ClientId is Invalid", "code": 10401}]}}),
            json!({"errors": {"code": "-10401", "description": "ClientId is Invalid"}}),
            json!({"Fault": {"detail": {"Code": "10401", "Description": "ClientId is Invalid"}}}),
        ] {
            let refusal = read(&body);
            assert!(refusal.has_code(&["10401"]), "{body}");
            assert!(refusal.says(&["clientid is invalid"]), "{body}");
        }
    }

    #[test]
    fn error_may_be_a_word_a_sentence_or_an_object() {
        assert!(read(&json!({"error": "invalid_client"})).has_code(&["invalid_client"]));
        let sentence = read(&json!({"error": "Client is not known"}));
        assert!(sentence.codes.is_empty() && sentence.says(&["not known"]));
        let object =
            read(&json!({"error": {"code": "401", "message": "Insufficient OAuth scope."}}));
        assert!(object.has_code(&["401"]) && object.says(&["oauth scope"]));
    }

    #[test]
    fn nothing_is_said_by_an_answer_without_an_error() {
        assert!(read(&json!({"access_token": "(hidden)", "status": "approved"})).is_empty());
    }

    #[test]
    fn a_deeply_wrapped_answer_ends_somewhere() {
        let mut body = json!({"code": "10401"});
        for _ in 0..200 {
            body = json!({ "inner": body });
        }
        assert!(read(&body).is_empty());
    }
}
