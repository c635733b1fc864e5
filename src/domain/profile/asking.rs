//! A set-up that is made by asking: one question at a time, each of which can be changed later.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use url::Url;

use super::model::{Api, Carrier, Partner, Platform, Profile, Shipstation, Shop};
use super::name::profile_name;
use crate::domain::secret::{Origin, looks_like_secret, shapes};

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Topic {
    /// The shop's software.
    Platform,
    /// The shop's address.
    Address,
    /// What it ships with.
    Shipping,
    /// Which key of ShipStation it has.
    Api,
    /// The customer's account of a partner.
    Partner,
    /// The e-mail address of the Shiprocket API user.
    Email,
    /// The carriers with an account of its own.
    Carriers,
    /// What the person calls it.
    Name,
}

impl Topic {
    /// The id in the texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Platform => "platform",
            Self::Address => "address",
            Self::Shipping => "shipping",
            Self::Api => "api",
            Self::Partner => "partner",
            Self::Email => "email",
            Self::Carriers => "carriers",
            Self::Name => "name",
        }
    }
}

/// What the merchant ships with; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shipping {
    /// ShipStation.
    pub shipstation: bool,
    /// Shiprocket.
    pub shiprocket: bool,
    /// ShipStation for customers, as a partner.
    pub partner: bool,
}

/// An answer, or another wish of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The shop's software; none where it is another or there is no shop.
    Platform(Option<Platform>),
    /// “I don’t know”: show where it can be seen.
    WhereToSee,
    /// An address, an e-mail address or a name.
    Text(String),
    /// What it ships with.
    Shipping(Shipping),
    /// Which key of ShipStation; none where there is none.
    Api(Option<Api>),
    /// The values of a partner.
    Partner {
        /// The customer's account.
        account: String,
        /// The page it lands on; empty for the vendor's own choice.
        redirect_to: String,
        /// The look of that page; empty for none.
        theme: String,
    },
    /// The carriers.
    Carriers(Vec<Carrier>),
    /// Ask about this once more.
    Change(Topic),
    /// Keep the set-up as it is understood.
    Keep {
        /// And check everything.
        check: bool,
    },
}

/// Why a value is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadValue {
    /// There is none.
    #[error("something is needed here")]
    Empty,
    /// It is a secret, which belongs elsewhere.
    #[error("this looks like a key or password, which is never written into a set-up")]
    Secret,
    /// It is no web address.
    #[error("this is no web address; it should look like https://shop.example")]
    NoAddress,
    /// It is an e-mail address where a web address is asked for.
    #[error("this is an e-mail address; the shop’s web address is needed")]
    EmailForAddress,
    /// It is an address of another kind than the web's.
    #[error("only web addresses work here, which begin with https://")]
    OtherScheme,
    /// A user or password stands in the address.
    #[error("take the user name and password out of the address")]
    SignInWithin,
    /// It is no e-mail address.
    #[error("this is no e-mail address")]
    NoEmail,
    /// It is no account number of the vendor.
    #[error("an account number has digits only, or begins with se-")]
    NoAccount,
    /// There is no such page.
    #[error("choose one of the pages of the list")]
    NoPage,
    /// It is no theme id.
    #[error("a theme’s id looks like 550e8400-e29b-41d4-a716-446655440000")]
    NoTheme,
    /// It cannot be a name.
    #[error("a name has 1 to 60 readable characters")]
    NoName,
    /// Another shop has this name.
    #[error("another shop has this name")]
    NameTaken,
}

impl BadValue {
    /// The text id of the sentence for the person.
    #[must_use]
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Empty => "set-up-bad-empty",
            Self::Secret => "set-up-bad-secret",
            Self::NoAddress => "set-up-bad-address",
            Self::EmailForAddress => "set-up-bad-email-for-address",
            Self::OtherScheme => "set-up-bad-scheme",
            Self::SignInWithin => "set-up-bad-sign-in",
            Self::NoEmail => "set-up-bad-email",
            Self::NoAccount => "set-up-bad-account",
            Self::NoPage => "set-up-bad-page",
            Self::NoTheme => "set-up-bad-theme",
            Self::NoName => "set-up-bad-name",
            Self::NameTaken => "name-taken",
        }
    }
}

