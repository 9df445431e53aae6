//! A program that uses every public item of bindings the way users do.
//!
//! In: rustdoc's JSON of a crate with the bindings of many documents as modules. Out: for a module, the
//! checks: functions that must compile against the bindings they were made from, and against the next ones if
//! these are compatible.

mod arguments;
mod items;
mod types;

use std::collections::BTreeSet;

use rustdoc_types::{Crate, Id, Item, ItemEnum, Visibility};

use crate::subject::{Subject, Subjects};
use types::Writer;

/// One use of the bindings.
#[derive(Debug, Clone)]
pub(crate) struct Check {
    /// What is used: `Pet literal`.
    pub(crate) what: String,
    /// What it is about.
    pub(crate) subjects: BTreeSet<Subject>,
    /// The items of a function: parameters and body, `(v: api::Pet) { … }`.
    pub(crate) code: String,
}

/// The checks of a module of bindings, and what could not be written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Program {
    /// The checks, in the order of the items.
    pub(crate) checks: Vec<Check>,
    /// Public functions and fields that users cannot name or the writer does not know.
    pub(crate) skipped: Vec<String>,
}

/// Writes the program for the module of this name.
pub(crate) fn program(krate: &Crate, module: &str, subjects: &Subjects) -> Program {
    let mut author = Author { krate, subjects, program: Program::default() };
    let root = krate.index.get(&krate.root);
    let found = root.and_then(|root| children(root).iter().find_map(|id| author.item(*id, module)));
    let ids = found.map(children).unwrap_or_default();
    for id in ids {
        if let Some(item) = krate.index.get(id) {
            author.public(item);
        }
    }
    author.program
}

fn children(item: &Item) -> &[Id] {
    match &item.inner {
        ItemEnum::Module(module) => &module.items,
        _ => &[],
    }
}

struct Author<'a> {
    krate: &'a Crate,
    subjects: &'a Subjects,
    program: Program,
}

impl<'a> Author<'a> {
    fn item(&self, id: Id, name: &str) -> Option<&'a Item> {
        self.krate.index.get(&id).filter(|item| item.name.as_deref() == Some(name))
    }

    fn writer(&self, item: &str) -> Writer<'a> {
        Writer { krate: self.krate, this: format!("api::{item}"), named: BTreeSet::new() }
    }

    /// Notes a check of an item whose code names further items.
    fn check(&mut self, what: String, mut subjects: BTreeSet<Subject>, writer: Writer<'_>, code: String) {
        subjects.extend(writer.named.iter().flat_map(|name| self.subjects.item(name)));
        self.program.checks.push(Check { what, subjects, code });
    }

    fn skip(&mut self, what: String) {
        self.program.skipped.push(what);
    }

    fn public(&mut self, item: &Item) {
        if !matches!(item.visibility, Visibility::Public) {
            return;
        }
        let Some(name) = item.name.as_deref() else { return };
        match &item.inner {
            ItemEnum::Struct(structure) => self.structure(name, item, structure),
            ItemEnum::Enum(enumeration) => self.enumeration(name, item, enumeration),
            ItemEnum::TypeAlias(alias) => {
                let mut writer = self.writer(name);
                match writer.ty(&alias.type_) {
                    Some(ty) => {
                        let code = format!("(v: api::{name}) {{ let _: {ty} = v; }}");
                        self.check(format!("type {name}"), self.subjects.item(name), writer, code);
                    }
                    None => self.skip(format!("type {name}")),
                }
            }
            ItemEnum::Static(of) => self.value(name, &of.type_),
            ItemEnum::Constant { type_, .. } => self.value(name, type_),
            ItemEnum::Function(function) => self.function("", name, function),
            _ => {}
        }
    }

    fn value(&mut self, name: &str, ty: &rustdoc_types::Type) {
        let mut writer = self.writer(name);
        if let Some(ty) = writer.ty(ty) {
            let code = format!("() {{ let _: &{ty} = &api::{name}; }}");
            self.check(name.to_owned(), self.subjects.item(name), writer, code);
        }
    }
}
