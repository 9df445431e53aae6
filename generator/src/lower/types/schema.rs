//! Decides what a schema becomes: an alias, a struct, an enum, a union, or a type that needs no item of its
//! own.

use crate::config::Named;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Scalar, TypeId, TypeRef};
use crate::limits;
use crate::lower::draft::{Hint, Origin, TypeKind};
use crate::lower::types::docs::of_merged;
use crate::lower::types::lowering::TypeLowering;
use crate::model::{JsonKind, MergedSchema, SchemaNode, Written, component_name, target};
use crate::source;

/// A type, and whether null is valid too.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TypeInPlace {
    pub(crate) ty: TypeRef,
    pub(crate) nullable: bool,
}

impl TypeInPlace {
    /// The type for places without a presence, such as the items of a list.
    pub(crate) fn into_item(self) -> TypeRef {
        match self {
            TypeInPlace { ty: TypeRef::Any, .. } => TypeRef::Any,
            TypeInPlace { ty: ty @ TypeRef::Scalar(Scalar::Null), .. } => ty,
            TypeInPlace { ty, nullable: true } => TypeRef::Nullable(Box::new(ty)),
            TypeInPlace { ty, nullable: false } => ty,
        }
    }
}

impl<'d> TypeLowering<'d, '_> {
    /// The type of one schema where it is used.
    pub(crate) fn schema(&mut self, node: &SchemaNode<'d>, hint: &Hint) -> TypeInPlace {
        let (inner, mut nullable) = self.model.unwrap(node);
        nullable |= self.model.is_nullable(&inner);
        let ty = match inner.written {
            Written::Reference(reference) => self.reference(reference),
            Written::Schema(schema) => match self.drafts.at(&inner.pointer) {
                Some(id) => TypeRef::Named(id),
                None => match self.copied_component(&inner, schema, hint) {
                    Some(component) => TypeRef::Named(self.named(&component)),
                    None => {
                        let merged = self.model.merged(&inner);
                        self.anonymous(merged, hint)
                    }
                },
            },
        };
        TypeInPlace { ty, nullable }
    }

    /// The type of several schemas that apply at once, such as a property that several branches of an `allOf`
    /// declare.
    pub(crate) fn schemas(&mut self, nodes: &[SchemaNode<'d>], hint: &Hint) -> TypeInPlace {
        let informative = self.model.informative(nodes);
        match informative.as_slice() {
            [] => nodes
                .first()
                .map_or(TypeInPlace { ty: TypeRef::Any, nullable: false }, |node| self.schema(node, hint)),
            [node] => {
                let mut lowered = self.schema(node, hint);
                lowered.nullable |= nodes.iter().any(|node| self.model.is_nullable(node));
                lowered
            }
            _ => {
                // `nodes` still has wrappers around references, which may be nullable.
                let mut informative_nodes = nodes.iter().filter(|node| self.model.is_informative(node));
                let nullable = informative_nodes.all(|node| self.model.is_nullable(node));
                let ty = match self.without_placeholders(&informative).as_slice() {
                    [node] => self.schema(node, hint).ty,
                    nodes => self.anonymous(self.model.merged_all(nodes), hint),
                };
                TypeInPlace { ty, nullable }
            }
        }
    }

    /// The schemas that decide a type. If they require different types and only one of them describes its
    /// values, the others are placeholders that were forgotten.
    fn without_placeholders(&mut self, nodes: &[SchemaNode<'d>]) -> Vec<SchemaNode<'d>> {
        let nodes = self.model.without_placeholders(nodes);
        let detailed: Vec<_> = nodes.iter().filter(|node| !self.model.is_bare(node)).cloned().collect();
        if nodes.len() < 2 || detailed.len() != 1 {
            return nodes;
        }
        let Some((first, second)) = self.model.merged_all(&nodes).contradiction.clone() else { return nodes };
        let message =
            "the parts of this `allOf` require different types; the part that describes its values is used";
        self.report
            .add(&codes::CONTRADICTORY_SCHEMA, &*detailed[0].pointer, message)
            .label(&*first, "one type")
            .label(&*second, "another type")
            .help("make the types agree, or write `oneOf` if either is possible");
        detailed
    }

    /// The named type of a reference.
    fn reference(&mut self, reference: &'d str) -> TypeRef {
        match target(self.model.document, reference) {
            Some(target) => TypeRef::Named(self.named(&target)),
            // Earlier stages have reported the dangling reference.
            None => TypeRef::Any,
        }
    }

    /// The type of a reference's target, queued for lowering if it is new.
    pub(crate) fn named(&mut self, target: &SchemaNode<'d>) -> TypeId {
        if let Some(id) = self.drafts.at(&target.pointer) {
            return id;
        }
        let component = component_name(&target.pointer);
        let label = component.clone().unwrap_or_else(|| label_of(&target.pointer));
        let given = self.given(Named::Type, std::slice::from_ref(target));
        let origin = Origin { hint: Hint::named("", label), component, given, ..Origin::default() };
        let id = self.drafts.declare(&target.pointer, origin);
        self.pending.push_back((id, target.clone()));
        id
    }

    /// Defines a declared type.
    pub(super) fn define(&mut self, id: TypeId, node: &SchemaNode<'d>) {
        let (inner, _) = self.model.unwrap(node);
        let (docs, deprecated) = self.docs_of(node);
        self.report_lone_discriminator(&inner);
        let kind = match inner.written {
            Written::Reference(reference) => TypeKind::Alias(self.reference(reference)),
            Written::Schema(_)
                if inner.pointer != node.pointer && self.drafts.at(&inner.pointer).is_some() =>
            {
                TypeKind::Alias(self.schema(&inner, &self.drafts.origin(id).hint.clone()).ty)
            }
            Written::Schema(_) => {
                let merged = self.model.merged(&inner);
                self.type_kind(merged, id)
            }
        };
        let def = self.drafts.get_mut(id);
        def.docs = docs;
        def.deprecated = deprecated;
        def.kind = kind;
    }

    /// Reports a discriminator that has no branches or heirs to choose from.
    fn report_lone_discriminator(&mut self, node: &SchemaNode<'d>) {
        let Some((schema, any)) = node.schema_and_keywords() else { return };
        let is_alone = schema.schema_data.discriminator.is_some()
            && any.one_of.is_empty()
            && any.any_of.is_empty()
            && !self.model.has_heirs(&node.pointer);
        if is_alone {
            let message = "this discriminator has no branches to choose from";
            self.report.add(&codes::DISCRIMINATOR_ALONE, node.keyword("discriminator"), message);
        }
    }

    /// The type of an inline schema, declared only if it needs an item.
    pub(super) fn anonymous(&mut self, merged: MergedSchema<'d>, hint: &Hint) -> TypeRef {
        if self.depth >= limits::INLINE_SCHEMA_DEPTH {
            self.report.add(
                &codes::RECURSIVE_WITHOUT_END,
                &*merged.pointer,
                "this schema expands without end; any value is accepted here",
            );
            return TypeRef::Any;
        }
        self.depth += 1;
        let ty = self.anonymous_within_depth(merged, hint);
        self.depth -= 1;
        ty
    }

    fn anonymous_within_depth(&mut self, merged: MergedSchema<'d>, hint: &Hint) -> TypeRef {
        let merged = self.simplify(merged);
        if let Some(ty) = self.without_item(&merged, hint) {
            return ty;
        }
        let is_merged = merged.key != merged.pointer && self.merged < limits::MERGED_TYPES;
        let key = if is_merged { merged.key.clone() } else { merged.pointer.clone() };
        if let Some(id) = self.drafts.at(&key) {
            return TypeRef::Named(id);
        }
        self.merged += usize::from(is_merged);
        let title = merged.title.map(str::to_owned);
        let given = hint.given.clone();
        let origin = Origin { hint: hint.clone(), given, title, ..Origin::default() };
        let id = self.drafts.declare_as(&key, &merged.pointer, origin);
        let docs = of_merged(&merged);
        let deprecated = merged.deprecated;
        let kind = self.type_kind(merged, id);
        let def = self.drafts.get_mut(id);
        def.docs = docs;
        def.deprecated = deprecated;
        def.kind = kind;
        TypeRef::Named(id)
    }

    /// The definition of a named type.
    fn type_kind(&mut self, merged: MergedSchema<'d>, id: TypeId) -> TypeKind {
        let merged = self.simplify(merged);
        let hint = Hint::inside(id, "");
        if let Some(ty) = self.without_item(&merged, &hint) {
            return TypeKind::Alias(ty);
        }
        if let Some(kind) = self.inheritance(&merged, id) {
            return kind;
        }
        if let Some(kind) = self.enumeration(&merged) {
            return kind;
        }
        if !merged.alternatives.is_empty() {
            return self.union(&merged, id);
        }
        TypeKind::Struct(self.structure(&merged, id))
    }

    /// The type of a schema that needs no item of its own: a scalar, list, map or free-form value.
    fn without_item(&mut self, merged: &MergedSchema<'d>, hint: &Hint) -> Option<TypeRef> {
        if let Some((first, second)) = &merged.contradiction {
            self.report
                .add(
                    &codes::CONTRADICTORY_SCHEMA,
                    &*merged.pointer,
                    "the parts of this `allOf` require different types; any value is accepted here",
                )
                .label(&**first, "one type")
                .label(&**second, "another type")
                .help("make the types agree, or write `oneOf` if either is possible");
            return Some(TypeRef::Any);
        }
        if let Some(values) = &merged.enumeration {
            return self.type_of_listed_values(merged, values);
        }
        if !merged.alternatives.is_empty() {
            return None;
        }
        match merged.json_kind() {
            JsonKind::Object => self.map(merged, hint),
            JsonKind::Array => Some(self.array(merged, hint)),
            JsonKind::Any => Some(TypeRef::Any),
            JsonKind::Scalar => Some(self.scalar(merged, hint)),
        }
    }
}

/// A name for a referenced schema that is not a component: the last two segments of its pointer that are not
/// keywords.
fn label_of(pointer: &str) -> String {
    const KEYWORDS: [&str; 10] = [
        "schema",
        "schemas",
        "properties",
        "items",
        "content",
        "responses",
        "components",
        "$defs",
        "definitions",
        "paths",
    ];
    let segments: Vec<String> = source::segments(pointer).collect();
    let names: Vec<&str> = segments
        .iter()
        .map(String::as_str)
        .filter(|segment| !KEYWORDS.contains(segment) && segment.parse::<u32>().is_err())
        .collect();
    names[names.len().saturating_sub(2)..].join(" ")
}
