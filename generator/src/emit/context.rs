//! What every emitter needs to know: the API, and which names of std can be written short.
//!
//! `Option`, `String`, `Vec` … are short, as a person would write them, unless an emitted item has that name and
//! would capture it.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::checks::Checked;
use super::names::ident;
use crate::ir::{Api, Outcome};

/// What every emitter needs to know: the API, and how std is spelled here.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The API that is emitted.
    pub api: &'a Api,
    /// The types of requests that have limits in them.
    pub(super) checked: Checked<'a>,
    /// Names of emitted items.
    taken: BTreeSet<&'a str>,
}

impl<'a> Context<'a> {
    /// The context of an API: std is short unless an emitted item has the name.
    #[must_use]
    pub fn new(api: &'a Api) -> Self {
        Self { api, checked: Checked::new(api), taken: emitted_items(api) }
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

    /// `Result`
    #[must_use]
    pub fn result(&self) -> TokenStream {
        self.std(&["result", "Result"])
    }

    /// `Ok`
    #[must_use]
    pub fn ok(&self) -> TokenStream {
        self.std(&["result", "Result", "Ok"])
    }

    /// `Err`
    #[must_use]
    pub fn err(&self) -> TokenStream {
        self.std(&["result", "Result", "Err"])
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
        // Primitives cannot be shadowed by a prelude, only by an item: the configuration can name one so.
        if self.is_taken(name) { quote!(::std::primitive::#short) } else { quote!(#short) }
    }

    /// The last segment of a path within std, or the whole path.
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

    fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }
}

/// The names of all items that are emitted at the top level.
pub(crate) fn emitted_items(api: &Api) -> BTreeSet<&str> {
    let types = api.types.0.iter().map(|definition| definition.name.rust.as_str());
    let clients = api.tags.iter().map(|tag| tag.client.as_str());
    let of_operations = api.operations.iter().flat_map(|operation| {
        let body = operation.body.as_ref().and_then(|body| body.choice.as_deref());
        let outcomes = [&operation.success, &operation.error].into_iter().filter_map(outcome_name);
        std::iter::once(operation.call.as_str()).chain(body).chain(outcomes)
    });
    let headers = api.header_sets.iter().map(|set| set.name.as_str());
    let structures = || api.servers.iter().filter_map(|server| server.structure.as_ref());
    let fields = structures().flat_map(|structure| &structure.fields);
    let enums = fields.filter_map(|field| field.enumeration.as_ref()).chain(&api.server_choice);
    let servers = enums.map(|one| one.name.as_str());
    let servers = servers.chain(structures().map(|structure| structure.name.as_str()));
    types.chain(clients).chain(headers).chain(of_operations).chain(servers).collect()
}

fn outcome_name(outcome: &Outcome) -> Option<&str> {
    match outcome {
        Outcome::Enum { name, .. } => Some(name),
        Outcome::None | Outcome::Single { .. } => None,
    }
}
