//! `render`: what comes between items, and what does not parse.

use proc_macro2::TokenStream;
use quote::quote;

use super::render;

#[test]
fn items_are_separated_by_a_blank_line() {
    let text = render(&[
        quote!(
            pub struct A;
        ),
        quote!(
            pub struct B {
                pub x: u8,
            }
        ),
    ])
    .unwrap();
    assert_eq!(text, "pub struct A;\n\npub struct B {\n    pub x: u8,\n}\n");
}

#[test]
fn an_element_may_hold_nothing_or_several_items() {
    let text = render(&[
        TokenStream::new(),
        quote!(
            struct A;
            struct B;
        ),
        TokenStream::new(),
    ])
    .unwrap();
    assert_eq!(text, "struct A;\nstruct B;\n");
}

#[test]
fn a_macro_call_has_an_entry_per_line() {
    let text = render(&[
        quote!(
            runtime::read! { Thing { required id: ::std::vec::Vec<Map<u8, (A, B)>> = "id", optional r#type = "type", ..extra: Map<Box<C>>, } }
        ),
        quote!(runtime::read! { Nothing {} }),
    ]);
    assert_eq!(
        text.unwrap(),
        "runtime::read! {
    Thing {
        required id: ::std::vec::Vec<Map<u8, (A, B)>> = \"id\",
        optional r#type = \"type\",
        ..extra: Map<Box<C>>,
    }
}

runtime::read! {
    Nothing {}
}
"
    );
}

#[test]
fn a_macro_call_among_other_items_is_an_item_like_them() {
    let text = render(&[quote!(a! { b } struct C;)]).unwrap();
    assert_eq!(text, "a! {\n    b\n}\nstruct C;\n");
}

#[test]
fn what_is_not_rust_is_an_error_that_shows_it() {
    let error = render(&[
        quote!(
            pub struct A;
        ),
        quote!(pub struct type { x }),
    ])
    .unwrap_err();
    assert!(error.to_string().contains("pub struct type"), "{error}");
}

#[test]
fn docs_become_line_comments_and_strings_keep_their_escapes() {
    let long = "x".repeat(5_000);
    let bidi = "a\u{202e}b\u{2028}\n\"\\";
    let text = render(&[quote!(
        #[doc = " One."]
        #[doc = ""]
        #[doc = " Two."]
        pub const TEXTS: &[&str] = &[#long, #bidi];
    )])
    .unwrap();
    assert!(text.starts_with("/// One.\n///\n/// Two.\npub const"), "{text}");
    assert!(text.contains(&long));
    assert!(text.contains(r#""a\u{202e}b\u{2028}\n\"\\""#), "{text}");
}
