//! A struct around one type: it is read and written as that type.

use crate::item::Item;

pub(super) fn impls(item: &Item) -> String {
    let name = &item.name;
    format!("emitted::impl_newtype!({name});")
}
