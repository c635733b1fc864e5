//! What changed since it worked: pairs of worlds in which one true change hides among everyday ones.

use std::error::Error;
use std::sync::Arc;

use refloat::checks::practice::judge::{Pace, setup, world};
use refloat::checks::practice::scenario::load;
use refloat::checks::practice::{Options, Practice};
use refloat::checks::run_one;
use refloat::domain::diagnose::{GoodRun, KeyMark, since};
use refloat::domain::finding::{Catalog, RunId, RunReport, Verdict};
use refloat::domain::guide::builtin_catalog;
use serde::Deserialize;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const CHECK: &str = "shiprocket.login";
const USUAL: &str = r#"
[[services.shiprocket.answers]]
headers = { Server = "edge" }
[[services.internet.answers]]
headers = { Server = "edge" }
[[services.time.answers]]
headers = { Server = "edge" }
[[services.status-shiprocket.answers]]
headers = { Server = "edge" }
"#;

#[derive(Deserialize)]
struct Pairs {
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    name: String,
    change: String,
    /// What it is about, where it is not the vendor's host.
    about: Option<String>,
    email: Option<String>,
    password: Option<String>,
    after: String,
}

/// What differs between any two days: the probes and the status page are found on other machines, with
/// another program in front.
fn everyday(rest: &str) -> Result<String> {
    let mut table: toml::Table = rest.parse()?;
    let services = table.entry("services").or_insert_with(|| toml::Table::new().into());
    let services = services.as_table_mut().ok_or("services is a table")?;
    for id in ["internet", "time", "status-shiprocket"] {
        let service = services.entry(id).or_insert_with(|| toml::Table::new().into());
        let service = service.as_table_mut().ok_or("a service is a table")?;
        service.entry("family").or_insert_with(|| "v6".into());
        let mut answers: toml::value::Array =
            service.get("answers").and_then(|it| it.as_array().cloned()).unwrap_or_default();
        answers.push(
            toml::Table::from_iter([(
                "headers".to_owned(),
                toml::Table::from_iter([("Server".to_owned(), "renewed".into())]).into(),
            )])
            .into(),
        );
        service.insert("answers".to_owned(), answers.into());
    }
    Ok(table.to_string())
}

/// One run, and the marks of its secrets: any function of the value will do here.
async fn run(
    catalog: &Catalog,
    email: &str,
    password: &str,
    rest: &str,
) -> Result<(RunReport, Vec<KeyMark>)> {
    let text = format!(
        "id = \"pair\"\nstory = \"A day.\"\nkind = \"sweep\"\nexpect = []\n\
         [setup.shiprocket]\nemail = \"{email}\"\n\
         [setup.secrets]\nshiprocket-password = \"{password}\"\n{rest}"
    );
    let scenario = load("pair.toml", &text)?;
    let pace = Pace::default();
    let options = Options { pace: pace.pace, ..Options::default() };
    let clock = Arc::clone(&options.clock);
    let practice = Practice::start(&scenario, options).await?;
    let world = world(&scenario, &practice, pace.limits, clock)?;
    let given = setup(&scenario.setup);
    let tell = Arc::new(|_| {});
    let report = run_one(&world, catalog, &given, CHECK, RunId(1), tell).await;
    let report = report.ok_or("there is no such check")?;
    let mark =
        KeyMark { slot: "shiprocket-password".to_owned(), mark: format!("{}", password.len()) };
    Ok((report, vec![mark]))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_true_change_is_among_the_first_three() -> Result {
    let catalog = builtin_catalog()?;
    let pairs: Pairs = toml::from_str(include_str!("changed_pairs.toml"))?;
    assert!(pairs.pair.len() >= 20, "{} pairs", pairs.pair.len());
    let usual = ("api-user@shop.example", "FAKE-api-password-7d");
    let (report, marks) = run(&catalog, usual.0, usual.1, USUAL).await?;
    assert_eq!(report.outcome.verdict, Verdict::Pass);
    let good = GoodRun::of(&report, &marks).remove(CHECK).ok_or("no good run")?;

    let mut missed = Vec::new();
    for pair in &pairs.pair {
        let email = pair.email.as_deref().unwrap_or(usual.0);
        let password = pair.password.as_deref().unwrap_or(usual.1);
        let (report, marks) = run(&catalog, email, password, &everyday(&pair.after)?).await?;
        assert_ne!(report.outcome.verdict, Verdict::Pass, "{}", pair.name);
        let causes: Vec<&str> =
            report.outcome.findings.iter().filter_map(|it| catalog.cause_of(&it.id)).collect();
        let told = since(&good, &report, &marks, &causes);
        let about = pair.about.as_deref().unwrap_or("apiv2.shiprocket.in");
        let told: Vec<(&str, &str)> =
            told.changes.iter().map(|it| (it.kind.word(), it.about.as_str())).collect();
        if !told.iter().take(3).any(|it| *it == (pair.change.as_str(), about)) {
            missed.push(format!("{}: {} is not in {told:?} ({causes:?})", pair.name, pair.change));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_day_twice_is_no_change() -> Result {
    let catalog = builtin_catalog()?;
    let usual = ("api-user@shop.example", "FAKE-api-password-7d");
    let (report, marks) = run(&catalog, usual.0, usual.1, USUAL).await?;
    let good = GoodRun::of(&report, &marks).remove(CHECK).ok_or("no good run")?;
    let (again, marks) = run(&catalog, usual.0, usual.1, USUAL).await?;
    assert_eq!(since(&good, &again, &marks, &[]).changes, Vec::new());
    Ok(())
}
