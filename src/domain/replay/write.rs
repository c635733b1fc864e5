//! A replay as a scenario file; `docs/scenarios.md` says what it means.

use super::computer::{BrowserSeen, Stated, StatedProxy};
use super::made::Replay;
use super::services::{Given, Played};
use crate::domain::text::visible;

/// The whole file.
pub(super) fn text(replay: &Replay) -> String {
    let mut file = File::default();
    head(&mut file, replay);
    computer(&mut file, &replay.computer);
    file.table("check");
    file.text("run", &replay.check);
    if let Some(attempts) = replay.attempts {
        file.text("attempts", attempts);
    }
    if !replay.looked_at.is_empty() {
        file.line("vendors", &list(replay.looked_at.iter().map(String::as_str)));
    }
    if !replay.inputs.is_empty() {
        file.table("check.inputs");
        replay.inputs.iter().for_each(|(name, value)| file.text(&quoted(name), value));
    }
    if !replay.secrets.is_empty() {
        file.table("setup.secrets");
        replay.secrets.iter().for_each(|(slot, value)| file.text(slot.name(), value));
    }
    replay.services.iter().for_each(|service| played(&mut file, service));
    file.0
}

fn head(file: &mut File, replay: &Replay) {
    file.text("id", &replay.id);
    let story = match replay.right.as_str() {
        "" => "Somebody says that this verdict is wrong.",
        right => right,
    };
    file.text("story", story);
    file.text("kind", "check");
    file.line("expect", &list(replay.causes.iter().map(String::as_str)));
    file.text("expect-verdict", replay.verdict.word());
    file.table("replay");
    file.text("made-by", &replay.version);
    file.text("verdict", replay.verdict.word());
    let findings: Vec<String> =
        replay.findings.iter().map(|(id, sure)| format!("{id} {}", sure.word())).collect();
    file.line("findings", &list(findings.iter().map(String::as_str)));
}

fn computer(file: &mut File, computer: &Stated) {
    let Stated {
        clock_skew_s,
        on_trial,
        trusts_antivirus,
        antivirus,
        browsers,
        hosts_file,
        names,
        proxy,
    } = computer;
    if *computer != Stated::default() {
        file.table("computer");
    }
    if *clock_skew_s != 0 {
        file.line("clock-skew-s", &clock_skew_s.to_string());
    }
    if *on_trial {
        file.line("on-trial", "true");
    }
    if *trusts_antivirus {
        file.text("trust", "antivirus");
    }
    antivirus.iter().for_each(|product| file.text("antivirus", product));
    browsers.iter().for_each(|browsers| {
        let browsers = browsers.iter().map(browser).collect::<Vec<_>>();
        file.line("browsers", &format!("[{}]", browsers.join(", ")));
    });
    if !hosts_file.is_empty() {
        file.text("hosts-file", &format!("{}\n", hosts_file.join("\n")));
    }
    if !names.is_empty() {
        file.table("computer.names");
        names.iter().for_each(|(name, leads)| file.text(&quoted(name), leads));
    }
    proxy.iter().for_each(|stated| self::proxy(file, stated));
}

fn browser(browser: &BrowserSeen) -> String {
    let BrowserSeen { make, version, is_default } = browser;
    let mut keys = vec![format!("name = {}", quoted(make.unwrap_or("another")))];
    keys.extend(version.iter().map(|version| format!("version = {}", quoted(version))));
    if *is_default {
        keys.push("default = true".to_owned());
    }
    format!("{{ {} }}", keys.join(", "))
}

fn proxy(file: &mut File, proxy: &StatedProxy) {
    let StatedProxy { kind, script, door, wants_sign_in, refuses, status, spares } = proxy;
    file.table("computer.proxy");
    file.text("kind", kind);
    door.iter().for_each(|door| file.text("door", door));
    for (key, is) in [("script", script), ("wants-sign-in", wants_sign_in)] {
        if *is {
            file.line(key, "true");
        }
    }
    for (key, hosts) in [("refuses", refuses), ("spares", spares)] {
        if !hosts.is_empty() {
            file.line(key, &list(hosts.iter().map(String::as_str)));
        }
    }
    status.iter().for_each(|status| file.line("status", &status.to_string()));
}

