//! Emits the checks of requests before they are sent: `emitted::Check` for types that contain limits, and
//! statements for arguments.

mod below;
mod limits;

use proc_macro2::TokenStream;
use quote::quote;

use self::below::{Subject, check_below};
use self::limits::{check_limits, if_present};
use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::ir::{Below, Checks, Field, Name, Presence, TypeDef, TypeFacts, TypeId, TypeKind, Union};

/// The impl of `emitted::Check` for a type, if it has one.
pub(super) fn check(context: &Context<'_>, id: TypeId, definition: &TypeDef) -> Option<TokenStream> {
    let facts = context.facts(id);
    if !facts.is_checked {
        return None;
    }
    let body = match &definition.kind {
        TypeKind::Struct(_) | TypeKind::Form(_) => of_fields(context, &definition.kind, facts),
        TypeKind::Union(union) => of_branches(context, union, facts),
        TypeKind::Newtype(_) => {
            check_below(context, facts.below.as_ref()?, &Subject::place(quote!(self.0)), None)
        }
        TypeKind::Alias(_) | TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => return None,
    };
    let deprecated = facts.uses_deprecated.then(|| quote!(#[allow(deprecated)]));
    let name = ident(&definition.name.rust);
    Some(quote! {
        #deprecated
        impl emitted::Check for #name {
            #[inline]
            fn check(&self, at: &mut emitted::Checker) {
                #body
            }
        }
    })
}

fn of_fields(context: &Context<'_>, kind: &TypeKind, facts: &TypeFacts) -> TokenStream {
    let fields =
        kind.fields().zip(&facts.fields).map(|(field, facts)| of_field(context, field, &facts.checks));
    let extra = kind.extra().zip(facts.extra.below.as_ref()).map(|(extra, below)| {
        let name = ident(&extra.name.rust);
        // In the JSON, the entries are siblings of the named fields, so the field that holds them is not part
        // of a path.
        check_below(context, below, &Subject::place(quote!(self.#name)), None)
    });
    quote!(#(#fields)* #extra)
}

/// The limits of a field, and what is below it.
fn of_field(context: &Context<'_>, field: &Field, checks: &Checks) -> TokenStream {
    let name = ident(&field.name.rust);
    let subject = Subject::place(quote!(self.#name));
    let (wire, presence) = (field.name.wire.as_str(), field.presence);
    let limits = check_limits(context, &checks.limits, wire, presence, &subject);
    let below = checks.below.as_ref().map(|below| {
        // The runtime looks through optional values, but statements that take a value apart do not.
        if below.is_checked_by_itself() || presence == Presence::Required {
            return check_below(context, below, &subject, Some(wire));
        }
        let check = check_below(context, below, &Subject::reference(quote!(value)), Some(wire));
        if_present(context, presence, &subject, check)
    });
    quote!(#limits #below)
}

fn of_branches(context: &Context<'_>, union: &Union, facts: &TypeFacts) -> TokenStream {
    let variants = union.variants.iter().zip(&facts.variants);
    let arms: Vec<(TokenStream, TokenStream)> = variants
        .filter_map(|(variant, facts)| {
            let name = ident(&variant.name.rust);
            let check = check_below(context, facts.below.as_ref()?, &Subject::reference(quote!(value)), None);
            Some((quote!(Self::#name(value)), check))
        })
        .collect();
    let all = union.variants.len() + usize::from(union.unknown.is_some());
    match arms.as_slice() {
        // Clippy rejects both a `match` with one arm and an `if let` that always matches.
        [(pattern, check)] if all == 1 => quote!(let #pattern = self; #check),
        [(pattern, check)] => quote!(if let #pattern = self { #check }),
        arms => {
            let rest = (arms.len() < all).then(|| quote!(_ => {}));
            let arms = arms.iter().map(|(pattern, check)| quote!(#pattern => { #check }));
            quote!(match self { #(#arms)* #rest })
        }
    }
}

/// Statements that check an argument, using the checker `at`: its limits, and what is below it.
pub(super) fn check_argument(
    context: &Context<'_>,
    name: &Name,
    presence: Presence,
    checks: &Checks,
) -> Option<TokenStream> {
    if *checks == Checks::default() {
        return None;
    }
    let argument = ident(&name.rust);
    let subject = Subject::place(quote!(#argument));
    let limits = check_limits(context, &checks.limits, &name.wire, presence, &subject);
    let below = checks.below.as_ref().map(|below| check_below(context, below, &subject, Some(&name.wire)));
    Some(quote!(#limits #below))
}

/// Statements that check what is below the argument `body`, which is the whole value that is sent.
pub(super) fn check_body(context: &Context<'_>, below: &Below) -> TokenStream {
    check_below(context, below, &Subject::place(quote!(body)), None)
}
