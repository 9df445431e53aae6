//! Operations: paths to calls.
//!
//! In: the document's paths. Out: [`Api`] with every operation, its names still wishes. The types
//! that operations need are declared in the drafts on the way.

use std::collections::HashMap;

use openapiv3::{Operation as Written, Parameter, PathItem, ReferenceOr};

use super::Lowering;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Link};
use crate::lower::draft::{Api, Name, Operation, Outcome, Tag};
use crate::openapi::vocabulary;
use crate::source;

/// An operation where it stands.
#[derive(Clone, Copy)]
pub(super) struct Site<'a, 'd> {
    /// Path template.
    pub(super) path: &'d str,
    /// HTTP method, upper case.
    pub(super) method: &'a str,
    /// JSON pointer of the operation.
    pub(super) pointer: &'a str,
    /// What its types are named after.
    pub(super) words: &'a str,
    pub(super) operation: &'d Written,
    pub(super) item: &'d PathItem,
    /// JSON pointer of the path item.
    pub(super) item_pointer: &'a str,
}

/// Everything but the types.
pub(super) fn api(lowering: &mut Lowering<'_, '_>) -> Api {
    let document = lowering.model.document;
    let info = &document.api.info;
    let mut api = Api {
        title: info.title.clone(),
        version: info.version.clone(),
        description: info.description.clone(),
        servers: super::server::servers(&document.api.servers, lowering.report),
        ..Api::default()
    };
    let mut schemes = super::security::schemes(lowering);
    let mut ids = HashMap::new();
    for (path, item) in &document.api.paths.paths {
        let pointer = source::child("/paths", path);
        let Some((item, pointer)) = lowering.path_item(item, pointer) else { continue };
        let more = document.additional_operations.get(&pointer).into_iter().flatten();
        let others = source::child(&pointer, vocabulary::ADDITIONAL_OPERATIONS);
        let methods = item.iter().map(|(method, operation)| (method, operation, &pointer));
        let more = more.map(|(method, operation)| (method.as_str(), operation, &others));
        for (method, written, parent) in methods.chain(more) {
            let at = source::child(parent, method);
            if !lowering.selected.keeps(method, path, written, &at) {
                continue;
            }
            let words = lowering.wish(method, path, written, &at, &mut ids);
            let site = Site {
                path,
                method: &method.to_ascii_uppercase(),
                pointer: &at,
                words: &words,
                operation: written,
                item,
                item_pointer: &pointer,
            };
            let operation = lowering.operation(site, &mut api.tags, &mut schemes);
            if !document.budget.make(super::weight::of(&operation), &at) {
                return api;
            }
            api.operations.push(operation);
        }
    }
    super::link::resolve(&mut api, lowering.report);
    api.security_schemes = schemes.list;
    api
}

impl<'d> Lowering<'d, '_> {
    fn operation(
        &mut self,
        site: Site<'_, 'd>,
        tags: &mut Vec<Tag>,
        schemes: &mut super::security::Schemes,
    ) -> Operation {
        let written = site.operation;
        let template = super::parameter::template_of(site.path, &self.declared_parameters(site));
        let parameters = self.parameters(site);
        let answers = self.answers(site);
        let pagination = self.pagination(site, &parameters);
        Operation {
            name: Name::new(site.words, site.pointer),
            tag: written.tags.first().map(|tag| self.tag(tag, tags)),
            call: (),
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
            error: answers.error,
            links: answers.links,
            security: self.security(site, schemes),
            servers: super::server::overrides(site, self.report),
            pagination,
            parameters,
        }
    }

    /// The sub-client of a tag, new or known.
    fn tag(&self, tag: &str, tags: &mut Vec<Tag>) -> usize {
        if let Some(index) = tags.iter().position(|known| known.name.wire == tag) {
            return index;
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
        });
        tags.len() - 1
    }

    /// What the operation's names begin with: its `operationId`, else method and path.
    fn wish(
        &mut self,
        method: &str,
        path: &str,
        written: &Written,
        at: &str,
        ids: &mut HashMap<String, String>,
    ) -> String {
        let made_up = || {
            let words: Vec<String> = path
                .split('/')
                .filter(|segment| !segment.is_empty())
                .map(|segment| match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                    Some(parameter) => format!("by {parameter}"),
                    None => segment.replace(['{', '}'], " "),
                })
                .collect();
            format!("{method} {}", words.join(" "))
        };
        match &written.operation_id {
            Some(id) if !id.is_empty() => {
                let pointer = source::child(at, "operationId");
                let Some(first) = ids.get(id) else {
                    ids.insert(id.clone(), pointer);
                    return id.clone();
                };
                let message = format!("`{id}` is the operationId of an earlier operation");
                self.report
                    .add(&codes::DUPLICATE_OPERATION_ID, pointer, message)
                    .label(first.clone(), "the earlier operation")
                    .help("give each operation an id of its own");
                made_up()
            }
            _ => {
                self.report.add(
                    &codes::MISSING_OPERATION_ID,
                    at,
                    "this operation is named after its method and path",
                );
                made_up()
            }
        }
    }

    /// The path item itself, references followed, and its pointer.
    fn path_item(
        &mut self,
        item: &'d ReferenceOr<PathItem>,
        pointer: String,
    ) -> Option<(&'d PathItem, String)> {
        match item {
            ReferenceOr::Item(item) => Some((item, pointer)),
            ReferenceOr::Reference { reference } => {
                let found = self.model.document.resolve_path_item(reference);
                if found.is_none() {
                    self.unresolved(reference, &pointer);
                }
                found.map(|(pointer, item)| (item, pointer.to_owned()))
            }
        }
    }

    /// Says that a part of an operation is missing because its reference leads nowhere.
    pub(super) fn unresolved(&mut self, reference: &str, at: &str) {
        self.report
            .add(
                &codes::UNRESOLVED_COMPONENT,
                at,
                format!("`{reference}` leads to nothing that can be used, so this is left out"),
            )
            .help("write it in place, or correct what the reference leads to");
    }

    /// The parameters that hold for an operation: its own, then those of the path that it does not replace.
    pub(super) fn declared_parameters(&mut self, site: Site<'_, 'd>) -> Vec<(&'d Parameter, String)> {
        let own = source::child(site.pointer, "parameters");
        let shared = source::child(site.item_pointer, "parameters");
        let lists = [(&site.item.parameters, shared), (&site.operation.parameters, own)];
        let mut found: Vec<(&'d Parameter, String)> = Vec::new();
        let mut position: HashMap<(String, &'static str), usize> = HashMap::new();
        for (list, base) in lists {
            for (index, parameter) in list.iter().enumerate() {
                let at = source::child(&base, &index.to_string());
                let resolved = match parameter {
                    ReferenceOr::Item(parameter) => Some((parameter, at)),
                    ReferenceOr::Reference { reference } => {
                        match self.model.document.resolve_parameter(reference) {
                            Some((pointer, parameter)) => Some((parameter, pointer.to_owned())),
                            None => {
                                self.unresolved(reference, &at);
                                None
                            }
                        }
                    }
                };
                let Some((parameter, at)) = resolved else { continue };
                let key = super::parameter::key(parameter);
                match position.get(&key) {
                    Some(&known) => found[known] = (parameter, at),
                    None => {
                        position.insert(key, found.len());
                        found.push((parameter, at));
                    }
                }
            }
        }
        found
    }
}

/// Both sides of an operation's answers, and what they lead to.
pub(super) struct Answers {
    pub(super) success: Outcome,
    pub(super) error: Outcome,
    pub(super) links: Vec<Link>,
}
