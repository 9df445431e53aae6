//! Credentials from environment variables, one or two per security scheme. Their names are made of a prefix
//! and the name of the scheme; values are never printed.

use std::ffi::OsString;

use super::credential::Credential;
use crate::api::{Api, Flows, Scheme, SchemeKind};
use crate::error::BuildError;

/// What the environment provides.
#[derive(Debug, Default)]
pub(crate) struct FromEnvironment {
    /// Scheme and credential.
    pub(crate) credentials: Vec<(String, Credential)>,
    /// Scheme, client ID and secret.
    pub(crate) grants: Vec<(String, String, String)>,
}

/// Reads the credentials of all schemes with `look_up`. Variables that are not set or empty are skipped.
pub(crate) fn from_environment(
    api: &Api,
    prefix: &str,
    look_up: impl Fn(&str) -> Option<OsString>,
) -> Result<FromEnvironment, BuildError> {
    let set = |name: &str| match look_up(name).map(OsString::into_string) {
        None => Ok(None),
        Some(Ok(text)) => Ok(Some(text)),
        Some(Err(_)) => Err(BuildError::new(format!("the environment variable `{name}` is not UTF-8"))),
    };
    let mut found = FromEnvironment::default();
    for scheme in api.schemes {
        let name = variable(prefix, scheme.name);
        let given = |suffix: &str| {
            Ok::<_, BuildError>(set(&format!("{name}{suffix}"))?.filter(|text| !text.is_empty()))
        };
        let pair = |first: &str, second: &str| match (given(first)?, set(&format!("{name}{second}"))?) {
            (None, None) => Ok(None),
            (Some(one), Some(two)) => Ok(Some((one, two))),
            _ => Err(BuildError::new(format!("of `{name}{first}` and `{name}{second}`, only one is set"))),
        };
        let owned = scheme.name.to_owned();
        match scheme.kind {
            SchemeKind::MutualTls => continue,
            SchemeKind::Basic => {
                let both = pair(USER_NAME, PASSWORD)?;
                let both = both.map(|(user, password)| (owned, Credential::Basic { user, password }));
                found.credentials.extend(both);
            }
            kind => {
                let alone = given("")?;
                if alone.is_none()
                    && matches!(kind, SchemeKind::OAuth2(Flows { client_credentials: Some(_), .. }))
                {
                    let both = pair(CLIENT_ID, CLIENT_SECRET)?;
                    found.grants.extend(both.map(|(id, secret)| (owned, id, secret)));
                    continue;
                }
                let credential = |text| match kind {
                    SchemeKind::HeaderKey(_) | SchemeKind::QueryKey(_) | SchemeKind::CookieKey(_) => {
                        Credential::ApiKey(text)
                    }
                    SchemeKind::Http(_) => Credential::Authorization(text),
                    _ => Credential::Bearer(text),
                };
                found.credentials.extend(alone.map(|text| (owned, credential(text))));
            }
        }
    }
    Ok(found)
}

const USER_NAME: &str = "_USERNAME";
const PASSWORD: &str = "_PASSWORD";
const CLIENT_ID: &str = "_CLIENT_ID";
const CLIENT_SECRET: &str = "_CLIENT_SECRET";

/// The variables of a scheme, for errors.
pub(super) fn variables(prefix: &str, scheme: &Scheme) -> Vec<String> {
    let name = variable(prefix, scheme.name);
    let both = |first: &str, second: &str| format!("`{name}{first}` and `{name}{second}`");
    match scheme.kind {
        SchemeKind::MutualTls => Vec::new(),
        SchemeKind::Basic => vec![both(USER_NAME, PASSWORD)],
        SchemeKind::OAuth2(Flows { client_credentials: Some(_), .. }) => {
            vec![format!("`{name}`"), both(CLIENT_ID, CLIENT_SECRET)]
        }
        _ => vec![format!("`{name}`")],
    }
}

