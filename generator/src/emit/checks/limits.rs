//! Emits the limits of a field or argument as statements that call the checker `at`. The runtime measures a
//! value whatever its presence, so each limit is one call.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::below::Subject;
use crate::emit::context::Context;
use crate::ir::{Limit, Pattern, Presence};

/// A statement for each limit of `subject`.
pub(super) fn check_limits(
    context: &Context<'_>,
    limits: &[Limit],
    wire: &str,
    presence: Presence,
    subject: &Subject,
) -> TokenStream {
    let limits = limits.iter().map(|limit| check_limit(context, limit, wire, presence, subject));
    quote!(#(#limits)*)
}

fn check_limit(
    context: &Context<'_>,
    limit: &Limit,
    wire: &str,
    presence: Presence,
    subject: &Subject,
) -> TokenStream {
    let reference = &subject.reference;
    match limit {
        Limit::Items(least, most) => {
            let (least, most) = (count(context, *least), count(context, *most));
            quote!(at.items(#wire, #reference, #least, #most);)
        }
        Limit::Unique => quote!(at.unique(#wire, #reference);),
        Limit::Properties(least, most) => {
            let (least, most) = (count(context, *least), count(context, *most));
            quote!(at.properties(#wire, #reference, #least, #most);)
        }
        Limit::Length(least, most) => {
            let (least, most) = (count(context, *least), count(context, *most));
            quote!(at.length(#wire, #reference, #least, #most);)
        }
        Limit::Pattern(Pattern { text, expression }) => {
            // With the translation, if it differs from the document's text.
            let translated = (expression != text).then(|| quote!(, #expression));
            quote!(at.pattern(#wire, #reference, emitted::pattern!(#text #translated));)
        }
        Limit::Range(minimum, maximum) => {
            let range = range(*minimum, *maximum);
            quote!(at.range(#wire, #reference, #range);)
        }
        Limit::Multiple(factor) => {
            let factor = Literal::f64_unsuffixed(*factor);
            quote!(at.multiple(#wire, #reference, #factor);)
        }
        Limit::FileTypes(accepted) => {
            let file = if presence == Presence::Required { reference.clone() } else { quote!(value) };
            let files = quote!(::std::slice::from_ref(#file));
            if_present(context, presence, subject, quote!(at.media_types(#wire, #files, &[#(#accepted),*]);))
        }
        Limit::FilesTypes(accepted) => {
            let files = if presence == Presence::Required { reference.clone() } else { quote!(value) };
            if_present(context, presence, subject, quote!(at.media_types(#wire, #files, &[#(#accepted),*]);))
        }
    }
}

/// The statements, run with `value` if the field has one.
pub(super) fn if_present(
    context: &Context<'_>,
    presence: Presence,
    subject: &Subject,
    statements: TokenStream,
) -> TokenStream {
    let pattern = match presence {
        Presence::Required => return statements,
        Presence::Nullable | Presence::Optional => {
            let some = context.some();
            quote!(#some(value))
        }
        Presence::Patch => quote!(runtime::Patch::Value(value)),
    };
    let reference = &subject.reference;
    quote!(if let #pattern = #reference { #statements })
}

fn count(context: &Context<'_>, limit: Option<u64>) -> TokenStream {
    match limit.map(Literal::u64_unsuffixed) {
        Some(limit) => {
            let some = context.some();
            quote!(#some(#limit))
        }
        None => context.none(),
    }
}

fn range(minimum: Option<(f64, bool)>, maximum: Option<(f64, bool)>) -> TokenStream {
    let number = Literal::f64_unsuffixed;
    match (minimum, maximum) {
        (Some((minimum, false)), None) => {
            let minimum = number(minimum);
            quote!(#minimum..)
        }
        (None, Some((maximum, false))) => {
            let maximum = number(maximum);
            quote!(..=#maximum)
        }
        (Some((minimum, false)), Some((maximum, false))) => {
            let (minimum, maximum) = (number(minimum), number(maximum));
            quote!(#minimum..=#maximum)
        }
        (minimum, maximum) => {
            let (minimum, maximum) = (bound(minimum), bound(maximum));
            quote!((#minimum, #maximum))
        }
    }
}

fn bound(bound: Option<(f64, bool)>) -> TokenStream {
    let Some((value, exclusive)) = bound else { return quote!(::std::ops::Bound::Unbounded) };
    let value = Literal::f64_unsuffixed(value);
    let kind = if exclusive { quote!(Excluded) } else { quote!(Included) };
    quote!(::std::ops::Bound::#kind(#value))
}
