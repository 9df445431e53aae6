//! A reference to a type, where it is used.
//!
//! In: a [`TypeRef`]. Out: the tokens of the Rust type, or of an argument that takes one. Must not
//! decide what the type is.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::names::{ident, rust_tokens};
use crate::ir::{DateTimeCrate, Presence, Scalar, Shape, TypeRef, Types};

/// The Rust type that `ty` stands for.
#[must_use]
pub fn type_tokens(context: &Context<'_>, ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Named(id) => {
            let name = ident(&context.api.types[*id].name.rust);
            quote!(#name)
        }
        TypeRef::Scalar(scalar) => scalar_tokens(context, *scalar),
        TypeRef::Any => quote!(runtime::Value),
        TypeRef::List(item) => wrapped(context, context.vec(), item),
        TypeRef::Map(value) => wrapped(context, quote!(runtime::Map), value),
        TypeRef::HashedMap(value) => wrapped(context, quote!(runtime::HashedMap), value),
        TypeRef::Tuple(items) => {
            let one = (items.len() == 1).then(|| quote!(,));
            let items = items.iter().map(|item| type_tokens(context, item));
            quote!((#(#items),* #one))
        }
        TypeRef::Boxed(inner) => wrapped(context, context.boxed(), inner),
        TypeRef::Nullable(inner) => wrapped(context, context.option(), inner),
        TypeRef::JsonString(inner) => wrapped(context, quote!(runtime::JsonString), inner),
        TypeRef::Custom(path) => rust_tokens(path),
    }
}

/// The type of a field: `ty` as `presence` wraps it.
#[must_use]
pub fn field_tokens(context: &Context<'_>, ty: &TypeRef, presence: Presence) -> TokenStream {
    match presence {
        Presence::Required => type_tokens(context, ty),
        Presence::Nullable | Presence::Optional => wrapped(context, context.option(), ty),
        Presence::Patch => wrapped(context, quote!(runtime::Patch), ty),
    }
}

/// An argument of a function: its type, and the expression that makes the value of it.
#[derive(Debug, Clone)]
pub struct Argument {
    /// The type of the argument, `impl Into<String>` for strings.
    pub ty: TokenStream,
    /// The value, from the argument's name.
    pub value: TokenStream,
}

/// The argument `name` for a value of type `ty`: strings are taken by `impl Into`, boxed values
/// without their box.
#[must_use]
pub fn argument(context: &Context<'_>, name: &str, ty: &TypeRef) -> Argument {
    let name = ident(name);
    match ty {
        TypeRef::Scalar(scalar @ (Scalar::String | Scalar::Secret)) => {
            let (into, target) = (context.into(), scalar_tokens(context, *scalar));
            Argument { ty: quote!(impl #into<#target>), value: quote!(#name.into()) }
        }
        TypeRef::Boxed(inner) => {
            let boxed = context.boxed();
            Argument { ty: type_tokens(context, inner), value: quote!(#boxed::new(#name)) }
        }
        _ => Argument { ty: type_tokens(context, ty), value: quote!(#name) },
    }
}

/// What `ty` is behind aliases. An alias of itself, which `lower` does not make, stays as it is.
#[must_use]
pub fn resolved<'a>(types: &'a Types, ty: &'a TypeRef) -> &'a TypeRef {
    let mut target = ty;
    // A chain of aliases is no longer than there are types, unless it is a cycle.
    for _ in 0..=types.0.len() {
        match target {
            TypeRef::Named(id) => match &types[*id].shape {
                Shape::Alias(next) => target = next,
                _ => return target,
            },
            _ => return target,
        }
    }
    ty
}

/// Whether `ty` is an integer, or lists, tuples and maps of integers: the runtime reads these with
/// `codec::integers`, which takes `1.0` for one.
#[must_use]
pub fn is_of_integers(types: &Types, ty: &TypeRef) -> bool {
    let mut ty = ty;
    loop {
        match resolved(types, ty) {
            TypeRef::List(inner)
            | TypeRef::Map(inner)
            | TypeRef::HashedMap(inner)
            | TypeRef::Boxed(inner)
            | TypeRef::Nullable(inner) => ty = inner,
            TypeRef::Scalar(scalar) => return is_integer(*scalar),
            TypeRef::Tuple(items) => return is_tuple_of_integers(types, items),
            _ => return false,
        }
    }
}

fn is_integer(scalar: Scalar) -> bool {
    scalar.is_number() && scalar != Scalar::F64 && scalar == scalar.in_rust()
}

/// How the numbers that `ty` is, or has in its lists and maps, go over the wire: the suffix of the codec's words for it;
/// `None` where they are numbers there, or none at all.
#[must_use]
pub fn numbers_on_the_wire(types: &Types, ty: &TypeRef) -> Option<&'static str> {
    let mut ty = ty;
    loop {
        match resolved(types, ty) {
            TypeRef::List(inner)
            | TypeRef::Map(inner)
            | TypeRef::HashedMap(inner)
            | TypeRef::Boxed(inner)
            | TypeRef::Nullable(inner) => ty = inner,
            TypeRef::Scalar(Scalar::Quoted(_)) => return Some("quoted"),
            TypeRef::Scalar(Scalar::Either(_)) => return Some("either"),
            _ => return None,
        }
    }
}

/// Whether the runtime reads this tuple so: one of its items is an integer, and all are of the plainest types.
fn is_tuple_of_integers(types: &Types, items: &[TypeRef]) -> bool {
    let scalars: Vec<Option<Scalar>> = items
        .iter()
        .map(|item| match resolved(types, item) {
            TypeRef::Scalar(scalar) => Some(*scalar),
            _ => None,
        })
        .collect();
    let is_plain = |scalar: &Option<Scalar>| {
        scalar.is_some_and(|scalar| {
            is_integer(scalar) || matches!(scalar, Scalar::Bool | Scalar::F64 | Scalar::String)
        })
    };
    items.len() <= 6 && scalars.iter().all(is_plain) && scalars.iter().flatten().any(|s| is_integer(*s))
}

/// Whether clippy finds the type of a field of this kind hard to read (`type_complexity`): it adds
/// ten for each part, times the depth of the part, and objects beyond 250. Aliases count as names.
#[must_use]
pub fn is_complex(ty: &TypeRef, presence: Presence) -> bool {
    let option = if presence == Presence::Required { 0 } else { 1 };
    // The slot of the codec has one more `Option` than the field.
    let wrappers = option + 1;
    let outer: usize = (1..=wrappers).sum();
    outer + weight(ty, wrappers + 1) > 25
}

fn weight(ty: &TypeRef, depth: usize) -> usize {
    let inside: usize = match ty {
        TypeRef::Named(_) | TypeRef::Scalar(_) | TypeRef::Any | TypeRef::Custom(_) => 0,
        TypeRef::List(inner)
        | TypeRef::Map(inner)
        | TypeRef::HashedMap(inner)
        | TypeRef::Boxed(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::JsonString(inner) => weight(inner, depth + 1),
        TypeRef::Tuple(items) => items.iter().map(|item| weight(item, depth + 1)).sum(),
    };
    depth + inside
}

fn wrapped(context: &Context<'_>, wrapper: TokenStream, inner: &TypeRef) -> TokenStream {
    let inner = type_tokens(context, inner);
    quote!(#wrapper<#inner>)
}

fn scalar_tokens(context: &Context<'_>, scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::Quoted(number) | Scalar::Either(number) => scalar_tokens(context, number.scalar()),
        Scalar::Bool => context.primitive("bool"),
        Scalar::I8 => context.primitive("i8"),
        Scalar::I16 => context.primitive("i16"),
        Scalar::I32 => context.primitive("i32"),
        Scalar::I64 => context.primitive("i64"),
        Scalar::U8 => context.primitive("u8"),
        Scalar::U16 => context.primitive("u16"),
        Scalar::U32 => context.primitive("u32"),
        Scalar::U64 => context.primitive("u64"),
        Scalar::F64 => context.primitive("f64"),
        Scalar::String => context.string(),
        Scalar::Secret => quote!(runtime::Secret),
        Scalar::DateTime => match context.api.date_time {
            DateTimeCrate::Chrono => quote!(runtime::DateTime),
            DateTimeCrate::Jiff => quote!(runtime::JiffDateTime),
        },
        Scalar::Date => match context.api.date_time {
            DateTimeCrate::Chrono => quote!(runtime::Date),
            DateTimeCrate::Jiff => quote!(runtime::JiffDate),
        },
        Scalar::Uuid => quote!(runtime::Uuid),
        Scalar::Base64 => quote!(runtime::Base64),
        Scalar::Base64Url => quote!(runtime::Base64Url),
        Scalar::File => quote!(runtime::File),
        Scalar::Null => quote!(()),
    }
}
