//! Parts, those who use them, and jumps.

use super::*;

/// A sound guide that enters a part twice, and jumps to the guide with the lamp.
const USER: &str = r#"id = "user"
title = "Something is dark"
topic = "lamp"
goal = "Light"
start = "ask"
symptoms = ["gloomy"]
sources = ["the maker's page"]
reviewed = 2026-11-21

[steps.ask]
kind = "question"
code = "A2A"
title = "Where is it dark?"
label = "Where"
choices = [{ say = "Here", to = "here" }, { say = "There", to = "there" }]
none = "@t"
unknown = "@t/helper"

[steps.here]
kind = "part"
guide = "part"
with = { lamp = "lamp", name = "Lamp" }
on.shines = "end"
on.cannot-tell = "there"

[steps.there]
kind = "part"
guide = "part"
with = { lamp = "lamp", name = "Lantern" }
on.solved = "end"
on.cannot-tell = "@t"

[steps.end]
kind = "outcome"
code = "A3A"
title = "There is light"
label = "Light"
resolution = "solved"
stays = "Keep it so."
"#;

/// A sound part, whose ends are never shown.
const PART: &str = r#"id = "part"
title = "Look at a lamp"
part = true
needs = ["lamp", "name"]
start = "room"
sources = ["the maker's page"]
reviewed = 2026-11-21

[steps.room]
kind = "ask"
code = "H2A"
title = "In which room is {name}?"
label = "Room"
value = { name = "room", shape = "text" }
field = "Room"
then = "key"
without = "dark"
help = { say = "{name}", open = "https://shop.{lamp}.example/" }

[steps.key]
kind = "ask"
code = "H6A"
title = "Paste the password"
label = "Password"
secret = "shiprocket-password"
field = "Password"
then = "look"
without = "dark"

[steps.look]
kind = "check"
code = "H3A"
title = "Ready to look at {name} in {room}"
label = "Look"
run = "{lamp}.look"
uses = { room = "room" }
skip = "dark"
on = { pass = "shines", warn = "shines", skipped = "dark", inconclusive = "dark", "{lamp}-broken" = "dark" }

[steps.shines]
kind = "outcome"
code = "H4A"
title = "{name} shines"
label = "Shines"
resolution = "solved"

[steps.dark]
kind = "outcome"
code = "H5A"
title = "{name} is dark"
label = "Dark"
resolution = "cannot-tell"
"#;

/// What is wrong in the three guides, by file.
fn all(user: &str, part: &str) -> Vec<Diagnostic> {
    let texts = [("t", SOUND), ("user", user), ("part", part)];
    let load = |(id, text): (&str, &str)| load(&format!("guides/{id}.toml"), text, true).unwrap();
    let library = Library::new(texts.map(load).into_iter().collect());
    let catalog = Catalog::parse(CAUSES, FINDINGS).unwrap();
    let guides = library.sources();
    guides.flat_map(|guide| lint(guide, &library, &catalog, &facts())).collect()
}

#[track_caller]
fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[track_caller]
fn in_user(code: &str, from: &str, to: &str) -> Diagnostic {
    the_one(code, "guides/user.toml", all(&replaced(USER, from, to), PART))
}

#[track_caller]
fn in_part(code: &str, from: &str, to: &str) -> Diagnostic {
    the_one(code, "guides/part.toml", all(USER, &replaced(PART, from, to)))
}

#[track_caller]
fn the_one(code: &str, file: &str, list: Vec<Diagnostic>) -> Diagnostic {
    let found = list.iter().find(|one| one.code == code && one.file == file);
    found.cloned().unwrap_or_else(|| panic!("no {code} of {file} in {list:#?}"))
}

#[test]
fn a_sound_part_and_its_user_have_no_diagnostics() {
    assert_eq!(all(USER, PART), []);
}

#[test]
fn a_guide_that_is_woven_already_is_judged_as_its_file() {
    let load = |id: &str, text: &str| load(&format!("guides/{id}.toml"), text, true).unwrap();
    let library = Library::new(vec![load("t", SOUND), load("user", USER), load("part", PART)]);
    let catalog = Catalog::parse(CAUSES, FINDINGS).unwrap();
    assert_eq!(lint(library.guide("user").unwrap(), &library, &catalog, &facts()), []);
}

