//! The directions in which each type goes over the wire.
//!
//! Sets the [`Usage`](crate::ir::Usage) of every type, opens the enums that a server can send, and decides
//! the presence of read-only and write-only properties.

use std::collections::HashSet;

use crate::config::{Directions, Openness};
use crate::ir::{Codec, Plan, Presence, TypeId, TypeRef, Usage};
use crate::lower::draft::{Api, Body, Drafts, Field, Outcome, TypeDef, TypeKind, Types, Union};

/// Spreads directions from the operations to all types that they reach.
pub(in crate::lower) fn directions(drafts: &mut Drafts, api: &Api) {
    for operation in &api.operations {
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        let bodies = operation.body.iter().flat_map(Body::refs);
        spread(drafts, parameters.chain(bodies), |def| &mut def.usage.request);
        spread(drafts, operation.outcomes().into_iter().flat_map(Outcome::refs), |def| {
            &mut def.usage.response
        });
    }
    let headers = api.header_sets.iter().flat_map(|set| &set.headers).map(|header| &header.field.ty);
    spread(drafts, headers, |def| &mut def.usage.response);
    let payloads = (0u32..).map(TypeId).zip(&drafts.origins).filter(|(_, origin)| origin.is_payload);
    let payloads: Vec<TypeRef> = payloads.map(|(id, _)| TypeRef::Named(id)).collect();
    spread(drafts, payloads.iter(), |def| &mut def.usage.response);
}

/// Opens enums and unions: all or none, as `enums` says, or those that a server can send.
pub(in crate::lower) fn open(drafts: &mut Drafts, enums: Option<Openness>) {
    for def in &mut drafts.types.0 {
        let is_open = match enums {
            Some(openness) => openness == Openness::Open,
            None => def.usage.sent_by_server(),
        };
        if is_open {
            if let Some(unknown) = unknown_of(&mut def.kind) {
                *unknown = Some(());
            }
        }
    }
}

/// Decides the presence of properties that go in one direction only.
pub(in crate::lower) fn presence(drafts: &mut Drafts) {
    let tags = tags(&drafts.types);
    for (id, def) in (0u32..).map(TypeId).zip(&mut drafts.types.0) {
        let usage = def.usage;
        match &mut def.kind {
            TypeKind::Struct(structure) => {
                let is_tag = |field: &Field| tags.contains(&(id, field.name.wire.clone()));
                let fields = structure.fields.iter_mut();
                fields
                    .filter(|field| (field.read_only || field.write_only) && !is_tag(field))
                    .for_each(|field| one_way(field, usage.request, usage.response));
            }
            TypeKind::Form(form) => {
                form.fields.iter_mut().for_each(|field| one_way(&mut field.field, true, false));
            }
            _ => {}
        }
    }
}

/// The properties that tell the branches of unions apart. They are always sent, even if they are read-only,
/// because no server could read the union without them.
fn tags(types: &Types) -> HashSet<(TypeId, String)> {
    let mut tags = HashSet::new();
    for (_, def) in types.iter() {
        if let TypeKind::Union(Union { variants, plan: Plan::Tagged { property, .. }, .. }) = &def.kind {
            for variant in variants {
                if let Some(TypeRef::Named(id)) = variant.ty().map(|ty| types.resolved(ty)) {
                    tags.insert((*id, property.clone()));
                }
            }
        }
    }
    tags
}

/// Decides which types are read and written. A type that no operation uses is both, and so are all its parts.
pub(in crate::lower) fn codec(drafts: &mut Drafts, directions: Directions) {
    if directions == Directions::Both {
        return;
    }
    let roots = |drafts: &Drafts, is_used: fn(Usage) -> bool| -> Vec<TypeRef> {
        let used = drafts.types.iter().filter(|(_, def)| is_used(def.usage));
        used.map(|(id, _)| TypeRef::Named(id)).collect()
    };
    let read = roots(drafts, Usage::sent_by_server);
    let written = roots(drafts, Usage::built_by_user);
    drafts.types.0.iter_mut().for_each(|def| def.codec = Codec { reads: false, writes: false });
    spread(drafts, read.iter(), |def| &mut def.codec.reads);
    spread(drafts, written.iter(), |def| &mut def.codec.writes);
}

/// The `unknown` variant of an enum or a union, for values that the document does not list. `None` for types
/// that cannot have one.
pub(in crate::lower) fn unknown_of(kind: &mut TypeKind) -> Option<&mut Option<()>> {
    match kind {
        TypeKind::StringEnum(values) => Some(&mut values.unknown),
        TypeKind::IntegerEnum(values) => Some(&mut values.unknown),
        TypeKind::Union(union) if union.meets_others() => Some(&mut union.unknown),
        _ => None,
    }
}

/// A required property that only one side sends becomes optional in a type that goes the other way too
/// (OpenAPI 3.0 §4.7.24: `required` takes effect on the response, or the request, only).
fn one_way(field: &mut Field, request: bool, response: bool) {
    if (field.read_only && request) || (field.write_only && response) {
        field.left_out = field.read_only && request;
        if field.constant.is_some() {
            // Nobody has to tell its value, whether it is sent or not.
            return;
        }
        field.presence = match field.presence {
            Presence::Required => Presence::Optional,
            Presence::Nullable => Presence::Patch,
            other => other,
        };
    }
}

fn spread<'a>(
    drafts: &mut Drafts,
    roots: impl Iterator<Item = &'a TypeRef>,
    flag: impl Fn(&mut TypeDef) -> &mut bool,
) {
    let mut stack: Vec<TypeId> = Vec::new();
    roots.for_each(|ty| ty.named(&mut |id| stack.push(id)));
    while let Some(id) = stack.pop() {
        let def = drafts.get_mut(id);
        if std::mem::replace(flag(def), true) {
            continue;
        }
        def.kind.named(&mut |id| stack.push(id));
    }
}
