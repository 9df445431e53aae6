//! Security: the schemes of a document, and the alternative credentials that each operation accepts.

use openapiv3::{
    APIKeyLocation, OAuth2Flows, Parameter, ReferenceOr, SecurityRequirement, SecurityScheme as Written,
};

use crate::diagnostic::codes::lower as codes;
use crate::ir::{Handle, OAuthFlows, Requirement, SchemeId, SecurityKind, SecurityScheme, Table};
use crate::limits;
use crate::lower::calls::lowering::CallLowering;
use crate::lower::calls::parameter::is_authorization;
use crate::lower::calls::site::Site;
use crate::openapi::Section;
use crate::openapi::vocabulary;
use crate::source;

const AUTHORIZATION: &str = "Authorization";

/// The schemes so far.
pub(crate) struct Schemes {
    pub(crate) list: Table<SchemeId, SecurityScheme>,
    /// How many of them the document defines.
    defined: usize,
    /// Whether the document states anywhere which operations need which scheme.
    stated: bool,
}

/// The document's schemes.
pub(crate) fn schemes(lowering: &mut CallLowering<'_, '_>) -> Schemes {
    let document = lowering.model.document;
    let mut list = Table::default();
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
        if let SecurityKind::HeaderKey(key) | SecurityKind::CookieKey(key) = &kind {
            if !is_token(key) {
                let at = format!("{}/name", Section::SecuritySchemes.child(name));
                lowering.types.report.add(
                    &codes::UNSENDABLE_KEY,
                    at,
                    format!("`{key}` cannot be the name of a header or cookie"),
                );
            }
        }
        list.push(SecurityScheme { name: name.clone(), kind, description });
    }
    let items = document.api.paths.paths.values().filter_map(ReferenceOr::as_item);
    let stated = document.api.security.is_some()
        || items.flat_map(|item| item.iter()).any(|(_, operation)| operation.security.is_some());
    Schemes { defined: list.len(), list, stated }
}

impl Schemes {
    /// The schemes whose credential is the header `Authorization`. If there is only a parameter of that name,
    /// it becomes a scheme whose credential is sent as given.
    fn authorization_schemes(&mut self) -> Vec<SchemeId> {
        let found = self.list.entries().filter(|(_, scheme)| scheme.kind.is_authorization());
        let found: Vec<SchemeId> = found.map(|(id, _)| id).collect();
        if !found.is_empty() {
            return found;
        }
        let is_taken = self.list.iter().any(|scheme| scheme.name == AUTHORIZATION);
        let name = if is_taken { "Authorization header" } else { AUTHORIZATION };
        let kind = SecurityKind::HeaderKey(AUTHORIZATION.to_owned());
        vec![self.list.push(SecurityScheme { name: name.to_owned(), kind, description: None })]
    }
}

/// The alternatives of an operation that states its security and also declares the header `Authorization` as
/// a parameter. OpenAPI ignores that parameter, so the header is sent if there is a credential for it, but it
/// is not required.
fn with_authorization(alternatives: Vec<Vec<Requirement>>, schemes: &mut Schemes) -> Vec<Vec<Requirement>> {
    let is_there = |schemes: &Schemes| {
        let mut requirements = alternatives.iter().flatten();
        requirements.any(|one| schemes.list[one.scheme].kind.is_authorization())
    };
    if alternatives.is_empty() || is_there(schemes) {
        return alternatives;
    }
    let authorization_schemes = schemes.authorization_schemes();
    if authorization_schemes.len().saturating_mul(alternatives.len()) > limits::SECURITY_COMBINATIONS {
        return alternatives;
    }
    let both = alternatives.iter().flat_map(|needed| {
        authorization_schemes
            .iter()
            .map(|scheme| needed.iter().cloned().chain([without_scopes(*scheme)]).collect())
    });
    both.chain(alternatives.iter().cloned()).collect()
}

/// Whether a text can be the name of a header or cookie (RFC 9110 §5.6.2).
pub(super) fn is_token(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}

