//! Emits `#[wire(…)]`, by which a type tells the derive `Schema` what its Rust names and types do not.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::emit::names::ident;
use crate::ir::{Codec, Constant, ConstantValue, Field, FieldFacts, Presence, Struct, TypeRef, WireForm};

/// The attribute with these arguments; nothing if there are none.
pub(super) fn wire(arguments: &[TokenStream]) -> Option<TokenStream> {
    (!arguments.is_empty()).then(|| quote!(#[wire(#(#arguments),*)]))
}

/// The name of a field or the value of a variant, unless it is the Rust name.
pub(super) fn name(rust: &str, wire: &str) -> Option<TokenStream> {
    (rust.trim_start_matches("r#") != wire).then(|| wire.to_token_stream())
}

/// An integer value.
pub(super) fn integer(value: i64) -> TokenStream {
    Literal::i64_unsuffixed(value).to_token_stream()
}

/// What a struct tells about itself: what is read or written of it, if not both, and its properties that can
/// only have one value.
pub(super) fn of_struct(structure: &Struct, codec: Codec) -> Vec<TokenStream> {
    direction(codec)
        .into_iter()
        .chain(structure.constants.iter().map(|constant| of_constant(constant, codec.writes)))
        .collect()
}

/// What is read or written, if not both.
pub(super) fn direction(codec: Codec) -> Option<TokenStream> {
    match codec {
        Codec { reads: true, writes: true } => None,
        Codec { reads: true, writes: false } => Some(quote!(read)),
        Codec { reads: false, .. } => Some(quote!(write)),
    }
}

/// A property that can only have one value.
pub(super) fn of_constant(constant: &Constant, is_written: bool) -> TokenStream {
    let wire = &constant.wire;
    let value = match &constant.value {
        ConstantValue::Text(text) => text.to_token_stream(),
        ConstantValue::Integer(number) => integer(*number),
        ConstantValue::Bool(value) => value.to_token_stream(),
    };
    let read_only = (constant.left_out && is_written).then(|| quote!(, read_only));
    quote!(constant(#wire, #value #read_only))
}

/// What the name and the type of a field do not tell.
pub(super) fn of_field(field: &Field, facts: &FieldFacts, codec: Codec) -> Option<TokenStream> {
    let how = match facts.wire {
        // Null is an ordinary value of "any" and is kept.
        WireForm::Any if field.presence == Presence::Optional => Some(ident("any")),
        form => number_word(form),
    };
    let presence = match field.presence {
        Presence::Nullable => Some(ident("nullable")),
        Presence::Required if looks_optional(&field.ty) => Some(ident("required")),
        Presence::Required | Presence::Optional | Presence::Patch => None,
    };
    let read_only = (field.left_out && codec.writes).then(|| ident("read_only"));
    let words = [presence, how, read_only].into_iter().flatten().map(ToTokens::into_token_stream);
    wire(&name(&field.name.rust, &field.name.wire).into_iter().chain(words).collect::<Vec<_>>())
}

/// The attribute of the field for undeclared properties.
pub(super) fn of_extra(form: WireForm) -> Option<TokenStream> {
    let how = number_word(form).map(ToTokens::into_token_stream);
    wire(&[quote!(flatten)].into_iter().chain(how).collect::<Vec<_>>())
}

/// Whether a type that is required reads as one that is not.
fn looks_optional(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Nullable(_) => true,
        TypeRef::Custom(path) => {
            let path = path.split('<').next().unwrap_or_default().trim();
            ["Option", "Patch"].iter().any(|name| path.ends_with(name))
        }
        _ => false,
    }
}

/// The word for numbers that are not numbers on the wire.
fn number_word(form: WireForm) -> Option<Ident> {
    match form {
        WireForm::Quoted => Some(ident("text")),
        WireForm::Either => Some(ident("number_or_text")),
        WireForm::Plain | WireForm::Any => None,
    }
}
