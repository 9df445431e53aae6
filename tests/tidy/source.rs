//! The source text of the compiler as modules: what each defines and uses, and where.
//!
//! This is not a Rust parser. It relies on the format of rustfmt: items begin in the first column, and a
//! `use` ends with its semicolon.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::files;

/// One file.
pub(super) struct Module {
    /// Its path below the folder, such as `lower/names/mod.rs`.
    pub(super) file: String,
    /// Its name as a path: `["lower", "names"]`.
    pub(super) path: Vec<String>,
    /// Its lines without comments, strings and tests, each with its number.
    pub(super) code: Vec<(usize, String)>,
    /// The items that it defines.
    items: BTreeSet<String>,
    /// What it imports.
    imports: Vec<Import>,
}

/// One name of a `use`.
struct Import {
    line: usize,
    path: Vec<String>,
    /// Its local name; `*` for a glob.
    name: String,
    /// Whether it is re-exported.
    is_public: bool,
}

impl Module {
    /// Whether it imports from a package, or names it in a path.
    pub(super) fn uses_package(&self, name: &str) -> bool {
        self.package_lines(name).next().is_some()
    }

    /// The lines that use a package.
    pub(super) fn package_lines<'a>(&'a self, name: &'a str) -> impl Iterator<Item = usize> + 'a {
        let imports =
            self.imports.iter().filter(move |import| import.path.first().is_some_and(|head| head == name));
        let code = self.code.iter().filter(move |(_, line)| names_package(line, name));
        imports.map(|import| import.line).chain(code.map(|(number, _)| *number))
    }
}

/// Whether a line of code names a package: `check::` is not `heck::`.
fn names_package(line: &str, package: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(package).any(|(at, _)| {
        let (before, rest) = (&line[..at], &line[at + package.len()..]);
        rest.starts_with("::") && !before.ends_with(is_word) && !before.ends_with("::")
    })
}

/// A place where one file uses another.
pub(super) struct Use {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) line: usize,
    pub(super) path: String,
}

/// All files of a crate.
pub(super) struct Crate {
    pub(super) modules: Vec<Module>,
    by_path: BTreeMap<Vec<String>, usize>,
}

const ITEMS: [&str; 9] =
    ["struct", "enum", "fn", "trait", "type", "const", "static", "union", "macro_rules!"];

impl Crate {
    /// Reads the files of a folder, without tests.
    pub(super) fn read(folder: &str) -> Self {
        let root = files::root().join(folder);
        let texts = files::sources(folder);
        let modules: Vec<Module> = texts
            .iter()
            .map(|(file, text)| module(file.strip_prefix(&root).expect("a file of the folder"), text))
            .filter(|module| !module.path.iter().any(|part| part == "tests" || part == "test_support"))
            .collect();
        let by_path =
            modules.iter().enumerate().map(|(index, module)| (module.path.clone(), index)).collect();
        Self { modules, by_path }
    }

    /// Every use of another file, by an import or by a path in the code.
    pub(super) fn uses(&self) -> Vec<Use> {
        let mut found = Vec::new();
        for (from, module) in self.modules.iter().enumerate() {
            let imports = module.imports.iter().map(|import| (import.line, import.path.clone()));
            let inline = module
                .code
                .iter()
                .flat_map(|(number, line)| self.paths(module, line).into_iter().map(|path| (*number, path)));
            for (line, path) in imports.chain(inline) {
                if let Some(to) = self.resolve(&module.path, &path, 0).filter(|to| *to != from) {
                    found.push(Use { from, to, line, path: path.join("::") });
                }
            }
        }
        found
    }

    /// The file that defines a type that is named in `module`.
    pub(super) fn definition(&self, module: usize, name: &str) -> Option<usize> {
        let module = &self.modules[module];
        self.item(self.by_path[&module.path], name, 0)
    }

    /// The paths in a line of code that start at the crate, the parent or a child module.
    fn paths(&self, module: &Module, line: &str) -> Vec<Vec<String>> {
        let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        // `pub(in crate::lower)` uses nothing.
        let words = without_visibility(line.trim_start())
            .split(|c: char| !is_path(c))
            .filter(|word| word.contains("::"));
        let segments = words.map(|word| word.split("::").map(str::to_owned).collect::<Vec<_>>());
        let is_local = |head: &String| {
            let child = [module.path.as_slice(), std::slice::from_ref(head)].concat();
            ["crate", "super", "self"].contains(&head.as_str()) || self.by_path.contains_key(&child)
        };
        segments.filter(|path| is_local(&path[0])).collect()
    }

