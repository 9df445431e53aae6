//! `Schema`: the impls by which a type is read from JSON and written to it. A file for each kind of type.

mod constant;
mod enumeration;
mod newtype;
mod outline;
mod structure;
mod union;

use crate::item::{Body, Item};
use crate::problem::Problem;
use crate::wire::Wire;
use union::Plan;

/// The impls for an item.
pub(crate) fn impls(item: &Item) -> Result<String, Problem> {
    match &item.body {
        Body::Struct(fields) => structure::impls(item, fields),
        Body::Newtype => Ok(newtype::impls(item)),
        Body::Enum(variants) => {
            let mut wire = Wire::of(&item.attributes);
            match Plan::take(&mut wire) {
                Some(plan) => union::impls(item, wire, &plan, variants),
                None => enumeration::impls(item, wire, variants),
            }
        }
    }
}
