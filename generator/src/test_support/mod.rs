//! Short ways to write an API as data in tests. What is not given is empty.

mod documents;
mod pets;

use crate::ir::*;

pub(crate) use documents::compiled;
pub(crate) use pets::*;

/// The usage of a type that is sent and received.
pub(crate) const BOTH: Usage = Usage { request: true, response: true };
/// The usage of a type in requests.
pub(crate) const REQUEST: Usage = Usage { request: true, response: false };
/// The usage of a type in responses.
pub(crate) const RESPONSE: Usage = Usage { request: false, response: true };
/// `String`
pub(crate) const STRING: TypeRef = TypeRef::Scalar(Scalar::String);
/// `i64`
pub(crate) const I64: TypeRef = TypeRef::Scalar(Scalar::Number(Number::I64));

/// Completes an API with its facts.
pub(crate) fn decided(mut api: Api) -> Api {
    let facts = crate::lower::facts::decide(&api.types, &mut api.operations, &api.output);
    Api { facts, ..api }
}

/// An API with these types.
pub(crate) fn api_of(types: Vec<TypeDef>) -> Api {
    decided(Api { title: "Test".into(), version: "1".into(), types: Types(types), ..Api::default() })
}

/// The type with this index.
pub(crate) fn named(index: u32) -> TypeRef {
    TypeRef::Named(TypeId(index))
}

/// A list.
pub(crate) fn list(item: TypeRef) -> TypeRef {
    TypeRef::List(Box::new(item))
}

/// A name, whose pointer is made from `wire`.
pub(crate) fn name(rust: &str, wire: &str) -> Name {
    Name { rust: rust.to_owned(), wire: wire.to_owned(), pointer: format!("/test/{wire}") }
}

/// A description.
pub(crate) fn docs(text: &str) -> Docs {
    Docs { description: (!text.is_empty()).then(|| text.to_owned()), ..Docs::default() }
}

/// A required query parameter of the default style.
pub(crate) fn parameter(rust: &str, location: Location, ty: TypeRef) -> Parameter {
    let is_form = matches!(location, Location::Query | Location::Cookie | Location::Querystring);
    Parameter {
        name: name(rust, rust.trim_start_matches("r#")),
        docs: Docs::default(),
        deprecated: false,
        location,
        ty,
        required: true,
        nullable: false,
        style: if is_form { ParameterStyle::Form } else { ParameterStyle::Simple },
        explode: is_form,
        allow_reserved: false,
        slashes: false,
        allow_empty: false,
        constraints: Constraints::default(),
    }
}

/// The same parameter, optional.
pub(crate) fn setter(parameter: Parameter) -> Parameter {
    Parameter { required: false, ..parameter }
}

/// A response with a JSON body.
pub(crate) fn json(variant: &str, status: Status, description: &str, ty: TypeRef) -> ResponseCase {
    let content = content("application/json", json_of(ty));
    ResponseCase { content: Some(content), ..empty(variant, status, description) }
}

/// A response without a body.
pub(crate) fn empty(variant: &str, status: Status, description: &str) -> ResponseCase {
    let pointer = format!("/test/responses/{variant}");
    ResponseCase {
        variant: variant.to_owned(),
        status,
        docs: docs(description),
        content: None,
        headers: None,
        pointer,
    }
}

/// A response in any media type.
pub(crate) fn answer(variant: &str, status: Status, content: ResponseContent) -> ResponseCase {
    ResponseCase { content: Some(content), ..empty(variant, status, "") }
}

/// The content of a response.
pub(crate) fn content(media_type: &str, content: Content) -> ResponseContent {
    ResponseContent { media_type: media_type.to_owned(), also: Vec::new(), content, forced: false }
}

/// One media type of a body.
pub(crate) fn body_content(variant: &str, media_type: &str, content: Content) -> BodyContent {
    BodyContent { media_type: media_type.to_owned(), content, variant: variant.to_owned() }
}

/// JSON of a type.
pub(crate) fn json_of(ty: TypeRef) -> Content {
    Content::Json { ty, or_text: false }
}

/// An operation without inputs and documented responses.
pub(crate) fn operation(rust: &str, call: &str, method: &str, path: &str) -> Operation {
    Operation {
        name: name(rust, rust),
        tag: None,
        call: call.to_owned(),
        descriptor: rust.to_uppercase(),
        method: method.to_owned(),
        path: path.to_owned(),
        docs: Docs::default(),
        deprecated: false,
        parameters: Vec::new(),
        body: None,
        success: Outcome::None,
        stream: Outcome::None,
        stream_when: None,
        error: Outcome::None,
        links: Vec::new(),
        security: Vec::new(),
        servers: Vec::new(),
        pagination: None,
        idempotency: Idempotency::OfMethod,
    }
}

/// A required body.
pub(crate) fn body(contents: Vec<BodyContent>, enum_name: Option<&str>) -> Body {
    Body { required: true, docs: Docs::default(), contents, enum_name: enum_name.map(str::to_owned) }
}

/// A named type.
pub(crate) fn definition(rust: &str, usage: Usage, kind: TypeKind) -> TypeDef {
    TypeDef {
        name: Name { pointer: format!("/components/schemas/{rust}"), ..name(rust, rust) },
        docs: Docs::default(),
        deprecated: false,
        kind,
        usage,
        codec: Codec::default(),
        traits: DerivedTraits::default(),
        extra_derives: Vec::new(),
        extra_attributes: Vec::new(),
    }
}

/// A struct.
pub(crate) fn object(rust: &str, usage: Usage, fields: Vec<Field>) -> TypeDef {
    definition(rust, usage, TypeKind::Struct(Struct { fields, constants: Vec::new(), extra: None }))
}

/// A struct with a map of undeclared properties.
pub(crate) fn object_with_extra(rust: &str, usage: Usage, fields: Vec<Field>, value: TypeRef) -> TypeDef {
    let extra = Some(Extra { name: name("extra", ""), value, hashed: false });
    definition(rust, usage, TypeKind::Struct(Struct { fields, constants: Vec::new(), extra }))
}

/// A field.
pub(crate) fn field(rust: &str, wire: &str, presence: Presence, ty: TypeRef) -> Field {
    Field { presence, ..Field::new(name(rust, wire), ty) }
}

/// A required field.
pub(crate) fn required(rust: &str, ty: TypeRef) -> Field {
    field(rust, rust.trim_start_matches("r#"), Presence::Required, ty)
}

/// An optional field.
pub(crate) fn optional(rust: &str, ty: TypeRef) -> Field {
    field(rust, rust.trim_start_matches("r#"), Presence::Optional, ty)
}

/// A variant of an enum.
pub(crate) fn value<T: ToString>(rust: &str, value: T) -> EnumVariant<T> {
    EnumVariant { name: name(rust, &value.to_string()), value, docs: Docs::default() }
}

/// A branch of a union.
pub(crate) fn branch(rust: &str, ty: TypeRef, selector: Selector) -> UnionVariant {
    UnionVariant {
        name: name(rust, rust),
        docs: Docs::default(),
        payload: Payload::Value(ty),
        inserted_tag: None,
        selector,
    }
}

/// A union.
pub(crate) fn union(rust: &str, usage: Usage, union: Union) -> TypeDef {
    definition(rust, usage, TypeKind::Union(union))
}
