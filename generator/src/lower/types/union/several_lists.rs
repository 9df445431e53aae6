//! A schema with several lists of branches: a union of their combinations, or, if there are too many, a
//! struct of its own properties with a map for all others.

use crate::diagnostic::codes::lower as codes;
use crate::ir::{TypeId, TypeRef};
use crate::limits;
use crate::lower::draft::TypeKind;
use crate::lower::types::lowering::TypeLowering;
use crate::model::{Additional, Branch, MergedSchema};

use super::branch_names::{BranchName, branch_names};
use super::is_any_of;

/// Some of the branches of a schema, one of each list that was looked at so far, and what each is called.
type Combination = (Vec<usize>, Vec<String>);

impl<'d> TypeLowering<'d, '_> {
    /// The combinations of the branches of several lists, and their names; `None` if there are too many.
    pub(super) fn combinations(
        &mut self,
        merged: &MergedSchema<'d>,
    ) -> Option<(Vec<Branch<'d>>, Vec<BranchName>)> {
        let lists = &merged.alternatives;
        let count = lists.iter().map(|list| list.branches.len()).try_fold(1, usize::checked_mul);
        count.filter(|count| *count <= limits::COMBINED_BRANCHES)?;
        let is_open = lists.iter().any(is_any_of);
        let mut branches_of = Vec::with_capacity(lists.len());
        let mut combinations: Vec<Combination> = vec![Combination::default()];
        for list in lists {
            let branches = self.branches(merged, list);
            if branches.iter().any(|branch| !branch.merged.alternatives.is_empty()) {
                return None;
            }
            let tags = self.model.implied_tags(&branches);
            let names = branch_names(self.model, list, &branches, tags.as_ref(), "");
            let extended = combinations.iter().flat_map(|(chosen, words)| {
                names.iter().zip(&branches).enumerate().map(move |(index, (name, branch))| {
                    let (mut chosen, mut words) = (chosen.clone(), words.clone());
                    chosen.push(index);
                    words.push(name.words(branch));
                    (chosen, words)
                })
            });
            combinations = extended.collect();
            branches_of.push(branches);
        }
        let mut combined = Vec::with_capacity(combinations.len());
        for (chosen, words) in combinations {
            let parts: Vec<&Branch<'d>> =
                branches_of.iter().zip(chosen).filter_map(|(branches, at)| branches.get(at)).collect();
            let branch = self.model.combination(merged, &parts, is_open);
            combined.extend(branch.map(|branch| (branch, BranchName::exactly(words.join(" and ")))));
        }
        (!combined.is_empty()).then(|| combined.into_iter().unzip())
    }

    /// A struct of the schema's own properties, with a map for all others.
    pub(super) fn struct_of_several_lists(&mut self, merged: &MergedSchema<'d>, id: TypeId) -> TypeKind {
        self.report
            .add(
                &codes::SEVERAL_CHOICES,
                &*merged.pointer,
                "this schema has several lists of branches (`oneOf`, `anyOf`) with many combinations; it \
                 becomes a struct of its properties that keeps all others in a map",
            )
            .help("write one list: a `oneOf` of the possible combinations");
        if merged.kind != Some("object") && !merged.has_object_keywords() {
            // The branches may have any type, and there are no properties that could become fields.
            return TypeKind::Alias(TypeRef::Any);
        }
        let mut open = merged.clone();
        open.keywords_mut().additional = Additional::Anything;
        TypeKind::Struct(self.structure(&open, id))
    }
}
