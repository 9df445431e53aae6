//! Types that have the names of std types.

use crate::ir::{Plan, Presence, Selector, Union};

use super::emitted;
use crate::test_support::{
    BOTH, I64, STRING, api_of, branch, field, list, named, object, optional, required, union,
};
use crate::{emit, format};

#[test]
fn types_named_as_std_capture_nothing() {
    let choice = Union {
        variants: vec![
            branch("Ok", named(0), Selector::default()),
            branch("Err", crate::ir::TypeRef::Boxed(Box::new(named(1))), Selector::default()),
        ],
        plan: Plan::Shapes,
        unknown: None,
    };
    let names = ["Option", "String", "Vec", "Into", "From", "Box", "Default", "Some", "None", "Result"];
    let fields = || vec![required("text", STRING), optional("list", list(I64))];
    let mut types: Vec<_> = names.iter().map(|name| object(name, BOTH, fields())).collect();
    types.push(union("Ok", BOTH, choice));
    let api = api_of(types);
    let items = emit::emit_types(&emit::Context::new(&api, format::render));
    insta::assert_snapshot!(format::render(items[..4].to_vec()));
}

#[test]
fn only_the_name_that_is_taken_is_written_in_full() {
    let fields = vec![field("nick", "nick", Presence::Optional, list(STRING))];
    let text = emitted(&api_of(vec![object("Vec", BOTH, fields)]));
    assert!(text.contains("pub nick: Option<::std::vec::Vec<String>>,"), "{text}");
}
