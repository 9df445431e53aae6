//! The order of emission: a component, then the anonymous types inside it, then the next component; after
//! all components, the types that several places share, by name, and the types of each operation. So a change
//! to one schema shows in one place.
//!
//! Drafts come in the order in which they were met, and leave in the order of the document. Those that
//! another type replaced are dropped.

use std::collections::{HashMap, HashSet};

use crate::ir::{TypeId, TypeRef};
use crate::lower::draft::{Api, Drafts, Origin, TypeDef};

/// Sorts and renumbers the types.
pub(in crate::lower) fn arrange(
    drafts: &mut Drafts,
    api: &mut Api,
    component_order: &HashMap<String, usize>,
) {
    let reached = drafts.reached(api);
    let order = order(drafts, component_order, &reached);
    let mut new_id: HashMap<TypeId, TypeId> = HashMap::with_capacity(order.len());
    for (position, id) in (0u32..).zip(&order) {
        new_id.insert(*id, TypeId(position));
    }
    let with = |id: TypeId| Some(TypeRef::Named(new_id.get(&id).copied().unwrap_or(id)));
    let mut old: Vec<Option<(TypeDef, Origin)>> = std::mem::take(&mut drafts.types.0)
        .into_iter()
        .zip(std::mem::take(&mut drafts.origins))
        .map(Some)
        .collect();
    for id in &order {
        let Some((mut def, mut origin)) = old[id.0 as usize].take() else { continue };
        def.kind.refs_mut().into_iter().for_each(|ty| ty.replace(&with));
        origin.hint.parent = origin.hint.parent.and_then(|parent| new_id.get(&parent).copied());
        drafts.types.0.push(def);
        drafts.origins.push(origin);
    }
    api.refs_mut(&mut |ty| ty.replace(&with));
}

fn order(
    drafts: &Drafts,
    component_order: &HashMap<String, usize>,
    reached: &HashSet<TypeId>,
) -> Vec<TypeId> {
    let mut roots: Vec<(usize, bool, String, TypeId)> = Vec::new();
    let mut children: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
    for (id, def) in drafts.types.iter().filter(|(id, _)| reached.contains(id)) {
        let origin = drafts.origin(id);
        let is_inside = origin.component.is_none() && origin.shared.is_none();
        match origin.hint.parent.filter(|parent| is_inside && reached.contains(parent)) {
            Some(parent) => children.entry(parent).or_default().push(id),
            _ => {
                // A shared type has no place in the document, so the order of those is that of their names.
                let name = origin.shared.clone();
                let position = component_order.get(&def.name.pointer).copied().unwrap_or(usize::MAX);
                roots.push((position, name.is_none(), name.unwrap_or_default(), id));
            }
        }
    }
    roots.sort();
    let mut order = Vec::with_capacity(drafts.types.0.len());
    for (.., root) in roots {
        let mut stack = vec![root];
        while let Some(id) = stack.pop() {
            order.push(id);
            stack.extend(children.remove(&id).into_iter().flatten().rev());
        }
    }
    order
}
