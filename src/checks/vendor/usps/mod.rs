//! USPS: whether the keys of the merchant's own app get a pass, what the app may do, and whether somebody
//! still uses the Web Tools.

mod answer;
pub mod emulator;
mod facts;
mod path;
mod shape;
mod status;
mod token;
mod webtools;

use super::Vendor;
use crate::checks::Check;
use crate::checks::practice::services::Plays;

/// USPS.
pub(super) const VENDOR: Vendor = Vendor {
    id: "usps",
    checks,
    pages: facts::PAGES,
    clock: Some(facts::SERVICE),
    blame: &[
        // Software that still speaks the old way: no key mends it.
        ("usps-webtools-retired", 5),
        ("usps-credentials-invalid", 8),
        // One answer means either; the check says which first.
        ("usps-app-lacks-product", 8),
        ("usps-enrollment-incomplete", 11),
    ],
    plays: &[
        Plays { id: facts::SERVICE, names: &["apis.usps.com"], has_account: true },
        Plays { id: facts::TEST, names: &["apis-tem.usps.com"], has_account: false },
        Plays { id: facts::WEB_TOOLS, names: &["secure.shippingapis.com"], has_account: false },
        Plays { id: facts::STATUS, names: &["developers.usps.com"], has_account: false },
    ],
    emulator: emulator::begin,
};

fn checks() -> Vec<Box<dyn Check>> {
    vec![
        Box::new(path::Path),
        Box::new(status::Status),
        Box::new(shape::Shape),
        Box::new(token::Token),
        Box::new(webtools::WebTools),
    ]
}
