//! Several shops and accounts: kept apart, switched between, deleted without a trace.

use std::sync::Arc;

use refloat::domain::secret::Secret;
use refloat::engine::command::{Command, KeepSecret};
use refloat::engine::view::{AskField, NoticeAction, Page, ShopLine, View};
use refloat::world::store::Home;
use refloat::world::vault::VaultKind;

use crate::desk::Desk;
use crate::keyring::stores::TestStore;

const HEALTHY: &str = "shiprocket-healthy";
const SERVICE: &str = "refloat-practice";
const PASSWORD: &str = "FAKE-api-password-7d";

/// Practice with a keyring of the test's own.
fn with_keyring() -> (Arc<TestStore>, Desk) {
    let store = TestStore::new();
    let opened = Arc::clone(&store);
    let vault = VaultKind::Custom {
        service: SERVICE.to_owned(),
        name: "a test keyring",
        open: Arc::new(move || opened.open()),
    };
    let home = tempfile::tempdir().expect("a folder");
    let desk = Desk::with_vault(home, Some(HEALTHY), vault);
    desk.handle.send(Command::Begin);
    desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
    (store, desk)
}

fn shops(view: &View) -> &[ShopLine] {
    match &view.page {
        Page::Shops(page) => &page.shops,
        other => panic!("not at the shops: {other:#?}"),
    }
}

fn add(desk: &Desk, name: &str) {
    desk.handle.send(Command::NewProfile(name.to_owned()));
    desk.wait("the new shop", |view| view.chrome.shop.as_deref() == Some(name));
}

fn shown(desk: &Desk) -> Vec<ShopLine> {
    desk.handle.send(Command::ShowProfiles);
    let view = desk.wait("the results of the shops", |view| match &view.page {
        Page::Shops(page) => page.shops.iter().all(|shop| !shop.last.contains("Reading")),
        _ => false,
    });
    shops(&view).to_vec()
}

fn use_shop(desk: &Desk, name: &str) {
    let shop = shown(desk).into_iter().find(|shop| shop.name == name).expect("the shop");
    desk.handle.send(Command::UseProfile(shop.id));
    desk.wait("Home of the shop", |view| view.chrome.shop.as_deref() == Some(name));
}

/// Signs in with the right password, which is then kept.
fn keep_the_password(desk: &Desk) {
    desk.to_the_check(PASSWORD);
    let view = desk.turn(Command::RunCheck);
    assert!(!matches!(view.page, Page::BeforeCheck(_)), "{:#?}", view.page);
    desk.handle.send(Command::ShowKeys);
    desk.wait("the kept key", |view| match &view.page {
        Page::Keys(page) => page.keys.iter().any(|key| !key.memory),
        _ => false,
    });
    desk.handle.send(Command::Home);
    desk.wait("Home", |view| matches!(view.page, Page::Home(_)));
}

/// True where the page that asks for the password offers one that is kept.
fn offers_a_kept_one(desk: &Desk) -> bool {
    desk.turn(Command::Open { guide: "shiprocket-login".to_owned(), step: None });
    desk.choose("“Invalid email");
    desk.choose("That of an API user");
    desk.choose("Shiprocket did");
    let view = desk.enter("api-user@shop.example");
    let Page::Ask(page) = &view.page else { panic!("nothing is asked: {:#?}", view.page) };
    matches!(page.field, AskField::Secret { kept: true, .. })
}

#[test]
fn the_first_start_makes_one_shop_and_says_nothing_of_it() {
    let desk = Desk::practise(HEALTHY);
    let view = desk.handle.view();
    assert_eq!(view.chrome.shop.as_deref(), Some("My shop"));
    let list = shown(&desk);
    assert_eq!(list.len(), 1);
    assert!(list[0].stays.is_some(), "the only one could be deleted");
    let folder = Home::at(desk.home.path()).practice().profiles();
    let file = std::fs::read_to_string(folder.join("default.toml")).expect("its file");
    assert_eq!(file, "name = \"My shop\"\n");
}

