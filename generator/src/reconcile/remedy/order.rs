//! The order of changes: that of pointers, but what is inside a node before the node.

use std::cmp::Ordering;

/// Compares two pointers.
pub(super) fn inner_first(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one.split('/'), other.split('/'));
    loop {
        match (left.next(), right.next()) {
            (Some(one), Some(other)) if one == other => {}
            (Some(one), Some(other)) => return one.cmp(other),
            (Some(_), None) => return Ordering::Less,
            (None, Some(_)) => return Ordering::Greater,
            (None, None) => return Ordering::Equal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::inner_first;

    #[test]
    fn children_come_before_their_parents() {
        let mut pointers = ["/b", "/a", "/a/x", "/a/x/y", "/a-b", "/a/w"];
        pointers.sort_by(|one, other| inner_first(one, other));
        assert_eq!(pointers, ["/a/w", "/a/x/y", "/a/x", "/a", "/a-b", "/b"]);
    }
}
