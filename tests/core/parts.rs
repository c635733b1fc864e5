//! Guides that use parts, and jumps from guide to guide: walked, gone back, and taken up again.

use refloat::domain::guide::{Guide, Library, StepKind, load};
use refloat::domain::session::{ChoiceId, Event, Refused, Session};

const NOW: i64 = 1_795_262_000;

/// The beginning of each guide; `start` is always `a`.
fn head(id: &str, more: &str) -> String {
    format!(
        "id = \"{id}\"\ntitle = \"T\"\ntopic = \"t\"\ngoal = \"G of {id}\"\nstart = \"a\"\nreviewed = 2026-11-21\n{more}\n"
    )
}

fn question(step: &str, choice: &str, none: &str) -> String {
    format!(
        "[steps.{step}]\nkind = \"question\"\ncode = \"K2A\"\ntitle = \"Is it {{name}}?\"\nlabel = \"{step}\"\nnone = \"{none}\"\nunknown = \"{none}\"\n[[steps.{step}.choices]]\nsay = \"Yes, {{name}}\"\nto = \"{choice}\"\n"
    )
}

fn outcome(step: &str, resolution: &str, other: &str) -> String {
    format!(
        "[steps.{step}]\nkind = \"outcome\"\ncode = \"K3A\"\ntitle = \"End of {{name}}\"\nlabel = \"E\"\nresolution = \"{resolution}\"\nothers = [{{ say = \"Again\", to = \"{other}\" }}]\n"
    )
}

/// `user` asks, enters `outer` at `look`; `outer` asks and enters `inner` at `deep`.
fn library() -> Library {
    let user = head("user", "")
        + &question("a", "look", "end")
        + "[steps.look]\nkind = \"part\"\nguide = \"outer\"\nwith = { name = \"UPS\", vendor = \"ups\" }\non.fine = \"end\"\non.cannot-tell = \"@other/b\"\n"
        + &outcome("end", "cannot-tell", "a");
    let outer = head("outer", "part = true\nneeds = [\"name\", \"vendor\"]")
        + &question("a", "deep", "fine")
        + "[steps.deep]\nkind = \"part\"\nguide = \"inner\"\nwith = { name = \"{name} inside\" }\non.solved = \"look\"\n"
        + "[steps.look]\nkind = \"check\"\ncode = \"K4A\"\ntitle = \"Look at {name}\"\nlabel = \"Look\"\nrun = \"{vendor}.status\"\nuses = { host = \"{vendor}-host\" }\non.\"{vendor}-outage\" = \"shown\"\non.pass = \"lost\"\nskip = \"shown\"\n"
        + &outcome("fine", "solved", "a")
        + &outcome("lost", "cannot-tell", "a")
        + &outcome("shown", "vendor-wait", "@other");
    let inner = head("inner", "part = true\nneeds = [\"name\"]")
        + &question("a", "done", "stuck")
        + &outcome("done", "solved", "a")
        + &outcome("stuck", "hand-over", "a");
    let other = head("other", "")
        + &question("a", "b", "@gone")
        + &question("b", "@user/look", "@user")
        + "[steps.look]\nkind = \"wait\"\ncode = \"K5A\"\ntitle = \"Wait\"\nlabel = \"W\"\nminutes = 3\nthen = \"a\"\n";
    let files = [("user", user), ("outer", outer), ("inner", inner), ("other", other)];
    let load = |(file, text): &(&str, String)| -> Guide {
        load(&format!("{file}.toml"), text, true).unwrap_or_else(|error| panic!("{error}"))
    };
    Library::new(files.iter().map(load).collect())
}

struct Walk {
    library: Library,
    session: Session,
}

impl Walk {
    fn at(guide: &str, step: &str) -> Self {
        let session = Session::begin("test".to_owned(), guide, step, NOW);
        Self { library: library(), session }
    }

