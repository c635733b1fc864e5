//! The interface's words, from Fluent files.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    fn id(self) -> LanguageIdentifier {
        match self {
            Self::English => langid!("en"),
        }
    }

    /// The files of the language; a later one may word an id of an earlier one anew.
    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::English => &[
                include_str!("../../../assets/texts/en.ftl"),
                include_str!("../../../assets/texts/en-ui.ftl"),
                include_str!("../../../assets/texts/en-report.ftl"),
                include_str!("../../../assets/texts/en-everything.ftl"),
            ],
        }
    }
}

/// A value put into a text.
pub type Argument<'a> = (&'static str, FluentValue<'a>);

/// All interface texts of one language. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl Words {
    /// The built-in texts of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.id()]);
        // Isolation marks would be drawn as boxes and copied along; our texts run left to right.
        bundle.set_use_isolating(false);
        for source in language.sources() {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { bundle: Arc::new(bundle) }
    }

    /// A text without values. An id that no file has comes back as itself, so that it is seen.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A text with values.
    #[must_use]
    pub fn with(&self, id: &str, arguments: &[Argument<'_>]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut values = FluentArgs::new();
        for (name, value) in arguments {
            values.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text: Cow<'_, str> = self.bundle.format_pattern(pattern, Some(&values), &mut errors);
        text.into_owned()
    }

    /// True where a text with this id exists.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_texts_parse_without_error() {
        for source in Language::English.sources() {
            let parsed = FluentResource::try_new((*source).to_owned());
            assert!(parsed.is_ok(), "{:?}", parsed.err().map(|(_, errors)| errors));
        }
    }

    #[test]
    fn an_unknown_id_comes_back_as_itself() {
        assert_eq!(Words::new(Language::English).get("no-such-text"), "no-such-text");
    }
}