/// The requirement of a scheme without scopes.
fn without_scopes(scheme: SchemeId) -> Requirement {
    Requirement { scheme, scopes: Vec::new() }
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
            (SecurityKind::OAuth2(oauth_flows(flows)), description.clone())
        }
        Written::OpenIDConnect { open_id_connect_url, description, .. } => {
            (SecurityKind::OpenIdConnect(open_id_connect_url.clone()), description.clone())
        }
    }
}

/// The flows by which a client can fetch tokens. The implicit flow and that with a password have none that
/// are safe (RFC 9700 §2.1.2 and §2.4).
fn oauth_flows(flows: &OAuth2Flows) -> OAuthFlows {
    let url = |url: &String| Some(url.clone()).filter(|url| !url.is_empty());
    let code = flows.authorization_code.as_ref();
    let device = flows.extensions.get(vocabulary::DEVICE_AUTHORIZATION);
    let of_device = |key: &str| device?.get(key)?.as_str().map(str::to_owned).as_ref().and_then(url);
    let token_urls = [code.map(|flow| flow.token_url.clone()), of_device("tokenUrl")];
    let refresh = code.and_then(|flow| flow.refresh_url.clone()).or_else(|| of_device("refreshUrl"));
    OAuthFlows {
        client_credentials: flows.client_credentials.as_ref().and_then(|flow| url(&flow.token_url)),
        authorization_code: code
            .and_then(|flow| Some((url(&flow.authorization_url)?, url(&flow.token_url)?))),
        device_authorization: of_device("deviceAuthorizationUrl").zip(of_device("tokenUrl")),
        refresh_url: refresh.as_ref().and_then(url).filter(|url| !token_urls.contains(&Some(url.clone()))),
    }
}

impl<'d> CallLowering<'d, '_> {
    /// The alternatives of an operation: its own `security`, otherwise that of the document. If a document
    /// defines schemes but never states where they apply, they apply to every operation.
    pub(crate) fn security(
        &mut self,
        site: Site<'_, 'd>,
        declared: &[(&'d Parameter, String)],
        schemes: &mut Schemes,
    ) -> Vec<Vec<Requirement>> {
        let own = site.operation.security.as_ref();
        let stated = own.or(self.model.document.api.security.as_ref());
        let authorization = declared.iter().find(|(parameter, _)| is_authorization(parameter));
        let required = authorization.map(|(parameter, _)| parameter.parameter_data_ref().required);
        if let Some(requirements) = stated {
            let at =
                if own.is_some() { source::child(site.pointer, "security") } else { "/security".to_owned() };
            let alternatives: Vec<_> = requirements
                .iter()
                .enumerate()
                .filter_map(|(index, requirement)| {
                    self.alternative(requirement, &source::child(&at, &index.to_string()), &schemes.list)
                })
                .collect();
            return match required {
                Some(_) => with_authorization(alternatives, schemes),
                None => alternatives,
            };
        }
        let defined = if schemes.stated { 0 } else { schemes.defined };
        let mut all: Vec<SchemeId> = (0..defined).map(SchemeId::at).collect();
        if required.is_some() {
            // If other operations state what they need, this one states it by its header.
            let authorization_schemes = schemes.authorization_schemes();
            all.extend(
                authorization_schemes
                    .into_iter()
                    .filter(|scheme| schemes.stated || scheme.position() >= schemes.defined),
            );
        }
        let mut alternatives: Vec<_> = all.into_iter().map(|scheme| vec![without_scopes(scheme)]).collect();
        if required != Some(true) && !alternatives.is_empty() {
            alternatives.push(Vec::new());
        }
        alternatives
    }

    fn alternative(
        &mut self,
        requirement: &SecurityRequirement,
        at: &str,
        schemes: &Table<SchemeId, SecurityScheme>,
    ) -> Option<Vec<Requirement>> {
        let mut all = Vec::with_capacity(requirement.len());
        for (name, scopes) in requirement {
            match schemes.find(|scheme| scheme.name == *name) {
                Some(scheme) => all.push(Requirement { scheme, scopes: scopes.clone() }),
                None => {
                    self.types.report.add(
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
