//! Linux: the variables of the environment, and where they say nothing, the settings of GNOME.

use super::bypass::Bypass;
use super::settings::{Decider, ProxySettings};

/// What the variables say; none where no proxy is named. `HTTP_PROXY` in capitals is left alone, as a
/// web server could set it for a program by a request.
#[must_use]
pub fn of_variables(variable: impl Fn(&str) -> Option<String>) -> Option<ProxySettings> {
    let first = |names: &[&str]| {
        names.iter().find_map(|name| variable(name).filter(|value| !value.trim().is_empty()))
    };
    let all = first(&["all_proxy", "ALL_PROXY"]);
    let http = first(&["http_proxy"]).or_else(|| all.clone());
    let https = first(&["https_proxy", "HTTPS_PROXY"]).or(all);
    if http.is_none() && https.is_none() {
        return None;
    }
    let mut settings = ProxySettings::default();
    settings.set(http.as_deref().unwrap_or_default(), true, false);
    settings.set(https.as_deref().unwrap_or_default(), false, true);
    let spared = first(&["no_proxy", "NO_PROXY"]).unwrap_or_default();
    settings.bypass = Bypass::of_no_proxy(&spared);
    Some(settings)
}

/// What `gsettings list-recursively org.gnome.system.proxy` says.
#[must_use]
pub fn of_gnome(text: &str) -> ProxySettings {
    let value = |schema: &str, key: &str| {
        text.lines().find_map(|line| {
            let mut words = line.splitn(3, ' ');
            let found = words.next() == Some(schema) && words.next() == Some(key);
            found.then(|| words.next().unwrap_or_default().trim().trim_matches('\''))
        })
    };
    const ROOT: &str = "org.gnome.system.proxy";
    let mut settings = ProxySettings::default();
    match value(ROOT, "mode") {
        Some("auto") => match value(ROOT, "autoconfig-url") {
            None | Some("") => settings.set_decider(Decider::Detection),
            Some(address) => settings.set_script(address),
        },
        Some("manual") => {
            for (part, kind, http, https) in [
                ("http", "", true, false),
                ("https", "", false, true),
                ("socks", "socks://", false, false),
            ] {
                let schema = format!("{ROOT}.{part}");
                let host = value(&schema, "host").unwrap_or_default();
                let port = value(&schema, "port").unwrap_or("0");
                if !host.is_empty() && port != "0" {
                    settings.set(&format!("{kind}{host}:{port}"), http, https);
                }
            }
            let spared = value(ROOT, "ignore-hosts").unwrap_or_default();
            let spared = spared.trim_start_matches("@as ").trim_matches(['[', ']']);
            settings.bypass = Bypass::of_no_proxy(&spared.replace('\'', ""));
        }
        _ => {}
    }
    settings
}

/// Asks the environment, then GNOME where it is the desktop.
#[cfg(not(any(windows, target_os = "macos")))]
pub(super) fn read() -> ProxySettings {
    use super::super::answer::answer_of;

    const KEPT: &[&str] =
        &["DBUS_SESSION_BUS_ADDRESS", "HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"];
    if let Some(settings) = of_variables(|name| std::env::var(name).ok()) {
        return settings;
    }
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    if !desktop.to_ascii_uppercase().contains("GNOME") {
        return ProxySettings::default();
    }
    let arguments = ["list-recursively", "org.gnome.system.proxy"];
    let said = answer_of("/usr/bin/gsettings", &arguments, KEPT, super::PATIENCE);
    said.map(|text| of_gnome(&text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::{Proxy, Way};
    use super::*;

    fn way(settings: &ProxySettings, origin: &str) -> Way {
        settings.way_to(&origin.parse().expect("a test origin"))
    }

    fn through(host: &str, port: u16) -> Way {
        Way::Through(Proxy { host: host.to_owned(), port })
    }

    #[test]
    fn variables_lead_through_and_past_the_proxy() {
        let settings = of_variables(|name| match name {
            "https_proxy" => Some("http://proxy.example:3128".to_owned()),
            "HTTP_PROXY" => Some("http://planted.example:1".to_owned()),
            "no_proxy" => Some("localhost,.shop.example".to_owned()),
            _ => None,
        })
        .expect("a proxy");
        assert_eq!(way(&settings, "https://a.example"), through("proxy.example", 3128));
        assert_eq!(way(&settings, "https://www.shop.example"), Way::Direct);
        assert_eq!(way(&settings, "http://a.example"), Way::Direct);
        assert_eq!(of_variables(|_| None), None);
    }

    #[test]
    fn gnome_leads_through_its_manual_proxies() {
        let settings = of_gnome(
            "org.gnome.system.proxy autoconfig-url ''\n\
             org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '10.0.0.0/8']\n\
             org.gnome.system.proxy mode 'manual'\n\
             org.gnome.system.proxy.http host 'plain.example'\n\
             org.gnome.system.proxy.http port 8080\n\
             org.gnome.system.proxy.https host 'secure.example'\n\
             org.gnome.system.proxy.https port 8443\n\
             org.gnome.system.proxy.socks host ''\norg.gnome.system.proxy.socks port 0\n",
        );
        assert_eq!(way(&settings, "http://a.example"), through("plain.example", 8080));
        assert_eq!(way(&settings, "https://a.example"), through("secure.example", 8443));
        assert_eq!(way(&settings, "https://10.1.1.1"), Way::Direct);
        assert_eq!(of_gnome("org.gnome.system.proxy mode 'none'"), ProxySettings::default());
        let auto = "org.gnome.system.proxy mode 'auto'\n\
                    org.gnome.system.proxy autoconfig-url 'http://wpad.example/p.pac'";
        let script = Decider::Script(Some("wpad.example".to_owned()));
        assert_eq!(of_gnome(auto).decider, Some(script));
    }
}
