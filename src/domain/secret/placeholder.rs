//! A value that stands for a secret where only its shape may be told.

use super::Secret;
use super::shapes::{is_look_alike, is_masked_display, keeps_its_place, known_start, trim};

/// What fills the place of hexadecimal digits.
const HEX: &str = "fa4e0";
/// What fills the place of everything else, after [`BEGINS`].
const FILL: &str = "placeholder-0-";
/// What a placeholder begins with, where there is room.
const BEGINS: &str = "FAKE-";

/// A placeholder of the same shape: as long, with the same white space, invisible characters, quotes,
/// dots, bullets and label at the same places, and none of its letters and digits. Where the secret is
/// one of these values, what stands for that value stands for the secret too.
#[must_use]
pub fn placeholder(secret: &Secret, stands_for: &[(&str, &str)]) -> String {
    let text = secret.expose();
    let core = trim(text);
    let start = text.find(core).unwrap_or(0);
    let (before, after) = (&text[..start], &text[start + core.len()..]);
    let known = stands_for.iter().find(|(value, _)| {
        let value = trim(value);
        !value.is_empty() && core.eq_ignore_ascii_case(value)
    });
    let core = match known {
        Some((_, other)) => trim(other).to_owned(),
        None => filled(core),
    };
    format!("{before}{core}{after}")
}

fn filled(core: &str) -> String {
    // The masked display of a form holds nothing that could be told.
    if core.chars().all(keeps_its_place) || is_masked_display(core) {
        return core.to_owned();
    }
    let label = known_start(core);
    let rest = &core[label.len()..];
    let hex = rest.len() >= 16 && rest.bytes().all(|byte| byte.is_ascii_hexdigit());
    let begins = if hex { "" } else { BEGINS };
    let mut fill = begins.chars().chain(if hex { HEX } else { FILL }.chars().cycle());
    let mut out = label.to_owned();
    let mut at = 0;
    while let Some(c) = rest[at..].chars().next() {
        if let Some(code) = html_code(&rest[at..]) {
            out.push_str(code);
            at += code.len();
            continue;
        }
        if is_look_alike(c) {
            out.push('\u{0430}');
        } else if keeps_its_place(c) {
            out.push(c);
        } else {
            out.extend(fill.next());
        }
        at += c.len_utf8();
    }
    out
}

fn html_code(text: &str) -> Option<&'static str> {
    ["&amp;", "&lt;", "&gt;", "&quot;", "&#"].into_iter().find(|code| text.starts_with(code))
}

#[cfg(test)]
mod tests {
    use super::super::shapes::paste_mistakes;
    use super::*;

    #[test]
    fn it_has_the_mistakes_of_the_secret_and_nothing_of_its_letters() {
        for text in [
            "zq8Rv3w1",
            " zq8Rv3w1\t",
            "zq8R v3w1",
            "zq8R\u{200b}v3w1",
            "\u{a0}zq8Rv3w1",
            "“zq8Rv3w1”",
            "\"zq8Rv3w1\"",
            "zq8R…",
            "zq8R...",
            "••••••••",
            "Bearer zq8Rv3w1",
            "Password: zq8Rv3w1",
            "zq8R&amp;v3w1",
            "zq8R\u{0430}v3w1",
            "zq8R\r\nv3w1",
            "",
            "  ",
            "9b1c9b1c9b1c9b1c9b1c9b1c9b1c9b1c",
        ] {
            let secret = Secret::new(text.to_owned());
            let made = placeholder(&secret, &[]);
            let stands = Secret::new(made.clone());
            assert_eq!(paste_mistakes(&stands), paste_mistakes(&secret), "{text:?} {made:?}");
            assert_eq!(made.chars().count(), text.chars().count(), "{made:?}");
            for part in ["zq8", "v3w", "9b1c"] {
                assert!(!made.contains(part), "{made:?}");
            }
        }
    }

    #[test]
    fn the_same_value_in_two_fields_stays_the_same() {
        let secret = Secret::new(" Me@shop.example".to_owned());
        let made = placeholder(&secret, &[("me@shop.example ", "e-mail-1@shop.example ")]);
        assert_eq!(made, " e-mail-1@shop.example");
    }
}
