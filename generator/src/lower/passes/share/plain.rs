//! Names of properties and parameters that somewhere have no inline type, but a scalar or a component. What
//! has such a name does not mean the same thing wherever it occurs.

use std::collections::HashSet;

use crate::ir::{TypeId, TypeRef};
use crate::lower::draft::{Api, Drafts, TypeKind};
use crate::lower::words;

/// The names, spelled as types, in what operations and components reach.
pub(super) fn names(drafts: &Drafts, api: &Api, reached: &HashSet<TypeId>) -> HashSet<String> {
    let is_plain = |ty: &TypeRef| {
        let mut is_plain = true;
        ty.named(&mut |id| is_plain &= !drafts.origin(id).is_shareable());
        is_plain
    };
    let types = drafts.types.iter().filter(|(id, _)| reached.contains(id));
    let fields = types.flat_map(|(_, def)| match &def.kind {
        TypeKind::Struct(structure) => structure.fields.iter().collect(),
        TypeKind::Form(form) => form.fields.iter().map(|field| &field.field).collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    // A constant is one of the values that the name has elsewhere.
    let fields = fields.filter(|field| field.constant.is_none());
    let fields = fields.map(|field| (&field.name.wire, &field.ty));
    let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
    let parameters = parameters.map(|parameter| (&parameter.name.wire, &parameter.ty));
    let plain = fields.chain(parameters).filter(|(_, ty)| is_plain(ty)).map(|(name, _)| name.as_str());
    // Most names occur many times.
    let plain: HashSet<&str> = plain.collect();
    plain.into_iter().map(words::type_name).collect()
}
