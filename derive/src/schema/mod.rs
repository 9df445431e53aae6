//! `Schema`: the impls by which a type is read from JSON and written to it. A file for each kind of type.

mod enumeration;
mod newtype;
mod structure;

use crate::item::{Body, Item};
use crate::problem::Problem;

/// The impls for an item.
pub(crate) fn impls(item: &Item) -> Result<String, Problem> {
    match &item.body {
        Body::Struct(fields) => structure::impls(item, fields),
        Body::Newtype => Ok(newtype::impls(item)),
        Body::Enum(variants) => enumeration::impls(item, variants),
    }
}
