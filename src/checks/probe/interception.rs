//! Does somebody on the way open encrypted connections with a certificate of his own?
//!
//! An antivirus or a company filter shows certificates of its own authority, which this computer may trust
//! and no public list knows. Where it is trusted, all works and it is worth a look; where it is not, that
//! is what breaks.

use std::sync::LazyLock;

use super::hosts::{self, Looked};
use crate::checks::said::{evidence, said};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::finding::{
    Confidence, Declaration, Evidence, Finding, Outcome, Sends, ServiceId, Verdict,
};
use crate::domain::text::visible;
use crate::world::net::{CertificateFacts, NetError, TlsFault};

/// The check `computer.interception`.
pub(super) struct Interception;

/// The probes that are looked at beside the vendors' hosts.
const PROBES: &[ServiceId] = &["internet-tls"];

static SENDS: LazyLock<Vec<Sends>> = LazyLock::new(|| hosts::sends(PROBES));

static DECLARATION: LazyLock<Declaration> = LazyLock::new(|| Declaration {
    id: "computer.interception",
    vendor: "computer",
    inputs: &[],
    secrets: &[],
    sends: &SENDS,
    findings: &["tls-intercepted", "tls-inspected"],
    refusals: &[],
    needs: &[],
    limit_ms: 16_000,
    counts_as_sign_in: false,
});

/// Words in the names of authorities that products which open TLS make for themselves. Each was seen as
/// the issuer in public reports of such computers.
const PRODUCTS: &[(&str, &str)] = &[
    ("avast web/mail shield", "Avast"),
    ("avg web/mail shield", "AVG"),
    ("norton web/mail shield", "Norton"),
    ("kaspersky", "Kaspersky"),
    ("eset ssl filter", "ESET"),
    ("bitdefender personal ca", "Bitdefender"),
    ("adguard personal", "AdGuard"),
    ("zscaler", "Zscaler"),
    ("goskope.com", "Netskope"),
    ("netskope", "Netskope"),
    ("cisco umbrella", "Cisco Umbrella"),
    ("fortinet", "Fortinet"),
    ("fortigate", "Fortinet"),
    ("sophos", "Sophos"),
    ("mcafee web gateway", "McAfee Web Gateway"),
];

impl Check for Interception {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

/// The product that a certificate's issuer names, where no public authority stands behind it.
pub(in crate::checks) fn product(certificate: &CertificateFacts) -> Option<&'static str> {
    let issuer = certificate.issuer.to_lowercase();
    let named = PRODUCTS.iter().find(|(words, _)| issuer.contains(words));
    named.filter(|_| certificate.not_public).map(|(_, product)| *product)
}

/// The words by which this product is known.
pub(in crate::checks) fn words_of(product: &str) -> Option<&'static str> {
    PRODUCTS.iter().find(|(_, known)| *known == product).map(|(words, _)| *words)
}

async fn look(context: &Context<'_>) -> Outcome {
    if !context.world().computer_on_trial {
        return Outcome::skipped("computer-not-looked-at");
    }
    judge(&hosts::look(context, PROBES).await)
}

fn judge(looked: &[Looked]) -> Outcome {
    let shown: Vec<(&Looked, &CertificateFacts)> = looked
        .iter()
        .filter_map(|one| Some((one, one.attempt.tls.as_ref()?.certificate.as_ref()?)))
        .collect();
    if shown.is_empty() {
        return Outcome::skipped("no-certificate-seen");
    }
    // The probe's host shows a public certificate to everybody, so another one is somebody else's.
    let stranger = shown
        .iter()
        .find(|(one, certificate)| !one.vendor && certificate.not_public)
        .map(|(_, certificate)| certificate.issuer.as_str());
    let opened: Vec<_> = shown
        .iter()
        .filter(|(_, certificate)| {
            certificate.not_public
                && (product(certificate).is_some() || stranger == Some(&certificate.issuer))
        })
        .collect();
    let mut seen: Vec<Evidence> = shown.iter().map(|(one, facts)| signed(one, facts)).collect();
    if opened.is_empty() {
        return Outcome::pass().with_evidence(seen);
    }
    let products = opened.iter().filter_map(|(_, certificate)| product(certificate));
    let mut products: Vec<_> = products.map(|product| evidence("product", product)).collect();
    products.dedup();
    seen.extend(products);
    let refused = opened.iter().any(|(one, _)| {
        one.attempt.result.as_ref().err() == Some(&NetError::Tls(TlsFault::Untrusted))
    });
    if refused {
        return Outcome::found(vec![Finding::new("tls-intercepted", Confidence::Likely, seen)]);
    }
    let finding = Finding::new("tls-inspected", Confidence::Likely, seen);
    Outcome { verdict: Verdict::Warn, blocks: false, ..Outcome::found(vec![finding]) }
}

