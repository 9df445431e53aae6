//! Emits arguments: their types, and how the values are made from them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::emit::type_ref::{into_tokens, type_tokens};
use crate::ir::{ArgumentForm, TypeRef};

/// The type parameters of a function: `M`, `M1` … None is called like a type of the document.
#[derive(Debug)]
pub(in crate::emit::client) struct Markers {
    base: &'static str,
    used: Vec<Ident>,
}

impl Markers {
    /// The markers of a function whose arguments have these types.
    pub(in crate::emit::client) fn beside(types: impl IntoIterator<Item = TokenStream>) -> Self {
        let is_named = |ty: TokenStream| {
            let text = ty.to_string();
            let mut words = text.split(|mark: char| !mark.is_alphanumeric() && mark != '_');
            words.any(|word| {
                word.strip_prefix('M').is_some_and(|rest| rest.bytes().all(|mark| mark.is_ascii_digit()))
            })
        };
        let base = if types.into_iter().any(is_named) { "Marker_" } else { "M" };
        Self { base, used: Vec::new() }
    }

    /// One more.
    pub(in crate::emit::client) fn add(&mut self) -> Ident {
        let marker = match self.used.len() {
            0 => ident(self.base),
            index => ident(&format!("{}{index}", self.base)),
        };
        self.used.push(marker.clone());
        marker
    }

    /// `<M, M1>`
    pub(in crate::emit::client) fn parameters(&self) -> Option<TokenStream> {
        let markers = &self.used;
        (!markers.is_empty()).then(|| quote!(<#(#markers),*>))
    }
}

/// The type of an argument for a value of type `ty`, `impl Into<String>` for strings.
pub(super) fn argument_type(
    context: &Context<'_>,
    ty: &TypeRef,
    form: ArgumentForm,
    markers: &mut Markers,
) -> TokenStream {
    let ty = match (form, ty) {
        (ArgumentForm::Unboxed, TypeRef::Boxed(inner)) => inner,
        _ => ty,
    };
    taken_tokens(context, type_tokens(context, ty), form, markers)
}

/// The type of an argument for a value of type `ty`, which has no box.
pub(super) fn taken_tokens(
    context: &Context<'_>,
    ty: TokenStream,
    form: ArgumentForm,
    markers: &mut Markers,
) -> TokenStream {
    match form {
        ArgumentForm::Into => into_tokens(context, ty),
        ArgumentForm::Field => into_field_tokens(&ty, markers),
        ArgumentForm::Value | ArgumentForm::Unboxed => ty,
    }
}

/// The expression that converts the argument `name` to its value; `None`: it is the value.
pub(super) fn converted(context: &Context<'_>, name: &Ident, form: ArgumentForm) -> Option<TokenStream> {
    match form {
        ArgumentForm::Value => None,
        ArgumentForm::Into => Some(quote!(#name.into())),
        ArgumentForm::Field => Some(quote!(runtime::IntoField::into_field(#name))),
        ArgumentForm::Unboxed => {
            let boxed = context.boxed();
            Some(quote!(#boxed::new(#name)))
        }
    }
}

/// `impl runtime::IntoField<F, M>`
pub(super) fn into_field_tokens(ty: &TokenStream, markers: &mut Markers) -> TokenStream {
    let marker = markers.add();
    quote!(impl runtime::IntoField<#ty, #marker>)
}
