//! The shape of a guide's file. Flat, so that every error keeps its line and column; `load` sorts
//! the fields by the kind of step.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::model::{Condition, HandOver, Instruction, Link, Resolution, Shape};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGuide {
    pub id: Spanned<String>,
    pub title: String,
    // Needed by all but parts.
    pub topic: Option<String>,
    pub goal: Option<String>,
    pub start: Spanned<String>,
    #[serde(default)]
    pub part: bool,
    pub needs: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    pub symptoms: Vec<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub reviewed: toml::value::Datetime,
    pub until: Option<toml::value::Datetime>,
    pub steps: BTreeMap<String, Spanned<RawStep>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    Question,
    Ask,
    Check,
    Instruct,
    Wait,
    Outcome,
    Part,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStep {
    pub kind: Spanned<Kind>,
    // every kind but part
    pub code: Option<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    pub label: Option<Spanned<String>>,
    pub lead: Option<Spanned<String>>,
    // question
    pub choices: Option<Spanned<Vec<RawChoice>>>,
    pub none: Option<Spanned<String>>,
    pub unknown: Option<Spanned<String>>,
    pub help: Option<Spanned<Link>>,
    // ask
    pub value: Option<Spanned<RawValue>>,
    pub secret: Option<Spanned<String>>,
    pub field: Option<Spanned<String>>,
    pub example: Option<Spanned<String>>,
    pub caution: Option<Spanned<String>>,
    pub without: Option<Spanned<String>>,
    // part
    pub guide: Option<Spanned<String>>,
    pub with: Option<Spanned<BTreeMap<String, String>>>,
    // check, part
    pub run: Option<Spanned<String>>,
    pub uses: Option<Spanned<BTreeMap<String, String>>>,
    pub sets: Option<Spanned<BTreeMap<String, String>>>,
    pub on: Option<Spanned<BTreeMap<String, Spanned<String>>>>,
    pub skip: Option<Spanned<String>>,
    // instruct
    pub fixes: Option<Spanned<Vec<String>>>,
    #[serde(rename = "do")]
    pub instructions: Option<Spanned<Vec<RawInstruction>>>,
    pub done: Option<Spanned<String>>,
    pub cannot: Option<Spanned<String>>,
    // wait
    pub minutes: Option<Spanned<u32>>,
    pub tips: Option<Spanned<Vec<String>>>,
    pub use_time: Option<Spanned<RawWay>>,
    // ask, instruct, wait
    pub then: Option<Spanned<String>>,
    // wait, outcome
    pub meanwhile: Option<Spanned<Vec<String>>>,
    // outcome
    pub resolution: Option<Spanned<Resolution>>,
    pub findings: Option<Spanned<Vec<String>>>,
    pub takes: Option<Spanned<String>>,
    pub message: Option<Spanned<HandOver>>,
    pub hints: Option<Spanned<Vec<String>>>,
    pub last: Option<Spanned<String>>,
    pub stays: Option<Spanned<String>>,
    pub others: Option<Spanned<Vec<RawWay>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChoice {
    pub say: String,
    pub short: Option<String>,
    pub to: Spanned<String>,
    pub means: Option<String>,
    pub when: Option<Condition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawValue {
    pub name: String,
    pub shape: Shape,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWay {
    pub say: String,
    pub to: Spanned<String>,
}

/// An instruction is a sentence, or a table with more.
pub(super) enum RawInstruction {
    Sentence(String),
    More(Instruction),
}

/// By hand, for an untagged enum would lose the place and the reason of a mistake in the table.
impl<'de> Deserialize<'de> for RawInstruction {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reads;

        impl<'de> serde::de::Visitor<'de> for Reads {
            type Value = RawInstruction;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a sentence, or a table with `say`")
            }

            fn visit_str<E>(self, say: &str) -> Result<Self::Value, E> {
                Ok(RawInstruction::Sentence(say.to_owned()))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                map: A,
            ) -> Result<Self::Value, A::Error> {
                let fields = serde::de::value::MapAccessDeserializer::new(map);
                Instruction::deserialize(fields).map(RawInstruction::More)
            }
        }

        deserializer.deserialize_any(Reads)
    }
}