/// The address of a shop as it will be used: https where nothing else was typed, the host in punycode,
/// without query and fragment, which could carry a key.
///
/// # Errors
/// It is no address of a shop, and why.
pub fn shop_address(typed: &str) -> Result<(Url, Origin), BadValue> {
    let text = shapes::trim(typed);
    if text.is_empty() {
        return Err(BadValue::Empty);
    }
    if !text.contains("://") && shapes::is_email(text) {
        return Err(BadValue::EmailForAddress);
    }
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let mut url = Url::parse(&whole).map_err(|_| BadValue::NoAddress)?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(BadValue::OtherScheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(BadValue::SignInWithin);
    }
    url.set_query(None);
    url.set_fragment(None);
    if looks_like_secret(url.path()) {
        return Err(BadValue::Secret);
    }
    let named = match url.host() {
        Some(url::Host::Domain(name)) => name.contains('.') || name == "localhost",
        Some(_) => true,
        None => false,
    };
    if !named {
        return Err(BadValue::NoAddress);
    }
    let origin = Origin::of(&url).map_err(|_| BadValue::NoAddress)?;
    Ok((url, origin))
}

fn email(typed: &str) -> Result<String, BadValue> {
    let text = shapes::trim(typed);
    match text {
        "" => Err(BadValue::Empty),
        text if looks_like_secret(text) => Err(BadValue::Secret),
        text if !shapes::is_email(text) => Err(BadValue::NoEmail),
        text => Ok(text.to_owned()),
    }
}

/// The pages on which a partner's customer may land.
pub const LANDINGS: [&str; 3] = ["carriers", "billing", "onboarding"];

fn partner(account: &str, redirect_to: &str, theme: &str) -> Result<Partner, BadValue> {
    let account = shapes::trim(account);
    if account.is_empty() {
        return Err(BadValue::Empty);
    }
    let digits = account.strip_prefix("se-").unwrap_or(account);
    if digits.is_empty() || digits.len() > 20 || !digits.bytes().all(|it| it.is_ascii_digit()) {
        let secret = looks_like_secret(account);
        return Err(if secret { BadValue::Secret } else { BadValue::NoAccount });
    }
    if !redirect_to.is_empty() && !LANDINGS.contains(&redirect_to) {
        return Err(BadValue::NoPage);
    }
    let theme = shapes::trim(theme);
    if !theme.is_empty() && !is_uuid(theme) {
        return Err(BadValue::NoTheme);
    }
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Partner {
        account_id: account.to_owned(),
        redirect_to: some(redirect_to),
        theme_id: some(theme),
    })
}

fn is_uuid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == lengths.len()
        && parts.iter().zip(lengths).all(|(part, length)| {
            part.len() == length && part.bytes().all(|it| it.is_ascii_hexdigit())
        })
}

/// A set-up while it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// As it is understood so far.
    pub profile: Profile,
    /// What it ships with. A Shiprocket user without an e-mail address yet is in no profile.
    pub shipping: Shipping,
    /// What is asked now; none where all that was understood is shown.
    pub at: Option<Topic>,
    /// Where the answer can be seen is shown.
    pub where_to_see: bool,
    /// Why the last value was none.
    pub error: Option<BadValue>,
    /// The software of a shop whose address is not known yet.
    chosen_platform: Option<Platform>,
    answered: BTreeSet<Topic>,
    /// One thing is changed, and then all is shown again.
    changing: bool,
}

