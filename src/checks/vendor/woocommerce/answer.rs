//! What the interface of a WooCommerce shop says (vendors' facts, section 5.1): by status and machine code
//! first, by words only where one code stands for several things, for the words are translated.

use serde_json::Value;

use crate::domain::finding::Evidence;
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// Characters of a message that are shown.
const SHOWN: usize = 200;

/// A refusal in the interface's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The status: that inside the body, where the answer itself claims that all is well.
    pub status: u16,
    /// The machine's code.
    pub code: String,
    /// The sentence.
    pub message: String,
}

impl Refusal {
    /// The refusal of an answer; none where it is none, or somebody else's.
    pub(super) fn of(answer: &Answer) -> Option<Self> {
        let body = answer.json()?;
        let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
        let (code, message) = (text("code"), text("message"));
        let inside = body.pointer("/data/status").or_else(|| body.get("status"));
        let inside = inside.and_then(number).filter(|status| *status >= 400);
        let status = if answer.status < 400 { inside? } else { answer.status };
        let says_something = !code.is_empty() || !message.is_empty();
        says_something.then(|| Self {
            status,
            code: code.to_lowercase(),
            message: visible(&mask_secrets(message.trim()), SHOWN),
        })
    }

    /// True where the shop's interface said no: not a failure, not a limit, and not somebody who writes JSON
    /// without its code. A bare 401 is taken for its own.
    pub(super) fn is_of_the_shop(&self) -> bool {
        let refuses = (400..500).contains(&self.status) && self.status != 429;
        refuses && (!self.code.is_empty() || self.status == 401)
    }

    /// What it is about.
    pub(super) fn meaning(&self) -> Meaning {
        let denied = matches!(self.status, 401 | 403);
        match self.code.as_str() {
            "rest_no_route" => Meaning::NoRoute,
            "woocommerce_rest_authentication_error" => self.of_authentication(),
            "woocommerce_rest_authentication_missing_parameter" => Meaning::SignatureRefused,
            "rest_shipstation_invalid_credentials" => Meaning::NobodyByPlugin,
            // WordPress took the key for a user with an application password: it arrived, over https, and
            // WooCommerce did not know it.
            "invalid_username" | "invalid_email" | "incorrect_password" => Meaning::KeyUnknown,
            "rest_forbidden" | "rest_forbidden_context" | "" if denied => self.of_rights(),
            code if code.starts_with("woocommerce_rest_cannot") && denied => self.of_rights(),
            code if code.starts_with("woocommerce") => Meaning::Unclear,
            _ if denied => Meaning::Closed,
            _ if self.status == 404 => Meaning::NoRoute,
            _ => Meaning::Unclear,
        }
    }

    /// One code stands for all that can be wrong with a key.
    fn of_authentication(&self) -> Meaning {
        let said = self.message.to_lowercase();
        let has = |words: &str| said.contains(words);
        if has("timestamp") {
            Meaning::Timestamp
        } else if has("signature") || has("nonce") {
            Meaning::SignatureRefused
        } else if has("permission") {
            Meaning::MayNot
        } else if has("secret is invalid")
            || has("invalid secret")
            || has("invalid consumer secret")
        {
            Meaning::SecretWrong
        } else if has("consumer key") {
            Meaning::KeyUnknown
        } else {
            Meaning::KeyRefused
        }
    }

    /// WordPress says 403 to somebody it knows, and 401 to nobody.
    fn of_rights(&self) -> Meaning {
        if self.status == 403 { Meaning::LacksRole } else { Meaning::Nobody }
    }

    /// Code and sentence, to compare with another refusal's.
    pub(super) fn words(&self) -> (String, String) {
        (self.code.clone(), self.message.clone())
    }

    /// The refusal as it is shown.
    pub(super) fn evidence(&self) -> Evidence {
        let said = format!("{} {} {}", self.status, self.code, self.message);
        let text = said.split_whitespace().collect::<Vec<_>>().join(" ");
        Evidence::new("the shop says", text)
    }
}

/// What a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The key is known, and the secret does not belong to it.
    SecretWrong,
    /// There is no such key.
    KeyUnknown,
    /// Something about the key, in words that are not known: the shop may speak another language.
    KeyRefused,
    /// The key is right and may not do this.
    MayNot,
    /// The signature does not fit.
    SignatureRefused,
    /// The signature's time is too far off.
    Timestamp,
    /// No key was seen, or none that is known.
    Nobody,
    /// The same in the words of the plug-in with its relay switched on, which looks at the key itself.
    NobodyByPlugin,
    /// Somebody was recognised who may not manage the shop.
    LacksRole,
    /// A plug-in closes the interface.
    Closed,
    /// There is no such path.
    NoRoute,
    /// Something else.
    Unclear,
}