#[test]
fn a_key_of_one_shop_is_never_offered_or_used_for_another() {
    let (store, desk) = with_keyring();
    keep_the_password(&desk);
    add(&desk, "Second");
    assert!(!offers_a_kept_one(&desk), "the other shop’s password is offered");
    // What is not kept for this shop cannot be used, whoever asks for it.
    let before = desk.handle.view();
    desk.handle.send(Command::UseKept);
    desk.handle.send(Command::Zoom(110));
    let view = desk.wait("the zoom", |view| view.look.zoom == 110);
    assert_eq!(view.page, before.page, "it went on with the key of the other shop");
    desk.turn(Command::Home);
    keep_the_password(&desk);
    assert_eq!(store.count(), 2);
    use_shop(&desk, "My shop");
    assert!(offers_a_kept_one(&desk), "its own password is not offered");
}

#[test]
fn a_typed_password_does_not_come_along_to_another_shop() {
    let desk = Desk::practise(HEALTHY);
    desk.to_the_check("FAKE-typed-for-the-first");
    add(&desk, "Second");
    desk.turn(Command::Open {
        guide: "shiprocket-login".to_owned(),
        step: Some("check-login".into()),
    });
    let view = desk.turn(Command::RunCheck);
    let Page::Result(page) = &view.page else { panic!("no result: {:#?}", view.page) };
    assert_eq!(page.verdict, refloat::domain::finding::Verdict::Skipped, "{page:#?}");
}

#[test]
fn switching_stops_the_running_check_and_its_answer_changes_nothing() {
    let desk = Desk::practise("shiprocket-silence");
    add(&desk, "Second");
    use_shop(&desk, "My shop");
    desk.to_the_check(PASSWORD);
    desk.handle.send(Command::RunCheck);
    desk.wait("the running check", |view| matches!(view.page, Page::Running(_)));
    let second = "second-shop";
    let list = Home::at(desk.home.path()).practice().profiles();
    let id = if list.join(format!("{second}.toml")).exists() { second } else { "second" };
    desk.handle.send(Command::UseProfile(id.to_owned()));
    let view = desk.wait("Home of the other", |view| view.chrome.shop.as_deref() == Some("Second"));
    let Page::Home(home) = &view.page else { panic!("not at Home: {:#?}", view.page) };
    assert!(home.continue_with.is_none(), "the walk of the other shop is offered here");
    assert!(view.chrome.setup.is_empty(), "{:?}", view.chrome.setup);
    use_shop(&desk, "My shop");
    desk.wait(
        "the walk that was left",
        |view| matches!(&view.page, Page::Home(home) if home.continue_with.is_some()),
    );
    let view = desk.turn(Command::Continue);
    assert!(matches!(view.page, Page::BeforeCheck(_)), "{:#?}", view.page);
}

#[test]
fn a_deleted_shop_leaves_no_key_and_no_session() {
    let (store, desk) = with_keyring();
    add(&desk, "Second");
    keep_the_password(&desk);
    assert_eq!(store.count(), 1);
    let second = shown(&desk).into_iter().find(|shop| shop.in_use).expect("in use");
    assert_eq!(second.name, "Second");
    desk.handle.send(Command::DeleteProfile(second.id.clone()));
    desk.wait(
        "one shop left",
        |view| matches!(&view.page, Page::Shops(page) if page.shops.len() == 1),
    );
    assert_eq!(store.count(), 0);
    let home = Home::at(desk.home.path()).practice();
    assert!(!home.profiles().join(format!("{}.toml", second.id)).exists());
    let left = std::fs::read_dir(home.data().join("sessions")).map_or(0, |entries| {
        entries
            .flatten()
            .filter(|one| one.path().extension().is_some_and(|end| end == "json"))
            .count()
    });
    assert_eq!(left, 0, "a session is left");
    desk.handle.send(Command::Home);
    desk.wait("the other shop", |view| view.chrome.shop.as_deref() == Some("My shop"));
}

