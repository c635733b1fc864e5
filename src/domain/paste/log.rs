//! Lines of logs: PHP, nginx, Apache.

use super::text::Text;
use super::{Kind, Notes, cause};
use crate::domain::finding::Confidence::{self, Certain, Likely, Possible};

/// More lines with the same word are not looked at.
const ENOUGH: usize = 500;

/// Words of a line, in lower case, what they mean, and how sure they are.
const LINES: [(&str, &str, Confidence); 14] = [
    ("upstream timed out (110", cause::SLOW_STORE, Likely),
    ("(70007)the timeout specified has expired", cause::SLOW_STORE, Likely),
    ("ah01075: error dispatching request to", cause::SLOW_STORE, Possible),
    ("while connecting to upstream", cause::SOFTWARE_ERROR, Likely),
    ("upstream prematurely closed connection", cause::SOFTWARE_ERROR, Likely),
    ("no live upstreams while connecting", cause::SOFTWARE_ERROR, Likely),
    ("server reached pm.max_children", cause::SLOW_STORE, Likely),
    ("server reached maxrequestworkers", cause::SLOW_STORE, Likely),
    ("modsecurity: access denied with code", cause::WAF, Certain),
    ("ah01630: client denied by server configuration", cause::WAF, Likely),
    ("access forbidden by rule", cause::WAF, Likely),
    ("limiting requests, excess:", cause::RATE_LIMITED, Likely),
    ("undefined index: http_authorization", cause::HEADER_STRIPPED, Likely),
    ("undefined array key \"http_authorization\"", cause::HEADER_STRIPPED, Likely),
];

pub(super) fn read(text: &Text<'_>, notes: &mut Notes) {
    let mut looked_at = 0;
    for line in &text.lines {
        let lower = line.to_ascii_lowercase();
        for (words, cause, confidence) in LINES {
            if lower.contains(words) {
                notes.note(Kind::Log, cause, confidence, line);
            }
        }
        no_such_file(line, &lower, notes);
        if looked_at < ENOUGH && is_fatal(&lower) {
            looked_at += 1;
            fatal(line, &lower, notes);
        }
    }
}

fn is_fatal(lower: &str) -> bool {
    lower.contains("php fatal error:")
        || lower.contains("php parse error:")
        || lower.contains("<b>fatal error</b>:")
        || lower.contains("<b>parse error</b>:")
        || lower.starts_with("fatal error: ")
}

/// A fault that ended PHP: whose code it was in, or what ran out.
fn fatal(line: &str, lower: &str, notes: &mut Notes) {
    let mut note = |cause, confidence| notes.note(Kind::Log, cause, confidence, line);
    let extension = lower.contains("/auctane/") || lower.contains("auctane\\api");
    if lower.contains("allowed memory size of") || lower.contains("maximum execution time of") {
        note(cause::SLOW_STORE, Likely);
    } else if lower.contains("baseauthorizedcontroller") && lower.contains("typeerror") {
        // Without the header the extension's own code stumbles; read from its source, not tried.
        note(cause::HEADER_STRIPPED, Possible);
        note(cause::EXTENSION_OUTDATED, Possible);
    } else if extension {
        note(cause::EXTENSION_OUTDATED, Likely);
    } else if lower.contains("woocommerce-shipstation-integration") {
        note(cause::PLUGIN_OUTDATED, Likely);
    } else {
        note(cause::SOFTWARE_ERROR, Likely);
    }
}

/// The web server looks for the API's path as for a file, so no rule hands it to the shop.
fn no_such_file(line: &str, lower: &str, notes: &mut Notes) {
    let nginx = lower.contains("open() \"") && lower.contains("(2: no such file or directory)");
    let api = ["/rest/", "/wp-json", "/api/auctane", "/api/diagnostics"];
    if nginx || lower.contains("ah00128: file does not exist:") {
        let asked = lower.split("request:").nth(1).unwrap_or(lower);
        if api.iter().any(|path| asked.contains(path)) {
            notes.note(Kind::Log, cause::REWRITES_MISSING, Likely, line);
        }
    }
}