#[test]
fn g001_a_step_of_another_guide_and_of_a_part() {
    let found = in_user("G001", "@t/helper", "@t/helpr");
    assert_eq!(found.suggestion.as_deref(), Some("did you mean “helper”?"));
    assert_eq!((found.line, found.column), (17, 11));
    in_user("G001", "on.cannot-tell = \"there\"", "on.cannot-tell = \"their\"");
    in_user("G001", "start = \"ask\"", "start = \"@t\"");
    in_part("G001", "then = \"look\"", "then = \"ask\"");
}

#[test]
fn g003_and_g008_name_who_uses_the_part_so() {
    let list = all(
        &replaced(
            USER,
            "lamp = \"lamp\", name = \"Lantern\"",
            "lamp = \"lamb\", name = \"Lantern\"",
        ),
        PART,
    );
    let found = the_one("G003", "guides/part.toml", list.clone());
    assert!(found.message.contains("“there/look” of guide “user”"), "{found}");
    assert_eq!(list.iter().filter(|one| one.code == "G003").count(), 1, "{list:#?}");
    // The link of the part leads elsewhere with this parameter.
    the_one("G015", "guides/part.toml", list);
    in_part("G007", ", \"{lamp}-broken\" = \"dark\"", "");
    in_part("G008", "{lamp}-broken", "{lamp}-gone");
}

#[test]
fn g008_spares_a_result_that_another_vendors_check_gives() {
    let library = |part: &str| {
        let load = |id: &str, text: &str| load(&format!("guides/{id}.toml"), text, true).unwrap();
        Library::new(vec![load("t", SOUND), load("user", USER), load("part", part)])
    };
    let mut facts = facts();
    let mut lamb = facts.checks["lamp.look"].clone();
    lamb.findings = ["lamb-broken".to_owned(), "too-dark".to_owned()].into();
    facts.checks.insert("lamb.look".to_owned(), lamb);
    let catalog = Catalog::parse(CAUSES, FINDINGS).unwrap();
    let said = |branch: &str| {
        let part = replaced(PART, "\"{lamp}-broken\" = \"dark\"", branch);
        let library = library(&part);
        let user = library.guide("user").unwrap();
        lint(user, &library, &catalog, &facts).iter().filter(|one| one.code == "G008").count()
    };
    assert_eq!(said("\"{lamp}-broken\" = \"dark\", too-dark = \"dark\""), 0);
    assert_eq!(said("\"{lamp}-broken\" = \"dark\", too-bright = \"dark\""), 2);
}

#[test]
fn what_a_part_does_without_parameters_is_said_once() {
    let list = all(
        USER,
        &replaced(PART, "run = \"{lamp}.look\"", "run = \"lamp.lok\"")
            .replace("{lamp}-broken", "lamp-broken"),
    );
    assert_eq!(list.iter().filter(|one| one.code == "G003").count(), 1, "{list:#?}");
}

#[test]
fn g005_and_g006_follow_the_ways_through_a_part() {
    in_part("G006", "then = \"key\"", "then = \"look\"");
    in_part("G005", "without = \"dark\"\nhelp", "without = \"key\"\nhelp");
    let found = in_user("G005", "name = \"Lantern\"", "name = \"{which}\"");
    assert!(found.message.contains("there"), "{found}");
}

#[test]
fn g005_who_jumps_into_a_guide_was_asked_for_nothing() {
    let list = all(&replaced(USER, "@t/helper", "@t/look"), PART);
    the_one("G005", "guides/t.toml", list.clone());
    the_one("G006", "guides/t.toml", list);
}

#[test]
fn g009_a_step_of_kind_part_that_no_way_leads_to() {
    let from = "[steps.end]";
    let more = "[steps.nowhere]\nkind = \"part\"\nguide = \"part\"\nwith = { lamp = \"lamp\", name = \"N\" }\non.solved = \"end\"\non.cannot-tell = \"end\"\n\n[steps.end]";
    assert!(in_user("G009", from, more).message.contains("nowhere"));
}

