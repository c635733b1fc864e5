//! The check `store.addresses`: whether every address of the shop's name leads to the same shop.
//!
//! A browser takes the first address that works and says nothing. ShipStation may be given another one.

use std::net::SocketAddr;

use futures_util::future::join_all;
use url::Url;

use super::answer::{self, Reading};
use super::{declared, path};
use crate::checks::said::{evidence, net_error, said};
use crate::checks::{Check, CheckFuture, Context, STORE};
use crate::domain::finding::Confidence::{Likely, Possible};
use crate::domain::finding::{Declaration, Evidence, Finding, Outcome};
use crate::domain::text::visible;
use crate::world::net::{Ask, Attempt, NetError, TlsFault, Via};

/// Addresses that are tried beside the first one that works.
const OTHERS: usize = 3;

/// The check.
pub(super) struct Addresses;

impl Check for Addresses {
    fn declaration(&self) -> &'static Declaration {
        &declared::ADDRESSES
    }

    fn run<'a>(&'a self, context: &'a Context<'a>) -> CheckFuture<'a> {
        Box::pin(look(context))
    }
}

/// What stands at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum There {
    /// The shop's interface.
    Shop,
    /// Something that is not this shop.
    Other,
    /// Nobody.
    Nobody,
    /// Something that says nothing about whose server it is, such as one that is too busy.
    Unclear,
}

async fn look(context: &Context<'_>) -> Outcome {
    let Some(store) = context.store() else { return Outcome::skipped("no-shop-address") };
    let Some((software, path)) = path::interface(context) else {
        return Outcome::skipped("no-shop-software");
    };
    let asked = Url::parse(&format!("{}{}{path}", store.origin, store.base));
    let (Ok(asked), Some(ask)) = (asked, context.ask(STORE, "GET", path)) else {
        return Outcome::skipped("no-shop-address");
    };
    let first = context.look_aside(STORE, path).await;
    if matches!(first.via, Via::Proxy(_)) || first.choices.len() < 2 {
        return Outcome::skipped("one-address");
    }
    let others = first.choices.iter().filter(|at| Some(**at) != first.reached).take(OTHERS);
    let tried = others.map(|&at| {
        let ask = Ask { at: Some(at), ..ask.clone() };
        async move { (at, context.send(ask).await) }
    });
    let tried: Vec<(SocketAddr, Attempt)> = join_all(tried).await;
    let all = first.reached.map(|at| (at, first.as_ref()));
    let all = all.into_iter().chain(tried.iter().map(|(at, attempt)| (*at, attempt)));
    judge(all.map(|(at, attempt)| {
        let read = |answer| answer::read(software, &asked, answer);
        let there = match &attempt.result {
            Ok(answer) => of_reading(&read(answer)),
            Err(error) => of_error(error, at),
        };
        (there, shown(at, attempt))
    }))
}

fn judge(all: impl Iterator<Item = (There, Evidence)>) -> Outcome {
    let (theres, seen): (Vec<There>, Vec<Evidence>) = all.unzip();
    let any = |there| theres.contains(&there);
    if !any(There::Shop) {
        return Outcome::skipped("no-address-has-shop").with_evidence(seen);
    }
    let outcome = if any(There::Other) {
        Outcome::found(vec![Finding::new("store-two-servers", Likely, seen)])
    } else if any(There::Nobody) {
        Outcome::found(vec![Finding::new("store-one-way-fails", Possible, seen)])
    } else {
        Outcome::pass().with_evidence(seen)
    };
    // The shop answers, so there is more to look at.
    Outcome { blocks: false, ..outcome }
}

fn of_reading(reading: &Reading) -> There {
    match reading {
        Reading::Reached => There::Shop,
        Reading::Missing | Reading::Page => There::Other,
        Reading::Found(findings) => {
            let parked = findings.first().is_some_and(|first| first.id == "store-parked");
            if parked { There::Other } else { There::Unclear }
        }
    }
}

fn of_error(error: &NetError, at: SocketAddr) -> There {
    match error {
        // Many networks lose IPv6 on the way; a refusal is said by somebody who is there.
        NetError::Silent(_) | NetError::TooSlow(_) if at.is_ipv6() => There::Unclear,
        // Without a way there, such as on a computer that knows IPv4 alone, nothing was seen.
        NetError::Unreachable => There::Unclear,
        NetError::Tls(TlsFault::WrongName | TlsFault::Untrusted | TlsFault::Expired) => {
            There::Other
        }
        NetError::Refused | NetError::Reset | NetError::Silent(_) | NetError::TooSlow(_) => {
            There::Nobody
        }
        _ => There::Unclear,
    }
}

/// The address, its kind, and what came of it.
fn shown(at: SocketAddr, attempt: &Attempt) -> Evidence {
    let family = if at.is_ipv6() { "IPv6" } else { "IPv4" };
    let seen = match &attempt.result {
        Ok(answer) => visible(&answer.status_line(), 80),
        Err(error) => net_error(error),
    };
    let told = [("address", at.ip().to_string().into()), ("seen", seen.into())];
    evidence(&format!("by-{}", family.to_lowercase()), said("store-by-address", &told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::finding::Verdict;

    fn found(theres: &[There]) -> (Verdict, Vec<String>) {
        let all = theres.iter().map(|there| (*there, Evidence::new("IPv4", "192.0.2.1")));
        let outcome = judge(all);
        (outcome.verdict, outcome.findings.into_iter().map(|finding| finding.id).collect())
    }

    #[test]
    fn another_server_beside_the_shop_is_told_from_a_dead_one() {
        use There::{Nobody, Other, Shop, Unclear};
        let two = vec!["store-two-servers".to_owned()];
        assert_eq!(found(&[Shop, Other]), (Verdict::Fail, two.clone()));
        assert_eq!(found(&[Other, Nobody, Shop]), (Verdict::Fail, two));
        let dead = vec!["store-one-way-fails".to_owned()];
        assert_eq!(found(&[Shop, Nobody]), (Verdict::Inconclusive, dead));
        assert_eq!(found(&[Shop, Shop]), (Verdict::Pass, Vec::new()));
        assert_eq!(found(&[Shop, Unclear]), (Verdict::Pass, Vec::new()));
        // Where none has the shop, it is the way that is at fault, and not one address.
        assert_eq!(found(&[Other, Nobody]), (Verdict::Skipped, Vec::new()));
    }

    #[test]
    fn silence_over_ipv6_says_nothing_of_the_shop() {
        let four = "192.0.2.1:443".parse().expect("an address");
        let six = "[2001:db8::1]:443".parse().expect("an address");
        assert_eq!(of_error(&NetError::Silent(1), four), There::Nobody);
        assert_eq!(of_error(&NetError::Silent(1), six), There::Unclear);
        assert_eq!(of_error(&NetError::Refused, six), There::Nobody);
        assert_eq!(of_error(&NetError::Unreachable, six), There::Unclear);
        assert_eq!(of_error(&NetError::Tls(TlsFault::WrongName), six), There::Other);
    }
}
