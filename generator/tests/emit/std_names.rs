//! Documents that define types with the names of std.

use openapi_bindgen::ir::{Plan, Presence, Selector, Union};

use crate::build::{BOTH, I64, STRING, api, branch, field, list, named, object, optional, required, union};
use crate::{emit, emitted, format};

#[test]
fn types_named_as_std_capture_nothing() {
    let choice = Union {
        variants: vec![
            branch("Ok", named(0), Selector::default()),
            branch("Err", openapi_bindgen::ir::TypeRef::Boxed(Box::new(named(1))), Selector::default()),
        ],
        plan: Plan::Shapes,
        unknown: None,
    };
    let names = ["Option", "String", "Vec", "Into", "From", "Box", "Default", "Some", "None", "Result"];
    let fields = || vec![required("text", STRING), optional("list", list(I64))];
    let mut types: Vec<_> = names.iter().map(|name| object(name, BOTH, fields())).collect();
    types.push(union("Ok", BOTH, choice));
    insta::assert_snapshot!(format::render(&emit::emit_types(&api(types))[..4]).unwrap());
}

#[test]
fn only_the_name_that_is_taken_is_written_in_full() {
    let fields = vec![field("nick", "nick", Presence::Optional, list(STRING))];
    let text = emitted(&api(vec![object("Vec", BOTH, fields)]));
    assert!(text.contains("pub nick: Option<::std::vec::Vec<String>>,"), "{text}");
}

#[test]
fn the_codec_names_nothing_of_std_short() {
    let codec = emitted(&api(vec![object("Thing", BOTH, vec![optional("x", list(STRING))])]));
    let codec = codec.split("// codec").nth(1).unwrap();
    for name in ["Option", "Some", "Vec", "String", "Result", "Ok"] {
        for (at, _) in
            codec.match_indices(&format!("{name}<")).chain(codec.match_indices(&format!("{name}(")))
        {
            assert!(codec[..at].ends_with("::"), "{name} in {codec}");
        }
    }
}
