//! The order of emission: a component, then the anonymous types inside it, then the next component; after
//! all components, the types of each operation. So a change to one schema shows in one place.
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
    let reached = reached(drafts, api);
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
    let mut roots: Vec<(usize, TypeId)> = Vec::new();
    let mut children: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
    for (id, def) in drafts.types.iter().filter(|(id, _)| reached.contains(id)) {
        match drafts.origin(id).hint.parent.filter(|parent| reached.contains(parent)) {
            Some(parent) if drafts.origin(id).component.is_none() => {
                children.entry(parent).or_default().push(id)
            }
            _ => roots.push((component_order.get(&def.name.pointer).copied().unwrap_or(usize::MAX), id)),
        }
    }
    roots.sort();
    let mut order = Vec::with_capacity(drafts.types.0.len());
    for (_, root) in roots {
        let mut stack = vec![root];
        while let Some(id) = stack.pop() {
            order.push(id);
            stack.extend(children.remove(&id).into_iter().flatten().rev());
        }
    }
    order
}

/// All components, and the types that they and the operations lead to.
fn reached(drafts: &Drafts, api: &mut Api) -> HashSet<TypeId> {
    let components = drafts.types.iter().filter(|(id, _)| {
        let origin = drafts.origin(*id);
        !origin.replaced && origin.component.is_some()
    });
    let mut stack: Vec<TypeId> = components.map(|(id, _)| id).collect();
    api.refs_mut(&mut |ty| ty.named(&mut |id| stack.push(id)));
    drafts.reached_from(stack)
}
