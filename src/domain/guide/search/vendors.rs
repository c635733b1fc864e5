//! Whose trouble it is: the vendors that a query names, and those that a cause belongs to.

/// The names by which a vendor is known, one word each.
const NAMES: &[(&str, u16)] = &[
    ("shipstation", SHIPSTATION),
    ("auctane", SHIPSTATION),
    ("magento", MAGENTO),
    ("magento2", MAGENTO),
    ("adobe", MAGENTO),
    ("woocommerce", WOO),
    ("woo", WOO),
    ("wordpress", WOO),
    ("wp", WOO),
    ("shiprocket", SHIPROCKET),
    ("ups", UPS),
    ("usps", USPS),
    ("stamps", STAMPS),
    ("stamps.com", STAMPS),
    ("endicia", STAMPS),
    ("shipengine", SHIPENGINE),
    ("dhl", OTHER),
    ("fedex", OTHER),
    ("amazon", OTHER),
    ("etsy", OTHER),
    ("ebay", OTHER),
    ("shopify", OTHER),
    ("paypal", OTHER),
    ("stripe", OTHER),
    ("myparcel", OTHER),
    ("prestashop", OTHER),
    ("opencart", OTHER),
    ("bigcommerce", OTHER),
    ("delhivery", OTHER),
];

const SHIPSTATION: u16 = 1;
const MAGENTO: u16 = 1 << 1;
const WOO: u16 = 1 << 2;
const SHIPROCKET: u16 = 1 << 3;
const UPS: u16 = 1 << 4;
const USPS: u16 = 1 << 5;
const STAMPS: u16 = 1 << 6;
const SHIPENGINE: u16 = 1 << 7;
const OTHER: u16 = 1 << 8;

/// Everything that can stand behind a word about ShipStation: it joins shops and carriers.
const JOINED_BY_SHIPSTATION: u16 = MAGENTO | WOO | UPS | USPS | STAMPS | SHIPENGINE;

/// Whoever calls a shop, and the shops. A vendor that no guide is about may call one as well.
const OF_SHOPS: u16 = MAGENTO | WOO | SHIPSTATION | SHIPROCKET | OTHER;

/// A set of vendors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Vendors(u16);

/// True for a word that names a vendor. Such words steer and are not searched for.
pub(super) fn is_vendor_word(word: &str) -> bool {
    NAMES.iter().any(|(name, vendor)| *name == word && *vendor != OTHER)
}

