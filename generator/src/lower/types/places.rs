//! What inline schemas are named after, where that is not the type that contains them: a schema that several
//! types include by `allOf` belongs to the component in which it is written.

use crate::ir::TypeId;
use crate::lower::draft::{Drafts, Hint};
use crate::lower::types::lowering::TypeLowering;
use crate::model::{SchemaNode, Written, component_name};
use crate::openapi::Section;
use crate::source;

impl<'d> TypeLowering<'d, '_> {
    /// The hint for the type of a property. If only one part of the owner describes the property, and that
    /// part is written in another component, the type is named after that component.
    pub(super) fn hint_of_property(&self, name: &str, nodes: &[SchemaNode<'d>], owner: TypeId) -> Hint {
        match self.model.informative(nodes).as_slice() {
            [only] if matches!(only.written, Written::Schema(_)) => self.hint_at(&only.pointer, owner, name),
            _ => Hint::inside(owner, name),
        }
    }

    /// The hint for an inline schema at this pointer, which the owner contains or includes under this label.
    pub(super) fn hint_at(&self, pointer: &str, owner: TypeId, label: &str) -> Hint {
        let at = &self.drafts.types[owner].name.pointer;
        let is_form_of = |home: &String| home == at && self.drafts.at(at) != Some(owner);
        let is_foreign = |home: &String| home_of(at).as_ref() != Some(home) || is_form_of(home);
        let inside = Hint::inside(owner, label);
        let Some(home) = home_of(pointer).filter(is_foreign) else { return inside };
        let Some(prefix) = component_name(&home) else { return inside };
        let parent = is_form_of(&home).then_some(owner);
        let mut steps = properties_on_the_way(&pointer[home.len()..]);
        if steps.last().is_none_or(|last| last != label) {
            steps.push(label.to_owned());
        }
        Hint { home: Some(home), parent, prefix, label: steps.join(" "), ..Hint::default() }
    }
}

/// Makes the types of components the parents of what is written in them. A component that has no type but
/// that of a form is the parent if the form has its name.
pub(in crate::lower) fn settle(drafts: &mut Drafts) {
    for index in 0..drafts.origins.len() {
        let hint = &drafts.origins[index].hint;
        let Some(home) = &hint.home else { continue };
        let form = hint.parent.filter(|form| drafts.origin(*form).component.is_some());
        let parent = drafts.at(home).or(form);
        let hint = &mut drafts.origins[index].hint;
        (hint.parent, hint.home) = (parent, None);
    }
}

/// The pointer of the component in which a schema is written.
fn home_of(pointer: &str) -> Option<String> {
    let rest = Section::Schemas.rest(pointer)?;
    let end = pointer.len() - rest.len() + rest.find('/').unwrap_or(rest.len());
    Some(pointer[..end].to_owned())
}

/// The names of the properties that a pointer leads through.
fn properties_on_the_way(pointer: &str) -> Vec<String> {
    let mut segments = source::segments(pointer);
    let mut names = Vec::new();
    while let Some(segment) = segments.next() {
        match segment.as_str() {
            "properties" => names.extend(segments.next()),
            "items" => names.push("item".to_owned()),
            "additionalProperties" => names.push("value".to_owned()),
            _ => {}
        }
    }
    names
}
