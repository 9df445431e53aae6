//! What an operation can be called: its method, and the words that its types begin with.
//!
//! Both are lists from the shortest name to the longest. They depend on the operation only: its id, its
//! sub-client, its path and its method. The first that no other operation wants is taken, and if several want
//! one, all of them take a longer one.

use super::framework;
use crate::ir::keywords::is_raw_keyword;
use crate::lower::names::long::{self, LONG};
use crate::lower::names::runs;
use crate::lower::words;

/// The longest word that is added to the words of an operation.
const LONGEST_ENDING: usize = "Response".len();

/// What is commonly done to a thing.
#[rustfmt::skip]
const VERBS: [&str; 40] = [
    "add", "archive", "attach", "cancel", "check", "copy", "count", "create", "delete", "destroy", "detach",
    "disable", "download", "edit", "enable", "exists", "export", "fetch", "find", "get", "import", "link", "list",
    "patch", "post", "put", "read", "remove", "retrieve", "search", "send", "set", "show", "start", "stop",
    "unlink", "update", "upload", "view", "write",
];

/// An operation as its names depend on it.
pub(super) struct Source<'a> {
    /// The id, or what was made up.
    pub(super) id: &'a str,
    /// What is shorter than the id and says the same, if the document gives no id.
    pub(super) short: Option<&'a str>,
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    /// The tag, and the accessor of its sub-client.
    pub(super) clients: Vec<&'a str>,
}

/// The names that an operation can have.
#[derive(Debug, Default)]
pub(super) struct Ladder {
    /// The method.
    pub(super) methods: Vec<String>,
    /// The words of its types, in camel case.
    pub(super) types: Vec<String>,
}

/// The names that an operation can have, the best first.
pub(super) fn ladder(source: &Source<'_>) -> Ladder {
    let is_tagged = !source.clients.is_empty();
    let clients: Vec<Vec<String>> = source.clients.iter().map(|client| words_of_client(client)).collect();
    let full = words::parts(source.id);
    let plain = match source.short {
        Some(short) => words::parts(short),
        None => words::parts(&framework::removed(source.id, source.method, source.path, is_tagged)),
    };
    let short = without_client(&plain, &clients, source);
    let said = clients.concat();
    let verb = source.method.to_ascii_lowercase();
    // Methods of the client itself stand beside its sub-clients.
    let with_verb =
        if is_tagged || plain.first() == Some(&verb) { full.clone() } else { [&[verb][..], &plain].concat() };

    let owned = match runs_at_start(&plain, &clients) {
        Some(length) if short.len() < plain.len() => [&plain[..length], &short].concat(),
        _ if plain.len() == 1 && plain != full => with_client(&plain, &clients),
        _ => plain.clone(),
    };
    let limit = LONG - LONGEST_ENDING;
    let fits = |words: &[String]| words.iter().map(String::len).sum::<usize>() <= limit;
    let brief = long::shortened(&owned, &[], 0, limit);
    let briefest = long::shortened(&short, &said, 0, limit);
    let brief = if fits(&brief) || !fits(&briefest) { brief } else { briefest };
    let types = [brief, owned.clone(), with_client(&owned, &clients), full.clone(), with_verb.clone()];
    let methods = [long::shortened(&short, &said, 1, LONG), short, plain, full, with_verb];
    Ladder {
        methods: spelled(&methods, |name| words::value_name(&name.join("_"))),
        types: spelled(&types, |name| words::type_name(&name.join(" "))),
    }
}

/// The words of a client without the one that a framework appends to the name of a class.
fn words_of_client(client: &str) -> Vec<String> {
    let mut all = words::parts(client);
    if all.len() > 1 && all.last().is_some_and(|last| last == "controller") {
        all.pop();
    }
    all
}

fn runs_at_start(plain: &[String], clients: &[Vec<String>]) -> Option<usize> {
    clients.iter().find_map(|client| runs::leading(plain, client)).filter(|length| *length < plain.len())
}

/// The words without those of the client at the start, or within if there are several, as long as what
/// remains is a name.
fn without_client(plain: &[String], clients: &[Vec<String>], source: &Source<'_>) -> Vec<String> {
    let mut rest = plain;
    let is_repeated = |length: &usize| {
        let (said, rest) = plain.split_at(*length);
        let is_exact = clients.iter().any(|client| client.concat() == said.concat());
        is_clear(rest) && (is_exact || is_about_one(rest, source.path))
    };
    if let Some(length) = runs_at_start(rest, clients).filter(is_repeated) {
        let said = &rest[..length];
        rest = &rest[length..];
        // Once more, if it is said twice. A circuit type in `circuits` is something else.
        while rest.starts_with(said) && is_clear(&rest[length..]) {
            rest = &rest[length..];
        }
    }
    if source.short.is_some() {
        return rest.to_vec();
    }
    let mut several = clients.iter().filter(|client| client.len() > 1);
    match several.find_map(|client| runs::inner(rest, client)) {
        Some((start, end)) => [&rest[..start], &rest[end..]].concat(),
        None => rest.to_vec(),
    }
}

