//! Turns the operations under `paths` into calls. The types that they need are declared on the way.

use openapiv3::{Operation as Written, PathItem};

use super::base_name::{BaseName, OperationIds};
use super::lowering::CallLowering;
use super::site::Site;
use super::{link, parameter, security, server, weight};
use crate::config::Named;
use crate::document::Document;
use crate::ir::{Docs, Table, TagId};
use crate::lower::draft::{Api, Name, NameSource, Operation, Tag};
use crate::openapi::vocabulary;
use crate::source;

/// The operations of a path item, including those with other methods (OpenAPI 3.2): method, operation and
/// pointer.
pub(super) fn operations_of<'d>(
    document: &'d Document,
    item: &'d PathItem,
    pointer: &str,
) -> Vec<(&'d str, &'d Written, String)> {
    let others = source::child(pointer, vocabulary::ADDITIONAL_OPERATIONS);
    let more = document.additional_operations.get(pointer).into_iter().flatten();
    let more = more.map(|(method, operation)| (method.as_str(), operation, source::child(&others, method)));
    let methods = item.iter().map(|(method, operation)| (method, operation, source::child(pointer, method)));
    methods.chain(more).collect()
}

impl<'d> CallLowering<'d, '_> {
    /// Everything except the types.
    pub(super) fn api(&mut self) -> Api {
        let document = self.model.document;
        let info = &document.api.info;
        let mut api = Api {
            title: info.title.clone(),
            version: info.version.clone(),
            description: info.description.clone(),
            servers: server::servers(&document.api.servers, self.types.report),
            ..Api::default()
        };
        let mut schemes = security::schemes(self);
        let mut ids = OperationIds::default();
        for (path, item) in &document.api.paths.paths {
            let pointer = source::child("/paths", path);
            let resolved = self.resolved(item, pointer, Document::resolve_path_item);
            let Some((item, pointer)) = resolved else { continue };
            for (method, written, at) in operations_of(document, item, &pointer) {
                if !self.selected.keeps(method, path, written, &at) {
                    continue;
                }
                let tag = self.given(Named::Group, written).or_else(|| written.tags.first().cloned());
                let BaseName { id, words, short } =
                    ids.base_name((method, path), written, tag.as_deref(), &at, self.types.report);
                let site = Site {
                    path,
                    method: &method.to_ascii_uppercase(),
                    pointer: &at,
                    words: &words,
                    operation: written,
                    item,
                    item_pointer: &pointer,
                };
                let given = self.given(Named::Operation, written);
                let name = Name::new(id, &*at).preferring(given.or(short));
                let tag = tag.map(|tag| self.tag(&tag, &mut api.tags));
                let operation = self.operation(site, name, tag, &mut schemes);
                if !document.budget.make(weight::of(&operation), &at) {
                    return api;
                }
                api.operations.push(operation);
            }
        }
        link::resolve(&mut api, self.types.report);
        api.security_schemes = schemes.list;
        api
    }

    fn operation(
        &mut self,
        site: Site<'_, 'd>,
        name: Name,
        tag: Option<TagId>,
        schemes: &mut security::Schemes,
    ) -> Operation {
        let written = site.operation;
        let declared = self.declared_parameters(site);
        let template = parameter::template_of(site.path, &declared);
        let mut parameters = self.parameters(site, &declared, &template);
        let answers = self.answers(site);
        if let Some(when) = &answers.stream_when {
            self.take_switch(&mut parameters, when);
        }
        let pagination = self.pagination(site, &parameters);
        Operation {
            name,
            tag,
            call: NameSource(site.words.to_owned()),
            descriptor: (),
            method: site.method.to_owned(),
            path: template.path,
            docs: Docs {
                summary: written.summary.clone().or_else(|| site.item.summary.clone()),
                description: written.description.clone().or_else(|| site.item.description.clone()),
                notes: Vec::new(),
            },
            deprecated: written.deprecated,
            body: self.body(site),
            success: answers.success,
            stream: answers.stream,
            stream_when: answers.stream_when.map(|(when, _)| when),
            error: answers.error,
            links: answers.links,
            security: self.security(site, &declared, schemes),
            servers: server::overrides(site, self.types.report),
            pagination,
            idempotency: self.idempotency(site),
            parameters,
        }
    }

    /// The name that an extension of a vendor gives to an operation or its sub-client.
    fn given(&self, of: Named, written: &Written) -> Option<String> {
        self.types.given_by(of, |key| written.extensions.get(key))
    }

    /// The sub-client of a tag, which is added if it is new.
    fn tag(&self, tag: &str, tags: &mut Table<TagId, Tag>) -> TagId {
        if let Some(known) = tags.find(|known| known.name.wire == tag) {
            return known;
        }
        let (position, declared) =
            match self.model.document.api.tags.iter().enumerate().find(|(_, known)| known.name == tag) {
                Some((position, declared)) => (Some(position), declared.description.clone()),
                None => (None, None),
            };
        let pointer = position.map_or_else(|| "/tags".to_owned(), |position| format!("/tags/{position}"));
        tags.push(Tag {
            name: Name::new(tag, pointer),
            client: (),
            feature: (),
            docs: Docs { description: declared, ..Docs::default() },
        })
    }
}
