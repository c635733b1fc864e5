//! Opens a practice stage: the emulators of a scenario, and a network that leads to nothing else.

use tokio::runtime::Handle as Runtime;

use crate::checks;
use crate::checks::practice::{Options, Practice, Scenario, scenarios};
use crate::engine::rooms::{PracticeHints, Stage, StatedSetUp};
use crate::world::net::Limits;

/// The scenario that is played when none is named: the main job, from rejected to solved.
const FIRST: &str = "shiprocket-wrong-password-400";

/// Starts a scenario.
///
/// # Errors
/// In words: there is no such scenario, or it cannot be started here.
pub(in crate::engine) fn stage(runtime: &Runtime, id: Option<&str>) -> Result<Stage, String> {
    let all = scenarios().map_err(|error| error.to_string())?;
    let id = id.unwrap_or(FIRST);
    let scenario = all.iter().find(|scenario| scenario.id == id).ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|scenario| scenario.id.as_str()).collect();
        format!("there is no scenario “{id}”; there are: {}", known.join(", "))
    })?;
    // Started on a thread of the runtime, so that this works from within and from without it.
    let (sender, receiver) = std::sync::mpsc::channel();
    let started = scenario.clone();
    runtime.spawn(async move {
        let practice = Practice::start(&started, Options::default()).await;
        // The one who asked may have gone.
        let _ = sender.send(practice.map_err(|error| error.to_string()));
    });
    let practice = receiver.recv().map_err(|error| error.to_string())??;
    let network = practice.network(Limits::default()).map_err(|error| error.to_string())?;
    Ok(Stage {
        network,
        hints: hints(scenario, &practice),
        set_up: states_set_up(scenario).then(|| checks::practice::judge::setup(&scenario.setup)),
        browsers: scenario.computer.browsers(),
        on_trial: scenario.computer.is_on_trial(),
        running: Box::new(practice),
    })
}

fn hints(scenario: &Scenario, practice: &Practice) -> PracticeHints {
    PracticeHints {
        scenario: scenario.id.clone(),
        story: scenario.story.split_whitespace().collect::<Vec<_>>().join(" "),
        set_up: states_set_up(scenario).then(|| StatedSetUp {
            profile: scenario.setup.profile.clone(),
            keys: scenario.setup.secrets.keys().copied().collect(),
        }),
        whom: scenario.vendors().find_map(|vendor| practice.emulators().hint(vendor.id)),
    }
}

/// True where the scenario names somebody to be looked at.
fn states_set_up(scenario: &Scenario) -> bool {
    !scenario.setup.profile.vendors().is_empty()
}
