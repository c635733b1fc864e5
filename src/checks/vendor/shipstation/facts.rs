//! What is known about ShipStation's sign-in. Source: the vendors' facts, sections 1, 2, 9 and 10, with
//! how sure each is: D documented by the vendor, C seen in code, R seen in reports, I inferred.

/// The web app, `ship.shipstation.com` (C: the developer documentation links to it for signing in).
pub(super) const WEB: &str = "shipstation-web";
/// The older interface, `ssapi.shipstation.com` (D).
pub(super) const V1: &str = "shipstation-v1";
/// The newer interface, `api.shipstation.com` (D).
pub(super) const V2: &str = "shipstation-v2";
/// The status page, `status.shipstation.com`, in the format of Statuspage (C).
pub(super) const STATUS: &str = "status-shipstation";

/// The hosts of the web app: the present one (C), the older one (D: links of the V1 documentation), and
/// the one that the Magento extension names (C). Numbered hosts such as `ship13` are known from reports
/// alone (R) and not asked.
pub(super) const WEB_NAMES: &[&str] =
    &["ship.shipstation.com", "ss.shipstation.com", "app.shipstation.com"];
/// The host of the older interface.
pub(super) const V1_NAMES: &[&str] = &["ssapi.shipstation.com"];
/// The host of the newer interface.
pub(super) const V2_NAMES: &[&str] = &["api.shipstation.com"];
/// The host of the status page.
pub(super) const STATUS_NAMES: &[&str] = &["status.shipstation.com"];

/// All of ShipStation's own hosts end so (D). Whether signing in needs a host elsewhere is not known:
/// none was found, so a way to one is neither good nor bad.
pub(super) const DOMAIN: &str = "shipstation.com";

/// The component of the status page that stands for the web app: at the top level, not under a heading
/// (C: 34 components were seen on 2026-08-25; the others are carriers, marketplaces and so on).
pub(super) const COMPONENT: &str = "shipstation";
/// Words in the names of components that signing in would need, should the page ever have them (I).
pub(super) const SIGN_IN_WORDS: &[&str] = &["login", "log in", "log-in", "sign in", "sign-in"];
/// The components of the two interfaces, by the word of a profile (C).
pub(super) const API_COMPONENTS: &[(&str, &str)] =
    &[("v1", "companion api v1"), ("v2", "companion api v2")];

/// The pages that guides may lead to: the web app and its help, regional ones included (D).
pub(super) const PAGES: &[&str] = &[
    "ship.shipstation.com",
    "ss.shipstation.com",
    "app.shipstation.com",
    "status.shipstation.com",
    "help.shipstation.com",
    "help.shipstation.com.au",
    "help.shipstation.ca",
    "docs.shipstation.com",
];

/// V1: the carriers that are connected, which prove the key as well (D).
pub(super) const V1_CARRIERS: &str = "/carriers";
/// V1: the shops that are connected (D listing, L fields).
pub(super) const V1_STORES: &str = "/stores";
/// V2: the carriers that are connected, which prove the key as well (D). V2 lists no shops.
pub(super) const V2_CARRIERS: &str = "/v2/carriers";
/// How long a limit lasts where the answer does not say, in seconds: both count by the minute (D).
pub(super) const USUAL_RESET_S: i64 = 60;
/// How many seconds US Pacific standard time, in which V1 writes dates (R), is behind UTC. In summer it
/// is an hour less, which is no matter for what is counted in days here.
pub(super) const PACIFIC_BEHIND_S: i64 = 8 * 60 * 60;
