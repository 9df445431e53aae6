//! Emits the attribute that allows lints.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Lint;

/// `#[allow(…)]`, if there are any.
pub(super) fn allow(lints: &[Lint]) -> Option<TokenStream> {
    let lints: Vec<TokenStream> = lints.iter().copied().map(path).collect();
    (!lints.is_empty()).then(|| quote!(#[allow(#(#lints),*)]))
}

fn path(lint: Lint) -> TokenStream {
    match lint {
        Lint::Deprecated => quote!(deprecated),
        Lint::EnumVariantNames => quote!(clippy::enum_variant_names),
        Lint::LargeEnumVariant => quote!(clippy::large_enum_variant),
        Lint::NewRetNoSelf => quote!(clippy::new_ret_no_self),
        Lint::ShouldImplementTrait => quote!(clippy::should_implement_trait),
        Lint::TooManyArguments => quote!(clippy::too_many_arguments),
        Lint::TypeComplexity => quote!(clippy::type_complexity),
        Lint::WrongSelfConvention => quote!(clippy::wrong_self_convention),
    }
}
