//! Servers of the document.

use crate::ir::{DocumentServer, Server, ServerEnum, ServerField, ServerVariable};
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::Comparison;
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::client as codes;
use crate::review::side::plain;

pub(super) fn compare(comparison: &Comparison<'_>, findings: &mut Findings) {
    let (old, new) = (&comparison.old.api.servers, &comparison.new.api.servers);
    let url = |servers: &[DocumentServer]| servers.first().map(|one| one.server.url.clone());
    let at = || At::both(comparison.old.place("/servers"), comparison.new.place("/servers"));
    let (was, is) = (url(old), url(new));
    if was != is {
        let text =
            |url: &Option<String>| url.as_ref().map_or_else(|| "none".to_owned(), |url| format!("`{url}`"));
        let servers =
            |all: &[DocumentServer]| all.iter().map(|one| one.server.clone()).collect::<Vec<Server>>();
        let rust = match is {
            Some(_) => Rust::Behaves(format!("calls go to {} unless the caller sets a server", text(&is))),
            None => Rust::Behaves("`build` fails unless the caller sets a server".into()),
        };
        findings.add(
            &codes::SERVER_CHANGED,
            at(),
            format!("the default server: {} → {}", text(&was), text(&is)),
            comparison.wire.servers(&servers(old), &servers(new)),
            rust,
        );
    }
    // The first server is compared with the first one; the others are told apart by their URLs.
    let partner = |one: &DocumentServer, index: usize, all: &[DocumentServer]| -> Option<usize> {
        let same = all.iter().position(|other| other.server.url == one.server.url);
        same.or((index == 0 && !all.is_empty()).then_some(0))
    };
    for (index, server) in old.iter().enumerate().skip(1) {
        if partner(server, index, new).is_none() {
            let rust = match comparison.old.api.server_choice {
                Some(_) => rust_breaks("its variant in the enum of servers is gone"),
                None => Rust::Behaves("it cannot be chosen any more".into()),
            };
            let message = format!("the server `{}` is gone", server.server.url);
            let wire = Wire::OnlyIf(format!("`{}` answers still, or no caller chose it", server.server.url));
            findings.add(&codes::SERVER_REMOVED, at(), message, wire, rust);
        }
    }
    for (index, server) in new.iter().enumerate() {
        match partner(server, index, old) {
            Some(was) => both(comparison, findings, &old[was], server),
            None if index == 0 => {}
            None => {
                let rust = match comparison.old.api.server_choice {
                    Some(_) => rust_breaks("a match on the enum of servers must name the new variant"),
                    None => Rust::Adds,
                };
                let message = format!("new server `{}`", server.server.url);
                findings.add(&codes::SERVER_ADDED, at(), message, Wire::Works, rust);
            }
        }
    }
    let (old, new) = (&comparison.old.api.server_choice, &comparison.new.api.server_choice);
    types(findings, at(), old.as_ref(), new.as_ref());
}

/// The enum of servers, and the names of its variants.
fn types(findings: &mut Findings, at: At, old: Option<&ServerEnum>, new: Option<&ServerEnum>) {
    let (message, rust) = match (old, new) {
        (None, Some(new)) => {
            let name = plain(&new.name);
            (format!("the servers are the enum `{name}` now"), Rust::Adds)
        }
        (Some(old), None) => {
            let name = plain(&old.name);
            (
                format!("there is no enum of servers any more: `{name}` is gone"),
                rust_breaks(format!("`{name}` is gone")),
            )
        }
        (Some(old), Some(new)) => {
            let gone: Vec<&str> =
                old.variants.iter().filter(|one| !new.variants.contains(one)).map(|one| plain(one)).collect();
            let is_renamed = old.variants.len() == new.variants.len() && !gone.is_empty();
            if old.name == new.name && !is_renamed {
                return;
            }
            let message = "the enum of servers has other names".to_owned();
            (message, rust_breaks("the enum of servers, or its variants, have other names"))
        }
        (None, None) => return,
    };
    findings.add(&codes::SERVER_TYPES_CHANGED, at, message, Wire::Works, rust);
}

