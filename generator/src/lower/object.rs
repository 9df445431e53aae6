//! Objects to structs.
//!
//! In: the view of an object schema. Out: its fields, each with type, presence and limits.

use openapiv3::SchemaData;

use super::Lowering;
use super::drafts::Hint;
use super::node::{Node, Written, keywords};
use super::view::{Additional, View};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Extra, Field, Name, Presence, Scalar, Struct, TypeId, TypeRef};
use crate::source;

impl<'d> Lowering<'d> {
    /// The fields of a struct and the map for what has no field.
    pub(super) fn structure(&mut self, view: &View<'d>, id: TypeId) -> Struct {
        if !self.document.budget.make(view.properties.len() + 1, &view.pointer) {
            return Struct::default();
        }
        let mut fields = Vec::with_capacity(view.properties.len());
        for (name, nodes) in &view.properties {
            fields.push(self.field(name, nodes, view.required.contains(name), id));
        }
        if view.min_properties.is_some_and(|least| least > 0) || view.max_properties.is_some() {
            self.not_checked(&view.pointer, "the number of properties of this object");
        }
        let value = self.additional_value(view, &Hint::inside(id, ""));
        let has_place = value.is_none() && matches!(view.additional, Additional::Unstated);
        for name in &view.required {
            if !view.properties.contains_key(name) && view.choices.is_empty() {
                let field = self.undeclared(name, view);
                fields.extend(has_place.then_some(field));
            }
        }
        let extra = value.map(|value| Extra {
            name: Name { wire: "additionalProperties".into(), ..Name::default() },
            value,
            hashed: false,
        });
        Struct { fields, extra }
    }

    /// A property that is required and not declared: any value, which is not insisted on, as the name may be a typing
    /// mistake.
    fn undeclared(&mut self, name: &str, view: &View<'d>) -> Field {
        let pointer = source::child(&view.pointer, "required");
        self.report
            .add(
                &codes::UNDECLARED_REQUIRED,
                &*pointer,
                format!("`{name}` is required but not among the properties"),
            )
            .help(format!("declare `{name}` under `properties`, or remove it from `required`"));
        let notes = vec!["Required by the document, which does not say what it is.".to_owned()];
        let name = Name { rust: String::new(), wire: name.to_owned(), pointer };
        Field {
            docs: Docs { notes, ..Docs::default() },
            presence: Presence::Optional,
            ..Field::new(name, TypeRef::Any)
        }
    }

    /// One property.
    pub(super) fn field(
        &mut self,
        name: &'d str,
        nodes: &[Node<'d>],
        required: bool,
        owner: TypeId,
    ) -> Field {
        let (docs, deprecated) = nodes.last().map(|node| self.docs_of(node)).unwrap_or_default();
        let pointer = nodes.last().map(|node| node.pointer.to_string()).unwrap_or_default();
        let written = Name { rust: String::new(), wire: name.to_owned(), pointer };
        let mut field = Field {
            docs,
            deprecated,
            read_only: self.says(nodes, |data| data.read_only),
            write_only: self.says(nodes, |data| data.write_only),
            ..Field::new(written, TypeRef::Any)
        };
        if let Some((scalar, value)) = self.constant_property(nodes).filter(|_| required) {
            field.docs.notes.push(format!("Always `{value}`."));
            field.ty = TypeRef::Scalar(scalar);
            field.constant = Some(value);
            return field;
        }
        let lowered = self.schemas(nodes, &Hint::inside(owner, name).telling());
        let nullable = match lowered.ty {
            TypeRef::Any => false,
            // Null is all there is to keep: required it is `()`, optional it is there or not.
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

    /// Whether one of the schemas of a property says so, or a part that it is made of.
    fn says(&self, nodes: &[Node<'d>], what: impl Fn(&SchemaData) -> bool) -> bool {
        let says = |node: &Node<'d>| self.data_of(node).is_some_and(&what);
        nodes.iter().any(|node| {
            let parts = node.schema().and_then(keywords).map_or(&[][..], |any| &any.all_of);
            says(node) || node.list("allOf", parts).iter().any(says)
        })
    }

    /// The value of a property that an inline schema fixes.
    fn constant_property(&self, nodes: &[Node<'d>]) -> Option<(Scalar, serde_json::Value)> {
        let telling = self.telling(nodes);
        let inline = telling.iter().any(|node| matches!(node.written, Written::Schema(_)));
        let lists_values = |node: &Node<'d>| {
            let any = node.resolve(self.document).and_then(|node| keywords(node.schema()?));
            any.is_some_and(|any| !any.enumeration.is_empty() || !any.all_of.is_empty())
        };
        // Null beside the value, be it in the schema or in a branch that is no longer told of, is a choice.
        let may_be_null = telling.iter().chain(nodes).any(|node| self.is_nullable(node));
        if !inline || !telling.iter().any(lists_values) || may_be_null {
            return None;
        }
        self.constant(&View::of(self.document, &telling))
    }
}
