//! Turns objects without properties into maps, and arrays into lists or tuples.

use crate::diagnostic::codes::lower as codes;
use crate::ir::TypeRef;
use crate::lower::draft::Hint;
use crate::lower::types::lowering::TypeLowering;
use crate::model::{Additional, MergedSchema, SchemaNode};
use crate::source;

impl<'d> TypeLowering<'d, '_> {
    /// The map type of an object without declared properties; `None` for structs and bases of other schemas.
    pub(super) fn map(&mut self, merged: &MergedSchema<'d>, hint: &Hint) -> Option<TypeRef> {
        if !merged.properties.is_empty()
            || (merged.discriminator.is_some() && self.model.has_heirs(&merged.pointer))
        {
            return None;
        }
        let value = self.additional_value(merged, hint);
        Some(TypeRef::Map(Box::new(value.unwrap_or(TypeRef::Any))))
    }

    /// The type of undeclared properties; `None` if the schema does not describe them or forbids them.
    pub(crate) fn additional_value(&mut self, merged: &MergedSchema<'d>, hint: &Hint) -> Option<TypeRef> {
        match (&merged.additional, merged.patterns.as_slice()) {
            (Additional::Schema(nodes), []) => {
                self.report_unchecked_limits(nodes, "limits of the values of a map");
                Some(self.schemas(nodes, &hint.deeper("value")).into_item())
            }
            // Nothing restricts the properties that the pattern does not match.
            (Additional::Unstated, [node]) if !matches_every_name(node) => {
                self.report
                    .add(
                        &codes::OPEN_PATTERN_PROPERTIES,
                        &*node.pointer,
                        "other properties may have any value, so these are `runtime::Value` too",
                    )
                    .help("add `additionalProperties: false` if there are no other properties");
                Some(TypeRef::Any)
            }
            (Additional::Unstated | Additional::Forbidden, [node]) => {
                self.report_unchecked_limits(std::slice::from_ref(node), "limits of the values of a map");
                Some(self.schema(node, &hint.deeper("value")).into_item())
            }
            (Additional::Unstated | Additional::Forbidden, []) => None,
            _ => Some(TypeRef::Any),
        }
    }

    /// The type of an array schema.
    pub(super) fn array(&mut self, merged: &MergedSchema<'d>, hint: &Hint) -> TypeRef {
        if !merged.prefix.is_empty() {
            return self.tuple(merged, hint);
        }
        if merged.items.is_empty() {
            return TypeRef::List(Box::new(TypeRef::Any));
        }
        self.report_unchecked_limits(&merged.items, "limits of the items of a list");
        TypeRef::List(Box::new(self.schemas(&merged.items, &hint.deeper("item")).into_item()))
    }

    /// The type of an array with `prefixItems`: a tuple if the length is fixed, or else a list.
    fn tuple(&mut self, merged: &MergedSchema<'d>, hint: &Hint) -> TypeRef {
        let length = merged.prefix.len() as u64;
        for node in &merged.prefix {
            self.report_unchecked_limits(std::slice::from_ref(node), "limits of the items of a tuple");
        }
        let items: Vec<TypeRef> = (1..)
            .zip(&merged.prefix)
            .map(|(position, node)| self.schema(node, &hint.deeper(&format!("item {position}"))).into_item())
            .collect();
        let is_never = merged.items.iter().any(|node| self.model.is_never(node));
        let closed = merged.max_items == Some(length) || is_never;
        // A shorter list is valid if nothing says otherwise, but nobody means that: utoipa and schemars write
        // every tuple without `minItems`.
        let is_whole = merged.min_items == Some(length) || (is_never && merged.min_items.is_none());
        if closed && is_whole && (2..=12).contains(&length) {
            return TypeRef::Tuple(items);
        }
        let same = items.windows(2).all(|pair| pair[0] == pair[1]);
        if same && closed {
            return TypeRef::List(Box::new(items[0].clone()));
        }
        self.report
            .add(
                &codes::TUPLE_OF_ANY,
                &*merged.pointer,
                "`prefixItems` without a fixed length becomes a list of `runtime::Value`",
            )
            .help("for a tuple, add `items: false`");
        TypeRef::List(Box::new(TypeRef::Any))
    }
}

/// Whether the pattern of a schema in `patternProperties` matches every name.
fn matches_every_name(node: &SchemaNode<'_>) -> bool {
    let pattern = source::segments(&node.pointer).last().unwrap_or_default();
    let inner = pattern.trim_start_matches('^').trim_end_matches('$');
    matches!(inner, "" | ".*" | ".+")
}
