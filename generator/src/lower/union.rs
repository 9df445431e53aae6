//! `oneOf` and `anyOf`.
//!
//! In: the view of a schema with branches. Out: a union with its plan, decided here once: by
//! discriminator, by a property that is constant in every branch, or by the shapes of the values.

use super::Lowering;
use super::branches::{Branch, places};
use super::drafts::Hint;
use super::inheritance::unique;
use super::node::{Except, Node, is_annotation_only, keywords};
use super::selector;
use super::view::{Choice, View};
use super::written_tag;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Name, Plan, Scalar, Shape, TypeId, TypeRef, Union, UnionVariant};
use crate::openapi::vocabulary;

pub(super) const NO_BRANCH: &str = "add the schema to the list of branches, or remove the entry";

impl<'d> Lowering<'d> {
    /// Brings a view's branches to the form that the rest relies on: no list that only validates,
    /// strings and string enums as one open enum, a single branch merged.
    pub(super) fn simplify(&mut self, mut view: View<'d>) -> View<'d> {
        view.choices.retain(|choice| !self.only_validates(choice));
        for _ in 0..crate::limits::SIMPLIFICATIONS {
            let [choice] = view.choices.as_slice() else { break };
            // A branch that says nothing takes everything, and with it so does the list.
            let takes_all = |branch: &&Node<'d>| self.telling(std::slice::from_ref(*branch)).is_empty();
            if let Some(branch) = choice.branches.iter().find(takes_all) {
                let message = "one of the branches takes any value, and with it so does this schema";
                let place = branch.pointer.to_string();
                self.report
                    .add(&codes::UNION_OF_EVERYTHING, &*view.pointer, message)
                    .label(place, "this branch takes any value");
                view.choices.clear();
                break;
            }
            let branches = self.telling(&choice.branches);
            if let Some(values) = self.open_enumeration(&branches) {
                view.choices.clear();
                view.enumeration = Some(values);
                view.kind = Some("string");
                view.open = true;
            } else if let [only] = branches.as_slice() {
                let only = only.clone();
                view.choices.clear();
                view.merge(self.document, &only);
            } else {
                break;
            }
        }
        view
    }

    /// Whether every branch only restricts what stands beside the list, such as
    /// `anyOf: [{required: [a]}, {required: [b]}]`.
    fn only_validates(&self, choice: &Choice<'d>) -> bool {
        choice.branches.iter().all(|branch| {
            branch.schema().and_then(|schema| Some((schema, keywords(schema)?))).is_some_and(
                |(schema, any)| {
                    let mut bare = any.clone();
                    bare.required.clear();
                    if !any.required.is_empty() || any.not.is_some() {
                        bare.typ = None;
                    }
                    (!any.required.is_empty() || any.not.is_some())
                        && is_annotation_only(&schema.schema_data, &bare, Except::Nothing)
                },
            )
        })
    }

    /// The values of a list of plain strings and string enums: an enum that also takes any string.
    fn open_enumeration(&self, branches: &[Node<'d>]) -> Option<Vec<&'d serde_json::Value>> {
        let mut values: Vec<&'d serde_json::Value> = Vec::new();
        let mut open = false;
        for branch in branches {
            let view = View::of(self.document, std::slice::from_ref(branch));
            if view.kind != Some("string") || view.format.is_some() || !view.choices.is_empty() {
                return None;
            }
            match view.enumeration {
                Some(listed) if listed.iter().all(|value| value.is_string()) => values.extend(listed),
                Some(_) => return None,
                None => open = true,
            }
        }
        let mut seen = std::collections::HashSet::new();
        values.retain(|value| seen.insert(value.as_str()));
        (open && !values.is_empty()).then_some(values)
    }

    /// The shape of a schema with branches.
    pub(super) fn union(&mut self, view: &View<'d>, id: TypeId) -> Option<Shape> {
        let [choice] = view.choices.as_slice() else {
            self.report.add(
                &codes::SEVERAL_CHOICES,
                &*view.pointer,
                "`oneOf` and `anyOf` side by side: the properties become a struct that keeps all others in a map",
            )
            .help("say it with one list: `oneOf` of the combinations that are possible");
            if view.kind != Some("object") && !view.has_object_keywords() {
                // The branches may be of any kind, and no property would get a field.
                return Some(Shape::Alias(TypeRef::Any));
            }
            let mut open = view.clone();
            open.additional = super::view::Additional::Anything;
            return Some(Shape::Struct(self.structure(&open, id)));
        };
        let branches = self.branches(view, choice);
        if branches.is_empty() {
            // Null is all there is, or nothing that could be found.
            return Some(Shape::Alias(TypeRef::Any));
        }
        let tags = self.tags(choice, &branches, view);
        let (branches, tags) = self.split_by_tag(branches, tags);
        let mut places = places(&branches, tags.as_ref()).into_iter();
        let mut variants: Vec<UnionVariant> = Vec::with_capacity(branches.len());
        let mut position = Vec::with_capacity(branches.len());
        let mut selectors = vec![None; branches.len()];
        for (index, branch) in branches.iter().cloned().enumerate() {
            let named = tags.as_ref().map_or(&[][..], |(_, tags)| tags[index].as_slice());
            let property = tags.as_ref().map_or("", |(property, _)| property.as_str());
            let hint = Hint::inside(id, places.next().unwrap_or_default());
            let variant = self.variant(branch, &hint, property, named);
            match variants.iter().position(|known| known.ty == variant.ty) {
                // Two branches of one type are one variant, unless a tag tells them apart.
                Some(known) if named.is_empty() || known_tag(&variants[known]) == known_tag(&variant) => {
                    position.push(known);
                    let (known, other) = (&mut variants[known].selector, variant.selector);
                    known.required.retain(|name| other.required.contains(name));
                    known.values.clear();
                    known.constants.clear();
                }
                _ => {
                    position.push(variants.len());
                    selectors[index] = Some(variant.selector.clone());
                    variants.push(variant);
                }
            }
        }
        if let ([only], None) = (variants.as_slice(), &tags) {
            return Some(Shape::Alias(only.ty.clone()));
        }
        let default = self.default_branch(choice, &branches, view).map(|branch| position[branch]);
        if let Some(variant) = default.and_then(|default| variants.get_mut(default)) {
            // Its values have other tags, or none.
            variant.inserted_tag = None;
        }
        let plan = match tags {
            Some((property, tags)) => Plan::Tagged {
                property,
                tags: unique(
                    tags.into_iter()
                        .zip(&position)
                        .flat_map(|(tags, at)| tags.into_iter().map(move |tag| (tag, *at)))
                        .collect(),
                ),
                default,
            },
            None => {
                // The branch of each variant, unless it has several.
                let mut sole: Vec<Option<&Branch<'d>>> = vec![None; variants.len()];
                for (index, branch) in branches.iter().enumerate() {
                    let is_only = position.iter().filter(|at| **at == position[index]).count() == 1;
                    sole[position[index]] = Some(branch).filter(|_| is_only);
                }
                self.distinguish(&sole, &mut variants);
                for (selector, at) in selectors.iter_mut().zip(&position) {
                    if let Some(selector) = selector.as_mut().filter(|_| sole[*at].is_some()) {
                        selector.clone_from(&variants[*at].selector);
                    }
                }
                self.shadowed(&branches, &selectors);
                if is_any_of(choice) {
                    self.overlapping(&branches, &selectors);
                }
                Plan::Shapes
            }
        };
        Some(Shape::Union(Union { variants, plan, unknown: None }))
    }

    /// The branch for values without a known tag (OpenAPI 3.2, Discriminator Object, `defaultMapping`).
    fn default_branch(
        &mut self,
        choice: &Choice<'d>,
        branches: &[Branch<'d>],
        view: &View<'d>,
    ) -> Option<usize> {
        let value = choice.discriminator?.extensions.get(vocabulary::DEFAULT_MAPPING)?.as_str()?;
        let target = self.mapping_target(value);
        let found = branches.iter().position(|branch| target.as_deref() == Some(&*branch.target.pointer));
        if found.is_none() {
            let at = format!("{}/discriminator/defaultMapping", view.pointer);
            let message = format!("`defaultMapping` leads to `{value}`, which is not a branch");
            self.report.add(&codes::MAPPING_WITHOUT_BRANCH, at, message).help(NO_BRANCH);
        }
        found
    }

    fn variant(&mut self, branch: Branch<'d>, hint: &Hint, property: &str, tags: &[String]) -> UnionVariant {
        let selector = selector::of(self, &branch.view, &branch.target, 0);
        let inserted_tag =
            written_tag::of(self, &branch.view, property, tags).filter(|_| selector.kinds.object);
        // A base writes the tags of its heirs.
        let inserted_tag = inserted_tag.filter(|_| !self.is_base(&branch.target));
        let name = Name {
            wire: tags.first().cloned().unwrap_or_default(),
            pointer: branch.node.pointer.to_string(),
            rust: tags.first().filter(|_| branch.is_split).cloned().unwrap_or_default(),
        };
        let docs = Docs { description: branch.view.description.map(str::to_owned), ..Docs::default() };
        if !selector.kinds.object {
            self.unchecked(std::slice::from_ref(&branch.node), "limits of a branch of a union");
        }
        let ty = if branch.is_merged {
            let view = self.simplify(branch.view);
            self.anonymous(view, hint)
        } else {
            self.schema(&branch.node, hint).ty
        };
        UnionVariant { name, docs, ty, inserted_tag, selector }
    }
}

/// Whether a list is an `anyOf`: a value may be of several of its branches.
fn is_any_of(choice: &Choice<'_>) -> bool {
    choice.branches.first().is_some_and(|branch| branch.pointer.rsplit('/').nth(1) == Some("anyOf"))
}

fn known_tag(variant: &UnionVariant) -> Option<&str> {
    Some(variant.name.wire.as_str()).filter(|tag| !tag.is_empty())
}

/// What a variant is called after, where its payload has no name of its own.
pub(super) fn payload_word(ty: &TypeRef) -> &'static str {
    match ty {
        TypeRef::Scalar(Scalar::Bool) => "boolean",
        TypeRef::Scalar(Scalar::F64) => "number",
        TypeRef::Scalar(Scalar::String | Scalar::Secret) => "string",
        TypeRef::Scalar(Scalar::DateTime) => "date time",
        TypeRef::Scalar(Scalar::Date) => "date",
        TypeRef::Scalar(Scalar::Uuid) => "uuid",
        TypeRef::Scalar(Scalar::Base64 | Scalar::Base64Url) => "bytes",
        TypeRef::Scalar(Scalar::File) => "file",
        TypeRef::Scalar(Scalar::Null) => "null",
        TypeRef::Scalar(_) => "integer",
        TypeRef::List(_) => "list",
        TypeRef::Tuple(_) => "tuple",
        TypeRef::Map(_) | TypeRef::HashedMap(_) => "map",
        TypeRef::Nullable(inner) | TypeRef::Boxed(inner) | TypeRef::JsonString(inner) => payload_word(inner),
        TypeRef::Any => "value",
        TypeRef::Named(_) | TypeRef::Custom(_) => "variant",
    }
}
