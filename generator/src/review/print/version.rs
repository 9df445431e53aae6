//! Version numbers and the step from one to the next.

use std::fmt;

use crate::review::Step;

/// A version of the bindings: three numbers (Semantic Versioning 2.0 §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    major: u64,
    minor: u64,
    patch: u64,
}

impl Version {
    /// Reads `1.4.2`. A version with a pre-release or build part is none: what follows it is a decision.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str| {
            let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            let is_canonical = part == "0" || !part.starts_with('0');
            (is_number && is_canonical).then(|| part.parse().ok()).flatten()
        };
        let mut parts = text.split('.');
        let version = Self {
            major: number(parts.next()?)?,
            minor: number(parts.next()?)?,
            patch: number(parts.next()?)?,
        };
        parts.next().is_none().then_some(version)
    }

    /// The version that follows. Before 1.0.0 the first number that is not zero counts as the major one, as
    /// cargo reads it.
    #[must_use]
    pub fn after(self, step: Step) -> Self {
        let Self { major, minor, patch } = self;
        match (step, major, minor) {
            (Step::None, ..) => self,
            (Step::Major, 0, 0) | (Step::Patch, ..) | (Step::Minor, 0, _) => {
                Self { major, minor, patch: patch.saturating_add(1) }
            }
            (Step::Major, 0, _) | (Step::Minor, ..) => {
                Self { major, minor: minor.saturating_add(1), patch: 0 }
            }
            (Step::Major, ..) => Self { major: major.saturating_add(1), minor: 0, patch: 0 },
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl Step {
    /// The step in one word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_those_that_cargo_reads() {
        let next =
            |version: &str, step| Version::parse(version).map(|version| version.after(step).to_string());
        assert_eq!(next("1.4.2", Step::Major).as_deref(), Some("2.0.0"));
        assert_eq!(next("1.4.2", Step::Minor).as_deref(), Some("1.5.0"));
        assert_eq!(next("1.4.2", Step::Patch).as_deref(), Some("1.4.3"));
        assert_eq!(next("1.4.2", Step::None).as_deref(), Some("1.4.2"));
        assert_eq!(next("0.4.2", Step::Major).as_deref(), Some("0.5.0"));
        assert_eq!(next("0.4.2", Step::Minor).as_deref(), Some("0.4.3"));
        assert_eq!(next("0.0.2", Step::Major).as_deref(), Some("0.0.3"));
    }

    #[test]
    fn what_is_not_three_numbers_is_no_version() {
        for text in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "1.2.3-rc.1",
            "v1.2.3",
            "01.2.3",
            "1..3",
            "1.2.+3",
            "1.2.99999999999999999999",
        ] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
