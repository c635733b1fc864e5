//! macOS: what `scutil --proxy` prints for the connection in use.

use super::bypass::Bypass;
use super::settings::{Decider, ProxySettings};

/// What the text says. Only the outermost table counts: below it stand the settings of connections that
/// are not in use.
#[must_use]
pub fn interpret(text: &str) -> ProxySettings {
    let table = Table::read(text);
    let mut settings = ProxySettings::default();
    for (scheme, http, https) in [("HTTP", true, false), ("HTTPS", false, true)] {
        if let Some(address) = table.server(scheme) {
            settings.set(&address, http, https);
        }
    }
    if let Some(address) = table.server("SOCKS") {
        settings.set(&format!("socks://{address}"), false, false);
    }
    if table.is_on("ProxyAutoConfigEnable") {
        settings.set_script(table.value("ProxyAutoConfigURLString").unwrap_or("unknown"));
    }
    if table.is_on("ProxyAutoDiscoveryEnable") {
        settings.set_decider(Decider::Detection);
    }
    let exceptions = table.exceptions.iter().map(|text| text.as_str());
    settings.bypass = Bypass::of_macos(exceptions, table.is_on("ExcludeSimpleHostnames"));
    settings
}

/// The outermost table of the text.
#[derive(Default)]
struct Table<'a> {
    values: Vec<(&'a str, &'a str)>,
    exceptions: Vec<String>,
}

impl<'a> Table<'a> {
    fn read(text: &'a str) -> Self {
        let mut table = Self::default();
        let mut open: Vec<&str> = Vec::new();
        for line in text.lines().map(str::trim) {
            if line == "}" {
                open.pop();
            } else if line.ends_with('{') {
                open.push(line.split(':').next().unwrap_or_default().trim());
            } else if let Some((name, value)) = line.split_once(" : ") {
                match open.as_slice() {
                    [_] => table.values.push((name.trim(), value.trim())),
                    [_, "ExceptionsList"] => table.exceptions.push(value.trim().to_owned()),
                    _ => {}
                }
            }
        }
        table
    }

    fn value(&self, name: &str) -> Option<&'a str> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    fn is_on(&self, name: &str) -> bool {
        self.value(name) == Some("1")
    }

    fn server(&self, scheme: &str) -> Option<String> {
        if !self.is_on(&format!("{scheme}Enable")) {
            return None;
        }
        let host = self.value(&format!("{scheme}Proxy")).filter(|host| !host.starts_with('<'))?;
        let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
        Some(match self.value(&format!("{scheme}Port")).filter(|port| *port != "0") {
            Some(port) => format!("{host}:{port}"),
            None => host,
        })
    }
}

/// Asks the system.
#[cfg(target_os = "macos")]
pub(super) fn read() -> ProxySettings {
    use super::super::answer::answer_of;

    let said = answer_of("/usr/sbin/scutil", &["--proxy"], &[], super::PATIENCE);
    said.map(|text| interpret(&text)).unwrap_or_default()
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
    fn the_proxies_in_use_and_their_exceptions_are_read() {
        let settings = interpret(
            "<dictionary> {\n  ExceptionsList : <array> {\n    0 : *.local\n    1 : 169.254/16\n  }\n  \
             ExcludeSimpleHostnames : 1\n  FTPPassive : 1\n  HTTPEnable : 1\n  HTTPPort : 3128\n  \
             HTTPProxy : proxy.example\n  HTTPSEnable : 1\n  HTTPSPort : 8443\n  HTTPSProxy : ::7\n  \
             ProxyAutoConfigEnable : 0\n  __SCOPED__ : <dictionary> {\n    en0 : <dictionary> {\n      \
             HTTPSEnable : 1\n      HTTPSProxy : other.example\n      HTTPSPort : 9\n    }\n  }\n}\n",
        );
        assert_eq!(way(&settings, "http://a.example"), through("proxy.example", 3128));
        assert_eq!(way(&settings, "https://a.example"), through("::7", 8443));
        for spared in ["https://printer.local", "https://intranet", "https://169.254.1.2"] {
            assert_eq!(way(&settings, spared), Way::Direct, "{spared}");
        }
    }

    #[test]
    fn nothing_set_is_the_direct_way() {
        for text in
            ["", "<dictionary> {\n}\n", "<dictionary> {\n  FTPPassive : 1\n}", "garbage {{{"]
        {
            assert_eq!(way(&interpret(text), "https://a.example"), Way::Direct, "{text}");
        }
    }

    #[test]
    fn a_script_is_seen_and_not_followed() {
        let settings = interpret(
            "<dictionary> {\n  HTTPSEnable : 0\n  HTTPSProxy : left-over.example\n  \
             ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://wpad.example/a.pac\n}",
        );
        let script = Decider::Script(Some("wpad.example".to_owned()));
        assert_eq!(way(&settings, "https://a.example"), Way::Undecided(script));
    }

    #[test]
    fn socks_and_detection_are_seen() {
        let socks =
            "<dictionary> {\n  SOCKSEnable : 1\n  SOCKSPort : 1080\n  SOCKSProxy : 10.0.0.2\n}";
        assert_eq!(interpret(socks).decider, Some(Decider::OtherKind("10.0.0.2".to_owned())));
        let detects = "<dictionary> {\n  ProxyAutoDiscoveryEnable : 1\n}";
        assert_eq!(interpret(detects).decider, Some(Decider::Detection));
    }
}
