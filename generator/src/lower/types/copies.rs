//! Inline copies of components: which component an inline schema is, if it repeats one word for word.

use openapiv3::Schema;

use crate::lower::draft::{Hint, letters};
use crate::lower::types::lowering::TypeLowering;
use crate::model::{SchemaNode, Written, component_name, keywords, target};

impl<'d> TypeLowering<'d, '_> {
    /// The component that an inline schema repeats. If several are equal, it is the one whose name the place
    /// says. Lists of values are often equal by chance, so an enum is a copy only if the place says its name,
    /// or if another property of the same object is that enum.
    pub(super) fn copied_component(
        &self,
        node: &SchemaNode<'d>,
        schema: &'d Schema,
        hint: &Hint,
    ) -> Option<SchemaNode<'d>> {
        if component_name(&node.pointer).is_some() {
            return None;
        }
        let found = self.model.copied_components(schema);
        let is_object = keywords(schema).is_some_and(|any| !any.properties.is_empty());
        match found.as_slice() {
            [] => None,
            [only] if is_object => Some(only.clone()),
            [only] if self.is_used_beside(only, hint) => Some(only.clone()),
            several => {
                let mut named =
                    several.iter().filter(|component| self.says_name_of(hint, component, is_object));
                let first = named.next()?;
                named.next().is_none().then(|| first.clone())
            }
        }
    }

    /// Whether the place says the name of a component: the words of the owner and the property end in it. The
    /// name of the owner is enough for an object: `PageOfUser` holds users.
    fn says_name_of(&self, hint: &Hint, component: &SchemaNode<'d>, is_object: bool) -> bool {
        let name = letters(&component_name(&component.pointer).unwrap_or_default());
        let owner = hint.parent.map(|parent| self.drafts.types[parent].name.wire.as_str());
        let owner = letters(owner.unwrap_or(&hint.prefix));
        let label = letters(&hint.label);
        let full = format!("{owner}{label}");
        let ends = label == name || (name.len() > label.len() && full.ends_with(&name));
        ends || (is_object && owner != name && owner.contains(&name))
    }

    /// Whether another property of the object at the place is a reference to the component.
    fn is_used_beside(&self, component: &SchemaNode<'d>, hint: &Hint) -> bool {
        let document = self.model.document;
        let owner = hint.parent.map(|parent| self.drafts.types[parent].name.pointer.clone());
        let Some((owner, pointer)) = owner.and_then(|pointer| Some((document.schema_at(&pointer)?, pointer)))
        else {
            return false;
        };
        let merged = self.model.merged(&SchemaNode::new(owner, pointer));
        merged.properties.values().flatten().any(|node| match self.model.unwrap(node).0.written {
            Written::Reference(reference) => {
                target(document, reference).is_some_and(|target| target.pointer == component.pointer)
            }
            Written::Schema(_) => false,
        })
    }
}