impl Vendors {
    /// The vendors that a text names.
    pub(super) fn named_in(text: &str) -> Self {
        let text = text.to_lowercase();
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '.'));
        let of = |word: &str| {
            let word = word.trim_matches('.');
            NAMES.iter().find(|(name, _)| *name == word).map_or(0, |(_, vendor)| *vendor)
        };
        let marks = [
            ("bin/magento", MAGENTO),
            ("shipstation.com", SHIPSTATION),
            ("shipengine.com", SHIPENGINE),
            ("shiprocket.in", SHIPROCKET),
            ("woocommerce_", WOO),
            ("wp-json", WOO),
            ("stamps.com", STAMPS),
            ("ups.com", UPS),
            ("magento_", MAGENTO),
            ("%resources", MAGENTO),
            ("indexer", MAGENTO),
            ("rest/v1", MAGENTO),
            ("rest/all/v1", MAGENTO),
            ("oauth_problem", MAGENTO),
            ("nonce_used", MAGENTO),
            ("webapi-", MAGENTO),
            ("error processing your request", MAGENTO),
            ("x-wp-", WOO),
            ("rest_no_route", WOO),
            ("no route was found", WOO),
            ("list resources", WOO),
            ("create resources", WOO),
            ("manipulate this resource", WOO),
            ("consumer key is", WOO),
            ("consumer secret is", WOO),
            ("the consumer secret", WOO),
            ("authentication key is required", WOO),
            ("invalid authentication key", WOO),
            ("wcss-", WOO),
            ("permalink", WOO),
            ("web tools", USPS),
            ("webtools", USPS),
        ];
        let marked = marks.iter().filter(|(mark, _)| text.contains(mark));
        let marked = marked.fold(0, |set, (_, vendor)| set | vendor);
        // `usps.com` holds `ups.com` only by its letters.
        let marked = if text.contains("usps.com") { marked & !UPS | USPS } else { marked };
        Self(words.fold(marked, |set, word| set | of(word)))
    }

    /// The vendors that a guide is for, by its topic. Who has trouble with Stamps.com mends it where its
    /// account is kept.
    pub(super) fn of_topic(topic: &str) -> Self {
        let named = Self::named_in(topic);
        match topic {
            "shipstation-carriers" => named.and(Self(STAMPS)),
            // A partner's sign-in links lead to the portal of the ShipStation API.
            "partner" => Self(SHIPENGINE),
            _ => named,
        }
    }

    /// Those of these that are among the others.
    pub(super) fn among(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// These and those.
    pub(super) fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// The vendors that a cause belongs to; none where it can befall any of them.
    pub(super) fn of_cause(cause: &str) -> Self {
        let families = [
            ("magento-", MAGENTO),
            ("outdated-auctane", MAGENTO),
            ("woo-", WOO),
            ("authorization-header-stripped", OF_SHOPS),
            ("store-rewrite-rules-missing", OF_SHOPS),
            ("wrong-base-url", OF_SHOPS),
            ("url-redirect", OF_SHOPS),
            ("outdated-woo", WOO),
            ("maintenance-mode", MAGENTO | WOO),
            ("shiprocket-", SHIPROCKET),
            ("ups-", UPS),
            ("usps-", USPS),
            ("stamps-", STAMPS | USPS),
            ("direct-login-", SHIPENGINE),
            ("on-behalf-of", SHIPENGINE),
            ("onboarding-", SHIPENGINE | USPS),
            ("shipstation-api", SHIPSTATION | SHIPENGINE),
            ("username-not-email", SHIPSTATION),
            ("account-locked", SHIPSTATION),
            ("login-used-elsewhere", SHIPSTATION),
            ("user-restricted", SHIPSTATION),
        ];
        let family = families.iter().find(|(beginning, _)| cause.starts_with(beginning));
        Self(family.map_or(0, |(_, vendors)| *vendors))
    }

    /// The vendors at which a cause is looked for when nobody is named. Old data, add-ons, codes and
    /// forgotten passwords can befall every website, and the one that people sign in to each day is
    /// ShipStation's.
    pub(super) fn at_home(cause: &str) -> Self {
        let at_any_sign_in = [
            "forgotten-password",
            "stale-cache-cookies",
            "browser-extension-interference",
            "outdated-browser",
            "mfa-code-problem",
        ];
        let of_this_computer = [
            "no-internet",
            "captive-portal",
            "local-clock-wrong",
            "tls-intercepted",
            "proxy-blocking",
            "local-dns-broken",
        ];
        if of_this_computer.contains(&cause) {
            // Any guide mends the computer as well as another.
            return Self(u16::MAX);
        }
        if Self::befalls_shops(cause) {
            // Whose software the shop runs is asked first.
            return Self::default();
        }
        if at_any_sign_in.contains(&cause) { Self(SHIPSTATION) } else { Self::of_cause(cause) }
    }

    /// True for what can befall the connection of any carrier or marketplace, whoever they are.
    pub(super) fn befalls_any(cause: &str) -> bool {
        const CAUSES: [&str; 7] = [
            "carrier-reauthorization-needed",
            "account-not-in-good-standing",
            "balance-empty",
            "bad-order-data",
            "order-not-eligible",
            "store-reconnect-needed",
            "store-autoimport-off",
        ];
        CAUSES.contains(&cause)
    }

    /// True for what befalls the way to a shop, whatever its software.
    pub(super) fn befalls_shops(cause: &str) -> bool {
        const CAUSES: [&str; 15] = [
            "waf-blocking",
            "wrong-base-url",
            "store-rewrite-rules-missing",
            "url-redirect",
            "authorization-header-stripped",
            "maintenance-mode",
            "server-clock-wrong",
            "tls-certificate-problem",
            "tls-too-old",
            "dns-or-hosting-moved",
            "slow-store-timeout",
            "store-software-error",
            "order-not-eligible",
            "store-reconnect-needed",
            "store-autoimport-off",
        ];
        CAUSES.contains(&cause)
    }

    /// Where a guide about these stands among those that fit: what befalls shops is mended in the guides of
    /// shops, or in the one for everybody; all else with the vendor.
    pub(super) fn place(self, of_shops: bool) -> u8 {
        match (of_shops, self.is_none()) {
            (true, false) if self.0 & (MAGENTO | WOO) != 0 => 0,
            (false, false) => 0,
            (_, true) => 1,
            (true, false) => 2,
        }
    }

    /// True where these are of a shop that ShipStation alone, which is named, connects to.
    pub(super) fn are_joined_by(self, named: Self) -> bool {
        named.0 == SHIPSTATION && self.0 != 0 && self.0 & !(MAGENTO | WOO) == 0
    }

    /// True where only vendors are named that no guide is about.
    pub(super) fn is_only_others(self) -> bool {
        self.0 == OTHER
    }

    pub(super) fn is_none(self) -> bool {
        self.0 == 0
    }

    pub(super) fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// The score of a cause of these vendors for a query that names some.
    pub(super) fn steer(self, score: f32, named: &Self) -> f32 {
        if self.0 == 0 {
            return score;
        }
        if named.0 == 0 {
            // Who has trouble with one vendor mostly names it.
            return score * 0.85;
        }
        if self.0 & named.0 != 0 {
            // A name alone is a weak hint, and with further words a good one.
            return score * 1.3 + 1.5;
        }
        let joined = named.0 & SHIPSTATION != 0 && self.0 & JOINED_BY_SHIPSTATION != 0;
        let from_shop =
            named.0 & (MAGENTO | WOO) != 0 && self.0 & (SHIPSTATION | UPS | USPS | STAMPS) != 0;
        match (joined, from_shop) {
            (true, _) => score * 0.8,
            (_, true) => score * 0.55,
            _ => score * 0.15,
        }
    }
}
