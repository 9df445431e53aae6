//! Who may use whom in the compiler: the table of `docs/architecture.md`.

use super::source::{Crate, Use};

/// A room of `generator/src`: its name, the rooms that it may use, and those restricted packages that it may
/// use.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    packages: &'static [&'static str],
}

const fn room(
    name: &'static str,
    may_use: &'static [&'static str],
    packages: &'static [&'static str],
) -> Room {
    Room { name, may_use, packages }
}

/// Packages that only some stages may use.
const PACKAGES: [&str; 6] = ["openapiv3", "quote", "proc_macro2", "syn", "prettyplease", "heck"];

const TOKENS: &[&str] = &["quote", "proc_macro2"];

/// Every room and what it may use. Everything else is forbidden; those of the front may use every room.
const ROOMS: [Room; 30] = [
    room("limits", &[], &[]),
    room("source", &[], &[]),
    room("openapi", &["limits", "source"], &[]),
    room("diagnostic", &["limits", "source"], &[]),
    room("ir", &[], &[]),
    room("overlay", &["source"], &[]),
    room("config", &["diagnostic", "ir", "limits", "source"], &["syn", "quote", "proc_macro2"]),
    room("load", &["diagnostic", "limits", "openapi", "source"], &[]),
    room("desugar", &["diagnostic", "limits", "openapi", "source"], &[]),
    room("document", &["diagnostic", "limits", "openapi", "source"], &["openapiv3"]),
    room("model", &["document", "limits", "openapi", "source"], &["openapiv3"]),
    room("lower/draft.rs", &["ir", "limits"], &[]),
    room("lower/facts", &["ir", "limits"], &[]),
    room("lower/xml_schema.rs", &["ir"], &[]),
    room("lower/words", &["ir", "limits"], &["heck"]),
    room("lower/config_entries.rs", &["diagnostic", "source"], &[]),
    room(
        "lower/types",
        &["config", "diagnostic", "document", "ir", "limits", "lower/draft.rs", "model", "openapi", "source"],
        &["openapiv3"],
    ),
    room(
        "lower/calls",
        &[
            "config",
            "diagnostic",
            "document",
            "ir",
            "limits",
            "lower/draft.rs",
            "lower/types",
            "lower/xml_schema.rs",
            "model",
            "openapi",
            "source",
        ],
        &["openapiv3"],
    ),
    room(
        "lower/passes",
        &[
            "config",
            "diagnostic",
            "ir",
            "limits",
            "lower/config_entries.rs",
            "lower/draft.rs",
            "lower/names",
            "lower/words",
            "lower/xml_schema.rs",
            "openapi",
            "source",
        ],
        &[],
    ),
    room(
        "lower/names",
        &[
            "config",
            "diagnostic",
            "ir",
            "limits",
            "lower/config_entries.rs",
            "lower/draft.rs",
            "lower/facts",
            "lower/words",
            "source",
        ],
        &[],
    ),
    room("emit", &["ir"], TOKENS),
    room("format", &[], &["quote", "proc_macro2", "syn", "prettyplease"]),
    room("layout", &["diagnostic", "emit", "format", "ir", "source"], TOKENS),
    room("manifest", &["emit", "format", "ir"], TOKENS),
    room("infer", &["diagnostic", "ir", "openapi", "overlay", "pipeline.rs", "source"], &[]),
    room("review", &["config", "diagnostic", "ir", "limits", "openapi", "pipeline.rs", "source"], &[]),
    room(
        "reconcile",
        &["desugar", "diagnostic", "limits", "load", "openapi", "overlay", "pipeline.rs", "source"],
        &[],
    ),
    // The front.
    room("lower/mod.rs", EVERY, &[]),
    room("pipeline.rs", EVERY, &[]),
    room("build.rs", EVERY, &[]),
];

const EVERY: &[&str] = &["*"];

