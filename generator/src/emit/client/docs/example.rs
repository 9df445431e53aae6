//! The example in the docs of an operation: its call, with values for what is required. A doctest wraps it in
//! a function that takes the variables as arguments.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::client::request::body_type;
use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::emit::type_ref::type_tokens;
use crate::ir::{
    EXAMPLE_RECEIVER, Example, ExampleEnding, ExampleValue, ExampleVariable, Examples, Operation,
    OperationFacts, Scalar, TypeId, TypeRef, VariableType,
};

/// The end of the function. It is hidden in the docs, like the head: only the call is shown.
const END: &str = "# ::std::result::Result::Ok(()) }";

/// The code block with its fences, if the output has examples.
pub(super) fn example(
    context: &Context<'_>,
    operation: &Operation,
    facts: &OperationFacts,
) -> Option<Vec<String>> {
    let example = facts.example.as_ref()?;
    let code = sent(context, operation, example)?;
    match &context.api.output.examples {
        Examples::None => None,
        Examples::Text => Some(fenced("text", code)),
        Examples::Doctest { path } => {
            let hidden = [format!("# use {path}::*;"), head(context, operation, example)];
            Some(fenced("no_run", hidden.into_iter().chain(code).chain([END.to_owned()]).collect()))
        }
    }
}

fn fenced(language: &str, code: Vec<String>) -> Vec<String> {
    std::iter::once(format!("```{language}")).chain(code).chain(["```".to_owned()]).collect()
}

/// The head of the function around the call, on one line.
fn head(context: &Context<'_>, operation: &Operation, example: &Example) -> String {
    let variables = example.variables.iter().map(|ExampleVariable { name, of }| {
        let ty = match (of, &operation.body) {
            (VariableType::Value(ty), _) => type_tokens(context, ty),
            (VariableType::Body, Some(body)) => body_type(context, body),
            (VariableType::Body, None) => quote! { () },
        };
        // Types consist of paths and their arguments, which need no spaces.
        format!(", {name}: {}", ty.to_string().replace(' ', ""))
    });
    format!(
        "# async fn example({EXAMPLE_RECEIVER}: Client{}) -> ::std::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {{",
        variables.collect::<String>()
    )
}

/// The formatted lines that send the call; `None` if they are not valid Rust, which is reported elsewhere.
fn sent(context: &Context<'_>, operation: &Operation, example: &Example) -> Option<Vec<String>> {
    let call = call(context, operation, example);
    let sent = match example.ending {
        ExampleEnding::Items => quote! {
            let mut items = #call.items();
            while let Some(item) = items.next().await {
                let item = item?;
                println!("{item:?}");
            }
        },
        ExampleEnding::Done => quote! { #call.send().await?; },
        ExampleEnding::Answer => quote! { let response = #call.send().await?; },
    };
    let text = context.print(quote! { async fn example() { #sent } });
    let lines: Vec<&str> = text.lines().collect();
    let inside = lines.get(1..lines.len().checked_sub(1)?)?;
    Some(inside.iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned()).collect())
}

/// `api.pets().get(7)`
fn call(context: &Context<'_>, operation: &Operation, example: &Example) -> TokenStream {
    let accessor = operation.tag.map(|tag| {
        let name = ident(&context.api.tags[tag].name.rust);
        quote! { .#name() }
    });
    let arguments = example.arguments.iter().map(|argument| value(context, operation, argument));
    let (receiver, method) = (ident(EXAMPLE_RECEIVER), ident(&operation.name.rust));
    quote! { #receiver #accessor.#method(#(#arguments),*) }
}

fn value(context: &Context<'_>, operation: &Operation, example: &ExampleValue) -> TokenStream {
    let inside = |example| value(context, operation, example);
    let name = |id: &TypeId| ident(&context.api.types[*id].name.rust);
    match example {
        ExampleValue::Text(text) => quote! { #text },
        ExampleValue::Scalar(scalar, text) => scalar_value(*scalar, text),
        ExampleValue::Typed(scalar) => typed_value(context, *scalar),
        ExampleValue::Any => quote! { runtime::serde_json::json!({}) },
        ExampleValue::List(item) => {
            let tokens = inside(item);
            // In the brackets of a macro, a question mark would be formatted like a word.
            if item.can_fail() {
                quote! { [#tokens].into() }
            } else {
                quote! { vec![#tokens] }
            }
        }
        ExampleValue::Array(item) => {
            let item = inside(item);
            quote! { [#item] }
        }
        ExampleValue::Tuple(items) => {
            let items = items.iter().map(inside);
            quote! { (#(#items,)*) }
        }
        ExampleValue::Some(value) => {
            let (some, value) = (context.some(), inside(value));
            quote! { #some(#value) }
        }
        ExampleValue::None => context.none(),
        ExampleValue::JsonString(value) => {
            let value = inside(value);
            quote! { runtime::JsonString(#value) }
        }
        ExampleValue::Newtype(id, value) => {
            let (name, value) = (name(id), inside(value));
            quote! { #name(#value) }
        }
        ExampleValue::Variant(id, variant) => {
            let (name, variant) = (name(id), ident(variant));
            quote! { #name::#variant }
        }
        ExampleValue::Default(id) => {
            let name = name(id);
            quote! { #name::default() }
        }
        ExampleValue::New(id, values) => {
            let (name, values) = (name(id), values.iter().map(inside));
            quote! { #name::new(#(#values),*) }
        }
        ExampleValue::Variable(name) => {
            let name = ident(name);
            quote! { #name }
        }
        ExampleValue::Body(variant, value) => {
            let name = operation.body.as_ref().and_then(|body| body.enum_name.as_deref()).map(ident);
            let (variant, value) = (ident(variant), inside(value));
            quote! { #name::#variant(#value) }
        }
    }
}

fn scalar_value(scalar: Scalar, text: &str) -> TokenStream {
    match scalar {
        Scalar::Bool => quote! { true },
        Scalar::Number(number) | Scalar::Quoted(number) | Scalar::Either(number) => {
            let one =
                if number.is_float() { Literal::f64_unsuffixed(1.0) } else { Literal::u8_unsuffixed(1) };
            quote! { #one }
        }
        Scalar::String | Scalar::Secret => quote! { #text.into() },
        Scalar::DateTime | Scalar::Date | Scalar::Uuid => {
            let text = parsed_text(scalar);
            quote! { #text.parse()? }
        }
        Scalar::Base64 | Scalar::Base64Url => quote! { b"bytes".to_vec().into() },
        Scalar::File => quote! { runtime::File::open("file.bin").await? },
        Scalar::Null => quote! { () },
    }
}

/// The text of a value that is parsed.
fn parsed_text(scalar: Scalar) -> Option<&'static str> {
    match scalar {
        Scalar::DateTime => Some("2024-01-31T12:00:00Z"),
        Scalar::Date => Some("2024-01-31"),
        Scalar::Uuid => Some("67e55044-10b1-426f-9247-bb680e5fe0c8"),
        _ => None,
    }
}

/// As `scalar_value`, with the type.
fn typed_value(context: &Context<'_>, scalar: Scalar) -> TokenStream {
    if let Some(text) = parsed_text(scalar) {
        let ty = type_tokens(context, &TypeRef::Scalar(scalar));
        return quote! { #text.parse::<#ty>()? };
    }
    match scalar {
        Scalar::Base64 | Scalar::Base64Url => quote! { b"bytes".to_vec() },
        scalar => scalar_value(scalar, ""),
    }
}