#[test]
fn g009_a_step_that_only_another_guide_jumps_to_is_reached() {
    let alone = SOUND.replacen("skipped = \"pause\"", "skipped = \"mend\"", 1);
    let load = |id: &str, text: &str| load(&format!("guides/{id}.toml"), text, true).unwrap();
    let catalog = Catalog::parse(CAUSES, FINDINGS).unwrap();
    let codes = |user: &str| -> Vec<&str> {
        let library = Library::new(vec![load("t", &alone), load("user", user), load("part", PART)]);
        lint(library.guide("t").unwrap(), &library, &catalog, &facts())
            .into_iter()
            .map(|one| one.code)
            .collect()
    };
    assert_eq!(codes(USER), ["G009"]);
    assert!(!codes(&USER.replace("@t/helper", "@t/pause")).contains(&"G009"));
}

#[test]
fn g011_a_jump_is_a_way_out_and_a_circle_through_a_part_is_none() {
    let round = USER
        .replace("none = \"@t\"", "none = \"here\"")
        .replace("unknown = \"@t/helper\"", "unknown = \"here\"")
        .replace("on.shines = \"end\"", "on.shines = \"here\"")
        .replace("on.solved = \"end\"", "on.solved = \"here\"")
        .replace("on.cannot-tell = \"@t\"", "on.cannot-tell = \"here\"");
    let found = the_one("G011", "guides/user.toml", all(&round, PART));
    assert!(found.message.contains("“ask”"), "{found}");
    let out = round.replace("none = \"here\"", "none = \"@t\"");
    assert!(all(&out, PART).iter().all(|one| one.code != "G011"));
}

#[test]
fn g013_a_code_of_a_part_is_taken_too() {
    in_part("G013", "H2A", "A2A");
    in_user("G013", "A2A", "H2A");
}

#[test]
fn g014_a_part_puts_nothing_but_parameters_into_links() {
    in_part("G014", "https://shop.{lamp}.example/", "https://shop.{room}.example/");
}

#[test]
fn g027_a_guide_or_part_that_is_not_there() {
    let found = in_user("G027", "none = \"@t\"", "none = \"@usr\"");
    assert_eq!(found.suggestion.as_deref(), Some("did you mean “user”?"));
    in_user("G027", "none = \"@t\"", "none = \"@part\"");
    in_user("G027", "guide = \"part\"", "guide = \"parts\"");
    in_user("G027", "guide = \"part\"", "guide = \"t\"");
}

#[test]
fn g028_a_parameter_missing_or_unknown() {
    let found = in_user("G028", "lamp = \"lamp\", ", "");
    assert!(found.message.contains("needs “lamp”"), "{found}");
    in_user("G028", "lamp = \"lamp\", ", "lamp = \"lamp\", lamb = \"x\", ");
    let found = in_part("G028", "{name} shines", "{nam} shines");
    assert_eq!(found.suggestion.as_deref(), Some("did you mean “name”?"));
}

#[test]
fn g029_an_outcome_that_the_part_never_has() {
    let found = in_user("G029", "on.shines", "on.shine");
    assert_eq!(found.suggestion.as_deref(), Some("did you mean “shines”?"));
    in_user("G029", "on.cannot-tell", "on.hand-over");
}

#[test]
fn g030_an_end_of_a_part_that_is_shown_and_not_whole() {
    let found = in_user("G030", "on.shines = \"end\"\n", "");
    assert!(found.message.contains("here/shines") && found.message.contains("stays"), "{found}");
    let whole =
        replaced(PART, "resolution = \"solved\"", "resolution = \"solved\"\nstays = \"So.\"");
    let list = all(&replaced(USER, "on.shines = \"end\"\n", ""), &whole);
    assert_eq!(list, [], "an end that is whole may be shown");
}

#[test]
fn g031_parts_that_use_each_other() {
    let found = in_part(
        "G031",
        "[steps.shines]",
        "[steps.again]\nkind = \"part\"\nguide = \"part\"\non.solved = \"dark\"\n\n[steps.shines]",
    );
    assert!(found.message.contains("again"), "{found}");
}

#[test]
fn g032_a_part_that_nobody_uses() {
    let user =
        USER.replace("to = \"here\"", "to = \"end\"").replace("to = \"there\"", "to = \"end\"");
    let alone = format!(
        "{}[steps.end]{}",
        user.split("[steps.here]").next().unwrap(),
        user.split("[steps.end]").nth(1).unwrap()
    );
    the_one("G032", "guides/part.toml", all(&alone, PART));
}
