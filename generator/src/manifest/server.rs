//! Servers and security schemes in the manifest.
//!
//! In: the API. Out: for each server the value that chooses it and its variables; for each scheme the methods of the
//! builder that take a credential for it.

use serde_json::{Value, json};

use super::paths::Paths;
use crate::emit::client::variable_type;
use crate::ir::{SecurityKind, SecurityScheme, Server, ServerVariable};

impl Paths<'_> {
    /// The servers of the document, the default first.
    pub(super) fn servers(&self) -> Vec<Value> {
        self.api.servers.iter().map(|server| self.server(server)).collect()
    }

    fn server(&self, server: &Server) -> Value {
        let choice = self.api.server_choice.as_ref();
        json!({
            "url": server.url,
            "rust": choice.map(|choice| self.item(&format!("{choice}::{}", server.variant))),
            "variablesType": (!server.structure.is_empty()).then(|| self.item(&server.structure)),
            "variables": server.variables.iter().map(|variable| self.variable(variable)).collect::<Vec<_>>(),
        })
    }

    fn variable(&self, variable: &ServerVariable) -> Value {
        let variants = variable.enumeration.as_ref().map(|values| &values.variants);
        json!({
            "name": variable.field,
            "wire": variable.name,
            "type": self.ty(variable_type(&self.context, variable)),
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
    let builder = match &scheme.kind {
        SecurityKind::Bearer | SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect(_) => "bearer_auth",
        SecurityKind::Basic => "basic_auth",
        SecurityKind::HeaderKey(_) | SecurityKind::QueryKey(_) | SecurityKind::CookieKey(_) => "api_key",
        SecurityKind::Http(_) | SecurityKind::MutualTls => "credential",
    };
    json!({ "scheme": scheme.name, "kind": kind, "name": name, "builder": builder })
}
