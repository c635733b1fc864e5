//! How old a version of a browser is, by a built-in list with its date. Nothing is asked online.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::world::platform::browsers::{Make, Version};

const LIST: &str = include_str!("../../../../assets/browsers.toml");

/// Days after which a browser is called outdated: about six months.
const OLD_DAYS: i32 = 183;

/// What the list says of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// No newer one that is listed is older than about six months, or it is newer than the list.
    Fine,
    /// A newer one is older than about six months.
    Outdated {
        /// When it came out, where the list knows.
        released: Option<Date>,
    },
    /// An extended support release of long ago that may have been mended since.
    Mended,
    /// The list does not know this browser, or the version was not read.
    Unknown,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    checked: toml::value::Datetime,
    browsers: BTreeMap<String, Row>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Row {
    #[serde(rename = "as")]
    same_as: Option<String>,
    releases: Vec<(u32, toml::value::Datetime)>,
    mended: Vec<u32>,
    esr: Option<Box<Row>>,
}

/// The list, read once. A list that cannot be read knows nothing; a test reads it.
fn list() -> Option<&'static List> {
    static READ: OnceLock<Option<List>> = OnceLock::new();
    READ.get_or_init(|| toml::from_str(LIST).ok()).as_ref()
}

/// The day on which the list was last compared with its sources.
#[must_use]
pub fn checked() -> Option<Date> {
    day(&list()?.checked)
}

/// How old a version is on this day.
#[must_use]
pub fn age(make: &Make, version: Option<&Version>, today: Date) -> Age {
    let (Some(list), Some(version)) = (list(), version) else { return Age::Unknown };
    let row = |word: &str| list.browsers.get(word);
    let Some(row) = row(make.word()) else { return Age::Unknown };
    let row = row.same_as.as_deref().and_then(|word| list.browsers.get(word)).unwrap_or(row);
    match &row.esr {
        // 140.0 is the usual release of that number as well as the first extended one; 140.0.4 too.
        Some(esr) if version.is_esr() || is_later_build(esr, version) => esr.age(version, today),
        _ => row.age(version, today),
    }
}

fn is_later_build(esr: &Row, version: &Version) -> bool {
    version.minor() > 0 && esr.releases.iter().any(|(number, _)| *number == version.major())
}

impl Row {
    fn age(&self, version: &Version, today: Date) -> Age {
        let number = version.major();
        // The first newer one decides: from that day on this one was behind.
        let newer = self.releases.iter().filter(|(listed, _)| *listed > number);
        let Some(behind_since) = newer.filter_map(|(_, date)| day(date)).min() else {
            return Age::Fine;
        };
        if days(behind_since, today) <= OLD_DAYS {
            return Age::Fine;
        }
        if self.mended.contains(&number) && version.minor() > 0 {
            return Age::Mended;
        }
        let own = self.releases.iter().find(|(listed, _)| *listed == number);
        // Later builds of a number came out later than its first one, and when is not listed.
        let first = version.minor() == 0;
        Age::Outdated { released: own.filter(|_| first).and_then(|(_, date)| day(date)) }
    }
}

fn day(date: &toml::value::Datetime) -> Option<Date> {
    let date = date.date?;
    Date::new(
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    )
    .ok()
}

/// Whole days from one day to another; nought where they cannot be counted.
#[must_use]
pub fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(word: &str, version: &str, today: Date) -> Age {
        age(&Make::of_word(word), Version::find(version).as_ref(), today)
    }

    #[test]
    fn the_list_is_whole_sorted_and_dated() {
        let list = list().expect("the list");
        assert_eq!(checked(), Some(date(2026, 8, 22)));
        for (word, row) in &list.browsers {
            assert!(row.same_as.is_some() || row.releases.len() > 3, "{word}");
            for rows in row.releases.windows(2) {
                assert!(rows[0].0 < rows[1].0, "{word} {rows:?}");
                assert!(day(&rows[0].1) < day(&rows[1].1), "{word} {rows:?}");
            }
        }
    }

    #[test]
    fn outdated_is_what_had_a_successor_half_a_year_ago() {
        let today = date(2026, 11, 21);
        for (word, version, old) in [
            ("firefox", "115.0", true),
            ("firefox", "128.0.3", true),
            ("firefox", "88.0", true),
            ("firefox", "154.0", false),
            ("firefox", "153.0.1", false),
            ("chrome", "109.0.5414.120", true),
            ("chrome", "143.0.7499.40", true),
            ("chrome", "151.0.7800.12", false),
            ("edge", "109.0.1518.140", true),
            ("edge", "150.0.3800.54", false),
            ("chromium", "131.0.6778.85", true),
            ("safari", "17.6", true),
            ("safari", "18.6", true),
            ("safari", "26.4", false),
        ] {
            let said = at(word, version, today);
            assert_eq!(matches!(said, Age::Outdated { .. }), old, "{word} {version}: {said:?}");
        }
    }

    #[test]
    fn what_the_list_cannot_know_is_not_judged() {
        let today = date(2026, 11, 21);
        assert_eq!(at("chrome", "170.0.1.1", today), Age::Fine);
        assert_eq!(at("firefox", "260.0", today), Age::Fine);
        assert_eq!(at("safari", "27.0", date(2030, 1, 1)), Age::Fine);
        assert_eq!(at("Opera", "12.16", today), Age::Unknown);
        assert_eq!(at("chrome", "nonsense", today), Age::Unknown);
        // Between two listed ones the newer of them tells: 147 was followed by 150 at the latest.
        assert_eq!(at("chrome", "147.0.1.1", today), Age::Fine);
        assert!(matches!(
            at("chrome", "147.0.1.1", date(2027, 3, 1)),
            Age::Outdated { released: None }
        ));
    }

    #[test]
    fn extended_support_releases_are_measured_by_each_other() {
        let today = date(2026, 11, 21);
        assert_eq!(at("firefox", "140.9.0esr", today), Age::Fine);
        assert_eq!(at("firefox", "140.9.0", today), Age::Fine);
        assert!(matches!(at("firefox", "140.0.4", today), Age::Outdated { .. }));
        assert!(matches!(at("firefox", "128.14.0esr", today), Age::Outdated { released: None }));
        assert_eq!(at("firefox", "115.30.0esr", today), Age::Mended);
        assert!(matches!(at("firefox", "102.15.1esr", today), Age::Outdated { .. }));
        assert_eq!(at("firefox", "153.2.0esr", today), Age::Fine);
    }

    #[test]
    fn a_clock_that_is_slow_blames_nobody() {
        assert_eq!(at("firefox", "115.0", date(2020, 1, 1)), Age::Fine);
    }

    #[test]
    fn six_months_are_counted_from_the_successor() {
        // Firefox 147 came out on 2026-01-13; 146 is behind since then.
        assert_eq!(at("firefox", "146.0", date(2026, 7, 15)), Age::Fine);
        let said = at("firefox", "146.0", date(2026, 7, 16));
        assert_eq!(said, Age::Outdated { released: Some(date(2025, 12, 9)) });
    }
}
