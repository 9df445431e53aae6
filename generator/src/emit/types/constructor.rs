//! `new`, which takes what is required and leaves out the rest.
//!
//! In: the fields of a struct or form. Out: an impl, or nothing where a struct literal or
//! `default()` serves as well.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::emit::Context;
use crate::emit::names::ident;
use crate::emit::type_ref::{Argument, argument, is_complex, type_tokens};
use crate::ir::{Extra, Field, Presence, Scalar, Shape, TypeDef, TypeRef};

/// More arguments than this, and clippy asks for a struct: which this is.
const CLIPPY_MAX_ARGUMENTS: usize = 7;
/// Names that clippy takes for an oversight.
const CLIPPY_PLACEHOLDERS: [&str; 3] = ["foo", "baz", "quux"];

/// How a field starts.
enum Initial {
    /// By an argument.
    Given(Argument),
    /// By the only value the document allows.
    Fixed(TokenStream),
    /// Left out.
    Absent(TokenStream),
}

/// How a value is made by saying what must be said.
pub(crate) enum Construction<'f> {
    /// `X::default()`
    Default,
    /// `X::new(…)`, with a value for each of these fields.
    New(Vec<&'f Field>),
    /// `X { … }`, with a value for each of these fields.
    Literal(Vec<&'f Field>),
}

/// How a struct or form is made, if a user can make one.
pub(crate) fn construction<'f>(
    context: &Context<'_>,
    definition: &TypeDef,
    fields: &[&'f Field],
    extra: Option<&Extra>,
) -> Option<Construction<'f>> {
    let initials = fields.iter().map(|field| (*field, initial(context, field)));
    let (given, others): (Vec<_>, Vec<_>) =
        initials.partition(|(_, initial)| matches!(initial, Initial::Given(_)));
    let given: Vec<&Field> = given.into_iter().map(|(field, _)| field).collect();
    let is_fixed = others.iter().any(|(_, initial)| matches!(initial, Initial::Fixed(_)));
    if !definition.usage.built_by_user() {
        return None;
    }
    match given.len() {
        0 => (definition.facts.default || is_fixed).then_some(Construction::Default),
        count if count < fields.len() || extra.is_some() => Some(Construction::New(given)),
        _ => Some(Construction::Literal(given)),
    }
}

/// `impl X { pub fn new(…) }` where some but not all fields must be given.
pub(super) fn constructor(
    context: &Context<'_>,
    definition: &TypeDef,
    fields: &[&Field],
    extra: Option<&Extra>,
) -> Option<TokenStream> {
    let initials: Vec<Initial> = fields.iter().map(|field| initial(context, field)).collect();
    let given = initials.iter().filter(|initial| matches!(initial, Initial::Given(_))).count();
    if given == 0 || (given == fields.len() && extra.is_none()) {
        return None;
    }
    let arguments = fields.iter().zip(&initials).filter_map(|(field, initial)| match initial {
        Initial::Given(Argument { ty, .. }) => {
            let name = ident(&field.name.rust);
            Some(quote!(#name: #ty))
        }
        Initial::Fixed(_) | Initial::Absent(_) => None,
    });
    let leaves_out = extra.is_some() || initials.iter().any(|initial| matches!(initial, Initial::Absent(_)));
    let doc = if leaves_out {
        " The required fields; the others are left out until set."
    } else {
        " The fields whose value the document does not fix."
    };
    let allow = allow_lints(given, fields);
    let name = ident(&definition.name.rust);
    let literal = literal(context, fields, &initials, extra);
    Some(quote! {
        impl #name {
            #[doc = #doc]
            #allow
            #[inline]
            pub fn new(#(#arguments),*) -> Self {
                #literal
            }
        }
    })
}

/// `impl Default for X` where nothing must be given, yet `Default` cannot be derived because a
/// field has a value that the document fixes.
pub(super) fn default_of_constants(
    context: &Context<'_>,
    definition: &TypeDef,
    fields: &[&Field],
    extra: Option<&Extra>,
) -> Option<TokenStream> {
    let initials: Vec<Initial> = fields.iter().map(|field| initial(context, field)).collect();
    let fixed = initials.iter().any(|initial| matches!(initial, Initial::Fixed(_)));
    let given = initials.iter().any(|initial| matches!(initial, Initial::Given(_)));
    let derived = definition.facts.default || definition.extra_derives.iter().any(|path| path == "Default");
    if !fixed || given || derived {
        return None;
    }
    let allow = allow_lints(0, fields);
    let (name, default) = (ident(&definition.name.rust), context.default());
    let literal = literal(context, fields, &initials, extra);
    Some(quote! {
        impl #default for #name {
            #allow
            #[inline]
            fn default() -> Self {
                #literal
            }
        }
    })
}

