//! One tiny guide for each code.

mod parts;

use jiff::civil::date;

use super::*;
use crate::domain::guide::load;

const CAUSES: &str = "[out-of-order]\nmeaning = \"It is out of order.\"\nwho = \"merchant\"\nremedy = \"Mend it.\"\n";
const FINDINGS: &str = "[lamp-broken]\ncause = \"out-of-order\"\nseverity = \"broken\"\nsay = \"The lamp is broken.\"\nshort = \"Lamp broken\"\nlead = \"You can fix it.\"\nwho = \"merchant\"\nremedy = \"Change it.\"\n";

/// A sound guide: ask, check, fix, wait, hand over, solved.
const SOUND: &str = r#"id = "t"
title = "The lamp is dark"
topic = "lamp"
goal = "Light"
start = "first"
symptoms = ["dark"]
sources = ["the maker's page"]
reviewed = 2026-11-21
until = 2027-11-21

[steps.first]
kind = "question"
code = "K2A"
title = "What is dark?"
label = "What"
choices = [{ say = "The lamp", to = "room", means = "lamp-broken" }]
none = "helper"
unknown = "room"

[steps.room]
kind = "ask"
code = "K3A"
title = "Which room?"
label = "Room"
value = { name = "room", shape = "text" }
field = "Room"
then = "key"
without = "helper"

[steps.key]
kind = "ask"
code = "K4A"
title = "Paste the password"
label = "Password"
secret = "shiprocket-password"
field = "Password"
then = "look"
without = "helper"

[steps.look]
kind = "check"
code = "K5A"
title = "Ready to look"
label = "Look"
run = "lamp.look"
uses = { room = "room" }
skip = "mend"
on = { pass = "done", warn = "done", skipped = "pause", inconclusive = "helper", "lamp-*" = "mend" }

[steps.mend]
kind = "instruct"
code = "K6A"
title = "Change the lamp"
label = "Change it"
fixes = ["lamp-broken"]
do = ["Take the old one out.", { say = "Open the page", open = "https://shop.lamp.example/" }]
then = "look"
cannot = "helper"

[steps.pause]
kind = "wait"
code = "K7A"
title = "Let it cool"
label = "Cool"
minutes = 5
meanwhile = ["Use a candle."]
then = "look"

[steps.helper]
kind = "outcome"
code = "K8A"
title = "Somebody must help"
label = "Help"
resolution = "hand-over"
findings = ["out-of-order"]
meanwhile = ["Use a candle."]
others = [{ say = "Start again", to = "first" }]
message = { to = "a helper", subject = "Lamp", paragraphs = ["Could you help?"] }

[steps.done]
kind = "outcome"
code = "K9A"
title = "There is light"
label = "Done"
resolution = "solved"
stays = "Keep a spare one."
"#;

fn facts() -> CheckFacts {
    let mut facts =
        CheckFacts::default().with_link_hosts(["shop.lamp.example"]).on(date(2026, 12, 1));
    let mut fact = CheckFact::default();
    fact.inputs.insert("room".to_owned(), true);
    fact.slots.insert("shiprocket-password".to_owned(), true);
    fact.findings.insert("lamp-broken".to_owned());
    facts.checks.insert("lamp.look".to_owned(), fact);
    facts
}

fn diagnose(text: &str) -> Vec<Diagnostic> {
    let guide = load("guides/t.toml", text, true).unwrap();
    let catalog = Catalog::parse(CAUSES, FINDINGS).unwrap();
    let library = Library::new(vec![guide.clone()]);
    lint(&guide, &library, &catalog, &facts())
}

/// The sound guide with one change.
fn changed(from: &str, to: &str) -> Vec<Diagnostic> {
    assert!(SOUND.contains(from), "{from}");
    diagnose(&SOUND.replacen(from, to, 1))
}

#[track_caller]
fn expect(code: &str, from: &str, to: &str) -> Diagnostic {
    let list = changed(from, to);
    let codes: Vec<&str> = list.iter().map(|diagnostic| diagnostic.code).collect();
    list.iter()
        .find(|diagnostic| diagnostic.code == code)
        .cloned()
        .unwrap_or_else(|| panic!("{code} is not among {codes:?}"))
}

#[test]
fn a_sound_guide_has_no_diagnostics() {
    assert_eq!(diagnose(SOUND), []);
}

