//! Credentials: whether a call that the old document allows is allowed by the new one.

use super::{Verdict, WireRules};
use crate::ir::{Api, Operation, Requirement, SecurityKind, SecurityScheme};

/// Whether the new server is content with what calls carry. A caller may have chosen any of the alternatives.
pub(super) fn accept(rules: &WireRules<'_>, old: &Operation, new: &Operation) -> Verdict {
    let (before, after) = (alternatives(&old.security), alternatives(&new.security));
    let verdicts: Vec<Verdict> = before
        .iter()
        .map(|carried| {
            let verdicts = after.iter().map(|wanted| Alternative { rules, carried, wanted }.accept());
            verdicts.reduce(Verdict::or).unwrap_or(Verdict::Works)
        })
        .collect();
    let works = verdicts.iter().filter(|verdict| verdict.works()).count();
    match verdicts.iter().position(|verdict| !verdict.works()) {
        None => Verdict::Works,
        Some(first) if works > 0 => {
            let carried = before.get(first).copied().unwrap_or_default();
            Verdict::only_if(format!("no caller relies on {}", described(rules.old, carried)))
        }
        Some(_) => verdicts.into_iter().reduce(Verdict::or).unwrap_or(Verdict::Works),
    }
}

/// The alternatives; without any, no credentials are sent.
fn alternatives(security: &[Vec<Requirement>]) -> Vec<&[Requirement]> {
    if security.is_empty() { vec![&[]] } else { security.iter().map(Vec::as_slice).collect() }
}

/// What calls carry, and what would be enough.
struct Alternative<'a> {
    rules: &'a WireRules<'a>,
    carried: &'a [Requirement],
    wanted: &'a [Requirement],
}

impl Alternative<'_> {
    fn accept(&self) -> Verdict {
        Verdict::all(self.wanted.iter().map(|wanted| self.requirement(wanted)))
    }

    fn requirement(&self, wanted: &Requirement) -> Verdict {
        let scheme = &self.rules.new.security_schemes[wanted.scheme];
        let verdicts = self.carried.iter().map(|carried| {
            let same = same_credential(&self.rules.old.security_schemes[carried.scheme], scheme);
            same.and(scopes(&carried.scopes, &wanted.scopes))
        });
        verdicts.reduce(Verdict::or).unwrap_or_else(|| {
            Verdict::breaks(format!("the server requires {}, which old clients do not send", noun(scheme)))
        })
    }
}

fn same_credential(old: &SecurityScheme, new: &SecurityScheme) -> Verdict {
    let is_same = match (&old.kind, &new.kind) {
        (SecurityKind::HeaderKey(old), SecurityKind::HeaderKey(new))
        | (SecurityKind::Http(old), SecurityKind::Http(new)) => old.eq_ignore_ascii_case(new),
        (SecurityKind::OAuth2(old), SecurityKind::OAuth2(new)) => {
            old.client_credentials.is_none() || old.client_credentials == new.client_credentials
        }
        (old, new) => old == new,
    };
    match is_same {
        true => Verdict::Works,
        false if old.kind.is_bearer() && new.kind.is_bearer() => {
            Verdict::only_if(format!("the server accepts the tokens of the scheme `{}`", old.name))
        }
        false => Verdict::breaks(format!("the server requires {}, which old clients do not send", noun(new))),
    }
}

fn scopes(old: &[String], new: &[String]) -> Verdict {
    match new.iter().find(|scope| !old.contains(scope)) {
        Some(scope) => Verdict::only_if(format!("the credential has the scope `{scope}`")),
        None => Verdict::Works,
    }
}

fn noun(scheme: &SecurityScheme) -> String {
    match &scheme.kind {
        SecurityKind::Bearer | SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect(_) => {
            format!("a token of the scheme `{}`", scheme.name)
        }
        SecurityKind::Basic => "a user and password".to_owned(),
        SecurityKind::Http(name) => format!("a credential of the HTTP scheme `{name}`"),
        SecurityKind::HeaderKey(name) => format!("a key in the header `{name}`"),
        SecurityKind::QueryKey(name) => format!("a key in the query parameter `{name}`"),
        SecurityKind::CookieKey(name) => format!("a key in the cookie `{name}`"),
        SecurityKind::MutualTls => "a client certificate".to_owned(),
    }
}

fn described(api: &Api, carried: &[Requirement]) -> String {
    if carried.is_empty() {
        return "calls without credentials".to_owned();
    }
    let nouns = carried.iter().map(|requirement| noun(&api.security_schemes[requirement.scheme]));
    nouns.collect::<Vec<_>>().join(" and ")
}
