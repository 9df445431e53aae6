//! The servers of a document and of its operations.

use openapiv3::{Server as Written, ServerVariable};

use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{self, Server};
use crate::lower::calls::site::Site;
use crate::openapi::vocabulary;
use crate::source;

/// The servers of the document; `/` if it has none (OpenAPI 3.1 §4.8.1.1).
pub(crate) fn servers(written: &[Written], report: &mut Report) -> Vec<Server> {
    if written.is_empty() {
        return vec![Server { url: "/".into(), ..Server::default() }];
    }
    list(written, "/servers", report)
}

/// The servers that replace those of the document for an operation.
pub(crate) fn overrides(site: Site<'_, '_>, report: &mut Report) -> Vec<Server> {
    let (own, pointer) = match site.operation.servers.as_slice() {
        [] => (site.item.servers.as_slice(), site.item_pointer),
        own => (own, site.pointer),
    };
    list(own, &source::child(pointer, "servers"), report)
}

fn list(written: &[Written], pointer: &str, report: &mut Report) -> Vec<Server> {
    let at = |index: usize| source::child(pointer, &index.to_string());
    written.iter().enumerate().map(|(index, written)| server(written, &at(index), report)).collect()
}

fn server(written: &Written, pointer: &str, report: &mut Report) -> Server {
    let variables = written.variables.iter().flatten();
    Server {
        url: written.url.clone(),
        name: written
            .extensions
            .get(vocabulary::SERVER_NAME)
            .and_then(|name| name.as_str())
            .map(str::to_owned),
        description: written.description.clone(),
        variables: variables
            .map(|(name, variable)| ir::ServerVariable {
                name: name.clone(),
                default: variable.default.clone(),
                values: values(name, variable, &source::child(pointer, "variables"), report),
                description: variable.description.clone(),
            })
            .collect(),
    }
}

/// The values that a variable may have. The default is one of them even if it is not listed, since the
/// document uses it.
fn values(name: &str, variable: &ServerVariable, pointer: &str, report: &mut Report) -> Vec<String> {
    let mut values = variable.enumeration.clone();
    if !values.is_empty() && !values.contains(&variable.default) {
        let at = source::child(&source::child(pointer, name), "default");
        let message = format!("the default `{}` of `{name}` is not among its values", variable.default);
        report.add(&codes::UNLISTED_DEFAULT, at, message);
        values.push(variable.default.clone());
    }
    values
}
