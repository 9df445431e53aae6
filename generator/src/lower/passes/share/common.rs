//! What several names have in common: the words with which they all begin and end.

use crate::lower::words;

/// Words that tell things of one kind apart, but do not say what they are.
const SIDES: [&str; 48] = [
    "added",
    "after",
    "allowed",
    "alternative",
    "base",
    "before",
    "billing",
    "blocked",
    "bottom",
    "counter",
    "current",
    "default",
    "destination",
    "end",
    "first",
    "from",
    "head",
    "horizontal",
    "in",
    "inbound",
    "incoming",
    "input",
    "last",
    "left",
    "lower",
    "max",
    "maximum",
    "min",
    "minimum",
    "new",
    "next",
    "old",
    "out",
    "outbound",
    "outgoing",
    "output",
    "previous",
    "primary",
    "removed",
    "right",
    "secondary",
    "shipping",
    "source",
    "start",
    "target",
    "to",
    "top",
    "vertical",
];

/// The words that several names share.
#[derive(Debug, PartialEq)]
pub(super) struct Common {
    pub(super) leading: Vec<String>,
    pub(super) trailing: Vec<String>,
    /// Whether the rest of each name only says which of several it is: `start` and `end`, `v3` and `v4`.
    pub(super) are_sides: bool,
}

impl Common {
    pub(super) fn of(names: &[&str]) -> Self {
        let names: Vec<Vec<String>> = names.iter().map(|name| words::parts(name)).collect();
        let shortest = names.iter().map(Vec::len).min().unwrap_or_default();
        let first: &[String] = names.first().map_or(&[], Vec::as_slice);
        let ends = |count: &usize| {
            let word = |name: &Vec<String>| name.get(name.len() - count).cloned();
            names.iter().all(|name| word(name) == word(&names[0]))
        };
        let trailing = (1..=shortest).take_while(ends).count();
        let begins = |at: &usize| names.iter().all(|name| name.get(*at) == first.get(*at));
        let leading = (0..shortest - trailing).take_while(begins).count();
        let mut rests = names.iter().flat_map(|name| &name[leading..name.len() - trailing]);
        Self {
            are_sides: rests.all(|word| is_side(word)),
            leading: first.iter().take(leading).cloned().collect(),
            trailing: first.iter().skip(first.len().saturating_sub(trailing)).cloned().collect(),
        }
    }

    /// The shared words, one after the other.
    pub(super) fn name(&self) -> String {
        [self.leading.as_slice(), self.trailing.as_slice()].concat().join(" ")
    }
}

fn is_side(word: &str) -> bool {
    let number = word.strip_prefix('v').unwrap_or(word);
    SIDES.contains(&word) || (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::Common;

    #[test]
    fn names_share_words_at_both_ends() {
        for (names, name, are_sides) in [
            (&["layoutSizingHorizontal", "layoutSizingVertical"][..], "layout sizing", true),
            (&["connectorStartStrokeCap", "connectorEndStrokeCap"], "connector stroke cap", true),
            (&["cvss_v3", "cvss_v4"], "cvss", true),
            (&["permissions", "permissions_added"], "permissions", true),
            (&["cvc_check", "expiry_check"], "check", false),
            (&["head", "base"], "", true),
            (&["author", "committer"], "", false),
        ] {
            let common = Common::of(names);
            assert_eq!((common.name().as_str(), common.are_sides), (name, are_sides), "{names:?}");
        }
    }
}
