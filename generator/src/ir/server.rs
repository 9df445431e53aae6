//! Servers: where an API is to be found, and how one of several is chosen (OpenAPI 3.1 §4.8.5).

/// A server.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Server {
    /// URL template as written.
    pub url: String,
    /// Its name (3.2).
    pub name: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// Its variables.
    pub variables: Vec<ServerVariable>,
    /// Its variant of `Api::server_choice`; empty for those of single operations.
    pub variant: String,
    /// The struct of its variables (`RegionalServer`); empty without variables, and for those of single operations.
    pub structure: String,
}

/// A variable of a server's URL (OpenAPI 3.1 §4.8.6).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ServerVariable {
    /// The name between braces.
    pub name: String,
    /// Its default.
    pub default: String,
    /// The values it may have; empty: any.
    pub values: Vec<String>,
    /// Its description.
    pub description: Option<String>,
    /// Its field of the struct of variables.
    pub field: String,
    /// The enum of its values, where the document lists them and its default is one of them.
    pub enumeration: Option<ServerEnum>,
}

/// The values of a variable.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ServerEnum {
    /// The name of the enum.
    pub name: String,
    /// A variant for each of the values.
    pub variants: Vec<String>,
}