/// Whether the words after a client's name in the singular are what is done to one of its things, or a part
/// of it: `disk_delete` in `disks`, but not `invite_user` in `invites`, where the first word is a verb.
fn is_about_one(rest: &[String], path: &str) -> bool {
    let segments: Vec<String> = path.split('/').map(|segment| words::parts(segment).concat()).collect();
    let is_part = (1..=rest.len()).any(|length| segments.contains(&rest[..length].concat()));
    is_part || rest.iter().any(|word| VERBS.contains(&word.as_str()))
}

/// Whether words can stand alone as the name of a method.
fn is_clear(words: &[String]) -> bool {
    let Some(first) = words.first() else { return false };
    let is_keyword = words.len() == 1 && is_raw_keyword(first);
    !is_keyword && !runs::is_link(first) && !first.starts_with(|c: char| c.is_ascii_digit())
}

/// The words with those of the client in front, unless they are there.
fn with_client(words: &[String], clients: &[Vec<String>]) -> Vec<String> {
    match clients.first() {
        Some(client) if runs::leading(words, client).is_none() => [client, words].concat(),
        _ => words.to_vec(),
    }
}

fn spelled(names: &[Vec<String>], spell: impl Fn(&Vec<String>) -> String) -> Vec<String> {
    let mut all: Vec<String> = names.iter().map(spell).collect();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::{Source, ladder};

    fn names(id: &str, tag: Option<&str>) -> (String, String) {
        let clients = tag.into_iter().collect();
        let source = Source { id, short: None, method: "GET", path: "/items/", clients };
        let ladder = ladder(&source);
        (ladder.methods[0].clone(), ladder.types[0].clone())
    }

    #[test]
    fn what_the_client_says_is_not_said_again() {
        for (id, tag, method, types) in [
            ("users_get", Some("users"), "get", "UsersGet"),
            (
                "circuits_circuit_types_list",
                Some("circuits"),
                "circuit_types_list",
                "CircuitsCircuitTypesList",
            ),
            (
                "app.bsky.actor.getPreferences",
                Some("app.bsky.actor"),
                "get_preferences",
                "AppBskyActorGetPreferences",
            ),
            ("KV_Put", Some("KV"), "put", "KvPut"),
            ("ClientsController_link", Some("clients"), "link", "ClientsLink"),
            ("AgentsController_link", Some("clients"), "agents_link", "AgentsLink"),
            ("accountCreate", Some("account"), "create", "AccountCreate"),
            ("issues/create", Some("issues"), "create", "IssuesCreate"),
            ("copilot/copilot-for-users", Some("copilot"), "copilot_for_users", "CopilotCopilotForUsers"),
            ("copilot/copilot-usage", Some("copilot"), "usage", "CopilotUsage"),
            ("listCoreV1NamespacedPod", Some("core_v1"), "list_namespaced_pod", "ListCoreV1NamespacedPod"),
            ("createChatCompletion", Some("Chat"), "create_chat_completion", "CreateChatCompletion"),
            ("get_comments", Some("Comments"), "get_comments", "GetComments"),
            ("list_items_items__get", Some("items"), "list_items", "ListItems"),
            ("list_items_items__get", None, "list_items", "ListItems"),
            ("list_items__get", Some("items"), "list", "ItemsList"),
            ("disk_delete", Some("disks"), "delete", "DiskDelete"),
            ("disk_items", Some("disks"), "items", "DiskItems"),
            ("invite_user", Some("invites"), "invite_user", "InviteUser"),
            ("users_move", Some("users"), "users_move", "UsersMove"),
            (
                "codespaces/list-devcontainers-in-repository-for-authenticated-user",
                Some("codespaces"),
                "list_devcontainers_in_repository_for_authenticated_user",
                "ListDevcontainersInRepositoryForAuthenticatedUser",
            ),
            ("messages_post", None, "messages_post", "MessagesPost"),
        ] {
            assert_eq!(names(id, tag), (method.to_owned(), types.to_owned()), "{id}");
        }
    }
}
