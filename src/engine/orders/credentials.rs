//! The orders `credentials …`: what is kept in the keyring. No secret ever comes back out.

use std::path::Path;

use super::audience::audience;
use super::keys::{open_vault, opened};
use super::{DEFAULT_PROFILE, OrderError, Tell, texts};
use crate::domain::profile::{self, Profile};
use crate::domain::secret::{Origin, Secret, Slot};
use crate::world::store::{FailedValues, Home, StoreError, Why};
use crate::world::vault::{EntryId, Forgotten, Keep, Stored, VaultState};

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The secret's name.
    pub slot: Slot,
    /// The profile's name.
    pub profile: String,
    /// The one place it may be sent to.
    pub origin: Origin,
    /// When it was last used, in Unix seconds.
    pub last_used: Option<i64>,
}

/// Everything that is kept, by slot, profile and origin.
///
/// # Errors
/// The person's folder or the vault cannot be used.
pub async fn list(tell: Tell<'_>) -> Result<Vec<Kept>, OrderError> {
    let vault = open_vault(&Home::of_person()?)?;
    if let VaultState::MemoryOnly { reason } = opened(&vault, tell).await {
        tell(&reason.to_string());
    }
    if let Some(problem) = vault.list_problem() {
        tell(&problem.to_string());
    }
    let kept = vault.list().into_iter().map(|listed| Kept {
        slot: listed.id.slot,
        profile: listed.id.profile,
        origin: listed.id.origin,
        last_used: listed.last_used,
    });
    Ok(kept.collect())
}

/// Where a secret of a profile would go, before it is asked for.
///
/// # Errors
/// The slot goes to a shop and no profile names one, or the profile cannot be read.
pub fn place(slot: Slot, name: Option<&str>) -> Result<Origin, OrderError> {
    let home = Home::of_person()?;
    let profile = name.map(|name| read_profile(&home, name)).transpose()?.flatten();
    let shop = profile.as_ref().and_then(|profile| profile.shop.as_ref()).map(|shop| &shop.origin);
    audience(slot, shop).ok_or_else(|| {
        let message = match name {
            None => format!(
                "{slot} goes to your shop; name a profile that says its address: --profile NAME"
            ),
            Some(name) => format!(
                "{slot} goes to your shop; write its address into the profile {name}, under [store]"
            ),
        };
        OrderError::Input(message)
    })
}

/// Keeps a secret in the keyring, bound to its origin. Returns that origin.
///
/// # Errors
/// The keyring does not take it; then it is kept nowhere.
pub async fn set(
    slot: Slot,
    name: Option<&str>,
    secret: Secret,
    tell: Tell<'_>,
) -> Result<Origin, OrderError> {
    if secret.is_empty() {
        return Err(OrderError::Input("nothing was entered, so nothing is kept".to_owned()));
    }
    let origin = place(slot, name)?;
    let vault = open_vault(&Home::of_person()?)?;
    opened(&vault, tell).await;
    let id = EntryId::new(slot, &stem(name), &origin);
    match vault.put(&id, secret, Keep::OnComputer).await? {
        Stored::OnComputer => Ok(origin),
        Stored::InMemory(reason) => {
            Err(OrderError::Unavailable(format!("the secret is not kept: {reason}")))
        }
        Stored::Later | Stored::ThisTime => Err(OrderError::Unavailable(
            "the secret is not kept: the keyring is waiting for you; answer it and try again"
                .to_owned(),
        )),
    }
}

/// Forgets a secret of a profile, for whatever place it was kept. Returns how many entries went.
///
/// # Errors
/// The keyring does not serve, so that something is left in it.
pub async fn forget(slot: Slot, name: Option<&str>, tell: Tell<'_>) -> Result<usize, OrderError> {
    let home = Home::of_person()?;
    let vault = open_vault(&home)?;
    opened(&vault, tell).await;
    let profile = stem(name);
    let listed = vault.list().into_iter().map(|listed| listed.id);
    let mut ids: Vec<EntryId> =
        listed.filter(|id| id.slot == slot && id.profile == profile).collect();
    // The list may have been lost; the usual place is known all the same.
    if let Ok(origin) = place(slot, name) {
        ids.push(EntryId::new(slot, &profile, &origin));
    }
    ids.dedup();
    let mut removed = 0;
    for id in ids {
        removed += counted(&vault.forget(&id).await?)?;
    }
    Ok(removed)
}

/// Forgets everything that is kept, and the traces of values that were refused. Returns how many
/// entries left the keyring.
///
/// # Errors
/// The keyring does not serve, so that something is left in it.
pub async fn forget_all(tell: Tell<'_>) -> Result<usize, OrderError> {
    let home = Home::of_person()?;
    FailedValues::new(&home).forget_all()?;
    let vault = open_vault(&home)?;
    opened(&vault, tell).await;
    let forgotten = vault.forget_all().await?;
    if forgotten.unsearched {
        tell(
            "this keyring cannot be searched; what Refloat’s list does not know may be left in it",
        );
    }
    counted(&forgotten)
}

fn counted(forgotten: &Forgotten) -> Result<usize, OrderError> {
    if forgotten.later {
        let message = "the keyring is waiting for you; answer it and try again";
        return Err(OrderError::Unavailable(message.to_owned()));
    }
    if !forgotten.left.is_empty() {
        let left: Vec<String> = forgotten.left.iter().map(ToString::to_string).collect();
        let message = format!("still in the keyring, which does not serve: {}", left.join(", "));
        return Err(OrderError::Unavailable(message));
    }
    Ok(forgotten.removed)
}

/// A profile is a name within the person's folder, or a file.
fn is_file(name: &str) -> bool {
    name.contains(['/', '\\']) || name.ends_with(".toml")
}

fn stem(name: Option<&str>) -> String {
    let name = name.unwrap_or(DEFAULT_PROFILE);
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
    if is_file(name) { stem.unwrap_or(name).to_owned() } else { name.to_owned() }
}

/// One that is not there names no shop, which is enough for the vendors' own secrets.
fn read_profile(home: &Home, name: &str) -> Result<Option<Profile>, OrderError> {
    let file = home.profiles().join(format!("{name}.toml"));
    let path = if is_file(name) { Path::new(name).to_owned() } else { file };
    let text = match texts::read(&path) {
        Err(OrderError::Store(StoreError::Read { why: Why::Missing, .. })) if !is_file(name) => {
            return Ok(None);
        }
        text => text?,
    };
    Ok(Some(profile::parse(&path.display().to_string(), &text)?))
}
