//! What a document states about the API as a whole and about each operation, as statics in emitted code.
//!
//! They are built by constructors and setters, so that a new field in a later version does not break
//! bindings. Nothing that is known only at run time belongs here.

mod security;
mod strictness;

pub(crate) use security::{Flows, SchemeKind};
pub use security::{Requirement, Scheme};
pub(crate) use strictness::{Origin, Strictness};

/// An API: one per document.
#[derive(Debug, Clone, Copy)]
pub struct Api {
    /// `info.title`.
    pub(crate) title: &'static str,
    /// `info.version`.
    #[allow(dead_code)] // Shown by `Debug`.
    pub(crate) version: &'static str,
    /// `servers`; the first one is used unless the builder chooses otherwise.
    pub(crate) servers: &'static [Server],
    /// Servers that individual paths and operations have instead.
    pub(crate) operation_servers: &'static [Server],
    /// `components.securitySchemes`.
    pub(crate) schemes: &'static [Scheme],
    /// Which responses that differ from the document are errors.
    pub(crate) strictness: Strictness,
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Api {
    /// An API with this `title` and `version`.
    #[must_use]
    pub const fn new(title: &'static str, version: &'static str) -> Self {
        Self {
            title,
            version,
            servers: &[],
            operation_servers: &[],
            schemes: &[],
            strictness: Strictness { statuses: false, content_types: false, date_times: false },
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// `servers`; the first one is used unless the builder chooses otherwise.
    #[must_use]
    pub const fn servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }

    /// Servers that individual paths and operations have instead.
    #[must_use]
    pub const fn operation_servers(mut self, operation_servers: &'static [Server]) -> Self {
        self.operation_servers = operation_servers;
        self
    }

    /// `components.securitySchemes`.
    #[must_use]
    pub const fn schemes(mut self, schemes: &'static [Scheme]) -> Self {
        self.schemes = schemes;
        self
    }

    /// Successes of a status that the document does not list are errors.
    #[must_use]
    pub const fn strict_statuses(mut self) -> Self {
        self.strictness.statuses = true;
        self
    }

    /// Bodies of a media type that the document does not list, or of none, are errors.
    #[must_use]
    pub const fn strict_content_types(mut self) -> Self {
        self.strictness.content_types = true;
        self
    }

    /// Date-times without an offset are errors.
    #[must_use]
    pub const fn strict_date_times(mut self) -> Self {
        self.strictness.date_times = true;
        self
    }
}

/// A server (OpenAPI 3.1 §4.8.5).
#[derive(Debug, Clone, Copy)]
pub struct Server {
    /// URL template, such as `https://{region}.example.com/v1`.
    pub(crate) url: &'static str,
    /// The variables of the template.
    pub(crate) variables: &'static [ServerVariable],
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Server {
    /// A server with this `url`.
    #[must_use]
    pub const fn new(url: &'static str) -> Self {
        Self {
            url,
            variables: &[],
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// The variables of the template.
    #[must_use]
    pub const fn variables(mut self, variables: &'static [ServerVariable]) -> Self {
        self.variables = variables;
        self
    }
}

/// A variable of a server's URL (OpenAPI 3.1 §4.8.6).
#[derive(Debug, Clone, Copy)]
pub struct ServerVariable {
    /// The name between the braces.
    pub(crate) name: &'static str,
    /// Used unless the builder sets it.
    pub(crate) default: &'static str,
    /// The allowed values; any value if empty.
    pub(crate) values: &'static [&'static str],
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl ServerVariable {
    /// A variable with this `name` and `default`.
    #[must_use]
    pub const fn new(name: &'static str, default: &'static str) -> Self {
        Self {
            name,
            default,
            values: &[],
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// The allowed values; any value if empty.
    #[must_use]
    pub const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = values;
        self
    }
}

/// Whether a call may be repeated (RFC 9110 §9.2.2).
#[derive(Debug, Clone, Copy)]
pub(crate) enum Idempotent {
    /// As its method says.
    ByMethod,
    /// Always.
    Always,
    /// If the request has this header.
    With(&'static str),
}

/// One operation, as a [`Middleware`](crate::Middleware) also sees it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Descriptor {
    /// `operationId`.
    pub id: &'static str,
    /// HTTP method, upper case.
    pub method: &'static str,
    /// Path template as written, such as `/pets/{id}`.
    pub path: &'static str,
    /// The `Accept` header: the media types of all documented responses, joined with `, `.
    pub(crate) accept: &'static str,
    /// Media types whose 2xx bodies are handed over unread.
    pub(crate) streamed: &'static [&'static str],
    /// The media types to ask for instead when a stream is wanted, and the boolean member of a JSON body that
    /// asks for it.
    pub(crate) stream: Option<(&'static str, Option<&'static str>)>,
    /// Whether a success is a stream if and only if one was asked for, whatever its media type.
    pub(crate) stream_if_asked: bool,
    /// The query parameter that asks for a stream, and its value.
    pub(crate) stream_query: Option<(&'static str, &'static str)>,
    /// Whether a call may be repeated although its method does not say so.
    pub(crate) idempotent: Idempotent,
    /// Alternatives; the first whose credentials are all available is used. An empty alternative means
    /// "anonymous"; an empty list means that no credential is sent.
    pub(crate) security: &'static [&'static [Requirement]],
    /// Servers that replace those of the API.
    pub(crate) servers: &'static [Server],
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Descriptor {
    /// An operation with this `id`, `method` and `path`.
    #[must_use]
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            accept: "*/*",
            streamed: &[],
            stream: None,
            stream_if_asked: false,
            stream_query: None,
            idempotent: Idempotent::ByMethod,
            security: &[],
            servers: &[],
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// An operation with this `id`, whose [`request`](Self::request) follows.
    #[must_use]
    pub const fn of(id: &'static str) -> Self {
        Self::new(id, "GET", "/")
    }

    /// Its method and its path.
    #[must_use]
    pub const fn request(mut self, method: &'static str, path: &'static str) -> Self {
        self.method = method;
        self.path = path;
        self
    }

    /// The `Accept` header: the media types of all documented responses, joined with `, `.
    #[must_use]
    pub const fn accept(mut self, accept: &'static str) -> Self {
        self.accept = accept;
        self
    }

    /// Media types whose 2xx bodies are handed over unread.
    #[must_use]
    pub const fn streamed(mut self, streamed: &'static [&'static str]) -> Self {
        self.streamed = streamed;
        self
    }

    /// The media types to ask for when a stream is wanted, joined with `, `.
    #[must_use]
    pub const fn stream(mut self, accept: &'static str) -> Self {
        self.stream = Some((accept, None));
        self
    }

    /// The same, and the boolean member of a JSON body that asks for a stream.
    #[must_use]
    pub const fn stream_by(mut self, accept: &'static str, member: &'static str) -> Self {
        self.stream = Some((accept, Some(member)));
        self
    }

    /// A success is a stream if and only if one was asked for, whatever its media type.
    #[must_use]
    pub const fn stream_if_asked(mut self) -> Self {
        self.stream_if_asked = true;
        self
    }

    /// The query parameter that asks for a stream, and its value.
    #[must_use]
    pub const fn stream_query(mut self, name: &'static str, value: &'static str) -> Self {
        self.stream_query = Some((name, value));
        self
    }

    /// A call may be repeated although its method does not say so.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = Idempotent::Always;
        self
    }

    /// The same for a call with this header, by which the server recognizes a repetition.
    #[must_use]
    pub const fn idempotent_with(mut self, header: &'static str) -> Self {
        self.idempotent = Idempotent::With(header);
        self
    }

    /// Alternatives; the first whose credentials are all available is used. An empty alternative means
    /// "anonymous"; an empty list means that no credential is sent.
    #[must_use]
    pub const fn security(mut self, security: &'static [&'static [Requirement]]) -> Self {
        self.security = security;
        self
    }

    /// Servers that replace those of the API.
    #[must_use]
    pub const fn servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }
}
