//! Checks of requests before they are sent: `runtime::Check` for the types that have limits in them, and the same for
//! arguments. What a server sends is never checked.

mod arguments;
mod below;
mod limits;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use self::below::{Subject, descend};
use self::limits::{check_field, check_nested};
use super::Context;
use crate::emit::names::ident;
use crate::emit::type_ref::resolved;
use crate::ir::{Api, Field, Shape, TypeDef, TypeId, TypeRef, Types, Union};
pub(crate) use arguments::{check_argument, check_below};

/// The types of requests that have a constraint in them, however deep.
#[derive(Debug, Clone)]
pub struct Checked<'a> {
    pub(super) types: &'a Types,
    holding: BTreeSet<TypeId>,
}

impl<'a> Checked<'a> {
    /// Finds them: those with constraints of their own, then whatever contains one of those.
    #[must_use]
    pub fn new(api: &'a Api) -> Self {
        let types = &api.types;
        let mut used_by: Vec<Vec<TypeId>> = vec![Vec::new(); types.0.len()];
        let mut found = Vec::new();
        for (id, definition) in types.iter().filter(|(_, definition)| is_sent(definition)) {
            definition.shape.named(&mut |used| used_by[used.0 as usize].push(id));
            if fields(&definition.shape).any(|field| check_field(types, field).is_some()) {
                found.push(id);
            }
        }
        let mut holding = BTreeSet::new();
        while let Some(id) = found.pop() {
            if holding.insert(id) {
                found.extend(&used_by[id.0 as usize]);
            }
        }
        Self { types, holding }
    }

    /// Whether `runtime::Check` is implemented for the type: by an impl emitted here, or by the
    /// runtime for lists, maps and boxes of such. A call checks such a value before sending it.
    #[must_use]
    pub fn implements(&self, ty: &TypeRef) -> bool {
        match resolved(self.types, ty) {
            TypeRef::Boxed(inner)
            | TypeRef::Nullable(inner)
            | TypeRef::List(inner)
            | TypeRef::Map(inner)
            | TypeRef::HashedMap(inner)
            | TypeRef::JsonString(inner) => self.holds(inner) && self.implements(inner),
            TypeRef::Named(id) => self.holding.contains(id),
            TypeRef::Tuple(_) | TypeRef::Scalar(_) | TypeRef::Any | TypeRef::Custom(_) => false,
        }
    }

    /// Whether there is anything to check below the type, itself included.
    pub(super) fn holds(&self, ty: &TypeRef) -> bool {
        let mut holds = false;
        ty.named(&mut |id| holds |= self.holding.contains(&id));
        holds
    }

    /// The impl for a type, if it has one.
    pub(super) fn emit(&self, id: TypeId) -> Option<TokenStream> {
        let definition = &self.types[id];
        if !self.holding.contains(&id) {
            return None;
        }
        let body = match &definition.shape {
            Shape::Struct(_) | Shape::Form(_) => self.fields_body(&definition.shape),
            Shape::Union(union) => self.union_body(union),
            Shape::Newtype(inner) => descend(self, inner, &Subject::place(quote!(self.0)), None)?,
            Shape::Alias(_) | Shape::StringEnum(_) | Shape::IntegerEnum(_) => return None,
        };
        let deprecated =
            fields(&definition.shape).any(|field| field.deprecated).then(|| quote!(#[allow(deprecated)]));
        let name = ident(&definition.name.rust);
        Some(quote! {
            #deprecated
            impl runtime::Check for #name {
                #[inline]
                fn check(&self, at: &mut runtime::Checker) {
                    #body
                }
            }
        })
    }

    fn fields_body(&self, shape: &Shape) -> TokenStream {
        let own = fields(shape).map(|field| {
            let constraints = check_field(self.types, field);
            let nested = check_nested(self, field);
            quote!(#constraints #nested)
        });
        let extra = match shape {
            Shape::Struct(shape) => shape.extra.as_ref(),
            Shape::Form(form) => form.extra.as_ref(),
            _ => None,
        };
        let extra = extra.and_then(|extra| {
            let name = ident(&extra.name.rust);
            let map = extra.map();
            // Its entries stand beside the named fields, so the field that holds them is in no path.
            descend(self, &map, &Subject::place(quote!(self.#name)), None)
        });
        quote!(#(#own)* #extra)
    }

    fn union_body(&self, union: &Union) -> TokenStream {
        let arms: Vec<(TokenStream, TokenStream)> = union
            .variants
            .iter()
            .filter_map(|variant| {
                let name = ident(&variant.name.rust);
                let check = descend(self, &variant.ty, &Subject::reference(quote!(value)), None)?;
                Some((quote!(Self::#name(value)), check))
            })
            .collect();
        let all = union.variants.len() + usize::from(union.unknown.is_some());
        match arms.as_slice() {
            // Clippy wants neither a `match` with one arm nor an `if let` that always holds.
            [(pattern, check)] if all == 1 => quote!(let #pattern = self; #check),
            [(pattern, check)] => quote!(if let #pattern = self { #check }),
            arms => {
                let rest = (arms.len() < all).then(|| quote!(_ => {}));
                let arms = arms.iter().map(|(pattern, check)| quote!(#pattern => { #check }));
                quote!(match self { #(#arms)* #rest })
            }
        }
    }
}

/// Only what is sent is checked. Aliases have no way of their own: they stand for what they name.
fn is_sent(definition: &TypeDef) -> bool {
    definition.usage.request || matches!(definition.shape, Shape::Alias(_))
}

fn fields(shape: &Shape) -> Box<dyn Iterator<Item = &Field> + '_> {
    match shape {
        Shape::Struct(shape) => Box::new(shape.fields.iter()),
        Shape::Form(form) => Box::new(form.fields.iter().map(|field| &field.field)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The impl of `runtime::Check` for a type, if it has one.
pub(super) fn check(context: &Context<'_>, id: TypeId) -> Option<TokenStream> {
    context.checked.emit(id)
}
