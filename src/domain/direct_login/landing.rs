//! The page of the portal that is asked for, and the one that the customer comes to.

/// A page of the portal that a direct login can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Landing {
    /// The carriers.
    Carriers,
    /// Billing.
    Billing,
    /// The set-up: terms, billing, funds.
    Onboarding,
}

impl Landing {
    /// All of them, in the order of the documents.
    pub const ALL: [Self; 3] = [Self::Carriers, Self::Billing, Self::Onboarding];

    /// The value of `redirect_to`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Carriers => "carriers",
            Self::Billing => "billing",
            Self::Onboarding => "onboarding",
        }
    }

    /// The page of a value of `redirect_to`; none for any other, capital letters included.
    #[must_use]
    pub fn of(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|landing| landing.word() == value)
    }
}

/// Where the customer comes to. Until the set-up is done that is always the set-up, and afterwards
/// never: who asks for it then comes to the carriers.
#[must_use]
pub const fn lands_on(asked: Option<Landing>, set_up_done: bool) -> Landing {
    match (asked, set_up_done) {
        (_, false) => Landing::Onboarding,
        (Some(Landing::Billing), true) => Landing::Billing,
        _ => Landing::Carriers,
    }
}
