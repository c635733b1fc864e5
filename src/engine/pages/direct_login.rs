//! A link that signs a customer in to the portal. Nothing of a link or token comes as far as this.

use crate::domain::direct_login::{
    APPENDED_MAX, AccountShape, LIFE_S, Landing, Length, LinkReading, Mistake, WHOLE_MAX,
    account_shape, is_theme_id, lands_on,
};
use crate::domain::finding::{RunId, RunReport};
use crate::domain::secret::Slot;
use crate::domain::text::Argument;
use crate::engine::core::{Core, MadeLink};
use crate::engine::input::Opened;
use crate::engine::moment::Moment;
use crate::engine::view::{
    DirectLoginPage, LandingRow, LengthOfLink, LinkValue, MadeLink as MadeView, ReadLine, ReadLink,
    Station, StationState, Tone,
};

/// The check whose words a refusal has.
const CHECK: &str = "partner.token";

pub(super) fn page(core: &Core, now: &Moment) -> DirectLoginPage {
    let words = &core.known.words;
    let state = &core.direct_login;
    let key_missing = !core.has_secret(Slot::ShipenginePartnerKey);
    let obstacle = if key_missing { Some("direct-login-needs-key") } else { state.obstacle() };
    let note = match state.landing {
        Landing::Onboarding => "direct-login-note-onboarding",
        Landing::Carriers | Landing::Billing => "direct-login-note",
    };
    DirectLoginPage {
        account: account(core),
        theme: theme(core),
        landings: Landing::ALL.map(|landing| name(core, landing)).to_vec(),
        landing: place(state.landing),
        landing_note: words.get(note),
        length: length(core, state.length(), state.characters.is_some()),
        making: state.making.is_some(),
        not_now: obstacle.map(|id| words.get(id)),
        key_missing,
        made: state.made.as_ref().map(|made| self::made(core, made, now)),
        table: state.table.then(|| table(core)),
        read: state.reading.as_ref().map(|reading| self::read(core, reading)),
    }
}

/// On the route this page stands behind the step that led here.
pub(super) fn stand_on(route: &mut Vec<Station>, core: &Core) {
    if route.is_empty() {
        return;
    }
    for station in route.iter_mut().filter(|station| station.state == StationState::Here) {
        station.state = StationState::Walked;
    }
    let label = core.known.words.get("direct-login-here");
    let here = Station { label, answer: None, state: StationState::Here, go_to: None };
    let harbour = route.iter().position(|station| station.state == StationState::Harbour);
    route.insert(harbour.unwrap_or(route.len()), here);
}

fn place(landing: Landing) -> usize {
    Landing::ALL.iter().position(|known| *known == landing).unwrap_or_default()
}

fn name(core: &Core, landing: Landing) -> String {
    core.known.words.get(&format!("direct-login-{}", landing.word()))
}

fn account(core: &Core) -> LinkValue {
    let text = &core.direct_login.account;
    let error = match account_shape(text) {
        AccountShape::Account | AccountShape::Missing => None,
        AccountShape::OfCarrier => Some("direct-login-account-of-carrier"),
        AccountShape::External => Some("direct-login-account-external"),
        AccountShape::Odd => Some("direct-login-account-odd"),
    };
    LinkValue {
        // While the screen is shared it would stand there for all to read.
        text: (!core.sharing).then(|| text.clone()),
        good: account_shape(text) == AccountShape::Account,
        error: error.map(|id| core.known.words.get(id)),
    }
}

fn theme(core: &Core) -> LinkValue {
    let text = &core.direct_login.theme;
    let wrong = !text.trim().is_empty() && !is_theme_id(text);
    LinkValue {
        text: (!core.sharing).then(|| text.clone()),
        good: is_theme_id(text),
        error: wrong.then(|| core.known.words.get("direct-login-theme-odd")),
    }
}

fn length(core: &Core, length: Length, measured: bool) -> LengthOfLink {
    let words = &core.known.words;
    let number = |id: &str, name: &'static str, value: usize| {
        words.with(id, &[(name, thousands(value).into())])
    };
    let nearly = length.whole() * 10 >= WHOLE_MAX * 9 || length.own * 10 >= APPENDED_MAX * 9;
    let (tone, whole_words) = match length.over() {
        0 => {
            let id = if measured { "direct-login-length" } else { "direct-login-length-up-to" };
            let tone = if nearly { Tone::Caution } else { Tone::Good };
            (tone, number(id, "whole", length.whole()))
        }
        over => (Tone::Bad, number("direct-login-too-long", "over", over)),
    };
    let fixed = if measured { "direct-login-fixed" } else { "direct-login-fixed-up-to" };
    LengthOfLink {
        fixed: length.fixed,
        own: length.own,
        limit: WHOLE_MAX,
        tone,
        whole_words,
        fixed_words: number(fixed, "fixed", length.fixed),
        own_words: number("direct-login-own", "own", length.own),
    }
}

/// `2,000`.
fn thousands(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1_000), number % 1_000),
    }
}

