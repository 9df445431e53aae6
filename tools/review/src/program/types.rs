//! Types of rustdoc's JSON as Rust text.
//!
//! In: a type as rustdoc describes it. Out: how a user of the bindings writes it, and which items it names;
//! `None` for what a user has no name for, such as the hidden parts of the runtime.

use std::collections::BTreeSet;

use rustdoc_types::{Crate, GenericArg, GenericArgs, Path, Type};

/// Writes the types of one module of bindings, which users import as `api`.
pub(super) struct Writer<'a> {
    pub(super) krate: &'a Crate,
    /// What `Self` stands for.
    pub(super) this: String,
    /// The items of the bindings that were named.
    pub(super) named: BTreeSet<String>,
}

impl Writer<'_> {
    /// A type in full.
    pub(super) fn ty(&mut self, ty: &Type) -> Option<String> {
        Some(match ty {
            Type::ResolvedPath(path) => self.path(path)?,
            Type::Generic(name) if name == "Self" => self.this.clone(),
            Type::Primitive(name) if name == "never" => "!".to_owned(),
            Type::Primitive(name) => name.clone(),
            Type::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|item| self.ty(item)).collect::<Option<_>>()?;
                format!("({}{})", items.join(", "), if items.len() == 1 { "," } else { "" })
            }
            Type::Slice(item) => format!("[{}]", self.ty(item)?),
            Type::Array { type_, len } => format!("[{}; {len}]", self.ty(type_)?),
            Type::BorrowedRef { is_mutable, type_, lifetime } => {
                let lifetime = lifetime.as_deref().filter(|name| *name == "'static").unwrap_or("");
                let mutable = if *is_mutable { "mut " } else { "" };
                format!("&{lifetime} {mutable}{}", self.ty(type_)?)
            }
            Type::Generic(_)
            | Type::DynTrait(_)
            | Type::FunctionPointer(_)
            | Type::Pat { .. }
            | Type::ImplTrait(_)
            | Type::Infer
            | Type::RawPointer { .. }
            | Type::QualifiedPath { .. } => return None,
        })
    }

    /// The path of a type or trait, with its arguments.
    pub(super) fn path(&mut self, path: &Path) -> Option<String> {
        let name = self.name(path)?;
        let Some(GenericArgs::AngleBracketed { args, constraints }) = path.args.as_deref() else {
            return Some(name);
        };
        if !constraints.is_empty() {
            return None;
        }
        let mut written = Vec::new();
        for arg in args {
            match arg {
                // In a bound a lifetime cannot be left out; any will do.
                GenericArg::Type(Type::BorrowedRef { is_mutable: false, type_, .. }) => {
                    written.push(format!("&'static {}", self.ty(type_)?));
                }
                GenericArg::Type(ty) => written.push(self.ty(ty)?),
                GenericArg::Lifetime(_) => {}
                GenericArg::Const(constant) => written.push(constant.expr.clone()),
                GenericArg::Infer => written.push("_".to_owned()),
            }
        }
        Some(if written.is_empty() { name } else { format!("{name}<{}>", written.join(", ")) })
    }

    fn name(&mut self, path: &Path) -> Option<String> {
        let written = path.path.trim_start_matches("::");
        if let Some(rest) = written.strip_prefix("runtime::").or_else(|| written.strip_prefix("$crate::")) {
            return (!rest.starts_with("emitted")).then(|| format!("api::runtime::{rest}"));
        }
        let summary = self.krate.paths.get(&path.id)?;
        let steps: Vec<&str> = summary.path.iter().map(String::as_str).collect();
        match steps.as_slice() {
            // The crate and the module of the document.
            [_, _, rest @ ..] if summary.crate_id == 0 => {
                let name = rest.join("::");
                self.named.insert(name.clone());
                Some(format!("api::{name}"))
            }
            ["core" | "alloc" | "std", "collections", .., name] => Some(format!("std::collections::{name}")),
            ["core" | "alloc" | "std", module, "traits", name] => Some(format!("std::{module}::{name}")),
            ["core" | "alloc" | "std", rest @ ..] => Some(format!("std::{}", rest.join("::"))),
            ["serde" | "serde_core", "ser", .., "Serialize"] => Some("serde::Serialize".to_owned()),
            ["serde" | "serde_core", "de", .., "Deserialize"] => {
                Some("serde::de::DeserializeOwned".to_owned())
            }
            ["openapi_bindgen_runtime", .., name] if !written.starts_with("emitted") => {
                Some(format!("api::runtime::{name}"))
            }
            _ => None,
        }
    }
}
