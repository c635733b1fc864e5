//! Windows: the values of “Internet Settings” in the registry, where WinINET and the browsers look.

use super::bypass::Bypass;
use super::settings::{Decider, ProxySettings};

/// The values as the registry has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegistryValues {
    /// `ProxyEnable`.
    pub enable: Option<u32>,
    /// `ProxyServer`.
    pub server: Option<String>,
    /// `ProxyOverride`.
    pub bypass: Option<String>,
    /// `AutoConfigURL`.
    pub script: Option<String>,
    /// `Connections\DefaultConnectionSettings`: its ninth byte holds the switches of the dialog.
    pub connection: Option<Vec<u8>>,
}

/// The switch “automatically detect settings” in the ninth byte.
const DETECT: u8 = 0x08;

/// What the values say.
#[must_use]
pub fn interpret(values: &RegistryValues) -> ProxySettings {
    let mut settings = ProxySettings::default();
    if values.enable == Some(1) {
        for part in values.server.iter().flat_map(|server| server.split([';', ' ', '\t'])) {
            server(&mut settings, part);
        }
        settings.bypass = Bypass::of_windows(values.bypass.as_deref().unwrap_or_default());
    }
    if let Some(script) = &values.script {
        settings.set_script(script);
    }
    let switches = values.connection.as_ref().and_then(|bytes| bytes.get(8)).copied();
    if switches.is_some_and(|switches| switches & DETECT != 0) {
        settings.set_decider(Decider::Detection);
    }
    settings
}

/// `proxy:8080` is for everything, `https=proxy:8080` for one scheme.
fn server(settings: &mut ProxySettings, part: &str) {
    let Some((scheme, address)) = part.split_once('=') else {
        return settings.set(part, true, true);
    };
    match scheme.trim().to_ascii_lowercase().as_str() {
        "http" => settings.set(address, true, false),
        "https" => settings.set(address, false, true),
        "socks" => settings.set(&format!("socks://{address}"), false, false),
        _ => {}
    }
}

/// Reads the registry. An administrator can have the settings of the computer count for everybody.
#[cfg(windows)]
pub(super) fn read() -> ProxySettings {
    use winreg::RegKey;
    use winreg::enums::{HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE, KEY_READ};

    const SETTINGS: &str = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings";
    const POLICY: &str = r"Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings";
    let open = |root: &RegKey, path: &str| root.open_subkey_with_flags(path, KEY_READ).ok();
    let machine = RegKey::predef(HKEY_LOCAL_MACHINE);
    let per_user =
        open(&machine, POLICY).and_then(|key| key.get_value::<u32, _>("ProxySettingsPerUser").ok());
    let root = if per_user == Some(0) { machine } else { RegKey::predef(HKEY_CURRENT_USER) };
    let Some(key) = open(&root, SETTINGS) else { return ProxySettings::default() };
    let text = |name: &str| key.get_value::<String, _>(name).ok();
    let connection = open(&key, "Connections")
        .and_then(|key| key.get_raw_value("DefaultConnectionSettings").ok())
        .map(|value| value.bytes.to_vec());
    interpret(&RegistryValues {
        enable: key.get_value::<u32, _>("ProxyEnable").ok(),
        server: text("ProxyServer"),
        bypass: text("ProxyOverride"),
        script: text("AutoConfigURL"),
        connection,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Way;
    use super::*;

    fn values(server: &str) -> RegistryValues {
        RegistryValues {
            enable: Some(1),
            server: Some(server.to_owned()),
            ..RegistryValues::default()
        }
    }

    fn ways(settings: &ProxySettings) -> [String; 2] {
        ["http://a.example", "https://a.example"].map(|origin| {
            match settings.way_to(&origin.parse().expect("a test origin")) {
                Way::Direct => "direct".to_owned(),
                Way::Through(proxy) => proxy.to_string(),
                Way::Undecided(decider) => format!("{decider:?}"),
            }
        })
    }

    #[test]
    fn every_spelling_of_the_server_is_read() {
        for (server, http, https) in [
            ("proxy.example:8080", "proxy.example:8080", "proxy.example:8080"),
            ("proxy.example", "proxy.example:80", "proxy.example:80"),
            ("http://proxy.example:3128", "proxy.example:3128", "proxy.example:3128"),
            (
                "http=a.example:80;https=b.example:443;ftp=c.example:21",
                "a.example:80",
                "b.example:443",
            ),
            ("https=http://b.example:8080", "direct", "b.example:8080"),
            ("HTTP=A.example:81 HTTPS=b.example:82", "a.example:81", "b.example:82"),
            ("", "direct", "direct"),
        ] {
            assert_eq!(ways(&interpret(&values(server))), [http, https], "{server}");
        }
    }

    #[test]
    fn a_proxy_that_is_switched_off_counts_for_nothing() {
        let off = RegistryValues { enable: Some(0), ..values("proxy.example:8080") };
        assert_eq!(interpret(&off), ProxySettings::default());
    }

    #[test]
    fn socks_alone_cannot_be_followed() {
        let [_, https] = ways(&interpret(&values("socks=s.example:1080")));
        assert_eq!(https, r#"OtherKind("s.example")"#);
    }

    #[test]
    fn a_script_and_detection_are_seen() {
        let script = Some("http://wpad.example/wpad.dat".to_owned());
        let settings = interpret(&RegistryValues { script, ..RegistryValues::default() });
        assert_eq!(settings.decider, Some(Decider::Script(Some("wpad.example".to_owned()))));
        let mut connection = vec![0x46, 0, 0, 0, 2, 0, 0, 0, 0x09, 0, 0, 0];
        let detecting =
            RegistryValues { connection: Some(connection.clone()), ..RegistryValues::default() };
        assert_eq!(interpret(&detecting).decider, Some(Decider::Detection));
        connection[8] = 0x01;
        let plain = RegistryValues { connection: Some(connection), ..RegistryValues::default() };
        assert_eq!(interpret(&plain).decider, None);
    }
}
