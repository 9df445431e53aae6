//! Tests of `render`: blank lines between items, the layout of macro calls, and that no token is lost.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::render;

#[test]
fn items_are_separated_by_a_blank_line() {
    let text = render(vec![
        quote!(
            pub struct A;
        ),
        quote!(
            pub struct B {
                pub x: u8,
            }
        ),
    ]);
    assert_eq!(text, "pub struct A;\n\npub struct B {\n    pub x: u8,\n}\n");
}

#[test]
fn an_element_may_hold_nothing_or_several_items() {
    let text = render(vec![
        TokenStream::new(),
        quote!(
            struct A;
            struct B;
        ),
        TokenStream::new(),
    ]);
    assert_eq!(text, "struct A;\nstruct B;\n");
}

#[test]
fn a_macro_call_has_an_entry_per_line() {
    let text = render(vec![
        quote!(
            runtime::read! { Thing { required id: ::std::vec::Vec<Map<u8, (A, B)>> = "id", optional r#type = "type", ..extra: Map<Box<C>>, } }
        ),
        quote!(runtime::read! { Nothing {} }),
    ]);
    assert_eq!(
        text,
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
    let text = render(vec![quote!(a! { b } struct C;)]);
    assert_eq!(text, "a! {\n    b\n}\nstruct C;\n");
}

#[test]
fn docs_become_line_comments_and_strings_keep_their_escapes() {
    let long = "x".repeat(5_000);
    let bidi = "a\u{202e}b\u{2028}\n\"\\";
    let text = render(vec![quote!(
        #[doc = " One."]
        #[doc = ""]
        #[doc = " Two."]
        pub const TEXTS: &[&str] = &[#long, #bidi];
    )]);
    assert!(text.starts_with("/// One.\n///\n/// Two.\npub const"), "{text}");
    assert!(text.contains(&long));
    assert!(text.contains(r#""a\u{202e}b\u{2028}\n\"\\""#), "{text}");
}

#[test]
fn functions_of_an_impl_are_separated_by_a_blank_line() {
    let text = render(vec![quote!(
        impl A {
            type B = C;
            #[inline]
            pub const fn first() {}
            #[must_use]
            /// Second.
            async fn second() {
                #[cfg(x)]
                third();
            }
        }
    )]);
    assert_eq!(
        text,
        "impl A {
    type B = C;

    #[inline]
    pub const fn first() {}

    #[must_use]
    /// Second.
    async fn second() {
        #[cfg(x)] third();
    }
}
"
    );
}

#[test]
fn what_is_no_item_is_written_as_it_is() {
    assert_eq!(
        render(vec![
            quote!(struct A),
            quote!(
                struct B;
            )
        ]),
        "struct A\n\nstruct B;\n"
    );
}

#[test]
fn a_macro_call_in_other_brackets_is_on_one_line() {
    let text = render(vec![quote!(
        runtime::call!(One, -1, &'static [u8], a.b(), <X as Y>::Z, |x| x? => !y);
    )]);
    assert_eq!(text, "runtime::call!(One, -1, &'static [u8], a.b(), <X as Y>::Z, | x | x? => !y);\n");
}

#[test]
fn no_token_is_lost() {
    let api = crate::test_support::api();
    let context = crate::emit::Context::new(&api, crate::format::render);
    let items = [crate::emit::emit_client(&context), crate::emit::emit_types(&context)].concat();
    assert!(items.len() > 35, "{}", items.len());
    for item in items {
        let before = words(item.clone());
        let text = render(vec![item]);
        let after = words(text.parse().expect("tokens"));
        assert_eq!(before, after, "{text}");
    }
}

/// The tokens without those that formatting may add or remove: commas before a bracket, and braces around one
/// value.
fn words(tokens: TokenStream) -> Vec<String> {
    let mut words = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                match group.delimiter() {
                    Delimiter::Parenthesis => words.push("()".to_owned()),
                    Delimiter::Bracket => words.push("[]".to_owned()),
                    Delimiter::Brace | Delimiter::None => {}
                }
                words.extend(self::words(group.stream()));
            }
            TokenTree::Punct(comma) if comma.as_char() == ',' => {}
            // Docs become raw strings.
            TokenTree::Literal(literal) => words.push(literal.to_string().trim_start_matches('r').to_owned()),
            token => words.push(token.to_string()),
        }
    }
    words
}
