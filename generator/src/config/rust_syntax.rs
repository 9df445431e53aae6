//! The Rust syntax that a configuration can contain: identifiers, paths, types and attributes, parsed by
//! `syn`.
//!
//! Types are restricted to those that are useful in bindings: no function pointers, trait objects or macros.

use syn::parse::Parser;
use syn::{Expr, GenericArgument, Ident, Meta, Path, PathArguments, Type, TypePath};

use crate::ir::keywords::is_raw_keyword;

/// Whether the text is an identifier. A keyword has to be raw.
pub(super) fn is_identifier(text: &str) -> bool {
    syn::parse_str::<Ident>(text).is_ok_and(|name| name == text) && !is_raw_keyword(text)
}

/// Whether the text is a path without arguments, such as `::serde::Serialize`.
pub(super) fn is_path(text: &str) -> bool {
    Path::parse_mod_style.parse_str(text).is_ok_and(|path| has_names(&path))
}

/// Whether the text is the path of a type, such as `::url::Url` or `Vec<(u8, &'static str)>`.
pub(super) fn is_type_path(text: &str) -> bool {
    syn::parse_str(text).is_ok_and(|ty: TypePath| is_plain(&Type::Path(ty)))
}

/// Whether the text can stand between `#[` and `]`.
pub(super) fn is_attribute(text: &str) -> bool {
    match syn::parse_str(text) {
        Ok(Meta::NameValue(meta)) => matches!(meta.value, Expr::Lit(_) | Expr::Macro(_)),
        Ok(Meta::Path(_) | Meta::List(_)) => true,
        Err(_) => false,
    }
}

/// Whether no segment is a keyword of newer editions, which `syn` accepts.
fn has_names(path: &Path) -> bool {
    path.segments.iter().all(|segment| !is_raw_keyword(&segment.ident.to_string()))
}

fn is_plain(ty: &Type) -> bool {
    match ty {
        Type::Path(ty) => {
            let are_plain = |arguments: &PathArguments| match arguments {
                PathArguments::None => true,
                PathArguments::AngleBracketed(list) => list.args.iter().all(is_plain_argument),
                PathArguments::Parenthesized(_) => false,
            };
            let mut segments = ty.path.segments.iter();
            ty.qself.is_none() && has_names(&ty.path) && segments.all(|segment| are_plain(&segment.arguments))
        }
        Type::Reference(ty) => is_plain(&ty.elem),
        Type::Paren(ty) => is_plain(&ty.elem),
        Type::Slice(ty) => is_plain(&ty.elem),
        Type::Array(ty) => is_plain(&ty.elem) && matches!(ty.len, Expr::Lit(_)),
        Type::Tuple(ty) => ty.elems.iter().all(is_plain),
        _ => false,
    }
}

fn is_plain_argument(argument: &GenericArgument) -> bool {
    match argument {
        GenericArgument::Lifetime(_) | GenericArgument::Const(Expr::Lit(_)) => true,
        GenericArgument::Type(ty) => is_plain(ty),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_attribute, is_identifier, is_path, is_type_path};

    #[test]
    fn identifiers_are_names_and_no_keywords() {
        assert!(["Pet", "r#type", "_x", "größe", "union"].iter().all(|text| is_identifier(text)));
        assert!(
            !["type", "self", "Self", "_", "a b", "a::b", "9", "'a", "", "a //", "gen"]
                .iter()
                .any(|text| is_identifier(text))
        );
    }

    #[test]
    fn paths_have_no_arguments() {
        assert!(
            ["Eq", "::serde::Serialize", "crate::a::b", "super::super::X"].iter().all(|text| is_path(text))
        );
        assert!(
            !["", "::", "a::", "Into<u8>", "a b", "a.b", "(a)", "a::type", "fn"]
                .iter()
                .any(|text| is_path(text))
        );
    }

    #[test]
    fn types_are_paths_at_the_outside() {
        let types = [
            "::url::Url",
            "Vec<u8>",
            "Vec::<u8>",
            "Map<String, Vec<Vec<(u8, &'static str)>>>",
            "A<'a, [u8; 4], &[T], (), 3>",
            "a::B<C>::D",
            "crate::Money",
        ];
        assert!(types.iter().all(|text| is_type_path(text)));
        let others = [
            "&str", "(u8)", "[u8]", "Vec<", "Vec<u8", "Vec<u8>>", "Vec<,>", "fn()", "dyn X", "A<B=>", "a!()",
            "\"", "A;",
        ];
        assert!(!others.iter().any(|text| is_type_path(text)));
    }

    #[test]
    fn attributes_end_where_their_bracket_does() {
        let attributes = [
            "must_use",
            "serde(rename = \"]\")",
            "doc = \"x\"",
            "cfg_attr(all(), derive(X))",
            "a::b[c]",
            "doc = include_str!(\"x\")",
        ];
        assert!(attributes.iter().all(|text| is_attribute(text)));
        assert!(
            !["#[x]", "x] #[y", "a b", "a = ", "(x)", "a(b) c", "", "a(b"]
                .iter()
                .any(|text| is_attribute(text))
        );
    }
}
