//! Names of servers: an enum where there are several, and a struct of the variables of each that has some.
//!
//! In: the document's servers. Out: the same with names. A server is named after its `name` (3.2), its
//! description if that is short, else after its URL.

use super::scope::Scope;
use super::words;
use crate::ir::{Api, Server, ServerEnum, ServerVariable};
use crate::limits;

pub(super) fn mint(api: &mut Api, types: &mut Scope) {
    let is_single = api.servers.len() < 2;
    let has_variables = api.servers.iter().any(|server| !server.variables.is_empty());
    if is_single && !has_variables {
        return;
    }
    // `Server` is a schema of many an API.
    let wish = if types.is_free("Server") { "Server" } else { "ApiServer" };
    let choice = types.claim(wish.to_owned());
    let mut variants = Scope::default();
    for server in &mut api.servers {
        let words = words_of(server);
        server.variant = variants.claim(words::variant_name(&words));
        if !server.variables.is_empty() {
            let wish = format!("{} Server", server.variant);
            server.structure = if is_single { choice.clone() } else { types.claim(words::type_name(&wish)) };
        }
        let mut fields = Scope::default();
        for variable in &mut server.variables {
            variable.field = fields.claim(words::value_name(&variable.name));
            variable.enumeration = enumeration(variable, &server.structure, types);
        }
    }
    api.server_choice = (!is_single).then_some(choice);
}

/// The enum of a variable whose values are listed. Without its default among them it could have none.
fn enumeration(variable: &ServerVariable, structure: &str, types: &mut Scope) -> Option<ServerEnum> {
    if !variable.values.contains(&variable.default) {
        return None;
    }
    let mut scope = Scope::default();
    let variants = variable.values.iter().map(|value| scope.claim(words::variant_name(value))).collect();
    let name = types.claim(words::type_name(&format!("{structure} {}", variable.name)));
    Some(ServerEnum { name, variants })
}

/// What a server is called: without the word that all of them are, and without articles.
fn words_of(server: &Server) -> String {
    let is_name = |text: &&str| {
        text.split_whitespace().count() <= limits::WORDS_OF_A_NAME
            && !text.contains("://")
            && text.chars().any(|c| c.is_ascii_alphabetic())
    };
    let told = [&server.name, &server.description].into_iter().flatten().map(String::as_str).find(is_name);
    let text = told.unwrap_or_else(|| place(&server.url));
    let tells_nothing = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ':']).to_ascii_lowercase();
        matches!(word.as_str(), "server" | "servers" | "the" | "a" | "an" | "our")
    };
    let telling: Vec<&str> = text.split_whitespace().filter(|word| !tells_nothing(word)).collect();
    let name = telling.join(" ");
    if name.chars().any(|c| c.is_ascii_alphanumeric()) { name } else { "main".to_owned() }
}

/// A URL without its scheme.
fn place(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, place)| place)
}
