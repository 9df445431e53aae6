//! Patterns that strings must match. The generator translates a `pattern` of the document to the syntax of
//! the engine, which takes linear time; an expression is compiled on first use. Without the feature `pattern`
//! every string matches, and the check is left to the server.

#[cfg(feature = "pattern")]
use std::sync::OnceLock;

/// A `pattern` of the document (JSON Schema 2020-12 Validation §6.3.3).
#[derive(Debug)]
pub struct Pattern {
    /// As the document writes it.
    pub(super) text: &'static str,
    #[cfg(feature = "pattern")]
    expression: &'static str,
    /// `None` inside is an expression that the engine rejects, which then restricts nothing.
    #[cfg(feature = "pattern")]
    compiled: OnceLock<Option<regex_lite::Regex>>,
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Pattern {
    /// A pattern as the document writes it, and the same pattern in the syntax of the engine, `regex-lite`.
    #[must_use]
    pub const fn new(text: &'static str, expression: &'static str) -> Self {
        #[cfg(not(feature = "pattern"))]
        let _ = expression;
        Self {
            text,
            #[cfg(feature = "pattern")]
            expression,
            #[cfg(feature = "pattern")]
            compiled: OnceLock::new(),
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// Whether the pattern matches anywhere in the text.
    #[cfg(feature = "pattern")]
    pub(super) fn matches(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| regex_lite::Regex::new(self.expression).ok());
        compiled.as_ref().is_none_or(|expression| expression.is_match(text))
    }

    /// Without the engine every text matches.
    #[cfg(not(feature = "pattern"))]
    pub(super) fn matches(&self, _text: &str) -> bool {
        true
    }
}

/// A reference to a [`Pattern`] that is compiled once: the document's pattern, and the expression if it
/// differs.
#[doc(hidden)]
#[macro_export]
macro_rules! pattern {
    ($text:literal) => {
        $crate::pattern!($text, $text)
    };
    ($text:literal, $expression:literal) => {{
        static PATTERN: $crate::emitted::v1::Pattern = $crate::emitted::v1::Pattern::new($text, $expression);
        &PATTERN
    }};
}
