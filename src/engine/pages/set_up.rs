//! The set-up in words: a question, all that was understood, and the lines of the rail.

use crate::domain::profile::asking::{Asking, LANDINGS, Shipping, Topic};
use crate::domain::profile::{Api, Carrier, Platform, Profile};
use crate::domain::text::{Span, spans};
use crate::engine::core::Core;
use crate::engine::moment::Moment;
use crate::engine::view::{
    SetUpBody, SetUpChoice, SetUpLine, SetUpPage, SetUpTick, SetUpTicked, SetUpValue, SetupFact,
};

/// All that is asked, in the order in which it is shown.
const TOPICS: [Topic; 8] = [
    Topic::Name,
    Topic::Platform,
    Topic::Address,
    Topic::Shipping,
    Topic::Api,
    Topic::Partner,
    Topic::Email,
    Topic::Carriers,
];

pub(super) fn page(core: &Core) -> SetUpPage {
    let words = &core.known.words;
    let Some(asking) = core.asking() else { return whole(core, &Asking::of(&Profile::default())) };
    let Some(topic) = asking.at else { return whole(core, asking) };
    let path = asking.path();
    let place = path.iter().position(|one| *one == topic).unwrap_or(0) + 1;
    let id = format!("set-up-{}", topic.word());
    let seen = if asking.where_to_see { "-where" } else { "" };
    SetUpPage {
        title: words.get(&format!("{id}{seen}")),
        lead: words.get(&format!("{id}{seen}-lead")),
        place: Some(
            words.with("set-up-place", &[("nth", place.into()), ("all", path.len().into())]),
        ),
        body: body(core, asking, topic),
        error: asking.error.map(|error| words.get(error.text_id())),
    }
}

fn body(core: &Core, asking: &Asking, topic: Topic) -> SetUpBody {
    let profile = &asking.profile;
    // While the screen is shared the value of before would stand in the field for all to read.
    let known = |text: Option<&str>| match text {
        Some(text) if !core.sharing => text.to_owned(),
        _ => String::new(),
    };
    match topic {
        Topic::Platform => one_of_platforms(core, asking),
        Topic::Api => one_of_keys(core, asking),
        Topic::Shipping => SetUpBody::Any(shipping_ticks(core, asking.shipping)),
        Topic::Carriers => SetUpBody::Any(carrier_ticks(core, &profile.carriers)),
        Topic::Address => {
            value(core, topic, known(profile.shop.as_ref().map(|shop| shop.url.as_str())))
        }
        Topic::Email => value(core, topic, known(profile.shiprocket_email.as_deref())),
        Topic::Name => value(core, topic, known(name_for(core, profile).as_deref())),
        Topic::Partner => {
            let partner = profile.partner.as_ref();
            let landing = partner.and_then(|partner| partner.redirect_to.as_deref());
            SetUpBody::Partner {
                account: known(partner.map(|partner| partner.account_id.as_str())),
                landing: LANDINGS.iter().position(|one| Some(*one) == landing),
                theme: known(partner.and_then(|partner| partner.theme_id.as_deref())),
            }
        }
    }
}

/// The person's own name for it; the shop's host where there is only the name of every first shop.
fn name_for(core: &Core, profile: &Profile) -> Option<String> {
    let first = core.known.words.get("shop-first");
    let own = profile.name.clone().filter(|name| *name != first);
    let host = || profile.shop.as_ref()?.url.host_str().map(str::to_owned);
    own.or_else(host).or_else(|| profile.name.clone())
}

fn value(core: &Core, topic: Topic, text: String) -> SetUpBody {
    let words = &core.known.words;
    let id = format!("set-up-{}", topic.word());
    let help = format!("{id}-help");
    SetUpBody::Value {
        address: topic == Topic::Address,
        label: words.get(&format!("{id}-label")),
        text,
        example: words.get(&format!("{id}-example")),
        help: words.has(&help).then(|| words.get(&help)),
    }
}

fn look(core: &Core, asking: &Asking, topic: Topic) -> Vec<Vec<Span>> {
    if !asking.where_to_see {
        return Vec::new();
    }
    (1..=3)
        .map(|nth| format!("set-up-{}-where-{nth}", topic.word()))
        .filter(|id| core.known.words.has(id))
        .map(|id| spans(&core.known.words.get(&id)))
        .collect()
}

fn one_of_platforms(core: &Core, asking: &Asking) -> SetUpBody {
    let words = &core.known.words;
    let choice = |value: Option<Platform>| SetUpChoice {
        value: SetUpValue::Platform(value),
        say: words.get(&format!("set-up-is-{}", value.map_or("no-platform", Platform::word))),
        chosen: value.is_some() && asking.platform() == value,
    };
    let mut choices: Vec<SetUpChoice> =
        [Some(Platform::Magento), Some(Platform::Woocommerce), None].map(choice).into();
    choices.extend(unknown(core, asking));
    SetUpBody::One { choices, look: look(core, asking, Topic::Platform) }
}

fn one_of_keys(core: &Core, asking: &Asking) -> SetUpBody {
    let words = &core.known.words;
    let known = asking.profile.shipstation.map(|shipstation| shipstation.api);
    let choice = |value: Option<Api>| SetUpChoice {
        value: SetUpValue::Api(value),
        say: words.get(&format!("set-up-is-{}", value.map_or("no-api", Api::word))),
        chosen: known == Some(value),
    };
    let mut choices: Vec<SetUpChoice> =
        [Some(Api::V1), Some(Api::V2), Some(Api::Shipengine), None].map(choice).into();
    choices.extend(unknown(core, asking));
    SetUpBody::One { choices, look: look(core, asking, Topic::Api) }
}

