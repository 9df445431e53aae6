//! Forms: the objects of `multipart/form-data` and urlencoded bodies.
//!
//! The object schema of a media type and its `encoding` become a form type. Each of its fields says how it
//! becomes parts (OpenAPI 3.1 §4.8.15, Encoding Object).

use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType};

use crate::diagnostic::codes::lower as codes;
use crate::ir::{Constraints, PartEncoding, Scalar, TypeId, TypeRef};
use crate::lower::calls::body::part::{self, Carrier};
use crate::lower::calls::lowering::CallLowering;
use crate::lower::draft::{Extra, Field, Form, FormField, Hint, Name, Origin, TypeKind};
use crate::lower::types::of_merged;
use crate::model::{Additional, JsonKind, MergedSchema, SchemaNode, component_name};
use crate::openapi::media_type::{essence, foreign_charset, is_xml, without_charset};
use crate::openapi::vocabulary;
use crate::source;

/// A field of a form in the document.
pub(crate) struct FieldSource<'a, 'd> {
    pub(crate) name: &'d str,
    /// The schemas of its value.
    pub(crate) nodes: &'a [SchemaNode<'d>],
    pub(crate) required: bool,
    /// Its entry under `encoding`.
    pub(crate) encoding: Option<&'d Encoding>,
    /// The pointer of that entry.
    pub(crate) at: &'a str,
    pub(crate) carrier: Carrier,
    /// The type of the form.
    pub(crate) form: TypeId,
}

impl<'d> FieldSource<'_, 'd> {
    /// `contentType` of its encoding.
    fn content_type(&self) -> Option<&'d str> {
        self.encoding.and_then(|encoding| encoding.content_type.as_deref())
    }
}

