//! Structs, aliases and newtypes.

use crate::ir::{DerivedTraits, Docs, Number, Presence, Scalar, TypeKind, TypeRef};
use serde_json::json;

use super::emitted;
use crate::test_support::{
    BOTH, I64, REQUEST, RESPONSE, STRING, api_of, definition, docs, field, list, named, object,
    object_with_extra, optional, required,
};

#[test]
fn a_field_of_every_presence() {
    let mut user = object_with_extra(
        "EndUser",
        BOTH,
        vec![
            field("name", "name", Presence::Required, STRING),
            field("last_name", "lastName", Presence::Optional, STRING),
            field("nick", "nick", Presence::Patch, STRING),
            field("ends", "ends", Presence::Nullable, TypeRef::Scalar(Scalar::DateTime)),
            field("r#type", "type", Presence::Required, list(STRING)),
        ],
        TypeRef::Any,
    );
    user.docs = Docs {
        summary: Some("Details of the end user.".into()),
        description: Some("A person or a business.\n\n- see [RFC 1](https://example.com/1)".into()),
        notes: vec!["Read by the carrier.".into()],
    };
    user.deprecated = true;
    user.traits = DerivedTraits { default: false, eq: true, hash: true, copy: false };
    insta::assert_snapshot!(emitted(&api_of(vec![user])));
}

#[test]
fn a_response_is_not_exhaustive_and_has_no_constructor() {
    let mut page = object("Page", RESPONSE, vec![optional("items", list(STRING)), optional("next", STRING)]);
    page.docs = docs("What came.");
    page.traits.default = true;
    // Without required fields it starts empty, and the codec fills it in place.
    insta::assert_snapshot!(emitted(&api_of(vec![page])));
}

#[test]
fn null_is_kept_where_any_value_is_accepted() {
    let code = emitted(&api_of(vec![object(
        "Event",
        BOTH,
        vec![required("id", STRING), optional("data", TypeRef::Any), optional("note", STRING)],
    )]));
    assert!(code.contains("#[wire(any)]\n    pub data: Option<runtime::Value>,"), "{code}");
    assert!(code.contains(",\n    pub note: Option<String>,"), "{code}");
}

#[test]
fn structs_without_fields_or_with_one() {
    insta::assert_snapshot!(emitted(&api_of(vec![
        object("Nothing", BOTH, vec![]),
        object("One", BOTH, vec![required("only", TypeRef::Any)]),
        object_with_extra("Open", BOTH, vec![], list(I64)),
    ])));
}

#[test]
fn constants_are_filled() {
    let mut kind = required("kind", STRING);
    kind.constant = Some(json!("ping"));
    let mut version = required("version", I64);
    version.constant = Some(json!(-2));
    let mut misfit = required("misfit", TypeRef::Scalar(Scalar::Number(Number::U8)));
    misfit.constant = Some(json!(300));
    insta::assert_snapshot!(emitted(&api_of(vec![
        object("Ping", REQUEST, vec![kind.clone(), version.clone(), required("payload", STRING)]),
        object("Pong", REQUEST, vec![kind, version, optional("payload", STRING)]),
        object("Misfit", REQUEST, vec![misfit, optional("payload", STRING)]),
    ])));
}

#[test]
fn many_arguments_deprecated_and_boxed_fields() {
    let mut fields: Vec<_> = ('a'..='h').map(|letter| required(&letter.to_string(), I64)).collect();
    let mut old = optional("old", STRING);
    old.deprecated = true;
    fields.push(old);
    fields.push(field("parent", "parent", Presence::Nullable, TypeRef::Boxed(Box::new(named(0)))));
    fields.push(required("child", TypeRef::Boxed(Box::new(named(0)))));
    fields.push(required("password", TypeRef::Scalar(Scalar::Secret)));
    fields.push(required("foo", STRING));
    insta::assert_snapshot!(emitted(&api_of(vec![object("Node", BOTH, fields)])));
}

#[test]
fn every_reference_has_its_type() {
    let boxed = |ty| Box::new(ty);
    let tuple = TypeRef::Tuple(vec![STRING, TypeRef::Nullable(boxed(I64))]);
    let deep = list(list(list(list(list(list(STRING))))));
    let text = emitted(&api_of(vec![
        object(
            "References",
            BOTH,
            vec![
                required("any", TypeRef::Any),
                required("map", TypeRef::Map(boxed(TypeRef::Scalar(Scalar::Number(Number::F64))))),
                required("tuple", tuple),
                required("json", TypeRef::JsonString(boxed(named(1)))),
                required("custom", TypeRef::Custom("::my_crate::Money<u8>".into())),
                required("nothing", TypeRef::Scalar(Scalar::Null)),
                required("deep", deep),
            ],
        ),
        definition("Pets", BOTH, TypeKind::Alias(list(named(0)))),
        definition("Tree", BOTH, TypeKind::Newtype(list(named(2)))),
    ]));
    insta::assert_snapshot!(text);
}

#[test]
fn what_the_configuration_asks_for() {
    let mut point = object("Point", BOTH, vec![optional("x", I64)]);
    point.traits = DerivedTraits { default: true, eq: true, hash: true, copy: true };
    point.extra_derives = vec!["Default".into(), "::my_crate::Visit".into()];
    point.extra_attributes = vec!["my_crate::visit(skip)".into()];
    let text = emitted(&api_of(vec![point]));
    let text: String = text.split_whitespace().collect();
    let expected = "#[derive(Clone,Copy,Debug,Default,PartialEq,Eq,Hash,emitted::Build,::my_crate::Visit,emitted::Schema)]\
                    #[my_crate::visit(skip)]pubstructPoint{";
    assert!(text.contains(expected), "{text}");
}
