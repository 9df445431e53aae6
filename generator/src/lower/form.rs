//! Forms: the objects of `multipart/form-data` and urlencoded bodies.
//!
//! In: a media type with an object schema and its `encoding`. Out: a form type whose fields say how
//! they become parts (OpenAPI 3.1 §4.8.15, Encoding Object).

use std::collections::HashMap;
use std::rc::Rc;

use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType};

use super::Lowering;
use super::drafts::{Hint, Origin};
use super::node::Node;
use super::scalar::{holds_json, is_binary};
use super::schema::{Kind, component_name};
use super::view::View;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Extra, Form, FormField, Name, PartEncoding, Scalar, Shape, TypeId, TypeRef};
use crate::{source, vocabulary};

/// Unions nested deeper than this are written as JSON.
const MAX_DEPTH: usize = 6;

/// Whether an encoding has more than a content type.
fn has_unused(encoding: &Encoding) -> bool {
    let flags = [vocabulary::EXPLODE, vocabulary::ALLOW_RESERVED];
    !encoding.headers.is_empty()
        || encoding.style.is_some()
        || flags.iter().any(|flag| encoding.extensions.contains_key(*flag))
}

impl<'d> Lowering<'d> {
    /// The form type of a body; `None` where its schema is not an object with properties.
    pub(super) fn form(
        &mut self,
        node: &Node<'d>,
        media: &'d MediaType,
        pointer: &str,
        hint: &Hint,
    ) -> Option<TypeRef> {
        let (inner, _) = self.unwrap(node);
        let target = inner.resolve(self.document)?;
        let view = View::of(self.document, std::slice::from_ref(&target));
        let mut view = self.simplify(view);
        self.flatten_choices(&mut view, 0, &mut HashMap::new());
        if view.properties.is_empty() && self.kind_of(&view) != Kind::Object {
            return None;
        }
        // The same schema with other encodings is another form.
        let key = if media.encoding.is_empty() { target.pointer.to_string() } else { pointer.to_owned() };
        if let Some(id) = self.forms.get(&key) {
            return Some(TypeRef::Named(*id));
        }
        let component = component_name(&target.pointer);
        let origin = Origin {
            hint: hint.clone(),
            component: component.clone(),
            title: view.title.map(str::to_owned),
            ..Origin::default()
        };
        let id = self.drafts.declare_form(&target.pointer, origin);
        self.forms.insert(key, id);
        let form = self.form_fields(&view, &media.encoding, pointer, id);
        let def = self.drafts.get_mut(id);
        def.docs = super::docs::of_view(&view);
        def.shape = Shape::Form(form);
        Some(TypeRef::Named(id))
    }

    /// A form that is one of several objects has the fields of all of them; required is what all require.
    fn flatten_choices(
        &mut self,
        view: &mut View<'d>,
        depth: usize,
        required_by: &mut HashMap<Rc<str>, Vec<&'d str>>,
    ) {
        if depth > MAX_DEPTH {
            return;
        }
        for choice in std::mem::take(&mut view.choices) {
            let mut required: Option<Vec<&'d str>> = None;
            for branch in &choice.branches {
                let Some(branch) = branch.resolve(self.document) else { continue };
                // What was flattened once has given its properties already.
                if !required_by.contains_key(&branch.pointer) {
                    required_by.insert(branch.pointer.clone(), Vec::new());
                    let mut inner = View::of(self.document, std::slice::from_ref(&branch));
                    self.flatten_choices(&mut inner, depth + 1, required_by);
                    required_by.insert(branch.pointer.clone(), inner.required.iter().copied().collect());
                    for (name, nodes) in inner.properties {
                        view.properties.entry(name).or_insert(nodes);
                    }
                }
                let of_branch = &required_by[&branch.pointer];
                required = Some(match required {
                    Some(known) => known.into_iter().filter(|name| of_branch.contains(name)).collect(),
                    None => of_branch.clone(),
                });
            }
            view.required.extend(required.into_iter().flatten());
        }
    }

    fn form_fields(
        &mut self,
        view: &View<'d>,
        encodings: &'d IndexMap<String, Encoding>,
        pointer: &str,
        id: TypeId,
    ) -> Form {
        let mut fields = Vec::with_capacity(view.properties.len());
        for (name, nodes) in &view.properties {
            let encoding = encodings.get(*name);
            if encoding.is_some_and(has_unused) {
                let at = source::child(&source::child(pointer, "encoding"), name);
                let message = format!("of the encoding of `{name}`, only `contentType` is used");
                self.report.add(&codes::ENCODING_NOT_USED, at, message);
            }
            let content_type = encoding.and_then(|encoding| encoding.content_type.as_deref());
            fields.push(self.form_field(name, nodes, view.required.contains(name), content_type, id));
        }
        let value = self.additional_value(view, &Hint::inside(id, ""));
        let extra = value.map(|value| Extra {
            name: Name { wire: "additionalProperties".into(), ..Name::default() },
            value,
            hashed: false,
        });
        Form { fields, extra }
    }