impl Asking {
    /// Begins with what is known: with all that was understood, or with the first question.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let known = !profile.vendors().is_empty();
        let mut asking = Self {
            profile: profile.clone(),
            shipping: Shipping {
                shipstation: profile.shipstation.is_some(),
                shiprocket: profile.shiprocket_email.is_some(),
                partner: profile.partner.is_some(),
            },
            at: (!known).then_some(Topic::Platform),
            where_to_see: false,
            error: None,
            chosen_platform: profile.shop.as_ref().map(|shop| shop.platform),
            answered: BTreeSet::new(),
            changing: known,
        };
        if known {
            asking.answered = asking.path().into_iter().collect();
        }
        asking
    }

    /// The questions that the answers so far lead through, in order.
    #[must_use]
    pub fn path(&self) -> Vec<Topic> {
        let mut path = vec![Topic::Platform];
        let has_shop = self.platform().is_some();
        path.extend(has_shop.then_some(Topic::Address));
        path.push(Topic::Shipping);
        path.extend(self.shipping.shipstation.then_some(Topic::Api));
        path.extend(self.shipping.partner.then_some(Topic::Partner));
        path.extend(self.shipping.shiprocket.then_some(Topic::Email));
        path.extend([Topic::Carriers, Topic::Name]);
        path
    }

    /// The shop's software, as far as it is known.
    #[must_use]
    pub fn platform(&self) -> Option<Platform> {
        self.chosen_platform
    }

    /// Takes an answer. True where the set-up is to be kept.
    pub fn answer(&mut self, answer: Answer) -> bool {
        self.error = None;
        match (self.at, answer) {
            (None, Answer::Keep { .. }) => return true,
            (None, Answer::Change(topic)) => {
                self.at = Some(topic);
                self.changing = true;
            }
            (Some(Topic::Platform | Topic::Api), Answer::WhereToSee) => self.where_to_see = true,
            (Some(topic), answer) => match self.take(topic, answer) {
                Ok(true) => self.go_on(topic),
                Ok(false) => {}
                Err(error) => self.error = Some(error),
            },
            (None, _) => {}
        }
        false
    }

    /// Puts an answer into the set-up. False where it is no answer to this question.
    fn take(&mut self, topic: Topic, answer: Answer) -> Result<bool, BadValue> {
        match (topic, answer) {
            (Topic::Platform, Answer::Platform(platform)) => self.take_platform(platform),
            (Topic::Address, Answer::Text(text)) => {
                let (url, origin) = shop_address(&text)?;
                let platform = self.platform().unwrap_or(Platform::Magento);
                self.profile.shop = Some(Shop { platform, url, origin });
            }
            (Topic::Shipping, Answer::Shipping(shipping)) => self.take_shipping(shipping),
            (Topic::Api, Answer::Api(api)) => self.profile.shipstation = Some(Shipstation { api }),
            (Topic::Partner, Answer::Partner { account, redirect_to, theme }) => {
                self.profile.partner = Some(partner(&account, &redirect_to, &theme)?);
            }
            (Topic::Email, Answer::Text(text)) => {
                self.profile.shiprocket_email = Some(email(&text)?);
            }
            (Topic::Carriers, Answer::Carriers(mut carriers)) => {
                carriers.sort_unstable();
                carriers.dedup();
                self.profile.carriers = carriers;
            }
            (Topic::Name, Answer::Text(text)) => {
                let name = profile_name(&text).map_err(|_| BadValue::NoName)?;
                self.profile.name = Some(name);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn take_platform(&mut self, platform: Option<Platform>) {
        self.chosen_platform = platform;
        match (platform, &mut self.profile.shop) {
            (Some(platform), Some(shop)) => shop.platform = platform,
            (None, shop) => {
                *shop = None;
                self.answered.remove(&Topic::Address);
            }
            (Some(_), None) => {}
        }
    }

    fn take_shipping(&mut self, shipping: Shipping) {
        self.shipping = shipping;
        let drop = [
            (!shipping.shipstation, Topic::Api),
            (!shipping.partner, Topic::Partner),
            (!shipping.shiprocket, Topic::Email),
        ];
        for (_, topic) in drop.into_iter().filter(|(gone, _)| *gone) {
            self.answered.remove(&topic);
        }
        if !shipping.shipstation {
            self.profile.shipstation = None;
        }
        if !shipping.partner {
            self.profile.partner = None;
        }
        if !shipping.shiprocket {
            self.profile.shiprocket_email = None;
        }
    }

    /// The next question: what was never answered comes first where only one thing was changed.
    fn go_on(&mut self, topic: Topic) {
        self.where_to_see = false;
        self.answered.insert(topic);
        let path = self.path();
        let place = path.iter().position(|one| *one == topic).map_or(0, |place| place + 1);
        let mut rest = path.into_iter().skip(place);
        self.at =
            if self.changing { rest.find(|one| !self.answered.contains(one)) } else { rest.next() };
        self.changing |= self.at.is_none();
    }

    /// One question back. False where there is none before this one.
    pub fn back(&mut self) -> bool {
        self.error = None;
        if std::mem::take(&mut self.where_to_see) {
            return true;
        }
        let Some(topic) = self.at else { return false };
        let path = self.path();
        let place = path.iter().position(|one| *one == topic).unwrap_or(0);
        // What is changed alone goes back to all that was understood, if that is whole.
        if self.changing && path.iter().all(|one| self.answered.contains(one)) {
            self.at = None;
            return true;
        }
        match place.checked_sub(1).and_then(|before| path.get(before)) {
            Some(before) => {
                self.at = Some(*before);
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> Asking {
        Asking::of(&Profile::default())
    }

    #[test]
    fn the_questions_follow_from_the_answers() {
        let mut asking = asked();
        assert_eq!(asking.at, Some(Topic::Platform));
        asking.answer(Answer::Platform(Some(Platform::Woocommerce)));
        assert_eq!(asking.at, Some(Topic::Address));
        asking.answer(Answer::Text("https://shop.example".to_owned()));
        let all = Shipping { shipstation: true, shiprocket: true, partner: true };
        asking.answer(Answer::Shipping(all));
        for (topic, answer) in [
            (Topic::Api, Answer::Api(None)),
            (
                Topic::Partner,
                Answer::Partner {
                    account: "se-123456".to_owned(),
                    redirect_to: "carriers".to_owned(),
                    theme: String::new(),
                },
            ),
            (Topic::Email, Answer::Text("api-user@shop.example".to_owned())),
            (Topic::Carriers, Answer::Carriers(vec![Carrier::Ups, Carrier::Ups])),
            (Topic::Name, Answer::Text("Tea house".to_owned())),
        ] {
            assert_eq!(asking.at, Some(topic));
            assert!(!asking.answer(answer));
            assert_eq!(asking.error, None, "{topic:?}");
        }
        assert_eq!(asking.at, None);
        assert!(asking.answer(Answer::Keep { check: false }));
        assert_eq!(asking.profile.carriers, [Carrier::Ups]);
    }

    #[test]
    fn an_answer_to_another_question_changes_nothing() {
        let mut asking = asked();
        let before = asking.clone();
        asking.answer(Answer::Carriers(vec![Carrier::Ups]));
        asking.answer(Answer::Keep { check: true });
        assert_eq!(asking, before);
    }

    #[test]
    fn an_address_is_understood_or_refused_with_its_reason() {
        let understood = |typed: &str| shop_address(typed).map(|(url, _)| url.to_string());
        assert_eq!(understood(" shop.example "), Ok("https://shop.example/".to_owned()));
        assert_eq!(
            understood("http://Shop.example:8080/store/?key=1#top"),
            Ok("http://shop.example:8080/store/".to_owned())
        );
        let punycode = understood("bücher.example");
        assert_eq!(punycode, Ok("https://xn--bcher-kva.example/".to_owned()));
        for (typed, why) in [
            ("", BadValue::Empty),
            ("my shop", BadValue::NoAddress),
            ("shop", BadValue::NoAddress),
            ("owner@shop.example", BadValue::EmailForAddress),
            ("ftp://shop.example", BadValue::OtherScheme),
            ("https://user:pass@shop.example", BadValue::SignInWithin),
        ] {
            assert_eq!(understood(typed), Err(why), "{typed}");
        }
    }

    #[test]
    fn what_looks_like_a_secret_is_in_no_set_up() {
        let key = "eyJGQUtFIjoxfQ.eyJGQUtFIjoyfQ.RkFLRS1zaWduYXR1cmU";
        assert_eq!(email(key), Err(BadValue::Secret));
        assert!(partner(key, "", "").is_err());
        assert!(partner("123456", "", key).is_err());
        assert!(shop_address(&format!("https://shop.example/{key}")).is_err());
        let mut asking = asked();
        asking.at = Some(Topic::Name);
        asking.answer(Answer::Text(key.to_owned()));
        assert_eq!(asking.error, Some(BadValue::NoName));
        assert_eq!(asking.profile, Profile::default());
    }

    #[test]
    fn what_is_no_longer_used_leaves_the_set_up() {
        let text = "[shipstation]\napi = \"v1\"\n[shiprocket]\nemail = \"a@shop.example\"\n";
        let known = crate::domain::profile::parse("p", text).expect("a profile");
        let mut asking = Asking::of(&known);
        assert_eq!(asking.at, None, "what is known is not asked again");
        asking.answer(Answer::Change(Topic::Shipping));
        asking.answer(Answer::Shipping(Shipping { shiprocket: true, ..Shipping::default() }));
        assert_eq!(asking.at, None);
        assert_eq!(asking.profile.vendors(), ["shiprocket"]);
    }

    #[test]
    fn back_leads_to_the_question_before_and_from_a_change_to_the_whole() {
        let mut asking = asked();
        assert!(!asking.back(), "there is none before the first");
        asking.answer(Answer::Platform(None));
        asking.answer(Answer::Shipping(Shipping { shipstation: true, ..Shipping::default() }));
        asking.answer(Answer::WhereToSee);
        assert!(asking.where_to_see);
        assert!(asking.back());
        assert!(!asking.where_to_see);
        assert!(asking.back());
        assert_eq!(asking.at, Some(Topic::Shipping));
    }
}
