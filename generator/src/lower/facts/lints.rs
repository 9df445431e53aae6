//! Lints that names and types of a document would trigger in the user's crate.

use crate::ir::{Field, Lint, Operation, Presence, TypeRef};
use crate::limits;

/// Names of methods of operator traits. Clippy wants such methods to implement the trait.
const OPERATORS: [&str; 12] =
    ["add", "bitand", "bitor", "bitxor", "div", "mul", "neg", "not", "rem", "shl", "shr", "sub"];

/// The lints to allow on a method of a client, which takes `&self` and the required inputs.
pub(super) fn of_method(operation: &Operation) -> Vec<Lint> {
    let parameters = operation.parameters.iter().filter(|parameter| parameter.required).count();
    let body = operation.body.iter().filter(|body| body.required).count();
    let name = operation.name.rust.as_str();
    let is_taken = name == "new" || has_prefix(name, &["from_", "into_"]);
    let lints = [
        (parameters + body + 1 > limits::CLIPPY_ARGUMENTS, Lint::TooManyArguments),
        (name == "new", Lint::NewRetNoSelf),
        (is_taken, Lint::WrongSelfConvention),
        (["clone", "cmp"].contains(&name), Lint::ShouldImplementTrait),
    ];
    firing(lints)
}

/// The lints to allow on a setter, which takes `self` by value and one argument.
pub(super) fn of_setter(name: &str) -> Vec<Lint> {
    let is_taken = name == "new" || has_prefix(name, &["as_", "from_", "is_", "to_"]);
    firing([(is_taken, Lint::WrongSelfConvention), (OPERATORS.contains(&name), Lint::ShouldImplementTrait)])
}

/// The lints to allow on a function that sets all of these fields.
pub(super) fn of_constructor<'a>(mut fields: impl Iterator<Item = &'a Field>) -> Vec<Lint> {
    firing([(fields.any(|field| field.deprecated), Lint::Deprecated)])
}

/// The lint to allow on an enum whose variants have names that clippy finds too similar.
pub(super) fn of_variants<'a>(
    enum_name: &str,
    variants: impl Iterator<Item = &'a str> + Clone,
) -> Option<Lint> {
    let enum_name = enum_name.to_lowercase();
    let repeats = |variant: &str| {
        let variant = variant.to_lowercase();
        variant.starts_with(&enum_name) || variant.ends_with(&enum_name)
    };
    let alike = |word: fn(&str) -> &str| {
        let mut words = variants.clone().map(word);
        words.next().is_some_and(|first| words.all(|other| other == first))
    };
    let fires = variants.clone().count() >= 3
        && (variants.clone().any(repeats) || alike(first_word) || alike(last_word));
    fires.then_some(Lint::EnumVariantNames)
}

/// Whether clippy finds the type of such a field too complex (`type_complexity`): each part costs ten times
/// its depth, and more than 250 is too much. Aliases count as names.
pub(super) fn is_complex_type(ty: &TypeRef, presence: Presence) -> bool {
    let option = if presence == Presence::Required { 0 } else { 1 };
    // The slot of the codec has one more `Option` than the field.
    let wrappers = option + 1;
    let outer: usize = (1..=wrappers).sum();
    outer + weight(ty, wrappers + 1) > 25
}

fn weight(ty: &TypeRef, depth: usize) -> usize {
    depth + ty.inner().iter().map(|inner| weight(inner, depth + 1)).sum::<usize>()
}

/// The first word of a camel-case name.
fn first_word(name: &str) -> &str {
    let end = name.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map_or(name.len(), |(at, _)| at);
    &name[..end]
}

/// The last word of a camel-case name.
fn last_word(name: &str) -> &str {
    name.rfind(char::is_uppercase).map_or(name, |start| &name[start..])
}

fn has_prefix(name: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| name.starts_with(prefix))
}

fn firing(lints: impl IntoIterator<Item = (bool, Lint)>) -> Vec<Lint> {
    lints.into_iter().filter(|(fires, _)| *fires).map(|(_, lint)| lint).collect()
}

#[cfg(test)]
mod tests {
    use super::{of_method, of_setter};
    use crate::ir::{Lint, Location};
    use crate::test_support::{I64, operation, parameter};

    #[test]
    fn clippy_counts_self_as_an_argument() {
        let mut list = operation("list", "ListCall", "GET", "/");
        list.parameters = vec![parameter("one", Location::Query, I64); 6];
        assert_eq!(of_method(&list), []);
        list.parameters.push(parameter("one", Location::Query, I64));
        assert_eq!(of_method(&list), [Lint::TooManyArguments]);
    }

    #[test]
    fn names_with_a_convention_are_allowed() {
        assert_eq!(of_setter("from"), []);
        assert_eq!(of_setter("from_date"), [Lint::WrongSelfConvention]);
        assert_eq!(of_setter("sub"), [Lint::ShouldImplementTrait]);
    }
}
