//! Emits the style of a parameter or of a part of a form.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::ident;
use crate::ir::ParameterStyle;

/// `.style(…)` of a parameter's constant.
pub(super) fn parameter_style(style: ParameterStyle) -> TokenStream {
    let name = match style {
        ParameterStyle::Json => return quote! { .json() },
        ParameterStyle::Matrix => "Matrix",
        ParameterStyle::Label => "Label",
        ParameterStyle::Simple => "Simple",
        ParameterStyle::Form => "Form",
        ParameterStyle::SpaceDelimited => "SpaceDelimited",
        ParameterStyle::PipeDelimited => "PipeDelimited",
        ParameterStyle::TabDelimited => "TabDelimited",
        ParameterStyle::DeepObject => "DeepObject",
        ParameterStyle::Cookie => "Cookie",
    };
    let name = ident(name);
    quote! { .style(emitted::Style::#name) }
}
