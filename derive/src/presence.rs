//! How a field may be missing, as its type says.

/// How a field may be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// It must be there.
    Required,
    /// It must be there, and may be null.
    Nullable,
    /// It may be missing.
    Optional,
    /// It may be missing or null, which is not the same.
    Patch,
}

impl Presence {
    /// The names of functions and slots of the codec.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Nullable => "nullable",
            Self::Optional => "optional",
            Self::Patch => "patch",
        }
    }

    /// The presence that the type of a field expresses.
    pub(crate) fn of_type(ty: &str) -> Self {
        let path = ty.split('<').next().unwrap_or_default();
        match path.rsplit([':', ' ']).find(|segment| !segment.is_empty()) {
            _ if !ty.ends_with('>') => Self::Required,
            Some("Option") => Self::Optional,
            Some("Patch") => Self::Patch,
            _ => Self::Required,
        }
    }
}
