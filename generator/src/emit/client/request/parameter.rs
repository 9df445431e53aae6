//! Emits parameters: the constant that describes how one is written, and the statement that adds its value.
//!
//! `emitted::Parameter::query("page")` states what differs from the defaults of the location;
//! `call.query(&…, &page);` adds the value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::argument::{Markers, argument_type, converted, into_field_tokens};
use crate::emit::checks::check_argument;
use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::emit::parameter_style::parameter_style;
use crate::emit::type_ref::{field_tokens, into_tokens};
use crate::ir::{ArgumentForm, Location, Parameter, ParameterFacts, ParameterStyle, Presence, TypeRef};

/// `page: i64`, or `ids: impl runtime::IntoField<Vec<i64>, M>`
pub(in crate::emit::client) fn declaration(
    context: &Context<'_>,
    parameter: &Parameter,
    facts: &ParameterFacts,
    markers: &mut Markers,
) -> TokenStream {
    let name = ident(&parameter.name.rust);
    let ty = if parameter.nullable {
        into_tokens(context, field_tokens(context, &parameter.ty, Presence::Patch))
    } else {
        argument_type(context, &parameter.ty, facts.argument, markers)
    };
    quote! { #name: #ty }
}

/// The setter of an optional parameter: its type parameters, its argument, and the statements that add the
/// value. It takes an `Option` as well; `None` is not sent.
pub(in crate::emit::client) fn setter(
    context: &Context<'_>,
    parameter: &Parameter,
    facts: &ParameterFacts,
    call: &TokenStream,
) -> (Option<TokenStream>, TokenStream, TokenStream) {
    // An `Option` of such a value would have two kinds of `None`.
    if parameter.nullable || matches!(parameter.ty, TypeRef::Nullable(_)) {
        let declaration = declaration(context, parameter, facts, &mut Markers::beside([]));
        return (None, declaration, add(context, parameter, facts, call));
    }
    let (constant, method, name) =
        (constant(parameter), adder(parameter.location), ident(&parameter.name.rust));
    let (ty, some) = (field_tokens(context, &parameter.ty, Presence::Optional), context.some());
    let checks = check(context, parameter, Presence::Required, facts, call);
    let mut markers = Markers::beside([ty.clone()]);
    let argument = into_field_tokens(&ty, &mut markers);
    let statements = quote! {
        if let #some(#name) = runtime::IntoField::into_field(#name) {
            #checks
            #call.#method(&#constant, &#name);
        }
    };
    (markers.parameters(), quote!(#name: #argument), statements)
}

/// The statements that check the argument and add it to `call`.
pub(in crate::emit::client) fn add(
    context: &Context<'_>,
    parameter: &Parameter,
    facts: &ParameterFacts,
    call: &TokenStream,
) -> TokenStream {
    let (constant, method) = (constant(parameter), adder(parameter.location));
    let name = ident(&parameter.name.rust);
    let presence = if parameter.nullable { Presence::Patch } else { Presence::Required };
    let checks = check(context, parameter, presence, facts, call);
    let ty = field_tokens(context, &parameter.ty, presence);
    if parameter.nullable {
        // An absent value is not sent; null is sent as the style writes undefined values.
        return quote! {
            let #name: #ty = #name.into();
            #checks
            if !#name.is_absent() {
                #call.#method(&#constant, &#name);
            }
        };
    }
    let value = converted(context, &name, facts.argument);
    if checks.is_none() && facts.argument != ArgumentForm::Field {
        let value = value.unwrap_or_else(|| quote! { #name });
        return quote! { #call.#method(&#constant, &#value); };
    }
    let convert = value.map(|value| quote! { let #name: #ty = #value; });
    quote! {
        #convert
        #checks
        #call.#method(&#constant, &#name);
    }
}

/// The statement that checks the argument.
fn check(
    context: &Context<'_>,
    parameter: &Parameter,
    presence: Presence,
    facts: &ParameterFacts,
    call: &TokenStream,
) -> Option<TokenStream> {
    let checks = check_argument(context, &parameter.name, presence, &facts.checks)?;
    Some(quote! { #call.check(|at| { #checks }); })
}

/// The method of `emitted::Call` for a location.
fn adder(location: Location) -> Ident {
    ident(match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Querystring => "querystring",
    })
}

/// The constant expression. Style and explode are written only if they are not the default of the location
/// (OpenAPI 3.1 §4.8.12.2).
fn constant(parameter: &Parameter) -> TokenStream {
    let wire = &parameter.name.wire;
    // A whole query string is described like a query parameter.
    let place = match parameter.location {
        Location::Querystring => ident("query"),
        location => adder(location),
    };
    let has_usual_style = parameter.style == parameter.location.usual_style();
    let style = (!has_usual_style).then(|| parameter_style(parameter.style));
    let explode = parameter.explode;
    let has_explode = parameter.style != ParameterStyle::Json && parameter.location != Location::Querystring;
    let is_usual = !has_explode || explode == parameter.style.explodes();
    let explode = (!is_usual).then(|| quote! { .explode(#explode) });
    let reserved = parameter.allow_reserved.then(|| quote! { .allow_reserved() });
    let slashes = parameter.slashes.then(|| quote! { .slashes() });
    let empty = parameter.allow_empty.then(|| quote! { .allow_empty() });
    quote! { emitted::Parameter::#place(#wire) #style #explode #reserved #slashes #empty }
}
