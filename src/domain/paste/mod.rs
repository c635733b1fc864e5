//! What a pasted text says: output of a shop's commands, answers of vendors, headers, pages, log lines.
//!
//! A reader a file. Each knows its kind by marks that nothing else has, and says nothing of a text that
//! it does not know. What the vendors' facts are unsure of is *possible* at most; *certain* is what the
//! text itself excludes rivals of. A secret is masked before anything is read, and a text is read in one
//! go however it is made: limits on its size and lines, and no pattern that could run away.

mod cache;
mod cause;
mod cron_schedule;
mod crontab;
mod direct_login;
mod fields;
mod headers;
mod indexer;
mod log;
mod magento;
mod maintenance;
mod module;
mod noise;
mod page;
mod shiprocket;
mod shipstation;
#[cfg(test)]
mod tests;
mod text;
mod ups;
mod usps;
mod woocommerce;

use serde::{Deserialize, Serialize};

use crate::domain::finding::Confidence;
use crate::domain::text::visible;
use text::Text;

/// A longer text is read up to here, in bytes.
pub const LONGEST: usize = 64 * 1024;
/// Characters of a line that are shown.
const SHOWN: usize = 160;

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `bin/magento indexer:status`.
    IndexerStatus,
    /// `bin/magento cache:status`, or Magento's notice about its caches.
    CacheStatus,
    /// `bin/magento module:status`.
    ModuleStatus,
    /// `bin/magento maintenance:status`.
    MaintenanceStatus,
    /// `crontab -l`.
    Crontab,
    /// Rows of Magento's table `cron_schedule`.
    CronSchedule,
    /// An answer of Magento, or of the ShipStation extension in it.
    Magento,
    /// An answer of WordPress, WooCommerce or its ShipStation plug-in.
    #[serde(rename = "woocommerce")]
    WooCommerce,
    /// An answer of a ShipStation API.
    #[serde(rename = "shipstation")]
    ShipStation,
    /// A link of a partner's direct login.
    DirectLogin,
    /// An answer of Shiprocket.
    Shiprocket,
    /// An answer of UPS.
    Ups,
    /// An answer of USPS.
    Usps,
    /// The head of an answer in HTTP.
    Headers,
    /// A page that stands where the answer should be.
    Page,
    /// Words of PHP in front of the answer.
    Noise,
    /// A line of a log.
    Log,
}

impl Kind {
    /// The word for it in JSON and in the texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::IndexerStatus => "indexer-status",
            Self::CacheStatus => "cache-status",
            Self::ModuleStatus => "module-status",
            Self::MaintenanceStatus => "maintenance-status",
            Self::Crontab => "crontab",
            Self::CronSchedule => "cron-schedule",
            Self::Magento => "magento",
            Self::WooCommerce => "woocommerce",
            Self::ShipStation => "shipstation",
            Self::DirectLogin => "direct-login",
            Self::Shiprocket => "shiprocket",
            Self::Ups => "ups",
            Self::Usps => "usps",
            Self::Headers => "headers",
            Self::Page => "page",
            Self::Noise => "noise",
            Self::Log => "log",
        }
    }

    /// Whose text it is, in a word that the search knows; empty where it can be anybody's.
    #[must_use]
    pub const fn vendor(self) -> &'static str {
        match self {
            Self::IndexerStatus
            | Self::CacheStatus
            | Self::ModuleStatus
            | Self::MaintenanceStatus
            | Self::CronSchedule
            | Self::Crontab
            | Self::Magento => "magento",
            Self::WooCommerce => "woocommerce",
            Self::ShipStation => "shipstation",
            Self::DirectLogin => "shipengine",
            Self::Shiprocket => "shiprocket",
            Self::Ups => "ups",
            Self::Usps => "usps",
            Self::Headers | Self::Page | Self::Noise | Self::Log => "",
        }
    }
}

/// Something that a pasted text says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What kind of text says so.
    pub kind: Kind,
    /// The cause's id.
    pub cause: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// The line that says so: secrets masked, characters that would be obeyed written out.
    pub line: String,
}

/// What readers have found so far.
#[derive(Debug, Default)]
struct Notes {
    found: Vec<Reading>,
}

impl Notes {
    /// Notes a cause with the line that says so. Said twice, the surer one stays.
    fn note(&mut self, kind: Kind, cause: &'static str, confidence: Confidence, line: &str) {
        let before = self.found.iter_mut().find(|one| one.cause == cause);
        if before.as_ref().is_some_and(|before| before.confidence >= confidence) {
            return;
        }
        let line = visible(&text::without_codes(line.trim()), SHOWN);
        let reading = Reading { kind, cause: cause.to_owned(), confidence, line };
        match before {
            Some(before) => *before = reading,
            None => self.found.push(reading),
        }
    }
}

/// A reader of one kind of text.
type Reader = fn(&Text<'_>, &mut Notes);

/// In the order of blame: the way to the shop, the shop's software, keys and rights, settings.
const READERS: [Reader; 16] = [
    page::read,
    headers::read,
    maintenance::read,
    noise::read,
    log::read,
    module::read,
    cache::read,
    crontab::read,
    cron_schedule::read,
    indexer::read,
    magento::read,
    woocommerce::read,
    shipstation::read,
    shiprocket::read,
    ups::read,
    usps::read,
];

/// What a text says, surest first, each cause once; nothing for a text that no reader knows.
#[must_use]
pub fn read(pasted: &str) -> Vec<Reading> {
    let masked = text::prepared(pasted);
    let text = Text::new(&masked);
    let mut notes = Notes::default();
    direct_login::read_link(pasted, &mut notes);
    for reader in READERS {
        reader(&text, &mut notes);
    }
    notes.found.sort_by_key(|found| std::cmp::Reverse(found.confidence));
    notes.found
}
