//! A fault that may pass is looked at again; a sign-in never is.

use std::error::Error;
use std::sync::Arc;

use refloat::checks::practice::judge::{Pace, setup, world};
use refloat::checks::practice::scenario::load;
use refloat::checks::practice::{Options, Practice};
use refloat::checks::run_one;
use refloat::domain::finding::{Persistence, RunId, RunReport, Verdict};
use refloat::domain::guide::builtin_catalog;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

async fn run(check: &str, rest: &str) -> Result<(RunReport, usize)> {
    let text = format!(
        "id = \"twice\"\nstory = \"It comes and goes.\"\nkind = \"sweep\"\nexpect = []\n\
         [setup.shiprocket]\nemail = \"api-user@shop.example\"\n\
         [setup.secrets]\nshiprocket-password = \"FAKE-api-password-7d\"\n{rest}"
    );
    let scenario = load("twice.toml", &text)?;
    let pace = Pace::default();
    let options = Options { pace: pace.pace, ..Options::default() };
    let clock = Arc::clone(&options.clock);
    let practice = Practice::start(&scenario, options).await?;
    let world = world(&scenario, &practice, pace.limits, clock)?;
    let given = setup(&scenario.setup);
    let (catalog, tell) = (builtin_catalog()?, Arc::new(|_| {}));
    let report = run_one(&world, &catalog, &given, check, RunId(1), tell).await;
    let report = report.ok_or("there is no such check")?;
    let signed_in = practice.log().entries().iter().filter(|it| it.method == "POST").count();
    Ok((report, signed_in))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_that_is_gone_is_called_passing() -> Result {
    let once = "[[services.shiprocket.answers]]\npath = \"/\"\ntimes = 1\nstatus = 503\n";
    let (report, _) = run("shiprocket.path", once).await?;
    let look = report.outcome.second_look.ok_or("there was no second look")?;
    assert_eq!(look.persistence, Persistence::Passing);
    assert_eq!(report.outcome.verdict, Verdict::Warn);
    assert_eq!(report.outcome.findings[0].id, "fault-came-and-went");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_that_stays_is_called_lasting() -> Result {
    let always = "[[services.shiprocket.answers]]\npath = \"/\"\nstatus = 503\n";
    let (report, _) = run("shiprocket.path", always).await?;
    let look = report.outcome.second_look.ok_or("there was no second look")?;
    assert_eq!(look.persistence, Persistence::Lasting);
    assert_eq!(report.outcome.findings[0].id, "host-error-answer");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_pass_is_not_looked_at_twice() -> Result {
    let (report, _) =
        run("shiprocket.path", "[services.shiprocket]\ncertificate = \"expired\"\n").await?;
    assert_eq!(report.outcome.second_look, None);
    assert_eq!(report.outcome.sent.len(), 0);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_is_never_repeated() -> Result {
    let fails =
        "[[services.shiprocket.answers]]\npath = \"/v1/external/auth/login\"\nstatus = 503\n";
    let (report, signed_in) = run("shiprocket.login", fails).await?;
    assert_eq!(signed_in, 1);
    assert_eq!(report.outcome.second_look, None);
    assert_ne!(report.outcome.verdict, Verdict::Pass);
    Ok(())
}
