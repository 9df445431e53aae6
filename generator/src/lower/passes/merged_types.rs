//! Types that the configuration makes one: `[merge.types]`.
//!
//! The first type of an entry stays, under the name of the entry; the others have to be equal to it. A type
//! that is unknown or different is reported and stays as it is.

use std::collections::BTreeMap;

use super::share::{Contents, replace_all};
use super::types_by_name::TypesByName;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::ir::{TypeId, TypeRef};
use crate::lower::config_entries::{unknown_at, without_effect};
use crate::lower::draft::{Api, Drafts};
use crate::lower::names::TypeNames;
use crate::source::child;

const TABLE: &str = "/merge/types";

/// Merges the types that the configuration lists. `names` are those that the types would have.
pub(in crate::lower) fn merge(
    drafts: &mut Drafts,
    api: &mut Api,
    names: &TypeNames,
    config: &Config,
    report: &mut Report,
) {
    let by_name = TypesByName::new(drafts, names);
    let contents = Contents::of(drafts);
    let mut copies: BTreeMap<TypeId, TypeRef> = BTreeMap::new();
    for (name, members) in &config.merge.types {
        let mut kept: Option<TypeId> = None;
        for (index, member) in members.iter().enumerate() {
            let at = child(&child(TABLE, name), &index.to_string());
            let Some(id) = by_name.find(member).first().copied() else {
                unknown_at(report, TABLE, &at, member, &by_name.known());
                continue;
            };
            let Some(first) = kept else {
                kept = Some(id);
                drafts.origins[id.0 as usize].merged_as = Some(name.clone());
                continue;
            };
            if id == first {
                without_effect(report, &at, &format!("`{member}` is in `{name}` already"));
            } else if contents.get(id).is_none() || contents.get(id) != contents.get(first) {
                let message = format!("`{member}` stays apart, because it is not equal to `{}`", members[0]);
                without_effect(report, &at, &message)
                    .help("merge types with the same properties or values, in the same order");
            } else {
                copies.insert(id, TypeRef::Named(first));
            }
        }
    }
    replace_all(drafts, api, &copies);
}
