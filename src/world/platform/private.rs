//! Pages in a private window of an installed browser (vendors' facts, section 14.3).

use super::browsers::{Browser, Make, installed};
use super::{Os, Page, PageError, StartError, program};

/// Why no private window was opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrivateError {
    /// The address is none that is opened.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The host is none of the vendors'.
    #[error("{0} is none of the pages that Refloat opens in a private window")]
    OtherHost(String),
    /// No browser was found that Refloat can ask.
    #[error("no browser was found that Refloat can ask for a private window")]
    NoBrowser,
    /// Safari takes no order for it.
    #[error("Safari opens private windows by hand only: File, New Private Window (Shift-Cmd-N)")]
    ByHand,
    /// A policy of this computer forbids it.
    #[error("private windows are switched off in {0} by whoever manages this computer")]
    Forbidden(Make),
    /// The browser was not started.
    #[error("{0} was not started ({1})")]
    NotStarted(Make, StartError),
}

/// Opens a page in a private window of the default browser, or of another one where the system does not say
/// which one that is. `hosts` are those that may be opened. Returns the browser. May wait some seconds.
///
/// The address is written anew and is an argument of its own; no shell reads it.
///
/// # Errors
/// The address is no https address of one of the hosts, or no browser can do it.
pub fn open_private(text: &str, hosts: &[&str]) -> Result<Make, PrivateError> {
    let page = Page::parse(text)?;
    if !hosts.contains(&page.host()) {
        return Err(PrivateError::OtherHost(page.host().to_owned()));
    }
    let browsers = installed();
    let (browser, order) = choose(Os::current(), &browsers, page.address())?;
    let mut arguments = order.iter().map(String::as_str);
    let name = arguments.next().ok_or(PrivateError::NoBrowser)?;
    program::start(&mut program::cleaned(name, arguments))
        .map_err(|error| PrivateError::NotStarted(browser.make.clone(), error))?;
    Ok(browser.make.clone())
}

/// The browser, and the program with its arguments.
fn choose<'a>(
    os: Os,
    browsers: &'a [Browser],
    address: &str,
) -> Result<(&'a Browser, Vec<String>), PrivateError> {
    let default = browsers.iter().find(|browser| browser.is_default);
    // Another browser would prove something else, so that the default one is not passed over, unless
    // Refloat does not know how to ask it.
    match default.map(|browser| (browser, &browser.make)) {
        Some((_, Make::Safari)) => return Err(PrivateError::ByHand),
        Some((browser, make)) if browser.private_forbidden => {
            return Err(PrivateError::Forbidden(make.clone()));
        }
        _ => {}
    }
    let able = |browser: &&Browser| browser.program.is_some() && switch(&browser.make).is_some();
    let allowed = |browser: &&Browser| able(browser) && !browser.private_forbidden;
    let chosen = default.filter(able).or_else(|| browsers.iter().find(allowed));
    let Some(browser) = chosen else {
        let forbidden = browsers.iter().find(able).map(|it| it.make.clone());
        return Err(forbidden.map_or(PrivateError::NoBrowser, PrivateError::Forbidden));
    };
    Ok((browser, order(os, browser, address).ok_or(PrivateError::NoBrowser)?))
}

const fn switch(make: &Make) -> Option<&'static str> {
    match make {
        Make::Chrome | Make::Chromium => Some("--incognito"),
        Make::Edge => Some("--inprivate"),
        Make::Firefox => Some("-private-window"),
        Make::Safari | Make::Other(_) => None,
    }
}

