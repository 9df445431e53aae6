//! The docs of an operation: summary and description, method and path, then the sections `Arguments`,
//! `Returns`, `Errors`, `Links` and `Example`. Empty sections are left out.

mod example;
mod front_page;

use proc_macro2::TokenStream;

use crate::emit::client::answer::{headers_note, read_type, status_text};
use crate::emit::client::client_names::client_of;
use crate::emit::context::Context;
use crate::emit::docs::code_span::{code, link};
use crate::emit::docs::{self, Text, doc_attributes, item};
use crate::emit::type_ref::type_tokens;
use crate::ir::{
    Api, Content, Docs, Link, Operation, OperationFacts, Outcome, ResponseCase, Status, TypeRef,
};

pub(crate) use front_page::{client_docs, front_page};

/// The doc attributes of an operation's method.
pub(super) fn operation_docs(
    context: &Context<'_>,
    operation: &Operation,
    facts: &OperationFacts,
) -> TokenStream {
    let api = context.api;
    let mut extra = vec![code(&format!("{} {}", operation.method, operation.path))];
    section(&mut extra, "Arguments", arguments(operation));
    let mut returns = returns(context, &operation.success);
    returns.extend(operation.stream.cases().iter().map(|case| stream(context, case)));
    section(&mut extra, "Returns", returns);
    section(&mut extra, "Errors", responses(context, &operation.error));
    let links = operation.links.iter().zip(&facts.link_parameters);
    section(&mut extra, "Links", links.map(|(link, parameters)| link_item(api, link, parameters)).collect());
    section(&mut extra, "Example", example::example(context, operation, facts).into_iter().collect());
    doc_attributes(&operation.docs, &extra)
}

/// The item of a link: `- 201, Replace: PetsClient::replace with id = $response.body#/id`.
fn link_item(api: &Api, written: &Link, parameters: &[Option<usize>]) -> Vec<String> {
    let target = written.target.map(|id| &api.operations[id]);
    let method = match target {
        Some(target) => link(client_of(api, target), &target.name.rust),
        None => code(&written.reference),
    };
    let argument = |name: &str, index: Option<usize>| {
        let parameter = target.and_then(|target| target.parameters.get(index?));
        parameter.map_or_else(|| code(name), |parameter| code(&parameter.name.rust))
    };
    let inputs = written.parameters.iter().zip(parameters);
    let inputs = inputs.map(|((name, value), index)| (argument(name, *index), value));
    let inputs = inputs.chain(written.body.as_ref().map(|value| ("`body`".to_owned(), value)));
    let inputs: Vec<_> = inputs.map(|(name, value)| format!("{name} = {}", code(value))).collect();
    let with = if inputs.is_empty() { String::new() } else { format!(" with {}", inputs.join(", ")) };
    let label = format!("{}, {}", status_text(written.status), code(&written.name));
    let mut text = Text::line(format!("{method}{with}"));
    text.push(written.description.as_deref().map(docs::text).unwrap_or_default());
    item(&label, text)
}

fn section(out: &mut Vec<String>, title: &str, items: Vec<Vec<String>>) {
    if items.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(String::new());
    }
    out.extend([format!("# {title}"), String::new()]);
    out.extend(items.into_iter().flatten());
}

/// An item for each required input that has docs. Those of optional inputs are at their setters.
fn arguments(operation: &Operation) -> Vec<Vec<String>> {
    let parameters = operation.parameters.iter().filter(|parameter| parameter.required);
    let body = operation.body.iter().filter(|body| body.required);
    parameters
        .map(|parameter| (parameter.name.rust.as_str(), &parameter.docs, parameter.deprecated))
        .chain(body.map(|body| ("body", &body.docs, false)))
        .filter(|(_, docs, deprecated)| *deprecated || **docs != Docs::default())
        .map(|(name, docs, deprecated)| {
            let label = if deprecated { format!("`{name}` (deprecated)") } else { format!("`{name}`") };
            item(&label, full(docs))
        })
        .collect()
}