    fn does(&mut self, event: Event) -> &mut Self {
        let shown = format!("{event:?} at {}", self.session.here());
        let done = self.session.apply(&self.library, event, NOW);
        done.unwrap_or_else(|no| panic!("{shown}: {no}"));
        self
    }

    fn yes(&mut self) -> &mut Self {
        self.does(Event::Chose(ChoiceId::Nth(0)))
    }

    fn none(&mut self) -> &mut Self {
        self.does(Event::Chose(ChoiceId::None))
    }

    #[track_caller]
    fn is_at(&mut self, guide: &str, step: &str) -> &mut Self {
        assert_eq!((self.session.guide.as_str(), self.session.here()), (guide, step));
        self
    }

    fn title(&self) -> &str {
        &self.library.step(&self.session.guide, self.session.here()).expect("a step").title
    }
}

#[test]
fn a_walk_enters_a_part_at_once_and_goes_on_with_its_outcome() {
    let mut walk = Walk::at("user", "a");
    walk.yes().is_at("user", "look/a");
    assert_eq!(walk.title(), "Is it UPS?");
    walk.yes().is_at("user", "look/deep/a");
    assert_eq!(walk.title(), "Is it UPS inside?");
    // `solved` of the inner part leads to `look` of the outer one.
    walk.yes().is_at("user", "look/look");
    assert_eq!(walk.title(), "Look at UPS");
}

#[test]
fn an_outcome_that_is_named_by_its_id_leads_on_in_the_caller() {
    Walk::at("user", "a").yes().none().is_at("user", "end");
}

#[test]
fn an_outcome_that_no_branch_names_is_shown() {
    let mut walk = Walk::at("user", "look/deep/a");
    walk.none().is_at("user", "look/deep/stuck");
    assert_eq!(walk.title(), "End of UPS inside");
    walk.does(Event::Other(0)).is_at("user", "look/deep/a");
}

#[test]
fn parameters_stand_in_checks_results_and_values() {
    let library = library();
    let StepKind::Check(check) = &library.step("user", "look/look").expect("woven").kind else {
        panic!("no check")
    };
    assert_eq!(check.run, "ups.status");
    assert_eq!(check.uses["host"], "ups-host");
    assert_eq!(check.branch("ups-outage").expect("a way").step, "look/shown");
    // The outcome `lost` is named by its resolution, and the caller jumps away then.
    let lost = check.branch("pass").expect("a way");
    assert_eq!((lost.guide.as_deref(), lost.step.as_str()), (Some("other"), "b"));
}

#[test]
fn back_goes_out_of_a_part_as_it_came_in() {
    let mut walk = Walk::at("user", "a");
    walk.yes().yes().yes().is_at("user", "look/look");
    walk.does(Event::Back).is_at("user", "look/deep/a");
    walk.does(Event::Back).is_at("user", "look/a");
    assert_eq!(walk.session.chosen_here(), Some(ChoiceId::Nth(0)), "the answer is kept");
    walk.does(Event::Back).is_at("user", "a");
    assert!(walk.session.apply(&library(), Event::Back, NOW).is_err());
}

#[test]
fn a_jump_changes_the_guide_and_back_changes_it_again() {
    let mut walk = Walk::at("user", "look/look");
    walk.does(Event::Skipped).is_at("user", "look/shown");
    walk.does(Event::Other(0)).is_at("other", "a");
    walk.yes().is_at("other", "b");
    // A jump to a step of kind part enters the part.
    walk.yes().is_at("user", "look/a");
    walk.does(Event::Back).is_at("other", "b");
    walk.none().is_at("user", "a");
    walk.does(Event::BackTo(1)).is_at("user", "look/shown");
    assert_eq!(walk.session.trail.len(), 2);
}

