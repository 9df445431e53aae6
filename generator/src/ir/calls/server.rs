//! Servers: the URLs of an API, and how one of several is chosen (OpenAPI 3.1 §4.8.5).

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
}

/// A variable of a server's URL (OpenAPI 3.1 §4.8.6).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ServerVariable {
    /// The name between braces.
    pub name: String,
    /// The default value.
    pub default: String,
    /// The allowed values; empty: any.
    pub values: Vec<String>,
    /// Its description.
    pub description: Option<String>,
}

/// A server of the document. The caller chooses it and sets its variables.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentServer {
    /// The server.
    pub server: Server,
    /// The struct of its variables, if it has any (`RegionalServer`).
    pub structure: Option<ServerStruct>,
}

/// The struct of a server's variables.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerStruct {
    /// Its name.
    pub name: String,
    /// A field for each variable, in the same order.
    pub fields: Vec<ServerField>,
}

/// The field of a variable.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerField {
    /// Its name.
    pub name: String,
    /// The enum of its values, if the document lists them and the default is one of them.
    pub enumeration: Option<ServerEnum>,
}

/// An enum of servers, or of the values of a variable.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerEnum {
    /// The name of the enum.
    pub name: String,
    /// A variant for each server or value, in the same order.
    pub variants: Vec<String>,
}
