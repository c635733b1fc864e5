//! What the front page of ShipStation's web app means.
//!
//! Nobody has written down what an anonymous `GET /` brings. It may be the sign-in page, a program that
//! draws it, or a way to another page of ShipStation: all of that is well. What is none of it and no
//! fault either stays open.

use url::Url;

use super::facts::{DOMAIN, WEB_NAMES};
use crate::checks::judge::{answer_evidence, edge_block, edge_challenge, odd_answer};
use crate::domain::finding::{Confidence, Evidence, Finding, Outcome};
use crate::domain::secret::mask_secrets;
use crate::domain::text::visible;
use crate::world::net::Answer;

/// Words of a notice that stands in the place of the sign-in page (the wording is not known: I).
const MAINTENANCE: &[&str] = &["maintenance", "be back soon", "be back shortly", "right back"];

/// Judges the answer of the front page.
pub(super) fn judge(answer: &Answer) -> Outcome {
    let seen = answer_evidence(answer);
    let found = |id: &str, confidence, evidence| {
        Outcome::found(vec![Finding::new(id, confidence, evidence)])
    };
    if (300..400).contains(&answer.status) {
        return redirect(answer, seen);
    }
    if let Some(challenge) = edge_challenge(answer) {
        return found("edge-wants-browser", Confidence::Possible, vec![challenge, seen]);
    }
    if let Some(notice) = maintenance_notice(answer) {
        let mut evidence = vec![notice, seen];
        evidence.extend(
            answer
                .header("retry-after")
                .map(|wait| Evidence::new("try again after", format!("{} s", visible(wait, 20)))),
        );
        return found("shipstation-maintenance", Confidence::Likely, evidence);
    }
    if answer.status >= 500 || answer.cut || answer.text().is_none() {
        // An error of the server, or what no browser could show.
        return odd_answer(answer).unwrap_or_else(|| Outcome::inconclusive("page-not-known"));
    }
    if let Some(edge) = edge_block(answer) {
        return found("edge-block", Confidence::Possible, vec![edge, seen]);
    }
    if (200..300).contains(&answer.status) && is_own_page(answer) {
        return Outcome::pass().with_evidence(vec![seen]);
    }
    Outcome::inconclusive("page-not-known").with_evidence(vec![seen])
}

/// The way to another page. ShipStation's own pages are where it may lead; whether signing in needs a
/// host elsewhere is not known, so that stays open.
fn redirect(answer: &Answer, seen: Evidence) -> Outcome {
    let target = answer.header("location").unwrap_or_default();
    let leads = Evidence::new("leads to", visible(&mask_secrets(target), 300));
    // The first name is a known one, so that what a relative address is relative to is an address.
    let base = Url::parse(&format!("https://{}/", WEB_NAMES[0])).ok();
    let url = base.and_then(|base| base.join(target).ok()).filter(|_| !target.is_empty());
    let Some(url) = url else {
        return Outcome::inconclusive("page-not-known").with_evidence(vec![seen, leads]);
    };
    let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
    let own = host == DOMAIN || host.ends_with(&format!(".{DOMAIN}"));
    if !own || url.scheme() != "https" {
        let finding = Finding::new("host-redirects", Confidence::Possible, vec![seen, leads]);
        return Outcome::found(vec![finding]);
    }
    let place = format!("{host}{}", url.path()).to_lowercase();
    if place.contains("maintenance") {
        let finding =
            Finding::new("shipstation-maintenance", Confidence::Likely, vec![leads, seen]);
        return Outcome::found(vec![finding]);
    }
    Outcome::pass().with_evidence(vec![seen, leads])
}