fn number(value: &Value) -> Option<u16> {
    let number = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())?;
    u16::try_from(number).ok()
}

/// True for an answer in which the interface did what it was asked.
pub(super) fn accepted(answer: &Answer) -> bool {
    (200..300).contains(&answer.status)
        && Refusal::of(answer).is_none()
        && answer.json().is_some_and(|body| body.is_object() || body.is_array())
}

/// What a WordPress site tells of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index {
    /// The address that it takes for its own.
    pub home: Option<String>,
    /// The names of what it offers; empty where it does not say.
    pub namespaces: Vec<String>,
    /// True where its own addresses go without rewriting; none where it does not show any.
    pub plain: Option<bool>,
}

impl Index {
    /// The index in an answer; none where it is something else.
    pub(super) fn of(answer: &Answer) -> Option<Self> {
        if !(200..300).contains(&answer.status) {
            return None;
        }
        let body = answer.json().or_else(|| beginning(answer))?;
        let is_index = body.get("namespaces").is_some_and(Value::is_array)
            || body.get("routes").is_some_and(Value::is_object)
            || body.get("home").is_some_and(Value::is_string) && body.get("url").is_some();
        if !is_index {
            return None;
        }
        let text = |name: &str| body.get(name)?.as_str().map(str::to_owned);
        let names = body.get("namespaces").and_then(Value::as_array);
        let names = names.into_iter().flatten().filter_map(Value::as_str);
        Some(Self {
            home: text("home").or_else(|| text("url")),
            namespaces: names.map(|name| name.trim_matches('/').to_owned()).collect(),
            plain: own_addresses(answer),
        })
    }

    /// True where it offers this, or does not say what it offers.
    pub(super) fn may_offer(&self, namespace: &str) -> bool {
        self.namespaces.is_empty() || self.namespaces.iter().any(|name| name == namespace)
    }
}

/// A site with many plug-ins tells more than is read: what stands before the list of routes is enough.
fn beginning(answer: &Answer) -> Option<Value> {
    if !answer.cut {
        return None;
    }
    let text = String::from_utf8_lossy(&answer.body);
    let head = text.get(..text.find("\"routes\"")?)?.trim_end().trim_end_matches(',');
    serde_json::from_str(&format!("{head}}}")).ok()
}

/// True where the site gives itself addresses with `?rest_route=`: its permalinks are plain.
fn own_addresses(answer: &Answer) -> Option<bool> {
    let link = answer.header("link").filter(|link| link.contains("api.w.org"));
    let body = String::from_utf8_lossy(&answer.body).replace("\\/", "/");
    let of = |text: &str| {
        let plain = text.contains("?rest_route=");
        (plain || text.contains("/wp-json/")).then_some(plain)
    };
    link.and_then(of).or_else(|| of(&body))
}

/// Three numbers of a version, as far as it has them: `5.2` is 5.2.0.
pub(super) fn version(text: &str) -> Option<[u32; 3]> {
    let start = text.trim().trim_start_matches(['v', 'V']);
    let mut numbers = start.split(['.', '-', '+', ' ']).map_while(|part| part.parse().ok());
    let first = numbers.next()?;
    Some([first, numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)])
}

/// The versions that the plug-in, or WooCommerce itself, tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Versions {
    /// The plug-in's.
    pub plugin: Option<String>,
    /// WordPress's.
    pub wordpress: Option<String>,
    /// WooCommerce's.
    pub woocommerce: Option<String>,
}

impl Versions {
    /// The versions in an answer to a question with a key.
    pub(super) fn of(answer: &Answer) -> Self {
        let body = answer.json().unwrap_or_default();
        let text = |places: &[&str]| {
            let found = places.iter().find_map(|place| match body.pointer(place)? {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            });
            found.map(|text| visible(text.trim(), 40)).filter(|text| !text.is_empty())
        };
        Self {
            plugin: text(&["/source_details/plugin_version", "/plugin_version"]),
            wordpress: text(&[
                "/source_details/wordpress_version",
                "/wordpress_version",
                "/environment/wp_version",
            ]),
            woocommerce: text(&[
                "/source_details/woocommerce_version",
                "/woocommerce_version",
                "/environment/version",
                "/environment/wc_version",
            ]),
        }
    }

    /// The versions as they are shown.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        let all = [
            ("ShipStation plug-in", &self.plugin),
            ("WooCommerce", &self.woocommerce),
            ("WordPress", &self.wordpress),
        ];
        all.iter()
            .filter_map(|(label, version)| Some(Evidence::new(*label, version.as_ref()?.clone())))
            .collect()
    }
}

#[cfg(test)]
mod tests;
