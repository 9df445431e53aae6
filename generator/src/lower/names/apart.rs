//! Tells names apart that would be the same in Rust.
//!
//! The name that needs no change keeps it, whatever the order. The others get the signs that make the
//! difference, or a word for their case: `@id` beside `id` is `at_id`, `ASC` beside `asc` is `AscUppercase`.
//! So a name that is added does not rename others, unless it has a better claim to the name.

use std::collections::{HashMap, HashSet};

use crate::lower::words::{self, Extent, spelled};

/// How texts are spelled in a namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    Value,
    Variant,
}

impl Spelling {
    pub(super) fn of(self, text: &str) -> String {
        match self {
            Spelling::Value => words::value_name(text),
            Spelling::Variant => words::variant_name(text),
        }
    }
}

/// The names of texts in one namespace.
#[derive(Debug)]
pub(super) struct NamesApart {
    spelling: Spelling,
    /// The names of texts whose plain name another text has.
    changed: HashMap<String, String>,
}

impl NamesApart {
    pub(super) fn new<'t>(spelling: Spelling, texts: impl Iterator<Item = &'t str>) -> Self {
        let mut by_name: HashMap<String, Vec<&str>> = HashMap::new();
        let mut order = Vec::new();
        for text in texts {
            let name = spelling.of(text);
            let group = by_name.entry(name.clone()).or_default();
            if group.is_empty() {
                order.push(name);
            }
            if !group.contains(&text) {
                group.push(text);
            }
        }
        let mut taken: HashSet<String> = order.iter().cloned().collect();
        let mut changed = HashMap::new();
        for name in order {
            let mut group = by_name.remove(&name).unwrap_or_default();
            // The sort is stable: of equals, the first one keeps the name.
            group.sort_by_key(|text| distance(text, &name));
            let mut number = 1;
            let keeper = group.first().copied().unwrap_or_default();
            for text in group.into_iter().skip(1) {
                let numbered = std::iter::repeat_with(|| {
                    number += 1;
                    spelling.of(&format!("{text} {number}"))
                });
                let mut candidates = candidates(text, keeper, spelling).into_iter().chain(numbered);
                let other = candidates.find(|other| !taken.contains(other)).unwrap_or_default();
                taken.insert(other.clone());
                changed.insert(text.to_owned(), other);
            }
        }
        Self { spelling, changed }
    }

    /// The name of a text.
    pub(super) fn name(&self, text: &str) -> String {
        self.changed.get(text).cloned().unwrap_or_else(|| self.spelling.of(text))
    }
}

/// How much a name differs from its text: the signs that it lost, then whether it is written differently.
fn distance(text: &str, name: &str) -> (usize, bool, usize) {
    let lost = text.chars().filter(|c| !c.is_alphanumeric() && *c != '_').count();
    let edges = text.len() - text.trim_matches('_').len();
    (lost + edges, text != name, text.chars().filter(|c| c.is_uppercase()).count())
}

/// Names for a text whose plain name `keeper` has, the best first.
fn candidates(text: &str, keeper: &str, spelling: Spelling) -> Vec<String> {
    let with_signs =
        [Extent::AllButSeparators, Extent::All].map(|extent| spelling.of(&spelled(text, extent)));
    let with_case = case(text)
        .filter(|own| Some(*own) != case(keeper))
        .map(|case| spelling.of(&format!("{text} {case}")));
    let signs = |text: &str| text.chars().filter(|c| !c.is_alphanumeric()).collect::<String>();
    match with_case {
        Some(with_case) if signs(text) == signs(keeper) => vec![with_case],
        with_case => with_signs.into_iter().chain(with_case).collect(),
    }
}

/// A word for the case that a text is written in.
fn case(text: &str) -> Option<&'static str> {
    let has_lower = text.chars().any(char::is_lowercase);
    let has_upper = text.chars().any(char::is_uppercase);
    let rest_has_upper = text.chars().skip(1).any(char::is_uppercase);
    match (has_lower, has_upper, rest_has_upper) {
        (false, true, _) => Some("uppercase"),
        (true, false, _) => Some("lowercase"),
        (true, true, false) => Some("capitalized"),
        (true, true, true) => Some("camel case"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{NamesApart, Spelling};

    fn names<const N: usize>(spelling: Spelling, texts: [&str; N]) -> [String; N] {
        let apart = NamesApart::new(spelling, texts.into_iter());
        texts.map(|text| apart.name(text))
    }

    #[test]
    fn what_needs_no_change_keeps_its_name() {
        assert_eq!(names(Spelling::Value, ["@id", "id", "_id"]), ["at_id", "id", "underscore_id"]);
        assert_eq!(names(Spelling::Value, ["userId", "user_id"]), ["user_id_camel_case", "user_id"]);
        assert_eq!(names(Spelling::Variant, ["ASC", "asc"]), ["AscUppercase", "Asc"]);
        assert_eq!(names(Spelling::Variant, ["a-b", "a_b"]), ["ADashB", "AB"]);
        assert_eq!(names(Spelling::Variant, ["A B", "a b"]), ["ABUppercase", "AB"]);
        assert_eq!(names(Spelling::Variant, ["$gt", "gt", "@gt"]), ["DollarGt", "Gt", "AtGt"]);
        assert_eq!(names(Spelling::Value, ["ids[]", "ids"]), ["ids_list", "ids"]);
    }

    #[test]
    fn a_name_that_another_text_has_is_not_taken() {
        assert_eq!(names(Spelling::Value, ["@id", "id", "at_id"]), ["id_2", "id", "at_id"]);
    }
}
