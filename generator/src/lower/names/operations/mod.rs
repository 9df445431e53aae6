//! Names of operations and of the types that exist only for them. All other types are named before.

mod call_names;
mod framework;
mod ladder;

pub(super) use call_names::CallNames;

use super::apart::{NamesApart, Spelling};
use super::members::Fields;
use super::named;
use super::namespace::Namespace;
use super::renames::{RenameTable, Renames};
use crate::ir::{
    Body, BodyContent, Header, HeaderSet, HeaderSetId, Operation, OperationId, Outcome, Pagination,
    Parameter, RUNTIME_FEATURES, ResponseCase, Table, Tag, TagId, TypeRef,
};
use crate::lower::draft;
use crate::lower::words;

/// Methods of every call.
const RESERVED_SETTERS: [&str; 9] = [
    "with",
    "send",
    "send_full",
    "send_raw",
    "send_stream",
    "send_blocking",
    "send_full_blocking",
    "send_raw_blocking",
    "body",
];
/// Methods of calls that have pages.
const RESERVED_OF_PAGES: [&str; 2] = ["pages", "items"];

/// The structs of response headers.
pub(super) fn header_sets(
    sets: Table<HeaderSetId, draft::HeaderSet>,
    renames: &Renames<'_>,
    types: &mut Namespace,
) -> Table<HeaderSetId, HeaderSet> {
    let named = |set: draft::HeaderSet| {
        let name = claimed(types, renames, words::type_name(&set.name.0));
        let owner = [name.as_str()];
        let mut fields = Fields::new(&owner, renames, set.headers.iter().map(|header| &header.field.name));
        let header =
            |header: draft::Header| Header { field: fields.field(header.field), is_json: header.is_json };
        let headers = set.headers.into_iter().map(header).collect();
        HeaderSet { headers, name, pointer: set.pointer }
    };
    sets.into_iter().map(named).collect()
}

/// The namespaces that operations share.
pub(super) struct Calls<'a, 'c> {
    names: &'a CallNames,
    renames: &'a Renames<'c>,
    types: &'a mut Namespace,
    pub(super) statics: Namespace,
}

impl<'a, 'c> Calls<'a, 'c> {
    pub(super) fn new(names: &'a CallNames, renames: &'a Renames<'c>, types: &'a mut Namespace) -> Self {
        Self { names, renames, types, statics: Namespace::with_reserved(&["API"]) }
    }

    /// The sub-clients.
    pub(super) fn tags(&mut self, tags: Table<TagId, draft::Tag>) -> Table<TagId, Tag> {
        let mut features = Namespace::with_reserved(&RUNTIME_FEATURES);
        let named = |(tag, accessor): (draft::Tag, &String)| Tag {
            feature: features.claim(feature_name(accessor)),
            client: claimed(self.types, self.renames, words::type_name(&format!("{accessor} client"))),
            name: named(tag.name, accessor.clone()),
            docs: tag.docs,
        };
        tags.into_iter().zip(&self.names.accessors).map(named).collect()
    }

    /// The operations, each a method of its tag's client.
    pub(super) fn operations(
        &mut self,
        operations: Table<OperationId, draft::Operation>,
        page_items: Table<OperationId, Option<TypeRef>>,
    ) -> Table<OperationId, Operation> {
        let names = self.names.methods.iter().zip(&self.names.types);
        let operations = operations.into_iter().zip(page_items).zip(names);
        operations.map(|((operation, item), names)| self.operation(operation, item, names)).collect()
    }

    fn operation(
        &mut self,
        operation: draft::Operation,
        page_item: Option<TypeRef>,
        (method, source): (&String, &String),
    ) -> Operation {
        let id = &operation.name.wire;
        let mut types = Names { types: self.types, renames: self.renames, source };
        let pagination = operation.pagination.zip(page_item).map(|(draft, item)| pagination(draft, item));
        Operation {
            tag: operation.tag,
            descriptor: self.statics.claim(words::constant_name(source)),
            call: types.claim("Call"),
            success: types.outcome(operation.success, "Response"),
            stream: types.outcome(operation.stream, "Stream"),
            stream_when: operation.stream_when,
            error: types.outcome(operation.error, "Error"),
            body: operation.body.map(|one| types.body(one)),
            parameters: inputs(operation.parameters, id, self.renames, pagination.is_some()),
            name: named(operation.name, method.clone()),
            method: operation.method,
            path: operation.path,
            docs: operation.docs,
            deprecated: operation.deprecated,
            links: operation.links,
            security: operation.security,
            servers: operation.servers,
            pagination,
            idempotency: operation.idempotency,
        }
    }
}