impl<'d> CallLowering<'d, '_> {
    /// The form type of a body; `None` if its schema is not an object.
    pub(crate) fn form(
        &mut self,
        node: &SchemaNode<'d>,
        media: &'d MediaType,
        pointer: &str,
        carrier: Carrier,
        hint: &Hint,
    ) -> Option<TypeRef> {
        let target = self.model.unwrapped_target(node)?;
        let merged = self.model.merged(&target);
        let merged = self.types.simplify(merged);
        let merged = self.model.flattened(merged);
        if merged.properties.is_empty() && merged.json_kind() != JsonKind::Object {
            return None;
        }
        // The same schema with other encodings, or with text instead of files, is a different form.
        let is_shared = media.encoding.is_empty()
            && (carrier == Carrier::Multipart || self.is_the_same_urlencoded(&merged));
        let key = if is_shared { target.pointer.to_string() } else { pointer.to_owned() };
        if let Some(id) = self.forms.get(&key) {
            return Some(TypeRef::Named(*id));
        }
        let component = component_name(&target.pointer);
        let origin = Origin {
            hint: hint.clone(),
            component: component.clone(),
            title: merged.title.map(str::to_owned),
            ..Origin::default()
        };
        let id = self.types.drafts.declare_form(&target.pointer, origin);
        self.forms.insert(key, id);
        let at = source::child(pointer, "encoding");
        let form = self.form_fields(&merged, &media.encoding, &at, carrier, id);
        let def = self.types.drafts.get_mut(id);
        def.docs = of_merged(&merged);
        def.kind = TypeKind::Form(form);
        Some(TypeRef::Named(id))
    }

    /// Whether the fields of a urlencoded form with this schema are written like those of a multipart form.
    fn is_the_same_urlencoded(&self, merged: &MergedSchema<'d>) -> bool {
        let values = match &merged.additional {
            Additional::Schema(nodes) => Some(nodes.as_slice()),
            _ => None,
        };
        merged.properties.values().map(Vec::as_slice).chain(values).all(|nodes| {
            let merged = self.model.merged_all(nodes);
            let encoding = |carrier| part::part_encoding(self.model, &merged, None, carrier);
            encoding(Carrier::Multipart) == encoding(Carrier::Urlencoded)
        })
    }

    fn form_fields(
        &mut self,
        merged: &MergedSchema<'d>,
        encodings: &'d IndexMap<String, Encoding>,
        at: &str,
        carrier: Carrier,
        id: TypeId,
    ) -> Form {
        for name in encodings.keys().filter(|name| !merged.properties.contains_key(name.as_str())) {
            let message = format!("the schema has no property `{name}`");
            self.types.report.add(&codes::ENCODING_NOT_USED, source::child(at, name), message);
        }
        self.model.document.budget.make(merged.properties.len() * 2, &merged.pointer);
        let mut fields = Vec::with_capacity(merged.properties.len());
        for (name, nodes) in &merged.properties {
            let (encoding, at) = (encodings.get(*name), source::child(at, name));
            let required = merged.required.contains(name);
            let source = FieldSource { name, nodes, required, encoding, at: &at, carrier, form: id };
            let field = self.form_field(&source);
            let headers = match encoding {
                Some(encoding) if carrier == Carrier::Multipart => {
                    self.part_headers(&field.field, encoding, &at, id)
                }
                _ => Vec::new(),
            };
            fields.push(field);
            fields.extend(headers);
        }
        let extra = self.form_extra(merged, carrier, id);
        Form { fields, constants: Vec::new(), extra }
    }

    /// The map of undeclared parts, which can be files like the declared ones.
    fn form_extra(&mut self, merged: &MergedSchema<'d>, carrier: Carrier, id: TypeId) -> Option<Extra> {
        let value = self.types.additional_value(merged, &Hint::inside(id, ""))?;
        let encoding = match &merged.additional {
            Additional::Schema(nodes) => {
                Some(part::part_encoding(self.model, &self.model.merged_all(nodes), None, carrier))
            }
            _ => None,
        };
        let file = TypeRef::Scalar(Scalar::File);
        let value = match encoding {
            // An empty schema means any value here, not a file.
            Some(PartEncoding::File) if value != TypeRef::Any => file,
            Some(PartEncoding::Files) => TypeRef::List(Box::new(file)),
            _ => value,
        };
        Some(Extra { name: Name::new("additionalProperties", ""), value, hashed: false })
    }

    pub(crate) fn form_field(&mut self, source: &FieldSource<'_, 'd>) -> FormField {
        let merged = self.model.merged_all(source.nodes);
        let (encoding, mut content_type) = self.encoding_of(source, &merged);
        let mut field = self.types.field(source.name, source.nodes, source.required, source.form);
        if is_file(&encoding) {
            content_type = as_file(&mut field, &encoding, source.content_type(), &merged);
        } else if encoding == PartEncoding::JsonText {
            if let TypeRef::JsonString(inner) = field.ty {
                field.ty = *inner;
            }
        } else if field.ty == TypeRef::Any && part::is_base64(&merged) {
            field.ty = TypeRef::Scalar(Scalar::Base64);
        }
        if source.carrier == Carrier::Urlencoded {
            content_type = None;
        }
        if let Some(declared) = content_type.as_mut().filter(|_| !is_file(&encoding)) {
            if let Some(charset) = foreign_charset(declared) {
                let message = format!("text cannot be sent in `{charset}` here");
                let at = source::child(source.at, "contentType");
                self.types.report.add(&codes::CHARSET_NOT_WRITTEN, at, message);
                *declared = without_charset(declared);
            }
        }
        FormField { field, is_unnamed: false, encoding, content_type }
    }

    /// How a field is written, and the media type that is sent with it.
    fn encoding_of(
        &mut self,
        source: &FieldSource<'_, 'd>,
        merged: &MergedSchema<'d>,
    ) -> (PartEncoding, Option<String>) {
        let FieldSource { at, carrier, .. } = *source;
        let declared = source.content_type();
        let by_type = part::part_encoding(self.model, merged, declared, carrier);
        let content_type = declared.and_then(|declared| part::written_type(declared, &by_type));
        let encoding = self.xml_part(merged, source.nodes, content_type.as_deref()).unwrap_or(by_type);
        let Some(written) = source.encoding else { return (encoding, content_type) };
        self.report_unused_headers(written, at, carrier);
        let is_list_as_json = encoding == PartEncoding::Jsons && declared.is_some_and(part::is_only_json);
        if is_list_as_json && written.style.is_none() {
            // Items are JSON in any case, so a declared JSON type means the whole list, unless it is
            // exploded.
            let is_exploded = part::written_explode(written) == Some(true);
            return (if is_exploded { encoding } else { PartEncoding::Json }, content_type);
        }
        let styled = part::style(written, self.has_styles(carrier));
        self.report_unused_style(source.name, written, at, is_file(&encoding), styled.is_some());
        match styled {
            // A file is always written as its bytes.
            Some(styled) if !is_file(&encoding) => (styled, None),
            _ => (encoding, content_type),
        }
    }

    /// The encoding of a structure or a list of structures whose only media type is XML.
    fn xml_part(
        &mut self,
        merged: &MergedSchema<'d>,
        nodes: &[SchemaNode<'d>],
        content_type: Option<&str>,
    ) -> Option<PartEncoding> {
        content_type.map(essence).filter(|essence| is_xml(essence))?;
        let [node] = nodes else { return None };
        let is_list = merged.json_kind() == JsonKind::Array;
        let item = if is_list { merged.items.first()? } else { node };
        let merged_item = self.model.merged(item);
        let is_structure = merged_item.json_kind() == JsonKind::Object && merged_item.alternatives.is_empty();
        is_structure.then(|| PartEncoding::Xml { root: self.xml.root(Some(item)), is_list })
    }

    /// Whether `explode` and `allowReserved` have a meaning without `style`. OpenAPI 3.0 ignores them in
    /// multipart bodies (3.0.4 §4.7.15.1.2).
    fn has_styles(&self, carrier: Carrier) -> bool {
        carrier == Carrier::Urlencoded || self.model.document.is_of_version("3.")
    }

    fn report_unused_headers(&mut self, written: &Encoding, at: &str, carrier: Carrier) {
        if carrier == Carrier::Urlencoded && !written.headers.is_empty() {
            let message = "fields of a urlencoded form have no headers";
            self.types.report.add(&codes::ENCODING_NOT_USED, source::child(at, "headers"), message);
        }
    }

    fn report_unused_style(
        &mut self,
        name: &str,
        written: &Encoding,
        at: &str,
        is_file: bool,
        has_effect: bool,
    ) {
        let flags = [vocabulary::EXPLODE, vocabulary::ALLOW_RESERVED];
        let is_styled =
            written.style.is_some() || flags.iter().any(|flag| written.extensions.contains_key(*flag));
        if is_styled && is_file {
            let message = format!("`{name}` is a file, which has no style");
            self.types.report.add(&codes::ENCODING_NOT_USED, at, message);
        } else if is_styled && !has_effect {
            let message = format!(
                "OpenAPI 3.0 ignores `explode` and `allowReserved` of the part `{name}`, unless it has a \
                 `style`"
            );
            self.types.report.add(&codes::ENCODING_NOT_USED, at, message);
        }
    }
}

/// Makes a field a file or a list of files, and returns the media type that is sent with each.
fn as_file(
    field: &mut Field,
    encoding: &PartEncoding,
    declared: Option<&str>,
    merged: &MergedSchema<'_>,
) -> Option<String> {
    let file = TypeRef::Scalar(Scalar::File);
    field.ty = if *encoding == PartEncoding::Files { TypeRef::List(Box::new(file)) } else { file };
    field.constant = None;
    let accepted = part::accepted(declared, merged);
    let content_type = match accepted.as_slice() {
        [only] if !only.contains('*') => Some(only.clone()),
        _ => None,
    };
    // Limits of strings and other values do not apply to files.
    let (min_items, max_items) = (field.constraints.min_items, field.constraints.max_items);
    // An object in another format is not a file that a user chose, so its media type is not checked.
    let is_chosen = merged.json_kind() != JsonKind::Object;
    let accepted_media_types = if is_chosen { accepted } else { Vec::new() };
    field.constraints = Constraints { min_items, max_items, accepted_media_types, ..Constraints::default() };
    content_type
}

pub(crate) fn is_file(encoding: &PartEncoding) -> bool {
    matches!(encoding, PartEncoding::File | PartEncoding::Files)
}
