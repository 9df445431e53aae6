//! Multipart bodies whose parts have no names and are told apart by their position (OpenAPI 3.2 §4.14.5).
//!
//! A multipart media type with an array as its schema, or with an `itemSchema`, becomes a form with a field
//! for each of `prefixItems` and a list for the rest. If the document does not describe the parts, there is
//! no form, and the caller adds the parts one by one.

use openapiv3::MediaType;

use super::items::{item_schema, schema_of_media};
use crate::ir::{Constraints, PartEncoding, Presence, TypeId, TypeRef};
use crate::lower::calls::body::form::{FieldSource, is_file};
use crate::lower::calls::body::part::Carrier;
use crate::lower::calls::lowering::CallLowering;
use crate::lower::draft::{Form, FormField, Hint, Origin, TypeKind};
use crate::model::{JsonKind, SchemaNode};
use crate::openapi::media_type::essence;
use crate::openapi::vocabulary;
use crate::source;

/// The names of the parts of `prefixItems`.
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

impl<'d> CallLowering<'d, '_> {
    /// The form of parts by position; `None` if the parts have names or the document does not describe them.
    pub(crate) fn part_list(
        &mut self,
        media_type: &str,
        media: &'d MediaType,
        pointer: &str,
        hint: &Hint,
    ) -> Option<TypeRef> {
        if essence(media_type) == "multipart/form-data" {
            return None;
        }
        let node = schema_of_media(media, pointer);
        let node = node.and_then(|node| self.model.unwrapped_target(&node));
        let merged = node.as_ref().map(|node| self.model.merged(node));
        let merged = merged.filter(|merged| merged.json_kind() == JsonKind::Array).unwrap_or_default();
        let rest = item_schema(self.model, media, pointer).or_else(|| merged.items.first().cloned());
        let is_described = |node: &SchemaNode<'d>| {
            let merged = self.model.merged(node);
            merged.json_kind() != JsonKind::Any || media.encoding.contains_key(vocabulary::REST)
        };
        let rest = rest.filter(is_described);
        if merged.prefix.is_empty() && rest.is_none() {
            return None;
        }
        let origin = Origin { hint: hint.clone(), ..Origin::default() };
        let id = self.types.drafts.declare_form(pointer, origin);
        self.forms.insert(pointer.to_owned(), id);
        let mut fields = Vec::new();
        for (index, node) in merged.prefix.iter().enumerate() {
            let is_required =
                merged.min_items.is_some_and(|least| index < usize::try_from(least).unwrap_or(usize::MAX));
            let name = ORDINALS.get(index).copied().unwrap_or("part");
            let key = index.to_string();
            fields.extend(self.positional((name, node, is_required), media, (pointer, &key), id));
        }
        if let Some(node) = &rest {
            let mut items = self.positional(("items", node, true), media, (pointer, vocabulary::REST), id);
            let before = merged.prefix.len() as u64;
            let limits = Constraints {
                min_items: merged
                    .min_items
                    .map(|least| least.saturating_sub(before))
                    .filter(|least| *least > 0),
                max_items: merged.max_items.map(|most| most.saturating_sub(before)),
                ..Constraints::default()
            };
            items.iter_mut().take(1).for_each(|field| make_list(field, &limits));
            fields.extend(items);
        }
        self.types.drafts.get_mut(id).kind =
            TypeKind::Form(Form { fields, constants: Vec::new(), extra: None });
        Some(TypeRef::Named(id))
    }

    /// The field of one position, whose encoding stands under `key`, and the fields for the headers of its
    /// parts.
    fn positional(
        &mut self,
        (name, node, required): (&'static str, &SchemaNode<'d>, bool),
        media: &'d MediaType,
        (pointer, key): (&str, &str),
        form: TypeId,
    ) -> Vec<FormField> {
        let at = source::child(&source::child(pointer, "encoding"), key);
        let encoding = media.encoding.get(key);
        let nodes = std::slice::from_ref(node);
        let carrier = Carrier::Multipart;
        let source = FieldSource { name, nodes, required, encoding, at: &at, carrier, form };
        let mut field = self.form_field(&source);
        field.is_unnamed = true;
        let headers = encoding.map(|encoding| self.part_headers(&field.field, encoding, &at, form));
        std::iter::once(field).chain(headers.into_iter().flatten()).collect()
    }
}

/// Turns the field of one item into the field of a list of items.
fn make_list(field: &mut FormField, limits: &Constraints) {
    field.encoding = match &field.encoding {
        PartEncoding::Text => PartEncoding::Texts,
        PartEncoding::Value => PartEncoding::Values,
        PartEncoding::Xml { root, .. } => PartEncoding::Xml { root: *root, is_list: true },
        encoding if is_file(encoding) => PartEncoding::Files,
        _ => PartEncoding::Jsons,
    };
    let item = std::mem::replace(&mut field.field.ty, TypeRef::Any);
    let item =
        if field.field.presence == Presence::Nullable { TypeRef::Nullable(Box::new(item)) } else { item };
    field.field.ty = TypeRef::List(Box::new(item));
    field.field.presence = Presence::Required;
    field.field.constant = None;
    let accepted = std::mem::take(&mut field.field.constraints.accepted_media_types);
    field.field.constraints = Constraints { accepted_media_types: accepted, ..limits.clone() };
}
