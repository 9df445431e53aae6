//! Makes recursive types finite.
//!
//! Fields and variants whose type can contain their owner by value get a `Box`. Aliases that lead back to
//! themselves become newtypes.

use crate::ir::{TypeId, TypeRef};
use crate::lower::draft::{Drafts, TypeKind};

/// Makes every type finite.
pub(in crate::lower) fn break_cycles(drafts: &mut Drafts) {
    endless_aliases(drafts);
    let groups = strongly_connected(drafts, &by_value);
    for index in 0..drafts.types.0.len() {
        let group = groups[index];
        let same_group = |id: TypeId| groups[id.0 as usize] == group;
        let def = &mut drafts.types.0[index];
        if matches!(def.kind, TypeKind::Alias(_)) {
            continue;
        }
        def.kind.refs_mut().into_iter().for_each(|ty| box_recursive(ty, &same_group));
    }
}

/// Boxes the named types in `ty` that lead back to its owner, unless they are on the heap anyway.
fn box_recursive(ty: &mut TypeRef, leads_back: &impl Fn(TypeId) -> bool) {
    match ty {
        TypeRef::Named(id) if leads_back(*id) => *ty = TypeRef::Boxed(Box::new(ty.clone())),
        TypeRef::Nullable(inner) | TypeRef::JsonString(inner) => box_recursive(inner, leads_back),
        TypeRef::Tuple(items) => items.iter_mut().for_each(|item| box_recursive(item, leads_back)),
        _ => {}
    }
}

/// Aliases that lead back to themselves through aliases only become newtypes.
fn endless_aliases(drafts: &mut Drafts) {
    let groups = strongly_connected(drafts, &|kind, visit| {
        if let TypeKind::Alias(ty) = kind {
            ty.named(visit);
        }
    });
    let mut size = vec![0_usize; drafts.types.0.len()];
    groups.iter().for_each(|group| size[*group] += 1);
    for index in 0..drafts.types.0.len() {
        let TypeKind::Alias(ty) = &drafts.types.0[index].kind else { continue };
        let mut is_direct = false;
        ty.named(&mut |id| is_direct |= id.0 as usize == index);
        if size[groups[index]] < 2 && !is_direct {
            continue;
        }
        let kind = match ty {
            // The cycle consists of names only, so there is no content.
            TypeRef::Named(_) => TypeKind::Newtype(TypeRef::Any),
            ty => TypeKind::Newtype(ty.clone()),
        };
        drafts.types.0[index].kind = kind;
    }
}

/// The types that a value of this kind contains without a pointer in between.
fn by_value(kind: &TypeKind, visit: &mut dyn FnMut(TypeId)) {
    fn direct(ty: &TypeRef, visit: &mut dyn FnMut(TypeId)) {
        match ty {
            TypeRef::Named(id) => visit(*id),
            TypeRef::Nullable(inner) | TypeRef::JsonString(inner) => direct(inner, visit),
            TypeRef::Tuple(items) => items.iter().for_each(|item| direct(item, visit)),
            _ => {}
        }
    }
    kind.refs().into_iter().for_each(|ty| direct(ty, visit));
}

/// Visits the types that a type leads to.
type Edges<'a> = dyn Fn(&TypeKind, &mut dyn FnMut(TypeId)) + 'a;

/// The number of each type's strongly connected component (Tarjan's algorithm, with an explicit stack,
/// because chains of types can have any length).
fn strongly_connected(drafts: &Drafts, edges: &Edges<'_>) -> Vec<usize> {
    let count = drafts.types.0.len();
    let successors: Vec<Vec<usize>> = drafts
        .types
        .0
        .iter()
        .map(|def| {
            let mut out = Vec::new();
            edges(&def.kind, &mut |id| out.push(id.0 as usize));
            out
        })
        .collect();
    const NEW: usize = usize::MAX;
    let (mut index, mut low, mut group) = (vec![NEW; count], vec![0; count], vec![NEW; count]);
    let (mut open, mut clock, mut groups) = (Vec::new(), 0, 0);
    for root in 0..count {
        if index[root] != NEW {
            continue;
        }
        let mut path: Vec<(usize, usize)> = vec![(root, 0)];
        while let Some(&mut (node, ref mut edge)) = path.last_mut() {
            if *edge == 0 {
                index[node] = clock;
                low[node] = clock;
                clock += 1;
                open.push(node);
            }
            if let Some(&next) = successors[node].get(*edge) {
                *edge += 1;
                if index[next] == NEW {
                    path.push((next, 0));
                } else if group[next] == NEW {
                    low[node] = low[node].min(index[next]);
                }
                continue;
            }
            path.pop();
            if let Some(&(parent, _)) = path.last() {
                low[parent] = low[parent].min(low[node]);
            }
            if low[node] == index[node] {
                while let Some(member) = open.pop() {
                    group[member] = groups;
                    if member == node {
                        break;
                    }
                }
                groups += 1;
            }
        }
    }
    group
}
