//! String and integer enums, open and closed.

use crate::ir::{IntegerEnum, StringEnum, TypeKind};

use super::emitted;
use crate::test_support::{BOTH, REQUEST, api_of, definition, docs, value};

fn strings(unknown: Option<&str>) -> TypeKind {
    let mut local = value("Local", "local".to_owned());
    local.docs = docs("Within a city.");
    let variants = vec![local, value("TollFree", "toll-free \"800\"".to_owned())];
    TypeKind::StringEnum(StringEnum { variants, unknown: unknown.map(str::to_owned) })
}

fn integers(unknown: Option<&str>) -> TypeKind {
    let variants = vec![value("Minus1", -1), value("Value1", 1)];
    TypeKind::IntegerEnum(IntegerEnum { variants, unknown: unknown.map(str::to_owned) })
}

#[test]
fn an_open_string_enum() {
    insta::assert_snapshot!(emitted(&api_of(vec![definition("NumberType", BOTH, strings(Some("Unknown")))])));
}

#[test]
fn a_closed_string_enum_is_copy() {
    insta::assert_snapshot!(emitted(&api_of(vec![definition("NumberType", REQUEST, strings(None))])));
}

#[test]
fn integer_enums() {
    insta::assert_snapshot!(emitted(&api_of(vec![
        definition("Open", BOTH, integers(Some("Other"))),
        definition("Closed", REQUEST, integers(None)),
    ])));
}

#[test]
fn variants_named_alike_are_no_matter_for_clippy() {
    let of = |names: [&str; 3]| {
        let variants = names.map(|name| value(name, name.to_owned())).into();
        let kind = TypeKind::StringEnum(StringEnum { variants, unknown: None });
        emitted(&api_of(vec![definition("Kind", REQUEST, kind)]))
    };
    let allow = "#[allow(clippy::enum_variant_names)]";
    assert!(of(["AlphaOne", "AlphaTwo", "AlphaThree"]).contains(allow), "a common first word");
    assert!(of(["OneAlpha", "TwoAlpha", "ThreeAlpha"]).contains(allow), "a common last word");
    assert!(of(["One", "KindTwo", "Three"]).contains(allow), "the name of the enum");
    assert!(!of(["One", "Two", "Three"]).contains(allow));
}
