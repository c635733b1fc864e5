//! The order `sweep`: everything that a profile allows.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::keys::{GivenSecret, Owner, gather};
use super::{DEFAULT_PROFILE, OnProgress, OrderError, RootCause, Tell, texts, way_out};
use crate::checks::{self, Setup, SweepReport, WHOLE};
use crate::domain::finding::{RunReport, Verdict};
use crate::domain::guide::builtin_catalog;
use crate::domain::profile::{self, Profile};
use crate::world::store::Home;

/// A profile, read.
///
/// # Errors
/// The file is missing, or is no profile; with the place.
pub fn read_profile(file: &Path) -> Result<Profile, OrderError> {
    let text = texts::read(file)?;
    Ok(profile::parse(&file.display().to_string(), &text)?)
}

/// What to look at.
#[derive(Debug)]
pub struct SweepOrder {
    /// The profile.
    pub profile: Profile,
    /// Its file, whose name is the profile's name in the keyring.
    pub file: PathBuf,
    /// The secrets.
    pub secrets: Vec<GivenSecret>,
    /// The endpoints file; none is the real world.
    pub endpoints: Option<PathBuf>,
}

/// What a sweep brought back.
#[derive(Clone, Debug)]
pub struct Swept {
    /// The verdict on the whole.
    pub verdict: Verdict,
    /// The root causes, best first.
    pub root_causes: Vec<RootCause>,
    /// Every finding that stands, best first.
    pub findings: Vec<RootCause>,
    /// The runs.
    pub runs: Vec<RunReport>,
}

/// Looks at everything that the profile names, this computer and the status pages, within a minute.
///
/// # Errors
/// The endpoints file or the person's folder cannot be used.
pub async fn run(
    order: SweepOrder,
    on_progress: OnProgress,
    tell: Tell<'_>,
) -> Result<Swept, OrderError> {
    let began = Instant::now();
    let home = Home::of_person()?;
    let world = way_out::open(&home, order.endpoints.as_deref())?;
    let stem = order.file.file_stem().and_then(|stem| stem.to_str());
    let owner = Owner {
        home: &home,
        name: stem.unwrap_or(DEFAULT_PROFILE),
        shop: order.profile.shop.as_ref().map(|shop| shop.origin.clone()),
        may_read_keyring: order.endpoints.is_none(),
    };
    let gathering = gather(&owner, order.secrets, tell);
    let secrets = match tokio::time::timeout(WHOLE / 2, gathering).await {
        Ok(secrets) => secrets?,
        Err(_) => {
            tell("the keyring does not answer; its secrets are left out");
            Default::default()
        }
    };
    let vendors = order.profile.vendors().into_iter().map(str::to_owned).collect();
    let setup = Setup { values: order.profile.values(), secrets, vendors };
    let left = WHOLE.saturating_sub(began.elapsed());
    let catalog = builtin_catalog()?;
    Ok(judged(checks::sweep_within(left, &world, &catalog, &setup, on_progress).await))
}

/// What was not looked at keeps the whole from being called well.
fn judged(report: SweepReport) -> Swept {
    let verdict = checks::overall(&report);
    let SweepReport { diagnosis, runs } = report;
    Swept { verdict, root_causes: diagnosis.root_causes, findings: diagnosis.findings, runs }
}
