//! Makes one type of equal inline schemas where one name is right for all of them.
//!
//! - Anonymous aliases are replaced by their targets.
//! - Unions of scalars, or of scalars and components, are called by what they hold, so equal ones are one
//!   type; so are branches that are one constant.
//! - Equal properties of one object, or of the branches of one union, are one type, called after what they
//!   have in common.
//! - Unions of components of one family are called after the family, and enums of one value after it and the
//!   property. That depends on their contents only.
//! - Other equal types are one if they have the same title, or are the types of properties or parameters of
//!   one name at many places, and no other type wants that name, or far fewer do: in the whole document, or
//!   else inside the component or operation that contains them. Everything else is named after its place and
//!   stays apart.
//! - An inline type that is equal to the component that has its name is that component.
//!
//! Components keep their names and stay apart, unless the configuration merges them.

mod branches;
mod common;
mod content;
mod families;
mod parts;
mod plain;
mod siblings;
mod values;
mod wishes;

use std::collections::BTreeMap;

use crate::ir::{Docs, TypeId, TypeRef};
use crate::limits;
use crate::lower::draft::{Api, Drafts, TypeKind};

pub(in crate::lower::passes) use content::Contents;

/// Replaces equal inline types.
pub(in crate::lower) fn share(drafts: &mut Drafts, api: &mut Api) {
    replace_all(drafts, api, &inlined_aliases(drafts));
    for equal in [parts::equal_constants, parts::equal_unions] {
        let copies = equal(drafts);
        keep_common_docs(drafts, &copies);
        replace_all(drafts, api, &copies);
    }
    let contents = Contents::of(drafts);
    for equal in [siblings::equal_siblings, branches::equal_in_branches] {
        let copies = equal(drafts, api, &contents);
        keep_common_docs(drafts, &copies);
        replace_all(drafts, api, &copies);
    }
    siblings::tell_items_apart(drafts);
    for equal in [families::equal_families, values::equal_values] {
        let copies = equal(drafts, &contents);
        keep_common_docs(drafts, &copies);
        replace_all(drafts, api, &copies);
    }
    // Types inside of others that are equal come in the next round, where only one of them is left.
    for _ in 0..limits::SHARING_ROUNDS {
        let copies = wishes::equal_places(drafts, api, &contents);
        if copies.is_empty() {
            break;
        }
        keep_common_docs(drafts, &copies);
        replace_all(drafts, api, &copies);
    }
}

/// Removes from shared types what their places say differently about them.
fn keep_common_docs(drafts: &mut Drafts, copies: &BTreeMap<TypeId, TypeRef>) {
    for (copy, kept) in copies {
        let TypeRef::Named(kept) = kept else { continue };
        let (docs, deprecated) = (drafts.types[*copy].docs.clone(), drafts.types[*copy].deprecated);
        if drafts.origin(*kept).component.is_some() {
            continue;
        }
        let kept = drafts.get_mut(*kept);
        kept.deprecated &= deprecated;
        if kept.docs != docs {
            kept.docs = Docs::default();
        }
    }
}

/// Replaces types everywhere, and records which other pointers each type now stands for.
pub(in crate::lower::passes) fn replace_all(
    drafts: &mut Drafts,
    api: &mut Api,
    copies: &BTreeMap<TypeId, TypeRef>,
) {
    let with = |id: TypeId| {
        let mut found = copies.get(&id)?;
        // A replacement can itself be replaced.
        for _ in 0..copies.len() {
            match found {
                TypeRef::Named(next) => match copies.get(next) {
                    Some(further) => found = further,
                    None => break,
                },
                _ => break,
            }
        }
        Some(found.clone())
    };
    for def in &mut drafts.types.0 {
        def.kind.refs_mut().into_iter().for_each(|ty| ty.replace(&with));
    }
    api.refs_mut(&mut |ty| ty.replace(&with));
    for &id in copies.keys() {
        let copy = &mut drafts.origins[id.0 as usize];
        copy.replaced = true;
        let mut also = std::mem::take(&mut copy.also);
        let Some(TypeRef::Named(kept)) = with(id) else { continue };
        also.insert(0, drafts.types[id].name.pointer.clone());
        drafts.origins[kept.0 as usize].also.append(&mut also);
    }
}

/// Anonymous types that turned out to be aliases, with their targets.
fn inlined_aliases(drafts: &Drafts) -> BTreeMap<TypeId, TypeRef> {
    let anonymous = drafts.types.iter().filter(|(id, _)| drafts.origin(*id).is_shareable());
    let mentions_itself = |id: TypeId, ty: &TypeRef| {
        let mut found = false;
        ty.named(&mut |inner| found |= inner == id);
        found
    };
    anonymous
        .filter_map(|(id, def)| match &def.kind {
            TypeKind::Alias(ty) if !mentions_itself(id, ty) => Some((id, ty.clone())),
            _ => None,
        })
        .collect()
}