#[test]
fn g001_an_unknown_step_is_named_at_its_place_with_the_likely_one() {
    let found = expect("G001", "then = \"key\"", "then = \"keyy\"");
    assert_eq!((found.line, found.column), (27, 8));
    assert_eq!(found.suggestion.as_deref(), Some("did you mean “key”?"));
    expect("G001", "start = \"first\"", "start = \"frist\"");
}

#[test]
fn g002_an_unknown_finding() {
    let found = expect("G002", "means = \"lamp-broken\"", "means = \"lamp-borken\"");
    assert_eq!(found.suggestion.as_deref(), Some("did you mean “lamp-broken”?"));
    expect("G002", "fixes = [\"lamp-broken\"]", "fixes = [\"bulb\"]");
    expect("G002", "findings = [\"out-of-order\"]", "findings = [\"bulb\"]");
}

#[test]
fn g003_an_unknown_check() {
    let found = expect("G003", "run = \"lamp.look\"", "run = \"lamp.lok\"");
    assert_eq!(found.suggestion.as_deref(), Some("did you mean “lamp.look”?"));
}

#[test]
fn g004_an_unknown_or_missing_input() {
    expect("G004", "uses = { room = \"room\" }", "uses = { roam = \"room\" }");
    expect("G004", "uses = { room = \"room\" }\n", "");
}

#[test]
fn g005_a_value_that_was_not_asked_for_on_every_way() {
    expect("G005", "unknown = \"room\"", "unknown = \"look\"");
    expect("G005", "\"Could you help?\"", "\"It is {room}.\"");
}

#[test]
fn g006_a_secret_that_was_not_asked_for_on_every_way() {
    expect("G006", "then = \"key\"", "then = \"look\"");
}

#[test]
fn g007_a_result_without_a_way() {
    for (gone, word) in [(", \"lamp-*\" = \"mend\"", "lamp-broken"), ("warn = \"done\", ", "warn")]
    {
        assert!(expect("G007", gone, "").message.contains(word));
    }
}

#[test]
fn g008_a_branch_that_never_happens() {
    expect("G008", "pass = \"done\"", "passed = \"done\", pass = \"done\"");
    expect("G008", "pass = \"done\"", "\"host-*\" = \"done\", pass = \"done\"");
}

#[test]
fn g009_a_step_that_is_never_reached() {
    let found = expect("G009", "skipped = \"pause\"", "skipped = \"mend\"");
    assert!(found.message.contains("pause"));
}

#[test]
fn g010_dead_ends() {
    expect(
        "G010",
        "choices = [{ say = \"The lamp\", to = \"room\", means = \"lamp-broken\" }]",
        "choices = []",
    );
    expect("G010", "others = [{ say = \"Start again\", to = \"first\" }]\n", "");
    expect(
        "G010",
        "message = { to = \"a helper\", subject = \"Lamp\", paragraphs = [\"Could you help?\"] }\n",
        "",
    );
}

#[test]
fn g011_a_loop_with_no_way_out() {
    let found = expect(
        "G011",
        "cannot = \"helper\"\n\n[steps.pause]\n",
        "cannot = \"mend\"\n\n[steps.loop]\nkind = \"wait\"\ncode = \"A2A\"\ntitle = \"Round\"\nlabel = \"Round\"\nminutes = 1\nmeanwhile = [\"Sing.\"]\nthen = \"loop\"\nuse_time = { say = \"Again\", to = \"loop\" }\n\n[steps.pause]\nuse_time = { say = \"Go\", to = \"loop\" }\n",
    );
    assert!(found.message.contains("“loop”"), "{found}");
}

#[test]
fn g012_a_code_that_cannot_be_spoken() {
    for code in ["22A", "K2", "KB2", "K1A", "K2AA", "k2a"] {
        expect("G012", "\"K2A\"", &format!("\"{code}\""));
    }
}

#[test]
fn g013_a_code_twice_in_one_guide_or_in_two() {
    expect("G013", "\"K3A\"", "\"K2A\"");
    let one = load("guides/t.toml", SOUND, true).unwrap();
    let other = SOUND.replacen("id = \"t\"", "id = \"u\"", 1);
    let other = load("guides/u.toml", &other, true).unwrap();
    let library = Library::new(vec![one.clone(), other]);
    let catalog = Catalog::parse(CAUSES, FINDINGS).unwrap();
    let list = lint(&one, &library, &catalog, &facts());
    assert!(list.iter().all(|diagnostic| diagnostic.code == "G013") && list.len() == 8);
}

