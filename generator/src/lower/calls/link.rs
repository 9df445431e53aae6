//! Links of responses and the operations that they lead to, for the docs. Runtime expressions stay as they
//! are written.

use openapiv3::{Link as Written, LinkOperation, Response};

use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::{Link, OperationId, Status, Table};
use crate::lower::calls::lowering::CallLowering;
use crate::lower::draft::Api;
use crate::model::text_of;
use crate::source;

impl<'d> CallLowering<'d, '_> {
    /// The links of one response.
    pub(crate) fn links(&mut self, status: Status, response: &'d Response, at: &str) -> Vec<Link> {
        let base = source::child(at, "links");
        let mut links = Vec::with_capacity(response.links.len());
        for (name, link) in &response.links {
            let at = source::child(&base, name);
            if let Some((written, pointer)) = self.resolved(link, at, Document::resolve_link) {
                links.push(link_of(name, status, written, pointer));
            }
        }
        links
    }
}

fn link_of(name: &str, status: Status, written: &Written, pointer: String) -> Link {
    let reference = match &written.operation {
        LinkOperation::OperationId(id) => id,
        LinkOperation::OperationRef(reference) => reference,
    };
    Link {
        name: name.to_owned(),
        pointer,
        description: written.description.clone(),
        status,
        reference: reference.clone(),
        target: None,
        parameters: written.parameters.iter().map(|(name, value)| (name.clone(), text_of(value))).collect(),
        body: written.request_body.as_ref().map(text_of),
    }
}

/// Finds the operations that links lead to.
pub(crate) fn resolve(api: &mut Api, report: &mut Report) {
    let known: Table<OperationId, (String, String)> = api
        .operations
        .iter()
        .map(|operation| (operation.name.wire.clone(), format!("#{}", operation.name.pointer)))
        .collect();
    for link in api.operations.iter_mut().flat_map(|operation| &mut operation.links) {
        link.target = known.find(|(id, pointer)| [id, pointer].contains(&&link.reference));
        if link.target.is_none() {
            report
                .add(
                    &codes::LINK_WITHOUT_TARGET,
                    &*link.pointer,
                    format!("there is no operation `{}`", link.reference),
                )
                .help("use the `operationId` of an operation in this document");
        }
    }
}
