//! The customer's account id, as far as its shape tells. The documents write it in two ways: with
//! `se-` before it in the example of the header, and as digits alone in paths and bodies.

/// What a text that stands for an account id looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountShape {
    /// Digits, with or without `se-`.
    Account,
    /// The id of a carrier: it begins with `se-` too, and holds letters.
    OfCarrier,
    /// A name that the partner gave the account.
    External,
    /// Digits that are too few or too many, or something around them.
    Odd,
    /// Nothing.
    Missing,
}

/// The fewest and the most digits that an account id is taken to have.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=12;
/// The longest id of a carrier, in characters.
const CARRIER: usize = 25;

/// What this text looks like. White space around it is left out of account.
#[must_use]
pub fn account_shape(text: &str) -> AccountShape {
    let text = text.trim();
    if text.is_empty() {
        return AccountShape::Missing;
    }
    let bare = text.strip_prefix("se-").unwrap_or(text);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(bare) && DIGITS.contains(&bare.len()) {
        return AccountShape::Account;
    }
    let part = |part: &str| {
        let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !part.is_empty() && part.bytes().all(letter)
    };
    if text.len() <= CARRIER
        && bare.len() < text.len()
        && !digits(bare)
        && bare.split('-').all(part)
    {
        return AccountShape::OfCarrier;
    }
    let lower = text.to_ascii_lowercase();
    let rest = lower.strip_prefix("se-").unwrap_or(&lower);
    let odd = rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-.,#".contains(c));
    if odd { AccountShape::Odd } else { AccountShape::External }
}

/// True for a theme id: a UUID, in whatever case.
#[must_use]
pub fn is_theme_id(text: &str) -> bool {
    let groups: Vec<&str> = text.trim().split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    lengths == [8, 4, 4, 4, 12]
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