fn order(os: Os, browser: &Browser, address: &str) -> Option<Vec<String>> {
    let (program, switch) = (browser.program.as_deref()?, switch(&browser.make)?);
    let words: &[&str] = match os {
        Os::Macos => &["/usr/bin/open", "-na", program, "--args", switch, address],
        Os::Windows | Os::Linux => &[program, switch, address],
    };
    Some(words.iter().map(|word| (*word).to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://ship.shipstation.com/";

    fn browser(make: Make, program: &str, is_default: bool) -> Browser {
        Browser { is_default, program: Some(program.to_owned()), ..Browser::new(make, None) }
    }

    #[test]
    fn each_browser_of_each_system_is_asked_in_its_own_words() {
        for (os, make, program, expected) in [
            (Os::Windows, Make::Chrome, r"C:\c\chrome.exe", r"C:\c\chrome.exe|--incognito"),
            (Os::Windows, Make::Edge, r"C:\e\msedge.exe", r"C:\e\msedge.exe|--inprivate"),
            (Os::Windows, Make::Firefox, r"C:\f\firefox.exe", r"C:\f\firefox.exe|-private-window"),
            (
                Os::Macos,
                Make::Chrome,
                "/Applications/Google Chrome.app",
                "/usr/bin/open|-na|/Applications/Google Chrome.app|--args|--incognito",
            ),
            (
                Os::Macos,
                Make::Firefox,
                "/Applications/Firefox.app",
                "/usr/bin/open|-na|/Applications/Firefox.app|--args|-private-window",
            ),
            (Os::Linux, Make::Chromium, "/usr/bin/chromium", "/usr/bin/chromium|--incognito"),
        ] {
            let browsers = [browser(make, program, true)];
            let (_, order) = choose(os, &browsers, ADDRESS).unwrap();
            assert_eq!(order.join("|"), format!("{expected}|{ADDRESS}"));
        }
    }

    #[test]
    fn the_default_browser_is_asked_and_none_in_its_place() {
        let both = [browser(Make::Chrome, "c", false), browser(Make::Firefox, "f", true)];
        assert_eq!(choose(Os::Windows, &both, ADDRESS).unwrap().0.make, Make::Firefox);
        let safari = [browser(Make::Chrome, "c", false), browser(Make::Safari, "s", true)];
        assert_eq!(choose(Os::Macos, &safari, ADDRESS).unwrap_err(), PrivateError::ByHand);
        let mut forbidden = both;
        forbidden[1].private_forbidden = true;
        let said = choose(Os::Windows, &forbidden, ADDRESS).unwrap_err();
        assert_eq!(said, PrivateError::Forbidden(Make::Firefox));
    }

    #[test]
    fn where_the_default_one_is_unknown_another_that_may_is_asked() {
        let mut three = [
            browser(Make::Chrome, "c", false),
            browser(Make::Edge, "e", false),
            browser(Make::Other("Opera".to_owned()), "o", true),
        ];
        assert_eq!(choose(Os::Windows, &three, ADDRESS).unwrap().0.make, Make::Chrome);
        three[0].private_forbidden = true;
        assert_eq!(choose(Os::Windows, &three, ADDRESS).unwrap().0.make, Make::Edge);
        three[1].private_forbidden = true;
        let said = choose(Os::Windows, &three, ADDRESS).unwrap_err();
        assert_eq!(said, PrivateError::Forbidden(Make::Chrome));
        assert_eq!(choose(Os::Linux, &[], ADDRESS).unwrap_err(), PrivateError::NoBrowser);
    }

    #[test]
    fn only_pages_of_the_vendors_are_opened() {
        let hosts = ["ship.shipstation.com"];
        for (text, expected) in [
            ("https://evil.example/", PrivateError::OtherHost("evil.example".to_owned())),
            (
                "https://ship.shipstation.com.evil.example/",
                PrivateError::OtherHost("ship.shipstation.com.evil.example".to_owned()),
            ),
            (
                "https://ship.shipstation.com:8443/",
                PrivateError::OtherHost("ship.shipstation.com:8443".to_owned()),
            ),
            ("http://ship.shipstation.com/", PrivateError::Page(PageError::NotHttps)),
            ("--incognito", PrivateError::Page(PageError::NoAddress)),
            ("https://a@ship.shipstation.com/", PrivateError::Page(PageError::Userinfo)),
        ] {
            assert_eq!(open_private(text, &hosts), Err(expected), "{text}");
        }
    }
}
