//! `credentials` with a real Secret Service, on a bus of its own.

use std::process::{Command, Stdio};

use super::{CANARY, Person};

const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#;

/// Waits for the keyring by trying, for nothing else tells that it is there; then looks at what is kept,
/// for whom, and forgets it.
const SCRIPT: &str = r#"
printf FAKE-login | gnome-keyring-daemon --foreground --components=secrets --unlock >/dev/null 2>&1 &
daemon=$!
trap 'kill $daemon' EXIT
tries=0
until printf '%s\n' "$CANARY" | "$REFLOAT" credentials set shiprocket-password 2>/dev/null; do
  tries=$((tries + 1)); [ $tries -lt 300 ] || exit 9; sleep 0.1
done
printf '%s' "$CANARY" | "$REFLOAT" credentials set magento-token --profile "$SHOP" || exit 8
"$REFLOAT" credentials list || exit 7
"$REFLOAT" credentials forget shiprocket-password || exit 6
"$REFLOAT" credentials list || exit 5
"$REFLOAT" credentials forget --all || exit 4
"$REFLOAT" credentials list || exit 3
"#;

#[test]
fn what_is_kept_belongs_to_its_place_until_it_is_forgotten() {
    let person = Person::new();
    let shop = "[store]\nplatform = \"magento\"\nurl = \"https://shop.example/x\"\n";
    let shop = person.file("my-shop.toml", shop);
    let bus = person.file("bus.conf", BUS);
    let runtime = person.folder.path().join("run");
    std::fs::create_dir(&runtime).expect("made");
    let output = Command::new("dbus-run-session")
        .args(["--config-file", &bus, "--", "sh", "-c", SCRIPT])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", person.folder.path())
        .env("XDG_RUNTIME_DIR", &runtime)
        .env("REFLOAT_HOME", person.home())
        .env("REFLOAT", env!("CARGO_BIN_EXE_refloat"))
        .env("SHOP", &shop)
        .env("CANARY", CANARY)
        .stdin(Stdio::null())
        .output()
        .expect("dbus-run-session is missing; install the package dbus");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{:?}\n{said}\n{told}", output.status);
    let lines: Vec<&str> = said.lines().collect();
    let place = "https://apiv2.shiprocket.in";
    assert!(lines[0].ends_with(&format!("goes only to {place}.")), "{said}");
    assert!(lines[1].ends_with("goes only to https://shop.example."), "{said}");
    assert!(lines[2].starts_with("magento-token of my-shop, only for https://shop.example,"));
    assert!(lines[3].starts_with(&format!("shiprocket-password of default, only for {place},")));
    assert_eq!(lines[4], "One secret is forgotten.");
    assert!(lines[5].starts_with("magento-token"), "{said}");
    assert_eq!(lines[6..], ["One secret is forgotten.", "Nothing is kept."]);
    assert!(!said.contains(CANARY) && !told.contains(CANARY));
    assert!(!person.left().windows(CANARY.len()).any(|part| part == CANARY.as_bytes()));
}
