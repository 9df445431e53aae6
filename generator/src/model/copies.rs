//! Inline schemas that are copies of components. Tools write them where they cannot write a reference: utoipa
//! writes every generic type out.

use openapiv3::Schema;

use super::node::{SchemaNode, keywords};
use super::outlines::{by_outline, outline};
use super::schemas::Model;

impl<'d> Model<'d> {
    /// The components that an inline schema repeats word for word. Its title, its description and whether it
    /// may be null are about the place, so they do not count.
    pub(crate) fn copied_components(&self, schema: &'d Schema) -> Vec<SchemaNode<'d>> {
        let Some(any) = keywords(schema) else { return Vec::new() };
        let Some(outline) = outline(any) else { return Vec::new() };
        let components = self.memo.outlines.get_or_init(|| by_outline(self.document));
        let candidates = components.get(&outline).into_iter().flatten();
        candidates
            .filter(|component| component.schema().is_some_and(|other| is_copy(schema, other)))
            .cloned()
            .collect()
    }
}

fn is_copy(schema: &Schema, component: &Schema) -> bool {
    let (data, other) = (&schema.schema_data, &component.schema_data);
    let has_other_title = data.title.is_some() && data.title != other.title;
    data.discriminator.is_none()
        && other.discriminator.is_none()
        && !has_other_title
        && data.extensions == other.extensions
        && keywords(schema) == keywords(component)
}
