//! `render`: what comes between items, where lines end, and that no token is lost.

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

/// What does not fit on a line, form by form. Names are long so that little else has to be.
#[test]
fn what_does_not_fit_is_broken_where_rustfmt_breaks_it() {
    let text = render(vec![
        quote!(
            impl<T> Into<LongEnoughToBreakTheLine<T>> for AnotherTypeWhoseNameIsLongEnoughToo<T, SomethingLongBesides> {
                /// Docs.
                pub fn first(
                    &self,
                    argument: impl Into<String>,
                    another: ::std::option::Option<String>,
                    third: u8,
                ) -> Result<(), Error> {
                    let mut call =
                        self.inner.call(&AN_OPERATION_WITH_A_NAME_THAT_TAKES_MUCH_OF_THE_LINE_AND_MORE_OF_IT);
                    call.path(
                        &runtime::Parameter::path("first_of_the_names"),
                        &first_of_the_names_of_arguments.into(),
                    );
                    match answer.status() {
                        200..=299 | 304 => answer.json(),
                        400 => answer
                            .json()
                            .map(AnOperationWithANameThatTakesMuchError::UnprocessableEntityAndMore),
                        401 => answer
                            .json()
                            .map(AnOperationWithANameThatTakesMuchError::UnprocessableEntityAndMoreOfThat),
                        402 => {
                            if answer.is("application/json") {
                                answer.json()
                            } else if x {
                                y
                            } else {
                                answer.undocumented()
                            }
                        }
                        Self::Unknown { value, .. } => {}
                        _ => match *value {
                            0 => 1,
                            _ => -1,
                        },
                    }
                }
                fn second() {}
            }
        ),
        quote!(
            #[derive(Clone, Debug)]
            pub struct Fields {
                /// One.
                pub one:
                    ::std::option::Option<AVeryLongNameOfATypeThatHardlyFitsOnOneLineWithItsFieldBefore1>,
                #[deprecated]
                pub two: runtime::Patch<
                    Vec<AVeryLongNameOfATypeThatDoesNotFitOnOneLineEvenWithoutItsFieldBefore12345>,
                >,
            }
        ),
        quote!(
            pub enum Variants {
                Unit,
                AVariantWithAVeryLongNameIndeed(
                    ::std::boxed::Box<AVariantWithAVeryLongNameIndeedWhichIsItsType>,
                ),
                Inline {
                    #[allow(x)]
                    one: u8,
                    two: &'static [(&'static str, u8)],
                },
            }
        ),
        quote!(
            static AN_OPERATION_WITH_A_NAME_THAT_TAKES_MUCH_OF_THE_LINE_AND_MORE_OF: runtime::Descriptor =
                runtime::Descriptor {
                    id: "an/operation",
                    codes: &[1, 2, 3],
                    security: &[&[runtime::Requirement {
                        scheme: 0,
                        scopes: &["all", "of", "them", "that", "there", "are"],
                    }]],
                    ..runtime::Descriptor::EMPTY
                };
        ),
        quote!(
            const _: () = {
                fn parts(self) -> Form {
                    runtime::form::Form::new()
                        .text("first", &self.first)
                        .optional(self.second, |form, value| form.text("second", &value))
                        .checked(move || value)
                }
            };
        ),
        quote!(
            pub(crate) struct Pair(pub u8, pub (u8, u16));
        ),
        quote!(
            use crate::{runtime, types::*};
        ),
        quote!(
            type Single = (u8,);
        ),
    ]);
    insta::assert_snapshot!(text);
}

#[test]
fn no_token_is_lost() {
    let api = crate::test_support::api();
    let context = crate::emit::Context::new(&api, crate::format::render);
    let items = [
        crate::emit::emit_client(&context),
        crate::emit::emit_types(&context),
        crate::emit::emit_codec(&context),
    ]
    .concat();
    assert!(items.len() > 50, "{}", items.len());
    for item in items {
        let before = words(item.clone());
        let text = render(vec![item]);
        let after = words(text.parse().expect("tokens"));
        assert_eq!(before, after, "{text}");
    }
}

/// The tokens without what formatting may add or leave out: commas before a bracket, and braces around one value.
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
            // Docs become strings without escapes.
            TokenTree::Literal(literal) => words.push(literal.to_string().trim_start_matches('r').to_owned()),
            token => words.push(token.to_string()),
        }
    }
    words
}
