//! Schemas to types: the decision what a schema becomes, and the queue that gets all of them done.
//!
//! In: nodes of the document. Out: [`TypeRef`]s, with every type they need declared in the drafts.
//! A reference never recurses: its target is queued, so neither long chains nor cycles cost stack.

use openapiv3::{AnySchema, SchemaData};

use super::Lowering;
use super::drafts::{Hint, Origin};
use super::node::{Except, Node, Written, is_annotation_only, keywords};
use super::view::{Additional, View};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Scalar, Shape, TypeId, TypeRef};
use crate::limits;
use crate::source;

/// A type and whether null is a value too.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lowered {
    pub(super) ty: TypeRef,
    pub(super) nullable: bool,
}

impl Lowered {
    /// The type for places that have no presence of their own, such as the items of a list.
    pub(super) fn into_item(self) -> TypeRef {
        match self {
            Lowered { ty: TypeRef::Any, .. } => TypeRef::Any,
            Lowered { ty: ty @ TypeRef::Scalar(Scalar::Null), .. } => ty,
            Lowered { ty, nullable: true } => TypeRef::Nullable(Box::new(ty)),
            Lowered { ty, nullable: false } => ty,
        }
    }
}

impl<'d> Lowering<'d> {
    /// The type of one schema where it is used.
    pub(super) fn schema(&mut self, node: &Node<'d>, hint: &Hint) -> Lowered {
        let (inner, mut nullable) = self.unwrap(node);
        nullable |= self.is_nullable(&inner);
        let ty = match inner.written {
            Written::Reference(reference) => self.reference(reference),
            Written::Schema(_) => match self.drafts.at(&inner.pointer) {
                Some(id) => TypeRef::Named(id),
                None => {
                    let view = View::of(self.document, std::slice::from_ref(&inner));
                    self.anonymous(view, hint)
                }
            },
        };
        Lowered { ty, nullable }
    }

    /// The type of several schemas that must hold at once (a property declared by several branches of an `allOf`).
    pub(super) fn schemas(&mut self, nodes: &[Node<'d>], hint: &Hint) -> Lowered {
        let telling = self.telling(nodes);
        match telling.as_slice() {
            [] => nodes
                .first()
                .map_or(Lowered { ty: TypeRef::Any, nullable: false }, |node| self.schema(node, hint)),
            [node] => {
                let mut lowered = self.schema(node, hint);
                lowered.nullable |= nodes.iter().any(|node| self.is_nullable(node));
                lowered
            }
            _ => {
                // Of the nodes as written: null can be said around a reference.
                let says = |node: &&Node<'d>| !self.telling(std::slice::from_ref(*node)).is_empty();
                let nullable = nodes.iter().filter(says).all(|node| self.is_nullable(node));
                let ty = match self.telling_more_than_a_kind(&telling).as_slice() {
                    [node] => self.schema(node, hint).ty,
                    nodes => self.anonymous(View::of(self.document, nodes), hint),
                };
                Lowered { ty, nullable }
            }
        }
    }

    /// Steps through schemas that only wrap another one (`allOf` of one `$ref` with a description,
    /// `oneOf` of one) to what they wrap; says whether a wrapper added null.
    pub(super) fn unwrap(&self, node: &Node<'d>) -> (Node<'d>, bool) {
        let mut node = node.clone();
        let mut nullable = false;
        while let Some(schema) = node.schema() {
            let Some(any) = keywords(schema) else { break };
            let data = &schema.schema_data;
            if let Some(part) = self.nullable_part(&node, data, any) {
                (node, nullable) = (part, true);
                continue;
            }
            let (keyword, list, except) = match (any.all_of.len(), any.one_of.len(), any.any_of.len()) {
                (1, 0, 0) => ("allOf", &any.all_of, Except::AllOf),
                (0, 1, 0) => ("oneOf", &any.one_of, Except::OneOf),
                (0, 0, 1) => ("anyOf", &any.any_of, Except::AnyOf),
                _ => break,
            };
            let mut data = std::borrow::Cow::Borrowed(data);
            if except != Except::AllOf && data.discriminator.is_some() {
                // Between one branch there is nothing to tell apart.
                data.to_mut().discriminator = None;
            }
            if !is_annotation_only(&data, any, except)
                || (except == Except::AllOf && self.is_heir(&node, &list[0]))
            {
                break;
            }
            nullable |= data.nullable;
            node = Node::new(&list[0], source::child(&node.keyword(keyword), "0"));
        }
        (node, nullable)
    }

    /// The only part of an `allOf` that may be null, if the others name no more than the type that it has anyway.
    fn nullable_part(&self, node: &Node<'d>, data: &SchemaData, any: &'d AnySchema) -> Option<Node<'d>> {
        let is_heir = || any.all_of.iter().any(|base| self.is_heir(node, base));
        let only_parts =
            data.nullable && any.all_of.len() > 1 && is_annotation_only(data, any, Except::AllOf);
        if !only_parts || is_heir() {
            return None;
        }
        match self.telling_more_than_a_kind(&node.list("allOf", &any.all_of)).as_slice() {
            [part] => Some(part.clone()),
            _ => None,
        }
    }

