//! Names of types: a component has its own, an anonymous type is named after its place in the document.

use std::collections::HashMap;
use std::ops::Index;

use super::namespace::Namespace;
use super::renames::{RenameTable, Renames};
use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, TypeId};
use crate::limits;
use crate::lower::draft::{Drafts, Hint, Origin};
use crate::lower::words;

/// The name of each type.
#[derive(Debug)]
pub(in crate::lower) struct TypeNames(Vec<TypeName>);

#[derive(Debug, Clone, Default)]
struct TypeName {
    rust: String,
    /// The name before `[rename]` or a shorter name from the place of use replaced it.
    plain: Option<String>,
}

impl Index<TypeId> for TypeNames {
    type Output = String;
    fn index(&self, id: TypeId) -> &String {
        &self.0[id.0 as usize].rust
    }
}

impl TypeNames {
    /// The name that a type had before it was renamed. For a component, this is the plain spelling of its
    /// name.
    pub(in crate::lower) fn before_rename(&self, id: TypeId) -> Option<&str> {
        self.0[id.0 as usize].plain.as_deref()
    }

    /// Removes the names of removed types; the others move up.
    pub(in crate::lower) fn retain(&mut self, is_kept: impl Fn(TypeId) -> bool) {
        let mut ids = (0u32..).map(TypeId);
        self.0.retain(|_| ids.next().is_some_and(&is_kept));
    }
}

/// Names all types. Components come first, so that an anonymous type never takes a component's name.
pub(super) fn mint(
    drafts: &Drafts,
    renames: &Renames<'_>,
    namespace: &mut Namespace,
    report: &mut Report,
) -> TypeNames {
    let claims = short_names(drafts);
    let mut names: Vec<Option<TypeName>> = vec![None; drafts.types.0.len()];
    for (id, def) in drafts.types.iter() {
        let origin = drafts.origin(id);
        let Some(component) = &origin.component else { continue };
        let plain = words::type_name(component);
        let short = origin.short_name.clone().filter(|short| claims.get(short) == Some(&1));
        let renamed = [component, &plain].into_iter().find_map(|name| renames.get(RenameTable::Types, name));
        let preferred = renamed.clone().or(short).unwrap_or_else(|| plain.clone());
        let rust = namespace.claim(preferred);
        if rust != plain && renamed.is_none() {
            let message = format!("`{component}` is `{rust}` in Rust");
            report.add(&codes::RENAMED_TYPE, &*def.name.pointer, message);
        }
        names[id.0 as usize] = Some(TypeName { rust, plain: Some(plain) });
    }
    for (id, _) in drafts.types.iter() {
        if names[id.0 as usize].is_some() {
            continue;
        }
        let owner = drafts.origin(id).hint.parent.and_then(|parent| names[parent.0 as usize].as_ref());
        let preferred =
            anonymous(drafts.origin(id), owner.map(|name| name.rust.as_str()), &claims, namespace);
        let renamed = renames.get(RenameTable::Types, &preferred);
        let plain = renamed.is_some().then(|| preferred.clone());
        names[id.0 as usize] = Some(TypeName { rust: namespace.claim(renamed.unwrap_or(preferred)), plain });
    }
    TypeNames(names.into_iter().flatten().collect())
}

/// The docs of a type. An anonymous body without docs names its operation; what else an anonymous type is, its
/// own name says.
pub(super) fn described(docs: Docs, origin: &Origin) -> Docs {
    let Hint { prefix: operation, label, .. } = &origin.hint;
    let body = match label.as_str() {
        "request" => "Request",
        "response" => "Response",
        _ => return docs,
    };
    if origin.component.is_some() || operation.is_empty() || docs != Docs::default() {
        return docs;
    }
    let description = format!("{body} body of `{}`.", operation.replace('`', "'"));
    Docs { description: Some(description), ..docs }
}

/// The name of an anonymous type: its title if no other type has that title, the bare place of use if
/// several places of that name share the type, otherwise its owner's name and its place.
fn anonymous(
    origin: &Origin,
    owner: Option<&str>,
    claims: &HashMap<String, usize>,
    namespace: &Namespace,
) -> String {
    let owner = owner.unwrap_or(if origin.hint.parent.is_none() { &origin.hint.prefix } else { "" });
    let full = words::type_name(&format!("{owner} {}", origin.hint.label));
    let short = short_name(origin).filter(|short| claims.get(short) == Some(&1) && namespace.is_free(short));
    short.unwrap_or(full)
}

/// The name that a type gets without its owner's name as a prefix, if that name is free.
fn short_name(origin: &Origin) -> Option<String> {
    if origin.short_name.is_some() {
        return origin.short_name.clone();
    }
    if origin.component.is_some() {
        return None;
    }
    let is_name = |title: &&str| {
        title.split_whitespace().count() <= limits::WORDS_OF_A_NAME
            && title.chars().any(|c| c.is_ascii_alphabetic())
    };
    if let Some(title) = origin.title.as_deref().filter(is_name) {
        return Some(words::type_name(title));
    }
    let label = words::type_name(&origin.hint.label);
    let same = |other: &Hint| other.stands_alone && words::type_name(&other.label) == label;
    (!origin.places.is_empty() && same(&origin.hint) && origin.places.iter().all(same)).then_some(label)
}

/// How many types claim each short name, including the names of components.
fn short_names(drafts: &Drafts) -> HashMap<String, usize> {
    let mut claims: HashMap<String, usize> = HashMap::new();
    for (id, _) in drafts.types.iter() {
        let origin = drafts.origin(id);
        let own = origin.component.as_deref().map(words::type_name);
        for name in short_name(origin).into_iter().chain(own) {
            *claims.entry(name).or_default() += 1;
        }
    }
    claims
}
