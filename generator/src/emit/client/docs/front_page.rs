//! The first page of the docs of an API: what it is, a first call, credentials, errors and the sub-clients. A
//! crate has all of it; the client, whose methods are the sub-clients, has what it is and the credentials.

use crate::emit::client::client_names::CLIENT;
use crate::emit::docs::code_span::{code, link};
use crate::emit::docs::{self, Text, item};
use crate::ir::{Api, Docs, Operation, Requirement, Tag};

/// From how many lines on a description comes after everything else, except for its first paragraph.
const LONG: usize = 20;

/// The page of a crate of this name.
pub(crate) fn front_page(api: &Api, crate_name: &str) -> Vec<String> {
    let description = api.description.as_deref().map(docs::lines).unwrap_or_default();
    // A description of many pages would hide the rest.
    let is_long = description.len() > LONG;
    let lead = description.iter().take_while(|line| !is_long || !line.is_empty()).cloned();
    let mut page = docs::lines(&api.title);
    if !description.is_empty() {
        page.extend([String::new()].into_iter().chain(lead));
    }
    let first_call = [vec!["```text".to_owned()], first_call(api, crate_name), vec!["```".to_owned()]];
    super::section(&mut page, "First call", first_call.into());
    super::section(&mut page, "Authentication", credentials(api));
    super::section(&mut page, "Errors", vec![errors()]);
    super::section(&mut page, "Operations", operations(api));
    super::section(&mut page, "Description", if is_long { vec![description] } else { Vec::new() });
    page
}

/// The docs of the client: title, description and credentials.
pub(crate) fn client_docs(api: &Api) -> (Docs, Vec<String>) {
    let summary = Some(api.title.clone()).filter(|title| !title.is_empty());
    let docs = Docs { summary, description: api.description.clone(), notes: Vec::new() };
    let mut extra = Vec::new();
    super::section(&mut extra, "Authentication", credentials(api));
    (docs, extra)
}

/// The lines that make a client and call an operation that needs little: a GET before others, the one with
/// the fewest arguments, the first of them.
fn first_call(api: &Api, crate_name: &str) -> Vec<String> {
    let simple = |operation: &&Operation| {
        (operation.deprecated, operation.method != "GET", arguments(operation).len())
    };
    let operation = api.operations.iter().min_by_key(simple);
    let credentials: String = operation
        .and_then(|operation| operation.security.iter().find(|alternative| !alternative.is_empty()))
        .map(|alternative| alternative.iter().map(|requirement| builder_call(api, requirement)).collect())
        .unwrap_or_default();
    let mut lines = vec![format!("let client = {crate_name}::{CLIENT}::builder(){credentials}.build()?;")];
    lines.extend(operation.map(|operation| {
        let tag = operation.tag.map(|tag| &api.tags[tag]);
        let accessor = tag.map_or_else(String::new, |tag| format!(".{}()", tag.name.rust));
        let arguments = arguments(operation).join(", ");
        format!("let response = client{accessor}.{}({arguments}).send().await?;", operation.name.rust)
    }));
    lines
}

fn arguments(operation: &Operation) -> Vec<&str> {
    let parameters = operation.parameters.iter().filter(|parameter| parameter.required);
    let body = operation.body.iter().filter(|body| body.required).map(|_| "body");
    parameters.map(|parameter| parameter.name.rust.as_str()).chain(body).collect()
}

/// The call of the builder that sets a credential.
fn builder_call(api: &Api, requirement: &Requirement) -> String {
    let scheme = &api.security_schemes[requirement.scheme];
    match scheme.kind.setter() {
        "basic_auth" => ".basic_auth(user, password)".to_owned(),
        "bearer_auth" => ".bearer_auth(token)".to_owned(),
        "api_key" => ".api_key(key)".to_owned(),
        setter => format!(".{setter}({:?}, credential)", scheme.name),
    }
}

/// An item for each security scheme: its setter, and what the document says about it.
fn credentials(api: &Api) -> Vec<Vec<String>> {
    let schemes = api.security_schemes.iter().map(|scheme| {
        let label = format!(
            "{}, [`{setter}`](runtime::ClientBuilder::{setter})",
            code(&scheme.name),
            setter = scheme.kind.setter()
        );
        item(&label, scheme.description.as_deref().map(docs::text).unwrap_or_default())
    });
    schemes.collect()
}

fn errors() -> Vec<String> {
    [
        "A call returns [`Error`](runtime::Error). Its variant [`Api`](runtime::Error::Api) has the error responses",
        "that the document describes: `error()` is the type that the docs of the operation name, `status()` the",
        "status. What the document does not describe is [`Undocumented`](runtime::Error::Undocumented).",
    ]
    .map(str::to_owned)
    .into()
}

/// An item for each sub-client, or for each operation if there are none.
fn operations(api: &Api) -> Vec<Vec<String>> {
    let first_sentence = |docs: &Docs| {
        let text = docs.summary.as_ref().or(docs.description.as_ref());
        text.and_then(|text| docs::first_sentence(text)).map(Text::line).unwrap_or_default()
    };
    let client = |tag: &Tag| item(&link(CLIENT, &tag.name.rust), first_sentence(&tag.docs));
    let without_tag = api.operations.iter().filter(|operation| operation.tag.is_none());
    let method =
        |operation: &Operation| item(&link(CLIENT, &operation.name.rust), first_sentence(&operation.docs));
    api.tags.iter().map(client).chain(without_tag.map(method)).collect()
}