    /// The named type that a reference stands for.
    fn reference(&mut self, reference: &'d str) -> TypeRef {
        match super::node::target(self.document, reference) {
            Some(target) => TypeRef::Named(self.named(&target)),
            // The stages that read the reference have said so.
            None => TypeRef::Any,
        }
    }

    /// The type that stands at the target of a reference, queued for lowering if it is new.
    pub(super) fn named(&mut self, target: &Node<'d>) -> TypeId {
        if let Some(id) = self.drafts.at(&target.pointer) {
            return id;
        }
        let component = component_name(&target.pointer);
        let place = component.clone().unwrap_or_else(|| place_of(&target.pointer));
        let origin = Origin { hint: Hint::named("", place), component, ..Origin::default() };
        let id = self.drafts.declare(&target.pointer, origin);
        self.targets.push((id, target.clone()));
        self.drafts.pending.push_back(id);
        id
    }

    /// Lowers every queued type, and those that they queue.
    pub(super) fn finish_pending(&mut self) {
        while let Some(id) = self.drafts.pending.pop_front() {
            let index = self.targets.partition_point(|(known, _)| *known < id);
            let Some((_, node)) = self.targets.get(index).cloned() else { continue };
            self.define(id, &node);
        }
    }

    /// Gives a declared type its shape.
    fn define(&mut self, id: TypeId, node: &Node<'d>) {
        let (inner, _) = self.unwrap(node);
        let (docs, deprecated) = self.docs_of(node);
        self.lone_discriminator(&inner);
        let shape = match inner.written {
            Written::Reference(reference) => Shape::Alias(self.reference(reference)),
            Written::Schema(_)
                if inner.pointer != node.pointer && self.drafts.at(&inner.pointer).is_some() =>
            {
                Shape::Alias(self.schema(&inner, &self.drafts.origin(id).hint.clone()).ty)
            }
            Written::Schema(_) => {
                let view = View::of(self.document, std::slice::from_ref(&inner));
                self.shape(view, id)
            }
        };
        let def = self.drafts.get_mut(id);
        def.docs = docs;
        def.deprecated = deprecated;
        def.shape = shape;
    }

    /// Says so where a discriminator has nothing to choose from.
    fn lone_discriminator(&mut self, node: &Node<'d>) {
        let Some((schema, any)) = node.schema().and_then(|schema| Some((schema, keywords(schema)?))) else {
            return;
        };
        let is_alone = schema.schema_data.discriminator.is_some()
            && any.one_of.is_empty()
            && any.any_of.is_empty()
            && !self.heirs.contains_key(&*node.pointer);
        if is_alone {
            let message = "nothing is chosen by this discriminator";
            self.report.add(&codes::DISCRIMINATOR_ALONE, node.keyword("discriminator"), message);
        }
    }

    /// The type of a schema without a name of its own: declared only if it needs an item.
    pub(super) fn anonymous(&mut self, view: View<'d>, hint: &Hint) -> TypeRef {
        if self.depth >= limits::INLINE_SCHEMA_DEPTH {
            self.report.add(
                &codes::RECURSIVE_WITHOUT_END,
                &*view.pointer,
                "this schema unfolds without end, any value is accepted here",
            );
            return TypeRef::Any;
        }
        self.depth += 1;
        let ty = self.anonymous_within_depth(view, hint);
        self.depth -= 1;
        ty
    }

