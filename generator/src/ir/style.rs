//! The styles of parameters and parts of forms.

/// How a parameter's value is written (OpenAPI 3.1 §4.8.12.2, Style Values).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ParameterStyle {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    /// `collectionFormat: tsv` of Swagger 2.0.
    TabDelimited,
    DeepObject,
    /// `form` without percent-encoding, pairs between `; ` (3.2).
    Cookie,
    /// A `content` parameter: JSON text.
    Json,
}

impl ParameterStyle {
    /// The default of `explode` for the style. The runtime has the same rule.
    #[must_use]
    pub fn explodes(self) -> bool {
        matches!(self, Self::Form | Self::Cookie | Self::DeepObject)
    }
}