#[test]
fn the_shop_in_use_and_its_name_survive_a_restart() {
    let desk = Desk::practise(HEALTHY);
    add(&desk, "Second");
    let id = shown(&desk).into_iter().find(|shop| shop.in_use).expect("in use").id;
    desk.handle.send(Command::RenameProfile { id, name: "Renamed".to_owned() });
    desk.wait(
        "the new name",
        |view| matches!(&view.page, Page::Shops(page) if page.shops[0].name == "Renamed"),
    );
    let Desk { handle, home, .. } = desk;
    drop(handle);
    let desk = Desk::at(home, Some(HEALTHY));
    assert_eq!(desk.handle.view().chrome.shop.as_deref(), Some("Renamed"));
}

#[test]
fn two_shops_never_share_a_name() {
    let desk = Desk::practise(HEALTHY);
    desk.handle.send(Command::NewProfile(" my SHOP ".to_owned()));
    desk.wait("the message", |view| {
        view.toast.as_ref().is_some_and(|toast| toast.text.contains("with this name"))
    });
    assert_eq!(shown(&desk).len(), 1);
}

#[test]
fn a_damaged_profile_is_set_aside_with_a_notice_that_names_the_place() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = Home::at(home.path()).practice().profiles();
    std::fs::create_dir_all(&folder).expect("made");
    std::fs::write(folder.join("broken.toml"), "name = \"B\"\n[stroe]\n").expect("written");
    let desk = Desk::at(home, Some(HEALTHY));
    let notices = &desk.handle.view().chrome.notices;
    let told = notices.iter().find(|notice| notice.text.contains(".damaged-")).expect("a notice");
    assert!(told.text.contains("broken.toml:2:2"), "{}", told.text);
    let kept = std::fs::read_dir(&folder).expect("there").flatten();
    assert!(kept.into_iter().any(|file| file.file_name().to_string_lossy().contains(".damaged-")));
}

#[test]
fn two_hundred_shops_are_listed_with_the_one_in_use_first() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = Home::at(home.path()).practice().profiles();
    std::fs::create_dir_all(&folder).expect("made");
    for number in 0..200 {
        let text = format!("name = \"Customer {number:03}\"\n");
        std::fs::write(folder.join(format!("customer-{number}.toml")), text).expect("written");
    }
    let desk = Desk::at(home, Some(HEALTHY));
    desk.handle.send(Command::Begin);
    use_shop(&desk, "Customer 150");
    let list = shown(&desk);
    assert_eq!(list.len(), 200);
    let names: Vec<_> = list.iter().map(|shop| shop.name.as_str()).collect();
    assert_eq!(names[..3], ["Customer 150", "Customer 000", "Customer 001"]);
}

#[test]
fn what_a_walk_taught_is_offered_and_stands_there_the_next_time() {
    let desk = Desk::practise(HEALTHY);
    desk.to_the_check(PASSWORD);
    desk.turn(Command::Home);
    let offers = |view: &View| {
        view.chrome.notices.iter().any(|one| one.action == Some(NoticeAction::Remember))
    };
    let view = desk.wait("the offer", offers);
    let notice = view.chrome.notices.iter().find(|one| one.action.is_some()).expect("the offer");
    assert!(notice.text.contains("api-user@shop.example"), "{}", notice.text);
    desk.handle.send(Command::RememberLearnt);
    desk.wait("no offer", |view| !offers(view));
    desk.turn(Command::Open { guide: "shiprocket-login".to_owned(), step: None });
    desk.choose("“Invalid email");
    desk.choose("That of an API user");
    let view = desk.choose("Shiprocket did");
    let Page::Ask(page) = &view.page else { panic!("nothing is asked: {:#?}", view.page) };
    assert_eq!(page.field, AskField::Value { text: "api-user@shop.example".to_owned() });
}

