//! Unions: conversions, plans, tags.

use crate::ir::{Kinds, Plan, Scalar, Selector, TypeKind, TypeRef, Union, WrittenTag};

use super::emitted;
use crate::test_support::{
    BOTH, REQUEST, STRING, api_of, branch, definition, list, named, object, optional, required, union,
};

fn tagged(usage: crate::ir::Usage) -> Vec<crate::ir::TypeDef> {
    let mut cat = branch("Cat", named(1), Selector::default());
    cat.inserted_tag = Some(("petType".into(), WrittenTag::Always("cat".into())));
    let pet = Union {
        variants: vec![cat, branch("Dog", TypeRef::Boxed(Box::new(named(2))), Selector::default())],
        plan: Plan::Tagged {
            property: "petType".into(),
            tags: vec![("cat".into(), 0), ("dog".into(), 1), ("hound".into(), 1)],
            default: Some(0),
        },
        unknown: Some("Unknown".into()),
    };
    vec![
        union("Pet", usage, pet),
        object("Cat", usage, vec![required("name", STRING)]),
        object(
            "Dog",
            usage,
            vec![required("pet_type", STRING), optional("of", TypeRef::Boxed(Box::new(named(0))))],
        ),
    ]
}

#[test]
fn a_tagged_union() {
    insta::assert_snapshot!(emitted(&api_of(tagged(BOTH))));
}

#[test]
fn a_union_by_shapes() {
    let object_kind = Kinds { object: true, ..Kinds::default() };
    let strings = Selector {
        kinds: Kinds { string: true, null: true, ..Kinds::default() },
        values: vec!["auto".into()],
        ..Selector::default()
    };
    let all = Selector {
        kinds: object_kind,
        required: vec!["a".into()],
        known: vec!["a".into(), "b".into()],
        closed: true,
        constants: vec![("type".into(), vec!["x".into(), "y".into()])],
        listed: vec![("size".into(), vec!["1".into()])],
        inner: vec![("b".into(), Selector { known: vec!["c".into()], ..Selector::default() })],
        values: vec!["never".into()],
    };
    let choice = Union {
        variants: vec![branch("Text", STRING, strings), branch("Object", named(1), all)],
        plan: Plan::Shapes,
        unknown: None,
    };
    insta::assert_snapshot!(emitted(&api_of(vec![
        union("Choice", REQUEST, choice),
        object("Object", REQUEST, vec![required("a", STRING)]),
    ])));
}

/// The `From` impls of a union with these payloads. `named(0)` is the union, 1 a struct, 2 an alias of it, 3
/// an alias of `String`.
fn conversions(payloads: Vec<TypeRef>) -> Vec<String> {
    let variants: Vec<_> = payloads
        .into_iter()
        .enumerate()
        .map(|(index, ty)| branch(&format!("V{index}"), ty, Selector::default()))
        .collect();
    let by_shapes = Union { variants, plan: Plan::Shapes, unknown: None };
    let text = emitted(&api_of(vec![
        union("Choice", REQUEST, by_shapes),
        object("Thing", REQUEST, vec![]),
        definition("SameThing", REQUEST, TypeKind::Alias(named(1))),
        definition("Text", REQUEST, TypeKind::Alias(STRING)),
        definition("Loop", REQUEST, TypeKind::Alias(named(4))),
    ]));
    let Some((_, entries)) = text.split_once("emitted::impl_from! {\n    Choice {\n") else {
        return Vec::new();
    };
    entries.lines().map(|line| line.trim().to_owned()).take_while(|line| line != "}").collect()
}

#[test]
fn conversions_only_where_the_payload_tells_the_variant() {
    let boxed = |index| TypeRef::Boxed(Box::new(named(index)));
    let text = ["V0 = (Thing),", "V1 = (String),", "V1 = through(&str),"];
    assert_eq!(conversions(vec![named(1), STRING]), text);
    let list_of_things = ["V0 = boxed(Thing),", "V1 = (Vec<Thing>),", "V1 = array(Thing),"];
    assert_eq!(conversions(vec![boxed(1), list(named(1))]), list_of_things);
    let map = || TypeRef::Map(Box::new(STRING));
    assert_eq!(conversions(vec![map()]), ["V0 = (runtime::Map<String>),", "V0 = pairs(String),"]);
    let list_of_pairs = conversions(vec![map(), list(TypeRef::Tuple(vec![STRING, STRING]))]);
    assert!(!list_of_pairs.iter().any(|row| row.contains("pairs")), "{list_of_pairs:?}");
    assert_eq!(conversions(vec![named(2)]), ["V0 = (Thing),"], "an alias is what it names");
    assert!(conversions(vec![named(1), named(2)]).is_empty(), "the same type twice");
    assert!(conversions(vec![boxed(1), named(1)]).is_empty(), "the same type twice, once boxed");
    assert!(conversions(vec![boxed(0)]).is_empty(), "the union itself");
    let text = ["V0 = (String),", "V0 = through(&str),"];
    assert_eq!(conversions(vec![named(3), named(4), TypeRef::Scalar(Scalar::Null)]), text);
}

#[test]
fn unions_that_a_server_sends_may_grow() {
    assert!(
        emitted(&api_of(tagged(BOTH)))
            .contains("#[non_exhaustive]\n#[allow(clippy::large_enum_variant)]\npub enum Pet")
    );
    assert!(!emitted(&api_of(tagged(REQUEST))).contains("non_exhaustive"));
}
