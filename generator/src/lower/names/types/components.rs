//! How the name of a component is spelled as a type.
//!
//! Many tools name schemas after classes, with the namespace (`io.k8s.api.core.v1.Pod`) and with what a
//! generic class is filled with (``PagedResult`1[[Shop.Order, Shop]]``). Where most names of a document have
//! a namespace, types are called by what follows it.

use std::collections::HashMap;

use crate::lower::names::long::{self, LONG};
use crate::lower::words;

/// How the names of a document say in which namespace a class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Namespaces {
    /// Most names have none.
    None,
    /// `shop.api.Order`.
    Dotted,
    /// `shoppbOrder`, as gRPC gateways write the message `Order` of the package `shoppb`.
    Packages,
}

impl Namespaces {
    /// What most of these names have.
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let (mut all, mut dotted) = (0usize, 0usize);
        let mut packages: HashMap<&str, usize> = HashMap::new();
        for name in names {
            all += 1;
            dotted += usize::from(identifiers(name).first().is_some_and(|class| class.contains('.')));
            if let Some((package, _)) = in_package(name) {
                *packages.entry(package).or_default() += 1;
            }
        }
        // Names in camel case begin with many words, those of packages with one or two.
        let largest = packages.into_values().max().unwrap_or_default();
        let are_most = |count: usize| count > 1 && count * 2 > all;
        match (are_most(dotted), are_most(largest)) {
            (true, _) => Self::Dotted,
            (_, true) => Self::Packages,
            _ => Self::None,
        }
    }
}

/// The package in small letters before a message, and the message.
fn in_package(name: &str) -> Option<(&str, &str)> {
    let (package, message) = name.split_at(name.find(|c: char| !is_small(c))?);
    (!package.is_empty() && message.starts_with(char::is_uppercase)).then_some((package, message))
}

fn is_small(c: char) -> bool {
    c.is_lowercase() || c.is_ascii_digit()
}

/// The spellings of a component's name, the shortest first. The last one has all words of the name.
pub(super) fn spellings(name: &str, namespaces: Namespaces) -> Vec<String> {
    let classes = identifiers(name);
    let full = spelled(&classes);
    let mut all = match (namespaces, in_package(name)) {
        (Namespaces::Dotted, _) => in_dotted(&classes),
        (Namespaces::Packages, Some((_, message))) => vec![spelled(&[message])],
        _ => Vec::new(),
    };
    if all.is_empty() && full.chars().count() > LONG {
        let short = long::shortened_type(&full);
        // If it stays long, it is better the name that one can look for in the document.
        all.extend(Some(short).filter(|short| short.chars().count() <= LONG));
    }
    all.push(full);
    all.dedup();
    all
}

/// The classes with ever more of their namespaces.
fn in_dotted(classes: &[&str]) -> Vec<String> {
    let depth = classes.iter().map(|class| class.split('.').count()).max().unwrap_or(1);
    let cut = |keep: usize| {
        let cut: Vec<&str> = classes.iter().map(|class| last_segments(class, keep)).collect();
        // What begins with a digit, such as a version, is no name.
        let is_name = cut.first().is_some_and(|class| class.starts_with(char::is_alphabetic));
        is_name.then(|| spelled(&cut))
    };
    (1..depth).filter_map(cut).collect()
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
    use super::{Namespaces, spellings};

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
            let all = spellings(name, Namespaces::Dotted);
            assert_eq!(all[..expected.len().min(all.len())], *expected, "{name}");
        }
    }

    #[test]
    fn a_message_is_called_without_its_package() {
        for (name, expected) in [
            ("etcdserverpbHashKVRequest", &["HashKvRequest", "EtcdserverpbHashKvRequest"][..]),
            ("v1Pod", &["Pod", "V1Pod"]),
            ("CompareCompareResult", &["CompareCompareResult"]),
            ("status", &["Status"]),
            ("shop_Order", &["ShopOrder"]),
        ] {
            assert_eq!(spellings(name, Namespaces::Packages), expected, "{name}");
        }
    }

    #[test]
    fn namespaces_count_if_most_names_have_one() {
        for (names, expected) in [
            (&["a.B", "a.C", "D"][..], Namespaces::Dotted),
            (&["a.B", "C", "D"], Namespaces::None),
            (&["a.B"], Namespaces::None),
            (&["shoppbOrder", "shoppbLine", "OrderState"], Namespaces::Packages),
            (&["shoppbOrder", "OrderLine", "OrderState"], Namespaces::None),
            // Camel case.
            (&["getOrder", "setOrder", "getOrders", "line"], Namespaces::None),
        ] {
            assert_eq!(Namespaces::of(names.iter().copied()), expected, "{names:?}");
        }
    }
}