#[test]
fn a_session_is_taken_up_again_inside_a_part_of_another_guide() {
    let mut walk = Walk::at("other", "b");
    walk.yes().yes().is_at("user", "look/deep/a");
    let text = serde_json::to_string(&walk.session).expect("written");
    let mut session: Session = serde_json::from_str(&text).expect("read");
    session.resume();
    assert_eq!(session, walk.session);
    walk.session = session;
    walk.yes().is_at("user", "look/look");
    walk.does(Event::BackTo(0)).is_at("other", "b");
}

#[test]
fn steps_of_one_id_in_two_guides_keep_their_answers_apart() {
    let mut walk = Walk::at("user", "a");
    walk.none().does(Event::Back);
    walk.session.trail.truncate(1);
    walk.yes().is_at("user", "look/a");
    let mut walk = Walk { session: walk.session, library: library() };
    walk.does(Event::Back).does(Event::Chose(ChoiceId::None)).is_at("user", "end");
    let mut other = Walk::at("other", "b");
    other
        .none()
        .is_at("user", "a")
        .none()
        .does(Event::BackTo(0))
        .does(Event::Chose(ChoiceId::Nth(0)));
    other.is_at("user", "look/a");
    let mut fresh = Walk::at("other", "a");
    fresh.session.chosen = other.session.chosen;
    assert_eq!(fresh.session.chosen_here(), None, "`a` of `user` was answered, not `a` of `other`");
}

#[test]
fn a_jump_to_a_guide_that_is_not_there_changes_nothing_and_names_it() {
    let mut walk = Walk::at("other", "a");
    let before = walk.session.clone();
    let refused = walk.session.apply(&walk.library, Event::Chose(ChoiceId::None), NOW);
    assert!(matches!(refused, Err(Refused::Gone { guide, .. }) if guide == "gone"));
    assert_eq!(walk.session, before);
}

#[test]
fn a_part_is_never_opened_by_itself() {
    let library = library();
    assert!(library.guide("outer").is_none() && library.step("inner", "a").is_none());
    assert_eq!(
        library.guides().map(|guide| guide.id.as_str()).collect::<Vec<_>>(),
        ["other", "user"]
    );
    assert_eq!(library.sources().count(), 4);
}

#[test]
fn parts_that_use_each_other_end_somewhere() {
    let round = |id: &str, other: &str| {
        head(id, "part = true")
            + &question("a", "b", "end")
            + &format!("[steps.b]\nkind = \"part\"\nguide = \"{other}\"\non.solved = \"b\"\n")
            + &outcome("end", "solved", "a")
    };
    let user = head("user", "")
        + "[steps.a]\nkind = \"part\"\nguide = \"one\"\non.solved = \"a\"\n"
        + &outcome("end", "solved", "a");
    let files = [("user", user), ("one", round("one", "two")), ("two", round("two", "one"))];
    let load =
        |(id, text): &(&str, String)| load(&format!("{id}.toml"), text, true).expect("it loads");
    let library = Library::new(files.iter().map(load).collect());
    let guide = library.guide("user").expect("the guide");
    assert_eq!(guide.start.step, "a/a");
    assert!(guide.steps.contains_key("a/b/a"), "{:?}", guide.steps.keys());
    let mut session = Session::begin("test".to_owned(), "user", "a/b/a", NOW);
    let refused = session.apply(&library, Event::Chose(ChoiceId::Nth(0)), NOW);
    assert!(matches!(refused, Err(Refused::Gone { .. })), "the way into the circle is closed");
}

#[test]
fn nobody_reads_the_name_of_a_parameter_in_a_built_in_guide() {
    let library = refloat::domain::guide::builtin_library().expect("the built-in guides load");
    let names: Vec<String> = library
        .sources()
        .flat_map(|guide| guide.needs.iter().map(|name| format!("{{{name}}}")))
        .collect();
    assert!(names.contains(&"{site}".to_owned()), "{names:?}");
    for guide in library.guides() {
        for step in guide.steps.values() {
            let all = format!("{step:?}");
            for name in &names {
                assert!(!all.contains(name), "{name} in {} of {}", step.id, guide.id);
            }
        }
    }
}