/// The pagination, which is complete with the type of an item.
fn pagination(draft: draft::Pagination, item: TypeRef) -> Pagination {
    let draft::Pagination { style, in_body, items, next, last_item, more, total, item: (), pointer } = draft;
    Pagination { style, in_body, items, next, last_item, more, total, item, pointer }
}

/// Makes a Cargo feature name, which begins with a letter or a digit, from the accessor.
fn feature_name(accessor: &str) -> String {
    accessor.trim_start_matches("r#").trim_matches('_').replace('_', "-")
}

/// The name of a type that exists only in Rust, unless the configuration gives another.
fn claimed(types: &mut Namespace, renames: &Renames<'_>, name: String) -> String {
    let name = renames.get(RenameTable::Types, &name).unwrap_or(name);
    types.claim(name)
}

/// Names the types of one operation, and their variants.
struct Names<'a, 'c> {
    types: &'a mut Namespace,
    renames: &'a Renames<'c>,
    /// The words that the names begin with.
    source: &'a str,
}

impl Names<'_, '_> {
    /// The name of a type. If another type has it, the place is said, too.
    fn claim(&mut self, kind: &str) -> String {
        let source = self.source;
        let names = ["", "Call", "Operation"].map(|place| format!("{source}{place}{kind}"));
        let free = names.iter().find(|name| self.types.is_free(name)).unwrap_or(&names[0]);
        claimed(self.types, self.renames, free.clone())
    }

    fn variant(&self, variants: &mut Namespace, owner: Option<&str>, label: &draft::NameSource) -> String {
        let plain = words::variant_name(&label.0);
        let key = owner.map(|owner| format!("{owner}.{plain}"));
        let renamed = self.renames.first(RenameTable::Variants, key);
        variants.claim(renamed.unwrap_or(plain))
    }

    fn outcome(&mut self, outcome: draft::Outcome, kind: &str) -> Outcome {
        let name = matches!(outcome, draft::Outcome::Enum { .. }).then(|| self.claim(kind));
        let mut variants = Namespace::default();
        let mut case = |case: draft::ResponseCase| ResponseCase {
            variant: self.variant(&mut variants, name.as_deref(), &case.variant),
            status: case.status,
            docs: case.docs,
            content: case.content,
            headers: case.headers,
            pointer: case.pointer,
        };
        match outcome {
            draft::Outcome::None => Outcome::None,
            draft::Outcome::Single { cases } => {
                Outcome::Single { cases: cases.into_iter().map(&mut case).collect() }
            }
            draft::Outcome::Optional { cases } => {
                Outcome::Optional { cases: cases.into_iter().map(&mut case).collect() }
            }
            draft::Outcome::Enum { cases, .. } => {
                let cases = cases.into_iter().map(&mut case).collect();
                Outcome::Enum { name: name.unwrap_or_default(), cases }
            }
        }
    }

    fn body(&mut self, body: draft::Body) -> Body {
        let enum_name = body.enum_name.map(|()| self.claim("Body"));
        let mut variants = Namespace::default();
        let content = |content: draft::BodyContent| BodyContent {
            variant: self.variant(&mut variants, enum_name.as_deref(), &content.variant),
            media_type: content.media_type,
            content: content.content,
        };
        let contents = body.contents.into_iter().map(content).collect();
        Body { required: body.required, docs: body.docs, contents, enum_name }
    }
}

/// Arguments and setters share a namespace, because a parameter may change from one to the other.
fn inputs(
    parameters: Vec<draft::Parameter>,
    operation: &str,
    renames: &Renames<'_>,
    has_pages: bool,
) -> Vec<Parameter> {
    let of_pages = if has_pages { &RESERVED_OF_PAGES[..] } else { &[] };
    let reserved = [&RESERVED_SETTERS, of_pages].concat();
    let mut namespace = Namespace::with_reserved(&reserved);
    let apart = NamesApart::new(Spelling::Value, parameters.iter().map(|one| one.name.source()));
    let named = |parameter: draft::Parameter| {
        let wire = &parameter.name.wire;
        let renamed = renames.first(RenameTable::Parameters, [format!("{operation}.{wire}"), wire.clone()]);
        let plain = renamed.unwrap_or_else(|| apart.name(parameter.name.source()));
        let preferred = if reserved.contains(&plain.as_str()) { format!("{plain}_") } else { plain };
        Parameter {
            name: named(parameter.name, namespace.claim(preferred)),
            docs: parameter.docs,
            deprecated: parameter.deprecated,
            location: parameter.location,
            ty: parameter.ty,
            required: parameter.required,
            nullable: parameter.nullable,
            style: parameter.style,
            explode: parameter.explode,
            allow_reserved: parameter.allow_reserved,
            slashes: parameter.slashes,
            allow_empty: parameter.allow_empty,
            constraints: parameter.constraints,
        }
    };
    parameters.into_iter().map(named).collect()
}