/// “I don’t know”, until it is shown where it can be seen.
fn unknown(core: &Core, asking: &Asking) -> Option<SetUpChoice> {
    let say = core.known.words.get("choice-unknown");
    let choice = SetUpChoice { value: SetUpValue::Unknown, say, chosen: false };
    (!asking.where_to_see).then_some(choice)
}

fn shipping_ticks(core: &Core, shipping: Shipping) -> Vec<SetUpTick> {
    [
        (SetUpTicked::Shipstation, "shipstation", shipping.shipstation),
        (SetUpTicked::Shiprocket, "shiprocket", shipping.shiprocket),
        (SetUpTicked::Partner, "partner", shipping.partner),
    ]
    .into_iter()
    .map(|(value, word, on)| tick(core, value, word, on))
    .collect()
}

fn carrier_ticks(core: &Core, carriers: &[Carrier]) -> Vec<SetUpTick> {
    [Carrier::Ups, Carrier::Usps, Carrier::Stamps]
        .into_iter()
        .map(|it| tick(core, SetUpTicked::Carrier(it), it.word(), carriers.contains(&it)))
        .collect()
}

fn tick(core: &Core, value: SetUpTicked, word: &str, on: bool) -> SetUpTick {
    let words = &core.known.words;
    let say = words.get(&format!("set-up-uses-{word}"));
    SetUpTick { value, say, more: words.get(&format!("set-up-uses-{word}-line")), on }
}

/// All that was understood, in the person's own words where there are any.
fn whole(core: &Core, asking: &Asking) -> SetUpPage {
    let words = &core.known.words;
    let path = asking.path();
    let lines = TOPICS
        .iter()
        .filter(|topic| path.contains(topic))
        .map(|topic| SetUpLine {
            topic: *topic,
            label: words.get(&format!("set-up-{}-short", topic.word())),
            text: understood(core, asking, *topic),
        })
        .collect();
    let nothing = asking.profile.vendors().is_empty();
    let stated = core.set_up_is_stated();
    SetUpPage {
        title: words.get(if stated { "set-up-stated" } else { "set-up-whole" }),
        lead: words.get(if stated { "set-up-stated-lead" } else { "set-up-whole-lead" }),
        place: None,
        body: SetUpBody::Whole {
            lines,
            fixed: stated.then(|| words.get("set-up-stated-why")),
            nothing: nothing.then(|| words.get("set-up-nothing")),
        },
        error: None,
    }
}

fn understood(core: &Core, asking: &Asking, topic: Topic) -> String {
    let words = &core.known.words;
    let profile = &asking.profile;
    let none = || words.get("set-up-none");
    let listed = |list: Vec<String>| if list.is_empty() { none() } else { list.join(", ") };
    match topic {
        Topic::Name => profile.name.clone().unwrap_or_else(none),
        Topic::Platform => words
            .get(&format!("set-up-is-{}", asking.platform().map_or("no-platform", Platform::word))),
        Topic::Address => profile.shop.as_ref().map_or_else(none, |shop| shop.url.to_string()),
        Topic::Shipping => {
            let ticked = shipping_ticks(core, asking.shipping).into_iter();
            listed(ticked.filter(|tick| tick.on).map(|tick| tick.say).collect())
        }
        Topic::Api => {
            let api = profile.shipstation.and_then(|it| it.api);
            words.get(&format!("set-up-is-{}", api.map_or("no-api", Api::word)))
        }
        Topic::Partner => profile.partner.as_ref().map_or_else(none, |partner| {
            let landing = partner.redirect_to.as_deref();
            let landing = landing.map(|one| words.get(&format!("set-up-landing-{one}")));
            [Some(partner.account_id.clone()), landing, partner.theme_id.clone()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
        }),
        Topic::Email => profile.shiprocket_email.clone().unwrap_or_else(none),
        Topic::Carriers => listed(profile.carriers.iter().map(|it| carrier(core, *it)).collect()),
    }
}

fn carrier(core: &Core, carrier: Carrier) -> String {
    core.known.words.get(&format!("set-up-uses-{}", carrier.word()))
}

/// What the set-up is, for the rail of “Check everything”.
pub(super) fn facts(core: &Core, now: &Moment) -> Vec<SetupFact> {
    let words = &core.known.words;
    let Some(profile) = core.set_up() else { return Vec::new() };
    let fact = |label: &str, name: String, more: String| SetupFact {
        label: words.get(&format!("set-up-fact-{label}")),
        name,
        more,
    };
    let mut facts = Vec::new();
    if let Some(shop) = &profile.shop {
        let host = shop.url.host_str().unwrap_or_default().to_owned();
        facts.push(fact("shop", host, words.get(&format!("set-up-is-{}", shop.platform.word()))));
    }
    if let Some(shipstation) = profile.shipstation {
        let key = shipstation.api.map(|api| words.get(&format!("set-up-fact-{}", api.word())));
        facts.push(fact("shipping", words.get("vendor-shipstation"), key.unwrap_or_default()));
    }
    if profile.shiprocket_email.is_some() {
        facts.push(fact("shipping", words.get("vendor-shiprocket"), String::new()));
    }
    if let Some(partner) = &profile.partner {
        facts.push(fact("partner", words.get("set-up-uses-partner"), partner.account_id.clone()));
    }
    if !profile.carriers.is_empty() {
        let names: Vec<String> = profile.carriers.iter().map(|it| carrier(core, *it)).collect();
        facts.push(fact("carriers", names.join(", "), String::new()));
    }
    let good = core.sweeping.last_good.as_ref().filter(|(id, _)| *id == core.good_days_of());
    if let Some((_, at)) = good {
        facts.push(fact("last-good", now.when(*at), String::new()));
    }
    facts
}