fn both(comparison: &Comparison<'_>, findings: &mut Findings, old: &DocumentServer, new: &DocumentServer) {
    let at = || At::both(comparison.old.place("/servers"), comparison.new.place("/servers"));
    let Server { url, name, description, variables } = &new.server;
    let was = &old.server;
    let is_gone = |one: &&ServerVariable| !variables.iter().any(|is| is.name == one.name);
    for variable in was.variables.iter().filter(is_gone) {
        let (name, rust) = (&variable.name, rust_breaks("a field of the struct of the server is gone"));
        let message = format!("the variable `{name}` of `{url}` is gone");
        findings.add(&codes::SERVER_VARIABLE_REMOVED, at(), message, Wire::Works, rust);
    }
    for variable in variables {
        let Some(before) = was.variables.iter().find(|one| one.name == variable.name) else {
            let rust = match old.structure {
                Some(_) => rust_breaks("a literal of the struct of the server must name the new field"),
                None => Rust::Adds,
            };
            let message = format!("new variable `{}` of `{url}`", variable.name);
            findings.add(&codes::SERVER_VARIABLE_ADDED, at(), message, Wire::Works, rust);
            continue;
        };
        changed(findings, at(), before, variable, (field(old, &before.name), field(new, &variable.name)));
    }
    if let (Some(was), Some(is)) = (&old.structure, &new.structure) {
        if was.name != is.name {
            let (was, is) = (plain(&was.name), plain(&is.name));
            let rust = rust_breaks(format!("`{was}` is called `{is}` now"));
            let message = format!("the struct of a server is called `{is}` instead of `{was}`");
            findings.add(&codes::SERVER_TYPES_CHANGED, at(), message, Wire::Works, rust);
        }
    }
    let texts = |one: &Server| -> Vec<Option<String>> {
        one.variables.iter().map(|one| one.description.clone()).collect()
    };
    if was.name != *name || was.description != *description || texts(was) != texts(&new.server) {
        let message = format!("the description of the server `{url}` changed");
        findings.add(&codes::SERVER_DOCS, at(), message, Wire::Works, Rust::Same);
    }
}

fn field<'a>(server: &'a DocumentServer, variable: &str) -> Option<&'a ServerField> {
    let index = server.server.variables.iter().position(|one| one.name == variable)?;
    server.structure.as_ref()?.fields.get(index)
}

fn changed(
    findings: &mut Findings,
    at: At,
    old: &ServerVariable,
    new: &ServerVariable,
    fields: (Option<&ServerField>, Option<&ServerField>),
) {
    let ServerVariable { name, default, values, description: _ } = new;
    if old.default != *default {
        let message =
            format!("the default of the variable `{name}` is `{default}` instead of `{}`", old.default);
        let wire = Wire::OnlyIf(format!("the server answers with `{}` as `{name}`, too", old.default));
        let rust = Rust::Behaves(format!("`{name}` is `{default}` unless the caller sets it"));
        findings.add(&codes::SERVER_VARIABLE_CHANGED, at.clone(), message, wire, rust);
    }
    if old.values != *values {
        let gone: Vec<String> =
            old.values.iter().filter(|one| !values.contains(one)).map(|one| format!("`{one}`")).collect();
        let wire = match gone.is_empty() || values.is_empty() {
            true => Wire::Works,
            false => Wire::OnlyIf(format!("no caller sets `{name}` to {}", gone.join(" or "))),
        };
        let message = format!("the values of the variable `{name}` are others");
        let rust = rust_breaks("the enum of the values is another");
        findings.add(&codes::SERVER_VARIABLE_CHANGED, at, message, wire, rust);
    } else if fields.0 != fields.1 && fields.0.is_some() {
        let message = format!("the field of the variable `{name}` has another name or type");
        let rust = rust_breaks("the field of a server has another name or type");
        findings.add(&codes::SERVER_VARIABLE_CHANGED, at, message, Wire::Works, rust);
    }
}
