//! The example in the docs of an operation: its call, with values for what is required.
//!
//! In: an operation. Out: the lines of a code block, formatted like all code. What has no simple value is a
//! variable, which the function around a doctest takes as an argument: so it compiles whatever the types are.

mod value;

use proc_macro2::TokenStream;
use quote::quote;

use self::value::{Values, argument_value};
use crate::emit::Context;
use crate::emit::client::{BodyType, Side, outcome_type};
use crate::emit::names::ident;
use crate::emit::type_ref::type_tokens;
use crate::format;
use crate::ir::{Body, Examples, Operation, TypeRef};

/// What the example calls a method of.
const RECEIVER: &str = "api";

/// The code block with its fences, if the output has examples.
pub(super) fn example(context: &Context<'_>, operation: &Operation) -> Option<Vec<String>> {
    let path = match &context.api.output.examples {
        Examples::None => return None,
        Examples::Text => None,
        Examples::Doctest { path } => Some(path),
    };
    let mut example = Example { context, variables: Vec::new() };
    let call = example.call(operation);
    let code = example.sent(operation, &call)?;
    let Some(path) = path else {
        return Some(fenced("text", code));
    };
    let hidden = [format!("# use {path}::*;"), example.head()];
    Some(fenced("no_run", hidden.into_iter().chain(code).chain([END.to_owned()]).collect()))
}

/// Hidden in the docs, like the head of the function: only what is sent is shown.
const END: &str = "# ::std::result::Result::Ok(()) }";

fn fenced(language: &str, code: Vec<String>) -> Vec<String> {
    std::iter::once(format!("```{language}")).chain(code).chain(["```".to_owned()]).collect()
}

struct Example<'c, 'a> {
    context: &'c Context<'a>,
    /// What the example leaves to its reader: name and type.
    variables: Vec<(String, TokenStream)>,
}

impl Example<'_, '_> {
    /// `api.pets().get(7)`
    fn call(&mut self, operation: &Operation) -> TokenStream {
        let api = self.context.api;
        let mut arguments = Vec::new();
        for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
            let name = parameter.name.rust.as_str();
            arguments.push(self.argument(name, &parameter.ty));
        }
        if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
            arguments.push(self.body(body));
        }
        let receiver = ident(RECEIVER);
        let accessor = operation.tag.and_then(|tag| api.tags.get(tag)).map(|tag| {
            let name = ident(&tag.name.rust);
            quote! { .#name() }
        });
        let method = ident(&operation.name.rust);
        quote! { #receiver #accessor.#method(#(#arguments),*) }
    }

    fn argument(&mut self, name: &str, ty: &TypeRef) -> TokenStream {
        let values = Values { context: &self.context };
        match argument_value(&values, name, ty) {
            Some(value) => value,
            None => {
                let ty = match ty {
                    TypeRef::Boxed(inner) => type_tokens(&self.context, inner),
                    ty => type_tokens(&self.context, ty),
                };
                self.variable(name, ty)
            }
        }
    }

    fn body(&mut self, body: &Body) -> TokenStream {
        if let Some(choice) = &body.choice {
            let choice = ident(choice);
            let Some(content) = body.contents.first() else {
                return self.variable("body", quote! { #choice });
            };
            let variant = ident(&content.variant);
            let values = Values { context: &self.context };
            let value = match BodyType::of(content) {
                BodyType::Encoded(ty) | BodyType::TextValue(ty) => values.value("body", ty, 0),
                BodyType::Text => Some(quote! { "text".into() }),
                BodyType::Raw | BodyType::Parts | BodyType::Lines(_) => None,
            };
            return match value {
                Some(value) => quote! { #choice::#variant(#value) },
                None => self.variable("body", quote! { #choice }),
            };
        }
        match body.contents.first().map(BodyType::of) {
            Some(BodyType::Encoded(ty) | BodyType::TextValue(ty)) => self.argument("body", ty),
            Some(BodyType::Text) => quote! { "text" },
            Some(given @ (BodyType::Lines(_) | BodyType::Parts)) => {
                let ty = given.ty(&self.context);
                self.variable("body", ty)
            }
            Some(BodyType::Raw) | None => self.variable("body", quote! { runtime::Body }),
        }
    }

    fn variable(&mut self, name: &str, ty: TokenStream) -> TokenStream {
        let mut name = name.to_owned();
        while name == RECEIVER || self.variables.iter().any(|(known, _)| *known == name) {
            name.push('_');
        }
        let variable = ident(&name);
        self.variables.push((name, ty));
        quote! { #variable }
    }

    /// The head of the function around the call, on one line.
    fn head(&self) -> String {
        let variables = self.variables.iter().map(|(name, ty)| {
            // Types are paths and their arguments: they need no spaces.
            format!(", {name}: {}", ty.to_string().replace(' ', ""))
        });
        format!(
            "# async fn example({RECEIVER}: Client{}) -> ::std::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {{",
            variables.collect::<String>()
        )
    }

    /// The lines that send the call, formatted; nothing where that is no Rust, which is said elsewhere.
    fn sent(&self, operation: &Operation, call: &TokenStream) -> Option<Vec<String>> {
        let sent = if operation.pagination.is_some() {
            quote! {
                let mut items = #call.items();
                while let Some(item) = items.next().await {
                    let item = item?;
                    println!("{item:?}");
                }
            }
        } else if outcome_type(&self.context, &operation.success, Side::Success).to_string() == "()" {
            quote! { #call.send().await?; }
        } else {
            quote! { let answer = #call.send().await?; }
        };
        let text = format::render(vec![quote! { async fn example() { #sent } }]);
        let lines: Vec<&str> = text.lines().collect();
        let inside = lines.get(1..lines.len().checked_sub(1)?)?;
        Some(inside.iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned()).collect())
    }
}
