//! The check `partner.inputs`: the values of a direct login, before anything is sent. Offline.

use crate::checks::said::{evidence, said};
use crate::checks::{Check, CheckFuture, Context};
use crate::domain::direct_login::{
    APPENDED_MAX, AccountShape, Landing, account_shape, appended, is_theme_id,
};
use crate::domain::finding::{Confidence, Declaration, Finding, Input, Outcome, SlotUse};
use crate::domain::secret::Slot;
use crate::domain::secret::shipengine::are_the_same;
use crate::domain::text::visible;

/// Characters of a value that are shown.
const SHOWN: usize = 60;

/// The check.
pub(super) struct Inputs;

static DECLARATION: Declaration = Declaration {
    id: "partner.inputs",
    vendor: "partner",
    inputs: &[
        Input { name: "account-id", required: true },
        Input { name: "redirect-to", required: false },
        Input { name: "theme-id", required: false },
    ],
    secrets: &[
        SlotUse { slot: Slot::ShipenginePartnerKey, service: None, required: false },
        SlotUse { slot: Slot::ShipengineKey, service: None, required: false },
    ],
    sends: &[],
    findings: &[
        "partner-account-id-missing",
        "partner-account-id-odd",
        "partner-account-id-of-carrier",
        "partner-account-id-external",
        "partner-key-is-account-key",
        "direct-login-url-too-long",
        "direct-login-redirect-unknown",
        "direct-login-theme-missing",
        "direct-login-theme-not-set",
    ],
    refusals: &[],
    needs: &[],
    limit_ms: 1_000,
    counts_as_sign_in: false,
};

impl Check for Inputs {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(std::future::ready(look(context)))
    }
}

fn look(context: &Context<'_>) -> Outcome {
    let account = context.value("account-id").unwrap_or_default();
    let shape = account_shape(account);
    let mut findings: Vec<Finding> = of_account(account, shape).into_iter().collect();
    findings.extend(same_key(context));
    let (redirect_to, theme_id) = (context.value("redirect-to"), context.value("theme-id"));
    findings.extend(of_address(redirect_to, theme_id));
    // A walk that asks for no theme is not about one; a set-up as a whole is.
    let whole = context.names_vendor("shipengine");
    findings.retain(|finding| whole || finding.id != "direct-login-theme-not-set");
    if findings.is_empty() {
        return Outcome::pass();
    }
    // What may be right after all is still tried; without an account there is nobody to sign in.
    Outcome { blocks: shape == AccountShape::Missing, ..Outcome::found(findings) }
}

fn of_account(account: &str, shape: AccountShape) -> Option<Finding> {
    use Confidence::{Likely, Possible};
    let (id, confidence) = match shape {
        AccountShape::Account => return None,
        AccountShape::Missing => ("partner-account-id-missing", Likely),
        // How many digits an id has is not documented, so the vendor's answer decides.
        AccountShape::Odd => ("partner-account-id-odd", Possible),
        AccountShape::OfCarrier => ("partner-account-id-of-carrier", Likely),
        AccountShape::External => ("partner-account-id-external", Likely),
    };
    let seen = evidence("account-id", visible(account.trim(), SHOWN));
    Some(Finding::new(id, confidence, vec![seen]))
}

fn same_key(context: &Context<'_>) -> Option<Finding> {
    let partner = context.credential(Slot::ShipenginePartnerKey)?;
    let own = context.credential(Slot::ShipengineKey)?;
    are_the_same(partner.secret(), own.secret()).then(|| {
        let seen = evidence("key", said("partner-same-key", &[]));
        Finding::new("partner-key-is-account-key", Confidence::Likely, vec![seen])
    })
}

fn of_address(redirect_to: Option<&str>, theme_id: Option<&str>) -> Vec<Finding> {
    use Confidence::{Likely, Possible};
    let mut findings = Vec::new();
    let own = appended(redirect_to, theme_id).chars().count();
    if own > APPENDED_MAX {
        let values = [("own", own.to_string().into()), ("most", APPENDED_MAX.to_string().into())];
        let seen = evidence("address", said("partner-own-part", &values));
        findings.push(Finding::new("direct-login-url-too-long", Likely, vec![seen]));
    }
    if let Some(value) = redirect_to.filter(|value| Landing::of(value).is_none()) {
        let seen = evidence("redirect-to", visible(value, SHOWN));
        findings.push(Finding::new("direct-login-redirect-unknown", Likely, vec![seen]));
    }
    match theme_id.map(str::trim).filter(|theme| !theme.is_empty()) {
        // Whether there ought to be one, only the partner knows.
        None => findings.push(Finding::new("direct-login-theme-not-set", Possible, Vec::new())),
        Some(theme) if is_theme_id(theme) => {}
        Some(theme) => {
            let seen = evidence("theme-id", visible(theme, SHOWN));
            findings.push(Finding::new("direct-login-theme-missing", Likely, vec![seen]));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_is_judged_by_itself() {
        let theme = Some("550e8400-e29b-41d4-a716-446655440000");
        let long = "a".repeat(1_400);
        for (redirect_to, theme_id, expected) in [
            (Some("carriers"), theme, &[] as &[&str]),
            (None, theme, &[]),
            (Some("settings"), theme, &["direct-login-redirect-unknown"]),
            (Some("Billing"), theme, &["direct-login-redirect-unknown"]),
            (Some(""), theme, &["direct-login-redirect-unknown"]),
            (Some("carriers"), None, &["direct-login-theme-not-set"]),
            (Some("carriers"), Some(" "), &["direct-login-theme-not-set"]),
            (Some("carriers"), Some("acme-blue"), &["direct-login-theme-missing"]),
            (Some(&long), theme, &["direct-login-url-too-long", "direct-login-redirect-unknown"]),
        ] {
            let found = of_address(redirect_to, theme_id);
            let found: Vec<&str> = found.iter().map(|finding| finding.id.as_str()).collect();
            assert_eq!(found, expected, "{redirect_to:?} {theme_id:?}");
        }
    }

    #[test]
    fn an_account_in_either_form_is_right() {
        for account in ["123456", "se-123456"] {
            assert_eq!(of_account(account, account_shape(account)), None, "{account}");
        }
    }
}
