//! Chooses what the types of branches without a name of their own are named after.

use crate::limits;
use crate::model::{Branch, Tags, component_name};

/// The place of each branch, from which its type gets a name: the tag, the component, or as in [`place`].
pub(crate) fn branch_names(branches: &[Branch<'_>], tags: Option<&Tags>) -> Vec<String> {
    let name = |(index, branch): (usize, &Branch<'_>)| {
        let tag = tags.and_then(|(_, tags)| tags[index].first());
        let component = component_name(&branch.target.pointer).filter(|_| branch.is_merged);
        tag.cloned().or(component).unwrap_or_else(|| own_name(branches, index))
    };
    branches.iter().enumerate().map(name).collect()
}

/// The place of a branch without tag and component: its type, a property that only it requires, its title, or
/// its position.
fn own_name(branches: &[Branch<'_>], index: usize) -> String {
    let merged = &branches[index].merged;
    let others =
        || branches.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| &other.merged);
    match merged.kind {
        Some("array") => return "list".into(),
        Some("string") => return "text".into(),
        _ if merged.properties.is_empty() => {}
        _ if others().all(|other| other.properties.is_empty()) => return "object".into(),
        _ => {
            let own = merged
                .required
                .iter()
                .find(|name| others().all(|other| !other.properties.contains_key(*name)));
            if let Some(own) = own {
                return (*own).to_owned();
            }
        }
    }
    let title = merged
        .title
        .filter(|title| (1..=limits::WORDS_OF_A_NAME).contains(&title.split_whitespace().count()));
    title.map_or_else(|| format!("variant {}", index + 1), str::to_owned)
}
