//! Request bodies: the alternatives of a body by media type, each with its format and type.

mod form;
mod items;
mod notation;
mod part;
mod part_header;
mod part_list;
mod ways;

use openapiv3::RequestBody;

use super::lowering::CallLowering;
use super::reference::hint_of_component;
use super::site::Site;
use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::{Content, Docs, Scalar, TypeRef};
use crate::limits;
use crate::lower::draft::{Body, BodyContent, Hint, NameSource, TypeKind};
use crate::model::{JsonKind, SchemaNode};
use crate::openapi::media_type;
use crate::openapi::vocabulary;
use crate::source;

pub(super) use items::{item_of, item_schema};
pub(super) use notation::{Notation, content_word, notation};
pub(super) use ways::{Direction, Way};

use items::schema_of_media;
use part::Carrier;

impl<'d> CallLowering<'d, '_> {
    pub(crate) fn body(&mut self, site: Site<'_, 'd>) -> Option<Body> {
        let at = source::child(site.pointer, "requestBody");
        let (written, at) =
            self.resolved(site.operation.request_body.as_ref()?, at, Document::resolve_request_body)?;
        let base = source::child(&at, "content");
        let ways = self.ways(&written.content, &base, Direction::Request);
        let is_form = |notation: Notation| matches!(notation, Notation::Multipart | Notation::Urlencoded);
        let forms = ways.iter().filter(|way| is_form(way.notation)).count();
        let component = hint_of_component(&at);
        let mut contents: Vec<BodyContent> = Vec::with_capacity(ways.len());
        for way in ways {
            // Each of several forms is a type of its own and differs from the JSON type, so it gets its own
            // name.
            let label = match way.notation {
                Notation::Multipart if forms > 1 => "multipart",
                Notation::Urlencoded if forms > 1 => "form",
                _ => "request",
            };
            let hint = match &component {
                Some(component) if label == "request" => component.clone(),
                Some(component) => component.deeper(label),
                None => Hint::named(site.words, label),
            };
            contents.push(self.content(way, &hint));
        }
        if contents.is_empty() {
            return None;
        }
        let is_several = contents.len() > 1;
        for index in 0..contents.len() {
            let essence = media_type::essence(&contents[index].media_type);
            // Each of several patches is named after its media type.
            let is_patch = contents[index].content.is_json() && ways::is_patch(&essence);
            let is_taken = contents[..index].iter().any(|other| other.variant == contents[index].variant);
            if is_taken || (is_several && is_patch) {
                contents[index].variant = NameSource(essence);
            }
        }
        let enum_name = (contents.len() > 1).then_some(());
        let docs = Docs { description: written.description.clone(), ..Docs::default() };
        let required = written.required || self.is_implicitly_required(written, &base);
        if !required {
            contents.retain(|content| !self.is_empty_form(content));
        }
        (!contents.is_empty()).then_some(Body { required, docs, contents, enum_name })
    }

    /// Authors forget `required: true`. If `required` is missing and the schema has required properties, the
    /// body cannot be meant to be optional.
    fn is_implicitly_required(&mut self, written: &'d RequestBody, base: &str) -> bool {
        if !written.extensions.contains_key(vocabulary::REQUIRED_UNSTATED) {
            return false;
        }
        let is_required = written.content.iter().any(|(media_type, media)| {
            let node = schema_of_media(media, &source::child(base, media_type));
            node.is_some_and(|node| self.has_required_properties(&node, 0))
        });
        if is_required {
            self.types
                .report
                .add(
                    &codes::BODY_TAKEN_AS_REQUIRED,
                    base,
                    "the body is treated as required because its schema has required properties",
                )
                .help("write `required: true` or `required: false` next to `content`");
        }
        is_required
    }

    /// Whether an object, or each branch of one of its unions, has required properties.
    fn has_required_properties(&self, node: &SchemaNode<'d>, depth: usize) -> bool {
        let merged = self.model.merged(node);
        let branch_has = |branch: &SchemaNode<'d>| {
            depth < limits::FORM_UNION_DEPTH && self.has_required_properties(branch, depth + 1)
        };
        !merged.required.is_empty()
            || merged.alternatives.iter().any(|list| list.branches.iter().all(branch_has))
    }

    /// Whether a body is a form without any field.
    fn is_empty_form(&self, content: &BodyContent) -> bool {
        let Some(TypeRef::Named(id)) = content.content.ty() else { return false };
        let TypeKind::Form(form) = &self.types.drafts.types[*id].kind else { return false };
        form.fields.is_empty() && form.extra.is_none()
    }

    fn content(&mut self, way: Way<'d>, hint: &Hint) -> BodyContent {
        let Way { mut media_type, media, node, pointer, mut notation, .. } = way;
        if let Some(charset) =
            media_type::foreign_charset(&media_type).filter(|_| is_written_as_text(notation))
        {
            let message = format!("text cannot be sent in `{charset}` here");
            self.types.report.add(&codes::CHARSET_NOT_WRITTEN, pointer.as_str(), message);
            match notation {
                Notation::Text => notation = Notation::Bytes,
                _ => media_type = media_type::without_charset(&media_type),
            }
        }
        let (media_type, pointer) = (media_type.as_str(), pointer.as_str());
        let content = match notation {
            Notation::Json if self.is_object_for_list(media_type, node.as_ref()) => {
                let message = "a JSON patch is a list of operations, so any value is accepted here";
                self.types.report.add(&codes::PATCH_OF_NO_LIST, source::child(pointer, "schema"), message);
                Content::Json { ty: TypeRef::Any, or_text: false }
            }
            Notation::Json => Content::Json { ty: self.type_of_body(node.as_ref(), hint), or_text: false },
            Notation::Xml => {
                let root = self.xml.root(node.as_ref());
                Content::Xml { ty: self.type_of_body(node.as_ref(), hint), root }
            }
            Notation::JsonLines => {
                let item = item_of(self.model, media, pointer, node.as_ref());
                Content::JsonLines(self.type_of_body(item.as_ref(), hint))
            }
            Notation::Multipart => {
                let by_name =
                    node.as_ref().and_then(|node| self.form(node, media, pointer, Carrier::Multipart, hint));
                match by_name.or_else(|| self.part_list(media_type, media, pointer, hint)) {
                    Some(form) => Content::Multipart(form),
                    None => {
                        let instead = "the caller adds the parts one by one";
                        self.report_form_without_properties(media_type, pointer, instead);
                        Content::Parts
                    }
                }
            }
            Notation::Urlencoded => {
                let form =
                    node.as_ref().and_then(|node| self.form(node, media, pointer, Carrier::Urlencoded, hint));
                match form {
                    Some(form) => Content::Urlencoded(form),
                    None => {
                        let instead = "the body is sent as raw bytes";
                        self.report_form_without_properties(media_type, pointer, instead);
                        Content::Bytes
                    }
                }
            }
            Notation::Text => match self.text_value(media_type, node.as_ref(), hint) {
                None | Some(TypeRef::Scalar(Scalar::String)) => Content::Text,
                Some(value) => Content::TextValue(value),
            },
            Notation::EventStream | Notation::Bytes => Content::Bytes,
        };
        BodyContent {
            media_type: media_type.to_owned(),
            variant: NameSource(content_word(&content).to_owned()),
            content,
        }
    }

    /// The type that a schema describes; any value if there is no schema.
    pub(crate) fn type_of_body(&mut self, node: Option<&SchemaNode<'d>>, hint: &Hint) -> TypeRef {
        node.map_or(TypeRef::Any, |node| self.types.schema(node, hint).into_item())
    }

    fn report_form_without_properties(&mut self, media_type: &str, pointer: &str, instead: &str) {
        let message = format!("the schema of `{media_type}` has no properties, so {instead}");
        self.types.report.add(&codes::FORM_OF_NO_OBJECT, pointer, message);
    }

    /// Whether the schema of a JSON patch, which has to be a list (RFC 6902 §3), is an object without
    /// properties.
    fn is_object_for_list(&self, media_type: &str, node: Option<&SchemaNode<'d>>) -> bool {
        let is_patch = media_type::essence(media_type) == "application/json-patch+json";
        let Some(node) = node.filter(|_| is_patch) else { return false };
        let merged = self.model.merged(node);
        merged.properties.is_empty()
            && merged.alternatives.is_empty()
            && merged.json_kind() == JsonKind::Object
    }
}

/// Whether the runtime writes the body as text itself.
fn is_written_as_text(notation: Notation) -> bool {
    use Notation::{Json, JsonLines, Text, Urlencoded, Xml};
    matches!(notation, Json | JsonLines | Text | Urlencoded | Xml)
}
