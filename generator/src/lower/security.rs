//! Security schemes and requirements.
//!
//! In: `securitySchemes` and `security`. Out: the schemes, and for each operation the alternatives
//! of credentials that it takes.

use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement, SecurityScheme as Written};

use super::Lowering;
use super::operation::Site;
use super::parameter::is_authorization;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Requirement, SecurityKind, SecurityScheme};
use crate::{source, vocabulary};

/// The schemes so far.
pub(super) struct Schemes {
    pub(super) list: Vec<SecurityScheme>,
    /// Whether the document says anywhere which operations need which scheme.
    stated: bool,
}

/// The document's schemes.
pub(super) fn schemes(lowering: &mut Lowering<'_>) -> Schemes {
    let document = lowering.document;
    let mut list = Vec::new();
    let written = document.api.components.iter().flat_map(|components| &components.security_schemes);
    for (name, scheme) in written {
        let scheme = match scheme {
            ReferenceOr::Item(scheme) => Some(scheme),
            ReferenceOr::Reference { reference } => {
                document.resolve_security_scheme(reference).map(|(_, scheme)| scheme)
            }
        };
        let Some(scheme) = scheme else { continue };
        let (kind, description) = kind(scheme);
        list.push(SecurityScheme { name: name.clone(), kind, description });
    }
    let items = document.api.paths.paths.values().filter_map(ReferenceOr::as_item);
    let stated = document.api.security.is_some()
        || items.flat_map(|item| item.iter()).any(|(_, operation)| operation.security.is_some());
    Schemes { list, stated }
}

fn kind(scheme: &Written) -> (SecurityKind, Option<String>) {
    match scheme {
        Written::APIKey { location, name, description, .. } => {
            let kind = match location {
                APIKeyLocation::Query => SecurityKind::QueryKey(name.clone()),
                APIKeyLocation::Header => SecurityKind::HeaderKey(name.clone()),
                APIKeyLocation::Cookie => SecurityKind::CookieKey(name.clone()),
            };
            (kind, description.clone())
        }
        Written::HTTP { scheme, description, .. } => {
            let kind = match scheme.to_ascii_lowercase().as_str() {
                vocabulary::MUTUAL_TLS => SecurityKind::MutualTls,
                "bearer" => SecurityKind::Bearer,
                "basic" => SecurityKind::Basic,
                _ => SecurityKind::Http(scheme.clone()),
            };
            (kind, description.clone())
        }
        Written::OAuth2 { flows, description, .. } => {
            let token_url = flows
                .client_credentials
                .as_ref()
                .map(|flow| flow.token_url.clone())
                .filter(|url| !url.is_empty());
            (SecurityKind::OAuth2 { token_url }, description.clone())
        }
        Written::OpenIDConnect { open_id_connect_url, description, .. } => {
            (SecurityKind::OpenIdConnect(open_id_connect_url.clone()), description.clone())
        }
    }
}

impl<'d> Lowering<'d> {
    /// The alternatives of an operation: its own `security`, else the document's. A document that
    /// defines schemes and never says where they apply means them for every operation.
    pub(super) fn security(&mut self, site: Site<'_, 'd>, schemes: &mut Schemes) -> Vec<Vec<Requirement>> {
        let own = site.operation.security.as_ref();
        let stated = own.or(self.document.api.security.as_ref());
        if let Some(requirements) = stated {
            let at =
                if own.is_some() { source::child(site.pointer, "security") } else { "/security".to_owned() };
            return requirements
                .iter()
                .enumerate()
                .filter_map(|(index, requirement)| {
                    self.alternative(requirement, &source::child(&at, &index.to_string()), &schemes.list)
                })
                .collect();
        }
        let authorization =
            self.declared_parameters(site).into_iter().find(|(parameter, _)| is_authorization(parameter));
        if authorization.is_some() && schemes.list.is_empty() {
            // The header is auth, and the only thing that says so: the credential is sent as given.
            let kind = SecurityKind::HeaderKey("Authorization".into());
            schemes.list.push(SecurityScheme { name: "Authorization".into(), kind, description: None });
        }
        if schemes.stated && authorization.is_none() {
            return Vec::new();
        }
        let mut alternatives: Vec<Vec<Requirement>> =
            (0..schemes.list.len()).map(|scheme| vec![Requirement { scheme, scopes: Vec::new() }]).collect();
        let required = authorization.is_some_and(|(parameter, _)| parameter.parameter_data_ref().required);
        if !required && !alternatives.is_empty() {
            alternatives.push(Vec::new());
        }
        alternatives
    }

    fn alternative(
        &mut self,
        requirement: &SecurityRequirement,
        at: &str,
        schemes: &[SecurityScheme],
    ) -> Option<Vec<Requirement>> {
        let mut all = Vec::with_capacity(requirement.len());
        for (name, scopes) in requirement {
            match schemes.iter().position(|scheme| scheme.name == *name) {
                Some(scheme) => all.push(Requirement { scheme, scopes: scopes.clone() }),
                None => {
                    self.report.add(
                        &codes::UNKNOWN_SECURITY_SCHEME,
                        at,
                        format!("`{name}` is not among the security schemes"),
                    );
                    return None;
                }
            }
        }
        Some(all)
    }
}
