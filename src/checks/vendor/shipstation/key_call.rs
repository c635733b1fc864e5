//! The checks `shipstation.v1` and `shipstation.v2`: does ShipStation accept the key?
//!
//! One question for the carriers proves the key and brings the rows for `shipstation.carriers`.

use super::api::{self, Asked, Reading};
use super::facts::{V1, V1_CARRIERS, V2, V2_CARRIERS};
use super::keys::Version;
use super::throttle;
use crate::checks::judge::path_error;
use crate::checks::said::{evidence, said};
use crate::checks::vendor::carriers;
use crate::checks::{Check, CheckFuture, Context, Setup};
use crate::domain::finding::{
    CheckId, Confidence, Declaration, Finding, Input, Outcome, Sends, SlotUse, Verdict,
};
use crate::domain::secret::Slot;
use crate::domain::secret::shipstation_keys::{KeyKind, kind_of};

/// A check of a key.
pub(super) struct KeyCall(pub(super) Version);

/// What has to stand before a key can be judged.
const NEEDS: &[CheckId] = &[
    "computer.online",
    "computer.proxy",
    "shipstation.path",
    "shipstation.status",
    "shipstation.key-shape",
];

macro_rules! findings {
    ($($own:literal),*) => {
        &[
            $($own,)*
            "shipstation-key-of-another-product",
            "shipstation-plan-lacks-api",
            "shipstation-key-not-permitted",
            "shipstation-key-for-other-job",
            "shipstation-rate-limited",
            "carrier-throttles",
            "host-resets",
            "host-silent",
            "host-error-answer",
            "host-redirects",
            "edge-block",
            "answer-garbled",
            "answer-not-json",
        ]
    };
}

static FIRST: Declaration = Declaration {
    id: "shipstation.v1",
    vendor: "shipstation",
    inputs: &[Input { name: "api", required: false }],
    secrets: &[
        SlotUse { slot: Slot::ShipstationV1Key, service: Some(V1), required: true },
        SlotUse { slot: Slot::ShipstationV1Secret, service: Some(V1), required: true },
    ],
    sends: &[Sends {
        service: V1,
        method: "GET",
        path: V1_CARRIERS,
        carries: Some("key-and-secret"),
    }],
    findings: findings!("shipstation-v1-key-refused", "shipstation-v2-key-for-v1"),
    refusals: &["shipstation-v1-key-refused", "shipstation-v2-key-for-v1"],
    needs: NEEDS,
    limit_ms: 17_000,
    counts_as_sign_in: false,
};

static SECOND: Declaration = Declaration {
    id: "shipstation.v2",
    vendor: "shipstation",
    inputs: &[Input { name: "api", required: false }],
    secrets: &[SlotUse { slot: Slot::ShipstationV2Key, service: Some(V2), required: true }],
    sends: &[Sends { service: V2, method: "GET", path: V2_CARRIERS, carries: Some("api-key") }],
    findings: findings!(
        "shipstation-v2-key-refused",
        "shipstation-v1-key-for-v2",
        "shipstation-test-key"
    ),
    refusals: &["shipstation-v2-key-refused", "shipstation-v1-key-for-v2"],
    needs: NEEDS,
    limit_ms: 17_000,
    counts_as_sign_in: false,
};

impl Check for KeyCall {
    fn declaration(&self) -> &'static Declaration {
        match self.0 {
            Version::V1 => &FIRST,
            Version::V2 => &SECOND,
        }
    }

    fn applies(&self, setup: &Setup) -> bool {
        self.0.is_used(setup)
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context, self.0))
    }
}

/// The sandbox lets its own key in here too, and nothing that it makes is worth anything.
fn accepted(version: Version, kinds: &[KeyKind]) -> Outcome {
    if version == Version::V1 || !kinds.contains(&KeyKind::LongTest) {
        return Outcome::pass();
    }
    let seen = vec![evidence("key", said("seen-shipstation-test-key", &[]))];
    let finding = Finding::new("shipstation-test-key", Confidence::Likely, seen);
    Outcome { blocks: false, ..Outcome::found(vec![finding]) }
}

async fn look(context: &Context<'_>, version: Version) -> Outcome {
    let Some(ask) = version.carriers(context) else { return Outcome::skipped("no-secret") };
    if version.cannot_be_tried(context) {
        let because_of = Some("shipstation.key-shape".to_owned());
        return Outcome { because_of, ..Outcome::skipped("needs") };
    }
    let attempt = context.send_once(ask).await;
    let answer = match &attempt.result {
        Err(error) => return path_error(context, &attempt, error),
        Ok(answer) => answer,
    };
    let kinds: Vec<_> = version
        .slots()
        .iter()
        .filter_map(|slot| context.credential(*slot))
        .map(|credential| kind_of(credential.secret()))
        .collect();
    let asked = Asked { version, kinds: &kinds, now: context.now() };
    let mut outcome = match api::read(answer, asked, carriers::is_list) {
        Reading::Accepted(_) => accepted(version, &kinds),
        Reading::Not(outcome) => *outcome,
    };
    outcome.evidence.extend(throttle::left(answer));
    let passed = outcome.verdict == Verdict::Pass || !outcome.blocks && answer.status < 300;
    let seen = said(if passed { "key-accepted" } else { "key-not-accepted" }, &[]);
    let stage = context.tell_sign_in(passed, &seen, &attempt.stages);
    outcome.stages.clone_from(&attempt.stages);
    outcome.stages.push(stage);
    outcome
}
