//! Servers and security schemes in the manifest: for each server, the value that chooses it and its
//! variables; for each scheme, the methods of the builder that take a credential for it.

use serde_json::{Value, json};

use super::paths::Paths;
use crate::emit::client::variable_type;
use crate::ir::{DocumentServer, SecurityKind, SecurityScheme, ServerField, ServerVariable};

impl Paths<'_> {
    /// The servers of the document, the default first.
    pub(super) fn servers(&self) -> Vec<Value> {
        let servers = self.api.servers.iter().enumerate();
        servers.map(|(index, server)| self.server(index, server)).collect()
    }

    fn server(&self, index: usize, server: &DocumentServer) -> Value {
        let servers = self.api.server_choice.as_ref();
        let variant = servers.and_then(|servers| Some((&servers.name, servers.variants.get(index)?)));
        let fields = server.structure.iter().flat_map(|structure| &structure.fields);
        let variables = server.server.variables.iter().zip(fields);
        json!({
            "url": server.server.url,
            "rust": variant.map(|(name, variant)| self.item(&format!("{name}::{variant}"))),
            "variablesType": server.structure.as_ref().map(|structure| self.item(&structure.name)),
            "variables": variables.map(|(variable, field)| self.variable(variable, field)).collect::<Vec<_>>(),
        })
    }

    fn variable(&self, variable: &ServerVariable, field: &ServerField) -> Value {
        let variants = field.enumeration.as_ref().map(|values| &values.variants);
        json!({
            "name": field.name,
            "wire": variable.name,
            "type": self.ty(variable_type(&self.context, field)),
            "default": variable.default,
            "values": variable.values,
            "variants": variants,
        })
    }

    /// The security schemes, in the document's order.
    pub(super) fn schemes(&self) -> Vec<Value> {
        self.api.security_schemes.iter().map(scheme).collect()
    }
}

fn scheme(scheme: &SecurityScheme) -> Value {
    let (kind, name) = match &scheme.kind {
        SecurityKind::Bearer => ("bearer", None),
        SecurityKind::Basic => ("basic", None),
        SecurityKind::Http(name) => ("http", Some(name)),
        SecurityKind::HeaderKey(name) => ("header", Some(name)),
        SecurityKind::QueryKey(name) => ("query", Some(name)),
        SecurityKind::CookieKey(name) => ("cookie", Some(name)),
        SecurityKind::OAuth2 { .. } => ("oauth2", None),
        SecurityKind::OpenIdConnect(_) => ("openIdConnect", None),
        SecurityKind::MutualTls => ("mutualTLS", None),
    };
    json!({ "scheme": scheme.name, "kind": kind, "name": name, "builder": scheme.kind.setter() })
}