    fn anonymous_within_depth(&mut self, view: View<'d>, hint: &Hint) -> TypeRef {
        let view = self.simplify(view);
        if let Some(ty) = self.plain(&view, hint) {
            return ty;
        }
        let is_merged = view.key != view.pointer && self.merged < limits::MERGED_TYPES;
        let key = if is_merged { view.key.clone() } else { view.pointer.clone() };
        if let Some(id) = self.drafts.at(&key) {
            return TypeRef::Named(id);
        }
        self.merged += usize::from(is_merged);
        let title = view.title.map(str::to_owned);
        let origin = Origin { hint: hint.clone(), title, ..Origin::default() };
        let id = self.drafts.declare_as(&key, &view.pointer, origin);
        let docs = super::docs::of_view(&view);
        let deprecated = view.deprecated;
        let shape = self.shape(view, id);
        let def = self.drafts.get_mut(id);
        def.docs = docs;
        def.deprecated = deprecated;
        def.shape = shape;
        TypeRef::Named(id)
    }

    /// The shape of a type with a name.
    fn shape(&mut self, view: View<'d>, id: TypeId) -> Shape {
        let view = self.simplify(view);
        let hint = Hint::inside(id, "");
        if let Some(ty) = self.plain(&view, &hint) {
            return Shape::Alias(ty);
        }
        if let Some(shape) = self.inheritance(&view, id) {
            return shape;
        }
        if let Some(shape) = self.enumeration(&view) {
            return shape;
        }
        if !view.choices.is_empty() {
            if let Some(shape) = self.union(&view, id) {
                return shape;
            }
        }
        Shape::Struct(self.structure(&view, id))
    }

    /// The type of a schema that needs no item of its own: scalars, lists, maps, free-form values.
    fn plain(&mut self, view: &View<'d>, hint: &Hint) -> Option<TypeRef> {
        if let Some((first, second)) = &view.contradiction {
            self.report
                .add(
                    &codes::CONTRADICTORY_SCHEMA,
                    &*view.pointer,
                    "the parts of this `allOf` ask for different types, any value is accepted here",
                )
                .label(&**first, "one type")
                .label(&**second, "another type")
                .help("make one of them fit the other, or write `oneOf` if either is possible");
            return Some(TypeRef::Any);
        }
        if let Some(values) = &view.enumeration {
            return self.plain_enumeration(view, values);
        }
        if !view.choices.is_empty() {
            return None;
        }
        match self.kind_of(view) {
            Kind::Object => self.plain_object(view, hint),
            Kind::Array => Some(self.array(view, hint)),
            Kind::Any => Some(TypeRef::Any),
            Kind::Scalar => Some(self.scalar(view, hint)),
        }
    }

    /// A map where an object has no named properties; `None` where it has (a struct) or is the base of others.
    fn plain_object(&mut self, view: &View<'d>, hint: &Hint) -> Option<TypeRef> {
        if !view.properties.is_empty() || (view.discriminator.is_some() && self.has_heirs(view)) {
            return None;
        }
        let value = self.additional_value(view, hint);
        Some(TypeRef::Map(Box::new(value.unwrap_or(TypeRef::Any))))
    }

    /// The type of undeclared properties: `None` where none are declared.
    pub(super) fn additional_value(&mut self, view: &View<'d>, hint: &Hint) -> Option<TypeRef> {
        match (&view.additional, view.patterns.as_slice()) {
            (Additional::Schema(nodes), []) => {
                self.unchecked(nodes, "limits of the values of a map");
                Some(self.schemas(nodes, &hint.deeper("value")).into_item())
            }
            // Where nothing forbids them, properties that the pattern does not speak of are any values.
            (Additional::Unstated, [node]) if !takes_every_name(node) => {
                self.report
                    .add(
                        &codes::OPEN_PATTERN_PROPERTIES,
                        &*node.pointer,
                        "properties with other names may be any values, so these are `runtime::Value` too",
                    )
                    .help("add `additionalProperties: false` if there are no others");
                Some(TypeRef::Any)
            }
            (Additional::Unstated | Additional::Forbidden, [node]) => {
                self.unchecked(std::slice::from_ref(node), "limits of the values of a map");
                Some(self.schema(node, &hint.deeper("value")).into_item())
            }
            (Additional::Unstated | Additional::Forbidden, []) => None,
            _ => Some(TypeRef::Any),
        }
    }