fn signed(looked: &Looked, certificate: &CertificateFacts) -> Evidence {
    let issuer = visible(&certificate.issuer, 200);
    let id = if certificate.not_public { "net-signed-unlisted" } else { "net-signed" };
    Evidence::new(looked.host.clone(), said(id, &[("issuer", issuer.into())]))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::world::net::{Attempt, TlsFacts};

    fn facts(issuer: &str, not_public: bool) -> CertificateFacts {
        let issuer = issuer.to_owned();
        CertificateFacts { issuer, not_public, names: Vec::new(), not_before: 0, not_after: 0 }
    }

    fn looked(vendor: bool, issuer: &str, not_public: bool, trusted: bool) -> Looked {
        let error = if trusted { NetError::Reset } else { NetError::Tls(TlsFault::Untrusted) };
        let certificate = Some(facts(issuer, not_public));
        let tls = Some(TlsFacts { version: None, certificate });
        let attempt = Arc::new(Attempt { tls, ..Attempt::without_stages(error) });
        let service = if vendor { "shiprocket" } else { "internet-tls" };
        Looked { host: format!("{service}.example"), vendor, attempt }
    }

    fn found(looked: &[Looked]) -> (Verdict, Vec<String>) {
        let outcome = judge(looked);
        (outcome.verdict, outcome.findings.into_iter().map(|finding| finding.id).collect())
    }

    #[test]
    fn products_are_known_by_the_names_that_they_give_themselves() {
        for (issuer, name) in [
            ("CN=Avast Web/Mail Shield Root, O=Avast Web/Mail Shield", Some("Avast")),
            (
                "O=AO Kaspersky Lab, CN=Kaspersky Anti-Virus Personal Root Certificate",
                Some("Kaspersky"),
            ),
            ("C=SK, O=\"ESET, spol. s r. o.\", CN=ESET SSL Filter CA", Some("ESET")),
            ("O=Cisco, CN=Cisco Umbrella Root CA", Some("Cisco Umbrella")),
            ("CN=Sophos SSL CA_FAKE", Some("Sophos")),
            ("C=US, O=DigiCert Inc, CN=DigiCert Global Root G2", None),
        ] {
            assert_eq!(product(&facts(issuer, true)), name, "{issuer}");
            assert_eq!(product(&facts(issuer, false)), None, "a public authority of {issuer}");
        }
    }

    #[test]
    fn a_stranger_who_signs_for_the_probe_opens_connections() {
        let untrusted =
            [looked(false, "CN=Shield", true, false), looked(true, "CN=Shield", true, false)];
        assert_eq!(found(&untrusted), (Verdict::Fail, vec!["tls-intercepted".to_owned()]));
        let trusted =
            [looked(false, "CN=Shield", true, true), looked(true, "CN=Shield", true, true)];
        assert_eq!(found(&trusted), (Verdict::Warn, vec!["tls-inspected".to_owned()]));
    }

    #[test]
    fn a_vendors_own_bad_certificate_is_no_interception() {
        let bad = [looked(false, "CN=Public", false, true), looked(true, "CN=Odd", true, false)];
        assert_eq!(found(&bad), (Verdict::Pass, Vec::new()));
    }

    #[test]
    fn a_product_that_opens_the_vendors_host_alone_is_named() {
        let filter = "CN=Zscaler Intermediate Root CA";
        let opened = [looked(false, "CN=Public", false, true), looked(true, filter, true, true)];
        let outcome = judge(&opened);
        assert_eq!(outcome.verdict, Verdict::Warn);
        let seen = &outcome.findings[0].evidence;
        assert!(seen.iter().any(|one| one.text == "Zscaler"), "{seen:?}");
    }
}
