//! Options for the output that do not depend on the document.

/// What the bindings have beyond the API itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Output {
    /// Whether each sub-client is behind a Cargo feature.
    pub tag_features: bool,
    /// The examples in the docs of operations.
    pub examples: Examples,
    /// Which types have `new` and setters.
    pub constructors: Constructors,
    /// Which responses that differ from the document are errors.
    pub strictness: Strictness,
}

/// Which responses that differ from the document are errors, although they can be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Strictness {
    /// Successes of a status that the document does not list.
    pub statuses: bool,
    /// Bodies of a media type that the document does not list, or of none.
    pub content_types: bool,
    /// Date-times without an offset.
    pub date_times: bool,
}

impl Output {
    /// Sets which responses that differ from the document are errors.
    #[must_use]
    pub fn strictness(mut self, strictness: Strictness) -> Self {
        self.strictness = strictness;
        self
    }

    /// Sets whether each sub-client is behind a Cargo feature.
    #[must_use]
    pub fn tag_features(mut self, tag_features: bool) -> Self {
        self.tag_features = tag_features;
        self
    }

    /// Sets which types have `new` and setters.
    #[must_use]
    pub fn constructors(mut self, constructors: Constructors) -> Self {
        self.constructors = constructors;
        self
    }

    /// Sets the examples in the docs of operations.
    #[must_use]
    pub fn examples(mut self, examples: Examples) -> Self {
        self.examples = examples;
        self
    }
}

/// Which structs have `new` and setters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Constructors {
    /// Those that a client sends.
    #[default]
    Requests,
    /// All of them, so that a test can make what a server sends.
    All,
}

/// The examples in the docs of operations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Examples {
    /// There are none.
    #[default]
    None,
    /// The call as text.
    Text,
    /// The call in a function that `cargo test --doc` compiles.
    Doctest {
        /// How the doctest reaches the bindings: the name of the crate, or a path that begins with it.
        path: String,
    },
}

/// Features of the runtime that a package of bindings passes through under the same names. A tag's feature
/// cannot have one of these names.
pub const RUNTIME_FEATURES: [&str; 18] = [
    "default",
    "reqwest",
    "rustls",
    "rustls-aws-lc",
    "native-tls",
    "http2",
    "gzip",
    "brotli",
    "deflate",
    "zstd",
    "system-proxy",
    "socks",
    "pattern",
    "blocking",
    "xml",
    "cookies",
    "oauth",
    "tracing",
];
