//! Webhooks and callbacks: the requests that the API sends to the user.
//!
//! Each payload in JSON or XML gets a type, with which the user's own server decodes it. No server is
//! generated. Callbacks of an operation that the configuration excludes are left out. Webhooks are selected
//! like operations, with their names as paths.

use openapiv3::{Operation, ReferenceOr};

use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::Docs;
use crate::lower::calls::body::{Direction, Notation, Way};
use crate::lower::calls::lowering::CallLowering;
use crate::lower::calls::operation::operations_of;
use crate::lower::draft::{Hint, Origin, TypeKind};
use crate::model::SchemaNode;
use crate::openapi::vocabulary;
use crate::source;

const JSON_READER: &str = "Read with `runtime::parse_payload`.";
const XML_READER: &str = "Read with `runtime::parse_xml_payload` and the table of this name.";

impl<'d> CallLowering<'d, '_> {
    /// The payload types of webhooks, then of callbacks, in the document's order.
    pub(crate) fn payloads(&mut self) {
        for (name, item) in &self.model.document.webhooks {
            let pointer = source::child(&source::child("", vocabulary::WEBHOOKS), name);
            if let Some((item, pointer)) = self.resolved(item, pointer, Document::resolve_path_item) {
                for (method, operation) in item.iter() {
                    let at = source::child(&pointer, method);
                    if self.selected.keeps(method, name, operation, &at) {
                        self.incoming(&format!("{name} webhook"), operation, &at);
                    }
                }
            }
        }
        for (path, item) in &self.model.document.api.paths.paths {
            let found = match item {
                ReferenceOr::Item(item) => Some((source::child("/paths", path), item)),
                ReferenceOr::Reference { reference } => {
                    let found = self.model.document.resolve_path_item(reference);
                    found.map(|(pointer, item)| (pointer.to_owned(), item))
                }
            };
            // A missing path item was reported with the operations.
            let Some((base, item)) = found else { continue };
            for (_, operation, at) in operations_of(self.model.document, item, &base) {
                if self.selected.leaves_out(&at) {
                    continue;
                }
                let callbacks = source::child(&at, "callbacks");
                let id = operation.operation_id.as_deref().unwrap_or(path);
                for (name, callback) in &operation.callbacks {
                    for (expression, item) in callback {
                        let at = source::child(&source::child(&callbacks, name), expression);
                        for (method, operation) in item.iter() {
                            let at = source::child(&at, method);
                            self.incoming(&format!("{id} {name} callback"), operation, &at);
                        }
                    }
                }
            }
        }
    }

    /// The payloads of one operation of a webhook or callback.
    fn incoming(&mut self, name: &str, operation: &'d Operation, pointer: &str) {
        let Some(body) = &operation.request_body else { return };
        let Some((body, at)) =
            self.resolved(body, source::child(pointer, "requestBody"), Document::resolve_request_body)
        else {
            return;
        };
        let base = source::child(&at, "content");
        let mut has_json = false;
        for way in self.ways(&body.content, &base, Direction::Request) {
            let Way { media_type, node: Some(node), notation, .. } = way else { continue };
            let description = operation.description.as_deref().or(operation.summary.as_deref());
            match notation {
                Notation::Json => {
                    has_json = true;
                    self.payload(name, description, &node, JSON_READER);
                }
                Notation::Xml => {
                    let name = if has_json { format!("{name} xml") } else { name.to_owned() };
                    let at = self.payload(&name, description, &node, XML_READER);
                    let root = self.xml.root(Some(&node));
                    self.xml.payloads.push((at, root));
                }
                _ => {
                    self.types.report.add(
                        &codes::PAYLOAD_WITHOUT_TYPE,
                        &*node.pointer,
                        format!("no type is generated for the payload of `{name}` as `{media_type}`"),
                    );
                }
            }
        }
    }

    /// Declares the type of one payload, an alias with a name of its own. Returns its pointer.
    fn payload(
        &mut self,
        name: &str,
        description: Option<&str>,
        node: &SchemaNode<'d>,
        reader: &str,
    ) -> String {
        let at = source::child(&node.pointer, vocabulary::PAYLOAD);
        let origin = Origin { component: Some(name.to_owned()), is_payload: true, ..Origin::default() };
        let id = self.types.drafts.declare(&at, origin);
        let ty = self.types.schema(node, &Hint::inside(id, "payload")).into_item();
        let description = description.map_or_else(|| format!("What `{name}` is called with."), str::to_owned);
        let def = self.types.drafts.get_mut(id);
        let notes = vec![reader.to_owned()];
        def.docs = Docs { description: Some(description), notes, ..Docs::default() };
        def.kind = TypeKind::Alias(ty);
        at
    }
}
