//! Writing a form body, field by field.
//!
//! In: a [`Form`]. Out: `IntoForm`, a call per field. Names, boundaries and escapes are the runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::names::ident;
use crate::ir::{Form, FormField, PartEncoding, Presence, TypeDef};

pub(super) fn emit(definition: &TypeDef, form: &Form) -> TokenStream {
    let name = ident(&definition.name.rust);
    let deprecated =
        form.fields.iter().any(|field| field.field.deprecated).then(|| quote!(#[allow(deprecated)]));
    let parts = form.fields.iter().map(part);
    let extra = form.extra.as_ref().map(|extra| {
        let name = ident(&extra.name.rust);
        quote!(.extra(self.#name))
    });
    quote! {
        #deprecated
        impl runtime::form::IntoForm for #name {
            fn into_form(self) -> runtime::form::Form {
                runtime::form::Form::new() #(#parts)* #extra
            }
        }
    }
}

fn part(field: &FormField) -> TokenStream {
    let (name, wire) = (ident(&field.field.name.rust), &field.field.name.wire);
    let (method, by_value) = method(field.encoding);
    let method = ident(method);
    let reference = (!by_value).then(|| quote!(&));
    let content_type = field.content_type.as_ref().map(|declared| quote!(.content_type(#declared)));
    match field.field.presence {
        Presence::Required => quote!(.#method(#wire, #reference self.#name) #content_type),
        Presence::Nullable | Presence::Optional | Presence::Patch => quote! {
            .optional(self.#name, |form, value| form.#method(#wire, #reference value) #content_type)
        },
    }
}

/// The method of the runtime's form, and whether it takes the value itself.
fn method(encoding: PartEncoding) -> (&'static str, bool) {
    match encoding {
        PartEncoding::Text => ("text", false),
        PartEncoding::Texts => ("texts", false),
        PartEncoding::Json => ("json", false),
        PartEncoding::Jsons => ("jsons", false),
        PartEncoding::JsonText => ("json_text", false),
        PartEncoding::File => ("file", true),
        PartEncoding::Files => ("files", true),
    }
}