/// The prefix and the words of the scheme's name in capitals, joined by underscores. A capital after a small
/// letter or a digit begins a word.
fn variable(prefix: &str, scheme: &str) -> String {
    let mut name = prefix.to_owned();
    let mut begins = !prefix.is_empty() && !prefix.ends_with('_');
    let mut last_is_small = false;
    for c in scheme.chars() {
        if !c.is_ascii_alphanumeric() {
            begins = !name.is_empty() && !name.ends_with('_');
            last_is_small = false;
            continue;
        }
        if begins || (last_is_small && c.is_ascii_uppercase()) {
            name.push('_');
        }
        begins = false;
        last_is_small = !c.is_ascii_uppercase();
        name.push(c.to_ascii_uppercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    static API: Api = Api::new("T", "1").schemes(&[
        Scheme::bearer("bearerAuth"),
        Scheme::basic("basic"),
        Scheme::query_key("api-key", "k"),
        Scheme::http("digest", "digest"),
        Scheme::client_credentials("OAuth2", "/token"),
        Scheme::mutual_tls("tls"),
    ]);

    fn read(set: &[(&str, &str)]) -> Result<String, String> {
        let look_up = |name: &str| set.iter().find(|(one, _)| *one == name).map(|(_, text)| text.into());
        let found = from_environment(&API, "T", look_up).map_err(|error| error.to_string())?;
        let grants: Vec<&String> = found.grants.iter().map(|(name, ..)| name).collect();
        Ok(format!("{:?} {grants:?}", found.credentials))
    }

    #[test]
    fn names_of_variables() {
        for (scheme, expected) in [
            ("bearerAuth", "P_BEARER_AUTH"),
            ("BearerAuth", "P_BEARER_AUTH"),
            ("api_key", "P_API_KEY"),
            ("X-API-Key", "P_X_API_KEY"),
            ("OAuth2", "P_OAUTH2"),
            ("oauth2ClientCredentials", "P_OAUTH2_CLIENT_CREDENTIALS"),
            ("key (v2)", "P_KEY_V2"),
        ] {
            assert_eq!(variable("P", scheme), expected);
        }
        assert_eq!(
            (variable("", "apiKey"), variable("P_", "apiKey")),
            ("API_KEY".into(), "P_API_KEY".into())
        );
    }

    #[test]
    fn each_scheme_has_variables_of_its_own() {
        let all = [
            ("T_BEARER_AUTH", "s3cret"),
            ("T_BASIC_USERNAME", "s3cret"),
            ("T_BASIC_PASSWORD", ""),
            ("T_API_KEY", "s3cret"),
            ("T_DIGEST", "s3cret"),
            ("T_OAUTH2_CLIENT_ID", "s3cret"),
            ("T_OAUTH2_CLIENT_SECRET", "s3cret"),
            ("T_TLS", "s3cret"),
        ];
        let expected = "[(\"bearerAuth\", Bearer(<secret>)), (\"basic\", Basic(<secret>)), (\"api-key\", \
                        ApiKey(<secret>)), (\"digest\", Authorization(<secret>))] [\"OAuth2\"]";
        assert_eq!(read(&all).unwrap(), expected);
        assert_eq!(read(&[("T_OAUTH2", "s3cret")]).unwrap(), "[(\"OAuth2\", Bearer(<secret>))] []");
        assert_eq!(read(&[("T_BEARER_AUTH", "")]).unwrap(), "[] []", "an empty variable is not set");
    }

    #[test]
    fn half_of_a_pair_is_an_error() {
        let error = read(&[("T_BASIC_USERNAME", "s3cret")]).unwrap_err();
        assert_eq!(error, "of `T_BASIC_USERNAME` and `T_BASIC_PASSWORD`, only one is set");
        let error = read(&[("T_OAUTH2_CLIENT_SECRET", "s3cret")]).unwrap_err();
        assert_eq!(error, "of `T_OAUTH2_CLIENT_ID` and `T_OAUTH2_CLIENT_SECRET`, only one is set");
    }

    #[cfg(unix)]
    #[test]
    fn variables_that_are_not_text() {
        use std::os::unix::ffi::OsStringExt;
        let look_up = |_: &str| Some(OsString::from_vec(vec![0xff]));
        let error = from_environment(&API, "T", look_up).unwrap_err().to_string();
        assert_eq!(error, "the environment variable `T_BEARER_AUTH` is not UTF-8");
    }
}