/// The successes, unless only their statuses are known.
fn returns(context: &Context<'_>, outcome: &Outcome) -> Vec<Vec<String>> {
    let says_more = |case: &ResponseCase| {
        case.docs != Docs::default() || case.headers.is_some() || case.content.is_some()
    };
    let says_more = outcome.cases().iter().any(says_more);
    if says_more { responses(context, outcome) } else { Vec::new() }
}

/// An item for each documented status: the type of the body, and the whole description; or the variant, which
/// has the whole, and the first sentence. Then the headers.
fn responses(context: &Context<'_>, outcome: &Outcome) -> Vec<Vec<String>> {
    let mut shown: Vec<Status> = Vec::new();
    let mut items = Vec::new();
    for case in outcome.cases() {
        if shown.contains(&case.status) {
            continue;
        }
        shown.push(case.status);
        let status = match case.status {
            Status::Default => "any other status".to_owned(),
            status => status_text(status),
        };
        items.push(match outcome {
            Outcome::Enum { name, cases } => {
                // One for each media type.
                let variants = cases.iter().filter(|other| other.status == case.status);
                let variants: Vec<_> = variants.map(|one| link(name, &one.variant)).collect();
                item(&format!("{status}, {}", variants.join(" or ")), first_sentence(case))
            }
            _ => {
                let body = match (&case.content, outcome) {
                    (Some(_), _) => format!(", {}", body_link(context, case)),
                    (None, Outcome::Optional { .. }) => ", `None`".to_owned(),
                    (None, _) => String::new(),
                };
                let label = format!("{status}{body}");
                item(&label, with_headers(context.api, case, full(&case.docs)))
            }
        });
    }
    items
}

/// The item of the stream that the operation can also return.
fn stream(context: &Context<'_>, case: &ResponseCase) -> Vec<String> {
    let label = format!("{}, {} by `send_stream()`", status_text(case.status), body_link(context, case));
    item(&label, with_headers(context.api, case, Text::default()))
}

/// The type of a response, with a link to the type that the document describes.
fn body_link(context: &Context<'_>, case: &ResponseCase) -> String {
    match case.content.as_ref().map(|content| &content.content) {
        Some(Content::Json { ty, .. } | Content::Xml { ty, .. }) => type_link(context, ty),
        Some(Content::Events { ty, .. }) => format!("`EventStream` of {}", type_link(context, ty)),
        Some(Content::JsonLines(ty)) => format!("`JsonLines` of {}", type_link(context, ty)),
        _ => code(&read_type(context, case).to_string().replace(' ', "")),
    }
}

fn type_link(context: &Context<'_>, ty: &TypeRef) -> String {
    match ty {
        TypeRef::Named(id) => format!("[`{}`]", context.api.types[*id].name.rust),
        TypeRef::Boxed(inner) => type_link(context, inner),
        TypeRef::Nullable(inner) => format!("`Option` of {}", type_link(context, inner)),
        TypeRef::List(inner) => format!("`Vec` of {}", type_link(context, inner)),
        TypeRef::Map(inner) | TypeRef::HashedMap(inner) => format!("`Map` of {}", type_link(context, inner)),
        _ => code(&type_tokens(context, ty).to_string().replace(' ', "")),
    }
}

/// The text, followed by a paragraph about the headers of the response.
fn with_headers(api: &Api, case: &ResponseCase, mut text: Text) -> Text {
    text.push(headers_note(&api.header_sets, case).map(Text::line).unwrap_or_default());
    text
}

/// The whole text, for a list item.
fn full(docs: &Docs) -> Text {
    let texts = docs.summary.iter().chain(&docs.description).chain(&docs.notes);
    texts.fold(Text::default(), |mut all, text| {
        all.push(docs::text(text));
        all
    })
}

/// The first sentence of a response's description, on one line.
fn first_sentence(case: &ResponseCase) -> Text {
    let text = case.docs.description.as_ref().or(case.docs.summary.as_ref());
    text.and_then(|text| docs::first_sentence(text)).map(Text::line).unwrap_or_default()
}
