//! What stands at the front door of an interface: `/`, where nobody is meant to ask.
//!
//! An interface may send who comes there to the vendor's website, or fail, and serve its own paths all the
//! same. So where a question with keys follows, that question decides; only a way to somebody else is told
//! at once, for then whoever answers may not be the vendor.

use url::Url;

use crate::checks::Context;
use crate::checks::judge::answer_evidence;
use crate::checks::probe::path;
use crate::domain::finding::{Outcome, ServiceId};
use crate::domain::secret::Slot;
use crate::world::net::Answer;

/// Looks at the way to an interface of the vendor whose hosts end in `domain`. `keys` are those of the
/// question that follows.
pub(super) async fn look(
    context: &Context<'_>,
    service: ServiceId,
    domain: &str,
    keys: [Slot; 2],
) -> Outcome {
    let attempt = context.look(service, "/").await;
    let outcome = path::judge(context, &attempt);
    let Ok(answer) = &attempt.result else { return outcome };
    let asked_later = keys.iter().all(|slot| context.credential(*slot).is_some());
    let says_nothing = match answer.status {
        300..=399 => leads_to_own(answer, domain),
        500.. => asked_later,
        _ => false,
    };
    if !says_nothing {
        return outcome;
    }
    let mut outcome = Outcome::pass().with_evidence(vec![answer_evidence(answer)]);
    outcome.stages.clone_from(&attempt.stages);
    outcome
}

/// True for a redirect to a page of the vendor's own, over TLS.
fn leads_to_own(answer: &Answer, domain: &str) -> bool {
    let target = answer.header("location").unwrap_or_default();
    // Relative addresses stay where they are.
    let base = Url::parse(&format!("https://{domain}/")).ok();
    let url = base.filter(|_| !target.is_empty()).and_then(|base| base.join(target).ok());
    url.is_some_and(|url| {
        let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
        let own = host == domain || host.ends_with(&format!(".{domain}"));
        own && url.scheme() == "https"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_vendors_own_pages_are_its_own() {
        let leads = |target: &str| {
            let headers = vec![("location".to_owned(), target.to_owned())];
            let answer = Answer {
                status: 301,
                reason: String::new(),
                headers,
                body: Vec::new(),
                cut: false,
                token: None,
                date: None,
            };
            leads_to_own(&answer, "ups.com")
        };
        for own in ["https://www.ups.com/us", "https://ups.com", "/welcome", "//developer.ups.com/"]
        {
            assert!(leads(own), "{own}");
        }
        for other in ["http://www.ups.com/", "https://ups.com.example/", "https://notups.com/", ""]
        {
            assert!(!leads(other), "{other}");
        }
    }
}
