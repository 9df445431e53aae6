//! The places in a desugared tree where `desugar` may have something to rewrite.

use crate::openapi::{Dialects, Object, Slot};
use crate::source::segments;

/// What stands under `key` of an object; `None` where nothing is rewritten.
pub(super) fn under(object: Object, key: &str) -> Option<Slot> {
    object.field(key, Dialects::DESUGARED).filter(|slot| is_rewritten(slot.object()))
}

/// What stands at `pointer`; `None` where nothing is rewritten.
pub(super) fn at(pointer: &str) -> Option<Slot> {
    let mut slot = Slot::One(Object::Root);
    for segment in segments(pointer) {
        slot = match slot {
            Slot::One(object) => under(object, &segment)?,
            Slot::List(object) | Slot::Map(object) => Slot::One(object),
            Slot::Value => return None,
        };
    }
    Some(slot)
}

/// Whether an object differs between the dialects, or holds one that does.
fn is_rewritten(object: Object) -> bool {
    match object {
        Object::Root
        | Object::Paths
        | Object::Components
        | Object::PathItem
        | Object::Operation
        | Object::Responses
        | Object::Callback
        | Object::Parameter
        | Object::Header
        | Object::RequestBody
        | Object::Response
        | Object::MediaType
        | Object::Encoding
        | Object::Example
        | Object::SecurityScheme
        | Object::Tag
        | Object::Server
        | Object::Stream
        | Object::Schema => true,
        Object::Info
        | Object::Contact
        | Object::License
        | Object::ServerVariable
        | Object::ExternalDocs
        | Object::Link
        | Object::Discriminator
        | Object::Xml
        | Object::OAuthFlows
        | Object::OAuthFlow
        | Object::SecurityRequirement
        | Object::Unknown
        | Object::Data => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_where_schemas_stand() {
        for pointer in [
            "/components/schemas/x-odd/properties/type/items/allOf/0",
            "/paths/~1a/get/responses/200/content/text~1plain/schema",
            "/paths/~1a/get/callbacks/done/{$request.body#~1url}/post/requestBody/content/a~1b/schema",
            "/components/responses/R/headers/H/schema/additionalProperties",
        ] {
            assert_eq!(at(pointer), Some(Slot::One(Object::Schema)), "{pointer}");
        }
        for pointer in [
            "/components/schemas/A/example",
            "/components/schemas/A/enum/0",
            "/components/schemas/A/x-thing/properties/a",
            "/paths/x-odd",
            "/info",
        ] {
            assert_eq!(at(pointer), None, "{pointer}");
        }
    }
}
