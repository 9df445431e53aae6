//! Security schemes.

use crate::ir::{OAuthFlows, SchemeId, SecurityKind, SecurityScheme};
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::Comparison;
use crate::review::changes::findings::{At, Findings};
use crate::review::codes::client as codes;
use crate::review::side::Side;
use crate::source::Place;

pub(super) fn compare(comparison: &Comparison<'_>, findings: &mut Findings) {
    let (old, new) = (comparison.old, comparison.new);
    let pairs = &comparison.pairs.schemes;
    let is_old = |id: SchemeId| pairs.iter().any(|(was, _)| *was == id);
    for (_, scheme) in old.api.security_schemes.entries().filter(|(id, _)| !is_old(*id)) {
        let name = &scheme.name;
        let setter = scheme.kind.setter();
        let is_only = !new.api.security_schemes.iter().any(|one| one.kind.setter() == setter);
        let behaves = match is_only {
            true => format!("`{setter}` and `credential` for `{name}` make `build` fail"),
            false => format!("`credential` for `{name}` makes `build` fail"),
        };
        findings.add(
            &codes::SCHEME_REMOVED,
            At::old(place(old, scheme)),
            format!("the security scheme `{name}` is gone"),
            Wire::Works,
            Rust::Behaves(behaves),
        );
    }
    for (id, scheme) in new.api.security_schemes.entries() {
        match pairs.iter().find(|(_, is)| *is == id) {
            Some((was, _)) => both(comparison, findings, &old.api.security_schemes[*was], scheme),
            None => findings.add(
                &codes::SCHEME_ADDED,
                At::new(place(new, scheme)),
                format!("new security scheme `{}`: {}", scheme.name, kind_text(&scheme.kind)),
                Wire::Works,
                Rust::Adds,
            ),
        }
    }
}

fn both(comparison: &Comparison<'_>, findings: &mut Findings, old: &SecurityScheme, new: &SecurityScheme) {
    let SecurityScheme { name, kind, description } = new;
    let at = || At::both(place(comparison.old, old), place(comparison.new, new));
    if old.kind != *kind {
        let (was, is) = (kind_text(&old.kind), kind_text(kind));
        let wire = match old.kind.is_bearer() && kind.is_bearer() {
            true => Wire::OnlyIf("the server accepts the tokens that callers have".into()),
            false => Wire::Breaks(format!("old clients send {was}")),
        };
        let rust = match old.kind.setter() == kind.setter() {
            true => Rust::Behaves(format!("the credential is sent as {is}")),
            false => Rust::Behaves(format!("`{}` sets it instead of `{}`", kind.setter(), old.kind.setter())),
        };
        let message = format!("`{name}` is {is} instead of {was}");
        findings.add(&codes::SCHEME_CHANGED, at(), message, wire, rust);
    }
    if old.name != *name {
        let was = &old.name;
        findings.add(
            &codes::SCHEME_RENAMED,
            at(),
            format!("the security scheme `{was}` is called `{name}` now"),
            Wire::Works,
            Rust::Behaves(format!("`credential` for `{was}` makes `build` fail")),
        );
    }
    if old.description != *description {
        let message = format!("the description of the security scheme `{name}` changed");
        findings.add(&codes::SCHEME_DOCS, at(), message, Wire::Works, Rust::Same);
    }
}

fn place(side: &Side<'_>, scheme: &SecurityScheme) -> Place {
    let name = scheme.name.replace('~', "~0").replace('/', "~1");
    side.place(&format!("/components/securitySchemes/{name}"))
}

fn kind_text(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::Bearer => "a bearer token".to_owned(),
        SecurityKind::Basic => "a user name and password".to_owned(),
        SecurityKind::Http(scheme) => format!("a credential of the scheme `{scheme}`"),
        SecurityKind::HeaderKey(name) => format!("a key in the header `{name}`"),
        SecurityKind::QueryKey(name) => format!("a key in the query parameter `{name}`"),
        SecurityKind::CookieKey(name) => format!("a key in the cookie `{name}`"),
        SecurityKind::OAuth2(flows) => {
            let OAuthFlows { client_credentials, authorization_code, device_authorization, refresh_url } =
                flows;
            let pairs = [authorization_code, device_authorization].into_iter().flatten();
            let urls = client_credentials.iter().chain(pairs.flat_map(|(url, token_url)| [url, token_url]));
            let urls: Vec<String> = urls.chain(refresh_url).map(|url| format!("`{url}`")).collect();
            match urls.is_empty() {
                true => "an OAuth 2.0 token".to_owned(),
                false => format!("an OAuth 2.0 token of {}", urls.join(", ")),
            }
        }
        SecurityKind::OpenIdConnect(url) => format!("an OpenID Connect token of `{url}`"),
        SecurityKind::MutualTls => "a client certificate".to_owned(),
    }
}
