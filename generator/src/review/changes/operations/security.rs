//! What an operation asks of its callers: credentials and scopes.

use std::collections::BTreeSet;

use super::OperationPair;
use crate::ir::{Api, Operation};
use crate::review::change::{Rust, Wire};
use crate::review::changes::findings::Findings;
use crate::review::codes::operations as codes;

/// The alternatives, each as names of schemes. None: no credential is needed.
type Alternatives = BTreeSet<BTreeSet<String>>;

pub(super) fn compare(pair: &OperationPair<'_>, findings: &mut Findings) {
    let comparison = pair.comparison;
    let old = alternatives(comparison.old.api, pair.old, |name| comparison.new_scheme(name));
    let new = alternatives(comparison.new.api, pair.new, |name| name.to_owned());
    let wire = comparison.wire.credentials(pair.old, pair.new);
    if old != new {
        let is_free = |all: &Alternatives| all.iter().any(BTreeSet::is_empty);
        let (code, message) = match (is_free(&old), is_free(&new)) {
            (true, false) => {
                (&codes::SECURITY_ADDED, format!("it asks for a credential now: {}", text(&new)))
            }
            (false, true) if new.len() == 1 => {
                (&codes::SECURITY_REMOVED, "it does not ask for a credential any more".to_owned())
            }
            _ => (&codes::SECURITY_CHANGED, format!("it asks for {} instead of {}", text(&new), text(&old))),
        };
        let rust = Rust::Behaves(match code.id == codes::SECURITY_REMOVED.id {
            true => "no credential is sent".into(),
            false => format!("calls without {} fail before they are sent", text(&new)),
        });
        findings.add(code, pair.at(), message, wire, rust);
        return;
    }
    let (was, is) = (scopes(pair.old), scopes(pair.new));
    if was != is {
        let added: Vec<String> = is.difference(&was).map(|scope| format!("`{scope}`")).collect();
        let wire = match added.is_empty() {
            true => Wire::Works,
            false => Wire::OnlyIf(format!("tokens have the scope {}", added.join(" and "))),
        };
        let list = |scopes: &BTreeSet<String>| match scopes.is_empty() {
            true => "none".to_owned(),
            false => format!("`{}`", scopes.iter().cloned().collect::<Vec<_>>().join("`, `")),
        };
        let message = format!("its scopes: {} → {}", list(&was), list(&is));
        findings.add(&codes::SECURITY_SCOPES, pair.at(), message, wire, Rust::Same);
    }
}

fn alternatives(api: &Api, operation: &Operation, name: impl Fn(&str) -> String) -> Alternatives {
    let schemes = |one: &Vec<crate::ir::Requirement>| {
        one.iter().map(|requirement| name(&api.security_schemes[requirement.scheme].name)).collect()
    };
    let all: Alternatives = operation.security.iter().map(schemes).collect();
    if all.is_empty() { BTreeSet::from([BTreeSet::new()]) } else { all }
}

fn scopes(operation: &Operation) -> BTreeSet<String> {
    operation.security.iter().flatten().flat_map(|requirement| requirement.scopes.clone()).collect()
}

fn text(all: &Alternatives) -> String {
    let one = |schemes: &BTreeSet<String>| match schemes.is_empty() {
        true => "nothing".to_owned(),
        false => schemes.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" with "),
    };
    all.iter().map(one).collect::<Vec<_>>().join(" or ")
}
