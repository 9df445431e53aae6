//! Short ways to write an API down as data.
//!
//! In: names and types. Out: pieces of the intermediate representation, everything unsaid empty.

use openapi_bindgen::ir::{
    Api, Codec, Constraints, Docs, EnumVariant, Extra, Facts, Field, Name, Presence, Scalar, Selector, Shape,
    Struct, TypeDef, TypeId, TypeRef, Types, Union, UnionVariant, Usage,
};

pub(crate) const BOTH: Usage = Usage { request: true, response: true };
pub(crate) const REQUEST: Usage = Usage { request: true, response: false };
pub(crate) const RESPONSE: Usage = Usage { request: false, response: true };

pub(crate) fn api(types: Vec<TypeDef>) -> Api {
    Api { title: "Test".into(), version: "1".into(), types: Types(types), ..Api::default() }
}

pub(crate) fn name(rust: &str, wire: &str) -> Name {
    Name { rust: rust.into(), wire: wire.into(), pointer: String::new() }
}

pub(crate) fn docs(description: &str) -> Docs {
    Docs { description: Some(description.into()), ..Docs::default() }
}

pub(crate) fn named(index: u32) -> TypeRef {
    TypeRef::Named(TypeId(index))
}

pub(crate) fn list(item: TypeRef) -> TypeRef {
    TypeRef::List(Box::new(item))
}

pub(crate) const STRING: TypeRef = TypeRef::Scalar(Scalar::String);
pub(crate) const I64: TypeRef = TypeRef::Scalar(Scalar::I64);

pub(crate) fn definition(rust: &str, usage: Usage, shape: Shape) -> TypeDef {
    TypeDef {
        name: name(rust, rust),
        docs: Docs::default(),
        deprecated: false,
        shape,
        usage,
        codec: Codec::default(),
        facts: Facts::default(),
        extra_derives: Vec::new(),
        extra_attributes: Vec::new(),
    }
}

pub(crate) fn object(rust: &str, usage: Usage, fields: Vec<Field>) -> TypeDef {
    definition(rust, usage, Shape::Struct(Struct { fields, extra: None }))
}

pub(crate) fn object_with_extra(rust: &str, usage: Usage, fields: Vec<Field>, value: TypeRef) -> TypeDef {
    let extra = Some(Extra { name: name("extra", ""), value, hashed: false });
    definition(rust, usage, Shape::Struct(Struct { fields, extra }))
}

pub(crate) fn field(rust: &str, wire: &str, presence: Presence, ty: TypeRef) -> Field {
    Field {
        name: name(rust, wire),
        docs: Docs::default(),
        deprecated: false,
        ty,
        presence,
        constant: None,
        read_only: false,
        left_out: false,
        write_only: false,
        constraints: Constraints::default(),
    }
}

pub(crate) fn required(rust: &str, ty: TypeRef) -> Field {
    field(rust, rust.trim_start_matches("r#"), Presence::Required, ty)
}

pub(crate) fn optional(rust: &str, ty: TypeRef) -> Field {
    field(rust, rust.trim_start_matches("r#"), Presence::Optional, ty)
}

pub(crate) fn value<T: ToString>(rust: &str, value: T) -> EnumVariant<T> {
    EnumVariant { name: name(rust, &value.to_string()), value, docs: Docs::default() }
}

pub(crate) fn branch(rust: &str, ty: TypeRef, selector: Selector) -> UnionVariant {
    UnionVariant { name: name(rust, rust), docs: Docs::default(), ty, inserted_tag: None, selector }
}

pub(crate) fn union(rust: &str, usage: Usage, union: Union) -> TypeDef {
    definition(rust, usage, Shape::Union(union))
}
