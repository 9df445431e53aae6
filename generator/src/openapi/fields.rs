//! Queries on the table of fields: what stands under a key of an object, and which names an object has.

use super::object::{Dialects, Object, Slot};
use super::table;

impl Object {
    /// What stands under `key` of this object, in one of the dialects; `None` where they have no such field.
    pub(crate) fn field(self, key: &str, dialects: Dialects) -> Option<Slot> {
        let mut fields = table::fields(self).iter();
        let named = fields.find(|(name, _, within)| *name == key && within.overlaps(dialects));
        named.map(|(_, slot, _)| *slot).or_else(|| {
            let member = table::PATTERNED.iter().find(|(object, _)| *object == self)?.1;
            (!key.starts_with("x-")).then_some(Slot::One(member))
        })
    }

    /// The names of its fields in these dialects, without extensions.
    pub(crate) fn names(self, dialects: Dialects) -> impl Iterator<Item = &'static str> {
        let fields = table::fields(self).iter().filter(move |(_, _, within)| within.overlaps(dialects));
        fields.map(|(name, _, _)| *name).filter(|name| !name.starts_with("x-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_belongs_to_the_dialects_that_have_it() {
        let slot = |object: Object, key, dialects| object.field(key, dialects);
        assert_eq!(slot(Object::Root, "definitions", Dialects::SWAGGER_2), Some(Slot::Map(Object::Schema)),);
        assert_eq!(slot(Object::Root, "webhooks", Dialects::OPENAPI_3_0), None);
        assert_eq!(slot(Object::Root, "webhooks", Dialects::OPENAPI_3_1), Some(Slot::Map(Object::PathItem)));
        assert_eq!(slot(Object::PathItem, "query", Dialects::DESUGARED), None);
        assert_eq!(slot(Object::PathItem, "query", Dialects::WRITTEN), Some(Slot::One(Object::Operation)));
        assert_eq!(slot(Object::Schema, "prefixItems", Dialects::DESUGARED), None);
        assert_eq!(slot(Object::Schema, "example", Dialects::WRITTEN), Some(Slot::One(Object::Data)));
        assert_eq!(slot(Object::Paths, "/pets", Dialects::WRITTEN), Some(Slot::One(Object::PathItem)));
        assert_eq!(slot(Object::Paths, "x-pets", Dialects::WRITTEN), None);
    }

    #[test]
    fn no_field_is_listed_twice_for_one_dialect() {
        let dialects =
            [Dialects::SWAGGER_2, Dialects::OPENAPI_3_0, Dialects::OPENAPI_3_1, Dialects::OPENAPI_3_2];
        for object in [Object::Root, Object::Operation, Object::Parameter, Object::Response, Object::Schema] {
            for dialect in dialects {
                let mut names: Vec<_> = object.names(dialect).collect();
                let all = names.len();
                names.sort_unstable();
                names.dedup();
                assert_eq!(names.len(), all, "{object:?}, {dialect:?}");
            }
        }
    }
}
