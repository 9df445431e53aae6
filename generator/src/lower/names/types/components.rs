//! How the name of a component is spelled as a type.
//!
//! Many tools name schemas after classes, with the namespace (`io.k8s.api.core.v1.Pod`) and with what a
//! generic class is filled with (``PagedResult`1[[Shop.Order, Shop]]``). Where most names of a document have
//! a namespace, types are called by what follows it.

use crate::lower::names::long::{self, LONG};
use crate::lower::words;

/// Whether most of these names have a namespace.
pub(super) fn are_in_namespaces<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut with) = (0usize, 0usize);
    for name in names {
        all += 1;
        with += usize::from(identifiers(name).first().is_some_and(|class| class.contains('.')));
    }
    with > 1 && with * 2 > all
}

/// The spellings of a component's name, the shortest first. The last one has all words of the name.
pub(super) fn spellings(name: &str, is_in_namespace: bool) -> Vec<String> {
    let classes = identifiers(name);
    let full = spelled(&classes);
    let mut all = Vec::new();
    if is_in_namespace {
        let depth = classes.iter().map(|class| class.split('.').count()).max().unwrap_or(1);
        let cut = |keep: usize| {
            let cut: Vec<&str> = classes.iter().map(|class| last_segments(class, keep)).collect();
            // What begins with a digit, such as a version, is no name.
            let is_name = cut.first().is_some_and(|class| class.starts_with(char::is_alphabetic));
            is_name.then(|| spelled(&cut))
        };
        let short = (1..depth).filter_map(cut);
        all.extend(short);
    }
    if all.is_empty() && full.chars().count() > LONG {
        let short = long::shortened_type(&full);
        // If it stays long, it is better the name that one can look for in the document.
        all.extend(Some(short).filter(|short| short.chars().count() <= LONG));
    }
    all.push(full);
    all.dedup();
    all
}

fn spelled(classes: &[&str]) -> String {
    words::type_name(&match classes {
        [class, rest @ ..] if !rest.is_empty() => format!("{class} of {}", rest.join(" and ")),
        _ => classes.concat(),
    })
}

/// The last segments of a name with dots.
fn last_segments(class: &str, keep: usize) -> &str {
    match class.rmatch_indices('.').nth(keep - 1) {
        Some((at, _)) => &class[at + 1..],
        None => class,
    }
}

/// The generic class and what it is filled with, without the arity and the assemblies that .NET adds. Any
/// other name is one class.
fn identifiers(name: &str) -> Vec<&str> {
    let is_class = |part: &str| part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '+'));
    let (class, filled) = match name.split_once('`') {
        Some((class, rest)) => {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            if !rest.is_empty() && !rest.starts_with('[') {
                return vec![name];
            }
            (class, rest)
        }
        None => match name.find(['<', '«', '[']) {
            Some(at) if at > 0 && name.ends_with(['>', '»', ']']) => name.split_at(at),
            _ => return vec![name],
        },
    };
    let mut classes = vec![class];
    // In `[[Type, Assembly, Version=…], […]]`, only the first of each list is a class.
    let is_qualified = filled.starts_with("[[");
    for group in filled.split(['<', '>', '«', '»', '[', ']']) {
        let items = group.split(',').map(str::trim);
        let items = items.take(if is_qualified { 1 } else { usize::MAX });
        classes
            .extend(items.map(|item| item.split('`').next().unwrap_or(item)).filter(|item| !item.is_empty()));
    }
    if classes.iter().all(|class| !class.is_empty() && is_class(class)) { classes } else { vec![name] }
}

#[cfg(test)]
mod tests {
    use super::{are_in_namespaces, spellings};

    #[test]
    fn a_class_is_called_by_its_own_name() {
        for (name, expected) in [
            ("io.k8s.api.core.v1.Pod", &["Pod", "V1Pod", "CoreV1Pod", "ApiCoreV1Pod"][..]),
            ("Microsoft.Graph.user", &["User", "GraphUser", "MicrosoftGraphUser"]),
            ("Shop.PagedResult`1", &["PagedResult", "ShopPagedResult"]),
            (
                "Shop.PagedResult`1[[Shop.Models.Order, Shop, Version=1.0.0.0]]",
                &["PagedResultOfOrder", "ShopPagedResultOfModelsOrder"],
            ),
            ("PagedResultOfUser", &["PagedResultOfUser"]),
            ("Page<User>", &["PageOfUser"]),
            ("Map«string,List«Pet»»", &["MapOfStringAndListAndPet"]),
            ("files[]", &["Files"]),
            ("v1.0", &["V1_0"]),
        ] {
            let all = spellings(name, true);
            assert_eq!(all[..expected.len().min(all.len())], *expected, "{name}");
        }
    }

    #[test]
    fn namespaces_count_if_most_names_have_one() {
        assert!(are_in_namespaces(["a.B", "a.C", "D"].into_iter()));
        assert!(!are_in_namespaces(["a.B", "C", "D"].into_iter()));
        assert!(!are_in_namespaces(["a.B"].into_iter()));
    }
}