/// The lints that a function taking `arguments` of these fields, and setting all, would raise.
fn allow_lints(arguments: usize, fields: &[&Field]) -> Option<TokenStream> {
    let many_arguments = (arguments > CLIPPY_MAX_ARGUMENTS).then(|| quote!(clippy::too_many_arguments));
    let placeholder = |field: &&Field| CLIPPY_PLACEHOLDERS.contains(&field.name.rust.as_str());
    let placeholder = fields.iter().any(placeholder) && arguments > 0;
    let placeholder = placeholder.then(|| quote!(clippy::disallowed_names));
    let deprecated = fields.iter().any(|field| field.deprecated).then(|| quote!(deprecated));
    let complex = fields.iter().any(|field| is_complex(&field.ty, field.presence));
    let complex = (arguments > 0 && complex).then(|| quote!(clippy::type_complexity));
    let lints: Vec<TokenStream> =
        [many_arguments, complex, placeholder, deprecated].into_iter().flatten().collect();
    (!lints.is_empty()).then(|| quote!(#[allow(#(#lints),*)]))
}

fn literal(
    context: &Context<'_>,
    fields: &[&Field],
    initials: &[Initial],
    extra: Option<&Extra>,
) -> TokenStream {
    let values = fields.iter().zip(initials).map(|(field, initial)| {
        let name = ident(&field.name.rust);
        match initial {
            Initial::Given(Argument { value, .. }) if name == value.to_string() => quote!(#name),
            Initial::Given(Argument { value, .. }) | Initial::Fixed(value) | Initial::Absent(value) => {
                quote!(#name: #value)
            }
        }
    });
    let extra = extra.map(|extra| {
        let (name, default) = (ident(&extra.name.rust), context.default());
        quote!(#name: #default::default(),)
    });
    quote!(Self { #(#values,)* #extra })
}

fn initial(context: &Context<'_>, field: &Field) -> Initial {
    if let Some(value) = field.constant.as_ref().and_then(|value| fixed(context, field, value)) {
        return Initial::Fixed(value);
    }
    match field.presence {
        Presence::Required => Initial::Given(argument(context, &field.name.rust, &field.ty)),
        Presence::Nullable => Initial::Given(nullable_argument(context, field)),
        Presence::Optional => Initial::Absent(context.none()),
        Presence::Patch => Initial::Absent(quote!(runtime::Patch::Absent)),
    }
}

/// A required field that may be null: the caller says which, so the `Option` is the argument.
fn nullable_argument(context: &Context<'_>, field: &Field) -> Argument {
    let (name, option) = (ident(&field.name.rust), context.option());
    match &field.ty {
        TypeRef::Boxed(inner) => {
            let (inner, boxed) = (type_tokens(context, inner), context.boxed());
            Argument { ty: quote!(#option<#inner>), value: quote!(#name.map(#boxed::new)) }
        }
        ty => {
            let ty = type_tokens(context, ty);
            Argument { ty: quote!(#option<#ty>), value: quote!(#name) }
        }
    }
}

/// The constant of a field that must be there, if it is a value of the field's type.
fn fixed(context: &Context<'_>, field: &Field, value: &Value) -> Option<TokenStream> {
    match field.presence {
        Presence::Required => constant(context, &field.ty, value),
        Presence::Nullable if value.is_null() => Some(context.none()),
        Presence::Nullable => {
            let (value, some) = (constant(context, &field.ty, value)?, context.some());
            Some(quote!(#some(#value)))
        }
        Presence::Optional | Presence::Patch => None,
    }
}

fn constant(context: &Context<'_>, ty: &TypeRef, value: &Value) -> Option<TokenStream> {
    let scalar = match ty {
        TypeRef::Scalar(scalar) => scalar,
        TypeRef::Named(id) => return listed(&context.api.types[*id], value),
        _ => return None,
    };
    match (scalar, value) {
        (Scalar::String, Value::String(text)) => Some(quote!(#text.to_owned())),
        (Scalar::Bool, Value::Bool(value)) => Some(quote!(#value)),
        (Scalar::Null, Value::Null) => Some(quote!(())),
        (Scalar::F64, Value::Number(number)) => {
            let literal =
                proc_macro2::Literal::f64_unsuffixed(number.as_f64().filter(|value| value.is_finite())?);
            Some(quote!(#literal))
        }
        (scalar, Value::Number(number)) => {
            let (least, most) = integer_range(*scalar)?;
            let number = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))?;
            let literal = proc_macro2::Literal::i128_unsuffixed(number);
            (least..=most).contains(&number).then(|| quote!(#literal))
        }
        _ => None,
    }
}

/// A value that a string enum lists.
fn listed(definition: &TypeDef, value: &Value) -> Option<TokenStream> {
    let Shape::StringEnum(values) = &definition.shape else { return None };
    let variant = values.variants.iter().find(|variant| Some(variant.value.as_str()) == value.as_str())?;
    let (name, variant) = (ident(&definition.name.rust), ident(&variant.name.rust));
    Some(quote!(#name::#variant))
}

fn integer_range(scalar: Scalar) -> Option<(i128, i128)> {
    let unsigned = |bits: u32| (0, (1 << bits) - 1);
    let signed = |bits: u32| (-(1 << (bits - 1)), (1 << (bits - 1)) - 1);
    match scalar {
        Scalar::I8 => Some(signed(8)),
        Scalar::I16 => Some(signed(16)),
        Scalar::I32 => Some(signed(32)),
        Scalar::I64 => Some(signed(64)),
        Scalar::U8 => Some(unsigned(8)),
        Scalar::U16 => Some(unsigned(16)),
        Scalar::U32 => Some(unsigned(32)),
        Scalar::U64 => Some(unsigned(64)),
        _ => None,
    }
}