/// A notice of maintenance in the place of the sign-in page. Beside a form it announces work to come,
/// and what scripts say is not shown.
fn maintenance_notice(answer: &Answer) -> Option<Evidence> {
    let html = answer.text()?.to_lowercase();
    if answer.cut || html.contains("type=\"password\"") || html.contains("type='password'") {
        return None;
    }
    let shown = shown_text(&html);
    let told = MAINTENANCE.iter().any(|words| shown.contains(words));
    let own_or_down = shown.contains("shipstation") || answer.status == 503;
    (told && own_or_down).then(|| Evidence::new("notice", visible(&mask_secrets(&shown), 200)))
}

/// Names ShipStation somewhere: the title, the text, a script's address.
fn is_own_page(answer: &Answer) -> bool {
    answer.json().is_none()
        && answer.text().is_some_and(|text| {
            let text = text.to_lowercase();
            text.contains("shipstation") && text.contains('<')
        })
}

/// What a page shows, roughly: without scripts, styles and tags. In small letters goes in.
fn shown_text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        text.push(' ');
        rest = &rest[start..];
        let end = ["script", "style", "noscript"]
            .iter()
            .find(|name| rest[1..].starts_with(*name))
            .map_or(">".to_owned(), |name| format!("</{name}>"));
        match rest.find(&end) {
            Some(at) => rest = &rest[at + end.len()..],
            None => rest = "",
        }
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::Verdict;

    fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
        let headers = headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let body = body.as_bytes().to_vec();
        Answer { status, reason: String::new(), headers, body, cut: false, token: None, date: None }
    }

    fn finding(outcome: &Outcome) -> Option<&str> {
        outcome.findings.first().map(|found| found.id.as_str())
    }

    #[test]
    fn a_way_within_shipstation_is_well_and_one_elsewhere_stays_open() {
        for (target, verdict, id) in [
            ("/login", Verdict::Pass, None),
            ("https://ss.shipstation.com/#/dashboard", Verdict::Pass, None),
            ("//app.shipstation.com/", Verdict::Pass, None),
            ("https://shipstation.com.example/", Verdict::Inconclusive, Some("host-redirects")),
            ("https://notshipstation.com/", Verdict::Inconclusive, Some("host-redirects")),
            ("http://ship.shipstation.com/", Verdict::Inconclusive, Some("host-redirects")),
            ("", Verdict::Inconclusive, None),
            ("/Maintenance.html", Verdict::Fail, Some("shipstation-maintenance")),
        ] {
            let outcome = judge(&answer(302, &[("location", target)], ""));
            assert_eq!((outcome.verdict, finding(&outcome)), (verdict, id), "{target}");
        }
    }

    #[test]
    fn a_notice_counts_in_the_place_of_the_form_and_not_beside_it() {
        let form = "<input type=\"password\" name=\"p\">";
        let notice = "<h1>ShipStation</h1><p>Down for scheduled maintenance.</p>";
        let both = format!("{notice}{form}");
        let script = "<title>ShipStation</title><script>var maintenance = 1;</script>";
        assert_eq!(judge(&answer(200, &[], &both)).verdict, Verdict::Pass);
        assert_eq!(judge(&answer(200, &[], script)).verdict, Verdict::Pass);
        let outcome = judge(&answer(200, &[], notice));
        assert_eq!(finding(&outcome), Some("shipstation-maintenance"));
        assert_eq!(outcome.findings[0].confidence, Confidence::Likely);
    }

    #[test]
    fn what_is_not_known_to_be_its_own_page_does_not_pass() {
        for (status, body) in [(200, "<h1>Welcome</h1>"), (200, "{\"a\":1}"), (404, "Not found")] {
            let outcome = judge(&answer(status, &[], body));
            assert_eq!(outcome.verdict, Verdict::Inconclusive, "{body}");
            assert!(outcome.findings.is_empty(), "{body}");
        }
    }

    #[test]
    fn broken_pages_are_read_to_their_end() {
        assert_eq!(shown_text("a <b>b</b> <script>x"), "a b");
        assert_eq!(shown_text("<"), "");
        assert_eq!(shown_text("<style>p{}</style>left"), "left");
    }
}
