//! The context of all emitters: the API, and which names from std can be written short.
//!
//! `Option`, `String`, `Vec` … are short, as a person would write them, unless an emitted item has the same
//! name and would shadow it.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::lints;
use super::names::ident;
use crate::ir::{Api, Lint, Operation, OperationFacts, TypeFacts, TypeId, XmlRootId};

/// What every emitter needs: the API, and how names from std are spelled in it.
#[derive(Clone)]
pub struct Context<'a> {
    /// The API that is emitted.
    pub api: &'a Api,
    /// Formats code that is shown in docs.
    printer: Printer,
    /// Names of emitted items.
    taken: BTreeSet<&'a str>,
    /// Whether items allow lints themselves, because nothing around them does.
    allows_lints: bool,
}

/// Some consecutive items, which are emitted on demand and on any thread: the tokens of a large API take much
/// more memory than its text.
pub(crate) type Part<'a> = Box<dyn Fn() -> Vec<TokenStream> + Send + Sync + 'a>;

/// Formats items as text.
pub type Printer = fn(Vec<TokenStream>) -> String;

impl<'a> Context<'a> {
    /// The context of an API.
    #[must_use]
    pub fn new(api: &'a Api, printer: Printer) -> Self {
        Self { api, printer, taken: api.item_names(), allows_lints: false }
    }

    /// Items allow lints themselves, because nothing around them does.
    #[must_use]
    pub fn allowing_lints(mut self) -> Self {
        self.allows_lints = true;
        self
    }

    /// `#[allow(…)]`, if there are any and the item has to allow them itself.
    pub(super) fn allow(&self, lints: &[Lint]) -> Option<TokenStream> {
        self.allows_lints.then(|| lints::allow(lints)).flatten()
    }

    /// The facts about a type.
    #[must_use]
    pub fn facts(&self, id: TypeId) -> &'a TypeFacts {
        &self.api.facts.types[id.0 as usize]
    }

    /// The operations, with the facts about each.
    pub fn operations(&self) -> impl Iterator<Item = (&'a Operation, &'a OperationFacts)> + use<'a> {
        self.api.operations.iter().zip(&self.api.facts.operations)
    }

    /// The static for the root of an XML document.
    pub(super) fn xml_root(&self, root: XmlRootId) -> Ident {
        ident(&self.api.xml.roots[root].constant)
    }

    /// An item as formatted text.
    pub(super) fn print(&self, item: TokenStream) -> String {
        (self.printer)(vec![item])
    }

    /// `Option`
    #[must_use]
    pub fn option(&self) -> TokenStream {
        self.std(&["option", "Option"])
    }

    /// `Some`
    #[must_use]
    pub fn some(&self) -> TokenStream {
        self.std(&["option", "Option", "Some"])
    }

    /// `None`
    #[must_use]
    pub fn none(&self) -> TokenStream {
        self.std(&["option", "Option", "None"])
    }

    /// `String`
    #[must_use]
    pub fn string(&self) -> TokenStream {
        self.std(&["string", "String"])
    }

    /// `Vec`
    #[must_use]
    pub fn vec(&self) -> TokenStream {
        self.std(&["vec", "Vec"])
    }

    /// `Box`
    #[must_use]
    pub fn boxed(&self) -> TokenStream {
        self.std(&["boxed", "Box"])
    }

    /// `From`
    #[must_use]
    pub fn from(&self) -> TokenStream {
        self.std(&["convert", "From"])
    }

    /// `Into`
    #[must_use]
    pub fn into(&self) -> TokenStream {
        self.std(&["convert", "Into"])
    }

    /// `Default`
    #[must_use]
    pub fn default(&self) -> TokenStream {
        self.std(&["default", "Default"])
    }

    /// A primitive type such as `bool`.
    #[must_use]
    pub fn primitive(&self, name: &str) -> TokenStream {
        let short = ident(name);
        // Only an item can shadow a primitive, and the configuration can give an item such a name.
        if self.is_taken(name) { quote!(::std::primitive::#short) } else { quote!(#short) }
    }

    /// The last segment of a path in std, or the whole path if that name is taken.
    fn std(&self, path: &[&str]) -> TokenStream {
        let segments = path.iter().map(|segment| ident(segment));
        match path.last() {
            Some(last) if !self.is_taken(last) => {
                let last = ident(last);
                quote!(#last)
            }
            _ => quote!(::std::#(#segments)::*),
        }
    }

    /// Whether an emitted item has this name.
    pub(crate) fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }
}