    fn form_field(
        &mut self,
        name: &'d str,
        nodes: &[Node<'d>],
        required: bool,
        content_type: Option<&str>,
        id: TypeId,
    ) -> FormField {
        let view = View::of(self.document, nodes);
        let encoding = self.part_encoding(&view, content_type, 0, &mut HashMap::new());
        let mut field = self.field(name, nodes, required, id);
        let mut content_type = content_type.map(str::to_owned);
        match encoding {
            PartEncoding::File | PartEncoding::Files => {
                let file = TypeRef::Scalar(Scalar::File);
                field.ty = if encoding == PartEncoding::Files { TypeRef::List(Box::new(file)) } else { file };
                field.constant = None;
                field.constraints.min_length = None;
                field.constraints.max_length = None;
                let accepted = accepted(content_type.as_deref(), &view);
                content_type = None;
                if let [only] = accepted.as_slice() {
                    content_type = Some(only.clone()).filter(|only| !only.contains('*'));
                }
                field.constraints.accepted_media_types = accepted;
            }
            PartEncoding::JsonText => {
                if let TypeRef::JsonString(inner) = field.ty {
                    field.ty = *inner;
                }
                content_type = content_type.filter(|content_type| !content_type.contains(','));
            }
            _ => content_type = content_type.filter(|content_type| !content_type.contains(',')),
        }
        FormField { field, encoding, content_type }
    }

    /// How a value of this schema becomes one or more parts.
    fn part_encoding(
        &self,
        view: &View<'d>,
        content_type: Option<&str>,
        depth: usize,
        known: &mut HashMap<Rc<str>, PartEncoding>,
    ) -> PartEncoding {
        let json = content_type.is_some_and(|content_type| content_type.contains("json"));
        if let Some(choice) = view.choices.first() {
            let mut all: Vec<PartEncoding> = Vec::with_capacity(choice.branches.len());
            for branch in &choice.branches {
                let pointer = branch.resolve(self.document).map(|target| target.pointer).unwrap_or_default();
                let encoding = match known.get(&pointer) {
                    Some(encoding) => *encoding,
                    None if depth > MAX_DEPTH => PartEncoding::Json,
                    None => {
                        let view = View::of(self.document, std::slice::from_ref(branch));
                        self.part_encoding(&view, content_type, depth + 1, known)
                    }
                };
                known.insert(pointer, encoding);
                all.push(encoding);
            }
            let first = |wanted: PartEncoding| all.contains(&wanted).then_some(wanted);
            return first(PartEncoding::Files)
                .or_else(|| first(PartEncoding::File))
                .or_else(|| {
                    all.iter().all(|encoding| *encoding == PartEncoding::Text).then_some(PartEncoding::Text)
                })
                .unwrap_or(PartEncoding::Json);
        }
        match self.kind_of(view) {
            // A list of itself has no end.
            Kind::Array if depth > MAX_DEPTH => PartEncoding::Json,
            Kind::Array => {
                let item = View::of(self.document, &view.items);
                match self.part_encoding(&item, content_type, depth + 1, known) {
                    PartEncoding::File if !json => PartEncoding::Files,
                    PartEncoding::Text if !json => PartEncoding::Texts,
                    _ => PartEncoding::Jsons,
                }
            }
            Kind::Object => PartEncoding::Json,
            Kind::Any if json || view.enumeration.is_some() => {
                if json {
                    PartEncoding::Json
                } else {
                    PartEncoding::Text
                }
            }
            // Without a type the default is `application/octet-stream`.
            Kind::Any => PartEncoding::File,
            Kind::Scalar if view.content_schema.is_some() && holds_json(view) => PartEncoding::JsonText,
            Kind::Scalar if is_binary(view) => PartEncoding::File,
            Kind::Scalar if view.kind == Some("string") && content_type.is_some_and(is_file_type) => {
                PartEncoding::File
            }
            Kind::Scalar => PartEncoding::Text,
        }
    }
}

/// The media types that a file may have: `encoding.contentType`, a list, or `contentMediaType`.
fn accepted(content_type: Option<&str>, view: &View<'_>) -> Vec<String> {
    let declared = content_type.or(view.content_media_type).unwrap_or_default();
    let types = declared.split(',').map(str::trim).filter(|one| !one.is_empty() && *one != "*/*");
    types.filter(|one| *one != "application/octet-stream").map(str::to_owned).collect()
}

/// A content type that no text has.
fn is_file_type(content_type: &str) -> bool {
    let essence = super::media_type::essence(content_type.split(',').next().unwrap_or_default());
    ["image/", "audio/", "video/", "font/"].iter().any(|prefix| essence.starts_with(prefix))
        || matches!(
            essence.as_str(),
            "application/octet-stream" | "application/pdf" | "application/zip" | "application/gzip"
        )
}
