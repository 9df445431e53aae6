//! What a comparison of two types found, with the path to the place inside the value.

use crate::review::Wire;

/// What a comparison found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Every value fits.
    Works,
    /// Values fit on a condition.
    OnlyIf(Clause),
    /// No value fits, for a reason.
    Breaks(Clause),
}

/// A condition or reason, with the path to what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// `owner.names[]`; empty: the value that was asked about.
    path: String,
    /// The clause, with `{}` for what the path leads to.
    text: String,
}

impl Verdict {
    /// On a condition; `{}` stands for the value.
    pub(super) fn only_if(text: impl Into<String>) -> Self {
        Self::OnlyIf(Clause { path: String::new(), text: text.into() })
    }

    /// For a reason; `{}` stands for the value.
    pub(super) fn breaks(text: impl Into<String>) -> Self {
        Self::Breaks(Clause { path: String::new(), text: text.into() })
    }

    /// `Works` or else the given verdict.
    pub(super) fn works_if(works: bool, otherwise: impl FnOnce() -> Self) -> Self {
        if works { Self::Works } else { otherwise() }
    }

    pub(super) fn works(&self) -> bool {
        *self == Self::Works
    }

    pub(super) fn is_broken(&self) -> bool {
        matches!(self, Self::Breaks(_))
    }

    /// How bad it is, whatever its text.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Works => 0,
            Self::OnlyIf(_) => 1,
            Self::Breaks(_) => 2,
        }
    }

    /// The worse of two; of two alike, the first.
    pub(super) fn and(self, other: Self) -> Self {
        if other.rank() > self.rank() { other } else { self }
    }

    /// The better of two; of two alike, the first.
    pub(super) fn or(self, other: Self) -> Self {
        if other.rank() < self.rank() { other } else { self }
    }

    /// The worst of several; the first of those alike.
    pub(super) fn all(verdicts: impl IntoIterator<Item = Self>) -> Self {
        let mut worst = Self::Works;
        for verdict in verdicts {
            worst = worst.and(verdict);
            if worst.is_broken() {
                break;
            }
        }
        worst
    }

    /// The verdict on several alternatives with their names: if some of them break, `condition` is that none
    /// of these is chosen.
    pub(super) fn alternatives(all: Vec<(&str, Self)>, condition: impl FnOnce(String) -> String) -> Self {
        if all.iter().all(|(_, verdict)| verdict.is_broken()) {
            return Self::all(all.into_iter().map(|(_, verdict)| verdict));
        }
        let broken: Vec<&str> =
            all.iter().filter(|(_, verdict)| verdict.is_broken()).map(|(name, _)| *name).collect();
        let partly = Self::works_if(broken.is_empty(), || Self::only_if(condition(listed(&broken))));
        let rest = all.into_iter().map(|(_, verdict)| verdict).filter(|verdict| !verdict.is_broken());
        Self::all(rest).and(partly)
    }

    /// The verdict on a value that holds this one as a property.
    pub(super) fn of_property(self, name: &str) -> Self {
        self.within(|path| match path.is_empty() {
            true => name.to_owned(),
            false if path.starts_with('[') => format!("{name}{path}"),
            false => format!("{name}.{path}"),
        })
    }

    /// The verdict on a list that holds this one.
    pub(super) fn of_item(self) -> Self {
        self.within(|path| match path.is_empty() || path.starts_with('[') {
            true => format!("[]{path}"),
            false => format!("[].{path}"),
        })
    }

    /// The verdict on a map that holds this one.
    pub(super) fn of_value(self) -> Self {
        self.of_property("*")
    }

    /// The verdict on what may do without the value: if values break it, those without them still fit.
    pub(super) fn if_absent(self, condition: impl Into<String>) -> Self {
        match self {
            Self::Breaks(Clause { path, .. }) => Self::OnlyIf(Clause { path, text: condition.into() }),
            other => other,
        }
    }

    /// The verdict on a union that holds this one as a branch: if values break it, other branches still fit.
    pub(super) fn if_other_branch(self, condition: impl Into<String>) -> Self {
        if self.is_broken() { Self::only_if(condition) } else { self }
    }

    fn within(self, path: impl FnOnce(&str) -> String) -> Self {
        let extend = |clause: Clause| Clause { path: path(&clause.path), text: clause.text };
        match self {
            Self::Works => Self::Works,
            Self::OnlyIf(clause) => Self::OnlyIf(extend(clause)),
            Self::Breaks(clause) => Self::Breaks(extend(clause)),
        }
    }
}

impl Clause {
    fn into_text(self) -> String {
        let Self { path, text } = self;
        if path.is_empty() {
            return text.replace(" for {}", "").replace(" as {}", "").replace("{}", "it");
        }
        text.replace("{}", &format!("`{path}`"))
    }
}

impl From<Verdict> for Wire {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Works => Self::Works,
            Verdict::OnlyIf(clause) => Self::OnlyIf(clause.into_text()),
            Verdict::Breaks(clause) => Self::Breaks(clause.into_text()),
        }
    }
}

/// "`a`, `b` or `c`"; of many, the first few.
pub(super) fn listed<T: std::fmt::Display>(values: &[T]) -> String {
    const SHOWN: usize = 4;
    let quoted = |value: &T| format!("`{value}`");
    match values {
        [] => "none".to_owned(),
        [one] => quoted(one),
        [first @ .., last] if values.len() <= SHOWN => {
            let first: Vec<String> = first.iter().map(quoted).collect();
            format!("{} or {}", first.join(", "), quoted(last))
        }
        many => {
            let first: Vec<String> = many[..SHOWN - 1].iter().map(quoted).collect();
            format!("{} or {} more", first.join(", "), many.len() - SHOWN + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, listed};
    use crate::review::Wire;

    #[test]
    fn a_clause_names_the_place() {
        let verdict = Verdict::only_if("no caller sends null for {}");
        assert_eq!(Wire::from(verdict.clone()), Wire::OnlyIf("no caller sends null".into()));
        let inside = verdict.of_property("name").of_item().of_property("pets");
        assert_eq!(Wire::from(inside), Wire::OnlyIf("no caller sends null for `pets[].name`".into()));
    }

    #[test]
    fn the_worst_counts_and_the_first_of_those_alike() {
        let condition = || Verdict::only_if("a");
        assert_eq!(Verdict::all([Verdict::Works, condition(), Verdict::only_if("b")]), condition());
        assert_eq!(Verdict::all([condition(), Verdict::breaks("c")]), Verdict::breaks("c"));
        assert_eq!(condition().or(Verdict::Works), Verdict::Works);
    }

    #[test]
    fn many_values_are_counted() {
        assert_eq!(listed(&["a", "b"]), "`a` or `b`");
        assert_eq!(listed(&[1, 2, 3, 4, 5]), "`1`, `2`, `3` or 2 more");
    }
}
