//! Items as they are emitted, odd ones, and ones that no derive here can read.

use super::item;
use crate::attribute::Shape;
use crate::item::{Body, Field, Variant};

fn fields(text: &str) -> Vec<Field> {
    match item(text).expect("an item").body {
        Body::Struct(fields) => fields,
        body => panic!("{body:?}"),
    }
}

fn variants(text: &str) -> Vec<Variant> {
    match item(text).expect("an item").body {
        Body::Enum(variants) => variants,
        body => panic!("{body:?}"),
    }
}

fn problem(text: &str) -> String {
    item(text).expect_err("a problem").message().to_owned()
}

#[test]
fn a_struct_has_fields_with_types_and_attributes() {
    let found = fields(
        r#"
        /// A user. `}` and "quotes" are text here.
        #[non_exhaustive]
        pub struct EndUser {
            /// The name.
            pub name: String,
            #[deprecated]
            #[wire("lastName", text)]
            pub(crate) last_name: Option<String>,
            pub r#type: runtime::Map<Vec<(u8, [i64; 2])>, Box<dyn Fn(&'static str) -> Vec<u8>>>
        }"#,
    );
    let names: Vec<_> = found.iter().map(|field| (field.name.as_str(), field.ty.as_str())).collect();
    assert_eq!(
        names,
        [
            ("name", "String"),
            ("last_name", "Option < String >"),
            (
                "r#type",
                "runtime :: Map < Vec < (u8 , [i64 ; 2 ])>, Box < dyn Fn (&'static str )-> Vec < u8 >>>"
            ),
        ]
    );
    assert!(found[0].attributes.is_empty() && found[2].attributes.is_empty());
    let names: Vec<_> = found[1].attributes.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["deprecated", "wire"]);
    assert!(found[1].attributes[0].arguments.is_empty());
    let shapes: Vec<_> = found[1].attributes[1].arguments.iter().map(|one| &one.shape).collect();
    assert_eq!(shapes, [&Shape::Literal("\"lastName\"".to_owned()), &Shape::Word("text".to_owned())]);
}

#[test]
fn an_enum_has_variants_that_hold_nothing_or_one_value() {
    let found = variants(
        r#"pub enum Kind {
            #[wire(-1)] Minus1,
            Self_,
            #[wire("a\"b", tag = true, required("id", inner("x")))]
            Pet(Box<Pet>),
            Unknown(String,),
        }"#,
    );
    let names: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.payload.as_deref())).collect();
    assert_eq!(
        names,
        [("Minus1", None), ("Self_", None), ("Pet", Some("Box < Pet >")), ("Unknown", Some("String"))]
    );
    assert_eq!(found[0].attributes[0].arguments[0].shape, Shape::Literal("-1".to_owned()));
    let shapes: Vec<_> = found[2].attributes[0].arguments.iter().map(|one| &one.shape).collect();
    let literal = |text: &str| Shape::Literal(text.to_owned());
    assert_eq!(
        shapes,
        [
            &literal("\"a\\\"b\""),
            &Shape::Named("tag".to_owned(), "true".to_owned()),
            &Shape::List(
                "required".to_owned(),
                vec![literal("\"id\""), Shape::List("inner".to_owned(), vec![literal("\"x\"")])]
            ),
        ]
    );
}

#[test]
fn a_newtype_holds_a_type() {
    let found = item("pub struct Tree(pub Vec<Tree>);").expect("an item");
    assert_eq!(found.name, "Tree");
    assert!(matches!(found.body, Body::Newtype));
}

#[test]
fn items_without_members() {
    assert!(fields("struct Nothing {}").is_empty());
    assert!(variants("enum Never {}").is_empty());
}

#[test]
fn what_is_not_understood_is_a_problem() {
    for (text, message) in [
        ("pub union U { a: u8 }", "expected a struct or an enum"),
        ("struct A<T> { a: T }", "items with type parameters are not supported"),
        ("struct A;", "expected braces or parentheses"),
        ("struct A(u8, u8);", "expected one type only"),
        ("struct A { a }", "expected a colon"),
        ("struct A { a: , }", "expected a type"),
        ("struct A { 1: u8 }", "expected the name of a field"),
        ("enum A { B { c: u8 } }", "a variant holds nothing or one value in parentheses"),
        ("enum A { B = 1 }", "a variant holds nothing or one value in parentheses"),
        ("struct A { #[wire] a: u8 }", "expected parentheses"),
        ("struct A { #[wire(= 1)] a: u8 }", "expected a literal or a word"),
        ("struct A { #[wire(a b)] a: u8 }", "expected a comma"),
    ] {
        assert_eq!(problem(text), message, "{text}");
    }
}
