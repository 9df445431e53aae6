//! Security schemes and requirements. A scheme that cannot be understood is left out.

use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow,
    OAuth2Flows, PasswordOAuth2Flow, ReferenceOr, SecurityRequirement, SecurityScheme,
};
use serde_json::{Map, Value};

use super::reader::Reader;
use crate::diagnostic::codes;
use crate::openapi::{Dialects, Object, Section};
use crate::source::Path;

/// Fields that only inform people (OpenAPI 3.2 §4.27.1).
const TOLD: [&str; 2] = ["oauth2MetadataUrl", "deprecated"];

/// The fields of a flow, of whichever kind.
#[derive(Default)]
struct Flow {
    authorization_url: String,
    token_url: String,
    refresh_url: Option<String>,
    scopes: IndexMap<String, String>,
    extensions: IndexMap<String, Value>,
}

impl Reader<'_> {
    /// Reads a list of alternatives; a single one without a list is accepted.
    pub(super) fn security(&mut self, value: &Value, path: &Path<'_>) -> Option<Vec<SecurityRequirement>> {
        let single = std::slice::from_ref(value);
        let list = match value {
            Value::Array(list) => list.as_slice(),
            _ => {
                self.wrong_kind(value, path, "a list of security requirements");
                if !value.is_object() {
                    return None;
                }
                single
            }
        };
        let mut requirements = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let path = path.index(index);
            if value.is_object() {
                requirements
                    .push(self.map(value, &path, |reader, value, path| Some(reader.texts(value, path))));
            } else {
                self.wrong_kind(value, &path, "a security requirement");
            }
        }
        Some(requirements)
    }

    pub(super) fn security_scheme(
        &mut self,
        value: &Value,
        path: &Path<'_>,
    ) -> Option<ReferenceOr<SecurityScheme>> {
        let object = self.object(value, path)?;
        if let Some(reference) = self.reference(object, Section::SecuritySchemes, path) {
            return Some(ReferenceOr::Reference { reference });
        }
        let mut extensions = IndexMap::new();
        let is_known = |key: &str| Object::SecurityScheme.field(key, Dialects::DESUGARED).is_some();
        for (key, value) in object.iter().filter(|(key, _)| !is_known(key)) {
            self.other(key, value, &path.key(key), Object::SecurityScheme, &mut extensions);
        }
        for key in TOLD.into_iter().filter(|key| object.contains_key(*key)) {
            let message = format!("`{key}` does not affect how the credential is sent and is not shown");
            self.say(&codes::lower::SECURITY_SCHEME_NOTE, &path.key(key), message);
        }
        let description = self.field(object, "description", path);
        let kind = self.required_field(object, "type", path)?;
        let scheme = match kind.to_ascii_lowercase().as_str() {
            "apikey" => SecurityScheme::APIKey {
                location: self.key_location(object, path)?,
                name: self.required_field(object, "name", path)?,
                description,
                extensions,
            },
            "http" => SecurityScheme::HTTP {
                scheme: self.required_field(object, "scheme", path)?,
                bearer_format: self.field(object, "bearerFormat", path),
                description,
                extensions,
            },
            // `basic` comes from Swagger 2.0; `bearer` is a common mistake.
            "basic" | "bearer" => {
                let message = format!("type `{kind}` is unknown; it is read as `http` with this scheme");
                self.say(&codes::document::UNKNOWN_SECURITY_SCHEME, &path.key("type"), message);
                let scheme = kind.to_ascii_lowercase();
                SecurityScheme::HTTP { scheme, bearer_format: None, description, extensions }
            }
            "oauth2" => SecurityScheme::OAuth2 { flows: self.flows(object, path), description, extensions },
            "openidconnect" => SecurityScheme::OpenIDConnect {
                open_id_connect_url: self.required_field(object, "openIdConnectUrl", path)?,
                description,
                extensions,
            },
            _ => {
                let message = format!("type `{kind}` is unknown; the scheme is left out");
                self.say(&codes::document::UNKNOWN_SECURITY_SCHEME, &path.key("type"), message);
                return None;
            }
        };
        Some(ReferenceOr::Item(scheme))
    }

    /// The text of a field, if it is there.
    fn field(&mut self, object: &Map<String, Value>, key: &str, path: &Path<'_>) -> Option<String> {
        let value = object.get(key)?;
        self.text(value, &path.key(key))
    }

    /// The text of a field without which the scheme is left out.
    fn required_field(&mut self, object: &Map<String, Value>, key: &str, path: &Path<'_>) -> Option<String> {
        let text = self.field(object, key, path);
        if text.is_none() {
            self.missing(path, key, "the security scheme is left out");
        }
        text
    }

    fn key_location(&mut self, object: &Map<String, Value>, path: &Path<'_>) -> Option<APIKeyLocation> {
        let location = self.required_field(object, "in", path)?;
        match location.as_str() {
            "query" => Some(APIKeyLocation::Query),
            "header" => Some(APIKeyLocation::Header),
            "cookie" => Some(APIKeyLocation::Cookie),
            _ => {
                let message =
                    format!("`{location}` is not a location for an API key; the scheme is left out");
                self.say(&codes::document::UNKNOWN_SECURITY_SCHEME, &path.key("in"), message);
                None
            }
        }
    }

    fn flows(&mut self, object: &Map<String, Value>, path: &Path<'_>) -> OAuth2Flows {
        let mut flows = OAuth2Flows::default();
        let path = path.key("flows");
        let Some(value) = object.get("flows") else {
            self.missing(&path, "flows", "the scheme has no flow");
            return flows;
        };
        for (key, value) in self.object(value, &path).into_iter().flatten() {
            let path = path.key(key);
            if Object::OAuthFlows.field(key, Dialects::DESUGARED).is_none() {
                self.other(key, value, &path, Object::OAuthFlows, &mut flows.extensions);
                continue;
            }
            let Some(flow) = self.flow(value, &path) else { continue };
            let Flow { authorization_url, token_url, refresh_url, scopes, extensions } = flow;
            match key.as_str() {
                "implicit" => {
                    flows.implicit =
                        Some(ImplicitOAuth2Flow { authorization_url, refresh_url, scopes, extensions });
                }
                "password" => {
                    flows.password = Some(PasswordOAuth2Flow { refresh_url, token_url, scopes, extensions });
                }
                "clientCredentials" => {
                    let flow = ClientCredentialsOAuth2Flow { refresh_url, token_url, scopes, extensions };
                    flows.client_credentials = Some(flow);
                }
                // OpenAPI 3.2 (§4.28). As with flows that need a browser, the program performs it.
                "deviceAuthorization" => {}
                _ => {
                    flows.authorization_code = Some(AuthorizationCodeOAuth2Flow {
                        authorization_url,
                        token_url,
                        refresh_url,
                        scopes,
                        extensions,
                    });
                }
            }
        }
        flows
    }

    fn flow(&mut self, value: &Value, path: &Path<'_>) -> Option<Flow> {
        let mut flow = Flow::default();
        for (key, value) in self.object(value, path)? {
            let path = path.key(key);
            match key.as_str() {
                "authorizationUrl" => flow.authorization_url = self.text(value, &path).unwrap_or_default(),
                "tokenUrl" => flow.token_url = self.text(value, &path).unwrap_or_default(),
                "refreshUrl" => flow.refresh_url = self.text(value, &path),
                "scopes" => flow.scopes = self.scopes(value, &path),
                "deviceAuthorizationUrl" => {}
                _ => self.other(key, value, &path, Object::OAuthFlow, &mut flow.extensions),
            }
        }
        Some(flow)
    }

    /// Scopes with their descriptions; a list of names is accepted.
    fn scopes(&mut self, value: &Value, path: &Path<'_>) -> IndexMap<String, String> {
        if value.is_array() {
            self.wrong_kind(value, path, "an object");
            return self.texts(value, path).into_iter().map(|name| (name, String::new())).collect();
        }
        self.map(value, path, |reader, value, path| Some(reader.text(value, path).unwrap_or_default()))
    }
}