#[test]
fn rooms_use_only_what_they_may() {
    let compiler = Crate::read("generator/src");
    let rooms: Vec<Option<&Room>> = compiler.modules.iter().map(|module| room_of(&module.file)).collect();
    let mut wrong = Vec::new();
    for (module, room) in compiler.modules.iter().zip(&rooms) {
        let Some(room) = room else {
            if module.file != "lib.rs" {
                wrong.push(format!("{}: no room of the table", module.file));
            }
            continue;
        };
        for name in PACKAGES.iter().filter(|name| !room.packages.contains(name)) {
            wrong.extend(module.package_lines(name).map(|line| format!("{}:{line}: {name}", module.file)));
        }
    }
    for Use { from, to, line, path } in compiler.uses().into_iter().chain(method_owners(&compiler)) {
        let (Some(user), Some(used)) = (rooms[from], rooms[to]) else { continue };
        let is_allowed = user.name == used.name || user.may_use == EVERY || user.may_use.contains(&used.name);
        if !is_allowed {
            wrong.push(format!("{}:{line}: {path} ({})", compiler.modules[from].file, used.name));
        }
    }
    for room in &ROOMS {
        let is_there = compiler
            .modules
            .iter()
            .any(|module| room_of(&module.file).is_some_and(|of| of.name == room.name));
        if !is_there {
            wrong.push(format!("{} is gone: correct the table", room.name));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The room with the longest name that contains a file.
fn room_of(file: &str) -> Option<&'static Room> {
    let is_in = |room: &&Room| {
        let rest = file.strip_prefix(room.name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest == ".rs")
    };
    ROOMS.iter().filter(is_in).max_by_key(|room| room.name.len())
}

/// Methods of a type that are defined in another file than the type: a caller that has the type uses that
/// file without naming it.
fn method_owners(compiler: &Crate) -> Vec<Use> {
    let mut found = Vec::new();
    for (to, module) in compiler.modules.iter().enumerate() {
        for (_, line) in &module.code {
            let Some(owner) = owner(line) else { continue };
            let Some(from) = compiler.definition(to, owner).filter(|from| *from != to) else { continue };
            let path = format!("methods of `{owner}` in {}", module.file);
            found.push(Use { from, to, line: 0, path });
        }
    }
    found
}

/// The type of an inherent `impl` block.
fn owner(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("impl")?;
    let rest = match rest.strip_prefix('<') {
        Some(generic) => {
            let mut depth = 1;
            let end = generic.find(|c| {
                depth += i32::from(c == '<') - i32::from(c == '>');
                depth == 0
            })?;
            &generic[end + 1..]
        }
        None => rest,
    };
    if rest.contains(" for ") {
        return None;
    }
    rest.trim_start()
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .next()
        .filter(|name| !name.is_empty())
}

#[test]
fn identifiers_are_spelt_in_one_place() {
    let compiler = Crate::read("generator/src");
    let heck = compiler.modules.iter().filter(|module| module.uses_package("heck"));
    let heck: Vec<&str> = heck.map(|module| module.file.as_str()).collect();
    assert_eq!(heck, ["lower/words/mod.rs"]);
}

#[test]
fn only_names_make_an_api() {
    let compiler = Crate::read("generator/src");
    let api = compiler.modules.iter().position(|module| module.file == "ir/mod.rs");
    let named = ["Api", "Name", "Named"];
    let mut wrong = Vec::new();
    for (index, module) in compiler.modules.iter().enumerate() {
        let may = module.file.starts_with("lower/names/")
            || module.file == "lower/mod.rs"
            || !module.file.starts_with("lower/");
        let has = |name: &&&str| {
            compiler.definition(index, name).is_some_and(|of| compiler.modules[of].file.starts_with("ir/"))
        };
        if !may {
            wrong.extend(named.iter().filter(has).map(|name| format!("{}: ir::{name}", module.file)));
        }
    }
    assert!(api.is_some() && wrong.is_empty(), "\n{}", wrong.join("\n"));
}
