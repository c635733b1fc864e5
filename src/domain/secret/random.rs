//! Tells words from what a random generator wrote.

/// Letters and digits outside words, from which on a run counts as random.
const ODD: usize = 16;

/// True for a run of base64, hex or percent-encoded letters that is not made of words. Paths and ids
/// in kebab case are words with signs between them, and dates are short numbers.
pub(super) fn looks_random(run: &str) -> bool {
    let run = without_percent_codes(run);
    let odd: usize = run
        .split(['/', '-', '_', '+', '='])
        .filter(|segment| !is_ordinary_segment(segment))
        .map(str::len)
        .sum();
    odd >= ODD
}

fn without_percent_codes(run: &str) -> String {
    let mut rest = run;
    let mut plain = String::with_capacity(run.len());
    while let Some(at) = rest.find('%') {
        plain.push_str(&rest[..at]);
        plain.push('/');
        rest = rest.get(at + 3..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Upper,
    Lower,
    Digit,
}

fn kind(c: char) -> Kind {
    match c {
        c if c.is_ascii_digit() => Kind::Digit,
        c if c.is_uppercase() => Kind::Upper,
        _ => Kind::Lower,
    }
}

/// Letters of one kind, a number, or a few words and numbers written together.
fn is_ordinary_segment(segment: &str) -> bool {
    let kinds: Vec<Kind> = segment.chars().map(kind).collect();
    let changes = kinds.windows(2).filter(|pair| pair[0] != pair[1]).count();
    if kinds.contains(&Kind::Digit) {
        // `apiv2`, `V1`, `order100023`, `2Fpath`; a number beside letters changes kind at most twice.
        let hex = segment.len() >= ODD && segment.chars().all(|c| c.is_ascii_hexdigit());
        return changes == 0 || (changes <= 2 && !hex);
    }
    // Words written together change kind twice a word: `WooCommerceShipmentTracker`.
    changes <= 1 || changes * 5 <= segment.len() * 2
}

/// True for a word as people write it: letters, a capital at the beginning alone or throughout,
/// hyphens and apostrophes inside, punctuation around it.
pub(super) fn is_ordinary_word(word: &str) -> bool {
    let core = word.trim_matches(|c: char| "\"'“”‘’«»()[]{}<>.,;:!?…›".contains(c));
    if core.is_empty() || super::scan::is_mask(core) {
        return true;
    }
    core.split(['-', '/', '’', '\'']).all(|part| {
        let letters = part.chars().all(char::is_alphabetic);
        let inner_capital = part.chars().skip(1).any(char::is_uppercase);
        letters && (!inner_capital || (part.len() <= 5 && part.chars().all(char::is_uppercase)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_chance() {
        for word in ["one", "Shiprocket", "API", "e-mail", "user’s", "(wrong)", "JWT."] {
            assert!(is_ordinary_word(word), "{word}");
        }
        for odd in ["fk9wq2", "Fk#9", "FAKEsecret", "hunter2"] {
            assert!(!is_ordinary_word(odd), "{odd}");
        }
    }
}
