//! The closed vocabulary: causes, and the finer findings with their words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Finding;

/// Who can put something right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The merchant.
    Merchant,
    /// An Admin of the account at the vendor.
    AccountAdmin,
    /// The host of the shop.
    WebHost,
    /// A developer, or the maker of a plug-in.
    Developer,
    /// The vendor.
    Vendor,
    /// The carrier.
    Carrier,
    /// Whoever looks after this computer or network.
    It,
    /// Nobody of these.
    Other,
}

impl Who {
    /// The id in the texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Merchant => "merchant",
            Self::AccountAdmin => "account-admin",
            Self::WebHost => "web-host",
            Self::Developer => "developer",
            Self::Vendor => "vendor",
            Self::Carrier => "carrier",
            Self::It => "it",
            Self::Other => "other",
        }
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It keeps things from working.
    Broken,
    /// It works, and wants a look.
    Look,
}

/// An entry of the closed vocabulary of causes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// What it means, in one sentence.
    pub meaning: String,
    /// Who can fix it.
    pub who: Who,
    /// The remedy in one line.
    pub remedy: String,
    /// Words and phrases by which people speak of it, for the search.
    #[serde(default)]
    pub words: Vec<String>,
}

/// What a check can say, with its words for a merchant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingInfo {
    /// The cause that it belongs to.
    pub cause: String,
    /// How bad it is.
    pub severity: Severity,
    /// The sentence for the merchant: the title of the result page.
    pub say: String,
    /// Two or three words for the route and the picture: “Password refused”.
    pub short: String,
    /// The lead: who can fix it and how long it takes.
    pub lead: String,
    /// Who can fix it.
    pub who: Who,
    /// The remedy in one line, for the report.
    pub remedy: String,
    /// True for a fault that may pass by itself: it is looked at again before it is told.
    #[serde(default)]
    pub may_pass: bool,
    /// The causes that look alike at first: a certain finding has to rule each of them out.
    #[serde(default)]
    pub rivals: Vec<String>,
    /// Where another cause looks just alike from this computer: the question that decides.
    #[serde(default)]
    pub decides: Option<String>,
}

/// All causes and findings, as read from `guides/causes.toml` and `guides/findings.toml`.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    causes: BTreeMap<String, Cause>,
    findings: BTreeMap<String, FindingInfo>,
}

/// A vocabulary file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// The file is not what it should be.
    #[error("{file}:{line}:{column}: {message}")]
    Syntax {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A finding names a cause, its own or a rival, that is not in the vocabulary.
    #[error("{file}: finding “{finding}” belongs to the unknown cause “{cause}”")]
    UnknownCause {
        /// The file.
        file: String,
        /// The finding.
        finding: String,
        /// The cause it names.
        cause: String,
    },
}

impl Catalog {
    /// Reads both vocabularies.
    ///
    /// # Errors
    /// A file is no valid vocabulary (with line and column), or a finding names an unknown cause.
    pub fn parse(causes: &str, findings: &str) -> Result<Self, CatalogError> {
        let causes = parse_file("guides/causes.toml", causes)?;
        let file = "guides/findings.toml";
        let findings: BTreeMap<String, FindingInfo> = parse_file(file, findings)?;
        let catalog = Self { causes, findings };
        for (id, info) in &catalog.findings {
            let mut named = std::iter::once(&info.cause).chain(&info.rivals);
            if let Some(cause) = named.find(|cause| !catalog.causes.contains_key(*cause)) {
                return Err(CatalogError::UnknownCause {
                    file: file.to_owned(),
                    finding: id.clone(),
                    cause: cause.clone(),
                });
            }
        }
        Ok(catalog)
    }

    /// The causes by id.
    #[must_use]
    pub fn causes(&self) -> &BTreeMap<String, Cause> {
        &self.causes
    }

    /// The findings by id.
    #[must_use]
    pub fn findings(&self) -> &BTreeMap<String, FindingInfo> {
        &self.findings
    }

    /// A finding by id.
    #[must_use]
    pub fn finding(&self, id: &str) -> Option<&FindingInfo> {
        self.findings.get(id)
    }

    /// The cause of a finding; a cause's own id stands for itself.
    #[must_use]
    pub fn cause_of<'a>(&'a self, finding: &'a str) -> Option<&'a str> {
        if let Some(info) = self.findings.get(finding) {
            return Some(&info.cause);
        }
        self.causes.contains_key(finding).then_some(finding)
    }

    /// True where a finding rules out every rival that is listed for it. Without a listed rival nothing is
    /// certain: whoever calls it so has to say what else it could have been.
    #[must_use]
    pub fn rules_out_its_rivals(&self, finding: &Finding) -> bool {
        let rivals = self.findings.get(&finding.id).map_or(&[][..], |info| &info.rivals);
        let ruled_out = |rival: &String| {
            finding.excludes.iter().any(|it| it.cause == *rival && !it.because.is_empty())
        };
        !rivals.is_empty() && rivals.iter().all(ruled_out)
    }
}

fn parse_file<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, CatalogError> {
    toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let (line, column) = crate::domain::text::position(text, offset);
        CatalogError::Syntax {
            file: file.to_owned(),
            line,
            column,
            message: error.message().to_owned(),
        }
    })
}
