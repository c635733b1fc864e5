//! The name of a profile, and the id that its file and its keys go by.

use crate::domain::secret::looks_like_secret;

/// The profile that everything belongs to which names none.
pub const FIRST_PROFILE: &str = "default";

/// The longest name, in characters.
pub const MAX_NAME: usize = 60;

/// The longest id that is made of a name, in characters; a number may come behind it.
const ID: usize = 40;

/// Why a text is no name for a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadProfileName {
    /// It is empty.
    #[error("a shop needs a name")]
    Empty,
    /// It is longer than [`MAX_NAME`].
    #[error("a name has at most {MAX_NAME} characters; shorten it")]
    TooLong,
    /// It holds line breaks or other characters that cannot be seen.
    #[error("a name is one line of visible characters; take the others out")]
    Unseen,
    /// It looks like a key or password.
    #[error("that looks like a key or password; give the shop a name that anybody may read")]
    Secret,
}

impl BadProfileName {
    /// The id of its words in the interface.
    #[must_use]
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Empty => "name-empty",
            Self::TooLong => "name-too-long",
            Self::Unseen => "name-unseen",
            Self::Secret => "name-secret",
        }
    }
}

/// The text as a name: without the space around it.
///
/// # Errors
/// It is empty, too long, holds what cannot be seen, or looks like a secret.
pub fn profile_name(text: &str) -> Result<String, BadProfileName> {
    let name = text.trim();
    if name.is_empty() {
        return Err(BadProfileName::Empty);
    }
    if name.chars().count() > MAX_NAME {
        return Err(BadProfileName::TooLong);
    }
    if name.chars().any(is_unseen) {
        return Err(BadProfileName::Unseen);
    }
    if looks_like_secret(name) { Err(BadProfileName::Secret) } else { Ok(name.to_owned()) }
}

/// Control characters, and those that turn or hide what stands around them.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// An id for a new profile: its name in small letters, digits and hyphens, which is a file name on every
/// system, and a number where that is taken. An id that keys or sessions of a deleted profile may still
/// go by counts as taken: say so in `taken`.
#[must_use]
pub fn fresh_profile_id(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut id = String::new();
    for character in name.chars().map(|character| character.to_ascii_lowercase()) {
        if character.is_ascii_alphanumeric() {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() == ID {
            break;
        }
    }
    let stem = id.trim_end_matches('-');
    // Windows opens a device for some short names, so that none stays as short as that.
    let stem = if stem.len() < 5 { format!("{stem}-shop") } else { stem.to_owned() };
    let stem = stem.trim_start_matches('-');
    let numbered = (2_u32..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_file_name_everywhere() {
        let free = |_: &str| false;
        assert_eq!(fresh_profile_id("Käthe’s Café & Söhne", free), "k-the-s-caf-s-hne");
        assert_eq!(fresh_profile_id("CON", free), "con-shop");
        assert_eq!(fresh_profile_id("店", free), "shop");
        assert_eq!(fresh_profile_id("../../etc", free), "etc-shop");
        assert!(fresh_profile_id(&"long ".repeat(40), free).len() <= ID);
    }

    #[test]
    fn no_two_profiles_share_an_id() {
        let taken = ["my-shop", "my-shop-2"];
        assert_eq!(fresh_profile_id("My shop", |id| taken.contains(&id)), "my-shop-3");
    }

    #[test]
    fn a_name_can_be_read_and_is_no_secret() {
        assert_eq!(profile_name("  My shop "), Ok("My shop".to_owned()));
        assert_eq!(profile_name(" \n"), Err(BadProfileName::Empty));
        assert_eq!(profile_name(&"x".repeat(61)), Err(BadProfileName::TooLong));
        assert_eq!(profile_name("a\u{202e}b"), Err(BadProfileName::Unseen));
        let key = "eyJGQUtFIjoxfQ.eyJGQUtFIjoyfQ.RkFLRS1zaWduYXR1cmU";
        assert_eq!(profile_name(key), Err(BadProfileName::Secret));
    }
}
