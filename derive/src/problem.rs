//! What a derive does not understand, and the error that the user sees.

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// Something in an item that no derive here knows. Bindings of a newer generator may contain it.
#[derive(Debug)]
pub(crate) struct Problem {
    message: String,
    place: Option<Span>,
}

impl Problem {
    /// A problem at a place, which only tests lack.
    pub(crate) fn new(message: impl Into<String>, place: Option<Span>) -> Self {
        Self { message: message.into(), place }
    }

    /// The message.
    #[cfg(test)]
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// `::core::compile_error! { "…" }` at the place.
    pub(crate) fn report(self) -> TokenStream {
        let place = self.place.unwrap_or_else(Span::call_site);
        let mut message = Literal::string(&self.message);
        message.set_span(place);
        let mut braces = Group::new(Delimiter::Brace, TokenTree::Literal(message).into());
        braces.set_span(place);
        let marks = |text: &'static str| {
            text.chars().map(move |mark| {
                let spacing = if mark == ':' { Spacing::Joint } else { Spacing::Alone };
                let mut mark = Punct::new(mark, spacing);
                mark.set_span(place);
                TokenTree::Punct(mark)
            })
        };
        let word = |text| TokenTree::Ident(Ident::new(text, place));
        (marks("::").chain([word("core")]).chain(marks("::")).chain([word("compile_error")]))
            .chain(marks("!"))
            .chain([TokenTree::Group(braces)])
            .collect()
    }
}
