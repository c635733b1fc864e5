//! Words of a text, folded so that “Signing in”, “log-in” and “sign in” are one.

use super::vendors::is_vendor_word;

/// Words that say nothing about a cause, in alphabetical order.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "although", "always", "am", "an", "and", "any",
    "anymore", "are", "as", "at", "be", "been", "but", "by", "can", "cannot", "could", "did", "do",
    "does", "even", "every", "everything", "for", "from", "get", "gets", "got", "had", "has",
    "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "like",
    "me", "more", "my", "no", "not", "now", "of", "on", "one", "only", "or", "our", "out",
    "please", "really", "s", "say", "saying", "says", "she", "since", "so", "some", "still", "t",
    "than", "that", "the", "their", "theirs", "them", "then", "there", "they", "this", "though",
    "to", "try", "until", "up", "us", "very", "was", "we", "were", "what", "when", "whenever",
    "which", "while", "who", "will", "with", "would", "you", "your",
];

/// What tools call the parts of what they saw. A paste of it is about the values.
const FIELDS: &[&str] = &[
    "body",
    "body_snippet",
    "content_type",
    "error_code",
    "error_message",
    "headers",
    "http_code",
    "http_status",
    "status_code",
    "statuscode",
];

/// Phrases that are one word to us, before splitting.
const PHRASES: &[(&str, &str)] = &[
    ("logged into", "signin"),
    ("logging into", "signin"),
    ("logs into", "signin"),
    ("log into", "signin"),
    ("signed into", "signin"),
    ("signing into", "signin"),
    ("signs into", "signin"),
    ("sign into", "signin"),
    ("logged in", "signin"),
    ("logging in", "signin"),
    ("logs in", "signin"),
    ("log-in", "signin"),
    ("log in", "signin"),
    ("login", "signin"),
    ("logon", "signin"),
    ("log on", "signin"),
    ("signed in", "signin"),
    ("signing in", "signin"),
    ("signs in", "signin"),
    ("sign-in", "signin"),
    ("sign in", "signin"),
    ("logged out", "signout"),
    ("logging out", "signout"),
    ("logs out", "signout"),
    ("log out", "signout"),
    ("log-out", "signout"),
    ("logout", "signout"),
    ("logged off", "signout"),
    ("signed out", "signout"),
    ("signing out", "signout"),
    ("signs out", "signout"),
    ("sign out", "signout"),
    ("sign-out", "signout"),
    ("thrown out", "signout"),
    ("kicked out", "signout"),
    ("kicked off", "signout"),
    ("plug-in", "plugin"),
    ("add-on", "addon"),
    ("e-mail", "email"),
    ("web site", "website"),
    ("user name", "username"),
    ("two-factor", "mfa"),
    ("two factor", "mfa"),
    ("multi-factor", "mfa"),
    ("multi factor", "mfa"),
    ("multifactor", "mfa"),
    ("time-out", "timeout"),
];

/// Words that mean the same here, after stemming.
const SAME: &[(&str, &str)] = &[
    ("2fa", "mfa"),
    ("shop", "store"),
    ("website", "site"),
    ("webshop", "store"),
    ("mail", "email"),
    ("incorrect", "invalid"),
    ("wrong", "invalid"),
    ("bad", "invalid"),
    ("reject", "refuse"),
    ("rejected", "refuse"),
    ("deny", "refuse"),
    ("decline", "refuse"),
    ("credential", "signin"),
    ("ssl", "tls"),
    ("cert", "certificate"),
    ("extension", "module"),
    ("addon", "plugin"),
    ("recall", "remember"),
    ("partner", "colleague"),
    ("browsing", "browser"),
    ("forgot", "forget"),
    ("forgotten", "forget"),
    ("pw", "password"),
    ("passcode", "code"),
    ("throttle", "rate"),
    ("authorise", "authorize"),
    ("authorisation", "authorize"),
    ("authorization", "authorize"),
    ("reauthorise", "reauthorize"),
    ("reauthorization", "reauthorize"),
    ("clerk", "colleague"),
    ("coworker", "colleague"),
    ("cooky", "cookie"),
    ("cooki", "cookie"),
    ("upgrad", "update"),
    ("upgrade", "update"),
    ("updat", "update"),
    ("expire", "expir"),
    ("expiry", "expir"),
    ("fund", "balance"),
    ("credit", "balance"),
    ("wait", "wait"),
    ("hoster", "host"),
    ("hosting", "host"),
    ("attempt", "try"),
    ("tri", "try"),
    ("tried", "try"),
];

