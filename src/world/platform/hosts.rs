//! The hosts file: names that this computer answers by itself, before any name server is asked.

use std::net::IpAddr;
use std::path::PathBuf;

/// A line of the hosts file: an address, and the names that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostsLine {
    /// Where the names lead.
    pub address: IpAddr,
    /// The names, in small letters.
    pub names: Vec<String>,
}

/// The largest hosts file that is read, in bytes. Lists that block advertising are long.
const LIMIT: u64 = 16 * 1024 * 1024;

/// Reads a hosts file. What is no line of it is left out.
#[must_use]
pub fn parse_hosts(text: &str) -> Vec<HostsLine> {
    text.lines()
        .filter_map(|line| {
            let line = line.split('#').next().unwrap_or_default();
            let mut words = line.split_whitespace();
            let address = words.next()?.split('%').next()?.parse().ok()?;
            let names: Vec<String> = words.map(str::to_ascii_lowercase).collect();
            (!names.is_empty()).then_some(HostsLine { address, names })
        })
        .collect()
}

/// The hosts file of this system. Empty where there is none or it cannot be read.
#[must_use]
pub fn system_hosts() -> Vec<HostsLine> {
    let text =
        path().and_then(|path| crate::world::store::text_files::read_text(&path, LIMIT).ok());
    text.map(|text| parse_hosts(&text)).unwrap_or_default()
}

#[cfg(not(windows))]
fn path() -> Option<PathBuf> {
    Some(PathBuf::from("/etc/hosts"))
}

#[cfg(windows)]
fn path() -> Option<PathBuf> {
    let root = std::env::var_os("SystemRoot").filter(|root| !root.is_empty())?;
    Some(PathBuf::from(root).join("System32").join("drivers").join("etc").join("hosts"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_comments_and_nonsense_are_told_apart() {
        let lines = parse_hosts(
            "# a comment\n127.0.0.1\tlocalhost\r\n  0.0.0.0  Api.Example www.api.example # blocked\n\
             fe80::1%lo0 link.example\nnot-an-address a.example\n127.0.0.1\n",
        );
        let named: Vec<_> =
            lines.iter().map(|line| (line.address.to_string(), line.names.join(" "))).collect();
        let expected = [
            ("127.0.0.1", "localhost"),
            ("0.0.0.0", "api.example www.api.example"),
            ("fe80::1", "link.example"),
        ];
        assert_eq!(named, expected.map(|(address, names)| (address.to_owned(), names.to_owned())));
    }
}
