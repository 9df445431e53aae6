//! Lints that a name or a number of arguments of the document would trip in the user's crate.
//!
//! In: the name of a function. Out: the `#[allow(…)]` that it needs, if any.

use proc_macro2::TokenStream;
use quote::quote;

/// Clippy counts `self` too.
const MOST_ARGUMENTS: usize = 7;

/// Names of operators' trait methods, which clippy wants to be implementations of the traits.
const OPERATORS: [&str; 12] =
    ["add", "bitand", "bitor", "bitxor", "div", "mul", "neg", "not", "rem", "shl", "shr", "sub"];

/// What a method of a client needs: it takes `&self` and `arguments` more.
pub(super) fn of_method(name: &str, arguments: usize) -> Option<TokenStream> {
    let mut lints = Vec::new();
    if arguments + 1 > MOST_ARGUMENTS {
        lints.push(quote! { clippy::too_many_arguments });
    }
    if name == "new" {
        lints.push(quote! { clippy::new_ret_no_self });
    }
    if name == "new" || has_prefix(name, &["from_", "into_"]) {
        lints.push(quote! { clippy::wrong_self_convention });
    }
    if ["clone", "cmp"].contains(&name) {
        lints.push(quote! { clippy::should_implement_trait });
    }
    allow(&lints)
}

/// What a setter needs: it takes `self` by value and one argument.
pub(super) fn of_setter(name: &str) -> Option<TokenStream> {
    let mut lints = Vec::new();
    if name == "new" || has_prefix(name, &["as_", "from_", "is_", "to_"]) {
        lints.push(quote! { clippy::wrong_self_convention });
    }
    if OPERATORS.contains(&name) {
        lints.push(quote! { clippy::should_implement_trait });
    }
    allow(&lints)
}

fn has_prefix(name: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| name.starts_with(prefix))
}

fn allow(lints: &[TokenStream]) -> Option<TokenStream> {
    (!lints.is_empty()).then(|| quote! { #[allow(#(#lints),*)] })
}

#[cfg(test)]
mod tests {
    use super::{of_method, of_setter};

    #[test]
    fn clippy_counts_self_as_an_argument() {
        assert!(of_method("list", 6).is_none());
        assert!(of_method("list", 7).is_some());
    }

    #[test]
    fn names_with_a_convention_are_allowed() {
        assert!(of_setter("from").is_none());
        assert_eq!(
            of_setter("from_date").unwrap().to_string(),
            "# [allow (clippy :: wrong_self_convention)]"
        );
        assert_eq!(of_setter("sub").unwrap().to_string(), "# [allow (clippy :: should_implement_trait)]");
    }
}
