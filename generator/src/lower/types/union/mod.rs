//! Turns `oneOf` and `anyOf` into unions.
//!
//! The plan by which a value finds its branch is decided here: by a discriminator, by a property that is
//! constant in every branch, or by the shape of values.

mod branch_names;
mod constant;
mod findings;
mod inheritance;
mod selector;
mod several_lists;
mod tags;
mod written_tag;

use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, Payload, Plan, Selector, TypeId, TypeRef};
use crate::lower::draft::{Hint, Name, TypeKind, Union, UnionVariant};
use crate::lower::types::lowering::TypeLowering;
use crate::model::{Alternatives, Branch, BranchTraits, MergedSchema, Tags};

use branch_names::{BranchName, branch_names};
use inheritance::unique;

/// The variants of a union while it is being lowered.
#[derive(Default)]
struct Variants {
    list: Vec<UnionVariant>,
    /// The traits of each variant.
    traits: Vec<BranchTraits>,
    /// The variant of each branch.
    of_branch: Vec<usize>,
    /// The traits of each branch; `None` if it shares the variant of an earlier branch.
    own_traits: Vec<Option<BranchTraits>>,
}

impl<'d> TypeLowering<'d, '_> {
    /// Drops or merges the alternatives that need no union.
    pub(crate) fn simplify(&mut self, merged: MergedSchema<'d>) -> MergedSchema<'d> {
        let simplified = self.model.simplified(merged);
        if let Some(branch) = simplified.unconstrained {
            let message = "one of the branches accepts any value, and so does this schema";
            self.report
                .add(&codes::UNION_OF_EVERYTHING, &*simplified.merged.pointer, message)
                .label(&*branch.pointer, "this branch accepts any value");
        }
        simplified.merged
    }

    /// The definition of a schema with branches.
    pub(crate) fn union(&mut self, merged: &MergedSchema<'d>, id: TypeId) -> TypeKind {
        let [list] = merged.alternatives.as_slice() else {
            let Some((branches, names)) = self.combinations(merged) else {
                return self.struct_of_several_lists(merged, id);
            };
            let list = Alternatives { branches: Vec::new(), discriminator: None };
            let tags = self.model.implied_tags(&branches);
            return self.union_of(merged, &list, branches, &names, tags, id);
        };
        let branches = self.branches(merged, list);
        if branches.is_empty() {
            // All branches are null or dangling references.
            return TypeKind::Alias(TypeRef::Any);
        }
        let tags = self.tags(list, &branches, merged);
        let (branches, tags) = self.model.split_by_tag(branches, tags);
        let origin = self.drafts.origin(id);
        let place = origin.component.as_ref().unwrap_or(&origin.hint.label).clone();
        let names = branch_names(self.model, list, &branches, tags.as_ref(), &place);
        self.union_of(merged, list, branches, &names, tags, id)
    }

    fn union_of(
        &mut self,
        merged: &MergedSchema<'d>,
        list: &Alternatives<'d>,
        branches: Vec<Branch<'d>>,
        names: &[BranchName],
        tags: Option<Tags>,
        id: TypeId,
    ) -> TypeKind {
        let mut variants = self.variants_of(&branches, names, tags.as_ref(), id);
        if let ([UnionVariant { payload: Payload::Value(only), .. }], None) =
            (variants.list.as_slice(), &tags)
        {
            return TypeKind::Alias(only.clone());
        }
        let default = self.default_branch(list, &branches, merged).map(|branch| variants.of_branch[branch]);
        if let Some(variant) = default.and_then(|default| variants.list.get_mut(default)) {
            // The values of the default branch have unknown tags, or none.
            variant.inserted_tag = None;
        }
        let plan = match tags {
            Some((property, tags)) => {
                let tags = tags.into_iter().zip(&variants.of_branch);
                let tags = tags.flat_map(|(tags, at)| tags.into_iter().map(move |tag| (tag, *at)));
                Plan::Tagged { property, tags: unique(tags.collect()), default }
            }
            None => {
                self.tell_apart(&branches, &mut variants);
                self.report_shadows(&branches, &variants.own_traits);
                if is_any_of(list) {
                    self.report_overlap(&branches, &variants.own_traits);
                }
                Plan::Shapes
            }
        };
        let Variants { mut list, traits, .. } = variants;
        for (variant, traits) in list.iter_mut().zip(traits) {
            variant.selector = selector::of(traits);
        }
        TypeKind::Union(Union { variants: list, plan, unknown: None })
    }

    /// The variants of branches. Branches of the same type share a variant unless their tags differ.
    fn variants_of(
        &mut self,
        branches: &[Branch<'d>],
        names: &[BranchName],
        tags: Option<&Tags>,
        id: TypeId,
    ) -> Variants {
        let mut variants = Variants { own_traits: vec![None; branches.len()], ..Variants::default() };
        for (index, branch) in branches.iter().cloned().enumerate() {
            let own_tags = tags.map_or(&[][..], |(_, tags)| tags[index].as_slice());
            let property = tags.map_or("", |(property, _)| property.as_str());
            let (variant, traits) = self.variant(branch, &names[index], id, property, own_tags);
            let is_same = |known: &UnionVariant| known.payload == variant.payload;
            let known = variants.list.iter().position(is_same);
            match known.map(|at| (at, &variants.list[at])) {
                Some((at, known)) if own_tags.is_empty() || tag_of(known) == tag_of(&variant) => {
                    variants.of_branch.push(at);
                    if !matches!(known.payload, Payload::Value(TypeRef::Named(_))) {
                        variants.list[at].name.preferred = None;
                    }
                    let known = &mut variants.traits[at];
                    known.required.retain(|name| traits.required.contains(name));
                    known.values.clear();
                    known.constants.clear();
                }
                _ => {
                    variants.of_branch.push(variants.list.len());
                    variants.own_traits[index] = Some(traits.clone());
                    variants.traits.push(traits);
                    variants.list.push(variant);
                }
            }
        }
        variants
    }

    /// Completes the traits of variants without tags.
    fn tell_apart(&self, branches: &[Branch<'d>], variants: &mut Variants) {
        // The branch of each variant; `None` if it has several.
        let mut only_branch: Vec<Option<&Branch<'d>>> = vec![None; variants.list.len()];
        for (branch, at) in branches.iter().zip(&variants.of_branch) {
            let is_only = variants.of_branch.iter().filter(|other| *other == at).count() == 1;
            only_branch[*at] = Some(branch).filter(|_| is_only);
        }
        self.model.distinguish(&only_branch, &mut variants.traits);
        for (own, at) in variants.own_traits.iter_mut().zip(&variants.of_branch) {
            if let Some(own) = own.as_mut().filter(|_| only_branch[*at].is_some()) {
                own.clone_from(&variants.traits[*at]);
            }
        }
    }

    fn variant(
        &mut self,
        branch: Branch<'d>,
        name: &BranchName,
        id: TypeId,
        property: &str,
        tags: &[String],
    ) -> (UnionVariant, BranchTraits) {
        let traits = self.model.traits(&branch.merged, &branch.target, 0);
        // A base writes the tags of its heirs.
        let inserted_tag = written_tag::of(self.model, &branch.merged, property, tags)
            .filter(|_| traits.kinds.object && !self.model.is_base(&branch.target));
        if let Some(variant) = constant::variant(&branch).filter(|_| tags.is_empty()) {
            return (variant, traits);
        }
        let hint = &match branch.is_merged {
            true => Hint::inside(id, name.label.as_str()),
            false => self.hint_at(&branch.node.pointer, id, &name.label),
        };
        let name = name.apply(Name::new(tags.first().cloned().unwrap_or_default(), &*branch.node.pointer));
        let docs = Docs { description: branch.merged.description.map(str::to_owned), ..Docs::default() };
        if !traits.kinds.object {
            self.report_unchecked_limits(std::slice::from_ref(&branch.node), "limits of a branch of a union");
        }
        let ty = if branch.is_merged {
            let merged = self.simplify(branch.merged);
            self.anonymous(merged, hint)
        } else {
            self.schema(&branch.node, hint).ty
        };
        let payload = Payload::Value(ty);
        (UnionVariant { name, docs, payload, inserted_tag, selector: Selector::default() }, traits)
    }
}

/// Whether a list is an `anyOf`, several branches of which may accept a value.
fn is_any_of(list: &Alternatives<'_>) -> bool {
    list.branches.first().is_some_and(|branch| branch.pointer.rsplit('/').nth(1) == Some("anyOf"))
}

fn tag_of(variant: &UnionVariant) -> Option<&str> {
    Some(variant.name.wire.as_str()).filter(|tag| !tag.is_empty())
}