fn played(file: &mut File, service: &Played) {
    let Played { id, door, certificate, tls, date_off_s, answers } = service;
    file.table(&format!("services.{}", quoted(id)));
    door.iter().for_each(|door| file.text("door", door));
    certificate.iter().for_each(|certificate| file.text("certificate", certificate));
    tls.iter().for_each(|tls| file.text("tls", tls));
    if *date_off_s != 0 {
        file.line("date-off-s", &date_off_s.to_string());
    }
    for answer in answers {
        file.0.push_str(&format!("\n[[services.{}.answers]]\n", quoted(id)));
        given(file, answer);
    }
}

fn given(file: &mut File, answer: &Given) {
    let Given {
        path,
        once,
        status,
        content_type,
        headers,
        body,
        body_hex,
        fill_bytes,
        raw,
        delay_ms,
        cut_after,
        after,
    } = answer;
    file.text("path", path);
    if *once {
        file.line("times", "1");
    }
    status.iter().for_each(|status| file.line("status", &status.to_string()));
    content_type.iter().for_each(|it| file.text("content-type", it));
    if !headers.is_empty() {
        let headers = headers.iter().map(|(name, value)| {
            let value = quoted(value);
            format!("{} = {value}", quoted(name))
        });
        file.line("headers", &format!("{{ {} }}", headers.collect::<Vec<_>>().join(", ")));
    }
    body.iter().for_each(|body| file.body(body));
    body_hex.iter().for_each(|digits| file.text("body-hex", digits));
    fill_bytes.iter().for_each(|bytes| file.line("fill-bytes", &bytes.to_string()));
    raw.iter().for_each(|raw| file.text("raw", raw));
    if *delay_ms > 0 {
        file.line("delay-ms", &delay_ms.to_string());
    }
    cut_after.iter().for_each(|bytes| file.line("cut-after", &bytes.to_string()));
    after.iter().for_each(|after| file.text("after", after));
}

#[derive(Default)]
struct File(String);

impl File {
    fn table(&mut self, name: &str) {
        self.0.push_str(&format!("\n[{name}]\n"));
    }

    fn line(&mut self, key: &str, value: &str) {
        self.0.push_str(&format!("{key} = {value}\n"));
    }

    fn text(&mut self, key: &str, value: &str) {
        self.line(key, &quoted(value));
    }

    /// A body line by line, so that a person can read it before it leaves.
    fn body(&mut self, body: &str) {
        if !body.contains('\n') {
            return self.text("body", body);
        }
        let lines: Vec<String> = body.split('\n').map(escaped).collect();
        self.line("body", &format!("\"\"\"\n{}\"\"\"", lines.join("\n")));
    }
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", items.map(quoted).collect::<Vec<_>>().join(", "))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A basic string of TOML, in which no character is obeyed by whoever shows it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Spaces that cannot be told from others are written out too.
            c if is_shown_as_it_is(c) => out.push(c),
            c => out.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    out
}

fn is_shown_as_it_is(c: char) -> bool {
    visible(c.encode_utf8(&mut [0; 4]), 1).len() == c.len_utf8()
        && (c == ' ' || !c.is_whitespace())
        && c != '\u{ad}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_reads_the_same_again() {
        for text in
            ["a\"b\\c", "tab\tline\nend\r\n", "\u{202e}\u{1b}[31m\u{0}", "'''\"\"\"", "ü\u{a0}", ""]
        {
            let mut file = File::default();
            file.text("one", text);
            file.body(&format!("{text}\n{text}"));
            let table: toml::Table = file.0.parse().expect("valid TOML");
            assert_eq!(table["one"].as_str(), Some(text));
            assert_eq!(table["body"].as_str(), Some(format!("{text}\n{text}").as_str()));
            assert!(!file.0.contains(['\u{202e}', '\u{1b}', '\u{a0}']));
        }
    }
}