/// The folded words of a text, without vendors' names and empty words.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut text = text.to_lowercase().replace(['’', '\''], "");
    for &(phrase, word) in PHRASES {
        if text.contains(phrase) {
            text = text.replace(phrase, word);
        }
    }
    let mut list = Vec::new();
    for run in text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')) {
        let run = run.trim_matches('.');
        if FIELDS.contains(&run) {
            continue;
        }
        if run.contains(['_', '.']) && run.len() <= 64 {
            // A code such as `rest_no_route` or a version such as 2.4.4 counts whole and in parts.
            push(&mut list, run.to_owned());
            if !is_version(run) {
                run.split(['_', '.']).for_each(|part| push(&mut list, stem(part)));
            }
        } else {
            push(&mut list, stem(run));
        }
    }
    list
}

fn push(list: &mut Vec<String>, word: String) {
    let short = word.chars().count() < 2;
    if !short && !is_empty(&word) && !is_vendor_word(&word) {
        list.push(word);
    }
}

fn is_empty(word: &str) -> bool {
    EMPTY.binary_search(&word).is_ok()
}

fn is_version(run: &str) -> bool {
    run.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// A word without its English ending, and folded with its like.
fn stem(word: &str) -> String {
    if is_vendor_word(word) || is_empty(word) {
        return word.to_owned();
    }
    let same = |word: &str| SAME.iter().find(|(from, _)| *from == word).map(|(_, to)| *to);
    if let Some(word) = same(word) {
        return without_ending(word);
    }
    let stemmed = without_ending(word);
    same(&stemmed).map_or(stemmed, without_ending)
}

fn without_ending(word: &str) -> String {
    let long = |rest: &str| rest.len() >= 3 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let endings =
        [("ies", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", "")];
    for (ending, put) in endings {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| long(rest)) {
            return undouble(&format!("{rest}{put}"));
        }
    }
    let rest = word.strip_suffix('s').filter(|rest| long(rest) && !rest.ends_with(['s', 'u', 'i']));
    let rest = rest.unwrap_or(word);
    rest.strip_suffix('e').filter(|rest| long(rest)).unwrap_or(rest).to_owned()
}

/// “stopped” gives “stop”, “expired” gives “expir”.
fn undouble(word: &str) -> String {
    let mut end = word.chars().rev();
    match (end.next(), end.next()) {
        (Some(a), Some(b)) if a == b && !"lsz".contains(a) => {
            word[..word.len() - a.len_utf8()].into()
        }
        (Some('e'), _) if word.len() > 4 => word[..word.len() - 1].into(),
        _ => word.to_owned(),
    }
}

/// The messages that stand in quotation marks. In what a tool saw everything does, which says nothing.
pub(super) fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let (before, after) = around_json(text);
    let messages = [before, after].into_iter();
    let messages = messages.flat_map(move |text| text.split(is_mark).skip(1).step_by(2));
    messages.filter(|message| message.len() >= 4)
}

/// What stands before and after an object of JSON.
fn around_json(text: &str) -> (&str, &str) {
    match (text.find("{\""), text.rfind('}')) {
        (Some(begin), Some(end)) if begin < end => (&text[..begin], &text[end + 1..]),
        _ => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_and_spellings_fold() {
        assert_eq!(words("Signing in keeps failing"), words("sign-in keep fail"));
        assert_eq!(words("The shops stopped"), words("store stop"));
        assert_eq!(words("wrong credentials"), words("invalid log-in"));
        assert_eq!(words("I cannot log into it"), words("I cannot sign in to it"));
    }

    #[test]
    fn codes_and_versions_stay_whole() {
        let list = words("rest_no_route after 2.4.4.");
        assert!(list.contains(&"rest_no_route".to_owned()) && list.contains(&words("route")[0]));
        assert!(list.contains(&"2.4.4".to_owned()));
    }

    #[test]
    fn empty_words_are_in_order() {
        assert!(EMPTY.is_sorted());
    }

    #[test]
    fn the_names_of_fields_are_not_searched_for() {
        let list = words(r#"{"http_status": 401, "body_snippet": "Invalid token"}"#);
        assert_eq!(list, words("401 invalid token"));
    }

    #[test]
    fn quoted_messages_are_found() {
        let list: Vec<&str> = quoted("It says “Access denied” and \"404 Not Found\".").collect();
        assert_eq!(list, ["Access denied", "404 Not Found"]);
        let list: Vec<&str> = quoted("“Access denied”, {\"status\": \"nothing here\"}").collect();
        assert_eq!(list, ["Access denied"]);
    }
}
