//! The variables by which programs are told of a proxy.

use url::Url;

/// The usual names; programs take them in small letters too.
const NAMES: [&str; 4] = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"];

/// The variables that are set, with user names and passwords masked.
#[must_use]
pub fn proxy_variables() -> Vec<(String, String)> {
    set_ones(|name| std::env::var(name).ok())
}

fn set_ones(variable: impl Fn(&str) -> Option<String>) -> Vec<(String, String)> {
    NAMES
        .iter()
        .flat_map(|name| [name.to_lowercase(), (*name).to_owned()])
        .filter_map(|name| {
            let value = variable(&name).filter(|value| !value.trim().is_empty())?;
            let shown = if name.eq_ignore_ascii_case("NO_PROXY") { value } else { masked(&value) };
            Some((name, shown))
        })
        .collect()
}

/// The address without what signs in to it. One that cannot be taken apart is not shown.
fn masked(value: &str) -> String {
    let whole = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
    let Ok(url) = Url::parse(whole.trim()) else { return "(no address)".to_owned() };
    let Some(host) = url.host_str() else { return "(no address)".to_owned() };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let signs_in = !url.username().is_empty() || url.password().is_some();
    let sign_in = if signs_in { "•••@" } else { "" };
    format!("{}://{sign_in}{host}{port}", url.scheme())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_shown_and_its_password_is_not() {
        for (value, expected) in [
            ("http://proxy.example:3128", "http://proxy.example:3128"),
            ("proxy.example:3128", "http://proxy.example:3128"),
            ("http://ada:FAKE-canary@proxy.example:3128/x", "http://•••@proxy.example:3128"),
            ("ada:FAKE-canary@proxy.example", "http://•••@proxy.example"),
            ("socks5://proxy.example", "socks5://proxy.example"),
            ("http://ada:FAKE-canary@", "(no address)"),
        ] {
            let set = set_ones(|name| (name == "https_proxy").then(|| value.to_owned()));
            assert_eq!(set, [("https_proxy".to_owned(), expected.to_owned())]);
        }
        assert!(set_ones(|_| Some(" ".to_owned())).is_empty());
    }
}