fn made(core: &Core, made: &MadeLink, now: &Moment) -> MadeView {
    let words = &core.known.words;
    let whole = LIFE_S.unsigned_abs();
    let gone = now.ms.saturating_sub(made.asked_ms) / 1_000;
    let left = whole.saturating_sub(gone);
    let (tone, title, lead) = sentences(core, made, now);
    let works = matches!(made.opened, Opened::InBrowser | Opened::InPractice);
    let (left_words, left_bold) = match left {
        0 => (words.get("direct-login-over"), String::new()),
        left => {
            let seconds = words.with("direct-login-seconds", &[("seconds", left.into())]);
            (words.get("direct-login-left"), seconds)
        }
    };
    let at = now.time_with_seconds(made.asked_at);
    MadeView {
        tone,
        title,
        lead,
        left_s: works.then(|| u8::try_from(left).unwrap_or_default()),
        left_words,
        left_bold,
        made_words: words.with("direct-login-made", &[("time", at.into())]),
    }
}

fn sentences(core: &Core, made: &MadeLink, now: &Moment) -> (Tone, String, Option<String>) {
    let words = &core.known.words;
    match &made.opened {
        Opened::InBrowser => {
            let tenths = made.opened_after_ms.div_ceil(100);
            let after = format!("{}.{}", tenths / 10, tenths % 10);
            (Tone::Good, words.with("direct-login-opened", &[("after", after.into())]), None)
        }
        Opened::InPractice => {
            let lead = words.get("direct-login-practice-lead");
            (Tone::Good, words.get("direct-login-practice"), Some(lead))
        }
        Opened::TooLate => {
            let lead = words.get("direct-login-late-lead");
            (Tone::Caution, words.get("direct-login-late"), Some(lead))
        }
        Opened::No(why) => (Tone::Bad, words.get("direct-login-not-opened"), Some(why.clone())),
        Opened::NoLink => refused(core, made, now),
    }
}

fn refused(core: &Core, made: &MadeLink, now: &Moment) -> (Tone, String, Option<String>) {
    let first = made.outcome.findings.first();
    if let Some(info) = first.and_then(|found| core.known.catalog.finding(&found.id)) {
        return (Tone::Bad, info.say.clone(), Some(info.lead.clone()));
    }
    let report = RunReport {
        check: CHECK.to_owned(),
        run: RunId::default(),
        at: made.asked_at,
        ms: 0,
        outcome: made.outcome.clone(),
        parts: Vec::new(),
    };
    let (title, lead) = super::result::reason_words(core, &report, now);
    (Tone::Caution, title, Some(lead))
}

fn table(core: &Core) -> Vec<LandingRow> {
    let row = |asked: Option<Landing>| LandingRow {
        asked: match asked {
            Some(landing) => name(core, landing),
            None => core.known.words.get("direct-login-nothing"),
        },
        before: name(core, lands_on(asked, false)),
        after: name(core, lands_on(asked, true)),
        chosen: asked == Some(core.direct_login.landing),
    };
    Landing::ALL.into_iter().map(Some).chain([None]).map(row).collect()
}

fn read(core: &Core, reading: &LinkReading) -> ReadLink {
    let words = &core.known.words;
    let wrong = reading.mistakes.iter().filter(|mistake| !mistake.is_look()).count();
    let (tone, title) = match (wrong, reading.mistakes.len()) {
        (0, 0) => (Tone::Good, words.get("link-read-good")),
        (0, _) => (Tone::Caution, words.get("link-read-look")),
        (wrong, _) => (Tone::Bad, words.with("link-read-wrong", &[("count", wrong.into())])),
    };
    let untold = reading.token.is_some_and(|token| token.issued.or(token.expires).is_none());
    let untold = untold.then(|| ReadLine { is_look: true, text: words.get("link-read-ageless") });
    let lines = reading.mistakes.iter().map(|mistake| line(core, mistake));
    let length = [
        ("whole", thousands(reading.length.whole()).into()),
        ("fixed", thousands(reading.length.fixed).into()),
        ("own", thousands(reading.length.own).into()),
    ];
    ReadLink {
        tone,
        title,
        lines: lines.chain(untold).collect(),
        shown: reading.shown.clone(),
        length: if reading.shown.is_empty() {
            String::new()
        } else {
            words.with("link-read-length", &length)
        },
    }
}

fn line(core: &Core, mistake: &Mistake) -> ReadLine {
    let id = format!("link-mistake-{}", mistake.word());
    let values: Vec<Argument<'_>> = match mistake {
        Mistake::OtherHost(value)
        | Mistake::OtherPath(value)
        | Mistake::BadlyEncoded(value)
        | Mistake::EncodedTwice(value)
        | Mistake::RedirectUnknown(value)
        | Mistake::ThemeOdd(value) => vec![("value", value.as_str().into())],
        Mistake::Twice(name) => vec![("value", (*name).into())],
        Mistake::NameOff { seen, right } => {
            vec![("value", seen.as_str().into()), ("right", (*right).into())]
        }
        Mistake::TokenOld { age_s } => vec![("age", age_words(core, *age_s).into())],
        Mistake::OwnTooLong { over } | Mistake::WholeTooLong { over } => {
            vec![("over", thousands(*over).into())]
        }
        _ => Vec::new(),
    };
    ReadLine { is_look: mistake.is_look(), text: core.known.words.with(&id, &values) }
}

/// The age of a token in a unit that can be grasped.
fn age_words(core: &Core, age_s: i64) -> String {
    let age_s = age_s.unsigned_abs();
    let (id, count) = match age_s {
        0..120 => ("link-age-seconds", age_s),
        120..7_200 => ("link-age-minutes", age_s / 60),
        7_200..172_800 => ("link-age-hours", age_s / 3_600),
        _ => ("link-age-days", age_s / 86_400),
    };
    core.known.words.with(id, &[("count", count.into())])
}