    /// The file that a path from `base` leads to: the one that defines the item, following re-exports.
    fn resolve(&self, base: &[String], path: &[String], depth: usize) -> Option<usize> {
        let mut at = base.to_vec();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => (at, rest) = (Vec::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {}
            head => {
                let child = [base, &[head.to_owned()]].concat();
                self.by_path.get(&child)?;
            }
        }
        while rest.first().is_some_and(|part| part == "super") {
            at.pop()?;
            rest = &rest[1..];
        }
        for part in rest {
            at.push(part.clone());
            if !self.by_path.contains_key(&at) {
                at.pop();
                let module = *self.by_path.get(&at)?;
                // A name that the crate root does not have belongs to a path in emitted code.
                return self.item(module, part, depth + 1).or((!at.is_empty()).then_some(module));
            }
        }
        self.by_path.get(&at).copied()
    }

    /// The file that defines an item of `module`, either its own or imported.
    fn item(&self, module: usize, name: &str, depth: usize) -> Option<usize> {
        let Module { path, items, imports, .. } = &self.modules[module];
        if items.contains(name) {
            return Some(module);
        }
        if depth > 8 {
            return None;
        }
        if let Some(import) = imports.iter().find(|import| import.name == name) {
            return self.resolve(path, &import.path, depth + 1);
        }
        let globs = imports.iter().filter(|import| import.name == "*");
        let targets = globs.filter_map(|glob| self.resolve(path, &glob.path, depth + 1));
        let mut others = targets.filter(|target| *target != module);
        others.find_map(|target| self.has(target, name).then(|| self.item(target, name, depth + 1)).flatten())
    }

    /// Whether a module exports an item of this name, as far as can be determined without following globs of
    /// other modules.
    fn has(&self, module: usize, name: &str) -> bool {
        let Module { path, items, imports, .. } = &self.modules[module];
        let public = || imports.iter().filter(|import| import.is_public);
        let below = || public().filter(|import| import.name == "*");
        items.contains(name)
            || public().any(|import| import.name == name)
            || below().any(|glob| {
                let child = [path.as_slice(), glob.path.as_slice()].concat();
                self.by_path.get(&child).is_some_and(|child| self.has(*child, name))
            })
    }
}

fn module(file: &Path, text: &str) -> Module {
    let file = file.to_string_lossy().into_owned();
    let path: Vec<String> = file
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| !["mod", "lib", "main"].contains(part))
        .map(str::to_owned)
        .collect();
    let lines = files::code(text);
    let (mut code, mut imports, mut items) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut open: Option<(usize, bool, String)> = None;
    for (number, line) in lines {
        let is_public = line.trim_start().starts_with("pub");
        let begun = open.take().or_else(|| import_of(&line).map(|text| (number, is_public, text)));
        match begun {
            Some((first, is_public, text)) => {
                let text = if first == number { text } else { format!("{text} {}", line.trim()) };
                match text.split_once(';') {
                    Some((tree, _)) => imports.extend(names(tree).into_iter().map(|(path, name)| Import {
                        line: first,
                        path,
                        name,
                        is_public,
                    })),
                    None => open = Some((first, is_public, text)),
                }
            }
            None => {
                items.extend(item_of(&line));
                code.push((number, line));
            }
        }
    }
    Module { file, path, code, items, imports }
}

/// A line without `pub`, `pub(crate)` and the like.
fn without_visibility(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("pub") else { return line };
    match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, rest)) => rest.trim_start(),
        None => rest.strip_prefix(' ').unwrap_or(line),
    }
}

fn import_of(line: &str) -> Option<String> {
    without_visibility(line.trim_start()).strip_prefix("use ").map(str::to_owned)
}

fn item_of(line: &str) -> Option<String> {
    let mut words = without_visibility(line).split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '!'));
    let mut word = words.next()?;
    while ["unsafe", "async"].contains(&word) {
        word = words.next()?;
    }
    if word == "const" {
        let name = words.next()?;
        return Some(if name == "fn" { words.next()? } else { name }.to_owned());
    }
    ITEMS.contains(&word).then(|| words.next().map(str::to_owned)).flatten()
}

/// The paths of a tree such as `a::{b, c::{self, d as e}}`, and the local name of each.
fn names(tree: &str) -> Vec<(Vec<String>, String)> {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        let (path, name) = match tree.split_once(" as ") {
            Some((path, name)) => (path, Some(name.trim().to_owned())),
            None => (tree, None),
        };
        let mut path: Vec<String> = path.split("::").map(|part| part.trim().to_owned()).collect();
        let last = path.last().cloned().unwrap_or_default();
        if last == "self" || last == "*" {
            path.pop();
        }
        let name = name
            .unwrap_or_else(|| if last == "self" { path.last().cloned().unwrap_or_default() } else { last });
        return vec![(path, name)];
    };
    let head: Vec<String> =
        head.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    let inner = rest.trim_end().strip_suffix('}').unwrap_or(rest);
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in inner.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("one part at least").push(c);
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    let below = parts.flat_map(|part| names(part));
    below
        .map(|(path, name)| {
            let name = if path.is_empty() && name.is_empty() {
                head.last().cloned().unwrap_or_default()
            } else {
                name
            };
            ([head.clone(), path].concat(), name)
        })
        .collect()
}
