//! Servers: clients call the first one unless the caller chooses another.

use super::Verdict;
use crate::ir::Server;

/// Whether clients still reach a server. Names and descriptions do not matter.
pub(super) fn answer(old: &[Server], new: &[Server]) -> Verdict {
    let Some(first) = old.first() else { return Verdict::Works };
    let is_kept = |server: &Server| new.iter().any(|other| url(other) == url(server));
    if !is_kept(first) {
        return Verdict::only_if(format!("the server at `{}` still answers", url(first)));
    }
    match old.iter().find(|server| !is_kept(server)) {
        Some(server) => Verdict::only_if(format!("no caller chooses the server at `{}`", url(server))),
        None => variables(old, new),
    }
}

/// Servers of an operation, which replace those of the document.
pub(super) fn of_operations(old: &[Server], new: &[Server]) -> Verdict {
    match (old.first(), new.first()) {
        (None, Some(server)) => {
            Verdict::only_if(format!("the operation still answers elsewhere than at `{}`", url(server)))
        }
        _ => answer(old, new),
    }
}

/// The URL with the defaults of its variables.
fn url(server: &Server) -> String {
    server.variables.iter().fold(server.url.clone(), |url, variable| {
        url.replace(&format!("{{{}}}", variable.name), &variable.default)
    })
}

/// The values that callers can choose.
fn variables(old: &[Server], new: &[Server]) -> Verdict {
    for server in old {
        let Some(other) = new.iter().find(|other| url(other) == url(server)) else { continue };
        for variable in &server.variables {
            let Some(now) = other.variables.iter().find(|now| now.name == variable.name) else {
                return Verdict::only_if(format!("no caller sets the variable `{}`", variable.name));
            };
            let is_kept = now.values.is_empty()
                || (!variable.values.is_empty()
                    && variable.values.iter().all(|value| now.values.contains(value)));
            if !is_kept {
                return Verdict::only_if(format!(
                    "no caller sets the variable `{}` to a value that is gone",
                    variable.name
                ));
            }
        }
    }
    Verdict::Works
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::answer;
    use crate::ir::Server;
    use crate::review::Wire;

    fn server(url: &str) -> Server {
        Server { url: url.to_owned(), ..Server::default() }
    }

    #[test]
    fn the_first_server_must_stay() {
        let (one, two) = (server("https://one.example"), server("https://two.example"));
        let wire = |old: &[Server], new: &[Server]| Wire::from(answer(old, new));
        assert_eq!(wire(slice::from_ref(&one), &[two.clone(), one.clone()]), Wire::Works);
        assert_eq!(
            wire(slice::from_ref(&one), slice::from_ref(&two)),
            Wire::OnlyIf("the server at `https://one.example` still answers".into())
        );
        assert_eq!(
            wire(&[one.clone(), two], &[one]),
            Wire::OnlyIf("no caller chooses the server at `https://two.example`".into())
        );
    }
}