#[test]
fn while_sharing_the_names_of_shops_are_masked() {
    let desk = Desk::practise(HEALTHY);
    add(&desk, "Harbour Books");
    desk.handle.send(Command::Share(true));
    desk.handle.send(Command::ShowProfiles);
    let view = desk.wait("the shops", |view| matches!(view.page, Page::Shops(_)));
    assert!(!format!("{view:?}").contains("Harbour"), "{view:#?}");
}

#[test]
fn an_added_key_is_stored_only_after_the_check_let_it_in() {
    let (store, desk) = with_keyring();
    desk.handle.send(Command::ShowAddKey);
    desk.handle.send(Command::AddKeyFor(refloat::domain::secret::Slot::ShiprocketPassword));
    desk.wait("the form", |view| matches!(&view.page, Page::AddKey(page) if page.form.is_some()));
    let enter = |password: &str| Command::AddKey {
        secret: Secret::new(password.to_owned()),
        keep: KeepSecret::OnThisComputer,
        values: [("email".to_owned(), "api-user@shop.example".to_owned())].into(),
    };
    desk.handle.send(enter("FAKE-wrong"));
    let view = desk.wait("the refusal", |view| {
        matches!(&view.page, Page::AddKey(page)
            if page.form.as_ref().is_some_and(|form| form.said.is_some()))
    });
    assert!(!format!("{view:?}").contains("FAKE"), "the key is in the view");
    assert_eq!(store.count(), 0);
    desk.handle.send(enter(PASSWORD));
    desk.wait("the keys", |view| matches!(&view.page, Page::Keys(page) if page.keys.len() == 1));
    desk.wait("the keyring has it", |_| store.count() == 1);
}

#[test]
fn a_key_that_no_check_uses_is_stored_at_once_and_the_page_says_so() {
    let (store, desk) = with_keyring();
    let slot = refloat::domain::secret::Slot::UspsClientId;
    let used = refloat::checks::declarations()
        .any(|check| check.secrets.iter().any(|used| used.slot == slot && used.required));
    desk.handle.send(Command::ShowAddKey);
    desk.handle.send(Command::AddKeyFor(slot));
    let view = desk
        .wait("the form", |view| matches!(&view.page, Page::AddKey(page) if page.form.is_some()));
    let Page::AddKey(page) = &view.page else { unreachable!() };
    let form = page.form.as_ref().expect("the form");
    assert!(!form.tried, "{form:#?}");
    assert!(form.needed_for.contains(if used { "untried" } else { "at once" }), "{form:#?}");
    desk.handle.send(Command::AddKey {
        secret: Secret::new("FAKE-id".to_owned()),
        keep: KeepSecret::OnThisComputer,
        values: Default::default(),
    });
    desk.wait("the keys", |view| matches!(&view.page, Page::Keys(page) if page.keys.len() == 1));
    desk.wait("the keyring has it", |_| store.count() == 1);
}

#[test]
fn forgetting_everything_leaves_the_attempt_count_and_nothing_else() {
    let (store, desk) = with_keyring();
    add(&desk, "Second");
    keep_the_password(&desk);
    let home = Home::at(desk.home.path()).practice();
    assert!(home.state().join("attempts.json").exists(), "no attempt was counted");
    desk.handle.send(Command::ForgetEverything);
    desk.wait("the first start", |view| matches!(view.page, Page::FirstStart));
    assert_eq!(store.count(), 0);
    assert!(home.state().join("attempts.json").exists(), "the count is gone");
    let files = |folder: std::path::PathBuf| -> Vec<String> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    };
    assert_eq!(files(home.data().join("sessions")), Vec::<String>::new());
    let profiles = files(home.profiles());
    assert!(profiles.iter().all(|name| name.starts_with("default.toml")), "{profiles:?}");
}

#[test]
fn where_every_file_was_taken_away_there_is_one_shop_to_work_with() {
    let desk = Desk::practise(HEALTHY);
    let folder = Home::at(desk.home.path()).practice().profiles();
    std::fs::remove_dir_all(&folder).expect("removed");
    let list = shown(&desk);
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].name, "My shop");
    desk.wait("its file", |_| folder.join("default.toml").exists());
}
