//! Emits the XML tables: a static for each root and each type that XML reaches. They hold the names of
//! elements and attributes for the runtime; the types themselves know nothing about XML.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::Context;
use crate::emit::docs::code_span::code;
use crate::emit::names::ident;
use crate::emit::type_ref::type_tokens;
use crate::ir::{TypeRef, XmlField, XmlNode, XmlPlace, XmlShape};

/// The statics of all roots and types.
pub(in crate::emit::client) fn tables(context: &Context<'_>) -> Vec<TokenStream> {
    let xml = &context.api.xml;
    let roots = xml.roots.iter().map(|root| {
        let (name, node) = (ident(&root.constant), node(context, &root.content));
        quote! { static #name: emitted::xml::Element = #node; }
    });
    let types = xml.types.values().map(|table| {
        let (name, shape) = (ident(&table.constant), shape(context, &table.content));
        quote! { static #name: emitted::xml::Content = #shape; }
    });
    let payloads = xml.payloads.iter().map(|payload| {
        let (name, root) = (ident(&payload.constant), context.xml_root(payload.root));
        let ty = match &payload.ty {
            TypeRef::Named(id) => format!("[`{}`]", context.api.types[*id].name.rust),
            ty => code(&type_tokens(context, ty).to_string()),
        };
        let docs = format!(" The XML of {ty}, for `runtime::parse_xml_payload`.");
        quote! {
            #[doc = #docs]
            pub static #name: emitted::xml::Element = #root;
        }
    });
    roots.chain(types).chain(payloads).collect()
}

fn node(context: &Context<'_>, node: &XmlNode) -> TokenStream {
    let (name, shape, rest) = (&node.name, shape(context, &node.shape), rest(node));
    quote! { emitted::xml::Element::new(#name, #shape) #rest }
}

/// The setters that nodes and fields have in common.
fn rest(node: &XmlNode) -> TokenStream {
    let prefix = node.prefix.as_deref().unwrap_or_default();
    let namespace = match &node.namespace {
        Some(namespace) => Some(quote! { .namespace(#namespace, #prefix) }),
        None => (!prefix.is_empty()).then(|| quote! { .namespace("", #prefix) }),
    };
    let wrapped = node.wrapped.then(|| quote! { .wrapped() });
    quote! { #namespace #wrapped }
}

fn shape(context: &Context<'_>, shape: &XmlShape) -> TokenStream {
    let kind = match shape {
        XmlShape::Text => quote! { Text },
        XmlShape::Bool => quote! { Bool },
        XmlShape::Integer => quote! { Integer },
        XmlShape::Number => quote! { Number },
        XmlShape::Any => quote! { Any },
        XmlShape::List(item) => {
            let item = node(context, item);
            quote! { list(&#item) }
        }
        XmlShape::Map(value) => {
            let value = node(context, value);
            quote! { map(&#value) }
        }
        XmlShape::Object(fields, extra) => {
            let fields = fields.iter().map(|one| field(context, one));
            match extra.as_ref().map(|extra| self::shape(context, extra)) {
                Some(extra) => quote! { open_object(&[#(#fields),*], &#extra) },
                None => quote! { object(&[#(#fields),*]) },
            }
        }
        XmlShape::Union(shapes) => {
            let shapes = shapes.iter().map(|one| self::shape(context, one));
            quote! { union(&[#(#shapes),*]) }
        }
        XmlShape::Named(id) => {
            let table = ident(context.api.xml.types.get(id).map_or("", |table| &table.constant));
            quote! { named(&#table) }
        }
    };
    quote! { emitted::xml::Content::#kind }
}

fn field(context: &Context<'_>, field: &XmlField) -> TokenStream {
    let XmlField { key, required, place, node } = field;
    let (shape, rest) = (shape(context, &node.shape), rest(node));
    let required = required.then(|| quote! { .required() });
    let name = &node.name;
    let named = (name != key).then(|| quote! { .named(#name) });
    let place = match place {
        XmlPlace::Element => None,
        XmlPlace::Attribute => Some(quote! { .attribute() }),
        XmlPlace::Text => Some(quote! { .text() }),
    };
    quote! { emitted::xml::Field::new(#key, #shape) #required #named #place #rest }
}
