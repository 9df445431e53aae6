//! Names of servers: an enum if there are several, and a struct for the variables of each server that has
//! some.
//!
//! A server is named after its `name` (3.2) or its description, if that is short, otherwise after its URL.

use super::apart::{NamesApart, Spelling};
use super::namespace::Namespace;
use crate::ir::{DocumentServer, Server, ServerEnum, ServerField, ServerStruct, ServerVariable};
use crate::limits;
use crate::lower::words;

/// The servers with the types of their variables, and the enum to choose one of them.
pub(super) fn mint(servers: Vec<Server>, types: &mut Namespace) -> (Vec<DocumentServer>, Option<ServerEnum>) {
    let is_single = servers.len() < 2;
    let has_variables = servers.iter().any(|server| !server.variables.is_empty());
    if is_single && !has_variables {
        let plain = |server| DocumentServer { server, structure: None };
        return (servers.into_iter().map(plain).collect(), None);
    }
    // Many APIs have a schema called `Server`.
    let preferred = if types.is_free("Server") { "Server" } else { "ApiServer" };
    let name = types.claim(preferred.to_owned());
    let mut namespace = Namespace::default();
    let mut variants = Vec::with_capacity(servers.len());
    let mut named = Vec::with_capacity(servers.len());
    for server in servers {
        let variant = namespace.claim(words::variant_name(&words_of(&server)));
        let structure = (!server.variables.is_empty()).then(|| {
            let preferred = words::type_name(&format!("{variant} Server"));
            let name = if is_single { name.clone() } else { types.claim(preferred) };
            structure(&server, name, types)
        });
        variants.push(variant);
        named.push(DocumentServer { server, structure });
    }
    (named, (!is_single).then_some(ServerEnum { name, variants }))
}

fn structure(server: &Server, name: String, types: &mut Namespace) -> ServerStruct {
    let mut namespace = Namespace::default();
    let field = |variable: &ServerVariable| ServerField {
        name: namespace.claim(words::value_name(&variable.name)),
        enumeration: enumeration(variable, &name, types),
    };
    ServerStruct { fields: server.variables.iter().map(field).collect(), name }
}

/// The enum of a variable whose values are listed. If the default is not among them, there is no enum, since
/// it could not have that default.
fn enumeration(variable: &ServerVariable, structure: &str, types: &mut Namespace) -> Option<ServerEnum> {
    if !variable.values.contains(&variable.default) {
        return None;
    }
    let mut namespace = Namespace::default();
    let apart = NamesApart::new(Spelling::Variant, variable.values.iter().map(String::as_str));
    let variants = variable.values.iter().map(|value| namespace.claim(apart.name(value))).collect();
    let name = types.claim(words::type_name(&format!("{structure} {}", variable.name)));
    Some(ServerEnum { name, variants })
}

/// The words that name a server, without articles and the word "server".
fn words_of(server: &Server) -> String {
    let is_name = |text: &&str| {
        text.split_whitespace().count() <= limits::WORDS_OF_A_NAME
            && !text.contains("://")
            && text.chars().any(|c| c.is_ascii_alphabetic())
    };
    let given = [&server.name, &server.description].into_iter().flatten().map(String::as_str).find(is_name);
    let text = given.unwrap_or_else(|| without_scheme(&server.url));
    let is_filler = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ':']).to_ascii_lowercase();
        matches!(word.as_str(), "server" | "servers" | "the" | "a" | "an" | "our")
    };
    let words: Vec<&str> = text.split_whitespace().filter(|word| !is_filler(word)).collect();
    let name = words.join(" ");
    if name.chars().any(|c| c.is_ascii_alphanumeric()) { name } else { "main".to_owned() }
}

fn without_scheme(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}