    fn array(&mut self, view: &View<'d>, hint: &Hint) -> TypeRef {
        if !view.prefix.is_empty() {
            return self.tuple(view, hint);
        }
        if view.items.is_empty() {
            return TypeRef::List(Box::new(TypeRef::Any));
        }
        self.unchecked(&view.items, "limits of the items of a list");
        TypeRef::List(Box::new(self.schemas(&view.items, &hint.deeper("item")).into_item()))
    }

    /// `prefixItems` of a fixed length becomes a tuple; anything else a list of any value.
    fn tuple(&mut self, view: &View<'d>, hint: &Hint) -> TypeRef {
        let length = view.prefix.len() as u64;
        view.prefix
            .iter()
            .for_each(|node| self.unchecked(std::slice::from_ref(node), "limits of the items of a tuple"));
        let items: Vec<TypeRef> = (1..)
            .zip(&view.prefix)
            .map(|(position, node)| self.schema(node, &hint.deeper(&format!("item {position}"))).into_item())
            .collect();
        let closed = view.max_items == Some(length) || view.items.iter().any(|node| self.is_never(node));
        if closed && view.min_items == Some(length) && (2..=12).contains(&length) {
            return TypeRef::Tuple(items);
        }
        let same = items.windows(2).all(|pair| pair[0] == pair[1]);
        if same && closed {
            return TypeRef::List(Box::new(items[0].clone()));
        }
        self.report
            .add(
                &codes::TUPLE_OF_ANY,
                &*view.pointer,
                "`prefixItems` without a fixed length becomes a list of any values",
            )
            .help("add `items: false` and `minItems` equal to the number of `prefixItems` for a tuple");
        TypeRef::List(Box::new(TypeRef::Any))
    }

    /// What the keywords amount to where `type` is missing (JSON Schema: they apply to their own type only).
    pub(super) fn kind_of(&self, view: &View<'d>) -> Kind {
        match view.kind {
            Some("object") => Kind::Object,
            Some("array") => Kind::Array,
            Some(_) => Kind::Scalar,
            None if view.has_object_keywords() || view.discriminator.is_some() => Kind::Object,
            None if !view.items.is_empty() || !view.prefix.is_empty() => Kind::Array,
            None => Kind::Any,
        }
    }

    /// `{not: {}}`, the schema `false`: no value is valid.
    fn is_never(&self, node: &Node<'d>) -> bool {
        node.resolve(self.document)
            .and_then(|node| keywords(node.schema()?))
            .is_some_and(|any| any.not.is_some())
    }
}

/// What a schema amounts to, by its own keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    Array,
    Scalar,
    Any,
}

/// Whether the pattern that a schema of `patternProperties` stands under takes every name.
fn takes_every_name(node: &Node<'_>) -> bool {
    let pattern = source::segments(&node.pointer).last().unwrap_or_default();
    let inner = pattern.trim_start_matches('^').trim_end_matches('$');
    matches!(inner, "" | ".*" | ".+")
}

/// The name of the component that stands at exactly this pointer.
pub(super) fn component_name(pointer: &str) -> Option<String> {
    let name = pointer.strip_prefix("/components/schemas/")?;
    (!name.contains('/')).then(|| name.replace("~1", "/").replace("~0", "~"))
}

/// A name for a schema that is referenced in the middle of a document: its last telling segments.
fn place_of(pointer: &str) -> String {
    const SILENT: [&str; 10] = [
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
    let telling: Vec<&str> = segments
        .iter()
        .map(String::as_str)
        .filter(|segment| !SILENT.contains(segment) && segment.parse::<u32>().is_err())
        .collect();
    let last = telling.len().saturating_sub(2);
    telling[last..].join(" ")
}
