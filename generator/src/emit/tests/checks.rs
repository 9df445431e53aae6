//! Checks of requests: which types have them, and what they contain.

use crate::ir::{
    Constraints, Form, FormField, Number, PartEncoding, Pattern, Plan, Presence, Scalar, Selector, TypeKind,
    TypeRef, Union,
};

use super::emitted;
use crate::test_support::{
    I64, REQUEST, RESPONSE, STRING, api_of, branch, definition, field, list, named, object,
    object_with_extra, optional, required, union,
};

const FILE: TypeRef = TypeRef::Scalar(Scalar::File);

fn limited(mut field: crate::ir::Field, constraints: Constraints) -> crate::ir::Field {
    field.constraints = constraints;
    field
}

fn short() -> Constraints {
    Constraints { min_length: Some(1), max_length: Some(64), ..Constraints::default() }
}

/// The check impls only.
fn checks(text: &str) -> String {
    let mut impls = text.split("\n\n").filter(|item| item.contains("impl emitted::Check for"));
    let first = impls.next().unwrap_or_default().to_owned();
    impls.fold(first, |all, item| format!("{all}\n\n{item}"))
}

#[test]
fn every_constraint_of_every_presence() {
    let range = |minimum, maximum| Constraints { minimum, maximum, ..Constraints::default() };
    let pdf = || Constraints {
        max_items: Some(10),
        accepted_media_types: vec!["application/pdf".into(), "image/*".into()],
        ..Constraints::default()
    };
    let mut old = limited(optional("old", STRING), short());
    old.deprecated = true;
    let mut fields = vec![
        limited(field("name", "Name", Presence::Required, STRING), short()),
        limited(field("nick", "nick", Presence::Patch, STRING), short()),
        limited(required("password", TypeRef::Scalar(Scalar::Secret)), short()),
        limited(
            optional("sku", STRING),
            Constraints {
                patterns: vec![Pattern { text: r"^\S$".into(), expression: r"^[^ ]$".into() }],
                ..Constraints::default()
            },
        ),
        limited(required("age", I64), range(Some((0.0, false)), None)),
        limited(
            optional("share", TypeRef::Scalar(Scalar::Number(Number::F64))),
            range(Some((0.0, false)), Some((1.0, false))),
        ),
        limited(required("least", named(1)), range(Some((-0.5, true)), Some((1e3, false)))),
        limited(required("most", I64), range(None, Some((9.0, false)))),
        limited(required("scan", FILE), pdf()),
        limited(optional("scans", list(FILE)), pdf()),
        limited(required("custom", TypeRef::Custom("::my_crate::Name".into())), short()),
    ];
    fields.push(old);
    let part =
        |field| FormField { field, is_unnamed: false, encoding: PartEncoding::Text, content_type: None };
    let form = Form { fields: fields.into_iter().map(part).collect(), constants: Vec::new(), extra: None };
    let text = emitted(&api_of(vec![
        definition("SubmitRequest", REQUEST, TypeKind::Form(form)),
        definition("Limit", REQUEST, TypeKind::Alias(I64)),
    ]));
    insta::assert_snapshot!(checks(&text));
}

#[test]
fn containers_of_checked_types_descend() {
    let boxed = |ty| Box::new(ty);
    let choice = Union {
        variants: vec![
            branch("Text", STRING, Selector::default()),
            branch("Leaf", named(0), Selector::default()),
            branch("Leaves", list(named(0)), Selector::default()),
        ],
        plan: Plan::Shapes,
        unknown: None,
    };
    let text = emitted(&api_of(vec![
        object("Leaf", REQUEST, vec![limited(required("name", STRING), short())]),
        union("Choice", REQUEST, choice),
        definition("Tree", REQUEST, TypeKind::Newtype(list(named(2)))),
        definition("Leaves", REQUEST, TypeKind::Alias(list(named(0)))),
        object_with_extra(
            "Branch",
            REQUEST,
            vec![
                required("leaf", named(0)),
                optional("leaves", named(3)),
                optional("boxed", TypeRef::Boxed(boxed(named(4)))),
                optional("json", TypeRef::JsonString(boxed(named(1)))),
                optional("pair", TypeRef::Tuple(vec![STRING, named(0)])),
                required("pairs", list(TypeRef::Tuple(vec![named(0), named(0)]))),
                required("untouched", named(2)),
            ],
            named(0),
        ),
    ]));
    insta::assert_snapshot!(checks(&text));
}

#[test]
fn answers_are_never_checked_and_cycles_end() {
    let text = emitted(&api_of(vec![
        object("Answer", RESPONSE, vec![limited(required("name", STRING), short())]),
        object("A", REQUEST, vec![optional("b", TypeRef::Boxed(Box::new(named(2))))]),
        object("B", REQUEST, vec![optional("a", named(1)), optional("loops", named(3))]),
        definition("Loop", REQUEST, TypeKind::Alias(named(3))),
    ]));
    assert_eq!(checks(&text), "");
}
