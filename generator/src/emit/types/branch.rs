//! Emits what a union tells the derive `Schema`: how its branches are told apart, and for each branch its
//! tags, or what its values look like.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};
use serde_json::Value;

use super::wire;
use crate::emit::names::ident;
use crate::ir::{Constant, ConstantValue, Kinds, Payload, Plan, Selector, UnionVariant, WrittenTag};

/// How the branches are told apart.
pub(super) fn plan(plan: &Plan) -> TokenStream {
    match plan {
        Plan::Tagged { property, .. } => quote!(tag = #property),
        Plan::Shapes => quote!(untagged),
    }
}

/// What a variant tells: how a value of it is found, and what is written for it besides its payload.
pub(super) fn of_variant(plan: &Plan, index: usize, variant: &UnionVariant) -> Vec<TokenStream> {
    let mut words = match plan {
        Plan::Tagged { tags, default, .. } => {
            let own = tags.iter().filter(|(_, at)| *at == index).map(|(tag, _)| tag.to_token_stream());
            own.chain((*default == Some(index)).then(|| quote!(default))).collect()
        }
        Plan::Shapes => outline(&variant.selector),
    };
    if words.is_empty() {
        words.push(quote!(never));
    }
    match (&variant.payload, plan) {
        (Payload::Value(_), _) => words.extend(variant.inserted_tag.as_ref().map(|(_, tag)| written(tag))),
        (Payload::Text(text), _) => words.insert(0, text.to_token_stream()),
        // Without any, the constant is the tag.
        (Payload::Constants(constants), Plan::Tagged { property, tags, .. })
            if is_tag(constants, property, tags, index) => {}
        (Payload::Constants(constants), _) => {
            words.extend(constants.iter().map(|constant| wire::of_constant(constant, true)));
        }
    }
    words
}

/// Whether a branch has no other constant than its tag.
fn is_tag(constants: &[Constant], property: &str, tags: &[(String, usize)], index: usize) -> bool {
    let [only] = constants else { return false };
    let mut own = tags.iter().filter(|(_, at)| *at == index).map(|(tag, _)| tag);
    only.wire == *property
        && !only.left_out
        && matches!((&only.value, own.next()), (ConstantValue::Text(text), Some(tag)) if text == tag)
}

/// How the tag is written with a payload that does not always hold it.
fn written(tag: &WrittenTag) -> TokenStream {
    match tag {
        WrittenTag::Always(tag) => {
            let tag = tag_tokens(tag);
            quote!(insert = #tag)
        }
        WrittenTag::Default(tag) => {
            let tag = tag_tokens(tag);
            quote!(insert_default = #tag)
        }
        WrittenTag::OneOf(_) => quote!(own_tag),
    }
}

/// A tag: a string, or a number or boolean with its Rust type.
fn tag_tokens(tag: &Value) -> TokenStream {
    if let Some(tag) = tag.as_bool() {
        quote!(#tag)
    } else if let Some(tag) = tag.as_i64().map(Literal::i64_suffixed) {
        quote!(#tag)
    } else if let Some(tag) = tag.as_u64().map(Literal::u64_suffixed) {
        quote!(#tag)
    } else if let Some(tag) = tag.as_f64().filter(|tag| tag.is_finite()).map(Literal::f64_suffixed) {
        quote!(#tag)
    } else {
        let tag = tag.as_str().unwrap_or_default();
        quote!(#tag)
    }
}

/// What is seen of the values of a branch.
fn outline(selector: &Selector) -> Vec<TokenStream> {
    let Selector { kinds, required, known, closed, constants, listed, inner, values } = selector;
    let kinds = kinds_of(*kinds).map(|kind| kind.to_token_stream());
    let list = |name: &str, items: &[String]| {
        let name = ident(name);
        (!items.is_empty()).then(|| quote!(#name(#(#items),*)))
    };
    let properties = |name: &str, properties: &[(String, Vec<String>)]| -> Vec<TokenStream> {
        let name = ident(name);
        let listed = properties.iter().map(|(property, values)| quote!(#name(#property #(, #values)*)));
        listed.collect()
    };
    let inner = inner.iter().map(|(property, selector)| {
        let outline = outline(selector);
        quote!(inner(#property #(, #outline)*))
    });
    kinds
        .chain(list("required", required))
        .chain(list("known", known))
        .chain(closed.then(|| quote!(closed)))
        .chain(properties("only", constants))
        .chain(properties("listed", listed))
        .chain(inner)
        .chain(list("values", values))
        .collect()
}

fn kinds_of(kinds: Kinds) -> impl Iterator<Item = Ident> {
    let Kinds { null, boolean, integer, number, string, array, object } = kinds;
    let names = [
        (null, "null"),
        (boolean, "boolean"),
        (integer, "integer"),
        (number, "number"),
        (string, "string"),
        (array, "array"),
        (object, "object"),
    ];
    names.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| ident(name))
}
