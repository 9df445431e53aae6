//! The server of the document that the caller chose, with the values of its variables, for the builder.

/// One of the servers of a document, with values for variables of its URL. Bindings convert their own types
/// to it: `.server(Server::Sandbox)`, `.server(RegionalServer { region, ..Default::default() })`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerChoice {
    pub(super) index: usize,
    pub(super) variables: Vec<(String, String)>,
}

impl ServerChoice {
    /// A server of the document, counted from 0, with the default values of its variables.
    #[must_use]
    pub const fn new(index: usize) -> Self {
        Self { index, variables: Vec::new() }
    }

    /// Sets a variable of the URL.
    #[must_use]
    pub fn variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }
}

impl From<usize> for ServerChoice {
    fn from(index: usize) -> Self {
        Self::new(index)
    }
}
