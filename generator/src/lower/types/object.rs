//! Turns objects into structs: fields with their types, presence and limits, and a map for undeclared
//! properties.

use crate::config::Named;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Presence, Scalar, TypeId, TypeRef};
use crate::lower::draft::{Extra, Field, Hint, Name, Struct};
use crate::lower::types::lowering::TypeLowering;
use crate::model::{Additional, MergedSchema, SchemaNode};
use crate::source;

impl<'d> TypeLowering<'d, '_> {
    /// The struct of an object schema.
    pub(crate) fn structure(&mut self, merged: &MergedSchema<'d>, id: TypeId) -> Struct {
        if !self.model.document.budget.make(merged.properties.len() + 1, &merged.pointer) {
            return Struct::default();
        }
        let mut fields = Vec::with_capacity(merged.properties.len());
        for (name, nodes) in &merged.properties {
            fields.push(self.field(name, nodes, merged.required.contains(name), id));
        }
        if merged.min_properties.is_some_and(|least| least > 0) || merged.max_properties.is_some() {
            self.report_unchecked(&merged.pointer, "the number of properties of this object");
        }
        let value = self.additional_value(merged, &Hint::inside(id, ""));
        let needs_field = value.is_none() && matches!(merged.additional, Additional::Unstated);
        for name in &merged.required {
            if !merged.properties.contains_key(name) && merged.alternatives.is_empty() {
                let field = self.undeclared_field(name, merged);
                fields.extend(needs_field.then_some(field));
            }
        }
        let extra =
            value.map(|value| Extra { name: Name::new("additionalProperties", ""), value, hashed: false });
        Struct { fields, constants: Vec::new(), extra }
    }

    /// The field of a property that is required but not declared. It holds any value and is optional, since
    /// the name may be a typo.
    fn undeclared_field(&mut self, name: &str, merged: &MergedSchema<'d>) -> Field {
        let pointer = source::child(&merged.pointer, "required");
        self.report
            .add(
                &codes::UNDECLARED_REQUIRED,
                &*pointer,
                format!("`{name}` is required but not among the properties"),
            )
            .help(format!("declare `{name}` under `properties`, or remove it from `required`"));
        let notes = vec!["Required by the document, which does not say what it is.".to_owned()];
        let name = Name::new(name, pointer);
        Field {
            docs: Docs { notes, ..Docs::default() },
            presence: Presence::Optional,
            ..Field::new(name, TypeRef::Any)
        }
    }

    /// The field of a property.
    pub(crate) fn field(
        &mut self,
        name: &'d str,
        nodes: &[SchemaNode<'d>],
        required: bool,
        owner: TypeId,
    ) -> Field {
        let (docs, deprecated) = nodes.last().map(|node| self.docs_of(node)).unwrap_or_default();
        let pointer = nodes.last().map(|node| node.pointer.to_string()).unwrap_or_default();
        let written = Name::new(name, pointer).preferring(self.given(Named::Field, nodes));
        let mut field = Field {
            docs,
            deprecated,
            read_only: self.model.any_annotation(nodes, |data| data.read_only),
            write_only: self.model.any_annotation(nodes, |data| data.write_only),
            ..Field::new(written, TypeRef::Any)
        };
        if let Some(value) = required.then(|| self.model.constant_property(nodes)).flatten() {
            field.ty = TypeRef::Scalar(Scalar::of_constant(value));
            field.constant = Some(value.clone());
            return field;
        }
        let given = self.given(Named::Type, nodes);
        let hint = Hint { given, ..self.hint_of_property(name, nodes, owner).that_stands_alone() };
        let lowered = self.schemas(nodes, &hint);
        let nullable = match lowered.ty {
            TypeRef::Any => false,
            // Only null is valid: a required property is `()`, an optional one is null or absent.
            TypeRef::Scalar(Scalar::Null) => !required,
            _ => lowered.nullable,
        };
        field.presence = match (required, nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::Nullable,
            (false, false) => Presence::Optional,
            (false, true) => Presence::Patch,
        };
        field.constraints = self.constraints(nodes);
        field.ty = lowered.ty;
        field
    }
}