#[test]
fn g014_a_link_that_is_not_safe() {
    for link in [
        "http://shop.lamp.example/",
        "https://{room}.lamp.example/",
        "shop",
        "https://a@shop.lamp.example/",
    ] {
        expect("G014", "https://shop.lamp.example/", link);
    }
    let private = "private = \"http://shop.lamp.example/\"";
    expect("G014", "open = \"https://shop.lamp.example/\"", private);
    expect("G014", "\"Use a candle.\"", "\"Use [a candle](http://shop.lamp.example/).\"");
}

#[test]
fn g015_a_link_to_another_host() {
    let found = expect("G015", "https://shop.lamp.example/", "https://shop.lamb.example/");
    assert_eq!(found.suggestion.as_deref(), Some("did you mean “shop.lamp.example”?"));
    let private = "private = \"https://shop.lamb.example/\"";
    expect("G015", "open = \"https://shop.lamp.example/\"", private);
}

#[test]
fn g016_a_text_too_long_or_empty() {
    expect("G016", "title = \"What is dark?\"", &format!("title = \"{}\"", "dark ".repeat(20)));
    expect("G016", "say = \"The lamp\"", "say = \"\"");
    expect(
        "G016",
        "title = \"What is dark?\"",
        "title = \"What is dark?\"\nlead = \"One. Two. Three.\"",
    );
}

#[test]
fn g017_a_sentence_too_hard() {
    expect("G017", "\"Could you help?\"", &format!("\"{}\"", "so ".repeat(26)));
}

#[test]
fn g018_too_many_answers() {
    let choices: Vec<String> =
        (0..8).map(|n| format!("{{ say = \"Lamp {n}\", to = \"room\" }}")).collect();
    let from = "choices = [{ say = \"The lamp\", to = \"room\", means = \"lamp-broken\" }]";
    expect("G018", from, &format!("choices = [{}]", choices.join(", ")));
}

#[test]
fn g019_symptoms_missing_empty_or_twice() {
    for symptoms in ["[]", "[\"\"]", "[\"dark\", \"Dark \"]"] {
        expect("G019", "[\"dark\"]", symptoms);
    }
}

#[test]
fn g020_two_answers_or_steps_with_one_name() {
    expect("G020", "choices = [", "choices = [{ say = \"The lamp\", to = \"helper\" }, ");
    expect("G020", "label = \"Room\"", "label = \"What\"");
}

#[test]
fn g021_advice_past_its_day() {
    expect("G021", "until = 2027-11-21", "until = 2026-11-30");
    expect("G021", "reviewed = 2026-11-21", "reviewed = 2026-12-24");
    expect("G021", "reviewed = 2026-11-21", "reviewed = 10:00:00");
}

#[test]
fn g022_nothing_about_shipping_meanwhile_or_staying_fixed() {
    expect("G022", "minutes = 5\nmeanwhile = [\"Use a candle.\"]", "minutes = 5");
    expect("G022", "findings = [\"out-of-order\"]\nmeanwhile = [\"Use a candle.\"]", "");
    expect("G022", "stays = \"Keep a spare one.\"", "");
}

#[test]
fn g023_a_text_that_looks_like_a_secret_is_not_repeated() {
    let found = expect("G023", "\"Could you help?\"", "\"Key FAKE0123456789abcdefFAKE\"");
    assert!(!found.message.contains("FAKE0123456789"));
}

#[test]
fn g024_to_g026_sources_file_and_system() {
    expect("G024", "sources = [\"the maker's page\"]\n", "");
    expect("G025", "id = \"t\"", "id = \"u\"");
    expect(
        "G026",
        "say = \"Open the page\"",
        "when = { os = \"window\" }, say = \"Open the page\"",
    );
}

#[test]
fn ten_thousand_steps_are_linted() {
    let guide = load("guides/t.toml", SOUND, true).unwrap();
    let mut large = guide.clone();
    for n in 0..10_000 {
        let mut step = guide.steps["pause"].clone();
        step.id = format!("pause-{n}");
        large.steps.insert(step.id.clone(), step);
    }
    let catalog = Catalog::parse(CAUSES, FINDINGS).unwrap();
    let list = lint(&large, &Library::new(vec![large.clone()]), &catalog, &facts());
    assert!(list.iter().filter(|diagnostic| diagnostic.code == "G009").count() == 10_000);
}
