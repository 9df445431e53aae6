//! Headers of parts become fields of the form, directly after the field whose parts have them.
//!
//! `Content-Type` is left out, because `contentType` determines it (OpenAPI 3.1 §4.8.15).

use openapiv3::{Encoding, ParameterSchemaOrContent};

use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::{Docs, PartEncoding, Presence, TypeId, TypeRef};
use crate::lower::calls::lowering::CallLowering;
use crate::lower::calls::parameter::schema_of;
use crate::lower::draft::{Field, FormField, Hint, Name};
use crate::openapi::vocabulary;
use crate::source;

impl<'d> CallLowering<'d, '_> {
    /// The headers of the parts of the field `part`, as fields of the form `owner`.
    pub(crate) fn part_headers(
        &mut self,
        part: &Field,
        encoding: &'d Encoding,
        at: &str,
        owner: TypeId,
    ) -> Vec<FormField> {
        let base = source::child(at, "headers");
        let mut fields = Vec::with_capacity(encoding.headers.len());
        for (name, header) in &encoding.headers {
            let at = source::child(&base, name);
            if name.eq_ignore_ascii_case("content-type") {
                let message = "the media type of a part is determined by `contentType`";
                self.types.report.add(&codes::ENCODING_NOT_USED, at, message);
                continue;
            }
            let resolved = self.resolved(header, at, Document::resolve_header);
            let Some((header, at)) = resolved else { continue };
            let wire = format!("{} {name}", part.name.wire);
            let (node, media_type) = schema_of(&header.format, &at);
            let json = matches!(header.format, ParameterSchemaOrContent::Content(_))
                && media_type.is_none_or(|one| !one.starts_with("text/"));
            let own = node.as_ref().map(|node| self.types.docs_of(node).0).unwrap_or_default();
            let hint = Hint::inside(owner, wire.clone());
            let (ty, constraints) = match node {
                Some(node) => {
                    let ty = self.types.schema(&node, &hint).ty;
                    let constraints = self.types.constraints(std::slice::from_ref(&node));
                    (ty, constraints)
                }
                None => (TypeRef::Any, Default::default()),
            };
            let mut notes = own.notes;
            notes.push(format!("The header `{name}` of {}.", part.name.wire));
            let is_always_there = matches!(part.presence, Presence::Required | Presence::Nullable);
            let required = header.required && is_always_there;
            fields.push(FormField {
                field: Field {
                    docs: Docs {
                        description: header.description.clone().or(own.description),
                        notes,
                        ..Docs::default()
                    },
                    deprecated: header.deprecated.unwrap_or(false),
                    presence: if required { Presence::Required } else { Presence::Optional },
                    constraints,
                    ..Field::new(Name::new(wire, at), ty)
                },
                is_unnamed: false,
                encoding: PartEncoding::Header {
                    name: name.clone(),
                    explode: header
                        .extensions
                        .get(vocabulary::EXPLODE)
                        .is_some_and(|explode| *explode == true),
                    json,
                },
                content_type: None,
            });
        }
        fields
    }
}
