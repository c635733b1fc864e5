//! The keys and values of JSON that may be cut off, stand in a log line or be escaped once more.

/// A key with its value: a text, a number or a word; empty where an object or a list follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub key: String,
    pub value: String,
    /// The byte at which the value stands.
    pub at: usize,
}

/// So many are read.
const MOST: usize = 4_000;

/// Every `"key": value` of a text, in its order.
pub(super) fn fields(text: &str) -> Vec<Field> {
    let mut found = flat(text);
    if found.is_empty() && text.contains("\\\":") {
        // Escaped by whoever wrote the log: as long as before, so that places stay the same.
        found = flat(&text.replace("\\\"", " \""));
    }
    // JSON as a text of JSON.
    let mut inner = Vec::new();
    for field in found.iter().filter(|field| field.value.contains("\":")) {
        inner.extend(flat(&field.value).into_iter().map(|it| Field { at: field.at, ..it }));
    }
    found.extend(inner);
    found.truncate(MOST);
    found
}

fn flat(text: &str) -> Vec<Field> {
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < MOST
        && let Some(quote) = text[at..].find('"')
    {
        let (key, after) = string(text, at + quote + 1);
        at = after;
        let Some(value_at) = after_colon(text, after) else { continue };
        let (value, after) = value(text, value_at);
        at = after;
        let (key, value) = (key.trim().to_owned(), value.trim().to_owned());
        found.push(Field { key, value, at: value_at });
    }
    found
}

/// Where a value begins, if a colon comes next.
fn after_colon(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].trim_start().strip_prefix(':')?.trim_start();
    Some(text.len() - rest.len())
}

fn value(text: &str, at: usize) -> (String, usize) {
    let rest = &text[at..];
    if rest.starts_with('"') {
        return string(text, at + 1);
    }
    let word = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c)));
    let word = &rest[..word.unwrap_or(rest.len())];
    (word.to_owned(), at + word.len())
}

/// A string from behind its opening quote, and where the text goes on. It ends at its quote, at the end
/// of the line or of the text.
fn string(text: &str, from: usize) -> (String, usize) {
    let mut string = String::new();
    let mut characters = text[from..].char_indices();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return (string, from + at + 1),
            '\n' => return (string, from + at),
            '\\' => match characters.next() {
                Some((_, 'u')) => string.push(unicode(text, from + at + 2, &mut characters)),
                Some((_, 'n' | 'r' | 't')) => string.push(' '),
                Some((_, other)) => string.push(other),
                None => break,
            },
            c => string.push(c),
        }
    }
    (string, text.len())
}

/// The character of `\u0027`, of which the four digits are taken.
fn unicode(text: &str, at: usize, characters: &mut std::str::CharIndices<'_>) -> char {
    let code = text.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let Some(c) = code.and_then(char::from_u32) else { return '\u{fffd}' };
    characters.nth(3);
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        fields(text).into_iter().map(|field| (field.key, field.value)).collect()
    }

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    #[test]
    fn whole_and_cut_off_json_give_their_pairs() {
        let wanted = [pair("message", "isn't: on"), pair("data", ""), pair("status", "401")];
        let whole = r#"x {"message": "isn\u0027t: on", "data":{"status":401}}"#;
        assert_eq!(pairs(whole), wanted);
        let cut = r#"{"message":"isn't: on","data":{"status":401"#;
        assert_eq!(pairs(cut), wanted);
        assert_eq!(pairs(r#"{"message":"Consumer sec"#), [pair("message", "Consumer sec")]);
    }

    #[test]
    fn json_inside_a_text_of_json_gives_its_pairs() {
        let inside = pairs(r#"{"body":"{\"message\":\"no\"}"}"#);
        assert!(inside.contains(&pair("message", "no")), "{inside:?}");
        let escaped = r#"body: {\"message\":\"no\",\"n\":4}"#;
        assert_eq!(pairs(escaped), [pair("message", "no"), pair("n", "4")]);
    }

    #[test]
    fn quotes_that_do_not_close_lose_a_line_alone() {
        assert_eq!(pairs("he said \"well\n{\"code\":\"a\"}"), [pair("code", "a")]);
    }
}
